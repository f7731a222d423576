"""Masks of the frames of a file that belongs to no project: one file each, or one label map with as many frames."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import SimpleITK as sitk

from ..core.storage import atomic_path
from ..project.series import even_step, frame_id
from ..volumes.frames import FrameStack
from ..volumes.itk_masks import write_itk
from ..volumes.reading import load_image
from ..volumes.segmentation_formats import split_mask_name
from ..volumes.writing import write_image
from .single_prediction import predict_volume

if TYPE_CHECKING:
    from .prediction import Prediction, TaskPredictor


def frame_masks(target: Path, count: int) -> list[Path]:
    """Where the masks of frames go: all into one label map, or, in a format of segments, one file each.

    Args:
        target: where the mask of a single volume would go.
        count: of frames.
    """
    stem, suffix, segments = split_mask_name(target)
    if not segments or count == 1:
        return [target] * count
    return [target.with_name(f"{frame_id(stem, number)}{suffix}") for number in range(1, count + 1)]


def predict_frames(
    predictor: TaskPredictor,
    stack: FrameStack,
    target: Path,
    source: Path,
    tell: Callable[[str], object] | None = None,
    there: Collection[Path] = (),
) -> Iterator[list[tuple[int, Prediction]]]:
    """Segment each frame and write the masks to :func:`frame_masks`.

    Args:
        predictor: of the model.
        stack: the frames.
        target: where the mask of a single volume would go.
        source: what the frames are of.
        tell: is told where memory runs out and how it goes on.
        there: masks of frames that are left as they are.

    Yields:
        What came of each file that was written, once it is there: numbers of frames from 0 and their predictions.

    Raises:
        SSLSegError: as of :func:`~.single_prediction.predict_volume`; masks that have files of their own stay.
    """
    masks = frame_masks(target, len(stack))
    together = len(masks) > 1 and len(set(masks)) == 1
    found = []
    with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
        suffix = split_mask_name(target)[1]
        parts = [Path(folder) / f"mask-{number}{suffix}" for number in range(len(stack))] if together else masks
        for number, (image, mask) in enumerate(zip(stack.images, parts, strict=True)):
            if mask in there:
                continue
            frame = Path(folder) / f"frame-{number}.nrrd"
            write_image(frame, image)
            what = f"frame {number + 1} of '{source}'"
            found.append((number, predict_volume(predictor, frame, mask, what, tell)))
            frame.unlink()
            if not together:
                yield found[-1:]
        if together:
            _join([load_image(part) for part in parts], stack, target)
            yield found


def _join(masks: list[sitk.Image], stack: FrameStack, target: Path) -> None:
    """Write label maps as one with four axes; the step of the fourth is in seconds, 1 if nobody knows it."""
    step = even_step(stack.times_ms) or 1000.0
    joined = sitk.JoinSeries(masks, 0.0, step / 1000.0)
    with atomic_path(target) as temporary:
        write_itk(temporary, joined)
