"""``slicer.ScriptedLoadableModule`` and the life of a scripted module: loaded, opened, left, reloaded.

The four classes offer what the real ones offer to a module (Slicer/Base/Python/slicer/ScriptedLoadableModule.py).
"""

from __future__ import annotations

import importlib.util
import logging
import sys
import types
import unittest
from pathlib import Path
from typing import Any

import slicer
from PySide6 import QtGui, QtWidgets

from . import node_widgets
from .rules import errors

module = types.ModuleType("slicer.ScriptedLoadableModule", "The base classes of scripted modules: a test double.")
module.__all__ = []


def _offer(cls: type) -> type:
    cls.__module__ = module.__name__
    setattr(module, cls.__name__, cls)
    setattr(slicer, cls.__name__, cls)
    module.__all__.append(cls.__name__)
    return cls


class Module:
    """What a scripted module gets as its parent and ``slicer.modules.NAME`` is (qSlicerScriptedLoadableModule)."""

    def __init__(self, path: Path):
        self.path, self.name = str(path), path.stem
        self.title, self.categories, self.dependencies, self.contributors = "", [], [], []
        self.helpText = self.acknowledgementText = ""
        self.icon, self.hidden, self.index, self.widgetRepresentationCreationEnabled = QtGui.QIcon(), False, -1, True
        self.associatedNodeTypes: list[str] = []
        self._widget: WidgetRepresentation | None = None

    def widgetRepresentation(self) -> WidgetRepresentation:
        if self._widget is None:
            self._widget = WidgetRepresentation(self)
            self._widget.begin()
        return self._widget

    def resourcePath(self, name: str) -> str:
        return str(Path(self.path).parent / "Resources" / name)

    def close(self) -> None:
        """End the widget as Slicer does on its way out."""
        if self._widget is not None:
            self._widget.end()
            self._widget = None


class WidgetRepresentation(QtWidgets.QWidget):
    """The C++ widget around the Python one: layout, scene, enter, exit (qSlicerScriptedLoadableModuleWidget)."""

    def __init__(self, owner: Module):
        super().__init__()
        self._owner, self._python, self.isEntered, self.developerMode = owner, None, False, False
        box = QtWidgets.QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)

    def self(self) -> Any:
        return self._python

    def mrmlScene(self) -> Any:
        return slicer.mrmlScene

    def begin(self) -> None:
        """Make the Python widget and set it up."""
        script = sys.modules[self._owner.name]
        self._python = getattr(script, f"{self._owner.name}Widget")(self)
        setattr(slicer.modules, f"{self._owner.name}Widget", self._python)
        self._python.setup()

    def reload(self) -> None:
        """Put a new Python widget in the same place, as slicer.util.reloadScriptedModule ends; enter is not called."""
        self.begin()

    def setEntered(self, entered: bool) -> None:
        """Call enter() or exit() of the Python widget, where it has them."""
        if entered != self.isEntered:
            self.isEntered = entered
            hook = getattr(self._python, "enter" if entered else "exit", None)
            if hook:
                hook()

    def end(self) -> None:
        """Leave the module and clean up."""
        self.setEntered(False)
        self._python.cleanup()
        self.deleteLater()


@_offer
class ScriptedLoadableModule:
    """The module: what it is called and where it stands in the menu."""

    def __init__(self, parent: Module):
        self.parent, self.moduleName = parent, type(self).__name__
        parent.title, parent.categories, parent.dependencies = "", [], []
        icons = (
            Path(parent.path).parent / "Resources" / "Icons" / f"{self.moduleName}{end}" for end in (".svg", ".png")
        )
        parent.icon = next((QtGui.QIcon(str(icon)) for icon in icons if icon.is_file()), QtGui.QIcon())
        slicer.selfTests = {**getattr(slicer, "selfTests", {}), self.moduleName: self.runTest}

    def resourcePath(self, name: str) -> str:
        return str(Path(self.parent.path).parent / "Resources" / name)

    def getDefaultModuleDocumentationLink(self, page: str | None = None) -> str:
        return f'<p><a href="{page or self.moduleName}">online documentation</a></p>'

    def runTest(self, msec: int = 100, **keywords: Any) -> None:
        case = getattr(sys.modules[type(self).__module__], f"{self.moduleName}Test")()
        case.messageDelay = msec
        case.runTest(**keywords)


@_offer
class ScriptedLoadableModuleWidget:
    """The module's panel; the part for developers is left out."""

    def __init__(self, parent: Any = None):
        self.moduleName = type(self).__name__.removesuffix("Widget")
        self.developerMode, isOwn = False, parent is None
        if isOwn:
            parent = node_widgets.qMRMLWidget()
            parent.setLayout(QtWidgets.QVBoxLayout())
            parent.setMRMLScene(slicer.mrmlScene)
        self.parent, self.layout = parent, parent.layout()
        if isOwn:
            self.setup()
            self.parent.show()
        slicer.app.moduleManager().connect("moduleAboutToBeUnloaded(QString)", self._onModuleAboutToBeUnloaded)

    def resourcePath(self, name: str) -> str:
        return str(Path(slicer.util.modulePath(self.moduleName)).parent / "Resources" / name)

    def setup(self) -> None:
        """Overridden by the module, which calls this first."""

    def cleanup(self) -> None:
        """Overridden by the module."""

    def _onModuleAboutToBeUnloaded(self, name: str) -> None:
        if name == self.moduleName:
            self.cleanup()
            manager = slicer.app.moduleManager()
            manager.disconnect("moduleAboutToBeUnloaded(QString)", self._onModuleAboutToBeUnloaded)

    def onReload(self) -> None:
        slicer.util.reloadScriptedModule(self.moduleName)


@_offer
class ScriptedLoadableModuleLogic:
    """The module's functions for scripts."""

    def __init__(self, parent: Any = None):
        self.moduleName = type(self).__name__.removesuffix("Logic")
        self.isSingletonParameterNode = True

    def getParameterNode(self) -> Any:
        scene = slicer.mrmlScene
        node = scene.GetSingletonNode(self.moduleName, "vtkMRMLScriptedModuleNode")
        return node or scene.AddNode(self.createParameterNode())

    def createParameterNode(self) -> Any:
        node = slicer.mrmlScene.CreateNodeByClass("vtkMRMLScriptedModuleNode")
        node.UnRegister(None)
        node.SetSingletonTag(self.moduleName)
        node.SetModuleName(self.moduleName)
        node.SetName(slicer.mrmlScene.GenerateUniqueName(self.moduleName))
        return node


@_offer
class ScriptedLoadableModuleTest(unittest.TestCase):
    """The module's self-test."""

    messageDelay = 0

    def __init__(self, *arguments: Any, **keywords: Any):
        super().__init__(*arguments, **keywords)

    def delayDisplay(self, message: str, *_: Any, **__: Any) -> None:
        logging.info(message)

    def runTest(self) -> None:
        """Overridden by the module."""


class ModuleSelector:
    """``mainWindow().moduleSelector()``: opens one module and leaves the one before."""

    def __init__(self) -> None:
        self.selectedModule = ""

    def selectModule(self, name: str) -> None:
        before = slicer.app.moduleManager().module(self.selectedModule)
        if before is not None and hasattr(before, "widgetRepresentation"):
            before.widgetRepresentation().setEntered(False)
        self.selectedModule = name
        now = slicer.app.moduleManager().module(name)
        if now is not None and hasattr(now, "widgetRepresentation"):
            now.widgetRepresentation().setEntered(True)


class MainWindow(QtWidgets.QMainWindow):
    """``slicer.util.mainWindow()``: parent of dialogs, and the module selector."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = ModuleSelector()

    def moduleSelector(self) -> ModuleSelector:
        return self._selector


def load(path: Path) -> Module:
    """Load a scripted module from its file, as Slicer does when it starts: its widget is not made yet."""
    folder = str(path.parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    specification = importlib.util.spec_from_file_location(path.stem, path)
    script = importlib.util.module_from_spec(specification)
    sys.modules[path.stem] = script
    specification.loader.exec_module(script)
    parent = Module(path)
    setattr(slicer.modules, path.stem.lower(), parent)
    setattr(slicer.modules, f"{path.stem}Instance", getattr(script, path.stem)(parent))
    return parent


def open_module(parent: Module) -> Any:
    """Select a loaded module; returns its Python widget. Errors in signals so far are raised."""
    slicer.util.selectModule(parent.name)
    if errors:
        raise errors[0]
    return parent.widgetRepresentation().self()
