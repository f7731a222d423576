"""The set-up of the development environment shows a sign of life, and everything if it fails."""

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "dev.py"


@pytest.fixture
def dev(monkeypatch):
    specification = importlib.util.spec_from_file_location("dev_script", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "_TELL_SECONDS", 0.2)
    return module


def python(code):
    return [sys.executable, "-c", code]


def test_the_newest_line_of_pip_is_shown_while_it_works(dev, capfd):
    dev._run_telling(python("import time; print('Downloading torch', flush=True); time.sleep(1)"))
    lines = capfd.readouterr().out.splitlines()
    assert lines and lines[-1].endswith("s  Downloading torch")


def test_a_set_up_that_fails_shows_all_that_pip_said(dev):
    with pytest.raises(SystemExit, match=r"(?s)no such package.*repeat the command"):
        dev._run_telling(python("import sys; print('no such package'); sys.exit(1)"))


def test_what_is_downloaded_is_said_beforehand(dev):
    assert "GB" in dev._what_comes() and "minutes" in dev._what_comes()


def test_the_exit_code_of_a_command_is_that_of_the_script(dev, tmp_path):
    assert dev._run(python("import sys; sys.exit(5)"), tmp_path) == 5


def test_all_tests_take_two_processes_where_there_are_two_cores_and_a_few_take_one(dev, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 16)
    assert dev._pytest([])[:3] == ["pytest", "-n", "2"]
    assert dev._pytest(["-x", "Testing/core/test_dev.py"]) == ["pytest", "-x", "Testing/core/test_dev.py"]
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 1)
    assert dev._pytest([]) == ["pytest"]
