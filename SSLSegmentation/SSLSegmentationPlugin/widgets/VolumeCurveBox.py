"""The volumes of a case's structures over its frames: a plot, the ejection fraction in words, a table to save."""

from collections.abc import Callable
from pathlib import Path

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.storage import write_text
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.heart import Ejection
from SSLSegmentationLib.project.history import MetricHistory
from SSLSegmentationLib.project.series import frame_id
from SSLSegmentationLib.project.volume_curve import VolumeCurve, missing_in_words

from ..session.VolumeCurves import VolumeCurves, masksOf
from ..text.Hints import advice, inSlicer
from .Builders import bodyOf, fileFilter, narrowChooser, setEnabled, textLabel
from .CurvePlot import CurvePlot, Line
from .Panel import Panel

_GREY = (0.35, 0.35, 0.35)
_PREDICTED, _OWN = "predicted", "own"


class VolumeCurveBox:
    """A section that folds; not shown for cases without frames. Measures only while it is open.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        python: the Python that Slicer brings.
        onFrame: called with the id of a frame that the user wants to see.
    """

    def __init__(self, panel: Panel, python: str, onFrame: Callable[[str], None]) -> None:
        self.panel = panel
        self._onFrame = onFrame
        self._case: Case | None = None
        self._model, self._isComing = "", False
        self._drawn: object = None
        self.curves = VolumeCurves(panel.session, python, self._look)
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Volumes over time")
        self.widget.contentsCollapsed.connect(self._onChanged)
        rows = bodyOf(self.widget)
        form = qt.QFormLayout()
        self.masks = narrowChooser(_("Whose masks are measured"))
        self.masks.addItem(_("predicted by the model"), _PREDICTED)
        self.masks.addItem(_("of the case itself: drawn, accepted, imported"), _OWN)
        self.masks.activated.connect(self._onChanged)
        form.addRow(_("Masks:"), self.masks)
        self.structure = narrowChooser(_("The cavity of the left ventricle, for the ejection fraction"))
        self.structure.activated.connect(self._onChanged)
        form.addRow(_("Left ventricle:"), self.structure)
        rows.addLayout(form)
        self.plot = CurvePlot()
        rows.addWidget(self.plot.widget)
        self.label = textLabel(selectable=True)
        rows.addWidget(self.label)
        row = qt.QHBoxLayout()
        look = _("See this frame with its mask: the fraction is as good as the masks at both ends.")
        self.largestButton = panel.button(_("Show end-diastole"), lambda: self._showEnd("end_diastole"), look)
        self.smallestButton = panel.button(_("Show end-systole"), lambda: self._showEnd("end_systole"), look)
        self.saveButton = panel.button(
            _("Save as table …"), self.save, _("A row for each frame: its time, and ml of each structure (.csv).")
        )
        for button in (self.largestButton, self.smallestButton, self.saveButton):
            row.addWidget(button)
        rows.addLayout(row)

    def show(self, case: Case | None, model: str, isComing: bool) -> None:
        """Show the curve of a case.

        Args:
            case: whole; None, or one without frames: nothing is shown.
            model: whose predicted masks can be measured.
            isComing: whether this model is predicting, so that further masks may come.
        """
        self._case = case if case is not None and case.series is not None else None
        self._model, self._isComing = model, isComing
        self.widget.visible = self._case is not None
        self._look()

    def cleanup(self) -> None:
        """The module goes away."""
        self.curves.forget()
        self.plot.cleanup()

    @property
    def curve(self) -> VolumeCurve | None:
        """What is shown."""
        return self.curves.curve

    @property
    def ejection(self) -> Ejection | None:
        """What the ventricle ejects; None if that cannot be told."""
        try:
            return self.curve and self.curve.ejection(self._wish)
        except SSLSegError:
            return None

    @property
    def _wish(self) -> str | None:
        return self.structure.itemData(self.structure.currentIndex) or None

    # ------------------------------------------------------------------ what is shown
    def _onChanged(self, *_arguments) -> None:
        self._look()

    def _look(self) -> None:
        """Show what is known, and ask for what is not."""
        case = self._case
        if case is None or self.widget.collapsed:
            self.curves.forget()
            return
        model = self._model if self.masks.itemData(self.masks.currentIndex) == _PREDICTED else None
        if model and self._isComing and len(masksOf(case, model)) < len(case.series.frames):
            self.curves.forget()
            self._draw(None, _("Measured once all frames are predicted."))
            return
        self.curves.measure(case, model)
        problem = _("Measuring …") if self.curves.isMeasuring else inSlicer(self.curves.problem)
        self._draw(self.curve, problem)

    def _draw(self, curve: VolumeCurve | None, problem: str) -> None:
        self._offer(curve)
        found = self.ejection
        shown = curve, found, problem
        if shown == self._drawn:
            return
        self._drawn = shown
        lines = [] if curve is None else _lines(curve, found)
        self.plot.widget.visible = bool(lines)
        if lines:
            xTitle = _("Time (ms)") if curve.has_times else _("Frame")
            self.plot.show(lines, xTitle, _("Volume (ml)"))
        self.label.text = problem if curve is None else self._words(curve)
        unknown = problem or ("" if found else self._whyNone(curve))
        setEnabled(self.largestButton, unknown)
        setEnabled(self.smallestButton, unknown)
        setEnabled(self.saveButton, problem if curve is None else "")

    def _offer(self, curve: VolumeCurve | None) -> None:
        """Offer the structures of the masks; what was chosen stays, as long as there is one of this name."""
        names = [] if curve is None else [segment.name for segment in curve.schema.segments]
        if curve is None or names == [self.structure.itemData(row) for row in range(1, self.structure.count)]:
            return
        wish = self._wish
        self.structure.clear()
        self.structure.addItem(_("as its name or terminology says"), "")
        for name in names:
            self.structure.addItem(name, name)
        self.structure.currentIndex = max(self.structure.findData(wish or ""), 0)

    def _words(self, curve: VolumeCurve) -> str:
        found = self.ejection
        said = f"{found}" if found else self._whyNone(curve)
        return "\n".join(text for text in (said, inSlicer(missing_in_words(curve.missing))) if text)

    def _whyNone(self, curve: VolumeCurve) -> str:
        try:
            curve.ejection(self._wish)
        except SSLSegError as error:
            return advice(error, " ")
        return ""

    # ------------------------------------------------------------------ what is done
    def _showEnd(self, end: str) -> None:
        self._onFrame(frame_id(self._case.id, getattr(self.ejection, end)))

    def save(self) -> None:
        """Ask where to, and write the table."""
        curve = self.curve
        whose = self._model if self.masks.itemData(self.masks.currentIndex) == _PREDICTED else "reference"
        path = qt.QFileDialog.getSaveFileName(
            slicer.util.mainWindow(),
            _("Volumes of '{name}'").format(name=self._case.name),
            f"{curve.case}-{whose}.csv",
            fileFilter(_("Tables"), (".csv",)),
        )
        if path:
            target = Path(path) if Path(path).suffix else Path(path).with_suffix(".csv")
            write_text(target, curve.to_csv())
            self.panel.say(_("Saved: {path}").format(path=target))


def _lines(curve: VolumeCurve, found: Ejection | None) -> list[Line]:
    """A line for each structure, in its colour, and one down from each end of the beat; none of a single frame."""
    places = {frame.number: place for frame, place in zip(curve.frames, curve.places, strict=True)}
    if len(curve.frames) - len(curve.missing) < 2:
        return []
    lines = []
    for segment in curve.schema.segments:
        points = [(places[number], ml) for number, ml in curve.of(segment.name).items()]
        color = tuple(part / 255 for part in segment.color)
        lines.append(Line(segment.name, _history(points), "ml", None, color, "marked"))
    if found is not None:
        ends = (
            (_("ED: frame {number}"), found.end_diastole, found.largest_ml),
            (_("ES: frame {number}"), found.end_systole, found.smallest_ml),
        )
        for words, number, ml in ends:
            down = [(places[number], 0.0), (places[number], ml)]
            lines.append(Line(words.format(number=number), _history(down), "ml", None, _GREY, "dashed"))
    return lines


def _history(points: list[tuple[float, float]]) -> MetricHistory:
    history = MetricHistory()
    history.add({"kind": "metrics", "step": place, "ml": ml} for place, ml in sorted(points))
    return history
