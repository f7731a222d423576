"""Annotation, draft and label of a case, between its folder and the scene."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, LabelRecord, Project
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.views import again
from SSLSegmentationLib.volumes.segments import segmentation_metadata

from ..scene import SceneNodes
from ..scene.LabelFiles import readLabels, readSegmentation, writeSegmentation
from ..scene.MovedVolumes import andToFile, gridInFile, isApart, toFile
from ..scene.NrrdReader import NrrdFile, readNrrd
from ..scene.NrrdWriter import writeNrrd
from ..scene.SegmentArrays import ComposedLabels, composeNode
from ..scene.Segmentations import (
    addMissingSegments,
    attachToVolume,
    newSegmentation,
    rememberStructures,
    updateSegments,
)
from ..scene.Transforms import transformBetween
from ..scene.Volumes import gridOfCase, inSliceOrderOfCase
from . import Drafts
from .LabelDecisions import refuseUndecided


def openAnnotation(
    project: Project,
    case: Case,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    tell: Callable[[str], object] | None = None,
    read: Callable[[Path], NrrdFile | None] = readNrrd,
) -> slicer.vtkMRMLSegmentationNode:
    """The segmentation node in which a case is annotated, with every segment of the schema.

    It is the one that the scene has, if it continues what is on the disk; else the draft, with all that the user drew,
    unless the case got another label since; else the case's label; else a new, empty one. What is passed over is kept:
    a node is left in the scene to the user, a draft is set aside.

    Args:
        tell: is told of what was passed over, in a sentence.
        read: reads a plain file, or has read it already.

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
        tell(
            _("'{name}' of the scene is older than what is saved: it stays in the scene, but is not used.").format(
                name=found.GetName()
            )
        )
    name = f"{case.name} annotation"
    record = Drafts.readRecord(case)
    if record is not None:
        try:
            node = _addFromFile(Drafts.draftPath(case), volumeNode, name)
        except DataError as error:
            raise DataError(
                _("What was drawn in '{name}' cannot be read. {why}").format(name=case.name, why=error.sentence),
                _(
                    "Put '{path}' back from a backup; or move '{path}' to another folder, and the case opens with the "
                    "mask that it has, if any."
                ).format(path=Drafts.draftPath(case)),
            ) from error
        updateSegments(node, record.schema or schema, schema)
    else:
        for place in Drafts.archive(case, [Drafts.draftPath(case)]):
            tell(
                _("The case got another label since it was drawn: what was drawn is kept in '{place}'.").format(
                    place=place
                )
            )
        if case.label_path is not None:
            composed = readLabels(case.label_path, gridInFile(volumeNode), schema, read(case.label_path))
            node = newSegmentation(volumeNode, name, schema, composed.labels)
        else:
            node = newSegmentation(volumeNode, name, schema)
    rememberStructures(node, schema)
    SceneNodes.assignToCase(node, case, SceneNodes.ANNOTATION)
    SceneNodes.setMark(node, "source", record.source if record else _sourceOnceChanged(case))
    SceneNodes.setMark(node, "continues", Drafts.fingerprint(case))
    return node


def isAsSaved(
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    schema: LabelSchema,
) -> bool:
    """Whether a node that the scene has holds no more than the disk."""
    path = case.label_path if Drafts.readRecord(case) is None else Drafts.draftPath(case)
    composed = composeNode(segmentationNode, volumeNode, schema)
    if path is None:
        return composed.isEmpty and not composed.unknown
    saved = readLabels(path, gridInFile(volumeNode), schema)
    return composed.unknown.keys() == saved.unknown.keys() and np.array_equal(composed.labels, saved.labels)


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
    if SceneNodes.mark(segmentationNode, "continues") not in ("", Drafts.fingerprint(case)):
        # A backup was put back, or another computer has written into a shared folder: what came so is kept.
        Drafts.archive(case, [Drafts.draftPath(case), again(case).label_path])
    # First: a draft without a record would not be opened.
    Drafts.writeRecord(case, Drafts.DraftRecord((Drafts.labelChecksum(case),), True, source, schema))
    path, transform = Drafts.draftPath(case), transformBetween(segmentationNode, volumeNode)
    areApart = isApart(segmentationNode, volumeNode)
    if areApart and not SceneNodes.mark(segmentationNode, "apart"):  # resampled: keep voxels as they were drawn
        Drafts.archive(case, [path])
    SceneNodes.setMark(segmentationNode, "apart", "yes" if areApart else None)
    intoFile = andToFile(transform, volumeNode)
    writeSegmentation(path, segmentationNode.GetSegmentation(), gridInFile(volumeNode), intoFile)
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
    slices = case.checked_slices(slicesOfFile(case, annotatedSlices, annotatedAxis, isReversed), annotatedAxis)
    composed = composeNode(segmentationNode, volumeNode, schema)
    saveDraft(case, segmentationNode, volumeNode, schema)  # holds also what the label leaves out
    if not isAgreed:
        node, onNode = segmentationNode, gridInFile(volumeNode)
        refuseUndecided(case, node, composed, onNode, schema, isWhole=slices is None, mayLeaveOut=mayLeaveOut)
    if keepBefore:
        Drafts.archive(case, [case.label_path])
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
    Drafts.archive(case, [case.label_path])
    Drafts.writeRecord(case, replace(record, continues=(*record.continues, None)))
    case.drop_label()
    Drafts.writeRecord(case, replace(record, continues=(None,)))
    SceneNodes.setMark(segmentationNode, "continues", Drafts.fingerprint(case))


def annotatedSlices(case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode) -> list[int] | None:
    """Indices, in the volume node, of the complete slices of a case's label; None = the whole volume, or no label.

    They lie along ``case.label.annotated_axis``.
    """
    if case.label is None or case.label.annotated_slices is None:
        return None
    _, isReversed = gridOfCase(case, volumeNode)
    return sorted(slicesOfFile(case, case.label.annotated_slices, case.label.annotated_axis, isReversed))


def _addFromFile(path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, name: str) -> slicer.vtkMRMLSegmentationNode:
    """A segmentation node with all layers and segments of a ``.seg.nrrd``, attached to the volume."""
    segmentation, scene = readSegmentation(path), volumeNode.GetScene()
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", SceneNodes.freeName(scene, name))
    node.SetAndObserveSegmentation(segmentation)
    node.CreateDefaultDisplayNodes()
    if (back := toFile(volumeNode)) is not None:  # where the volume lies now
        node.ApplyTransform(back.GetLinearInverse())
    attachToVolume(node, volumeNode)
    return node


def _sourceOnceChanged(case: Case) -> str | None:
    """What the record of a case's label will say once the user has drawn on it; None without a label."""
    if case.label is None:
        return None
    if case.label.source.startswith("imported"):
        return "corrected import"
    return case.label.source.replace("accepted prediction", "corrected prediction")


def slicesOfFile(case: Case, slices: Sequence[int] | None, axis: int | None, isReversed: bool) -> list[int] | None:
    """Indices counted in the case's file for those counted in the volume node; the same function leads back."""
    if slices is None or axis != 2 or not isReversed:
        return None if slices is None else list(slices)
    return [case.size[2] - 1 - index for index in slices]
