"""Step 2: pretraining on volumes that nobody has labelled."""

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.pretraining import DEFAULT_METHOD, recipe, recipes
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.stores.projection_settings import PAIRED
from SSLSegmentationLib.tasks.base import task_of

from ..session.JobEntry import JobEntry
from ..text.FrameText import withFrames
from ..text.SequenceText import countsText
from ..widgets.Builders import heading, setEnabled, textLabel
from ..widgets.CurvePlot import Line
from ..widgets.MethodChooser import MethodChooser
from ..widgets.RunView import RunView
from ..widgets.TrainingPanel import TrainingPanel

_GREEN, _GREY = (0.15, 0.55, 0.25), (0.5, 0.5, 0.5)


class PretrainPanel(TrainingPanel):
    """Choose a method and a budget, start, watch."""

    title = _("Pretrain")
    isOptional = True
    newTitle = _("New pretraining")

    def build(self) -> None:
        """Make the controls."""
        super().build()
        self.rows.addWidget(
            textLabel(
                _(
                    "The network first gets to know your images by itself, without any annotation. Later it needs "
                    "fewer annotated cases."
                )
            )
        )
        self.dataLabel = textLabel()
        self.rows.addWidget(self.dataLabel)
        self.rows.addWidget(heading(_("How shall it learn?")))
        offered = {name: entry for name, entry in recipes().items() if task_of(entry).in_slicer or not entry.form_of}
        defaultFirst = sorted(offered.items(), key=lambda item: item[0] != DEFAULT_METHOD)
        self.methods = MethodChooser(dict(defaultFirst), self.onMethodChosen)
        self.rows.addWidget(self.methods.widget)
        self.buildBudget()
        self.startButton = self.button(
            _("Start pretraining"),
            self.onStart,
            _("It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time."),
        )
        self.rows.addWidget(self.startButton)
        self.layout.addWidget(self._message)
        self.run = RunView(self, "pretrain", _lines)
        self.layout.addWidget(self.run.widget)
        self.layout.addStretch(1)

    # ------------------------------------------------------------------ what is chosen
    @property
    def method(self) -> str:
        """Name of the chosen method."""
        return self.methods.chosen

    def settingsOf(self, preset: str) -> PretrainingSettings:
        """Settings of a preset or budget of the chosen method."""
        return PretrainingSettings.from_preset(self.method, preset)

    def timedCommands(self) -> dict[str, tuple[str, ...]]:
        """A ``sslseg pretrain`` for each budget."""
        if not self._learnt():
            return {}
        project = str(self.session.project.folder)
        return {
            name: ("pretrain", project, "--method", self.method, *self.lengthOf(name)) for name in self.budget.presets
        }

    def onMethodChosen(self) -> None:
        """Another card is chosen."""
        self._showForm()
        self.refresh()

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        if not self._visible:
            return
        self.dataLabel.text = self._dataText()
        setEnabled(self.startButton, self._reason())
        self.startButton.text = self.startText(_("Start pretraining"))
        self.refreshTimes()
        self.run.refresh()

    def nextStep(self) -> str:
        """Pretrain, if there is something to learn from and nobody has."""
        if self.session.project is None or not self._learnt() or self.session.models("backbone"):
            return ""
        if self.cannotCompute():
            return ""
        if any(entry.view.kind == "pretrain" for entry in self.session.living()):
            return ""
        return _("Next: pretrain on your {volumes}, with 'Start pretraining' (step '{step}').").format(
            volumes=counted(self._learnt(), _("volume"), _("volumes")), step=self.title
        )

    def _count(self, role: Role) -> int:
        counts = self.counts()
        return counts.get(str(role), 0) + counts.get(f"{role}-", 0)

    def _learnt(self) -> int:
        return self._count(Role.UNLABELLED) + self._count(Role.TRAIN)

    def _framesLearnt(self) -> int:
        """How many frames the cases have that it learns from."""
        learnt = (case for case in self.session.cases() if case.role in (Role.UNLABELLED, Role.TRAIN))
        return sum(len(case.series.frames) for case in learnt if case.series)

    def isLabelled(self, case: Case) -> bool:
        """Whether a case has the flat image that some methods reconstruct, in place of a label."""
        return bool(case.en_face and case.en_face.image)

    @property
    def _needsFlat(self) -> bool:
        """Whether the method learns only from cases that have a flat image."""
        usual = [getattr(own, "target", "") for own, _ in recipe(self.method).preset("quick").stages.values()]
        if PAIRED not in usual:  # asked for at every tick
            return False
        chosen = [value for path, value in self.changes().items() if path[-1] == "target"]
        return PAIRED in (chosen or usual)

    def _withFlat(self) -> int:
        return sum(self.counts().get(str(role), 0) for role in (Role.UNLABELLED, Role.TRAIN))

    def _dataText(self) -> str:
        if away := self.whyNoProject():
            return away
        learnt, held, left = self._learnt(), self._count(Role.VALIDATION), self._count(Role.TEST)
        if not learnt:
            return _("There is no volume to learn from yet: add some in the step 'Data'. They need no annotation.")
        if self._needsFlat:
            learnt = self._withFlat()
        volumes = withFrames(counted(learnt, _("volume"), _("volumes")), self._framesLearnt())
        text = _("It learns from {volumes}, and does not look at annotations.").format(volumes=f"<b>{volumes}</b>")
        if self._needsFlat:
            text = _("It learns from {volumes} with a flat image.").format(volumes=f"<b>{volumes}</b>")
        if counts := countsText(self.session.cases(), self.session.sequences()):
            text += " " + counts
        if held:
            watching = counted(held, _("validation volume watches"), _("validation volumes watch"))
            text += " " + _("{watching} over its progress.").format(watching=watching)
        elif learnt > 1:
            text += " " + _("A tenth of them is set aside to watch over its progress.")
        if left:
            tests = counted(left, _("test volume is"), _("test volumes are"))
            text += " " + _("{tests} left out, so that results on them stay honest.").format(tests=tests)
        if learnt == 1:
            text += " " + _("From a single volume it learns little: more of the same kind help.")
        return text

    def _reason(self) -> str:
        if away := self.whyNoProject():
            return away
        if not self._learnt():
            return _("There is no volume to learn from: add some in the step 'Data'.")
        if self._needsFlat and not self._withFlat():
            return _(
                "This method draws of each volume its flat image, and no case has one: give them some in the step "
                "'Data', with 'Flat image …'. Or choose 'own' as its target, under 'Advanced settings'."
            )
        return self.cannotCompute()

    # ------------------------------------------------------------------ what is done
    def onStart(self) -> None:
        """Start a pretraining."""
        entry = self.logic.pretrain(self.method, self.budget.preset, self.changes())
        self.follow(entry.id)


def _lines(entry: JobEntry, stage: str | None) -> tuple[list[Line], str]:
    history = entry.history
    return [
        Line(_("training"), history, "loss", stage),
        Line(_("check"), history, "validation_loss", stage, _GREEN, "marked"),
        Line(_("guessing"), history, "chance_level", stage, _GREY, "dashed"),
    ], _("Error (lower is better)")
