"""Step 4: finetuning on the labelled cases."""

from collections.abc import Mapping
from typing import Any

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.finetuning.strategy import REGISTRY as STRATEGIES
from SSLSegmentationLib.finetuning.strategy import Strategy
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project import Case, Role, frames_of
from SSLSegmentationLib.project.views import has_mask
from SSLSegmentationLib.tasks.base import Task

from ..session.Comparison import OF_BACKBONE, comparisonText, counterpart, labelsOf
from ..session.JobEntry import JobEntry
from ..session.StartPoints import StartPoint, startPoints
from ..text.FrameText import withFrames
from ..text.LibraryText import translated
from ..text.RunText import transferText
from ..text.SequenceText import countsText
from ..text.SettingText import choiceWords
from ..widgets.Builders import AMBER, heading, narrowChooser, setEnabled, textLabel
from ..widgets.CurvePlot import Line
from ..widgets.RunView import RunView
from ..widgets.SettingsForm import chooser
from ..widgets.TaskChooser import TaskChooser
from ..widgets.TrainingPanel import TrainingPanel

_BLUE, _ORANGE = (0.12, 0.35, 0.66), (0.85, 0.45, 0.1)
_SCRATCH = ""


class FinetunePanel(TrainingPanel):
    """Choose a pretraining and a budget, start, watch, compare."""

    title = _("Finetune")
    newTitle = _("New finetuning")
    events = (*TrainingPanel.events, "models")

    def build(self) -> None:
        """Make the controls."""
        super().build()
        self.rows.addWidget(
            textLabel(_("The network learns from your annotated cases what to outline, and becomes a model."))
        )
        self.tasks = TaskChooser(self.onTaskChosen)
        self.rows.addWidget(self.tasks.widget)
        self.labelsLabel, self.missingLabel = textLabel(), textLabel(style=AMBER)
        self.lineageLabel, self.unfitLabel = textLabel(), textLabel(style=AMBER)
        self.rows.addWidget(self.labelsLabel)
        self.rows.addWidget(self.missingLabel)
        self.rows.addWidget(heading(_("What does it start from?")))
        self.startChooser = narrowChooser()
        self.startChooser.activated.connect(self.onBackboneChosen)
        self.rows.addWidget(self.startChooser)
        self.rows.addWidget(self.lineageLabel)
        self.rows.addWidget(self.unfitLabel)
        self._startPoints: list[StartPoint] | None = None
        self._chosen = False
        self._buildStrategy()
        self.buildBudget()
        self.startButton = self.button(
            _("Start finetuning"),
            self.onStart,
            _("It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time."),
        )
        self.compareButton = self.button(
            _("Compare with from-scratch"),
            self.onCompare,
            _(
                "Trains twice with the same settings and labels, one after the other: with the pretraining and without "
                "it. Takes twice the time, and shows whether the pretraining helps."
            ),
        )
        self.rows.addWidget(self.startButton)
        self.rows.addWidget(self.compareButton)
        self.layout.addWidget(self._message)
        self.run = RunView(self, "finetune", self._lines, self._notes)
        self.layout.addWidget(self.run.widget)
        self.layout.addStretch(1)

    def _buildStrategy(self) -> None:
        """What shall learn: as the library says, so that a new strategy needs nothing here."""
        fields = FinetuneSettings.from_preset("quick").describe()
        field = next(field for field in fields if field["path"] == ["strategy"])
        self.strategyChooser = chooser(field)
        for row, words in enumerate(choiceWords(field).values()):
            self.strategyChooser.setItemText(row, words)
        self.strategyChooser.toolTip = _("If in doubt, leave it as it is.")
        self.strategyChooser.activated.connect(self.onStrategyChosen)
        self.strategyHeading = heading(_("What shall learn?"))
        self.rows.addWidget(self.strategyHeading)
        self.rows.addWidget(self.strategyChooser)

    # ------------------------------------------------------------------ what is chosen
    @property
    def startPoint(self) -> StartPoint | None:
        """The backbone to start from; None = from scratch."""
        name = self.startChooser.itemData(self.startChooser.currentIndex) or _SCRATCH
        return next((one for one in self._startPoints or () if one.name == name and not one.problem), None)

    @property
    def task(self) -> Task:
        """What it shall make."""
        return self.tasks.task

    def isLabelled(self, case: Case) -> bool:
        """Whether a case has what the chosen task learns from."""
        return self.task.has_reference(case)

    def settingsOf(self, preset: str) -> FinetuneSettings:
        """Settings of a preset or budget, of the chosen task."""
        return self.task.settings.from_preset(preset)

    def timedCommands(self) -> dict[str, tuple[str, ...]]:
        """A ``sslseg finetune`` for each budget."""
        if self._reason():
            return {}
        project, startPoint = str(self.session.project.folder), self.startPoint
        start = startPoint.path if startPoint else "scratch"
        chosen = [f"--{self.task.flag}"] if self.task.flag else []
        chosen += [word for name, value in self.separateSettings().items() for word in (f"--{name}", value)]
        return {
            name: ("finetune", project, "--backbone", start, *self.lengthOf(name), *chosen)
            for name in self.budget.presets
        }

    def separateSettings(self) -> dict[str, Any]:
        """The strategy, where the task has several."""
        if not self._hasStrategies:
            return {}
        return {"strategy": self.strategyChooser.itemData(self.strategyChooser.currentIndex)}

    @property
    def _hasStrategies(self) -> bool:
        return hasattr(self.settingsOf("quick"), "strategy")

    @property
    def strategy(self) -> Strategy | None:
        """What the library says of the chosen strategy; None where there is no choice."""
        return STRATEGIES[self.separateSettings()["strategy"]] if self._hasStrategies else None

    def lockedSettings(self) -> dict[str, str]:
        """What a backbone brings along."""
        if self.startPoint is None:
            return {}
        ofImages = (*OF_BACKBONE, *self.task.settings.of_images)
        locked = ("architecture", "network") if self.startPoint.isStarter else ofImages
        return dict.fromkeys(locked, _("It comes with the pretraining that this starts from."))

    def onTaskChosen(self, *_arguments) -> None:
        """Something else shall be made: of other cases, with other settings and start points."""
        self._counted = (None, {})
        self._showForm()
        self.refresh()

    def onStrategyChosen(self, *_arguments) -> None:
        """Something else shall learn."""
        self.refresh()

    def onBackboneChosen(self, *_arguments) -> None:
        """Another start point is chosen."""
        self._chosen = True
        self.refresh()

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        if not self._visible:
            return
        if self.tasks.show(self._cases()):
            self._counted = (None, {})
            self._showForm()
        self.strategyHeading.visible = self.strategyChooser.visible = self._hasStrategies
        counts = self.counts()
        sequences = countsText(self._cases(), self.session.sequences())
        self.labelsLabel.text = " ".join(filter(None, (_labelsText(counts, self._framesLearnt()), sequences)))
        self.missingLabel.text = "\n".join(self._missing(counts))
        self.missingLabel.visible = bool(self.missingLabel.text)
        self._showBackbones()
        startPoint = self.startPoint
        self.lineageLabel.text = (
            startPoint.lineage
            if startPoint
            else _("Random weights: the way to learn without any pretraining, for comparison.")
        )
        self.form.lock(self.lockedSettings())
        reason = self._reason()
        setEnabled(self.startButton, reason)
        setEnabled(self.compareButton, reason or self._whyNoComparison())
        self.startButton.text = self.startText(_("Start finetuning"))
        self.refreshTimes()
        self.run.refresh()

    def nextStep(self) -> str:
        """Finetune, if there are labels that no finetuning, nor what keeps learning, has learnt from."""
        count = self.counts().get("train", 0)
        if not count:  # of the task that is chosen here; the masks may be those of another one
            count = sum(has_mask(case) for case in self._cases() if case.role is Role.TRAIN)
        learns = [entry for entry in self.session.jobs.values() if entry.view.kind in ("finetune", "learn")]
        if not count or self.cannotCompute() or any(not entry.view.state.ended for entry in learns):
            return ""
        done = [entry for entry in learns if entry.view.result]
        labels = labelsOf(done[-1]) if done else None
        if labels is not None and labels.train >= count:
            return ""
        cases = counted(count, _("labelled case"), _("labelled cases"))
        return _("Next: finetune on your {cases}, with 'Start finetuning' (step '{step}').").format(
            cases=cases, step=self.title
        )

    def _framesLearnt(self) -> int:
        """How many annotated frames there are to learn from and to check on."""
        if self.task.is_flat:
            return 0
        cases = (case for case in self._cases() if case.role in (Role.TRAIN, Role.VALIDATION) and case.series)
        return sum(view.label is not None for case in cases for view in frames_of(case))

    def _cases(self) -> list[Case]:
        """Those of the project; none if they cannot be listed, which :meth:`counts` tells."""
        try:
            return self.session.cases()
        except SSLSegError:
            return []

    def _missing(self, counts: Mapping[str, int]) -> list[str]:
        """What is missing, and what to do about it."""
        found: list[str] = []
        if away := self.whyNoProject():
            return [away]
        if not self.session.openedProject().has_schema:
            found.append(_("Nobody has said yet what to outline: name the structures in the step 'Annotate'."))
        if not counts.get("train"):
            found.append(_("No labelled case to learn from: annotate one in the step 'Annotate'."))
        elif not counts.get("validation"):
            found.append(
                _(
                    "No labelled case is held out: nobody can see how good it becomes, and its last state is kept, not "
                    "its best. Use one labelled case for 'Validation', in the step 'Data'."
                )
            )
        if count := counts.get("train-"):
            cases = counted(count, _("training case has"), _("training cases have"))
            found.append(_("{cases} no label yet and cannot be used.").format(cases=cases))
        if count := counts.get("unlabelled"):
            cases = counted(count, _("labelled case is"), _("labelled cases are"))
            found.append(
                _("{cases} marked 'Unlabelled' and would not be used: choose 'Training', in the step 'Data'.").format(
                    cases=cases
                )
            )
        return found

    def _showBackbones(self) -> None:
        found = startPoints(self.session, self.task.name)
        if found == self._startPoints:
            return
        kept = self.startChooser.itemData(self.startChooser.currentIndex) if self._chosen else None
        self._startPoints = found
        self.startChooser.clear()
        for row, one in enumerate(found):
            self.startChooser.addItem(one.title, one.name)
            if one.problem:
                self.startChooser.setItemData(row, one.problem, qt.Qt.ToolTipRole)
                self.startChooser.model().item(row).setEnabled(False)
        self.startChooser.addItem(_("From scratch"), _SCRATCH)
        usable = [one.name for one in found if not one.problem] + [_SCRATCH]
        self.startChooser.currentIndex = self.startChooser.findData(kept if kept in usable else usable[0])
        unfit = [
            _("'{name}' cannot be used: {why}").format(name=one.name, why=one.problem) for one in found if one.problem
        ]
        self.unfitLabel.text = "\n".join(unfit)
        self.unfitLabel.visible = bool(unfit)

    def _reason(self) -> str:
        """Why no finetuning can be started."""
        if away := self.whyNoProject():
            return away
        if not self.session.openedProject().has_schema:
            return _("Name the structures to outline first, in the step 'Annotate'.")
        if not self.counts().get("train"):
            return _("There is no labelled case to learn from: annotate one in the step 'Annotate'.")
        strategy = self.strategy
        if strategy and self.startPoint is None and strategy.freezes and not self.changes().get(("random_probe",)):
            return _("From scratch {part} learns nothing: choose a pretraining, or the whole network.").format(
                part=translated(strategy.learns)
            )
        return self.cannotCompute()

    def _whyNoComparison(self) -> str:
        if not self._hasStrategies:
            return _("Not offered for {makes}: start once from the pretraining, and once from scratch.").format(
                makes=translated(self.task.makes)
            )
        if self.startPoint is None:
            return _("Choose a pretraining to compare; if there is none yet, make one in the step 'Pretrain'.")
        if self.startPoint.isStarter:
            return _("The starter is no pretraining of this project; start once from it and once from scratch.")
        if self.startPoint.entry is None:
            return _(
                "It was made elsewhere, from images of another resolution: a training from scratch here would see "
                "other images, and say nothing about the pretraining."
            )
        if self.strategy.freezes:
            return _("From scratch {part} learns nothing: choose the whole network to compare.").format(
                part=translated(self.strategy.learns)
            )
        return ""

    def _lines(self, entry: JobEntry, stage: str | None) -> tuple[list[Line], str]:
        """Validation Dice, with that of the counterpart if there is one; the error if no case is held out."""
        labels = labelsOf(entry)
        if labels is not None and not labels.held:
            return [Line(_("training"), entry.history, "loss")], _("Error (lower is better)")
        lines = []
        for one in (entry, counterpart(self.session.jobs, entry)):
            if one is not None:
                pretrained = bool(one.request.get("backbone"))
                name, color = (_("pretrained"), _BLUE) if pretrained else (_("from scratch"), _ORANGE)
                lines.append(Line(name, one.history, "validation_dice", None, color, "marked"))
        return lines, _("Validation Dice (1 = perfect)")

    def _notes(self, entry: JobEntry) -> str:
        other = counterpart(self.session.jobs, entry)
        if other is not None and other.view.state.ended and not other.history.records:
            other.update()  # its curve is drawn, too, and nobody else reads what has ended
        texts = [transferText(entry), comparisonText(entry, other) if other else _resultText(entry)]
        return "\n".join(text for text in texts if text)

    # ------------------------------------------------------------------ what is done
    def onStart(self) -> None:
        """Start a finetuning."""
        start = self.startPoint.path if self.startPoint else None
        started = self.logic.finetune(start, self.budget.preset, None, self.changes(), task=self.task.name)
        self.follow(started.id)

    def onCompare(self) -> None:
        """Start a finetuning and the same from scratch."""
        started, _scratch = self.logic.compare(
            self.startPoint.name, self.budget.preset, self.changes(), task=self.task.name
        )
        self.follow(started.id)


def _labelsText(counts: Mapping[str, int], frames: int) -> str:
    train, held, test = (counts.get(role, 0) for role in ("train", "validation", "test"))
    cases = withFrames(counted(train + held, _("labelled case"), _("labelled cases")), frames)
    text = f"<b>{cases}</b>: " + _("{train} to learn from, {held} held out to check on.").format(train=train, held=held)
    if test:
        left = counted(test, _("labelled test case stays"), _("labelled test cases stay"))
        text += " " + _("{left} out of all training.").format(left=left)
    return text


def _resultText(entry: JobEntry) -> str:
    """What a finished finetuning has reached, and on what that rests."""
    dice = (entry.view.result or {}).get("validation_dice")
    if entry.view.state is not JobState.DONE or not isinstance(dice, (int, float)):
        return ""
    return _("Validation Dice {dice:.3f}, from {labels}.").format(dice=dice, labels=labelsOf(entry))
