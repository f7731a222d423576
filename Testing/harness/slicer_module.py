"""What slicer-core leaves out of ``slicer``: the application, its modules, translation, scripted modules."""

from __future__ import annotations

import logging
import sys
import types
from pathlib import Path
from typing import Any

import slicer
from PySide6 import QtCore, QtWidgets

from . import node_widgets, scripted, segment_widgets
from .layouts import LayoutManager
from .rules import errors

VERSION = (5, 13)


class Listeners:
    """``object.connect("signal()", callable)`` for stand-ins that are no QObject; the signals they have are given."""

    def __init__(self, *signals: str):
        self._listeners: dict[str, list] = {signal: [] for signal in signals}

    def connect(self, signal: str, receiver: Any) -> bool:
        self._listeners[signal].append(receiver)
        return True

    def disconnect(self, signal: str, receiver: Any) -> bool:
        if receiver not in self._listeners[signal]:
            return False
        self._listeners[signal].remove(receiver)
        return True

    def emit(self, signal: str, *values: Any) -> None:
        for receiver in list(self._listeners[signal]):
            try:
                receiver(*values)
            except Exception as error:
                errors.append(error)
                raise


class ModuleManager(Listeners):
    """``slicer.app.moduleManager()``: the modules that a test has put into ``slicer.modules``."""

    def __init__(self) -> None:
        super().__init__("moduleLoaded(QString)", "moduleAboutToBeUnloaded(QString)")

    def modulesNames(self) -> tuple:
        return tuple(vars(slicer.modules))

    def module(self, name: str) -> Any:
        return getattr(slicer.modules, name.lower(), None)

    def isDependentModulesLoaded(self, *_: Any) -> bool:
        return True


def forget_repeated_conversions() -> None:
    """Leave one of each rule by which segmentations are converted, as in Slicer, which has one scene all its life.

    Every scene registers them anew; each copy of a segmentation copies them all, the slower the more there are.
    """
    factory, known = slicer.vtkSegmentationConverterFactory.GetInstance(), set()
    for rule in factory.GetConverterRules():
        if rule.GetName() in known:
            factory.UnregisterConverterRule(rule)
        known.add(rule.GetName())


class Application(Listeners):
    """``slicer.app``: what a scripted module asks of qSlicerApplication, and nothing that draws."""

    majorVersion, minorVersion = VERSION
    applicationName, applicationVersion = "Slicer", f"{VERSION[0]}.{VERSION[1]}.0-2026-08-21"
    revision, os, arch, documentationLanguage, documentationVersion = "31053", "linux", "amd64", "en", "latest"
    documentationBaseUrl = "https://slicer.readthedocs.io/en/latest/"
    applicationLocaleName = "en_US"
    temporaryPath = ""
    isInstalled = True

    def __init__(self) -> None:
        super().__init__("startupCompleted()", "aboutToQuit()", "lastWindowClosed()", "mrmlSceneChanged(vtkMRMLScene*)")
        self._layouts, self._modules = LayoutManager(), ModuleManager()
        self._segmentations = self._sequences = None
        self.testing, self.window = False, None
        self._translators: list[QtCore.QTranslator] = []

    def begin(self, folder: Path) -> None:
        """Start a test: an empty scene, an own folder for temporary files and settings, nothing of the test before."""
        slicer.mrmlScene = new_scene()
        # Once this logic exists, segmentations of all representations can be made and converted.
        self._segmentations = slicer.vtkSlicerSegmentationsModuleLogic()
        self._segmentations.SetMRMLScene(slicer.mrmlScene)
        forget_repeated_conversions()
        slicer.modules.segmentations = types.SimpleNamespace(name="Segmentations", logic=lambda: self._segmentations)
        self._sequences = slicer.vtkSlicerSequencesLogic()
        self._sequences.SetMRMLScene(slicer.mrmlScene)
        slicer.modules.sequences = types.SimpleNamespace(
            name="Sequences", logic=lambda: self._sequences, showSequenceBrowser=lambda browser: None
        )
        self.temporaryPath = self.slicerHome = self.extensionsInstallPath = str(folder)
        self._layouts = LayoutManager()
        self._listeners = {signal: [] for signal in self._listeners}
        self._modules, self.testing = ModuleManager(), False
        self.window = scripted.MainWindow()
        QtCore.QSettings.setDefaultFormat(QtCore.QSettings.IniFormat)
        QtCore.QSettings.setPath(QtCore.QSettings.IniFormat, QtCore.QSettings.UserScope, str(folder))

    def end(self) -> None:
        """End a test as Slicer ends: modules clean up, widgets go, then the scene."""
        for module in list(vars(slicer.modules).values()):
            if isinstance(module, scripted.Module):
                module.close()
        vars(slicer.modules).clear()
        node_widgets.release()
        self._segmentations.SetMRMLScene(None)
        self._sequences.SetMRMLScene(None)
        self._layouts.close()
        while self._translators:
            QtCore.QCoreApplication.removeTranslator(self._translators.pop())
        for widget in QtWidgets.QApplication.topLevelWidgets():
            widget.deleteLater()
        QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.DeferredDelete)
        QtCore.QCoreApplication.processEvents()
        slicer.mrmlScene.Clear(True)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(
            f"slicer.app.{name}: not in the harness. Check it in qSlicerApplication.h and add it there."
        )

    def mrmlScene(self) -> Any:
        return slicer.mrmlScene

    def layoutManager(self) -> LayoutManager:
        return self._layouts

    def moduleManager(self) -> ModuleManager:
        return self._modules

    def settings(self) -> QtCore.QSettings:
        return QtCore.QSettings()

    userSettings = revisionUserSettings = settings

    def processEvents(self, *_: Any) -> None:
        QtCore.QCoreApplication.processEvents()

    def testingEnabled(self) -> bool:
        return self.testing

    def translate(self, context: str, text: str, *_: Any) -> str:
        return QtCore.QCoreApplication.translate(context, text)

    @property
    def speaks(self) -> bool:
        """Whether a language is loaded; without one, nothing has to be looked for."""
        return bool(self._translators)

    def loadTranslations(self, folder: str) -> None:
        """Those of :attr:`applicationLocaleName`, else those of its language alone, as Slicer does."""
        names = (self.applicationLocaleName, self.applicationLocaleName.split("_")[0])
        found = next(filter(None, (sorted(Path(folder).glob(f"*{name}.qm")) for name in names)), ())
        for path in found:
            translator = QtCore.QTranslator()
            if not QtCore.QTranslator.load(translator, str(path)):
                raise OSError(f"The translations in {path} could not be loaded.")
            QtCore.QCoreApplication.installTranslator(translator)
            self._translators.append(translator)

    def palette(self, *_: Any) -> Any:
        return QtWidgets.QApplication.palette()

    def style(self) -> Any:
        return QtWidgets.QApplication.style()

    def font(self) -> Any:
        return QtWidgets.QApplication.font()

    def clipboard(self) -> Any:
        return QtWidgets.QApplication.clipboard()

    def topLevelWidgets(self) -> tuple:
        return tuple(QtWidgets.QApplication.topLevelWidgets())

    def setOverrideCursor(self, cursor: Any) -> None:
        QtWidgets.QApplication.setOverrideCursor(cursor)

    def restoreOverrideCursor(self) -> None:
        QtWidgets.QApplication.restoreOverrideCursor()

    def keyboardModifiers(self) -> Any:
        return QtWidgets.QApplication.keyboardModifiers()

    def restart(self) -> None:
        raise AssertionError("The module asked Slicer to restart.")

    def pauseRender(self) -> None:
        """Nothing is rendered."""

    resumeRender = pauseRender

    def moduleDocumentationUrl(self, name: str) -> str:
        return f"{self.documentationBaseUrl}user_guide/modules/{name.lower()}.html"


def new_scene() -> Any:
    """A scene with what Slicer's has from the start: selection, interaction, crosshair; subject hierarchy."""
    scene = slicer.vtkMRMLScene()
    singletons = {"vtkMRMLSelectionNode": "Singleton", "vtkMRMLInteractionNode": "Singleton"}
    for name, tag in (singletons | {"vtkMRMLCrosshairNode": "default"}).items():
        node = getattr(slicer, name)()
        node.SetSingletonTag(tag)
        scene.AddNode(node)
    slicer.vtkMRMLSubjectHierarchyNode.ResolveSubjectHierarchy(scene)
    return scene


def _translation() -> types.ModuleType:
    module = types.ModuleType("slicer.i18n", "Texts come back as they are until a test loads a language.")

    def context(frame: types.FrameType) -> str:
        path = Path(frame.f_code.co_filename)
        return f"{path.parent.name}.{path.stem}" if (path.parent / "__init__.py").is_file() else path.stem

    def tr(text: str) -> str:
        return slicer.app.translate(context(sys._getframe(1)), text) if slicer.app.speaks else text

    module.tr = tr
    module.translate = lambda context, text: slicer.app.translate(context, text)
    return module


def _packaging() -> types.ModuleType:
    module = types.ModuleType("slicer.packaging", "Notes what would be installed; a test must not install anything.")
    module.installed = []

    def pip_install(requirements: Any, *_: Any, **__: Any) -> None:
        module.installed.append(requirements)

    module.pip_install = module.pip_ensure = pip_install
    module.pip_uninstall = pip_install
    return module


def install() -> None:
    """Add everything to the package ``slicer`` and to its submodules."""
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    slicer.app = Application()
    slicer.mrmlScene = new_scene()
    slicer.modules = types.SimpleNamespace()
    slicer.moduleNames = types.SimpleNamespace()
    for place in (node_widgets, segment_widgets):
        for name, value in vars(place).items():
            if name.startswith(("qMRML", "qSlicer")):
                setattr(slicer, name, value)
    for module in (_translation(), _packaging(), scripted.module):
        sys.modules[module.__name__] = module
        setattr(slicer, module.__name__.split(".")[1], module)
    slicer.qSlicerScriptedLoadableModuleWidget = scripted.WidgetRepresentation
    slicer.util.mainWindow = lambda: slicer.app.window
