"""Child processes that Slicer does not wait for."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest
from SSLSegmentationPlugin.environment import ChildProcess as module
from SSLSegmentationPlugin.environment.ChildProcess import ChildProcess

WAIT = "import time\nwhile True: time.sleep(0.01)"


@pytest.fixture
def start():
    """Start Python code as a child; what is left of it goes at the end."""
    begun = []

    def go(code, **options):
        begun.append(ChildProcess([sys.executable, "-c", code], **options))
        return begun[-1]

    yield go
    for process in begun:
        process.close()


def ended(process, seconds=30):
    limit = time.monotonic() + seconds
    while (code := process.poll()) is None:
        assert time.monotonic() < limit, "it does not end"
        time.sleep(0.01)
    return code


def until(condition, seconds=30):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_what_it_prints_and_how_it_ends_is_known(start):
    process = start("import sys; print('größer ≤'); print('careful', file=sys.stderr); sys.exit(3)")
    assert ended(process) == 3
    assert process.output() == "größer ≤\n" and process.messages() == "careful\n"


def test_lines_come_once_and_whole(start, tmp_path):
    code = "import sys, os\nprint('one'); print('tw', end='', flush=True)\nsys.stdin.readline()\nprint('o')"
    process = start(code)
    until(lambda: process.output() == "one\ntw")
    assert process.newOutput() == ["one"] and process.newOutput() == []
    process._process.stdin.write(b"\n")
    process._process.stdin.flush()
    ended(process)
    assert process.newOutput() == ["two"]


def test_a_process_that_is_not_attended_is_interrupted_with_its_children(start):
    code = f"import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', {WAIT!r}])\n"
    code += "print(child.pid, flush=True)\nchild.wait()"
    process = start(code)
    until(process.output)
    child = int(process.output())
    process.stop()
    assert ended(process) != 0
    until(lambda: not _alive(child))


def test_a_child_that_misses_the_signal_is_ended_with_its_parent(start):
    deaf = f"import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('deaf', flush=True)\n{WAIT}"
    code = (
        f"import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', {deaf!r}], stdout=subprocess.PIPE)\n"
    )
    code += "child.stdout.readline()\nprint(child.pid, flush=True)\nchild.wait()"
    process = start(code)
    until(process.output)
    child = int(process.output())
    process.stop()
    assert ended(process) != 0
    until(lambda: not _alive(child))


def test_one_that_does_not_listen_is_ended_after_a_grace_period(start, monkeypatch):
    monkeypatch.setattr(module, "_GRACE_SECONDS", 0.2)
    process = start("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('deaf', flush=True)\n" + WAIT)
    until(process.output)
    process.stop()
    assert process.stopping and ended(process) == -9


def test_an_attended_one_gets_no_signal_but_the_end_of_its_input(start):
    process = start(
        "import sys\nprint('ready', flush=True)\nsys.stdin.read()\nprint('stopped by itself')", attended=True
    )
    until(process.output)
    process.stop()
    assert ended(process) == 0 and "stopped by itself" in process.output()


@pytest.fixture
def own_temporary_folder(tmp_path, monkeypatch):
    """Where nobody else makes and removes files meanwhile."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_letting_go_ends_it_and_leaves_no_files(start, own_temporary_folder):
    process = start("print('at work', flush=True)\n" + WAIT)
    until(process.output)
    pid = process._process.pid
    begun = time.monotonic()
    process.close()
    assert not list(own_temporary_folder.iterdir())
    assert sys.platform == "win32" or time.monotonic() - begun < 0.5  # the window does not wait for it
    until(lambda: module.reap() or not _alive(pid))


def test_a_program_that_is_missing_leaves_no_files(tmp_path, own_temporary_folder):
    with pytest.raises(OSError):
        ChildProcess([str(tmp_path / "nothing")])
    assert not list(own_temporary_folder.iterdir())


def test_variables_are_changed_for_the_child_only(start, monkeypatch):
    monkeypatch.setenv("SSLSEG_TEST_GONE", "1")
    code = "import os; print('SSLSEG_TEST_GONE' in os.environ, os.environ['SSLSEG_TEST_NEW'])"
    process = start(code, environment={"SSLSEG_TEST_GONE": None, "SSLSEG_TEST_NEW": "é"})
    ended(process)
    assert process.output().split() == ["False", "é"]
    assert os.environ["SSLSEG_TEST_GONE"] == "1" and "SSLSEG_TEST_NEW" not in os.environ


def _alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.parametrize(
    "output, expected",
    [
        ('{"added": []}\n', {"added": []}),
        ('{\n  "a": {\n    "b": 1\n  }\n}\n', {"a": {"b": 1}}),
        ('Welcome to the cluster!\n[INFO] loaded\n{"added": [1]}\nbye {\n', {"added": [1]}),
        ('["3.12", "2.4", null]', ["3.12", "2.4", None]),
        ("3\n", None),
        ("null", None),
        ('{"added": [', None),
        ("", None),
    ],
)
def test_what_is_printed_is_found_whatever_start_up_files_and_libraries_print(output, expected):
    assert module.printed(output) == expected


def test_a_folder_of_temporary_files_that_was_tidied_up_fails_no_look(start):
    process = start("print('kept nowhere')")
    ended(process)
    shutil.rmtree(process._folder)
    assert (process.newOutput(), process.newMessages(), process.output()) == ([], [], "")


@pytest.mark.parametrize("noise", ["3", "[1, 2]", "hello"])
def test_adding_that_gives_no_answer_ends_and_is_said(logic, project, python, tmp_path, noise):
    logic.dataImport.python = python(noise)
    logic.dataImport.addFiles([tmp_path / "a.nrrd"])
    until(lambda: logic.session.pollAll() is False)
    assert not logic.dataImport.running
    assert "Adding the volumes failed" in logic.dataImport.result.failure.sentence
