"""Predicted masks and what the user thinks of them. Without Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.views import FlatCase, again

from ..scene import CaseScene, FramePlayer, SceneNodes, Views
from ..scene.Segmentations import contentOf
from ..scene.SegmentMeasures import maskFigures
from ..scene.Volumes import gridOfCase, loadImage
from . import Drafts, Predictions
from .Annotations import Annotations
from .CaseLabels import slicesOfFile
from .Decisions import Decisions
from .FrameAnnotations import isOtherFrame
from .LabelDecisions import UndecidedError, checkPrediction
from .Review import Review, Verdict
from .ReviewList import ReviewList
from .Session import Session

_VolumeNode = slicer.vtkMRMLScalarVolumeNode


class Reviews(ReviewList):
    """The masks of the open project: listed, shown, decided on.

    Args:
        session: whose project it is.
        annotations: what is drawn, which an accepted mask joins.
    """

    def __init__(self, session: Session, annotations: Annotations) -> None:
        self.annotations = annotations
        self.decisions = Decisions(session, annotations)
        self.ahead = annotations.ahead
        super().__init__(session)
        #: Case, node, and what was in it when it was shown.
        self._shown: tuple[Case, slicer.vtkMRMLSegmentationNode, object] | None = None
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
        super()._forget()
        self._shown = None
        self._looked: dict[Path, str | None] = {}  # checksum of each mask, as it was when it was shown last
        self.decisions.forget()
        self.ahead.forget()
        self.annotations.leaving.finish()

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
    def show(
        self, review: Review, inViews: Callable[[_VolumeNode, _VolumeNode | None], None] = lambda _new, _before: None
    ) -> tuple[slicer.vtkMRMLSegmentationNode, _VolumeNode, list[str]]:
        """Load a mask over its volume; what was shown for review before leaves the scene if it is as it was.

        That is seen no more at once, and gone a moment later: see :class:`Leaving`.

        Args:
            inViews: shows the volume, while that of another frame of the same case, if it was shown, is still there.

        Returns:
            Its node, its volume's node, and what the user should know, in sentences.

        Raises:
            DataError: there is no mask, or it or the volume cannot be read.
        """
        if review.path is None:
            raise DataError(
                _("There is no mask of '{name}' by this model.").format(name=review.case.name),
                _("Predict it first, and wait for it."),
            )
        case = again(review.case)
        self.annotations.leaving.finish(case)
        image = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE)
        volumeNode = loadImage(slicer.mrmlScene, case, None if image is not None else self.ahead.read(case.image_path))
        looked = Drafts.checksum(review.path)  # before it is read: a run may be about to replace it
        schema, file = self.session.openedProject().schema, self.ahead.read(review.path)
        node, composed = Predictions.loadPrediction(case, review.path, volumeNode, schema, file=file)
        self._looked[review.path] = looked
        before = None if self._shown is None else self._shown[0]
        isOther = before is not None and isOtherFrame(before, case)
        inViews(volumeNode, SceneNodes.findNode(slicer.mrmlScene, before, SceneNodes.IMAGE) if isOther else None)
        if self._shown is not None and self._shown[1] is not node:
            self.unload(keep=case)
        self._shown = case, node, contentOf(node.GetSegmentation())
        CaseScene.showOnly(node)
        return node, volumeNode, composed.warnings()

    def readAhead(self, reviews: Sequence[Review]) -> None:
        """Read what will be shown next, the likeliest first, in a thread; see :class:`session.Ahead.Ahead`."""
        paths: list[Path] = []
        for review in reviews:
            if review.path is not None:
                paths += [review.path, review.case.image_path]
        self.ahead.want(paths)

    @property
    def shownNode(self) -> slicer.vtkMRMLSegmentationNode | None:
        """The mask that is shown, while it is a predicted one; else None."""
        node = None if self._shown is None else self._shown[1]
        isShown = node is not None and node.GetScene() is not None
        return node if isShown and SceneNodes.mark(node, "kind") == SceneNodes.PREDICTION else None

    def nextToLookAt(self, review: Review) -> tuple[int, int, int] | None:
        """Scroll the views to the slice of the shown mask that needs a look next: the most doubtful, then the others.

        Returns:
            Its number, its place among them, and how many they are, counted from 1; None if there is none, or no mask
            is shown.
        """
        case, found = again(review.case), review.lookAt
        volumeNode = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE)
        if volumeNode is None or found is None or not found.slices:
            return None
        isReversed = gridOfCase(case, volumeNode)[1]
        slices = slicesOfFile(case, list(found.slices), found.axis, isReversed)
        index = Views.following(slices, Views.shownSlice(volumeNode, found.axis))
        Views.showSlice(volumeNode, found.axis, index)
        return index + 1, slices.index(index) + 1, len(slices)

    def loadFrames(self, case: Case, model: str) -> Iterator[int]:
        """Load all frames of a case as a sequence, with the masks of a model, into nodes of the user's.

        Yields:
            How many frames are loaded, after each.

        Returns:
            The browser, and the node that shows the image of the frame at hand.

        Raises:
            DataError: a volume or mask cannot be read.
        """
        case, schema = Case.load(case.folder), self.session.openedProject().schema
        paths = {view.frame.number: view.prediction_path(model) for view in frames_of(case)}
        masks = {number: path for number, path in paths.items() if path.is_file()}
        logic = slicer.modules.sequences.logic()
        loading = FramePlayer.loadFrames(slicer.mrmlScene, logic, case, masks, schema, model)
        browser, volumeNode, node = yield from loading
        CaseScene.showOnly(node)
        return browser, volumeNode

    def unload(self, keep: Case | None = None, ofCases: Collection[Path] | None = None) -> None:
        """Let the mask that was shown last leave the scene, accepted or not, unless the user has drawn on it.

        Args:
            keep: case whose volume stays.
            ofCases: only if it is of one of these cases, by their folders; None = whatever it is of.
        """
        if self._shown is None or (ofCases is not None and self._shown[0].folder not in ofCases):
            return
        case, node, content = self._shown
        self._shown = None
        kind = SceneNodes.mark(node, "kind") if node.GetScene() is not None else ""
        if not kind or node is self.annotations.segmentationNode:
            return
        volumeNode = SceneNodes.findNode(node.GetScene(), case, SceneNodes.IMAGE)
        isTouched = volumeNode is None or content != contentOf(node.GetSegmentation())
        if isTouched and kind == SceneNodes.ANNOTATION:  # accepted and then drawn on: Annotate goes on with it
            return
        if isTouched and not (volumeNode is not None and self._isAsLoaded(node, volumeNode)):
            SceneNodes.releaseFromCase(node)  # the user has drawn on it: it is the user's
            return
        isOpen = self.annotations.isOpen and SceneNodes.isSame(self.annotations.case, case)
        isKept = isOpen or (keep is not None and SceneNodes.isSame(keep, case))
        self.annotations.leaving.add(case, node, keepVolume=isKept)

    def _isAsLoaded(self, node: slicer.vtkMRMLSegmentationNode, volumeNode: _VolumeNode) -> bool:
        return Predictions.isAsLoaded(node, volumeNode, self.session.openedProject().schema)

    def sceneCloses(self) -> None:
        """The scene's nodes go."""
        self._shown = None

    # ------------------------------------------------------------------ what the user decides
    def doubts(self, review: Review) -> list[str]:
        """What the user should be asked before a mask is accepted, in sentences.

        Raises:
            DataError: the mask cannot be read, is another than was looked at, or lies outside of the volume.
        """
        self._refuseUnseen(review)
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
            DataError: the mask cannot be read, or is another than was looked at.
            UndecidedError: the mask is empty, or lacks what the label has: the user has to be asked first.
            SSLSegError: the disk refused; the label before, if any, stays.
        """
        node, volumeNode, warnings = self._taken(review)
        project, case = self.session.openedProject(), again(review.case)
        with self.decisions.aboutLabel(review):
            composed = Predictions.acceptPrediction(project, case, node, volumeNode, isAgreed=isAgreed)
        warnings = list(dict.fromkeys([*warnings, *composed.warnings()]))
        self.annotations.useLabel(case)
        logging.info("The mask '%s' is now the label of '%s'.", review.path.name, case.id)
        return warnings

    def correct(self, review: Review) -> None:
        """Make a mask the draft of its case, and open it for annotation.

        Raises:
            SSLSegError: the mask cannot be read, or is another than was looked at, or the disk refused.
        """
        node, volumeNode, _ = self._taken(review)
        case = again(review.case)
        with self.decisions.aboutLabel(review):
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
            DataError: the mask is gone, or another than was looked at.
            StorageError: the disk refused.
        """
        self._refuseUnseen(review)
        self._write(review.path, rejected=isRejected, **_told(review))
        was = review.verdict is Verdict.REJECTED
        self.decisions.add(review, lambda: self._write(review.path, rejected=was, **_told(review)))
        self.session.notify("cases")

    def _refuseUnseen(self, review: Review) -> None:
        """Refuse to decide about a mask that was replaced, or is gone, since somebody looked at it; show the new one.

        Raises:
            DataError: it is so.
        """
        now = None if review.path is None else Drafts.checksum(review.path)
        if now is not None and self._looked.get(review.path, now) == now:
            return
        self.show(review)
        if self.recheck(review):
            self.session.notify("cases")
        raise DataError(
            _("The mask of '{name}' was predicted anew since you looked at it; nothing was decided.").format(
                name=review.case.name
            ),
            _("Look at the new one, which is shown now, and decide again."),
        )

    def _taken(
        self, review: Review
    ) -> tuple[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode, list[str]]:
        """A mask in the scene that may become an annotation: one that is at hand is saved first."""
        self._refuseUnseen(review)
        if self.annotations.isOpen and self.annotations.case.id == review.case.id:
            self.annotations.close()
        return self.show(review)


def _told(review: Review) -> dict[str, Any]:
    """What a record keeps of what the prediction run has told."""
    return {
        "confidence": review.confidence,
        "remarks": list(review.remarks),
        "certainty": review.certainty,
        "look_at": review.lookAt and review.lookAt.to_dict(),
    }
