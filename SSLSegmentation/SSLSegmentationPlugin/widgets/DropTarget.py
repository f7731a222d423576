"""A widget onto which files, folders and items of Slicer's subject hierarchy can be dropped."""

import logging
from collections.abc import Callable, Sequence

import qt

_DRAGS = (qt.QEvent.DragEnter, qt.QEvent.DragMove)
_ITEM = "/subjecthierarchy/item"  # mrml://scene/subjecthierarchy/item?id=7


class _Filter(qt.QObject):
    """Sees the events of a widget before it does."""

    def __init__(self, handle: Callable[["qt.QEvent"], bool]) -> None:
        super().__init__()
        self._handle = handle

    def eventFilter(self, _watched: "qt.QObject", event: "qt.QEvent") -> bool:
        """Whether the widget is not to see an event."""
        try:
            return self._handle(event)
        except Exception:
            logging.exception("What was dropped is not understood.")
            return False


class DropTarget:
    """What is dropped stays where it was: files are only read, and no item leaves the tree that it was dragged from.

    Args:
        widget: onto which things are dropped.
        onFiles: called with paths of files and folders.
        onItems: called with ids of items.
    """

    def __init__(
        self,
        widget: "qt.QWidget",
        onFiles: Callable[[Sequence[str]], None],
        onItems: Callable[[Sequence[int]], None],
    ) -> None:
        self._onFiles, self._onItems = onFiles, onItems
        self._filter = _Filter(self._handle)
        widget.acceptDrops = True
        widget.installEventFilter(self._filter)

    def _handle(self, event: "qt.QEvent") -> bool:
        kind = event.type()
        if kind not in _DRAGS and kind != qt.QEvent.Drop:
            return False
        urls = event.mimeData().urls()
        files = [url.toLocalFile() for url in urls if url.isLocalFile()]
        items = [int(url.query().removeprefix("id=")) for url in urls if _isItem(url)]
        if not files and not items:
            return False
        if kind in _DRAGS:
            if files:
                event.setDropAction(qt.Qt.CopyAction)
            event.accept()
            return True
        if files:
            event.setDropAction(qt.Qt.CopyAction)
            event.accept()
        else:  # as nothing that was taken: the tree would take out what was moved
            event.setDropAction(qt.Qt.IgnoreAction)
            event.ignore()
        # Later: whoever is dragged from waits, and what follows may ask the user.
        qt.QTimer.singleShot(0, lambda: self._dropped(files, items))
        return True

    def _dropped(self, files: Sequence[str], items: Sequence[int]) -> None:
        if files:
            self._onFiles(files)
        else:
            self._onItems(items)


def _isItem(url: "qt.QUrl") -> bool:
    return url.scheme() == "mrml" and url.path() == _ITEM and url.query().removeprefix("id=").isdecimal()
