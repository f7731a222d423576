"""The Slurm script of the docs, word for word but for the environment: stopped in time, requeued, finished.

``torchrun`` and ``scontrol`` are stand-ins, and the training only counts; docs/cluster.md has what was tried by hand.
"""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jobs.conftest import end, wait_for

from SSLSegmentationLib import __version__
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.jobs import Job, JobState
from SSLSegmentationLib.jobs.exported import EXPORT, FORMAT_VERSION
from SSLSegmentationLib.project.runs import RunFolder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
ROOT = Path(__file__).resolve().parents[3]
ACTIVATE = 'source "$HOME/sslseg/bin/activate"'
TORCHRUN = """
import sys, time
from SSLSegmentationLib.execution import __main__ as command, worker
from SSLSegmentationLib.project.runs import Stopped

*options, folder = sys.argv[1:]
assert options == ["--standalone", "--nproc_per_node", "1", "-m", "SSLSegmentationLib.jobs.worker"], options

def count(run, device, should_stop, progress):
    saved = run.folder / "saved"
    run.write_status("running")
    for step in progress(range(int(saved.read_text()) if saved.exists() else 0, 100), "counting"):
        time.sleep(0.01)
        saved.write_text(str(step + 1))
        if should_stop():
            raise Stopped
    run.write_result(steps=100)
    run.write_status("done")

worker.load_engine = lambda threads: worker.Engine(device=lambda wish: "cpu", run=count)
sys.exit(command.main([folder]))
"""


@pytest.fixture
def script(tmp_path):
    """The script as a file, with stand-ins for what only a cluster has."""
    text = re.search(r"```bash\n(.*?)```", (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8"), re.S)[1]
    assert ACTIVATE in text
    programs = tmp_path / "bin"
    programs.mkdir()
    (tmp_path / "torchrun.py").write_text(TORCHRUN)
    for name, line in {
        "scontrol": f'echo "$@" >> "{tmp_path}/scontrol.txt"',
        "torchrun": f'exec "{sys.executable}" "{tmp_path}/torchrun.py" "$@"',
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)
    path = tmp_path / "train.sh"
    path.write_text(text.replace(ACTIVATE, f'PATH="{programs}:$PATH"'))
    return path


@pytest.fixture
def batch(script, tmp_path):
    """A run to be counted, and a function that starts the script on it; what still lives after the test is ended."""
    run, started = RunFolder(tmp_path / "to go"), []
    run.write_job("count", {})
    write_json(run.folder / EXPORT, {"format_version": FORMAT_VERSION, "version": __version__, "files": {}})
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SLURM_JOB_ID": "4711"}

    def start():
        started.append(subprocess.Popen(["bash", str(script), run.folder.name], cwd=tmp_path, env=environment))
        return started[-1]

    yield run, start
    for process in started:
        process.kill()
        process.wait()
    end(run)


def test_the_slurm_script_stops_in_time_requeues_and_finishes(batch, tmp_path):
    run, start = batch
    job, requeued = Job(run.folder), tmp_path / "scontrol.txt"
    first = start()
    wait_for(lambda: (run.folder / "saved").exists())
    first.send_signal(signal.SIGTERM)  # to the script alone, as --signal=B: does
    assert first.wait(30) == 0
    assert job.poll().state is JobState.STOPPED and int((run.folder / "saved").read_text()) < 100
    assert requeued.read_text() == "requeue 4711\n"
    for _ in range(2):  # once more than needed
        assert start().wait(30) == 0
        assert job.poll().state is JobState.DONE and job.poll().result["steps"] == 100
    assert requeued.read_text() == "requeue 4711\n"


def test_a_stop_on_request_is_not_requeued(batch, tmp_path):
    run, start = batch
    process = start()
    wait_for(lambda: (run.folder / "saved").exists())
    Job(run.folder).stop()
    assert process.wait(30) == 0
    assert Job(run.folder).poll().state is JobState.STOPPED and not (tmp_path / "scontrol.txt").exists()
