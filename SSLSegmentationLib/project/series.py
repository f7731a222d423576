"""A case with frames: several volumes on one grid, most often one anatomy over time. Standard library only.

A case with frames has one folder, one record and one role; each frame is a 3-D file of that folder with a mask of its
own. What needs a volume or a mask takes frames as views (:func:`frames_of`): a :class:`Case` each, whose id is that of
the case with the number of the frame, ``case0001@3``, and which changes nothing but its own entry of the record.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..core.errors import ProjectError, SettingsError
from ..core.paths import is_absolute
from ..core.text import counted
from .records import Intensities, LabelRecord

if TYPE_CHECKING:
    from .cases import Case

#: What the frames of a series differ in, and how one of them is called.
KINDS = {"time": "frame", "echo": "echo", "diffusion": "volume", "unknown": "volume"}
#: Folder of the frames in that of their case, and what their files are called.
FOLDER = "frames"
_FRAME_FILE = re.compile(r"\d{3,}\.nrrd", re.ASCII)
#: Before a fingerprint of :attr:`Case.scan` among those of a project: the volume itself is no case.
OF_SCAN = "scan:"
_FRAME_ID = re.compile(r"(.+)@([1-9][0-9]{0,5})", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class FrameRecord:
    """One frame of a series.

    Args:
        image: its file, relative to the case folder.
        fingerprint: of its voxels and geometry.
        label: its reference segmentation, if there is one.
        time_ms: when it is, in ms from the beginning of the series; None = nobody knows.
        intensities: its voxel values in short.
    """

    image: str
    fingerprint: str
    label: LabelRecord | None = None
    time_ms: float | None = None
    intensities: Intensities | None = None


@dataclass(frozen=True)
class SeriesRecord:
    """The frames of a case.

    Args:
        frames: in their order.
        kind: what they differ in, one of :data:`KINDS`.
        step_ms: from one to the next; None = it is not even, or nobody knows.
    """

    frames: tuple[FrameRecord, ...]
    kind: str = "time"
    step_ms: float | None = None

    def with_frame(self, number: int, record: FrameRecord) -> SeriesRecord:
        """The same series with another record of the frame ``number``, from 1."""
        frames = [*self.frames]
        frames[number - 1] = record
        return replace(self, frames=tuple(frames))

    def check(self, image: str, fingerprint: str) -> None:
        """Refuse a record whose parts cannot be true together.

        Args:
            image: of the case.
            fingerprint: of the case.

        Raises:
            SettingsError: says what.
        """
        if not self.frames:
            raise SettingsError("its series has no frames.")
        if self.kind not in KINDS:
            raise SettingsError(f"its series is of a kind that is not known, {self.kind!r}.")
        times = [frame.time_ms for frame in self.frames] + [self.step_ms]
        if not all(math.isfinite(time) for time in times if time is not None):
            raise SettingsError("a time of its frames is no number.")
        if linked := next((frame.image for frame in self.frames if is_absolute(frame.image)), None):
            raise SettingsError(f"its frame '{linked}' lies outside its folder.")
        if image != self.frames[0].image:
            raise SettingsError(f"its image '{image}' is not its first frame, '{self.frames[0].image}'.")
        if fingerprint != series_fingerprint(frame.fingerprint for frame in self.frames):
            raise SettingsError(f"its {counted(len(self.frames), 'frame')} are not those that it was made of.")


@dataclass(frozen=True)
class Frame:
    """Which frame of which case a view is.

    Args:
        case_id: of the case.
        number: of the frame, from 1.
        count: of the frames of the case.
        time_ms: as of :class:`FrameRecord`.
    """

    case_id: str
    number: int
    count: int
    time_ms: float | None = None

    @property
    def phase(self) -> float:
        """Which part of the series lies before it, from 0."""
        return (self.number - 1) / self.count

    @property
    def label_stem(self) -> str:
        """What a file of its mask is called, without suffix."""
        return f"label-f{self.number:03d}"

    def __str__(self) -> str:
        return f"frame {self.number} of {self.count}"


def frames_of(case: Case) -> list[Case]:
    """A view of each frame of a case; of a case without frames, and of a view, itself."""
    if case.series is None:
        return [case]
    count = len(case.series.frames)
    return [
        replace(
            case,
            id=frame_id(case.id, number),
            name=frame_id(case.name, number),
            image=record.image,
            fingerprint=record.fingerprint,
            label=record.label,
            intensities=record.intensities,
            en_face=None,
            series=None,
            channels=None,
            frame=Frame(case.id, number, count, record.time_ms),
            unknown={},
        )
        for number, record in enumerate(case.series.frames, 1)
    ]


def expanded(cases: Iterable[Case]) -> list[Case]:
    """Each case without frames, and each frame of the others, in their order."""
    return [view for case in cases for view in frames_of(case)]


def known_phases(cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """What a record of cases says of the phases of frames, under ``phases``; nothing where there are none."""
    phases = {case.id: case.frame.phase for case in cases if case.frame}
    return {"phases": phases} if phases else {}


def frame_view(case: Case, number: int) -> Case:
    """The view of the frame ``number``, from 1, of a case.

    Raises:
        ProjectError: the case has no such frame.
    """
    if case.series is None:
        raise ProjectError(
            f"The case '{case.id}' is one volume without frames, so it has no frame {number}.",
            f"Name the case itself: '{case.id}'.",
        )
    views = frames_of(case)
    if not 1 <= number <= len(views):
        raise ProjectError(
            f"The case '{case.id}' has no frame {number}: it has {len(views)}.",
            f"Use '{frame_id(case.id, 1)}' to '{frame_id(case.id, len(views))}'.",
        )
    return views[number - 1]


def frame_id(case_id: str, number: int) -> str:
    """Id of the view of a frame, ``case0001@3``."""
    return f"{case_id}@{number}"


def split_frame_id(key: str) -> tuple[str, int] | None:
    """Case and number of the frame that a key names, if it is of that form."""
    found = _FRAME_ID.fullmatch(key)
    return (found[1], int(found[2])) if found else None


def whole_id(key: str) -> str:
    """Id of the case that an id of a case or of a frame belongs to."""
    parts = split_frame_id(key)
    return parts[0] if parts else key


def counted_cases(keys: Iterable[str], one: str = "case", many: str = "") -> str:
    """How many cases these ids are of and, of frames, how many frames: "2 cases (12 frames)"."""
    names = list(keys)
    return with_frames(len(set(map(whole_id, names))), count_frames(names), one, many)


def with_frames(count: int, frames: int, one: str = "case", many: str = "") -> str:
    """A count of cases, with that of the frames which they have, if they have any: "2 cases (12 frames)"."""
    return counted(count, one, many) + (f" ({counted(frames, 'frame')})" if frames else "")


def count_frames(keys: Iterable[str]) -> int:
    """How many of some ids are those of frames."""
    return sum(split_frame_id(key) is not None for key in keys)


def frame_file(number: int) -> str:
    """Where a new case keeps its frame ``number``, from 1, relative to its folder."""
    return f"{FOLDER}/{number:03d}.nrrd"


def is_frame_file(name: str) -> bool:
    """Whether a file in the folder of frames is called as one that was written here."""
    return _FRAME_FILE.fullmatch(name) is not None


def series_fingerprint(frames: Iterable[str]) -> str:
    """Fingerprint of a whole series, from those of its frames in their order."""
    return hashlib.sha256("\n".join(frames).encode()).hexdigest()[:16]


def even_step(times: Sequence[float | None]) -> float | None:
    """Step of times in ms, if all are known and as far from each other as rounding allows; else None."""
    known = [time for time in times if time is not None]
    if len(known) < 2 or len(known) != len(times):
        return None
    step = (known[-1] - known[0]) / (len(known) - 1)
    even = all(abs(later - earlier - step) <= 0.05 * step + 0.5 for earlier, later in pairwise(known))
    return step if even and step > 0 else None
