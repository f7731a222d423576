"""Fixtures of the tests of the Slicer side, over the real MRML scene of the slicer-core wheel."""

import sys
import types
from pathlib import Path

import numpy as np
import pytest
import slicer
import vtk
from samples import GEOMETRIES, KIDNEY

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.schema import LabelSchema, Segment

# slicer-core has no translations.
sys.modules.setdefault("slicer.i18n", types.SimpleNamespace(tr=str, translate=lambda _context, text: text))


@pytest.fixture(autouse=True, scope="session")
def segmentationsModule():
    """Segmentations of all representations can be made and converted, as once Slicer has loaded its module."""
    logic, scene = slicer.vtkSlicerSegmentationsModuleLogic(), slicer.vtkMRMLScene()
    logic.SetMRMLScene(scene)
    yield
    logic.SetMRMLScene(None)


@pytest.fixture(autouse=True)
def inEnglish(monkeypatch):
    """slicer-core has no application; without translations the module speaks English."""
    if not hasattr(slicer, "app"):
        monkeypatch.setattr(slicer, "app", types.SimpleNamespace(), raising=False)


@pytest.fixture
def scene():
    """An empty scene, cleared at the end so that its observers go."""
    scene = slicer.vtkMRMLScene()
    yield scene
    scene.Clear(True)


@pytest.fixture
def schema():
    """Three segments whose priority order is neither that of their values nor of their names."""
    return LabelSchema(
        (
            Segment(7, "tumeur à droite", (255, 0, 12)),
            Segment(2, "Liver", (10, 128, 30)),
            Segment(5, "kidney", (0, 0, 200), KIDNEY),
        )
    )


@pytest.fixture
def project(tmp_path, schema):
    """A project with a schema; its path has a space and an accent."""
    project = Project.create(tmp_path / "mon projét 1")
    project.set_schema(schema)
    return project


@pytest.fixture
def makeVolume(scene):
    """Make a volume node of noise, or of an array [k, j, i]."""

    def make(array=None, ijkToRas=GEOMETRIES["oblique"], name="T2 été", className="vtkMRMLScalarVolumeNode"):
        if array is None:
            array = np.random.default_rng(0).integers(0, 1000, (5, 6, 7)).astype(np.int16)
        node = scene.AddNewNodeByClass(className, name)
        slicer.util.updateVolumeFromArray(node, array)
        node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(np.asarray(ijkToRas, dtype=float)))
        return node

    return make


@pytest.fixture
def makeTransform(scene):
    """Make a linear transform node from a 4×4 matrix, under a parent if given."""

    def make(matrix, parent=None):
        node = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "shift")
        node.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(np.asarray(matrix, dtype=float)))
        if parent is not None:
            node.SetAndObserveTransformNodeID(parent.GetID())
        return node

    return make


@pytest.fixture
def bentTransform(scene):
    """A transform node that bends: a thin-plate spline through four fixed points and a moved one."""
    corners = [(-100, -100, -100), (100, -100, 100), (-100, 100, 100), (100, 100, -100)]
    source, target = vtk.vtkPoints(), vtk.vtkPoints()
    for point in corners:
        source.InsertNextPoint(point)
        target.InsertNextPoint(point)
    source.InsertNextPoint(0, 0, 0)
    target.InsertNextPoint(4, 3, 2)
    spline = vtk.vtkThinPlateSplineTransform()
    spline.SetSourceLandmarks(source)
    spline.SetTargetLandmarks(target)
    spline.SetBasisToR()
    node = scene.AddNewNodeByClass("vtkMRMLTransformNode", "breathing")
    node.SetAndObserveTransformToParent(spline)
    return node


@pytest.fixture(scope="session")
def sharedData() -> Path:
    """Folder of real MRI; tests that ask for it are skipped where it is absent."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real MRI data (../shared/data) is not here")
    return folder
