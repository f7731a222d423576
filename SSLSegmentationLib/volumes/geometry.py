"""Where voxels are: anatomical orientation, planes, grids. Every operation here is exact; none interpolates.

SimpleITK's world is LPS: x grows to the patient's Left, y to Posterior, z to Superior, in mm. The numpy array of an
image with size (x, y, z) has the shape [z, y, x].
"""

from __future__ import annotations

import itertools

import numpy as np
import SimpleITK as sitk

from .orientation import PLANES, in_native_order, plane_across, reordering, through_plane_axis

__all__ = [
    "PLANES",
    "from_canonical",
    "grid_difference",
    "in_axes_of",
    "in_plane_spacing",
    "lattice_offset",
    "plane_of",
    "same_grid",
    "to_canonical",
]


def plane_of(image: sitk.Image) -> str:
    """The plane in which the image was acquired: ``"axial"``, ``"coronal"`` or ``"sagittal"``.

    Slices run across the axis of largest spacing, if that exceeds the smallest by more than 20 %; otherwise the image
    counts as isotropic, which is read as axial. An oblique plane has the name of the nearest anatomical one.
    """
    return plane_across(through_plane_axis(image.GetSpacing(), image.GetDirection()), image.GetDirection())


def to_canonical(image: sitk.Image, plane: str | None = None) -> sitk.Image:
    """Reorder axes so that the array is [slice, row, column] as a radiologist sees it. No voxel value or place changes.

    ============ ============= ============ ============
    plane        columns grow  rows grow    slices grow
    ============ ============= ============ ============
    ``axial``    to the left   to the back  to the head
    ``coronal``  to the left   to the feet  to the back
    ``sagittal`` to the back   to the feet  to the left
    ============ ============= ============ ============

    Oblique images take the nearest orientation; oblique and sheared directions are kept as they are.

    Args:
        image: 3-D image.
        plane: one of :data:`PLANES`; ``None`` takes :func:`plane_of`.
    """
    order, flips = reordering(image.GetDirection(), plane or plane_of(image))
    return sitk.Flip(sitk.PermuteAxes(image, order), flips)


def from_canonical(volume: np.ndarray | sitk.Image, reference: sitk.Image, plane: str) -> sitk.Image:
    """Inverse of :func:`to_canonical`, for example for a mask made from its array.

    Args:
        volume: array [slice, row, column] or image in the canonical order of ``reference`` and ``plane``.
        reference: the image in its own order; the result has its size, origin, spacing and direction, bit for bit.
        plane: the plane that :func:`to_canonical` was called with, or that :func:`plane_of` gave.
    """
    array = sitk.GetArrayViewFromImage(volume) if isinstance(volume, sitk.Image) else np.asarray(volume)
    order, _ = reordering(reference.GetDirection(), plane)
    expected = tuple(reference.GetSize()[axis] for axis in reversed(order))
    if array.shape != expected:
        raise ValueError(f"a canonical array of shape {expected} is needed for this reference, not {array.shape}")
    native = sitk.GetImageFromArray(np.ascontiguousarray(in_native_order(array, reference.GetDirection(), plane)))
    native.CopyInformation(reference)
    return native


def in_axes_of(image: sitk.Image, reference: sitk.Image) -> sitk.Image:
    """Reorder the axes of an image so that they run as those of ``reference``. No voxel value or place changes.

    Programs store one and the same grid in several ways: Slicer turns the slices of a left-handed NIfTI round, others
    permute axes. An image whose axes run between those of the reference takes the nearest order.
    """
    agreement = np.linalg.solve(_axes(reference), _axes(image))  # reference axes in rows, image axes in columns
    order = max(
        itertools.permutations(range(3)),
        key=lambda axes: sum(abs(agreement[axis, axes[axis]]) for axis in range(3)),
    )
    flips = [bool(agreement[axis, order[axis]] < 0) for axis in range(3)]
    if order == (0, 1, 2) and not any(flips):
        return image
    return sitk.Flip(sitk.PermuteAxes(image, order), flips)


def in_plane_spacing(canonical: sitk.Image) -> tuple[float, float]:
    """Distance between rows and between columns of a canonical image, in mm: the order of array axes 1 and 2."""
    return canonical.GetSpacing()[1], canonical.GetSpacing()[0]


def same_grid(a: sitk.Image, b: sitk.Image, tolerance: float = 0.05) -> bool:
    """Whether two images have the same size and no voxel is displaced by more than ``tolerance`` voxels.

    The default forgives the single-precision headers of NIfTI and headers rounded to a few digits.
    """
    return grid_difference(a, b, tolerance) is None


def grid_difference(a: sitk.Image, b: sitk.Image, tolerance: float = 0.05) -> str | None:
    """Say in plain words what differs between two grids, or None if :func:`same_grid` holds.

    Example: ``"origin differs by 3.00 mm, spacing is 1 × 1 × 3 mm against 1 × 1 × 4 mm"``.
    """
    if a.GetSize() != b.GetSize():
        return f"size is {_times(a.GetSize())} against {_times(b.GetSize())} voxels"
    limit = tolerance * min(*a.GetSpacing(), *b.GetSpacing())
    corners = _corners(a)
    matrix_a, matrix_b = _matrix(a), _matrix(b)
    shift = np.array(b.GetOrigin()) - np.array(a.GetOrigin())
    apart = np.linalg.norm(corners @ (matrix_b - matrix_a).T + shift, axis=1)
    if apart.max() <= limit:
        return None
    parts = []
    spacing = np.abs(np.subtract(a.GetSpacing(), b.GetSpacing())) * (np.array(a.GetSize()) - 1)
    if spacing.max() > limit:
        parts.append(f"spacing is {_times(a.GetSpacing())} mm against {_times(b.GetSpacing())} mm")
    if np.linalg.norm(shift) > limit:
        parts.append(f"origin differs by {np.linalg.norm(shift):.2f} mm")
    turned = _axes(b) - _axes(a)
    if np.linalg.norm(corners * a.GetSpacing() @ turned.T, axis=1).max() > limit:
        degrees = np.degrees(2 * np.arcsin(min(1.0, np.linalg.norm(turned, axis=0).max() / 2)))
        parts.append(f"axis directions differ by up to {degrees:.2f}°")
    return ", ".join(parts) or f"voxels are displaced by up to {apart.max():.2f} mm"


def lattice_offset(part: sitk.Image, whole: sitk.Image, tolerance: float = 0.05) -> tuple[int, int, int] | None:
    """Index in ``whole`` of the first voxel of ``part`` if both lie on one lattice of voxels, otherwise None.

    The two then have the same spacing and directions, and origins a whole number of voxels apart.
    """
    first = np.array(whole.TransformPhysicalPointToContinuousIndex(part.GetOrigin()))
    offset = np.rint(first)
    steps = np.linalg.solve(_matrix(whole), _matrix(part))  # one step in part, in voxels of whole
    drift = _corners(part) @ (steps - np.eye(3)).T + (first - offset)
    if np.abs(drift).max() > tolerance:
        return None
    i, j, k = offset.astype(int).tolist()
    return i, j, k


def _axes(image: sitk.Image) -> np.ndarray:
    """World directions of i, j, k as columns, [3, 3]."""
    return np.array(image.GetDirection()).reshape(3, 3)


def _matrix(image: sitk.Image) -> np.ndarray:
    """Index to world displacement, [3, 3]."""
    return _axes(image) * np.array(image.GetSpacing())


def _corners(image: sitk.Image) -> np.ndarray:
    """Indices of the eight corner voxels, [8, 3]."""
    return np.array(list(itertools.product(*((0, size - 1) for size in image.GetSize()))), dtype=float)


def _times(numbers: tuple[float, ...]) -> str:
    return " × ".join(f"{number:.4g}" for number in numbers)
