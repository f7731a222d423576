"""A run of a training as its user sees it: state, progress, curve, preview, what to know, what went wrong."""

from collections.abc import Callable, Sequence

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.paths import inside
from SSLSegmentationLib.jobs.states import JobState

from ..session.JobEntry import JobEntry
from ..text import RunText
from ..text.Hints import advice
from ..text.RunText import progressText
from .Builders import AMBER, RED, narrowChooser, setEnabled, showProgress, textLabel, timer
from .CurvePlot import CurvePlot, Line
from .Panel import Panel

_MESSAGES = 200
_MARGIN_PX = 40


class RunView:
    """The runs of one kind, one of them at a time.

    Args:
        panel: that it is a part of.
        kind: ``pretrain`` or ``finetune``.
        lines: what to draw of a run at a stage, and the title of the y axis.
        notes: what else there is to say of a run.
    """

    def __init__(
        self,
        panel: Panel,
        kind: str,
        lines: Callable[[JobEntry, str | None], tuple[Sequence[Line], str]],
        notes: Callable[[JobEntry], str] = lambda entry: "",
    ) -> None:
        self.panel = panel
        self.session = panel.session
        self.kind = kind
        self._lines = lines
        self._notes = notes
        self._runId = ""
        self._stages: list[str] = []
        self._stage: str | None = None  # chosen by the user; None = the newest
        self._looked = 0  # records searched for stages
        self._told = 0  # events listed
        self._picture: tuple[str, int] = ("", 0)
        self._read = ""  # id of an ended run whose events are all read
        self._reader = timer(0, self._readOn)
        self._reader.setSingleShot(True)
        self._build()

    def _build(self) -> None:
        self.widget = qt.QFrame()
        self.widget.setFrameShape(qt.QFrame.StyledPanel)
        rows = qt.QVBoxLayout(self.widget)
        self.chooser = narrowChooser(_("Which run is shown"))
        self.chooser.activated.connect(self._onRunChosen)
        self.stateLabel = textLabel(selectable=True)
        rows.addWidget(self.chooser)
        rows.addWidget(self.stateLabel)
        rows.addLayout(self._buildProgress())
        self.cautionLabel = textLabel(style=AMBER, selectable=True)
        self.problemLabel = textLabel(style=RED, selectable=True)
        rows.addWidget(self.problemLabel)
        self.reportButton = self.panel.button(
            _("Copy report"),
            self._onReport,
            _("Copy what engineers need to find the fault. It holds settings and file paths, and no image."),
        )
        rows.addWidget(self.reportButton)
        rows.addWidget(self.cautionLabel)
        self.notesLabel = textLabel(selectable=True)
        rows.addWidget(self.notesLabel)
        self.stageChooser = narrowChooser(_("Which part of the training is drawn"))
        self.stageChooser.activated.connect(self._onStageChosen)
        rows.addWidget(self.stageChooser)
        self.plot = CurvePlot()
        rows.addWidget(self.plot.widget)
        self.pictureLabel = qt.QLabel()
        # A picture must not keep the panel from becoming narrower.
        self.pictureLabel.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Fixed)
        self.captionLabel = textLabel(selectable=True)
        rows.addWidget(self.pictureLabel)
        rows.addWidget(self.captionLabel)
        self.messagesButton = ctk.ctkCollapsibleButton()
        self.messagesButton.text = _("What happened")
        inner = qt.QVBoxLayout(self.messagesButton)
        self.messages = qt.QPlainTextEdit()
        self.messages.readOnly = True
        self.messages.maximumBlockCount = _MESSAGES
        self.messages.setFixedHeight(140)
        inner.addWidget(self.messages)
        self.messagesButton.collapsed = True
        rows.addWidget(self.messagesButton)

    def _buildProgress(self) -> "qt.QHBoxLayout":
        row = qt.QHBoxLayout()
        self.progress = qt.QProgressBar()
        self.progress.setTextVisible(True)
        self.stopButton = self.panel.button(_("Stop and keep"), self._onStop)
        self.resumeButton = self.panel.button(
            _("Resume"), self._onResume, _("Go on where it stopped, as if it had never stopped.")
        )
        row.addWidget(self.progress, 1)
        row.addWidget(self.stopButton)
        row.addWidget(self.resumeButton)
        return row

    # ------------------------------------------------------------------ which run
    @property
    def entry(self) -> JobEntry | None:
        """The run that is shown."""
        return self.session.jobs.get(self._runId)

    def follow(self, runId: str) -> None:
        """Show this run."""
        if runId != self._runId:
            self._runId = runId
            self._stages, self._stage, self._looked, self._told, self._read = [], None, 0, 0, ""
            self.messages.clear()
            self.stageChooser.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show what is new."""
        entries = [entry for entry in self.session.jobs.values() if entry.view.kind == self.kind][::-1]
        self.widget.visible = bool(entries)
        if not entries:
            self._runId = ""
            return
        if self.entry is None:
            living = [entry for entry in entries if not entry.view.state.ended]
            self.follow((living[-1] if living else entries[0]).id)
            return
        self._showChoice(entries)
        entry = self.entry
        self._showState(entry)
        self._showCurve(entry)
        self._showPreview(entry)
        self._showMessages(entry)
        if entry.view.state.ended and self._read != entry.id and not self._reader.active:
            self._reader.start()

    def cleanup(self) -> None:
        """The module goes away."""
        self._reader.stop()
        self.plot.cleanup()

    def _readOn(self, *_arguments) -> None:
        """Read what an ended run has logged, piece by piece: nobody else does."""
        entry = self.entry
        if entry is None or not entry.view.state.ended:
            return
        entry.update()
        if not entry.view.events:
            self._read = entry.id
        self.refresh()

    def _showChoice(self, entries: Sequence[JobEntry]) -> None:
        texts = [f"{RunText.runTitle(entry)}: {RunText.STATES[entry.view.state]}" for entry in entries]
        _fill(self.chooser, texts, [entry.id for entry in entries], self._runId)

    def _onRunChosen(self, *_arguments) -> None:
        self.follow(self.chooser.itemData(self.chooser.currentIndex))

    # ------------------------------------------------------------------ what is shown of it
    def _showState(self, entry: JobEntry) -> None:
        view, state = entry.view, entry.view.state
        self.stateLabel.text = RunText.stateText(entry)
        self.progress.visible = not state.ended
        showProgress(self.progress, view.step, view.total, progressText(entry))
        self.stopButton.visible = not state.ended
        stopping = state is JobState.STOPPING
        self.stopButton.text = _("Stop at once") if stopping else _("Stop and keep")
        self.stopButton.toolTip = (
            _("Do not wait for the step to end. What was saved last stays.")
            if stopping
            else _("Finish the step, save, and keep the best so far: it can be used, and the run resumed later.")
        )
        self.resumeButton.visible = state.startable
        self.resumeButton.text = _("Try again") if state is JobState.FAILED else _("Resume")
        setEnabled(self.resumeButton, self.panel.cannotCompute())
        self.cautionLabel.text = "\n".join(RunText.cautions(entry))
        self.cautionLabel.visible = bool(self.cautionLabel.text)
        error = view.error
        self.problemLabel.text = advice(error) if error else ""
        self.problemLabel.visible = self.reportButton.visible = error is not None
        self.notesLabel.text = self._notes(entry)
        self.notesLabel.visible = bool(self.notesLabel.text)

    def _showCurve(self, entry: JobEntry) -> None:
        records = entry.history.records
        known = len(self._stages)
        for record in records[self._looked :]:
            stage = str(record.get("stage", ""))
            if stage not in self._stages:
                self._stages.append(stage)
        self._looked = len(records)
        if len(self._stages) != known:
            texts = [
                _("Part {number}: {name}").format(number=number, name=name)
                for number, name in enumerate(self._stages, 1)
            ]
            _fill(self.stageChooser, texts, self._stages, self._stage or self._stages[-1])
        self.stageChooser.visible = len(self._stages) > 1
        stage = self._stage or (self._stages[-1] if self._stages else None)
        lines, title = self._lines(entry, stage)
        if any(line.history.records for line in lines):
            self.plot.show(lines, _("Training step"), title)
        else:
            self.plot.show((), "", "")
        self.plot.widget.visible = not self.plot.empty

    def _onStageChosen(self, *_arguments) -> None:
        self._stage = self.stageChooser.itemData(self.stageChooser.currentIndex)
        self.refresh()

    def _showPreview(self, entry: JobEntry) -> None:
        event = next((event for event in reversed(entry.events) if event.get("kind") == "preview"), None)
        path = _picturePath(entry, event.get("path")) if event else ""
        width = max(self.widget.width - _MARGIN_PX, 100)
        if (path, width) != self._picture:
            self._picture = (path, width)
            pixmap = qt.QPixmap(path)
            found = bool(path) and not pixmap.isNull()
            self.pictureLabel.visible = self.captionLabel.visible = found
            if found:
                self.pictureLabel.setPixmap(
                    pixmap.scaledToWidth(min(width, pixmap.width()), qt.Qt.SmoothTransformation)
                )
        self.captionLabel.text = RunText.previewText(event) if event else ""

    def _showMessages(self, entry: JobEntry) -> None:
        lines = RunText.toldEvents(entry.events[self._told :])
        self._told = len(entry.events)
        if lines:
            self.messages.appendPlainText("\n".join(lines))
        self.messagesButton.visible = bool(self.messages.blockCount > 1 or self.messages.plainText)

    # ------------------------------------------------------------------ what can be done with it
    def _onStop(self) -> None:
        entry = self.entry
        self.session.stopJob(entry.id, keep=entry.view.state is not JobState.STOPPING)

    def _onResume(self) -> None:
        self._read = ""
        self.panel.logic.resume(self._runId)

    def _onReport(self) -> None:
        slicer.app.clipboard().setText(RunText.report(self.entry, self.panel.logic.environment.report))
        self.panel.say(_("The report is in the clipboard: paste it into a message."))


def _fill(chooser: "qt.QComboBox", texts: Sequence[str], data: Sequence[str], current: str) -> None:
    """Make the entries of a chooser these; what is right already is left alone, so that an open list stays open."""
    same = chooser.count == len(data) and all(chooser.itemData(i) == item for i, item in enumerate(data))
    if not same:
        chooser.clear()
        for text, item in zip(texts, data, strict=True):
            chooser.addItem(text, item)
    for index, text in enumerate(texts):
        if chooser.itemText(index) != text:
            chooser.setItemText(index, text)
    if current in data and chooser.currentIndex != list(data).index(current):
        chooser.currentIndex = list(data).index(current)


def _picturePath(entry: JobEntry, name: object) -> str:
    """Where the picture of an event is; empty if it is not in the run's folder."""
    try:
        return str(inside(entry.job.folder, name, "The preview"))
    except SSLSegError:
        return ""
