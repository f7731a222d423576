"""Which volumes of a DICOM series are one anatomy at several times, and what these times are."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from .dicom_volumes import DicomVolume

#: Labels of volumes that differ in time alone; those of dimensions end in the word.
_TIMES = ("time", "heart", "clock")


@dataclass(frozen=True, eq=False)
class DicomEntry:
    """What is added of a series as one case: a volume, or one at several times.

    Args:
        volumes: in the order of their times.
        times_ms: of each from the first on; None = the files do not say.
        which: what tells it from the others of its series; empty where there is no other.
    """

    volumes: list[DicomVolume]
    times_ms: list[float | None]
    which: str = ""

    @cached_property
    def file_names(self) -> set[str]:
        """Names of the files that hold a part of it."""
        return set().union(*(volume.file_names for volume in self.volumes))


@dataclass(frozen=True)
class SeriesWords:
    """What the files of a volume say of their series.

    Args:
        examination: as of :class:`~.dicom_headers.DicomFile`, or its folder if they do not say.
        description: of the series, with what tells the volume from others of it.
        protocol: its name.
    """

    examination: str
    description: str
    protocol: str


def entries_of(volumes: Sequence[DicomVolume]) -> list[DicomEntry]:
    """The volumes of a series, those that differ in time alone together, in the order of the first of each."""
    groups: dict[Hashable, list[DicomVolume]] = {}
    for volume in volumes:
        others = tuple((name, value) for name, value in volume.labels.items() if not _is_time(name))
        key: Hashable = (others,) if len(others) < len(volume.labels) else volume
        groups.setdefault(key, []).append(volume)
    return [_entry(group, alone=len(groups) == 1) for group in groups.values()]


def _is_time(label: str) -> bool:
    return label in _TIMES or label.endswith(" time")


def _entry(volumes: list[DicomVolume], *, alone: bool) -> DicomEntry:
    if len(volumes) == 1:
        return DicomEntry(volumes, [None], volumes[0].which)
    times = _times(volumes)
    if None in times:
        order = sorted(range(len(volumes)), key=lambda i: [_number(v) for v in volumes[i].labels.values()])
    else:
        order = sorted(range(len(volumes)), key=lambda i: times[i] or 0.0)
    begin = min(time for time in times if time is not None) if None not in times else 0.0
    return DicomEntry(
        [volumes[i] for i in order],
        [None if (time := times[i]) is None else time - begin for i in order],
        "" if alone else _shared_words([volume.which for volume in volumes]),
    )


def _times(volumes: Sequence[DicomVolume]) -> list[float | None]:
    """Times in ms: after the heart's beat, else by the clock; None of all if they are not known of all, or are one."""
    for trait, to_ms in (("heart", _number), ("clock", _clock_ms)):
        found = [[to_ms(frame.traits.get(trait)) for frame in volume.frames] for volume in volumes]
        known = [median(time for time in times if time is not None) if None not in times else None for times in found]
        if None not in known and len(set(known)) == len(known):
            return known
    return [None] * len(volumes)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _clock_ms(value: object) -> float | None:
    """Time of the day of a date with a time, or a time, as DICOM writes them: the digits before the point end in it."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    hours, minutes, seconds = number % 1e6 // 1e4, number % 1e4 // 100, number % 100
    return 1000.0 * (3600 * hours + 60 * minutes + seconds)


def _shared_words(names: Sequence[str]) -> str:
    """The words that all names begin with."""
    words = []
    for column in zip(*(name.split() for name in names), strict=False):
        if len(set(column)) > 1:
            break
        words.append(column[0])
    return " ".join(words)
