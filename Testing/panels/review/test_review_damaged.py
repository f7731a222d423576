"""The step Review lists all masks, whatever a job has told and whatever lies damaged beside them."""

import itertools
import json

import pytest
from real_cases import addMask, blob
from reviewed import MODEL
from SSLSegmentationPlugin.session.Review import Verdict

NONSENSE = (3, "x", [], {}, None, [None], {"a": []}, True, float("inf"))
KEYS = ("confidence", "certainty", "volumes_ml", "remarks", "look_at", "case", "kind")


@pytest.fixture
def masks(panel, study, run, logic):
    """Masks of all cases, in the list."""
    for case in study.cases():
        addMask(case, MODEL, blob())
    panel.enter()
    return study.cases()


def listed(panel):
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    return {one.case.id: one for one in panel.reviews.ofModel(MODEL)}


def test_nonsense_that_a_job_tells_fails_no_list(panel, run, logic, masks):
    for key, value in itertools.product(KEYS, NONSENSE):
        run.event("prediction", **{"case": masks[0].id, "confidence": 0.9, **({key: value} if key != "kind" else {})})
        with open(run.folder / "events.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": "prediction", "case": masks[1].id, key: value}) + "\n")
        for entry in logic.session.living():
            entry.update()
        logic.session.notify("jobs")
        assert set(listed(panel)) == {case.id for case in masks}
        panel.table.select([masks[0].id])


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_a_record_beside_a_mask_is_measured_anew(panel, logic, masks, value):
    listed(panel)
    record = masks[0].folder / "predictions" / f"{MODEL}.review.json"
    content = json.loads(record.read_text())
    content |= dict.fromkeys(("figures", "confidence", "certainty", "remarks", "look_at", "rejected"), value)
    record.write_text(json.dumps(content))
    logic.reviews._forget()
    logic.session.notify("cases")
    assert listed(panel)[masks[0].id].figures


def test_a_damaged_draft_of_one_case_leaves_all_others_in_the_list(panel, logic, masks):
    (masks[0].folder / "draft.seg.nrrd").write_bytes(b"a draft")
    (masks[0].folder / "draft.json").write_text("{")
    logic.session.notify("cases")
    found = listed(panel)
    assert len(found) == len(masks) and not panel._message.text
    assert found[masks[1].id].verdict is Verdict.WAITING
