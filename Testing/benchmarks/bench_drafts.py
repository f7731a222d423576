"""Drafts as somebody waits for them: seconds from a stroke to what it changes, and the memory of the worker.

    OMP_NUM_THREADS=1 python Testing/benchmarks/bench_drafts.py [--cases 20] [--strokes 20] [--backbone none]

Twenty computed volumes of 256 × 256 × 36, nothing annotated. A worker as Slicer starts it makes the drafts, while
strokes are written as Slicer writes them, one after the other: each completes a slice of the case in focus. Listed: the
features of a case, then from the call that tells of a stroke until the draft of the visible slice, of the visible case,
and after the last stroke of all cases is there (asked for every 20 ms). Seconds of the wall, and of the processor where
that can be told: on a busy machine the first say little. Needs no torch, unless drafts look
through a backbone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.embedding import DraftState, FeatureCache, draft_grid, draft_state, write_focus
from SSLSegmentationLib.importing.phantom import LABELS
from SSLSegmentationLib.importing.synthetic import CohortSettings, generate_case
from SSLSegmentationLib.importing.volumes import add_volume
from SSLSegmentationLib.jobs import Job, start
from SSLSegmentationLib.jobs.requests import DraftRequest
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_image

_LOOK_SECONDS = 0.02
_PATIENCE_SECONDS = 600


def make_project(folder: Path, cases: int, size: tuple[int, int, int]) -> tuple[Project, np.ndarray]:
    """A project of computed volumes, and the mask of its first one, [z, y, x]."""
    project = Project.create(folder)
    project.set_schema(LabelSchema.from_names({value: name for value, name in LABELS.items() if value}))
    cohort = CohortSettings(cases=cases, size=112, oblique_fraction=0, reordered_fraction=0)
    first = None
    for index in range(cases):
        image, labels = generate_case(index, cohort)
        grid = _grid(image, size)
        file = folder / "volume.nrrd"
        write_image(file, sitk.Resample(image, grid, sitk.Transform(), sitk.sitkLinear))
        add_volume(project, file, Role.UNLABELLED, name=f"volume {index + 1}")
        file.unlink()
        if first is None:
            first = sitk.GetArrayFromImage(sitk.Resample(labels, grid, sitk.Transform(), sitk.sitkNearestNeighbor))
    assert first is not None
    return project, first


def _grid(image: sitk.Image, size: tuple[int, int, int]) -> sitk.Image:
    """The same field of view in other voxels."""
    grid = sitk.Image(size, sitk.sitkUInt8)
    spacing = [old * mm / new for old, mm, new in zip(image.GetSize(), image.GetSpacing(), size, strict=True)]
    grid.SetSpacing(spacing)
    grid.SetOrigin(image.GetOrigin())
    grid.SetDirection(image.GetDirection())
    return grid


def time_features(project: Project, case: Case) -> tuple[float, float]:
    """Seconds of wall and processor for the features of a case, its volume read from the disk."""
    cache = FeatureCache(project, draft_grid(project, project.cases()))
    read_volume(case.image_path)
    wall, processor = time.perf_counter(), time.process_time()
    cache.make(case)
    return time.perf_counter() - wall, time.process_time() - processor


def wait(condition: Callable[[], bool]) -> float:
    """Seconds until it holds.

    Raises:
        TimeoutError: it never does.
    """
    begun = time.perf_counter()
    while not condition():
        if time.perf_counter() - begun > _PATIENCE_SECONDS:
            raise TimeoutError
        time.sleep(_LOOK_SECONDS)
    return time.perf_counter() - begun


def strokes(project: Project, truth: np.ndarray, count: int) -> tuple[list[float], list[float], float]:
    """Seconds to the visible slice and to the visible case for each stroke, and to all cases after the last."""
    case = project.cases()[0]
    shown = np.flatnonzero((truth > 0).any(axis=(1, 2)))
    order = np.random.default_rng(0).permutation(shown)[:count]
    labels = np.full(truth.shape, NOT_ANNOTATED, np.uint8)
    slices, volumes = [], []
    last = ""  # signature of what was drawn before

    def state() -> DraftState | None:
        found = draft_state(project).get(case.id)
        return found if found and found.signature != last else None

    for index in order:
        labels[index] = truth[index]
        begun = time.perf_counter()
        write_focus(project, case.id, [int(index)], labels)
        written = time.perf_counter() - begun
        slices.append(written + wait(lambda: state() is not None))
        volumes.append(slices[-1] + wait(lambda: bool((now := state()) and now.complete)))
        if index != order[-1]:
            time.sleep(0.3)
            last = draft_state(project)[case.id].signature

    def complete() -> bool:
        states = draft_state(project)
        signature = states[case.id].signature
        done = [each for each in states.values() if each.signature == signature and each.quality == "second"]
        return len(done) == len(project.cases()) and all(each.complete for each in done)

    return slices, volumes, volumes[-1] + wait(complete)


def memory(pid: int) -> dict[str, float]:
    """Most memory of a process so far in MiB (Linux): all that is resident, and now, without what is mapped."""
    words = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return {name: int(words[name].split()[0]) / 1024 for name in ("VmHWM", "RssAnon")}


def processor_seconds(pid: int) -> float:
    """What a process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--strokes", type=int, default=20)
    parser.add_argument("--backbone", default="none", help="'starter' needs torch")
    parser.add_argument("--size", type=int, nargs=2, default=(256, 36), metavar=("PIXELS", "SLICES"))
    options = parser.parse_args(arguments)
    side, depth = options.size
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["SSLSEG_STATE"] = str(Path(temporary) / "state")
        project, truth = make_project(Path(temporary) / "project", options.cases, (side, side, depth))
        print(f"{options.cases} volumes of {side} × {side} × {depth}, load {os.getloadavg()[0]:.1f}", flush=True)
        wall, processor = time_features(project, project.cases()[1])
        print(f"features of a case: {wall:.2f} s ({processor:.2f} s of the processor)", flush=True)
        job = start(DraftRequest(options.backbone).write(project).folder)
        try:
            report(project, job, truth, options.strokes)
        finally:
            job.end()
    return 0


def report(project: Project, job: Job, truth: np.ndarray, count: int) -> None:
    """Draw, and print what came of it."""
    wait(lambda: job.poll().state.value == "running")
    pid = job.run.read_status()["pid"]
    used = processor_seconds(pid)
    slices, volumes, everything = strokes(project, truth, count)
    for name, seconds in (("visible slice", slices), ("visible case", volumes)):
        first, *others = seconds
        shown = f"median {np.median(others):.2f} s, 95 % within {np.quantile(others, 0.95):.2f} s"
        print(f"{name}: {shown}, the very first {first:.2f} s")
    print(f"all cases after the last stroke: {everything:.1f} s")
    print(f"processor of the worker in all: {processor_seconds(pid) - used:.1f} s")
    found = memory(pid)
    print(f"memory of the worker: at most {found['VmHWM']:.0f} MiB, {found['RssAnon']:.0f} MiB of it its own now")
    sizes = [path.stat().st_size for path in (project.folder / "drafts").rglob("*") if path.is_file()]
    print(f"disk: {sum(sizes) / 2**20:.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
