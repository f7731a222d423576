"""Three slice views side by side, which move as one, each with a segmentation of its own; then the layout before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import slicer

from . import Views
from .Grids import Grid

_LAYOUT = 27_350  # a number that no layout of Slicer has
_VIEWS = ("SSLSegmentationLeft", "SSLSegmentationMiddle", "SSLSegmentationRight")
_COLOURS = ("#f34a33", "#4a50c8", "#6eb04b")
_ORIENTATIONS = ("Sagittal", "Coronal", "Axial")


class SideBySide:
    """The layout, as long as it is wanted."""

    def __init__(self) -> None:
        self._before: int | None = None
        self._nodes: list[slicer.vtkMRMLSegmentationNode] = []
        self._place: tuple[slicer.vtkMRMLScalarVolumeNode, int, int] | None = None  # volume, axis, slice

    @property
    def isOpen(self) -> bool:
        """Whether the views are side by side."""
        return self._before is not None

    def show(
        self,
        volumeNode: slicer.vtkMRMLScalarVolumeNode,
        segmentationNodes: Sequence[slicer.vtkMRMLSegmentationNode],
        axis: int,
        index: int,
    ) -> None:
        """Show a volume three times, from left to right with one of the segmentations each.

        Args:
            axis: voxel axis across which the slices lie that are shown.
            index: of the slice that is shown first.
        """
        manager = slicer.app.layoutManager()
        if manager is None:  # Slicer without a main window
            return
        self._release()
        if manager.layout != _LAYOUT:
            self._before = manager.layout
            layoutNode = manager.layoutLogic().GetLayoutNode()
            if not layoutNode.IsLayoutDescription(_LAYOUT):
                layoutNode.AddLayoutDescription(_LAYOUT, _description())
            manager.setLayout(_LAYOUT)
        normal = np.abs(Grid.ofVolume(volumeNode).ijkToRas[:3, axis])
        orientation = _ORIENTATIONS[int(np.argmax(normal))]
        for widget, node in zip(self._widgets(), segmentationNodes, strict=True):
            if widget.mrmlSliceNode().HasSliceOrientationPreset(orientation):
                widget.mrmlSliceNode().SetOrientation(orientation)
            node.GetDisplayNode().AddViewNodeID(widget.mrmlSliceNode().GetID())
            node.SetDisplayVisibility(True)
        self._nodes, self._place = list(segmentationNodes), (volumeNode, axis, index)
        Views.showVolume(volumeNode)
        Views.showSlice(*self._place)

    def settle(self) -> None:
        """Once the window has given new views their size, which sets their slices back: fit, scroll, and link them."""
        if self._place is None:
            return
        for widget in self._widgets():
            widget.sliceController().fitSliceToBackground()
        Views.showSlice(*self._place)
        self._link(True)

    def end(self) -> None:
        """The layout is again what it was, unless the user has chosen another one, at the slice that is seen now."""
        before, self._before = self._before, None
        place, self._place = self._place, None
        self._release()
        manager = slicer.app.layoutManager()
        if before is None or manager is None:
            return
        self._link(False)
        seen = None if place is None or place[0].GetScene() is None else Views.shownSlice(*place[:2])
        if manager.layout == _LAYOUT:
            manager.setLayout(before)
        if seen is not None:
            Views.showSlice(*place[:2], seen)

    def _widgets(self) -> list["slicer.qMRMLSliceWidget"]:
        return [slicer.app.layoutManager().sliceWidget(name) for name in _VIEWS]

    def _link(self, isLinked: bool) -> None:
        for widget in self._widgets():
            widget.mrmlSliceCompositeNode().SetLinkedControl(isLinked)
            widget.mrmlSliceCompositeNode().SetHotLinkedControl(isLinked)

    def _release(self) -> None:
        nodes, self._nodes = self._nodes, []
        for node in nodes:
            if node.GetScene() is not None and node.GetDisplayNode() is not None:
                node.GetDisplayNode().RemoveAllViewNodeIDs()


def _description() -> str:
    views = "".join(
        f'<item><view class="vtkMRMLSliceNode" singletontag="{name}">'
        '<property name="orientation" action="default">Axial</property>'
        f'<property name="viewlabel" action="default">{number}</property>'
        f'<property name="viewcolor" action="default">{colour}</property></view></item>'
        for number, (name, colour) in enumerate(zip(_VIEWS, _COLOURS, strict=True), 1)
    )
    return f'<layout type="horizontal">{views}</layout>'
