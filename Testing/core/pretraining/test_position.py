"""Position prediction: the place of a pixel is where the warp reads it from, and only pixels of the slice count."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining.methods.position import Position, PositionSettings
from SSLSegmentationLib.stores import SliceBatch

CANVAS, SIZE = (48, 64), (32, 32)
PLAIN = PositionSettings(intensity=IntensityRanges())


def method(settings=PLAIN, size=SIZE):
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return Position(UNet(UNetSettings(widths=(8, 16)), 2), settings, size)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def batch(images, positions):
    return SliceBatch(images, None, torch.zeros(len(images), dtype=torch.long), torch.tensor(positions))


@pytest.fixture
def ramps():
    """Slices whose intensity says how far right (first three) or how far down (last three) a pixel lies, 0 to 1."""
    down = ((torch.arange(CANVAS[0]) + 0.5) / CANVAS[0])[:, None].expand(CANVAS)
    right = ((torch.arange(CANVAS[1]) + 0.5) / CANVAS[1])[None].expand(CANVAS)
    return batch(torch.stack([right] * 3 + [down] * 3)[:, None], [0.1, 0.5, 0.9] * 2)


def test_the_place_is_where_the_pixel_was_read_from(ramps):
    views = method().views(ramps, generator())
    for axis, rows, side in ((0, slice(0, 3), CANVAS[1]), (1, slice(3, 6), CANVAS[0])):
        # From 0..1 to pixels from the centre, in halves of the patch.
        landmark = (views["image"][rows, 0] - 0.5) * side / (max(SIZE) / 2)
        inside = views["valid"][rows, 0]
        assert inside.float().mean() > 0.5
        # Half a pixel at the border, where the ramp ends and interpolation is flat.
        assert (views["place"][rows, axis] - landmark)[inside].abs().max() < 0.5 / (max(SIZE) / 2) + 1e-4
        assert (views["place"][rows, axis] - landmark)[inside].abs().median() < 1e-3


def test_the_third_coordinate_is_the_height_in_the_stack(ramps):
    place = method().views(ramps, generator())["place"]
    assert place.shape == (6, 3, *SIZE)
    expected = torch.tensor([-0.8, 0.0, 0.8] * 2)[:, None, None].expand(6, *SIZE)
    assert torch.allclose(place[:, 2], expected, atol=1e-6)


def test_a_place_is_in_pixels_whatever_the_canvas(ramps):
    """The same cut-out of a slice on a larger canvas has the same place: volumes share coordinates."""
    still = replace(PLAIN, spatial=SpatialRanges())
    wide = batch(torch.nn.functional.pad(ramps.images, (16, 16, 8, 8)), ramps.position.tolist())
    small, large = (method(still).views(one, generator()) for one in (ramps, wide))
    assert torch.allclose(small["place"], large["place"], atol=1e-5)
    assert torch.allclose(small["image"], large["image"], atol=1e-5)


def test_the_loss_is_the_mean_squared_error_inside_and_chance_the_variance(ramps):
    position = method(PositionSettings(spatial=SpatialRanges(scale=(0.4, 0.5))))  # much that is outside
    views = position.views(ramps, generator())
    found = position.locate(views["image"]).detach().double().numpy()
    place, valid = views["place"].double().numpy(), views["valid"].numpy()
    inside = [
        (found[b, :, y, x], place[b, :, y, x])
        for b in range(6)
        for y in range(SIZE[0])
        for x in range(SIZE[1])
        if valid[b, 0, y, x]
    ]
    assert 100 < len(inside) < valid.size * 0.9
    errors = [((a - b) ** 2).mean() for a, b in inside]
    spread = np.array([b for _, b in inside])
    losses = position.loss(views)
    assert float(losses["loss"].detach()) == pytest.approx(np.mean(errors), rel=1e-5)
    assert float(losses["chance_level"]) == pytest.approx(spread.var(axis=0).mean(), rel=1e-5)


def test_pixels_outside_the_slice_get_no_gradient(ramps):
    position = method(PositionSettings(spatial=SpatialRanges(scale=(0.4, 0.5))))
    views = position.views(ramps, generator())
    spoilt = views | {"place": views["place"].masked_fill(~views["valid"], torch.inf)}
    losses = position.loss(spoilt)
    assert torch.isfinite(losses["loss"]) and losses["loss"] == position.loss(views)["loss"]
    losses["loss"].backward()
    assert all(torch.isfinite(p.grad).all() for p in position.parameters() if p.grad is not None)


def test_a_batch_without_a_valid_pixel_has_no_loss_and_no_nan(ramps):
    position = method()
    views = position.views(ramps, generator())
    losses = position.loss(views | {"valid": torch.zeros_like(views["valid"])})
    assert float(losses["loss"].detach()) == 0 and float(losses["chance_level"]) == 0


def test_the_preview_of_a_network_that_knows_is_an_even_ramp(ramps, monkeypatch):
    position = method(replace(PLAIN, spatial=SpatialRanges()))
    views = position.views(ramps, generator())
    monkeypatch.setattr(position, "locate", lambda images: views["place"])
    preview = position.preview(ramps, generator())
    _, right, down = preview.rows[0]
    assert right.title == down.title == "0 px off on average"
    assert np.all(np.diff(right.image, axis=1) > 0) and np.all(np.diff(down.image, axis=0) > 0)
    # 32 of 64 columns and of 48 rows, about the middle.
    assert (right.image.min(), right.image.max()) == pytest.approx((0.25 + 0.5 / 64, 0.75 - 0.5 / 64), abs=1e-4)
    assert (down.image.min(), down.image.max()) == pytest.approx((1 / 6 + 0.5 / 48, 5 / 6 - 0.5 / 48), abs=1e-4)
