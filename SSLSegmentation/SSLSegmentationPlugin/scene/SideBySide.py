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
        for name, node in zip(_VIEWS, segmentationNodes, strict=True):
            widget = manager.sliceWidget(name)
            if widget.mrmlSliceNode().HasSliceOrientationPreset(orientation):
                widget.mrmlSliceNode().SetOrientation(orientation)
            widget.mrmlSliceCompositeNode().SetLinkedControl(True)
            widget.mrmlSliceCompositeNode().SetHotLinkedControl(True)
            node.GetDisplayNode().AddViewNodeID(widget.mrmlSliceNode().GetID())
            node.SetDisplayVisibility(True)
        self._nodes = list(segmentationNodes)
        Views.showVolume(volumeNode)
        Views.showSlice(volumeNode, axis, index)

    def end(self) -> None:
        """The layout is again what it was, unless the user has chosen another one."""
        before, self._before = self._before, None
        self._release()
        manager = slicer.app.layoutManager()
        if before is not None and manager is not None and manager.layout == _LAYOUT:
            manager.setLayout(before)

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
