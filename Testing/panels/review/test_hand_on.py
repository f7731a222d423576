"""The step Review hands masks on as DICOM, in the Python that computes."""

import time

import pytest
import qt
from real_cases import blob
from reviewed import MODEL, tell
from SSLSegmentationPlugin.session.MaskTransfer import folderOfSeries

from SSLSegmentationLib.project.records import DicomRecord

LIMIT_SECONDS = 30
SERIES = DicomRecord("1.2", "1.2.3", "1.2.4")


@pytest.fixture
def cases(panel, study, run, logic):
    """The first two came from DICOM; the first has a predicted mask, the second has that and one of its own."""
    made = study.cases()
    for case in made[:2]:
        case.source, case.dicom = "dicom", SERIES
        case.save()
    for case in made[2:]:
        case.source = "file"
        case.save()
    panel.enter()
    for case in made[:3]:
        tell(logic, run, case, blob(), 0.9)
    panel.table.select([made[1].id])
    panel.decisions.acceptButton.click()
    logic.session.notify("cases")
    return study.cases()


def test_only_projects_with_dicom_have_it(panel, study, run, logic):
    for case in study.cases():
        case.source = "file"
        case.save()
    panel.enter()
    assert not panel.handOn.widget.visible


def test_what_cannot_be_written_is_grey_and_says_why(panel, cases, logic, picture):
    masks, predictions = (button.button for button in panel.handOn.buttons.values())
    panel.table.select([cases[0].id])
    assert panel.handOn.widget.visible and predictions.enabled
    assert not masks.enabled and "no mask of its own" in masks.toolTip
    panel.table.select([cases[1].id])
    assert masks.enabled and predictions.enabled
    picture(panel.widget, "review-hand-on", 900)
    panel.table.select([cases[2].id])
    assert not predictions.enabled and "was not added from DICOM" in predictions.toolTip
    logic.environment.report = {"optional": {"highdicom": "highdicom>=0.27"}}
    panel.table.select([cases[1].id])
    (entry,) = masks.menu().actions()
    assert masks.enabled and not entry.enabled and '-m pip install "highdicom>=0.27"' in entry.toolTip


def test_masks_go_where_the_user_says(panel, cases, logic, python, asked, dialogs, study):
    content = {"folder": "/data/seg", "written": {cases[0].id: "a.dcm"}, "notes": ["'liver' is written as 'Tissue'."]}
    refused = {"case": "b", "sentence": "No DICOM series lies where 'b' does.", "hint": "Name its folder."}
    qt.QSettings().setValue("SSLSegmentation/interpreter", python({**content, "refused": [refused]}))
    panel.table.select([cases[0].id, cases[1].id, cases[2].id])
    dialogs.answer("", "/data/series", "", "/data/series", "/data/seg")
    _, predictions = (button.button.menu().actions()[0] for button in panel.handOn.buttons.values())
    predictions.trigger()
    predictions.trigger()
    assert not panel.handOn.transfer.running  # no folder was named
    predictions.trigger()
    assert panel.handOn.stopButton.visible and "Wait" in panel.handOn.buttons[True].button.toolTip
    limit = time.monotonic() + LIMIT_SECONDS
    while panel.handOn.transfer.running:
        assert time.monotonic() < limit
        logic.session.pollAll()
        time.sleep(0.01)
    where = ["export", str(study.folder), "--format", "dicom-seg", "--output", "/data/seg", "--dicom", "/data/series"]
    ids = sorted([cases[0].id, cases[1].id])
    said = asked()[2:]
    assert said[:8] == where and sorted(said[9:11]) == ids and said[11:] == ["--model", MODEL, "--json", "--attended"]
    assert panel._message.text.splitlines() == [
        "Masks written: 1, to /data/seg.",
        "No DICOM series lies where 'b' does. Name its folder.",
        "'liver' is written as 'Tissue'.",
    ]


def test_slicers_database_knows_where_a_series_lies(cases, monkeypatch):
    class Database:
        isOpen = True

        def filesForSeries(self, series):
            return ["/db/1/a.dcm"] if series == SERIES.series else []

    assert folderOfSeries(cases[0]) == ""
    monkeypatch.setattr("slicer.dicomDatabase", Database(), raising=False)
    assert folderOfSeries(cases[0]).endswith("1") and folderOfSeries(cases[2]) == ""
