"""Stand-ins for Slicer's widgets over the real MRML scene (Slicer/Libs/MRML/Widgets, Modules/Loadable)."""

from __future__ import annotations

from typing import Any

import slicer
import vtk
from PySide6 import QtCore, QtWidgets

from .stand_ins import declared, row_layout, stand_in


class _Scene:
    """Keeps the scene and calls ``_scene_changed()`` when nodes come, go or are renamed."""

    _EVENTS = ("NodeAddedEvent", "NodeRemovedEvent", "EndCloseEvent", "EndImportEvent")

    def mrmlScene(self) -> Any:
        return self.__dict__.get("_scene")

    def setMRMLScene(self, scene: Any) -> None:
        if scene is self.mrmlScene():
            return
        for owner, tag in self.__dict__.pop("_tags", ()):
            owner.RemoveObserver(tag)
        self.__dict__["_scene"] = scene
        if scene is not None:
            events = [getattr(slicer.vtkMRMLScene, name) for name in self._EVENTS]
            self.__dict__["_tags"] = [(scene, scene.AddObserver(event, self._on_scene)) for event in events]
        self._scene_changed()
        if hasattr(type(self), "mrmlSceneChanged"):
            self.mrmlSceneChanged.emit(scene)

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
class qMRMLWidget(declared("qMRMLWidget", QtWidgets.QWidget), _Scene):
    """A widget that knows the scene."""

    def setMRMLScene(self, scene: Any) -> None:
        _Scene.setMRMLScene(self, scene)

    def mrmlScene(self) -> Any:
        return _Scene.mrmlScene(self)


_CHOICE = {"showChildNodeTypes": True, "noneDisplay": "None", "addEnabled": True, "removeEnabled": True}


@stand_in
class qMRMLNodeComboBox(declared("qMRMLNodeComboBox", QtWidgets.QWidget, **_CHOICE), _Scene):
    """Chooses a node of the scene; its menu of actions (rename, edit, delete) is not modelled."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._box = QtWidgets.QComboBox()
        row_layout(self, self._box)
        self._ids: list[str] = []
        self._current = ""
        self._filters: list[tuple[str, str, Any]] = []
        self._box.currentIndexChanged.connect(self._chosen)
        self._box.activated.connect(lambda _index: self.nodeActivated.emit(self.currentNode()))

    setMRMLScene, mrmlScene = _Scene.setMRMLScene, _Scene.mrmlScene

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


def _segments(node: Any) -> list[tuple[str, str]]:
    """(segment ID, name) of a segmentation node, in its order."""
    segmentation = node.GetSegmentation() if node else None
    ids = [segmentation.GetNthSegmentID(i) for i in range(segmentation.GetNumberOfSegments())] if segmentation else []
    return [(identifier, segmentation.GetSegment(identifier).GetName()) for identifier in ids]


class _SegmentRows:
    """A list of the segments of ``_node``, kept up to date, in ``_list``."""

    def _watch(self, node: Any) -> None:
        for owner, tag in self.__dict__.pop("_segment_tags", ()):
            owner.RemoveObserver(tag)
        self.__dict__["_node"] = node
        if node is not None:
            events = ("SegmentAdded", "SegmentRemoved", "SegmentModified", "SegmentsOrderModified")
            self.__dict__["_segment_tags"] = [
                (
                    node.GetSegmentation(),
                    node.GetSegmentation().AddObserver(getattr(slicer.vtkSegmentation, e), self._fill),
                )
                for e in events
            ]
        self._fill()

    def _fill(self, *_: Any) -> None:
        chosen = [item.data(QtCore.Qt.UserRole) for item in self._list.selectedItems()]
        self._list.blockSignals(True)
        self._list.clear()
        for identifier, name in _segments(self._node):
            item = QtWidgets.QListWidgetItem(name)
            item.setData(QtCore.Qt.UserRole, identifier)
            self._list.addItem(item)
            item.setSelected(identifier in chosen)
        self._list.blockSignals(False)

    def selectedSegmentIDs(self) -> tuple:
        return tuple(item.data(QtCore.Qt.UserRole) for item in self._list.selectedItems())

    def setSelectedSegmentIDs(self, identifiers: Any) -> None:
        for i in range(self._list.count):
            self._list.item(i).setSelected(self._list.item(i).data(QtCore.Qt.UserRole) in identifiers)


_COLUMNS = dict.fromkeys(
    ("headerVisible", "visibilityColumnVisible", "colorColumnVisible", "opacityColumnVisible"), True
)


@stand_in
class qMRMLSegmentsTableView(declared("qMRMLSegmentsTableView", qMRMLWidget, **_COLUMNS), _SegmentRows):
    """The segments of a segmentation node, by name; colours, visibility and status columns are not drawn."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._node, self._list = None, QtWidgets.QListWidget()
        self._list.selectionMode = QtWidgets.QAbstractItemView.ExtendedSelection
        row_layout(self, self._list)
        self._list.itemSelectionChanged.connect(
            lambda: self.selectionChanged.emit(QtCore.QItemSelection(), QtCore.QItemSelection())
        )

    selectedSegmentIDs = _SegmentRows.selectedSegmentIDs
    setSelectedSegmentIDs = _SegmentRows.setSelectedSegmentIDs

    def setSegmentationNode(self, node: Any) -> None:
        self._watch(node)

    def segmentationNode(self) -> Any:
        return self._node

    def _get_segmentCount(self) -> int:
        return len(_segments(self._node))

    def segmentIDForRow(self, row: int) -> str:
        return _segments(self._node)[row][0]

    def displayedSegmentIDs(self) -> tuple:
        return tuple(identifier for identifier, _ in _segments(self._node))

    def clearSelection(self) -> None:
        self._list.clearSelection()


class Effect:
    """A Segment Editor effect of which only name and parameters exist."""

    def __init__(self, name: str):
        self.name, self._parameters = name, {}

    def setParameter(self, name: str, value: Any) -> None:
        self._parameters[name] = str(value)

    def parameter(self, name: str) -> str:
        return self._parameters.get(name, "")


_EDITOR = (
    "segmentationNodeSelectorVisible sourceVolumeNodeSelectorVisible maskingSectionVisible "
    "specifyGeometryButtonVisible show3DButtonVisible addRemoveSegmentButtonsVisible autoShowSourceVolumeNode "
    "switchToSegmentationsButtonVisible undoEnabled unorderedEffectsVisible jumpToSelectedSegmentEnabled"
)
_EFFECTS = ("Threshold", "Paint", "Draw", "Erase", "Level tracing", "Grow from seeds", "Fill between slices", "Margin")
_EFFECTS = (*_EFFECTS, "Hollow", "Smoothing", "Scissors", "Islands", "Logical operators", "Mask volume")


@stand_in
class qMRMLSegmentEditorWidget(
    declared("qMRMLSegmentEditorWidget", qMRMLWidget, **dict.fromkeys(_EDITOR.split(), True))
):
    """The Segment Editor's nodes, segment list and effect names; no effect does anything.

    Like the real one it needs the scene and a `vtkMRMLSegmentEditorNode` before a segmentation or volume is taken.
    """

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._parameters, self._effect, self._observed = None, None, []
        self._effects = {name: Effect(name) for name in _EFFECTS}
        self._order, self._segments = list(_EFFECTS), qMRMLSegmentsTableView()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._segments)
        self._buttons = QtWidgets.QLabel(" · ".join(_EFFECTS))
        self._buttons.wordWrap = True
        layout.addWidget(self._buttons)
        self._segments.selectionChanged.connect(self._selected)

    def mrmlSegmentEditorNode(self) -> Any:
        return self._parameters

    def setMRMLSegmentEditorNode(self, node: Any) -> None:
        self._parameters = node
        self.updateWidgetFromMRML()

    def updateWidgetFromMRML(self) -> None:
        self._segments.setSegmentationNode(self.segmentationNode())

    def segmentationNode(self) -> Any:
        return self._parameters.GetSegmentationNode() if self._parameters else None

    def sourceVolumeNode(self) -> Any:
        return self._parameters.GetSourceVolumeNode() if self._parameters else None

    def segmentationNodeID(self) -> str:
        return self.segmentationNode().GetID() if self.segmentationNode() else ""

    def sourceVolumeNodeID(self) -> str:
        return self.sourceVolumeNode().GetID() if self.sourceVolumeNode() else ""

    def setSegmentationNode(self, node: Any) -> None:
        if self._parameters is None or node is self.segmentationNode():
            return
        self._parameters.SetAndObserveSegmentationNode(node)
        first = next((identifier for identifier, _ in _segments(node)), "")
        self.updateWidgetFromMRML()
        self.setCurrentSegmentID(first)
        self.segmentationNodeChanged.emit(node)

    def setSegmentationNodeID(self, identifier: str) -> None:
        self.setSegmentationNode(self.mrmlScene().GetNodeByID(identifier))

    def setSourceVolumeNode(self, node: Any) -> None:
        if self._parameters is None or node is self.sourceVolumeNode():
            return
        if node is not None and self.segmentationNode() is None:
            return  # the real one takes no volume before there is a segmentation
        self._parameters.SetAndObserveSourceVolumeNode(node)
        if self.segmentationNode() is not None:
            self.segmentationNode().SetReferenceImageGeometryParameterFromVolumeNode(node)
        self.sourceVolumeNodeChanged.emit(node)

    def setSourceVolumeNodeID(self, identifier: str) -> None:
        self.setSourceVolumeNode(self.mrmlScene().GetNodeByID(identifier))

    def currentSegmentID(self) -> str:
        return (self._parameters.GetSelectedSegmentID() or "") if self._parameters else ""

    def setCurrentSegmentID(self, identifier: str) -> None:
        if self._parameters is None or identifier == self.currentSegmentID():
            return
        self._parameters.SetSelectedSegmentID(identifier)
        self._segments.setSelectedSegmentIDs([identifier])
        self.currentSegmentIDChanged.emit(identifier)

    def _selected(self, *_: Any) -> None:
        chosen = self._segments.selectedSegmentIDs()
        if chosen:
            self.setCurrentSegmentID(chosen[0])

    def effectByName(self, name: str) -> Effect | None:
        return self._effects.get(name)

    def availableEffectNames(self) -> tuple:
        return tuple(self._effects)

    def setEffectNameOrder(self, names: Any) -> None:
        self._order = list(names)
        shown = self._order if not self.unorderedEffectsVisible else [*self._order, *self._effects]
        self._buttons.text = " · ".join(dict.fromkeys(shown))

    def effectNameOrder(self) -> tuple:
        return tuple(self._order)

    def effectCount(self) -> int:
        return len(self._effects)

    def activeEffect(self) -> Effect | None:
        return self._effect

    def setActiveEffect(self, effect: Effect | None) -> None:
        self._effect = effect
        if self._parameters:
            self._parameters.SetActiveEffectName(effect.name if effect else "")

    def setActiveEffectByName(self, name: str) -> None:
        self.setActiveEffect(self._effects.get(name))

    def setupViewObservations(self) -> None:
        self._observed = ["views"]

    def removeViewObservations(self) -> None:
        self._observed = []

    def installKeyboardShortcuts(self, *_parent: Any) -> None:
        self.__dict__["_shortcuts"] = True

    def uninstallKeyboardShortcuts(self) -> None:
        self.__dict__["_shortcuts"] = False

    def saveStateForUndo(self) -> None:
        """Nothing is kept: undo is not modelled."""

    def rotateSliceViewsToSegmentation(self) -> None:
        """No views here."""

    def jumpSlices(self) -> None:
        """No views here."""


@stand_in
class qMRMLPlotView(declared("qMRMLPlotView", QtWidgets.QLabel)):
    """Draws nothing: says which chart of the real scene it would draw."""

    def setMRMLScene(self, scene: Any) -> None:
        self.__dict__["_scene"] = scene

    def setMRMLPlotViewNode(self, node: Any) -> None:
        self.__dict__["_view"] = node
        self.frameShape = QtWidgets.QFrame.StyledPanel
        node.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda *_: self._name_chart())
        self._name_chart()

    def _name_chart(self) -> None:
        chart = self._view.GetPlotChartNode()
        series = (
            [chart.GetNthPlotSeriesNode(i).GetName() for i in range(chart.GetNumberOfPlotSeriesNodes())]
            if chart
            else []
        )
        self.text = f"Plot of {chart.GetName()}: {', '.join(series)}" if chart else "Plot without a chart"

    def fitToContent(self) -> None:
        """Nothing is drawn."""


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

    def plotView(self) -> qMRMLPlotView:
        return self._plot

    viewWidget = plotView

    def setMRMLPlotViewNode(self, node: Any) -> None:
        self._plot.setMRMLPlotViewNode(node)

    def mrmlPlotViewNode(self) -> Any:
        return self._plot.__dict__.get("_view")


@stand_in
class qMRMLSubjectHierarchyTreeView(declared("qMRMLSubjectHierarchyTreeView", QtWidgets.QTreeView), _Scene):
    """Keeps the current item of the real subject hierarchy; draws nothing."""

    setMRMLScene, mrmlScene = _Scene.setMRMLScene, _Scene.mrmlScene

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


WIDGETS = {name: value for name, value in list(globals().items()) if name.startswith("qMRML")}
