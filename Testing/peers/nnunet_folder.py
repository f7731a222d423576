"""A draw of labelled cases as nnU-Net's folders. Needs no nnU-Net."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.stores.slices import classes, native_labels
from SSLSegmentationLib.volumes.reading import read_volume

DATASET = "Dataset001_Peers"
ENDING = ".nii.gz"


def write_dataset(folder: Path, train: Sequence[Case], validation: Sequence[Case], schema: LabelSchema) -> Path:
    """Write the training and validation cases of one draw, and nothing else, as a data set of nnU-Net.

    nnU-Net takes fingerprint and plan from what lies in ``imagesTr``, so each draw has a data set of its own: with N
    labelled cases nobody could plan on more.

    Args:
        folder: ``nnUNet_raw``; a data set that is there is replaced.
        train: the draw.
        validation: the validation cases.
        schema: of the project.

    Returns:
        The folder of the data set.

    Raises:
        DataError: a case is in both lists, or annotated only in part.
    """
    if shared := {case.id for case in train} & {case.id for case in validation}:
        raise DataError(f"The case '{min(shared)}' is to be trained on and validated with.", "Give it one role.")
    dataset = folder / DATASET
    shutil.rmtree(dataset, ignore_errors=True)
    for name in ("imagesTr", "labelsTr"):
        (dataset / name).mkdir(parents=True)
    for case in (*train, *validation):
        image = read_volume(case.image_path)
        labels = native_labels(case, image, schema)
        if (labels == NOT_ANNOTATED).any():
            raise DataError(f"The case '{case.id}' is annotated only in part.", "Compare on whole volumes.")
        write_image(dataset / "imagesTr", case.id, image)
        mask = sitk.GetImageFromArray(classes(labels, schema))
        mask.CopyInformation(image)
        sitk.WriteImage(mask, str(dataset / "labelsTr" / f"{case.id}{ENDING}"))
    names = {"background": 0} | {segment.name: number for number, segment in enumerate(schema.segments, start=1)}
    content = {
        "channel_names": {"0": "MRI"},
        "labels": names,
        "numTraining": len(train) + len(validation),
        "file_ending": ENDING,
        "overwrite_image_reader_writer": "SimpleITKIO",
    }
    write_json(dataset / "dataset.json", content)
    return dataset


def write_images(folder: Path, cases: Iterable[Case]) -> None:
    """Write the images to segment, without any mask."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        write_image(folder, case.id, read_volume(case.image_path))


def write_image(folder: Path, name: str, image: sitk.Image) -> None:
    """Write an image under the name that nnU-Net gives its first channel."""
    sitk.WriteImage(image, str(folder / f"{name}_0000{ENDING}"))


def read_mask(folder: Path, case: Case, schema: LabelSchema) -> np.ndarray:
    """What nnU-Net segmented: label values of the schema, uint8 [z, y, x]."""
    numbers = sitk.GetArrayFromImage(sitk.ReadImage(str(folder / f"{case.id}{ENDING}")))
    return np.array([0, *schema.values], dtype=np.uint8)[numbers]
