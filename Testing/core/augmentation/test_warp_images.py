"""Images, labels and maps through a grid: alike, exact, whatever the type, the size and the threads."""

import pytest
import torch
from warping import STRONG, generator

from SSLSegmentationLib.augmentation.ranges import MRI_FINETUNE
from SSLSegmentationLib.augmentation.warp import centre_crop_grid, compose, random_grid, valid_mask, warp, warp_labels


def test_image_and_label_warped_with_one_grid_stay_aligned():
    labels = torch.zeros(4, 96, 96, dtype=torch.uint8)
    labels[:, 30:60, 20:70] = 1
    labels[:, 60:80, 40:60] = 200
    grid = random_grid(4, (96, 96), (64, 64), STRONG, generator())
    warped = warp_labels(labels, grid)
    assert warped.dtype == torch.uint8 and set(warped.unique().tolist()) <= {0, 1, 200}
    nearest = warp(labels[:, None].float(), grid, "nearest")[:, 0]
    assert torch.equal(nearest, warped.float())
    soft = warp((labels == 1)[:, None].float(), grid)[:, 0]
    assert (warped[soft > 0.75] == 1).all() and (warped[soft < 0.25] != 1).all()


def test_labels_outside_the_field_get_the_fill():
    labels = torch.full((1, 10, 10), 7, dtype=torch.uint8)
    padded = centre_crop_grid((10, 10), (20, 20))
    assert set(warp_labels(labels, padded, fill=255).unique().tolist()) == {7, 255}
    assert (warp_labels(labels, padded) == 7).sum() == 100
    assert set(warp_labels(labels, padded, fill=3).unique().tolist()) == {7, 3}
    assert warp_labels(labels.long(), padded, fill=255).dtype == torch.int64
    assert torch.equal(warp_labels(labels.long(), padded, fill=255), warp_labels(labels, padded, fill=255).long())
    assert (labels == 7).all()


@pytest.mark.parametrize("in_size", [(64, 64), (50, 90)])
def test_valid_mask_equals_warping_an_image_of_ones(in_size):
    grid = random_grid(16, in_size, (64, 64), STRONG, generator())
    ones = warp(torch.ones(16, 1, *in_size), grid)[:, 0]
    for threshold in (0.3, 0.999):
        unclear = (ones - threshold).abs() < 1e-4
        assert ((ones > threshold) == valid_mask(grid, threshold, in_size))[~unclear].all()
    assert 0.2 < valid_mask(grid, 0.999, in_size).float().mean() < 1
    assert torch.equal(valid_mask(grid, 0.999), valid_mask(grid, 0.999, (64, 64)))


def test_half_precision_canvas_gives_what_float32_gives():
    images = torch.rand(2, 1, 208, 208).half()
    grid = random_grid(2, (208, 208), (128, 128), STRONG, generator())
    warped = warp(images, grid)
    assert warped.dtype == torch.float32
    assert torch.equal(warped, warp(images.float(), grid))


def test_result_does_not_depend_on_the_number_of_threads():
    images, labels = torch.rand(5, 1, 60, 50).half(), torch.randint(0, 256, (5, 60, 50), dtype=torch.uint8)
    grid = random_grid(5, (60, 50), (40, 44), STRONG, generator())
    threads = torch.get_num_threads()
    results = []
    try:
        for count in (1, 2, 8):
            torch.set_num_threads(count)
            results.append((warp(images, grid), warp_labels(labels, grid, fill=255)))
    finally:
        torch.set_num_threads(threads)
    for warped, warped_labels in results[1:]:
        assert torch.equal(warped, results[0][0]) and torch.equal(warped_labels, results[0][1])


def test_composed_grid_resamples_once_what_two_warps_resample_twice():
    axis = torch.linspace(0, 6, 96)
    images = (0.5 + 0.25 * (axis.sin()[:, None] + axis.cos()))[None, None].repeat(4, 1, 1, 1)
    first = random_grid(4, (96, 96), (64, 64), MRI_FINETUNE, generator(1))
    second = random_grid(4, (64, 64), (48, 40), STRONG, generator(2))
    twice = warp(warp(images, first), second)
    composed = compose(first, second)
    once = warp(images, composed)
    inside = valid_mask(second, 0.999, (64, 64)) & valid_mask(composed, 0.999, (96, 96))
    assert inside.float().mean() > 0.3
    assert (once - twice)[:, 0][inside].abs().max() < 0.02
    outside = second.abs().amax(-1) > 1 + 1 / 32
    assert outside.any() and (once[:, 0][outside] == 0).all()


def test_gradient_flows_through_feature_maps():
    features = torch.rand(2, 3, 12, 12, dtype=torch.float64, requires_grad=True)
    grid = random_grid(2, (12, 12), (8, 8), MRI_FINETUNE, generator())
    assert torch.autograd.gradcheck(lambda x: warp(x, grid), features)


def test_warping_commutes_with_a_pointwise_linear_network_inside_the_field():
    layer = torch.nn.Conv2d(1, 4, 1).requires_grad_(False)
    images = torch.rand(3, 1, 32, 32)
    grid = random_grid(3, (32, 32), (32, 32), STRONG, generator())
    inside = valid_mask(grid)
    gap = (warp(layer(images), grid) - layer(warp(images, grid))).abs().amax(dim=1)
    assert gap[inside].max() < 1e-5
    assert gap[~inside].max() > 0.05
