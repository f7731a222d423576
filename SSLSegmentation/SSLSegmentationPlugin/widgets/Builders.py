"""Widgets that all steps make in the same way, and the looks that they share."""

from collections.abc import Callable, Iterable

import qt
from slicer.i18n import tr as _

#: Styles of words that tell of a problem, of what deserves a second look, and that all is well.
RED, AMBER, GREEN = "color: #b3261e;", "color: #8a5a00;", "color: #1b6e2c;"
#: The same on a dark ground.
_LIGHTER = {RED: "color: #ff8a80;", AMBER: "color: #ffca6b;", GREEN: "color: #7bd88f;"}


def inTheme(style: str) -> str:
    """A style as it can be read in Slicer's light or dark theme."""
    palette = qt.QApplication.palette()
    isDark = palette.color(qt.QPalette.Window).lightness() < palette.color(qt.QPalette.WindowText).lightness()
    return _LIGHTER.get(style, style) if isDark else style


def textLabel(text: str = "", style: str = "", *, selectable: bool = False) -> "qt.QLabel":
    """Words that go on in the next line instead of making the panel wider."""
    label = qt.QLabel(text)
    label.wordWrap = True
    label.styleSheet = inTheme(style)
    if selectable:
        label.setTextInteractionFlags(qt.Qt.TextSelectableByMouse)
    return label


def heading(text: str) -> "qt.QLabel":
    """A heading within a panel."""
    label = qt.QLabel(f"<b>{text}</b>")
    label.setContentsMargins(0, 6, 0, 0)
    return label


def narrowChooser(toolTip: str = "", letters: int = 20) -> "qt.QComboBox":
    """A combo box whose long entries do not make the panel wider."""
    chooser = qt.QComboBox()
    chooser.sizeAdjustPolicy = qt.QComboBox.AdjustToMinimumContentsLengthWithIcon
    chooser.minimumContentsLength = letters
    chooser.toolTip = toolTip
    return chooser


def bodyOf(section: "qt.QWidget") -> "qt.QVBoxLayout":
    """Rows within a section that folds.

    They are in one child: the section shows and hides its children by itself, whatever we have hidden among them.
    """
    # By itself, an open section would be as wide as its longest words would like to be, though they can be wrapped.
    section.setSizePolicy(qt.QSizePolicy.Preferred, qt.QSizePolicy.Preferred)
    body = qt.QWidget()
    qt.QVBoxLayout(section).addWidget(body)
    rows = qt.QVBoxLayout(body)
    rows.setContentsMargins(0, 0, 0, 0)
    return rows


def controlsRow() -> "tuple[qt.QWidget, qt.QHBoxLayout]":
    """A row of controls that can be hidden as one: the widget, and the layout that takes them."""
    widget = qt.QWidget()
    row = qt.QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    return widget, row


def rowOf(*controls: "qt.QWidget") -> "qt.QHBoxLayout":
    """Controls side by side."""
    row = qt.QHBoxLayout()
    for control in controls:
        row.addWidget(control)
    return row


def timer(milliseconds: int, slot: Callable[..., None]) -> "qt.QTimer":
    """A timer that is not running yet."""
    made = qt.QTimer()
    made.setInterval(milliseconds)
    made.timeout.connect(slot)
    return made


def fileFilter(what: str, endings: Iterable[str]) -> str:
    """What a file dialog offers: files of these endings, called ``what``, or all."""
    everything = _("All files")
    return f"{what} ({' '.join(f'*{ending}' for ending in endings)});;{everything} (*)"


def showProgress(bar: "qt.QProgressBar", done: int | None, total: int | None, text: str) -> None:
    """Show how far something is; without a total that it is busy.

    Drawn with all else that has changed: a bar that gets a value would draw itself at once, and have the window sent to
    the screen once more.
    """
    bar.updatesEnabled = False
    bar.maximum = total or 0
    bar.value = done or 0
    bar.setFormat(text)
    bar.updatesEnabled = True


def setEnabled(widget: "qt.QWidget", reason: str = "") -> None:
    """Enable a control, or disable it and say why in its tooltip."""
    widget.enabled = not reason
    widget.toolTip = reason or widget.property("enabledToolTip") or ""
