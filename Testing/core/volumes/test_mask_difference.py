"""Where and by how much two masks of a volume differ, against counting voxel by voxel."""

import numpy as np
import pytest

from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.mask_difference import difference_labels, slice_of_most, structure_differences

SCHEMA = LabelSchema.from_names({2: "liver", 5: "kidney", 7: "spleen"})


def masks(seed=0):
    random = np.random.default_rng(seed)
    found = np.zeros((2, 7, 9, 11), np.uint8)
    found[:, 2:6, 1:7, 3:10] = random.choice([0, 2, 5], (2, 4, 6, 7))
    return found


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_each_structure_is_counted(axis):
    first, second = masks()
    liver, kidney, spleen = structure_differences(first, second, 0.5, SCHEMA, axis)
    for value, one in ((2, liver), (5, kidney)):
        a, b = first == value, second == value
        assert one.dice == pytest.approx(2 * (a & b).sum() / (a.sum() + b.sum()))
        assert (one.first_ml, one.second_ml) == (a.sum() / 2, b.sum() / 2)
        differing = (a != b).sum(axis=tuple({0, 1, 2} - {2 - axis}))
        assert differing[one.slice] == differing.max() > 0
    assert np.isnan(spleen.dice) and (spleen.first_ml, spleen.second_ml, spleen.slice) == (0, 0, None)
    labels = difference_labels(first, second)
    both = (first != second).sum(axis=tuple({0, 1, 2} - {2 - axis}))
    assert both[slice_of_most(labels, axis)] == both.max()


def test_how_voxels_differ_is_told_apart():
    first, second = masks(1)
    labels = difference_labels(first, second)
    assert np.array_equal(labels > 0, first != second)
    assert np.array_equal(labels == 1, (first > 0) & (second == 0))
    assert np.array_equal(labels == 2, (first == 0) & (second > 0))


def test_of_the_same_or_of_nothing_there_is_no_difference():
    first, nothing = masks()[0], np.zeros((7, 9, 11), np.uint8)
    liver, kidney, _ = structure_differences(first, first, 1.0, SCHEMA)
    assert (liver.dice, kidney.dice, liver.slice, kidney.slice) == (1.0, 1.0, None, None)
    assert all(np.isnan(one.dice) and one.slice is None for one in structure_differences(nothing, nothing, 1.0, SCHEMA))
    assert slice_of_most(difference_labels(first, first), 2) == 0
