"""Drafts as the job leaves them, without one: in memory, under the names by which the module asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from SSLSegmentationLib import embedding
from SSLSegmentationLib.volumes.doubtful_slices import DoubtfulSlices


@dataclass
class FakeDraft:
    """A draft of a case: everywhere the same probability of the class that is drafted.

    Args:
        labels: label values [k, j, i] in the slice order of the file.
        sure: probability of each pixel's class.
        doubt: slices that need a look, in the order of the file.
    """

    labels: np.ndarray
    taught: dict = field(default_factory=lambda: {"case0001": 120})
    quality: str = "second"
    sure: float = 0.8
    doubt: tuple[int, ...] = ()
    asked: list[Any] = field(default_factory=list)

    def native_slice(self, axis: int, index: int, thresholds=None) -> np.ndarray:
        self.asked.append((axis, index, thresholds))
        found = np.moveaxis(self.labels, 2 - axis, 0)[index].copy()
        for value, needed in (thresholds or {}).items():
            if needed > self.sure:
                found[found == value] = 0
        return found

    def doubtful(self) -> DoubtfulSlices:
        return DoubtfulSlices(2, self.doubt)

    def certainty(self, axis: int, index: int) -> np.ndarray:
        return np.full(np.take(self.labels, index, 2 - axis).shape, self.sure, np.float32)


class FakeDrafts:
    """All drafts of a project, and what the job was told."""

    def __init__(self) -> None:
        self.drafts: dict[str, FakeDraft] = {}
        self.reads = 0
        self.focus: list[tuple] = []
        self.wants_features = False
        self._fit = 0
        self._stamps: dict[str, int] = {}

    def make(self, caseId: str, labels: np.ndarray, **details) -> FakeDraft:
        """A new draft of a case."""
        self._fit += 1
        self._stamps[caseId] = self._fit
        self.drafts[caseId] = FakeDraft(labels, **details)
        return self.drafts[caseId]

    # ------------------------------------------------------------------ as the library
    def draft_state(self, _project) -> dict:
        return dict(self._stamps)

    def read_draft(self, _project, case_id: str) -> FakeDraft | None:
        self.reads += 1
        return self.drafts.get(case_id)

    def slice_axis(self, _case) -> int:
        return 2

    def write_focus(self, _project, case_id, slices, labels=None, features=False) -> None:
        self.wants_features = features
        self.focus.append((case_id, list(slices), None if labels is None else labels.copy()))


@pytest.fixture
def drafts(monkeypatch, logic):
    """No job, and drafts that a test makes."""
    logic.session.store.setValue("SSLSegmentation/drafts", "yes")
    made = FakeDrafts()
    for name in ("draft_state", "read_draft", "slice_axis", "write_focus"):
        monkeypatch.setattr(embedding, name, getattr(made, name), raising=False)
    return made
