"""Which slices of a mask somebody should look at."""

import numpy as np
import pytest

from SSLSegmentationLib.volumes.doubtful_slices import DoubtfulSlices, most_doubtful


def test_the_slice_with_most_doubtful_pixels_comes_first_and_its_neighbours_are_left_out():
    odd = np.array([0, 0, 30, 90, 80, 0, 0, 0, 50, 10])
    assert most_doubtful(odd, np.full(10, 100)) == [3, 8]


def test_what_is_hardly_doubtful_needs_no_look():
    assert most_doubtful(np.full(20, 10), np.full(20, 100)) == []
    assert most_doubtful(np.zeros(20), np.zeros(20)) == []


def test_at_most_five_are_named():
    assert len(most_doubtful(np.full(100, 50), np.full(100, 50))) == 5


@pytest.mark.parametrize(
    ("direction", "plane", "expected"),
    [
        ((1, 0, 0, 0, 1, 0, 0, 0, 1), "axial", (2, (2,))),
        ((1, 0, 0, 0, 1, 0, 0, 0, -1), "axial", (2, (7,))),
        ((1, 0, 0, 0, 0, 1, 0, -1, 0), "axial", (1, (7,))),
    ],
)
def test_slices_are_counted_as_the_volumes_own_voxels(direction, plane, expected):
    odd = np.zeros(10)
    odd[2] = 5
    found = DoubtfulSlices.of(odd, odd, direction, plane)
    assert (found.axis, found.slices) == expected
    moved = DoubtfulSlices.of(odd, odd, direction, plane, (3, 4, 5))
    assert moved.slices[0] == expected[1][0] + (3, 4, 5)[expected[0]]
    assert found.to_dict() == {"axis": expected[0], "slices": list(expected[1])}


@pytest.mark.parametrize(
    "content", [None, {}, {"axis": 5, "slices": []}, {"axis": 1, "slices": [-1]}, [2], {"axis": 0}]
)
def test_what_a_record_does_not_say_is_not_known(content):
    assert DoubtfulSlices.from_dict(content) is None
    assert DoubtfulSlices.from_dict({"axis": 1, "slices": [3]}) == DoubtfulSlices(1, (3,))
