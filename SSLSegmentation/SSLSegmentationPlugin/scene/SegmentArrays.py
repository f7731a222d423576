"""Segments → one label map with the values of the schema, whatever the order, names' spelling and overlap of segments.

Slicer's own export gives values by the order of segments and lets the later one win where they overlap; here the schema
decides both, and what got lost is counted.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _
from vtk.util.numpy_support import vtk_to_numpy

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.project.terminology import plain_terminology

from .Grids import Grid
from .MovedVolumes import isApart
from .OutsideVoxels import countOutside
from .Transforms import transformBetween

_BINARY_LABELMAP = "Binary labelmap"
#: Tag of the segment that only says where none of the structures is; Slicer keeps it in files.
BACKGROUND_TAG = "SSLSegmentation.background"


@dataclass(frozen=True)
class ComposedLabels:
    """A label map on the grid of a volume, and what could not be put into it.

    Args:
        labels: uint8 [k, j, i]: 0 or a value of the schema.
        overlaps: voxels that two segments claim, by their names in the schema; the first, of higher priority, got them.
        unknown: voxels of segments that are not in the schema, by their names; they are left out.
        outside: of segments that reach outside of the volume: voxels there, which are left out, and voxels in all.
        joined: structures that several segments stand for, with the number of those that hold voxels.
        isApart: whether segmentation or volume was moved alone.
    """

    labels: np.ndarray
    overlaps: dict[tuple[str, str], int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    outside: dict[str, tuple[int, int]] = field(default_factory=dict)
    joined: dict[str, int] = field(default_factory=dict)
    isApart: bool = False

    @property
    def isEmpty(self) -> bool:
        """Whether no voxel is labelled."""
        return not self.labels.any()

    def warnings(self) -> list[str]:
        """What the user should know, one sentence each."""
        sentences = [
            _("'{winner}' and '{loser}' overlap ({voxels}); '{winner}' has priority.").format(
                voxels=voxels(count), winner=winner, loser=loser
            )
            for (winner, loser), count in self.overlaps.items()
        ]
        sentences += [
            _(
                "The segment '{name}' ({voxels}) is none of the project's structures and was left out: rename it, or "
                "add it to them."
            ).format(name=name, voxels=voxels(count))
            for name, count in self.unknown.items()
        ]
        sentences += [
            _("The segment '{name}' ({voxels}) lies outside the volume: nothing of it was kept.").format(
                name=name, voxels=voxels(count)
            )
            if lost == count
            else _("The segment '{name}' ({voxels}) reaches outside the volume: {lost} of them were left out.").format(
                name=name, voxels=voxels(count), lost=lost
            )
            for name, (lost, count) in self.outside.items()
        ]
        sentences += [
            _("{count} segments stand for '{name}': they were joined into one.").format(count=count, name=name)
            for name, count in self.joined.items()
        ]
        if self.isApart:
            sentences.append(
                _(
                    "The volume and its segmentation were moved apart: what is drawn was taken where it is seen on the "
                    "volume."
                )
            )
        return sentences


def composeNode(
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    schema: LabelSchema,
    grid: Grid | None = None,
) -> ComposedLabels:
    """The label map of a segmentation node on the grid of a volume node; both may be under parent transforms.

    Args:
        grid: another one of the same voxels, on which the segments were drawn.
    """
    transform = transformBetween(segmentationNode, volumeNode)
    grid = Grid.ofVolume(volumeNode) if grid is None else grid
    composed = composeLabels(segmentationNode.GetSegmentation(), grid, schema, transform)
    isDrawn = bool(composed.unknown or composed.outside) or not composed.isEmpty
    return replace(composed, isApart=isDrawn and isApart(segmentationNode, volumeNode))


def composeLabels(
    segmentation: slicer.vtkSegmentation,
    grid: Grid,
    schema: LabelSchema,
    transform: vtk.vtkAbstractTransform | None = None,
) -> ComposedLabels:
    """The label map of a segmentation on a grid.

    Segments are matched by name, then by terminology, never by id or order. A voxel that several segments claim goes to
    the one that comes first in the schema. Segments on another grid are resampled by Slicer, to the nearest neighbour.

    Args:
        transform: from the segmentation's coordinates to those of the grid; None = the same.

    Raises:
        DataError: a segment has no voxels and cannot be converted to them.
    """
    segmentation = withVoxels(segmentation, grid)
    targets = matchSegments(segmentation, schema)
    masks: dict[str, np.ndarray] = {}
    unknown: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    outside: dict[str, tuple[int, int]] = {}
    resampled: dict[vtk.vtkObject, np.ndarray] = {}
    for segment, target in targets:
        image = segment.GetRepresentation(_BINARY_LABELMAP)
        value = segment.GetLabelValue()
        count = voxelCount(segment)
        if not count or isBackground(segment):
            continue
        if target is None:
            unknown[segment.GetName()] += count
            continue
        if image not in resampled:  # segments that do not overlap share one image
            resampled[image] = onGrid(image, grid, transform)
        mask = resampled[image] == value
        beyond = countOutside(image, value, grid, transform)
        if beyond:
            before = outside.get(segment.GetName(), (0, 0))
            outside[segment.GetName()] = (before[0] + beyond, before[1] + count)
        standing[target.name] += 1
        masks[target.name] = mask | masks[target.name] if target.name in masks else mask
    labels = np.zeros(grid.shape, np.uint8)
    ranked = [target for target in schema.segments if target.name in masks]
    for target in reversed(ranked):  # the first of the schema is painted last
        labels[masks[target.name]] = target.value
    overlaps = _countOverlaps({target.name: masks[target.name] for target in ranked})
    joined = {name: count for name, count in standing.items() if count > 1}
    return ComposedLabels(labels, overlaps, dict(unknown), outside, joined)


def matchSegments(
    segmentation: slicer.vtkSegmentation, schema: LabelSchema
) -> list[tuple[slicer.vtkSegment, Segment | None]]:
    """Each segment with its entry in the schema, or None.

    The name decides; else the terminology, if no other segment has the name of that entry.
    """
    segments = [segmentation.GetNthSegment(index) for index in range(segmentation.GetNumberOfSegments())]
    byName = [schema.by_name(segment.GetName() or "") for segment in segments]
    claimed = {target.value for target in byName if target is not None}
    matches = []
    for segment, target in zip(segments, byName, strict=True):
        candidate = target or schema.by_terminology(segment.GetTerminology())
        isFree = target is not None or (candidate is not None and candidate.value not in claimed)
        matches.append((segment, candidate if isFree else None))
    return matches


def withVoxels(segmentation: slicer.vtkSegmentation, grid: Grid) -> slicer.vtkSegmentation:
    """The segmentation itself, or a copy converted to voxels of the grid, so that the user's stays as it is.

    Raises:
        DataError: it cannot be converted.
    """
    if segmentation.GetNumberOfSegments() == 0 or segmentation.ContainsRepresentation(_BINARY_LABELMAP):
        return segmentation
    copy = slicer.vtkSegmentation()
    copy.DeepCopy(segmentation)
    setReferenceGrid(copy, grid)
    if not copy.CreateRepresentation(_BINARY_LABELMAP):
        raise DataError(
            _("The segments, stored as '{form}', cannot be converted to voxels.").format(
                form=segmentation.GetSourceRepresentationName()
            ),
            _("In the Segmentations module, create the binary labelmap representation."),
        )
    return copy


def setReferenceGrid(segmentation: slicer.vtkSegmentation, grid: Grid) -> None:
    """Make a grid the reference geometry, on which segments are converted and written."""
    geometry = slicer.vtkSegmentationConverter.SerializeImageGeometry(grid.emptyImage())
    name = slicer.vtkSegmentationConverter.GetReferenceImageGeometryParameterName()
    segmentation.SetConversionParameter(name, geometry)


def segmentTerminology(segment: slicer.vtkSegment) -> str:
    """Terminology of a segment as a label schema keeps it."""
    return plain_terminology(segment.GetTerminology())


def isEmpty(segment: slicer.vtkSegment) -> bool:
    """Whether nothing was drawn in a segment. One that is stored as a surface counts as drawn."""
    if segment.GetRepresentation("Closed surface") is not None and segment.GetRepresentation(_BINARY_LABELMAP) is None:
        return False
    return voxelCount(segment) == 0


def isBackground(segment: slicer.vtkSegment) -> bool:
    """Whether a segment holds seeds of background, and so is part of no label."""
    return segment.HasTag(BACKGROUND_TAG)


def voxelCount(segment: slicer.vtkSegment) -> int:
    """Voxels of a segment that is stored as such, on the grid of its own image."""
    image = segment.GetRepresentation(_BINARY_LABELMAP)
    scalars = None if image is None else image.GetPointData().GetScalars()
    if scalars is None or scalars.GetNumberOfTuples() == 0:
        return 0
    return int(np.count_nonzero(vtk_to_numpy(scalars) == segment.GetLabelValue()))


def onGrid(image: slicer.vtkOrientedImageData, grid: Grid, transform: vtk.vtkAbstractTransform | None) -> np.ndarray:
    """Voxels of a layer [k, j, i] on the grid, through the resampling that Slicer exports with."""
    output = slicer.vtkOrientedImageData()
    resample = slicer.vtkOrientedImageDataResample.ResampleOrientedImageToReferenceOrientedImage
    if not resample(image, grid.emptyImage(), output, False, False, transform):
        raise DataError(
            _("Slicer could not resample the segments."), _("Check the transforms of segmentation and volume.")
        )
    return vtk_to_numpy(output.GetPointData().GetScalars()).reshape(grid.shape)


def _countOverlaps(masks: dict[str, np.ndarray]) -> dict[tuple[str, str], int]:
    """Voxels in common of each pair that has any; the names in the order of ``masks``."""
    if len(masks) < 2:
        return {}
    claims = np.zeros(next(iter(masks.values())).shape, np.uint8)
    for mask in masks.values():
        claims += mask
    contested = np.flatnonzero(claims > 1)
    if not contested.size:
        return {}
    rows: Sequence[tuple[str, np.ndarray]] = [(name, mask.ravel()[contested]) for name, mask in masks.items()]
    counts = {(a, b): int(np.count_nonzero(x & y)) for (a, x), (b, y) in itertools.combinations(rows, 2)}
    return {pair: count for pair, count in counts.items() if count}


def voxels(count: int) -> str:
    """A number of voxels in words."""
    return counted(count, _("voxel"), _("voxels"))
