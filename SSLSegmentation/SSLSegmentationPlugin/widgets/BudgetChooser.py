"""How long a training may take: minutes, steps or as in the paper, with what is measured of it on this machine."""

from collections.abc import Callable, Mapping

import qt
from slicer.i18n import tr as _

from ..session.TimeEstimates import Estimate, TimeEstimates
from ..text.Durations import duration
from ..text.RunText import BUDGETS, GPU, PRESETS
from .Builders import AMBER, textLabel

_STEPS = "quick"  # on a graphics card "default"
_TITLES = {**BUDGETS, _STEPS: _("A number of steps"), "paper": PRESETS["paper"]}
_MEANT_FOR = {
    "1min": _("A first look: small images, few steps."),
    "3min": _("Enough for one or two annotated cases."),
    "10min": _("Finer images; for several annotated cases."),
    "1h": _("Finer still; over a break."),
    "night": _("The largest images and network; start it when you leave."),
    _STEPS: _("For those who know how many: see the advanced settings. However long it takes."),
    "paper": _("The settings of the paper, to reproduce it; takes by far the longest."),
}


class BudgetChooser:
    """One radio button for each budget and preset.

    Args:
        changed: called when another one is chosen.
        gpu: whether this computer computes on a graphics card.
    """

    def __init__(self, changed: Callable[[], None], gpu: Callable[[], bool] = lambda: False) -> None:
        self._gpu = gpu
        self.widget = qt.QWidget()
        self._changed = changed
        self._grid = qt.QGridLayout(self.widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._group = qt.QButtonGroup(self.widget)
        self._buttons: dict[str, qt.QRadioButton] = {}
        self._times: dict[str, qt.QLabel] = {}
        for row, (name, title) in enumerate(_TITLES.items()):
            button, time, purpose = qt.QRadioButton(title), qt.QLabel(), textLabel(_MEANT_FOR[name])
            if name in BUDGETS:
                button.toolTip = _(
                    "All of it takes about as long on this computer: preparing the images, training, and checking the "
                    "model. How many steps that are is measured when it begins."
                )
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
        self._grid.addWidget(self._notes, 2 * len(_TITLES), 0, 1, 2)

    @property
    def preset(self) -> str:
        """Name of the chosen preset, of this computer's kind; empty before one is chosen."""
        return self._preset(next((name for name, button in self._buttons.items() if button.checked), ""))

    @property
    def inMinutes(self) -> bool:
        """Whether minutes are chosen, from which the number of steps follows."""
        return any(self._buttons[name].checked for name in BUDGETS)

    @property
    def presets(self) -> list[str]:
        """Names of all that can be chosen, of this computer's kind."""
        return [self._preset(name) for name in self._buttons]

    def _preset(self, shown: str) -> str:
        if not self._gpu():
            return shown
        return "default" if shown == _STEPS else f"{shown}{GPU}" if shown in BUDGETS else shown

    def choose(self, preset: str) -> None:
        """Choose a preset, of this computer's kind or as it is called on a processor."""
        next(button for name, button in self._buttons.items() if preset in (name, self._preset(name))).checked = True

    def showTimes(
        self,
        estimates: TimeEstimates,
        commands: Mapping[str, tuple[str, ...]],
        unmeasured: str,
        scaled: Callable[[Estimate], float | None] | None = None,
    ) -> None:
        """Show what is known.

        Args:
            estimates: what has been measured.
            commands: preset → what was asked of ``estimates``.
            unmeasured: why nothing is being measured; empty if it is.
            scaled: what a measured time becomes with the settings that were changed; None if none was. It is for the
                chosen preset.
        """
        notes = ""
        for shown, label in self._times.items():
            name = self._preset(shown)
            estimate = estimates.of(commands[name]) if name in commands else None
            if estimate is None:
                measuring = name in commands and estimates.measuring(commands[name])
                label.text = _("measuring …") if measuring else "" if shown in BUDGETS else "–"
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
                        "Estimated from a measurement on this computer, for changed steps, passes, slices a step and "
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
