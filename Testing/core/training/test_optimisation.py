"""Optimisation settings: lengths, intervals, precision."""

import pytest
import torch

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.training import OptimisationSettings, pick_device
from SSLSegmentationLib.training.optimisation import build_optimizer, prediction_precision, resolve_precision


def test_epochs_win_over_steps():
    assert OptimisationSettings(steps=7).total_steps(10) == 7
    assert OptimisationSettings(steps=7, epochs=3).total_steps(10) == 30


def test_validation_comes_once_per_pass_but_at_most_forty_times():
    assert OptimisationSettings(steps=100).validation_interval(10) == 10
    assert OptimisationSettings(steps=4000).validation_interval(10) == 100
    assert OptimisationSettings(steps=4000, validate_every=7).validation_interval(10) == 7


def test_a_plateau_is_looked_for_in_every_pass():
    assert OptimisationSettings(epochs=1000, schedule="plateau").validation_interval(10) == 10


@pytest.mark.parametrize(
    "bad", [{"steps": 0}, {"learning_rate": 0.0}, {"optimizer": "lion"}, {"warmup": 0.9}, {"precision": "fp8"}]
)
def test_settings_out_of_range_are_refused_by_name(bad):
    with pytest.raises(SettingsError, match=next(iter(bad))):
        OptimisationSettings(**bad)


def test_each_optimizer_is_built_with_its_settings():
    weight = torch.nn.Parameter(torch.zeros(3))
    for name, kind in (("adam", torch.optim.Adam), ("adamw", torch.optim.AdamW), ("sgd", torch.optim.SGD)):
        optimizer = build_optimizer(OptimisationSettings(optimizer=name, weight_decay=0.3), [{"params": [weight]}])
        assert type(optimizer) is kind
        assert (optimizer.param_groups[0]["lr"], optimizer.param_groups[0]["weight_decay"]) == (1e-3, 0.3)


def test_sgd_has_the_momentum_and_the_form_that_are_asked_for():
    weight = torch.nn.Parameter(torch.zeros(3))
    for momentum, nesterov, form in ((0.99, True, True), (0.9, False, False), (0.0, True, False)):
        settings = OptimisationSettings(optimizer="sgd", momentum=momentum, nesterov=nesterov)
        made = build_optimizer(settings, [{"params": [weight]}]).param_groups[0]
        assert (made["momentum"], made["nesterov"]) == (momentum, form)
    assert (OptimisationSettings().momentum, OptimisationSettings().nesterov) == (0.9, True)  # as in older requests


@pytest.mark.parametrize(("computes", "expected"), [(True, torch.bfloat16), (False, torch.float32)])
def test_auto_precision_is_what_the_cpu_computes_with(monkeypatch, computes, expected):
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: computes, raising=False)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: False, raising=False)
    assert resolve_precision("auto", torch.device("cpu")) is expected


def test_predictions_have_full_precision_on_every_cpu():
    assert prediction_precision(torch.device("cpu")) is torch.float32


def test_a_named_precision_is_taken():
    cpu = torch.device("cpu")
    assert resolve_precision("bf16", cpu) is torch.bfloat16
    assert resolve_precision("fp32", cpu) is torch.float32


def test_an_unusable_device_is_named():
    assert pick_device("cpu").type == "cpu"
    with pytest.raises(SettingsError, match="'cuda:99'"):
        pick_device("cuda:99")
