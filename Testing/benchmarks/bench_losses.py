"""Our losses against lightly's and MONAI's: the same value, the same gradient, and how long forward + backward takes.

    python Testing/benchmarks/bench_losses.py

float32; repeats of all contenders alternate within one run, and on the CPU its own seconds are counted, so that other
load on the machine hits them little and alike: read the ratios. ``bench_ntxent.py`` goes further for NT-Xent: against a
float64 loop, with the losses of PCL and G^D.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import torch
from bench_ntxent import lightly_losses, step
from monai.losses import BarlowTwinsLoss, ContrastiveLoss, DiceCELoss
from torch import Tensor

from SSLSegmentationLib.losses.barlow import barlow_twins
from SSLSegmentationLib.losses.dino import dino_loss
from SSLSegmentationLib.losses.ntxent import nt_xent
from SSLSegmentationLib.losses.segmentation import segmentation_loss

OURS = "ours"
_LONG = 5.0
Loss = Callable[[Tensor, Tensor], Tensor]


def contenders(batch: int, device: str) -> dict[str, tuple[Tensor, Tensor, dict[str, Loss]]]:
    """For each loss its two inputs, and who computes it how."""
    lightly = lightly_losses()
    generator = torch.Generator().manual_seed(0)

    def noise(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator).to(device)

    def pair(count: int, dimensions: int) -> tuple[Tensor, Tensor]:
        first = noise(count, dimensions)
        return first, first + 0.5 * noise(count, dimensions)

    outputs, views, seen = 8192, 8, 2
    centre = torch.zeros(outputs, device=device)
    lightly_dino = lightly.DINOLoss(outputs, student_temp=0.1).to(device)
    labels = torch.randint(4, (batch, 128, 128), generator=generator).to(device)
    monai_dice_ce = DiceCELoss(softmax=True, to_onehot_y=True, include_background=False, batch=True)
    dice_ce = segmentation_loss("dice_ce")

    def lightly_from_zero(student: Tensor, teacher: Tensor) -> Tensor:
        lightly_dino.center.zero_()  # it moves with every call
        return lightly_dino(list(teacher.detach()), list(student.unbind()), teacher_temp=0.04)

    return {
        "NT-Xent, 448 × 128": (
            *pair(224, 128),
            {
                OURS: lambda a, b: nt_xent(a, b, 0.1),
                "lightly": lightly.NTXentLoss(0.1),
                "MONAI": ContrastiveLoss(0.1),
            },
        ),
        "Barlow Twins, 2 × 4096 × 128": (
            *pair(4096, 128),
            {
                OURS: lambda a, b: barlow_twins(a, b, 5e-3),
                "lightly": lightly.BarlowTwinsLoss(lambda_param=5e-3),
                "MONAI": BarlowTwinsLoss(5e-3),
            },
        ),
        f"DINO, {seen} + {views - seen} views of {batch}, {outputs} outputs": (
            noise(views, batch, outputs),
            noise(seen, batch, outputs),
            {OURS: lambda s, t: dino_loss(s, t, centre, 0.1, 0.04), "lightly": lightly_from_zero},
        ),
        f"Dice + cross-entropy, {batch} × 4 × 128²": (
            noise(batch, 4, 128, 128),
            noise(1),
            {OURS: lambda x, _: dice_ce(x, labels), "MONAI": lambda x, _: monai_dice_ce(x, labels[:, None])},
        ),
    }


def measured(a: Tensor, b: Tensor, losses: dict[str, Loss], repeats: int) -> dict[str, tuple[float, float, Tensor]]:
    """Of each contender: median seconds, value, gradient. Whoever has had ``_LONG`` seconds is not repeated further."""
    found = {name: step(loss, a, b) for name, loss in losses.items()}  # warms up, too
    times: dict[str, list[float]] = {name: [] for name in losses}
    clock = time.perf_counter if a.is_cuda else time.process_time
    for _ in range(repeats):
        for name, loss in losses.items():
            if sum(times[name]) > _LONG:
                continue
            started = clock()
            step(loss, a, b)
            times[name].append(clock() - started)
    return {name: (statistics.median(times[name]), *found[name]) for name in losses}


def main() -> None:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batch", type=int, default=16, help="images of DINO and of the segmentation loss")
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    print(f"Forward + backward on {options.device}, float32, {torch.get_num_threads()} threads\n")
    print("| loss | whose | median ms | time / ours | value − ours | largest gradient difference / largest gradient |")
    print("|---|---|---|---|---|---|")
    for title, (a, b, losses) in contenders(options.batch, options.device).items():
        found = measured(a, b, losses, options.repeats)
        seconds, value, gradient = found[OURS]
        for name, (their_seconds, their_value, their_gradient) in found.items():
            error = float((their_gradient - gradient).abs().max() / gradient.abs().max())
            apart = "–" if name == OURS else f"{their_value - value:+.1e} of {value:.4g}"
            off = "–" if name == OURS else f"{error:.1e}"
            cells = (title, name, f"{1e3 * their_seconds:.2f}", f"{their_seconds / seconds:.2f}", apart, off)
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
