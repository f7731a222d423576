"""What needs no network: a shallow classifier of annotated pixels, by filters and place, by place alone, or of drafts.

It sees the slices that a network would be trained on, learns from the same cases, and its masks are cleaned by the same
rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import SimpleITK as sitk
import torch

from ..core.errors import DataError
from ..embedding.filters import relative_places, volume_features
from ..embedding.perceptron import Perceptron, fit_perceptron
from ..embedding.slice_drafts import teach
from ..finetuning import FinetuneSettings
from ..finetuning.linear_probe import BALANCE
from ..finetuning.parts import decided_rule
from ..finetuning.planning import fixed_finetuning_plan
from ..finetuning.probe_pixels import class_counts
from ..inference.postprocessing import PostProcessing
from ..project import Project
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..stores import SliceStore, StoredCase
from ..stores.preprocessing import Preprocessing
from ..stores.resampling import resample_probabilities_to
from ..stores.shares import kept_shares
from ..training import RunContext
from ..training.preparation import prepared_store
from ..volumes.geometry import from_canonical, to_canonical
from .settings import DRAFTS_ALONE, PROBE_ONLY

#: Pixels that are learnt from at most: twice as many take twice as long and find the same.
PIXELS = 30_000
_CHUNK = 8  # slices at a time


#: Probability of each class, float32 [K, S, h, w], of all slices [S, h, w] of a volume.
Classify = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class PixelModel:
    """A fitted classifier, ready to predict.

    Args:
        classify: what was fitted.
        preprocessing: how volumes become slices.
        schema: what is segmented.
        postprocessing: what is done to masks.
    """

    classify: Classify
    preprocessing: Preprocessing
    schema: LabelSchema
    postprocessing: PostProcessing = field(default_factory=PostProcessing)

    def predict(self, image: sitk.Image) -> np.ndarray:
        """Label values of the schema on the volume's own grid, uint8 [z, y, x]."""
        plane = self.preprocessing.plane_for(image)
        native_size = to_canonical(image, plane).GetSize()[1::-1]  # rows, columns
        probabilities = torch.from_numpy(self.classify(self.preprocessing.apply(image)))
        lookup = np.array([0, *self.schema.values], dtype=np.uint8)
        labels, certainty = [], []
        for part in probabilities.split(_CHUNK, dim=1):
            best, classes = resample_probabilities_to(part, native_size).max(dim=0)
            labels.append(lookup[classes.numpy()])
            certainty.append(best.numpy())
        cleaned = np.concatenate(labels)
        self.postprocessing.apply(cleaned, np.concatenate(certainty))
        return sitk.GetArrayFromImage(from_canonical(cleaned, image, plane))


def fit_pixel_model(
    project: Project, settings: FinetuneSettings, context: RunContext, train_ids: Sequence[str], kind: str
) -> tuple[PixelModel, dict[str, int]]:
    """Fit a shallow classifier on the labelled cases that a finetuning with these settings would learn from.

    Args:
        project: with the cases.
        settings: decide size and plane of the slices, and the seed.
        context: the folder in which plan and slices are put.
        train_ids: labelled training cases.
        kind: one of :data:`~.settings.SHALLOW`.

    Returns:
        The model, and the numbers of cases and slices that it learnt from, as a finetuning tells them.

    Raises:
        Stopped: asked to while slices are prepared.
        SSLSegError: as :func:`run_finetuning`.
    """
    plan = fixed_finetuning_plan(context.run.folder, project, settings, None, train_ids)
    store = prepared_store(plan, project, context)
    learnt, held_out = (
        [case for case in store.cases if case.id in ids] for ids in (plan.train_ids, plan.validation_ids)
    )
    if kind == DRAFTS_ALONE:
        classify = _drafter(store, learnt)
    else:
        classify = _perceptron(store, learnt, filters=kind == PROBE_ONLY, seed=settings.optimisation.seed)
    model = PixelModel(classify, plan.preprocessing, store.needed_schema)

    def predicted(case: StoredCase) -> tuple[np.ndarray, np.ndarray]:
        found = classify(store.images[store.window(case)].astype(np.float32))
        return found.argmax(axis=0).astype(np.uint8), found.max(axis=0)

    rule = decided_rule(store, [*learnt, *held_out], held_out, predicted)
    slices = len(store.annotated_rows(store.rows(ids=plan.train_ids)))
    labels = {"train_cases": len(learnt), "validation_cases": len(held_out), "train_slices": slices}
    return replace(model, postprocessing=rule), labels | {"unlabelled_cases": 0}


def _perceptron(store: SliceStore, cases: Sequence[StoredCase], *, filters: bool, seed: int) -> Classify:
    return classified_by(
        fit_perceptron(*sampled_pixels(store, cases, filters=filters, seed=seed), seed=seed), filters=filters
    )


def classified_by(perceptron: Perceptron, *, filters: bool) -> Classify:
    """What a perceptron makes of slices; without filters it sees only where the pixels lie."""

    def classify(slices: np.ndarray) -> np.ndarray:
        heights, found = relative_places(len(slices)), []
        for start in range(0, len(slices), _CHUNK):
            part = slice(start, start + _CHUNK)
            found.append(perceptron.probabilities(volume_features(slices[part], heights[part], filters=filters)))
        return np.concatenate(found, axis=1)

    return classify


def _drafter(store: SliceStore, cases: Sequence[StoredCase]) -> Classify:
    labels, windows = store.needed_labels, [store.window(case) for case in cases]
    taught = ((store.images[window], labels[window]) for window in windows)
    drafter = teach(taught, store.needed_schema.class_count, max(store.canvas))
    if drafter is None:
        raise DataError(
            "The annotated slices show one class only, so that they teach no draft.",
            "Annotate a slice that shows a structure.",
        )
    return drafter.probabilities


def sampled_pixels(
    store: SliceStore, cases: Sequence[StoredCase], *, filters: bool, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Annotated pixels of some cases, the classes as equally as they can share :data:`PIXELS`.

    Returns:
        Vectors float32 [n, C], classes int64 [n], weights float64 [n] and the number of classes, K.
    """
    stored, classes = store.needed_labels, store.needed_schema.class_count
    windows = [store.window(case) for case in cases]
    shares = kept_shares(class_counts((stored[window] for window in windows), classes), PIXELS)
    rng = np.random.default_rng(seed)
    vectors, found = [], []
    for window in windows:
        labels = stored[window]
        annotated = labels != NOT_ANNOTATED
        chosen = annotated & (rng.random(labels.shape) < shares[np.where(annotated, labels, 0)])
        features = volume_features(store.images[window].astype(np.float32), filters=filters)
        vectors.append(features[:, chosen].T.astype(np.float32))
        found.append(labels[chosen].astype(np.int64))
    labels = np.concatenate(found)
    weights = 1 / shares[labels]
    totals = np.bincount(labels, weights=weights, minlength=classes)
    return np.concatenate(vectors), labels, weights * totals[labels] ** -BALANCE, classes
