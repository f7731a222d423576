"""Bringing volumes and masks into a project: files, folders, DICOM series, Decathlon data sets.

The user's files are read and never changed. A volume is copied into the project as NRRD with exact geometry unless it
is to stay where it is (``link``).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import SimpleITK as sitk

from .errors import DataError, ProjectError, SSLSegError
from .progress import Progress, silent
from .project import Case, LabelRecord, Project, Role
from .schema import LabelSchema
from .storage import atomic_path, read_json
from .volumes.labels import read_label_map, schema_from_label_map, schema_from_segmentation
from .volumes.reading import find_volumes, fingerprint, read_volume
from .volumes.writing import write_image

_SPLITS = {"training": Role.TRAIN, "validation": Role.VALIDATION, "test": Role.TEST, "unlabeled": Role.UNLABELLED}


@dataclass
class ImportReport:
    """What an import did: cases added, and for each refused file the sentence that says why."""

    added: list[Case] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)


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
        path: image file, or a folder with one DICOM series.
        role: what it is for.
        label: mask on the same grid.
        name: what the user calls it (default: the file's name).
        keep_name: name the case folder after it; otherwise it gets a neutral number, so that no patient name spreads.
        link: leave the file where it is and remember its path.

    Raises:
        DataError: the volume or the mask cannot be used, or the project has this volume already.
    """
    path = Path(path).expanduser().absolute()
    image = read_volume(path)
    print_of_image = fingerprint(image)
    for other in project.cases():
        if other.fingerprint == print_of_image:
            raise DataError(f"'{path}' is the same volume as case '{other.id}'.", "It was not added a second time.")
    name = name or _stem(path)
    if label is not None:
        _ensure_schema(project, Path(label))
        read_label_map(label, image, project.schema)  # refuse before anything is written
    folder = project.new_case_folder(name if keep_name else None)
    case = Case(
        id=folder.name,
        name=name,
        role=role,
        image=str(path) if link and path.is_file() else "image.nrrd",
        fingerprint=print_of_image,
        size=image.GetSize(),
        spacing_mm=image.GetSpacing(),
        direction=image.GetDirection(),
        source="dicom" if path.is_dir() or path.suffix.lower() == ".dcm" else "file",
        folder=folder,
    )
    try:
        if case.image == "image.nrrd":
            write_image(folder / "image.nrrd", image)
        case.save()
        if label is not None:
            add_label(project, case, label)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # ours, made a moment ago: half a case is worse than none
        raise
    return case


def add_label(
    project: Project,
    case: Case,
    path: Path | str,
    *,
    source: str = "imported",
    annotated_slices: Sequence[int] | None = None,
    annotated_axis: int | None = None,
) -> Case:
    """Give a case its reference segmentation: a copy of ``path`` in the case's folder.

    Args:
        path: ``.seg.nrrd``, NRRD, NIfTI or MHA on the grid of the image.
        source: where it comes from.
        annotated_slices: native indices of the complete slices of a partly annotated volume.
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.

    Raises:
        DataError: the mask's grid differs, a value lacks in the schema, or the mask is empty.
        ProjectError: a slice index is out of range.
    """
    path = Path(path).expanduser().absolute()
    _ensure_schema(project, path)
    if annotated_slices is not None:
        if annotated_axis not in (0, 1, 2):
            raise ProjectError("Annotated slices need their axis.", "Say 0, 1 or 2 for i, j or k.")
        bad = [index for index in annotated_slices if not 0 <= index < case.size[annotated_axis]]
        if bad:
            raise ProjectError(f"Case '{case.id}' has no slice {bad[0]}.", f"Use 0 to {case.size[annotated_axis] - 1}.")
    read_label_map(path, read_volume(case.image_path), project.schema, allow_empty=annotated_slices is not None)
    suffix = "".join(path.suffixes[-2:]) if path.name.endswith((".seg.nrrd", ".nii.gz")) else path.suffix
    target = case.folder / f"label{suffix}"
    with atomic_path(target) as temporary:
        shutil.copyfile(path, temporary)
    previous = case.label_path
    case.label = LabelRecord(
        target.name, source, annotated_axis, None if annotated_slices is None else sorted(annotated_slices)
    )
    case.save()
    if previous is not None and previous != target:
        previous.unlink(missing_ok=True)
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
    """
    report = ImportReport()
    for path in progress(find_volumes(folder), "adding volumes"):
        try:
            report.added.append(add_volume(project, path, role, link=link, keep_name=keep_name))
        except DataError as error:
            report.refused.append((path, error))
    return report


def import_dataset(
    project: Project, description: Path | str, *, link: bool = False, progress: Progress = silent
) -> ImportReport:
    """Import a Medical Segmentation Decathlon ``dataset.json`` with its split.

    ``training`` becomes train, ``validation`` validation, ``test`` test and ``unlabeled`` unlabelled; without a
    ``validation`` list none is made up. Cases are named after their files, which such data sets keep anonymous.

    Raises:
        ProjectError: the file is missing, damaged or not of this style.
        DataError: it lists no volume.
    """
    description = Path(description).expanduser().absolute()
    content = read_json(description, "data set description")
    if not isinstance(content, dict) or not isinstance(content.get("labels"), dict):
        raise ProjectError(f"'{description}' is not a Decathlon dataset.json.", "It needs 'labels' and 'training'.")
    schema = LabelSchema.from_names({int(v): str(n) for v, n in content["labels"].items() if int(v) != 0})
    if not project.has_schema:
        project.set_schema(schema)
    elif {(s.value, s.name) for s in project.schema.segments} != {(s.value, s.name) for s in schema.segments}:
        raise ProjectError(
            f"The labels of '{description}' differ from those of the project '{project.name}'.",
            "Import it into a project of its own.",
        )
    entries = [(role, entry) for key, role in _SPLITS.items() for entry in content.get(key) or []]
    if not entries:
        raise DataError(f"'{description}' lists no volume.", "Check its 'training' and 'test' lists.")
    report = ImportReport()
    for role, entry in progress(entries, "importing volumes"):
        image, label = _entry_paths(description.parent, entry)
        try:
            report.added.append(add_volume(project, image, role, label=label, keep_name=True, link=link))
        except DataError as error:
            report.refused.append((image, error))
    return report


def _entry_paths(folder: Path, entry: str | Mapping[str, Any]) -> tuple[Path, Path | None]:
    if isinstance(entry, Mapping):
        label = entry.get("label")
        return folder / entry["image"], folder / label if label else None
    return folder / entry, None


def _ensure_schema(project: Project, label: Path) -> None:
    """Without a schema, the first mask that comes in founds it."""
    if not project.has_schema:
        is_segmentation = label.name.endswith(".seg.nrrd")
        project.set_schema(schema_from_segmentation(label) if is_segmentation else schema_from_label_map(label))


def _stem(path: Path) -> str:
    name = path.name
    for suffix in (".nii.gz", ".seg.nrrd"):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return path.stem if path.is_file() else name


def image_of(case: Case) -> sitk.Image:
    """Read the volume of a case."""
    return read_volume(case.image_path)
