"""Volumes of structures over the frames of a case, once they are measured. Standard library only."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.errors import DataError
from ..core.text import counted, listed
from .heart import Ejection, ejection, left_ventricle
from .schema import LabelSchema


@dataclass(frozen=True)
class FrameVolumes:
    """What a mask of a frame holds.

    Args:
        number: of the frame, from 1.
        time_ms: when it is; None = unknown.
        volumes_ml: of each structure, by name; None = the frame has no mask, or one of some slices only.
    """

    number: int
    time_ms: float | None
    volumes_ml: dict[str, float] | None


@dataclass(frozen=True)
class VolumeCurve:
    """Volumes over the frames of a case.

    Args:
        case: its id.
        source: whose masks they are, in words.
        schema: of the masks.
        frames: all of the case, in their order.
        is_time: whether the frames follow each other in time.
    """

    case: str
    source: str
    schema: LabelSchema
    frames: list[FrameVolumes]
    is_time: bool

    @property
    def missing(self) -> list[int]:
        """Numbers of frames without a mask."""
        return [frame.number for frame in self.frames if frame.volumes_ml is None]

    @property
    def places(self) -> list[float]:
        """Where each frame stands on the axis of a plot: its time in ms if all have one, else its number."""
        times = [frame.time_ms for frame in self.frames if frame.time_ms is not None]
        return times if self.has_times else [float(frame.number) for frame in self.frames]

    @property
    def has_times(self) -> bool:
        """Whether it is known of each frame when it is."""
        return all(frame.time_ms is not None for frame in self.frames)

    def of(self, structure: str) -> dict[int, float]:
        """Number of a frame → volume of a structure in ml; frames without a mask are left out."""
        return {frame.number: frame.volumes_ml[structure] for frame in self.frames if frame.volumes_ml is not None}

    def ejection(self, structure: str | None = None) -> Ejection:
        """What the left ventricle ejects.

        Args:
            structure: name of its cavity; None = as name or terminology say.

        Raises:
            SettingsError, DataError: it cannot be told; says why.
        """
        if not self.is_time or len(self.frames) < 2:
            what = "its frames are no times" if len(self.frames) > 1 else "it has no frames"
            raise DataError(
                f"The case '{self.case}' has no ejection fraction: {what}.", "Choose a case of a heart over time."
            )
        name = left_ventricle(self.schema, structure).name
        return ejection(name, self.of(name))

    def to_csv(self) -> str:
        """A row for each frame: its number, its time in ms, ml of each structure; empty where there is no mask."""
        names = [segment.name for segment in self.schema.segments]
        file = io.StringIO()
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["frame", "time_ms", *(f"{name} (ml)" for name in names)])
        for frame in self.frames:
            time = "" if frame.time_ms is None else f"{frame.time_ms:g}"
            volumes = frame.volumes_ml
            rows.writerow([frame.number, time, *("" if volumes is None else f"{volumes[name]:.3f}" for name in names)])
        return file.getvalue()

    def to_dict(self) -> dict[str, Any]:
        """Plain content, as ``sslseg measure --json`` prints it."""
        frames = [vars(frame) for frame in self.frames]
        return {**vars(self), "schema": self.schema.to_dict(), "frames": frames}

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> VolumeCurve:
        """Inverse of :meth:`to_dict`; what else there is does not matter.

        Raises:
            KeyError, TypeError, ValueError: something of it is missing or otherwise.
        """
        frames = [FrameVolumes(one["number"], one["time_ms"], one["volumes_ml"]) for one in content["frames"]]
        schema = LabelSchema.from_dict(content["schema"])
        return cls(content["case"], content["source"], schema, frames, bool(content["is_time"]))


def missing_in_words(numbers: Sequence[int]) -> str:
    """Which frames have no mask, as a sentence; empty if all have one."""
    if not numbers:
        return ""
    return f"Without a whole mask, and left out: {counted(len(numbers), 'frame')} ({listed(numbers, 8)})."
