"""Steps of the self-test on a case with frames: a sequence of the scene, two of its frames drawn on, all predicted."""

import numpy as np
import slicer

from SSLSegmentationLib.project import frames_of

from ..scene.Grids import Grid
from ..scene.Segmentations import setLabels
from .Means import jobOf, panel, rest, say, wait

_RADII = (1.0, 0.8, 0.6, 0.8)  # of a ball that beats


def addCine(test, widget, seconds: float) -> str:
    """Add a sequence of the scene, which becomes one case; returns its id."""
    say(test, "A sequence of the scene becomes a case with frames")
    z, y, x = np.mgrid[:10, :32, :32]
    random = np.random.default_rng(1)
    sequence = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSequenceNode", "Beating ball")
    sequence.SetIndexName("time")
    sequence.SetIndexUnit("ms")
    for number, radius in enumerate(_RADII):
        ball = ((z - 5) / 4) ** 2 + ((y - 16) / 9) ** 2 + ((x - 16) / 9) ** 2 < radius**2
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", f"Frame {number}")
        slicer.util.updateVolumeFromArray(node, (300 * ball + 40 * random.random(ball.shape) + 100).astype(np.int16))
        node.SetSpacing(1.5, 1.5, 8.0)
        sequence.SetDataNodeAtValue(node, f"{50 * number}")
        slicer.mrmlScene.RemoveNode(node)
    before = {case.id for case in widget.logic.session.cases()}
    data = panel(widget, "Data")
    data.askScene()
    test.assertEqual(data.picker.checkedNodes(), [sequence])
    data.picker.addButton.click()
    rest()
    wait(widget, lambda: not widget.logic.dataImport.running, seconds)
    (case,) = (case for case in widget.logic.session.cases() if case.id not in before)
    test.assertEqual([view.frame.time_ms for view in frames_of(case)], [0.0, 50.0, 100.0, 150.0])
    return case.id


def drawFrames(test, widget, caseId: str) -> None:
    """Outline what is bright in the first and the third frame; the key K goes from one to the next."""
    say(test, "Two of its frames are annotated")
    annotate, annotations = panel(widget, "Annotate"), widget.logic.annotations
    project = widget.logic.session.openedProject()
    annotate.onCaseChosen(caseId)
    rest()
    test.assertFalse(annotate.frames.widget.isHidden())
    for number in (1, 3):
        while annotations.case.frame.number < number:
            annotate.keys.press("K")
        test.assertEqual(annotate.frames.slider.value, number)
        test.assertIs(annotate.editor.editor.segmentationNode(), annotations.segmentationNode)
        pixels = slicer.util.arrayFromVolume(annotations.volumeNode)
        bright = (pixels > (float(pixels.min()) + float(pixels.max())) / 2).astype(np.uint8) * project.schema.values[0]
        setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), project.schema, bright)
        annotate.complete.volumeButton.click()
        rest()
    labels = [view.label is not None for view in frames_of(project.case(caseId))]
    test.assertEqual(labels, [True, False, True, False])


def reviewFrames(test, widget, caseId: str, model: str, seconds: float) -> None:
    """Predict all frames, see their volumes over time, play them, and accept one."""
    say(test, "Its frames are predicted, measured over time, played, and one is accepted")
    review = panel(widget, "Review")
    review.modelChooser.currentIndex = review.modelChooser.findData(model)
    review.refresh()
    review.table.select([caseId])
    rest()
    jobOf(test, widget, review.selectedButton, seconds)
    wait(widget, lambda: all(one.path is not None for one in review.list.case.reviews), seconds)
    review.list.select(f"{caseId}@2")
    box = review.curve
    wait(widget, lambda: not box.curves.isMeasuring, seconds)
    test.assertIsNotNone(box.curve, box.label.text)
    box.structure.currentIndex = 1
    box.structure.activated(1)
    test.assertEqual((box.ejection.end_diastole, box.ejection.end_systole), (1, 3), box.label.text)
    box.smallestButton.click()
    rest()
    test.assertEqual(review.list.one.case.frame.number, 3)
    browsers = slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLSequenceBrowserNode")
    review.frames.button.click()
    rest()
    wait(widget, lambda: not review.frames.isLoading, seconds)
    test.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLSequenceBrowserNode"), browsers + 1)
    review.keys.press("J")
    test.assertEqual(review.list.one.case.frame.number, 2)
    review.decisions.acceptButton.click()
    rest()
    label = widget.logic.session.openedProject().case(f"{caseId}@2").label
    test.assertEqual(label.source, f"accepted prediction of {model}")
