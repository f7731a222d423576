"""Stand-ins for the Segment Editor and segment lists, over real segmentations (Slicer/Modules/Loadable)."""

from __future__ import annotations

from typing import Any, ClassVar

import slicer
import vtk
from PySide6 import QtCore, QtWidgets

from .node_widgets import SceneWidget, living, qMRMLWidget
from .stand_ins import declared, row_layout, stand_in


def _segments(node: Any) -> list[tuple[str, str]]:
    """(segment ID, name) of a segmentation node, in its order."""
    segmentation = node.GetSegmentation() if node else None
    ids = [segmentation.GetNthSegmentID(i) for i in range(segmentation.GetNumberOfSegments())] if segmentation else []
    return [(identifier, segmentation.GetSegment(identifier).GetName()) for identifier in ids]


class _SegmentRows:
    """A list of the segments of ``_node``, kept up to date, in ``_list``."""

    def _watch(self, node: Any) -> None:
        self._release_segments()
        self.__dict__["_node"] = node
        if node is not None:
            living.add(self)
            events = ("SegmentAdded", "SegmentRemoved", "SegmentModified", "SegmentsOrderModified")
            self.__dict__["_segment_tags"] = [
                (
                    node.GetSegmentation(),
                    node.GetSegmentation().AddObserver(getattr(slicer.vtkSegmentation, e), self._fill),
                )
                for e in events
            ]
        self._fill()

    def _release_segments(self) -> None:
        for owner, tag in self.__dict__.pop("_segment_tags", ()):
            owner.RemoveObserver(tag)

    def _release(self) -> None:
        self._release_segments()
        self.__dict__["_node"] = None
        SceneWidget._release(self)

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

    _release = _SegmentRows._release
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
    """The Segment Editor over Slicer's real logic of it: nodes, segment list, effect names; no effect does anything.

    Like the real one it needs the scene and a `vtkMRMLSegmentEditorNode` before a segmentation or volume is taken, and
    follows that node when it is changed elsewhere.
    """

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._logic, self._node_tag = slicer.vtkSlicerSegmentEditorLogic(), None
        self._shown, self._observing = {"segmentation": None, "volume": None, "segment": ""}, False
        self._effects = {name: Effect(name) for name in _EFFECTS}
        self._order, self._segments = list(_EFFECTS), qMRMLSegmentsTableView()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._segments)
        self._buttons = QtWidgets.QLabel(" · ".join(_EFFECTS))
        self._buttons.wordWrap = True
        layout.addWidget(self._buttons)
        self._segments.selectionChanged.connect(self._selected)

    def setMRMLScene(self, scene: Any) -> None:
        qMRMLWidget.setMRMLScene(self, scene)
        self._logic.SetMRMLScene(scene)

    def _release(self) -> None:
        self.setMRMLSegmentEditorNode(None)
        self._logic.SetMRMLScene(None)
        SceneWidget._release(self)

    def mrmlSegmentEditorNode(self) -> Any:
        return self._logic.GetSegmentEditorNode()

    def setMRMLSegmentEditorNode(self, node: Any) -> None:
        before = self.mrmlSegmentEditorNode()
        if node is before:
            return
        if before is not None and self._node_tag is not None:
            before.RemoveObserver(self._node_tag)
        self._node_tag = node and node.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda *_: self.updateWidgetFromMRML())
        self._logic.SetSegmentEditorNode(node)
        if node is not None:
            self.updateWidgetFromMRML()

    def updateWidgetFromMRML(self) -> None:
        """Show what the parameter node says, and tell what has changed."""
        segmentation, before = self.segmentationNode(), self._shown
        if segmentation is not before["segmentation"]:
            before["segmentation"] = segmentation
            self._segments.setSegmentationNode(segmentation)
            if segmentation is not None:
                segmentation.CreateDefaultDisplayNodes()
                reference = segmentation.GetNodeReference(segmentation.GetReferenceImageGeometryReferenceRole())
                if reference is not None:
                    self.setSourceVolumeNode(reference)
                first = next((identifier for identifier, _ in _segments(segmentation)), "")
                self.setCurrentSegmentID(first)
            self.segmentationNodeChanged.emit(segmentation)
        if segmentation is not None and self.sourceVolumeNode() is not before["volume"]:
            before["volume"] = self.sourceVolumeNode()
            self.sourceVolumeNodeChanged.emit(before["volume"])
            self.masterVolumeNodeChanged.emit(before["volume"])
        if self.currentSegmentID() != before["segment"]:
            before["segment"] = self.currentSegmentID()
            self._segments.setSelectedSegmentIDs([before["segment"]])
            self.currentSegmentIDChanged.emit(before["segment"])

    def segmentationNode(self) -> Any:
        return self._logic.GetSegmentationNode()

    def sourceVolumeNode(self) -> Any:
        return self._logic.GetSourceVolumeNode()

    def segmentationNodeID(self) -> str:
        return self.segmentationNode().GetID() if self.segmentationNode() else ""

    def sourceVolumeNodeID(self) -> str:
        return self.sourceVolumeNode().GetID() if self.sourceVolumeNode() else ""

    def setSegmentationNode(self, node: Any) -> None:
        if node is not self.segmentationNode():
            self._logic.SetSegmentationNode(node)
            self.setActiveEffect(None)

    def setSegmentationNodeID(self, identifier: str) -> None:
        self.setSegmentationNode(self.mrmlScene().GetNodeByID(identifier))

    def setSourceVolumeNode(self, node: Any) -> None:
        self._logic.SetSourceVolumeNode(node)

    def setSourceVolumeNodeID(self, identifier: str) -> None:
        self.setSourceVolumeNode(self.mrmlScene().GetNodeByID(identifier))

    def currentSegmentID(self) -> str:
        node = self.mrmlSegmentEditorNode()
        return (node.GetSelectedSegmentID() or "") if node else ""

    def setCurrentSegmentID(self, identifier: str) -> None:
        if self.mrmlSegmentEditorNode() is not None:
            self.mrmlSegmentEditorNode().SetSelectedSegmentID(identifier)

    def _selected(self, *_: Any) -> None:
        chosen = self._segments.selectedSegmentIDs()
        if chosen:
            self.setCurrentSegmentID(chosen[0])

    def effectByName(self, name: str) -> Effect | None:
        return self._effects.get(name)

    def updateEffectList(self) -> None:
        """All effects are here from the beginning."""

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
        node = self.mrmlSegmentEditorNode()
        return self._effects.get(node.GetActiveEffectName() or "") if node else None

    def setActiveEffect(self, effect: Effect | None) -> None:
        if self.mrmlSegmentEditorNode() is not None:
            self.mrmlSegmentEditorNode().SetActiveEffectName(effect.name if effect else "")

    def setActiveEffectByName(self, name: str) -> None:
        self.setActiveEffect(self._effects.get(name))

    def setupViewObservations(self) -> None:
        self._observing = True

    def removeViewObservations(self) -> None:
        self._observing = False

    def installKeyboardShortcuts(self, *_parent: Any) -> None:
        self.__dict__["_shortcuts"] = True

    def uninstallKeyboardShortcuts(self) -> None:
        self.__dict__["_shortcuts"] = False

    def saveStateForUndo(self) -> None:
        self._logic.SaveStateForUndo()

    def undo(self) -> None:
        self._logic.Undo()

    def redo(self) -> None:
        self._logic.Redo()

    def rotateSliceViewsToSegmentation(self) -> None:
        """No views here."""

    def jumpSlices(self) -> None:
        """No views here."""


@stand_in
class qSlicerSegmentEditorEffectFactory(declared("qSlicerSegmentEditorEffectFactory", QtCore.QObject)):
    """Tells when an effect is registered; none is."""

    _instance: Any = None

    @staticmethod
    def instance() -> qSlicerSegmentEditorEffectFactory:
        if qSlicerSegmentEditorEffectFactory._instance is None:
            qSlicerSegmentEditorEffectFactory._instance = qSlicerSegmentEditorEffectFactory()
        return qSlicerSegmentEditorEffectFactory._instance


@stand_in
class qSlicerTerminologyNavigatorWidget(declared("qSlicerTerminologyNavigatorWidget", qMRMLWidget)):
    """Chooses a term among a few; the real one has whole dictionaries, which slicer-core leaves out."""

    _TERMS: ClassVar = {"Liver": "10200004", "Kidney": "64033007", "Spleen": "78961009"}

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._list = QtWidgets.QListWidget()
        self._list.addItems(list(self._TERMS))
        row_layout(self, self._list)
        self._list.currentRowChanged.connect(lambda row: self.selectionValidityChanged.emit(row >= 0))

    def setTerminologyEntry(self, entry: Any) -> bool:
        names = [name for name, code in self._TERMS.items() if entry.GetTypeObject().GetCodeValue() == code]
        if names:
            self._list.setCurrentRow(list(self._TERMS).index(names[0]))
        return bool(names)

    def terminologyEntry(self, entry: Any) -> bool:
        if self._list.currentRow < 0:
            return False
        name = self._list.currentItem().text()
        kind = f"SCT^123037004^Anatomical Structure~SCT^{self._TERMS[name]}^{name}~^^"
        return slicer.vtkSlicerTerminologiesModuleLogic.DeserializeTerminologyEntry(f"General~{kind}~~^^~^^", entry)
