"""What can be said of a recipe without training: what shrinking takes from masks, and how far slices are moved.

    python Testing/campaigns/recipe_limits.py DATASET.json --work FOLDER [--max-size 64]

Masks of the training cases are shrunk as a recipe does, brought back to their own pixels as a prediction is, and
compared with what they were: the Dice of a network that would learn them perfectly. Then, on random draws: by how much
the preset's bend moves a pixel at three sizes, beside that of the plain loop, and how much of a slice its warp reads
from outside.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from recipe_ablation import open_cohort
from recipe_cohort import Cohort
from recipe_parts import bent_to_the_edge
from recipes import OURS, PLAIN, recipe_of
from torch import Tensor

from SSLSegmentationLib.augmentation.ranges import MRI_FINETUNE
from SSLSegmentationLib.augmentation.warp import identity_grid, random_grid
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores.resampling import resample_probabilities_to
from SSLSegmentationLib.volumes.overlap import mean_dice

_DRAWS = 256


def there_and_back(cohort: Cohort, way: str) -> float:
    """Mean Dice of the masks of the training cases with what ``mask_pixels`` = ``way`` leaves of them."""
    store = cohort.store(replace(PLAIN, mask_pixels=way))
    shares = cohort.shares(store) if way == "soft" else None
    dices = []
    for case in store.cases:
        if case.role != Role.TRAIN:
            continue
        rows, across, along = store.window(case)
        if shares is None:
            labels = torch.from_numpy(np.array(store.labels[rows, across, along])).long()
            maps = F.one_hot(labels, cohort.schema.class_count).movedim(-1, 0).float()
        else:
            structures = shares[rows, :, across, along].float().transpose(0, 1)
            maps = torch.cat([1 - structures.sum(dim=0, keepdim=True), structures])
        native = cohort.native(case.id)
        back = resample_probabilities_to(maps, native.shape[1:]).argmax(dim=0).numpy()
        dices.append(mean_dice(back, native, range(1, cohort.schema.class_count)))
    return statistics.mean(dices)


def bend(size: int, *, pinned: bool) -> float:
    """Root mean square of the shift of a pixel by the elastic part, over all slices, in parts of the side."""
    generator = torch.Generator().manual_seed(0)
    if pinned:
        only = replace(MRI_FINETUNE, rotation_deg=0.0, scale=(1.0, 1.0), translation=0.0)
        grid = random_grid(_DRAWS, (size, size), (size, size), only, generator)
    else:
        grid = bent_to_the_edge(identity_grid(_DRAWS, (size, size)), PLAIN.bend, generator)
    shift = (grid - identity_grid(_DRAWS, (size, size))) / 2
    return float(shift.square().sum(dim=-1).mean().sqrt())


def outside(grid: Tensor) -> float:
    """Part of the pixels that a grid reads from outside the slice."""
    return float((grid.abs() > 1).any(dim=-1).float().mean())


def main() -> None:
    """Parse arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project and slices")
    parser.add_argument("--max-size", type=int, default=64)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cohort = open_cohort(options.dataset, options.work, options.max_size)
    for way in (PLAIN.mask_pixels, OURS.mask_pixels, recipe_of("plain+soft-masks").mask_pixels):
        print(f"masks there and back, {way}: Dice {there_and_back(cohort, way):.3f}")
    for size in (64, 128, 256):
        print(f"bend of the preset at {size} px: {bend(size, pinned=True):.2%} of a side")
    print(f"bend of the plain loop: {bend(64, pinned=False):.2%}")
    generator = torch.Generator().manual_seed(0)
    print(f"read from outside: {outside(random_grid(_DRAWS, (64, 64), (64, 64), MRI_FINETUNE, generator)):.1%}")


if __name__ == "__main__":
    main()
