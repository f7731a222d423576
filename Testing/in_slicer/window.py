"""Slicer's window as scripts go through it: its size, steps, waiting, pictures, and for how long it did not answer."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import qt
import slicer
from SSLSegmentationPlugin.selftest.EventLoop import LONGEST_GAP, EventLoop, Gap

SIZE = (1500, 950)
PANEL_WIDTH = 520
SECONDS = 900.0
MARGIN = 1.5  # a core that others keep busy needs more of its time for the same
SHAPE, STRUCTURES = (36, 256, 256), ("a", "b", "c", "d")  # by which Slicer alone is measured


class Window:
    """The module in Slicer's window.

    Args:
        script: name of the script that goes through it, which is no cause of a gap.
    """

    def __init__(self, script: str) -> None:
        self.widget = slicer.util.getModuleWidget("SSLSegmentation")
        self.logic = self.widget.logic
        self.session = self.logic.session
        self.gaps: list[tuple[str, Gap]] = []
        self.step = "start"
        self._isBusy = False  # with what is no part of the user's way
        self.own = slicersOwn()
        self.loop = EventLoop(self._note, aside=(script, Path(__file__).name))

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
        self._isBusy = True
        slicer.util.mainWindow().grab().save(str(path))
        self.spin(0.5)  # all views are drawn anew
        self._isBusy = False

    def verdict(self) -> None:
        """Say how often and for how long the window did not answer.

        Raises:
            RuntimeError: the main thread computed for longer at a time than is allowed.
        """
        limit = LONGEST_GAP + MARGIN * self.own
        above = [(step, gap) for step, gap in self.gaps if gap.processor > limit]
        longest = max((gap.processor for _, gap in self.gaps), default=0)
        print(f"{len(self.gaps)} gaps above {_ms(LONGEST_GAP)}; of the processor the longest took {_ms(longest)}")
        print(f"allowed: {_ms(limit)}, as Slicer alone takes {_ms(self.own)}; above it: {len(above)}", flush=True)
        if above:
            raise RuntimeError("\n".join(f"{step}: {gap}" for step, gap in above))

    def _note(self, gap: Gap) -> None:
        if self._isBusy:
            return
        self.gaps.append((self.step, gap))
        print(f"gap, {self.step}: {gap}", flush=True)


def slicersOwn() -> float:
    """Seconds of the processor that Slicer alone takes to show a volume and to edit a segmentation of it."""
    scene, pixels = slicer.mrmlScene, np.random.default_rng(0).integers(0, 1000, SHAPE).astype(np.int16)
    begun = time.thread_time()
    volumeNode = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode")
    slicer.util.updateVolumeFromArray(volumeNode, pixels)
    volumeNode.CreateDefaultDisplayNodes()
    segmentationNode = scene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    segmentationNode.CreateDefaultDisplayNodes()
    segmentationNode.SetReferenceImageGeometryParameterFromVolumeNode(volumeNode)
    for name in STRUCTURES:
        segmentationNode.GetSegmentation().AddEmptySegment(name, name)
    slicer.util.setSliceViewerLayers(background=volumeNode, fit=True, rotateToVolumePlane=True)
    editor = slicer.qMRMLSegmentEditorWidget()
    parameterNode = scene.AddNewNodeByClass("vtkMRMLSegmentEditorNode")
    editor.setMRMLSegmentEditorNode(parameterNode)
    editor.setMRMLScene(scene)
    editor.setSegmentationNode(segmentationNode)
    editor.setSourceVolumeNode(volumeNode)
    slicer.app.processEvents()
    taken = time.thread_time() - begun
    editor.setMRMLSegmentEditorNode(None)
    editor.setMRMLScene(None)
    for node in (parameterNode, segmentationNode, volumeNode):
        scene.RemoveNode(node)
    slicer.app.processEvents()
    return taken


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"
