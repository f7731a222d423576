"""Steps of the self-test on flat images: made of volumes, drawn on, learnt, predicted, accepted."""

import numpy as np
import slicer

from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.Segmentations import setLabels
from .Means import jobOf, panel, rest, say, wait


def makeFlatImages(test, widget, caseIds, seconds: float) -> None:
    """Make the flat image of each case of its own volume, from front to back."""
    say(test, "Volumes are projected onto flat images")
    data = panel(widget, "Data")
    for caseId in caseIds:
        data.table.select([caseId])
        rest()
        data.flat.show()
        row = next(row for row in range(3) if data.flat.direction.itemText(row).startswith("from front"))
        data.flat.direction.currentIndex = row
        data.flat.preview("max")
        data.flat.project("mean")
        wait(widget, lambda: not widget.logic.dataImport.running, seconds)
        test.assertIsNone(widget.logic.dataImport.result.failure)
        test.assertEqual(widget.logic.session.openedProject().case(caseId).en_face.axis, data.flat.axis)
    data.flat.hide()
    rest()


def drawFlat(test, widget, caseIds) -> None:
    """Outline what is bright on the flat images; the masks of the volumes stay as they are."""
    say(test, "Flat masks are drawn")
    annotate, annotations = panel(widget, "Annotate"), widget.logic.annotations
    project = widget.logic.session.openedProject()
    before = {caseId: project.case(caseId).label for caseId in caseIds}
    annotate.onCaseChosen(caseIds[0])
    rest()
    annotate.flat.box.click()
    rest()
    for caseId in caseIds:
        annotate.onCaseChosen(caseId)
        rest()
        test.assertTrue(annotations.isFlat, annotate.flat.label.text)
        pixels = slicer.util.arrayFromVolume(annotations.volumeNode)
        test.assertEqual(pixels.shape[2 - annotations.axis], 1)
        bright = (pixels > (float(pixels.min()) + float(pixels.max())) / 2).astype(np.uint8) * project.schema.values[0]
        setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), project.schema, bright)
        annotate.complete.volumeButton.click()
        rest()
        test.assertTrue(project.case(caseId).en_face.mask)
        test.assertEqual(project.case(caseId).label, before[caseId])
    annotate.flat.box.click()
    rest()
    test.assertFalse(annotations.isFlat)
    test.assertGreater(min(annotations.volumeNode.GetImageData().GetDimensions()), 1)


def learnFlat(test, widget, caseId: str, seconds: float) -> None:
    """Pretrain and finetune on flat images, predict a flat mask, and accept it."""
    say(test, "Flat masks are learnt, predicted, and accepted")
    project = widget.logic.session.openedProject()
    pretrain = panel(widget, "Pretrain")
    pretrain.methods.choose("intermodal")
    pretrain.budget.choose("quick")
    jobOf(test, widget, pretrain.startButton, seconds)
    finetune = panel(widget, "Finetune")
    finetune.tasks.widget.currentIndex = finetune.tasks.widget.findData("en_face")
    finetune.onTaskChosen()
    rest()
    test.assertEqual(finetune.startPoint.entry.request["settings"]["method"], "intermodal")
    finetune.budget.choose("quick")
    model = jobOf(test, widget, finetune.startButton, seconds)
    review = panel(widget, "Review")
    review.modelChooser.currentIndex = review.modelChooser.findData(model.id)  # the other one's masks were looked at
    review.refresh()
    test.assertEqual(review.model.name, model.id)
    review.table.select([caseId])
    rest()
    jobOf(test, widget, review.selectedButton, seconds)
    wait(widget, lambda: review.table.selected()[0].path is not None, seconds)
    review.table.select([caseId])
    rest()
    one = review.table.selected()[0]
    test.assertIsNotNone(SceneNodes.findNode(slicer.mrmlScene, one.case, SceneNodes.PREDICTION))
    before = project.case(caseId).label
    review.decisions.acceptButton.click()
    rest()
    test.assertEqual(project.case(caseId).en_face.mask_source, f"accepted prediction of {model.id}")
    test.assertEqual(project.case(caseId).label, before)
