"""Tiny finetunings, and a backbone for them."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.strategy import REGISTRY
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, plan_pretraining, run_pretraining
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import StoredCase
from SSLSegmentationLib.training import RunContext, load_checkpoint, save_checkpoint


def tiny(steps=4, **changes):
    settings = FinetuneSettings.from_preset("quick")
    optimisation = replace(settings.optimisation, batch_size=4)
    strategy = REGISTRY.get(changes.get("strategy"))
    if not (strategy and strategy.solved):  # which takes no steps
        optimisation = replace(optimisation, steps=steps, validate_every=2)
    return replace(settings, network=UNetSettings(widths=(8, 16)), max_size=32, optimisation=optimisation, **changes)


def context(tmp_path, name="run", stop_after=None):
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    run, steps = RunFolder(folder), iter(range(10**6))

    def should_stop():  # after so many steps; while volumes are prepared there is no checkpoint yet
        return stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after

    return RunContext(run, should_stop=should_stop)


@pytest.fixture
def backbone(project, tmp_path):
    settings = PretrainingSettings.from_preset("regression", "quick")
    own, optimisation = settings.stages["regression"]
    stages = {"regression": (own, replace(optimisation, steps=2, batch_size=2))}
    settings = replace(settings, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages)
    return run_pretraining(project, settings, context(tmp_path, "backbone"))


def made_backbone(project, path, parts=("encoder", "decoder"), norm="instance"):
    """A backbone as a pretraining would leave it, with weights and running statistics of its own."""
    network = seeded_network(UNetSettings(widths=(8, 16), norm=norm), 2, seed=7)
    with torch.no_grad():
        network(torch.linspace(0, 1, 2 * 16 * 16).view(2, 1, 16, 16))  # moves running statistics
    state = {name: tensor for name, tensor in network.state_dict().items() if name.startswith(parts)}
    plan = plan_pretraining(project, replace(PretrainingSettings.from_preset("regression", "quick"), max_size=32))
    content = {
        "version": "0",
        "method": "regression",
        "settings": {"preset": "quick"},
        "network": to_dict(network.settings),
        "preprocessing": to_dict(plan.preprocessing),
        "max_size": 32,
        "state": state,
        "data": {"volumes": 2, "cases": [case.id for case in plan.train], "transductive": False},
        "stopped_early": None,
    }
    save_checkpoint(path, "backbone", content)
    return path


def stored_case(name, shape):
    """A case of a slice store with slices 5 mm apart, for stores of one size that are told where each lies."""
    count, height, width = shape
    place = {"first": 0, "count": count, "height": height, "width": width}
    return StoredCase(id=name, role="train", fingerprint="", slice_spacing_mm=5.0, **place)


def last_checkpoint(folder):
    """What a run would go on from."""
    return load_checkpoint(folder / "checkpoints/finetune/last.pt", "training")


def same_tensors(first, second):
    """Whether two checkpoints, or parts of them, hold the same, bit for bit."""
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(same_tensors(value, second[key]) for key, value in first.items())
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(map(same_tensors, first, second))
    return torch.equal(first, second) if isinstance(first, torch.Tensor) else first == second
