"""Predicted masks of a case: shown, made its label, or taken as a draft to be corrected."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import slicer

from SSLSegmentationLib.project import Case, Project
from SSLSegmentationLib.project.schema import LabelSchema

from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.LabelFiles import readLabels
from ..scene.MovedVolumes import gridInFile
from ..scene.NrrdReader import NrrdFile
from ..scene.SegmentArrays import ComposedLabels, composeLabels
from ..scene.Segmentations import (
    addMissingSegments,
    attachToVolume,
    newSegmentation,
    setLabels,
)
from ..scene.Volumes import gridOfCase
from . import Drafts
from .CaseLabels import saveDraft, saveLabel
from .LabelDecisions import checkPrediction


def acceptPrediction(
    project: Project,
    case: Case,
    predictionNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    *,
    isAgreed: bool = False,
) -> ComposedLabels:
    """Make a prediction the label of its case. Label and draft that the case had are set aside.

    Its node becomes the case's annotation node. One that the scene had before stays there, and is the user's.

    Raises:
        DataError, ProjectError, StorageError: as :func:`saveLabel`; the node is still a prediction then.
    """
    if not isAgreed:  # before anything is set aside
        checkPrediction(project, case, predictionNode, volumeNode)
    origin = _origin(case, predictionNode)
    source = "accepted prediction" + origin
    _archive(case)
    SceneNodes.setMark(predictionNode, "source", "corrected prediction" + origin)  # once it is drawn on
    composed = saveLabel(project, case, predictionNode, volumeNode, source=source, isAgreed=True)
    _becomeAnnotation(case, predictionNode)
    return composed


def correctPrediction(
    project: Project,
    case: Case,
    predictionNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
) -> None:
    """Make a prediction the draft of its case, to be corrected. The label stays; a draft that it had is set aside.

    Raises:
        DataError, StorageError: as :func:`saveDraft`; the node is still a prediction then.
    """
    _archive(case)
    SceneNodes.setMark(predictionNode, "source", "corrected prediction" + _origin(case, predictionNode))
    addMissingSegments(predictionNode, project.schema)
    saveDraft(case, predictionNode, volumeNode, project.schema)
    _becomeAnnotation(case, predictionNode)


def loadPrediction(
    case: Case,
    path: Path,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    schema: LabelSchema,
    name: str | None = None,
    file: NrrdFile | None = None,
) -> tuple[slicer.vtkMRMLSegmentationNode, ComposedLabels]:
    """Show a predicted mask: the node that the scene has for this file, brought up to date, or a new one.

    A node that the user has edited since it was loaded is never overwritten: it is released to the user, and the file
    gets a new one.

    Args:
        path: mask of the case, for example ``predictions/<run>.seg.nrrd`` in its folder.
        schema: of the project.
        name: of a new node; by default that of the case and of the file.
        file: what was read of it already.

    Raises:
        DataError: the volume is not the case's; the file is missing, damaged, on another grid or of other labels.
    """
    gridOfCase(case, volumeNode)
    composed = readLabels(path, gridInFile(volumeNode), schema, file)
    node = SceneNodes.findNode(volumeNode.GetScene(), case, SceneNodes.PREDICTION, path)
    if node is not None and not isAsLoaded(node, volumeNode, schema):
        SceneNodes.releaseFromCase(node)
        node = None
    if node is None:
        stem = path.name.removesuffix(".nrrd").removesuffix(".seg")
        node = newSegmentation(volumeNode, name or f"{case.name} {stem}", schema, composed.labels)
        SceneNodes.assignToCase(node, case, SceneNodes.PREDICTION, path)
    elif SceneNodes.mark(node, "content") != _checksum(composed.labels):
        setLabels(node, Grid.ofVolume(volumeNode), schema, composed.labels)
    attachToVolume(node, volumeNode)
    SceneNodes.setMark(node, "content", _checksum(composed.labels))
    return node, composed


def isAsLoaded(
    node: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema
) -> bool:
    """Whether the segments are those that were loaded, wherever they have been moved since."""
    composed = composeLabels(node.GetSegmentation(), Grid.ofVolume(volumeNode), schema)
    return not composed.unknown and _checksum(composed.labels) == SceneNodes.mark(node, "content")


def _origin(case: Case, predictionNode: slicer.vtkMRMLSegmentationNode) -> str:
    """Which run or model made a prediction, as words for a record; empty if unknown."""
    origin = SceneNodes.mark(predictionNode, "file").removesuffix(".seg.nrrd")
    if case.frame is not None:
        origin = origin.removesuffix(f"@{case.frame.number:03d}")
    return f" of {origin}" if origin else ""


def _archive(case: Case) -> None:
    """Keep what another beginning is about to replace: the label, and the draft if it holds more than the label."""
    record = Drafts.readRecord(case)
    isCopy = record is not None and not record.changed
    Drafts.archive(case, [case.label_path, None if isCopy else Drafts.draftPath(case)])


def _becomeAnnotation(case: Case, predictionNode: slicer.vtkMRMLSegmentationNode) -> None:
    previous = SceneNodes.findNode(predictionNode.GetScene(), case, SceneNodes.ANNOTATION)
    if previous is not None:
        SceneNodes.releaseFromCase(previous)
    SceneNodes.assignToCase(predictionNode, case, SceneNodes.ANNOTATION)
    SceneNodes.setMark(predictionNode, "content", None)


def _checksum(labels: np.ndarray) -> str:
    return f"{zlib.crc32(np.ascontiguousarray(labels)):08x}"
