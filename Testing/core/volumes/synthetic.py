"""Small synthetic images with every kind of geometry."""

import numpy as np
import SimpleITK as sitk


def rotation(degrees, axis):
    """Right-handed rotation about a unit axis, [3, 3]."""
    angle, (x, y, z) = np.radians(degrees), np.array(axis) / np.linalg.norm(axis)
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * skew + (1 - np.cos(angle)) * skew @ skew


def sheared(direction, slope=0.2):
    """Tilt the third axis towards the second, as a CT gantry does."""
    tilted = np.array(direction, dtype=float)
    tilted[:, 2] += slope * tilted[:, 1]
    return tilted / np.linalg.norm(tilted, axis=0)


def image_of(array, direction=None, spacing=(0.7, 0.9, 3.0), origin=(-12.3, 45.6, 7.8)):
    image = sitk.GetImageFromArray(np.ascontiguousarray(array))
    image.SetSpacing(spacing)
    image.SetOrigin(origin)
    image.SetDirection(np.eye(3).ravel().tolist() if direction is None else np.ravel(direction).tolist())
    return image


def noise(shape=(5, 6, 7), dtype=np.int16, seed=0):
    return np.random.default_rng(seed).integers(0, 1000, shape).astype(dtype)
