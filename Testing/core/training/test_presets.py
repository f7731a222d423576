"""Time budgets as data: every one gives settings that can be trained and read back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.projection_settings import EnFaceFinetuneSettings
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes
from SSLSegmentationLib.training.presets import BUDGETS, GPU_BUDGETS, budget, budget_preset, most_steps

every_budget = pytest.mark.parametrize("name", [*BUDGETS, *GPU_BUDGETS])


@every_budget
def test_a_budget_is_a_preset_of_finetuning(name):
    row, settings = budget(name), FinetuneSettings.from_preset(name)
    assert (settings.preset, settings.minutes, settings.max_size) == (name, row.minutes, row.max_size)
    assert settings.network == row.network and settings.optimisation.batch_size == row.batch_size
    assert settings.optimisation.epochs == 0 and settings.optimisation.schedule != "plateau"
    assert row.max_size % row.network.stride == 0
    assert FinetuneSettings.from_job(settings.to_job()) == settings
    for kind in (EnFaceFinetuneSettings, VolumeFinetuneSettings):
        other = kind.from_preset(name)
        assert kind.from_job(other.to_job()) == other and other.minutes == row.minutes
        assert other.network == kind.from_preset(row.base).network


@every_budget
def test_a_budget_is_a_preset_of_every_method(name):
    row = budget(name)
    for method, recipe in recipes().items():
        settings, base = (PretrainingSettings.from_preset(method, preset) for preset in (name, row.base))
        assert settings.minutes == row.minutes and settings.stages == base.stages
        assert PretrainingSettings.from_job(settings.to_job()) == settings
        if recipe.kind == "slices":
            assert (settings.network, settings.max_size) == (row.network, row.max_size)
        else:
            assert (settings.network, settings.max_size) == (base.network, base.max_size)


def test_requests_from_before_there_were_budgets_are_read():
    for settings in (FinetuneSettings.from_preset(), PretrainingSettings.from_preset("simclr")):
        content = settings.to_job()
        del content["minutes"]
        assert type(settings).from_job(content) == settings


@pytest.mark.parametrize(
    ("minutes", "gpu", "name"),
    [
        (0.5, False, "1min"),
        (1, False, "1min"),
        (2.9, False, "1min"),
        (7, False, "3min"),
        (10, True, "10min-gpu"),
        (10_000, False, "night"),
    ],
)
def test_any_number_of_minutes_takes_the_largest_budget_that_fits(minutes, gpu, name):
    assert budget_preset(minutes, gpu=gpu) == name


def test_budgets_grow():
    for rows in (BUDGETS, GPU_BUDGETS):
        rows = list(rows.values())
        for less, more in pairwise(rows):
            assert less.minutes < more.minutes and less.max_size <= more.max_size


def test_the_most_steps_grow_with_minutes_and_slices():
    for minutes in (1, 60, 480):
        limits = [most_steps(minutes, slices) or 10**9 for slices in (1, 40, 100, 1000)]
        assert limits == sorted(limits) and limits[-1] == 10**9


def test_another_length_changes_nothing_else():
    settings = FinetuneSettings.from_preset("paper")
    other = settings.lasting({"finetune": (70, 10)})
    assert other.optimisation.total_steps(33) == 70 and other.optimisation.validation_interval(33) == 10
    assert replace(other, optimisation=settings.optimisation) == settings
    assert settings.lasting({}) == settings
    two = PretrainingSettings.from_preset("contrastive")
    assert two.lasting({"local": (7, 7)}).stages["global"] == two.stages["global"]
