"""All frames of a case in the scene, each with its mask: two sequences and a browser that keeps them in step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import slicer

from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.schema import LabelSchema

from . import SceneNodes
from .Grids import Grid
from .LabelFiles import readLabels
from .Segmentations import newSegmentation
from .Volumes import loadImage


def loadFrames(
    scene: slicer.vtkMRMLScene,
    logic: slicer.vtkSlicerSequencesLogic,
    case: Case,
    masks: Mapping[int, Path],
    schema: LabelSchema,
    name: str,
) -> Iterator[int]:
    """Make nodes of the user's of the frames of a case and their masks; nothing in the project changes with them.

    They come into the scene at the end, all at once: whoever stops before leaves it as it was.

    Args:
        logic: of Slicer's module Sequences; it makes the nodes that show the frame at hand.
        case: a case with frames.
        masks: number of a frame, from 1 → its mask; a frame without one is shown with empty segments.
        schema: of the project.
        name: of the masks.

    Yields:
        How many frames are loaded, after each.

    Returns:
        The browser, whose master are the images, and the nodes that show image and mask of the frame at hand.

    Raises:
        DataError: an image or a mask cannot be read; the scene is as before.
    """
    images, segmentations = slicer.vtkMRMLSequenceNode(), slicer.vtkMRMLSequenceNode()
    views = frames_of(case)
    times = [view.frame.time_ms for view in views]
    isTimed = None not in times and len(set(times)) == len(times)
    for sequence, of in ((images, f"{case.name} frames"), (segmentations, f"{case.name} {name}")):
        sequence.SetName(SceneNodes.freeName(scene, of))
        sequence.SetIndexName("time" if isTimed else "frame")
        sequence.SetIndexUnit("ms" if isTimed else "")
    for view in views:
        aside = slicer.vtkMRMLScene()  # of its own: the user's is not told of each frame
        volumeNode = loadImage(aside, view)
        path = masks.get(view.frame.number)
        labels = None if path is None else readLabels(path, Grid.ofVolume(volumeNode), schema).labels
        segmentationNode = newSegmentation(volumeNode, segmentations.GetName(), schema, labels)
        index = f"{view.frame.time_ms:.10g}" if isTimed else str(view.frame.number)
        for sequence, node in ((images, volumeNode), (segmentations, segmentationNode)):
            SceneNodes.releaseFromCase(node)  # a copy, which nothing is read from
            node.SetName(sequence.GetName())
            sequence.SetDataNodeAtValue(node, index)
        aside.Clear(True)
        yield view.frame.number
    images, segmentations = scene.AddNode(images), scene.AddNode(segmentations)
    browser = scene.AddNewNodeByClass("vtkMRMLSequenceBrowserNode", SceneNodes.freeName(scene, f"{case.name} browser"))
    for sequence in (images, segmentations):
        browser.AddSynchronizedSequenceNode(sequence)
    logic.UpdateProxyNodesFromSequences(browser)
    volumeNode, segmentationNode = browser.GetProxyNode(images), browser.GetProxyNode(segmentations)
    _showEvenly(volumeNode, case)
    segmentationNode.CreateDefaultDisplayNodes()
    return browser, volumeNode, segmentationNode


def _showEvenly(volumeNode: slicer.vtkMRMLScalarVolumeNode, case: Case) -> None:
    """Show all frames with the same brightness."""
    volumeNode.CreateDefaultDisplayNodes()
    if case.intensities is not None:
        low, high = case.intensities.low, case.intensities.high
        display = volumeNode.GetDisplayNode()
        display.SetAutoWindowLevel(False)
        display.SetWindowLevel(max(high - low, 1e-6), (low + high) / 2)
