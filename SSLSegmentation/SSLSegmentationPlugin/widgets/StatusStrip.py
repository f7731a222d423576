"""The strip above all steps: project, where jobs compute, the job at work with progress and Stop, what to do next."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.jobs.background import BACKGROUND
from SSLSegmentationLib.jobs.states import JobState

from ..environment.Environment import Environment, ProbeState
from ..session.JobEntry import JobEntry
from ..session.Learning import Learning
from ..session.Session import Session
from ..text.Hints import advice, inSlicer
from ..text.RunText import progressText
from .Builders import controlsRow, setEnabled, showProgress, textLabel

_KINDS = {
    "pretrain": _("Pretraining"),
    "finetune": _("Finetuning"),
    "predict": _("Prediction"),
    "study": _("Study"),
    "learn": _("Learning"),
}


class StatusStrip:
    """Always visible.

    Args:
        session: what is open.
        environment: where jobs compute.
        nextStep: what to do next, in one line.
        learning: the switch *Keep learning*.
    """

    def __init__(
        self, session: Session, environment: Environment, nextStep: Callable[[], str], learning: Learning
    ) -> None:
        self.session = session
        self.environment = environment
        self._nextStep = nextStep
        self.learning = learning
        self._silent = False
        self.widget = qt.QFrame()
        self.widget.setFrameShape(qt.QFrame.StyledPanel)
        rows = self._rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(6, 4, 6, 4)
        first = self._first = qt.QHBoxLayout()
        self.projectLabel, self.badge = qt.QLabel(), qt.QLabel()
        first.addWidget(self.projectLabel, 1)
        first.addWidget(self.badge)
        rows.addLayout(first)
        self.jobRow, second = controlsRow()
        self.jobLabel, self.progress = qt.QLabel(), qt.QProgressBar()
        self.progress.setTextVisible(True)
        self.stopButton = qt.QPushButton(_("Stop"))
        self.stopButton.toolTip = _("Finish the step, save, and keep the best so far. The job can be resumed later.")
        self.stopButton.clicked.connect(self._onStop)
        second.addWidget(self.jobLabel)
        second.addWidget(self.progress, 1)
        second.addWidget(self.stopButton)
        rows.addWidget(self.jobRow)
        rows.addWidget(self._buildLearning())
        self.nextLabel = textLabel()
        rows.addWidget(self.nextLabel)
        self._tokens = [session.observe(event, self.refresh) for event in ("project", "cases", "jobs", "environment")]
        self.refresh()

    def _buildLearning(self) -> "qt.QWidget":
        self.learnRow, row = controlsRow()
        self.learnBox = qt.QCheckBox(_("Keep learning"))
        self.learnBox.setProperty(
            "enabledToolTip",
            _(
                "Whenever you complete, accept or correct something, the last model learns from it, and a better one "
                "appears under 'Models'. It gives way to everything that you start, and goes on without Slicer."
            ),
        )
        self.learnBox.toggled.connect(self._onLearn)
        self.learnLabel = qt.QLabel()
        # What it says must not keep the panel from becoming narrower.
        self.learnLabel.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Preferred)
        row.addWidget(self.learnBox)
        row.addWidget(self.learnLabel, 1)
        return self.learnRow

    def addHelp(self, button: "qt.QToolButton") -> None:
        """Put the *?* at the end of the first row."""
        self._first.addWidget(button)

    def addRow(self, row: "qt.QWidget") -> None:
        """Put something below all that the strip shows."""
        self._rows.addWidget(row)

    def cleanup(self) -> None:
        """The module goes away."""
        for token in self._tokens:
            self.session.unobserve(token)

    def refresh(self) -> None:
        """Show what is."""
        project = self.session.project
        self.projectLabel.text = project.shown if project else _("No project is open")
        self.projectLabel.toolTip = str(project.folder) if project else ""
        self.badge.text, self.badge.toolTip = self.environment.badge()
        self._showJob(shownJob(self._jobs()))
        self._showLearning()
        self.nextLabel.text = self._nextStep()

    def _jobs(self) -> list[JobEntry]:
        """Jobs that the user has started and waits for: not those that go on by themselves."""
        return [entry for entry in self.session.living() if entry.view.kind not in BACKGROUND]

    def _showLearning(self) -> None:
        self.learnRow.visible = self.session.project is not None
        self._silent = True
        self.learnBox.checked = self.learning.isOn
        self._silent = False
        self.learnLabel.text = self.learnLabel.toolTip = self.learning.words()
        unusable = self.environment.state is ProbeState.UNUSABLE
        setEnabled(self.learnBox, self.environment.reason if unusable and not self.learning.isOn else "")

    def _onLearn(self, isOn: bool) -> None:
        if self._silent:
            return
        try:
            if isOn:
                self.learning.start()
            else:
                self.learning.stop()
        except SSLSegError as error:
            self.refresh()
            self.learnLabel.text = self.learnLabel.toolTip = advice(error, " ")

    def _showJob(self, entry: JobEntry | None) -> None:
        self.jobRow.visible = entry is not None
        if entry is None:
            return
        view = entry.view
        others = len(self._jobs()) - 1
        kind = _KINDS.get(view.kind, view.kind)
        self.jobLabel.text = kind + (_(" (+{count} waiting)").format(count=others) if others else "")
        self.jobLabel.toolTip = inSlicer(view.note) or entry.id
        showProgress(self.progress, view.step, view.total, progressText(entry))
        self.stopButton.enabled = view.state is not JobState.STOPPING

    def _onStop(self, *_arguments) -> None:
        entry = shownJob(self._jobs())
        if entry is None:
            return
        try:
            self.session.stopJob(entry.id)
        except SSLSegError as error:
            self.nextLabel.text = advice(error, " ")


def shownJob(living: Sequence[JobEntry]) -> JobEntry | None:
    """The job that matters most: one that computes before one that waits."""
    waiting = (JobState.QUEUED,)
    return next((entry for entry in living if entry.view.state not in waiting), living[0] if living else None)
