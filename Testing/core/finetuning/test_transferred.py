"""What came from a backbone: its own rate, and staying as it is, running statistics included."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.finetuning.transferred import TransferredPart
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.sampling import step_generator
from SSLSegmentationLib.training import Objective, OptimisationSettings, RunContext, Trainer

SETTINGS = OptimisationSettings(steps=10, batch_size=2, learning_rate=0.04, warmup=0.2, validate_every=1)


class Fit(Objective):
    """Fits a small U-Net with running statistics to noise; notes the rates after each step."""

    steps_per_epoch = 5
    batch_size = 2

    def __init__(self, parts=("encoder", "decoder"), **how):
        self.module = seeded_network(UNetSettings(widths=(4, 8), norm="batch"), 2, 0)
        self.names = [name for name in self.module.state_dict() if name.startswith(parts)]
        self.part = TransferredPart(self.module, self.names, **how)
        self.rates, self.states = [], [self.state()]

    def state(self):
        return {name: tensor.clone() for name, tensor in self.module.state_dict().items()}

    def parameter_groups(self):
        return self.part.groups(SETTINGS.learning_rate)

    def before_step(self, step, total):
        self.part.prepare(step, total)

    def training_loss(self, step, part=0):
        x = torch.randn(2, 1, 8, 8, generator=step_generator("fit", step))
        return {"loss": (self.module(x) - 1).square().mean()}

    def validate(self, module):
        return {"score": 1.0}

    def after_step(self, step, total):
        self.rates.append([group["lr"] for group in self.trainer.optimizer.param_groups])
        self.states.append(self.state())


def fitted(folder, parts=("encoder", "decoder"), optimisation=SETTINGS, **how):
    objective = Fit(parts, **how)
    objective.trainer = Trainer(objective, optimisation, RunContext(RunFolder(folder)), "fit")
    objective.trainer.fit()
    return objective


def moved(before, after, names):
    return {name for name in names if not torch.equal(before[name], after[name])}


def test_a_frozen_part_stays_bit_identical_with_its_running_statistics(tmp_path):
    fit = fitted(tmp_path, frozen=1.0)
    assert any("running_mean" in name for name in fit.names)
    assert not moved(fit.states[0], fit.states[-1], fit.names)
    head = {"segmentation_head.weight", "segmentation_head.bias"}
    assert moved(fit.states[0], fit.states[-1], fit.states[0]) == head
    groups = fit.trainer.optimizer.param_groups
    assert sum(len(group["params"]) for group in groups) == 2  # no memory for moments of what never moves


def test_a_probe_stays_one_when_more_steps_are_measured_than_the_run_has():
    fit = Fit(frozen=1.0)
    fit.before_step(12, 10)
    assert not any(parameter.requires_grad for parameter in fit.part.transferred)


def test_a_part_that_is_frozen_at_the_start_learns_afterwards(tmp_path):
    fit = fitted(tmp_path, frozen=0.4)
    assert not moved(fit.states[0], fit.states[4], fit.names)
    assert moved(fit.states[4], fit.states[5], fit.names) == set(fit.names)  # running statistics too


@pytest.mark.parametrize("schedule", ["cosine", "poly", "constant"])
def test_the_two_rates_keep_their_ratio_through_warm_up_and_schedule(tmp_path, schedule):
    fit = fitted(tmp_path, optimisation=replace(SETTINGS, schedule=schedule), rate=0.05)
    fresh, transferred = map(torch.tensor, zip(*fit.rates, strict=True))
    assert torch.allclose(transferred, 0.05 * fresh)
    assert float(fresh.max()) == pytest.approx(0.04) and (schedule == "constant" or fresh[-1] < 0.2 * fresh.max())
    sizes = [sum(p.numel() for p in group["params"]) for group in fit.trainer.optimizer.param_groups]
    assert sizes == [4 * 2 + 2, sum(p.numel() for p in fit.module.parameters()) - 10]


def test_a_plateau_halves_both_rates(tmp_path):
    settings = replace(SETTINGS, schedule="plateau", plateau_patience=1, warmup=0.0)
    rates = fitted(tmp_path, optimisation=settings, rate=0.1).rates
    assert rates[0] == pytest.approx([0.04, 0.004]) and rates[-1] == pytest.approx([0.04 / 16, 0.004 / 16])


def test_a_part_that_learns_slower_moves_less(tmp_path):
    def distance(objective):
        first, last = objective.states[0], objective.states[-1]
        return sum(float((first[name] - last[name]).norm()) for name in objective.names if "weight" in name)

    (tmp_path / "slow").mkdir()
    (tmp_path / "fast").mkdir()
    assert distance(fitted(tmp_path / "slow", rate=0.01)) < 0.05 * distance(fitted(tmp_path / "fast"))


def test_a_decoder_that_the_backbone_lacks_belongs_to_what_is_new():
    fit = Fit(parts=("encoder",), rate=0.1)
    fresh, transferred = fit.parameter_groups()
    inside = {id(parameter) for parameter in fit.module.encoder.parameters()}
    assert {id(parameter) for parameter in transferred["params"]} == inside
    assert len(fresh["params"]) == len(list(fit.module.parameters())) - len(inside)
    fit = Fit(parts=("encoder",), frozen=1.0)
    fit.training_mode()
    fit.before_step(0, 10)
    fit.training_loss(0)["loss"].backward()
    for name, parameter in fit.module.named_parameters():
        assert (parameter.grad is None) == name.startswith("encoder."), name
    assert fit.module.decoder.stages[0].conv_block.norm1.training
    assert not fit.module.encoder.stages[0].norm1.training


@pytest.mark.parametrize("how", [{}, {"rate": 0.1, "frozen": 0.5}])
def test_from_scratch_there_is_one_group_of_everything(how):
    network = seeded_network(UNetSettings(widths=(4, 8)), 2, 0)
    part = TransferredPart(network, (), **how)
    (group,) = part.groups(0.01)
    assert [id(p) for p in group["params"]] == [id(p) for p in network.parameters()] and "lr" not in group
    part.prepare(0, 10)
    assert all(parameter.requires_grad for parameter in network.parameters())
