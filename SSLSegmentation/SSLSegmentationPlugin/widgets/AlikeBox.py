"""What is like the pixel under the mouse lights up while Shift is held; and where other cases show the most alike."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import expanded

from ..scene import AlikeOverlay, Views
from ..session.Pointing import Pointing
from ..text.Hints import advice
from .Builders import controlsRow, narrowChooser, setEnabled, textLabel, timer

_LOOK_MS = 40
_WORK_SECONDS = 0.02  # of each look: the window must never wait
_REST_LOOKS = 8  # that the mouse stays where it is before other cases are searched


class AlikeBox:
    """A check box, and a row that it brings along.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        pointing: what is alike.
        onGo: called with the id of a case that shall be opened.
    """

    def __init__(self, panel, pointing: Pointing, onGo: Callable[[str], None]) -> None:
        self.panel = panel
        self.pointing = pointing
        self.annotations = pointing.annotations
        self._onGo = onGo
        self._isLit = False  # something is shown
        self._isPinned = False  # it stays without Shift, until the mouse does something
        self._isPartial = False  # not all slices were ready when it was drawn
        self._rests = 0
        self._listed: object = None  # what the chooser offers
        self._named: object = None  # cases whose names are known
        self._names: dict[str, str] = {}
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.checkBox = qt.QCheckBox(_("Show what is alike under the mouse (hold Shift)"))
        self.checkBox.toolTip = _(
            "Hold Shift and move the mouse over a slice: all that looks like the place under it lights up, in all "
            "views. Where the mouse rests, the other cases are searched for the place that is most like it. Compared "
            "is how a place looks (brightness, edges and texture around it, and what a network sees of it where drafts "
            "use one), not where it lies."
        )
        self.checkBox.checked = pointing.isOn
        self.checkBox.toggled.connect(self._onSwitched)
        rows.addWidget(self.checkBox)
        self.row, row = controlsRow()
        self.label = textLabel()
        self.chooser = narrowChooser(_("The other cases, those first that show something most alike"), letters=16)
        self.goButton = panel.button(_("Go there"), self.go, _("Open this case at the place that is most alike."))
        row.addWidget(self.label, 1)
        row.addWidget(self.chooser)
        row.addWidget(self.goButton)
        rows.addWidget(self.row)
        self._timer = timer(_LOOK_MS, self._onTimer)

    # ------------------------------------------------------------------ life
    def enter(self) -> None:
        """The step is shown."""
        if self.pointing.isOn:
            self._timer.start()

    def exit(self) -> None:
        """The step is left, or the module goes away."""
        self._timer.stop()
        self._isLit = self._isPinned = False
        AlikeOverlay.removeAlike(slicer.mrmlScene)

    def refresh(self) -> None:
        """Show what is."""
        self.widget.visible = self.annotations.isSliced
        if self.checkBox.checked != self.pointing.isOn:
            self.checkBox.checked = self.pointing.isOn
        self.row.visible = self.panel.drafting.wantsFeatures = self.pointing.isOn
        self._tell()

    def _onSwitched(self, isOn: bool) -> None:
        self.pointing.isOn = isOn
        if isOn:
            self._timer.start()
        else:
            self.exit()
        self.refresh()

    # ------------------------------------------------------------------ at every look
    def _onTimer(self, *_arguments) -> None:
        if not self.annotations.isSliced:
            self._hide()
            return
        if self._isPressed():  # somebody draws: nothing is computed, and nothing is in the way
            self._isPinned = False
            self._hide()
            return
        try:
            self._follow()
        except SSLSegError as error:
            self._timer.stop()  # else it would say so many times a second
            self._hide()
            self.label.text = advice(error)

    def _follow(self) -> None:
        self.pointing.go(_WORK_SECONDS, self._slice())
        index = Views.pointedAt(self.annotations.volumeNode) if self._isShiftHeld() else None
        if index is None:
            if not self._isPinned:
                self._hide()
            elif self._isDue():
                self._light()
        elif self.pointing.point(index):
            self._rests, self._isPinned = 0, False
            self._light()
        else:
            self._rests += 1
            if self._rests == _REST_LOOKS:
                self.pointing.searchOthers()
            if self._isDue():
                self._light()
        self._tell()

    def _isDue(self) -> bool:
        """Whether what is lit up must be drawn although the mouse has not moved."""
        return not self._isLit or (self._isPartial and self.pointing.isWhole)

    def _isPressed(self) -> bool:
        return qt.QApplication.mouseButtons() != qt.Qt.NoButton

    def _isShiftHeld(self) -> bool:
        # Asked of the keyboard itself: no event tells of it while another window has the focus.
        return qt.QApplication.queryKeyboardModifiers() == qt.Qt.ShiftModifier

    def _slice(self) -> int | None:
        """Index in the file of the slice that is seen."""
        annotations = self.annotations
        shown = Views.shownSlice(annotations.volumeNode, annotations.axis)
        return None if shown is None else self.pointing.inFile([shown])[0]

    def _light(self) -> None:
        shown = self.pointing.shown()
        if shown is None:
            self._hide()
            return
        AlikeOverlay.showAlike(self.annotations.case, self.annotations.volumeNode, shown)
        self._isLit, self._isPartial = True, not self.pointing.isWhole

    def _hide(self) -> None:
        if self._isLit:
            self._isLit = False
            AlikeOverlay.hideAlike(slicer.mrmlScene)

    # ------------------------------------------------------------------ other cases
    def _tell(self) -> None:
        """Say what other cases have, or why there is nothing to say."""
        found = [] if self.pointing.isSearching else self.pointing.found
        names = self._namesOfCases() if found else {}
        listed = [
            (one.case_id, f"{names[one.case_id]} ({one.similarity:.0%})") for one in found if one.case_id in names
        ]
        if listed != self._listed:
            self._listed = listed
            self.chooser.clear()
            for caseId, text in listed:
                self.chooser.addItem(text, caseId)
        if not self.annotations.isSliced:
            return
        if not self.pointing.isReady:
            text = _("The volumes are being looked at …") if self.panel.drafting.isOn else _("Switch drafts on first.")
        elif self.pointing.isSearching:
            text = _("Looking at the other cases …")
        else:
            text = _("Most alike in other cases:") if listed else _("Hold Shift, and point at something.")
        if self.label.text != text:
            self.label.text = text
        setEnabled(self.goButton, "" if listed else _("Point at something first: hold Shift, and let the mouse rest."))
        self.chooser.enabled = bool(listed)

    def _namesOfCases(self) -> dict[str, str]:
        """Names of all cases and frames by their ids: made once of the cases, and not at every look."""
        cases = self.panel.session.cases()  # the same list until they change
        if cases is not self._named:
            self._named, self._names = cases, {case.id: case.name for case in expanded(cases)}
        return self._names

    def go(self) -> None:
        """Open the chosen case at the place that is most like what was pointed at, which lights up there."""
        caseId = self.chooser.itemData(self.chooser.currentIndex)
        one = next((one for one in self.pointing.found if one.case_id == caseId), None)
        if one is None:
            return
        self._onGo(one.case_id)
        if self.annotations.isSliced and self.annotations.case.id == one.case_id:
            Views.showPlace(self.annotations.volumeNode, self.pointing.indexOf(one))
            self._isPinned, self._isLit = True, False
