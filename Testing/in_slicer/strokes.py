"""Drafts as somebody sees them in a real Slicer: seconds from the end of a stroke to the outlines that it changes.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/strokes.py FOLDER [STROKES]

FOLDER: an empty folder, in which a project of twenty computed volumes of 256 × 256 × 36 is made. The first is opened,
one slice of it outlined and completed; then strokes are painted by the Segment Editor's own brush, each in another
slice. Listed: seconds from the end of a stroke until the outlines of the visible slice, and of all slices, are those of
a classifier that has seen it; from the click on *Next* until the next case shows its draft; and every gap of the window
above 100 ms. Drafts see filters alone, unless SSLSEG_PYTHON names a Python with torch.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path

import numpy as np
import slicer
import vtk

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "benchmarks")]
slicer.util.selectModule("SSLSegmentation")  # finds the packages of the module and of the library

from bench_drafts import make_project  # noqa: E402
from SSLSegmentationPlugin.scene import DraftPreview, Views  # noqa: E402
from SSLSegmentationPlugin.scene.Grids import Grid  # noqa: E402
from SSLSegmentationPlugin.scene.Segmentations import segmentId, setLabels  # noqa: E402
from SSLSegmentationPlugin.scene.Volumes import gridOfCase, inSliceOrderOfCase  # noqa: E402
from window import Window  # noqa: E402

CASES, SIZE = 20, (256, 256, 36)
NEXT_CASES = 5
PATIENCE = 120.0


class Strokes(Window):
    """One stroke after the other."""

    def __init__(self, folder: Path, count: int) -> None:
        super().__init__(Path(__file__).name)
        self.folder, self.count = folder, count
        self.slices: list[float] = []
        self.cases: list[float] = []
        self.others: list[float] = []

    def run(self) -> None:
        """Draw, and say what came of it."""
        self.arrange()
        self.compute(os.environ.get("SSLSEG_PYTHON", ""))
        truth = self.project()
        panel, annotations = self.panel("Annotate"), self.logic.annotations
        schema = self.session.openedProject().schema
        self.answering.step = "the first case is opened"
        panel.onCaseChosen(self.session.cases()[0].id)
        self.spin(2)
        truth = inSliceOrderOfCase(truth, gridOfCase(annotations.case, annotations.volumeNode)[1])
        shown = np.flatnonzero([len(np.unique(plane)) > 2 for plane in truth]).tolist()
        first, *others = np.random.default_rng(0).permutation(shown).tolist()
        labels = np.where(np.arange(len(truth))[:, None, None] == first, truth, 0)
        Views.showSlice(annotations.volumeNode, 2, first)
        setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), schema, labels)
        self.spin(1)
        self.answering.step = "the first slice is completed"
        panel.complete.sliceButton.click()
        self.wait(self.isWhole)
        self.spin(2)
        self.answering.step = "strokes"
        self.brush(panel.editor.editor)
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)
        for number in range(self.count):
            index = others[number % len(others)]
            Views.showSlice(annotations.volumeNode, 2, index)
            self.spin(0.7)
            entry = schema.segments[number % len(schema.segments)]
            if not (truth[index] == entry.value).any():
                entry = next(one for one in schema.segments if (truth[index] == one.value).any())
            self.stroke(panel, segmentId(entry), truth[index] == entry.value, index)
        self.answering.step = "the next cases"
        for _ in range(NEXT_CASES):
            self.next(panel)
        self.report()

    # ------------------------------------------------------------------ what is done
    def project(self) -> np.ndarray:
        """Make the project and open it; returns the mask of its first case."""
        kept = self.folder / "truth.npy"
        if not kept.is_file():
            np.save(kept, make_project(self.folder / "project", CASES, SIZE)[1])
        self.answering.step = "the project is opened"
        self.answering.forget()
        self.session.openProject(self.folder / "project")
        self.spin(1)
        return np.load(kept)

    def brush(self, editor) -> None:
        """The Segment Editor's brush."""
        editor.setActiveEffectByName("Paint")
        self.effect = editor.activeEffect()
        self.effect.setCommonParameter("BrushDiameterIsRelative", 0)
        self.effect.setCommonParameter("BrushAbsoluteDiameter", 4.0)

    def stroke(self, panel, segment: str, where: np.ndarray, index: int) -> None:
        """Paint along the middle of a structure, and wait for what the draft makes of it."""
        editor = panel.editor.editor
        editor.setCurrentSegmentID(segment)
        self.spin(0.3)
        before = self.signature()
        rows, columns = np.nonzero(where)
        middle = int(np.median(rows))
        along = columns[rows == middle]
        view, points = self.places(
            [(int(column), middle, index) for column in (along[0], *along[:: max(len(along) // 8, 1)], along[-1])]
        )
        interactor = view.interactor()
        for event, (x, y) in [
            ("LeftButtonPressEvent", points[0]),
            *(("MouseMoveEvent", at) for at in points),
            ("LeftButtonReleaseEvent", points[-1]),
        ]:
            interactor.SetEventInformation(x, y)
            interactor.InvokeEvent(event)
        begun = time.monotonic()
        self.wait(lambda: self.signature() not in (before, ""), PATIENCE)
        self.slices.append(time.monotonic() - begun)
        self.wait(self.isWhole, PATIENCE)
        self.cases.append(time.monotonic() - begun)
        print(f"stroke {len(self.slices)}: {self.slices[-1]:.2f} s, {self.cases[-1]:.2f} s", flush=True)
        self.spin(0.5)

    def places(self, voxels):
        """The view across the slices, and where voxels (i, j, k) of the open volume are in it."""
        ijkToRas = vtk.vtkMatrix4x4()
        self.logic.annotations.volumeNode.GetIJKToRASMatrix(ijkToRas)
        toRas = slicer.util.arrayFromVTKMatrix(ijkToRas)
        for name in slicer.app.layoutManager().sliceViewNames():
            widget = slicer.app.layoutManager().sliceWidget(name)
            node = widget.mrmlSliceNode()
            toView = np.linalg.inv(slicer.util.arrayFromVTKMatrix(node.GetXYToRAS()))
            found = [(toView @ toRas @ [*voxel, 1])[:3] for voxel in voxels]
            if max(abs(at[2]) for at in found) < 0.6 and np.ptp([at[0] for at in found]) > 1:
                return widget.sliceView(), [(round(at[0]), round(at[1])) for at in found]
        raise RuntimeError("No view shows the slice.")

    def next(self, panel) -> None:
        """Go to the next case, and wait for its draft."""
        begun = time.monotonic()
        panel.nextButton.click()
        self.wait(lambda: self.signature() != "", PATIENCE)
        self.others.append(time.monotonic() - begun)
        print(f"next case: {self.others[-1]:.2f} s", flush=True)
        self.wait(self.isWhole, PATIENCE)
        self.spin(1)

    def signature(self) -> str:
        """Of what the outlines that are shown have learnt from; empty if none are."""
        case, view = self.logic.annotations.case, self.logic.drafting.view
        isShown = DraftPreview.findDraft(slicer.mrmlScene, case) is not None
        return view.draft.signature if isShown and view is not None else ""

    def isWhole(self) -> bool:
        """Whether all slices of the case at hand show what the newest classifier makes of them."""
        view = self.logic.drafting.view
        return (
            bool(self.signature()) and view.isComplete and len(view.draft.slices) == view.draft.probabilities.shape[1]
        )

    def report(self) -> None:
        """The figures."""
        for name, seconds in (("visible slice", self.slices), ("visible case", self.cases), ("next case", self.others)):
            shown = f"median {np.median(seconds):.2f} s, 95 % within {np.quantile(seconds, 0.95):.2f} s"
            print(f"{name}: {shown}, longest {max(seconds):.2f} s, of {len(seconds)}")
        print(f"load {os.getloadavg()[0]:.1f}")
        self.verdict()


def main() -> int:
    """Returns the exit code."""
    folder, count = Path(sys.argv[1]).absolute(), int((*sys.argv[2:], 15)[0])
    try:
        Strokes(folder, count).run()
    except Exception:
        traceback.print_exc()
        return 1
    return 0


slicer.util.exit(main())
