import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.corruption import block_means, random_block_mask, replace_pixels
from SSLSegmentationLib.core.errors import SettingsError


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    size=st.tuples(st.integers(1, 50), st.integers(1, 50)),
    fraction=st.floats(0, 1),
)
def test_pixel_mask_has_exactly_the_fraction_in_every_image(seed, size, fraction):
    mask = random_block_mask(5, size, 1, fraction, generator(seed))
    assert mask.shape == (5, 1, *size) and mask.dtype == torch.bool
    assert mask.flatten(1).sum(dim=1).tolist() == [round(fraction * size[0] * size[1])] * 5


def test_pixel_masks_are_uniform_over_the_image_and_differ_between_samples():
    masks = random_block_mask(600, (10, 10), 1, 0.1, generator())
    often = masks.float().mean(dim=0)
    assert often.min() > 0.04 and often.max() < 0.17
    assert len(masks.flatten(1).unique(dim=0)) == 600
    assert torch.equal(masks, random_block_mask(600, (10, 10), 1, 0.1, generator()))


def test_block_mask_covers_exactly_the_ratio_of_whole_blocks():
    mask = random_block_mask(6, (256, 256), 32, 0.75, generator())
    blocks = mask.view(6, 8, 32, 8, 32).permute(0, 1, 3, 2, 4).flatten(3)
    assert (blocks.all(-1) == blocks.any(-1)).all()
    assert blocks.all(-1).flatten(1).sum(dim=1).tolist() == [48] * 6
    assert len(mask.flatten(1).unique(dim=0)) == 6


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**31), share=st.floats(0, 1), ratio=st.floats(0, 1))
def test_blocks_are_chosen_among_the_allowed_alone_and_exactly_their_ratio(seed, share, ratio):
    allowed = torch.rand(5, 8, 6, generator=generator(seed)) < share
    mask = random_block_mask(5, (32, 24), 4, ratio, generator(seed), allowed=allowed)
    blocks = mask[:, 0, ::4, ::4]
    assert torch.equal(mask[:, 0], blocks.repeat_interleave(4, 1).repeat_interleave(4, 2))
    assert not (blocks & ~allowed).any()
    wanted = [round(ratio * int(number)) for number in allowed.flatten(1).sum(1)]
    assert blocks.flatten(1).sum(1).tolist() == wanted


def test_every_allowed_block_is_chosen_equally_often():
    allowed = torch.zeros(900, 4, 4, dtype=torch.bool)
    allowed[:, :2, 1:] = True
    often = random_block_mask(900, (16, 16), 4, 0.5, generator(), allowed=allowed)[:, 0, ::4, ::4].float().mean(0)
    assert (often[~allowed[0]] == 0).all() and (often[allowed[0]] - 0.5).abs().max() < 0.07


def test_block_means_lie_on_the_lattice_of_the_mask():
    images = torch.rand(3, 1, 12, 8)
    means = block_means(images, 4)
    for b, row, column in ((0, 0, 0), (1, 2, 1), (2, 1, 0)):
        part = images[b, 0, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4]
        assert float(means[b, row, column]) == pytest.approx(float(part.mean()), abs=1e-6)
    with pytest.raises(SettingsError, match="do not tile"):
        block_means(images, 5)


@pytest.mark.parametrize("fill", ["gauss", "zero", "mean", "neighbour"])
def test_pixels_off_the_mask_are_untouched_bit_for_bit(fill):
    images = torch.rand(4, 2, 32, 24)
    before = images.clone()
    mask = random_block_mask(4, (32, 24), 1, 0.1, generator())
    replaced = replace_pixels(images, mask, fill, generator())
    assert torch.equal(images, before)
    off = ~mask.expand_as(images)
    assert torch.equal(replaced[off].view(torch.int32), images[off].view(torch.int32))
    assert (replaced[~off] != images[~off]).float().mean() > 0.99


def test_fills_hold_what_they_promise():
    images = torch.rand(4, 1, 64, 64) + 0.5
    mask = random_block_mask(4, (64, 64), 1, 0.25, generator())
    gauss = replace_pixels(images, mask, "gauss", generator(), std=0.01)[mask]
    assert gauss.std() == pytest.approx(0.01, rel=0.05) and abs(gauss.mean()) < 1e-3
    assert (replace_pixels(images, mask, "zero", generator())[mask] == 0).all()
    mean = replace_pixels(images, mask, "mean", generator())
    for index in range(4):
        expected = images[index][~mask[index]].double().mean()
        torch.testing.assert_close(mean[index][mask[index]].double(), expected.expand(1024), atol=1e-5, rtol=0)


def test_neighbour_fill_takes_another_pixel_within_reach_and_every_one_of_them():
    size = 12
    positions = torch.arange(size * size, dtype=torch.float32).view(1, 1, size, size).repeat(400, 1, 1, 1)
    taken = replace_pixels(positions, torch.ones(400, 1, size, size, dtype=torch.bool), "neighbour", generator()).long()
    row, column = taken // size, taken % size
    down = row - torch.arange(size)[:, None]
    right = column - torch.arange(size)
    assert not ((down == 0) & (right == 0)).any()
    assert down.abs().max() == 5 and right.abs().max() == 5
    centre = torch.stack([down[:, 0, 6, 6], right[:, 0, 6, 6]], dim=1)
    assert len(centre.unique(dim=0)) > 100  # of the 120 offsets


def test_wrong_requests_are_refused_with_a_remedy():
    with pytest.raises(SettingsError, match="do not tile"):
        random_block_mask(1, (100, 100), 32, 0.5, generator())
    with pytest.raises(SettingsError, match="fraction"):
        random_block_mask(1, (8, 8), 1, 1.5, generator())
    mask = random_block_mask(1, (8, 8), 1, 0.5, generator())
    with pytest.raises(SettingsError, match="noise"):
        replace_pixels(torch.rand(1, 1, 8, 8), mask, "noise", generator())
    with pytest.raises(SettingsError, match="larger than"):
        replace_pixels(torch.rand(1, 1, 8, 8), mask, "neighbour", generator())
