"""The step Predict and review: masks for many cases, looked at one by one, the least certain first."""

import html

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.models import ModelEntry

from ..scene import Views
from ..session.Review import Review, Verdict
from ..session.Reviews import Reviews
from ..text.FrameText import shownName
from ..widgets.Builders import AMBER, narrowChooser, setEnabled, textLabel, timer
from ..widgets.CompareBox import CompareBox
from ..widgets.DecisionRow import DecisionRow
from ..widgets.FramesButton import FramesButton
from ..widgets.HandOnBox import HandOnBox
from ..widgets.Keys import Keys
from ..widgets.ModelTable import title
from ..widgets.Panel import Panel
from ..widgets.ReviewTable import remarksText, sureText
from ..widgets.RoleChooser import RoleChooser
from ..widgets.RunView import RunView
from ..widgets.SurfaceButton import SurfaceButton
from ..widgets.VolumeCurveBox import VolumeCurveBox
from ..widgets.WorkList import WorkList

_MEASURE_MS = 20


class ReviewPanel(Panel):
    """Model, prediction runs, worklist, decisions."""

    title = _("Review")
    events = ("project", "cases", "labels", "jobs", "environment", "models")

    def build(self) -> None:
        """Make the controls."""
        self._visible = False
        self._models: list[ModelEntry] = []
        self._unmeasurable: set[tuple[str, str]] = set()
        self._shownId: str | None = None
        self.reviews: Reviews = self.logic.reviews
        rows = self.buildBody()
        rows.addLayout(self._buildPredict())
        self.run = RunView(self, "predict", lambda entry, stage: ((), ""))
        rows.addWidget(self.run.widget)
        self.suggestionLabel = textLabel()
        self.suggestionButton = self.button(
            _("Annotate it"),
            self.annotateSuggested,
            _("What the model does worst teaches it most. Its mask is the draft to begin with."),
        )
        row = qt.QHBoxLayout()
        row.addWidget(self.suggestionLabel, 1)
        row.addWidget(self.suggestionButton)
        rows.addLayout(row)
        self.list = WorkList(self.reviews, self.onSelected)
        self.table = self.list.table
        rows.addWidget(self.list.widget)
        self.detailLabel = textLabel(style=AMBER)
        rows.addWidget(self.detailLabel)
        self.decisions = DecisionRow(self, self.reviews, self.list)
        self.frames = FramesButton(self, self.reviews)
        self.surface = SurfaceButton(self, self.reviews)
        for more in (self.surface, self.frames):
            self.decisions.more.addWidget(more.button)
        self.decisions.more.addStretch(1)
        rows.addWidget(self.decisions.widget)
        self.compare = CompareBox(self, self.reviews, self.list)
        rows.addWidget(self.compare.widget)
        self.curve = VolumeCurveBox(self, self.logic.dataImport.python, self.showFrame)
        rows.addWidget(self.curve.widget)
        self.handOn = HandOnBox(self, self.list)
        rows.addWidget(self.handOn.widget)
        form = qt.QFormLayout()
        self.role = RoleChooser(self.logic.annotations)
        form.addRow(_("Accepted masks are used for:"), self.role.widget)
        rows.addLayout(form)
        rows.addWidget(self._message)
        self.layout.addStretch(1)
        # Part after part, with the window alive between them. Runs only while there is something to read or measure.
        self._measuring = timer(_MEASURE_MS, self._goOnReading)
        row = self.decisions
        actions = {"P": lambda: self.goCase(-1), "N": lambda: self.goCase(1), "L": self.nextToLookAt}
        actions |= {"J": lambda: self.list.go(-1), "K": lambda: self.list.go(1)}
        buttons = {"A": row.acceptButton, "E": row.editButton, "X": row.rejectButton, "Z": row.undoButton}
        self.keys = Keys(self, actions, buttons)

    def _buildPredict(self) -> "qt.QLayout":
        form = qt.QFormLayout()
        self.modelChooser = narrowChooser(_("The model that segments, and whose masks are listed below."))
        self.modelChooser.activated.connect(self._onModelChosen)
        form.addRow(_("Model:"), self.modelChooser)
        self.flipsBox = qt.QCheckBox(_("Look at mirrored images, too"))
        self.flipsBox.toolTip = _("Averages over four mirrorings: often a little better, takes four times as long.")
        form.addRow("", self.flipsBox)
        self.keepPartsBox = qt.QCheckBox(_("Keep all parts"))
        self.keepPartsBox.toolTip = _(
            "Leaves masks as the network makes them. Otherwise, of a structure that is one piece in labelled cases, "
            "only the largest part is kept, and small holes are filled; the model's card says of which."
        )
        form.addRow("", self.keepPartsBox)
        predict = qt.QVBoxLayout()  # side by side they need more width than the panel has
        self.allButton = self.button(
            _("Predict all unlabelled"),
            self.predictAll,
            _("Runs in the background. Masks come in one by one, and can be reviewed meanwhile."),
        )
        self.selectedButton = self.button(
            _("Predict selected"),
            self.predictSelected,
            _("Only the cases that are selected in the list below; of one with frames, all of them."),
        )
        predict.addWidget(self.allButton)
        predict.addWidget(self.selectedButton)
        form.addRow(predict)
        return form

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        if not self._visible:
            return
        self._models = self.reviews.models()
        self._showModels()
        if not self.showBody(self._whyNothing()):
            return
        self._showList()
        self.run.refresh()
        self.role.refresh()
        self._showSuggestion()
        self._showSelected()
        if self.reviews.left or self._toMeasure() is not None:
            self._measuring.start()

    def _showList(self) -> None:
        try:
            self.list.show(self.model.name)
        except SSLSegError as error:
            self.problem(error)

    @property
    def model(self) -> ModelEntry | None:
        """The chosen model."""
        name = self.modelChooser.itemData(self.modelChooser.currentIndex)
        return next((entry for entry in self._models if entry.name == name), None)

    def _whyNothing(self) -> str:
        if away := self.whyNoProject():
            return away
        if not self._models:
            return _("There is no model yet: make one in the step 'Finetune', or import one in the step 'Models'.")
        if not self.session.project.has_schema:
            return _("Nobody has said yet what to outline: name the structures in the step 'Annotate'.")
        return ""

    def _showModels(self) -> None:
        names = [entry.name for entry in self._models]
        shown = [self.modelChooser.itemData(index) for index in range(self.modelChooser.count)]
        if names != shown:
            kept = self.modelChooser.itemData(self.modelChooser.currentIndex)
            self.modelChooser.clear()
            for entry in self._models:
                self.modelChooser.addItem(" – ".join(title(entry)[0].split("\n")), entry.name)
            # A model that has come is the newest; who looks through the masks of another goes on with that.
            self.modelChooser.currentIndex = names.index(kept) if kept in names and self._shownId else 0

    def _showSuggestion(self) -> None:
        best = self.reviews.suggestion(self.model.name)
        self.suggestionLabel.visible = self.suggestionButton.visible = best is not None
        if best is not None:
            sure = _("empty mask") if best.sure is None else _("{sure} sure").format(sure=sureText(best))
            text = _("To annotate next: <b>{name}</b> ({sure})")
            self.suggestionLabel.text = text.format(name=html.escape(shownName(best.case)), sure=sure)

    def _showSelected(self) -> None:
        selected, one = self.table.selected(), self.list.one
        lines = [remarksText(one)] if one else []
        if one and one.case.label is not None and one.verdict in (Verdict.WAITING, Verdict.REJECTED, Verdict.CHECKED):
            lines.insert(0, _("This case has a mask already; accepting this one would replace it."))
        self.detailLabel.text = "\n".join(line for line in lines if line)
        self.detailLabel.visible = bool(self.detailLabel.text)
        unlabelled = self._unlabelled()
        cannot = self.cannotCompute()
        self.allButton.text = _("Predict all unlabelled ({count})").format(count=len(unlabelled))
        setEnabled(self.allButton, cannot or ("" if unlabelled else _("Every case has a mask or is being annotated.")))
        self.selectedButton.text = _("Predict selected ({count})").format(count=len(selected))
        setEnabled(self.selectedButton, cannot or ("" if selected else _("Select cases in the list first.")))
        self.decisions.refresh()
        self.surface.refresh()
        self.compare.refresh()
        case = self.list.case
        self.frames.show(case, self.model.name)
        isComing = self.reviews.isPredicting(self.model.name)
        self.handOn.show(self.model.name)
        self.curve.show(None if case is None else case.case, self.model.name, isComing)

    def _unlabelled(self) -> list[str]:
        return self.reviews.unlabelled(self.model.name)

    def nextStep(self) -> str:
        """Review what has come, or predict."""
        if self.session.project is None or not self.session.project.has_schema:
            return ""
        models = self.reviews.models()
        if not models:
            return ""
        reviews = self.reviews.ofModel(models[0].name)
        waiting = [one for one in reviews if one.verdict is Verdict.WAITING]
        if waiting and self.reviews.left:
            return _("Next: look at the predicted masks (step '{step}').").format(step=self.title)
        if waiting:
            masks = counted(len(waiting), _("predicted mask"), _("predicted masks"))
            return _("Next: look at {masks} (step '{step}').").format(masks=masks, step=self.title)
        isAsked = any(entry.view.kind == "predict" for entry in self.session.living())
        isLeft = any(one.verdict is Verdict.NONE and one.case.label is None for one in reviews)
        if isLeft and not isAsked and not self.cannotCompute():
            text = _("Next: have your model segment the other cases, with 'Predict all unlabelled' (step '{step}').")
            return text.format(step=self.title)
        return ""

    # ------------------------------------------------------------------ figures
    def _toMeasure(self) -> Review | None:
        for one in self.reviews.ofModel(self.model.name) if self.model else ():
            if one.path is not None and one.figures is None and (one.case.id, one.path.name) not in self._unmeasurable:
                return one
        return None

    def _goOnReading(self, *_arguments) -> None:
        if not self._visible or self.emptyLabel.text:
            self._measuring.stop()
            return
        if self.reviews.left:
            self._readOn()
        elif not self._measureOne():
            self._measuring.stop()
            self.refresh()
            return
        self._showList()
        self._showSelected()

    def _readOn(self) -> None:
        try:
            self.reviews.readOn(self.model.name)
        except SSLSegError as error:
            self._measuring.stop()
            self.problem(error)

    def _measureOne(self) -> bool:
        """Compute the figures of the next mask that has none; returns whether there was one."""
        one = self._toMeasure()
        if one is None:
            return False
        try:
            self.reviews.measure(one)
        except SSLSegError as error:
            self._unmeasurable.add((one.case.id, one.path.name))
            self.problem(error)
        return True

    # ------------------------------------------------------------------ what is done
    def _onModelChosen(self, *_arguments) -> None:
        self._shownId = None
        self.refresh()

    def predictAll(self) -> None:
        """Start a prediction of all cases without a mask."""
        self._predict(self._unlabelled())

    def predictSelected(self) -> None:
        """Start a prediction of the selected cases."""
        self._predict([one.case.id for one in self.table.selectedCases()])

    def _predict(self, caseIds: list[str]) -> None:
        started = self.logic.predict(self.model.path, caseIds, self.flipsBox.checked, self.keepPartsBox.checked)
        self.run.follow(started.id)

    def onSelected(self) -> None:
        """Another mask is selected: a single one is shown."""
        one = self.list.one
        if one is not None and one.path is not None:
            with self.reporting():
                self._load(one)
                self.compare.follow()
            if self.reviews.recheck(one):
                self.refresh()
        self._showSelected()

    def _load(self, review: Review) -> None:
        _node, _volumeNode, warnings = self.reviews.show(review, Views.showVolume)
        self._shownId = review.case.id
        self.reviews.readAhead(self.list.near())
        if warnings:
            self.warn("\n".join(warnings))

    def showFrame(self, frameId: str) -> None:
        """See a frame of the case at hand."""
        self.list.select(frameId)

    def goCase(self, by: int) -> None:
        """Look at the case so many rows below (or above) the one that is selected."""
        case = self.list.case
        found = self.table.neighbour(case and case.case.id, by)
        if found is not None:
            self.table.select([found])
        else:
            self.say(_("There is no case further up.") if by < 0 else _("There is no case further down."))

    def nextToLookAt(self) -> None:
        """Key L: see the slice of this mask that needs a look next."""
        one = self.list.one
        if one is None:
            self.say(_("Select one case in the list first."))
        elif one.lookAt is None:
            self.say(_("Which slices need a look is not known of this mask. Predicted again, it may be."))
        elif found := self.reviews.nextToLookAt(one):
            number, place, count = found
            text = _("Slice {number}: {place} of {count} that need a look, the most doubtful first.")
            self.say(text.format(number=number, place=place, count=count))
        else:
            self.say(_("No slice of this mask stands out: look at it as a whole."))

    def annotateSuggested(self) -> None:
        """Correct the mask that the model is least sure of."""
        self.decisions.correct(self.reviews.suggestion(self.model.name))

    # ------------------------------------------------------------------ life
    def enter(self) -> None:
        """The user has opened this step."""
        self._visible = True
        self.logic.environment.ensureProbed()
        super().enter()
        self.keys.install()
        if not self.emptyLabel.text and self.list.one is not None:
            self.onSelected()  # Annotate has shown something else meanwhile

    def exit(self) -> None:
        """The user has left this step."""
        self._visible = False
        self.keys.uninstall()
        self.compare.end()
        self.frames.stop()
        self._measuring.stop()

    def onSceneStartClose(self) -> None:
        """The scene's nodes go."""
        self.frames.stop()
        self.compare.sceneCloses()
        self.reviews.sceneCloses()

    def cleanup(self) -> None:
        """The module goes away."""
        self.keys.uninstall()
        self.compare.cleanup()
        self.frames.stop()
        self._measuring.stop()
        self.curve.cleanup()
        self.handOn.cleanup()
        super().cleanup()
        self.run.cleanup()
