"""Segment MRI with a handful of annotations: the module of 3D Slicer on top of SSLSegmentationLib.

Nothing here loads torch: whatever computes runs in a job of its own, which Slicer does not wait for.
"""

import logging
import sys
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin
from SSLSegmentationPlugin.session.Logic import SSLSegmentationLogic

_HERE = Path(__file__).resolve().parent
if not (_HERE / "SSLSegmentationLib").is_dir():  # in a source tree the library lies beside the module's folder
    sys.path.append(str(_HERE.parent))

# All steps side by side in a panel as narrow as Slicer's: a style's own tabs are wider.
_TABS = """
QTabBar::tab { padding: 4px 5px; border: 1px solid palette(mid); border-bottom: none; background: palette(button);
    border-top-left-radius: 3px; border-top-right-radius: 3px; margin-top: 2px; }
QTabBar::tab:selected { background: palette(base); margin-top: 0; }
"""
_DOCUMENTATION = "https://github.com/SSLSegmentation/SlicerSSLSegmentation#readme"


class SSLSegmentation(ScriptedLoadableModule):
    """What Slicer's module finder shows."""

    def __init__(self, parent):
        from SSLSegmentationPlugin.text.Translations import load

        ScriptedLoadableModule.__init__(self, parent)
        load()  # before the files below session/, many of whose texts are made when they are read
        parent.title = _("SSL Segmentation")
        parent.categories = [translate("qSlicerAbstractCoreModule", "Segmentation")]
        parent.dependencies = ["Segmentations", "SubjectHierarchy", "Terminologies", "Volumes"]
        parent.contributors = ["SSLSegmentation developers"]
        parent.helpText = helpText()
        parent.acknowledgementText = _(
            "The first method follows Umapathy et al., 2022 (arXiv:2205.13109). Built on PyTorch, MONAI and SimpleITK."
        )
        slicer.app.connect("startupCompleted()", registerSampleData)


def helpText():
    """What Slicer shows under *Help*."""
    from SSLSegmentationPlugin.widgets.Keys import keysText

    text = _(
        "Segment MRI with a handful of annotations: outline a few slices, look at the drafts in all other volumes, "
        "correct, let a network learn, repeat. Everything stays on this computer. For research, not a medical device. "
        'See the <a href="{url}">tutorial</a>.<br>Keys:<br>{keys}<br>Shift with the mouse over a slice in '
        "Annotate, if it is switched on there: what is alike lights up, and is found in the other cases."
    )
    return text.format(url=_DOCUMENTATION, keys=keysText())


def registerSampleData():
    """Add public MRI and the offline cohort to the Sample Data module."""
    from SSLSegmentationPlugin.session.SampleData import register

    register()


class SSLSegmentationWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """A strip that is always visible, and one tab per step. The steps are in ``SSLSegmentationPlugin/panels``."""

    def __init__(self, parent=None):
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panels = []
        ScriptedLoadableModuleWidget.__init__(self, parent)  # the last: without a parent, it sets itself up

    def setup(self):
        """Make the widgets. Nothing is imported or installed; in the scene, only what was open before is.

        Slicer's Reload calls this and not :meth:`enter`, also while the module is shown.
        """
        ScriptedLoadableModuleWidget.setup(self)
        from SSLSegmentationPlugin.panels import PANELS
        from SSLSegmentationPlugin.session.JobWatcher import JobWatcher
        from SSLSegmentationPlugin.session.ProblemReport import collected
        from SSLSegmentationPlugin.session.Reopening import openAgain
        from SSLSegmentationPlugin.session.ScenePlace import ScenePlace
        from SSLSegmentationPlugin.widgets.HelpButton import HelpButton
        from SSLSegmentationPlugin.widgets.PlaceBox import PlaceBox
        from SSLSegmentationPlugin.widgets.ReportWindow import ReportWindow
        from SSLSegmentationPlugin.widgets.StatusStrip import StatusStrip
        from SSLSegmentationPlugin.widgets.Tour import Tour

        self.logic = SSLSegmentationLogic()
        self.panels = [panel(self.logic) for panel in PANELS]
        self.strip = StatusStrip(self.logic.session, self.logic.environment, self.nextStep, self.logic.learning)
        self.layout.addWidget(self.strip.widget)
        self.tour = Tour(self.logic.session.store, self.parent, self.placeInTour)
        self.report = ReportWindow(lambda: collected(self.logic.session, self.logic.environment))
        titles = {type(panel).__name__: panel.title for panel in self.panels}
        self.help = HelpButton(titles, self.shownStep, self.tour.begin, self.report.show)
        self.strip.addHelp(self.help.widget)
        self.place = ScenePlace(self.logic.session, self.logic.recentProjects, self.shownStep)
        self.place.onMoved = self.showAgain
        self.strip.addRow(PlaceBox(self.place).widget)
        self.tabs = qt.QTabWidget()
        self.tabs.tabBar().setStyleSheet(_TABS)
        for panel in self.panels:
            area = qt.QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(qt.QFrame.NoFrame)
            area.setWidget(panel.widget)
            self.tabs.addTab(area, panel.title)
        self.layout.addWidget(self.tabs)
        self._shown = None
        self.watcher = JobWatcher(self.logic.session, self.parent)
        self._notOpened = ""
        self.tabs.currentIndex = openAgain(self.parent, self.logic.session, self.tellOfReopening)
        self.tabs.currentChanged.connect(self.onStepChanged)
        self.logic.session.observe("step", self.onStepAsked)
        self.addObserver(slicer.mrmlScene, slicer.mrmlScene.StartCloseEvent, self.onSceneStartClose)
        self.addObserver(slicer.mrmlScene, slicer.mrmlScene.EndCloseEvent, self.onSceneEndClose)
        self.addObserver(slicer.mrmlScene, slicer.mrmlScene.EndImportEvent, self.onSceneEndImport)
        if getattr(self.parent, "isEntered", True):  # a widget of its own, outside of Slicer's panel, is not told
            self.enter()
        else:
            self.panels[self.tabs.currentIndex].refresh()
            self.strip.refresh()
        if self._notOpened:  # the step has only now been shown, without messages of before
            self.panels[0].warn(self._notOpened)
        self.place.onSceneLoaded()

    def cleanup(self):
        """The module goes away (Slicer closes, or Reload). Jobs go on."""
        self.removeObservers()
        if self.logic is None:
            return
        from SSLSegmentationPlugin.session.Reopening import keepOpened

        keepOpened(self.parent, self.logic.session, self.tabs.currentIndex)
        panels = [panel.cleanup for panel in self.panels]
        aids = (self.place.cleanup, self.tour.end, self.help.cleanup, self.report.close)
        for end in (self.exit, *aids, *panels, self.strip.cleanup, self.watcher.cleanup, self.logic.cleanup):
            try:
                end()
            except Exception:  # the rest all the same: above all the project's lock, which Reload wants to have
                logging.exception("Something of the module could not be put away.")
        self.logic = None
        for widget in (self.strip.widget, self.tabs):  # Reload only hides them
            widget.deleteLater()

    def onReload(self):
        """The developer's Reload: Slicer reads only this script anew; so the files beside it are forgotten first."""
        for name in [name for name in sys.modules if name.split(".")[0] == "SSLSegmentationPlugin"]:
            del sys.modules[name]
        super().onReload()

    def tellOfReopening(self, text):
        """Say why the project of before is not open, or nothing any more."""
        self._notOpened = text
        self.panels[0].warn(text)

    def enter(self):
        """The user has come to this module."""
        self.watcher.start()
        self.onStepChanged()
        self.tour.beginOnce()

    def exit(self):
        """The user has gone to another module."""
        self.watcher.stop()
        if self._shown is not None:
            self._shown.exit()
            self._shown = None

    def onStepChanged(self, *_arguments):
        """Another tab is shown."""
        if self._shown is not None:
            self._shown.exit()
        self._shown = self.panels[self.tabs.currentIndex]
        self._shown.enter()
        self.strip.refresh()
        self.place.keep()

    def onStepAsked(self):
        """One step sends the user to another."""
        names = [type(panel).__name__ for panel in self.panels]
        if self.logic.session.step in names:  # a scene of another version may ask for one that is not here
            self.tabs.currentIndex = names.index(self.logic.session.step)

    def onSceneStartClose(self, caller, event):
        """Nodes go away; jobs and the project do not."""
        for panel in self.panels:
            panel.onSceneStartClose()

    def onSceneEndClose(self, caller, event):
        """The scene is empty."""
        for panel in self.panels:
            panel.onSceneEndClose()
        self.place.onSceneClosed()

    def onSceneEndImport(self, caller, event):
        """Nodes of another scene were added."""
        for panel in self.panels:
            panel.onSceneEndImport()
        if self.place.onSceneLoaded():
            self.showAgain()

    def showAgain(self):
        """Another case is at hand, in the step that is shown perhaps."""
        if self._shown is not None:
            self.onStepChanged()

    def shownStep(self):
        """Class name of the panel that is shown."""
        return type(self.panels[self.tabs.currentIndex]).__name__

    def placeInTour(self, name):
        """What a bubble of the tour points at: a widget, and a rectangle in it."""
        if name in ("strip", "help"):
            widget = self.strip.widget if name == "strip" else self.help.widget
            return widget, widget.rect
        names = [type(panel).__name__ for panel in self.panels]
        return self.tabs.tabBar(), self.tabs.tabBar().tabRect(names.index(name))

    def nextStep(self):
        """One line that says what to do next."""
        from SSLSegmentationPlugin.widgets.NextStep import nextStep

        return nextStep(self.panels, self.logic.session)


class SSLSegmentationTest(ScriptedLoadableModuleTest):
    """Slicer's Self Tests run this."""

    def runTest(self):
        """All tests."""
        from SSLSegmentationPlugin.selftest import SelfTest

        for test in SelfTest.TESTS:
            slicer.mrmlScene.Clear(0)
            test(self)
