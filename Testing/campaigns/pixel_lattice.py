"""How well a backbone's features tell from which pixel of its coarse grids they come, whatever the slice shows.

    OMP_NUM_THREADS=1 python Testing/campaigns/pixel_lattice.py SLICES BACKBONE.pt [BACKBONE.pt ...]

``SLICES`` is the folder of prepared slices of a pretraining (``slices`` in its run folder). Each slice is rolled by a
random number of pixels, so that anatomy says nothing of the lattice; a ridge regression on patches of 3 × 3 pixels of
the decoder's last map then tells row and column modulo 2, 4, 8 and 16. Half of the cases fit it, the others are asked.
Random weights come first, for comparison. Features that depend on the image alone would be right by chance.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from SSLSegmentationLib.core.settings import from_dict
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.training.preparation import patch_size

MODULI = (2, 4, 8, 16)
_SLICES, _PLACES, _RIDGE, _PATCH = 160, 200, 1e-3, 3


def lattice_accuracy(
    network: UNet, images: Tensor, cases: Sequence[int], seed: int = 0
) -> dict[int, tuple[float, float]]:
    """Modulus → how often row and column are told rightly, mean and standard error over the cases asked.

    Args:
        network: whose last map is asked.
        images: [N, 1, H, W], H and W multiples of the network's stride.
        cases: of each image; there are two or more.
    """
    generator = np.random.default_rng(seed)
    vectors, places = [], []
    for image in images:
        moved = torch.roll(image, tuple(generator.integers(0, max(MODULI), 2).tolist()), (1, 2))
        rows, columns = (generator.integers(1, side - 1, _PLACES) for side in image.shape[1:])
        with torch.inference_mode():
            patches = F.unfold(network.eval().features(moved[None]), _PATCH, padding=1)[0]
        vectors.append(patches[:, rows * image.shape[2] + columns].T.double())
        places.append(torch.from_numpy(np.stack([rows, columns], axis=1)))
    case = torch.tensor(cases)
    fitted = torch.isin(case, case.unique()[::2])
    inputs, targets = torch.stack(vectors), torch.stack(places)
    mean, deviation = (f(inputs[fitted].flatten(0, 1), dim=0) for f in (torch.mean, torch.std))
    inputs = F.pad((inputs - mean) / (deviation + 1e-9), (0, 1), value=1.0)
    known = inputs[fitted].flatten(0, 1)
    gram = known.T @ known / len(known) + _RIDGE * torch.eye(known.shape[1], dtype=known.dtype)
    found = {}
    for modulus in MODULI:
        right = []
        for axis in (0, 1):
            classes = targets[..., axis] % modulus
            wanted = F.one_hot(classes[fitted].flatten(), modulus).double()
            weights = torch.linalg.solve(gram, known.T @ wanted / len(known))
            right.append(((inputs[~fitted] @ weights).argmax(dim=-1) == classes[~fitted]).double().mean(dim=1))
        each = torch.stack(right).mean(dim=0)
        of_case = torch.stack([each[case[~fitted] == number].mean() for number in case[~fitted].unique()])
        error = float(of_case.std() / len(of_case) ** 0.5) if len(of_case) > 1 else 0.0
        found[modulus] = float(of_case.mean()), error
    return found


def chosen_slices(store: SliceStore, size: tuple[int, int]) -> tuple[Tensor, list[int]]:
    """Slices spread over all cases, cut or filled up to ``size``: [N, 1, h, w], and the case of each."""
    rows = np.unique(np.linspace(0, len(store) - 1, _SLICES).round().astype(int))
    images = store.batch(rows, torch.device("cpu")).images.float()[..., : size[0], : size[1]]
    images = F.pad(images, (0, size[1] - images.shape[-1], 0, size[0] - images.shape[-2]))
    return images, [int(store.case_of_row[row]) for row in rows]


def main() -> None:
    """Parse arguments, print a row for each backbone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slices", type=Path)
    parser.add_argument("backbones", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    store = SliceStore(options.slices)
    contents = [load_checkpoint(path, "backbone") for path in options.backbones]
    settings = from_dict(UNetSettings, contents[0]["network"])
    images, cases = chosen_slices(store, patch_size(store.canvas, contents[0]["max_size"], settings.stride))
    print("| backbone |" + "".join(f" mod {modulus} |" for modulus in MODULI))
    print("|---|" + "---|" * len(MODULI))
    print("| chance |" + "".join(f" {1 / modulus:.3f} |" for modulus in MODULI))
    names = [path.parent.name for path in options.backbones]
    for name, content in zip(["random", *names], [None, *contents], strict=True):
        network = seeded_network(settings, 2, 0)
        if content:
            network.load_state_dict(content["state"], strict=False)
        found = lattice_accuracy(network, images, cases)
        print(f"| {name} |" + "".join(f" {mean:.3f} ± {error:.3f} |" for mean, error in found.values()), flush=True)


if __name__ == "__main__":
    main()
