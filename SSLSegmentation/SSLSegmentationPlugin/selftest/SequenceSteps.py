"""Steps of the self-test on several sequences of a scan: found by their names, looked at, drawn below, taken away."""

import numpy as np
import slicer

from ..scene import Views
from .Means import panel, rest, say, wait

_SHAPE = (10, 32, 32)


def addScan(test, widget, seconds: float) -> str:
    """Two volumes of the scene become the sequences of one case, and a third one is given by hand; returns its id."""
    say(test, "Volumes of the scene become the sequences of one case")
    logic = widget.logic
    random = np.random.default_rng(2)
    nodes = []
    for name in ("Scan 1 T2", "Scan 1 ADC", "Scan 1 late"):
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
        slicer.util.updateVolumeFromArray(node, random.integers(0, 900, _SHAPE).astype(np.int16))
        node.SetSpacing(1.5, 1.5, 6.0)
        nodes.append(node)
    before = {case.id for case in logic.session.cases()}
    data = panel(widget, "Data")
    data.showSequences()
    for (name, pattern), text in zip(data.scans.fields, ("T2", "ADC"), strict=False):
        name.text, pattern.text = text, f"*{text}*"
    data.scans.lookInScene()
    test.assertEqual([scan.name for scan in data.scans.plan.scans], ["Scan 1"])
    test.assertEqual(data.scans.table.item(0, 2).text(), "Scan 1 ADC")
    data.scans.addButton.click()
    rest()
    wait(widget, lambda: not logic.dataImport.running, seconds)
    (case,) = (case for case in logic.session.cases() if case.id not in before)
    test.assertEqual(logic.session.sequences(), ("T2", "ADC"))
    test.assertIsNotNone(case.channel("ADC"), data.outcome.lines.plainText)
    data.table.select([case.id])
    rest()
    data.sequence.button.click()
    rest()
    data.sequence.name.setEditText("late")
    data.sequence.chooser.setCurrentNode(nodes[2])
    data.sequence.useChosen()
    wait(widget, lambda: not logic.dataImport.running, seconds)
    test.assertIsNotNone(logic.session.project.case(case.id).channel("late"))
    data.sequence.closeButton.click()
    rest()
    return case.id


def seeSequences(test, widget, caseId: str) -> None:
    """Each sequence is shown below what is drawn, in the same slice; they leave the scene with their case."""
    say(test, "Its sequences are shown one after the other")
    annotate, annotations = panel(widget, "Annotate"), widget.logic.annotations
    annotate.onCaseChosen(caseId)
    rest()
    Views.showSlice(annotations.volumeNode, annotations.axis, 3)
    chooser = annotate.sequence.chooser
    test.assertEqual([chooser.itemText(row) for row in range(chooser.count)], ["T2", "ADC", "late"])
    shown = []
    for row in (1, 2, 0, 1):
        chooser.currentIndex = row
        chooser.activated(row)
        view = slicer.app.layoutManager().sliceWidget("Red").mrmlSliceCompositeNode()
        shown.append(slicer.mrmlScene.GetNodeByID(view.GetBackgroundVolumeID()))
        test.assertEqual(Views.shownSlice(annotations.volumeNode, annotations.axis), 3)
    test.assertIs(shown[2], annotations.volumeNode)
    test.assertIs(shown[0], shown[3])
    test.assertEqual(len({node.GetID() for node in shown}), 3)
    count = slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode")
    annotations.close()
    test.assertEqual(slicer.mrmlScene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), count - 2)
