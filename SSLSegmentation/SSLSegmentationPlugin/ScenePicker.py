"""Which volumes of the scene are to be added."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Project

from . import SceneNodes
from .Widgets import textLabel


class ScenePicker:
    """A list of the scene's volumes with check boxes.

    Args:
        onAdd: called when the checked volumes are to be added.
        onChange: called when other volumes are checked.
    """

    def __init__(self, onAdd: Callable[..., None], onChange: Callable[[], None]) -> None:
        self._onChange = onChange
        self._nodes: list[slicer.vtkMRMLNode] = []
        self._filling = False
        self.widget = qt.QGroupBox(_("Volumes in the scene"))
        rows = qt.QVBoxLayout(self.widget)
        self.hint = textLabel()
        rows.addWidget(self.hint)
        self.list = qt.QListWidget()
        self.list.setMaximumHeight(140)
        self.list.itemChanged.connect(self._onItemChanged)
        rows.addWidget(self.list)
        buttons = qt.QHBoxLayout()
        self.allButton, self.addButton = qt.QPushButton(_("Check all")), qt.QPushButton(_("Add the checked"))
        self.closeButton = qt.QPushButton(_("Close"))
        self.allButton.clicked.connect(self._onAll)
        self.addButton.clicked.connect(onAdd)
        self.closeButton.clicked.connect(self.hide)
        for button in (self.allButton, self.addButton, self.closeButton):
            buttons.addWidget(button)
        rows.addLayout(buttons)
        self.widget.visible = False

    def hide(self, *_arguments) -> None:
        """Put the list away, and let go of its nodes."""
        self.widget.visible = False
        self._nodes = []
        self.list.clear()

    def show(self, project: Project) -> None:
        """List the scene's volumes; those that the project has already are not checked."""
        known = {str(case.folder.absolute()) for case in project.cases()}
        self._nodes = [
            node for node in SceneNodes.nodesOfClass(slicer.mrmlScene, "vtkMRMLVolumeNode") if _offered(node)
        ]
        self._filling = True
        self.list.clear()
        for node in self._nodes:
            isKnown = SceneNodes.mark(node, "case") in known
            name = _("{name} (in the project)").format(name=node.GetName()) if isKnown else node.GetName()
            item = qt.QListWidgetItem(name)
            item.setFlags(qt.Qt.ItemIsUserCheckable | qt.Qt.ItemIsEnabled)
            item.setCheckState(qt.Qt.Unchecked if isKnown else qt.Qt.Checked)
            self.list.addItem(item)
        self._filling = False
        self.hint.text = (
            _("A copy of each checked volume goes into the project. The scene stays as it is.")
            if self._nodes
            else _("The scene holds no volume. Load some (Add Data, or the DICOM module), then come back.")
        )
        self.list.visible = bool(self._nodes)
        self.allButton.enabled = bool(self._nodes)
        self.widget.visible = True
        self._onChange()

    def checkedNodes(self) -> list[slicer.vtkMRMLNode]:
        """The volumes to add."""
        return [node for row, node in enumerate(self._nodes) if self.list.item(row).checkState() == qt.Qt.Checked]

    def _onAll(self, *_arguments) -> None:
        for row in range(len(self._nodes)):
            self.list.item(row).setCheckState(qt.Qt.Checked)

    def _onItemChanged(self, *_arguments) -> None:
        if not self._filling:
            self._onChange()


def _offered(node: slicer.vtkMRMLNode) -> bool:
    """Whether to list a node: label maps are masks, and what Slicer hides is not the user's."""
    return not node.IsA("vtkMRMLLabelMapVolumeNode") and not node.GetHideFromEditors()
