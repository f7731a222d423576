"""Two methods on one network: the sum of what each does alone."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F

from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining.methods.combine import Combination, CombineSettings
from SSLSegmentationLib.pretraining.methods.mim import MaskedModellingSettings
from SSLSegmentationLib.pretraining.methods.pix2rep import Pix2RepSettings
from SSLSegmentationLib.stores import SliceBatch

SIZE = (32, 32)


@pytest.fixture
def batch():
    images = torch.rand(4, 1, 4, 4, generator=torch.Generator().manual_seed(3))
    images = F.interpolate(images, SIZE, mode="bicubic").clamp(0, 1).half()
    return SliceBatch(images, None, torch.zeros(4, dtype=torch.long), torch.zeros(4))


def build(restoring=0.5):
    torch.manual_seed(0)
    settings = CombineSettings(restoring, MaskedModellingSettings(patch=8), Pix2RepSettings(pixels=50))
    return Combination(UNet(UNetSettings(widths=(8, 16)), 2), settings, SIZE)


def test_the_loss_is_the_weighted_sum_of_both_in_units_of_their_chance_levels(batch):
    method = build(0.3).eval()
    generator = torch.Generator().manual_seed(1)
    views = method.views(batch, generator)
    generator.manual_seed(1)
    alone = [part.loss(part.views(batch, generator)) for part in method.methods.values()]
    losses = method.loss(views)
    expected = sum(w * float(part["loss"] / part["chance_level"]) for w, part in zip((0.3, 0.7), alone, strict=True))
    assert float(losses["loss"].detach()) == pytest.approx(expected, rel=1e-5)
    assert float(losses["chance_level"]) == 1
    for name, part in zip(method.methods, alone, strict=True):
        assert float(losses[f"{name}_loss"]) == pytest.approx(float(part["loss"].detach()), rel=1e-5)
    assert float(losses["std"]) == pytest.approx(float(alone[1]["std"]))


@pytest.mark.parametrize(("restoring", "idle"), [(1.0, "pix2rep"), (0.0, "mim")])
def test_a_method_without_weight_learns_nothing(batch, restoring, idle):
    method = build(restoring)
    method.loss(method.views(batch, torch.Generator().manual_seed(1)))["loss"].backward()
    moved = {name: bool(next(part.head.parameters()).grad.abs().sum() > 0) for name, part in method.methods.items()}
    assert moved == {name: name != idle for name in moved}


def test_both_train_one_network_and_hand_it_on_once(batch):
    method = build()
    weights = {id(p) for part in method.methods.values() for p in part.network.parameters()}
    assert weights == {id(p) for p in method.network.parameters()}
    handed_on = {name for name in method.network.state_dict() if name.startswith(("encoder.", "decoder."))}
    assert set(method.transferable()) == handed_on
    method.methods["mim"].settings = replace(method.methods["mim"].settings, hand_on_decoder=False)
    assert set(method.transferable()) == {name for name in handed_on if name.startswith("encoder.")}


def test_smaller_patches_are_smaller_for_both(batch):
    method = build()
    method.size = (16, 16)
    views = method.views(batch, torch.Generator().manual_seed(1))
    assert views["mim.clean"].shape[-2:] == views["pix2rep.first"].shape[-2:] == (16, 16)


def test_the_preview_is_of_the_method_that_counts_more(batch):
    for restoring, columns in ((0.5, "First look"), (0.8, "What the network")):
        with torch.inference_mode():
            preview = build(restoring).eval().preview(batch, torch.Generator().manual_seed(1))
        assert preview.columns[0].startswith(columns)
