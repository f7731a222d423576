"""Building a slice store: volumes are prepared one by one, and written as they come.

So peak memory is that of one volume however many there are. A build that is interrupted leaves ``begun.json`` and
``begun-*.npy``, and the next one with the same cases goes on from there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..core.settings import to_dict
from ..core.storage import write_json
from ..project import Case
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..project.series import known_phases
from .case_arrays import ADD_AGAIN, classes, label_slices, native_labels, unchanged_volume
from .channels import FILE as CHANNELS
from .channels import channel_slices, further, known_channels
from .partial import PartialStore
from .preprocessing import Preprocessing, acquired_plane, slice_shape, through_plane_axis
from .slices import FORMAT_VERSION, SliceStore, StoredCase

S = TypeVar("S", bound=SliceStore)
_CANVAS_MULTIPLE = 16


def build_store(
    folder: Path | str,
    cases: Sequence[Case],
    preprocessing: Preprocessing,
    schema: LabelSchema | None = None,
    progress: Callable[[Iterable[Case]], Iterable[Case]] = iter,
    canvas: tuple[int, int] | None = None,
    kind: type[S] = SliceStore,  # type: ignore[assignment]
) -> S:
    """Prepare ``cases`` and write them as a slice store.

    Interrupted (by a request to stop, Ctrl-C or a kill) and called again with the same cases, it goes on where it was.

    Args:
        folder: where to; an older store there is replaced.
        cases: volumes in the order of the store.
        preprocessing: what is done to each volume.
        schema: if given, masks are stored too; a case without a label counts as not annotated.
        progress: wraps the iteration over cases (a progress bar).
        canvas: height and width of the stored slices, if larger ones are to come (default: what these cases need).
        kind: class of the store, which fits the preprocessing.

    Raises:
        DataError: no cases, or a volume, sequence or mask that cannot be used (its file is named).
        StorageError: disk full or not writable; no half-written store is left behind.
    """
    folder = Path(folder)
    count, *needed = store_shape(cases, preprocessing)
    height, width = canvas or needed
    canvas, shape = (height, width), (count, height, width)
    names, sequences = further(preprocessing), known_channels(cases, preprocessing)
    arrays: list[tuple[str, type, tuple[int, ...]]] = [("slices.npy", np.float16, shape)]
    if names:
        arrays.append((CHANNELS, np.float16, (count, len(names), height, width)))
    if schema is not None:
        arrays.append(("labels.npy", np.uint8, shape))
    with PartialStore(folder, _build_key(cases, preprocessing, schema, shape), arrays) as begun:
        for number, case in enumerate(progress(cases)):
            if number < len(begun.cases):
                continue
            image = unchanged_volume(case)
            slices = preprocessing.apply(image)
            if slices.shape != slice_shape(case, preprocessing):
                raise DataError(
                    f"The record of case '{case.id}' does not fit its volume '{case.image_path}'.", ADD_AGAIN
                )
            blocks = [_on_canvas(slices, canvas, 0)]
            if names:
                blocks.append(_on_canvas(channel_slices(case, image, preprocessing, slices.shape), canvas, 0))
            if schema is not None:
                blocks.append(_label_slices(case, image, schema, preprocessing, canvas))
            across = preprocessing.stacked(1, case.spacing_mm[through_plane_axis(case, preprocessing)])[1]
            stored = StoredCase(
                id=case.id,
                role=str(case.role),
                first=begun.rows,
                count=len(slices),
                height=slices.shape[1],
                width=slices.shape[2],
                slice_spacing_mm=across,
                fingerprint=case.fingerprint,
            )
            begun.append(asdict(stored), *blocks)
    write_json(
        folder / "index.json",
        {
            "format_version": FORMAT_VERSION,
            "shape": list(shape),
            "preprocessing": to_dict(preprocessing),
            "schema": schema.to_dict() if schema else None,
            "cases": begun.cases,
            "planes": {case.id: acquired_plane(case) for case in cases},
            **known_phases(cases),
            **({"channels": sequences} if names else {}),
        },
    )
    return kind(folder)


def _build_key(
    cases: Sequence[Case], preprocessing: Preprocessing, schema: LabelSchema | None, shape: tuple[int, ...]
) -> str:
    """A digest of all that decides what is written."""
    records = [[case.id, str(case.role), case.fingerprint, case.spacing_mm, case.direction] for case in cases]
    masks = [_mask_state(case) for case in cases] if schema else []
    content = [FORMAT_VERSION, to_dict(preprocessing), schema.to_dict() if schema else None, shape, records, masks]
    if further(preprocessing):
        content.append(known_channels(cases, preprocessing))
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _mask_state(case: Case) -> list[object] | None:
    label, path = case.label, case.label_path
    if label is None or path is None:
        return None
    try:
        stat = path.stat()
    except OSError:  # told of when its turn comes
        return None
    return [asdict(label), stat.st_size, stat.st_mtime_ns]


def store_shape(cases: Sequence[Case], preprocessing: Preprocessing) -> tuple[int, int, int]:
    """Slices, height and width of the store of ``cases``, from their records alone.

    Raises:
        DataError: no cases.
    """
    if not cases:
        raise DataError("There is no volume to train on.", "Add volumes to the project, or change their roles.")
    shapes = [slice_shape(case, preprocessing) for case in cases]
    height, width = (_round_up(max(shape[axis] for shape in shapes)) for axis in (1, 2))
    return sum(count for count, *_ in shapes), height, width


def _label_slices(
    case: Case, image: sitk.Image, schema: LabelSchema, preprocessing: Preprocessing, canvas: tuple[int, int]
) -> np.ndarray:
    """The mask of a case as classes on the canvas, uint8 [S, H, W], aligned with its slices."""
    slices, annotated = label_slices(classes(native_labels(case, image, schema), schema), image, preprocessing)
    # Around an annotated slice the canvas is background; an open slice stays open to its border.
    border = np.where(annotated, 0, NOT_ANNOTATED).astype(np.uint8)[:, None, None]
    return _on_canvas(slices, canvas, border)


def _on_canvas(slices: np.ndarray, canvas: tuple[int, int], border: np.ndarray | int) -> np.ndarray:
    """Centre slices [S, …, h, w] on the canvas [S, …, H, W]."""
    *rows, height, width = slices.shape
    whole = np.empty((*rows, *canvas), slices.dtype)
    whole[:] = border
    top, left = (canvas[0] - height) // 2, (canvas[1] - width) // 2
    whole[..., top : top + height, left : left + width] = slices
    return whole


def _round_up(size: int) -> int:
    return -(-size // _CANVAS_MULTIPLE) * _CANVAS_MULTIPLE
