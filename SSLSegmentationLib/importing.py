"""Bringing volumes and masks into a project: files, folders, DICOM series, Decathlon data sets.

The user's files are read and never changed. A volume is copied into the project as NRRD with exact geometry unless it
is to stay where it is (``link``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import SimpleITK as sitk

from .errors import DataError, ProjectError, SSLSegError
from .imported import ImportLedger
from .progress import Progress, silent
from .project import Case, LabelRecord, Project, Role, refuse_duplicate
from .schema import LabelSchema
from .storage import atomic_path, read_json
from .volumes.itk import check_name
from .volumes.labels import (
    LabelMap,
    read_label_map,
    schema_from_label_map,
    schema_from_segmentation,
    write_segmentation,
)
from .volumes.reading import dicom_name, find_volumes, fingerprint, image_suffix, load_image, read_volume
from .volumes.segments import is_segmentation
from .volumes.summary import intensities
from .volumes.writing import write_image

_SINGLE_FILES = (".nii.gz", ".nrrd", ".nii", ".mha")  # the others keep their voxels in files beside
_SPLITS = {"training": Role.TRAIN, "validation": Role.VALIDATION, "test": Role.TEST, "unlabeled": Role.UNLABELLED}


@dataclass
class ImportReport:
    """What an import did.

    Args:
        added: new cases.
        refused: for each refused file the sentence that says why.
        present: files that an earlier import has added and that have not changed since; they were not read again.
    """

    added: list[Case] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)
    present: list[Path] = field(default_factory=list)


class _Intake:
    """Several volumes for one project: what it has already, and what comes of each."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.known = project.fingerprints()
        self.ledger = ImportLedger(project)
        self.report = ImportReport()

    def take(self, path: Path, role: Role, label: Path | None = None, **how: bool) -> None:
        """Add one, unless it is there or cannot be used; arguments as of :func:`add_volume`."""
        path = path.expanduser().absolute()
        stamp = self.ledger.stamp(path, label, alone=image_suffix(path) in _SINGLE_FILES)
        if self.ledger.fingerprint(stamp) in self.known:
            self.report.present.append(path)
            return
        try:
            case = _add(self.project, path, role, self.known, label=label, **how)
        except DataError as error:
            self.report.refused.append((path, error.kept()))
            return
        self.report.added.append(case)
        self.ledger.add(stamp, case.fingerprint)


def add_volume(
    project: Project,
    path: Path | str,
    role: Role = Role.UNLABELLED,
    *,
    label: Path | str | None = None,
    name: str | None = None,
    keep_name: bool = False,
    link: bool = False,
) -> Case:
    """Add one volume, with its mask if there is one.

    Args:
        path: image file, a folder with one DICOM volume, or one of several, as :func:`volumes_in` names it.
        role: what it is for.
        label: mask on the same grid. Without a label schema so far, it founds that of the project.
        name: what the user calls it (default: the file's name).
        keep_name: name the case folder after it; otherwise it gets a neutral number, so that no patient name spreads.
        link: leave the image file where it is and remember its path. DICOM series are copied all the same.

    Raises:
        DataError: the volume or the mask cannot be used, or the project has this volume already.
        StorageError: the disk refused; nothing of the case is left behind.
    """
    return _add(project, path, role, project.fingerprints(), label=label, name=name, keep_name=keep_name, link=link)


def add_label(
    project: Project,
    case: Case,
    path: Path | str,
    *,
    source: str = "imported",
    annotated_slices: Sequence[int] | None = None,
    annotated_axis: int | None = None,
) -> Case:
    """Give a case its reference segmentation: a copy of ``path`` in the case's folder, which replaces an older one.

    Args:
        path: ``.seg.nrrd``, NRRD, NIfTI or MHA on the grid of the image.
        source: where it comes from.
        annotated_slices: native indices of the complete slices of a partly annotated volume.
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.

    Raises:
        DataError: the mask's grid differs, a value lacks in the schema, or the mask is empty.
        ProjectError: a slice index is out of range.
        StorageError: the disk refused; the older mask, if any, stays.
    """
    path = Path(path).expanduser().absolute()
    check_name(path)
    slices = case.checked_slices(annotated_slices, annotated_axis)
    schema = _schema_for(project, path)
    image = read_volume(case.image_path)
    label_map = read_label_map(path, image, schema, allow_empty=slices is not None)
    if not project.has_schema:
        project.set_schema(schema)
    record = LabelRecord("", source, annotated_axis if slices is not None else None, slices)
    case.set_label(record, *_mask_writer(path, label_map, image, schema))
    return case


def add_folder(
    project: Project,
    folder: Path | str,
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Add every volume below ``folder``; what cannot be used is reported and the rest goes on.

    Raises:
        DataError: the folder is missing or holds no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    paths = volumes_in(folder)
    return add_volumes(project, paths, role, link=link, keep_name=keep_name, progress=progress)


def add_volumes(
    project: Project,
    paths: Sequence[Path | str],
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Add several volumes; what cannot be used is reported and the rest goes on. Interrupted and repeated, it goes on
    where it was.

    Args:
        paths: each as for :func:`add_volume`.

    Raises:
        StorageError: the disk refused; the volumes before are kept.
    """
    intake = _Intake(project)
    for path in progress([Path(path) for path in paths], "adding volumes"):
        intake.take(path, role, link=link, keep_name=keep_name)
    return intake.report


def volumes_in(folder: Path | str) -> list[Path]:
    """What can be added of a folder and the folders below it, or of a file, which may hold several DICOM volumes.

    Raises:
        DataError: the folder is missing or holds no volume.
    """
    paths = find_volumes(folder)
    if not paths:
        raise DataError(
            f"The folder '{folder}' holds no volume.",
            "Images are NRRD, NIfTI, MHA or DICOM; files named like masks (a.seg.nrrd, a-label.nii.gz) do not count.",
        )
    return paths


def import_dataset(
    project: Project, description: Path | str, *, link: bool = False, progress: Progress = silent
) -> ImportReport:
    """Import a Medical Segmentation Decathlon ``dataset.json`` with its split.

    ``training`` becomes train, ``validation`` validation, ``test`` test and ``unlabeled`` unlabelled; without a
    ``validation`` list none is made up. Cases are named after their files, which such data sets keep anonymous.

    Raises:
        ProjectError: the file is missing, damaged or not of this style, or the project has other labels.
        DataError: it lists no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    description = Path(description).expanduser().absolute()
    content = read_json(description, "data set description")
    schema = _dataset_schema(description, content.get("labels"))
    entries = []
    for key, role in _SPLITS.items():
        listed = content.get(key) or []
        if not isinstance(listed, list):
            raise ProjectError(f"'{description}' is damaged: '{key}' is no list.", "Get the data set again.")
        entries += [(role, entry) for entry in listed]
    if not entries:
        raise DataError(f"'{description}' lists no volume.", "Check its 'training' and 'test' lists.")
    if not project.has_schema:
        project.set_schema(schema)
    elif not _agree(schema, project.schema):
        raise ProjectError(
            f"The labels of '{description}' differ from those of the project '{project.name}'.",
            "Import it into a project of its own.",
        )
    intake = _Intake(project)
    for role, entry in progress(entries, "importing volumes"):
        try:
            path, label = _entry_paths(description, entry)
        except DataError as error:
            intake.report.refused.append((description, error.kept()))
            continue
        intake.take(path, role, label, keep_name=True, link=link)
    return intake.report


def volume_name(path: Path) -> str:
    """What a volume is called: after its file without the suffix, or after its DICOM folder, series, echo …"""
    suffix = image_suffix(path)
    if suffix is None and (name := dicom_name(path)):
        return name
    suffix = suffix or (path.suffix if path.is_file() else "")
    return path.name[: len(path.name) - len(suffix)] or path.name


def _add(
    project: Project,
    path: Path | str,
    role: Role,
    known: dict[str, str],
    *,
    label: Path | str | None = None,
    name: str | None = None,
    keep_name: bool = False,
    link: bool = False,
) -> Case:
    """:func:`add_volume`, with the fingerprints of the project's cases at hand; the new one's is added to them."""
    path = Path(path).expanduser().absolute()
    mask = None if label is None else Path(label).expanduser().absolute()
    for file in (path, mask or path, project.folder):
        check_name(file)
    image = read_volume(path)
    refuse_duplicate(path, fingerprint(image), known)
    if mask is not None:  # refuse before anything is written
        schema = _schema_for(project, mask)
        label_map = read_label_map(mask, image, schema)
    name = name or volume_name(path)
    linked = link and path.is_file() and image_suffix(path) is not None
    with project.filling_case_folder(name if keep_name else None) as folder:
        if not linked:
            write_image(folder / "image.nrrd", image)
            # The record describes what will be read from now on: writing may round the geometry in its last digit.
            image = read_volume(folder / "image.nrrd")
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image=str(path) if linked else "image.nrrd",
            fingerprint=fingerprint(image),
            size=image.GetSize(),
            spacing_mm=image.GetSpacing(),
            direction=image.GetDirection(),
            source="file" if image_suffix(path) else "dicom",
            intensities=intensities(sitk.GetArrayViewFromImage(image)),
            folder=folder,
        )
        refuse_duplicate(path, case.fingerprint, known)
        if mask is not None:
            if not project.has_schema:
                project.set_schema(schema)
            suffix, write = _mask_writer(mask, label_map, image, schema)
            case.label = LabelRecord(f"label{suffix}")
            write(folder / case.label.file)
        case.save()  # last: from now on it is a case, whatever happens
    known[case.fingerprint] = case.id
    return case


def _mask_writer(
    path: Path, label_map: LabelMap, image: sitk.Image, schema: LabelSchema
) -> tuple[str, Callable[[Path], None]]:
    """Suffix of the mask's file in a case, and what writes it there: if all readers agree on it, a copy of ``path``."""
    suffix = ".seg.nrrd" if path.name.lower().endswith(".seg.nrrd") else image_suffix(path)

    def copy(target: Path) -> None:
        with atomic_path(target) as temporary:
            shutil.copyfile(path, temporary)

    def rewrite(target: Path) -> None:
        write_segmentation(target, label_map.array, image, schema)

    if suffix in (".nhdr", ".mhd") or not label_map.as_stored:  # the voxels lie in a second file, or in another order
        return ".seg.nrrd", rewrite
    return suffix, copy


def _schema_for(project: Project, label: Path) -> LabelSchema:
    """The project's schema; without one, the schema that the mask makes."""
    if project.has_schema:
        return project.schema
    segmentation = is_segmentation(load_image(label).GetMetaDataKeys())
    return schema_from_segmentation(label) if segmentation else schema_from_label_map(label)


def _dataset_schema(description: Path, labels: Any) -> LabelSchema:
    try:
        pairs = {str(value): str(name) for value, name in labels.items()}
        if not all(value.lstrip("-").isdigit() for value in pairs):
            pairs = {name: value for value, name in pairs.items()}  # nnU-Net writes {"liver": 1}
        return LabelSchema.from_names({int(value): name for value, name in pairs.items() if int(value) != 0})
    except (AttributeError, ValueError, ProjectError) as error:
        raise ProjectError(
            f"'{description}' is not a Decathlon dataset.json: its 'labels' do not name label values.",
            'It needs entries like "labels": {"1": "liver"} and "training": [{"image": …, "label": …}].',
        ) from error


def _agree(schema: LabelSchema, projects: LabelSchema) -> bool:
    """Whether every segment has the same value and name in the project."""
    found = [(segment.value, projects.by_name(segment.name)) for segment in schema.segments]
    return all(segment is not None and segment.value == value for value, segment in found)


def _entry_paths(description: Path, entry: str | Mapping[str, Any]) -> tuple[Path, Path | None]:
    image, label = (entry.get("image"), entry.get("label")) if isinstance(entry, Mapping) else (entry, None)
    if not isinstance(image, str) or not isinstance(label, str | None):
        raise DataError(f"An entry of '{description}' does not name one image file: {entry}.", "Correct it.")
    return _inside(description, image), _inside(description, label) if label else None


def _inside(description: Path, name: str) -> Path:
    """A file of the data set. One that is elsewhere on the disk is refused: it is not the author's to name."""
    folder = Path(os.path.normpath(description.parent))
    path = Path(os.path.normpath(folder / name))
    if not path.is_relative_to(folder):
        raise DataError(f"'{name}' in '{description}' lies outside the data set's folder.", "Move it into the folder.")
    return path
