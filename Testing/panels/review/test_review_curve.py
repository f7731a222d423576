"""The step Review: volumes of a case with frames over time, measured in a child process."""

import csv
import json
import time

import numpy as np
import pytest
from fake_runs import FakeRun
from real_cases import SHAPE, addCase, addCine
from reviewed import MODEL

from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import frames_of
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

HEART = LabelSchema((Segment(1, "LV cavity", (200, 40, 40)), Segment(2, "myocardium", (40, 40, 200))))
DEPTHS = (4, 2, 1, 3)  # slices of the cavity in each frame
SLICE_ML = 0.4 * 15 / 10  # 4 × 10 voxels of 1.5 × 1.5 × 6 mm


def heart(depth):
    labels = np.zeros(SHAPE, np.uint8)
    labels[:depth, :4, :10] = 1
    labels[:depth, 4:6, :10] = 2
    return labels


@pytest.fixture
def cine(panel, project, logic, tmp_path):
    """A heart of four frames, each with a predicted mask, and an ordinary case."""
    project.set_schema(HEART)
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    case = addCine(project, tmp_path)
    addCase(project, "MR 01")
    for view, depth in zip(frames_of(case), DEPTHS, strict=True):
        view.prediction_path(MODEL).parent.mkdir(exist_ok=True)
        write_segmentation(view.prediction_path(MODEL), heart(depth), read_volume(view.image_path), HEART)
    logic.session.findJobs()
    logic.session.notify("cases")
    panel.enter()
    return case


@pytest.fixture
def soon(panel, monkeypatch, capsys):
    """The library answers at once, in this process."""

    def ask(_python, *words):
        main([*words, "--json"])
        panel.curve.curves._take(json.loads(capsys.readouterr().out), "")

    monkeypatch.setattr(panel.curve.curves._question, "ask", ask)


def measured(panel, case, number=1):
    """What the box shows once it is measured."""
    panel.list.select(f"{case.id}@{number}")
    wait(panel)
    return panel.curve


def wait(panel):
    limit = time.monotonic() + 60
    while panel.curve.curves.isMeasuring:
        assert time.monotonic() < limit
        panel.session.pollAll()
        time.sleep(0.02)


def names(box):
    chart = box.plot._chart
    return [chart.GetNthPlotSeriesNode(n).GetName() for n in range(chart.GetNumberOfPlotSeriesNodes())]


def test_volumes_over_time_are_drawn_and_the_ejection_fraction_is_told(panel, cine, picture, dialogs, tmp_path):
    box = measured(panel, cine)
    assert names(box) == ["LV cavity", "myocardium", "ED: frame 1", "ES: frame 3"]
    assert "Ejection fraction of 'LV cavity': 75.0 %" in box.label.text
    assert [round(ml, 3) for ml in box.curve.of("LV cavity").values()] == pytest.approx(
        [0.54 * depth for depth in DEPTHS]
    )
    picture(panel.widget, "review-curve", 1100)
    box.smallestButton.click()
    assert panel.list.one.case.id == f"{cine.id}@3" and not box.curves.isMeasuring  # it is known
    dialogs.answer(str(tmp_path / "volumes"))
    box.saveButton.click()
    with open(tmp_path / "volumes.csv", newline="") as file:
        assert [row["time_ms"] for row in csv.DictReader(file)] == ["0", "40", "80", "120"]


def test_it_is_not_shown_for_ordinary_cases_nor_measured_while_it_is_folded(panel, cine):
    panel.curve.widget.collapsed = True
    panel.list.select(f"{cine.id}@2")
    assert panel.curve.widget.visible and not panel.curve.curves.isMeasuring
    panel.table.select([key for key in panel.table.keys if key != cine.id])
    assert not panel.curve.widget.visible
    panel.curve.widget.collapsed = False
    assert not panel.curve.curves.isMeasuring


def test_the_masks_of_the_case_itself_give_the_fraction_of_the_two_ends(panel, soon, cine, project, logic, tmp_path):
    for number, depth in ((1, 3), (4, 2)):
        view, path = frames_of(cine)[number - 1], tmp_path / f"{number}.seg.nrrd"
        write_segmentation(path, heart(depth), read_volume(view.image_path), HEART)
        add_label(project, project.case(view.id), path)
    logic.session.notify("cases")
    panel.curve.masks.currentIndex = 1
    box = measured(panel, cine)
    assert "33.3 %" in box.label.text and "left out: 2 frames (2, 3)" in box.label.text
    panel.table.select([])
    assert not box.widget.visible


def test_where_it_cannot_be_told_it_says_why_and_a_choice_mends_it(panel, soon, cine, project, logic):
    renamed = HEART.renamed({"LV cavity": "blood"})
    for view, depth in zip(frames_of(cine), DEPTHS, strict=True):
        write_segmentation(view.prediction_path(MODEL), heart(depth), read_volume(view.image_path), renamed)
    project.set_schema(renamed)
    logic.session.notify("cases")
    box = measured(panel, cine)
    assert "no structure is the cavity of the left ventricle" in box.label.text and "--" not in box.label.text
    assert not box.largestButton.enabled and box.saveButton.enabled and names(box) == ["blood", "myocardium"]
    box.structure.currentIndex = box.structure.findData("blood")
    box.structure.activated.emit(box.structure.currentIndex)
    assert "75.0 %" in box.label.text and box.largestButton.enabled and len(names(box)) == 4


def test_other_masks_are_measured_anew_and_a_running_prediction_is_awaited(panel, soon, cine, project, logic):
    assert "75.0 %" in measured(panel, cine).label.text
    view = frames_of(cine)[2]
    view.prediction_path(MODEL).unlink()
    request = {"model": f"runs/{MODEL}/model.pt", "cases": [view.id]}
    run = FakeRun(project, "predict", request).status("running", stage="predicting", step=0, total=1)
    logic.session.findJobs()
    logic.session.notify("jobs")
    assert "once all frames are predicted" in panel.curve.label.text and not panel.curve.curves.isMeasuring
    write_segmentation(view.prediction_path(MODEL), heart(2), read_volume(view.image_path), HEART)
    run.status("done")
    for entry in logic.session.living():
        entry.update()
    logic.session.notify("jobs")
    wait(panel)
    assert "50.0 %" in panel.curve.label.text


def test_a_case_without_masks_and_a_broken_answer_are_told(panel, cine, tmp_path):
    for view in frames_of(cine):
        view.prediction_path(MODEL).unlink()
    panel.session.notify("cases")
    assert "None of its frames" in measured(panel, cine).label.text
    panel.curve.curves.python = str(tmp_path / "none")
    write_segmentation(view.prediction_path(MODEL), heart(2), read_volume(view.image_path), HEART)
    panel.session.notify("cases")
    assert "cannot be started" in panel.curve.label.text and not panel.curve.saveButton.enabled
