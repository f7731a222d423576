"""NT-Xent against lightly, MONAI and a float64 loop: same value, same gradient, and how long forward + backward takes.

    python Testing/benchmarks/bench_ntxent.py --pairs 224 --dimensions 512

PCL and G^D are timed on the same embeddings, with the making of their masks, and checked against loops of their own.

Repeats of all contenders alternate within one run, so that other load on the machine hits them alike; read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import time

import torch
from monai.losses import ContrastiveLoss

from SSLSegmentationLib.losses.ntxent import masked_nt_xent, nt_xent
from SSLSegmentationLib.pretraining.methods.chaitanya import part_of, partition_masks
from SSLSegmentationLib.pretraining.methods.pcl import same_place

_VOLUMES = 8
_PARTS = 4


def lightly_losses():
    """The module ``lightly.loss``."""
    try:
        import torchvision  # noqa: F401
    except RuntimeError:
        # A torchvision built for another torch lacks its operators. lightly's losses do not use them; declare them.
        lightly_losses.library = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            lightly_losses.library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import lightly.loss

    return lightly.loss


def loop_float64(a, b, temperature):
    z = torch.nn.functional.normalize(torch.cat([a, b]).double(), dim=1)
    losses = []
    for i in range(len(z)):
        scores = z @ z[i] / temperature
        others = torch.cat([scores[:i], scores[i + 1 :]])
        losses.append(others.logsumexp(0) - scores[(i + len(a)) % len(z)])
    return torch.stack(losses).mean()


def pcl(a, b, position, temperature):
    positive = same_place(position, 0.1)
    return masked_nt_xent(torch.cat([a, b]), positive, ~positive, temperature)


def chaitanya(a, b, case, position, temperature):
    masks = partition_masks(case, part_of(position, _PARTS), 2, across_volumes=True)
    return masked_nt_xent(torch.cat([a, b]), *masks, temperature, "own_positive")


def masked_loop_float64(a, b, positives, counted, temperature):
    """Mean over anchors of the mean over ``positives(i)`` of −log(exp(s_ip) / Σ over ``counted(i, p)``)."""
    z = torch.nn.functional.normalize(torch.cat([a, b]).double(), dim=1)
    losses = []
    for i in range(len(z)):
        scores = z @ z[i] / temperature
        terms = [scores[counted(i, p)].logsumexp(0) - scores[p] for p in positives(i)]
        losses.append(torch.stack(terms).mean())
    return torch.stack(losses).mean()


def step(loss, a, b):
    a, b = a.detach().requires_grad_(), b.detach().requires_grad_()
    value = loss(a, b)
    value.backward()
    if a.is_cuda:
        torch.cuda.synchronize()
    return value.item(), torch.cat([x.grad.flatten() for x in (a, b) if x.grad is not None])


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
    pairs = arguments.pairs
    position = torch.rand(pairs).to(arguments.device)
    case = torch.arange(pairs, device=arguments.device) % _VOLUMES

    contenders = {
        "ours": lambda x, y: nt_xent(x, y, temperature),
        "lightly": lightly_losses().NTXentLoss(temperature),
        "ours, PCL": lambda x, y: pcl(x, y, position, temperature),
        "ours, G^D": lambda x, y: chaitanya(x, y, case, position, temperature),
    }
    exact = dict.fromkeys(["ours", "lightly", "MONAI"], lambda x, y: loop_float64(x, y, temperature))
    exact |= loops(position.tolist(), case.tolist(), temperature)
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

    shape = f"{2 * pairs} × {arguments.dimensions}"
    print(f"Losses of {shape}, temperature {temperature}, forward + backward on {arguments.device}\n")
    print("| loss | median ms | time / lightly | value − float64 loop | largest gradient error / largest gradient |")
    print("|---|---|---|---|---|")
    medians = {name: statistics.median(values) for name, values in times.items()}
    found = {}
    for name, loss in {**contenders, **slow}.items():
        if exact[name] not in found:
            found[exact[name]] = step(exact[name], a.double(), b.double())
        exact_value, exact_gradient = found[exact[name]]
        value, gradient = step(loss, a, b)
        error = float((gradient - exact_gradient).abs().max() / exact_gradient.abs().max())
        ratio = medians[name] / medians["lightly"]
        print(f"| {name} | {medians[name] * 1e3:.2f} | {ratio:.2f} | {value - exact_value:+.1e} | {error:.1e} |")


def loops(position, case, temperature):
    """What PCL and G^D are, anchor by anchor; ``position`` and ``case`` of each pair."""
    pairs = len(position)
    images = range(2 * pairs)
    part = [int(place * _PARTS) for place in position]

    def near(i):
        return [k for k in images if k != i and (k % pairs == i % pairs or _near(position, i % pairs, k % pairs))]

    def partners(i):
        own, view = i % pairs, i // pairs
        same_view = range(view * pairs, (view + 1) * pairs)
        of_others = [k for k in same_view if part[k % pairs] == part[own] and case[k % pairs] != case[own]]
        return [(i + pairs) % (2 * pairs), *of_others]

    def unlike(i, p):
        return [p, *(k for k in images if part[k % pairs] != part[i % pairs])]

    return {
        "ours, PCL": lambda x, y: masked_loop_float64(
            x, y, near, lambda i, p: [k for k in images if k != i], temperature
        ),
        "ours, G^D": lambda x, y: masked_loop_float64(x, y, partners, unlike, temperature),
    }


def _near(position, first, second):
    return abs(position[first] - position[second]) < 0.1


if __name__ == "__main__":
    main()
