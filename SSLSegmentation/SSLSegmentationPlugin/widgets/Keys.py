"""Keys of the steps Annotate and Review, while they are shown. None is one of Slicer's own or the Segment Editor's."""

from collections.abc import Callable, Mapping

import qt
import slicer
from slicer.i18n import tr as _

#: What each key does, in words, for help and tooltips.
KEYS = {
    "N": _("next case"),
    "S": _("next suggested slice"),
    "C": _("this slice is complete, or not"),
    "D": _("use the draft as a start"),
    "J": _("previous frame (also in Review)"),
    "K": _("next frame (also in Review)"),
}


class Keys:
    """Shortcuts of Slicer's main window.

    Args:
        actions: what is called, by the key's letter.
    """

    def __init__(self, actions: Mapping[str, Callable[[], None]]) -> None:
        self._actions = dict(actions)
        self._shortcuts: list[qt.QShortcut] = []

    def install(self) -> None:
        """The step is shown."""
        window = slicer.util.mainWindow()
        if self._shortcuts or window is None:
            return
        for key, action in self._actions.items():
            shortcut = qt.QShortcut(qt.QKeySequence(key), window)
            shortcut.autoRepeat = False
            shortcut.activated.connect(action)
            self._shortcuts.append(shortcut)

    def press(self, key: str) -> None:
        """Do what a key does, for who has no keyboard."""
        self._actions[key]()

    def uninstall(self) -> None:
        """The step is left."""
        for shortcut in self._shortcuts:
            shortcut.activated.disconnect()
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = []


def keysText() -> str:
    """All keys in a line."""
    return ", ".join(f"{key}: {words}" for key, words in KEYS.items())
