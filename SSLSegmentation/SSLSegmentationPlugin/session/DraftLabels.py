"""A draft as a label map on the grid of its volume, made piece by piece so that no window waits for it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from SSLSegmentationLib.project import Case

from ..scene.Volumes import inSliceOrderOfCase
from .CaseLabels import slicesOfFile

_SURE = 0.9


class DraftLabels:
    """The labels of one draft with the thresholds that the user has chosen.

    Args:
        draft: what the job has made (``SSLSegmentationLib.embedding.Draft``).
        case: whose draft it is.
        axis: voxel axis across which the case is sliced.
        isReversed: whether the slices of the volume node are in the reverse order of the file's.
        before: of an earlier draft of the case: its thresholds stay, and its labels until there are newer ones.
    """

    def __init__(self, draft: Any, case: Case, axis: int, isReversed: bool, before: DraftLabels | None = None) -> None:
        self.draft = draft
        self.case = case
        self.axis = axis
        self.isReversed = isReversed
        self.thresholds: dict[int, float] = dict(before.thresholds) if before else {}
        # In the slice order of the file.
        self._labels = before._labels if before else np.zeros(case.size[::-1], np.uint8)
        self._waiting: list[int] = []
        self.again()

    def again(self, thresholds: Mapping[int, float] | None = None) -> None:
        """Make all slices anew, with other thresholds if they are given."""
        if thresholds is not None:
            self.thresholds = dict(thresholds)
        self._waiting = list(range(self.case.size[self.axis]))

    @property
    def isComplete(self) -> bool:
        """Whether all slices are made."""
        return not self._waiting

    def go(self, seconds: float, first: Sequence[int] = ()) -> bool:
        """Make slices for about so long, at least one; returns whether any was made.

        Args:
            first: indices, in the volume node, of slices that are wanted before all others.
        """
        if not self._waiting:
            return False
        wanted = slicesOfFile(self.case, list(first), self.axis, self.isReversed)
        middle = wanted[0] if wanted else self.case.size[self.axis] // 2
        self._waiting.sort(key=lambda index: -abs(index - middle))  # the nearest is taken first, from the end
        end = time.monotonic() + seconds
        slices = np.moveaxis(self._labels, 2 - self.axis, 0)
        while self._waiting:
            index = self._waiting.pop()
            slices[index] = self.draft.native_slice(self.axis, index, self.thresholds or None)
            if time.monotonic() >= end:
                break
        return True

    def surelyBackground(self, index: int) -> np.ndarray:
        """Where the draft is sure of background in a slice: bool, in the axes of the volume node."""
        (number,) = slicesOfFile(self.case, [index], self.axis, self.isReversed)
        found = self.draft.native_slice(self.axis, number) == 0
        found &= self.draft.certainty(self.axis, number) >= _SURE
        return found[::-1] if self.isReversed and self.axis != 2 else found

    def doubtful(self) -> list[int]:
        """Indices, in the volume node, of the slices that need a look, the most doubtful first."""
        found = self.draft.doubtful()
        if found.axis != self.axis:
            return []
        return slicesOfFile(self.case, list(found.slices), self.axis, self.isReversed) or []

    def lacks(self, index: int | None) -> bool:
        """Whether a slice, by its index in the volume node, is not made yet; None = any of them."""
        if index is None:
            return bool(self._waiting)
        return slicesOfFile(self.case, [index], self.axis, self.isReversed)[0] in self._waiting

    def soFar(self) -> np.ndarray:
        """Label values [k, j, i] on the grid of the volume node, as far as they are made."""
        return np.ascontiguousarray(inSliceOrderOfCase(self._labels, self.isReversed))


class Taken:
    """What was taken from drafts into the annotation of a case, while it is open: it teaches drafts nothing."""

    def __init__(self) -> None:
        self._caseId = ""
        self._takes: list[np.ndarray] = []

    def add(self, caseId: str, labels: np.ndarray) -> None:
        """Remember what was taken at once: label values [k, j, i] on the grid of the volume node, 0 = nothing."""
        if caseId != self._caseId:
            self._caseId, self._takes = caseId, []
        self._takes.append(labels)

    def of(self, caseId: str, drawn: np.ndarray) -> np.ndarray | None:
        """All that was taken; without what was taken at once and of which nothing is left, for that was undone.

        Args:
            drawn: label values that are drawn now.
        """
        takes = self._takes if caseId == self._caseId else []
        left = [labels for labels in takes if ((labels > 0) & (labels == drawn)).any()]
        return np.maximum.reduce(left) if left else None
