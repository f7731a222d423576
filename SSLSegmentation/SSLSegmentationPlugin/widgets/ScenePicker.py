"""Which volumes of the scene are to be added."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project import Project

from ..scene import SceneNodes
from ..scene.Volumes import whyMask
from .Builders import AMBER, textLabel


class ScenePicker:
    """A list of the scene's volumes with check boxes.

    Args:
        onAdd: called when the checked volumes are to be added.
        onChange: called when other volumes are checked.
    """

    def __init__(self, onAdd: Callable[..., None], onChange: Callable[[], None]) -> None:
        self._onChange = onChange
        self._nodes: list[slicer.vtkMRMLNode] = []
        self._plain: list[bool] = []  # of each node: is it an image that the project lacks?
        self._looks: dict[str, tuple[object, str]] = {}  # id of a node → its content's state, why it may be a mask
        self._filling = False
        self.widget = qt.QGroupBox(_("Volumes in the scene"))
        rows = qt.QVBoxLayout(self.widget)
        self.hint = textLabel()
        rows.addWidget(self.hint)
        self._warning = textLabel(style=AMBER)
        rows.addWidget(self._warning)
        self.warn("")
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

    @property
    def warning(self) -> str:
        """Why nothing can be added from the scene; empty if it can."""
        return self._warning.text

    def warn(self, text: str) -> None:
        """Say why nothing can be added from the scene, or that it can."""
        self._warning.text = text
        self._warning.visible = bool(text)

    def hide(self, *_arguments) -> None:
        """Put the list away, and let go of its nodes."""
        self.widget.visible = False
        self._nodes = []
        self._looks = {}
        self.list.clear()

    def show(self, project: Project) -> None:
        """List the scene's volumes; those that the project has already, and what looks like a mask, are not checked."""
        known = {str(case.folder.absolute()) for case in project.cases()}
        self._nodes = offeredNodes()
        self._filling, self._plain = True, []
        self.list.clear()
        for node in self._nodes:
            sequence = SceneNodes.sequenceOf(node)
            isKnown = SceneNodes.mark(sequence or node, "case") in known
            why = self._whyMask(node)
            name = node.GetName()
            if sequence is not None:
                count = counted(sequence.GetNumberOfDataNodes(), _("frame"), _("frames"))
                name = _("{name} ({count})").format(name=name, count=count)
            if isKnown:
                name = _("{name} (in the project)").format(name=name)
            elif why:
                name = _("{name} (looks like a mask)").format(name=name)
            item = qt.QListWidgetItem(name)
            item.setToolTip(
                _("It {why}. Check it only if it is an image to learn from.").format(why=why) if why else ""
            )
            item.setFlags(qt.Qt.ItemIsUserCheckable | qt.Qt.ItemIsEnabled)
            self._plain.append(not isKnown and not why)
            item.setCheckState(qt.Qt.Checked if self._plain[-1] else qt.Qt.Unchecked)
            self.list.addItem(item)
        self._filling = False
        self.hint.text = " ".join(self._hints())
        self.list.visible = bool(self._nodes)
        self.allButton.enabled = bool(self._nodes)
        self.widget.visible = True
        self._onChange()

    def _whyMask(self, node: slicer.vtkMRMLNode) -> str:
        """As :func:`whyMask`; voxels are looked at once."""
        if not node.IsA("vtkMRMLVolumeNode"):
            return ""
        image = node.GetImageData()
        state = (image and (image.GetAddressAsString("vtkObject"), image.GetMTime()), node.GetName())
        known = self._looks.get(node.GetID())
        if known is None or known[0] != state:
            known = self._looks[node.GetID()] = (state, whyMask(node))
        return known[1]

    def _hints(self) -> list[str]:
        hints = [_("A copy of each checked volume goes into the project. The scene stays as it is.")]
        if not self._nodes:
            hints = [_("The scene holds no volume. Load some (Add Data, or the DICOM module), then come back.")]
        if any(item and item.toolTip() for item in map(self.list.item, range(self.list.count))):
            hints.append(_("What looks like a mask is not checked: networks would learn from it as from an image."))
        masks = sum(
            not node.GetHideFromEditors()
            for name in ("vtkMRMLLabelMapVolumeNode", "vtkMRMLSegmentationNode")
            for node in SceneNodes.nodesOfClass(slicer.mrmlScene, name)
            if not SceneNodes.mark(node, "case")
        )
        if masks:
            words = counted(masks, _("mask"), _("masks"))
            text = _("Not listed: {masks} (label maps, segmentations), which 'Give it a mask' gives to their cases.")
            hints.append(text.format(masks=words))
        return hints

    def checkedNodes(self) -> list[slicer.vtkMRMLNode]:
        """The volumes to add."""
        return [node for row, node in enumerate(self._nodes) if self.list.item(row).checkState() == qt.Qt.Checked]

    def _onAll(self, *_arguments) -> None:
        for row, isPlain in enumerate(self._plain):
            if isPlain:
                self.list.item(row).setCheckState(qt.Qt.Checked)

    def _onItemChanged(self, *_arguments) -> None:
        if not self._filling:
            self._onChange()


def offeredNodes() -> list[slicer.vtkMRMLNode]:
    """Volumes, the one that shows a sequence in its place, and sequences of volumes that none shows."""
    volumes = [node for node in SceneNodes.nodesOfClass(slicer.mrmlScene, "vtkMRMLVolumeNode") if _offered(node)]
    shown = [SceneNodes.sequenceOf(node) for node in volumes]
    return volumes + [
        node
        for node in SceneNodes.nodesOfClass(slicer.mrmlScene, "vtkMRMLSequenceNode")
        if node not in shown
        and node.GetNumberOfDataNodes() > 1
        and node.GetNthDataNode(0).IsA("vtkMRMLVolumeNode")
        and not node.GetNthDataNode(0).IsA("vtkMRMLLabelMapVolumeNode")
    ]


def _offered(node: slicer.vtkMRMLNode) -> bool:
    """Whether to list a node: label maps are masks, and what Slicer hides is not the user's."""
    return not node.IsA("vtkMRMLLabelMapVolumeNode") and not node.GetHideFromEditors()
