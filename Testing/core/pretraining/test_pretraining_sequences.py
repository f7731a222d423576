"""Pretraining on several sequences of each scan: every method, what is restored, what is dropped, and going on."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from test_neighbours import asked
from two_sequences import NAMES, two_sequences

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes, run_pretraining
from SSLSegmentationLib.pretraining.run import plan_pretraining, prepare_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.gathering import fewer_channels
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint

CPU = torch.device("cpu")
ROLES = (Role.TRAIN, Role.TRAIN, Role.UNLABELLED, Role.VALIDATION)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Three cases with both sequences, and one to learn from that lacks ADC."""
    return two_sequences(tmp_path_factory.mktemp("sequences"), ROLES, lacking=(1,))


@pytest.fixture(scope="module")
def store(study, tmp_path_factory):
    work = prepare_pretraining(study, asked("regression", context="0"))
    return work.plan.build_store(tmp_path_factory.mktemp("store") / "slices", work.cases)


def made(study, store, method, **changes):
    (stage, *_) = prepare_pretraining(study, asked(method, context="0", **changes)).stages
    return stage.objective(store, stage.optimisation, CPU)


@pytest.mark.parametrize("method", recipes("slices"))
def test_every_method_learns_from_both_sequences(study, store, method):
    for stage in prepare_pretraining(study, asked(method, context="0")).stages:
        objective = stage.objective(store, stage.optimisation, CPU)
        module = objective.module
        objective.training_mode()
        loss = sum(objective.training_loss(step)["loss"] for step in range(2))  # a step may be of the case without ADC
        loss.backward()
        weight = module.network.encoder.stages[0].conv1.conv.weight
        assert bool(loss.isfinite()) and weight.shape[1] == 2
        if "encoder" in module.trains:
            assert all(weight.grad[:, number].abs().sum() > 0 for number in range(2))
        module.eval()
        with torch.inference_mode():
            assert objective.preview(module).rows


@pytest.mark.parametrize("method", ["regression", "mim"])
def test_all_sequences_are_restored_but_not_one_that_is_lacking(study, store, method):
    objective = made(study, store, method)
    module, rows = objective.module, np.concatenate([store.cases[0].rows, store.cases[1].rows])
    views = module.views(store.batch(rows), torch.Generator().manual_seed(0))
    assert module.restore(views).shape == views["clean"].shape == views["corrupted"].shape
    lacks = store.case_of_row[rows] == 1
    hidden = views["mask"]
    assert torch.equal(hidden[~lacks, 0], hidden[~lacks, 1]) and bool(hidden[~lacks].any())
    assert bool(hidden[lacks, 0].any()) and not bool(hidden[lacks, 1].any())
    assert not views["corrupted"][lacks, 1].any() and not views["clean"][lacks, 1].any()


def test_sequences_are_dropped_in_training_alone(study, store, monkeypatch):
    objective, seen = made(study, store, "regression"), []
    views = objective.module.views
    monkeypatch.setattr(objective.module, "views", lambda batch, source: seen.append(batch) or views(batch, source))
    for step in range(40):
        objective.training_loss(step)
    whole = [(batch.case != 1) for batch in seen]
    kept = torch.cat([batch.images[there].flatten(2).any(dim=2) for batch, there in zip(seen, whole, strict=True)])
    assert bool(kept[:, 0].all()) and 0.1 < 1 - float(kept[:, 1].float().mean()) < 0.3
    seen.clear()
    with torch.inference_mode():
        objective.validate(objective.module)
    assert all(bool(batch.images.flatten(2).any(dim=2)[batch.case != 1].all()) for batch in seen)


def test_what_else_is_random_is_as_without_further_sequences(study, store, tmp_path):
    alone = prepare_pretraining(study, asked("mim", context="0", channels=("T2",)))
    plain = alone.plan.build_store(tmp_path / "slices", alone.cases)
    (stage,) = alone.stages
    rows, found = np.arange(4), []
    for objective in (made(study, store, "mim"), stage.objective(plain, stage.optimisation, CPU)):
        generator = torch.Generator().manual_seed(3)
        batch, channels = objective.gathered(rows, generator), objective.module.channels
        batch = replace(batch, images=fewer_channels(batch.images, channels, generator))
        found.append(objective.module.views(batch, generator)["clean"][:, 0])
    assert torch.equal(*found)


def test_a_killed_run_goes_on_bit_for_bit_and_tells_what_it_has_seen(study, tmp_path):
    def run(name, stop_after=None):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        steps = iter(range(100))
        stop = (lambda: (folder / "checkpoints").exists() and next(steps) + 1 >= stop_after) if stop_after else None
        return run_pretraining(
            study, settings, RunContext(RunFolder(folder), **({"should_stop": stop} if stop else {}))
        )

    settings = asked("mim", context="1")
    whole = load_checkpoint(run("whole"), "backbone")
    with pytest.raises(Stopped):
        run("halved", stop_after=1)
    halved = load_checkpoint(run("halved"), "backbone")
    assert all(torch.equal(whole["state"][name], tensor) for name, tensor in halved["state"].items())
    assert whole["inputs"] == 6 and whole["preprocessing"]["channels"] == NAMES
    assert ModelCard.of("backbone", whole).channels == NAMES


def test_named_sequences_are_seen_and_unknown_ones_refused(study):
    assert plan_pretraining(study, asked("mim", channels=("image",))).preprocessing.channels == ()
    assert plan_pretraining(study, asked("mim", channels=NAMES)).preprocessing.channels == NAMES
    with pytest.raises(SettingsError, match="no sequence 'DWI': the project has 'T2' and 'ADC'"):
        plan_pretraining(study, asked("mim", channels=("T2", "DWI")))
    flat = PretrainingSettings.from_preset("intermodal", "quick")
    stages = {name: (replace(own, target="own"), optimisation) for name, (own, optimisation) in flat.stages.items()}
    flat = replace(flat, stages=stages, channels=NAMES)
    with pytest.raises(SettingsError, match="sees the image of each case alone"):
        plan_pretraining(study, flat)
