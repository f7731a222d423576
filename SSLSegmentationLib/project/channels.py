"""Channels: several sequences of one scan, as T2 and ADC. Standard library only.

The project has their names; the first is that of the image that every case has. Of the others, a case has those that
its record names, each as a file of its own on the grid of its image.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import ProjectError, SettingsError, StorageError
from ..core.paths import safe_name
from ..core.storage import read_json, remove_file, write_json
from ..core.text import conjoined, counted, numbered, quoted
from .cases import Case
from .records import FIRST_CHANNEL as FIRST_CHANNEL
from .records import ChannelRecord as ChannelRecord
from .records import channel_name as channel_name
from .records import check_channel_names

if TYPE_CHECKING:
    from .project import Project

#: Before a fingerprint of a further sequence among those of a project: the volume itself is no case.
OF_CHANNEL = "channel:"
#: What a file of a further sequence begins with; no other one is ever deleted for being an older one.
_STEM = "channel-"
#: Which files of a case's folder are such, as a pattern.
CHANNEL_FILES = f"{_STEM}*.nrrd"


# ---------------------------------------------------------------------- names, of a project
def project_channels(file: Path) -> tuple[str, ...]:
    """Names of the sequences in a ``project.json``; empty = one without a name.

    Raises:
        ProjectError: the file is damaged.
    """
    names = read_json(file, "project file").get("channels", [])
    try:
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise SettingsError(f"{names!r} is no list of names.")
        check_channel_names(names)
    except SettingsError as error:
        raise ProjectError(
            f"The project file '{file}' is damaged in its names of sequences ('channels'): {error.sentence}",
            "Restore it from a backup, or correct the names in it.",
        ) from error
    return tuple(names)


def set_channels(project: Project, names: Sequence[str]) -> None:
    """Say what the sequences of a project are called, that of the image first. To be called under its lock.

    Raises:
        SettingsError: names that cannot stand together.
        ProjectError: a case has a further sequence that is not among them.
        StorageError: the disk refused.
    """
    names = [channel_name(name) for name in names]
    check_channel_names(names)
    further = {name.casefold() for name in names[1:]}
    for case in project.cases():
        lost = next((one.name for one in case.channels or () if one.name.casefold() not in further), None)
        if lost is not None:
            raise ProjectError(
                f"The case '{case.id}' has the sequence '{lost}', which is not among the names.",
                f"Name it, too: {', '.join([*names, lost])}.",
            )
    file = project.own("project.json")
    content = read_json(file, "project file")
    if content.get("channels", []) != names:
        write_json(file, content | {"channels": names})


def new_channel_name(names: Sequence[str], name: str) -> str:
    """A further sequence's name, spelled as among the ``names`` of a project if it is there.

    Raises:
        SettingsError: no name for a sequence, or that of the image itself.
    """
    name = channel_name(name)
    if name.casefold() in (FIRST_CHANNEL, *(first.casefold() for first in names[:1])):
        raise SettingsError(
            f"'{name}' is the image itself, which every case has.", "Give a further sequence another name."
        )
    return next((one for one in names if one.casefold() == name.casefold()), name)


def ensure_channel(project: Project, name: str) -> str:
    """A further sequence's name as the project spells it; a new one is added to its names.

    Raises:
        SettingsError: as of :func:`new_channel_name`.
        StorageError: the disk refused.
    """
    names = project.channels or (FIRST_CHANNEL,)
    name = new_channel_name(names, name)
    if name not in names:
        set_channels(project, (*names, name))
    return name


def check_first_channel(project: Project, name: str) -> None:
    """Make sure that images of this sequence can be those of a project's cases; one that has no name for them takes it.

    Raises:
        ProjectError: they are of another sequence.
    """
    first = next(iter(project.channels), FIRST_CHANNEL)
    if first.casefold() not in (name.casefold(), FIRST_CHANNEL):
        raise ProjectError(
            f"The image of each case of the project '{project.shown}' is '{first}', not '{name}'.",
            f"Name '{first}' first, or use a project of its own. If '{first}' is but another word for it, rename it: "
            f"'sslseg channels PROJECT --first \"{name}\"'.",
        )


def channel_counts(names: Sequence[str], cases: Iterable[Case]) -> dict[str, int]:
    """How many of some cases have each sequence.

    Args:
        names: of the project, that of the image first.
        cases: whole ones; those with frames have none but their image.
    """
    cases = list(cases)
    return {name: sum(number == 0 or has(case, name) for case in cases) for number, name in enumerate(names)}


def has(case: Case, name: str) -> bool:
    """Whether a case has a further sequence."""
    return case.channel(name) is not None


def counts_text(counts: dict[str, int], total: int) -> str:
    """For example "T2: all 14 cases; ADC: 12 of 14 cases"."""
    words = {
        name: f"all {total} cases" if n == total > 1 else f"{n} of {counted(total, 'case')}"
        for name, n in counts.items()
    }
    return "; ".join(f"{name}: {text}" for name, text in words.items())


# ---------------------------------------------------------------------- files, of a case
def write_channel(case: Case, name: str, write: Callable[[Path], ChannelRecord]) -> ChannelRecord:
    """Give a case a further sequence: one moment the older one, the next moment the new one.

    What else its record on the disk says by now is kept.

    Args:
        name: as the project spells it (:func:`ensure_channel`).
        write: writes the volume whole to the path that it is given, a NRRD, and returns its record, in which name and
            file are filled in here; or raises.

    Raises:
        ProjectError: the case has frames, or is a view.
        StorageError: the disk refused; the older one is still there.
    """
    newest = _changeable(case)
    wishes = islice(numbered(f"{_STEM}{safe_name(name)}", ".nrrd"), 2 + len(newest.channels or ()) + 1)
    target = case.folder / newest.free_name("a new file", *wishes)
    record = write(target)
    try:
        return _put(case, newest, replace(record, name=name, image=target.name))
    except BaseException:
        with suppress(StorageError):
            remove_file(target)
        raise


def link_channel(case: Case, record: ChannelRecord) -> ChannelRecord:
    """As :func:`write_channel`, with a file that stays where it is: ``image`` is its absolute path."""
    return _put(case, _changeable(case), record)


def drop_channel(case: Case, name: str) -> ChannelRecord:
    """Take a further sequence away from a case; what else its record says by now is kept.

    Whoever may want the file again has copied it before.

    Returns:
        What the record said of it.

    Raises:
        ProjectError: the case lacks it, or is a view.
        StorageError: the disk refused.
    """
    newest = _changeable(case)
    gone = newest.channel(name)
    if gone is None:
        there = [one.name for one in newest.channels or ()]
        raise ProjectError(
            f"The case '{newest.id}' has no sequence '{name}' beside its image.",
            f"It has {conjoined(quoted(there))}." if there else "It has its image alone.",
        )
    _keep(case, newest, [one for one in newest.channels or () if one is not gone])
    _forget(case, gone)
    return gone


def _changeable(case: Case) -> Case:
    """The case as its record says now, if it can have further sequences."""
    if type(case) is not Case or case.frame is not None:
        raise ProjectError(f"'{case.id}' is a part of a case, which has no sequences of its own.", "Name the case.")
    newest = Case.load(case.folder)
    if newest.series is not None:
        raise ProjectError(
            f"The case '{newest.id}' has {counted(len(newest.series.frames), 'frame')}, and no further sequences.",
            "Further sequences belong to cases of one volume.",
        )
    return newest


def _put(case: Case, newest: Case, record: ChannelRecord) -> ChannelRecord:
    before = newest.channel(record.name)
    channels = list(newest.channels or ())
    if before is None:
        channels.append(record)
    else:
        channels[channels.index(before)] = record
    _keep(case, newest, channels)
    if before is not None and before.image != record.image:
        _forget(case, before)
    return record


def _keep(case: Case, newest: Case, channels: Sequence[ChannelRecord]) -> None:
    """Write the record with other sequences; what a newer version has written beside those that stay, stays."""
    unknown = newest.unknown.get("channels")
    newest.unknown = deepcopy(newest.unknown)
    if isinstance(unknown, list):
        beside = list(zip(newest.channels or (), unknown, strict=False))
        newest.unknown["channels"] = [next((m for old, m in beside if old is one), {}) for one in channels]
    newest.channels = tuple(channels) or None
    if newest.channels is None:
        newest.unknown.pop("channels", None)
    newest.save()
    case.channels = newest.channels


def _forget(case: Case, record: ChannelRecord) -> None:
    """Delete the file of an older sequence, if it is one that was written here."""
    if record.image.startswith(_STEM) and record.image == Path(record.image).name:
        with suppress(StorageError):  # a file that nothing refers to does no harm
            remove_file(case.folder / record.image)
