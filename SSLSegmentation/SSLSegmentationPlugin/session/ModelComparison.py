"""The masks of one case by two models: where they differ, by how much, and seen side by side. Without widgets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.project.views import FlatCase, again
from SSLSegmentationLib.volumes.mask_difference import (
    FIRST_ONLY,
    OTHER,
    SECOND_ONLY,
    StructureDifference,
    difference_labels,
    slice_of_most,
    structure_differences,
)
from SSLSegmentationLib.volumes.orientation import through_plane_axis

from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.SegmentArrays import ComposedLabels
from ..scene.Segmentations import contentOf, newSegmentation
from ..scene.SideBySide import SideBySide
from . import Predictions
from .Review import Review
from .Reviews import Reviews

_OUTLINE_PX = 3
#: Of voxels that differ; they also tell apart who sees no red or green.
_COLOURS = {FIRST_ONLY: (230, 159, 0), SECOND_ONLY: (0, 114, 178), OTHER: (204, 121, 167)}


class ModelComparison:
    """One comparison at a time.

    Args:
        reviews: the masks.
    """

    def __init__(self, reviews: Reviews) -> None:
        self.reviews = reviews
        self._views = SideBySide()
        #: Case, node, and what was in it when it was shown.
        self._second: tuple[Case, slicer.vtkMRMLSegmentationNode, object] | None = None
        self._difference: slicer.vtkMRMLSegmentationNode | None = None

    @property
    def isOpen(self) -> bool:
        """Whether two masks are seen side by side."""
        return self._difference is not None

    def others(self, review: Review, model: str) -> list[str]:
        """Names of the other models that have made a mask of a case, the newest first."""
        names = [entry.name for entry in self.reviews.models() if entry.name != model]
        return [name for name in names if review.case.prediction_path(name).is_file()]

    def start(self, review: Review, model: str) -> list[StructureDifference]:
        """Show a mask, that of another model, and where they differ, side by side; the layout before is kept.

        Raises:
            DataError: one of them cannot be read.
        """
        self._removeSecond()
        case, schema = again(review.case), self.reviews.session.openedProject().schema
        _node, volumeNode, _warnings = self.reviews.show(review)
        node, first = self._load(case, review.path, volumeNode, schema)
        other, second = self._load(case, case.prediction_path(model), volumeNode, schema)
        self._second = case, other, contentOf(other.GetSegmentation())
        labels = difference_labels(first.labels, second.labels)
        self._difference = _differenceNode(case, volumeNode, labels)
        axis = _axisOf(case)
        self._views.show(volumeNode, (node, other, self._difference), axis, slice_of_most(labels, axis))
        return structure_differences(first.labels, second.labels, Grid.ofVolume(volumeNode).voxelMl, schema)

    def _load(
        self, case: Case, path: Path, volumeNode: slicer.vtkMRMLScalarVolumeNode, schema: LabelSchema
    ) -> tuple[slicer.vtkMRMLSegmentationNode, ComposedLabels]:
        return Predictions.loadPrediction(case, path, volumeNode, schema, file=self.reviews.ahead.read(path))

    def settle(self) -> None:
        """The views have their size by now: show them as they are meant."""
        self._views.settle()

    def end(self) -> None:
        """Show what was shown before."""
        self._views.end()
        self._removeSecond()

    def sceneCloses(self) -> None:
        """The scene's nodes go."""
        self._second = self._difference = None
        self._views.end()

    def _removeSecond(self) -> None:
        """Take what was loaded for the comparison out of the scene, unless the user has drawn on it."""
        difference, self._difference = self._difference, None
        second, self._second = self._second, None
        if second is None or difference is None:
            return
        case, node, content = second
        leaving = [difference]
        if node.GetScene() is not None:
            volumeNode = SceneNodes.findNode(node.GetScene(), case, SceneNodes.IMAGE)
            schema, isTouched = (
                self.reviews.session.openedProject().schema,
                content != contentOf(node.GetSegmentation()),
            )
            if volumeNode is None or (isTouched and not Predictions.isAsLoaded(node, volumeNode, schema)):
                SceneNodes.releaseFromCase(node)
            else:
                leaving.append(node)
        self.reviews.annotations.leaving.add(case, *leaving)


def _differenceNode(
    case: Case, volumeNode: slicer.vtkMRMLScalarVolumeNode, labels: np.ndarray
) -> slicer.vtkMRMLSegmentationNode:
    names = {
        FIRST_ONLY: _("only in the left mask"),
        SECOND_ONLY: _("only in the middle mask"),
        OTHER: _("another structure"),
    }
    kinds = LabelSchema(tuple(Segment(value, names[value], colour) for value, colour in _COLOURS.items()))
    node = newSegmentation(volumeNode, _("{name} difference").format(name=case.name), kinds, labels)
    SceneNodes.assignToCase(node, case, SceneNodes.DIFFERENCE)
    node.SetHideFromEditors(True)
    for one in (node, node.GetDisplayNode()):
        one.SetSaveWithScene(False)
    node.GetDisplayNode().SetVisibility3D(False)
    node.GetDisplayNode().SetSliceIntersectionThickness(_OUTLINE_PX)
    return node


def _axisOf(case: Case) -> int:
    """Voxel axis across which a case is looked at."""
    if isinstance(case, FlatCase):
        return case.axis
    return through_plane_axis(case.spacing_mm, np.reshape(case.direction, (3, 3)))
