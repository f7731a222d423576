"""What a step of pretraining allocates at its peak, from forward to optimizer, without a GPU.

    python Testing/benchmarks/bench_step_memory.py [--methods pix2rep pix2rep_v2] [--preset default] [--batch 16]

Steps with 2 and 3 slices run on the CPU under PyTorch's profiler, which sees every tensor come and go. The peak grows
linearly with the slices, so the two give that of a whole batch. What cuDNN and the CUDA context take comes on top.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

import torch
from torch.profiler import ProfilerActivity, profile

from SSLSegmentationLib.networks.unet import count_parameters, seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, recipes
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.stores import SliceBatch
from SSLSegmentationLib.stores.sampling import step_generator
from SSLSegmentationLib.training.optimisation import build_optimizer

GIB = 2**30


def peak_bytes(settings: PretrainingSettings, stage: str, slices: int, bf16: bool) -> int:
    """Most bytes allocated at a time during a step with ``slices`` slices, weights and optimizer left out."""
    network = seeded_network(settings.network, 2, 0)
    method = build_method(
        next(s for s in recipe(settings.method).stages if s.name == stage), settings, network, (settings.max_size,) * 2
    )
    method.train()
    optimizer = build_optimizer(
        settings.stages[stage][1], [{"params": [p for p in method.parameters() if p.requires_grad]}]
    )
    images = torch.rand(slices, 1, settings.max_size, settings.max_size).half()
    batch = SliceBatch(images, None, torch.arange(slices), torch.linspace(0.1, 0.9, slices))
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as profiled:
        with torch.no_grad():
            views = method.views(batch, step_generator(0, slices))
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            loss = method.loss(views)["loss"]
        loss.backward()
        optimizer.step()
    events = sorted(
        (event.start_ns(), event.nbytes())
        for event in profiled.profiler.kineto_results.events()
        if event.name() == "[memory]"
    )
    allocated = peak = 0
    for _, size in events:
        allocated += size
        peak = max(peak, allocated)
    return peak


def main() -> None:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--methods", nargs="+", default=["pix2rep", "pix2rep_v2"], choices=list(recipes()))
    parser.add_argument("--preset", default="default")
    parser.add_argument("--batch", type=int, default=0, help="slices of a batch; 0 = the preset's")
    parser.add_argument("--pixel-features", type=int, default=0, help="channels of the last map; 0 = the preset's")
    parser.add_argument("--bf16", action="store_true", help="autocast, as on a GPU")
    options = parser.parse_args()
    print("| method | stage | size | batch | parameters | peak of a step (GiB) |\n|---|---|---|---|---|---|")
    for name in options.methods:
        settings = PretrainingSettings.from_preset(name, options.preset)
        if options.pixel_features:
            settings = replace(settings, network=replace(settings.network, pixel_features=options.pixel_features))
        for stage, (_, optimisation) in settings.stages.items():
            two, three = (peak_bytes(settings, stage, slices, options.bf16) for slices in (2, 3))
            batch = options.batch or optimisation.batch_size
            parameters = count_parameters(seeded_network(settings.network, 2, 0))
            peak = two + (batch - 2) * (three - two) + 4 * parameters  # the weights were there before
            print(
                f"| {name} | {stage} | {settings.max_size}² | {batch} | {parameters / 1e6:.1f} M | {peak / GIB:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
