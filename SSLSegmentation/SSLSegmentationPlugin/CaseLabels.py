"""Annotations and predictions of a case, between its folder and the scene."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import slicer

from SSLSegmentationLib.errors import DataError
from SSLSegmentationLib.project import Case, LabelRecord, Project
from SSLSegmentationLib.schema import LabelSchema
from SSLSegmentationLib.storage import read_json, write_json
from SSLSegmentationLib.volumes.segments import segmentation_metadata

from . import SceneNodes
from .Grids import Grid
from .LabelFiles import readLabels, readSegmentation, writeSegmentation
from .NrrdFile import writeNrrd
from .SceneSegmentations import addMissingSegments, attachToVolume, newSegmentation, setLabels
from .SceneTransforms import transformBetween
from .SceneVolumes import gridOfCase, inSliceOrderOfCase
from .SegmentationLabels import ComposedLabels, composeLabels, composeNode

_DRAFT, _DRAFT_RECORD = "draft.seg.nrrd", "draft.json"


def openAnnotation(
    project: Project, case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode
) -> slicer.vtkMRMLSegmentationNode:
    """The segmentation node in which a case is annotated, with every segment of the schema.

    It is the one that the scene has; else the draft, with all that the user drew, unless the case got another label
    since; else the case's label; else a new, empty one.

    Raises:
        DataError: the volume is not the case's; the draft or label cannot be read.
        ProjectError: the project has no label schema.
    """
    gridOfCase(case, volumeNode)
    schema = project.schema
    found = SceneNodes.findNode(volumeNode.GetScene(), case, SceneNodes.ANNOTATION)
    if found is not None:
        addMissingSegments(found, schema)
        return found
    name = f"{case.name} annotation"
    if _draftIsCurrent(case):
        node = _addFromFile(case.folder / _DRAFT, volumeNode, name)
        addMissingSegments(node, schema)
    elif case.label_path is not None:
        composed = readLabels(case.label_path, Grid.ofVolume(volumeNode), schema)
        node = newSegmentation(volumeNode, name, schema, composed.labels)
    else:
        node = newSegmentation(volumeNode, name, schema)
    SceneNodes.assignToCase(node, case, SceneNodes.ANNOTATION)
    return node


def saveDraft(
    case: Case, segmentationNode: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode
) -> Path:
    """Save all that the user drew, as it is: overlaps and segments beyond the schema too. Nothing learns from it.

    Returns:
        The file in the case's folder.

    Raises:
        DataError: the volume is not the case's.
        StorageError: the disk refused; the draft before, if any, is untouched.
    """
    gridOfCase(case, volumeNode)
    path = case.folder / _DRAFT
    transform = transformBetween(segmentationNode, volumeNode)
    writeSegmentation(path, segmentationNode.GetSegmentation(), Grid.ofVolume(volumeNode), transform)
    _recordDraft(case)
    return path


def saveLabel(
    project: Project,
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    *,
    annotatedAxis: int | None = None,
    annotatedSlices: Sequence[int] | None = None,
    source: str = "annotated",
) -> ComposedLabels:
    """Make a segmentation the label of its case, from which networks learn.

    Args:
        annotatedAxis: voxel axis of the volume node (0 = i, 1 = j, 2 = k) across which single slices were annotated.
        annotatedSlices: indices along it of the complete slices; None = the whole volume is annotated.
        source: where the label comes from, for its record.

    Returns:
        What was saved, in the slice order of the volume node, with the warnings that the user should see.

    Raises:
        DataError: the volume is not the case's or was changed; nothing is annotated.
        ProjectError: a slice that the volume lacks, no slice at all, or no label schema.
        StorageError: the disk refused; the label before, if any, stays.
    """
    schema = project.schema
    grid, isReversed = gridOfCase(case, volumeNode)
    slices = case.checked_slices(_slicesOfFile(case, annotatedSlices, annotatedAxis, isReversed), annotatedAxis)
    composed = composeNode(segmentationNode, volumeNode, schema)
    if composed.isEmpty and slices is None:
        raise DataError(
            f"The annotation of case '{case.id}' holds no labelled voxel.",
            "Paint at least one structure, or mark the slices that are complete without one.",
        )
    labels = np.ascontiguousarray(inSliceOrderOfCase(composed.labels, isReversed))
    record = LabelRecord("", source, annotatedAxis if slices is not None else None, slices)

    def write(target: Path) -> None:
        writeNrrd(target, labels, grid, segmentation_metadata(labels, schema))

    saveDraft(case, segmentationNode, volumeNode)  # holds also what the label leaves out
    case.set_label(record, ".seg.nrrd", write)
    _recordDraft(case)
    return composed


def acceptPrediction(
    project: Project,
    case: Case,
    predictionNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
) -> ComposedLabels:
    """Make a prediction, as it is or as the user has corrected it, the label of its case.

    Its node becomes the case's annotation node. One that the scene had before stays there, and is the user's.

    Raises:
        DataError, ProjectError, StorageError: as :func:`saveLabel`; the node is still a prediction then.
    """
    origin = SceneNodes.mark(predictionNode, "file").removesuffix(".seg.nrrd")
    source = f"accepted prediction of {origin}" if origin else "accepted prediction"
    composed = saveLabel(project, case, predictionNode, volumeNode, source=source)
    previous = SceneNodes.findNode(volumeNode.GetScene(), case, SceneNodes.ANNOTATION)
    if previous is not None:
        SceneNodes.releaseFromCase(previous)
    SceneNodes.assignToCase(predictionNode, case, SceneNodes.ANNOTATION)
    return composed


def annotatedSlices(case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode) -> list[int] | None:
    """Indices, in the volume node, of the complete slices of a case's label; None = the whole volume, or no label.

    They lie along ``case.label.annotated_axis``.
    """
    if case.label is None or case.label.annotated_slices is None:
        return None
    _, isReversed = gridOfCase(case, volumeNode)
    return sorted(_slicesOfFile(case, case.label.annotated_slices, case.label.annotated_axis, isReversed))


def loadPrediction(
    case: Case, path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema, name: str | None = None
) -> tuple[slicer.vtkMRMLSegmentationNode, ComposedLabels]:
    """Show a predicted mask: the node that the scene has for this file, brought up to date, or a new one.

    A node that the user has edited since it was loaded is never overwritten: it is released to the user, and the file
    gets a new one.

    Args:
        path: mask of the case, for example ``predictions/<run>.seg.nrrd`` in its folder.
        schema: of the project.
        name: of a new node; by default that of the case and of the file.

    Raises:
        DataError: the volume is not the case's; the file is missing, damaged, on another grid or of other labels.
    """
    gridOfCase(case, volumeNode)
    composed = readLabels(path, Grid.ofVolume(volumeNode), schema)
    node = SceneNodes.findNode(volumeNode.GetScene(), case, SceneNodes.PREDICTION, path)
    if node is not None and not _isAsLoaded(node, volumeNode, schema):
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


def _draftIsCurrent(case: Case) -> bool:
    """Whether there is a draft that continues the label that the case has now (or continues none)."""
    if not (case.folder / _DRAFT).is_file() or not (case.folder / _DRAFT_RECORD).is_file():
        return False
    return read_json(case.folder / _DRAFT_RECORD, "draft record").get("continues_label") == _labelChecksum(case)


def _recordDraft(case: Case) -> None:
    """Remember which label the draft continues."""
    write_json(case.folder / _DRAFT_RECORD, {"continues_label": _labelChecksum(case)})


def _labelChecksum(case: Case) -> str | None:
    """Checksum of the case's label file; None without one."""
    path = Case.load(case.folder).label_path
    return None if path is None or not path.is_file() else f"{zlib.crc32(path.read_bytes()):08x}"


def _addFromFile(path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, name: str) -> slicer.vtkMRMLSegmentationNode:
    """A segmentation node with all layers and segments of a ``.seg.nrrd``, attached to the volume."""
    segmentation, scene = readSegmentation(path), volumeNode.GetScene()
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", scene.GetUniqueNameByString(name))
    node.SetAndObserveSegmentation(segmentation)
    node.CreateDefaultDisplayNodes()
    attachToVolume(node, volumeNode)
    return node


def _slicesOfFile(case: Case, slices: Sequence[int] | None, axis: int | None, isReversed: bool) -> list[int] | None:
    """Indices counted in the case's file for those counted in the volume node; the same function leads back."""
    if slices is None or axis != 2 or not isReversed:
        return None if slices is None else list(slices)
    return [case.size[2] - 1 - index for index in slices]


def _isAsLoaded(
    node: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema
) -> bool:
    """Whether the segments are those that were loaded, wherever they have been moved since."""
    composed = composeLabels(node.GetSegmentation(), Grid.ofVolume(volumeNode), schema)
    return not composed.unknown and _checksum(composed.labels) == SceneNodes.mark(node, "content")


def _checksum(labels: np.ndarray) -> str:
    return f"{zlib.crc32(np.ascontiguousarray(labels)):08x}"
