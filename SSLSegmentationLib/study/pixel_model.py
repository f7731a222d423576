"""What needs no network: a shallow classifier of annotated pixels, by filters and place, or by place alone.

It sees the slices that a network would be trained on, learns from the same cases, and its masks are cleaned by the same
rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import SimpleITK as sitk
import torch

from ..embedding.filters import relative_places, volume_features
from ..embedding.perceptron import Perceptron, fit_perceptron
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

#: Pixels that are learnt from at most: twice as many take twice as long and find the same.
PIXELS = 30_000
_CHUNK = 8  # slices at a time


@dataclass(frozen=True)
class PixelModel:
    """A fitted classifier, ready to predict.

    Args:
        perceptron: what was fitted.
        filters: whether it looks at the image at all.
        preprocessing: how volumes become slices.
        schema: what is segmented.
        postprocessing: what is done to masks.
    """

    perceptron: Perceptron
    filters: bool
    preprocessing: Preprocessing
    schema: LabelSchema
    postprocessing: PostProcessing = field(default_factory=PostProcessing)

    def probabilities(self, slices: np.ndarray, heights: np.ndarray | None = None) -> np.ndarray:
        """Probability of each class: float32 [K, S, h, w] of slices [S, h, w]; ``heights`` as for the features."""
        return self.perceptron.probabilities(volume_features(slices, heights, filters=self.filters))

    def predict(self, image: sitk.Image) -> np.ndarray:
        """Label values of the schema on the volume's own grid, uint8 [z, y, x]."""
        plane = self.preprocessing.plane_for(image)
        native_size = to_canonical(image, plane).GetSize()[1::-1]  # rows, columns
        slices = self.preprocessing.apply(image)
        heights = relative_places(len(slices))
        lookup = np.array([0, *self.schema.values], dtype=np.uint8)
        labels, certainty = [], []
        for start in range(0, len(slices), _CHUNK):
            part = slice(start, start + _CHUNK)
            found = torch.from_numpy(self.probabilities(slices[part], heights[part]))
            best, classes = resample_probabilities_to(found, native_size).max(dim=0)
            labels.append(lookup[classes.numpy()])
            certainty.append(best.numpy())
        cleaned = np.concatenate(labels)
        self.postprocessing.apply(cleaned, np.concatenate(certainty))
        return sitk.GetArrayFromImage(from_canonical(cleaned, image, plane))


def fit_pixel_model(
    project: Project, settings: FinetuneSettings, context: RunContext, train_ids: Sequence[str], *, filters: bool
) -> tuple[PixelModel, dict[str, int]]:
    """Fit a shallow classifier on the labelled cases that a finetuning with these settings would learn from.

    Args:
        project: with the cases.
        settings: decide size and plane of the slices, and the seed.
        context: the folder in which plan and slices are put.
        train_ids: labelled training cases.
        filters: False = only where the pixels lie.

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
    seed = settings.optimisation.seed
    model = PixelModel(
        fit_perceptron(*sampled_pixels(store, learnt, filters=filters, seed=seed), seed=seed),
        filters,
        plan.preprocessing,
        store.needed_schema,
    )

    def predicted(case: StoredCase) -> tuple[np.ndarray, np.ndarray]:
        found = model.probabilities(store.images[store.window(case)].astype(np.float32))
        return found.argmax(axis=0).astype(np.uint8), found.max(axis=0)

    rule = decided_rule(store, [*learnt, *held_out], held_out, predicted)
    slices = len(store.annotated_rows(store.rows(ids=plan.train_ids)))
    labels = {"train_cases": len(learnt), "validation_cases": len(held_out), "train_slices": slices}
    return replace(model, postprocessing=rule), labels | {"unlabelled_cases": 0}


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
