"""The masks of one case by two models: where they differ, by how much, and seen side by side. Without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.project.views import FlatCase, again
from SSLSegmentationLib.volumes.orientation import through_plane_axis
from SSLSegmentationLib.volumes.overlap import structure_dices

from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.SegmentArrays import ComposedLabels
from ..scene.Segmentations import contentOf, newSegmentation
from ..scene.SideBySide import SideBySide
from . import Predictions
from .Review import Review
from .Reviews import Reviews

_OUTLINE_PX = 3
#: How voxels can differ; of colours that also tell apart who sees no red or green.
_FIRST_ONLY, _SECOND_ONLY, _OTHER = 1, 2, 3
_COLOURS = {_FIRST_ONLY: (230, 159, 0), _SECOND_ONLY: (0, 114, 178), _OTHER: (204, 121, 167)}


@dataclass(frozen=True)
class StructureDifference:
    """How a structure differs in two masks.

    Args:
        name: of the structure.
        dice: overlap of the two, 0 to 1; NaN if neither has it.
        firstMl: its volume in the first mask.
        secondMl: in the second.
    """

    name: str
    dice: float
    firstMl: float
    secondMl: float


def structureDifferences(
    first: np.ndarray, second: np.ndarray, voxelMl: float, schema: LabelSchema
) -> list[StructureDifference]:
    """How each structure of the schema differs, in its order.

    Args:
        first: label values [k, j, i].
        second: the same of the other mask.
        voxelMl: volume of a voxel in ml.
    """
    box = _box(first | second)
    counts = [np.bincount(labels[box].ravel(), minlength=256) * voxelMl for labels in (first, second)]
    dices = structure_dices(first[box], second[box], [entry.value for entry in schema.segments])
    return [
        StructureDifference(entry.name, dice, *(float(count[entry.value]) for count in counts))
        for entry, dice in zip(schema.segments, dices, strict=True)
    ]


def differenceLabels(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Where two label maps differ: 1 = only the first has a structure, 2 = only the second, 3 = each another one."""
    found, box = np.zeros_like(first), _box(first | second)
    one, other = first[box], second[box]
    kinds = np.where(other == 0, _FIRST_ONLY, np.where(one == 0, _SECOND_ONLY, _OTHER))
    found[box] = np.where(one != other, kinds, 0)
    return found


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
        labels = differenceLabels(first.labels, second.labels)
        self._difference = _differenceNode(case, volumeNode, labels)
        axis = _axisOf(case)
        perSlice = np.count_nonzero(np.moveaxis(labels, 2 - axis, 0), axis=(1, 2))
        self._views.show(volumeNode, (node, other, self._difference), axis, int(perSlice.argmax()))
        return structureDifferences(first.labels, second.labels, Grid.ofVolume(volumeNode).voxelMl, schema)

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
        _FIRST_ONLY: _("only in the left mask"),
        _SECOND_ONLY: _("only in the middle mask"),
        _OTHER: _("another structure"),
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


def _box(labels: np.ndarray) -> tuple[slice, ...]:
    """The smallest box [k, j, i] around what is not 0; of nothing an empty box."""
    held = [np.flatnonzero(labels.any(axis=tuple({0, 1, 2} - {axis}))) for axis in range(3)]
    return tuple(slice(int(one[0]), int(one[-1]) + 1) if one.size else slice(0, 0) for one in held)
