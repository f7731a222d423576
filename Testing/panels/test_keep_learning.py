"""The switch Keep learning in the strip: what it starts, stops and says; and which jobs the strip is silent of."""

import pytest
from fake_runs import FakeRun, add_cases
from real_cases import SCHEMA
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.widgets.StatusStrip import StatusStrip


@pytest.fixture
def strip(logic, project, ready):
    project.set_schema(SCHEMA)
    add_cases(project, train_labelled=2)
    logic.session.notify("cases")
    strip = StatusStrip(logic.session, logic.environment, lambda: "", logic.learning)
    strip.widget.show()
    yield strip
    strip.cleanup()


def learning(logic):
    return [entry for entry in logic.session.jobs.values() if entry.view.kind == "learn"]


def test_it_is_off_and_says_nothing_before_it_ever_ran(strip, picture):
    assert strip.learnRow.visible and not strip.learnBox.checked and strip.learnBox.enabled
    assert strip.learnLabel.text == ""
    picture(strip.widget, "strip-keep-learning-off")


def test_without_a_project_it_is_not_there(strip, logic):
    logic.session.closeProject()
    assert not strip.learnRow.visible


def test_switching_it_on_starts_a_job_and_off_asks_it_to_stop(strip, logic):
    strip.learnBox.click()
    (entry,) = learning(logic)
    assert entry.request["kind"] == "learn" and strip.learnBox.checked
    assert strip.learnLabel.text == "starting …" and not strip.jobRow.visible
    strip.learnBox.click()
    assert (entry.job.folder / "cancel").exists()


def test_switching_it_on_again_goes_on_with_the_same_job(strip, logic, project):
    run = FakeRun(project, "learn", {}).status("stopped").result(number=3, stopped_early=True)
    logic.session.findJobs()
    strip.refresh()
    assert strip.learnLabel.text == "off; model 3"
    strip.learnBox.click()
    assert [entry.id for entry in learning(logic)] == [run.id] and strip.learnBox.checked


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"note": "Waiting for new labels."}, "Waiting for new labels; model 2"),
        ({"step": 40, "total": 200}, "learning 40/200; model 2"),
        ({}, "learning; model 2"),
    ],
)
def test_it_says_in_words_what_it_does(strip, logic, project, picture, details, words):
    FakeRun(project, "learn", {}).status("running", **details).result(number=2, stopped_early=True)
    logic.session.findJobs()
    logic.session.notify("jobs")
    assert strip.learnBox.checked and strip.learnLabel.text == words
    picture(strip.widget, "strip-keep-learning-on")


def test_a_new_model_is_news(logic, project):
    run = FakeRun(project, "learn", {}).status("running")
    logic.session.findJobs()
    entry = logic.session.jobs[run.id]
    entry.update()
    assert not entry.update()
    run.result(number=1, stopped_early=True)
    assert entry.update()


def test_where_nothing_can_be_computed_it_says_why(strip, logic):
    logic.environment.state, logic.environment.reason = ProbeState.UNUSABLE, "torch is missing."
    strip.refresh()
    assert not strip.learnBox.enabled and strip.learnBox.toolTip == "torch is missing."


def test_a_failure_is_told_in_a_sentence(strip, logic, project):
    from SSLSegmentationLib.core.errors import DataError

    run = FakeRun(project, "learn", {})
    run.run.write_error(DataError("A mask is odd.", "Look at it."))
    run.status("failed")
    logic.session.findJobs()
    strip.refresh()
    assert strip.learnLabel.text == "A mask is odd." and not strip.learnBox.checked


@pytest.mark.parametrize("kind", ["draft", "learn"])
def test_what_goes_on_by_itself_is_no_job_that_somebody_waits_for(strip, logic, project, kind):
    FakeRun(project, kind, {}).status("running", step=1, total=9)
    logic.session.findJobs()
    strip.refresh()
    assert not strip.jobRow.visible
    FakeRun(project, "finetune", {"settings": {}}).status("running", step=1, total=9)
    logic.session.findJobs()
    strip.refresh()
    assert strip.jobRow.visible and strip.jobLabel.text == "Finetuning"
