"""Tiny trainings, and another machine: a folder next door, while the project is not where it was."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.api import Options, run_job
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.preflight.flight import MEASURING
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.training import Stopped, load_checkpoint

NETWORK = UNetSettings(widths=(8, 16))
HERE = Options("cpu")


@pytest.fixture(autouse=True)
def own_state_folder(tmp_path, monkeypatch):
    """Waiting lines of this test only."""
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))


def pretraining(steps=3):
    chosen = PretrainingSettings.from_preset("regression", "quick")
    stages = {
        n: (own, replace(o, steps=steps, batch_size=4, precision="fp32")) for n, (own, o) in chosen.stages.items()
    }
    return replace(chosen, network=NETWORK, max_size=32, stages=stages)


def finetuning(steps=3, **changes):
    chosen = FinetuneSettings.from_preset("quick")
    optimisation = replace(chosen.optimisation, steps=steps, batch_size=4, precision="fp32")
    return replace(chosen, network=NETWORK, max_size=32, optimisation=optimisation, **changes)


def stopping():
    """Options that stop a run after its first step."""
    seen = []

    def progress(items, what):
        seen.append(what)
        return items

    return Options("cpu", progress, lambda: seen[-1:] not in ([], ["preparing slices"], [MEASURING]))


def stop_after_a_step(run):
    with pytest.raises(Stopped):
        run_job(WorkerRun(run.folder), stopping())


@contextmanager
def away(project):
    """The project is not where it was."""
    elsewhere = project.folder.with_name("moved away")
    project.folder.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(project.folder)


def train_there(project, folder, options=HERE):
    """Train an exported folder while the project is away."""
    with away(project):
        run_job(WorkerRun(folder), options)


def weights(path):
    return load_checkpoint(path, "backbone", "model")["state"]


def same_weights(one, other):
    one, other = weights(one), weights(other)
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)
