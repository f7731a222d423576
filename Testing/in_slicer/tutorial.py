"""Goes through the tutorial of the README in a real Slicer, on computed volumes, and takes its pictures.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/tutorial.py FOLDER PICTURES

FOLDER: an empty folder for the project. PICTURES: where the PNG files go. The jobs run in the Python that is chosen in
the module's Set-up, or in the one that SSLSEG_PYTHON names. Slicer ends when it is through, with exit code 1 if a step
failed or the window was blocked for too long (``window.py``: a limit on the processor's time, so that a busy computer
does not decide). About eight minutes on two cores. The path in SSLSEG_PYTHON is seen in the picture of *Set-up*.
"""

import os
import sys
import traceback
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import slicer

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "core")]
slicer.util.selectModule("SSLSegmentation")  # finds the packages of the module and of the library

from cine_phantom import NAMES, PERIOD_MS, SPACING, heart  # noqa: E402
from SSLSegmentationPlugin.scene import DraftPreview, Views  # noqa: E402
from SSLSegmentationPlugin.scene.Grids import Grid  # noqa: E402
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode  # noqa: E402
from SSLSegmentationPlugin.scene.Segmentations import setLabels  # noqa: E402
from SSLSegmentationPlugin.scene.Volumes import gridOfCase, inSliceOrderOfCase  # noqa: E402
from window import Window  # noqa: E402

from SSLSegmentationLib.importing.demo_project import DEMO_COHORT  # noqa: E402
from SSLSegmentationLib.importing.synthetic import generate_case  # noqa: E402

PHASES, SYSTOLE = 8, 5  # frames of a computed heart, and the one in which it is smallest, from 1
SHORT = {"steps": 150, "max_size": 64}  # enough for a heart of 40 × 40 pixels


class Tour(Window):
    """One step after the other, each with its picture."""

    def __init__(self, folder: Path, pictures: Path) -> None:
        super().__init__(Path(__file__).name)
        self.folder, self.pictures = folder, pictures

    def run(self) -> None:
        """All steps."""
        self.arrange()
        self.setUp()
        self.data()
        self.startHere()
        self.drafts()
        self.keepLearning()
        self.review(self.finetune())
        self.pretrain()
        self.models()
        self.flat()
        self.cine()
        self.verdict()

    # ------------------------------------------------------------------ steps
    def setUp(self) -> None:
        """What computes."""
        self.panel("Setup")
        self.compute(os.environ.get("SSLSEG_PYTHON", ""))
        if not self.logic.environment.ready:
            raise RuntimeError(self.logic.environment.reason)
        self.picture("setup")

    def data(self) -> None:
        """The demo's project, and its first case in the views."""
        panel = self.panel("Data")
        box = panel.projectBox
        box.widget.collapsed = False
        box.place.currentPath = str(self.folder)
        self.picture("data-empty")
        box.demoButton.click()
        self.wait(lambda: not self.logic.dataImport.running)
        if self.logic.dataImport.result.failure:
            raise RuntimeError(self.logic.dataImport.result.failure)
        self.wait(lambda: self.logic.caseLooks.looks and not self.logic.caseLooks.isLooking, 60)
        self.picture("data")

    def pretrain(self) -> None:
        """Pretraining, half way and done."""
        panel = self.panel("Pretrain")
        panel.budget.choose("quick")
        self.wait(lambda: False, 3)
        self.picture("pretrain-choose")
        entry = self.started(panel.startButton)
        self.wait(lambda: (entry.view.stage_number or 0) > 1 or (entry.view.step or 0) > 250 or entry.view.state.ended)
        self.picture("pretrain")
        self.done(entry)

    def startHere(self) -> None:
        """The case that is suggested first, outlined in the slices that are suggested, as a careful user would."""
        panel, annotations = self.panel("Annotate"), self.logic.annotations
        self.wait(lambda: not self.logic.suggestions.isAsking)
        if self.logic.suggestions.failure:
            raise RuntimeError(self.logic.suggestions.failure)
        self.picture("start-here")
        panel.startHere.table.widget.cellClicked(0, 0)
        for index in self.logic.suggestions.of(annotations.case.id).inViews(annotations.case)[:2]:
            Views.showSlice(annotations.volumeNode, annotations.axis, index)
            self.fill(annotations.case, index)
            self.spin(1)
            self.picture("slice")
            panel.complete.sliceButton.click()
            self.spin(1)

    def drafts(self) -> None:
        """Another case has a draft by now; it is used, corrected, and the case is complete."""
        panel, annotations = self.panel("Annotate"), self.logic.annotations
        for number in range(2):
            panel.nextButton.click()
            self.wait(lambda: DraftPreview.findDraft(slicer.mrmlScene, annotations.case) is not None)
            self.spin(2)
            if number == 0:
                self.picture("draft")
                panel.draft.useButton.click()
                self.spin(1)
                self.picture("draft-used")
            self.fill(annotations.case)
            self.spin(1)
            self.picture("annotate")
            panel.complete.volumeButton.click()
            if annotations.case.label is None:
                self.spin(1)

    def keepLearning(self) -> None:
        """Switched on in the strip, until a first model is published."""
        learning = self.logic.learning
        self.widget.strip.learnBox.click()
        self.wait(lambda: (learning.entry.view.result or {}).get("number") or learning.entry.view.state.ended)
        if learning.entry.view.state.ended:
            raise RuntimeError(f"{learning.entry.view.error} {learning.entry.view.log}")
        self.spin(1)
        self.picture("keep-learning")
        self.widget.strip.learnBox.click()
        self.wait(lambda: learning.entry.view.state.ended)

    def finetune(self):
        """From the starter, with the curve of the validation Dice."""
        panel = self.panel("Finetune")
        panel.budget.choose("quick")
        self.spin(2)
        entry = self.started(panel.startButton)
        self.wait(lambda: (entry.view.step or 0) > 180 or entry.view.state.ended)
        self.picture("finetune")
        self.done(entry)
        return entry

    def review(self, model) -> None:
        """Masks, the least certain first."""
        panel = self.panel("Review")
        entry = self.started(panel.allButton)
        self.done(entry)
        self.spin(4)
        found = [row for row in panel.reviews.ofModel(panel.model.name) if row.case.label is None and row.sure]
        first = max(found, key=lambda row: row.sure)
        panel.table.select([first.case.id])
        self.spin(2)
        self.picture("review")
        panel.decisions.acceptButton.click()
        self.spin(1)

    def models(self) -> None:
        """What there is by now."""
        panel = self.panel("Models")
        panel.table.widget.selectRow(panel.table.widget.rowCount - 1)
        self.spin(1)
        self.picture("models")

    def flat(self) -> None:
        """A case gets a flat image, which is drawn on."""
        panel, case = self.panel("Data"), self.session.cases()[0]
        panel.table.select([case.id])
        panel.flat.show()
        rows = [panel.flat.direction.itemText(row) for row in range(3)]
        panel.flat.direction.currentIndex = next(n for n, text in enumerate(rows) if text.startswith("from front"))
        panel.flat.preview("mean")
        self.picture("flat-preview")
        panel.flat.project("mean")
        self.wait(lambda: not self.logic.dataImport.running)
        annotate, annotations = self.panel("Annotate"), self.logic.annotations
        annotate.flat.box.click()
        annotate.onCaseChosen(case.id)
        labels, schema = self.truth(case, annotations.volumeNode), self.session.openedProject().schema
        flat = labels.max(axis=2 - annotations.axis, keepdims=True)
        setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), schema, flat)
        self.spin(1)
        self.picture("flat")
        annotate.complete.volumeButton.click()
        annotate.flat.box.click()

    def cine(self) -> None:
        """Two computed hearts in a project of their own: one is annotated at both ends of a beat, one is measured."""
        data = self.panel("Data")
        data.projectBox.widget.collapsed = False
        data.projectBox.place.currentPath = str(self.folder)
        data.projectBox.name.text = "Hearts"
        data.projectBox.createButton.click()
        truth = [self.heart(seed) for seed in range(2)]
        data.askScene()
        data.picker.addButton.click()
        self.wait(lambda: not self.logic.dataImport.running)
        # The scene may hold another volume, from the steps before.
        first, second = (case.id for case in self.session.cases() if case.series is not None)
        panel, annotations = self.panel("Annotate"), self.logic.annotations
        for name in NAMES.values():
            panel.schemaEditor.newName.text = name
            panel.schemaEditor.addButton.click()
        panel.onCaseChosen(first)
        for number in (1, SYSTOLE):
            while annotations.case.frame.number < number:
                panel.keys.press("K")
                self.spin(0.5)
            project = self.session.openedProject()
            labels = inSliceOrderOfCase(truth[0][number - 1], gridOfCase(annotations.case, annotations.volumeNode)[1])
            setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), project.schema, labels)
            self.spin(1)
            panel.complete.volumeButton.click()
        self.picture("cine")
        finetune = self.panel("Finetune")
        finetune.budget.choose("quick")
        finetune.advanced.collapsed = False
        for field, control in finetune.form.controls():
            if field["path"][-1] in SHORT:
                control.value = SHORT[field["path"][-1]]
        self.done(self.started(finetune.startButton))
        review = self.panel("Review")
        review.table.select([second])
        self.done(self.started(review.selectedButton))
        self.wait(lambda: review.list.case is not None and all(one.path for one in review.list.case.reviews))
        self.wait(lambda: review.curve.curve is not None or review.curve.curves.problem)
        review.curve.smallestButton.click()
        self.spin(1)
        self.widget.tabs.currentWidget().ensureWidgetVisible(review.curve.widget)
        self.picture("cine-review")
        review.frames.button.click()
        self.wait(lambda: not review.frames.isLoading)
        self.spin(1)
        self.picture("cine-played")

    # ------------------------------------------------------------------ means
    def heart(self, seed: int) -> np.ndarray:
        """Put a computed heart into the scene, as a sequence; returns its masks [t, z, y, x]."""
        images, masks, _volumes = heart(seed, PHASES)
        sequence = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSequenceNode", f"Heart {seed + 1}")
        sequence.SetIndexName("time")
        sequence.SetIndexUnit("ms")
        for number, image in enumerate(images):
            node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "frame")
            slicer.util.updateVolumeFromArray(node, image)
            node.SetSpacing(*SPACING)
            sequence.SetDataNodeAtValue(node, f"{number * PERIOD_MS / PHASES:g}")
            slicer.mrmlScene.RemoveNode(node)
        self.answering.forget()  # to compute a heart is no part of it
        return masks

    def fill(self, case, index=None) -> None:
        """Outline the structures of a computed volume as they really are, in the whole of it or in one slice."""
        annotations, project = self.logic.annotations, self.session.openedProject()
        node, volumeNode = annotations.segmentationNode, annotations.volumeNode
        labels = self.truth(case, volumeNode)
        if index is not None:
            before = composeNode(node, volumeNode, project.schema).labels
            slices, own = (np.moveaxis(array, 2 - annotations.axis, 0) for array in (before, labels))
            slices[index] = own[index]
            labels = before
        setLabels(node, Grid.ofVolume(volumeNode), project.schema, labels)

    def truth(self, case, volumeNode) -> np.ndarray:
        """Structures of a computed volume as they really are, [k, j, i] of the volume's node."""
        number = int("".join(letter for letter in case.name if letter.isdigit()))  # counted from 1
        truth = generate_case(number - 1, DEMO_COHORT)[1]
        self.answering.forget()  # to compute a volume is no part of it
        isReversed = gridOfCase(self.logic.annotations.case, volumeNode)[1]
        return inSliceOrderOfCase(sitk.GetArrayFromImage(truth).astype(np.uint8), isReversed)

    def started(self, button):
        """Click, and return the job that this started."""
        if not button.enabled:
            raise RuntimeError(f"'{button.text}' is disabled: {button.toolTip}")
        before = set(self.session.jobs)
        button.click()
        (new,) = set(self.session.jobs) - before
        return self.session.jobs[new]

    def done(self, entry) -> None:
        """Wait for a job to end well."""
        self.wait(lambda: entry.view.state.ended)
        if str(entry.view.state) != "done":
            raise RuntimeError(f"{entry.view.state}: {entry.view.error} {entry.view.log}")

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        self.spin(0.7)
        self.save(self.pictures / f"{name}.png")
        self.answering.step = f"after the picture '{name}'"
        print(f"picture {name}", flush=True)


def main() -> int:
    """Run the tour; returns the exit code."""
    folder, pictures = (Path(argument).absolute() for argument in sys.argv[-2:])
    try:
        Tour(folder, pictures).run()
    except Exception:
        traceback.print_exc()
        slicer.util.mainWindow().grab().save(str(pictures / "failed.png"))
        return 1
    return 0


slicer.util.exit(main())
