"""How long Slicer's window did not answer while somebody goes through the module, and whether that is too long.

What is too long is measured by Slicer itself: the limit is what people notice, and what Slicer alone takes to show a
volume and to edit a segmentation. Of a gap the main thread's time on the processor counts, so that a busy computer
does not decide.
"""

import time
from pathlib import Path

import numpy as np
import slicer

from .EventLoop import LONGEST_GAP, EventLoop, Gap

MARGIN = 1.5  # a core that others keep busy needs more of its time for the same
SHAPE, STRUCTURES = (36, 256, 256), ("a", "b", "c", "d")  # by which Slicer alone is measured


class Answering:
    """Watches from when it is made until :meth:`end`.

    Args:
        aside: names of files that go through the module and are no cause of a gap.
    """

    def __init__(self, *aside: str) -> None:
        self.step = "start"
        self.gaps: list[tuple[str, Gap]] = []
        self.isPaused = False  # what is done is no part of the user's way
        self._own = slicersOwn()
        self._loop = EventLoop(self._note, (*aside, Path(__file__).name))

    def forget(self) -> None:
        """What was done since the last beat is no gap."""
        self._loop.forget()

    def end(self) -> None:
        """Watch no longer."""
        self._loop.end()

    @property
    def limit(self) -> float:
        """Seconds that the main thread may compute without answering."""
        return LONGEST_GAP + MARGIN * self._own

    def tooLong(self) -> list[str]:
        """Each gap that is too long, with its step and its causes."""
        return [f"{step}: {gap}" for step, gap in self.gaps if gap.processor > self.limit]

    def summary(self) -> str:
        """How often and for how long the window did not answer, and what is allowed, for people."""
        longest = max((gap.processor for _, gap in self.gaps), default=0)
        return (
            f"{len(self.gaps)} gaps above {_ms(LONGEST_GAP)}; of the processor the longest took {_ms(longest)}. "
            f"Allowed: {_ms(self.limit)}, as Slicer alone takes {_ms(self._own)}; above it: {len(self.tooLong())}"
        )

    def _note(self, gap: Gap) -> None:
        if not self.isPaused:
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
