"""Volumes of structures over the frames of a case, from its masks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..core.errors import DataError
from ..core.progress import Progress, silent
from ..core.text import counted, listed
from ..project import Case, frames_of
from ..project.heart import Ejection, ejection, left_ventricle
from ..project.schema import LabelSchema
from ..volumes.labels import read_label_map, schema_from_segmentation
from ..volumes.orientation import voxel_ml
from ..volumes.reading import read_volume


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


def volume_curve(
    case: Case,
    mask: Callable[[Case], Path | None],
    source: str,
    schema: LabelSchema | None = None,
    progress: Progress = silent,
) -> VolumeCurve:
    """Measure the masks of a case, of each frame if it has any.

    Args:
        case: whole, or a frame.
        mask: where the mask of a frame lies; None = it has none.
        source: whose masks they are, in words.
        schema: of the masks; None = each says it itself, and that of the first counts.
        progress: shows progress.

    Raises:
        DataError: no frame has a mask, or one cannot be read.
    """
    views = frames_of(case)
    paths = {view.id: path for view in views if (path := mask(view)) is not None and path.is_file()}
    if not paths:
        where = f"any of its {counted(len(views), 'frame')}" if len(views) > 1 else "it"
        raise DataError(
            f"The case '{case.id}' has no mask in {where} ({source}).",
            f"'sslseg predict PROJECT --cases {case.id}' makes them.",
        )
    schema = schema or schema_from_segmentation(next(iter(paths.values())))
    rows = [_measured(view, paths.get(view.id), schema) for view in progress(views, "measuring")]
    is_time = case.series is not None and case.series.kind == "time"
    return VolumeCurve(case.id, source, schema, rows, is_time)


def _measured(view: Case, path: Path | None, schema: LabelSchema) -> FrameVolumes:
    number, time = (view.frame.number, view.frame.time_ms) if view.frame else (1, None)
    if path is None:
        return FrameVolumes(number, time, None)
    image = read_volume(view.image_path)
    labels = read_label_map(path, image, schema, allow_empty=True).array
    counts = np.bincount(labels.ravel(), minlength=256)
    each = voxel_ml(image.GetSpacing(), image.GetDirection())
    return FrameVolumes(number, time, {one.name: float(counts[one.value] * each) for one in schema.segments})


def missing_in_words(numbers: Sequence[int]) -> str:
    """Which frames have no mask, as a sentence; empty if all have one."""
    if not numbers:
        return ""
    return f"Without a whole mask, and left out: {counted(len(numbers), 'frame')} ({listed(numbers, 8)})."
