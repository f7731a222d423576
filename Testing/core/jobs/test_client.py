"""What a client concludes from a run folder, however damaged, and what a poll costs."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.process import current
from SSLSegmentationLib.jobs import Job, JobState
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.jobs.states import TRANSITIONS, read_cancel, request_stop
from SSLSegmentationLib.project.runs import RunFolder

S = JobState


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "my projét" / "runs" / "a run"
    folder.mkdir(parents=True)
    RunFolder(folder).write_job("pretrain", {})
    worker = WorkerRun(folder)
    worker.beat()
    return worker


def change_status(run, **changes):
    content = {**run.read_status(), **changes}
    (run.folder / "status.json").write_text(json.dumps(content))


def test_the_client_loads_fast():
    code = (
        "import time; t = time.process_time(); import SSLSegmentationLib.jobs.client, SSLSegmentationLib.jobs.launch;"
        "print(time.process_time() - t)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.1


def test_a_view_holds_what_the_worker_wrote(run):
    run.write_status("running", stage="contrastive", step=7, total=20, seconds_left=12.5)
    (run.folder / "curves.png").write_bytes(b"")
    view = Job(run.folder).poll()
    assert (view.state, view.kind, view.stage) == (S.RUNNING, "pretrain", "contrastive")
    assert (view.step, view.total, view.seconds_left) == (7, 20, 12.5)
    assert view.answering and view.heartbeat_age < 5 and view.error is None and view.result is None
    assert [picture.name for picture in view.pictures] == ["curves.png"]
    previews = run.folder / "previews"
    previews.mkdir()
    for name in ("2-local-00000005.png", "1-global-00000100.png", "1-global-00000020.png", ".partial-1.png"):
        (previews / name).write_bytes(b"png")
    assert [picture.name for picture in Job(run.folder).poll().pictures] == [
        "curves.png",
        "1-global-00000020.png",
        "1-global-00000100.png",
        "2-local-00000005.png",
    ]


def test_a_list_of_many_runs_need_not_read_their_events(run):
    run.log_event("metrics", step=1)
    job = Job(run.folder)
    assert job.poll(events=False).events == []
    assert [event["step"] for event in job.poll().events] == [1]


def test_a_damaged_request_is_named(run):
    (run.folder / "job.json").write_text("{")
    assert "'job.json' is damaged" in Job(run.folder).poll().note


def test_a_run_that_was_never_started_is_queued(run):
    view = Job(run.folder).poll()
    assert view.state is S.QUEUED and "Not started" in view.note


@pytest.mark.parametrize("change", [{"started": "1"}, {"boot": "another"}, {"pid": 2**22 + 7}])
def test_a_recycled_pid_is_not_our_worker(run, change):
    run.write_status("running")
    assert Job(run.folder).poll().state is S.RUNNING
    change_status(run, worker=replace(current(), **change).to_dict())
    assert Job(run.folder).poll().state is S.LOST


def test_a_worker_of_another_machine_is_judged_by_its_heartbeat(run):
    run.write_status("running")
    elsewhere = replace(current(), host="node17", pid=2**22 + 7).to_dict()
    change_status(run, worker=elsewhere)
    assert Job(run.folder).poll().state is S.RUNNING
    change_status(run, worker=elsewhere, time=time.time() - 1000)
    view = Job(run.folder).poll()
    assert view.state is S.LOST and "node17" in view.note


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"17", b'{"state": "dancing"}', b"{}", b"[" * 100_000]
)
def test_a_damaged_status_never_raises(run, content):
    run.write_status("running", step=3)
    job, newcomer = Job(run.folder), Job(run.folder)
    job.poll()
    (run.folder / "status.json").write_bytes(content)
    if content not in (b'{"state": "dancing"}',):
        assert (job.poll().state, job.poll().step) == (S.RUNNING, 3)  # the last good one stays
    assert newcomer.poll().state is S.LOST
    run.write_status("running", step=4)
    assert (job.poll().step, newcomer.poll().step, newcomer.poll().state) == (4, 4, S.RUNNING)
    (run.folder / "status.json").write_bytes(content)
    run.write_result(model="model.pt")
    assert Job(run.folder).poll().state is S.DONE
    run.write_result(model="model.pt", stopped_early=True)
    assert Job(run.folder).poll().state is S.STOPPED


def test_fields_of_a_wrong_kind_are_left_out(run):
    run.write_status("running")
    change_status(run, step="seven", total=[], seconds_left=None, stage=5, heartbeat={}, time="yesterday", pid=None)
    view = Job(run.folder).poll()
    assert (view.state, view.step, view.total, view.stage) == (S.RUNNING, None, None, None)


def test_a_removed_folder_never_raises(tmp_path):
    view = Job(tmp_path / "gone").poll()
    assert view.state is S.LOST and view.events == [] and view.log == ""


def test_events_come_once_each_whole_and_in_order(run):
    job = Job(run.folder)
    run.log_event("metrics", step=1)
    assert [event["step"] for event in job.poll().events] == [1]
    assert job.poll().events == []
    with open(run.folder / "events.jsonl", "ab") as file:
        file.write(b'{"kind": "metrics", "st')
    assert job.poll().events == []
    with open(run.folder / "events.jsonl", "ab") as file:
        file.write(b'ep": 2}\n{"kind": "metr')
    assert [event["step"] for event in job.poll().events] == [2]
    run.log_event("metrics", step=3)  # after a crash amid a line
    assert [event["step"] for event in job.poll().events] == [3]
    (run.folder / "events.jsonl").write_text('{"step": 9}\n')  # another, shorter file
    assert [event["step"] for event in job.poll().events] == [9]


def test_a_long_history_arrives_complete_in_several_polls(run):
    lines = [json.dumps({"kind": "metrics", "step": n, "text": "é" * 200}) for n in range(8000)]
    (run.folder / "events.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    job, steps = Job(run.folder), []
    while events := job.poll().events:
        steps += [event["step"] for event in events]
    assert steps == list(range(8000))


def test_the_log_tail_is_bounded_and_takes_any_bytes(run):
    log = run.folder / "log.txt"
    job = Job(run.folder)
    assert job.poll().log == ""
    log.write_bytes("fünf\n".encode() + b"\xff\xfe\n")
    assert job.poll().log.startswith("fünf\n")
    log.write_text("".join(f"line {n}\n" for n in range(100_000)))
    tail = job.poll().log
    assert len(tail) <= 16 * 1024 and tail.endswith("line 99999\n") and tail.startswith("line ")


def test_a_clock_set_back_or_forward_makes_no_living_job_lost_or_silent(run, monkeypatch):
    run.write_status("running")
    run.beat()
    job = Job(run.folder, patience=5)
    real = time.time
    for shift in (-7 * 86400, 7 * 86400):
        monkeypatch.setattr(time, "time", lambda shift=shift: real() + shift)
        run.beat()
        view = job.poll()
        assert view.state is S.RUNNING and view.answering and 0 <= view.heartbeat_age < 5
    monkeypatch.setattr(time, "time", lambda: real() - 86400)
    view = Job(run.folder, patience=5).poll()  # a file from the future
    assert view.answering and view.heartbeat_age == 0


def test_a_failure_without_a_result_still_has_a_sentence(run):
    run.write_status("failed")
    error = Job(run.folder).poll().error
    assert "could not say why" in error.sentence and "log.txt" in error.hint
    run.write_error(DataError("Case 7 is empty.", "Remove it."))
    assert Job(run.folder).poll().error.sentence == "Case 7 is empty."


def test_states_follow_the_table(run):
    assert set(TRANSITIONS) == set(S)
    run.write_status("running", step=1, total=5)
    run.stopping()
    run.write_status("running", step=2, total=5)  # the training does not know yet
    assert run.read_status()["state"] == "stopping" and run.read_status()["step"] == 2
    run.write_status("stopped")
    assert run.read_status()["step"] == 2  # an end keeps the progress
    before = run.read_status()
    run.beat()
    run.stopping()
    assert run.read_status() == before
    assert not any(S.DONE.may_become(state) for state in S if state is not S.DONE)
    assert all(state.may_become(S.STARTING) for state in S if state.startable)


@pytest.mark.parametrize(
    ("content", "meaning"),
    [(b"abort\n", "abort"), (b"ABORT", "abort"), (b"", "stop-and-keep"), (b"\xff\xfe", "stop-and-keep"), (None, None)],
)
def test_the_cancel_file_is_read_on_the_safe_side(tmp_path, content, meaning):
    if content is not None:
        (tmp_path / "cancel").write_bytes(content)
    assert read_cancel(tmp_path) == meaning
    for keep in (True, False):
        request_stop(tmp_path, keep=keep)
        assert read_cancel(tmp_path) == ("stop-and-keep" if keep else "abort")
    (tmp_path / "cancel").unlink()
    (tmp_path / "cancel").mkdir()
    assert read_cancel(tmp_path) == "stop-and-keep"


def test_a_poll_costs_the_same_after_many_steps(run):
    def files_read(count):
        """Bytes that one poll reads once the history is known: a cost that no busy machine changes."""
        with open(run.folder / "events.jsonl", "w") as file:
            file.writelines(json.dumps({"kind": "metrics", "step": n, "loss": 0.1}) + "\n" for n in range(count))
        job = Job(run.folder)
        while job.poll().events:
            pass
        run.log_event("metrics", step=count)
        run.write_status("running", step=count)
        before = job._offset
        assert [event["step"] for event in job.poll().events] == [count]
        return job._offset - before

    run.write_status("running")
    assert files_read(1) < 200 and files_read(10_000) < 200


def test_polling_changes_nothing_in_the_folder(run):
    run.write_status("running")
    before = {path.name: path.stat().st_mtime_ns for path in run.folder.iterdir()}
    job = Job(run.folder)
    for _ in range(3):
        job.poll()
    assert {path.name: path.stat().st_mtime_ns for path in run.folder.iterdir()} == before
    assert os.getpid() == run.read_status()["worker"]["pid"]
