"""Bringing volumes and masks into a project: files, folders, DICOM series.

The user's files are read and never changed. A volume is copied into the project as NRRD with exact geometry unless it
is to stay where it is (``link``).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import SimpleITK as sitk

from ..core.errors import DataError, MaskError
from ..core.progress import Progress, silent
from ..project import Case, Project, Role, refuse_duplicate
from ..project.known import OF_CUT, OF_DICOM
from ..project.series import OF_SCAN
from ..volumes.assumed_spacing import SpacingWish, refuse_linked, refuse_other_spacing, with_spacing
from ..volumes.frames import check_frames, read_frames
from ..volumes.itk import check_name
from ..volumes.masks import is_named_like_mask, refuse_mask
from ..volumes.reading import dicom_record, fingerprint, holds_mask, image_suffix, read_volume
from ..volumes.summary import intensities
from ..volumes.writing import write_image
from .arrivals import Arrivals
from .finding import only_masks, volume_name, volumes_in
from .imported import ImportLedger
from .masks import add_empty_label, add_label, read_mask
from .present import complete, known_volumes
from .report import ImportReport, fault_of
from .series import refuse_linked_frames, refuse_same_scan, take_series

__all__ = [
    "ImportReport",
    "add_empty_label",
    "add_folder",
    "add_label",
    "add_volume",
    "add_volumes",
    "volume_name",
    "volumes_in",
]

#: Files that are whole by themselves; the others keep their voxels in files beside.
SINGLE_FILES = (".nii.gz", ".nrrd", ".nii", ".mha")


class Intake:
    """Several volumes for one project: what it has already, and what comes of each.

    Args:
        project: that they come into.
        spacing: assumed of all of them.
        gives_roles: whether a case that is there gets the role that is asked for.
    """

    def __init__(self, project: Project, spacing: SpacingWish | None = None, *, gives_roles: bool = True) -> None:
        self.project = project
        self.spacing = spacing
        self.gives_roles = gives_roles
        self.known = known_volumes(project)
        self._series = {key: case_id for key, case_id in self.known.items() if key.startswith(OF_DICOM)}
        self.ledger = ImportLedger(project)
        self.report = ImportReport()
        self.arrivals = Arrivals(project)

    def take(self, path: Path, role: Role, label: Path | None = None, *, masks_apart: bool = False, **how: Any) -> str:
        """Add one, unless it is there or cannot be used; arguments as of :func:`add_volume`.

        Args:
            masks_apart: a mask is no fault but one of those that were left out.

        Returns:
            Id of the case that has the volume now; empty if none has.
        """
        path = path.expanduser().absolute()
        stamp = self.stamp(path, label, how.get("frames"))
        before = self.ledger.fingerprint(stamp) or ""
        there = self.known.get(before)
        if there is not None:
            self._is_there(path, there, role)
            return there
        if OF_CUT + before in self.known:  # its parts are cases of their own, and get nothing that is the whole's
            self.report.present.append(path)
            return ""
        try:
            how = {**how, "label": label, "spacing": self.spacing, "arrivals": self.arrivals}
            case = _add(self.project, path, role, self.known, self.report, **how)
        except MaskError as error:
            if masks_apart:
                self.report.masks[path] = None
            else:
                self.report.refused.append((path, error.kept()))
            return ""
        except Exception as error:
            if masks_apart and isinstance(error, DataError) and _is_poor_mask(path):
                self.report.masks[path] = None
                return ""
            self.report.refused.append((path, fault_of(path, error).kept()))
            return ""
        self.ledger.add(stamp, case.fingerprint)
        self._tell_of_series(path, case)
        return case.id

    def _tell_of_series(self, path: Path, case: Case) -> None:
        """Say that a case of the same DICOM series was there before, with other voxels: it may be half of it."""
        uid = case.dicom.series if case.dicom else ""
        other = self._series.get(OF_DICOM + uid)
        if other is not None and other != case.id:
            self.report.notes.append(
                f"'{path.name}' is of the same DICOM series as case '{other}', which was there: "
                "if it is the same scan, keep the complete one of the two."
            )

    def stamp(self, path: Path, label: Path | None = None, asked: str | None = None) -> str | None:
        """What :class:`.ImportLedger` knows a volume by; arguments as there."""
        return self.ledger.stamp(path, label, alone=image_suffix(path) in SINGLE_FILES, asked=asked)

    def _is_there(self, path: Path, key: str, role: Role) -> None:
        """The volume was taken in before; a role that is asked for now is given to a case that has none."""
        asked = self.gives_roles and role is not Role.UNLABELLED
        case = self.project.case(key) if asked or self.spacing else None
        try:
            refuse_other_spacing(path, case, self.spacing)
        except DataError as error:
            self.report.refused.append((path, error))
            return
        case = case if asked else None
        if case is not None and case.role is Role.UNLABELLED and not case.is_labelled:
            complete(self.project, path, key, role, None, self.report)
            return
        self.report.present.append(path)
        if case is not None and case.role is not role:
            self.report.notes.append(f"Case '{case.id}' was there, and keeps its role '{case.role}'.")


def _is_poor_mask(path: Path) -> bool:
    """Whether a file that cannot be used as a volume is a mask, an empty or a flat one."""
    return is_named_like_mask(path, path.parent.parent) and image_suffix(path) is not None and bool(holds_mask(path))


def add_volume(
    project: Project,
    path: Path | str,
    role: Role = Role.UNLABELLED,
    *,
    label: Path | str | None = None,
    name: str | None = None,
    keep_name: bool = False,
    link: bool = False,
    as_image: bool = False,
    allow_empty: bool = False,
    empty_frames: bool = False,
    frames: str | None = None,
    spacing: SpacingWish | None = None,
    report: ImportReport | None = None,
) -> Case:
    """Add one volume, with its mask if there is one.

    A case that has this volume already, but neither a mask nor a role so far, gets those that are named here.

    Args:
        path: image file, a folder with one DICOM volume, or one of several, as :func:`volumes_in` names it.
        role: what it is for.
        label: mask on the same grid. Without a label schema so far, it founds that of the project.
        name: what the user calls it (default: the file's name).
        keep_name: name the case folder after it; otherwise it gets a neutral number, so that no patient name spreads.
        link: leave the image file where it is and remember its path. DICOM series are copied all the same.
        as_image: add it also if it looks like a mask.
        allow_empty: take a mask without a voxel as a negative example.
        empty_frames: take frames without a voxel, of a mask with frames, as negative examples, too.
        frames: which volumes of a file that holds several are added: ``all`` as the frames of one case, ``first``,
            ``last``, their ``mean``, or numbers from 1 such as ``1,5,9``; None = all, if they differ in time.
        spacing: assumed in place of that of the file. The copy gets it, and so does the mask.
        report: is told of the case, and of what should be known of its mask.

    Raises:
        DataError: the volume or the mask cannot be used, or the project has this volume already.
        SettingsError: another spacing for a linked file.
        MaskError: the volume looks like a mask.
        StorageError: the disk refused; nothing of the case is left behind.
    """
    return _add(
        project,
        path,
        role,
        known_volumes(project),
        report or ImportReport(),
        label=label,
        name=name,
        keep_name=keep_name,
        link=link,
        as_image=as_image,
        allow_empty=allow_empty,
        empty_frames=empty_frames,
        frames=frames,
        spacing=spacing,
    )


def add_folder(
    project: Project,
    folder: Path | str,
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    as_images: bool = False,
    frames: str | None = None,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Add every volume below ``folder``; what cannot be used is reported and the rest goes on. Masks are left out.

    Raises:
        DataError: the folder is missing or holds no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    found = volumes_in(folder, as_images=as_images)
    how: dict[str, Any] = {"link": link, "keep_name": keep_name, "as_images": as_images, "spacing": spacing}
    how["frames"] = frames
    report = add_volumes(project, found.volumes, role, **how, masks_apart=True, progress=progress)
    report.masks = {**found.masks, **report.masks}
    report.notes += found.notes
    if len(report.masks) == len(found.volumes) + len(found.masks):
        raise only_masks(folder, report.masks)
    return report


def add_volumes(
    project: Project,
    paths: Sequence[Path | str],
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    as_images: bool = False,
    masks_apart: bool | Container[Path] = False,
    frames: str | None = None,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Add several volumes; what cannot be used is reported and the rest goes on, whatever is wrong with one.

    Interrupted and repeated, it goes on where it was.

    Args:
        paths: each as for :func:`add_volume`.
        as_images: add also what looks like a mask.
        masks_apart: whether masks, all or those among these paths, are left out without being refused.
        frames: as of :func:`add_volume`.
        spacing: assumed of all of them.

    Raises:
        StorageError: the disk refused; the volumes before are kept.
    """
    refuse_linked(link, spacing)
    intake = Intake(project, spacing)
    how: dict[str, Any] = {"link": link, "keep_name": keep_name, "as_image": as_images, "frames": frames}
    for path in progress([Path(path) for path in paths], "adding volumes"):
        apart = masks_apart if isinstance(masks_apart, bool) else path in masks_apart
        intake.take(path, role, masks_apart=apart, **how)
    return intake.report


def _add(
    project: Project,
    path: Path | str,
    role: Role,
    known: dict[str, str],
    report: ImportReport,
    *,
    label: Path | str | None = None,
    name: str | None = None,
    keep_name: bool = False,
    link: bool = False,
    as_image: bool = False,
    allow_empty: bool = False,
    empty_frames: bool = False,
    frames: str | None = None,
    ignore: int | None = None,
    values: Mapping[int, int] | None = None,
    spacing: SpacingWish | None = None,
    arrivals: Arrivals | None = None,
) -> Case:
    """:func:`add_volume`, with the fingerprints of the project's cases at hand; the new one's is added to them."""
    path = Path(path).expanduser().absolute()
    mask = None if label is None else Path(label).expanduser().absolute()
    for file in (path, mask or path, project.folder):
        check_name(file)
    refuse_linked(link, spacing)
    arrivals = arrivals or Arrivals(project)
    stack = read_frames(path, frames)
    if not as_image:
        refuse_mask(stack.voxels(), path)
    check_frames(stack, path)
    refuse_linked_frames(path, stack, link=link)
    if len(stack) > 1:
        how: dict[str, Any] = {"mask": mask, "spacing": spacing, "empty_frames": empty_frames, "ignore": ignore}
        how["arrivals"] = arrivals
        return take_series(project, path, stack, role, known, report, name=name, keep_name=keep_name, **how)
    image = stack.images[0]
    there = known.get(fingerprint(image))
    if there is None:
        refuse_same_scan(path, stack, [fingerprint(image)], known)
    case = project.case(there) if there is not None and (mask or spacing) else None
    image, assumed = with_spacing(image, path, case, spacing)
    # refuse before anything is written
    given = None
    if mask is not None:
        asked: dict[str, Any] = {"allow_empty": allow_empty, "ignore": ignore, "values": values, "assumed": assumed}
        given = read_mask(project, mask, image, dicom=dicom_record(path), **asked)
    if there is not None:
        return complete(project, path, there, role, given, report)
    linked = link and path.is_file() and image_suffix(path) is not None
    with project.filling_case_folder((name or volume_name(path)) if keep_name else None) as folder:
        if not linked:
            write_image(folder / "image.nrrd", image)
            # The record describes what will be read from now on: writing may round the geometry in its last digit.
            image = read_volume(folder / "image.nrrd")
        called, patient = arrivals.welcome(path, folder.name, name, keep_name=keep_name)
        case = Case(
            id=folder.name,
            name=called,
            role=role,
            image=str(path) if linked else "image.nrrd",
            fingerprint=fingerprint(image),
            size=image.GetSize(),
            spacing_mm=image.GetSpacing(),
            direction=image.GetDirection(),
            source="file" if image_suffix(path) else "dicom",
            dicom=dicom_record(path),
            patient=patient,
            intensities=intensities(sitk.GetArrayViewFromImage(image)),
            assumed=assumed,
            scan=stack.scan or None,
            folder=folder,
        )
        refuse_duplicate(path, case.fingerprint, known)
        if given is not None:
            if not project.has_schema:
                project.set_schema(given.schema)
            case.label = replace(given.record, file=f"label{given.suffix}")
            given.write(folder / case.label.file)
        case.save()  # last: from now on it is a case, whatever happens
    known[case.fingerprint] = case.id
    known |= {assumed.file_fingerprint: case.id} if assumed else {}
    known |= {OF_SCAN + one: case.id for one in stack.scan}
    report.added.append(case)
    report.tell_of(given)
    return case
