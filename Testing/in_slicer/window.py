"""Slicer's window as scripts go through it: its size, steps, waiting, pictures, and for how long it did not answer."""

from __future__ import annotations

import time
from pathlib import Path

import qt
import slicer
from SSLSegmentationPlugin.selftest.Answering import Answering

SIZE = (1500, 950)
PANEL_WIDTH = 520
SECONDS = 900.0


class Window:
    """The module in Slicer's window.

    Args:
        script: name of the script that goes through it, which is no cause of a gap.
    """

    def __init__(self, script: str) -> None:
        self.widget = slicer.util.getModuleWidget("SSLSegmentation")
        self.logic = self.widget.logic
        self.session = self.logic.session
        self.answering = Answering(script, Path(__file__).name)

    def arrange(self) -> None:
        """A window of one size, with room for the module and three slice views."""
        window = slicer.util.mainWindow()
        window.resize(*SIZE)
        slicer.util.setPythonConsoleVisible(False)
        self.widget.tour.end()
        slicer.app.layoutManager().setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)
        dock = window.findChild("QDockWidget", "PanelDockWidget")
        slicer.util.findChild(window, "DataProbeCollapsibleWidget").collapsed = True
        window.resizeDocks([dock], [PANEL_WIDTH], qt.Qt.Horizontal)

    def compute(self, interpreter: str) -> None:
        """Choose the Python that computes; empty: Slicer's."""
        environment = self.logic.environment
        environment.setInterpreter(interpreter)
        self.wait(lambda: environment.state.value in ("ready", "unusable"))

    def panel(self, name: str):
        """The panel of a step, shown."""
        names = [type(panel).__name__ for panel in self.widget.panels]
        self.widget.tabs.currentIndex = names.index(f"{name}Panel")
        self.spin(0.5)
        return self.widget.panels[self.widget.tabs.currentIndex]

    def wait(self, until, seconds: float = SECONDS) -> None:
        """Let Slicer go on until something has happened; a given number of seconds may pass without."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                if seconds < SECONDS:
                    return
                raise RuntimeError(f"Nothing happened for {seconds:.0f} s.")
            self.spin(0.01)

    def spin(self, seconds: float) -> None:
        """Let Slicer go on for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            slicer.app.processEvents()
            time.sleep(0.005)

    def save(self, path: Path) -> None:
        """Save a picture of the window, which is no gap."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.answering.isPaused = True
        slicer.util.mainWindow().grab().save(str(path))
        self.spin(0.5)  # all views are drawn anew
        self.answering.isPaused = False

    def verdict(self) -> None:
        """Say how often and for how long the window did not answer.

        Raises:
            RuntimeError: the main thread computed for longer at a time than is allowed.
        """
        print(self.answering.summary(), flush=True)
        if tooLong := self.answering.tooLong():
            raise RuntimeError("\n".join(tooLong))
