"""Draws a plot chart of the real scene, coarsely: its lines, their names, the ranges of the axes and their titles."""

from __future__ import annotations

from typing import Any

import slicer
from PySide6 import QtCore, QtGui

_MARGINS = (52, 10, 12, 34)


def series_of(chart: Any) -> list[tuple[str, list[tuple[float, float]], Any]]:
    """Name, points and node of each series that has points, from the columns that it names."""
    found = []
    for number in range(chart.GetNumberOfPlotSeriesNodes()):
        node = chart.GetNthPlotSeriesNode(number)
        table = node.GetTableNode().GetTable()
        x, y = (table.GetColumnByName(name) for name in (node.GetXColumnName(), node.GetYColumnName()))
        points = [(x.GetValue(i), y.GetValue(i)) for i in range(table.GetNumberOfRows())]
        if points:
            found.append((node.GetName(), points, node))
    return found


def draw(painter: QtGui.QPainter, area: QtCore.QRect, chart: Any) -> None:
    """Draw a chart into an area."""
    left, top, right, bottom = _MARGINS
    inner = area.adjusted(left, top, -right, -bottom)
    painter.fillRect(area, QtGui.QColor(255, 253, 246))
    painter.setPen(QtGui.QColor(120, 120, 120))
    painter.drawRect(inner)
    series = series_of(chart)
    if not series:
        return
    xs, ys = ([point[axis] for _, points, _ in series for point in points] for axis in (0, 1))
    low, high = (min(xs), min(ys)), (max(xs), max(ys))

    def place(point: tuple[float, float]) -> QtCore.QPointF:
        parts = [(value - a) / ((b - a) or 1.0) for value, a, b in zip(point, low, high, strict=True)]
        return QtCore.QPointF(inner.left() + parts[0] * inner.width(), inner.bottom() - parts[1] * inner.height())

    painter.setPen(QtGui.QColor(40, 40, 40))
    for value, position in ((high[1], inner.top() + 8), (low[1], inner.bottom())):
        painter.drawText(4, int(position), f"{value:.3g}")
    painter.drawText(inner.left(), inner.bottom() + 14, f"{low[0]:.0f}")
    painter.drawText(inner.right() - 30, inner.bottom() + 14, f"{high[0]:.0f}")
    painter.drawText(inner.left() + 60, inner.bottom() + 26, f"{chart.GetXAxisTitle()}  |  {chart.GetYAxisTitle()}")
    for number, (name, points, node) in enumerate(series):
        color = QtGui.QColor.fromRgbF(*node.GetColor())
        dashed = node.GetLineStyle() == slicer.vtkMRMLPlotSeriesNode.LineStyleDash
        painter.setPen(QtGui.QPen(color, 2, QtCore.Qt.DashLine if dashed else QtCore.Qt.SolidLine))
        painter.drawPolyline(QtGui.QPolygonF([place(point) for point in points]))
        if node.GetMarkerStyle() != slicer.vtkMRMLPlotSeriesNode.MarkerStyleNone:
            for point in points:
                painter.drawEllipse(place(point), 3, 3)
        painter.drawText(inner.right() - 100, inner.top() + 16 + 14 * number, name)
