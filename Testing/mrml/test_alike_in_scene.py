"""What is alike, for volumes that lie in any way: what lights up lies where the voxel is that was pointed at."""

from types import SimpleNamespace

import numpy as np
import pytest
import slicer
import vtk
from samples import GEOMETRIES, OUTER_SHIFT, SHIFT, voxelToWorld
from SSLSegmentationPlugin.scene import SceneNodes, Views
from SSLSegmentationPlugin.scene.AlikeOverlay import hideAlike, removeAlike, showAlike
from SSLSegmentationPlugin.scene.Segmentations import newSegmentation
from SSLSegmentationPlugin.scene.Volumes import addVolume, loadImage
from SSLSegmentationPlugin.session.Pointing import Pointing
from vtk.util.numpy_support import vtk_to_numpy

from SSLSegmentationLib.embedding import kept_features, origin_of, slice_axis

everyGeometry = pytest.mark.parametrize("pointing", GEOMETRIES, indirect=True)
oblique = pytest.mark.parametrize("pointing", ["oblique"], indirect=True)
FINER = 2  # pixels of the features along a side of a voxel


@pytest.fixture
def pointing(request, project, makeVolume):
    """A case of a geometry in a scene, and features of noise of it."""
    case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES[request.param]))
    count, rows, columns = origin_of(case).canonical_size
    features = np.random.default_rng(3).standard_normal((count, 28, FINER * rows, FINER * columns))
    folder = project.folder / "drafts" / "features"
    folder.mkdir(parents=True)
    np.save(folder / f"{case.id}-0123456789ab.npy", features.astype(np.float16))
    scene = slicer.vtkMRMLScene()
    annotations = SimpleNamespace(case=case, volumeNode=loadImage(scene, case), axis=slice_axis(case))
    session = SimpleNamespace(
        observe=lambda *_: None, openedProject=lambda: project, cases=lambda: [case], store=SimpleNamespace()
    )
    made = Pointing(session, annotations)
    while not made.isWhole:
        made.go(1.0, 0)
    yield made
    scene.Clear(True)


def lit(node):
    """World positions (RAS) of the voxels that are most alike."""
    segment = node.GetSegmentation().GetNthSegment(3)
    image = segment.GetRepresentation("Binary labelmap")
    values = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(image.GetDimensions()[::-1])
    matrix, found = vtk.vtkMatrix4x4(), []
    image.GetImageToWorldMatrix(matrix)
    for k, j, i in np.argwhere(values == segment.GetLabelValue()):
        point = [0.0, 0.0, 0.0]
        node.TransformPointToWorld(matrix.MultiplyPoint((float(i), float(j), float(k), 1.0))[:3], point)
        found.append(point)
    return np.array(found)


@everyGeometry
def test_what_lights_up_lies_where_the_voxel_is(pointing):
    volumeNode, case = pointing.annotations.volumeNode, pointing.annotations.case
    size = np.array(volumeNode.GetImageData().GetDimensions())
    in_plane = [axis for axis in range(3) if axis != slice_axis(case)]
    for ijk in ((0, 0, 0), tuple(size - 1), tuple(size // 2)):
        within = np.zeros(3)
        within[in_plane] = 0.25  # the middle of a finer pixel
        assert pointing.point(np.array(ijk) + within)
        places = lit(showAlike(case, volumeNode, pointing.shown()))
        assert len(places) == 1
        assert np.abs(places[0] - voxelToWorld(volumeNode, np.array(ijk) + within)).max() < 1e-4


@everyGeometry
def test_a_place_leads_to_a_pixel_and_back(pointing):
    case = pointing.annotations.case
    origin, size = origin_of(case), kept_features(pointing.session.openedProject(), case).shape[2:]
    for pixel in np.ndindex(origin.canonical_size[0], *size):
        assert origin.pixel_at(origin.index_of(pixel, size), size) == pixel
    assert origin.pixel_at((-0.51, 0, 0), size) is None and origin.pixel_at((0, 0, case.size[2] - 0.49), size) is None
    assert origin.pixel_at((-0.49, 0, 0), size) is not None


@oblique
def test_it_moves_with_the_volume(pointing, makeTransform):
    volumeNode, case = pointing.annotations.volumeNode, pointing.annotations.case
    pointing.point((1.25, 2.25, 1))
    showAlike(case, volumeNode, pointing.shown())
    scene = volumeNode.GetScene()
    outer, inner = (scene.AddNewNodeByClass("vtkMRMLLinearTransformNode") for _ in range(2))
    for node, matrix in ((outer, OUTER_SHIFT), (inner, SHIFT)):
        node.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(matrix))
    inner.SetAndObserveTransformNodeID(outer.GetID())
    volumeNode.SetAndObserveTransformNodeID(inner.GetID())
    places = lit(showAlike(case, volumeNode, pointing.shown()))
    assert np.abs(places[0] - voxelToWorld(volumeNode, (1.25, 2.25, 1))).max() < 1e-4


@oblique
def test_the_mouse_is_where_the_crosshair_says(pointing):
    volumeNode = pointing.annotations.volumeNode
    scene = volumeNode.GetScene()
    assert Views.pointedAt(volumeNode) is None
    crosshair = scene.AddNewNodeByClass("vtkMRMLCrosshairNode")
    transform = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(SHIFT))
    volumeNode.SetAndObserveTransformNodeID(transform.GetID())
    crosshair.SetCursorPositionRAS(voxelToWorld(volumeNode, (2.25, 1.5, 3)))
    assert Views.pointedAt(volumeNode) is None  # in no slice view
    view = scene.AddNewNodeByClass("vtkMRMLSliceNode")
    crosshair.SetCursorPositionXYZ([31.0, 12.0, 0.0], view)
    found = Views.pointedAt(volumeNode)
    world = view.GetXYToRAS().MultiplyPoint((31.0, 12.0, 0.0, 1.0))[:3]
    assert voxelToWorld(volumeNode, found) == pytest.approx(world)
    crosshair.SetCursorPositionInvalid()
    assert Views.pointedAt(volumeNode) is None


@oblique
def test_it_leaves_nothing_behind_and_the_users_nodes_alone(pointing, schema):
    volumeNode, case = pointing.annotations.volumeNode, pointing.annotations.case
    scene = volumeNode.GetScene()
    users = newSegmentation(volumeNode, "drawn by hand", schema)
    pointing.point((1, 1, 1))
    node = showAlike(case, volumeNode, pointing.shown())
    hideAlike(scene)
    assert not node.GetDisplayVisibility() and users.GetDisplayVisibility()
    assert showAlike(case, volumeNode, pointing.shown()) is node and node.GetDisplayVisibility()
    removeAlike(scene)
    assert SceneNodes.nodesOfClass(scene, "vtkMRMLSegmentationNode") == [users]
    assert len(SceneNodes.nodesOfClass(scene, "vtkMRMLSegmentationDisplayNode")) == 1
