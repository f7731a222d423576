"""Pretraining in 3D: the methods of slices on volumes, and what a finetuning takes over."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.corruption import block_means, random_block_mask, replace_pixels
from SSLSegmentationLib.augmentation.pixels import feature_vectors, neighbours
from SSLSegmentationLib.augmentation.ranges import SpatialRanges
from SSLSegmentationLib.augmentation.warp import warp
from SSLSegmentationLib.augmentation.warp3d import random_grid3d
from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, recipes, run_pretraining
from SSLSegmentationLib.pretraining.recipe import counterparts
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import Stopped, load_checkpoint, save_checkpoint

from .conftest import NETWORK, context, finetuning, make_project

METHODS = {
    "regression_3d": {},
    "mim_3d": {"patch": 4, "tissue_level": 0.0},
    "position_3d": {},
    "pix2rep_3d": {"pixels": 64, "hidden": 16, "embedding": 8},
}


def pretraining(method, steps=4, batch_size=2):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (
            replace(own, **METHODS[method]),
            replace(how, steps=steps, batch_size=batch_size, validate_every=steps, learning_rate=1e-2),
        )
        for name, (own, how) in settings.stages.items()
    }
    return replace(settings, network=NETWORK, max_size=32, stages=stages)


def objective(project, settings, folder):
    setup = prepare_pretraining(project, settings)
    store = setup.plan.build_store(folder / "prepared", setup.cases)
    network = setup.way.network(setup.plan, 0)
    return setup.stages[0].objective(store, setup.stages[0].optimisation, torch.device("cpu"), network)


def test_every_method_of_volumes_is_tried_here():
    assert set(recipes("volumes")) == set(METHODS)
    assert counterparts("volumes")["mim"] == "mim_3d" and "dino" not in counterparts("volumes")


@pytest.mark.parametrize("method", METHODS)
def test_it_learns_shows_what_it_does_and_has_a_placebo(balls, tmp_path, method):
    made = objective(balls, pretraining(method, batch_size=4), tmp_path)
    losses = {name: float(value.detach()) for name, value in made.training_loss(0).items()}
    assert np.isfinite(list(losses.values())).all() and losses["chance_level"] > 0
    optimizer = torch.optim.Adam([p for group in made.parameter_groups() for p in group["params"]], 1e-2)
    for step in range(12):
        optimizer.zero_grad()
        made.training_loss(step % 2)["loss"].backward()
        optimizer.step()
    assert float(made.training_loss(0)["loss"].detach()) < losses["loss"]
    made.module.eval()
    with torch.inference_mode():
        assert made.validate(made.module)["score"] > 0
        preview = made.preview(made.module)
    assert all(panel.image.ndim == 2 and np.isfinite(panel.image).all() for row in preview.rows for panel in row)
    made.module.placebo = True
    assert bool(made.training_loss(0)["loss"].isfinite())
    assert made.shrink() and bool(made.training_loss(1)["loss"].isfinite())


def test_the_places_of_voxels_are_those_of_the_volume(balls, tmp_path):
    made = objective(balls, pretraining("position_3d"), tmp_path)
    own = replace(made.module.settings, spatial=SpatialRanges())
    made.module.settings = own
    rows = made.stream.batch(0)
    batch = made.gathered(rows, torch.Generator().manual_seed(3))
    place = made.module.views(batch, torch.Generator().manual_seed(4))["place"]
    depth, height, width = made.module.size
    for number in range(len(rows)):
        first = batch.first[number] + torch.tensor(
            [(f - p) // 2 for f, p in zip(batch.images.shape[2:], made.module.size, strict=True)]
        )
        z, y, x = (first[axis] + torch.arange(side) + 0.5 for axis, side in enumerate((depth, height, width)))
        case = made.store.cases[made.store.case_of_row[rows[number]]]
        half = max(height, width) / 2
        assert torch.allclose(place[number, 0, 0, 0], (x - case.width / 2) / half, atol=1e-5)
        assert torch.allclose(place[number, 1, 0, :, 0], (y - case.height / 2) / half, atol=1e-5)
        assert torch.allclose(place[number, 2, :, 0, 0], 2 * z / case.count - 1, atol=1e-5)


def test_masks_and_fills_of_volumes_are_those_of_cubes():
    generator = torch.Generator().manual_seed(0)
    volumes = torch.rand(3, 1, 4, 8, 8)
    mask = random_block_mask(3, (4, 8, 8), (2, 4, 4), 0.5, generator)
    cubes = mask.float().unfold(2, 2, 2).unfold(3, 4, 4).unfold(4, 4, 4).flatten(5)
    assert mask.shape == volumes.shape and (cubes.amin(-1) == cubes.amax(-1)).all()
    assert (mask.flatten(1).sum(1) == 4 * 32).all()
    assert torch.allclose(block_means(volumes, (2, 4, 4))[1, 1, 0, 1], volumes[1, 0, 2:, :4, 4:].mean())
    filled = replace_pixels(volumes, mask, "mean", generator)
    assert torch.allclose(filled[0][mask[0]], volumes[0][~mask[0]].mean().expand(128))
    deep, hidden = torch.rand(1, 1, 2, 16, 16), torch.ones(1, 1, 2, 16, 16, dtype=torch.bool)
    near = replace_pixels(deep, hidden, "neighbour", generator)
    assert all(set(near[0, 0, z].ravel().tolist()) <= set(deep[0, 0, z].ravel().tolist()) for z in (0, 1))


def test_voxels_are_read_between_their_eight_neighbours():
    maps = torch.rand(2, 3, 4, 5, 6)
    ranges = SpatialRanges(rotation_deg=30, scale=(0.7, 1.4))
    grid = random_grid3d(2, (4, 5, 6), (4, 5, 6), ranges, torch.Generator().manual_seed(1))
    pixels = torch.arange(120).expand(2, -1)
    corners, weights = neighbours(grid, pixels, (4, 5, 6))
    around = feature_vectors(maps, corners.flatten(1)).unflatten(1, corners.shape[1:])
    read = (around * weights[..., None]).sum(dim=2)
    assert corners.shape == (2, 120, 8)
    assert torch.allclose(read, warp(maps, grid).flatten(2).transpose(1, 2), atol=1e-5)


def test_a_backbone_is_gone_on_with_and_handed_on_with_its_pixels_and_patch(balls, tmp_path):
    settings = pretraining("mim_3d")
    whole = run_pretraining(balls, settings, context(tmp_path / "whole"))
    with pytest.raises(Stopped):
        run_pretraining(balls, settings, context(tmp_path / "halved", 2))
    again = run_pretraining(balls, settings, context(tmp_path / "halved"))
    one, other = (load_checkpoint(path, "backbone") for path in (whole, again))
    assert all(torch.equal(one["state"][name], other["state"][name]) for name in one["state"])
    assert task_of(ModelCard.of("backbone", one)).name == "volumes"
    asked = finetuning(2, network=finetuning().network)
    result = run_finetuning(balls, asked, context(tmp_path / "model"), whole)
    assert result.transfer.loaded and all(name.startswith("segmentation_head") for name in result.transfer.new)
    content = load_checkpoint(result.model, "model")
    assert content["preprocessing"] == one["preprocessing"] and content["network"] == one["network"]
    flat = replace(FinetuneSettings.from_preset("quick"), max_size=32)
    with pytest.raises(CheckpointError, match=r"three dimensions; one for slices is needed.*finetune --volumes"):
        run_finetuning(balls, flat, context(tmp_path / "flat"), whole)


def test_a_backbone_of_slices_is_refused(balls, tmp_path):
    content = {"architecture": "unet", "network": {}, "preprocessing": {}, "max_size": 32, "state": {}}
    save_checkpoint(tmp_path / "unet.pt", "backbone", content)
    with pytest.raises(CheckpointError, match="for slices"):
        run_finetuning(balls, finetuning(2), context(tmp_path / "model"), tmp_path / "unet.pt")


def test_thick_slices_are_hidden_and_turned_as_they_are(tmp_path):
    project = make_project(tmp_path / "thick", (1.0, 1.0, 5.0), (6, 16, 16))
    made = objective(project, pretraining("mim_3d"), tmp_path)
    assert made.module.thickness == 5.0 and made.module.blocks(4) == (1, 4, 4)
    assert made.module.network.settings.flat_stages == 1
    assert bool(made.training_loss(0)["loss"].isfinite())


def test_the_command_line_finds_the_method_of_a_task(balls, capsys):
    words = ["pretrain", str(balls.folder), "--volumes", "--method", "regression", "--check", "--device", "cpu"]
    small = ["--widths", "2", "4", "--patch-voxels", "1024", "--max-size", "32", "--batch-size", "2"]
    assert main([*words, *small]) == 0
    assert "each the middle of a patch" in capsys.readouterr().out
    assert main(["pretrain", str(balls.folder), "--volumes", "--method", "dino"]) == 1
    assert "has no form for volumes" in capsys.readouterr().err
    assert recipe("regression_3d").task == "volumes"
