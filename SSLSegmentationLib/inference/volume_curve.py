"""Volumes of structures over the frames of a case, from its masks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from ..core.errors import DataError
from ..core.progress import Progress, silent
from ..core.text import counted
from ..project import Case, frames_of
from ..project.schema import LabelSchema
from ..project.volume_curve import FrameVolumes, VolumeCurve
from ..volumes.labels import read_label_map, schema_from_segmentation
from ..volumes.orientation import voxel_ml
from ..volumes.reading import read_volume


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
