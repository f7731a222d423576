"""Slicer's Segment Editor within the step Annotate, with a parameter node of its own.

Its life follows Slicer's own SegmentEditor.py. It is made once somebody is in the step, not with the module.
"""

import qt
import slicer

_TAG = "SSLSegmentation.SegmentEditor"
_UNDO_STATES = 10
_GROW = "Grow from seeds"


class SegmentEditorBox:
    """The Segment Editor, for the one segmentation that the step gives it."""

    def __init__(self) -> None:
        self.widget = qt.QWidget()
        self._layout = qt.QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.editor: slicer.qMRMLSegmentEditorWidget | None = None
        self._entered = False
        self._parameterNode: slicer.vtkMRMLSegmentEditorNode | None = None

    def prepare(self) -> None:
        """Make the editor ahead of the first case: it takes as long as to open one."""
        if self.editor is None:
            self._make()

    def _make(self) -> None:
        self.editor = slicer.qMRMLSegmentEditorWidget()
        self.editor.setMaximumNumberOfUndoStates(_UNDO_STATES)
        # Which segmentation, and of which structures, is decided above the editor.
        self.editor.segmentationNodeSelectorVisible = False
        self.editor.sourceVolumeNodeSelectorVisible = False
        self.editor.switchToSegmentationsButtonVisible = False
        self.editor.addRemoveSegmentButtonsVisible = False
        # The parameter node first, so that selections that the scene brings are saved in it.
        self._selectParameterNode()
        self.editor.setMRMLScene(slicer.mrmlScene)
        self._layout.addWidget(self.editor)
        self._factory = slicer.qSlicerSegmentEditorEffectFactory.instance()
        self._factory.connect("effectRegistered(QString)", self._onEffectRegistered)

    def show(self, segmentationNode: slicer.vtkMRMLSegmentationNode, volumeNode: slicer.vtkMRMLVolumeNode) -> None:
        """Edit a segmentation over a volume."""
        self.prepare()
        if not self._entered:
            # Effects and segments are chosen by keys only while the step is shown.
            self.editor.installKeyboardShortcuts()
            self._entered = True
        self._selectParameterNode()
        self.editor.updateWidgetFromMRML()
        self.editor.setSegmentationNode(segmentationNode)
        self.editor.setSourceVolumeNode(volumeNode)

    def saveForUndo(self) -> None:
        """The editor's undo shall bring back what is drawn now."""
        if self.editor is not None:
            self.editor.saveStateForUndo()

    def grow(self) -> None:
        """Show what Slicer's own *Grow from seeds* makes of what is drawn; its *Apply* takes it."""
        self.editor.setActiveEffectByName(_GROW)
        effect = self.editor.activeEffect()
        if effect is not None:
            effect.self().onPreview()

    def clear(self) -> None:
        """Edit nothing: the segmentation is about to go."""
        if self.editor is not None and self._parameterNode is not None:
            self.editor.setActiveEffect(None)
            # The volume first: its selector would else offer it to an editor without a segmentation, an error to it.
            self.editor.setSourceVolumeNode(None)
            self.editor.setSegmentationNode(None)

    def exit(self) -> None:
        """The user leaves the step."""
        if self.editor is None or not self._entered:
            return
        self._entered = False
        self.editor.setActiveEffect(None)
        self.editor.uninstallKeyboardShortcuts()
        self.editor.removeViewObservations()

    def onSceneStartClose(self) -> None:
        """The scene's nodes go, the parameter node among them."""
        if self.editor is not None:
            self._parameterNode = None
            self.editor.setSourceVolumeNode(None)
            self.editor.setSegmentationNode(None)
            self.editor.removeViewObservations()

    def cleanup(self) -> None:
        """The module goes away."""
        self.exit()
        if self.editor is not None:
            self._factory.disconnect("effectRegistered(QString)", self._onEffectRegistered)
            self.clear()
            # Else it follows the next one's: they share a parameter node, and would both paint.
            self.editor.setMRMLSegmentEditorNode(None)
            self.editor.setMRMLScene(None)

    def _selectParameterNode(self) -> None:
        node = slicer.mrmlScene.GetSingletonNode(_TAG, "vtkMRMLSegmentEditorNode")
        if node is None:
            node = slicer.mrmlScene.CreateNodeByClass("vtkMRMLSegmentEditorNode")
            node.UnRegister(None)
            node.SetSingletonTag(_TAG)
            node = slicer.mrmlScene.AddNode(node)
        if self._parameterNode is not node:
            self._parameterNode = node
            self.editor.setMRMLSegmentEditorNode(node)

    def _onEffectRegistered(self, *_arguments) -> None:
        self.editor.updateEffectList()
