"""The step Pretrain: a run at every state."""

import time

import pytest
import slicer
from fake_runs import every, learning, picture_file
from pretraining_runs import new_run, settle, show
from SSLSegmentationPlugin.text import RunText


@pytest.fixture
def running(logic, cases):
    run = new_run(logic).plan(22, 2)
    run.status("running", stage="local", stage_number=2, stage_count=2, step=120, total=200, seconds_left=184.0)
    run.event("message", text="computing on 'cpu' with 2 CPU threads")
    values = {"chance_level": 3.43, "std": 0.8, "effective_rank": 20.0}
    values["validation_loss"] = every(100, learning(3.4, 1.4, 400))
    run.metrics("global", 10, 400, loss=learning(3.4, 1.2, 400), **values)
    run.metrics("local", 10, 120, loss=learning(3.2, 0.6, 200), chance_level=3.22)
    picture_file(run.folder / "previews" / "0001-local-100.png")
    run.event("preview", stage="local", step=100, path="previews/0001-local-100.png", text="Two looks at one slice.")
    return run


def test_a_running_job_shows_state_curve_preview_and_messages(panel, running, logic, picture):
    show(logic, panel)
    view = panel.run
    assert view.stateLabel.text == "Running, part 2 of 2, step 120 of 200, about 3 min left."
    assert (view.progress.value, view.progress.maximum) == (120, 200)
    assert not view.plot.empty and view.plot._drawn[0].curve.points[-1][0] == 120
    assert view.captionLabel.text == "Two looks at one slice."  # its English words are explained in other languages
    assert not view.pictureLabel.pixmap.isNull()
    assert "computing on 'cpu'" in view.messages.plainText
    assert not view.stopButton.isHidden() and view.resumeButton.isHidden()
    assert view.cautionLabel.text == ""
    picture(panel.widget, "pretrain-running")
    view.stageChooser.currentIndex = 0
    view.stageChooser.activated.emit(0)
    assert view.plot._drawn[0].curve.points[-1][0] == 400
    assert len(view.plot._drawn[1].curve.points) == 4


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("preparing slices", "Running, preparing the images, 11 of 18."),
        ("measuring the time it takes", "Running, measuring how long a step takes."),
    ],
)
def test_what_comes_before_the_first_step_is_not_counted_as_steps(panel, logic, cases, stage, said):
    new_run(logic).status("running", stage=stage, step=11, total=18)
    show(logic, panel)
    assert panel.run.stateLabel.text == said


def test_what_comes_in_is_shown_at_the_next_tick(panel, running, logic):
    show(logic, panel)
    running.metrics("local", 130, 130, loss=0.5, chance_level=3.2)
    running.event("fallback", stage="local", step=130, text="Out of memory: batches of 4 slices.")
    running.event("message", text="Something new.")
    show(logic, panel)
    assert panel.run.plot._drawn[0].curve.points[-1] == (130, 0.5)
    assert "batches of 4" in panel.run.cautionLabel.text
    assert panel.run.messages.plainText.count("Something new.") == 1


def test_closing_the_scene_leaves_the_curve(panel, running, logic):
    show(logic, panel)
    panel.onSceneStartClose()
    slicer.mrmlScene.Clear(0)
    panel.onSceneEndClose()
    running.metrics("local", 130, 130, loss=0.5, chance_level=3.2)
    show(logic, panel)
    assert panel.run.plot._drawn[0].curve.points[-1] == (130, 0.5)


def test_stop_asks_the_job_to_keep_what_it_has_and_a_second_time_to_end_at_once(panel, running, logic):
    show(logic, panel)
    panel.run.stopButton.click()
    assert (running.folder / "cancel").read_text() == "stop-and-keep\n"
    running.status("stopping", stage="local", step=120, total=200)
    show(logic, panel)
    assert panel.run.stopButton.text == "Stop at once"
    panel.run.stopButton.click()
    assert (running.folder / "cancel").read_text() == "abort\n"


def test_a_stopped_job_can_be_resumed(panel, running, logic, started, picture):
    running.status("stopped", stage="local", stage_number=2, stage_count=2, step=120, total=200)
    running.result(backbone="backbone.pt", stopped_early=True, stage="local", step=120, total=200)
    show(logic, panel)
    assert panel.run.stateLabel.text == (
        "Stopped, part 2 of 2, step 120 of 200. What it has learnt so far is kept and can be used."
    )
    picture(panel.widget, "pretrain-stopped")
    assert panel.run.resumeButton.text == "Resume"
    panel.run.resumeButton.click()
    assert started[0][0] == running.folder


def test_a_failed_job_shows_sentence_and_hint_and_its_report_can_be_copied(panel, logic, cases, ready, picture):
    run = new_run(logic)
    (run.folder / "log.txt").write_text("last words of the worker\n")
    run.event("warning", text="A case was left out.")
    content = {
        "class": "DataError",
        "sentence": "'case0007' is constant.",
        "hint": "Leave it out.",
        "traceback": "Trace",
    }
    run.run.write_error(RuntimeError())
    (run.folder / "result.json").write_text(
        __import__("json").dumps({"format_version": 1, "ok": False, "error": content})
    )
    run.status("failed")
    show(logic, panel)
    assert panel.run.problemLabel.text == "'case0007' is constant.\nLeave it out."
    assert panel.run.resumeButton.text == "Try again"
    panel.run.reportButton.click()
    report = slicer.app.clipboard().text()
    for part in ("DataError", "Trace", "last words", "A case was left out", run.id, "no GPU was found"):
        assert part in report
    panel.estimates.stop()
    picture(panel.widget, "pretrain-failed")


def test_a_finished_job_of_an_earlier_session_is_read_when_it_is_shown(panel, logic, cases, application, picture):
    run = new_run(logic).plan(22, 2).status("done", stage="local", step=200, total=200)
    run.metrics("local", 10, 200, loss=learning(3.2, 0.6, 200), chance_level=3.22)
    run.result(backbone="backbone.pt")
    logic.session.findJobs()
    panel.enter()
    settle(application, logic, lambda: not panel.run.plot.empty)
    assert panel.run.stateLabel.text == "Finished."
    assert panel.nextStep() == ""
    picture(panel.widget, "pretrain-done")


def test_a_collapsed_network_is_said_in_plain_words(panel, logic, cases, picture):
    run = new_run(logic).status("running", stage="global", stage_number=1, stage_count=2, step=300, total=400)
    run.metrics("global", 10, 300, loss=3.42, chance_level=3.43, std=0.01, effective_rank=1.1)
    show(logic, panel)
    assert "same answer for every image" in panel.run.cautionLabel.text
    picture(panel.widget, "pretrain-collapsed")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"loss": 1.0, "chance_level": 3.4, "std": 0.9, "effective_rank": 30.0}, ""),
        ({"loss": 3.40, "chance_level": 3.43, "std": 0.9, "effective_rank": 30.0}, "better than guessing"),
        ({"loss": 3.30, "chance_level": 3.43, "std": 0.9, "effective_rank": 1.2}, "same answer"),
        ({"loss": 2.51, "chance_level": 3.43, "std": 0.55, "effective_rank": 1.16}, ""),
        ({"loss": 0.10, "chance_level": 3.43, "std": 0.01, "effective_rank": 0.0}, "same answer"),
        ({"loss": 0.3}, ""),
    ],
)
def test_the_verdict_on_a_pretraining_looks_at_its_monitors(values, said):
    records = [{"stage": "a", "step": step, **values} for step in range(10, 300, 10)]
    text = RunText.collapse(records, "a")
    assert (said in text) if said else text == ""
    assert RunText.collapse(records[:10], "a") == ""
    assert RunText.collapse(records, "b") == ""


def test_another_run_can_be_chosen(panel, logic, cases, running):
    other = new_run(logic).status("stopped", stage="global", step=50, total=400)
    show(logic, panel)
    assert panel.run.entry.id == running.id  # the one that computes comes first
    chooser = panel.run.chooser
    assert chooser.count == 2
    chooser.currentIndex = [chooser.itemData(i) for i in range(2)].index(other.id)
    chooser.activated.emit(chooser.currentIndex)
    assert panel.run.entry.id == other.id
    assert panel.run.messages.plainText == ""


def test_a_removed_run_gives_way_to_another(panel, logic, running):
    show(logic, panel)
    logic.session.jobs.clear()
    logic.session.notify("jobs")
    assert panel.run.widget.isHidden()


def test_a_tick_of_the_whole_panel_costs_little_with_ten_thousand_logged_steps(panel, logic, running):
    running.metrics("local", 130, 100_000, loss=0.5, chance_level=3.2)
    for _ in range(5):
        show(logic, panel)
    entry = panel.run.entry
    assert len(entry.history.records) > 10_000
    seconds = []
    for tick in range(15):
        at = 100_010 + 10 * tick
        running.metrics("local", at, at, loss=0.5, chance_level=3.2)
        running.status("running", stage="local", stage_number=2, stage_count=2, step=at, total=200_000)
        began = time.process_time()
        entry.update()
        logic.session.notify("jobs")
        seconds.append(time.process_time() - began)
    assert min(seconds) < 0.005  # what a busy computer adds is not the panel's
