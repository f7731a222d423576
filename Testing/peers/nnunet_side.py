"""What runs in nnU-Net's own environment: prepare a data set, or train for a given time and segment the test images.

    ENVIRONMENT/bin/python nnunet_side.py prepare|train JOB.json

``compare.py`` calls it. nnU-Net 2.8 as it is (fingerprint, plan, preprocessing, network, optimizer, augmentation, loss,
sliding window), but for this:

- Training ends by the clock. The learning rate falls by nnU-Net's polynomial over that time, as it does over its 1000
  epochs. No validation in between, which nnU-Net only monitors with: all the time goes into training. The last weights
  are taken, which is nnU-Net's default.
- Predictions are not averaged over mirrorings, as those of the others in the comparison are not.
- ``--threads`` threads; as many processes for augmentation if there are several and the clock is that on the wall, else
  none, since their seconds and memory would not be counted.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

DATASET = "Dataset001_Peers"
PLANS = "nnUNetPlans"


def main() -> None:
    """Do one job."""
    what, path = sys.argv[1], Path(sys.argv[2])
    job = json.loads(path.read_text())
    folder = Path(job["folder"])
    for name in ("raw", "preprocessed", "results"):
        os.environ[f"nnUNet_{name}"] = str(folder / name)  # read by nnU-Net when it is imported
    threads, wall = job["threads"], job.get("clock") == "wall"
    # The planner takes the number of augmenting processes for that of its threads, so it has to be 1 or more there.
    augmenting = (threads if wall and threads > 1 else 0) if what == "train" else threads
    os.environ.update(nnUNet_n_proc_DA=str(augmenting), nnUNet_def_n_proc=str(threads), nnUNet_compile="f")
    {"prepare": prepare, "train": train}[what](job)


def prepare(job: dict) -> None:
    """Fingerprint, plan and preprocess the training and validation cases of one draw, and set the split."""
    from measuring import Stopwatch
    from nnunetv2.experiment_planning.plan_and_preprocess_api import extract_fingerprints, plan_experiments, preprocess

    from SSLSegmentationLib.core.storage import write_json

    watch = Stopwatch()
    extract_fingerprints([1], num_processes=job["threads"], clean=True)
    plan_experiments([1], overwrite_target_spacing=_spacing(job))
    preprocess([1], PLANS, configurations=("2d",), num_processes=(job["threads"],))
    folder = Path(job["folder"]) / "preprocessed" / DATASET
    write_json(folder / "splits_final.json", [{"train": job["train"], "val": job["validation"]}])
    configuration = json.loads((folder / f"{PLANS}.json").read_text())["configurations"]["2d"]
    plan = {name: configuration[name] for name in ("patch_size", "batch_size", "spacing")}
    widths = configuration["architecture"]["arch_kwargs"]["features_per_stage"]
    write_json(Path(job["result"]), {"plan": plan | {"widths": widths}, **watch.both("prepare")})


def _spacing(job: dict) -> list[float] | None:
    """Spacing to plan for, z, y, x in mm: pixels of ``pixel_mm``, slices as they are; None = nnU-Net's choice."""
    import numpy as np

    if job["pixel_mm"] is None:
        return None
    fingerprint = json.loads((Path(job["folder"]) / "preprocessed" / DATASET / "dataset_fingerprint.json").read_text())
    median = np.median(fingerprint["spacings"], axis=0)
    # nnU-Net takes the axis of largest spacing for that of the slices, and leaves slices of a 2D plan where they are.
    apart = max(float(median.max()), 1.01 * job["pixel_mm"])
    return [apart if axis == median.argmax() else job["pixel_mm"] for axis in range(3)]


def train(job: dict) -> None:
    """Train for ``job["seconds"]`` of ``job["clock"]`` and segment the images of the folder ``job["images"]``."""
    import numpy as np
    import torch
    from measuring import Stopwatch, peak_mib

    from SSLSegmentationLib.core.storage import write_json

    torch.set_num_threads(job["threads"])
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(job["seed"])
    trainer = _trainer(job)
    watch = Stopwatch()
    trainer.run_training()
    content = {**watch.both("train"), "train_peak_mib": peak_mib(), "steps": trainer.steps, "loss": trainer.last_loss}
    content |= _predict(trainer, job)
    if job["device"] == "cuda":
        content["test_gpu_peak_mib"] = torch.cuda.max_memory_allocated() / 2**20
    write_json(Path(job["result"]), {**content, "test_peak_mib": peak_mib()})


def _trainer(job: dict):
    import torch
    from measuring import Stopwatch
    from nnunetv2.training.nnUNetTrainer.nnUNetTrainer import nnUNetTrainer

    class TimedTrainer(nnUNetTrainer):
        """Trains until the clock says so."""

        steps = 0
        last_loss = None

        def run_training(self) -> None:
            self.on_train_start()
            self.network.train()
            watch, budget = Stopwatch(), job["seconds"]
            while (used := watch.seconds(job["clock"])) < budget:
                self.lr_scheduler.step(self.num_epochs * used / budget)
                loss = self.train_step(next(self.dataloader_train))
                self.steps += 1
            if not self.steps:
                raise SystemExit("The time is over before the first step: give nnU-Net more.")
            self.last_loss = float(loss["loss"])
            self.on_train_end()

    preprocessed = Path(job["folder"]) / "preprocessed" / DATASET
    plans = json.loads((preprocessed / f"{PLANS}.json").read_text()) | {"continue_training": False}
    dataset = json.loads((preprocessed / "dataset.json").read_text())
    TimedTrainer.__name__ = f"TimedTrainer_{job['name']}"  # nnU-Net names the folder of the results so
    return TimedTrainer(plans, "2d", 0, dataset, torch.device(job["device"]))


def _predict(trainer, job: dict) -> dict:
    import torch
    from measuring import Stopwatch
    from nnunetv2.inference.predict_from_raw_data import nnUNetPredictor

    trainer.set_deep_supervision_enabled(False)
    trainer.network.eval()
    predictor = nnUNetPredictor(use_mirroring=False, device=torch.device(job["device"]), allow_tqdm=False)
    predictor.manual_initialization(
        trainer.network,
        trainer.plans_manager,
        trainer.configuration_manager,
        [trainer.network.state_dict()],
        trainer.dataset_json,
        type(trainer).__name__,
        trainer.inference_allowed_mirroring_axes,
    )
    reader = trainer.plans_manager.image_reader_writer_class()
    images = sorted(Path(job["images"]).glob("*_0000.nii.gz"))
    masks = Path(job["masks"])
    masks.mkdir(parents=True, exist_ok=True)
    seconds = {"cpu": 0.0, "wall": 0.0}
    for image in images:
        volume, properties = reader.read_images([str(image)])
        watch = Stopwatch()
        mask = predictor.predict_single_npy_array(volume, properties)
        for clock in seconds:
            seconds[clock] += watch.seconds(clock)
        reader.write_seg(mask, str(masks / image.name.replace("_0000", "")), properties)
    return {f"volume_{clock}_s": value / len(images) for clock, value in seconds.items()}


if __name__ == "__main__":
    main()
