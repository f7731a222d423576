"""Keys of the steps Annotate and Review, each only while its step is shown.

None is one of Slicer's own, and in Annotate none is the Segment Editor's, which are there with it: its Z and Y undo and
redo what is drawn. In Review, where there is no editor, Z takes back the last decision.
"""

from collections.abc import Callable, Mapping

import qt
import slicer
from slicer.i18n import tr as _

from .Panel import Panel

_PREVIOUS, _NEXT, _LOOK = _("previous case"), _("next case"), _("next slice that needs a look")
_FRAME_BEFORE, _FRAME_AFTER = _("previous frame"), _("next frame")
#: What each key does, in words, by the step in which it does so; for help and lists of keys.
KEYS: Mapping[str, Mapping[str, str]] = {
    _("Annotate"): {
        "P": _PREVIOUS,
        "N": _NEXT,
        "L": _LOOK,
        "C": _("this slice is complete, or not"),
        "D": _("use the draft as a start"),
        "J": _FRAME_BEFORE,
        "K": _FRAME_AFTER,
    },
    _("Review"): {
        "P": _PREVIOUS,
        "N": _NEXT,
        "L": _LOOK,
        "A": _("accept"),
        "E": _("edit"),
        "X": _("reject, or not"),
        "Z": _("take the last decision back"),
        "J": _FRAME_BEFORE,
        "K": _FRAME_AFTER,
    },
}


class Keys:
    """Shortcuts of Slicer's main window.

    Args:
        panel: the step.
        actions: what is done, by the key's letter.
        buttons: those that a key stands for.
    """

    def __init__(
        self, panel: Panel, actions: Mapping[str, Callable[[], None]], buttons: "Mapping[str, qt.QPushButton]"
    ) -> None:
        self._actions = {key: panel.keyed(action) for key, action in actions.items()}
        self._actions |= {key: panel.pressing(button) for key, button in buttons.items()}
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
    """All keys: a line for each step."""
    return "<br>".join(
        f"{step} – {', '.join(f'{key}: {words}' for key, words in keys.items())}" for step, keys in KEYS.items()
    )
