import math
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.ranges import (
    MRI_FINETUNE,
    PIX2REP_V2_VIEW,
    PIX2REP_VIEW,
    UMAPATHY_FINETUNE,
    SpatialRanges,
)
from SSLSegmentationLib.augmentation.warp import (
    FOLD_FREE_FRACTION,
    FOLD_FREE_SUM,
    _assemble,
    _cubic,
    centre_crop_grid,
    compose,
    identity_grid,
    random_grid,
    valid_mask,
    warp,
    warp_labels,
)
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import from_dict, to_dict
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.pretraining.methods.position import PositionSettings

STRONG = SpatialRanges(
    rotation_deg=180,
    scale=(0.7, 1.4),
    shear=0.2,
    translation=0.1,
    flip_horizontal=True,
    flip_vertical=True,
    elastic=1 / 12,
)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


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


def displacement(ranges, size, seed, batch=4):
    """Of the output pixels, in pixels."""
    moved = random_grid(batch, size, size, ranges, generator(seed)) - identity_grid(batch, size)
    return moved * torch.tensor([size[1] / 2, size[0] / 2])


def assert_still_on_the_border_and_nowhere_folded(moved):
    for edge in (moved[:, 0], moved[:, -1], moved[:, :, 0], moved[:, :, -1]):
        assert edge.abs().max() < 1e-4
    dx, dy = moved.diff(dim=2)[:, :-1], moved.diff(dim=1)[:, :, :-1]
    jacobian = (1 + dx[..., 0]) * (1 + dy[..., 1]) - dx[..., 1] * dy[..., 0]
    assert jacobian.min() > 0


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    points=st.integers(1, 12),
    amplitude=st.floats(0.004, 0.5),
    fine_points=st.integers(1, 12),
    fine_amplitude=st.floats(0, 0.5),
    height=st.integers(32, 130),
    width=st.integers(32, 130),
)
def test_elastic_field_vanishes_on_the_border_stays_bounded_and_never_folds(
    seed, points, amplitude, fine_points, fine_amplitude, height, width
):
    size = (height, width)
    ranges = SpatialRanges(elastic=amplitude, elastic_control_points=points)
    both = replace(ranges, elastic_fine=fine_amplitude, elastic_fine_control_points=fine_points)
    amplitude, fine_amplitude = amplitude * max(size), fine_amplitude * max(size)
    for used, bound in ((ranges, amplitude), (both, amplitude + fine_amplitude)):
        moved = displacement(used, size, seed)
        assert_still_on_the_border_and_nowhere_folded(moved)
        assert moved.abs().max() <= bound + 1e-4
        assert moved.abs().max() > 0.005 * min(amplitude, 0.4 * (min(size) - 1) / (points + 1))


def test_the_elastic_field_of_pix2rep_v2_has_its_amplitudes_at_128_pixels():
    """5 × 5 control points of ±8 px and 9 × 9 of ±2.5 px, the outermost fixed; the limit on folding cuts neither."""
    elastic = replace(PIX2REP_V2_VIEW, rotation_deg=0, scale=(1, 1), flip_horizontal=False, flip_vertical=False)
    coarse, fine = replace(elastic, elastic_fine=0), replace(elastic, elastic=0)
    # The displacement is linear in the amplitude as long as nothing is cut.
    for field, name in ((coarse, "elastic"), (fine, "elastic_fine")):
        moved = displacement(field, (128, 128), 1)
        halved = displacement(replace(field, **{name: getattr(field, name) / 2}), (128, 128), 1)
        torch.testing.assert_close(moved, 2 * halved, atol=1e-4, rtol=0)
    both = displacement(elastic, (128, 128), 1, batch=32)
    assert_still_on_the_border_and_nowhere_folded(both)
    assert 4 < both.abs().max() <= 10.5
    halved = replace(elastic, elastic=elastic.elastic / 2, elastic_fine=elastic.elastic_fine / 2)
    torch.testing.assert_close(both, 2 * displacement(halved, (128, 128), 1, batch=32), atol=1e-4, rtol=0)
    pixels = replace(elastic, elastic=0, elastic_fine=0, elastic_px=8, elastic_fine_px=2.5)
    assert torch.equal(both, displacement(pixels, (128, 128), 1, batch=32))


#: Preset → its elastic shifts as they were given in pixels, and at which size they are the same to the bit.
ONCE_IN_PIXELS = {
    "pix2rep_v2": (PIX2REP_V2_VIEW, 128, {"elastic_px": 8.0, "elastic_fine_px": 2.5}),
    "finetuning": (MRI_FINETUNE, 128, {"elastic_px": 6.0}),
    "finetuning, large": (FinetuneSettings.from_preset("default").spatial, 256, {"elastic_px": 6.0}),
    "Umapathy": (UMAPATHY_FINETUNE, 256, {"elastic_px": 6.0}),
    "position": (PositionSettings().spatial, 64, {"elastic_px": 4.0}),
}


@pytest.mark.parametrize("name", ONCE_IN_PIXELS)
def test_parts_of_the_side_bend_as_the_pixels_did_at_the_size_they_were_meant_for(name):
    ranges, side, pixels = ONCE_IN_PIXELS[name]
    before = replace(ranges, elastic=0, elastic_fine=0, **pixels)
    for size in ((side, side), (side, side // 2)):
        grids = [random_grid(4, (100, 120), size, each, generator(3)) for each in (ranges, before)]
        assert torch.equal(*grids), size


@pytest.mark.parametrize("preset", [PIX2REP_V2_VIEW, MRI_FINETUNE, UMAPATHY_FINETUNE, PositionSettings().spatial])
def test_a_grid_is_the_same_part_of_the_slice_at_every_size(preset):
    """Nearly: control points lie from the first to the last pixel centre, not on the edges."""
    ranges = replace(preset, elastic_probability=1)
    small, large = (random_grid(6, (size, size), (size, size), ranges, generator(5)) for size in (64, 256))
    smaller = F.interpolate(large.permute(0, 3, 1, 2), (64, 64), mode="area").permute(0, 2, 3, 1)
    bent = (small - random_grid(6, (64, 64), (64, 64), replace(ranges, elastic=0, elastic_fine=0), generator(5))).abs()
    assert bent.max() > 0.005
    assert (small - smaller).abs().max() < 0.15 * bent.max()


@pytest.mark.parametrize("pixels", [0.0, 3.0])
def test_settings_from_when_shifts_were_in_pixels_act_as_they_did(pixels):
    content = {"rotation_deg": 10.0, "elastic_px": pixels, "elastic_control_points": 5, "elastic_fine_px": 0.0}
    ranges = from_dict(SpatialRanges, content)
    assert (ranges.elastic_px, ranges.elastic) == (pixels, 0)
    for side in (64, 128):
        expected = SpatialRanges(rotation_deg=10, elastic=pixels / side)
        grids = [random_grid(2, (side, side), (side, side), each, generator()) for each in (ranges, expected)]
        assert torch.equal(*grids)
    assert from_dict(SpatialRanges, to_dict(ranges)) == ranges


def test_pixels_that_are_given_go_before_the_parts_of_a_preset():
    off = random_grid(2, (64, 64), (64, 64), replace(MRI_FINETUNE, elastic_px=0), generator())
    assert torch.equal(off, random_grid(2, (64, 64), (64, 64), replace(MRI_FINETUNE, elastic=0), generator()))


def test_the_bound_on_two_elastic_fields_follows_from_the_steepest_spline():
    """The largest row sum of the gradient over all control points in [-1, 1] is the sum of absolute weights."""
    position = torch.linspace(0, 1, 201, dtype=torch.float64)[:, None] + 1
    node = torch.arange(4)
    value = _cubic(position - node)
    step = 1e-6
    slope = (_cubic(position + step - node) - _cubic(position - step - node)) / (2 * step)
    across, along = torch.einsum("yi,xj->yxij", value, slope), torch.einsum("yi,xj->yxij", slope, value)
    steepest = max(float((across + sign * along).abs().sum(dim=(2, 3)).max()) for sign in (1, -1))
    assert steepest == pytest.approx(2.0464, abs=1e-3)
    assert FOLD_FREE_FRACTION < FOLD_FREE_SUM < 1 / steepest


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


def test_elastic_probability_is_the_part_of_the_samples_deformed():
    grid = random_grid(400, (32, 32), (32, 32), SpatialRanges(elastic=0.1, elastic_probability=0.3), generator())
    deformed = (grid - identity_grid(400, (32, 32))).abs().amax(dim=(1, 2, 3)) > 1e-4
    assert 0.2 < deformed.float().mean() < 0.4


def test_elastic_displacement_is_in_output_pixels_also_when_zoomed():
    """At a zoom of 2 a shift by 4 output pixels is a shift by 2 input pixels."""
    plain = SpatialRanges(scale=(2, 2))
    still = random_grid(8, (64, 64), (64, 64), plain, generator())
    bent = random_grid(8, (64, 64), (64, 64), replace(plain, elastic=1 / 16, elastic_control_points=1), generator())
    moved = (bent - still).abs().amax(dim=(1, 2)) * 32
    assert 0.5 < moved.max() <= 2


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


def test_every_setting_explains_itself_and_is_refused_out_of_range():
    assert all(field.metadata["help"] for field in fields(SpatialRanges))
    with pytest.raises(SettingsError, match="rotation_deg"):
        SpatialRanges(rotation_deg=400)
    with pytest.raises(SettingsError, match="scale"):
        SpatialRanges(scale=(1.5, 0.5))
    with pytest.raises(SettingsError, match="cubic"):
        warp(torch.rand(1, 1, 4, 4), identity_grid(1, (4, 4)), "cubic")
