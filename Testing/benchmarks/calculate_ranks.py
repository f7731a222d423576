"""What several processes cost, calculated (not measured) from the code: weights, operations, messages, memory, disk.

    python Testing/benchmarks/calculate_ranks.py [--preset default] [--slices 1000000] [--batch 1024]

Operations are those of the convolutions and matrix products of the network (torch's own counter, on tensors without
memory), backward twice as many as forward. Messages are those that ``collectives`` and DistributedDataParallel send.
"""

from __future__ import annotations

import argparse

import torch
from torch.utils.flop_counter import FlopCounterMode

from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, recipes
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.pretraining.slices import CLASSES

#: Images that the trained network sees of each slice, and how many of its rows (per slice) are gathered, by stage.
_VIEWS = {"global": 2, "simclr": 2, "positional": 2, "local": 2, "mim": 1, "position": 1, "regression": 1, "pix2rep": 2}
_VIEWS |= {"pix2rep_v2": 2, "partition": 2, "combine": 3}
_COMPARED = {"global": 2, "positional": 2, "partition": 2}


def operations(settings: PretrainingSettings, trains: tuple[str, ...], stages: int | None) -> float:
    """Of a training step, per image: forward of encoder and, where it trains, decoder; backward of what trains."""
    with torch.device("meta"):
        network = seeded_network(settings.network, CLASSES, 0)
        image = torch.empty(1, 1, settings.max_size, settings.max_size)
        with FlopCounterMode(display=False) as counter:
            features = network.encoder(image)
        encoder = counter.get_total_flops()
        with FlopCounterMode(display=False) as counter:
            network.decoder(features, stages)
        decoder = counter.get_total_flops() if "decoder" in trains else 0
    return encoder * (3 if "encoder" in trains else 1) + 3 * decoder


def gathered(own: object, name: str, batch: int) -> tuple[int, int, int]:
    """Rows that are compared and their dimension, and the side of the matrix that compares them; 0 where a loss is a
    mean over slices."""
    if name in _COMPARED:
        return _COMPARED[name] * batch, own.embedding, _COMPARED[name] * batch
    own = getattr(own, "pix2rep", own)
    rows = 2 * getattr(own, "pixels", 0)
    return (rows, own.embedding, own.embedding if name == "pix2rep_v2" else rows) if rows else (0, 0, 0)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="default")
    parser.add_argument("--slices", type=int, default=1_000_000)
    parser.add_argument("--batch", type=int, default=0, help="slices a step; 0 = the preset's")
    options = parser.parse_args()
    print(
        "| method, stage | size | batch | weights that learn | GFLOP a slice | PFLOP a pass | "
        "gradients a step | gathered a step | similarities |\n|---|---|---|---|---|---|---|---|---|"
    )
    for method in recipes("slices"):
        settings = PretrainingSettings.from_preset(method, options.preset)
        for stage in recipe(method).stages:
            own, optimisation = settings.stages[stage.name]
            name, batch = stage.method.name, options.batch or optimisation.batch_size
            with torch.device("meta"):
                network = seeded_network(settings.network, CLASSES, 0)
                module = build_method(stage, settings, network, (settings.max_size,) * 2)
            weights = sum(p.numel() for p in module.parameters() if p.requires_grad)
            views = _VIEWS.get(name)
            cells = [f"{method}, {stage.name}", f"{settings.max_size}²", f"{batch}", f"{weights / 1e6:.1f} M"]
            if views is None:  # several sizes of views and a teacher
                cells += ["", ""]
            else:
                cost = views * operations(settings, stage.method.trains, getattr(module, "stages", None))
                cells += [f"{cost / 1e9:.1f}", f"{cost * options.slices / 1e15:.1f}"]
            rows, dimensions, side = gathered(own, name, batch)
            cells += [f"{4 * weights / 1e6:.0f} MB", f"{4e-6 * rows * dimensions:.2f} MB", f"{4e-6 * side**2:.2f} MB"]
            print(f"| {' | '.join(cells)} |")
    side = PretrainingSettings.from_preset("simclr", options.preset).max_size
    stored = options.slices * side * side * 2
    sizes = f"{stored / 1e9:.0f} GB on the disk, {1.5 * stored / 1e9:.0f} GB with labels"
    order = f"{8e-6 * options.slices:.0f} MB in each process"
    print(f"\n{options.slices:,} slices of {side}²: {sizes}; their order: {order}.")


if __name__ == "__main__":
    main()
