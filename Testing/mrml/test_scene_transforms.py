"""Transforms that bend are found at any depth; grids keep what they say."""

import numpy as np
import pytest
from samples import GEOMETRIES, OUTER_SHIFT, SHIFT
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.Transforms import checkLinear, transformBetween

from SSLSegmentationLib.core.errors import DataError


def test_linear_transforms_are_fine_however_deep(makeVolume, makeTransform):
    volumeNode = makeVolume()
    checkLinear(volumeNode)
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, makeTransform(OUTER_SHIFT)).GetID())
    checkLinear(volumeNode)


def test_a_bend_above_a_linear_transform_is_found(makeVolume, makeTransform, bentTransform):
    volumeNode = makeVolume()
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, bentTransform).GetID())
    with pytest.raises(DataError, match="non-linear transform"):
        checkLinear(volumeNode)


def test_between_nodes_of_one_parent_there_is_nothing(makeVolume, makeTransform):
    a, b, transform = makeVolume(), makeVolume(), makeTransform(SHIFT)
    assert transformBetween(a, b) is None
    a.SetAndObserveTransformNodeID(transform.GetID())
    np.testing.assert_allclose(transformBetween(a, b).TransformPoint(1, 2, 3), SHIFT[:3] @ (1, 2, 3, 1))
    assert transformBetween(a, b).IsA("vtkLinearTransform")
    np.testing.assert_allclose(transformBetween(b, a).TransformPoint(*SHIFT[:3] @ (1, 2, 3, 1)), (1, 2, 3))


def test_a_grid_survives_its_text_and_being_turned_over():
    for matrix in GEOMETRIES.values():
        grid = Grid((7, 6, 5), matrix)
        again = Grid.fromText(grid.toText())
        np.testing.assert_array_equal(again.ijkToRas, grid.ijkToRas)
        assert again.size == grid.size
        np.testing.assert_allclose(grid.withSlicesReversed().toRas((1, 2, 0)), grid.toRas((1, 2, 4)), atol=1e-12)
        assert grid.isSameAs(grid.withSlicesReversed().withSlicesReversed(), 1e-9)
        assert not grid.isSameAs(grid.withSlicesReversed())
