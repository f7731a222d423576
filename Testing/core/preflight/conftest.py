"""Tiny trainings, and workloads made up for one check."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import prepare_pretraining

NETWORK = UNetSettings(widths=(8, 16))


def pretraining(method="regression", steps=4, **changes):
    chosen = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (own, replace(optimisation, steps=steps, batch_size=4, validate_every=2))
        for name, (own, optimisation) in chosen.stages.items()
    }
    return replace(chosen, **{"network": NETWORK, "max_size": 32, "stages": stages, **changes})


def finetuning(steps=4, **changes):
    chosen = FinetuneSettings.from_preset("quick")
    optimisation = replace(chosen.optimisation, **{"steps": steps, "batch_size": 4, "validate_every": 2, **changes})
    return replace(chosen, network=NETWORK, max_size=32, optimisation=optimisation)


@pytest.fixture
def pretraining_work(project):
    return prepare_pretraining(project, pretraining())


@pytest.fixture
def finetuning_work(project):
    return prepare_finetuning(project, finetuning())
