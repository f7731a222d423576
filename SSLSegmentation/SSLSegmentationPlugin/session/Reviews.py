"""Predicted masks and what the user thinks of them. Without Qt.

A mask of a model lies in ``predictions/<model>.seg.nrrd`` of its case, beside it ``<model>.review.json`` with figures
and verdict, which hold for exactly that content of the mask.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import slicer

from SSLSegmentationLib.core.errors import DataError, ProjectError, SSLSegError
from SSLSegmentationLib.core.paths import checked
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.project import Case, expanded, frames_of
from SSLSegmentationLib.project.models import ModelEntry
from SSLSegmentationLib.project.series import whole_id
from SSLSegmentationLib.project.views import FlatCase, again
from SSLSegmentationLib.tasks.base import is_flat, shown_in_slicer

from ..scene import CaseScene, FramePlayer, SceneNodes
from ..scene.SegmentMeasures import SegmentFigures, maskFigures
from ..scene.Volumes import loadImage
from . import Drafts, Predictions
from .Annotations import Annotations
from .FlatAnnotations import planesOf
from .JobEntry import JobEntry
from .LabelDecisions import UndecidedError, checkPrediction
from .Review import Review, Verdict
from .Session import Session

#: In the order of the worklist.
_ORDER = (Verdict.WAITING, Verdict.REFUSED, Verdict.NONE, Verdict.CORRECTING, Verdict.REJECTED)


class Reviews:
    """The masks of the open project, one model at a time.

    Args:
        session: whose project it is.
        annotations: what is drawn, which an accepted mask joins.
    """

    def __init__(self, session: Session, annotations: Annotations) -> None:
        self.session = session
        self.annotations = annotations
        self._read: set[str] = set()
        self._records: dict[Path, tuple[tuple[int, int], dict[str, Any]]] = {}
        self._shown: tuple[Case, slicer.vtkMRMLSegmentationNode] | None = None
        self._written = 0
        # Asked for at every tick of a running job; files are read only when somebody has told that they changed.
        self._known: tuple[tuple[Any, ...], list[Review]] = ((None, None), [])
        self._tokens = [
            session.observe("closing", self.unload),
            session.observe("project", self._forget),
        ]

    def cleanup(self) -> None:
        """The module goes away."""
        for token in self._tokens:
            self.session.unobserve(token)
        self._shown = None

    def _forget(self) -> None:
        self._read, self._records, self._shown = set(), {}, None
        self._known = ((None, None), [])

    # ------------------------------------------------------------------ what there is
    def models(self) -> list[ModelEntry]:
        """Models whose masks can be reviewed here, the newest first."""
        return [entry for entry in self.session.models("model")[::-1] if not entry.card or shown_in_slicer(entry.card)]

    def ofModel(self, model: str) -> list[Review]:
        """All cases with their masks by a model: those to review first, the least certain of them first.

        Args:
            model: name of the model.

        Raises:
            ProjectError: a case record is damaged.
        """
        key = (model, self.session.cases(), self._written, *self._eventCounts(model))
        if key[0] != self._known[0][0] or key[1] is not self._known[0][1] or key[2:] != self._known[0][2:]:
            self._known = (key, self._listed(model))
        return self._known[1]

    def _listed(self, model: str) -> list[Review]:
        told = self._told(model)
        found = [self._review(case, model, told.get(case.id, {})) for case in self._segmented(model)]
        return sorted(found, key=_placesIn(found))

    def _segmented(self, model: str) -> Sequence[Case]:
        """The cases, each frame as one; for a model of flat masks, the plane of each."""
        card = next((entry.card for entry in self.models() if entry.name == model), None)
        cases = self.session.cases()
        return planesOf(cases, card.plane) if card is not None and is_flat(card) else expanded(cases)

    def unlabelled(self, model: str) -> list[str]:
        """Ids of the cases and frames without a mask of the kind that a model makes, in the order of the project."""
        open_ = {one.case.id for one in self.ofModel(model) if one.case.label is None}
        return [case.id for case in expanded(self.session.cases()) if case.id in open_]

    def suggestion(self, model: str) -> Review | None:
        """The case to annotate next: of those without a label, the one that the model is least certain of."""
        open_ = (Verdict.WAITING, Verdict.REJECTED)
        found = [one for one in self.ofModel(model) if one.verdict in open_ and one.case.label is None]
        return min(found, key=_sure, default=None)

    def isPredicting(self, model: str) -> bool:
        """Whether further masks of a model may come by themselves."""
        return any(entry.view.kind == "predict" and _modelName(entry) == model for entry in self.session.living())

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
            checked(case.folder, _recordPath(path), f"The review of the case '{case.id}'")
        except ProjectError as error:  # a link leads elsewhere
            return Review(case, None, Verdict.REFUSED, refusal=str(error))
        if not path.is_file():
            if event.get("kind") != "refused":
                return Review(case, None, Verdict.NONE)
            refusal = f"{event.get('sentence', '')} {event.get('hint', '')}".strip()
            return Review(case, None, Verdict.REFUSED, refusal=refusal)
        record = self._record(path)
        figures = [SegmentFigures(**{**one, "sides": tuple(one["sides"])}) for one in record.get("figures") or ()]
        told = event if event.get("kind") == "prediction" else {}
        volumes, areas = told.get("volumes_ml") or {}, {}
        if isinstance(case, FlatCase):
            pixel = math.prod(mm for axis, mm in enumerate(case.spacing_mm) if axis != case.axis)
            areas = {one.name: one.voxels * pixel for one in figures}
        elif figures:
            volumes = {one.name: one.volumeMl for one in figures}
        confidence = told.get("confidence", record.get("confidence"))
        certainty = told.get("certainty", record.get("certainty"))
        verdict = self._verdict(case, model, record, asked=bool(told))
        remarks = tuple(str(text) for text in told.get("remarks", record.get("remarks")) or ())
        return Review(case, path, verdict, confidence, dict(volumes), figures or None, "", remarks, certainty, areas)

    def _verdict(self, case: Case, model: str, record: Mapping[str, Any], asked: bool) -> Verdict:
        source = case.label.source if case.label else ""
        if source == f"accepted prediction of {model}":
            return Verdict.ACCEPTED
        if source == f"corrected prediction of {model}":
            return Verdict.CORRECTED
        draft = Drafts.readRecord(case)
        if draft is not None and draft.changed and draft.source == f"corrected prediction of {model}":
            return Verdict.CORRECTING
        if record.get("rejected"):
            return Verdict.REJECTED
        return Verdict.WAITING if asked or case.label is None else Verdict.CHECKED

    # ------------------------------------------------------------------ records beside the masks
    def _record(self, path: Path) -> dict[str, Any]:
        """What is known of this content of a mask."""
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
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

    def measure(self, review: Review) -> None:
        """Compute the figures of a mask, and keep them beside it.

        Raises:
            DataError: the mask is damaged or has other labels than the schema.
            SSLSegError: the schema is missing, or the disk refused.
        """
        figures = maskFigures(review.path, self.session.openedProject().schema)
        self._write(
            review.path,
            figures=[asdict(one) for one in figures],
            **_told(review),
        )

    # ------------------------------------------------------------------ in the scene
    def show(self, review: Review) -> tuple[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode, list[str]]:
        """Load a mask over its volume; what was shown for review before leaves the scene if it is as it was.

        Returns:
            Its node, its volume's node, and what the user should know, in sentences.

        Raises:
            DataError: there is no mask, or it or the volume cannot be read.
        """
        if review.path is None:
            raise DataError(
                f"There is no mask of '{review.case.name}' by this model.", "Predict it first, and wait for it."
            )
        case = again(review.case)
        volumeNode = loadImage(slicer.mrmlScene, case)
        node, composed = Predictions.loadPrediction(case, review.path, volumeNode, self.session.openedProject().schema)
        if self._shown is not None and self._shown[1] is not node:
            self.unload(keep=case)
        self._shown = (case, node)
        CaseScene.showOnly(node)
        return node, volumeNode, composed.warnings()

    def showFrames(
        self, review: Review, model: str
    ) -> tuple[slicer.vtkMRMLSequenceBrowserNode, slicer.vtkMRMLScalarVolumeNode]:
        """Show all frames of a frame's case as a sequence, with the masks of a model, in nodes of the user's.

        Returns:
            The browser, and the node that shows the image of the frame at hand.

        Raises:
            DataError: a volume or mask cannot be read.
        """
        case, schema = Case.load(review.case.folder), self.session.openedProject().schema
        paths = {view.frame.number: view.prediction_path(model) for view in frames_of(case)}
        masks = {number: path for number, path in paths.items() if path.is_file()}
        logic = slicer.modules.sequences.logic()
        browser, volumeNode, node = FramePlayer.showFrames(slicer.mrmlScene, logic, case, masks, schema, model)
        CaseScene.showOnly(node)
        return browser, volumeNode

    def unload(self, keep: Case | None = None) -> None:
        """Take the mask that was shown last out of the scene, unless the user has drawn on it.

        Args:
            keep: case whose volume stays.
        """
        if self._shown is None:
            return
        case, node = self._shown
        self._shown = None
        isOpen = self.annotations.isOpen and SceneNodes.isSame(self.annotations.case, case)
        if node.GetScene() is None or SceneNodes.mark(node, "kind") != SceneNodes.PREDICTION:
            return
        volumeNode = SceneNodes.findNode(node.GetScene(), case, SceneNodes.IMAGE)
        if volumeNode is None or not Predictions.isAsLoaded(node, volumeNode, self.session.openedProject().schema):
            SceneNodes.releaseFromCase(node)  # the user has drawn on it: it is the user's
            return
        CaseScene.unload(case, node, keepVolume=isOpen or (keep is not None and SceneNodes.isSame(keep, case)))

    def sceneCloses(self) -> None:
        """The scene's nodes go."""
        self._shown = None

    # ------------------------------------------------------------------ what the user decides
    def doubts(self, review: Review) -> list[str]:
        """What the user should be asked before a mask is accepted, in sentences.

        Raises:
            DataError: the mask cannot be read, or lies outside of the volume.
        """
        node, volumeNode, _ = self.show(review)
        try:
            checkPrediction(self.session.openedProject(), again(review.case), node, volumeNode)
        except UndecidedError as undecided:
            return undecided.points
        return []

    def accept(self, review: Review, *, isAgreed: bool = False) -> list[str]:
        """Make a mask the label of its case; label and draft that it had are set aside.

        Args:
            isAgreed: the user was asked what :class:`UndecidedError` says, and wants the label so.

        Returns:
            What the user should know, in sentences.

        Raises:
            DataError: the mask cannot be read.
            UndecidedError: the mask is empty, or lacks what the label has: the user has to be asked first.
            SSLSegError: the disk refused; the label before, if any, stays.
        """
        node, volumeNode, warnings = self._taken(review)
        project, case = self.session.openedProject(), again(review.case)
        composed = Predictions.acceptPrediction(project, case, node, volumeNode, isAgreed=isAgreed)
        warnings = list(dict.fromkeys([*warnings, *composed.warnings()]))
        self.annotations.useLabel(case)
        logging.info("The mask '%s' is now the label of '%s'.", review.path.name, case.id)
        return warnings

    def correct(self, review: Review) -> None:
        """Make a mask the draft of its case, and open it for annotation.

        Raises:
            SSLSegError: the mask cannot be read, or the disk refused.
        """
        node, volumeNode, _ = self._taken(review)
        case = again(review.case)
        Predictions.correctPrediction(self.session.openedProject(), case, node, volumeNode)
        self._shown = None
        self.annotations.flat.isWanted = isinstance(case, FlatCase)
        self.annotations.open(case.id)
        self.session.notify("cases")

    def goOn(self, review: Review) -> None:
        """Take a mask at hand that is being corrected already; the step *Annotate* opens it."""
        self.annotations.flat.isWanted = isinstance(review.case, FlatCase)
        self.session.setCurrentCase(review.case.id)

    def reject(self, review: Review, isRejected: bool = True) -> None:
        """Mark a mask as of no use, or take that back; the file stays.

        Raises:
            StorageError: the disk refused.
        """
        self._write(review.path, rejected=isRejected, **_told(review))
        self.session.notify("cases")

    def _taken(
        self, review: Review
    ) -> tuple[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode, list[str]]:
        """A mask in the scene that may become an annotation: one that is at hand is saved first."""
        if self.annotations.isOpen and self.annotations.case.id == review.case.id:
            self.annotations.close()
        return self.show(review)


def _recordPath(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".seg.nrrd") + ".review.json")


def _modelName(entry: JobEntry) -> str:
    """Name of the model that a prediction run uses: the folder of its file."""
    parts: Sequence[str] = str(entry.request.get("model", "")).replace("\\", "/").split("/")
    return parts[-2] if len(parts) > 1 else ""


def _told(review: Review) -> dict[str, Any]:
    """What a record keeps of what the prediction run has told."""
    return {"confidence": review.confidence, "remarks": list(review.remarks), "certainty": review.certainty}


def _sure(review: Review) -> float:
    return -1.0 if review.sure is None else review.sure


def _placesIn(reviews: Sequence[Review]) -> Callable[[Review], tuple[Any, ...]]:
    """Where each review stands in the worklist; waiting frames of a case follow each other, placed by the worst."""
    rank = {verdict: index for index, verdict in enumerate(_ORDER)}
    worst: dict[tuple[Verdict, Path], float] = {}
    for one in reviews:
        key = (one.verdict, one.case.folder)
        worst[key] = min(_sure(one), worst.get(key, math.inf))

    def place(one: Review) -> tuple[Any, ...]:
        frame, case = one.case.frame, one.case
        name = case.name.removesuffix(f"@{frame.number}") if frame else case.name
        sure = worst[one.verdict, case.folder]
        return rank.get(one.verdict, len(rank)), sure, name, whole_id(case.id), frame.number if frame else 0

    return place
