"""Pictures of every step in its states, in a real Slicer, to be looked at in each theme, scale and language.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/states.py PROJECT PICTURES

PROJECT: one that ``tutorial.py`` has made; what happens here happens to a copy of it. PICTURES: where the PNG files go,
one for each step, its states side by side, each as wide as Slicer's panel is at first. The theme is the one chosen in
Slicer, the scale that of ``QT_SCALE_FACTOR``. SSLSEG_PYTHON names a Python with torch, SSLSEG_BARE_PYTHON one without.
Slicer ends when it is through, with exit code 1 if a step needs more width than there is, or a state was not reached.
"""

import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import qt
import slicer

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "panels")]
slicer.util.selectModule("SSLSegmentation")  # finds the packages of the module and of the library

from fake_runs import FakeRun  # noqa: E402
from window import Window  # noqa: E402

from SSLSegmentationLib.project import Project  # noqa: E402

WIDTH = 440  # of Slicer's panel at first, less its scroll bar
SECONDS = 60.0
MARGIN, BESIDE = 12, 4
NETWORK = {"architecture": "unet_2d", "settings": {"preset": "quick"}}


class States(Window):
    """One state after the other."""

    def __init__(self, project: Path, pictures: Path) -> None:
        super().__init__(Path(__file__).name)
        self.source, self.pictures = project, pictures
        self.taken: list[tuple[str, qt.QPixmap]] = []
        self.faults: list[str] = []

    def run(self, scratch: Path) -> None:
        """All steps."""
        self.arrange()
        self.nothing()
        self.copy = scratch / "Demo"
        shutil.copytree(self.source, self.copy)
        self.session.openProject(self.copy)
        for part in (self.setUp, self.data, self.annotate, self.finetune, self.pretrain, self.review, self.models):
            part()
        self.windows()

    # ------------------------------------------------------------------ steps
    def nothing(self) -> None:
        """No project is open; then an empty one is."""
        for words, folder in (("no project", None), ("an empty project", tempfile.mkdtemp())):
            if folder:
                self.session.openProject(Project.create(Path(folder) / "Empty").folder)
            for name in ("Data", "Annotate", "Finetune", "Pretrain", "Review", "Models"):
                self.panel(name)
                self.take(f"{name}: {words}")
        self.sheet("empty")

    def setUp(self) -> None:
        panel = self.panel("Setup")
        for words, variable in (("ready", "SSLSEG_PYTHON"), ("packages are missing", "SSLSEG_BARE_PYTHON")):
            with self.state(words):
                self.compute(os.environ.get(variable, ""))
                self.take(words)
        with self.state("another Python"):
            panel.otherRadio.click()
            panel.path.currentPath = "/no/such/python"
            self.take("another Python")
        self.compute(os.environ.get("SSLSEG_PYTHON", ""))
        self.sheet("setup")

    def data(self) -> None:
        panel = self.panel("Data")
        self.wait(lambda: self.logic.caseLooks.looks and not self.logic.caseLooks.isLooking, SECONDS)
        cases = self.session.cases()
        self.take("cases")
        with self.state("several selected"):
            panel.table.select([case.id for case in cases[:3]])
            self.take("several selected")
        with self.state("searched"):
            panel.browser.filter.search.text = "07"
            self.take("searched")
            panel.browser.filter.search.text = ""
        with self.state("voxel size"):
            panel.spacingBox.unfold()
            self.take("voxel size")
            panel.spacingBox.widget.collapsed = True
        with self.state("scans"):
            panel.scans.show()
            self.take("scans")
            panel.scans.hide()
        with self.state("DICOM"):
            panel.dicom.show()
            self.take("DICOM")
            panel.dicom.hide()
        with self.state("flat image"):
            panel.table.select([cases[0].id])
            panel.flat.show()
            self.take("flat image")
            panel.flat.hide()
        with self.state("a sequence"):
            panel.table.select([cases[0].id])
            panel.sequence.show()
            self.take("a sequence")
            panel.sequence.widget.hide()
        with self.state("a damaged case"):
            file = self.copy / "cases" / cases[-1].id / "case.json"
            before = file.read_text(encoding="utf-8")
            file.write_text("{", encoding="utf-8")
            self.session.notify("cases")
            self.take("a damaged case")
            file.write_text(before, encoding="utf-8")
            self.session.notify("cases")
        with self.state("projects"):
            panel.projectBox.widget.collapsed = False
            self.take("projects")
            panel.projectBox.widget.collapsed = True
        self.sheet("data")

    def annotate(self) -> None:
        panel = self.panel("Annotate")
        self.wait(lambda: not self.logic.suggestions.isAsking, SECONDS)
        self.take("start here")
        labelled = [case for case in self.session.cases() if case.label is not None]
        others = [case for case in self.session.cases() if case.label is None]
        with self.state("complete"):
            panel.onCaseChosen(labelled[0].id)
            self.spin(2)
            self.take("complete")
        with self.state("draft"):
            panel.onCaseChosen(others[0].id)
            self.spin(4)
            self.take("draft")
        with self.state("structures"):
            panel.schemaEditor.widget.collapsed = False
            panel.schemaEditor.newName.text = self.session.openedProject().schema.segments[0].name
            panel.schemaEditor.addButton.click()
            self.take("a name that is there")
            panel.schemaEditor.widget.collapsed = True
        with self.state("alike"):
            panel.alike.checkBox.click()
            self.spin(2)
            self.take("alike")
            panel.alike.checkBox.click()
        with self.state("flat"):
            panel.flat.box.click()
            self.take("flat")
            panel.flat.box.click()
        self.spin(1)
        self.sheet("annotate")

    def finetune(self) -> None:
        panel = self.panel("Finetune")
        self.spin(2)
        self.take("done")
        self.settings(panel)
        self.jobs("finetune", "Finetune")
        self.sheet("finetune")

    def pretrain(self) -> None:
        panel = self.panel("Pretrain")
        self.spin(2)
        self.take("done")
        with self.state("more methods"):
            panel.methods.more.collapsed = False
            self.take("more methods")
            panel.methods.more.collapsed = True
        self.settings(panel)
        self.jobs("pretrain", "Pretrain")
        self.sheet("pretrain")

    def settings(self, panel) -> None:
        """All settings, and what is said of one that fits nothing."""
        with self.state("advanced settings"):
            panel.advanced.collapsed = False
            self.take("advanced settings")
            panel.advanced.collapsed = True

    def jobs(self, kind: str, name: str) -> None:
        """A job in each state that is not its good end."""
        project = Project(self.copy)
        metrics = {"finetune": {"dice": 0.5}, "pretrain": {"loss": 0.5}, "predict": {}}[kind]
        error = {"type": "ResourceError", "message": "The GPU has not enough memory.", "hint": "Use smaller slices."}
        for state in ("queued", "running", "stopped", "failed"):
            with self.state(state):
                run = FakeRun(project, kind, NETWORK, name=f"2099010{len(self.taken):02d}-000000-000-{kind}")
                run.metrics("finetuning" if kind == "finetune" else "contrastive", 10, 200, **metrics)
                run.status(state, stage=kind, stage_number=1, stage_count=2, step=200, total=400, seconds_left=75.0)
                if state == "failed":
                    (run.folder / "error.json").write_text(json.dumps(error), encoding="utf-8")
                self.session.findJobs()
                self.session.notify("jobs")
                self.panel("Models")
                self.panel(name)
                self.spin(2)
                self.take(state)
                shutil.rmtree(run.folder)
                self.session.findJobs()

    def review(self) -> None:
        panel = self.panel("Review")
        self.spin(3)
        self.take("masks")
        rows = panel.reviews.ofModel(panel.model.name)
        there = [row for row in rows if row.path]
        with self.state("one selected"):
            panel.table.select([there[0].case.id])
            self.spin(2)
            self.take("one selected")
        with self.state("rejected"):
            panel.decisions.rejectButton.click()
            self.spin(1)
            self.take("rejected")
            panel.decisions.undoButton.click()
            self.spin(1)
            self.take("taken back")
        with self.state("side by side"):
            panel.table.select([there[0].case.id])
            self.spin(1)
            panel.compare.button.click()
            self.spin(2)
            self.take("side by side")
            panel.compare.end()
        self.jobs("predict", "Review")
        self.sheet("review")

    def models(self) -> None:
        panel = self.panel("Models")
        for row in range(min(3, panel.table.widget.rowCount)):
            panel.table.widget.selectRow(row)
            self.spin(0.5)
            self.take(f"model {row + 1}")
        self.sheet("models")

    def windows(self) -> None:
        """What opens beside the panel."""
        self.widget.help.open()
        self.spin(1)
        self.keep("help", self.widget.help.window.dialog.grab())
        self.widget.help.window.close()
        self.widget.report.show()
        self.spin(1)
        self.keep("report", self.widget.report.dialog.grab())
        self.widget.tour.begin()
        for number in range(6):
            self.widget.tour.go(number)
            self.spin(0.5)
            self.keep(f"tour {number + 1}", self.widget.parent.grab())
        self.widget.tour.end()
        self.sheet("windows")

    # ------------------------------------------------------------------ means
    @contextmanager
    def state(self, words: str) -> Iterator[None]:
        """One that is not reached is told, and the others are."""
        try:
            yield
        except Exception:
            traceback.print_exc()
            self.faults.append(f"'{words}' was not reached.")

    def take(self, words: str) -> None:
        """Keep a picture of the strip and the step that is shown, with all that a person would scroll to."""
        self.spin(0.5)
        panel = self.widget.panels[self.widget.tabs.currentIndex]
        name = type(panel).__name__
        needed = panel.widget.minimumSizeHint.width()
        if needed > WIDTH:
            self.faults.append(f"{name}, '{words}': needs {needed} pixels of width.")
        strip = self.widget.strip.widget.grab()
        before = panel.widget.size
        panel.widget.resize(
            max(WIDTH, needed), max(panel.widget.sizeHint.height(), panel.widget.minimumSizeHint.height())
        )
        self.spin(0.1)
        body = panel.widget.grab()
        panel.widget.resize(before)
        self.keep(words, strip, body)

    def keep(self, words: str, *parts: "qt.QPixmap") -> None:
        ratio = parts[0].devicePixelRatio()
        picture = qt.QPixmap(
            max(part.width() for part in parts), sum(part.height() for part in parts) + int(24 * ratio)
        )
        picture.fill(qt.QColor("#808080"))
        painter = qt.QPainter(picture)
        font = painter.font()
        font.setPixelSize(int(15 * ratio))
        painter.setFont(font)
        painter.drawText(int(4 * ratio), int(17 * ratio), words)
        top = int(24 * ratio)
        for part in parts:
            part.setDevicePixelRatio(1)
            painter.drawPixmap(0, top, part)
            top += part.height()
        painter.end()
        self.taken.append((words, picture))

    def sheet(self, name: str) -> None:
        """Save what was taken since the last one, side by side."""
        rows = [self.taken[first : first + BESIDE] for first in range(0, len(self.taken), BESIDE)]
        width = max(sum(picture.width() + MARGIN for _words, picture in row) for row in rows)
        heights = [max(picture.height() for _words, picture in row) + MARGIN for row in rows]
        sheet = qt.QPixmap(width, sum(heights))
        sheet.fill(qt.QColor("#808080"))
        painter, top = qt.QPainter(sheet), 0
        for row, height in zip(rows, heights, strict=True):
            left = 0
            for _words, picture in row:
                painter.drawPixmap(left, top, picture)
                left += picture.width() + MARGIN
            top += height
        painter.end()
        self.pictures.mkdir(parents=True, exist_ok=True)
        sheet.save(str(self.pictures / f"{name}.png"))
        print(f"sheet {name}: {', '.join(words for words, _picture in self.taken)}", flush=True)
        self.taken = []


def main() -> int:
    """Take all pictures; returns the exit code."""
    project, pictures = (Path(argument).absolute() for argument in sys.argv[-2:])
    with tempfile.TemporaryDirectory() as scratch:
        states = States(project, pictures)
        try:
            states.run(Path(scratch))
        except Exception:
            traceback.print_exc()
            return 1
        finally:
            print("\n".join(states.faults), flush=True)
            states.session.closeProject()
    return 1 if states.faults else 0


slicer.util.exit(main())
