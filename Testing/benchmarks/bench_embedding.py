"""Milliseconds for the similarity map of one slice once a volume is embedded, and for finding and colouring.

    python Testing/benchmarks/bench_embedding.py [--width 64] [--threads 1]

Random vectors: the time does not depend on what they say. The ratio compares with PyTorch's own cosine similarity on
the same float16 slice in the same interleaved run.
"""

from __future__ import annotations

import argparse
import statistics
import time

import numpy as np
import SimpleITK as sitk
import torch
from torch.nn import functional as F

from SSLSegmentationLib.embedding import Embedding, PixelGrid, fit_colours, sample_pixels, similarity, slice_similarity

_LIMIT_MS = 50


def random_embedding(side: int, width: int, slices: int) -> Embedding:
    """Vectors of length 1 on a grid of one millimetre."""
    vectors = np.random.default_rng(0).standard_normal((slices, width, side, side)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    image = sitk.Image((side, side, slices), sitk.sitkUInt8)
    return Embedding(vectors.astype(np.float16), PixelGrid(image, "axial", (side, side), 1, (0, 0), (side, side)))


def main() -> None:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[128, 256])
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--slices", type=int, default=16)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    print(f"{options.width} features a pixel, {options.threads} thread(s), median of {options.rounds} (worst)\n")
    print("| what | pixels | ms | worst | of 50 ms | torch's cosine similarity / ours |\n|---|---|---|---|---|---|")
    for side in options.sizes:
        embedding = random_embedding(side, options.width, options.slices)
        query = embedding.vector((0, side // 2, side // 3))
        basis = fit_colours([sample_pixels(embedding)])
        one = torch.from_numpy(embedding.vectors[1])
        wanted = torch.from_numpy(query)[:, None, None]
        tasks = {
            "similarity map of a slice": lambda e=embedding, q=query: slice_similarity(e.vectors[1], q),
            "the same, on the slice's own rows and columns": lambda e=embedding, q=query: e.grid.on_slice(
                slice_similarity(e.vectors[1], q)
            ),
            f"nearest pixel of {options.slices} slices": lambda e=embedding, q=query: similarity(e, q).nearest(),
            "colours of a slice": lambda e=embedding, b=basis: b.colours(e.vectors[1]),
            "torch": lambda s=one, w=wanted: F.cosine_similarity(s.float(), w, dim=0),
        }
        spent: dict[str, list[float]] = {name: [] for name in tasks}
        for _ in range(options.rounds + 1):
            for name, task in tasks.items():
                start = time.perf_counter()
                task()
                spent[name].append(1000 * (time.perf_counter() - start))
        median = {name: statistics.median(times[1:]) for name, times in spent.items()}  # the first warms up
        for name, times in spent.items():
            if name == "torch":
                continue
            ratio = f"{median['torch'] / median[name]:.1f}" if name == "similarity map of a slice" else ""
            share = f"{median[name] / _LIMIT_MS:.2f}" if "of a slice" in name or "same" in name else ""
            print(f"| {name} | {side} × {side} | {median[name]:.2f} | {max(times[1:]):.2f} | {share} | {ratio} |")


if __name__ == "__main__":
    main()
