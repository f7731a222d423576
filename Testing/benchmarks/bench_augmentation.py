"""Augmentation throughput: batched on one composed grid, against the same transforms of MONAI in a DataLoader.

    python Testing/benchmarks/bench_augmentation.py --out 128 --canvas 208

Per slice: crop, rotation, zoom, translation, elastic (image and label), brightness, contrast, gamma, noise (image), all
with probability 1, from a float16 canvas array. MONAI runs as dictionary transforms in two worker processes, once as a
chain (RandAffined, Rand2DElasticd: two resamplings) and once with all spatial ones in Rand2DElasticd (one resampling).
Rounds alternate within one run; read the ratios.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time

import numpy as np
import torch
from monai.data import DataLoader, Dataset, set_track_meta
from monai.transforms import (
    CastToTyped,
    Compose,
    EnsureChannelFirstd,
    Rand2DElasticd,
    RandAdjustContrastd,
    RandAffined,
    RandGaussianNoised,
    RandScaleIntensityFixedMeand,
    RandShiftIntensityd,
)

from SSLSegmentationLib.augmentation.intensity import IntensityRanges, augment_intensity
from SSLSegmentationLib.augmentation.warp import SpatialRanges, random_grid, warp, warp_labels

ROTATION, SCALE, TRANSLATION, ELASTIC = 15.0, (0.8, 1.25), 0.1, 6.0
SPATIAL = SpatialRanges(rotation_deg=ROTATION, scale=SCALE, translation=TRANSLATION, elastic_px=ELASTIC)
INTENSITY = IntensityRanges(contrast=(0.75, 1.25), brightness=0.1, gamma=(0.7, 1.5), noise_std=0.05)


def monai_transforms(out, chain):
    both = ("image", "label")
    spatial = {
        "rotate_range": math.radians(ROTATION),
        "scale_range": ((SCALE[0] - 1, SCALE[1] - 1),) * 2,
        "translate_range": TRANSLATION * out,
        "spatial_size": (out, out),
        "mode": ("bilinear", "nearest"),
        "padding_mode": "zeros",
    }
    elastic = {"spacing": (out / 6, out / 6), "magnitude_range": (0.0, ELASTIC)}
    if chain:
        same = {key: spatial[key] for key in ("spatial_size", "mode", "padding_mode")}
        warps = [RandAffined(both, prob=1, **spatial), Rand2DElasticd(both, prob=1, **elastic, **same)]
    else:
        warps = [Rand2DElasticd(both, prob=1, **elastic, **spatial)]
    return Compose(
        [
            EnsureChannelFirstd(both, channel_dim="no_channel"),
            CastToTyped("image", dtype=torch.float32),
            *warps,
            RandScaleIntensityFixedMeand("image", factors=0.25, prob=1),
            RandShiftIntensityd("image", offsets=0.1, prob=1),
            RandAdjustContrastd("image", gamma=(0.7, 1.5), prob=1),
            RandGaussianNoised("image", std=0.05, prob=1),
        ]
    )


def ours(images, labels, out, batch, batches, generator, device):
    canvas = tuple(images.shape[1:])
    for _ in range(batches):
        index = torch.randint(len(images), (batch,), generator=generator).to(device)
        grid = random_grid(batch, canvas, (out, out), SPATIAL, generator, device)
        image = augment_intensity(warp(images.index_select(0, index)[:, None], grid), INTENSITY, generator)
        label = warp_labels(labels.index_select(0, index), grid)
    if device != "cpu":
        torch.cuda.synchronize()
    return image, label


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--canvas", type=int, default=208)
    parser.add_argument("--out", type=int, default=128)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--slices", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads(), help="of ours; each worker has one")
    parser.add_argument("--device", default="cpu", help="of ours; MONAI's workers are on the CPU")
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    rng = np.random.default_rng(0)
    images = rng.random((arguments.slices, arguments.canvas, arguments.canvas), dtype=np.float32).astype(np.float16)
    labels = rng.integers(0, 3, images.shape, dtype=np.uint8)
    set_track_meta(False)
    records = [{"image": image, "label": label} for image, label in zip(images, labels, strict=True)]
    loaders = {
        name: DataLoader(
            Dataset(records, monai_transforms(arguments.out, chain)),
            batch_size=arguments.batch,
            shuffle=True,
            num_workers=arguments.workers,
            persistent_workers=arguments.workers > 0,
        )
        for name, chain in (("MONAI chain", True), ("MONAI one resampling", False))
    }
    generator = torch.Generator().manual_seed(0)
    device = arguments.device
    on_device = torch.from_numpy(images).to(device), torch.from_numpy(labels).to(device)
    batches = arguments.slices // arguments.batch

    def run_ours(count=5 * batches):
        ours(*on_device, arguments.out, arguments.batch, count, generator, device)
        return count * arguments.batch

    def run_loader(loader):
        return sum(len(batch["image"]) for batch in loader)

    runs = {"ours": run_ours, **{name: lambda loader=loader: run_loader(loader) for name, loader in loaders.items()}}
    rates = {name: [] for name in runs}
    for run in runs.values():
        run()  # starts the workers
    for _ in range(arguments.rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            done = run()
            rates[name].append(done / (time.perf_counter() - start))

    print(
        f"{arguments.canvas}² float16 canvas to {arguments.out}², batches of {arguments.batch}, ours on {device} with "
        f"{torch.get_num_threads()} threads, MONAI in {arguments.workers} worker processes\n"
    )
    print(f"| path | slices/s (median) | ms per batch of {arguments.batch} | ours is faster by |")
    print("|---|---|---|---|")
    medians = {name: statistics.median(values) for name, values in rates.items()}
    for name, rate in medians.items():
        milliseconds = 1e3 * arguments.batch / rate
        print(f"| {name} | {rate:.0f} | {milliseconds:.2f} | {medians['ours'] / rate:.1f} × |")


if __name__ == "__main__":
    main()
