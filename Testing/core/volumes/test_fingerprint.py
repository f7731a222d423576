"""The fingerprint is that of the image in canonical order, computed without SimpleITK."""

import hashlib

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.volumes.geometry import to_canonical
from SSLSegmentationLib.volumes.reading import fingerprint

from .synthetic import image_of, noise, rotation, sheared

LEFT_HANDED = np.diag([1.0, 1.0, -1.0])


def of_canonical_image(image):
    """The definition, step by step on SimpleITK's canonical image."""
    canonical = to_canonical(image, "axial")
    numbers = (*canonical.GetSize(), *canonical.GetSpacing(), *canonical.GetOrigin(), *canonical.GetDirection())
    content = np.floor(np.array(numbers) * 1000 + 0.3137).tobytes()
    content += sitk.GetArrayFromImage(canonical).astype(np.float64).tobytes()
    return hashlib.sha256(content).hexdigest()[:16]


@pytest.mark.parametrize("axes", [(0, 1, 2), (2, 0, 1), (1, 0, 2)])
@pytest.mark.parametrize(
    "direction",
    [np.eye(3), LEFT_HANDED, rotation(33, (1, 2, 3)), sheared(rotation(20, (0, 1, 0))), rotation(170, (1, 0, 1))],
)
def test_it_is_that_of_the_canonical_image(direction, axes):
    image = image_of(noise((4, 5, 6)), np.asarray(direction)[:, axes])
    assert fingerprint(image) == of_canonical_image(image)
