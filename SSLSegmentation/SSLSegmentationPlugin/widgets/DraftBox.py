"""The draft of the case at hand: shown as outlines over the image, and taken over into what is drawn, or not."""

from collections.abc import Callable, Mapping

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.series import count_frames, whole_id

from ..scene import DraftPreview, Views
from ..scene.SegmentArrays import isEmpty
from ..session.Drafting import Drafting
from ..text.FrameText import withFrames
from ..text.Hints import advice, inSlicer
from .Builders import narrowChooser, setEnabled, textLabel, timer

_LOOK_MS = 50
_WORK_SECONDS = 0.025  # of each look: the window must never wait
_REACH = 45  # of 50: a threshold stays away from 0 and 1


class DraftBox:
    """A box that keeps its size while somebody draws.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        drafting: the drafts of the project.
        saveForUndo: called before anything is taken over, so that the Segment Editor's undo brings back what was.
    """

    def __init__(self, panel, drafting: Drafting, saveForUndo: Callable[[], None]) -> None:
        self.panel = panel
        self.drafting = drafting
        self.annotations = drafting.annotations
        self._saveForUndo = saveForUndo
        self._caseId: str | None = None
        self._places: dict[int, int] = {}  # positions of the slider, by value
        self._segments: object = None  # that can be chosen
        self._wasWhole = False  # complete, the whole volume
        self._isShown = False  # all of it, as it is now
        self._isBegun = False  # at least the slice that is seen
        self._wanted: tuple[tuple[int, ...], int | None] | None = None  # what shall be taken over once it is made
        self.widget = qt.QGroupBox(_("Draft"))
        self.widget.checkable = True
        self.widget.checked = drafting.isOn
        self.widget.toolTip = _(
            "A guess that is learnt from all slices that are complete, in all cases. It is no annotation until you use "
            "it, and nothing learns from it before."
        )
        rows = qt.QVBoxLayout(self.widget)
        rows.setSpacing(4)
        self.label = textLabel()
        self.label.setMinimumHeight(2 * self.label.fontMetrics().lineSpacing())  # what it says moves nothing below
        rows.addWidget(self.label)
        rows.addLayout(self._buildUse())
        rows.addLayout(self._buildTake())
        self.widget.toggled.connect(self._onSwitched)
        self._timer = timer(_LOOK_MS, self._onTimer)

    def _buildUse(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.useButton = self.panel.button(
            _("Use it as a start"),
            self.useAll,
            _("Take the draft over where nothing is drawn yet. Undo takes it back. (Key D)"),
        )
        self.sliceButton = self.panel.button(
            _("Only this slice"), self.useSlice, _("Take over only the slice that is seen.")
        )
        self.showBox = qt.QCheckBox(_("Show"))
        self.showBox.toggled.connect(self._onShow)
        self.opacity = qt.QSlider(qt.Qt.Horizontal)
        self.opacity.toolTip = _("How strong the outlines of the draft are")
        self.opacity.setRange(10, 100)
        self.opacity.value = 80
        self.opacity.valueChanged.connect(self._onOpacity)
        row.addWidget(self.useButton)
        row.addWidget(self.sliceButton)
        row.addWidget(self.showBox)
        row.addWidget(self.opacity, 1)
        return row

    def _buildTake(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.chooser = narrowChooser(_("Which structures are shown and taken over"), letters=14)
        self.chooser.currentIndexChanged.connect(self._onStructure)
        self.amount = qt.QSlider(qt.Qt.Horizontal)
        self.amount.toolTip = _("How much the draft takes for these structures")
        self.amount.setRange(-50, 50)
        self.amount.valueChanged.connect(self._onAmount)
        row.addWidget(self.chooser)
        row.addWidget(qt.QLabel(_("less")))
        row.addWidget(self.amount, 1)
        row.addWidget(qt.QLabel(_("more")))
        return row

    # ------------------------------------------------------------------ life
    def enter(self) -> None:
        """The step is shown."""
        self._timer.start()

    def exit(self) -> None:
        """The step is left: the preview goes, for it is a picture of this step only."""
        self._timer.stop()
        self._hide()

    def refresh(self) -> None:
        """Show what is."""
        isOpen = self.annotations.isSliced
        self.widget.visible = isOpen
        if self.widget.checked != self.drafting.isOn:
            blocked = self.widget.blockSignals(True)
            self.widget.checked = self.drafting.isOn
            self.widget.blockSignals(blocked)
        if not isOpen:
            self._caseId = None
            return
        if self.annotations.case.id != self._caseId:
            self._caseId = self.annotations.case.id
            self._isShown, self._isBegun, self._wanted = False, False, None
            self.showBox.checked = self.annotations.case.label is None and not self._isDrawn()
            self._segments, self._wasWhole = None, False
        if self.annotations.isWhole and not self._wasWhole:
            self.showBox.checked = False  # there is nothing left to guess
        self._wasWhole = self.annotations.isWhole
        self._fillChooser()
        self._look()

    def _isDrawn(self) -> bool:
        segmentation = self.annotations.segmentationNode.GetSegmentation()
        return not all(isEmpty(segmentation.GetNthSegment(n)) for n in range(segmentation.GetNumberOfSegments()))

    def _fillChooser(self) -> None:
        segments = self.panel.session.openedProject().schema.segments
        if segments == self._segments:
            return
        self._segments, self._places = segments, {}
        blocked = self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItem(_("All structures"), -1)
        for segment in segments:
            self.chooser.addItem(segment.name, segment.value)
        self.chooser.blockSignals(blocked)
        self._showAmount()

    # ------------------------------------------------------------------ what is shown
    def _onTimer(self, *_arguments) -> None:
        if not self.annotations.isSliced or (self._isPressed() and not self.amount.sliderDown):
            return  # nothing moves while somebody draws
        try:
            if self.drafting.look():
                self._isShown = self._isBegun = False
                self._look()
            self._work()
            self.drafting.tell(self._slice())
        except SSLSegError as error:
            self._timer.stop()  # else it would say so many times a second
            self.label.text = advice(error)

    def _isPressed(self) -> bool:
        return qt.QApplication.mouseButtons() != qt.Qt.NoButton

    def _slice(self) -> int | None:
        return Views.shownSlice(self.annotations.volumeNode, self.annotations.axis)

    def _look(self) -> None:
        """Say what the draft is, or why there is none."""
        view, reason = self.drafting.view, ""
        if not self.drafting.isOn:
            reason = _("Drafts are switched off.")
        elif view is None:
            reason = inSlicer(self.drafting.failure) or self._whyNone()
        if view is not None and not reason:
            draft = view.draft
            self.label.text = _("Learnt from {cases}. {quality}").format(
                cases=_taughtText(draft.taught),
                quality=_("A first guess; a better one follows.") if draft.quality == "first" else "",
            )
        else:
            self.label.text = reason
        for button in (self.useButton, self.sliceButton):
            setEnabled(button, reason)
        for control in (self.amount, self.chooser, self.showBox, self.opacity):
            control.enabled = not reason
        if view is None:
            self._hide()

    def _whyNone(self) -> str:
        if not any(case.is_labelled for case in self.panel.session.cases()):
            return _("A draft appears here and in all other cases once a slice is complete.")
        return _("The draft is being made …")

    def _work(self) -> None:
        """Make more of the draft's labels, and show them."""
        view = self.drafting.view
        if view is None:
            self._wanted = None
            return
        if self._wanted is not None:
            first = [] if self._wanted[1] is None else [self._wanted[1]]
            view.go(_WORK_SECONDS, first)
            if not view.lacks(self._wanted[1]):
                self._take()
            return
        if not self.showBox.checked or (view.isComplete and self._isShown):
            return
        shown = self._slice()
        view.go(_WORK_SECONDS, [] if shown is None else [shown])
        if view.isComplete or not self._isBegun:  # the slice that is seen at once, and then all
            self._isBegun, self._isShown = True, view.isComplete
            self._draw()

    def _draw(self) -> None:
        case, schema = self.annotations.case, self.panel.session.openedProject().schema
        labels, opacity = self.drafting.view.soFar(), self.opacity.value / 100
        DraftPreview.showDraft(case, self.annotations.volumeNode, schema, labels, opacity)
        DraftPreview.emphasise(slicer.mrmlScene, case, schema, self._values())

    def _hide(self) -> None:
        self._isShown = self._isBegun = False
        if self.annotations.isOpen:
            DraftPreview.hideDraft(slicer.mrmlScene, self.annotations.case)

    # ------------------------------------------------------------------ what the user chooses
    def _values(self) -> tuple[int, ...]:
        """Values of the structures that are chosen."""
        chosen = self.chooser.itemData(self.chooser.currentIndex)
        values = self.panel.session.openedProject().schema.values
        return tuple(values) if chosen in (None, -1) else (chosen,)

    def _onSwitched(self, isOn: bool) -> None:
        with self.panel.reporting():
            self.drafting.isOn = isOn
            self.drafting.look()
        if self.annotations.isOpen:
            self._look()

    def _onShow(self, isShown: bool) -> None:
        if isShown:
            self._isShown = self._isBegun = False
        else:
            self._hide()

    def _onOpacity(self, value: int) -> None:
        if self.annotations.isOpen:
            DraftPreview.setOpacity(slicer.mrmlScene, self.annotations.case, value / 100)

    def _onStructure(self, *_arguments) -> None:
        self._showAmount()
        if self.annotations.isOpen:
            schema = self.panel.session.openedProject().schema
            DraftPreview.emphasise(slicer.mrmlScene, self.annotations.case, schema, self._values())

    def _showAmount(self) -> None:
        places = {self._places.get(value, 0) for value in self._values()}
        blocked = self.amount.blockSignals(True)
        self.amount.value = places.pop() if len(places) == 1 else 0
        self.amount.blockSignals(blocked)

    def _onAmount(self, place: int) -> None:
        self._places.update(dict.fromkeys(self._values(), place))
        if self.drafting.view is not None:
            self.drafting.view.again(self.thresholds())
            self._isShown = self._isBegun = False

    def thresholds(self) -> dict[int, float]:
        """Probabilities that pixels need, of the structures whose slider is not in the middle."""
        return {value: 0.5 - place / 50 * _REACH / 100 for value, place in self._places.items() if place}

    # ------------------------------------------------------------------ using it
    def useAll(self) -> None:
        """Take the whole draft over, of the chosen structures."""
        self._use(None)

    def useSlice(self) -> None:
        """Take the slice over that the views show."""
        index = self._slice()
        if index is None:
            self.panel.warn(_("No view shows slices as they were acquired."))
            return
        self._use(index)

    def _use(self, index: int | None) -> None:
        if self.drafting.view is None or not self.useButton.enabled:
            return
        self._wanted = self._values(), index
        if self.drafting.view.lacks(index):
            self.label.text = _("The draft is being taken over …")  # a moment later, so that no window waits
        else:
            self._take()

    def _take(self) -> None:
        (values, index), self._wanted = self._wanted, None
        self._saveForUndo()
        added = self.drafting.use(values, index)
        if not added:
            self.label.text = _("Nothing of the draft is left to take over: it is empty there, or something is drawn.")
            return
        if index is None:
            self.showBox.checked = False
        self.label.text = _("{voxels} taken over, where nothing was drawn. Undo (Z) takes them back.").format(
            voxels=counted(added, _("voxel"), _("voxels"))
        )


def _taughtText(taught: Mapping[str, str]) -> str:
    """How many cases, and frames of these, a draft has learnt from."""
    cases = counted(len(set(map(whole_id, taught))), _("case"), _("cases"))
    return withFrames(cases, count_frames(taught))
