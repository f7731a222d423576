"""Further sequences of a case over a real MRML scene: at the place of its image, and gone with it."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES, SHIFT, voxelToWorld
from SSLSegmentationPlugin.scene import CaseScene, SceneNodes, Volumes
from SSLSegmentationPlugin.scene.CaseSequences import loadSequence
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.NrrdWriter import writeNrrd

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.channels import ChannelRecord, write_channel


def give(case, array, grid, name="ADC"):
    """A further sequence as the import writes it."""

    def write(path):
        writeNrrd(path, array, grid)
        return ChannelRecord(name, "", f"of {name}")

    write_channel(case, name, write)


@pytest.fixture(params=list(GEOMETRIES))
def scanned(request, project, makeVolume):
    """A case with an ADC, whose image is the user's node."""
    node = makeVolume(ijkToRas=GEOMETRIES[request.param])
    case = Volumes.addVolume(project, node)
    array = np.random.default_rng(1).integers(0, 1000, (5, 6, 7)).astype(np.int16)
    give(case, array, Grid.ofVolume(node))
    return case, node, array


def test_it_lies_where_the_image_lies_also_under_its_transform(scanned, scene, makeTransform):
    case, node, array = scanned
    node.SetAndObserveTransformNodeID(makeTransform(SHIFT).GetID())
    found = loadSequence(case, "adc", node)
    assert found.GetName() == "T2 été ADC" and not found.GetSaveWithScene()
    assert found.GetStorageNode() is None and found.GetDisplayNode() is not None
    for ijk in ((0, 0, 0), (6, 5, 4), (3, 1, 2)):
        assert np.allclose(voxelToWorld(found, ijk), voxelToWorld(node, ijk), atol=1e-4)
    assert np.array_equal(slicer.util.arrayFromVolume(found), array)
    assert loadSequence(case, "ADC", node) is found and loadSequence(case, "DWI", node) is None


def test_it_is_turned_round_as_the_image_is_that_slicer_has_loaded(scanned, scene):
    case, node, array = scanned
    isLeftHanded = np.linalg.det(Grid.ofVolume(node).ijkToRas[:3, :3]) < 0
    scene.RemoveNode(node)
    found = loadSequence(case, "ADC", Volumes.loadImage(scene, case))
    assert np.array_equal(slicer.util.arrayFromVolume(found), array[::-1] if isLeftHanded else array)


def test_it_goes_with_the_case_and_views_show_the_users_image_again(scene, project, makeVolume):
    node, own = makeVolume(), makeVolume(name="mine")
    case = Volumes.addVolume(project, node)
    give(case, slicer.util.arrayFromVolume(own), Grid.ofVolume(node))
    views = [scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode") for _ in range(2)]
    views[0].SetBackgroundVolumeID(loadSequence(case, "ADC", node).GetID())
    views[1].SetBackgroundVolumeID(own.GetID())
    segmentation = scene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    CaseScene.unload(case, segmentation)
    assert [view.GetBackgroundVolumeID() for view in views] == [node.GetID(), own.GetID()]
    assert SceneNodes.findNode(scene, case, SceneNodes.SEQUENCE) is None
    assert {one.GetName() for one in SceneNodes.nodesOfClass(scene, "vtkMRMLScalarVolumeNode")} == {"T2 été", "mine"}
    CaseScene.unload(case, segmentation)  # it is gone: nothing happens


def test_a_file_on_another_grid_is_refused_and_leaves_no_node(scene, project, makeVolume):
    node = makeVolume()
    case = Volumes.addVolume(project, node)
    give(case, slicer.util.arrayFromVolume(node)[:4], Grid((7, 6, 4), Grid.ofVolume(node).ijkToRas))
    with pytest.raises(DataError, match="does not lie on the grid of its image"):
        loadSequence(case, "ADC", node)
    assert len(SceneNodes.nodesOfClass(scene, "vtkMRMLScalarVolumeNode")) == 1


def test_a_newer_file_is_read_anew(scene, project, makeVolume):
    node = makeVolume()
    case = Volumes.addVolume(project, node)
    grid = Grid.ofVolume(node)
    for value in (3, 8):
        array = np.full((5, 6, 7), value, np.int16)
        array[0] = 0
        give(case, array, grid)
        assert slicer.util.arrayFromVolume(loadSequence(case, "ADC", node)).max() == value
