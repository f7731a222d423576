"""The module ``qt`` of the harness: the classes that PythonQt gives Slicer, taken from PySide6."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

from . import rules
from .dialogs import dialogs


class _QtNamespace:
    """``qt.Qt``: enumeration values by their short names, as PythonQt has them."""

    def __getattr__(self, name: str) -> Any:
        if name in rules.TABLE["Qt"]["enums"] and hasattr(QtCore.Qt, name):
            return getattr(QtCore.Qt, name)
        raise AttributeError(f"qt.Qt has no {name!r} in PythonQt: values are reached directly, as qt.Qt.AlignLeft.")


def _class(name: str) -> Any:
    if name == "Qt":
        return _QtNamespace()
    if name not in rules.TABLE or "base" in rules.TABLE[name]:
        raise AttributeError(
            f"qt.{name}: not in PythonQt, or not yet in the harness (QT in tabulate.py lists its classes)."
        )
    return next(getattr(place, name) for place in rules.MODULES if hasattr(place, name))


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _class(name)
        setattr(self, name, value)
        return value


def _single_shot(milliseconds: int, receiver: Callable) -> None:
    """``QTimer.singleShot`` as Slicer redefines it (slicerqt.py)."""
    timer = QtCore.QTimer(QtCore.QCoreApplication.instance())
    timer.setSingleShot(True)
    rules.Signal(timer, "timeout").connect(receiver)
    rules.Signal(timer, "timeout").connect(timer.deleteLater)
    timer.start(milliseconds)


def _exec(dialog: QtWidgets.QDialog, *_: Any) -> Any:
    """Note the dialog instead of opening it. A message with no more than one button needs no answer."""
    text = next((str(getattr(dialog, name)) for name in ("text", "labelText") if hasattr(dialog, name)), "")
    buttons = dialog.standardButtons if isinstance(dialog, QtWidgets.QMessageBox) else None
    choices = []
    if isinstance(dialog, QtWidgets.QMessageBox):  # "Show details" is no choice
        choices = [b for b in dialog.buttons() if dialog.buttonRole(b) != QtWidgets.QMessageBox.ActionRole]
    single = isinstance(dialog, QtWidgets.QMessageBox) and len(choices) <= 1
    details = {"dialog": dialog, "buttons": buttons}
    if isinstance(dialog, QtWidgets.QMessageBox):
        details.update(icon=dialog.icon, detailed=dialog.detailedText, informative=dialog.informativeText)
    answer = dialogs.ask(type(dialog).__name__, text, dialog.windowTitle, needs_answer=not single, **details)
    return QtWidgets.QMessageBox.Ok if answer is None else answer


def _asking(kind: str, *names: str) -> Callable:
    """A static function of a dialog class: notes its arguments, returns the answer as PythonQt returns it."""

    def ask(_parent: Any = None, *arguments: Any) -> Any:
        given = dict(zip(names, arguments, strict=False))
        title = given.pop("title", "")
        return dialogs.ask(kind, str(given.pop("text", "")), title, **given)

    return staticmethod(ask)


def _replace() -> None:
    QtCore.QTimer.singleShot = staticmethod(_single_shot)
    for cls in (QtWidgets.QDialog, QtWidgets.QMessageBox, QtWidgets.QFileDialog, QtWidgets.QInputDialog):
        cls.exec = cls.exec_ = _exec
    for name in ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        setattr(QtWidgets.QFileDialog, name, _asking(f"QFileDialog.{name}", "title", "directory", "filter"))
    for name in ("question", "information", "warning", "critical"):
        setattr(QtWidgets.QMessageBox, name, _asking(f"QMessageBox.{name}", "title", "text", "buttons"))
    for name in ("getText", "getInt", "getDouble", "getItem", "getMultiLineText"):
        setattr(QtWidgets.QInputDialog, name, _asking(f"QInputDialog.{name}", "title", "text", "more"))
    QtWidgets.QColorDialog.getColor = _asking("QColorDialog.getColor", "color", "title")
    QtWidgets.QMenu.exec = QtWidgets.QMenu.exec_ = lambda menu, *_: dialogs.ask("QMenu", menu.title)
    QtGui.QDesktopServices.openUrl = staticmethod(
        lambda url: dialogs.ask("QDesktopServices.openUrl", url.toString(), needs_answer=False) or True
    )


rules.guard_all()
_replace()
module = _Module("qt", "PySide6 as PythonQt: a test double (see the package harness).")
