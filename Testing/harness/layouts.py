"""``slicer.app.layoutManager()``: real slice nodes and logics of three views, no picture, and a record of the calls."""

from __future__ import annotations

import re
from typing import Any

import slicer
import vtk

_USUAL = ("Red", "Yellow", "Green")
_SLICERS_LAST = 1000  # higher numbers are layouts of modules


class SliceWidget:
    """A slice view: real slice node, composite node and logic."""

    def __init__(self, name: str):
        self._logic = slicer.vtkMRMLSliceLogic()
        self._logic.SetMRMLScene(slicer.mrmlScene)
        self._logic.AddSliceNode(name)
        self.visible = True

    def sliceLogic(self) -> Any:
        return self._logic

    def mrmlSliceNode(self) -> Any:
        return self._logic.GetSliceNode()

    def mrmlSliceCompositeNode(self) -> Any:
        return self._logic.GetSliceCompositeNode()

    def sliceController(self) -> SliceWidget:
        return self

    def fitSliceToBackground(self) -> None:
        self._logic.FitSliceToBackground()

    def setSliceOffsetValue(self, offset: float) -> None:
        self._logic.SetSliceOffset(offset)


class PlotWidget:
    """A plot view: the real view node, made when first asked for."""

    def __init__(self) -> None:
        self._node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLPlotViewNode")
        if self._node is None:
            self._node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLPlotViewNode")

    def mrmlPlotViewNode(self) -> Any:
        return self._node

    def plotView(self) -> PlotWidget:
        return self

    def fitToContent(self) -> None:
        """Nothing is drawn."""


class LayoutManager:
    """Views named Red, Yellow and Green; ``calls`` says what was asked of it."""

    def __init__(self) -> None:
        self._slices: dict[str, SliceWidget] = {}
        self._layout = slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView
        self.calls: list[str] = []
        self._described: list[str] = []

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(
            f"layoutManager.{name}: not in the harness. Check it in qMRMLLayoutManager.h and add it there."
        )

    def close(self) -> None:
        """Let the slice logics go from the scene."""
        for view in self._slices.values():
            view.sliceLogic().SetMRMLScene(None)
        self._slices.clear()
        self._described.clear()

    @property
    def layout(self) -> int:
        """The layout, one of vtkMRMLLayoutNode's numbers."""
        return self._layout

    def setLayout(self, layout: int) -> None:
        self.calls.append(f"setLayout({layout})")
        self._layout = layout
        described = self.GetLayoutNode().GetLayoutDescription(layout) if layout > _SLICERS_LAST else ""
        own = re.findall(r'class="vtkMRMLSliceNode" singletontag="(\w+)"', described)
        self._described = list(dict.fromkeys([*self._described, *own]))
        for name in self.sliceViewNames() if own or self._described else ():
            self.sliceWidget(name).mrmlSliceNode().SetMappedInLayout(name in own or (not own and name in _USUAL))

    def layoutLogic(self) -> LayoutManager:
        return self

    def GetLayoutNode(self) -> Any:
        """The real node of the scene, which keeps descriptions of layouts."""
        node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLLayoutNode")
        return node or slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLayoutNode")

    def sliceViewNames(self) -> tuple:
        """The usual three, and those of a layout that somebody has described and chosen: they stay after it."""
        return (*_USUAL, *self._described)

    def sliceWidget(self, name: str) -> SliceWidget | None:
        if name not in self.sliceViewNames():
            return None
        if name not in self._slices:
            self._slices[name] = SliceWidget(name)
        return self._slices[name]

    def mrmlSliceLogics(self) -> Any:
        logics = vtk.vtkCollection()
        for name in self.sliceViewNames():
            logics.AddItem(self.sliceWidget(name).sliceLogic())
        return logics

    def resetSliceViews(self) -> None:
        self.calls.append("resetSliceViews()")
        for name in self.sliceViewNames():
            self.sliceWidget(name).fitSliceToBackground()

    def resetThreeDViews(self) -> None:
        self.calls.append("resetThreeDViews()")

    @property
    def threeDViewCount(self) -> int:
        """No 3-D view is modelled."""
        return 0

    @property
    def plotViewCount(self) -> int:
        """One plot view."""
        return 1

    def plotWidget(self, index: int) -> PlotWidget | None:
        return PlotWidget() if index == 0 else None
