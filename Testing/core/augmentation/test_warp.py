"""Grids of a random turn, zoom, shift and flip: where each pixel arrives, and what chance may do."""

import math
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from warping import STRONG, generator

from SSLSegmentationLib.augmentation.ranges import (
    MRI_FINETUNE,
    PIX2REP_V2_VIEW,
    PIX2REP_VIEW,
    UMAPATHY_FINETUNE,
    SpatialRanges,
)
from SSLSegmentationLib.augmentation.warp import _assemble, identity_grid, random_grid, valid_mask, warp
from SSLSegmentationLib.core.errors import SettingsError


def fixed_grid(in_size, out_size, *, angle=0.0, zoom=1.0, flip=(1, 1), shift=(0.0, 0.0)):
    """The transform that the docstring of random_grid describes, built from its forward matrix by inversion."""
    cos, sin = math.cos(angle), math.sin(angle)
    rotation = np.array([[cos, sin], [-sin, cos]])  # anticlockwise while y points down
    forward = zoom * rotation @ np.diag(flip)
    inverse = np.linalg.inv(forward)[None]
    offset = -(inverse @ shift)
    return _assemble(inverse, offset, (), in_size, out_size, "cpu"), torch.from_numpy(forward)


def landmark(size, row, column):
    image = torch.zeros(1, 1, *size)
    image[0, 0, row, column] = 1
    return image


def peak(image):
    return divmod(int(image.flatten().argmax()), image.shape[-1])


def test_no_ranges_cut_out_the_centre_exactly_for_even_and_odd_sizes():
    for in_size, out_size in [((208, 208), (128, 128)), ((33, 40), (20, 15)), ((20, 31), (33, 40))]:
        images = torch.rand(2, 1, *in_size)
        cropped = warp(images, random_grid(2, in_size, out_size, SpatialRanges(), generator()))
        tops = [(big - small) // 2 for big, small in zip(in_size, out_size, strict=True)]
        expected = F.pad(
            images, (-tops[1], out_size[1] - in_size[1] + tops[1], -tops[0], out_size[0] - in_size[0] + tops[0])
        )
        torch.testing.assert_close(cropped, expected, atol=1e-4, rtol=0)


def test_identity_grid_reproduces_the_image_and_a_half_pixel_convention_error_would_not():
    images = torch.rand(2, 3, 31, 24)
    grid = identity_grid(2, (31, 24))
    torch.testing.assert_close(warp(images, grid), images, atol=1e-5, rtol=0)
    mixed = F.grid_sample(images, grid, align_corners=True)
    assert (mixed - images).abs().mean() > 0.02


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("flip", [(1, 1), (-1, 1), (1, -1)])
def test_quarter_turns_and_flips_move_every_pixel_as_array_operations_do(turns, flip):
    images = torch.rand(1, 1, 16, 16)
    grid, _ = fixed_grid((16, 16), (16, 16), angle=turns * math.pi / 2, flip=flip)
    flipped = images.flip([axis for axis, sign in ((3, flip[0]), (2, flip[1])) if sign < 0])
    torch.testing.assert_close(warp(images, grid), flipped.rot90(turns, (2, 3)), atol=1e-5, rtol=0)


@pytest.mark.parametrize(
    "change",
    [
        {"angle": 0.6},
        {"zoom": 1.7},
        {"zoom": 0.6},
        {"shift": (9, -5)},
        {"flip": (-1, 1)},
        {"angle": -1.1, "zoom": 1.3, "shift": (-6, 8), "flip": (1, -1)},
    ],
)
def test_landmark_arrives_where_the_transform_sends_it(change):
    in_size, out_size, source = (64, 80), (64, 64), (22, 47)
    grid, forward = fixed_grid(in_size, out_size, **change)
    image = landmark(in_size, *source)
    for _ in range(3):  # blunt, so that zooming out does not step over it
        image = F.avg_pool2d(image, 5, 1, 2)
    from_centre = torch.tensor([source[1] + 0.5 - in_size[1] / 2, source[0] + 0.5 - in_size[0] / 2])
    column, row = forward.float() @ from_centre + torch.tensor(change.get("shift", (0, 0))) + 32 - 0.5
    warped = warp(image, grid)[0, 0]
    mass = warped / warped.sum()
    axis = torch.arange(64.0)
    assert (mass.sum(1) * axis).sum() == pytest.approx(float(row), abs=0.1)
    assert (mass.sum(0) * axis).sum() == pytest.approx(float(column), abs=0.1)


@pytest.mark.parametrize(
    ("ranges", "kind"),
    [
        (SpatialRanges(rotation_deg=30), "rotation"),
        (SpatialRanges(scale=(0.5, 2.0)), "scale"),
        (SpatialRanges(translation=0.25), "translation"),
        (SpatialRanges(flip_horizontal=True), "flip"),
        (SpatialRanges(shear=0.3), "shear"),
    ],
)
def test_each_range_changes_only_its_own_parameter_and_stays_within(ranges, kind):
    size = (40, 50)
    grid = random_grid(400, size, size, ranges, generator())
    pixels = grid * torch.tensor([size[1] / 2, size[0] / 2])  # input position from the centre, in pixels
    along_x = pixels[:, 0, 1] - pixels[:, 0, 0]
    along_y = pixels[:, 1, 0] - pixels[:, 0, 0]
    centre = pixels.mean(dim=(1, 2))
    angle = torch.rad2deg(torch.atan2(along_x[:, 1], along_x[:, 0]))
    zoom = 1 / along_x.norm(dim=1)
    shift = -centre / torch.tensor([50, 40])
    area = along_x[:, 0] * along_y[:, 1] - along_x[:, 1] * along_y[:, 0]
    measured = {
        "rotation": (angle, 30),
        "scale": (zoom.log() / math.log(2), 1),
        "translation": (shift, 0.25),
        "shear": (-along_y[:, 0], 0.3),
    }
    if kind == "flip":
        assert set(area.round().tolist()) == {-1.0, 1.0}
        assert 0.4 < (area < 0).float().mean() < 0.6
        return
    values, limit = measured.pop(kind)
    assert values.abs().max() <= limit * (1 + 1e-3)
    assert values.max() > 0.9 * limit and values.min() < -0.9 * limit
    measured.pop("shear", None)  # read off the second column, which the other parameters change as well
    for values, _ in measured.values():
        assert values.abs().max() < 1e-3


def test_random_grid_is_the_inverse_of_flip_then_shear_then_rotation_then_zoom_then_shift():
    in_size, out_size = (60, 80), (48, 40)
    ranges = replace(STRONG, elastic=0)
    grid = random_grid(20, in_size, out_size, ranges, generator(5))
    unit = torch.rand(20, 8, generator=generator(5), dtype=torch.float64)
    for sample, draw in zip(grid.double(), unit, strict=True):
        angle = math.radians(180) * (2 * draw[0] - 1)
        zoom = 0.7 * 2 ** draw[1]
        shear = torch.tensor([[1, 0.2 * (2 * draw[2] - 1)], [0, 1]], dtype=torch.float64)
        rotation = torch.tensor([[angle.cos(), angle.sin()], [-angle.sin(), angle.cos()]])
        flip = torch.diag(1 - 2 * (draw[5:7] < 0.5).double())
        forward = zoom * rotation @ shear @ flip
        shift = 0.1 * (2 * draw[3:5] - 1) * torch.tensor([40, 48])
        read_from = sample * torch.tensor([40, 30])  # from the input's centre, in pixels
        arrives = read_from @ forward.T + shift
        x, y = torch.arange(40) + 0.5 - 20, torch.arange(48) + 0.5 - 24
        torch.testing.assert_close(arrives[..., 0], x.double().expand(48, 40), atol=1e-4, rtol=0)
        torch.testing.assert_close(arrives[..., 1], y.double()[:, None].expand(48, 40), atol=1e-4, rtol=0)


def test_positive_rotation_is_anticlockwise_and_zoom_above_one_magnifies():
    image = landmark((33, 33), 16, 26)
    assert peak(warp(image, fixed_grid((33, 33), (33, 33), angle=math.pi / 2)[0])) == (6, 16)
    assert peak(warp(image, fixed_grid((33, 33), (33, 33), zoom=1.5)[0])) == (16, 31)


@pytest.mark.parametrize("preset", [STRONG, PIX2REP_VIEW, PIX2REP_V2_VIEW, MRI_FINETUNE, UMAPATHY_FINETUNE])
def test_grid_is_float32_and_the_same_under_autocast(preset):
    expected = random_grid(3, (60, 60), (48, 48), preset, generator())
    with torch.autocast("cpu", dtype=torch.bfloat16):
        grid = random_grid(3, (60, 60), (48, 48), preset, generator())
        warped = warp(torch.rand(3, 1, 60, 60, dtype=torch.bfloat16), grid)
    assert grid.dtype == warped.dtype == torch.float32
    torch.testing.assert_close(grid, expected, atol=0, rtol=0)


def test_equal_seeds_give_equal_grids_and_samples_differ():
    first, second, other = (random_grid(4, (50, 50), (40, 40), STRONG, generator(seed)) for seed in (3, 3, 4))
    assert torch.equal(first, second)
    assert not torch.allclose(first, other, atol=1e-2)
    gaps = torch.cdist(first.reshape(4, -1), first.reshape(4, -1)) + torch.eye(4) * 100
    assert gaps.min() > 1


def test_nothing_leaks_between_samples():
    grid = random_grid(3, (50, 50), (40, 40), STRONG, generator())
    images = torch.rand(3, 1, 50, 50)
    changed = images.clone()
    changed[1] = torch.rand(1, 50, 50)
    before, after = warp(images, grid), warp(changed, grid)
    assert torch.equal(before[[0, 2]], after[[0, 2]])
    assert not torch.equal(before[1], after[1])


def test_a_random_crop_is_cut_out_of_the_turned_slice_anywhere_and_never_leaves_it_unturned():
    crop = replace(PIX2REP_VIEW, rotation_deg=0, flip_horizontal=False, flip_vertical=False)
    grid = random_grid(400, (64, 64), (64, 64), crop, generator())
    corners = grid[:, [0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.abs().max() <= 1 + 1e-5
    side = (corners[:, 3] - corners[:, 0]) / 2 * 64 / 63  # from pixel centres to edges
    assert side.min() > 0.33 - 1e-4 and side.max() < 0.95 + 1e-4
    assert float(side.mean()) == pytest.approx(0.64, abs=0.02)  # even, not log-even, which has a mean of 0.59
    torch.testing.assert_close(side[:, 0], side[:, 1], atol=1e-5, rtol=0)
    centre = corners.mean(dim=1)
    reach = centre / (1 - side)
    assert 0.95 < reach.max() <= 1 + 1e-4 and -1 - 1e-4 <= reach.min() < -0.95

    turned = replace(crop, rotation_deg=90)
    other = random_grid(400, (64, 64), (64, 64), turned, generator())
    inside = valid_mask(other)
    assert 0.95 < inside.float().mean() < 1
    # The distance of the crop from the centre does not depend on the angle.
    torch.testing.assert_close(other.mean(dim=(1, 2)).norm(dim=1), grid.mean(dim=(1, 2)).norm(dim=1), atol=1e-4, rtol=0)


def test_every_setting_explains_itself_and_is_refused_out_of_range():
    assert all(field.metadata["help"] for field in fields(SpatialRanges))
    with pytest.raises(SettingsError, match="rotation_deg"):
        SpatialRanges(rotation_deg=400)
    with pytest.raises(SettingsError, match="scale"):
        SpatialRanges(scale=(1.5, 0.5))
    with pytest.raises(SettingsError, match="cubic"):
        warp(torch.rand(1, 1, 4, 4), identity_grid(1, (4, 4)), "cubic")
