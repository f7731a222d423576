"""The step Annotate: what to outline, in which case, and how much of it is complete."""

import html
import time
from collections.abc import Sequence

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.series import whole_id
from SSLSegmentationLib.project.views import has_mask

from ..scene import CaseScene, Views
from ..scene.BackgroundSeed import seedBackground
from ..session.Annotations import Annotations
from ..session.CaseStatus import CaseStatus, Status
from ..session.Drafting import Drafting
from ..session.FrameAnnotations import isOtherFrame
from ..session.NextCases import readAhead
from ..session.ShownSequence import ShownSequence
from ..session.Suggestions import Suggestions
from ..text.FrameText import shownName
from ..text.Hints import inSlicer
from ..widgets.AlikeBox import AlikeBox
from ..widgets.Builders import AMBER, RED, setEnabled, textLabel, timer
from ..widgets.CaseList import CaseList
from ..widgets.CompleteBox import CompleteBox
from ..widgets.DraftBox import DraftBox
from ..widgets.FlatBox import FlatBox
from ..widgets.FrameBox import FrameBox
from ..widgets.Keys import Keys
from ..widgets.Panel import Panel
from ..widgets.Preparation import Preparation
from ..widgets.SchemaEditor import SchemaEditor
from ..widgets.SegmentEditorBox import SegmentEditorBox
from ..widgets.SequenceChooser import SequenceChooser
from ..widgets.StartHere import StartHere

_AUTOSAVE_MS = 60_000


class AnnotatePanel(Panel):
    """Case list, structures, Segment Editor, complete slices; saves by itself."""

    title = _("Annotate")
    events = ("project", "cases", "labels", "case", "suggestions")

    def build(self) -> None:
        """Make the controls."""
        self._visible = False
        self._told = 0
        self._isUnsaved = False  # the disk refused, a minute ago
        self._known: tuple[object, bool, list[CaseStatus]] = (None, False, [])
        self.annotations: Annotations = self.logic.annotations
        rows = self.buildBody()
        self.schemaEditor = SchemaEditor(self, self.changeSchema, self.takeOver)
        rows.addWidget(self.schemaEditor.widget)
        self.suggestions: Suggestions = self.logic.suggestions
        self.startHere = StartHere(self.suggestions, self.onSuggested)
        rows.addWidget(self.startHere.widget)
        self.list = CaseList(self.onCaseChosen)
        rows.addWidget(self.list.widget)
        rows.addLayout(self._buildSteps())
        self.lostLabel = textLabel(style=RED, selectable=True)
        self.remarksLabel = textLabel(style=AMBER, selectable=True)
        rows.addWidget(self.lostLabel)
        rows.addWidget(self.remarksLabel)
        rows.addWidget(self._message)
        self.editor = SegmentEditorBox()
        self.drafting: Drafting = self.logic.drafting
        self.flat = FlatBox(self.annotations, self.acting(self.onFlatSwitched))
        rows.addWidget(self.flat.widget)
        self.frames = FrameBox(self, self.annotations, self.onCaseChosen)
        rows.addWidget(self.frames.widget)
        self.sequence = SequenceChooser(self, ShownSequence(self.annotations))
        rows.addWidget(self.sequence.widget)
        self.draft = DraftBox(self, self.drafting, self.editor.saveForUndo)
        rows.addWidget(self.draft.widget)
        self.alike = AlikeBox(self, self.logic.pointing, self.onCaseChosen)
        rows.addWidget(self.alike.widget)
        rows.addWidget(self.editor.widget)
        self.complete = CompleteBox(self, self.annotations)
        rows.addWidget(self.complete.widget)
        self.layout.addStretch(1)
        # Runs as long as a case is open, also while another module is shown: Slicer may crash there, too.
        self._autosave = timer(_AUTOSAVE_MS, self._onAutosave)
        self._preparing = Preparation(self.editor.prepare, lambda: self._visible and bool(self.session.cases()))
        actions = {"L": self.nextToLookAt, "D": self.draft.useAll}
        actions |= {"J": lambda: self.frames.go(-1), "K": lambda: self.frames.go(1)}
        buttons = {"P": self.previousButton, "N": self.nextButton, "C": self.complete.sliceButton}
        self.keys = Keys(self, actions, buttons)

    def _buildSteps(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.previousButton = self.button(
            _("◀ Previous"), lambda: self.go(-1), _("Save this case, and open the one above. (Key P)")
        )
        self.nextButton = self.button(
            _("Next ▶"), lambda: self.go(1), _("Save this case, and open the one below. (Key N)")
        )
        self.caseLabel = textLabel()
        self.growButton = self.button(
            _("Grow from seeds"),
            self.grow,
            _(
                "Slicer's own effect: fills this volume from what is drawn in it, with all structures and a "
                "background. Once each structure is begun in some slices, it is mostly better here than the draft. "
                "'Apply' of the effect takes what it shows."
            ),
        )
        self.saveButton = self.button(
            _("Save"),
            self.save,
            _("Not needed: what you draw is saved by itself every minute, and whenever you go elsewhere."),
        )
        row.addWidget(self.previousButton)
        row.addWidget(self.nextButton)
        row.addWidget(self.growButton)
        row.addWidget(self.saveButton)
        rows = qt.QVBoxLayout()
        rows.addWidget(self.caseLabel)
        rows.addLayout(row)
        return rows

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        if not self._visible:
            return
        project, away = self.session.project, self.whyNoProject()
        if self.annotations.isOpen and away:  # what is drawn stays in sight
            self._show("problem", away)
            return
        if not self.showBody(away):
            return
        schema = self._schema()
        takeOver = "" if self.annotations.isOpen else _("Open a case first.")
        self.schemaEditor.show(schema, project.folder, takeOver)
        cases = self.session.cases()
        self.flat.refresh(cases)
        flat = self.annotations.flat
        # Files are read only when somebody has told that they changed.
        if cases is not self._known[0] or flat.isWanted is not self._known[1]:
            self._known = (cases, flat.isWanted, [self._status(flat.chosen(case)) for case in cases])
        self.list.show([flat.chosen(case) for case in cases], self._known[2], self._openId)
        if schema is not None:
            self.suggestions.ask()
        self.startHere.show(cases if schema is not None and not flat.isWanted else [], self._openId)
        self._showCase()
        nothing = "" if cases else _("Add volumes first, in the step 'Data'.")
        if not nothing and schema is None:
            nothing = _("Name the structures to outline first, above.")
        setEnabled(self.list.widget, nothing)
        for button, by in ((self.previousButton, -1), (self.nextButton, 1)):
            end = _("There is no case further up.") if by < 0 else _("There is no case further down.")
            setEnabled(button, nothing or ("" if self.list.neighbour(self._openId, by) else end))
        closed = "" if self.annotations.isOpen else _("No case is open.")
        setEnabled(self.saveButton, closed)
        flatOnly = _("On a flat image there is nothing between slices to fill.") if self.annotations.isFlat else ""
        setEnabled(self.growButton, closed or flatOnly)
        self.frames.refresh()
        self.sequence.refresh()
        self.complete.refresh()
        self.draft.refresh()
        self.alike.refresh()

    @property
    def _openId(self) -> str | None:
        return whole_id(self.annotations.case.id) if self.annotations.isOpen else None

    def _showCase(self) -> None:
        isOpen = self.annotations.isOpen
        self.editor.widget.visible = isOpen
        if isOpen:
            saved = time.strftime("%H:%M", time.localtime(self.annotations.savedAt)) if self.annotations.savedAt else ""
            text = f"<b>{html.escape(shownName(self.annotations.case))}</b>"
            self.caseLabel.text = text + (" " + _("saved {time}").format(time=saved) if saved else "")
        else:
            self.caseLabel.text = _("Select a case above.")
        self.remarksLabel.text = inSlicer("\n".join(self.annotations.remarks))
        self.remarksLabel.visible = bool(self.annotations.remarks)
        self.lostLabel.text = "\n".join(self.annotations.rescued)
        self.lostLabel.visible = bool(self.annotations.rescued)

    def _schema(self) -> LabelSchema | None:
        project = self.session.project
        return project.schema if project is not None and project.has_schema else None

    def _status(self, case) -> CaseStatus:
        try:
            return self.session.statuses.of(case)
        except SSLSegError as error:
            self.problem(error)
            return CaseStatus(Status.NOTHING)

    def nextStep(self) -> str:
        """Name structures, then annotate."""
        project = self.session.project
        if project is None:
            return ""
        cases = self.session.cases()
        if not cases:
            return ""
        if not project.has_schema:
            return _("Next: name the structures to outline, with 'Add' (step '{step}').").format(step=self.title)
        if not any(map(has_mask, cases)):
            return _("Next: outline the structures in some slices; 'Start here' says in which (step '{step}').").format(
                step=self.title
            )
        return ""

    # ------------------------------------------------------------------ cases
    def onCaseChosen(self, caseId: str) -> None:
        """The user has selected a case."""
        with self.reporting():
            self._open(caseId)

    def onSuggested(self, caseId: str, slices: Sequence[int]) -> None:
        """The user has chosen a case that is suggested, or a dot of the map; the first slice that is left is shown."""
        with self.reporting():
            self._open(caseId)
            marked = self.annotations.completeSlices()
            left = [index for index in slices if index not in (marked or [])] or list(slices)
            if left:
                Views.showSlice(self.annotations.volumeNode, self.annotations.axis, left[0])
            self.refresh()

    def onFlatSwitched(self) -> None:
        """The user wants to draw on flat images, or on volumes again: the case at hand is opened so."""
        caseId = self._openId
        try:
            if caseId is not None:
                self.editor.clear()
                self._open(caseId)
        except SSLSegError:
            self.annotations.flat.isWanted = self.annotations.isFlat
            raise
        finally:
            self.refresh()

    def nextToLookAt(self) -> None:
        """Key L: the next suggested slice of this case that is not complete, then those in which its draft is in doubt;
        else the first suggested one of the next case."""
        annotations, shown, complete = self.annotations, None, []
        if annotations.isOpen:
            shown = Views.shownSlice(annotations.volumeNode, annotations.axis)
            marked = annotations.completeSlices()
            complete = range(annotations.sliceCount) if marked is None else marked
        found = self.startHere.following(self._openId, shown, complete)
        doubtful = self.drafting.toLookAt(shown)
        if doubtful is not None and (found is None or found[0] != self._openId):
            found = self._openId, doubtful
        if found is None:
            self.say(_("No further slice is suggested."))
        elif found[0] == self._openId:
            Views.showSlice(annotations.volumeNode, annotations.axis, found[1])
        else:
            self.onSuggested(found[0], [found[1]])

    def grow(self) -> None:
        """Let Slicer fill the volume from what is drawn, with a background."""
        annotations = self.annotations
        self.editor.saveForUndo()
        complete, surely = annotations.completeSlices(), self.drafting.surelyBackground
        seedBackground(annotations.segmentationNode, annotations.volumeNode, annotations.axis, complete, surely)
        self.editor.grow()

    def go(self, by: int) -> None:
        """Open the case below or above in the list."""
        caseId = self.list.neighbour(self._openId, by)
        if caseId is not None:
            self._open(caseId)

    def _open(self, caseId: str) -> None:
        before, volumeBefore = self.annotations.case, self.annotations.volumeNode
        if before is None or caseId not in (before.id, self._openId):
            self.editor.clear()
        try:
            self.annotations.open(caseId)
        finally:
            if self.annotations.isOpen:
                self._showInScene(volumeBefore if isOtherFrame(before, self.annotations.case) else None)
            self.refresh()  # also after an error: the selected one is the one that is open
        self._autosave.start()
        self._readAhead()
        self.drafting.ensure()

    def _readAhead(self) -> None:
        below, above = (self.list.neighbour(self._openId, by) for by in (1, -1))
        suggested = self.startHere.following(self._openId, None, range(self.annotations.sliceCount))
        readAhead(self.annotations, [below, suggested and suggested[0], above])

    def _showInScene(self, before: slicer.vtkMRMLScalarVolumeNode | None = None) -> None:
        CaseScene.showOnly(self.annotations.segmentationNode)
        Views.showVolume(self.annotations.volumeNode, before)
        self.editor.show(self.annotations.segmentationNode, self.annotations.volumeNode)
        self.sequence.onOpened()

    # ------------------------------------------------------------------ saving
    def _onAutosave(self, *_arguments) -> None:
        if not self.annotations.isOpen:
            self._autosave.stop()
            return
        try:  # not as after a click: messages that are shown stay, and no dialog opens every minute
            self.annotations.autosave()
        except SSLSegError as error:
            self._isUnsaved = True
            self.problem(error)
            return
        if self._isUnsaved:
            self._isUnsaved = False
            self.say("")

    def save(self) -> None:
        """Save now, and look for overlaps."""
        self.annotations.save()
        self.annotations.check()
        self.refresh()

    # ------------------------------------------------------------------ structures
    def changeSchema(self, schema: LabelSchema) -> None:
        """Save another label schema."""
        self.annotations.setSchema(schema)
        self.drafting.ensure()

    def takeOver(self) -> None:
        """Take names, colours, terminology and segments from the Segment Editor."""
        self.annotations.setSchema(self.annotations.schemaFromEditor())
        self.annotations.check()
        self.refresh()

    # ------------------------------------------------------------------ life
    def enter(self) -> None:
        """The user has opened this step: the case at hand is shown again."""
        self._visible = True
        self.say("")
        wanted = self.session.caseId
        with self.reporting():
            try:
                if not self.whyNoProject() and self._schema() is not None and wanted is not None:
                    self._open(wanted)
            finally:
                self.drafting.ensure()
        self.refresh()
        self.complete.enter()
        self.draft.enter()
        self.alike.enter()
        self.keys.install()
        self._preparing.start()

    def exit(self) -> None:
        """The user has left this step: what was drawn is saved."""
        if not self._visible:
            return
        self.complete.exit()
        self.draft.exit()
        self.alike.exit()
        self.keys.uninstall()
        self.editor.exit()
        with self.reporting():
            self.annotations.save()
        self._visible = False

    def onSceneStartClose(self) -> None:
        """Save before the nodes go."""
        self.editor.onSceneStartClose()
        self._releaseNodes()
        self.annotations.leaving.forget()

    def onSceneEndClose(self) -> None:
        """The scene is empty; the case at hand can be opened again."""
        self.refresh()

    def onSceneEndImport(self) -> None:
        """Another scene was added, maybe with a parameter node of the editor."""
        if self._visible and self.annotations.isOpen:
            self.editor.show(self.annotations.segmentationNode, self.annotations.volumeNode)

    def cleanup(self) -> None:
        """The module goes away."""
        self._autosave.stop()
        self._preparing.stop()
        self.complete.exit()
        self.draft.exit()
        self.alike.exit()
        self.keys.uninstall()
        self.editor.cleanup()
        self._releaseNodes()
        super().cleanup()

    def _releaseNodes(self) -> None:
        self.annotations.releaseNodes()
        if len(self.annotations.rescued) > self._told:
            text = "\n\n".join(self.annotations.rescued[self._told :])
            self._told = len(self.annotations.rescued)
            slicer.util.errorDisplay(text, windowTitle=self.title)
