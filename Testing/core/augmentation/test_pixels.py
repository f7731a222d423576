"""Sampling of single pixels: against warping the whole map."""

import pytest
import torch

from SSLSegmentationLib.augmentation.pixels import feature_vectors, neighbours, random_pixels
from SSLSegmentationLib.augmentation.ranges import PIX2REP_V2_VIEW, SpatialRanges
from SSLSegmentationLib.augmentation.warp import random_grid, valid_mask, warp
from SSLSegmentationLib.core.errors import SettingsError


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def places(pixels, chosen):
    return [(b, int(p)) for b, row in enumerate(pixels) for p in row[chosen[b]]]


def test_drawn_pixels_are_valid_distinct_and_as_many_as_asked_for():
    valid = torch.rand(5, 12, 9, generator=generator()) < 0.4
    valid[3] = False
    pixels, chosen = random_pixels(valid, 60, generator(1))
    drawn = places(pixels, chosen)
    assert len(drawn) == len(set(drawn)) == 60
    assert all(valid[b].flatten()[p] for b, p in drawn)
    assert chosen.shape[1] == chosen.sum(1).max() and not chosen[3].any()


def test_every_valid_pixel_is_equally_likely():
    valid = torch.zeros(2, 4, 4, dtype=torch.bool)
    valid[0, :3] = valid[1, 1, :2] = True  # 12 and 2
    counts = torch.zeros(2, 16)
    for seed in range(600):
        for b, p in places(*random_pixels(valid, 7, generator(seed))):
            counts[b, p] += 1
    assert (counts[~valid.flatten(1)] == 0).all()
    expected = 600 * 7 / 14
    assert (counts[valid.flatten(1)] - expected).abs().max() < 5 * (expected / 2) ** 0.5


def test_all_are_taken_where_fewer_are_valid():
    valid = torch.rand(3, 6, 6, generator=generator()) < 0.3
    pixels, chosen = random_pixels(valid, 10**6, generator())
    found = torch.zeros_like(valid).flatten(1)
    for b, p in places(pixels, chosen):
        found[b, p] = True
    assert torch.equal(found, valid.flatten(1)) and int(chosen.sum()) == int(valid.sum())


def test_equal_seeds_draw_equally_and_other_seeds_do_not():
    valid = torch.ones(2, 20, 20, dtype=torch.bool)
    first, again, other = (places(*random_pixels(valid, 50, generator(seed))) for seed in (3, 3, 4))
    assert first == again != other


def test_a_batch_without_anything_to_tell_apart_is_refused():
    with pytest.raises(SettingsError, match="shows nothing"):
        random_pixels(torch.zeros(2, 4, 4, dtype=torch.bool), 5, generator())


@pytest.mark.parametrize("size", [(32, 32), (24, 40)])
def test_the_weighted_neighbours_are_what_warping_the_whole_map_gives(size):
    maps = torch.randn(3, 5, *size, generator=generator())
    ranges = SpatialRanges(rotation_deg=180, scale=(0.5, 1.5), translation=0.2)  # far outside, too
    grid = random_grid(3, size, (30, 26), ranges, generator(1))
    assert valid_mask(grid, in_size=size).float().mean() < 0.9
    pixels, chosen = random_pixels(torch.ones(3, 30, 26, dtype=torch.bool), 500, generator(2))
    index, weights = neighbours(grid, pixels, size)
    corners = feature_vectors(maps, index.flatten(1)).unflatten(1, index.shape[1:])
    sampled = (corners * weights[..., None]).sum(2)
    whole = feature_vectors(warp(maps, grid), pixels)
    torch.testing.assert_close(sampled[chosen], whole[chosen], atol=1e-5, rtol=0)


def test_the_gradient_of_sampled_pixels_equals_that_of_the_whole_map():
    maps = torch.randn(2, 3, 16, 16, generator=generator(), dtype=torch.float64, requires_grad=True)
    grid = random_grid(2, (16, 16), (16, 16), PIX2REP_V2_VIEW, generator(1)).double()
    pixels, chosen = random_pixels(valid_mask(grid), 40, generator(2))
    index, weights = neighbours(grid, pixels, (16, 16))
    corners = feature_vectors(maps, index.flatten(1)).unflatten(1, index.shape[1:])
    sampled = (corners * weights[..., None]).sum(2)[chosen]
    whole = feature_vectors(warp(maps, grid), pixels)[chosen]
    weighting = torch.randn(sampled.shape, generator=generator(3), dtype=torch.float64)
    gradients = [torch.autograd.grad((part * weighting).sum(), maps)[0] for part in (sampled, whole)]
    torch.testing.assert_close(*gradients, atol=1e-12, rtol=0)


def test_the_result_and_its_gradient_do_not_depend_on_the_number_of_threads():
    maps = torch.randn(2, 16, 24, 24, generator=generator(), requires_grad=True)
    index = torch.randint(0, 50, (2, 4000), generator=generator(1))  # each pixel many times
    weighting = torch.randn(2, 4000, 16, generator=generator(2))
    threads, gradients = torch.get_num_threads(), []
    try:
        for count in (1, 2, 2, 4):
            torch.set_num_threads(count)
            gradients.append(torch.autograd.grad((feature_vectors(maps, index) * weighting).sum(), maps)[0])
    finally:
        torch.set_num_threads(threads)
    assert all(torch.equal(gradient, gradients[0]) for gradient in gradients[1:])
