"""Cases with frames on their way into a project: a file or DICOM series of several volumes, and masks of its frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import SimpleITK as sitk

from ..core.errors import DataError, SettingsError
from ..core.text import counted
from ..project import Case, Project, Role, frames_of, refuse_duplicate
from ..project.cases import AssumedSpacing
from ..project.channels import OF_CHANNEL
from ..project.known import OF_CUT
from ..project.series import (
    KINDS,
    OF_SCAN,
    FrameRecord,
    SeriesRecord,
    even_step,
    frame_file,
    frame_id,
    series_fingerprint,
    whole_id,
)
from ..volumes.assumed_spacing import SpacingWish, refuse_other_spacing
from ..volumes.frames import FrameStack
from ..volumes.reading import dicom_record, fingerprint, image_suffix, read_volume
from ..volumes.summary import intensities
from ..volumes.writing import write_image
from .arrivals import Arrivals
from .finding import volume_name
from .masks import FrameMasks, ReadMask, read_frame_masks
from .present import complete
from .report import ImportReport


def take_series(
    project: Project,
    path: Path,
    stack: FrameStack,
    role: Role,
    known: dict[str, str],
    report: ImportReport,
    *,
    mask: Path | None = None,
    empty_frames: bool = False,
    ignore: int | None = None,
    spacing: SpacingWish | None = None,
    name: str | None = None,
    keep_name: bool = False,
    arrivals: Arrivals,
) -> Case:
    """Add the volumes of a file, or of a DICOM series, as one case with frames; one that is there is completed.

    Args:
        path: of the file or series, absolute.
        stack: the volumes, checked.
        known: fingerprints of the project's cases, to which those of the new one are added.
        mask: with as many frames.
        ignore: value of the mask that stands for voxels that nobody annotated.
        arrivals: names new cases.
        others: as of :func:`.add_volume`.

    Raises:
        DataError: a frame is a case of its own, the series is there, or its mask cannot be used.
        StorageError: the disk refused; nothing of the case is left behind.
    """
    prints = [fingerprint(image) for image in stack.images]
    whole = series_fingerprint(prints)
    there = known.get(whole)
    if there is None:
        refuse_known_frames(path, stack, prints, known)
        refuse_same_scan(path, stack, prints, known)
    case = project.case(there) if there is not None and (mask or spacing) else None
    refuse_other_spacing(path, case, spacing)
    assumed = None
    if case is not None and case.assumed:
        stack, assumed = stack.respaced(case.spacing_mm), case.assumed
    elif spacing and case is None:
        first, record = spacing.apply(stack.images[0])
        stack, assumed = stack.respaced(first.GetSpacing()), replace(record, file_fingerprint=whole)
    given = None
    if mask is not None:
        how: dict[str, Any] = {"empty_frames": empty_frames, "ignore": ignore, "assumed": assumed}
        given = read_frame_masks(project, mask, stack.images, **how)
    if there is not None:
        return complete(project, path, there, role, given, report)
    how = {"assumed": assumed, "name": name, "keep_name": keep_name, "arrivals": arrivals}
    return _add(project, path, stack, role, known, report, given, **how)


def _add(
    project: Project,
    path: Path,
    stack: FrameStack,
    role: Role,
    known: dict[str, str],
    report: ImportReport,
    given: FrameMasks | None,
    *,
    assumed: AssumedSpacing | None,
    name: str | None,
    keep_name: bool,
    arrivals: Arrivals,
) -> Case:
    """Write a new case with frames; arguments as of :func:`take_series`."""
    images = stack.images
    times = stack.times_ms or (None,) * len(images)
    masks = given.masks if given else [None] * len(images)
    with project.filling_case_folder((name or volume_name(path)) if keep_name else None) as folder:
        records = [
            _written_frame(project, folder, number, image, mask, time)
            for number, (image, mask, time) in enumerate(zip(images, masks, times, strict=True), 1)
        ]
        series = SeriesRecord(tuple(records), stack.kind, even_step(times))
        called, patient = arrivals.welcome(path, folder.name, name, keep_name=keep_name)
        case = Case(
            id=folder.name,
            name=called,
            role=role,
            image=records[0].image,
            fingerprint=series_fingerprint(record.fingerprint for record in records),
            size=images[0].GetSize(),
            spacing_mm=images[0].GetSpacing(),
            direction=images[0].GetDirection(),
            source="file" if image_suffix(path) else "dicom",
            dicom=dicom_record(path),
            patient=patient,
            intensities=intensities(stack.voxels()),
            assumed=assumed,
            series=series,
            scan=stack.scan or None,
            folder=folder,
        )
        refuse_duplicate(path, case.fingerprint, known)
        refuse_known_frames(path, stack, [record.fingerprint for record in records], known)
        case.save()  # last: from now on it is a case, whatever happens
    known |= {view.fingerprint: view.id for view in reversed(frames_of(case))} | {case.fingerprint: case.id}
    known |= {assumed.file_fingerprint: case.id} if assumed else {}
    known |= {OF_SCAN + one: case.id for one in stack.scan}
    report.added.append(case)
    report.tell_of(given)
    report.notes += _notes(path, stack, case)
    return case


def _written_frame(
    project: Project, folder: Path, number: int, image: sitk.Image, mask: ReadMask | None, time: float | None
) -> FrameRecord:
    """Write a frame, and its mask, into the folder of a new case."""
    target = folder / frame_file(number)
    write_image(target, image)
    # The record describes what will be read from now on: writing may round the geometry in its last digit.
    written = read_volume(target)
    label = None
    if mask is not None:
        if not project.has_schema:
            project.set_schema(mask.schema)
        label = replace(mask.record, file=f"label-f{number:03d}{mask.suffix}")
        mask.write(folder / label.file)
    voxels = intensities(sitk.GetArrayViewFromImage(written))
    return FrameRecord(frame_file(number), fingerprint(written), label, time, voxels)


def refuse_known_frames(path: Path, stack: FrameStack, prints: Sequence[str], known: dict[str, str]) -> None:
    """Refuse a series of which the project has a frame: one scan must not be two cases, with a role each.

    Raises:
        DataError: says which.
    """
    for number, one in enumerate(prints, 1):
        if (there := known.get(one)) is not None:
            raise DataError(
                f"{KINDS[stack.kind].capitalize()} {number} of '{path}' is the same volume as case '{there}'.",
                f"To have the whole series, take that case out first: 'sslseg remove PROJECT {whole_id(there)}'; its "
                f"mask can then be given to the frame: 'sslseg label PROJECT {frame_id('CASE', number)} MASK'.",
            )


def refuse_same_scan(path: Path, stack: FrameStack, prints: Sequence[str], known: Mapping[str, str]) -> None:
    """Refuse volumes of a file of which the project has others, or their mean, as a case: one scan has one role.

    So are those of which it has parts.

    Args:
        prints: fingerprints of the volumes that are to be added.

    Raises:
        DataError: says which case.
    """
    for one in (*stack.scan, *prints):
        if OF_CHANNEL + one in known or OF_CUT + one in known:
            refuse_duplicate(path, one, known)
    others = (*stack.scan, *(OF_SCAN + one for one in (*stack.scan, *prints)))
    there = next((known[one] for one in others if one in known), None)
    if there is not None:
        raise DataError(
            f"'{path}' is of the same scan as case '{whole_id(there)}', which has other volumes of it, or their mean.",
            "One scan is one case, with one role. To have other volumes of it, take that case out first "
            f"('sslseg remove PROJECT {whole_id(there)}').",
        )


def _notes(path: Path, stack: FrameStack, case: Case) -> list[str]:
    """What should be known of a series that came in."""
    views = frames_of(case)
    word = KINDS[stack.kind]
    notes = []
    seen: dict[str, int] = {}
    for number, view in enumerate(views, 1):
        first = seen.setdefault(view.fingerprint, number)
        if first != number:
            notes.append(f"{word.capitalize()} {number} of '{path}' is the same as {word} {first}.")
    step = case.series.step_ms if case.series else None
    every = f", one every {step:.3g} ms" if step else ""
    notes.append(f"'{path}' is one case with {counted(len(views), word)}{every}: '{case.id}'.")
    return notes


def refuse_linked_frames(path: Path, stack: FrameStack, *, link: bool) -> None:
    """Refuse to leave a file of several volumes where it is: a case needs each in a file of its own.

    Raises:
        SettingsError: says so.
    """
    if link and stack.found > 1 and image_suffix(path) is not None:
        raise SettingsError(
            f"'{path}' holds {stack.found} volumes, and a case keeps each in a file of its own.",
            "Add it without --link: it stays as it is, and the project gets a copy.",
        )
