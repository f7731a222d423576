"""The live curve: what is new is added, what a restart made void goes, long runs stay cheap."""

import time

import pytest
import slicer
from SSLSegmentationPlugin.widgets.CurvePlot import MOST_POINTS, CurvePlot, Line, ThinnedCurve

from SSLSegmentationLib.project.history import MetricHistory


def metrics(first, last, stage="global", step=10, **values):
    return [
        {"kind": "metrics", "stage": stage, "step": at, "loss": 1000.0 / at, **values}
        for at in range(first, last + 1, step)
    ]


@pytest.fixture
def plot(application):
    made = CurvePlot()
    yield made
    made.cleanup()


def points(plot, number=0):
    node = plot._chart.GetNthPlotSeriesNode(number)
    table = node.GetTableNode().GetTable()
    columns = [table.GetColumnByName(name) for name in ("x", "y")]
    return [tuple(column.GetValue(row) for column in columns) for row in range(table.GetNumberOfRows())]


def test_what_comes_in_is_appended(plot):
    history = MetricHistory()
    history.add(metrics(10, 30))
    plot.show([Line("training", history, "loss")], "step", "error")
    assert [x for x, _ in points(plot)] == [10, 20, 30]
    history.add(metrics(40, 50))
    plot.update()
    assert points(plot) == [(at, 1000.0 / at) for at in range(10, 51, 10)]


def test_what_a_restart_made_void_goes(plot):
    history = MetricHistory()
    history.add(metrics(10, 60))
    plot.show([Line("training", history, "loss")], "step", "error")
    history.add([{"kind": "resumed", "stage": "global", "step": 30}, *metrics(40, 70, loss=7.0)])
    plot.update()
    assert [x for x, _ in points(plot)] == [10, 20, 30, 40, 50, 60, 70]
    assert [y for _, y in points(plot)][3:] == [7.0] * 4


def test_a_restart_that_leaves_nothing_empties_the_curve(plot):
    history = MetricHistory()
    history.add(metrics(10, 30))
    plot.show([Line("training", history, "loss")], "step", "error")
    history.add([{"kind": "resumed", "stage": "global", "step": 0}])
    plot.update()
    assert plot._chart.GetNumberOfPlotSeriesNodes() == 0
    assert plot.empty


def test_a_line_is_drawn_from_two_points_on(plot):
    history = MetricHistory()
    history.add(metrics(10, 10))
    plot.show([Line("training", history, "loss")], "step", "error")
    assert plot._chart.GetNumberOfPlotSeriesNodes() == 0
    assert not plot.empty
    history.add(metrics(20, 20))
    plot.update()
    assert [x for x, _ in points(plot)] == [10, 20]


def test_a_line_shows_its_stage_and_its_metric_only(plot):
    history = MetricHistory()
    history.add([*metrics(10, 20), *metrics(10, 30, stage="local", chance_level=3.0)])
    history.add([{"kind": "metrics", "stage": "local", "step": 40, "loss": float("nan")}])
    history.add([{"kind": "metrics", "stage": "local", "step": 40, "loss": None}])
    plot.show([Line("a", history, "loss", "local"), Line("b", history, "chance_level", "local")], "step", "error")
    assert [x for x, _ in points(plot)] == [10, 20, 30]
    assert [y for _, y in points(plot, 1)] == [3.0] * 3


def test_other_lines_replace_those_before(plot):
    first, second = MetricHistory(), MetricHistory()
    first.add(metrics(10, 30))
    second.add(metrics(10, 20))
    plot.show([Line("a", first, "loss"), Line("b", first, "loss")], "step", "error")
    plot.show([Line("c", second, "loss")], "step", "error")
    assert plot._chart.GetNumberOfPlotSeriesNodes() == 1
    assert plot._scene.GetNumberOfNodesByClass("vtkMRMLTableNode") == 1
    assert len(points(plot)) == 2


def test_the_users_scene_is_not_touched_and_closing_it_leaves_the_curve(plot, scene):
    before = scene.GetNumberOfNodes()
    history = MetricHistory()
    history.add(metrics(10, 30))
    plot.show([Line("training", history, "loss")], "step", "error")
    assert slicer.mrmlScene.GetNumberOfNodes() == before
    slicer.mrmlScene.Clear(0)
    history.add(metrics(40, 40))
    plot.update()
    assert len(points(plot)) == 4


def test_nothing_is_made_before_there_is_something_to_draw(application):
    plot = CurvePlot()
    plot.show((), "", "")
    assert plot._view is None
    plot.cleanup()


@pytest.mark.parametrize("count", [1, 7, 999, 1000, 1001, 5003, 64_001])
def test_a_long_curve_is_thinned_and_keeps_its_shape(count):
    curve = ThinnedCurve()
    for at in range(count):
        curve.add(float(at), 2.0 * at)
    assert len(curve.points) <= MOST_POINTS
    assert len(curve.points) >= min(count, MOST_POINTS // 2)
    assert all(y == pytest.approx(2 * x) for x, y in curve.points)
    xs = [x for x, _ in curve.points]
    assert xs == sorted(xs)
    assert xs[-1] > count - 1 - 2 * count / len(xs)


def test_a_tick_costs_little_after_ten_thousand_logged_steps(plot):
    history = MetricHistory()
    history.add(metrics(10, 100_000, chance_level=3.0))
    lines = [Line("training", history, "loss"), Line("guessing", history, "chance_level")]
    plot.show(lines, "step", "error")
    seconds = []
    for tick in range(40):
        history.add(metrics(100_010 + 10 * tick, 100_010 + 10 * tick, chance_level=3.0))
        began = time.process_time()  # of this process: other programs may keep the cores busy
        plot.show(lines, "step", "error")
        seconds.append(time.process_time() - began)
    assert sorted(seconds)[20] < 0.005
