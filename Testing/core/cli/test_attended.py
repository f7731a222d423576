"""Commands that another program has started: they tell their progress, and end when it lets go of them."""

import json
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.project import Project


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "3 Eingang é"
    folder.mkdir()
    for n in range(3):
        array = np.random.default_rng(n).integers(0, 900, (4, 6, 5)).astype(np.int16)
        sitk.WriteImage(sitk.GetImageFromArray(array), str(folder / f"Läufer {n}.nrrd"))
    return folder


def start(*arguments):
    command = [sys.executable, "-m", "SSLSegmentationLib", *map(str, arguments)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(command, **pipes, encoding="utf-8")


def test_progress_comes_as_lines_and_the_result_as_json_while_the_starter_keeps_the_lock(study, inbox):
    lock = ProjectLock(study.folder).acquire()
    with start("add", study.folder, inbox, "--json", "--attended", "--lock-key", lock.lend()) as process:
        assert process.wait(timeout=60) == 0
        stdout, stderr = process.stdout.read(), process.stderr.read()
    steps = [json.loads(line) for line in stderr.splitlines()]
    assert [(step["done"], step["total"], step["text"]) for step in steps] == [
        (n, 3, "adding volumes") for n in range(4)
    ]
    assert json.loads(stdout)["added"] == [case.id for case in study.cases()] and len(study.cases()) == 3
    with pytest.raises(ProjectError):
        ProjectLock(study.folder).acquire()
    lock.release()


@pytest.mark.parametrize("ignored", [False, True], ids=["", "started by a program that ignores Ctrl-C"])
def test_closing_the_input_stops_the_command_and_half_a_case_is_none(study, inbox, ignored):
    blocked = inbox / "0 first.nrrd"  # sorts first
    code = """
import sys, time
from SSLSegmentationLib.cli import main
import SSLSegmentationLib.importing.volumes as importing
def hang(*arguments, **options):
    print("reading", file=sys.stderr, flush=True)
    while True:
        time.sleep(0.01)
importing.write_image = hang
sys.exit(main(sys.argv[1:]))
"""
    blocked.write_bytes((inbox / "Läufer 0.nrrd").read_bytes())
    arguments = [sys.executable, "-c", code, "add", str(study.folder), str(inbox), "--json", "--attended"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.default_int_handler)
    try:
        process = subprocess.Popen(arguments, **pipes, encoding="utf-8")
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        while process.stderr.readline() != "reading\n":
            pass
        began = time.monotonic()
        process.stdin.close()
        assert process.wait(timeout=30) == 130
        assert time.monotonic() - began < 5
    assert study.cases() == [] and not any((study.folder / "cases").iterdir())
    ProjectLock(study.folder).acquire().release()


def test_a_command_that_nobody_attends_does_not_look_at_its_input(study, inbox):
    with start("add", study.folder, inbox, "--json") as process:
        process.stdin.close()
        assert process.wait(timeout=60) == 0
    assert len(study.cases()) == 3
