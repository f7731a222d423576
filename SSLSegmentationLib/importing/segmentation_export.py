"""Masks of cases as segmentation objects: a new folder with a file for each case, whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import SimpleITK as sitk

from .. import __version__
from ..core.errors import DataError, ProjectError, SSLSegError, StorageError
from ..core.exchange import new_folder
from ..core.progress import Progress, silent
from ..core.text import listed, quoted
from ..project import Case, Project
from ..project.schema import LabelSchema
from ..volumes.assumed_spacing import respaced
from ..volumes.dicom_seg_writing import MaskOrigin
from ..volumes.dicom_source import DicomSources
from ..volumes.labels import read_label_map
from ..volumes.reading import read_volume
from ..volumes.segmentation_formats import REGISTRY

#: What records of masks say (:class:`..project.LabelRecord`) of those that a model made and a person has agreed to, of
#: those that a person drew, maybe from a draft, and of those that came as DICOM.
_PREDICTED = re.compile(r"(?:accepted|corrected) prediction of (.+?)(?:, with a draft)?")
_DRAWN, _DRAFTED = "annotated", "a draft"
_IMPORTED = re.compile(r"imported \((manual|semiautomatic|automatic)(?: by (.+))?\)")


@dataclass
class SegmentationExport:
    """What was written.

    Args:
        folder: where it is.
        written: case id → name of its file.
        refused: for each case without one the sentence that says why.
        notes: what a person should know, in sentences.
    """

    folder: Path
    written: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[str, SSLSegError]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def export_segmentations(
    project: Project,
    format: str,
    cases: Sequence[Case],
    dicom: Path,
    target: Path | str,
    *,
    model: str | None = None,
    progress: Progress = silent,
) -> SegmentationExport:
    """Write masks of cases as objects that belong to the DICOM series of these cases.

    A case whose series is not there is refused and the rest goes on. Files are called by the ids of the cases.

    Args:
        format: one of ``segmentation_formats.REGISTRY``.
        cases: or views of frames, each with a mask.
        dicom: folder in which, or below which, the series lie; they are only read.
        target: a new or an empty folder.
        model: whose predicted masks; None = the reference masks.

    Raises:
        ProjectError: the target is taken.
        DataError: there is no DICOM image, or no mask could be written; nothing is left behind then.
        StorageError: the disk refused.
    """
    entry = REGISTRY.named(format)
    write = entry.write
    target = Path(os.path.abspath(Path(target).expanduser()))
    if project.folder == target or project.folder in target.parents:
        raise ProjectError(f"'{target}' lies in the project itself.", "Name a folder elsewhere.")
    sources = DicomSources(Path(os.path.abspath(dicom.expanduser())))
    made = SegmentationExport(target)
    partly, unknown = [], []
    with new_folder(target) as staging:
        for case in progress(list(cases), "writing masks"):
            try:
                image, mask, origin = _mask(case, project.schema, model)
                file = f"{case.id}.dcm"
                source = sources.of(image, f"the case '{case.id}'", case.dicom)
                notes = write(staging / file, mask, project.schema, source, origin)
            except StorageError:
                raise
            except DataError as error:
                made.refused.append((case.id, error.kept()))
                continue
            made.written[case.id] = file
            made.notes += [note for note in notes if note not in made.notes]
            if model is None and case.label and case.label.annotated_slices is not None:
                partly.append(case.id)
            if origin.is_unknown:
                unknown.append(case.id)
        if not made.written:
            raise made.refused[0][1] if made.refused else DataError("There is no mask to write.", "Name cases.")
    if partly:
        made.notes.append(
            f"Of {listed(quoted(partly))} only some slices are annotated; DICOM cannot say so, and the others look as "
            "if nothing were in them."
        )
    if unknown:
        made.notes.append(
            f"How the masks of {listed(quoted(unknown))} were made is not known, since they were imported. DICOM has "
            "no word for that: they are written as 'MANUAL', with a remark."
        )
    return made


def _mask(case: Case, schema: LabelSchema, model: str | None) -> tuple[sitk.Image, sitk.Image, MaskOrigin]:
    """Image and mask of a case on the grid of its file, and where the mask comes from.

    Raises:
        DataError: it has none.
    """
    path = case.label_path if model is None else case.prediction_path(model)
    if path is None or not path.is_file():
        whose = "no mask" if model is None else f"no mask by the model '{model}'"
        raise DataError(f"The case '{case.id}' has {whose}.", "Leave it out, or make one first.")
    image = read_volume(case.image_path)
    mask = sitk.GetImageFromArray(read_label_map(path, image, schema, allow_empty=True).array)
    mask.CopyInformation(image)
    if case.assumed:
        image, mask = (respaced(one, case.assumed.file_spacing_mm) for one in (image, mask))
    if model is not None:
        return image, mask, MaskOrigin("AUTOMATIC", model, __version__)
    return image, mask, origin_of(case.label.source if case.label else "")


def origin_of(source: str) -> MaskOrigin:
    """Where a mask comes from, in DICOM's words, of what its record says."""
    if found := _PREDICTED.fullmatch(source):
        return MaskOrigin("SEMIAUTOMATIC", found[1], __version__)
    if found := _IMPORTED.fullmatch(source):
        return MaskOrigin(found[1].upper(), found[2] or "unknown", __version__, imported=True)
    if _DRAFTED in source:
        return MaskOrigin("SEMIAUTOMATIC", "", __version__)
    return MaskOrigin("MANUAL", "", __version__, imported=not source.startswith(_DRAWN))
