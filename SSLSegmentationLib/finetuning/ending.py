"""How long a finetuning takes after its last step: the parts of masks are decided, the model is scored, pictures drawn.

Told from a few slices of the largest validation case and a network that has learnt nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.settings import to_dict
from ..figures import CasePicture, save_case_picture
from ..inference.certainty import Reference
from ..inference.evaluation import evaluate_case
from ..inference.prediction import Predictor
from ..networks import UNet
from ..networks.ensemble import Ensemble, together, weights_of
from ..project import Case
from ..project.schema import LabelSchema
from ..stores.preprocessing import through_plane_axis
from ..stores.slices import native_labels
from ..volumes.reading import read_volume
from .parts import decided_postprocessing
from .supervised import SupervisedObjective

_SLICES = 8  # that are scored to tell the time of all
_PICTURES = 2  # curves and cases


def ending_seconds(
    objective: SupervisedObjective,
    train_ids: Sequence[str],
    validation: Sequence[Case],
    folder: Path,
    networks: int = 1,
    predicting: type[Predictor] = Predictor,
    slices: int | None = _SLICES,
) -> float:
    """Seconds of what comes after the last step.

    Args:
        objective: with weights of its own, on a store that holds some of the run's cases, the largest validation case
            among them.
        train_ids: cases whose labels are learnt from.
        validation: records of all validation cases; none where they are not at hand.
        folder: for a picture.
        networks: that will answer together.
        predicting: what predicts with the model.
        slices: that are scored to tell the time of all; None = all of the largest validation case.
    """
    store = objective.store
    schema = store.needed_schema
    held_out = {case.id for case in validation} & {case.id for case in store.cases}
    if not held_out:
        return _picture_seconds(np.zeros((1, *store.canvas), np.uint8), (1.0, 1.0, 1.0), schema, folder)
    case = max((case for case in validation if case.id in held_out), key=_voxels)
    started = time.perf_counter()
    network = together([objective.exported] * networks)
    decided_postprocessing(objective, network, train_ids)
    deciding = time.perf_counter() - started
    started = time.perf_counter()
    image = read_volume(case.image_path)
    labels = native_labels(case, image, schema)
    reading = time.perf_counter() - started
    slab, reference = _slab(image, labels, through_plane_axis(case, store.preprocessing), slices)
    predictor = _predictor(objective, network, predicting)
    started = time.perf_counter()
    predictor.predict(slab)
    spacing = slab.GetSpacing()[::-1]
    # The mask of a network that has learnt nothing has too much of a surface.
    evaluate_case(np.roll(reference, 1, axis=-1), reference, spacing, schema.values)
    scoring = time.perf_counter() - started
    pictures = _PICTURES * _picture_seconds(reference, spacing, schema, folder)
    all_voxels = sum(map(_voxels, validation))
    decided = len(validation) / len(objective.validation_cases)
    return decided * deciding + len(validation) * reading + scoring * all_voxels / reference.size + pictures


def _voxels(case: Case) -> int:
    return math.prod(case.size)


def _slab(image: sitk.Image, labels: np.ndarray, axis: int, slices: int | None) -> tuple[sitk.Image, np.ndarray]:
    """The middle slices of a volume, whose slices are stacked along voxel axis ``axis``, and of its mask."""
    size, start = list(image.GetSize()), [0, 0, 0]
    count = min(slices or size[axis], size[axis])
    start[axis], size[axis] = (size[axis] - count) // 2, count
    window = tuple(slice(first, first + length) for first, length in zip(start, size, strict=True))
    return sitk.RegionOfInterest(image, size, start), labels[window[::-1]]


def _predictor(objective: SupervisedObjective, network: UNet | Ensemble, kind: type[Predictor]) -> Predictor:
    """One that also takes the second look that certainty costs."""
    store = objective.store
    content = {
        **weights_of(network),
        "preprocessing": to_dict(store.preprocessing),
        "patch": list(objective.patch),
        "schema": store.needed_schema.to_dict(),
        "certainty": to_dict(Reference()),
    }
    return kind("model.pt", objective.device, content=content)


def _picture_seconds(
    labels: np.ndarray, spacing_mm: tuple[float, float, float], schema: LabelSchema, folder: Path
) -> float:
    started = time.perf_counter()
    picture = CasePicture("case", np.zeros(labels.shape, np.float32), labels, labels, spacing_mm)
    save_case_picture(folder / "picture.png", [picture], schema)
    return time.perf_counter() - started
