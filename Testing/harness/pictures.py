"""One application without a screen, readable fonts, and pictures of widgets as PNG."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import matplotlib
from PySide6 import QtCore, QtGui, QtWidgets

WIDTH = 460  # of Slicer's module panel, in pixels


def _message(kind: QtCore.QtMsgType, _context: QtCore.QMessageLogContext, text: str) -> None:
    if "does not support propagateSizeHints" not in text:
        print(f"{kind.name}: {text}", file=sys.stderr)


def application() -> QtWidgets.QApplication:
    """The one application of this process; the fonts come with matplotlib, for a platform without a screen has none."""
    existing = QtWidgets.QApplication.instance()
    if existing is not None:
        return existing
    QtCore.qInstallMessageHandler(_message)
    created = QtWidgets.QApplication(["Slicer"])
    QtCore.QCoreApplication.setOrganizationName("NA-MIC")
    QtCore.QCoreApplication.setApplicationName("Slicer")
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSansMono.ttf"):
        QtGui.QFontDatabase.addApplicationFont(str(fonts / name))
    QtWidgets.QApplication.setFont(QtGui.QFont("DejaVu Sans", 9))
    QtWidgets.QApplication.setStyle("Fusion")
    return created


def folder() -> Path | None:
    """Where pictures are to be kept: the environment variable SSLSEG_PICTURES, or None."""
    wanted = os.environ.get("SSLSEG_PICTURES")
    return Path(wanted) if wanted else None


def save(widget: QtWidgets.QWidget, path: Path, height: int | None = None) -> Path:
    """Draw a widget at the width of Slicer's module panel, as high as it wants to be or as given; returns the path."""
    widget.setFixedWidth(WIDTH)
    widget.show()
    QtWidgets.QApplication.processEvents()
    layout = widget.layout()
    wanted = layout.totalHeightForWidth(WIDTH) if layout is not None and layout.hasHeightForWidth() else -1
    widget.resize(WIDTH, height or max(wanted, widget.sizeHint.height() if not callable(widget.sizeHint) else 0, 60))
    QtWidgets.QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"The picture {path} could not be written.")
    return path
