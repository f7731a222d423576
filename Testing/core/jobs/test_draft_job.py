"""The job that makes drafts, with real workers: started, stopped, killed, started again; without torch and queue."""

import os
import signal
import time

import numpy as np
import pytest

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.progress import silent
from SSLSegmentationLib.embedding import draft_state, read_draft, write_focus
from SSLSegmentationLib.execution import drafts
from SSLSegmentationLib.execution.drafts import drafting_lock
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.jobs.queueing import DeviceQueue
from SSLSegmentationLib.jobs.requests import DraftRequest
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder, Stopped

from .conftest import end, until, wait_for

# The worker that the launcher starts, refusing torch as an installation without it would.
WITHOUT_TORCH = """
import sys
sys.modules.update(torch=None, monai=None)
from SSLSegmentationLib.execution.__main__ import main
sys.exit(main(sys.argv[3:]))
"""


@pytest.fixture
def python_without_torch(tmp_path):
    import sys

    script, shell = tmp_path / "without torch.py", tmp_path / "python without torch"
    script.write_text(WITHOUT_TORCH)
    shell.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    shell.chmod(0o755)
    return str(shell)


@pytest.fixture
def drafting(project, python_without_torch):
    """Starts the job, for the first time or again; ends its worker after the test."""
    runs = []

    def begin():
        run = DraftRequest().write(project)
        runs.append(run)
        return start(run.folder, python_without_torch)

    yield begin
    for run in runs:
        end(run)


def all_done(project):
    state = draft_state(project)
    ids = [case.id for case in project.cases()]
    return list(state) == ids and all(each.complete and each.quality == "second" for each in state.values())


def test_it_drafts_all_follows_changes_and_stops_within_a_second(project, drafting):
    job = drafting()
    wait_for(lambda: all_done(project), 60)
    before = draft_state(project)
    case = project.cases(Role.UNLABELLED)[0]
    labels = np.full(case.size[::-1], 255, np.uint8)
    labels[12] = 0
    write_focus(project, case.id, [12], labels)
    wait_for(lambda: all(each.fit > before[name].fit for name, each in draft_state(project).items()), 30)
    view = until(job, JobState.RUNNING)
    assert view.kind == "draft" and not DeviceQueue("cpu").tickets()
    until(job, JobState.RUNNING)
    begun = time.monotonic()
    job.stop()
    until(job, JobState.STOPPED)
    assert time.monotonic() - begun < 3  # on a busy machine; a piece is some tenths of a second
    assert case.id in read_draft(project, case.id).cases


def test_where_nothing_changes_for_long_it_ends_by_itself_when_all_is_done(project, monkeypatch):
    monkeypatch.setattr(drafts, "_IDLE_SECONDS", 0.0)
    run = DraftRequest("none").write(project)
    with pytest.raises(Stopped):
        drafts.keep_drafting(run, "cpu", lambda: False, silent)
    assert all_done(project)
    assert "Nothing has changed" in [event["text"] for event in run.events() if event["kind"] == "message"][-1]


def test_killed_at_any_moment_it_goes_on_when_it_is_started_again(project, drafting):
    for pause in (0.3, 0.6):
        job = drafting()
        until(job, JobState.RUNNING, seconds=60)
        time.sleep(pause)
        os.kill(job._worker().pid, signal.SIGKILL)
        until(job, JobState.LOST)
    drafting()
    wait_for(lambda: all_done(project), 60)


def test_a_project_has_one_run_of_it_which_nobody_means_by_the_latest(project):
    run = DraftRequest().write(project)
    assert DraftRequest().write(project).folder == run.folder
    assert DraftRequest("none").write(project).folder != run.folder
    run.folder.with_name(f"{run.id}-7").mkdir()  # two that begin in one millisecond
    RunFolder(run.folder.with_name(f"{run.id}-7")).write_job("draft", {})
    with pytest.raises(ProjectError, match="no run"):
        project.run_folder("latest")
    other = RunFolder(project.new_run_folder("predict"))
    other.write_job("predict", {})
    DraftRequest("starter").write(project)
    assert project.run_folder("latest") == other.folder
    assert project.run_folder(run.id) == run.folder
    assert Job(run.folder).poll().kind == "draft"


def test_two_do_not_draft_one_project(project, drafting):
    with drafting_lock(project):
        job = drafting()
        view = until(job, JobState.FAILED, seconds=60)
    assert "already" in view.error.sentence
