"""The presets of a training as time budgets, each with the time that it takes on this machine."""

from collections.abc import Callable, Mapping

import qt
from slicer.i18n import tr as _

from .Panel import AMBER, duration
from .RunWords import PRESETS
from .TimeEstimates import Estimate, TimeEstimates
from .Widgets import textLabel

_MEANT_FOR = {
    "quick": _("A first look; enough for a laptop."),
    "default": _("What measured best; meant for a graphics card (GPU)."),
    "paper": _("The settings of the paper, to reproduce it; takes by far the longest."),
}


class BudgetChooser:
    """One radio button for each preset.

    Args:
        changed: called when another preset is chosen.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.widget = qt.QWidget()
        self._changed = changed
        self._grid = qt.QGridLayout(self.widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._group = qt.QButtonGroup(self.widget)
        self._buttons: dict[str, qt.QRadioButton] = {}
        self._times: dict[str, qt.QLabel] = {}
        for row, (name, title) in enumerate(PRESETS.items()):
            button, time, purpose = qt.QRadioButton(title), qt.QLabel(), textLabel(_MEANT_FOR[name])
            time.setAlignment(qt.Qt.AlignRight)
            purpose.setContentsMargins(20, 0, 0, 4)
            button.toggled.connect(self._onToggled)
            self._group.addButton(button)
            self._grid.addWidget(button, 2 * row, 0)
            self._grid.addWidget(time, 2 * row, 1)
            self._grid.addWidget(purpose, 2 * row + 1, 0, 1, 2)
            self._buttons[name], self._times[name] = button, time
        self._notes = textLabel(style=AMBER)
        self._notes.visible = False
        self._grid.addWidget(self._notes, 2 * len(PRESETS), 0, 1, 2)

    @property
    def preset(self) -> str:
        """Name of the chosen preset; empty before one is chosen."""
        return next((name for name, button in self._buttons.items() if button.checked), "")

    def choose(self, preset: str) -> None:
        """Choose a preset."""
        self._buttons[preset].checked = True

    def showTimes(
        self,
        estimates: TimeEstimates,
        asked: Mapping[str, tuple[str, ...]],
        unmeasured: str,
        scaled: Callable[[Estimate], float | None] | None = None,
    ) -> None:
        """Show what is known.

        Args:
            estimates: what has been measured.
            asked: preset → what was asked of ``estimates``.
            unmeasured: why nothing is being measured; empty if it is.
            scaled: what a measured time becomes with the settings that were changed; None if none was. It is for the
                chosen preset.
        """
        notes = ""
        for name, label in self._times.items():
            estimate = estimates.of(asked[name]) if name in asked else None
            if estimate is None:
                measuring = name in asked and estimates.measuring(asked[name])
                label.text = _("measuring …") if measuring else "–"
                label.toolTip = unmeasured or _("A few steps are tried out on this computer.")
            elif estimate.seconds is None:
                label.text, label.toolTip = _("not possible"), estimate.problem
            else:
                seconds, label.toolTip = (
                    estimate.seconds,
                    _("Measured on this computer, while nothing else was computing."),
                )
                if scaled is not None and name == self.preset:
                    seconds = scaled(estimate) or seconds
                    label.toolTip = _(
                        "Reckoned from a measurement on this computer, for changed steps, passes, slices a step and "
                        "image size. Other changes are not counted."
                    )
                label.text = _("about {time}").format(time=duration(seconds))
            if estimate is not None and name == self.preset:
                notes = "\n".join(text for text in (estimate.problem, *estimate.notes) if text)
        self._notes.text = notes
        self._notes.visible = bool(notes)

    def _onToggled(self, checked: bool) -> None:
        if checked:
            self._changed()
