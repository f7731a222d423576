"""The drafts of the open project: the job that makes them, what it is told of the case at hand, what it has made.

The job and we share files only (``SSLSegmentationLib.embedding``): it may be killed, and goes on from what is there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np

from SSLSegmentationLib import embedding
from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.jobs.requests import DraftRequest
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema

from ..scene import SceneNodes
from ..scene.BackgroundSeed import backgroundSeeds
from ..scene.SegmentArrays import composeNode
from ..scene.SegmentFilling import drawn, fill
from ..scene.Views import following
from ..scene.Volumes import gridOfCase, inSliceOrderOfCase
from .Annotations import Annotations
from .CaseLabels import slicesOfFile
from .DraftLabels import DraftLabels, Taken
from .Drafts import ANNOTATED
from .JobEntry import JobEntry
from .Session import Session

#: What ``kind`` of job makes drafts.
KIND = "draft"
_ON_KEY = "SSLSegmentation/drafts"
_DRAFT = "a draft"  # in the words of a label's record


class Drafting:
    """Drafts of the case at hand, and of all others, in the background.

    Args:
        session: whose project it is.
        annotations: the case at hand.
        interpreter: says which Python computes.
    """

    def __init__(self, session: Session, annotations: Annotations, interpreter: Callable[[], str]) -> None:
        self.session = session
        self.annotations = annotations
        self._interpreter = interpreter
        #: The draft of the case at hand, as label maps; None while there is none.
        self.view: DraftLabels | None = None
        self._stamp: object = None
        self._told: object = None  # the focus that was written last
        self._progress: np.ndarray | None = None  # what is drawn in it, as it was told
        self.taken = Taken()
        #: Whether features are wanted of all cases also while there is nothing to learn drafts from.
        self.wantsFeatures = False
        self._refused: set[str] = set()  # runs that have failed, which nobody has asked for again
        self._token = session.observe("closing", self.stop)

    def cleanup(self) -> None:
        """The module goes away; the job ends with it, as nobody would look at drafts."""
        self.stop()
        self.session.unobserve(self._token)

    # ------------------------------------------------------------------ the job
    @property
    def isOn(self) -> bool:
        """Whether the user wants drafts."""
        return self.session.store.value(_ON_KEY) != "no"

    @isOn.setter
    def isOn(self, wanted: bool) -> None:
        self.session.store.setValue(_ON_KEY, "yes" if wanted else "no")
        self._refused = set()
        if wanted:
            self.ensure()
        else:
            self.stop()

    @property
    def entry(self) -> JobEntry | None:
        """The newest job that makes drafts."""
        return next((entry for entry in reversed(self.session.jobs.values()) if entry.view.kind == KIND), None)

    @property
    def failure(self) -> str:
        """Why there are no drafts, in words; empty if nothing is wrong."""
        entry = self.entry
        error = entry.view.error if entry is not None and entry.view.state is JobState.FAILED else None
        return f"{error.sentence} {error.hint}".strip() if error else ""

    def ensure(self) -> None:
        """Have the job run if drafts are wanted and there is something to draft. Returns at once.

        Raises:
            SSLSegError: its folder cannot be written.
        """
        project = self.session.project
        if not self.isOn or project is None or not project.has_schema or not self.session.cases():
            return
        entry = self.entry
        state = entry.view.state if entry is not None else None
        if state is not None and not state.ended:
            return
        if state is JobState.FAILED and entry.id in self._refused:
            return
        if entry is not None:
            self._refused.add(entry.id)
        run = entry.job.run if state is not None and state.startable else DraftRequest().write(project)
        self.session.startJob(run, self._interpreter())

    def stop(self) -> None:
        """End the job; what it has made stays, until something newer is there. Never fails: it would end by itself."""
        for entry in self.session.living():
            if entry.view.kind == KIND:
                try:
                    self.session.stopJob(entry.id, keep=False)
                except SSLSegError as error:
                    logging.warning("%s", error)

    # ------------------------------------------------------------------ the draft of the case at hand
    def look(self) -> bool:
        """Look whether the draft of the case at hand is another by now, and take it; returns whether it is. Cheap."""
        annotations = self.annotations
        if not annotations.isSliced or not self.isOn:
            changed, self.view, self._stamp = self.view is not None, None, None
            return changed
        case = annotations.case
        stamp = (case.id, embedding.draft_state(self.session.openedProject()).get(case.id))
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        draft = None if stamp[1] is None else embedding.read_draft(self.session.openedProject(), case.id)
        before, self.view = self.view, None
        if draft is not None:
            before = before if before is not None and before.case.id == case.id else None
            self.view = DraftLabels(draft, case, annotations.axis, self._isReversed, before)
        return True

    def tell(self, shown: int | None) -> None:
        """Tell the job which case and slice is at hand, and what is drawn so far, if that has changed.

        Args:
            shown: index, in the volume node, of the slice that is seen; None = none of those that are marked.
        """
        annotations = self.annotations
        if not annotations.isSliced or not self.isOn:
            return
        focus = (annotations.case.id, shown, annotations.content(), self.wantsFeatures)
        if focus == self._told:
            return
        if self._told is None or self._told[::2] != focus[::2]:
            self._progress = self._inProgress()
        self._told = focus
        case, axis = annotations.case, annotations.axis
        wanted = [shown] if shown is not None and axis == embedding.slice_axis(case) else []
        visible = slicesOfFile(case, wanted, axis, self._isReversed)
        project = self.session.openedProject()
        embedding.write_focus(project, case.id, visible, self._progress, self.wantsFeatures)

    def _inProgress(self) -> np.ndarray | None:
        """What is drawn in the case at hand, in the slice order of its file; None if nothing teaches.

        What was taken from a draft (or a prediction) teaches nothing, or it would be learnt from itself; what was
        changed since does. In complete slices all counts.
        """
        annotations = self.annotations
        composed = composeNode(annotations.segmentationNode, annotations.volumeNode, self._schema()).labels
        taken = self.taken.of(annotations.case.id, composed)
        self._recordOrigin(taken is not None)
        if taken is not None:
            labels = np.where(composed == taken, NOT_ANNOTATED, composed)
        elif SceneNodes.mark(annotations.segmentationNode, "source") in ("", ANNOTATED):
            labels = np.where(composed > 0, composed, NOT_ANNOTATED)
        else:
            labels = np.full_like(composed, NOT_ANNOTATED)
        labels[(composed == 0) & backgroundSeeds(annotations.segmentationNode, annotations.volumeNode)] = 0
        complete = annotations.completeSlices()
        if complete is None:
            labels = composed
        elif complete:
            along = 2 - annotations.axis
            np.moveaxis(labels, along, 0)[complete] = np.moveaxis(composed, along, 0)[complete]
        if (labels == NOT_ANNOTATED).all():
            return None
        return np.ascontiguousarray(inSliceOrderOfCase(labels.astype(np.uint8), self._isReversed))

    # ------------------------------------------------------------------ using it
    def surelyBackground(self, index: int) -> np.ndarray | None:
        """Where the draft is sure that a slice shows none of the structures, bool in the axes of the volume node.

        Args:
            index: of the slice in the volume node.

        Returns:
            None without a draft.
        """
        return None if self.view is None else self.view.surelyBackground(index)

    def toLookAt(self, shown: int | None) -> int | None:
        """The next slice of the case at hand in which the draft is in doubt and that is not complete; None without one.

        Args:
            shown: index, in the volume node, of the slice that is seen.
        """
        complete = self.annotations.completeSlices() if self.annotations.isSliced else None
        if self.view is None or complete is None:
            return None
        return following([index for index in self.view.doubtful() if index not in complete], shown)

    def use(self, values: Sequence[int], slice: int | None = None) -> int:
        """Take the draft over into what is drawn: where nothing is drawn, and not in complete slices.

        What is taken is what :attr:`view` has made so far; see :meth:`DraftLabels.lacks`.

        Args:
            values: of the structures that are taken.
            slice: index, in the volume node, of the one slice that is taken; None = all.

        Returns:
            How many voxels were taken.

        Raises:
            DataError: volume and segmentation were moved apart.
        """
        annotations, view = self.annotations, self.view
        node, volumeNode = annotations.segmentationNode, annotations.volumeNode
        free = ~drawn(node, volumeNode)
        along = 2 - annotations.axis
        if slice is not None:
            others = np.ones(free.shape[along], bool)
            others[slice] = False
            np.moveaxis(free, along, 0)[others] = False
        for index in annotations.completeSlices() or []:
            np.moveaxis(free, along, 0)[index] = False
        labels = view.soFar()
        added = fill(node, volumeNode, self._schema(), labels, values, free)
        if added:
            self.taken.add(annotations.case.id, np.where(free & np.isin(labels, list(values)), labels, 0))
            self._recordOrigin(True)
        return added

    def _recordOrigin(self, isTaken: bool) -> None:
        """Note on the annotation that a part of it is a draft's, for the record of the label that it may become.

        Once all of that is undone, what was noted before counts again.
        """
        node = self.annotations.segmentationNode
        source, before = SceneNodes.mark(node, "source"), SceneNodes.mark(node, "sourceBefore")
        if isTaken and _DRAFT not in source:
            SceneNodes.setMark(node, "sourceBefore", source or ANNOTATED)
            plain = source in ("", ANNOTATED)
            SceneNodes.setMark(node, "source", f"{ANNOTATED} from {_DRAFT}" if plain else f"{source}, with {_DRAFT}")
        elif not isTaken and before:
            SceneNodes.setMark(node, "source", before)
            SceneNodes.setMark(node, "sourceBefore", None)

    @property
    def _isReversed(self) -> bool:
        """Whether the slices of the volume node are in the reverse order of the file's."""
        return gridOfCase(self.annotations.case, self.annotations.volumeNode)[1]

    def _schema(self) -> LabelSchema:
        return self.session.openedProject().schema
