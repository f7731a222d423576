"""``sslseg jobs`` and ``--background``, as a person calls them. The real training is one short job."""

import json
import os
import re
import sys
import time

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.core.process import Identity, alive
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder

TINY = ["--method", "regression", "--preset", "quick", "--max-size", "32", "--widths", "8", "16"]


def run(*arguments):
    return main([str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def own_state_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))


@pytest.fixture
def empty(tmp_path):
    return Project.create(tmp_path / "my projét")


def made(project, state, *files, **details):
    """A run folder in a state, with some files."""
    worker = WorkerRun(project.new_run_folder(f"pretrain-{state}"))
    worker.write_job("pretrain", {})
    worker.write_status(state, **details)
    for name in files:
        (worker.folder / name).parent.mkdir(exist_ok=True)
        (worker.folder / name).write_text("x" * 1000)
    return worker


def lost(worker):
    status = worker.read_status()
    status["worker"]["started"] = "1"
    (worker.folder / "status.json").write_text(json.dumps(status))
    return worker


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_start_list_follow_stop_resume_finish(project, capsys, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    command = ["pretrain", project.folder, *TINY, "--steps", "5000", "--batch-size", "4", "--device", "cpu"]
    assert run(*command, "--background") == 0
    name, follow = re.match(r"(\S+)\nFollow it with: (.+)\n", capsys.readouterr().out).groups()
    assert follow == f"sslseg jobs follow '{project.folder}' {name}"
    job = Job(project.folder / "runs" / name)
    try:
        limit = time.monotonic() + 60
        while not (view := job.poll()).step and time.monotonic() < limit:
            assert not view.state.ended, view
            time.sleep(0.05)
        assert run("jobs", project.folder) == 0
        assert re.search(rf"{name}\s+running\s+regression \d+/5000", capsys.readouterr().out)
        assert run("jobs", "resume", project.folder, "latest") == 1
        assert "running already" in capsys.readouterr().err
        assert run("jobs", "stop", project.folder, name) == 0
        assert run("jobs", "follow", project.folder, name) == 0
        told = capsys.readouterr()
        assert "stopped" in told.out and "loss" in told.err
        assert (job.folder / "checkpoints" / "regression" / "last.pt").exists()
        assert run("jobs", "log", project.folder, name) == 0
        assert "It can be resumed." in capsys.readouterr().out
    finally:
        who = Identity.from_dict(job.run.read_status().get("worker"))
        if who and alive(who):
            os.kill(who.pid, 9)


def test_the_list_tells_states_apart_and_hides_nothing(empty, capsys):
    assert run("jobs", empty.folder) == 0
    assert "no runs yet" in capsys.readouterr().out
    made(empty, "running", stage="contrastive", step=3, total=10, seconds_left=4000.0)
    lost(made(empty, "running"))
    failed = made(empty, "failed")
    failed.write_error(ValueError("boom"))
    (made(empty, "done").folder / "status.json").write_text("{")
    assert run("jobs", empty.folder) == 0
    text = capsys.readouterr().out
    assert "contrastive 3/10" in text and "1 h 06 min" in text and "interrupted" in text and "boom" in text
    assert run("jobs", empty.folder, "--json") == 0
    states = [row["state"] for row in json.loads(capsys.readouterr().out)]
    assert sorted(states) == ["failed", "lost", "lost", "running"]
    assert run("runs", empty.folder) == 0
    assert capsys.readouterr().out == text  # one way to judge


def test_a_damaged_request_is_named_and_hides_no_other_run(empty, capsys):
    (made(empty, "done").folder / "job.json").write_text("{")
    made(empty, "running")
    assert run("runs", empty.folder) == 0
    done, running = capsys.readouterr().out.splitlines()[2:]
    assert "'job.json' is damaged" in done and "done" in done
    assert running.split()[-1] == "running"


def test_what_a_stopped_run_has_kept_is_said_with_how_to_go_on(empty, capsys):
    stopped = made(empty, "stopped", "backbone.pt", stage="contrastive", step=40, total=100)
    stopped.write_result(backbone="backbone.pt", stopped_early=True, stage="contrastive", step=40, total=100)
    assert run("jobs", empty.folder) == 0
    assert "backbone.pt can be used already." in capsys.readouterr().out
    for verb in ("show", "follow"):
        assert run("jobs", verb, empty.folder, "latest") == 0
        text = capsys.readouterr().out
        assert "contrastive 40/100\nbackbone.pt can be used already.\n" in text
        assert f"sslseg jobs resume '{empty.folder}' {stopped.id}" in text


def test_stages_are_counted(empty, capsys):
    made(empty, "running", stage="local", stage_number=2, stage_count=2, step=3, total=10)
    assert run("jobs", empty.folder) == 0
    assert "local 3/10 (stage 2 of 2)" in capsys.readouterr().out


def test_a_prediction_that_has_made_a_mask_is_not_cleaned_away(empty, capsys):
    some, none = (lost(made(empty, "running")) for _ in range(2))
    some.log_event("prediction", case="case0001")
    none.log_event("refused", case="case0001")
    assert run("jobs", "clean", empty.folder, "--yes") == 0
    assert some.folder.exists() and not none.folder.exists()


@pytest.mark.parametrize("verb", ["show", "stop", "follow", "log", "resume", "abort"])
def test_verbs_need_a_run(empty, capsys, verb):
    with pytest.raises(SystemExit):
        run("jobs", verb, empty.folder)
    assert "required: run" in capsys.readouterr().err


def test_what_has_ended_cannot_be_stopped_and_what_is_done_not_resumed(empty, capsys):
    done = made(empty, "done")
    assert run("jobs", "stop", empty.folder, done.id) == 1
    assert run("jobs", "resume", empty.folder, done.id) == 1
    said = capsys.readouterr().err
    assert "ended already" in said and "has finished" in said


def test_following_a_failed_run_says_why_and_fails(empty, capsys):
    failed = made(empty, "failed")
    failed.write_error(ValueError("boom"))
    assert run("jobs", "follow", empty.folder, failed.id) == 1
    assert "boom" in capsys.readouterr().out


def test_a_long_history_is_followed_to_its_end(empty, capsys):
    done = made(empty, "done")
    with open(done.folder / "events.jsonl", "w") as file:
        file.writelines(json.dumps({"kind": "metrics", "step": n, "text": "x" * 500}) + "\n" for n in range(4000))
    assert run("jobs", "follow", empty.folder, done.id) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4001 and lines[-2].startswith("3999")


def test_cleaning_up_never_touches_results(empty, capsys):
    keep = ("backbone.pt", "model.pt", "curves.png")
    done = made(empty, "done", "slices/slices.npy", "checkpoints/last.pt", *keep)
    done.write_result(backbone="backbone.pt")
    running = made(empty, "running", "slices/slices.npy")
    resumable = lost(made(empty, "running", "checkpoints/last.pt"))
    failed = made(empty, "failed", "slices/slices.npy")
    odd = made(empty, "failed", "model.pt")
    assert run("jobs", "clean", empty.folder) == 1  # nobody to ask
    assert (done.folder / "slices").exists() and "--yes" in capsys.readouterr().err
    assert run("jobs", "clean", empty.folder, "--yes") == 0
    assert "Removed 3 folders" in capsys.readouterr().out
    assert sorted(path.name for path in done.folder.iterdir()) == sorted(
        [*keep, "job.json", "result.json", "status.json"]
    )
    assert (running.folder / "slices").exists() and (resumable.folder / "checkpoints").exists() and odd.folder.exists()
    assert not failed.folder.exists()
    assert run("jobs", "clean", empty.folder, running.id, "--yes") == 1
    assert running.folder.exists()
    assert run("jobs", "clean", empty.folder, resumable.id, "--yes") == 0
    assert not resumable.folder.exists()


def test_a_start_that_fails_at_once_is_told(empty, capsys, monkeypatch):
    request = RunFolder(empty.new_run_folder("pretrain"))
    request.write_job("pretrain", {})
    assert start(request.folder, "/nowhere/python").poll().state is JobState.FAILED
    assert run("jobs", "show", empty.folder, request.id) == 0
    assert "no Python at '/nowhere/python'" in capsys.readouterr().out


def test_two_writers_on_one_project_are_refused_and_readers_are_not(empty, capsys):
    with ProjectLock(empty.folder):
        assert run("labels", empty.folder, "--names", "liver") == 1
        assert f"process {os.getpid()}" in capsys.readouterr().err
        assert run("cases", empty.folder) == 0 and run("runs", empty.folder) == 0
    assert run("labels", empty.folder, "--names", "liver") == 0
    with ProjectLock(empty.folder):
        assert run("labels", empty.folder) == 0
