"""A run folder: the request never changes, the status is always whole, and no crash spoils the events."""

import errno
import json
import os
import threading

import pytest

from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.project.runs import RunFolder


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "runs é" / "20260101-120000-pretrain"
    folder.mkdir(parents=True)
    return RunFolder(folder)


def test_a_request_is_written_once(run):
    run.write_job("pretrain", {"settings": {"steps": 3}})
    assert run.id == "20260101-120000-pretrain"
    assert run.read_job()["kind"] == "pretrain"
    assert run.read_job()["settings"] == {"steps": 3}
    with pytest.raises(ProjectError, match="started before") as caught:
        run.write_job("pretrain", {"settings": {"steps": 4}})
    assert "Resume" in caught.value.hint
    assert run.read_job()["settings"] == {"steps": 3}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"kind": "pretrain", "format_version": 99}', "format 99"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"format_version": 1}', "does not say what kind"),
        ('{"kind": "pretrain", "format_version": "one"}', "damaged"),
    ],
)
def test_a_request_that_cannot_be_used_is_named(run, content, words):
    (run.folder / "job.json").write_text(content)
    with pytest.raises(ProjectError, match=words) as caught:
        run.read_job()
    assert run.id in caught.value.sentence
    assert caught.value.hint


def test_a_missing_request_is_named(run):
    with pytest.raises(ProjectError, match=r"run request '.*job\.json' does not exist"):
        run.read_job()


def test_the_status_is_replaced_and_says_who_wrote_it_when(run):
    assert run.read_status() == {"state": "unknown"}
    run.write_status("running", step=3, total=10)
    run.write_status("done")
    status = run.read_status()
    assert status["state"] == "done"
    assert "step" not in status
    assert status["pid"] == os.getpid()
    assert status["time"] > 0


def test_events_come_back_in_order_and_by_kind(run):
    assert list(run.events()) == []
    run.log_event("message", text="Müller 肝\nsecond line")
    run.log_event("metrics", step=1, loss=0.5)
    run.log_event("metrics", step=2, loss=float("nan"))
    assert [event["kind"] for event in run.events()] == ["message", "metrics", "metrics"]
    assert [event["step"] for event in run.events("metrics")] == [1, 2]
    assert next(run.events())["text"] == "Müller 肝\nsecond line"
    assert len((run.folder / "events.jsonl").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    "rest", [b'{"kind": "metrics", "st', b'{"kind": "metrics", "text": "M\xc3', b"\x00" * 50, b"17"]
)
def test_a_line_cut_short_by_a_crash_is_left_out_and_spoils_no_later_one(run, rest):
    run.log_event("metrics", step=1)
    with open(run.folder / "events.jsonl", "ab") as file:
        file.write(rest)
    assert [event["step"] for event in run.events()] == [1]
    run.log_event("metrics", step=2)
    run.log_event("metrics", step=3)
    assert [event["step"] for event in run.events("metrics")] == [1, 2, 3]


def test_a_full_disk_leaves_no_half_event(run):
    run.log_event("metrics", step=1)
    size = (run.folder / "events.jsonl").stat().st_size
    resource = pytest.importorskip("resource")  # a limit on file size acts like a full disk, and writes half a line
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, before[1]))
    try:
        with pytest.raises(StorageError, match=r"events\.jsonl"):
            run.log_event("message", text="x" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert (run.folder / "events.jsonl").stat().st_size == size
    run.log_event("metrics", step=2)
    assert [event["step"] for event in run.events()] == [1, 2]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_refuses_an_event_is_named(run, monkeypatch, number):
    def refuse(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(StorageError, match=r"events\.jsonl") as caught:
        run.log_event("message", text="x")
    assert caught.value.hint


def test_events_that_may_not_be_read_are_named(run):
    (run.folder / "events.jsonl").mkdir()
    with pytest.raises(StorageError, match=r"events\.jsonl"):
        list(run.events())


def test_events_of_several_threads_do_not_mix(run):
    def work(number):
        for step in range(20):
            run.log_event("metrics", thread=number, step=step, text="x" * 500)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [(event["thread"], event["step"]) for event in run.events()]
    assert sorted(found) == [(n, step) for n in range(5) for step in range(20)]


def test_a_result_is_success_or_an_error_in_plain_words(run):
    assert run.read_result() is None
    run.write_result(model="model.pt")
    assert run.read_result()["ok"] is True
    assert run.read_result()["model"] == "model.pt"
    try:
        raise DataError("'a.nrrd' is empty.", "Copy it again.")
    except DataError as error:
        run.write_error(error)
    result = run.read_result()
    assert result["ok"] is False
    assert result["error"]["class"] == "DataError"
    assert (result["error"]["sentence"], result["error"]["hint"]) == ("'a.nrrd' is empty.", "Copy it again.")
    assert "test_runs.py" in result["error"]["traceback"]


@pytest.mark.parametrize("error", [KeyError("depth"), AssertionError(), MemoryError()])
def test_an_unexpected_error_is_recorded_with_its_kind(run, error):
    run.write_error(error)
    record = run.read_result()["error"]
    assert type(error).__name__ in record["sentence"]
    assert record["sentence"].endswith(".")
    assert "Report it" in record["hint"]


def test_damaged_status_and_result_are_named(run):
    for name, read in {"status.json": run.read_status, "result.json": run.read_result}.items():
        (run.folder / name).write_text("{")
        with pytest.raises(ProjectError, match=name):
            read()


def test_everything_is_json_for_other_programs(run):
    run.write_job("finetune", {"backbone": None})
    run.write_status("running")
    run.write_result(model="model.pt")
    run.log_event("message", text="x")
    for name in ("job.json", "status.json", "result.json", "events.jsonl"):
        assert json.loads((run.folder / name).read_text(encoding="utf-8"))
    assert sorted(os.listdir(run.folder)) == ["events.jsonl", "job.json", "result.json", "status.json"]
