"""Saying which slices of the case at hand are complete, and showing which are."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError

from ..scene import Views
from ..session import Structures
from ..session.Annotations import Annotations
from ..session.LabelDecisions import UndecidedError
from ..text.Hints import advice
from .Builders import setEnabled, textLabel, timer
from .RoleChooser import RoleChooser

_LOOK_MS = 250
_INTRO = _(
    "The network learns only from slices that are complete: every structure in them is outlined, or they show none. "
    "You need not do all slices."
)
_FLAT_INTRO = _(
    "The network learns the flat mask once it is complete: every structure in it is outlined, or it shows none."
)


class CompleteBox:
    """A box with the slice that the views show, buttons to mark it or the whole volume, and the list of the marked.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        annotations: the case at hand.
    """

    def __init__(self, panel, annotations: Annotations) -> None:
        self.panel = panel
        self.annotations = annotations
        self._shown: object = None
        self.widget = qt.QGroupBox(_("Complete?"))
        rows = qt.QVBoxLayout(self.widget)
        self.introLabel = textLabel()
        rows.addWidget(self.introLabel)
        self.sliceLabel = textLabel()
        rows.addWidget(self.sliceLabel)
        buttons = qt.QHBoxLayout()
        self.sliceButton = panel.button(_("This slice is complete"), self.toggleSlice, _("Key C"))
        self.volumeButton = panel.button(_("The whole volume is complete"), self.toggleVolume)
        buttons.addWidget(self.sliceButton)
        buttons.addWidget(self.volumeButton)
        rows.addLayout(buttons)
        self.useButton = panel.button(
            _("Use my changes"),
            self.useChanges,
            _("What is drawn becomes the mask that networks learn from. The one so far is kept in the case's folder."),
        )
        rows.addWidget(self.useButton)
        self.list = qt.QListWidget()
        self.list.setFlow(qt.QListView.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(qt.QListView.Adjust)
        self.list.setSpacing(3)
        self.list.setFixedHeight(46)
        self.list.itemClicked.connect(self._onSliceClicked)
        self.listLabel = qt.QLabel(_("Complete slices (click one to see it):"))
        rows.addWidget(self.listLabel)
        rows.addWidget(self.list)
        form = qt.QFormLayout()
        self.role = RoleChooser(annotations)
        form.addRow(_("New labels are used for:"), self.role.widget)
        rows.addLayout(form)
        # A timer, and no observers: views come and go with layouts and scenes, and a look costs microseconds.
        self._timer = timer(_LOOK_MS, self._onTimer)

    def enter(self) -> None:
        """The step is shown."""
        self._timer.start()

    def exit(self) -> None:
        """The step is left."""
        self._timer.stop()

    def refresh(self) -> None:
        """Show what is."""
        self.widget.visible = self.annotations.isOpen
        self.introLabel.text = _FLAT_INTRO if self.annotations.isFlat else _INTRO
        self.sliceButton.visible = not self.annotations.isFlat
        self.role.refresh()
        self._shown = None
        if self.annotations.isOpen:
            self._look()

    def _onTimer(self, *_arguments) -> None:
        if self.annotations.isOpen:
            self._look()

    def _look(self) -> None:
        """Show which slice is seen; nothing is touched as long as nothing has changed."""
        annotations = self.annotations
        index = Views.shownSlice(annotations.volumeNode, annotations.axis)
        try:
            complete = annotations.completeSlices()
        except SSLSegError as error:  # the volume is not the case's any more
            self._shown, why = None, advice(error)
            self.sliceLabel.text = why
            for button in (self.sliceButton, self.volumeButton):
                setEnabled(button, why)
            return
        setEnabled(self.volumeButton, "")
        isAhead = annotations.isBehind
        if (index, complete, isAhead) == self._shown:
            return
        self._shown = (index, complete, isAhead)
        whole, count = complete is None, annotations.sliceCount
        marked = () if whole else tuple(complete)
        if annotations.isFlat:
            text = _("The flat mask is complete.") if whole else _("The flat mask is not complete yet.")
        elif whole:
            text = _("The whole volume is complete ({count} slices).").format(count=count)
        elif index is None:
            text = _("No view shows slices as they were acquired.")
        elif index in marked:
            text = _("Slice {number} of {count}, in the views: complete.").format(number=index + 1, count=count)
        else:
            text = _("Slice {number} of {count}, in the views: not complete yet.").format(number=index + 1, count=count)
        self.sliceLabel.text = text
        self.sliceButton.text = _("This slice is not complete") if index in marked else _("This slice is complete")
        reason = _("The whole volume is complete.") if whole else ""
        if annotations.isFlat:
            reason = _("A flat image has no slices.")
        if not reason and index is None:
            reason = _("Choose the case again: the views turn to its slices.")
        setEnabled(self.sliceButton, reason)
        complete = _("The flat mask is complete") if annotations.isFlat else _("The whole volume is complete")
        self.volumeButton.text = _("It is not complete") if whole else complete
        self.useButton.visible = isAhead
        self.list.visible = self.listLabel.visible = bool(marked)
        if [self.list.item(row).data(qt.Qt.UserRole) for row in range(self.list.count)] != list(marked):
            self.list.clear()
            for number in marked:
                item = qt.QListWidgetItem(str(number + 1))
                item.setData(qt.Qt.UserRole, number)
                self.list.addItem(item)

    # ------------------------------------------------------------------ what is done
    def toggleSlice(self) -> None:
        """Mark the slice that the views show, or take its mark away."""
        annotations = self.annotations
        index = Views.shownSlice(annotations.volumeNode, annotations.axis)
        if index is not None:
            isComplete = index not in annotations.completeSlices()
            self._once(lambda **agreed: annotations.markSlice(index, isComplete, **agreed))

    def toggleVolume(self) -> None:
        """Mark the whole volume, or take the mark away."""
        if self.annotations.isWhole:
            self.annotations.withdraw()
        else:
            self._once(self.annotations.markVolume)

    def useChanges(self) -> None:
        """Make what is drawn the label, which was not changed by itself."""
        self._once(self.annotations.useChanges)

    def _once(self, mark: Callable[..., None]) -> None:
        """Mark something; what only the user can decide is asked first."""
        try:
            mark()
        except UndecidedError as undecided:
            if undecided.renamed:
                self._rename(undecided)
                self._once(mark)
                return
            if not self.panel.agrees(undecided):
                return
            mark(isAgreed=True)

    def _rename(self, undecided: UndecidedError) -> None:
        """Ask whether structures shall be called as their segments are now; else nothing is marked."""
        for old, new in undecided.renamed.items():
            if not slicer.util.confirmYesNoDisplay(
                _(
                    "The segment of the structure '{old}' is called '{new}' now.\n\nRename the structure to '{new}' in "
                    "the whole project? Every mask that has it keeps it, under the new name.\n\nIf it is another "
                    "structure, choose No, and add '{new}' to the structures above."
                ).format(old=old, new=new),
                windowTitle=self.panel.title,
            ):
                raise undecided
            Structures.rename(self.annotations.session, old, new)

    def _onSliceClicked(self, item) -> None:
        Views.showSlice(self.annotations.volumeNode, self.annotations.axis, item.data(qt.Qt.UserRole))
