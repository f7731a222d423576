"""Where a pixel lies: against a loop, through a warp against its source, on a field, and what chance does to it."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.ranges import PIX2REP_V2_VIEW, SpatialRanges
from SSLSegmentationLib.augmentation.warp import identity_grid, random_grid, warp
from SSLSegmentationLib.inference.slicewise import field_of, network_input
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.place import (
    DROPPED,
    SCALE,
    SHIFT,
    jittered_place,
    place_on_field,
    slice_heights,
    warped_place,
)

CANVAS = (32, 48)
SIZES = ((3, 20, 48), (5, 32, 17), (1, 31, 33))  # slices, rows, columns


class Store:
    """Stands for a slice store: cases of other sizes on one canvas."""

    def __init__(self, sizes=SIZES, canvas=CANVAS):
        self.canvas = canvas
        self.cases = [
            SimpleNamespace(first=sum(size[0] for size in sizes[:number]), count=count, height=height, width=width)
            for number, (count, height, width) in enumerate(sizes)
        ]
        self.case_of_row = np.repeat(np.arange(len(sizes)), [case.count for case in self.cases])
        self.position_of_row = np.concatenate([(np.arange(case.count) + 0.5) / case.count for case in self.cases])

    window = SliceStore.window


def by_hand(store, row, y, x):
    """Row, column and height of a position in pixels from the canvas's corner, one number at a time."""
    case = store.cases[store.case_of_row[row]]
    top, left = (store.canvas[0] - case.height) // 2, (store.canvas[1] - case.width) // 2
    relative = ((y - top) / case.height, (x - left) / case.width, (row - case.first + 0.5) / case.count)
    return [min(1.0, max(-1.0, 2 * number - 1)) for number in relative]


def test_the_place_is_that_of_a_loop_over_pixels():
    store, rows = Store(), np.arange(9)
    place = warped_place(store, rows, identity_grid(9, CANVAS))
    expected = [
        [[by_hand(store, row, y + 0.5, x + 0.5) for x in range(CANVAS[1])] for y in range(CANVAS[0])] for row in rows
    ]
    expected = torch.tensor(expected, dtype=torch.float32).permute(0, 3, 1, 2)
    torch.testing.assert_close(place, expected, rtol=0, atol=1e-5)


@pytest.mark.parametrize("ranges", [SpatialRanges(rotation_deg=40, scale=(0.5, 2), translation=0.3), PIX2REP_V2_VIEW])
def test_a_pixel_of_a_warped_slice_has_the_place_that_it_comes_from(ranges):
    """Each source pixel is marked by its own number, and found again behind the warp."""
    store, rows = Store(), np.array([0, 2, 4, 7, 8, 8])
    grid = random_grid(len(rows), CANVAS, (24, 24), ranges, torch.Generator().manual_seed(3))
    marks = torch.arange(1, CANVAS[0] * CANVAS[1] + 1).view(1, 1, *CANVAS).expand(len(rows), 1, *CANVAS).double()
    found = warp(marks, grid, "nearest")[:, 0].long() - 1
    source = warped_place(store, rows, identity_grid(len(rows), CANVAS))
    place = warped_place(store, rows, grid)
    inside = found >= 0
    assert inside.any(dim=(1, 2)).all()
    for number in range(len(rows)):
        where = found[number][inside[number]]
        read = source[number].flatten(1)[:, where]
        case = store.cases[store.case_of_row[rows[number]]]
        half_a_pixel = torch.tensor([1 / case.height, 1 / case.width, 0.0])[:, None]
        assert ((place[number][:, inside[number]] - read).abs() <= half_a_pixel + 1e-5).all()


@pytest.mark.parametrize("canvas", [(32, 48), (33, 48), (64, 80)])
def test_the_canvas_of_other_cases_does_not_matter(canvas):
    alone, among = Store(((5, 32, 47),), (32, 48)), Store(((2, 8, 8), (5, 32, 47)), canvas)
    _, rows, columns = among.window(among.cases[1])
    place = warped_place(among, np.arange(2, 7), identity_grid(5, canvas))[:, :, rows, columns]
    _, rows, columns = alone.window(alone.cases[0])
    expected = warped_place(alone, np.arange(5), identity_grid(5, alone.canvas))[:, :, rows, columns]
    torch.testing.assert_close(place, expected, rtol=0, atol=1e-5)


@given(st.integers(1, 70), st.integers(1, 70), st.integers(1, 40))
def test_in_use_whole_slices_have_the_place_of_training(height, width, count):
    field = field_of((height, width), (32, 32), 8)
    place = place_on_field((height, width), slice_heights(count), field)
    store = Store(((count, height, width),), (height, width))
    expected = warped_place(store, np.arange(count), identity_grid(count, (height, width)))
    inside = place[:, :, field.top : field.top + height, field.left : field.left + width]
    torch.testing.assert_close(inside, expected, rtol=0, atol=1e-5)
    assert place.shape == (count, 3, *field.size) and place.abs().max() <= 1


def test_larger_slices_than_the_patch_are_gone_through_from_edge_to_edge():
    field = field_of((96, 64), (32, 32), 8)
    place = place_on_field((96, 64), slice_heights(4), field)
    rows, columns, heights = place[0, 0, :, 0], place[0, 1, 0], place[:, 2, 0, 0]
    torch.testing.assert_close(rows[[0, -1]], torch.tensor([-1 + 1 / 96, 1 - 1 / 96]))
    torch.testing.assert_close(columns[[0, -1]], torch.tensor([-1 + 1 / 64, 1 - 1 / 64]))
    assert (rows.diff() > 0).all() and (columns.diff() > 0).all()
    torch.testing.assert_close(heights, torch.tensor([-0.75, -0.25, 0.25, 0.75]))


def test_around_small_slices_the_place_is_that_of_their_edge():
    field = field_of((8, 10), (32, 32), 8)
    place = place_on_field((8, 10), slice_heights(1), field)
    assert (place[0, 0, : field.top] == -1).all() and (place[0, 1, :, field.left + 10 :] == 1).all()


def test_a_network_that_takes_places_is_never_used_without():
    network, slices = SimpleNamespace(settings=UNetSettings(widths=(8, 8), place=True)), torch.rand(2, 8, 8)
    field = field_of((8, 8), (16, 16), 2)
    with pytest.raises(ValueError, match="heights of the slices are missing"):
        network_input(network, slices, field, None)
    assert network_input(network, slices, field, slice_heights(2)).shape == (2, 4, 16, 16)
    network.settings = UNetSettings(widths=(8, 8))
    assert network_input(network, slices, field, slice_heights(2)).shape == (2, 1, 16, 16)


# ---------------------------------------------------------------------- chance
def test_chance_depends_on_its_seed_alone():
    place = torch.rand(6, 3, 4, 4) * 2 - 1
    first, again, other = (jittered_place(place, torch.Generator().manual_seed(seed)) for seed in (5, 5, 6))
    assert torch.equal(first, again) and not torch.equal(first, other)


def test_each_sample_is_shifted_and_stretched_along_each_axis_or_dropped():
    count = 4000
    ends = torch.tensor([-1.0, 1.0]).view(1, 1, 1, 2).expand(count, 3, 1, 2)
    low, high = jittered_place(ends, torch.Generator().manual_seed(0)).unbind(dim=-1)
    dropped = ((low == 0) & (high == 0)).all(dim=1)[:, 0]
    assert abs(dropped.float().mean() - DROPPED) < 0.02
    shift, factor = ((high + low) / 2)[~dropped][:, :, 0], ((high - low) / 2)[~dropped][:, :, 0]
    for axis in range(3):
        assert 0.95 * SHIFT < shift[:, axis].abs().max() <= SHIFT + 1e-6
        assert 0.95 * SCALE < (factor[:, axis] - 1).abs().max() <= SCALE + 1e-6
    independent = torch.corrcoef(torch.cat([shift, factor], dim=1).T).fill_diagonal_(0)
    assert independent.abs().max() < 0.06
