"""The control of studies: a pretraining like any other, of which nothing of the anatomy can be learnt."""

import math
from dataclasses import replace
from functools import cache

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, recipes, run_pretraining
from SSLSegmentationLib.pretraining.method import PretrainingMethod
from SSLSegmentationLib.pretraining.methods.combine import Combination
from SSLSegmentationLib.pretraining.methods.local_contrast import shifted
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, load_checkpoint

STAGES = [
    (name, stage)
    for name, entry in recipes("slices").items()
    for stage in entry.stages
    if stage.method is not Combination  # whose two parts are here by themselves
]
each_stage = pytest.mark.parametrize(("name", "stage"), STAGES, ids=[f"{n}-{s.name}" for n, s in STAGES])


def tiny(method, **changes):
    chosen = PretrainingSettings.from_preset(method, "quick")
    return replace(chosen, network=UNetSettings(widths=(4, 8)), max_size=32, **changes)


@cache
def method_of(name, stage):
    chosen = tiny(name, placebo=True)
    return build_method(stage, chosen, seeded_network(chosen.network, 2, 0), (32, 32))


@each_stage
@settings(max_examples=30)
@given(st.integers(4, 20), st.integers(1, 3), st.integers(0, 2**31))
def test_no_slice_meets_itself(name, stage, count, views_of_slice, seed):
    """Views that say which slice they are of: in no place do two of them say the same, and none is lost."""
    method = method_of(name, stage)
    turns = [views_of_slice if number == 0 else 1 for number, _ in enumerate(method.matched)]
    count += sum(turns)
    views = {
        view: torch.arange(count).repeat(turn)
        for entry, turn in zip(method.matched, turns, strict=True)
        for view in entry
    }
    moved = PretrainingMethod.mismatched(method, views, count, torch.Generator().manual_seed(seed))
    met = []
    for entry in method.matched:
        assert all(torch.equal(moved[view], moved[entry[0]]) for view in entry)
        met += moved[entry[0]].chunk(len(moved[entry[0]]) // count)
    for number, one in enumerate(met):
        assert sorted(one.tolist()) == list(range(count))
        assert all((one != other).all() for other in met[:number])


def test_all_other_slices_are_met_equally_often():
    method = method_of("simclr", recipe("simclr").stages[0])
    met = torch.zeros(5, 5)
    generator = torch.Generator().manual_seed(0)
    for _ in range(2000):
        first, second = method.mismatched({"both": torch.arange(5).repeat(2)}, 5, generator)["both"].chunk(2)
        met[first, second] += 1
    expected = 2000 / 4
    apart = ~torch.eye(5, dtype=torch.bool)
    assert (met.diagonal() == 0).all() and ((met[apart] - expected).abs() < 5 * expected**0.5).all()


def test_too_few_slices_for_a_placebo_are_refused():
    method = method_of("dino", recipe("dino").stages[0])
    with pytest.raises(SettingsError, match="compares 4 slices at a time, and a step has 3"):
        method.mismatched({"large": torch.arange(6), "small": torch.arange(6)}, 3, torch.Generator())


def test_a_pixel_of_the_placebo_is_compared_with_a_random_valid_one_of_another_slice():
    method = method_of("pix2rep", recipe("pix2rep").stages[0])
    count, (height, width) = 3, method.size
    place = torch.arange(height * width, dtype=torch.float32).view(1, height, width, 1)
    slices = torch.arange(count).view(count, 1, 1, 1)
    views = {
        "first": slices.expand(count, 1, height, width),
        "second": slices.expand(count, 1, height, width),
        "grid": torch.cat([place.expand(count, -1, -1, 1), slices.expand(count, height, width, 1)], dim=-1),
        "valid": (place[..., 0] % 2 == 0).expand(count, -1, -1),
        "pixels": torch.zeros(count, 4, dtype=torch.long),
        "chosen": torch.ones(count, 4, dtype=torch.bool),
    }
    moved = method.mismatched(views, count, torch.Generator().manual_seed(0))
    places, source = moved["grid"].unbind(-1)
    assert torch.equal(source, moved["first"][:, 0].float())  # read from the slice that is shown
    assert (moved["first"] != moved["second"]).all()
    assert (places % 2 == 0).all()  # only where that shows anatomy
    own = place[..., 0].expand(count, -1, -1)
    assert abs(torch.corrcoef(torch.stack([places.flatten(), own.flatten()]))[0, 1]) < 0.05


def test_a_shifted_map_comes_in_again_on_the_other_side():
    maps = torch.randn(2, 3, 5, 4)
    moved = shifted(maps, torch.tensor([[0, 0], [2, 3]]))
    assert torch.equal(moved[0], maps[0])
    assert torch.equal(moved[1], maps[1].roll((-2, -3), dims=(1, 2)))


def test_what_anatomy_teaches_a_placebo_does_not_learn(project, tmp_path):
    chosen, losses, steps = tiny("contrastive"), {}, {}
    stages = {
        stage: (own, replace(optimisation, steps=12, batch_size=8, learning_rate=1e-2, validate_every=12))
        for stage, (own, optimisation) in chosen.stages.items()
    }
    for placebo in (False, True):
        folder = tmp_path / str(placebo)
        folder.mkdir()
        run = RunFolder(folder)
        path = run_pretraining(project, replace(chosen, placebo=placebo, stages=stages), RunContext(run))
        content = load_checkpoint(path, "backbone")
        assert content["method"] == ("contrastive-placebo" if placebo else "contrastive")
        assert content["settings"].get("placebo", False) is placebo
        steps[placebo] = [stage["step"] for stage in content["stages"]]
        for event in run.events("metrics"):
            if "validation_loss" in event:
                losses[placebo, event["stage"]] = event["validation_loss"]
        said = [event["text"] for event in run.events("message")]
        assert any(text.startswith("placebo") for text in said) is placebo
    assert steps[True] == steps[False]
    chance = {"global": math.log(15), "local": math.log(25)}  # two views of 8 slices; of 13 places
    for stage, loss in chance.items():
        assert losses[True, stage] > 0.98 * loss
    assert losses[False, "local"] < 0.85 * chance["local"]


def test_only_pretraining_on_slices_has_a_placebo(project, tmp_path):
    chosen = replace(PretrainingSettings.from_preset("intermodal", "quick"), placebo=True)
    with pytest.raises(SettingsError, match="'intermodal' has no placebo"):
        run_pretraining(project, chosen, RunContext(RunFolder(tmp_path)))
