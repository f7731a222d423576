"""Jobs are looked after from a timer: also those that others start, go on with, or take away."""

import shutil

import pytest
from fake_runs import FakeRun
from SSLSegmentationPlugin.session.JobWatcher import JobWatcher

from SSLSegmentationLib.core.process import current
from SSLSegmentationLib.jobs.states import JobState


@pytest.fixture
def watcher(logic, project):
    watcher = JobWatcher(logic.session, None)
    watcher.start()
    yield watcher
    watcher.cleanup()


def look(watcher, ticks=11):
    """A little more than five seconds."""
    for _tick in range(ticks):
        watcher.tick()


@pytest.mark.parametrize("ended", ["stopped", "failed", "lost"])
def test_a_run_that_ended_and_goes_on_elsewhere_is_seen(watcher, logic, project, ended):
    run = FakeRun(project, "finetune", {"settings": {}})
    if ended == "lost":  # its worker is no process of today
        run.run.write_status("running", worker={**current().to_dict(), "started": "ended"}, heartbeat=1.0)
    else:
        run.status(ended)
    look(watcher)
    entry = logic.session.jobs[run.id]
    assert entry.view.state is JobState.parse(ended)
    told = []
    logic.session.observe("jobs", lambda: told.append(entry.view.state))
    run.status("running", stage="finetune", step=3, total=10)
    look(watcher)
    assert told[-1] is JobState.RUNNING and logic.session.living()
    run.status("done").result(model="model.pt")
    look(watcher)
    assert told[-1] is JobState.DONE


def test_ended_runs_that_nobody_touches_are_not_read_again(watcher, logic, project, monkeypatch):
    for _number in range(3):
        FakeRun(project, "finetune", {"settings": {}}).status("stopped")
    look(watcher)
    monkeypatch.setattr("SSLSegmentationLib.jobs.client.Job.poll", lambda *_arguments, **_named: 1 / 0)
    look(watcher, 40)


def test_a_run_whose_folder_is_deleted_while_it_works_is_gone(watcher, logic, project):
    run = FakeRun(project, "finetune", {"settings": {}}).status("running")
    look(watcher)
    assert run.id in logic.session.jobs
    shutil.rmtree(run.folder)
    look(watcher)
    assert run.id not in logic.session.jobs
