"""What pretraining and finetuning have in common: budget with measured times, advanced settings, start, the run."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import ctk
import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.settings import changed
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.networks.architecture import with_network
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.project import Case

from ..session.ScaledTime import isCounted, scaledSeconds
from ..session.TimeEstimates import TimeEstimates
from .BudgetChooser import BudgetChooser
from .Builders import bodyOf, heading, textLabel
from .Panel import Panel
from .SettingsForm import SettingsForm

_USUAL = 1  # of the budgets: about three minutes
_REMEMBERED = 4  # descriptions: those of a few presets, with the usual and the chosen network
_LENGTHS = ("steps", "epochs", "validate_every")  # which follow from the minutes


class TrainingPanel(Panel):
    """A step that starts trainings and follows them."""

    events = ("project", "cases", "labels", "jobs", "environment")

    #: Heading of the part that is folded away while a job runs.
    newTitle = ""

    def build(self) -> None:
        """Make the part in which a new job is prepared, with ``self.rows`` as its layout."""
        self._visible = False
        self._counted: tuple[object, dict[str, int]] = (None, {})
        self._caseError: SSLSegError | None = None
        self.section = ctk.ctkCollapsibleButton()
        self.section.text = self.newTitle
        self.rows = bodyOf(self.section)
        self.layout.addWidget(self.section)

    def buildBudget(self) -> None:
        """Add presets and advanced settings to ``self.rows``."""
        self.estimates = TimeEstimates(self.logic.environment, self.refreshTimes)
        self.budget = BudgetChooser(self.onPresetChosen, lambda: self.logic.environment.bestDevice() == "GPU")
        self.rows.addWidget(heading(_("How much time may it take?")))
        self.rows.addWidget(self.budget.widget)
        self.advanced = ctk.ctkCollapsibleButton()
        self.advanced.text = _("Advanced settings")
        inner = qt.QVBoxLayout(self.advanced)
        inner.addWidget(textLabel(_("For those who know the methods. What a setting means is in its tooltip.")))
        fields = qt.QWidget()
        inner.addWidget(fields)
        self.form = SettingsForm(fields, self.onSettingEdited)
        self._descriptions: list[tuple[Any, Sequence[Mapping[str, Any]]]] = []  # the newest first
        self._network = ""  # kind of network that is chosen in the form; empty = nobody has chosen
        self._formShows: Sequence[Mapping[str, Any]] | None = None
        self.advanced.collapsed = True
        self.advanced.contentsCollapsed.connect(self._showForm)
        self.rows.addWidget(self.advanced)

    def enter(self) -> None:
        """The user has opened this step."""
        self._visible = True
        self.logic.environment.ensureProbed()
        if not self.budget.preset:
            # A job at work matters more than what the next one could be.
            self.section.collapsed = any(entry.view.kind == self.run.kind for entry in self.session.living())
            self.section.contentsCollapsed.connect(self._onFolded)
            self.budget.choose(self.budget.presets[_USUAL])
        self.refresh()

    def exit(self) -> None:
        """The user has left this step: nothing is measured for him any more."""
        self._visible = False
        self.estimates.stop()

    def cleanup(self) -> None:
        """The module goes away."""
        super().cleanup()
        self.estimates.stop()
        self.run.cleanup()

    def follow(self, runId: str) -> None:
        """Show a job that has just been started, instead of how to start one."""
        self.section.collapsed = True
        self.run.follow(runId)

    def _onFolded(self, *_arguments) -> None:
        self.refreshTimes()

    def isLabelled(self, case: Case) -> bool:
        """Whether a case has a label of the kind that is learnt here."""
        return case.is_labelled

    def counts(self) -> dict[str, int]:
        """How many cases of each role have a label (``train``), and how many have none (``train-``)."""
        try:
            cases = self.session.cases()
        except SSLSegError as error:
            if error is not self._caseError:
                self._caseError = error
                self.problem(error)
            return {}
        if cases is not self._counted[0]:  # asked for at every tick
            words = (str(case.role) + ("" if self.isLabelled(case) else "-") for case in cases)
            self._counted = (cases, dict(Counter(words)))
            if damaged := self.session.damagedCases():
                words = counted(len(damaged), _("case is left out, as it"), _("cases are left out, as they"))
                self.warn(_("{cases} cannot be read: select it in the step 'Data' to see why.").format(cases=words))
        return self._counted[1]

    # ------------------------------------------------------------------ settings
    def settingsOf(self, preset: str) -> PretrainingSettings | FinetuneSettings:
        """Settings of a preset or budget, of what is chosen."""
        raise NotImplementedError

    def settings(self) -> PretrainingSettings | FinetuneSettings:
        """Settings of the chosen preset or budget, without what the user has changed but for the kind of network."""
        settings = self.settingsOf(self.budget.preset or "quick")
        offered = next(
            (field["choices"] for field in self._described(settings) if field["path"] == ["architecture"]), ()
        )
        chosen = self._network in offered and "architecture" not in self.lockedSettings()
        return with_network(settings, self._network) if chosen else settings

    def fields(self) -> Sequence[Mapping[str, Any]]:
        """Fields of these, as the library describes them."""
        return self._described(self.settings())

    def _described(self, settings: PretrainingSettings | FinetuneSettings) -> Sequence[Mapping[str, Any]]:
        """As the library describes settings, remembered: that takes a while, and each look at the times asks often."""
        for known, fields in self._descriptions:
            if known == settings:
                return fields
        fields = settings.describe()
        self._descriptions = [(settings, fields), *self._descriptions[: _REMEMBERED - 1]]
        return fields

    def lockedSettings(self) -> dict[str, str]:
        """Settings that something else decides, by their path with dots or its first name → what."""
        return {}

    def separateSettings(self) -> dict[str, Any]:
        """Names of settings that have a place of their own above the form → what is chosen there."""
        return {}

    def onSettingEdited(self) -> None:
        """Something is changed in the form; another network has settings of its own."""
        chosen = self.form.value("architecture") or ""
        if chosen and chosen != self.settings().architecture:
            self._network = chosen
            # Not while a row that goes away tells of its change.
            qt.QTimer.singleShot(0, lambda: self._showForm() if self._visible else None)
        self.refreshTimes()

    def onPresetChosen(self) -> None:
        """Other settings are the starting point."""
        self._showForm()
        self.refresh()

    def _showForm(self, *_arguments) -> None:
        fields = None if self.advanced.collapsed else self.fields()
        if fields is not None and fields != self._formShows:  # it is long: made when somebody wants to see it
            self._formShows = fields
            self.form.show([field for field in fields if not self._isElsewhere(field)])
        self.form.lock(self.lockedSettings())

    def _isElsewhere(self, field: Mapping[str, Any]) -> bool:
        """Whether a setting is decided above the form: by itself, or as minutes."""
        name = field["path"][0]
        budgeted = self.budget.inMinutes and "optimisation" in field["path"] and field["path"][-1] in _LENGTHS
        return name in self.separateSettings() or name == "minutes" or bool(budgeted)

    def changes(self) -> dict[tuple[str, ...], Any]:
        """What the user has changed in the advanced settings, and what is chosen above them."""
        fields = self.fields()
        changes = self.form.changes() if self._formShows == fields else {}
        separate = self.separateSettings()
        for field in fields:
            name = field["path"][0]
            if name in separate and separate[name] != field["value"]:
                changes[(name,)] = separate[name]
        if (chosen := self._chosenNetwork()) is not None:
            changes[("architecture",)] = chosen
        return changes

    def _chosenNetwork(self) -> str | None:
        """The kind of network, if it is not that of the preset."""
        preset, chosen = self.settingsOf(self.budget.preset or "quick"), self.settings()
        return chosen.architecture if chosen.architecture != preset.architecture else None

    # ------------------------------------------------------------------ times
    def timedCommands(self) -> dict[str, tuple[str, ...]]:
        """Preset or budget → command line whose time is to be measured; empty if nothing can be."""
        raise NotImplementedError

    def lengthOf(self, name: str) -> tuple[str, ...]:
        """Arguments of ``sslseg`` for a preset or budget, and for the network that is chosen."""
        minutes = self.settingsOf(name).minutes
        network = self._chosenNetwork()
        length = ("--minutes", f"{minutes:g}") if minutes else ("--preset", name)
        return (*length, "--architecture", network) if network else length

    def data(self) -> object:
        """What the times depend on besides: the project's cases."""
        project = self.session.project
        if project is None:
            return None
        interpreter = self.logic.environment.interpreter
        return (
            str(project.folder),
            interpreter,
            tuple((case.id, str(case.role), self.isLabelled(case)) for case in self.session.cases()),
        )

    def unmeasured(self) -> str:
        """Why no time can be measured now; empty if one can."""
        if not self.logic.environment.ready:
            return self.cannotCompute() or _("What this computer can compute with has not been checked yet.")
        if self.session.living():
            return _("Not measured while a job computes: the time would be too long.")
        return ""

    def refreshTimes(self) -> None:
        """Show the times that are known, and have the others measured."""
        commands, unmeasured = self.timedCommands(), self.unmeasured()
        if not self._visible or self.section.collapsed or unmeasured or not commands:
            self.estimates.stop()
        else:
            # First what is chosen; of the others, budgets say their time themselves.
            chosen = self.budget.preset
            others = [words for name, words in commands.items() if name != chosen and "--minutes" not in words]
            self.estimates.measure([commands[chosen], *others] if chosen in commands else others, self.data())
        before = self.settings()
        # The time of a budget stays what it is, whatever else is changed.
        changes = {} if self.budget.inMinutes else self.changes()
        after = changed(before, {path: value for path, value in changes.items() if isCounted(path)})
        scaled = None if after == before else lambda estimate: scaledSeconds(estimate.report, before, after)
        self.budget.showTimes(self.estimates, commands, unmeasured, scaled)

    def startText(self, text: str) -> str:
        """Label of a button that starts a job."""
        return text + (_(" (waits for the running job)") if self.session.living() else "")
