"""Cases opened one after the other in a real Slicer: until the next one is seen, and what leaves the scene after that.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/opening.py FOLDER [OPENINGS]

FOLDER: an empty folder, in which projects of noise are made, of 320 × 320 × 30 and 512 × 512 × 80 voxels, each with
masks of a model. In *Review* and in *Annotate* the next case is opened again and again; in turn the one before leaves
the scene at once, and after that. Listed, in milliseconds, median (worst): from the click until the slice views have
drawn the next case, of the wall and of the main thread's processor, and the longest piece of what leaves then.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import slicer
import vtk

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "benchmarks")]
slicer.util.selectModule("SSLSegmentation")  # finds the packages of the module and of the library

from bench_opening import SIZES, make_project  # noqa: E402
from window import Window  # noqa: E402

CASES = 4
PATIENCE = 10.0


class Openings(Window):
    """One case after the other."""

    def __init__(self, folder: Path, count: int) -> None:
        super().__init__(Path(__file__).name)
        self.folder, self.count = folder, count
        self.leaving = self.logic.annotations.leaving
        self.later, self.step = self.leaving.later, self.leaving.step
        self.pieces: list[float] = []
        self.leaving.step = self.timedStep

    def run(self) -> None:
        """Open, and say how long it took."""
        self.arrange()
        self.session.store.setValue("SSLSegmentation/drafts", "no")  # their worker would compute meanwhile
        for size in SIZES:
            folder = self.folder / "x".join(map(str, size))
            if not folder.is_dir():
                make_project(folder, CASES, size)
            self.session.openProject(folder)
            self.spin(1)
            for name in ("Review", "Annotate"):
                self.open(name, size)
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)

    def open(self, name: str, size: tuple[int, int, int]) -> None:
        """Go through the cases in one step."""
        panel = self.panel(name)
        self.spin(8)  # figures of the masks
        keys = [case.id for case in self.session.cases()]
        keys += keys[-2:0:-1]  # there and back: what comes next is read meanwhile
        choose = (lambda key: panel.table.select([key])) if name == "Review" else panel.onCaseChosen
        found: dict[bool, list[tuple[float, float, float]]] = {True: [], False: []}
        for number in range(2 * self.count + 2):
            self.spin(0.5)
            self.wait(lambda: self.leaving.isOver and not self.logic.annotations.ahead.isBusy)
            self.spin(0.2)
            isAfter = number % 2 == 0
            self.leaving.later = self.later if isAfter else None
            self.pieces = []
            wall, processor = self.seen(partial(choose, keys[number % len(keys)]))
            self.wait(lambda: self.leaving.isOver)
            if number > 1:
                found[isAfter].append((wall, processor, max(self.pieces, default=0.0)))
        self.leaving.later = self.later
        for isAfter, times in found.items():
            words = "afterwards" if isAfter else "at once"
            figures = "  ".join(f"{_ms(kind)}" for kind in zip(*times, strict=True))
            print(f"{name} {size}, the one before leaves {words}: wall, processor, piece: {figures}", flush=True)

    def seen(self, does: Callable[[], object]) -> tuple[float, float]:
        """Seconds of wall and processor until the slice views have drawn what something shows."""
        drawn: dict[str, tuple[float, float]] = {}
        names = [name for name in ("Red", "Yellow", "Green") if self.view(name).visible]
        windows = [self.view(name).sliceView().renderWindow() for name in names]
        wall, processor = time.monotonic(), time.thread_time()
        does()
        tags = [
            window.AddObserver(vtk.vtkCommand.EndEvent, partial(self.note, drawn, name))
            for name, window in zip(names, windows, strict=True)
        ]
        end = time.monotonic() + PATIENCE
        while len(drawn) < len(names) and time.monotonic() < end:
            slicer.app.processEvents()
        for window, tag in zip(windows, tags, strict=True):
            window.RemoveObserver(tag)
        if len(drawn) < len(names):
            raise RuntimeError("Not all views were drawn.")
        last = max(drawn.values())
        return last[0] - wall, last[1] - processor

    def note(self, drawn: dict[str, tuple[float, float]], name: str, *_arguments: object) -> None:
        """A view was drawn the first time."""
        drawn.setdefault(name, (time.monotonic(), time.thread_time()))

    def view(self, name: str):
        """A slice view."""
        return slicer.app.layoutManager().sliceWidget(name)

    def timedStep(self, **words) -> bool:
        """A piece of what leaves."""
        begun = time.thread_time()
        isLeft = self.step(**words)
        self.pieces.append(time.thread_time() - begun)
        return isLeft


def _ms(seconds) -> str:
    return f"{1000 * statistics.median(seconds):.0f} ({1000 * max(seconds):.0f})"


def main() -> int:
    """Returns the exit code."""
    try:
        Openings(Path(sys.argv[1]).absolute(), int((*sys.argv[2:], 12)[0])).run()
    except Exception:
        traceback.print_exc()
        return 1
    return 0


slicer.util.exit(main())
