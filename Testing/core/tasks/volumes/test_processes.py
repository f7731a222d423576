"""Two processes train a 3D network as one does."""

import sys
from dataclasses import replace

import pytest
from rank_processes import in_processes

from SSLSegmentationLib.execution.ranks import SilentRun
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.pretraining import run_pretraining
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.training.distributed import Ranks

from .conftest import finetuning
from .test_pretraining import pretraining

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")

METHODS = ("mim", "pix2rep")  # one loss of its own voxels, one over pairs of all processes
#: Adam would turn the rounding of a gradient of nearly nothing into whole steps.
GENTLE = {
    "optimizer": "sgd",
    "learning_rate": 0.005,
    "steps": 2,
    "batch_size": 2,
    "validate_every": 1,
    "precision": "fp32",
}


def course(folder, run, settings, ranks=None, shards=0):
    """Losses of a run; of several processes the first tells."""
    ranks = ranks or Ranks()
    folder.mkdir(exist_ok=True)
    run(settings, RunContext((RunFolder if ranks.is_main else SilentRun)(folder), ranks=ranks, shards=shards))
    events = RunFolder(folder).events("metrics") if ranks.is_main else []
    return [event[name] for event in events for name in ("loss", "validation_loss", "validation_dice") if name in event]


def test_two_processes_take_the_course_of_one(balls, tmp_path):
    for name, run, settings in (
        *(
            (name, lambda asked, context: run_pretraining(balls, asked, context), pretraining(f"{name}_3d"))
            for name in METHODS
        ),
        ("finetune", lambda asked, context: run_finetuning(balls, asked, context), finetuning()),
    ):
        if name in METHODS:
            own, how = settings.stages[name]
            settings = replace(settings, stages={name: (own, replace(how, **GENTLE))})
        else:
            settings = replace(settings, optimisation=replace(settings.optimisation, **GENTLE))
        alone = course(tmp_path / f"{name}-one", run, settings, shards=2)
        both = in_processes(
            lambda ranks, run=run, settings=settings, name=name: course(tmp_path / f"{name}-two", run, settings, ranks)
        )
        assert len(alone) >= 4 and both[0] == pytest.approx(alone, rel=1e-4)
