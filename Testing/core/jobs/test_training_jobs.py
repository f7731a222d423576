"""A real, tiny training in the background, killed and resumed: same weights, also in another kind of process."""

import os
import signal
import sys
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.api import Options, new_pretraining, pretrain, resume
from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.process import Identity
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.training import load_checkpoint

from .conftest import end, until, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def settings(steps):
    chosen = PretrainingSettings.from_preset("regression", "quick")
    stages = {
        n: (own, replace(o, steps=steps, batch_size=4, precision="fp32")) for n, (own, o) in chosen.stages.items()
    }
    return replace(chosen, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages)


def test_killed_and_resumed_equals_never_stopped(project, loaded_python):
    whole = load_checkpoint(pretrain(project, settings=settings(60), options=Options("cpu")), "backbone")
    run = new_pretraining(project, settings(60))
    one_thread = {"OMP_NUM_THREADS": "1"}  # as this test: sums of more threads are rounded differently
    job = start(run.folder, loaded_python, "cpu", one_thread)
    try:
        wait_for(lambda: any(event["kind"] == "metrics" for event in job.poll().events), 60)
        os.kill(Identity.from_dict(run.read_status()["worker"]).pid, signal.SIGKILL)
        assert until(job, JobState.LOST, JobState.DONE).state is JobState.LOST
        job = start(run.folder, device="cpu", environment=one_thread)  # a Python of its own this time
        until(job, JobState.RUNNING, seconds=60)
        with pytest.raises(ProjectError, match="is running already"):
            resume(project, run.id)
        view = until(job, JobState.DONE, JobState.FAILED, seconds=60)
        assert view.state is JobState.DONE and view.result["backbone"] == "backbone.pt", view
    finally:
        end(run)
    resumed = load_checkpoint(run.folder / "backbone.pt", "backbone")
    assert all(torch.equal(resumed["state"][name], tensor) for name, tensor in whole["state"].items())
    assert Job(run.folder).poll().pictures
