"""Stand-ins for node selectors and plots over the real MRML scene (Slicer/Libs/MRML/Widgets)."""

from __future__ import annotations

import weakref
from typing import Any

import shiboken6
import slicer
import vtk
from PySide6 import QtCore, QtGui, QtWidgets

from . import plots
from .stand_ins import declared, row_layout, stand_in

living: weakref.WeakSet = weakref.WeakSet()  # widgets that observe the scene or its nodes


def release() -> None:
    """Let every stand-in go from the scene, so that nothing is called back when the scene ends."""
    for widget in list(living):
        if shiboken6.isValid(widget):
            widget.blockSignals(True)
            widget._release()
    living.clear()


class SceneWidget:
    """Keeps the scene and calls ``_scene_changed()`` when nodes come, go or are renamed."""

    _EVENTS = ("NodeAddedEvent", "NodeRemovedEvent", "EndCloseEvent", "EndImportEvent")

    def mrmlScene(self) -> Any:
        return self.__dict__.get("_scene")

    def setMRMLScene(self, scene: Any) -> None:
        if scene is self.mrmlScene():
            return
        self._release_scene()
        self.__dict__["_scene"] = scene
        if scene is not None:
            living.add(self)
            events = [getattr(slicer.vtkMRMLScene, name) for name in self._EVENTS]
            self.__dict__["_tags"] = [(scene, scene.AddObserver(event, self._on_scene)) for event in events]
        self._scene_changed()
        if hasattr(type(self), "mrmlSceneChanged"):
            self.mrmlSceneChanged.emit(scene)

    def _release_scene(self) -> None:
        for owner, tag in self.__dict__.pop("_tags", ()):
            owner.RemoveObserver(tag)

    def _release(self) -> None:
        self._release_scene()
        self.__dict__["_scene"] = None

    def _on_scene(self, scene: Any, _event: str) -> None:
        if not (scene.IsClosing() or scene.IsImporting()):
            self._scene_changed()

    def _scene_changed(self) -> None:
        pass


def _nodes(scene: Any, types: tuple[str, ...], children: bool, hidden: bool) -> list[Any]:
    """Nodes of the scene, in its order, that a selector of these node types offers."""
    found = []
    for node in (scene.GetNthNode(i) for i in range(scene.GetNumberOfNodes())) if scene else ():
        fits = any(node.IsA(kind) if children else node.GetClassName() == kind for kind in types)
        if fits and (hidden or not node.GetHideFromEditors()):
            found.append(node)
    return found


@stand_in
class qMRMLWidget(declared("qMRMLWidget", QtWidgets.QWidget), SceneWidget):
    """A widget that knows the scene."""

    def setMRMLScene(self, scene: Any) -> None:
        SceneWidget.setMRMLScene(self, scene)

    def mrmlScene(self) -> Any:
        return SceneWidget.mrmlScene(self)


_CHOICE = {"showChildNodeTypes": True, "noneDisplay": "None", "addEnabled": True, "removeEnabled": True}


@stand_in
class qMRMLNodeComboBox(declared("qMRMLNodeComboBox", QtWidgets.QWidget, **_CHOICE), SceneWidget):
    """Chooses a node of the scene; its menu of actions (rename, edit, delete) is not modelled."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._box = QtWidgets.QComboBox()
        row_layout(self, self._box)
        self.enabled = False  # until it has a scene
        self._ids: list[str] = []
        self._current = ""
        self._filters: list[tuple[str, str, Any]] = []
        self._box.currentIndexChanged.connect(self._chosen)
        self._box.activated.connect(lambda _index: self.nodeActivated.emit(self.currentNode()))

    mrmlScene = SceneWidget.mrmlScene

    def setMRMLScene(self, scene: Any) -> None:
        SceneWidget.setMRMLScene(self, scene)
        self.enabled = scene is not None

    def _offered(self) -> list[Any]:
        nodes = _nodes(self.mrmlScene(), self.nodeTypes, self.showChildNodeTypes, self.showHidden)
        return [node for node in nodes if all(self._passes(node, *entry) for entry in self._filters)]

    @staticmethod
    def _passes(node: Any, kind: str, name: str, value: Any) -> bool:
        has = node.GetAttribute(name)
        return not node.IsA(kind) or (has is not None and (value is None or has == str(value)))

    def _scene_changed(self) -> None:
        nodes = self._offered()
        self._box.blockSignals(True)
        self._box.clear()
        self._ids = [""] if self.noneEnabled else []
        if self.noneEnabled:
            self._box.addItem(self.noneDisplay)
        for node in nodes:
            self._ids.append(node.GetID())
            self._box.addItem(node.GetName())
        before = self._current if self._current in self._ids else ""
        # As the real one: without "none", the first node is chosen when there is nothing chosen yet.
        chosen = before or (self._ids[0] if self._ids else "")
        self._box.currentIndex = self._ids.index(chosen) if chosen in self._ids else -1
        self._box.blockSignals(False)
        self._become(chosen)

    _set_nodeTypes = _set_noneEnabled = _set_showHidden = _set_showChildNodeTypes = _set_noneDisplay = (
        lambda self, _value: self._scene_changed()
    )

    def _chosen(self, index: int) -> None:
        self._become(self._ids[index] if 0 <= index < len(self._ids) else "")

    def _become(self, identifier: str) -> None:
        if identifier == self._current:
            return
        self._current = identifier
        self.currentNodeChanged.emit(self.currentNode())
        self.currentNodeIDChanged.emit(identifier)

    def currentNode(self) -> Any:
        scene = self.mrmlScene()
        return scene.GetNodeByID(self._current) if scene and self._current else None

    def _get_currentNodeID(self) -> str:
        return self._current

    def _set_currentNodeID(self, identifier: str) -> None:
        self._box.currentIndex = self._ids.index(identifier or "") if (identifier or "") in self._ids else -1

    def setCurrentNode(self, node: Any) -> None:
        self._set_currentNodeID(node if isinstance(node, str) else node.GetID() if node else "")

    def setCurrentNodeIndex(self, index: int) -> None:
        self._box.currentIndex = index + (1 if self.noneEnabled else 0)

    def nodeCount(self) -> int:
        return len(self._offered())

    def nodeFromIndex(self, index: int) -> Any:
        nodes = self._offered()
        return nodes[index] if 0 <= index < len(nodes) else None

    def addAttribute(self, node_type: str, name: str, value: Any = None) -> None:
        self._filters.append((node_type, name, value))
        self._scene_changed()

    def removeAttribute(self, node_type: str, name: str) -> None:
        self._filters = [entry for entry in self._filters if entry[:2] != (node_type, name)]
        self._scene_changed()

    def addNode(self, node_type: str = "") -> Any:
        node = self.mrmlScene().AddNewNodeByClass(node_type or self.nodeTypes[0], self.baseName)
        self.setCurrentNode(node)
        self.nodeAddedByUser.emit(node)
        return node

    def removeCurrentNode(self) -> None:
        self.mrmlScene().RemoveNode(self.currentNode())


@stand_in
class qMRMLCheckableNodeComboBox(declared("qMRMLCheckableNodeComboBox", qMRMLNodeComboBox)):
    """Chooses several nodes."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._checked: set[str] = set()

    def checkedNodes(self) -> tuple:
        return tuple(node for node in self._offered() if node.GetID() in self._checked)

    def uncheckedNodes(self) -> tuple:
        return tuple(node for node in self._offered() if node.GetID() not in self._checked)

    def allChecked(self) -> bool:
        return not self.uncheckedNodes()

    def noneChecked(self) -> bool:
        return not self.checkedNodes()

    def checkState(self, node: Any) -> int:
        return QtCore.Qt.Checked if node.GetID() in self._checked else QtCore.Qt.Unchecked

    def setCheckState(self, node: Any, state: int) -> None:
        before = set(self._checked)
        (self._checked.add if state else self._checked.discard)(node.GetID())
        if self._checked != before:
            self.checkedNodesChanged.emit()

    def check(self, node: Any) -> None:
        self.setCheckState(node, QtCore.Qt.Checked)

    def uncheck(self, node: Any) -> None:
        self.setCheckState(node, QtCore.Qt.Unchecked)


@stand_in
class qMRMLPlotView(declared("qMRMLPlotView", QtWidgets.QLabel)):
    """Draws the chart of its view node coarsely; like the real one it finds nodes in its own scene only."""

    def setMRMLScene(self, scene: Any) -> None:
        self.__dict__["_scene"] = scene
        if self.__dict__.get("_view") is not None and self._view.GetScene() is not scene:
            self.setMRMLPlotViewNode(None)

    def setMRMLPlotViewNode(self, node: Any) -> None:
        self._release()
        self.__dict__["_view"] = node
        self.frameShape = QtWidgets.QFrame.StyledPanel
        if node is not None:
            living.add(self)
            self.__dict__["_tag"] = node.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda *_: self._name_chart())
            self._name_chart()

    def _release(self) -> None:
        if "_tag" in self.__dict__:
            self._view.RemoveObserver(self.__dict__.pop("_tag"))
        self.__dict__["_view"] = None

    def _chart(self) -> Any:
        view, scene = self.__dict__.get("_view"), self.__dict__.get("_scene")
        return scene.GetNodeByID(view.GetPlotChartNodeID() or "") if view is not None and scene is not None else None

    def _name_chart(self) -> None:
        chart = self._chart()
        series = (
            [chart.GetNthPlotSeriesNode(i).GetName() for i in range(chart.GetNumberOfPlotSeriesNodes())]
            if chart
            else []
        )
        self.text = f"Plot of {chart.GetName()}: {', '.join(series)}" if chart else "Plot without a chart"

    def fitToContent(self) -> None:
        self.update()

    def paintEvent(self, event: Any) -> None:
        chart = self._chart()
        if chart is None or not plots.series_of(chart):
            return QtWidgets.QLabel.paintEvent(self, event)
        painter = QtGui.QPainter(self)
        plots.draw(painter, QtCore.QRect(0, 0, self.width, self.height), chart)
        painter.end()
        return None


@stand_in
class qMRMLAbstractViewWidget(declared("qMRMLAbstractViewWidget", qMRMLWidget)):
    """What view widgets share."""


@stand_in
class qMRMLPlotWidget(declared("qMRMLPlotWidget", qMRMLAbstractViewWidget)):
    """A plot view with its (unmodelled) controller."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._plot = qMRMLPlotView()
        row_layout(self, self._plot)

    def setMRMLScene(self, scene: Any) -> None:
        qMRMLAbstractViewWidget.setMRMLScene(self, scene)
        self._plot.setMRMLScene(scene)

    def plotView(self) -> qMRMLPlotView:
        return self._plot

    viewWidget = plotView

    def setMRMLPlotViewNode(self, node: Any) -> None:
        self._plot.setMRMLPlotViewNode(node)

    def mrmlPlotViewNode(self) -> Any:
        return self._plot.__dict__.get("_view")


@stand_in
class qMRMLSubjectHierarchyTreeView(declared("qMRMLSubjectHierarchyTreeView", QtWidgets.QTreeView), SceneWidget):
    """Keeps the current item of the real subject hierarchy; draws nothing."""

    setMRMLScene, mrmlScene = SceneWidget.setMRMLScene, SceneWidget.mrmlScene

    def subjectHierarchyNode(self) -> Any:
        return slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(self.mrmlScene())

    def currentItem(self) -> int:
        return self.__dict__.get("_item", 0)

    def setCurrentItem(self, item: int) -> None:
        self.__dict__["_item"] = item
        self.currentItemChanged.emit(item)

    def currentNode(self) -> Any:
        return self.subjectHierarchyNode().GetItemDataNode(self.currentItem()) if self.currentItem() else None

    def setCurrentNode(self, node: Any) -> None:
        self.setCurrentItem(self.subjectHierarchyNode().GetItemByDataNode(node))

    def setRootItem(self, item: int) -> None:
        self.__dict__["_root"] = item
