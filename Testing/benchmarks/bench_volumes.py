"""What a pretraining in 3D takes: bytes and seconds a volume to prepare, seconds and memory a step.

    OMP_NUM_THREADS=1 python Testing/benchmarks/bench_volumes.py [--preset default] [--patch-voxels 98304]

Computed volumes of noise are added to a project that is thrown away, prepared as a run would, and learnt from for some
steps. Memory is that which only the end of this process gives back, beyond what it had before the network was made.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.networks.unet import count_parameters
from SSLSegmentationLib.preflight.memory import PeakMeter, used_bytes
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext, Trainer

_CPU = torch.device("cpu")


def project_of(folder: Path, count: int, shape: tuple[int, ...]) -> Project:
    """A project of volumes of noise, 1 × 1 × 3 mm."""
    project, rng = Project.create(folder / "project"), np.random.default_rng(0)
    for number in range(count):
        image = sitk.GetImageFromArray(rng.integers(0, 1000, shape, dtype=np.int16))
        image.SetSpacing((1.0, 1.0, 3.0))
        sitk.WriteImage(image, str(folder / f"{number}.nrrd"))
        add_volume(project, folder / f"{number}.nrrd", Role.UNLABELLED)
    return project


def main() -> None:
    """Parse arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--method", default="mim_3d")
    parser.add_argument("--preset", default="default")
    parser.add_argument("--patch-voxels", type=int, default=0, help="0 = those of the preset")
    parser.add_argument("--batch-size", type=int, default=0, help="0 = that of the preset")
    parser.add_argument("--volumes", type=int, default=4)
    parser.add_argument("--shape", type=int, nargs=3, default=(72, 256, 256), help="slices, rows, columns")
    parser.add_argument("--steps", type=int, default=3, help="after one to warm up; 0 = that one is timed")
    options = parser.parse_args()
    torch.set_num_threads(1)
    settings = PretrainingSettings.from_preset(options.method, options.preset)
    if options.patch_voxels:
        settings = replace(settings, network=replace(settings.network, patch_voxels=options.patch_voxels))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        setup = prepare_pretraining(project_of(folder, options.volumes, tuple(options.shape)), settings)
        started = time.process_time()
        store = setup.plan.build_store(folder / "prepared", setup.cases)
        seconds = (time.process_time() - started) / options.volumes
        size = sum(path.stat().st_size for path in (folder / "prepared").rglob("*") if path.is_file()) / options.volumes
        patch = setup.plan.preprocessing.patch  # type: ignore[attr-defined]
        print(f"prepared: {seconds:.2f} s and {size / 1e6:.2f} MB a volume; patches of {patch}")
        before, (stage, *_) = used_bytes() or 0, setup.stages
        how = replace(stage.optimisation, batch_size=options.batch_size or stage.optimisation.batch_size)
        objective = stage.objective(store, how, _CPU)
        trainer = Trainer(objective, how, RunContext(RunFolder(folder / "run"), _CPU), "timed")
        with PeakMeter() as meter:
            started = time.process_time()
            trainer.train_step(0)
            taken = time.process_time() - started
        if options.steps:
            started = time.process_time()
            for step in range(1, options.steps + 1):
                trainer.train_step(step)
            taken = (time.process_time() - started) / options.steps
        weights = count_parameters(objective.module) / 1e6
        memory = ((meter.peak or 0) - before) / 1e9
        print(f"{weights:.1f} million weights, {how.batch_size} patches a step: {taken:.2f} s, {memory:.2f} GB")


if __name__ == "__main__":
    main()
