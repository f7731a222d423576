"""A segmentation of the user's becomes the label of a case."""

from __future__ import annotations

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, LabelRecord, Project
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.segments import segmentation_metadata

from ..scene import SceneNodes
from ..scene.AssumedGrids import gridOfSegments
from ..scene.MovedVolumes import toFile
from ..scene.NrrdWriter import writeNrrd
from ..scene.SegmentArrays import ComposedLabels, composeNode
from ..scene.Segmentations import (
    schemaFromSegmentation,
)
from ..scene.Volumes import gridOfCase, inSliceOrderOfCase, loadImage
from . import Drafts
from .LabelDecisions import UndecidedError


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
    if case.series is not None:
        raise DataError(
            _("'{name}' has {count} frames, and each has a mask of its own.").format(
                name=case.name, count=len(case.series.frames)
            ),
            _("Give it a file with as many masks; or open a frame in the step 'Annotate', and draw there."),
        )
    volumeNode = SceneNodes.findNode(segmentationNode.GetScene(), case, SceneNodes.IMAGE)
    scene = slicer.vtkMRMLScene()  # of its own: the user's shows no volume for this
    if volumeNode is None or volumeNode.GetImageData() is None:
        volumeNode = loadImage(scene, case)
    grid, isReversed = gridOfCase(case, volumeNode)
    schema = project.schema if project.has_schema else schemaFromSegmentation(segmentationNode)
    drawnOn = gridOfSegments(case, segmentationNode.GetSegmentation(), grid, isReversed)
    if toFile(volumeNode) is not None:
        drawnOn = None  # over the volume, where that lies now
    composed = composeNode(segmentationNode, volumeNode, schema, drawnOn)
    if composed.isEmpty and (composed.outside or composed.unknown or not project.has_schema):
        raise _nothingOf(segmentationNode, case, composed, schema)
    if composed.isEmpty and not isAgreed:
        names = ", ".join(f"'{segment.name}'" for segment in schema.segments)
        name = segmentationNode.GetName()
        sentence = _(
            "Nothing is drawn in '{name}': networks would learn '{case}' as a case that shows none of {names}."
        ).format(name=name, case=case.name, names=names)
        raise UndecidedError([sentence], {})
    if not project.has_schema:
        project.set_schema(schema)
    Drafts.archive(case, [case.label_path])
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
            _("'{name}' lies outside the volume of '{case}'.").format(name=name, case=case.name),
            _("Check that it belongs to this case, and transforms."),
        )
    if composed.unknown:
        segments, structures = (", ".join(names) for names in (composed.unknown, [s.name for s in schema.segments]))
        return DataError(
            _("No segment of '{name}' ({segments}) is a structure of the project ({structures}).").format(
                name=name, segments=segments, structures=structures
            ),
            _("Rename the segments in Slicer's module Segmentations, or add the structures in the step 'Annotate'."),
        )
    return DataError(_("Nothing is drawn in '{name}'.").format(name=name), _("Choose another segmentation."))
