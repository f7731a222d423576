"""Steps of the self-test: which case first, drafts, what is like a place, learning that goes on."""

import slicer

from SSLSegmentationLib.jobs.states import JobState

from ..scene import AlikeOverlay, DraftPreview, Views
from ..scene.SegmentArrays import voxelCount
from .Means import panel, reason, rest, say, wait


def startHere(test, widget, seconds: float) -> None:
    """Open the case that is suggested first, at its first slice."""
    say(test, "Which case first, in which slices, and why")
    annotate = panel(widget, "Annotate")
    suggestions = widget.logic.suggestions
    wait(widget, lambda: not suggestions.isAsking, seconds)
    test.assertEqual(suggestions.failure, "")
    test.assertEqual(len(annotate.startHere.map.dots), len(widget.logic.session.cases()))
    one = suggestions.suggested[0]
    annotate.startHere.table.widget.cellClicked(0, 0)
    annotations = widget.logic.annotations
    test.assertEqual(annotations.case.id, one.caseId)
    test.assertIn(Views.shownSlice(annotations.volumeNode, annotations.axis), one.inViews(annotations.case))


def useDraft(test, widget, caseId: str, seconds: float) -> None:
    """See the draft of a case that nobody has annotated, use it, and take it back."""
    say(test, "A draft in a case without annotation")
    annotate, annotations = panel(widget, "Annotate"), widget.logic.annotations
    annotate.onCaseChosen(caseId)
    rest()

    def preview():
        return DraftPreview.findDraft(slicer.mrmlScene, annotations.case)

    wait(widget, lambda: annotate.drafting.failure or preview() is not None, seconds)
    test.assertEqual(annotate.drafting.failure, "")
    test.assertIsNot(preview(), annotations.segmentationNode)
    segment = annotations.segmentationNode.GetSegmentation().GetNthSegment(0)
    annotate.draft.useButton.click()
    rest()
    wait(widget, lambda: voxelCount(segment) > 0, seconds)  # it is taken over once all of it is made
    annotate.editor.editor.undo()
    test.assertEqual(voxelCount(segment), 0)
    test.assertIsNone(widget.logic.session.openedProject().case(caseId).label)


def seeAlike(test, widget, caseId: str, seconds: float) -> None:
    """Point at the middle of a case, see what is alike, and go to where another case is most alike."""
    say(test, "What is like the place under the mouse")
    annotate, annotations = panel(widget, "Annotate"), widget.logic.annotations
    annotate.onCaseChosen(caseId)
    rest()
    box = annotate.alike
    box.checkBox.click()
    rest()
    isHeld, box._isShiftHeld = box._isShiftHeld, lambda: True  # a test has no keyboard
    try:
        _pointAtMiddle(annotations.volumeNode)
        wait(widget, lambda: AlikeOverlay.isShown(slicer.mrmlScene), seconds)
        wait(widget, lambda: box.goButton.enabled, seconds)
        box._isShiftHeld = lambda: False
        wait(widget, lambda: not AlikeOverlay.isShown(slicer.mrmlScene), seconds)
        box.goButton.click()
        rest()
        test.assertNotEqual(annotations.case.id, caseId)
        wait(widget, lambda: AlikeOverlay.isShown(slicer.mrmlScene), seconds)  # of what was pointed at before
    finally:
        box._isShiftHeld = isHeld
        box.checkBox.click()
        rest()
    test.assertFalse(AlikeOverlay.isShown(slicer.mrmlScene))


def _pointAtMiddle(volumeNode) -> None:
    """Put the cursor, as a mouse does, into the middle of the first view, in which the volume's own middle is shown."""
    Views.showPlace(volumeNode, [(extent - 1) / 2 for extent in volumeNode.GetImageData().GetDimensions()])
    manager = slicer.app.layoutManager()
    view = manager.sliceWidget(manager.sliceViewNames()[0]).mrmlSliceNode()
    width, height, _depth = view.GetDimensions()
    crosshair = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
    crosshair.SetCursorPositionXYZ([width / 2, height / 2, 0.0], view)


def keepLearning(test, widget, seconds: float) -> None:
    """Have a model published, from the strip."""
    say(test, "Keep learning is switched on, publishes a model, and is switched off")
    box, learning = widget.strip.learnBox, widget.logic.learning
    test.assertTrue(box.enabled, box.toolTip)
    box.click()
    rest()
    wait(widget, lambda: (learning.entry.view.result or {}).get("number") or learning.entry.view.state.ended, seconds)
    test.assertTrue(learning.isOn, reason(learning.entry))
    test.assertIn("model 1", widget.strip.learnLabel.text)
    box.click()
    rest()
    wait(widget, lambda: learning.entry.view.state.ended, seconds)
    test.assertEqual(learning.entry.view.state, JobState.STOPPED, reason(learning.entry))
    test.assertFalse(box.checked)
