"""Predicted masks of a project as a worklist: read beside the masks, case by case, and only where something changed.

A mask of a model lies in ``predictions/<model>.seg.nrrd`` of its case, beside it ``<model>.review.json`` with figures
and verdict, which hold for exactly that content of the mask. A case with twenty frames has twenty of them; to read
those of hundreds of cases takes seconds, so that a call reads a part of them.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError, SSLSegError
from SSLSegmentationLib.core.paths import checked
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.models import ModelEntry
from SSLSegmentationLib.project.series import frame_id
from SSLSegmentationLib.project.views import FlatCase
from SSLSegmentationLib.tasks.base import is_flat, shown_in_slicer
from SSLSegmentationLib.volumes.doubtful_slices import DoubtfulSlices

from ..scene.SegmentMeasures import SegmentFigures
from . import Drafts
from .FlatAnnotations import planesOf
from .JobEntry import JobEntry
from .Review import CaseReviews, Review, Verdict
from .Session import Session

#: In the order of the worklist.
_ORDER = (Verdict.WAITING, Verdict.REFUSED, Verdict.NONE, Verdict.CORRECTING, Verdict.REJECTED)
_AT_ONCE = 120  # masks that a call reads: some 40 ms
_SETTLED_NS = 3_000_000_000  # a folder that has just changed may change again without its time telling so


@dataclass(frozen=True)
class _Seen:
    """What was read of a case, and when it holds no longer."""

    case: Case
    axis: int | None
    told: tuple[Any, ...]
    stamp: tuple[int, ...]
    isSettled: bool
    reviews: CaseReviews


_Planes = dict[Path, FlatCase] | None
_Told = Mapping[str, Mapping[str, Any]]


class ReviewList:
    """The masks of the open project, one model at a time.

    Args:
        session: whose project it is.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._forget()

    def _forget(self) -> None:
        """Know nothing."""
        self._read: set[str] = set()
        self._records: dict[Path, tuple[tuple[int, int], dict[str, Any]]] = {}
        self._written = 0
        self._seen: dict[tuple[str, Path], _Seen] = {}
        # Asked for at every tick of a running job; files are read only when somebody has told that they changed.
        self._known: tuple[tuple[Any, ...], list[CaseReviews]] = ((None, None), [])
        self._left = 0  # cases that are still to be read

    # ------------------------------------------------------------------ what there is
    def models(self) -> list[ModelEntry]:
        """Models whose masks can be reviewed here, the newest first."""
        return [entry for entry in self.session.models("model")[::-1] if not entry.card or shown_in_slicer(entry.card)]

    def ofCases(self, model: str) -> list[CaseReviews]:
        """The cases with their masks by a model: those to review first, the least certain of them first.

        Of many, a part is read; :attr:`left` says how many cases are still to come, and :meth:`readOn` goes on.

        Args:
            model: name of the model.

        Raises:
            ProjectError: a case record is damaged.
        """
        key = (model, self.session.cases(), self._written, *self._eventCounts(model))
        isSame = key[0] == self._known[0][0] and key[1] is self._known[0][1] and key[2:] == self._known[0][2:]
        if not isSame:
            self._known = (key, self._listed(model))
        return self._known[1]

    def ofModel(self, model: str) -> list[Review]:
        """All masks, each frame's by itself, in the order of :meth:`ofCases`."""
        return [one for case in self.ofCases(model) for one in case.reviews]

    def readOn(self, model: str) -> None:
        """Read a further part of what the list lacks; raises as :meth:`ofCases`."""
        self.ofCases(model)
        if self._left:
            self._known = (self._known[0], self._listed(model))

    def recheck(self, review: Review) -> bool:
        """Have a case read again whose mask somebody has written over in its place, which no folder tells of.

        Returns:
            Whether that is so.
        """
        known = self._records.get(review.path)
        if review.path is None or known is None or not review.path.is_file() or known[0] == _fileStamp(review.path):
            return False
        for key in [key for key in self._seen if key[1] == review.case.folder]:
            del self._seen[key]
        self._known = ((None, None), [])
        return True

    @property
    def left(self) -> int:
        """How many cases the last list lacks, as they are still to be read."""
        return self._left

    def unlabelled(self, model: str) -> list[str]:
        """Ids of the cases and frames without a mask of the kind that a model makes, in the order of the project."""
        planes = self._planes(model)
        if planes is not None:
            return [plane.id for plane in planes.values() if plane.label is None]
        return [caseId for case in self.session.cases() for caseId in _unlabelled(case)]

    def suggestion(self, model: str) -> Review | None:
        """The case to annotate next: of those without a label, the one that the model is least certain of."""
        open_ = (Verdict.WAITING, Verdict.REJECTED)
        found = [one for one in self.ofModel(model) if one.verdict in open_ and one.case.label is None]
        return min(found, key=lambda one: one.rank, default=None)

    def isPredicting(self, model: str) -> bool:
        """Whether further masks of a model may come by themselves."""
        return any(entry.view.kind == "predict" and _modelName(entry) == model for entry in self.session.living())

    # ------------------------------------------------------------------ reading
    def _listed(self, model: str) -> list[CaseReviews]:
        told, planes = self._told(model), self._planes(model)
        cases = [case for case in self.session.cases() if planes is None or case.folder in planes]
        seen = {case.folder: self._seen.get((model, case.folder)) for case in cases}
        changed, doubtful = [], []
        for case in cases:
            before = seen[case.folder]
            if not _holds(before, case, planes, told):
                changed.append(case)
            elif not before.isSettled:
                doubtful.append(case)
        room, looked = _AT_ONCE, 0
        for case in [*changed, *doubtful]:
            if room <= 0:
                break
            seen[case.folder] = self._seen[model, case.folder] = self._look(case, planes, model, told)
            room -= len(seen[case.folder].reviews.reviews)
            looked += 1
        self._left = max(len(changed) - looked, 0)
        return sorted((one.reviews for one in seen.values() if one is not None), key=_place)

    def _planes(self, model: str) -> dict[Path, FlatCase] | None:
        """For a model of flat masks, the plane of each case that can have one, by its folder; None for others."""
        card = next((entry.card for entry in self.models() if entry.name == model), None)
        if card is None or not is_flat(card):
            return None
        return {plane.folder: plane for plane in planesOf(self.session.cases(), card.plane)}

    def _look(self, case: Case, planes: _Planes, model: str, told: _Told) -> _Seen:
        now, stamp = time.time_ns(), _stamp(case.folder)
        views = frames_of(case) if planes is None else [planes[case.folder]]
        events = tuple(told.get(view.id) for view in views)
        reviews = tuple(self._review(view, model, event or {}) for view, event in zip(views, events, strict=True))
        isSettled = now - max(stamp) > _SETTLED_NS
        return _Seen(case, _axis(case, planes), events, stamp, isSettled, CaseReviews(case, reviews))

    def _eventCounts(self, model: str) -> list[tuple[str, int, bool]]:
        entries = [entry for entry in self.session.jobs.values() if entry.view.kind == "predict"]
        return [
            (entry.id, len(entry.events), entry.view.state.ended) for entry in entries if _modelName(entry) == model
        ]

    def _told(self, model: str) -> dict[str, Mapping[str, Any]]:
        """Case → the newest of what prediction runs of a model have told of it."""
        told: dict[str, Mapping[str, Any]] = {}
        for entry in self.session.jobs.values():
            if entry.view.kind == "predict" and _modelName(entry) == model:
                self._readEnded(entry)
                for event in entry.events:
                    if event.get("kind") in ("prediction", "refused") and isinstance(event.get("case"), str):
                        told[event["case"]] = event
        return told

    def _readEnded(self, entry: JobEntry) -> None:
        """Read what an ended run has told: nobody else does."""
        while entry.view.state.ended and entry.id not in self._read:
            entry.update()
            if not entry.view.events:
                self._read.add(entry.id)

    def _review(self, case: Case, model: str, event: Mapping[str, Any]) -> Review:
        try:
            path = case.prediction_path(model)
            checked(case.folder, _recordPath(path), _("The review of the case '{id}'").format(id=case.id))
        except ProjectError as error:  # a link leads elsewhere
            return Review(case, None, Verdict.REFUSED, refusal=str(error))
        if not path.is_file():
            if event.get("kind") != "refused":
                return Review(case, None, Verdict.NONE)
            refusal = f"{event.get('sentence', '')} {event.get('hint', '')}".strip()
            return Review(case, None, Verdict.REFUSED, refusal=refusal)
        record = self._record(path)
        figures = _figures(record.get("figures"))
        told = event if event.get("kind") == "prediction" else {}
        volumes, areas = _numbers(told.get("volumes_ml")), {}
        if isinstance(case, FlatCase):
            pixel = math.prod(mm for axis, mm in enumerate(case.spacing_mm) if axis != case.axis)
            areas = {one.name: one.voxels * pixel for one in figures}
        elif figures:
            volumes = {one.name: one.volumeMl for one in figures}
        confidence = _number(told.get("confidence", record.get("confidence")))
        certainty = _number(told.get("certainty", record.get("certainty")))
        verdict = self._verdict(case, model, record, asked=bool(told))
        remarks = told.get("remarks", record.get("remarks"))
        remarks = tuple(map(str, remarks)) if isinstance(remarks, list) else ()
        lookAt = DoubtfulSlices.from_dict(told.get("look_at", record.get("look_at")))
        figures = figures or None
        return Review(case, path, verdict, confidence, volumes, figures, "", remarks, certainty, areas, lookAt)

    def _verdict(self, case: Case, model: str, record: Mapping[str, Any], asked: bool) -> Verdict:
        source = case.label.source if case.label else ""
        if source == f"accepted prediction of {model}":
            return Verdict.ACCEPTED
        if source == f"corrected prediction of {model}":
            return Verdict.CORRECTED
        try:
            draft = Drafts.readRecord(case)
        except SSLSegError as error:  # Annotate says so when the case is opened; the list is for all others, too
            logging.error("%s", error)
            draft = None
        if draft is not None and draft.changed and draft.source == f"corrected prediction of {model}":
            return Verdict.CORRECTING
        if record.get("rejected"):
            return Verdict.REJECTED
        return Verdict.WAITING if asked or case.label is None else Verdict.CHECKED

    # ------------------------------------------------------------------ records beside the masks
    def _record(self, path: Path) -> dict[str, Any]:
        """What is known of this content of a mask."""
        stamp = _fileStamp(path)
        known = self._records.get(path)
        if known is None or known[0] != stamp:
            record: dict[str, Any] = {}
            place = _recordPath(path)
            try:
                record = read_json(place, "review record") if place.is_file() else {}
            except SSLSegError as error:  # figures are computed again
                logging.error("%s", error)
            if record.get("mask") != (crc := Drafts.checksum(path)):
                record = {"mask": crc}
            known = self._records[path] = (stamp, record)
        return known[1]

    def _write(self, path: Path, **changes: Any) -> None:
        record = self._record(path)
        content = {**record, **changes}
        write_json(_recordPath(path), content)
        record.update(changes)
        self._written += 1


def _number(value: object) -> float | None:
    """A number that a job or a record tells, both of which may be damaged; None of anything else."""
    isNumber = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if isNumber and math.isfinite(value) else None


def _numbers(value: object) -> dict[str, float]:
    """Numbers by names, without what is none."""
    items = value.items() if isinstance(value, dict) else ()
    return {str(name): number for name, one in items if (number := _number(one)) is not None}


def _figures(value: object) -> list[SegmentFigures]:
    """Figures that a record holds; none of a damaged one, so that they are computed again."""
    try:
        return [SegmentFigures(**{**one, "sides": tuple(one["sides"])}) for one in value or ()]
    except (TypeError, KeyError):
        return []


def _holds(seen: _Seen | None, case: Case, planes: _Planes, told: _Told) -> bool:
    """Whether nothing has changed of a case since it was read."""
    if seen is None or seen.case is not case or seen.axis != _axis(case, planes) or seen.stamp != _stamp(case.folder):
        return False
    return all(told.get(one.case.id) is event for one, event in zip(seen.reviews.reviews, seen.told, strict=True))


def _axis(case: Case, planes: _Planes) -> int | None:
    return None if planes is None else planes[case.folder].axis


def _stamp(folder: Path) -> tuple[int, ...]:
    """Changes with the record, label and draft of a case, and with any of its masks: all are written as new files."""
    found = []
    for place in (folder, folder / "predictions"):
        try:
            found.append(os.stat(place).st_mtime_ns)
        except OSError:
            found.append(0)
    return tuple(found)


def _fileStamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def _unlabelled(case: Case) -> list[str]:
    if case.series is None:
        return [case.id] if case.label is None else []
    return [frame_id(case.id, number) for number, frame in enumerate(case.series.frames, 1) if frame.label is None]


def _recordPath(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".seg.nrrd") + ".review.json")


def _modelName(entry: JobEntry) -> str:
    """Name of the model that a prediction run uses: the folder of its file."""
    parts: Sequence[str] = str(entry.request.get("model", "")).replace("\\", "/").split("/")
    return parts[-2] if len(parts) > 1 else ""


def _place(case: CaseReviews) -> tuple[Any, ...]:
    """Where a case stands in the worklist: a case with frames by what is to be reviewed first of them."""
    rank = {verdict: index for index, verdict in enumerate(_ORDER)}
    first = min((rank.get(one.verdict, len(rank)), one.rank) for one in case.reviews)
    return (*first, case.case.name, case.case.id)
