"""Regression pretraining against Umapathy et al. 2022, section II.B."""

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining.methods.regression import Regression, RegressionSettings
from SSLSegmentationLib.stores import SliceBatch

SIZE = (32, 48)


@pytest.fixture
def batch():
    images = torch.rand(6, 1, *SIZE, generator=torch.Generator().manual_seed(3)).half()
    return SliceBatch(images, None, torch.zeros(6, dtype=torch.long), torch.zeros(6))


@pytest.fixture
def method():
    torch.manual_seed(0)
    return Regression(UNet(UNetSettings(widths=(8, 16)), 2), RegressionSettings(), SIZE)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def test_exactly_a_tenth_of_the_pixels_is_replaced_and_the_rest_untouched(method, batch):
    views = method.views(batch, generator())
    assert views["mask"].flatten(1).sum(1).tolist() == [round(0.1 * SIZE[0] * SIZE[1])] * 6
    assert torch.allclose(views["clean"], batch.images.float(), atol=1e-4)
    kept = ~views["mask"]
    assert torch.equal(views["corrupted"][kept], views["clean"][kept])
    noise = views["corrupted"][views["mask"]]
    assert abs(float(noise.mean())) < 2e-3 and float(noise.std()) == pytest.approx(0.01, rel=0.1)


def test_squares_are_hidden_whole(batch):
    method = Regression(UNet(UNetSettings(widths=(8, 16)), 2), RegressionSettings(block=8, masked_fraction=0.25), SIZE)
    squares = method.views(batch, generator())["mask"].unfold(2, 8, 8).unfold(3, 8, 8).flatten(4)
    assert torch.equal(squares.all(-1), squares.any(-1))
    assert squares.all(-1).flatten(1).sum(1).tolist() == [6] * 6  # of 4 × 6


def test_the_loss_is_the_mean_absolute_error_at_masked_pixels(method, batch):
    views = method.views(batch, generator())
    loss = method.loss(views)["loss"]
    with torch.no_grad():
        restored = method.head(method.network.features(views["corrupted"]))
    total, count = 0.0, 0
    for b, _, y, x in views["mask"].nonzero().tolist():
        total += abs(float(restored[b, 0, y, x]) - float(views["clean"][b, 0, y, x]))
        count += 1
    assert float(loss.detach()) == pytest.approx(total / count, rel=1e-5)


def test_perfect_restoration_has_no_loss_and_zero_output_is_at_chance(method, batch):
    views = method.views(batch, generator())
    method.head.forward = lambda features: views["clean"]
    assert float(method.loss(views)["loss"]) == 0
    method.head.forward = lambda features: torch.zeros_like(views["clean"])
    losses = method.loss(views)
    assert float(losses["loss"]) == float(losses["chance_level"]) == pytest.approx(0.5, abs=0.02)


def test_the_network_never_sees_the_target_at_masked_pixels(method, batch):
    views = method.views(batch, generator())
    changed = dict(views, clean=torch.where(views["mask"], views["clean"] + 1, views["clean"]))
    outputs = []
    method.head.register_forward_hook(lambda *call: outputs.append(call[2]))
    method.loss(views), method.loss(changed)
    assert torch.equal(outputs[0], outputs[1])


def test_encoder_and_decoder_are_handed_on_without_the_head(method):
    names = method.transferable()
    assert {name.split(".")[0] for name in names} == {"encoder", "decoder"}
    assert not any("head" in name for name in names)


def test_views_depend_on_the_generator_alone(method, batch):
    first, same, other = (method.views(batch, generator(seed)) for seed in (1, 1, 2))
    assert all(torch.equal(first[k], same[k]) for k in first)
    assert not torch.equal(first["mask"], other["mask"])


def test_the_preview_restores_hidden_pixels_and_leaves_the_others_and_the_direction_alone():
    images = torch.rand(3, 1, *SIZE, generator=torch.Generator().manual_seed(1)).half()
    batch = SliceBatch(images, None, torch.zeros(3, dtype=torch.long), torch.zeros(3))
    torch.manual_seed(0)
    turned = RegressionSettings(spatial=SpatialRanges(rotation_deg=90, flip_horizontal=True))
    method = Regression(UNet(UNetSettings(widths=(8, 16)), 2), turned, SIZE).eval()
    with torch.inference_mode():
        preview = method.preview(batch, torch.Generator().manual_seed(0))
    for (hidden, restored, original), image in zip(preview.rows, images, strict=True):
        assert np.allclose(original.image, image[0].numpy(), atol=1e-3)
        mask = hidden.image != original.image
        assert 0.05 < mask.mean() < 0.15
        assert np.array_equal(restored.image[~mask], original.image[~mask])
        assert not np.allclose(restored.image[mask], original.image[mask])


def test_it_learns_to_restore_a_tiny_cohort(method, batch):
    y, x = torch.meshgrid(torch.linspace(0, 6, SIZE[0]), torch.linspace(0, 9, SIZE[1]), indexing="ij")
    smooth = (0.5 + 0.4 * torch.sin(y) * torch.cos(x)).half().expand(6, 1, *SIZE)
    batch = SliceBatch(smooth, None, batch.case, batch.position)
    optimizer = torch.optim.Adam(method.parameters(), 1e-2)
    for step in range(60):
        losses = method.loss(method.views(batch, generator(step)))
        optimizer.zero_grad()
        losses["loss"].backward()
        optimizer.step()
    assert float(losses["loss"]) < 0.2 * float(losses["chance_level"])
