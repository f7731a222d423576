"""What is like the pixel that the mouse points at: in the case at hand, and where most in each other case."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from SSLSegmentationLib import embedding
from SSLSegmentationLib.project import Case, expanded

from ..scene.Volumes import gridOfCase, inSliceOrderOfCase
from .Annotations import Annotations
from .CaseLabels import slicesOfFile
from .Session import Session

_ON_KEY = "SSLSegmentation/alike"
_MOST_BYTES = 1 << 28  # of the pixels of other cases that stay in memory
_LOOK_SECONDS = 1.0  # between looks for features that are not there yet, or others


@dataclass(frozen=True)
class Query:
    """The pixel that was pointed at.

    Args:
        caseId: of which case.
        pixel: slice, row and column of its features.
        vector: what is compared.
    """

    caseId: str
    pixel: tuple[int, int, int]
    vector: np.ndarray


class Pointing:
    """Similarities of the open project, from the features that its drafts keep. Nothing is written.

    Args:
        session: whose project it is.
        annotations: the case at hand.
    """

    def __init__(self, session: Session, annotations: Annotations) -> None:
        self.session = session
        self.annotations = annotations
        self.query: Query | None = None
        #: The most similar pixel of each other case that was searched so far (``embedding.Alike``), the best first.
        self.found: list[Any] = []
        self._here: Any = None  # embedding.AlikeMap of the case at hand
        self._hereId = ""
        self._looked = float("-inf")
        self._others: dict[str, Any] = {}  # case id → embedding.Standard
        self._left: list[Case] = []  # to be searched
        self._token = session.observe("project", self.forget)

    def cleanup(self) -> None:
        """The module goes away."""
        self.forget()
        self.session.unobserve(self._token)

    @property
    def isOn(self) -> bool:
        """Whether the user wants it."""
        return self.session.store.value(_ON_KEY) == "yes"

    @isOn.setter
    def isOn(self, wanted: bool) -> None:
        self.session.store.setValue(_ON_KEY, "yes" if wanted else "no")
        if not wanted:
            self.forget()

    def forget(self) -> None:
        """Let go of everything."""
        self.query, self.found, self._here, self._hereId = None, [], None, ""
        self._others, self._left, self._looked = {}, [], float("-inf")

    # ------------------------------------------------------------------ a piece at a time
    def go(self, seconds: float, shown: int | None) -> None:
        """Make ready for about so long, what is needed first: the case at hand, the search in others.

        Args:
            shown: index, in the file of the case, of the slice that is seen; None = unknown.
        """
        case = self.annotations.case
        if self._look(case):
            return
        if self._here is not None and not self._here.is_complete:
            number = None if shown is None else embedding.slice_number(case, embedding.slice_axis(case), shown)
            self._here.go(seconds, number or 0)
            return
        end = time.monotonic() + seconds
        while self._left and time.monotonic() < end:
            self._search(self._left.pop(0))

    @property
    def isReady(self) -> bool:
        """Whether there are features of the case at hand."""
        return self._here is not None and self._hereId == self.annotations.case.id

    @property
    def isSearching(self) -> bool:
        """Whether other cases are left to be searched."""
        return bool(self._left)

    def _look(self, case: Case) -> bool:
        """See whether there are features of the case at hand, or others; returns whether these were opened."""
        isAnother = case.id != self._hereId
        if not isAnother and time.monotonic() - self._looked < _LOOK_SECONDS:
            return False
        self._looked, self._hereId = time.monotonic(), case.id
        features = embedding.kept_features(self.session.openedProject(), case)
        if features is None:
            self._here = None
        elif isAnother or self._here is None or not _isSame(features, self._here.standard.features):
            self._here = embedding.AlikeMap(features)
            return True
        return False

    def _search(self, case: Case) -> None:
        features = embedding.kept_features(self.session.openedProject(), case)
        if features is None or self.query is None:
            return
        standard = self._others.get(case.id)
        if standard is None or not _isSame(features, standard.features):
            standard = self._others[case.id] = embedding.Standard(features)
            while sum(each.sample.nbytes for each in self._others.values()) > _MOST_BYTES and len(self._others) > 1:
                self._others.pop(next(iter(self._others)))  # read again when it is searched again
        if len(standard.channels) == len(self.query.vector):  # else of another backbone
            self.found.append(standard.best(case.id, self.query.vector))
            self.found.sort(key=lambda one: -one.similarity)

    def inFile(self, slices: Sequence[int]) -> list[int]:
        """Indices counted in the file of the case at hand for those counted in its volume node."""
        return slicesOfFile(self.annotations.case, slices, self.annotations.axis, self._isReversed) or []

    # ------------------------------------------------------------------ pointing
    def point(self, index: Sequence[float]) -> bool:
        """Point at a place of the case at hand; returns whether it is another pixel than before.

        Args:
            index: i, j, k in the volume node, with fractions.
        """
        case = self.annotations.case
        pixel = self._pixel(case, index)
        before = self.query
        if before is not None and pixel == before.pixel and before.caseId == case.id:
            return False
        self.query = None if pixel is None else Query(case.id, pixel, self._here.standard.vector(pixel))
        self.found, self._left = [], []
        return before is not None or self.query is not None

    def searchOthers(self) -> None:
        """Have the other cases searched for what is most like the query, in pieces (:meth:`go`)."""
        if self.query is not None and not self.found:
            self._left = [case for case in expanded(self.session.cases()) if case.id != self.query.caseId]

    @property
    def isWhole(self) -> bool:
        """Whether all of the case at hand is ready."""
        return self.isReady and self._here.is_complete

    @property
    def seesMaps(self) -> bool:
        """Whether what a backbone sees is compared, too."""
        return self.isReady and self._here.standard.has_maps

    def shown(self) -> np.ndarray | None:
        """How strongly pixels of the case at hand light up, 0 to 4: uint8 [k, j, i] in the axes of the volume node.

        It has fewer pixels than the volume, over the same field of view. None: nothing was pointed at.
        """
        if self.query is None or not self.isReady or len(self._here.standard.channels) != len(self.query.vector):
            return None
        case = self.annotations.case
        own = self.query.pixel[0] if self.query.caseId == case.id else None
        native = embedding.origin_of(case).native(self._here.shown(self.query.vector, own))
        return np.ascontiguousarray(inSliceOrderOfCase(native, self._isReversed))

    def indexOf(self, one: Any) -> tuple[float, float, float]:
        """Where a pixel that was found in the case at hand lies: i, j, k in its volume node."""
        case = self.annotations.case
        return self._turned(case, embedding.origin_of(case).index_of(one.pixel, one.size))

    def _pixel(self, case: Case, index: Sequence[float]) -> tuple[int, int, int] | None:
        if not self.isReady:
            return None
        return embedding.origin_of(case).pixel_at(self._turned(case, index), self._here.standard.size)

    def _turned(self, case: Case, index: Sequence[float]) -> tuple[float, float, float]:
        """A place counted in the file for one in the volume node; the same function leads back."""
        i, j, k = index
        return i, j, case.size[2] - 1 - k if self._isReversed else k

    @property
    def _isReversed(self) -> bool:
        return gridOfCase(self.annotations.case, self.annotations.volumeNode)[1]


def _isSame(features: Any, other: Any) -> bool:
    return features.filename == other.filename and features.shape == other.shape
