"""What the user has to decide before a label is written: nothing that it had goes, and nothing is left out, unasked."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, Project
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.views import again

from ..scene import Segmentations
from ..scene.Grids import Grid
from ..scene.LabelFiles import readLabels
from ..scene.MovedVolumes import gridInFile
from ..scene.SegmentArrays import ComposedLabels, composeNode, voxels


class UndecidedError(DataError):
    """A label is not written yet, because the user has to say something first. What was drawn is saved as the draft.

    Args:
        points: what is to be decided, one sentence each.
        renamed: structures whose segment has another name now, and that name: they can be renamed, too.
    """

    def __init__(self, points: Sequence[str], renamed: dict[str, str]) -> None:
        hint = _("If it is meant so, choose 'Use my changes' in the step 'Annotate'.")
        if renamed:
            names = ", ".join(f"'{name}'" for name in renamed)
            hint = _("Rename the structure in the step 'Annotate', or give the segment its name back: {names}.").format(
                names=names
            )
        super().__init__(" ".join(points), hint)
        self.points = list(points)
        self.renamed = dict(renamed)


def refuseUndecided(
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    composed: ComposedLabels,
    grid: Grid,
    schema: LabelSchema,
    *,
    isWhole: bool,
    mayLeaveOut: Collection[str] | None = None,
    done: str = "",
) -> None:
    """Refuse to write a label about which the user should be asked.

    Args:
        grid: of the case's file, in the order of the volume node's slices.
        isWhole: whether it is to count for the whole volume.
        mayLeaveOut: segments beyond the schema that the user knows to be left out; None = any.
        done: how the segmentation came about, in a word; empty = it is drawn.

    Raises:
        DataError: all of it lies outside of the volume.
        UndecidedError: the label would lack a structure that it has now or that only has another name, or leave out a
            segment, or hold nothing; or the volume was moved without the segmentation.
    """
    done = done or _("drawn")
    whole = [name for name, (outside, count) in composed.outside.items() if outside == count]
    if composed.isEmpty and whole:
        raise DataError(
            _("All that is {done} ('{segment}') lies outside the volume of '{name}'.").format(
                done=done, segment=whole[0], name=case.name
            ),
            _("Check that it belongs to this case, and put volume and segmentation under the same transform."),
        )
    renamed = Segmentations.renamedStructures(segmentationNode, schema)
    points = [
        _(
            "The segment of the structure '{old}' is called '{new}' now, which is none of the project's structures."
        ).format(old=old, new=new)
        for old, new in renamed.items()
    ]
    # Without its new name a renamed structure counts as missing, which is no other question.
    lost = {name: count for name, count in lostStructures(case, composed, grid, schema).items() if name not in renamed}
    points += [
        _(
            "The mask so far has {voxels} of '{name}', and nothing of it is {done} now: networks would learn that it "
            "is not there."
        ).format(voxels=voxels(count), name=name, done=done)
        for name, count in lost.items()
    ]
    points += [
        _(
            "The segment '{name}' ({voxels}) is none of the project's structures and would be left out: networks would "
            "learn its place as background."
        ).format(name=name, voxels=voxels(count))
        for name, count in composed.unknown.items()
        if mayLeaveOut is not None and name not in mayLeaveOut and name not in renamed.values()
    ]
    if composed.isApart:
        moved = _(
            "The volume and its segmentation do not lie over each other any more, as if one was moved without the "
            "other. What is {done} would be taken where it is seen on the volume now."
        )
        points.append(moved.format(done=done))
    label = again(case).label  # of one that is whole already, what is lost says all
    if isWhole and composed.isEmpty and not renamed and (label is None or label.annotated_slices is not None):
        names = ", ".join(f"'{segment.name}'" for segment in schema.segments)
        empty = _("Nothing is {done}: networks would learn '{name}' as a case that shows none of {names}.")
        points.append(empty.format(done=done, name=case.name, names=names))
    if points:
        raise UndecidedError(points, renamed)


def checkPrediction(
    project: Project,
    case: Case,
    predictionNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
) -> None:
    """Refuse to make a prediction the label of its case before the user was asked (see :func:`refuseUndecided`)."""
    schema, grid = project.schema, gridInFile(volumeNode)
    composed = composeNode(predictionNode, volumeNode, schema)
    refuseUndecided(case, predictionNode, composed, grid, schema, isWhole=True, mayLeaveOut=(), done=_("predicted"))


def lostStructures(case: Case, composed: ComposedLabels, grid: Grid, schema: LabelSchema) -> dict[str, int]:
    """Structures that the label on the disk has and ``composed`` lacks, with their voxels."""
    after = np.bincount(composed.labels.ravel(), minlength=256)
    missing = [segment for segment in schema.segments if not after[segment.value]]
    label = again(case).label_path
    if not missing or label is None or not label.is_file():
        return {}
    try:
        before = np.bincount(readLabels(label, grid, schema).labels.ravel(), minlength=256)
    except DataError as error:  # nothing can be said of a damaged file, which is about to be replaced
        logging.warning("%s", error)
        return {}
    return {segment.name: int(before[segment.value]) for segment in missing if before[segment.value]}
