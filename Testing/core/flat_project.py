"""A project of computed volumes with a flat image and a flat mask each."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.core.progress import Progress, silent
from SSLSegmentationLib.importing.phantom import LABELS
from SSLSegmentationLib.importing.projections import set_en_face
from SSLSegmentationLib.importing.synthetic import CohortSettings, generate_case
from SSLSegmentationLib.importing.volumes import add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.projection import axis_across, flat_grid
from SSLSegmentationLib.volumes.writing import write_image


def make_flat_project(
    folder: Path | str, settings: CohortSettings, structures: int = 1, progress: Progress = silent
) -> Project:
    """Make a project of synthetic abdomens that are projected from head to feet.

    The flat image, as another modality would, shows how thick the organs are; the mask is the footprint of the liver,
    and of further organs where it leaves room. Unlabelled cases have no mask.

    Args:
        folder: new or empty.
        settings: of the cohort.
        structures: how many organs the masks show.

    Raises:
        ProjectError: the folder already holds a project or other files.
        StorageError: the disk refused.
    """
    project = Project.create(folder, "flat")
    values = [value for value in sorted(LABELS) if value][:structures]
    project.set_schema(LabelSchema.from_names({value: LABELS[value] for value in values}))
    counts = {Role.TRAIN: settings.training, Role.VALIDATION: settings.validation, Role.TEST: settings.test}
    roles = [role for role, count in counts.items() for _ in range(count)]
    roles += [Role.UNLABELLED] * (settings.cases - len(roles))
    with tempfile.TemporaryDirectory() as temporary:
        files = [Path(temporary) / f"{name}.nrrd" for name in ("volume", "flat", "mask")]
        for index, role in progress(list(enumerate(roles)), "making volumes"):
            image, labels = generate_case(index, settings)
            axis = axis_across("axial", image.GetDirection())
            organs = sitk.GetArrayFromImage(labels)
            thickness = (organs > 0).sum(axis=2 - axis, keepdims=True).astype(np.float32)
            footprint = np.zeros(thickness.shape, np.uint8)
            for value in reversed(values):
                footprint[(organs == value).any(axis=2 - axis, keepdims=True)] = value
            for file, content in zip(
                files, (image, *(_flat(a, image, axis) for a in (thickness, footprint))), strict=True
            ):
                write_image(file, content)
            case = add_volume(project, files[0], role, name=f"abdomen {index + 1}")
            set_en_face(project, case, axis, image=files[1], mask=None if role is Role.UNLABELLED else files[2])
    return project


def _flat(array: np.ndarray, volume: sitk.Image, axis: int) -> sitk.Image:
    image = sitk.GetImageFromArray(array)
    image.CopyInformation(flat_grid(volume, axis))
    return image
