"""The masks of the selected case by two models side by side, and by how much they differ."""

import math

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.volumes.mask_difference import StructureDifference

from ..session.ModelComparison import ModelComparison
from ..session.Reviews import Reviews
from .Builders import narrowChooser, rowOf, setEnabled, textLabel, timer
from .ModelTable import title
from .Panel import Panel
from .RowTable import Cell, RowTable
from .WorkList import WorkList

_HEADINGS = (_("Structure"), _("Overlap"), _("Left"), _("Middle"), _("Difference"))
_HEADING_HELP = (
    "",
    _("Dice of the two masks: 100 % where they are the same. It does not say which of them is right."),
    _("Volume in the left mask."),
    _("Volume in the middle mask."),
    _("Middle minus left."),
)
_HEIGHT_PX = 130
_SETTLE_MS = 100


class CompareBox:
    """A model to compare with, a button, and a table of the structures while two masks are shown.

    Args:
        panel: that it is a part of; gives the button, shows messages, and has the chosen model.
        reviews: the masks.
        workList: in which a mask is selected.
    """

    def __init__(self, panel: Panel, reviews: Reviews, workList: WorkList) -> None:
        self.panel = panel
        self.list = workList
        self.reviews = reviews
        self.comparison = ModelComparison(reviews)
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.chooser = narrowChooser(_("Models that have made a mask of the selected case, too."), letters=12)
        self.chooser.activated.connect(panel.acting(self.follow))
        self.button = panel.button(
            _("Side by side"),
            self.toggle,
            _("This mask, that of the other model, and where they differ, in three views that move together."),
        )
        rows.addLayout(rowOf(qt.QLabel(_("Compare with:")), self.chooser, self.button))
        self.label = textLabel(
            _(
                "Left: this mask. Middle: the other model's. Right: where they differ: orange has only the left one, "
                "blue only the middle one, in pink each has another structure."
            )
        )
        rows.addWidget(self.label)
        self.table = RowTable(_HEADINGS, lambda: None, headingHelp=_HEADING_HELP)
        self.table.widget.setFixedHeight(_HEIGHT_PX)
        rows.addWidget(self.table.widget)
        self._showTable([])
        self._settling = timer(_SETTLE_MS, self.comparison.settle)
        self._settling.setSingleShot(True)
        self._token = panel.session.observe("closing", self.end)

    def cleanup(self) -> None:
        """The module goes away."""
        self.end()
        self.panel.session.unobserve(self._token)

    def refresh(self) -> None:
        """Show with what the selected mask can be compared."""
        one, reason = self.list.one, ""
        others = [] if one is None or one.path is None else self.comparison.others(one, self.panel.model.name)
        shown = [self.chooser.itemData(index) for index in range(self.chooser.count)]
        if shown != others:
            kept = self.chooser.itemData(self.chooser.currentIndex)
            entries = {entry.name: entry for entry in self.reviews.models()}
            self.chooser.clear()
            for name in others:
                self.chooser.addItem(" – ".join(title(entries[name])[0].split("\n")), name)
            self.chooser.currentIndex = others.index(kept) if kept in others else 0
        if not others:
            reason = _("Select a case of which two models have made a mask.")
        setEnabled(self.chooser, reason)
        setEnabled(self.button, "" if self.comparison.isOpen else reason)
        self.button.text = _("Only this mask") if self.comparison.isOpen else _("Side by side")

    def toggle(self) -> None:
        """Begin to compare, or end it."""
        if self.comparison.isOpen:
            self.end()
        else:
            self._start()

    def follow(self) -> None:
        """Another case, or model, is selected: that is compared, if something was."""
        if not self.comparison.isOpen:
            return
        self.refresh()
        if self.chooser.count:
            self._start()
        else:
            self.end()

    def end(self) -> None:
        """Show the selected mask alone again."""
        self._settling.stop()
        if self.comparison.isOpen:
            self.comparison.end()
            self._showTable([])
            self.refresh()

    def sceneCloses(self) -> None:
        """The scene's nodes go."""
        if self.comparison.isOpen:
            self.comparison.sceneCloses()
            self._showTable([])

    def _start(self) -> None:
        other = self.chooser.itemData(self.chooser.currentIndex)
        self._showTable(self.comparison.start(self.list.one, other))
        self._settling.start()
        self.refresh()

    def _showTable(self, differences: list[StructureDifference]) -> None:
        self.table.fill([(one.name, _cells(one)) for one in differences])
        self.label.visible = self.table.widget.visible = bool(differences)


def _cells(one: StructureDifference) -> tuple[Cell, ...]:
    dice = "–" if math.isnan(one.dice) else f"{one.dice:.1%}"
    words = (one.name, dice, _ml(one.first_ml), _ml(one.second_ml), f"{one.second_ml - one.first_ml:+.1f} ml")
    return tuple((text, "") for text in words)


def _ml(volume: float) -> str:
    return f"{volume:.1f} ml"
