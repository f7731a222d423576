"""Transforms that bend are found at any depth, and hardened on a copy that shows the same thing at the same place."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES, OUTER_SHIFT, SHIFT, affine, voxelToWorld
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.Transforms import NonLinearTransformError, checkLinear, hardenedCopy, transformBetween
from SSLSegmentationPlugin.scene.Volumes import addVolume


def test_linear_transforms_are_fine_however_deep(makeVolume, makeTransform):
    volumeNode = makeVolume()
    checkLinear(volumeNode)
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, makeTransform(OUTER_SHIFT)).GetID())
    checkLinear(volumeNode)


def test_a_bend_above_a_linear_transform_is_found(makeVolume, makeTransform, bentTransform):
    volumeNode = makeVolume()
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, bentTransform).GetID())
    with pytest.raises(NonLinearTransformError):
        checkLinear(volumeNode)


@pytest.mark.parametrize("geometry", ["oblique", "sheared"])
def test_a_hardened_copy_has_its_voxels_where_they_were_seen(scene, makeVolume, makeTransform, geometry):
    volumeNode = makeVolume(ijkToRas=GEOMETRIES[geometry])
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT, makeTransform(OUTER_SHIFT)).GetID())
    copy = hardenedCopy(volumeNode)
    assert copy.GetParentTransformNode() is None
    for ijk in [(0, 0, 0), (6, 5, 4)]:
        np.testing.assert_allclose(voxelToWorld(copy, ijk), voxelToWorld(volumeNode, ijk), atol=1e-9)
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(copy), slicer.util.arrayFromVolume(volumeNode))


def test_hardening_a_bend_moves_what_is_seen_to_the_grid_and_leaves_the_users_node(scene, makeVolume, bentTransform):
    zyx = np.indices((40, 40, 40))
    blob = (np.exp(-((zyx - 20.0) ** 2).sum(axis=0) / 20) * 1000).astype(np.float32)
    volumeNode = makeVolume(blob, affine(np.eye(3), (-20, -20, -20)))
    volumeNode.SetAndObserveTransformNodeID(bentTransform.GetID())
    seen = voxelToWorld(volumeNode, (20, 20, 20))
    copy = hardenedCopy(volumeNode)
    peak = np.unravel_index(np.argmax(slicer.util.arrayFromVolume(copy)), slicer.util.arrayFromVolume(copy).shape)
    assert np.linalg.norm(voxelToWorld(copy, peak[::-1]) - seen) < 1.0  # mm, a voxel
    assert copy.GetName() == "T2 été hardened"
    checkLinear(copy)
    assert volumeNode.GetParentTransformNode() is bentTransform
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(volumeNode), blob)


def test_a_copy_of_a_cases_image_is_not_the_cases_image(project, makeVolume, makeTransform):
    volumeNode = makeVolume()
    case = addVolume(project, volumeNode)
    volumeNode.SetAndObserveTransformNodeID(makeTransform(SHIFT).GetID())
    copy = hardenedCopy(volumeNode)
    assert not SceneNodes.isOfCase(copy, case)
    assert SceneNodes.isOfCase(volumeNode, case)


def test_between_nodes_of_one_parent_there_is_nothing(makeVolume, makeTransform):
    a, b, transform = makeVolume(), makeVolume(), makeTransform(SHIFT)
    assert transformBetween(a, b) is None
    a.SetAndObserveTransformNodeID(transform.GetID())
    np.testing.assert_allclose(transformBetween(a, b).TransformPoint(1, 2, 3), SHIFT[:3] @ (1, 2, 3, 1))
    assert transformBetween(a, b).IsA("vtkLinearTransform")
    np.testing.assert_allclose(transformBetween(b, a).TransformPoint(*SHIFT[:3] @ (1, 2, 3, 1)), (1, 2, 3))


def test_a_grid_survives_its_text_and_knows_its_hand():
    for name, matrix in GEOMETRIES.items():
        grid = Grid((7, 6, 5), matrix)
        again = Grid.fromText(grid.toText())
        np.testing.assert_array_equal(again.ijkToRas, grid.ijkToRas)
        assert again.size == grid.size
        assert grid.isRightHanded is not name.startswith("left-handed")
        np.testing.assert_allclose(grid.withSlicesReversed().toRas((1, 2, 0)), grid.toRas((1, 2, 4)), atol=1e-12)
        assert grid.isSameAs(grid.withSlicesReversed().withSlicesReversed(), 1e-9)
        assert not grid.isSameAs(grid.withSlicesReversed())
