"""What is dropped onto the table of cases is added, as by the button *Add volumes*."""

from collections.abc import Callable, Sequence
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError

from ..scene import SceneNodes
from ..scene.SubjectItems import nodesOfItems
from .DropTarget import DropTarget
from .Panel import Panel
from .ScenePicker import ScenePicker, offeredNodes


class CaseDrops:
    """Files and folders, and volumes of the scene.

    Args:
        panel: that it is a part of; shows what is refused.
        table: onto which they are dropped.
        picker: of volumes of the scene; says why none can be added.
        onFiles: adds files and folders.
        onDataset: adds a data set, by the file that describes it.
        onNodes: adds volumes of the scene.
    """

    def __init__(
        self,
        panel: Panel,
        table: "qt.QTableWidget",
        picker: ScenePicker,
        onFiles: Callable[[list[str]], None],
        onDataset: Callable[[str], None],
        onNodes: Callable[[list[slicer.vtkMRMLNode]], None],
    ) -> None:
        self._panel, self._picker = panel, picker
        self._onFiles, self._onDataset, self._onNodes = onFiles, onDataset, onNodes
        self._target = DropTarget(table.viewport(), self._filesDropped, self._itemsDropped)

    def _filesDropped(self, paths: Sequence[str]) -> None:
        with self._panel.reporting():
            if len(paths) == 1 and Path(paths[0]).name == "dataset.json":
                self._onDataset(paths[0])
            else:
                self._onFiles(list(paths))

    def _itemsDropped(self, items: Sequence[int]) -> None:
        with self._panel.reporting():
            if self._picker.warning:
                self._panel.warn(self._picker.warning)
                return
            dropped = nodesOfItems(slicer.mrmlScene, items)
            dropped += [sequence for node in dropped if (sequence := SceneNodes.sequenceOf(node)) is not None]
            nodes = [node for node in offeredNodes() if node in dropped]
            if not nodes:
                raise DataError(
                    _("There is no volume in what was dropped."),
                    _("A mask comes to its case by 'Give it a mask', below."),
                )
            self._onNodes(nodes)
