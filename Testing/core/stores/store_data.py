"""What the tests of the slice store share: small cases with landmarks."""

import numpy as np
import SimpleITK as sitk
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.stores.preprocessing import Preprocessing

#: Priorities and values in another order than the network's classes: 3 → class 1, 7 → class 2.
SCHEMA = LabelSchema((Segment(7, "tumour", (1, 2, 3)), Segment(3, "liver", (4, 5, 6))))
FINE = Preprocessing(spacing_mm=1.0)
ORDERS = ["LPS", "RAI", "SPL", "PSR", "IAL"]


def add(project, array, labels=None, *, role=Role.TRAIN, order=None, annotated=None, **geometry):
    """Add a volume made of arrays; ``annotated`` is (axis, slices) on the grid as stored."""
    folder = project.folder.parent / "in"
    folder.mkdir(exist_ok=True)
    number = len(list(folder.iterdir()))

    def save(voxels, name):
        image = image_of(voxels, **{"spacing": (1.0, 1.0, 3.0), **geometry})
        sitk.WriteImage(sitk.DICOMOrient(image, order) if order else image, str(folder / name))
        return folder / name

    case = add_volume(project, save(array, f"{number}.nrrd"), role)
    if labels is not None:
        axis, slices = annotated or (None, None)
        mask = save(labels.astype(np.uint8), f"{number}-label.nrrd")
        add_label(project, case, mask, annotated_axis=axis, annotated_slices=slices)
    return case


def landmark(shape=(6, 20, 24), at=(4, 5, 17)):
    """A bright block of 3 × 7 × 7 voxels in noise, and its mask as liver."""
    cube = tuple(slice(i - r, i + r + 1) for i, r in zip(at, (1, 3, 3), strict=True))
    array = noise(shape, np.int16) // 10
    array[cube] = 1000
    labels = np.zeros(shape, np.uint8)
    labels[cube] = 3
    return array, labels
