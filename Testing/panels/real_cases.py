"""Projects with real images and masks, for panels that open cases in the scene."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import qt
import SimpleITK as sitk
import slicer
from SSLSegmentationPlugin.scene import Volumes
from SSLSegmentationPlugin.scene.Grids import Grid
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

from SSLSegmentationLib.importing import add_channel, add_volume
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

LIVER, TUMOUR = Segment(1, "liver", (221, 130, 101)), Segment(2, "tumour", (144, 238, 144))
KIDNEY = "~SCT^123037004^Anatomical Structure~SCT^64033007^Kidney~SCT^24028007^Right~~^^~^^"
SCHEMA = LabelSchema((TUMOUR, LIVER, Segment(3, "right kidney", (185, 102, 83), KIDNEY)))
SHAPE = (6, 10, 12)


def addCase(project: Project, name: str, shape=SHAPE, role: Role = Role.UNLABELLED) -> Case:
    """Add a volume of noise, which is then in the project and in no scene."""
    node = slicer.vtkMRMLScene().AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
    seed = int(np.frombuffer(name.encode(), np.uint8).sum())
    slicer.util.updateVolumeFromArray(node, np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16))
    node.SetSpacing(1.5, 1.5, 6.0)
    return Volumes.addVolume(project, node, role)


def blob(shape=SHAPE) -> np.ndarray:
    """A liver with a tumour in it, and nothing else."""
    labels = np.zeros(shape, np.uint8)
    labels[1:-1, 2:-2, 3:-3] = LIVER.value
    labels[2:4, 4:6, 5:7] = TUMOUR.value
    return labels


def draw(segmentationNode, volumeNode, name: str, mask: np.ndarray) -> None:
    """Draw voxels [k, j, i] into a segment as the Segment Editor's effects do; others in the same layer give way."""
    image = Grid.ofVolume(volumeNode).emptyImage()
    image.GetPointData().SetScalars(numpy_to_vtk(mask.astype(np.uint8).ravel(), deep=True))
    segmentId = segmentationNode.GetSegmentation().GetSegmentIdBySegmentName(name)
    slicer.vtkSlicerSegmentationsModuleLogic.SetBinaryLabelmapToSegment(image, segmentationNode, segmentId)


def drawn(segmentationNode, volumeNode, name: str) -> int:
    """Voxels of a segment."""
    segmentation = segmentationNode.GetSegmentation()
    segment = segmentation.GetSegment(segmentation.GetSegmentIdBySegmentName(name))
    scalars = segment.GetRepresentation("Binary labelmap").GetPointData().GetScalars()
    return 0 if scalars is None else int((vtk_to_numpy(scalars) == segment.GetLabelValue()).sum())


def addMask(case: Case, model: str, labels: np.ndarray, schema: LabelSchema = SCHEMA):
    """Write a predicted mask as a prediction run does."""
    path = case.folder / "predictions" / f"{model}.seg.nrrd"
    path.parent.mkdir(exist_ok=True)
    write_segmentation(path, labels, read_volume(case.image_path), schema)
    return path


def addCine(project: Project, folder, name="cine", count=4, role: Role = Role.UNLABELLED) -> Case:
    """Add a case with frames, one every 40 ms, each of other noise."""
    frames = []
    for seed in range(count):
        image = sitk.GetImageFromArray(np.random.default_rng(100 + seed).integers(0, 900, SHAPE).astype(np.int16))
        image.SetSpacing((1.5, 1.5, 6.0))
        frames.append(image)
    series = sitk.JoinSeries(frames, 0.0, 0.04)
    series.SetMetaData("xyzt_units", "10")  # mm and seconds, as NIfTI has it
    path = folder / f"{name}.nii.gz"
    sitk.WriteImage(series, str(path))
    return add_volume(project, path, role, frames="all")


def giveSequence(project: Project, case: Case, folder, name="ADC", seed=50) -> Path:
    """Give a case a further sequence of noise, on the grid of its image; returns where it is in the project."""
    image = read_volume(case.image_path)
    noise = np.random.default_rng(seed).integers(0, 900, image.GetSize()[::-1]).astype(np.int16)
    made = sitk.GetImageFromArray(noise)
    made.CopyInformation(image)
    path = folder / f"{case.id} {name}.nrrd"
    sitk.WriteImage(made, str(path))
    add_channel(project, case, name, path)
    return case.channel_path(name)


def goOn(annotations, seconds=10.0) -> None:
    """Let Slicer go on until what is shown no more has left the scene."""
    end = time.monotonic() + seconds
    while not annotations.leaving.isOver:
        assert time.monotonic() < end
        qt.QApplication.processEvents()
        time.sleep(0.002)
