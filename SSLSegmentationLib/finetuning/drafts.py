"""Finetuning that begins with drafts: what a classifier of the annotated pixels makes of all other cases.

The drafts are made in the run, of its own slices and labels, and kept beside these; what lies in a project's folder of
drafts is not read. Cases for validation and testing teach nothing: neither the classifier nor the network.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

import numpy as np

from ..core.errors import DataError, SSLSegError
from ..core.progress import Progress, silent
from ..core.storage import remove_file
from ..core.text import counted, listed
from ..embedding.slice_drafts import SliceDrafter, teach
from ..networks.segmenter import Segmenter
from ..project.schema import NOT_ANNOTATED
from ..project.series import counted_cases
from ..stores import SliceStore, SliceStream, StoredCase
from ..stores.arrays import new_array, open_array
from ..stores.sampling import derived_seed
from ..training.plan import RunPlan
from .drafts_strategy import DraftsSettings
from .method import FinetuningMethod
from .strategy import DEFAULT_STRATEGY
from .supervised import SupervisedObjective, oversample

_VERSION = 1  # of what is drafted; raise it when that changes


def drafted_count(step: int, total: int, batch: int, settings: DraftsSettings) -> int:
    """How many slices of the batch of ``step`` of ``total`` are drafts; one at least in the first part of the steps."""
    done = step / (settings.first_part * total)
    return 0 if done >= 1 else max(1, int(settings.batch_share * (1 - done * settings.fade) * batch))


class DraftedStream(SliceStream):
    """Batches of annotated slices in which drafted ones take some places.

    Args:
        annotated: gives the others.
        drafted: rows of the slices with drafts.
        total: steps of the training.
        settings: say how many are drafted.
    """

    def __init__(self, annotated: SliceStream, drafted: np.ndarray, total: int, settings: DraftsSettings) -> None:
        super().__init__(annotated.rows, annotated.batch_size, annotated.seed)
        self.drafted = SliceStream(drafted, self.batch_size, derived_seed(self.seed, "drafted"))
        self.total, self.settings = total, settings

    def batch(self, step: int) -> np.ndarray:
        """Rows of the batch of step 0, 1, 2, …: [batch_size]."""
        count = drafted_count(step, self.total, self.batch_size, self.settings)
        if not count:
            return super().batch(step)
        rows = np.concatenate([self.drafted.batch(step)[:count], super().batch(step)[count:]])
        # The processes that share a batch each get some of both.
        return np.random.default_rng(derived_seed(self.seed, "mixed", step)).permutation(rows)


class DraftsMethod(FinetuningMethod):
    """The usual training, of which the first part learns from drafts, too."""

    furnished = 1

    def furnish(self, store: SliceStore, progress: Progress) -> None:
        """Draft all slices that nobody has annotated, unless that is done.

        Raises:
            DataError: the annotated slices cannot teach, or no draft is sure enough.
            StorageError: the disk refused.
        """
        drafted, there = self._drafted(store, progress), {case.id for case in store.cases}
        is_sample = any(case.id not in there for case in self.plan.train)
        if is_sample or len(self._rows(store, drafted)):
            return
        asked = f" that is {self.own.certainty:g} certain" if self.own.certainty else ""
        less = ", ask less certainty of drafts" if asked else ""
        raise DataError(
            f"The annotated slices do not suffice for a draft{asked}, which the strategy '{self.strategy.name}' would "
            "learn from.",
            f"Annotate a slice that shows a structure{less}, or choose '{DEFAULT_STRATEGY}', and start a new run.",
        )

    def made_objective(
        self, network: Segmenter, store: SliceStore, rows: np.ndarray, *others: Any, **own: Any
    ) -> SupervisedObjective:
        """The usual objective, with drafts in some places of the first batches."""
        objective = super().made_objective(network, store, rows, *others, **own)
        objective.taught = self._drafted(store)
        drafted = self._rows(store, objective.taught)
        objective.unlabelled_slices = len(drafted)
        # A run has some, as :meth:`furnish` made sure; a sample of its cases may have none.
        drafted = drafted if len(drafted) else rows
        drafted = oversample(drafted, objective.taught.foreground_rows(drafted), self.settings.foreground_share)
        objective.stream = DraftedStream(objective.stream, drafted, objective.total, self.own)
        return objective

    def special(self, objective: SupervisedObjective, fixed: RunPlan) -> list[str]:
        """Which cases teach by their drafts, and when."""
        own, cases = self.own, fixed.unlabelled_ids
        whose = f"of {counted_cases(cases)} ({listed(cases)})" if cases else "of the labelled cases"
        much = "with annotated ones beside them" if own.fade or own.batch_share < 1 else "then annotated ones alone"
        words = (
            f"drafts: {counted(objective.unlabelled_slices, 'slice')} {whose} are learnt from in the first "
            f"{own.first_part:.0%} of the steps as the annotated pixels draft them, {much}; no validation or test "
            "case among them"
        )
        return [*super().special(objective, fixed), words]

    # ------------------------------------------------------------------ the drafts
    def _rows(self, store: SliceStore, drafted: SliceStore) -> np.ndarray:
        """Rows that have a draft: of the cases without labels, and where a labelled case is not wholly annotated."""
        open_rows = store.open_rows(store.rows(ids=[case.id for case in self.plan.train]))
        free = store.rows(ids=[case.id for case in self.plan.unlabelled])
        return drafted.annotated_rows(np.concatenate([open_rows, free]))

    def _drafted(self, store: SliceStore, progress: Progress = silent) -> SliceStore:
        """The slices with drafts wherever nobody has annotated; they are made unless that is done.

        Raises:
            StorageError: the disk refused.
        """
        labels = store.needed_labels
        path = store.folder / f"drafts-{self._key(store)}.npy"
        with suppress(SSLSegError):
            return store.with_labels(open_array(path, np.uint8, labels.shape))
        learnt = {case.id for case in self.plan.train}
        annotated = [store.window(case) for case in store.cases if case.id in learnt]
        taught = ((store.images[window], labels[window]) for window in annotated)
        drafter = teach(taught, store.needed_schema.class_count, max(store.canvas))
        for older in store.folder.glob("drafts-*.npy"):
            with suppress(SSLSegError):  # on Windows somebody may have it open
                remove_file(older)
        with new_array(path, np.uint8, labels.shape) as append:
            for case in progress(store.cases, "drafting"):
                append(self._labels(store, case, drafter))
        return store.with_labels(open_array(path, np.uint8, labels.shape))

    def _labels(self, store: SliceStore, case: StoredCase, drafter: SliceDrafter | None) -> np.ndarray:
        """What is learnt from a case, uint8 [S, H, W]: its annotation and, where that is open, its draft."""
        own = np.array(store.needed_labels[case.first : case.first + case.count])
        if case.id not in {each.id for each in (*self.plan.train, *self.plan.unlabelled)}:  # kept for validation
            return np.full_like(own, NOT_ANNOTATED)
        if drafter is None or not (own == NOT_ANNOTATED).any():
            return own
        window = store.window(case)
        classes, sure = drafter.draft(store.images[window])
        classes[sure < self.own.certainty] = NOT_ANNOTATED
        draft = np.empty_like(own)
        # Around a slice is background, as around an annotated one; around one of which nothing is sure, nothing is.
        draft[:] = np.where((classes != NOT_ANNOTATED).any(axis=(1, 2)), 0, NOT_ANNOTATED)[:, None, None]
        draft[:, window[1], window[2]] = classes
        return np.where(own == NOT_ANNOTATED, draft, own)

    def _key(self, store: SliceStore) -> str:
        """Changes with all that decides the drafts; the same where cases go by other names, as on another computer."""
        learnt, others = ({case.id for case in cases} for cases in (self.plan.train, self.plan.unlabelled))
        part = [1 if case.id in learnt else 2 if case.id in others else 0 for case in store.cases]
        labels = hashlib.sha256(store.needed_labels[store.rows(ids=learnt)].tobytes()).hexdigest()
        content = [_VERSION, store.fingerprint, part, labels, self.own.certainty]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
