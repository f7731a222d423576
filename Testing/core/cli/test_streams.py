"""Standard output that is closed, full or read no more: one sentence or none, never a traceback."""

import json
import os
import subprocess
import sys

import pytest

from SSLSegmentationLib.project import Project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "p")


def shell(project, words, streams):
    command = f'"{sys.executable}" -m SSLSegmentationLib {words} {streams}'
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "P": str(project.folder)},
    )


@pytest.mark.parametrize("streams", ["> /dev/full", ">&-"])
@pytest.mark.parametrize("words", ['cases "$P"', 'cases "$P" --json', "--help"])
def test_a_result_that_cannot_be_printed_is_one_sentence(project, words, streams):
    done = shell(project, words, streams)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("sslseg: The result could not be printed")


def test_an_error_is_told_even_if_its_json_cannot_be_printed(project):
    done = shell(project, "cases nowhere --json", "> /dev/full")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "nowhere" in done.stderr


def test_a_reader_that_has_gone_ends_a_command_in_silence(project):
    done = shell(project, 'cases "$P"', "| true")
    assert (done.returncode, done.stderr) == (141, "")


def test_without_a_standard_error_standard_output_stays_clean(project):
    done = shell(project, "cases nowhere --json", "2>&-")
    assert done.returncode == 1 and done.stderr == ""
    assert json.loads(done.stdout)["ok"] is False


def test_files_that_are_opened_do_not_become_standard_output(project):
    code = (
        "from SSLSegmentationLib.cli.streams import prepare_streams; prepare_streams()\n"
        "import os, sys; sys.exit(open(os.devnull).fileno() <= 2)"
    )
    done = subprocess.run(["bash", "-c", f'"{sys.executable}" -c "{code}" <&- >&- 2>&-'], check=False)
    assert done.returncode == 0
