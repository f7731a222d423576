"""Elastic shifts: they never fold, have the amounts that are asked for, and are the same at every size."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from warping import generator

from SSLSegmentationLib.augmentation.ranges import MRI_FINETUNE, PIX2REP_V2_VIEW, UMAPATHY_FINETUNE, SpatialRanges
from SSLSegmentationLib.augmentation.warp import FOLD_FREE_FRACTION, FOLD_FREE_SUM, _cubic, identity_grid, random_grid
from SSLSegmentationLib.core.settings import from_dict, to_dict
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.pretraining.methods.position import PositionSettings


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
