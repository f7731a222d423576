"""Folders whose files are the sequences of scans, as T2 and ADC, on their way into a project: one case for each scan.

Image files are sorted by their names, DICOM series by examination and by what they are called; see
:mod:`.channel_patterns`.
"""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path, PurePath
from typing import Any

from ..core.errors import DataError, SSLSegError
from ..core.progress import Progress, silent
from ..core.text import conjoined, counted, listed, quoted
from ..project import Project, Role
from ..project.case_keys import recorded
from ..project.channels import channel_counts, check_first_channel, counts_text, set_channels
from ..volumes.assumed_spacing import SpacingWish, refuse_linked
from ..volumes.masks import is_named_like_mask
from ..volumes.reading import fingerprint, holds_mask, image_suffix, is_in_dicom, read_volume
from .channel_patterns import ChannelPattern, GroupedScan, grouped, two_patterns, unfit
from .channels import add_channel
from .finding import volume_name, volumes_in
from .report import ImportReport, fault_of
from .volumes import Intake

#: Of a scan, its files and DICOM volumes.
ScanFiles = GroupedScan[Path]


@dataclass
class FoundScans:
    """What patterns make of folders.

    Args:
        scans: in the order of their files.
        refused: a file of each scan that cannot be used, and why.
        masks: files that were left out as masks, each with its image if that is clear.
        notes: what else should be known, in sentences.
        left: files that fit no pattern.
    """

    scans: list[ScanFiles] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)
    masks: dict[Path, Path | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


def add_scans(
    project: Project,
    paths: Sequence[Path | str],
    patterns: Sequence[ChannelPattern],
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    as_images: bool = False,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Add the scans of folders: the first sequence of each is the image of a case, the others its further sequences.

    What cannot be used is reported, and the rest goes on. Interrupted and repeated, it goes on where it was; a case
    that is there gets the sequences that it lacks.

    Args:
        paths: folders, or files.
        patterns: of the sequences, that of the image first.
        role, link, keep_name, as_images, spacing: as of :func:`.add_volumes`.

    Raises:
        DataError: a folder is missing or holds no volume.
        SettingsError: a pattern that nothing fits, or a file that fits two.
        ProjectError: the image of the project's cases is another sequence.
        StorageError: the disk refused; the scans before are kept.
    """
    refuse_linked(link, spacing)
    names = [pattern.name for pattern in patterns]
    check_first_channel(project, names[0])
    found = find_scans([Path(path) for path in paths], patterns, as_images=as_images)
    how: dict[str, Any] = {"link": link, "keep_name": keep_name, "as_images": as_images, "spacing": spacing}
    return add_found(project, found, names, role, **how, progress=progress)


def add_found(
    project: Project,
    found: FoundScans,
    names: Sequence[str],
    role: Role = Role.UNLABELLED,
    *,
    link: bool = False,
    keep_name: bool = False,
    as_images: bool = False,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """:func:`add_scans` of what was found, by patterns or by hand.

    Args:
        names: of the sequences, that of the image first.

    Raises:
        ProjectError: the image of the project's cases is another sequence.
        StorageError: the disk refused; the scans before are kept.
    """
    refuse_linked(link, spacing)
    check_first_channel(project, names[0])
    intake = Intake(project, spacing)
    report = intake.report
    report.refused, report.masks = [*found.refused], dict(found.masks)
    whole = [scan for scan in found.scans if scan.case or names[0] in scan.files]
    report.notes += [*found.notes, *without_first([scan for scan in found.scans if not scan.case], names[0])]
    if not whole:
        return report
    name_channels(project, names)
    ids: set[str] = set()
    for scan in progress(whole, "adding scans"):
        how: dict[str, Any] = {"link": link, "keep_name": keep_name, "as_image": as_images}
        how["name"] = None if _is_dicom(scan.files.get(names[0])) and not keep_name else scan.name
        case_id = scan.case or _case_of(intake, scan, names[0], role, ids, **how)
        ids |= {case_id} if case_id else set()
        for name in names[1:]:
            if case_id and name in scan.files:
                take_channel(intake, case_id, name, scan.files[name], link=link, as_image=as_images)
    cases = [case for case in project.cases() if case.id in ids]
    if cases and len(names) > 1:
        report.notes.append(f"{counts_text(channel_counts(names, cases), len(cases))}.")
    return report


def _is_dicom(image: Path | None) -> bool:
    """Whether the image of a scan is DICOM, whose folder may be called after the patient."""
    return image is not None and (image.is_dir() or is_in_dicom(image))


def find_scans(paths: Sequence[Path], patterns: Sequence[ChannelPattern], *, as_images: bool = False) -> FoundScans:
    """Sort the volumes of folders and files into scans; errors as of :func:`add_scans`."""
    found = FoundScans()
    volumes: list[Path] = []
    paths = [Path(os.path.abspath(path)) for path in paths]
    for path in paths:
        below = volumes_in(path, as_images=as_images)
        volumes += [volume for volume in below.volumes if volume not in volumes]
        found.masks |= below.masks
        found.notes += below.notes
    root = paths[0] if len(paths) == 1 and paths[0].is_dir() else _common([path.parent for path in paths])
    for path in [] if as_images else list(volumes):
        if image_suffix(path) and is_named_like_mask(path, root or path.parent) and holds_mask(path):
            volumes.remove(path)
            found.masks[path] = None
    dicom = [path for path in volumes if path.is_dir() or is_in_dicom(path)]
    names = {os.path.relpath(path, root) if root else str(path): path for path in volumes if path not in dicom}
    names = {PurePath(name).as_posix(): path for name, path in names.items()}
    by_name = grouped(list(names), patterns)
    fitting = {name for group in by_name.groups for name in group.files}
    called = _sort_series(found, dicom, patterns, fitting)
    unfit(patterns, sorted(fitting), [*names, *called], "series" if called and not names else "file")
    found.notes += by_name.notes
    for group in by_name.groups:
        paths_of = {name: [names[one] for one in files] for name, files in group.files.items()}
        _take(found, group.title, paths_of, {path: f"'{path}'" for path in volumes})
    found.left += [names[one] for one in by_name.unmatched]
    if by_name.unmatched:
        left = counted(len(by_name.unmatched), "file fits no pattern", "files fit no pattern")
        found.notes.append(f"{left}: left out {listed(quoted(by_name.unmatched))}.")
    return found


def _sort_series(
    found: FoundScans, volumes: Sequence[Path], patterns: Sequence[ChannelPattern], fitting: set[str]
) -> list[str]:
    """Sort DICOM volumes into examinations; returns what they are called.

    Args:
        fitting: gets the names of the sequences that something fits.
    """
    if not volumes:
        return []
    from ..volumes.dicom import series_words  # pydicom takes a while to load, and most volumes are no DICOM

    examinations: dict[str, list[_Series]] = {}
    for path in volumes:
        words = series_words(path)
        if words is None:
            found.refused.append((path, _unreadable(path)))
        else:
            one = _Series(path, (words.description, words.protocol))
            examinations.setdefault(words.examination, []).append(one)
    unmatched = []
    for series in examinations.values():
        files = {pattern.name: _fitting(pattern, series) for pattern in patterns}
        for one in series:
            of = [pattern for pattern in patterns if one.path in files[pattern.name]]
            if len(of) > 1:
                raise two_patterns(one.words[0], of)
            if not of:
                unmatched.append(one.words[0])
                found.left.append(one.path)
        files = {name: paths for name, paths in files.items() if paths}
        fitting |= set(files)
        common = _common([one.path for one in series])
        folder = common if common is None or common.is_dir() else common.parent
        _take(found, folder.name if folder else "", files, {one.path: f"'{one.words[0]}'" for one in series})
    if unmatched:
        left = counted(len(unmatched), "series fits no pattern", "series fit no pattern")
        found.notes.append(f"{left}: left out {listed(quoted(dict.fromkeys(unmatched)))}.")
    return [one.words[0] for series in examinations.values() for one in series]


def _common(paths: Sequence[Path]) -> Path | None:
    """The folder, or file, that all absolute paths have in common; None where they lie on several drives."""
    try:
        return Path(os.path.commonpath(paths))
    except ValueError:
        return None


@dataclass(frozen=True)
class _Series:
    """A DICOM volume, and its description and protocol."""

    path: Path
    words: tuple[str, str]


def _fitting(pattern: ChannelPattern, series: Sequence[_Series]) -> list[Path]:
    """The series of one examination that fit a pattern: by description, else by protocol; words before parts."""
    for words, number in product((True, False), (0, 1)):
        if fits := [one.path for one in series if pattern.rest(one.words[number], words=words) is not None]:
            return fits
    return []


def _take(found: FoundScans, title: str, files: dict[str, list[Path]], called: dict[Path, str]) -> None:
    """Keep the files of one scan, or refuse them if there are several of one sequence."""
    if not files:
        return
    for name, paths in files.items():
        if len(paths) > 1:
            which = f"the scan '{title}'" if title else "one scan"
            error = DataError(
                f"{len(paths)} volumes would be the sequence '{name}' of {which}: "
                f"{conjoined([called[path] for path in paths[:4]])}.",
                "Give the pattern more of the name, so that it fits one of them.",
            )
            found.refused.append((paths[0], error))
            return
    one = {name: paths[0] for name, paths in files.items()}
    found.scans.append(ScanFiles(title or volume_name(next(iter(one.values()))), one))


def without_first(scans: Sequence[ScanFiles], first: str) -> list[str]:
    """Which scans lack the sequence that would be their image."""
    lost = [f"'{scan.name}' (only {', '.join(scan.files)})" for scan in scans if first not in scan.files]
    if not lost:
        return []
    several = counted(len(lost), "scan was", "scans were")
    return [f"{several} left out, without '{first}', which is to be the image: {listed(lost)}."]


def _case_of(intake: Intake, scan: ScanFiles, first: str, role: Role, ids: Container[str], **how: Any) -> str:
    """Id of the case that has the image of a scan, which is added if it is not there; empty if it cannot be.

    Args:
        first: name of the sequence that is the image.
        ids: of the cases that other scans of this call are.
    """
    path = scan.files[first].expanduser().absolute()
    report, refused = intake.report, len(intake.report.refused)
    there = intake.take(path, role, masks_apart=True, **how)
    if not there and len(report.refused) > refused:  # perhaps as it was there already
        with suppress(SSLSegError):
            there = intake.known.get(fingerprint(read_volume(path)), "")
        if not there:
            return ""
        report.refused.pop()
        report.present.append(path)
    if there in ids:
        report.present = [one for one in report.present if one != path]
        others = [name for name in scan.files if name != first]
        error = DataError(
            f"'{path}' is the same volume as the image of another scan, case '{there}'; nothing of '{scan.name}' was "
            f"added{f' (also {conjoined(others)})' if others else ''}.",
            "Check whose it is, and take one of the files away.",
        )
        report.refused.append((path, error))
        return ""
    return there


def take_channel(
    intake: Intake, case_id: str, name: str, path: Path, *, link: bool = False, as_image: bool = False
) -> None:
    """Give a case a further sequence, unless it has it or the file cannot be used; the report says so.

    A case that has another one of this name keeps it.

    Raises:
        StorageError: the disk refused.
    """
    path = path.expanduser().absolute()
    case = recorded(intake.project.case_folder(case_id), case_id)
    if case is None:
        error = DataError(f"The case '{case_id}' is gone, so '{path}' was not added.", "Repeat the command.")
        intake.report.refused.append((path, error))
        return
    stamp = intake.stamp(path, asked=f"as {name}")
    read, there = intake.ledger.fingerprint(stamp), case.channel(name)
    if there is not None and read is not None and read in (there.fingerprint, there.file_fingerprint):
        intake.report.present.append(path)
        return
    report = ImportReport()
    how: dict[str, Any] = {"link": link, "as_image": as_image, "replace_other": False}
    try:
        record = add_channel(intake.project, case, name, path, **how, report=report, known=intake.known)
    except Exception as fault:
        intake.report.refused.append((path, fault_of(path, fault).kept()))
        return
    intake.report.channels += report.channels
    intake.report.present += report.present
    (intake.report.resampled if record.resampled else intake.report.notes).extend(report.notes)
    intake.ledger.add(stamp, record.file_fingerprint or record.fingerprint)


def name_channels(project: Project, names: Sequence[str]) -> None:
    """Give a project the names of the sequences that are coming in; those that it has stay, in their order.

    Raises:
        ProjectError: the image of its cases is another sequence.
        StorageError: the disk refused.
    """
    check_first_channel(project, names[0])
    known = project.channels[1:]
    taken = {name.casefold() for name in known}
    set_channels(project, (names[0], *known, *(name for name in names[1:] if name.casefold() not in taken)))


def _unreadable(path: Path) -> SSLSegError:
    """What is wrong with a DICOM volume that tells nothing of its series."""
    try:
        read_volume(path)
    except SSLSegError as error:
        return error.kept()
    return DataError(f"'{path}' does not say which series it is of.", "Add it alone.")
