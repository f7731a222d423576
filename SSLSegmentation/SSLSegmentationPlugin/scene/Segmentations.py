"""Segmentation nodes with the schema's names, colours, terminology and values, under the transform of their volume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import slicer
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema, Segment

from .Grids import Grid
from .SceneNodes import freeName
from .SegmentArrays import isBackground, isEmpty, matchSegments, segmentTerminology

#: Node reference from our segmentation to the volume that it belongs to.
VOLUME_REFERENCE = "SSLSegmentation.volume"

_BINARY_LABELMAP = "Binary labelmap"
#: Tag of a segment: the value of the structure that it was made for. Slicer keeps it in files, through any renaming.
_MADE_FOR = "SSLSegmentation.value"


def newSegmentation(
    volumeNode: slicer.vtkMRMLScalarVolumeNode, name: str, schema: LabelSchema, labels: np.ndarray | None = None
) -> slicer.vtkMRMLSegmentationNode:
    """A segmentation node that holds every segment of the schema, for the Segment Editor or to show a result.

    It has the volume's grid as reference geometry, is under the volume's parent transform, and has no surface.

    Args:
        labels: label values [k, j, i] on the grid of the volume node; None = all segments empty.
    """
    scene = volumeNode.GetScene()
    segmentationNode = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", freeName(scene, name))
    segmentationNode.CreateDefaultDisplayNodes()
    attachToVolume(segmentationNode, volumeNode)
    setLabels(segmentationNode, Grid.ofVolume(volumeNode), schema, labels)
    return segmentationNode


def attachToVolume(
    segmentationNode: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLScalarVolumeNode
) -> None:
    """Put a segmentation under the volume's parent transform, with the volume's grid as reference geometry."""
    segmentationNode.SetAndObserveTransformNodeID(volumeNode.GetTransformNodeID())
    segmentationNode.SetReferenceImageGeometryParameterFromVolumeNode(volumeNode)
    segmentationNode.SetNodeReferenceID(VOLUME_REFERENCE, volumeNode.GetID())


def setLabels(
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    grid: Grid,
    schema: LabelSchema,
    labels: np.ndarray | None = None,
) -> None:
    """Replace the content of one of our segmentation nodes by a label map, with every segment of the schema.

    Segments are in the order of the schema, ``Segment_<value>`` is their id, and they share one image.

    Args:
        grid: of the volume.
        labels: label values [k, j, i]; None = all segments empty.
    """
    image = grid.emptyImage()
    content = np.zeros(grid.shape, np.uint8) if labels is None else np.ascontiguousarray(labels, dtype=np.uint8)
    if content.shape != grid.shape:
        raise ValueError(f"the labels have shape {content.shape}, the volume {grid.shape}")
    image.GetPointData().SetScalars(numpy_to_vtk(content.ravel(), deep=True))
    segmentation = segmentationNode.GetSegmentation()
    wasModifying = segmentationNode.StartModify()
    segmentation.RemoveAllSegments()
    segmentation.SetSourceRepresentationName(_BINARY_LABELMAP)
    for entry in schema.segments:
        segment = slicer.vtkSegment()
        _describe(segment, entry)
        segment.SetLabelValue(entry.value)
        segment.AddRepresentation(_BINARY_LABELMAP, image)
        segmentation.AddSegment(segment, segmentId(entry))
    segmentationNode.EndModify(wasModifying)


def replaceVoxels(node: slicer.vtkMRMLSegmentationNode, schema: LabelSchema, labels: np.ndarray) -> bool:
    """Put label values [k, j, i] into the image that all segments share, which is much faster than :func:`setLabels`.

    Returns:
        Whether it was possible: the segments are still those of the schema, and the image has its size.
    """
    segmentation = node.GetSegmentation()
    ids = [segmentId(entry) for entry in schema.segments]
    if [segmentation.GetNthSegmentID(index) for index in range(segmentation.GetNumberOfSegments())] != ids:
        return False
    segments = [segmentation.GetSegment(identifier) for identifier in ids]
    image = segments[0].GetRepresentation(_BINARY_LABELMAP)
    isShared = all(segment.GetRepresentation(_BINARY_LABELMAP) is image for segment in segments)
    if not isShared or image.GetDimensions() != labels.shape[::-1]:
        return False
    vtk_to_numpy(image.GetPointData().GetScalars())[:] = labels.ravel()
    wasModifying = node.StartModify()  # the views hear of it once, not once for each segment
    image.GetPointData().GetScalars().Modified()
    image.Modified()
    for identifier in ids:
        segmentation.InvokeEvent(slicer.vtkSegmentation.RepresentationModified, identifier)
    node.EndModify(wasModifying)
    return True


def addMissingSegments(segmentationNode: slicer.vtkMRMLSegmentationNode, schema: LabelSchema) -> list[str]:
    """Add the schema's segments that a segmentation lacks, empty. Those that it has stay as they are.

    Returns:
        Names of the added ones.
    """
    segmentation = segmentationNode.GetSegmentation()
    present = {
        madeFor(segment) if target is None else target.value
        for segment, target in matchSegments(segmentation, schema)  # also under another name it is there
    }
    missing = [entry for entry in schema.segments if entry.value not in present]
    for entry in missing:
        # Slicer's own way of adding an empty segment finds a free label value in the shared image.
        newId = segmentation.AddEmptySegment(segmentId(entry), entry.name, [channel / 255 for channel in entry.color])
        _describe(segmentation.GetSegment(newId), entry)
    return [entry.name for entry in missing]


def updateSegments(segmentationNode: slicer.vtkMRMLSegmentationNode, before: LabelSchema, after: LabelSchema) -> None:
    """Bring one of our annotation nodes from one schema to another, in which structures are called otherwise.

    A structure is the same if ``after`` has its name, as one of today or before; a value that another structure has by
    now says nothing. Segments that stand for no entry of ``before``, or of ``after``, stay as they are.
    """
    for segment, target in matchSegments(segmentationNode.GetSegmentation(), before):
        entry = after.by_name(target.name) if target is not None else None
        if target is not None and entry is None:
            segment.RemoveTag(_MADE_FOR)
        elif entry is not None and entry != target:
            _describe(segment, entry)
    addMissingSegments(segmentationNode, after)


def rememberStructures(segmentationNode: slicer.vtkMRMLSegmentationNode, schema: LabelSchema) -> None:
    """Note in each segment which structure it stands for, so that it is known also under another name."""
    for segment, target in matchSegments(segmentationNode.GetSegmentation(), schema):
        if target is not None:
            segment.SetTag(_MADE_FOR, str(target.value))


def madeFor(segment: slicer.vtkSegment) -> int | None:
    """The value of the structure that a segment was made for, whatever it is called now; None if for none of ours."""
    value = vtk.reference("")
    return int(str(value)) if segment.GetTag(_MADE_FOR, value) and str(value).isdecimal() else None


def renamedStructures(segmentationNode: slicer.vtkMRMLSegmentationNode, schema: LabelSchema) -> dict[str, str]:
    """Structures whose segment got another name that the schema lacks, and that name.

    Only if something is drawn in it, and no other segment stands for the structure by now.
    """
    matches = matchSegments(segmentationNode.GetSegmentation(), schema)
    taken = {target.value for segment, target in matches if target is not None and not isEmpty(segment)}
    free = {entry.value: entry.name for entry in schema.segments if entry.value not in taken}
    found: dict[str, list[str]] = {}
    for segment, target in matches:
        if target is None and madeFor(segment) in free and not isEmpty(segment):
            found.setdefault(free[madeFor(segment)], []).append(segment.GetName())
    return {name: names[0] for name, names in found.items() if len(names) == 1 and names[0]}


def contentOf(segmentation: slicer.vtkSegmentation) -> object:
    """Changes whenever something is drawn, or a segment is added, removed or renamed. Cheap: no voxel is read."""
    source = segmentation.GetSourceRepresentationName()
    found = []
    for index in range(segmentation.GetNumberOfSegments()):
        segment = segmentation.GetNthSegment(index)
        data = segment.GetRepresentation(source)
        drawn = data and (data.GetAddressAsString("vtkObject"), data.GetMTime(), segment.GetLabelValue())
        found.append((segment.GetName(), tuple(segment.GetColor()), segment.GetTerminology(), drawn))
    return found


def removeEmptySegments(
    segmentationNode: slicer.vtkMRMLSegmentationNode, before: LabelSchema, after: LabelSchema
) -> None:
    """Remove segments that ``before`` has and ``after`` lacks, if nothing was drawn in them."""
    segmentation = segmentationNode.GetSegmentation()
    gone = set(before.values) - set(after.values)
    for segment, target in matchSegments(segmentation, before):
        if target is not None and target.value in gone and isEmpty(segment):
            segmentation.RemoveSegment(segmentation.GetSegmentIdBySegment(segment))


def segmentId(entry: Segment) -> str:
    """Id of the segment that stands for an entry of the schema, the same in every segmentation that we make."""
    return f"Segment_{entry.value}"


def schemaFromSegmentation(segmentationNode: slicer.vtkMRMLSegmentationNode) -> LabelSchema:
    """A label schema of the names, colours and terminology of a segmentation; values 1, 2, … in its order.

    The label values of segments in Slicer say nothing: they are unique within a layer only.

    Raises:
        ProjectError: it has no segment, or two of one name.
    """
    segmentation = segmentationNode.GetSegmentation()
    segments: Sequence[slicer.vtkSegment] = [
        segmentation.GetNthSegment(index) for index in range(segmentation.GetNumberOfSegments())
    ]
    return LabelSchema(
        tuple(
            Segment(
                value,
                segment.GetName() or f"Segment {value}",
                tuple(round(255 * channel) for channel in segment.GetColor()),
                segmentTerminology(segment),
            )
            for value, segment in enumerate(segments, start=1)
        )
    )


def schemaWithSegments(segmentationNode: slicer.vtkMRMLSegmentationNode, schema: LabelSchema) -> LabelSchema:
    """A schema with the names, colours and terminology that the user has given to our segments, and further segments.

    Segments that were made for an entry of the schema are known also under another name.

    Raises:
        ProjectError: two segments of one name.
    """
    matches = matchSegments(segmentationNode.GetSegmentation(), schema)
    taken = {target.value for _, target in matches if target is not None}
    free = (value for value in range(1, NOT_ANNOTATED) if value not in schema.values)
    found: dict[int, Segment] = {}
    unsaid = segmentTerminology(slicer.vtkSegment())  # every new segment is called a tissue
    for segment, target in matches:
        value = madeFor(segment) if target is None else target.value
        if target is None and (value in taken or value not in schema.values):
            value = None
        taken.add(value)
        if value is None and (isEmpty(segment) or isBackground(segment)):
            continue
        if value is None:
            value = next(free)
        name, terminology = segment.GetName() or f"Segment {value}", segmentTerminology(segment)
        if target is not None and name in target.former:  # drawn before the structure got its name of today
            name = target.name
        color = tuple(round(255 * channel) for channel in segment.GetColor())
        found[value] = Segment(value, name, color, "" if terminology == unsaid else terminology)
    names = {entry.name: found[entry.value].name for entry in schema.segments if entry.value in found}
    known = [
        replace(found[entry.value], former=entry.former) if entry.value in found else entry
        for entry in schema.renamed(names).segments
    ]
    return LabelSchema((*known, *(one for value, one in found.items() if value not in schema.values)))


def _describe(segment: slicer.vtkSegment, entry: Segment) -> None:
    segment.SetName(entry.name)
    segment.SetNameAutoGenerated(False)
    segment.SetColor(*(channel / 255 for channel in entry.color))
    segment.SetColorAutoGenerated(False)
    segment.SetTag(_MADE_FOR, str(entry.value))
    if entry.terminology:
        segment.SetTerminology(entry.terminology)
