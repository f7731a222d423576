"""A mask of *Review* opened, while the one before leaves the scene at once or afterwards. Needs slicer-core, PySide6.

    python Testing/benchmarks/bench_opening.py [--openings 12]

Cases of noise (gzip NRRD, which packs badly) with four structures, opened over the real MRML scene, without a window:
each mask and image was read ahead, as while somebody looks at the mask before. Both ways take turns. Listed, in
milliseconds of the main thread's processor, median (worst): until the next case is in the views, the longest of the
pieces in which the one before then leaves; and the ratio of the two ways' medians. What windows add, only a Slicer
shows: ``Testing/in_slicer/opening.py``.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.importing.volumes import add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_image, write_segmentation

SIZES = ((320, 320, 30), (512, 512, 80))
MODEL = "a-model"
_CASES = 4
_STRUCTURES = 4


def make_project(folder: Path, cases: int, size: tuple[int, int, int]) -> Project:
    """A project of noise, with a model that has segmented all of it.

    Args:
        size: voxels along x, y, z.
    """
    project = Project.create(folder)
    schema = LabelSchema.from_names({value: f"structure {value}" for value in range(1, _STRUCTURES + 1)})
    project.set_schema(schema)
    entry = folder / "models" / MODEL
    entry.mkdir(parents=True)
    (entry / "model.pt").write_bytes(b"weights")
    card = {"version": "0.1.0", "made": "", "cases": (), "volumes": 1, "slices": 1, "validation_volumes": 0}
    ModelCard(kind="model", architecture="unet", **card).write(entry)
    for number in range(cases):
        image = sitk.GetImageFromArray(np.random.default_rng(number).normal(400, 60, size[::-1]).astype(np.int16))
        image.SetSpacing((0.7, 0.7, 3.0))
        file = folder / "volume.nrrd"
        write_image(file, image)
        case = add_volume(project, file, Role.UNLABELLED, name=f"volume {number + 1}")
        file.unlink()
        path = case.folder / "predictions" / f"{MODEL}.seg.nrrd"
        path.parent.mkdir()
        write_segmentation(path, _balls(size), read_volume(case.image_path), schema)
    return project


def _balls(size: tuple[int, int, int]) -> np.ndarray:
    """Label values [k, j, i]: a ball of each structure."""
    labels = np.zeros(size[::-1], np.uint8)
    k, j, i = np.ogrid[tuple(slice(0, 1, complex(count)) for count in size[::-1])]
    for value in range(1, _STRUCTURES + 1):
        centre = value / (_STRUCTURES + 1)
        labels[(k - 0.5) ** 2 + (j - 0.5) ** 2 + (i - centre) ** 2 < 0.09**2] = value
    return labels


class Openings:
    """Masks that are opened in one way."""

    def __init__(self) -> None:
        self.opened: list[float] = []
        self.pieces: list[float] = []

    def time(self, opens: Callable[[], object], step: Callable[[], bool]) -> None:
        """Open one, and let the one before leave."""
        self.opened.append(_seconds(opens))
        isLeft, longest = True, 0.0
        while isLeft:
            begun = time.thread_time()
            isLeft = step()
            longest = max(longest, time.thread_time() - begun)
        self.pieces.append(longest)

    def text(self) -> str:
        """Median (worst) of both."""
        return f"{_ms(self.opened):>14}  {_ms(self.pieces):>14}"


def _seconds(does: Callable[[], object]) -> float:
    begun = time.thread_time()
    does()
    return time.thread_time() - begun


def _ms(seconds: list[float]) -> str:
    return f"{1000 * statistics.median(seconds):.0f} ({1000 * max(seconds):.0f})"


def measure(folder: Path, size: tuple[int, int, int], openings: int) -> tuple[Openings, Openings]:
    """Open masks in turn, so that the one before leaves at once, and afterwards."""
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root), str(root / "SSLSegmentation")]
    from Testing import harness

    harness.install()
    from SSLSegmentationPlugin.scene import Views
    from SSLSegmentationPlugin.session.Logic import SSLSegmentationLogic

    from Testing.harness import pictures

    pictures.application()
    make_project(folder / "project", _CASES, size)
    logic = SSLSegmentationLogic()
    logic.session.openProject(folder / "project")
    reviews, leaving, ways = logic.reviews, logic.annotations.leaving, (Openings(), Openings())
    listed = reviews.ofModel(MODEL)
    for number in range(2 * openings + 1):
        review = listed[number % len(listed)]
        reviews.readAhead([review])
        while reviews.ahead.giveWay():
            pass
        # The first has none before it; it also loads what all of them need.
        leaving.later = None if number % 2 else (lambda: None)
        way = ways[number % 2] if number else Openings()
        way.time(lambda review=review: reviews.show(review, Views.showVolume), leaving.step)
    leaving.later = None
    logic.cleanup()
    return ways


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--openings", type=int, default=12, help="of each kind")
    openings = parser.parse_args().openings
    heads = ("opened", "longest piece")
    print(f"{'voxels':>16}  {'the one before leaves':>21}  {heads[0]:>14}  {heads[1]:>14}  ratio")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            after, at_once = measure(Path(folder), size, openings)
        ratio = statistics.median(after.opened) / statistics.median(at_once.opened)
        name = " × ".join(map(str, size))
        print(f"{name:>16}  {'at once':>21}  {at_once.text()}")
        print(f"{name:>16}  {'afterwards':>21}  {after.text()}  {ratio:.2f}")


if __name__ == "__main__":
    main()
