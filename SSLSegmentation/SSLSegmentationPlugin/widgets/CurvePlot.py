"""A live curve in a Slicer plot, fed with the metrics of runs as they come in.

The plot has a scene of its own. So the user's data tree stays as it is, nothing of the plot is saved with his scene,
and closing that leaves the curve alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import qt
import slicer
import vtk

from SSLSegmentationLib.project.history import MetricHistory

#: More points than the plot has pixels only cost time.
MOST_POINTS = 1000
_HEIGHT_PX = 220
_FONT_PT = {"AxisTitle": 11, "AxisLabel": 10, "Legend": 10}


@dataclass(frozen=True)
class Line:
    """What a line of the plot shows.

    Args:
        name: in the legend.
        history: metrics of a run.
        metric: which of them.
        stage: of this stage only; None = of all.
        color: red, green, blue, 0 to 1.
        style: ``line``, ``dashed``, or ``marked`` (with a circle at each point).
    """

    name: str
    history: MetricHistory
    metric: str
    stage: str | None = None
    color: tuple[float, float, float] = (0.12, 0.35, 0.66)
    style: str = "line"


class ThinnedCurve:
    """Points in the order of their coming; once there are too many, two neighbours become their mean, and so on.

    Args:
        most: points that are kept at most.
    """

    def __init__(self, most: int = MOST_POINTS) -> None:
        self.most = most
        self.points: list[tuple[float, float]] = []
        self._merged = 1  # so many records make a point
        self._waiting: list[tuple[float, float]] = []

    def add(self, x: float, y: float) -> bool:
        """Take a point further; returns whether earlier ones have changed."""
        self._waiting.append((x, y))
        if len(self._waiting) < self._merged:
            return False
        self.points.append(_mean(self._waiting))
        self._waiting = []
        if len(self.points) <= self.most:
            return False
        # A last point without a neighbour counts for what it was made of, and waits for the rest.
        self._waiting = self.points[len(self.points) // 2 * 2 :] * self._merged
        self.points = [_mean(self.points[i : i + 2]) for i in range(0, len(self.points) - 1, 2)]
        self._merged *= 2
        return True


class CurvePlot:
    """A plot view in ``widget``; it is made when it is first needed."""

    def __init__(self) -> None:
        self.widget = qt.QWidget()
        self._layout = qt.QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._scene = None
        self._chart = None
        self._view = None
        self._lines: tuple[Line, ...] = ()
        self._drawn: list[_DrawnLine] = []

    def show(self, lines: Sequence[Line], xTitle: str, yTitle: str) -> None:
        """Draw these lines instead of those before; the same ones again cost nothing but what is new of them."""
        if tuple(lines) != self._lines:
            self._make()
            self._clear()
            self._lines = tuple(lines)
            self._chart.SetXAxisTitle(xTitle)
            self._chart.SetYAxisTitle(yTitle)
            self._drawn = [_DrawnLine(self._scene, self._chart, line) for line in lines]
        self.update()

    def update(self) -> None:
        """Take in what is new."""
        changed = [line.update() for line in self._drawn]
        if any(changed):
            self._view.fitToContent()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(line.curve.points for line in self._drawn)

    def cleanup(self) -> None:
        """Let go of all nodes."""
        if self._view is not None:
            self._view.setMRMLScene(None)
            self._view = None
        self._lines, self._drawn, self._chart, self._scene = (), [], None, None

    def _make(self) -> None:
        if self._view is not None:
            return
        self._scene = slicer.vtkMRMLScene()
        self._chart = self._scene.AddNewNodeByClass("vtkMRMLPlotChartNode")
        self._chart.SetTitleVisibility(False)
        for what, size in _FONT_PT.items():
            getattr(self._chart, f"Set{what}FontSize")(size)
        self._chart.SetEnablePointMoveAlongX(False)
        self._chart.SetEnablePointMoveAlongY(False)
        viewNode = self._scene.AddNewNodeByClass("vtkMRMLPlotViewNode")
        self._view = slicer.qMRMLPlotView()
        self._view.setMinimumHeight(_HEIGHT_PX)
        self._view.setMRMLScene(self._scene)
        self._view.setMRMLPlotViewNode(viewNode)
        viewNode.SetPlotChartNodeID(self._chart.GetID())
        self._layout.addWidget(self._view)

    def _clear(self) -> None:
        for line in self._drawn:
            line.remove(self._scene)
        self._drawn = []


class _DrawnLine:
    """A line, its table and its series. Each has a table of its own: columns of one table are of one length."""

    def __init__(self, scene, chart, line: Line) -> None:
        self.line = line
        self.curve = ThinnedCurve()
        self._taken = 0
        self._last: object = None
        self._x, self._y = vtk.vtkDoubleArray(), vtk.vtkDoubleArray()
        self._x.SetName("x")
        self._y.SetName("y")
        self._table = scene.AddNewNodeByClass("vtkMRMLTableNode", line.name)
        self._table.AddColumn(self._x)
        self._table.AddColumn(self._y)
        self._series = scene.AddNewNodeByClass("vtkMRMLPlotSeriesNode", line.name)
        self._series.SetAndObserveTableNodeID(self._table.GetID())
        self._series.SetPlotType(self._series.PlotTypeScatter)
        self._series.SetXColumnName("x")
        self._series.SetYColumnName("y")
        self._series.SetColor(*line.color)
        self._series.SetLineStyle(self._series.LineStyleDash if line.style == "dashed" else self._series.LineStyleSolid)
        marked = line.style == "marked"
        self._series.SetMarkerStyle(self._series.MarkerStyleCircle if marked else self._series.MarkerStyleNone)
        self._chart, self._shown = chart, False

    def update(self) -> bool:
        """Take in what is new; returns whether there was anything."""
        records, line = self.line.history.records, self.line
        # Records that a restart has made void are taken out of the list: then all is drawn anew.
        anew = self._taken and (len(records) < self._taken or records[self._taken - 1] is not self._last)
        if anew:
            self.curve, self._taken = ThinnedCurve(), 0
        if len(records) == self._taken and not anew:
            return False
        known = len(self.curve.points)
        for record in records[self._taken :]:
            value = record.get(line.metric)
            here = line.stage is None or record.get("stage") == line.stage
            if here and isinstance(value, (int, float)) and math.isfinite(value):
                anew = self.curve.add(float(record["step"]), float(value)) or anew
        self._taken, self._last = len(records), records[-1] if records else None
        if len(self.curve.points) == known and not anew:
            return False
        if anew:
            known = 0
            self._x.Reset()
            self._y.Reset()
        for x, y in self.curve.points[known:]:
            self._x.InsertNextValue(x)
            self._y.InsertNextValue(y)
        self._table.GetTable().Modified()
        self._show(len(self.curve.points) > 1)  # a line of one point is an error to VTK
        return True

    def _show(self, shown: bool) -> None:
        if shown != self._shown:
            change = self._chart.AddAndObservePlotSeriesNodeID if shown else self._chart.RemovePlotSeriesNodeID
            change(self._series.GetID())
            self._shown = shown

    def remove(self, scene) -> None:
        """Take it out of the plot."""
        self._show(False)
        scene.RemoveNode(self._series)
        scene.RemoveNode(self._table)


def _mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    count = len(points)
    return sum(x for x, _ in points) / count, sum(y for _, y in points) / count
