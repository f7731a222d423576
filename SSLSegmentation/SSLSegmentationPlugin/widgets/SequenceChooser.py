"""Which sequence of a case, as T2 or ADC, lies below what is drawn."""

import qt
from slicer.i18n import tr as _

from ..session.ShownSequence import ShownSequence
from .Builders import narrowChooser, textLabel
from .Panel import Panel


class SequenceChooser:
    """A chooser; not shown for cases of one sequence.

    Args:
        panel: that it is a part of; shows messages.
        sequence: what is shown.
    """

    def __init__(self, panel: Panel, sequence: ShownSequence) -> None:
        self.panel = panel
        self.sequence = sequence
        self.widget = qt.QWidget()
        row = qt.QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        self.chooser = narrowChooser(
            _("What the views show below the mask. Slices and mask stay; masks belong to all sequences of the case.")
        )
        self.chooser.activated.connect(panel.acting(self._onChosen))
        self.lacking = textLabel()
        row.addWidget(qt.QLabel(_("Shown:")))
        row.addWidget(self.chooser, 1)
        row.addWidget(self.lacking, 1)

    def refresh(self) -> None:
        """Show what is."""
        names, lacking = self.sequence.names, self.sequence.lacking
        self.widget.visible = bool(names or lacking)
        self.chooser.enabled = bool(names)
        if names != [self.chooser.itemText(row) for row in range(self.chooser.count)]:
            self.chooser.clear()
            for name in names:
                self.chooser.addItem(name)
        if names:
            self.chooser.currentIndex = names.index(self.sequence.shown)
        self.lacking.text = _("It lacks {names}.").format(names=", ".join(lacking)) if lacking else ""

    def onOpened(self) -> None:
        """Another case is open: it is shown as the one before, if it can be."""
        with self.panel.reporting():
            self.sequence.onOpened()

    def _onChosen(self) -> None:
        try:
            self.sequence.show(self.chooser.currentText)
        finally:
            self.refresh()
