"""Masked image modelling against the cine study (de Mooij et al. 2024), and what is ours: squares of tissue only."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining import recipe
from SSLSegmentationLib.pretraining.methods.mim import MaskedModelling, MaskedModellingSettings
from SSLSegmentationLib.stores import SliceBatch

SIZE = (32, 48)
TINY = MaskedModellingSettings(patch=8)


def method(settings=TINY, size=SIZE):
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return MaskedModelling(UNet(UNetSettings(widths=(8, 16)), 2), settings, size)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def batch():
    """Six slices: the left half is tissue, the right half nearly black."""
    images = torch.rand(6, 1, *SIZE, generator=generator(3)) * 0.5 + 0.4
    images[..., SIZE[1] // 2 :] *= 0.02
    return SliceBatch(images.half(), None, torch.zeros(6, dtype=torch.long), torch.zeros(6))


def squares(mask, side):
    """Which squares are hidden, [B, rows, columns]; they are hidden whole."""
    tiles = mask[:, 0].unfold(1, side, side).unfold(2, side, side).flatten(3)
    assert torch.equal(tiles.all(-1), tiles.any(-1))
    return tiles.all(-1)


def test_the_paper_hides_exactly_48_of_64_squares_anywhere():
    settings, optimisation = recipe("mim").preset("paper").stages["mim"]
    images = torch.rand(3, 1, 256, 256).half()
    views = method(settings, (256, 256)).hide(images, generator(), augment=True)
    assert squares(views["mask"], 32).flatten(1).sum(1).tolist() == [48] * 3
    assert (settings.error, optimisation.batch_size, optimisation.epochs) == ("mse", 128, 100)
    rates = optimisation.optimizer, optimisation.learning_rate, optimisation.momentum, optimisation.nesterov
    assert rates == ("sgd", 0.01, 0.99, True) and optimisation.weight_decay == 3e-5


def test_air_is_never_hidden_and_exactly_the_fraction_of_the_tissue_is(batch):
    hidden = squares(method().views(batch, generator())["mask"], 8)
    assert hidden[:, :, :3].flatten(1).sum(1).tolist() == [9] * 6  # of 12 squares with tissue
    assert not hidden[:, :, 3:].any()
    anywhere = method(replace(TINY, tissue_level=0.0)).views(batch, generator())["mask"]
    assert squares(anywhere, 8).flatten(1).sum(1).tolist() == [18] * 6  # of 24


def test_what_a_turned_slice_leaves_empty_counts_as_air(batch):
    turned = replace(TINY, patch=4, spatial=SpatialRanges(rotation_deg=180, scale=(0.5, 0.6)))
    views = method(turned).hide(torch.ones_like(batch.images), generator(), augment=True)
    assert views["mask"].flatten(1).any(1).all()
    empty = views["clean"].unfold(2, 4, 4).unfold(3, 4, 4).flatten(4).mean(-1) == 0
    assert empty.any() and not (squares(views["mask"], 4)[:, None] & empty).any()


def test_a_slice_without_tissue_hides_nothing_and_has_no_loss(batch):
    black = SliceBatch(batch.images * 0, None, batch.case, batch.position)
    mim = method()
    losses = mim.loss(mim.views(black, generator()))
    losses["loss"].backward()
    assert float(losses["loss"].detach()) == float(losses["chance_level"]) == 0
    assert all(torch.isfinite(p.grad).all() for p in mim.parameters() if p.grad is not None)


@pytest.mark.parametrize("fill", ["mean", "zero"])
def test_visible_pixels_are_untouched_and_hidden_ones_are_one_grey(batch, fill):
    views = method(replace(TINY, fill=fill)).views(batch, generator())
    for corrupted, clean, mask in zip(views["corrupted"], views["clean"], views["mask"], strict=True):
        assert torch.equal(corrupted[~mask], clean[~mask])
        expected = float(clean[~mask].double().mean()) if fill == "mean" else 0.0
        assert corrupted[mask].unique().tolist() == pytest.approx([expected], abs=1e-6)


@pytest.mark.parametrize("error", ["mse", "l1"])
def test_the_loss_is_the_mean_error_over_hidden_pixels(batch, error):
    mim = method(replace(TINY, error=error))
    views = mim.views(batch, generator())
    with torch.no_grad():
        losses, restored = mim.loss(views), mim.restore(views)
    hidden = [
        (float(restored[place]), float(views["clean"][place])) for place in map(tuple, views["mask"].nonzero().tolist())
    ]
    power = 2 if error == "mse" else 1
    expected = sum(abs(guess - truth) ** power for guess, truth in hidden) / len(hidden)
    assert float(losses["loss"]) == pytest.approx(expected, rel=1e-5)
    # No constant does better than the chance level.
    constants = [sum(abs(k / 200 - truth) ** power for _, truth in hidden) / len(hidden) for k in range(201)]
    assert float(losses["chance_level"]) == pytest.approx(min(constants), rel=1e-3)


def test_a_perfect_restoration_has_no_loss_and_visible_pixels_no_gradient(batch):
    mim = method()
    views = mim.views(batch, generator())
    mim.restore = lambda views: views["clean"]
    assert float(mim.loss(views)["loss"]) == 0
    guess = torch.rand_like(views["clean"]).requires_grad_()
    mim.restore = lambda views: guess
    mim.loss(views)["loss"].backward()
    assert (guess.grad[~views["mask"]] == 0).all() and (guess.grad[views["mask"]] != 0).all()


def test_the_sum_does_not_overflow_half_precision():
    """512 × 512 hidden pixels with an error of 1: float16 ends at 65 504."""
    mim = method(replace(TINY, tissue_level=0.0), (512, 512))
    clean = torch.zeros(1, 1, 512, 512)
    mim.restore = lambda views: torch.ones(1, 1, 512, 512, dtype=torch.float16)
    loss = mim.loss({"clean": clean, "corrupted": clean, "mask": clean == 0})["loss"]
    assert loss.dtype == torch.float32 and float(loss) == 1


def test_only_the_encoder_is_handed_on_if_asked():
    parts = {name.split(".")[0] for name in method(replace(TINY, hand_on_decoder=False)).transferable()}
    assert parts == {"encoder"}


def test_squares_that_do_not_tile_the_slice_are_refused_with_a_remedy(batch):
    with pytest.raises(SettingsError, match="do not tile"):
        method(replace(TINY, patch=5)).views(batch, generator())
