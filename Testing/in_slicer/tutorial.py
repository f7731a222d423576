"""Goes through the tutorial of the README in a real Slicer, on computed volumes, and takes its pictures.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/tutorial.py FOLDER PICTURES

FOLDER: an empty folder for the project. PICTURES: where the PNG files go. The jobs run in the Python that is chosen in
the module's Set-up, or in the one that SSLSEG_PYTHON names. Slicer ends when it is through, with exit code 1 if a step
failed. About five minutes on two cores.
"""

import os
import sys
import time
import traceback
from pathlib import Path

import numpy as np
import qt
import SimpleITK as sitk
import slicer

SIZE = (1500, 950)
PANEL_WIDTH = 520
SECONDS = 900.0


class Tour:
    """One step after the other, each with its picture."""

    def __init__(self, folder: Path, pictures: Path) -> None:
        self.folder, self.pictures = folder, pictures
        slicer.util.selectModule("SSLSegmentation")
        self.widget = slicer.util.getModuleWidget("SSLSegmentation")
        self.logic = self.widget.logic
        self.session = self.logic.session

    def run(self) -> None:
        """All steps."""
        self.arrange()
        self.setUp()
        self.data()
        backbone = self.pretrain()
        self.annotate()
        model = self.finetune(backbone)
        self.review(model)
        self.models()

    # ------------------------------------------------------------------ steps
    def arrange(self) -> None:
        """A window of one size, with room for the module and three slice views."""
        window = slicer.util.mainWindow()
        window.resize(*SIZE)
        slicer.util.setPythonConsoleVisible(False)
        slicer.app.layoutManager().setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)
        dock = window.findChild("QDockWidget", "PanelDockWidget")
        slicer.util.findChild(window, "DataProbeCollapsibleWidget").collapsed = True
        window.resizeDocks([dock], [PANEL_WIDTH], qt.Qt.Horizontal)

    def setUp(self) -> None:
        """What computes."""
        self.panel("Setup")
        environment = self.logic.environment
        environment.setInterpreter(os.environ.get("SSLSEG_PYTHON", ""))
        self.wait(lambda: environment.state.value in ("ready", "unusable"))
        if not environment.ready:
            raise RuntimeError(environment.reason)
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
        self.picture("data")

    def pretrain(self):
        """Pretraining, half way and done."""
        panel = self.panel("Pretrain")
        panel.budget.choose("quick")
        self.wait(lambda: False, 3)
        self.picture("pretrain-choose")
        entry = self.started(panel.startButton)
        self.wait(lambda: (entry.view.stage_number or 0) > 1 or (entry.view.step or 0) > 250 or entry.view.state.ended)
        self.picture("pretrain")
        self.done(entry)
        return entry

    def annotate(self) -> None:
        """Two more cases become training cases, outlined as a careful user would."""
        panel, annotations = self.panel("Annotate"), self.logic.annotations
        for case in [case for case in self.session.cases() if str(case.role) == "unlabelled"][:2]:
            panel.onCaseChosen(case.id)
            self.fill(case)
            self.spin(1)
            if not panel.complete.volumeButton.enabled:
                raise RuntimeError(panel.complete.volumeButton.toolTip)
            self.picture("annotate")
            panel.complete.volumeButton.click()
            if annotations.case.label is None:
                self.spin(1)

    def finetune(self, backbone):
        """From the pretraining, with the curve of the validation Dice."""
        panel = self.panel("Finetune")
        panel.budget.choose("quick")
        chooser = panel.startChooser
        chooser.currentIndex = next(
            row for row in range(chooser.count) if chooser.itemText(row).startswith("Pretraining:")
        )
        panel.onBackboneChosen()
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
        panel.acceptButton.click()
        self.spin(1)

    def models(self) -> None:
        """What there is by now."""
        panel = self.panel("Models")
        panel.table.widget.selectRow(panel.table.widget.rowCount - 1)
        self.spin(1)
        self.picture("models")

    # ------------------------------------------------------------------ means
    def fill(self, case) -> None:
        """Outline the structures of a computed volume as they really are."""
        from SSLSegmentationPlugin.scene.Grids import Grid
        from SSLSegmentationPlugin.scene.Segmentations import setLabels

        from SSLSegmentationLib.importing.demo_project import DEMO_COHORT
        from SSLSegmentationLib.importing.synthetic import generate_case

        number = int("".join(letter for letter in case.name if letter.isdigit()))  # counted from 1
        truth = generate_case(number - 1, DEMO_COHORT)[1]
        annotations = self.logic.annotations
        labels = sitk.GetArrayFromImage(truth).astype(np.uint8)
        setLabels(
            annotations.segmentationNode,
            Grid.ofVolume(annotations.volumeNode),
            self.session.openedProject().schema,
            labels,
        )

    def panel(self, name: str):
        """The panel of a step, shown."""
        names = [type(panel).__name__ for panel in self.widget.panels]
        self.widget.tabs.currentIndex = names.index(f"{name}Panel")
        self.spin(0.5)
        return self.widget.panels[self.widget.tabs.currentIndex]

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

    def wait(self, until, seconds: float = SECONDS) -> None:
        """Let Slicer go on until something has happened; a given number of seconds may pass without."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                if seconds < SECONDS:
                    return
                raise RuntimeError(f"Nothing happened for {seconds:.0f} s.")
            self.spin(0.05)

    def spin(self, seconds: float) -> None:
        """Let Slicer go on for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            slicer.app.processEvents()
            time.sleep(0.01)

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        self.spin(0.7)
        self.pictures.mkdir(parents=True, exist_ok=True)
        slicer.util.mainWindow().grab().save(str(self.pictures / f"{name}.png"))
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
