"""The case that is annotated: opened in the scene, saved as it changes, put away again. Without Qt.

What is drawn is saved as a draft; slices or the volume that the user calls complete become the case's label, which
follows later changes. Nothing that goes away takes work along: another case, the project, the scene, one of the nodes.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Sequence

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.series import whole_id
from SSLSegmentationLib.project.views import FlatCase, has_mask, part_of
from SSLSegmentationLib.volumes.orientation import through_plane_axis

from ..scene import CaseScene, SceneNodes
from ..scene.Leaving import Leaving
from ..scene.MovedVolumes import movedWords
from ..scene.SegmentArrays import composeNode
from ..scene.Segmentations import contentOf
from ..scene.Volumes import loadImage
from . import CaseLabels, Drafts
from .Ahead import Ahead
from .EditedStructures import EditedStructures
from .FlatAnnotations import FlatAnnotations
from .FrameAnnotations import FrameAnnotations
from .Rescue import isGone, rescue
from .Session import Session

_REMOVED = slicer.vtkMRMLScene.NodeAboutToBeRemovedEvent
_DRAWN = ("annotated", "accepted prediction", "corrected")


class Annotations(EditedStructures):
    """One case at a time, in Slicer's scene.

    Args:
        session: whose project it belongs to.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.flat, self.frames = FlatAnnotations(), FrameAnnotations()
        self.case: Case | None = None
        self.volumeNode: slicer.vtkMRMLScalarVolumeNode | None = None
        self.segmentationNode: slicer.vtkMRMLSegmentationNode | None = None
        #: What the user should know of the case at hand, in sentences.
        self.remarks: list[str] = []
        #: What could not be saved in its place, and where it is instead.
        self.rescued: list[str] = []
        self.savedAt: float | None = None
        self._savedContent: object = None
        self._draftContent: object = None
        self._isAhead = False  # the draft holds what the label does not
        self._isHeldBack = False  # the label follows, but what to do with it is for the user to decide
        self._leftOut: set[str] = set()  # segments beyond the schema, which the user knows to be left out
        self._observed: list[tuple[slicer.vtkMRMLScene, int]] = []
        #: What was open or looked at before, and leaves the scene.
        self.leaving = Leaving()
        #: Files of cases that may be opened or looked at next.
        self.ahead = Ahead()
        self._token = session.observe("closing", self.close)

    # ------------------------------------------------------------------ opening and putting away
    @property
    def isOpen(self) -> bool:
        """Whether a case is being annotated."""
        return self.case is not None

    @property
    def isFlat(self) -> bool:
        """Whether it is a flat image that is drawn on, and not a volume."""
        return isinstance(self.case, FlatCase)

    @property
    def isSliced(self) -> bool:
        """Whether it is a volume, whose slices are marked, guessed and compared."""
        return self.isOpen and not self.isFlat

    def open(self, caseId: str) -> None:
        """Take a case at hand. The one before is saved first, and leaves the scene.

        Args:
            caseId: its id, or that of one of its frames.

        Raises:
            SSLSegError: the one before cannot be saved, or this one cannot be opened; the one before stays open.
        """
        project = self.session.openedProject()
        if self.isOpen and self.case.id == caseId and self.flat.isWanted == self.isFlat:
            return
        schema = self._schema()
        case = self.frames.chosen(self.flat.chosen(Case.load(project.case_folder(caseId))), caseId)
        if self.isOpen and self.case.id == case.id and part_of(self.case) == part_of(case):
            return
        self.leaving.finish(case)
        self._saveUnlessGone()
        remarks: list[str] = []
        imageBefore, before = (
            SceneNodes.findNode(slicer.mrmlScene, case, kind) for kind in (SceneNodes.IMAGE, SceneNodes.ANNOTATION)
        )
        file = None if imageBefore is not None else self.ahead.read(case.image_path)
        volumeNode = loadImage(slicer.mrmlScene, case, file)
        try:
            node = CaseLabels.openAnnotation(project, case, volumeNode, remarks.append, self.ahead.read)
        except BaseException:
            if imageBefore is None:
                SceneNodes.removeNode(volumeNode)
            raise
        self._leave()
        self.case, self.volumeNode, self.segmentationNode = case, volumeNode, node
        self.remarks, self.savedAt = remarks + movedWords(volumeNode), None
        record = Drafts.readRecord(case)
        # A draft that is ahead of a label that follows it was left so by a crash: the next save makes up for it.
        self._isAhead = record is not None and record.changed
        isBehind = self._isHeldBack = self._isAhead and self.isFollowed
        isNewer = node is before and not CaseLabels.isAsSaved(
            case, node, volumeNode, schema
        )  # a scene that was saved later than the draft
        self._draftContent = None if isNewer else self.content()
        self._savedContent = None if isNewer or isBehind else self.content()
        self._observed = [(slicer.mrmlScene, slicer.mrmlScene.AddObserver(_REMOVED, self._onNodeAboutToBeRemoved))]
        CaseScene.showOnly(node)
        self._findOverlaps(schema)
        self.frames.remember(case)
        self.session.setCurrentCase(whole_id(case.id))
        logging.info("Case '%s' is opened for annotation.", case.id)

    def close(self) -> None:
        """Save the case at hand and put it away: what we loaded leaves the scene, the user's nodes stay.

        Raises:
            SSLSegError: it cannot be saved; it stays open.
        """
        self._leave()
        self.leaving.finish()

    def _leave(self) -> None:
        """Save the case at hand, which is open no more."""
        self._saveUnlessGone()
        if self.isOpen:
            case, node = self.case, self.segmentationNode
            self._forget()
            self.leaving.add(case, node)

    def _saveUnlessGone(self) -> None:
        """Save the case at hand; one that was taken out of the project from elsewhere is let go of, with all nodes."""
        if self.isOpen and isGone(self.session.openedProject(), self.case):
            if self.isChanged:
                gone = ProjectError(_("It is not in the project any more."))
                self.rescued.append(rescue(self.case, self.segmentationNode, self.volumeNode, gone))
            for node in (self.segmentationNode, self.volumeNode):
                SceneNodes.releaseFromCase(node)
            self._forget()
        else:
            self.save()

    def releaseNodes(self) -> None:
        """Save the case at hand because its nodes are about to vanish, whatever it takes; never fails.

        Where the project cannot be written, a copy is left in the user's home, and :attr:`rescued` says so.
        """
        if not self.isOpen:
            return
        try:
            self.save()
        except Exception as error:
            logging.exception("The annotation could not be saved.")
            self.rescued.append(rescue(self.case, self.segmentationNode, self.volumeNode, error))
            if isinstance(error, DataError):  # drawn on what is no image of the case: it does not lie over that
                SceneNodes.releaseFromCase(self.segmentationNode)
        self._forget()

    def cleanup(self) -> None:
        """The module goes away."""
        self.leaving.finish()
        self.releaseNodes()
        self.session.unobserve(self._token)

    def _forget(self) -> None:
        for scene, tag in self._observed:
            scene.RemoveObserver(tag)
        self._observed, self._leftOut = [], set()
        self.case = self.volumeNode = self.segmentationNode = None
        self.remarks, self.savedAt, self._savedContent, self._draftContent = [], None, None, None

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def _onNodeAboutToBeRemoved(self, _scene: object, _event: str, node: slicer.vtkMRMLNode) -> None:
        if node is self.segmentationNode or node is self.volumeNode:
            self.releaseNodes()
            self.session.notify("case")

    # ------------------------------------------------------------------ saving
    @property
    def isChanged(self) -> bool:
        """Whether something was drawn since it was saved last."""
        return self.isOpen and self.content() != self._savedContent

    @property
    def isFollowed(self) -> bool:
        """Whether the case's label is one that was drawn here, and so follows what is drawn."""
        return self.isOpen and self.case.label is not None and self.case.label.source.startswith(_DRAWN)

    @property
    def differs(self) -> bool:
        """Whether what is drawn, saved or not, is not what the case's label holds."""
        return self.isOpen and (self._isAhead or self.content() != self._draftContent)

    @property
    def isBehind(self) -> bool:
        """Whether the case has a label that lacks what is drawn, until the user says that it shall have it."""
        return (
            self.isOpen
            and self.case.label is not None
            and self.differs
            and not (self.isFollowed and not self._isHeldBack)
        )

    def autosave(self) -> None:
        """Save the draft if something was drawn since: what a crash of Slicer must not take along.

        Raises:
            StorageError: the disk refused; the draft before is untouched.
        """
        if (content := self.content() if self.isOpen else None) != self._draftContent:
            CaseLabels.saveDraft(self.case, self.segmentationNode, self.volumeNode, self._schema())
            self._draftContent, self.savedAt, self._isAhead = content, time.time(), True
            self.session.notify("cases")

    def save(self) -> None:
        """Save what was drawn since: the draft, and the label if it follows.

        Raises:
            SSLSegError: the disk refused, or the volume was changed; what was saved before is untouched.
        """
        if not self.isChanged:
            return
        content = self.content()
        if self.isFollowed:
            try:
                self._saveLabel(self.completeSlices())
            except DataError as error:  # what only the user can decide: until then it is a draft, and no label
                if not self._isDraftSaved():
                    raise
                self._isAhead = self._isHeldBack = True
                self.remarks = [_("The mask that networks learn from was not changed. {why}").format(why=error)]
        else:
            CaseLabels.saveDraft(self.case, self.segmentationNode, self.volumeNode, self._schema())
            self._isAhead = True
        self._savedContent = self._draftContent = content
        self.savedAt = time.time()
        self.session.notify("cases")

    def _isDraftSaved(self) -> bool:
        record = Drafts.readRecord(self.case)
        return record is not None and record.changed

    def _saveLabel(
        self, slices: Sequence[int] | None, *, isAgreed: bool = False, mayLeaveOut: Collection[str] | None = None
    ) -> None:
        composed = CaseLabels.saveLabel(
            self.session.openedProject(),
            self.case,
            self.segmentationNode,
            self.volumeNode,
            annotatedAxis=None if slices is None else self.axis,
            annotatedSlices=slices,
            isAgreed=isAgreed,
            mayLeaveOut=mayLeaveOut,
            keepBefore=isAgreed or not self.isFollowed,
        )
        self.remarks, self._isAhead, self._isHeldBack = composed.warnings(), False, False
        self._leftOut.update(composed.unknown)
        self._setSaved()

    def _setSaved(self) -> None:
        self._savedContent = self._draftContent = self.content()
        self.savedAt = time.time()

    def content(self) -> object:
        """Changes whenever something is drawn, or a segment is added, removed or renamed. Cheap: no voxel is read."""
        return contentOf(self.segmentationNode.GetSegmentation())

    def _findOverlaps(self, schema: LabelSchema) -> None:
        if Drafts.readRecord(self.case) is not None:  # a label alone has neither overlaps nor unknown segments
            self.remarks += composeNode(self.segmentationNode, self.volumeNode, schema).warnings()

    def check(self) -> list[str]:
        """Overlaps, unknown and misplaced segments of what is drawn now, in sentences."""
        composed = composeNode(self.segmentationNode, self.volumeNode, self._schema())
        self.remarks = composed.warnings() + movedWords(self.volumeNode)
        return self.remarks

    # ------------------------------------------------------------------ complete slices
    @property
    def axis(self) -> int:
        """Voxel axis (0 = i, 1 = j, 2 = k) across which slices are marked: that of the label, or of the scan."""
        case = self._opened()
        if isinstance(case, FlatCase):
            return case.axis
        if case.label is not None and case.label.annotated_axis is not None:
            return case.label.annotated_axis
        return through_plane_axis(case.spacing_mm, np.reshape(case.direction, (3, 3)))

    @property
    def sliceCount(self) -> int:
        """How many slices there are across :attr:`axis`."""
        return self._opened().size[self.axis]

    @property
    def isWhole(self) -> bool:
        """Whether the whole volume is complete."""
        return self.isOpen and self.case.label is not None and self.case.label.annotated_slices is None

    def completeSlices(self) -> list[int] | None:
        """Indices of the complete slices, in the volume node; None if the whole volume is; empty if none is."""
        if self._opened().label is None:
            return []
        return CaseLabels.annotatedSlices(self.case, self.volumeNode)

    def markSlice(self, index: int, isComplete: bool = True, *, isAgreed: bool = False) -> None:
        """Say whether a slice is complete: every structure of the schema in it is outlined, or absent.

        The case's label is written, or withdrawn with the last slice.

        Args:
            isAgreed: the user was asked what :class:`UndecidedError` says, and wants the label so.

        Raises:
            UndecidedError: the user has to be asked first.
            ProjectError: the whole volume is complete, or there is no such slice.
            SSLSegError: the label cannot be written; it stays as it was.
        """
        marked = self.completeSlices()
        if marked is None:
            raise ProjectError(_("The whole volume is complete."), _("Choose 'It is not complete' first."))
        wanted = sorted({*marked, index} if isComplete else {*marked} - {index})
        if not wanted:
            self.withdraw()
            return
        self._complete(wanted, isAgreed)

    def markVolume(self, *, isAgreed: bool = False) -> None:
        """Say that every structure of the schema is outlined in the whole volume, or absent. The label is written.

        Args:
            isAgreed: as in :meth:`markSlice`.

        Raises:
            UndecidedError: the user has to be asked first, for example whether the case really shows nothing.
            SSLSegError: the label cannot be written; it stays as it was.
        """
        self._opened()
        self._complete(None, isAgreed)

    def useChanges(self, *, isAgreed: bool = False) -> None:
        """Make what is drawn the label, complete where the label is.

        Raises:
            UndecidedError, SSLSegError: as :meth:`markVolume`.
        """
        self._complete(self.completeSlices(), isAgreed)

    def _complete(self, slices: Sequence[int] | None, isAgreed: bool) -> None:
        self._saveLabel(slices, isAgreed=isAgreed, mayLeaveOut=self._leftOut)
        self.useLabel(self.case)

    def withdraw(self) -> None:
        """Say that nothing is complete: what was drawn stays, as a draft. Nothing learns from it.

        A training case is unlabelled again. One that is kept aside (validation, test) stays so: as an unlabelled case
        it could be learnt from in the next pretraining.

        Raises:
            StorageError: the disk refused; the label stays.
        """
        if self._opened().label is not None:
            project = self.session.openedProject()
            CaseLabels.withdrawLabel(project, self.case, self.segmentationNode, self.volumeNode)
            self._setSaved()
            newest = Case.load(self.case.folder)
            if newest.role is Role.TRAIN and not has_mask(newest):
                project.set_role(self.case, Role.UNLABELLED)
        self.session.notify("cases")

    def _opened(self) -> Case:
        if self.case is None:
            raise ProjectError(_("No case is open for annotation."), _("Choose one in the step 'Annotate'."))
        return self.case
