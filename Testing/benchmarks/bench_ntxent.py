"""NT-Xent against lightly, MONAI and a float64 loop: same value, same gradient, and how long forward + backward takes.

    python Testing/benchmarks/bench_ntxent.py --pairs 224 --dimensions 512

Repeats of all contenders alternate within one run, so that other load on the machine hits them alike; read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import time

import torch
from monai.losses import ContrastiveLoss

from SSLSegmentationLib.losses.ntxent import nt_xent


def lightly_loss(temperature):
    try:
        import torchvision  # noqa: F401
    except RuntimeError:
        # A torchvision built for another torch lacks its operators. lightly's loss does not use them; declare them.
        lightly_loss.library = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            lightly_loss.library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    from lightly.loss import NTXentLoss

    return NTXentLoss(temperature)


def loop_float64(a, b, temperature):
    z = torch.nn.functional.normalize(torch.cat([a, b]).double(), dim=1)
    losses = []
    for i in range(len(z)):
        scores = z @ z[i] / temperature
        others = torch.cat([scores[:i], scores[i + 1 :]])
        losses.append(others.logsumexp(0) - scores[(i + len(a)) % len(z)])
    return torch.stack(losses).mean()


def step(loss, a, b):
    a, b = a.detach().requires_grad_(), b.detach().requires_grad_()
    value = loss(a, b)
    value.backward()
    if a.is_cuda:
        torch.cuda.synchronize()
    return value.item(), torch.cat([a.grad, b.grad])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=224)
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--temperature", type=float, default=0.1)
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--slow-repeats", type=int, default=1, help="repeats of MONAI, which takes seconds; 0 skips it")
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()

    torch.manual_seed(0)
    a = torch.randn(arguments.pairs, arguments.dimensions, device=arguments.device)
    b = a + 0.5 * torch.randn_like(a)
    temperature = arguments.temperature
    exact_value, exact_gradient = step(lambda x, y: loop_float64(x, y, temperature), a.double(), b.double())

    contenders = {"ours": lambda x, y: nt_xent(x, y, temperature), "lightly": lightly_loss(temperature)}
    slow = {"MONAI": ContrastiveLoss(temperature)} if arguments.slow_repeats else {}
    times = {name: [] for name in [*contenders, *slow]}
    for loss in contenders.values():
        for _ in range(5):
            step(loss, a, b)
    for _ in range(arguments.repeats):
        for name, loss in contenders.items():
            start = time.perf_counter()
            step(loss, a, b)
            times[name].append(time.perf_counter() - start)
    for name, loss in slow.items():
        for _ in range(arguments.slow_repeats):
            start = time.perf_counter()
            step(loss, a, b)
            times[name].append(time.perf_counter() - start)

    shape = f"{2 * arguments.pairs} × {arguments.dimensions}"
    print(f"NT-Xent of {shape}, temperature {temperature}, forward + backward on {arguments.device}\n")
    print("| loss | median ms | time / ours | value − float64 loop | largest gradient error / largest gradient |")
    print("|---|---|---|---|---|")
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, loss in {**contenders, **slow}.items():
        value, gradient = step(loss, a, b)
        error = float((gradient - exact_gradient).abs().max() / exact_gradient.abs().max())
        ratio = medians[name] / medians["ours"]
        print(f"| {name} | {medians[name] * 1e3:.2f} | {ratio:.2f} | {value - exact_value:+.1e} | {error:.1e} |")


if __name__ == "__main__":
    main()
