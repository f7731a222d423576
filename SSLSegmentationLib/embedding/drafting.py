"""Making drafts, as a loop over the state of a project: whatever interrupts it, it goes on from what lies on the disk.

Each :meth:`DraftLoop.step` does the most urgent piece of work, some tenths of a second at most, and looks at the state
first: at what is annotated, saved or still being drawn, and at what a person looks at. Urgent is, in this order: the
features of the annotated cases, a quick fit, the visible slices, the case in focus, the better fit, these two again,
then all other cases. A change of the annotations begins anew; a draft that is as new as they are is not made again.
Cases for validation and testing get drafts, and teach nothing.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .. import __version__
from ..core.errors import DataError, SSLSegError
from ..core.storage import remove_file
from ..inference.postprocessing import PostProcessing, rule_of
from ..project import Case, Project, Role, expanded
from ..project.label_state import LabelState, LabelWatch
from ..project.schema import LabelSchema
from ..stores.preprocessing import Preprocessing
from .draft import Draft
from .draft_engine import Classifier, DraftEngine
from .draft_features import LOOKS, FeatureCache, FeatureMaker, Filters, draft_grid
from .draft_files import (
    FIRST,
    SECOND,
    Focus,
    draft_path,
    draft_state,
    focus_stamp,
    origin_of,
    read_draft,
    read_focus,
    slice_axis,
    slice_number,
    write_draft,
)
from .draft_lessons import Annotation, Lesson, Lessons, digest

_log = logging.getLogger(__name__)
#: Cases of these roles teach; the others are to be drafted as if nobody knew them.
_TEACH = (Role.TRAIN, Role.UNLABELLED)
_SLICES_AT_ONCE = 8  # applied between two looks at the state


class Piece(NamedTuple):
    """A piece of work that was done.

    Args:
        what: ``features`` or ``draft``; empty if it was out of date and given up.
        case_id: of which case.
    """

    what: str = ""
    case_id: str = ""


class Changed(Exception):
    """What is being made is out of date by now, or somebody has asked to stop."""


@dataclass
class Fit:
    """A classifier, and what it learnt from."""

    number: int
    quality: str
    signature: str
    classifier: Classifier
    taught: dict[str, int]
    rule: PostProcessing


@dataclass
class _State:
    """What was seen of the project at the last look."""

    cases: dict[str, Case] = field(default_factory=dict)
    labels: tuple[LabelState, ...] = ()
    schema: LabelSchema | None = None
    signature: str = ""
    focus: Focus | None = None
    stamps: tuple[Any, ...] = ()


@dataclass(eq=False)
class DraftLoop:
    """Makes the drafts of a project.

    Args:
        project: with the cases.
        tell: told in a sentence what cannot be done.
        should_stop: asked between pieces; the piece that is being made is given up.
        only: ids of the cases, or frames, to make drafts of; None = all cases, and of frames those that are annotated
            or looked at.
        backbone: ``backbone.pt`` or ``model.pt`` whose maps the classifier sees beside filters, which needs torch.
        saved_only: leave out what a person looks at, and what is being drawn: only saved annotations count.
    """

    project: Project
    tell: Callable[[str], None] = _log.info
    should_stop: Callable[[], bool] = lambda: False
    _: KW_ONLY
    only: Collection[str] | None = None
    backbone: Path | None = None
    saved_only: bool = False
    fit: Fit | None = field(default=None, init=False)
    _state: _State = field(default_factory=_State, init=False)
    _features: FeatureCache | None = field(default=None, init=False)
    _refused: dict[str, str] = field(default_factory=dict, init=False)  # case → fingerprint of the unusable volume
    _tried: set[tuple[str, str]] = field(default_factory=set, init=False)  # signatures without classifier, by quality

    def __post_init__(self) -> None:
        self._watch = LabelWatch(self.project)
        self._lessons = Lessons(self.tell)

    def step(self) -> Piece | None:
        """Do the most urgent piece of work.

        Returns:
            What it was; None if nothing is to be done.

        Raises:
            StorageError: the disk refused.
        """
        try:
            self._look()
            return next(self._pieces(), None)
        except Changed:
            return Piece()

    def fresh(self) -> dict[str, bool]:
        """Case id → whether its draft is as new as the annotations and of the better quality; as of the last step."""
        there = draft_state(self.project)
        return {
            case_id: self._is_done(there.get(case_id), SECOND)
            for case_id, case in self._state.cases.items()
            if self._is_wanted(case)
        }

    @property
    def is_taught(self) -> bool:
        """Whether enough is annotated for a classifier, pixels of two classes at least; as of the last step."""
        return (self._state.signature, SECOND) not in self._tried and bool(self._annotated())

    # ------------------------------------------------------------------ what there is
    def _look(self) -> None:
        """See how the project is now."""
        cases = expanded(self._watch.cases())
        schema_path = self.project.own("labels.csv")
        schema_stamp = schema_path.stat().st_mtime_ns if schema_path.exists() else None
        labels = tuple(each for each in self._watch.state() if each.role in _TEACH)
        stamps = (labels, schema_stamp, focus_stamp(self.project), tuple(map(_identity, cases)))
        if stamps == self._state.stamps:
            return
        focus = None if self.saved_only else read_focus(self.project)
        state = _State({case.id: case for case in cases}, labels, self._schema(), "", focus, stamps)
        if stamps[-1] != (self._state.stamps or [()])[-1]:
            self._clear(state)
        state.signature = self._signature(state)
        self._state = state

    def _schema(self) -> LabelSchema | None:
        try:
            return self.project.schema if self.project.has_schema else None
        except SSLSegError as error:
            self.tell(str(error))
            return None

    def _signature(self, state: _State) -> str:
        """A digest of all that a classifier learns from."""
        schema = state.schema.to_dict() if state.schema else None
        drawn = digest(state.focus.labels) if state.focus and state.focus.labels is not None else None
        looked_at = state.focus.case_id if state.focus and drawn else None
        labels = [list(asdict(each).values()) for each in state.labels]
        teachers = {each.case for each in state.labels} | {looked_at}
        keys = [self._features.key(case) for case in state.cases.values() if case.id in teachers and self._features]
        content = [__version__, schema, labels, keys, looked_at, drawn]
        return hashlib.sha256(json.dumps(content, default=list).encode()).hexdigest()[:16]

    def _clear(self, state: _State) -> None:
        """Choose the grid, and remove what is of cases that are gone."""
        cases = list(state.cases.values())
        grid = draft_grid(self.project, cases) if cases else None
        if grid is None or self._features is None or self._features.preprocessing != grid:
            self._features = FeatureCache(self.project, grid, self._maker(grid, cases)) if grid else None
        if self._features:
            self._features.forget_others(cases)
        for case_id, there in draft_state(self.project).items():
            case = state.cases.get(case_id)
            if case is None or case.fingerprint != there.fingerprint:
                remove_file(draft_path(self.project, case_id))

    def _check(self) -> None:
        """Give up what is being made if it is out of date.

        Raises:
            Changed: it is.
        """
        before = self._state
        self._look()
        if self.should_stop() or self._state.signature != before.signature:
            raise Changed
        now = self._state.focus
        if now is None or now == before.focus or not self._annotated():
            return
        if not self._is_done(draft_state(self.project).get(now.case_id), FIRST):
            raise Changed

    def _maker(self, grid: Preprocessing, cases: Sequence[Case]) -> FeatureMaker:
        """What makes the features: filters, and the maps of the backbone if there is one."""
        if self.backbone is None:
            return Filters()
        from .draft_maps import maps_for  # torch

        return maps_for(self.backbone, self.project, grid, cases, self._stop_if_asked)

    def _stop_if_asked(self) -> None:
        if self.should_stop():
            raise Changed

    # ------------------------------------------------------------------ what is to be done
    def _is_wanted(self, case: Case) -> bool:
        """Whether it gets a draft: of many frames only those that somebody has annotated, looks at or has named."""
        focus = self._state.focus
        asked = case.id in self.only if self.only is not None else case.frame is None or bool(case.label)
        return self._refused.get(case.id) != case.fingerprint and (asked or bool(focus and focus.case_id == case.id))

    def _pieces(self) -> Iterator[Piece]:
        """What is to be done, the most urgent first; each is done when it is asked for."""
        state = self._state
        if state.schema is None or self._features is None:
            return
        annotated = self._annotated()
        for case in annotated:
            if self._needs_features(case):
                yield self._make_features(case)
        focus = state.cases.get(state.focus.case_id) if state.focus else None
        if not annotated:
            looked_at = state.cases.values() if state.focus and state.focus.features else ()
            for case in sorted(looked_at, key=lambda each: each != focus):
                if self._is_wanted(case) and self._needs_features(case):
                    yield self._make_features(case)
            return
        for quality in (FIRST, SECOND):
            others = [case for case in state.cases.values() if case != focus] if quality == SECOND else []
            wanted = [*([focus] if focus else []), *others]
            if quality == FIRST and (not focus or self._is_done(draft_state(self.project).get(focus.id), FIRST)):
                continue
            for case in wanted:
                if self._is_wanted(case):
                    yield from self._draft_pieces(case, quality, visible=case == focus)

    def _draft_pieces(self, case: Case, quality: str, *, visible: bool) -> Iterator[Piece]:
        if self._is_done(draft_state(self.project).get(case.id), quality):
            return
        if self._needs_features(case):
            yield self._make_features(case)
        fit = self._fitted(quality)
        if fit is None:
            return
        if visible and self._state.focus and self._state.focus.slices:
            axis, indices = slice_axis(case), self._state.focus.slices
            numbers = [slice_number(case, axis, index) for index in indices]
            yield from self._apply(case, fit, [number for number in numbers if number is not None])
        yield from self._apply(case, fit, range(origin_of(case).canonical_size[0]))

    def _annotated(self) -> list[Case]:
        """Cases with an annotation that can be learnt from: validation and test cases teach nothing."""
        focus = self._state.focus
        drawn = focus.case_id if focus and focus.labels is not None else None
        return [
            case
            for case in self._state.cases.values()
            if (case.label or case.id == drawn)
            and case.role in _TEACH
            and self._refused.get(case.id) != case.fingerprint
        ]

    def _is_done(self, there: Any, quality: str) -> bool:
        if there is None or there.signature != self._state.signature or not there.complete:
            return False
        return there.quality == SECOND or quality == FIRST

    # ------------------------------------------------------------------ doing it
    def _needs_features(self, case: Case) -> bool:
        return self._refused.get(case.id) != case.fingerprint and self._cache.open(case) is None

    @property
    def _cache(self) -> FeatureCache:
        assert self._features is not None  # there is a case
        return self._features

    def _make_features(self, case: Case) -> Piece:
        try:
            self._cache.make(case, self._check)
        except DataError as error:
            self._refused[case.id] = case.fingerprint
            self.tell(f"No draft of '{case.id}': {error}")
        return Piece("features", case.id)

    def _fitted(self, quality: str) -> Fit | None:
        """The classifier of the annotations as they are, fitted now if it is not yet."""
        signature = self._state.signature
        if self.fit and self.fit.signature == signature and quality in (self.fit.quality, FIRST):
            return self.fit
        if (signature, quality) in self._tried:
            return None
        lessons = self._learnt()
        engine = self._engine
        chosen = [lesson.samples for lesson in lessons.values()]
        found: Classifier | None = (
            engine.fit_first(chosen) if quality == FIRST else engine.fit_second(chosen, self._check)
        )
        if found is None:
            self._tried.add((signature, quality))
            return None
        last = max([self.fit.number if self.fit else 0, *(each.fit for each in draft_state(self.project).values())])
        taught = {case_id: len(lesson.samples) // (1 + LOOKS) for case_id, lesson in lessons.items()}
        rule = rule_of(lesson.parts for lesson in lessons.values())
        self.fit = Fit(last + 1, quality, signature, found, taught, rule)
        return self.fit

    def _learnt(self) -> dict[str, Lesson]:
        """What each case teaches that teaches anything."""
        state = self._state
        assert state.schema is not None
        found = {}
        for case in self._annotated():
            features = self._cache.open(case)
            if features is None:
                raise Changed
            drawn = state.focus.labels if state.focus and state.focus.case_id == case.id else None
            saved = [each for each in state.labels if each.case == case.id]
            annotation = Annotation(case, state.schema, drawn, str(saved))
            found[case.id] = self._lessons.of(annotation, features, self._cache, self._check)
        return {case_id: lesson for case_id, lesson in found.items() if len(lesson.samples)}

    @property
    def _engine(self) -> DraftEngine:
        assert self._state.schema is not None
        return DraftEngine(self._state.schema.class_count)

    def _apply(self, case: Case, fit: Fit, wanted: Iterable[int]) -> Iterator[Piece]:
        """Make some slices of a draft that are not there yet, and write it."""
        features = self._cache.open(case)
        schema = self._state.schema
        if features is None or schema is None:
            raise Changed
        draft = self._begun(case, fit, features, schema)
        fresh = set(draft.slices)
        numbers = [number for number in wanted if number not in fresh]
        if not numbers:
            return
        probabilities = draft.probabilities.copy()
        for start in range(0, len(numbers), _SLICES_AT_ONCE):
            some = numbers[start : start + _SLICES_AT_ONCE]
            probabilities[:, some] = self._engine.apply(fit.classifier, features, some)
            self._check()
        write_draft(self.project, replace(draft, probabilities=probabilities, slices=tuple(sorted(fresh | {*numbers}))))
        yield Piece("draft", case.id)

    def _begun(self, case: Case, fit: Fit, features: np.ndarray, schema: LabelSchema) -> Draft:
        """The draft of a case as far as a fit has made it; what an earlier one has made stays until then."""
        shape = (schema.class_count, len(features), *features.shape[2:])
        there = read_draft(self.project, case.id)
        same = there is not None and there.probabilities.shape == shape and there.values == schema.values
        if there is not None and same and there.fit == fit.number and there.signature == fit.signature:
            return there
        empty = np.zeros(shape, np.uint8)
        empty[0] = 255
        return Draft(
            case.id,
            there.probabilities if there is not None and same else empty,
            (),
            tuple(schema.values),
            tuple(segment.name for segment in schema.segments),
            origin_of(case),
            case.fingerprint,
            fit.number,
            fit.quality,
            fit.signature,
            fit.taught,
            fit.rule.one_part,
            fit.rule.without_holes,
        )


def _identity(case: Case) -> tuple[str, str, Role]:
    return case.id, case.fingerprint, case.role
