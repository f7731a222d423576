"""Milliseconds until what is like the place under the mouse lights up, and until the other cases are searched.

    OMP_NUM_THREADS=1 python Testing/benchmarks/bench_alike.py [--cases 20] [--size 256 36] [--maps 0 32] [--rounds 21]

Features as drafts keep them of volumes of 256 × 256 × 36 (96 × 96 × 36 pixels, random: the time does not depend on what
they say), on the disk and mapped into memory. Listed: the case at hand made ready (its sample, one slice, all), the map
of a slice and of the whole case, what a window does at each move of the mouse (find the pixel, map, levels, turn into
the axes of the volume), another case that is opened, and the search, per case and for all.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from SSLSegmentationLib.embedding import AlikeMap, Standard
from SSLSegmentationLib.embedding.channels import FILTERS, PLACE
from SSLSegmentationLib.embedding.draft import Origin

_PIXELS = 96  # of the longer side of a slice of drafts


def keep(folder: Path, cases: int, slices: int, maps: int) -> list[Path]:
    """Features of so many cases, on the disk."""
    rng, paths = np.random.default_rng(0), []
    for number in range(cases):
        shape = (slices, len(FILTERS) + len(PLACE) + maps, _PIXELS, _PIXELS)
        paths.append(folder / f"case{number}.npy")
        np.save(paths[-1], rng.standard_normal(shape, np.float32).astype(np.float16))
    return paths


def spent(action: Callable[[], object], rounds: int = 1) -> list[float]:
    """Milliseconds of each round."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        action()
        found.append(1000 * (time.perf_counter() - begun))
    return found


def measure(folder: Path, cases: int, size: tuple[int, int], maps: int, rounds: int) -> dict[str, list[float]]:
    """Milliseconds by what is done."""
    side, slices = size
    paths = keep(folder, cases, slices, maps)
    origin = Origin((side, side, slices), (1, 0, 0, 0, 1, 0, 0, 0, 1), "axial")
    opened: list[AlikeMap] = []
    found = {}

    def open_case(path: Path) -> None:
        opened.append(AlikeMap(np.load(path, mmap_mode="r")))

    found["the case at hand: its sample"] = spent(lambda: open_case(paths[0]), rounds)
    here = opened[-1]
    numbers = iter(range(slices))
    found["… one slice made ready"] = spent(lambda: here.go(0.0, next(numbers)), min(rounds, slices))
    fresh = AlikeMap(here.standard.features)
    found["… all slices made ready, in pieces"] = spent(lambda: fresh.go(float("inf")))
    here = fresh
    query = here.standard.vector((slices // 2, 40, 50))
    found["map of one slice"] = spent(lambda: here.similarity(query, slices // 2), rounds)
    found["map of the whole case"] = spent(lambda: here.similarity(query), rounds)

    def move() -> None:
        pixel = origin.pixel_at((side / 3, side / 2, slices / 2), here.size)
        assert pixel is not None
        np.ascontiguousarray(origin.native(here.shown(here.standard.vector(pixel), pixel[0]))[::-1])

    found["at each move of the mouse, the whole case"] = spent(move, rounds)

    def open_another(path: Path) -> None:
        open_case(path)
        opened.pop().similarity(query, slices // 2)

    found["another case that is opened: its visible slice"] = [
        spent(lambda p=path: open_another(p))[0] for path in paths
    ]
    samples: list[Standard] = []
    found["search: the sample of a case, once"] = [
        spent(lambda p=path: samples.append(Standard(np.load(p, mmap_mode="r"))))[0] for path in paths[1:]
    ]
    found["search: one case"] = [spent(lambda s=sample: s.best("case", query))[0] for sample in samples]
    found[f"search: all {cases - 1} others"] = spent(lambda: [each.best("case", query) for each in samples], rounds)
    vectors = sum(each.sample.nbytes for each in samples) + here._vectors.nbytes
    print(f"memory: {vectors / 2**20:.0f} MiB for the case at hand and {len(samples)} others\n")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--size", type=int, nargs=2, default=(256, 36), metavar=("PIXELS", "SLICES"))
    parser.add_argument("--maps", type=int, nargs="+", default=[0, 32])
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args(arguments)
    for maps in options.maps:
        print(f"{len(FILTERS)} filters, {maps} numbers of a backbone, load {os.getloadavg()[0]:.1f}")
        with tempfile.TemporaryDirectory() as folder:
            found = measure(Path(folder), options.cases, tuple(options.size), maps, options.rounds)
        print("| what | median ms | worst |\n|---|---|---|")
        for what, times in found.items():
            print(f"| {what} | {statistics.median(times):.1f} | {max(times):.1f} |")
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
