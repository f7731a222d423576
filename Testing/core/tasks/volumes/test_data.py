"""What a 3D network is given: distance of slices, patches, where they come from, and how they are turned."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.intensity import augment_intensity
from SSLSegmentationLib.augmentation.ranges import FEW_LABELS_INTENSITY, SpatialRanges
from SSLSegmentationLib.augmentation.warp import random_grid, valid_mask, warp, warp_labels
from SSLSegmentationLib.augmentation.warp3d import random_grid3d
from SSLSegmentationLib.losses.segmentation import segmentation_loss
from SSLSegmentationLib.networks import UNet3dSettings
from SSLSegmentationLib.networks.unet3d import UNet3d
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.stores.volume_preprocessing import VolumePreprocessing, plan_volumes, planned_patch
from SSLSegmentationLib.stores.volumes import VolumeStore
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import NETWORK, SCHEMA, add, ball_volume, make_project

FOUR_STAGES = UNet3dSettings(widths=(4, 8, 8, 8), patch_voxels=65_536)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def store_of(project, tmp_path, patch_voxels=2048):
    cases = project.cases()
    ways = plan_volumes(cases, 16, replace(NETWORK, patch_voxels=patch_voxels))
    return build_store(tmp_path / "slices", cases, ways, SCHEMA, kind=VolumeStore)


# ---------------------------------------------------------------------- slices of one distance
def test_slices_come_to_one_distance_and_the_mask_with_them(balls, tmp_path):
    case = add(balls, *ball_volume(5, (8, 16, 16)), spacing=(1.0, 1.0, 2.0))
    ways = plan_volumes(balls.cases(), 16, NETWORK)
    assert (ways.spacing_mm, ways.slice_mm, ways.thickness) == (1.0, 1.0, 1.0)
    store = build_store(tmp_path / "slices", balls.cases(), ways, SCHEMA, kind=VolumeStore)
    stored = next(each for each in store.cases if each.id == case.id)
    assert stored.shape == (16, 16, 16) and stored.slice_spacing_mm == 1.0
    native = ways.apply(read_volume(case.image_path))
    assert np.abs(store.images[store.window(stored)] - native).max() < 1e-3
    labels = store.labels[store.window(stored)]
    inside, outside = (native[labels == value].mean() for value in (1, 0))
    assert inside > 2 * outside


def brute_restacked(labels, count):
    """Voxel by voxel, in float64: the class with the largest share among annotated slices, triangle over two slices."""
    scale = len(labels) / count
    reach, found = max(scale, 1.0), np.full((count, *labels.shape[1:]), 255, np.uint8)
    for out in range(count):
        centre = (out + 0.5) * scale
        weights = np.maximum(0, 1 - np.abs(np.arange(len(labels)) + 0.5 - centre) / reach)
        holds = {i for i in range(len(labels)) if min(int((i + 0.5) / scale), count - 1) == out}
        holds.add(min(int(centre), len(labels) - 1))
        for place in np.ndindex(labels.shape[1:]):
            line = labels[(slice(None), *place)]
            if any(line[i] != 255 for i in holds):
                shares = [(weights[line == value].sum(), -int(value)) for value in set(line.tolist()) - {255}]
                found[(out, *place)] = -max(shares)[1]
    return found


@pytest.mark.parametrize(("count", "slice_mm"), [(9, 2.0), (9, 0.7), (4, 3.1), (1, 0.5), (5, 9.0)])
def test_masks_lose_no_annotated_slice_and_grow_by_half_a_slice_at_most(count, slice_mm):
    rng = np.random.default_rng(count)
    labels = rng.integers(0, 3, (count, 3, 4)).astype(np.uint8)
    labels[1 :: max(2, count // 2)] = 255
    ways = VolumePreprocessing(spacing_mm=0.5, slice_mm=slice_mm)
    new, _ = ways.stacked(count, 1.0)
    found = ways.restacked_labels(labels, 1.0)
    ties = found != brute_restacked(labels, new)
    assert found.shape[0] == new and ties.mean() < 0.1  # float32 and float64 break some ties otherwise
    known = (found != 255).any(axis=(1, 2))
    for number in np.flatnonzero((labels != 255).any(axis=(1, 2))):
        assert known[min(int((number + 0.5) * new / count), new - 1)]


# ---------------------------------------------------------------------- patches
@pytest.mark.parametrize(
    ("shape", "thickness", "patch", "flat", "halved"),
    [
        ((36, 50, 35), 1.0, (40, 56, 40), 0, 3),  # all of a small volume
        ((128, 128, 128), 1.0, (40, 40, 40), 0, 3),  # a cube
        ((20, 256, 256), 6.0, (12, 72, 72), 2, 1),  # thick slices: a cube in space
        ((3, 256, 256), 10.0, (3, 144, 144), 3, 0),
        ((1, 64, 64), 1.0, (1, 64, 64), 0, 0),  # a single slice
        ((200, 10, 10), 1.0, (200, 16, 16), 0, 3),
    ],
)
def test_patches_are_near_a_cube_and_thick_slices_are_joined_late(shape, thickness, patch, flat, halved):
    assert planned_patch(shape, thickness, FOUR_STAGES) == patch
    network = FOUR_STAGES.planned(patch[0], thickness)
    assert (network.flat_stages, network.depth_poolings) == (flat, halved)
    assert patch[0] % network.depth_stride == 0 and not any(side % network.stride for side in patch[1:])
    assert math.prod(patch) < 2 * FOUR_STAGES.patch_voxels
    pixels = 2 ** np.arange(len(network.widths))
    slices = thickness * np.cumprod([network.step(stage)[0] for stage in range(len(network.widths))])
    kernels = [network.kernel(stage)[0] for stage in range(len(network.widths))]
    assert all(
        (kernel == 1) == (far >= 2 * near) for kernel, far, near in zip(kernels, slices, pixels, strict=True)
    ) or (halved < 3 - flat)


def test_the_network_keeps_the_size_of_a_patch_whatever_is_planned():
    for slices, thickness in ((8, 1.0), (4, 5.0), (1, 1.0), (3, 100.0)):
        settings = replace(NETWORK, widths=(2, 4, 4)).planned(slices, thickness)
        network = UNet3d(settings, 3)
        patch = torch.rand(1, 1, slices, 8, 8)
        assert network(patch).shape == (1, 3, slices, 8, 8)


def test_a_patch_has_its_slice_in_it_and_a_structure_in_its_middle(tmp_path):
    project = make_project(tmp_path / "project")
    small = add(project, *ball_volume(4, (5, 9, 9)))  # smaller than a patch
    add(project, *ball_volume(6, (2, 16, 16)), spacing=(1.0, 1.0, 0.4))  # one slice by then
    store = store_of(project, tmp_path, patch_voxels=1024)
    patch, field = store.preprocessing.patch, (12, 12, 14)
    assert patch[0] < 16 and patch[1] < 16
    rows = store.foreground_rows(store.rows())
    batch = store.parts(rows, patch, field, generator(), on_structures=1.0)
    margins = [(full - side) // 2 for full, side in zip(field, patch, strict=True)]
    for number, row in enumerate(rows):
        case = store.cases[store.case_of_row[row]]
        first = batch.first[number].numpy()
        cut = batch.labels[number].numpy()
        whole = np.pad(store.labels[store.window(case)], 20, constant_values=255)
        expected = whole[tuple(slice(f + 20, f + 20 + side) for f, side in zip(first, field, strict=True))]
        assert (cut == expected).all()
        height = row - case.first - first[0] - margins[0]
        assert 0 <= height < patch[0]
        inner = cut[tuple(slice(m, m + side) for m, side in zip(margins, patch, strict=True))]
        assert ((inner > 0) & (inner != 255)).any()
    outside = batch.labels == 255
    assert not batch.images[:, 0][outside].any()
    again = store.parts(rows, patch, field, generator(), on_structures=1.0)
    assert torch.equal(batch.images, again.images)
    assert small.id in {case.id for case in store.cases}


# ---------------------------------------------------------------------- turning
def test_nothing_to_change_leaves_a_volume_as_it_is():
    volume = torch.rand(2, 1, 5, 8, 9)
    grid = random_grid3d(2, (5, 8, 9), (5, 8, 9), SpatialRanges(), generator())
    assert torch.allclose(warp(volume, grid), volume, atol=1e-5) and valid_mask(grid).all()
    inner = random_grid3d(2, (5, 8, 9), (3, 4, 5), SpatialRanges(), generator())
    assert torch.allclose(warp(volume, inner), volume[:, :, 1:4, 2:6, 2:7], atol=1e-5)


def test_slices_are_turned_as_single_ones_are():
    ranges = SpatialRanges(scale=(0.8, 1.25), shear=0.2, flip_horizontal=True, translation=0.1)
    flat = random_grid(3, (12, 14), (8, 10), ranges, generator(1))
    volume = random_grid3d(3, (6, 12, 14), (4, 8, 10), ranges, generator(1), thickness=1e6)
    assert torch.allclose(volume[:, 2, ..., :2], flat, atol=1e-5)
    assert torch.allclose(volume[:, 0, ..., :2], flat, atol=1e-5)


@pytest.mark.parametrize("thickness", [1.0, 4.0])
def test_a_turn_keeps_distances_in_space(thickness):
    size = (9, 9, 9)
    grid = random_grid3d(4, size, size, SpatialRanges(rotation_deg=40.0), generator(2), thickness=thickness)
    places = grid * torch.tensor([9.0, 9.0, 9.0 * thickness]) / 2
    for axis, length in ((1, thickness), (2, 1.0), (3, 1.0)):
        steps = places.diff(dim=axis).norm(dim=-1)
        assert torch.allclose(steps, torch.full_like(steps, length), atol=1e-4)
    assert (grid[:, 0, 0, 0] - grid[:, -1, 0, 0])[:, :2].abs().max() > 0.01  # it tilts


def test_a_bend_changes_from_slice_to_slice_and_never_folds():
    grid = random_grid3d(4, (7, 16, 16), (7, 16, 16), SpatialRanges(elastic=0.3), generator(3))
    along_x, along_y = grid[..., :2].diff(dim=3)[:, :, :-1], grid[..., :2].diff(dim=2)[:, :, :, :-1]
    assert (along_x[..., 0] * along_y[..., 1] - along_x[..., 1] * along_y[..., 0] > 0).all()
    assert not torch.allclose(grid[:, 0, ..., :2], grid[:, 6, ..., :2], atol=1e-3)
    labels = torch.ones(4, 7, 16, 16, dtype=torch.uint8)
    assert set(warp_labels(labels, grid * 1.5, 255).unique().tolist()) == {1, 255}


def test_the_slices_of_a_volume_change_their_look_together():
    volume = torch.linspace(0.2, 0.8, 16).view(1, 1, 1, 4, 4).expand(3, 1, 6, 4, 4)
    still = replace(FEW_LABELS_INTENSITY, noise_std=0.0)
    changed = augment_intensity(volume, still, generator())
    assert changed.shape == volume.shape and not torch.allclose(changed, volume, atol=1e-3)
    assert torch.allclose(changed, changed[:, :, :1].expand_as(changed), atol=1e-6)


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_the_loss_of_a_volume_is_that_of_its_slices_side_by_side(name):
    logits, labels = torch.randn(2, 3, 4, 5, 6), torch.randint(0, 3, (2, 4, 5, 6))
    labels[:, 1] = 255
    loss = segmentation_loss(name)
    assert float(loss(logits, labels)) == pytest.approx(
        float(loss(logits.flatten(2, 3), labels.flatten(1, 2))), abs=1e-5
    )
