"""Which volumes the images of one DICOM series make.

Most series are one volume. Where several images lie at one place, they belong to volumes that differ in something:
echo, b-value, phase, time. The first differences that give whole volumes are taken, and name them. Copies of an image
are left out. What cannot be told apart stays together, and is refused when it is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from .dicom_headers import Frame

#: Traits that a volume has as a whole, in the order in which they are tried, and how a value is called.
_EXACT: dict[str, str] = {
    "type": "{value}",
    "echo": "echo {rank}",
    "b": "b {value:g}",
    "direction": "direction {rank}",
    "context": "{value}",
    "inversion": "inversion {rank}",
    "flip angle": "flip angle {rank}",
    "kernel": "kernel {value}",
    "time": "time {rank}",
    "acquisition": "acquisition {rank}",
}
#: Traits that grow within a volume too: the n-th at each place makes the n-th volume.
_RANKED = {"heart": "trigger time {rank}", "clock": "time {rank}"}
_WORDS = {
    "M": "magnitude", "MAGNITUDE": "magnitude", "P": "phase", "PHASE": "phase", "PHASE MAP": "phase", "R": "real",
    "REAL": "real", "I": "imaginary", "IMAGINARY": "imaginary", "W": "water", "WATER": "water", "F": "fat",
    "FAT": "fat", "IP": "in phase", "IN_PHASE": "in phase", "OP": "opposed phase", "OPP_PHASE": "opposed phase",
    "OUT_PHASE": "opposed phase", "ADC": "ADC", "FA": "FA", "TRACEW": "trace",
}  # fmt: skip
_UNSAFE = re.compile(r"[^\w .,()+=-]+")
AXES_TOLERANCE = 1e-3


@dataclass(frozen=True, eq=False)
class DicomVolume:
    """Images of a series that make one volume, if they do.

    Args:
        frames: in spatial order, if all have a place.
        which: what tells it from the others of its series; empty where there is no other.
        lacks: how many slices it has less than others of its series.
        copies: images left out because they are there twice.
        labels: trait → value of what tells it from the others.
    """

    frames: list[Frame]
    which: str = ""
    lacks: int = 0
    copies: list[Frame] = field(default_factory=list)
    labels: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def file_names(self) -> set[str]:
        """Names of the files that hold a part of it, or a copy of one."""
        return {frame.file.path.name for frame in (*self.frames, *self.copies)}


@dataclass
class _Group:
    labels: dict[str, Any]
    frames: list[Frame]


def along_normal(frames: Sequence[Frame]) -> np.ndarray:
    """Places of images along the normal of the first, in mm."""
    normal = np.cross(*frames[0].placed.axes)
    return np.array([frame.placed.position @ normal for frame in frames])


def distinct_places(at: np.ndarray, pixel: float) -> np.ndarray:
    """Numbers of the places that sorted positions lie at, [N] from 0: positions that differ by rounding are one.

    Args:
        at: ascending, in mm.
        pixel: size of a pixel in mm.
    """
    gaps = np.diff(at)
    return np.concatenate([[0], np.cumsum(gaps > min(0.05 * gaps.max(initial=0), 0.2 * pixel))])


def volumes_of(frames: Sequence[Frame], digest: Callable[[Sequence[Frame]], list[bytes]]) -> list[DicomVolume]:
    """Volumes of a series.

    Args:
        frames: all images of the series.
        digest: of the pixels of images; asked only of images that cannot be told apart otherwise.
    """
    frames = _without_broken_copies(frames)
    if not _stackable(frames):
        return [DicomVolume(frames)]
    at = along_normal(frames)
    order = np.argsort(at, kind="stable")
    frames = [frames[i] for i in order]
    numbers = distinct_places(at[order], min(frames[0].placed.spacing))
    place = dict(zip(frames, numbers.tolist(), strict=True))
    if len(set(place.values())) in (1, len(frames)):
        return [DicomVolume(frames)]
    kept, copies = _without_copies(frames, place, digest)
    groups = _split(kept, place)
    names = _names(groups)
    places = [{place[frame] for frame in group.frames} for group in groups]
    return [
        DicomVolume(
            group.frames,
            name,
            max((len(other) - len(own) for other in places if own < other), default=0),
            [copy for copy, original in copies.items() if original in set(group.frames)],
            group.labels,
        )
        for group, name, own in zip(groups, names, places, strict=True)
    ]


def _stackable(frames: Sequence[Frame]) -> bool:
    """Whether all images have a place, are parallel, and are slices: else there is nothing to sort."""
    first = frames[0]
    if any(frame.is_mosaic for frame in frames):
        return False
    if any(frame.position is None or frame.axes is None or frame.spacing is None for frame in frames):
        return False
    return all(np.abs(frame.placed.axes - first.placed.axes).max() <= AXES_TOLERANCE for frame in frames)


def _without_broken_copies(frames: Sequence[Frame]) -> list[Frame]:
    """Without files that are damaged where an undamaged file holds the same object."""
    whole = {frame.file.uid for frame in frames if not frame.file.fault and frame.file.uid}
    return [frame for frame in frames if not (frame.file.fault and frame.file.uid in whole)]


def _without_copies(
    frames: list[Frame], place: dict[Frame, int], digest: Callable[[Sequence[Frame]], list[bytes]]
) -> tuple[list[Frame], dict[Frame, Frame]]:
    """Images, and those left out, each with its original.

    Of images at one place that say the same of themselves, equal pixels count once.
    """
    alike: dict[Hashable, list[Frame]] = {}
    for frame in frames:
        alike.setdefault((place[frame], *sorted(frame.traits.items())), []).append(frame)
    asked = [frame for group in alike.values() if len(group) > 1 for frame in group]
    copies: dict[Frame, Frame] = {}
    seen: dict[Hashable, Frame] = {}
    for frame, pixels in zip(asked, digest(asked), strict=True):
        original = seen.setdefault((place[frame], *sorted(frame.traits.items()), pixels), frame)
        if original is not frame:
            copies[frame] = original
    return [frame for frame in frames if frame not in copies], copies


def _split(frames: list[Frame], place: dict[Frame, int]) -> list[_Group]:
    dimensions = sorted({name for frame in frames for name in frame.traits if name.startswith("dimension")})
    groups = [_Group({}, frames)]
    for trait in (*_EXACT, *dimensions):
        groups = [part for group in groups for part in _by_value(group, trait, place)]
    for trait in _RANKED:
        groups = [part for group in groups for part in _by_rank(group, trait, place)]
    return [part for group in groups for part in _by_object(group, place)]


def _by_value(group: _Group, trait: str, place: dict[Frame, int]) -> list[_Group]:
    """Parts of one value each, if most of them are whole volumes."""
    if not _repeats(group.frames, place):
        return [group]
    parts: dict[Hashable, list[Frame]] = {}
    for frame in group.frames:
        parts.setdefault(frame.traits.get(trait), []).append(frame)
    half = len({place[frame] for frame in group.frames}) / 2
    whole = [part for part in parts.values() if len({place[frame] for frame in part}) > half]
    if len(parts) == 1 or 2 * len(whole) < len(parts) or 2 * sum(map(len, whole)) < len(group.frames):
        return [group]
    return [_Group({**group.labels, trait: value}, part) for value, part in parts.items()]


def _by_rank(group: _Group, trait: str, place: dict[Frame, int]) -> list[_Group]:
    """The first, second … of each place, if all places have as many, and each of another value."""
    if not _repeats(group.frames, place) or any(trait not in frame.traits for frame in group.frames):
        return [group]
    stacks: dict[int, list[Frame]] = {}
    for frame in group.frames:
        stacks.setdefault(place[frame], []).append(frame)
    count = len(next(iter(stacks.values())))
    if any(len({frame.traits[trait] for frame in stack}) != count or len(stack) != count for stack in stacks.values()):
        return [group]
    ordered = [sorted(stack, key=lambda frame: _sortable(frame.traits[trait])) for stack in stacks.values()]
    return [_Group({**group.labels, trait: k}, [stack[k] for stack in ordered]) for k in range(count)]


def _by_object(group: _Group, place: dict[Frame, int]) -> list[_Group]:
    """A volume for each multi-frame object, if none of them repeats a place, and none is a part of a volume."""
    parts: dict[Path, list[Frame]] = {}
    for frame in group.frames:
        parts.setdefault(frame.file.path, []).append(frame)
    sizes = {len({place[frame] for frame in part}) for part in parts.values()}
    every = len({place[frame] for frame in group.frames})
    if len(parts) == 1 or sizes != {every} or any(_repeats(part, place) for part in parts.values()):
        return [group]
    ordered = sorted(parts.items(), key=lambda item: (item[1][0].file.instance, item[0].name))
    return [_Group({**group.labels, "object": k}, part) for k, (_, part) in enumerate(ordered)]


def _repeats(frames: Sequence[Frame], place: dict[Frame, int]) -> bool:
    return len({place[frame] for frame in frames}) < len(frames)


def _names(groups: Sequence[_Group]) -> list[str]:
    """What each group is called; all differ."""
    patterns = {**_EXACT, **_RANKED, "object": "volume {rank}"}
    values = {
        trait: sorted({group.labels[trait] for group in groups if trait in group.labels}, key=_sortable)
        for trait in dict.fromkeys(trait for group in groups for trait in group.labels)
    }
    names = []
    for group in groups:
        words = []
        for trait, value in group.labels.items():
            if value is None:
                continue
            told = _type_words(value, values[trait]) if trait == "type" else value
            told = told.lower() if trait == "context" else told
            rank = [other for other in values[trait] if other is not None].index(value) + 1
            words.append(_called(patterns.get(trait, f"{trait} no. {{rank}}"), told, rank))
        names.append(safe_words(" ".join(filter(None, words))) or "other")
    counts, seen = Counter(names), Counter[str]()
    for i, name in enumerate(names):
        if counts[name] > 1:
            seen[name] += 1
            names[i] = f"{name} no. {seen[name]}"
    return names if len(names) > 1 else [""]


def safe_words(text: str) -> str:
    """Text as a part of a path on every file system."""
    return " ".join(_UNSAFE.sub(" ", text).split()).strip(" .")


def _called(pattern: str, value: Hashable, rank: int) -> str:
    try:
        return pattern.format(value=value, rank=rank)
    except ValueError:  # a text where a number is usual
        return str(value)


def _type_words(value: tuple[str, ...], others: Sequence[tuple[str, ...] | None]) -> str:
    """What an image type says that not all the others say too."""
    common = set.intersection(*(set(other or ()) for other in others))
    own = [word for word in value if word not in common]
    known = [_WORDS[word] for word in own if word in _WORDS]
    return " ".join(dict.fromkeys(known or [word.replace("_", " ").lower() for word in own]))


def _sortable(value: Hashable) -> tuple[int, float, str]:
    """Numbers by size before texts by letter, None first."""
    if value is None:
        return (0, 0.0, "")
    if isinstance(value, int | float):
        return (1, float(value), "")
    return (2, 0.0, str(value))
