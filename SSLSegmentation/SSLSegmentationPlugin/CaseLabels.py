"""Annotations and predictions of a case, between its folder and the scene."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import slicer

from SSLSegmentationLib.errors import DataError
from SSLSegmentationLib.project import Case, LabelRecord, Project
from SSLSegmentationLib.schema import LabelSchema
from SSLSegmentationLib.volumes.segments import segmentation_metadata

from . import Drafts, SceneNodes
from .AssumedGrids import gridOfSegments
from .Grids import Grid
from .LabelDecisions import UndecidedError, checkPrediction, refuseUndecided
from .LabelFiles import readLabels, readSegmentation, writeSegmentation
from .NrrdFile import writeNrrd
from .SceneSegmentations import (
    addMissingSegments,
    attachToVolume,
    newSegmentation,
    rememberStructures,
    schemaFromSegmentation,
    setLabels,
    updateSegments,
)
from .SceneTransforms import isIdentity, transformBetween
from .SceneVolumes import gridOfCase, inSliceOrderOfCase, loadImage
from .SegmentationLabels import ComposedLabels, composeLabels, composeNode


def openAnnotation(
    project: Project,
    case: Case,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    tell: Callable[[str], object] | None = None,
) -> slicer.vtkMRMLSegmentationNode:
    """The segmentation node in which a case is annotated, with every segment of the schema.

    It is the one that the scene has, if it continues what is on the disk; else the draft, with all that the user drew,
    unless the case got another label since; else the case's label; else a new, empty one. What is passed over is kept:
    a node is left in the scene to the user, a draft is set aside.

    Args:
        tell: is told of what was passed over, in a sentence.

    Raises:
        DataError: the volume is not the case's; the draft or label cannot be read.
        ProjectError: the project has no label schema.
    """
    gridOfCase(case, volumeNode)
    schema, tell = project.schema, tell or (lambda sentence: None)
    found = SceneNodes.findNode(volumeNode.GetScene(), case, SceneNodes.ANNOTATION)
    if found is not None and SceneNodes.mark(found, "continues") == Drafts.fingerprint(case):
        addMissingSegments(found, schema)
        rememberStructures(found, schema)
        return found
    if found is not None:
        SceneNodes.releaseFromCase(found)
        tell(f"'{found.GetName()}' of the scene is older than what is saved: it stays in the scene, but is not used.")
    name = f"{case.name} annotation"
    record = Drafts.readRecord(case)
    if record is not None:
        node = _addFromFile(Drafts.draftPath(case), volumeNode, name)
        updateSegments(node, record.schema or schema, schema)
    else:
        for place in Drafts.setAside(case, [Drafts.draftPath(case)]):
            tell(f"The case got another label since it was drawn: what was drawn is kept in '{place}'.")
        if case.label_path is not None:
            composed = readLabels(case.label_path, Grid.ofVolume(volumeNode), schema)
            node = newSegmentation(volumeNode, name, schema, composed.labels)
        else:
            node = newSegmentation(volumeNode, name, schema)
    rememberStructures(node, schema)
    SceneNodes.assignToCase(node, case, SceneNodes.ANNOTATION)
    SceneNodes.setMark(node, "source", record.source if record else _sourceOnceChanged(case))
    SceneNodes.setMark(node, "continues", Drafts.fingerprint(case))
    return node


def saveDraft(
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    schema: LabelSchema | None = None,
) -> Path:
    """Save all that the user drew, as it is: overlaps and segments beyond the schema too. Nothing learns from it.

    Args:
        schema: of the project, so that segments are found again after it has changed.

    Returns:
        The file in the case's folder.

    Raises:
        DataError: the volume is not the case's.
        StorageError: the disk refused; the draft before, if any, is untouched.
    """
    gridOfCase(case, volumeNode)
    source = SceneNodes.mark(segmentationNode, "source") or Drafts.ANNOTATED
    # First: a draft without a record would not be opened.
    Drafts.writeRecord(case, Drafts.DraftRecord((Drafts.labelChecksum(case),), True, source, schema))
    path, transform = Drafts.draftPath(case), transformBetween(segmentationNode, volumeNode)
    isApart = transform is not None and not isIdentity(transform)
    if isApart and not SceneNodes.mark(segmentationNode, "apart"):  # voxels are resampled: keep them as they were drawn
        Drafts.setAside(case, [path])
    SceneNodes.setMark(segmentationNode, "apart", "yes" if isApart else None)
    writeSegmentation(path, segmentationNode.GetSegmentation(), Grid.ofVolume(volumeNode), transform)
    SceneNodes.setMark(segmentationNode, "continues", Drafts.fingerprint(case))
    return path


def saveLabel(
    project: Project,
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    *,
    annotatedAxis: int | None = None,
    annotatedSlices: Sequence[int] | None = None,
    source: str | None = None,
    isAgreed: bool = False,
    mayLeaveOut: Collection[str] | None = None,
    keepBefore: bool = False,
) -> ComposedLabels:
    """Make a segmentation the label of its case, from which networks learn. All of it is saved as the draft first.

    Args:
        annotatedAxis: voxel axis of the volume node (0 = i, 1 = j, 2 = k) across which single slices were annotated.
        annotatedSlices: indices along it of the complete slices; None = the whole volume is annotated.
        source: where the label comes from, for its record (default: where the draft began).
        isAgreed: the user was asked what :class:`UndecidedError` says, and wants the label so.
        mayLeaveOut: segments beyond the schema that the user knows to be left out; None = any.
        keepBefore: set the label before aside.

    Returns:
        What was saved, in the slice order of the volume node, with the warnings that the user should see.

    Raises:
        DataError: the volume is not the case's or was changed; all that is drawn lies outside of it.
        UndecidedError: the user has to be asked first (see :func:`refuseUndecided`).
        ProjectError: a slice that the volume lacks, no slice at all, or no label schema.
        StorageError: the disk refused; the label before, if any, stays.
    """
    schema = project.schema
    grid, isReversed = gridOfCase(case, volumeNode)
    slices = case.checked_slices(_slicesOfFile(case, annotatedSlices, annotatedAxis, isReversed), annotatedAxis)
    composed = composeNode(segmentationNode, volumeNode, schema)
    saveDraft(case, segmentationNode, volumeNode, schema)  # holds also what the label leaves out
    if not isAgreed:
        node, onNode = segmentationNode, Grid.ofVolume(volumeNode)
        refuseUndecided(case, node, composed, onNode, schema, isWhole=slices is None, mayLeaveOut=mayLeaveOut)
    if keepBefore:
        Drafts.setAside(case, [case.label_path])
    labels = np.ascontiguousarray(inSliceOrderOfCase(composed.labels, isReversed))
    before, began = Drafts.labelChecksum(case), SceneNodes.mark(segmentationNode, "source") or Drafts.ANNOTATED
    record = LabelRecord("", source or began, annotatedAxis if slices is not None else None, slices)

    def write(target: Path) -> None:
        writeNrrd(target, labels, grid, segmentation_metadata(labels, schema))
        # The draft belongs to whichever of the two labels is there after a crash.
        Drafts.writeRecord(case, Drafts.DraftRecord((before, Drafts.checksum(target)), True, began, schema))

    case.set_label(record, ".seg.nrrd", write)
    Drafts.writeRecord(case, Drafts.DraftRecord((Drafts.labelChecksum(case),), False, began, schema))
    SceneNodes.setMark(segmentationNode, "continues", Drafts.fingerprint(case))
    return composed


def withdrawLabel(
    project: Project,
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
) -> None:
    """Make the label of a case a draft again, from which nothing learns.

    Raises:
        DataError, StorageError: as :func:`saveDraft`; the label stays.
    """
    saveDraft(case, segmentationNode, volumeNode, project.schema)
    record = Drafts.readRecord(case)
    Drafts.setAside(case, [case.label_path])
    Drafts.writeRecord(case, replace(record, continues=(*record.continues, None)))
    case.drop_label()
    Drafts.writeRecord(case, replace(record, continues=(None,)))
    SceneNodes.setMark(segmentationNode, "continues", Drafts.fingerprint(case))


def importSegmentation(
    project: Project, case: Case, segmentationNode: slicer.vtkMRMLSegmentationNode, *, isAgreed: bool = False
) -> ComposedLabels:
    """Make a segmentation of the user's the label of a case. It stays the user's; the label before is set aside.

    Without a label schema so far, the segmentation founds that of the project.

    Args:
        isAgreed: the user wants the label also if nothing is drawn in the segmentation.

    Returns:
        What was saved, with the warnings that the user should see.

    Raises:
        DataError: nothing of it is a structure of the project within the volume; the volume cannot be read.
        UndecidedError: nothing is drawn in it: a case that shows none of the structures?
        StorageError: the disk refused; the label before, if any, stays.
    """
    volumeNode = SceneNodes.findNode(segmentationNode.GetScene(), case, SceneNodes.IMAGE)
    scene = slicer.vtkMRMLScene()  # of its own: the user's shows no volume for this
    if volumeNode is None or volumeNode.GetImageData() is None:
        volumeNode = loadImage(scene, case)
    grid, isReversed = gridOfCase(case, volumeNode)
    schema = project.schema if project.has_schema else schemaFromSegmentation(segmentationNode)
    drawnOn = gridOfSegments(case, segmentationNode.GetSegmentation(), grid, isReversed)
    composed = composeNode(segmentationNode, volumeNode, schema, drawnOn)
    if composed.isEmpty and (composed.outside or composed.unknown or not project.has_schema):
        raise _nothingOf(segmentationNode, case, composed, schema)
    if composed.isEmpty and not isAgreed:
        names = ", ".join(f"'{segment.name}'" for segment in schema.segments)
        name = segmentationNode.GetName()
        sentence = (
            f"Nothing is drawn in '{name}': networks would learn '{case.name}' as a case that shows none of {names}."
        )
        raise UndecidedError([sentence], {})
    if not project.has_schema:
        project.set_schema(schema)
    Drafts.setAside(case, [case.label_path])
    labels = np.ascontiguousarray(inSliceOrderOfCase(composed.labels, isReversed))
    metadata = segmentation_metadata(labels, schema)
    case.set_label(LabelRecord("", "imported"), ".seg.nrrd", lambda path: writeNrrd(path, labels, grid, metadata))
    return composed


def _nothingOf(
    segmentationNode: slicer.vtkMRMLSegmentationNode, case: Case, composed: ComposedLabels, schema: LabelSchema
) -> DataError:
    """Why nothing of a segmentation can become a label."""
    name = segmentationNode.GetName()
    if composed.outside:
        return DataError(
            f"'{name}' lies outside the volume of '{case.name}'.", "Check that it belongs to this case, and transforms."
        )
    if composed.unknown:
        segments, structures = (", ".join(names) for names in (composed.unknown, [s.name for s in schema.segments]))
        return DataError(
            f"No segment of '{name}' ({segments}) is a structure of the project ({structures}).",
            "Rename the segments in Slicer's module Segmentations, or add the structures in the step 'Annotate'.",
        )
    return DataError(f"Nothing is drawn in '{name}'.", "Choose another segmentation.")


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
    origin = _origin(predictionNode)
    source = "accepted prediction" + origin
    _setAside(case)
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
    _setAside(case)
    SceneNodes.setMark(predictionNode, "source", "corrected prediction" + _origin(predictionNode))
    addMissingSegments(predictionNode, project.schema)
    saveDraft(case, predictionNode, volumeNode, project.schema)
    _becomeAnnotation(case, predictionNode)


def _sourceOnceChanged(case: Case) -> str | None:
    """What the record of a case's label will say once the user has drawn on it; None without a label."""
    if case.label is None:
        return None
    if case.label.source == "imported":
        return "corrected import"
    return case.label.source.replace("accepted prediction", "corrected prediction")


def _origin(predictionNode: slicer.vtkMRMLSegmentationNode) -> str:
    """Which run or model made a prediction, as words for a record; empty if unknown."""
    origin = SceneNodes.mark(predictionNode, "file").removesuffix(".seg.nrrd")
    return f" of {origin}" if origin else ""


def _setAside(case: Case) -> None:
    """Keep what another beginning is about to replace: the label, and the draft if it holds more than the label."""
    record = Drafts.readRecord(case)
    isCopy = record is not None and not record.changed
    Drafts.setAside(case, [case.label_path, None if isCopy else Drafts.draftPath(case)])


def _becomeAnnotation(case: Case, predictionNode: slicer.vtkMRMLSegmentationNode) -> None:
    previous = SceneNodes.findNode(predictionNode.GetScene(), case, SceneNodes.ANNOTATION)
    if previous is not None:
        SceneNodes.releaseFromCase(previous)
    SceneNodes.assignToCase(predictionNode, case, SceneNodes.ANNOTATION)
    SceneNodes.setMark(predictionNode, "content", None)


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


def _addFromFile(path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, name: str) -> slicer.vtkMRMLSegmentationNode:
    """A segmentation node with all layers and segments of a ``.seg.nrrd``, attached to the volume."""
    segmentation, scene = readSegmentation(path), volumeNode.GetScene()
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", SceneNodes.freeName(scene, name))
    node.SetAndObserveSegmentation(segmentation)
    node.CreateDefaultDisplayNodes()
    attachToVolume(node, volumeNode)
    return node


def _slicesOfFile(case: Case, slices: Sequence[int] | None, axis: int | None, isReversed: bool) -> list[int] | None:
    """Indices counted in the case's file for those counted in the volume node; the same function leads back."""
    if slices is None or axis != 2 or not isReversed:
        return None if slices is None else list(slices)
    return [case.size[2] - 1 - index for index in slices]


def isAsLoaded(
    node: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema
) -> bool:
    """Whether the segments are those that were loaded, wherever they have been moved since."""
    composed = composeLabels(node.GetSegmentation(), Grid.ofVolume(volumeNode), schema)
    return not composed.unknown and _checksum(composed.labels) == SceneNodes.mark(node, "content")


def _checksum(labels: np.ndarray) -> str:
    return f"{zlib.crc32(np.ascontiguousarray(labels)):08x}"
