"""Pretraining of a network that sees the neighbours of each slice: every method on slices, and what it restores."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.warp import centre_crop_grid, warp
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import describe
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.architecture import REGISTRY as NETWORKS
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, recipes, run_pretraining
from SSLSegmentationLib.pretraining.beginning import begin, keep_beginning, starter_network
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, load_checkpoint

CPU = torch.device("cpu")
SMALL = {"hidden": 16, "embedding": 8, "outputs": 16, "pixels": 64, "small_views": 1}


@pytest.fixture(scope="module")
def study(cohort, tmp_path_factory):
    made = Project.create(tmp_path_factory.mktemp("neighbours") / "project")
    import_dataset(made, cohort, link=True)
    return made


@pytest.fixture(scope="module")
def store(study, tmp_path_factory):
    """Of what all methods learn from."""
    work = prepare_pretraining(study, asked("regression"))
    return work.plan.build_store(tmp_path_factory.mktemp("store") / "slices", work.cases)


def asked(method, **changes):
    """The quick preset on a tiny network that sees neighbours."""
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {}
    for name, (own, optimisation) in settings.stages.items():
        changed = {key: value for key, value in SMALL.items() if hasattr(own, key)}
        if isinstance(getattr(own, "patch", None), int):
            changed["patch"] = 4
        if hasattr(own, "mim"):
            changed["mim"] = replace(own.mim, patch=4)
        optimisation = replace(optimisation, batch_size=4, steps=2, epochs=0, validate_every=1)
        stages[name] = (replace(own, **changed), optimisation)
    network = UNetSettings(widths=(8, 16))
    return replace(settings, network=network, max_size=32, stages=stages, **{"context": "1", **changes})


@pytest.mark.parametrize("method", recipes("slices"))
def test_every_method_learns_from_neighbours_too(study, store, method):
    for stage in prepare_pretraining(study, asked(method)).stages:
        objective = stage.objective(store, stage.optimisation, CPU)
        module = objective.module
        seen = []
        module.network.encoder.register_forward_hook(lambda _, inputs, __, seen=seen: seen.append(inputs[0].shape[1]))
        objective.training_mode()
        loss = objective.training_loss(0)["loss"]
        assert bool(loss.isfinite()) and set(seen) == {3}
        loss.backward()
        weight = module.network.encoder.stages[0].conv1.conv.weight
        if "encoder" in module.trains:
            assert all(weight.grad[:, number].abs().sum() > 0 for number in range(3))
        module.eval()
        with torch.inference_mode():
            rows = objective.preview(module).rows
        assert rows and all(panel.image.ndim == 2 for row in rows for panel in row)


@pytest.mark.parametrize("method", ["regression", "mim"])
def test_the_same_pixels_are_hidden_in_neighbours_and_those_of_the_slice_are_restored(study, store, method):
    (stage,) = prepare_pretraining(study, asked(method)).stages
    objective = stage.objective(store, stage.optimisation, CPU)
    batch = store.batch(np.arange(6))
    views = objective.module.hide(batch.images, torch.Generator().manual_seed(0), augment=False)
    clean, corrupted, mask = views["clean"], views["corrupted"], views["mask"]
    assert clean.shape == mask.shape == (6, 1, 32, 32) and corrupted.shape == (6, 3, 32, 32)
    whole = warp(batch.images, centre_crop_grid(store.canvas, (32, 32), 6))  # where nothing is augmented
    changed = corrupted != whole
    assert mask.any() and not changed[~mask.expand_as(changed)].any()
    assert (changed[mask.expand_as(changed)]).float().mean() > 0.9
    assert torch.equal(clean, whole[:, :1])
    assert objective.module.restore(views).shape == clean.shape


def test_the_backbone_says_what_it_sees(study, tmp_path):
    context = RunContext(RunFolder(tmp_path), previews=False)
    content = load_checkpoint(run_pretraining(study, asked("regression"), context), "backbone")
    assert content["inputs"] == 3 and content["preprocessing"]["context"] == 1
    assert content["state"]["encoder.stages.0.conv1.conv.weight"].shape[1] == 3
    assert ModelCard.of("backbone", content).context == 1
    alone = {**content, "preprocessing": {**content["preprocessing"], "context": 0}}
    assert "context" not in ModelCard.of("backbone", alone).to_text()


def test_the_starter_begins_it(study, tmp_path):
    settings = replace(asked("regression", start="starter"), network=starter_network())
    work = prepare_pretraining(study, settings)
    keep_beginning(settings, tmp_path)
    network = work.way.network(work.plan, 0).eval()
    begin(network, settings, tmp_path, work.plan.preprocessing)
    alone = replace(settings, context="0")
    single = prepare_pretraining(study, alone)
    other = single.way.network(single.plan, 0).eval()
    begin(other, alone, tmp_path, single.plan.preprocessing)
    images = torch.rand(1, 3, 32, 32)
    with torch.inference_mode():
        torch.testing.assert_close(network.features(images), other.features(images[:, :1]))


def test_where_there_are_no_neighbours_nothing_speaks_of_them(study):
    work = prepare_pretraining(study, asked("regression", context="0"))
    assert "context" not in str(work.plan) and work.way.described(work.plan).keys() == {"architecture", "network"}


def test_what_cannot_see_neighbours_is_refused(study, monkeypatch):
    for method in recipes():
        settings = PretrainingSettings.from_preset(method, "quick")
        offered = any(field["path"] == ["context"] for field in describe(settings))
        assert offered == (recipe(method).task == "slices")
        if not offered:
            with pytest.raises(SettingsError, match="context cannot be '1'"):
                replace(settings, context="1")
    monkeypatch.setitem(NETWORKS._entries, "unet", replace(NETWORKS["unet"], channels=False))
    with pytest.raises(SettingsError, match=r"sees one image at a time, and 3 are asked for.*--context 0"):
        prepare_pretraining(study, asked("regression"))
