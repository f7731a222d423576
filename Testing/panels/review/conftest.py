"""The step Review, with an interpreter that is not asked."""

import numpy as np
import pytest
from fake_runs import FakeRun
from real_cases import LIVER, SCHEMA, TUMOUR, addCase, blob
from reviewed import MODEL, tell
from SSLSegmentationPlugin.panels.ReviewPanel import ReviewPanel


@pytest.fixture
def panel(logic, ready, monkeypatch):
    monkeypatch.setattr(logic.environment, "ensureProbed", lambda: None)
    panel = ReviewPanel(logic)
    panel.widget.show()
    yield panel
    panel.cleanup()


@pytest.fixture
def study(project, logic):
    """A project with a model and five cases without a label."""
    project.set_schema(SCHEMA)
    folder = project.folder / "runs" / MODEL
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    assert (folder / "model.pt").is_file()
    for n in range(1, 6):
        addCase(project, f"MR {n:02d}")
    logic.session.findJobs()
    logic.session.notify("cases")
    return project


@pytest.fixture
def run(study, logic):
    """A prediction run of the first four cases that has just begun."""
    request = {"model": f"runs/{MODEL}/model.pt", "cases": [case.id for case in study.cases()[:4]]}
    made = FakeRun(study, "predict", request).status("running", stage="predicting", step=0, total=4)
    logic.session.findJobs()
    return made


@pytest.fixture
def predicted(panel, study, run, logic):
    """Three masks and a refusal, and the panel that shows them."""
    cases = study.cases()
    panel.enter()
    tell(logic, run, cases[0], blob(), 0.97, certainty=0.8)
    scattered = blob()
    scattered[0, 0, 0] = TUMOUR.value
    tell(logic, run, cases[1], scattered, 0.98, certainty=0.43)
    tell(logic, run, cases[2], np.where(blob() == LIVER.value, LIVER.value, 0), 0.99, certainty=0.6)
    tell(logic, run, cases[3])
    run.status("done", stage="predicting", step=4, total=4).result(predicted=[], refused=[])
    for entry in logic.session.living():
        entry.update()
    logic.session.notify("jobs")
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    return cases
