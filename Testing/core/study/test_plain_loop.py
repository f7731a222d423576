"""The plain loop: our finetuning with other settings, whatever the preset."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import finetuning_settings
from SSLSegmentationLib.study.design import FinetuningCell
from SSLSegmentationLib.study.settings import PLAIN_PRESETS


def settings_of(start, **changes):
    cell = FinetuningCell(Start.parse(start), 1, 0, ("a",), 3e-3)
    return finetuning_settings(StudySettings(**changes), cell)


@pytest.mark.parametrize("preset", ["quick", "default", "paper"])
def test_it_has_the_network_the_slices_and_the_length_of_scratch_and_a_plain_training(preset):
    plain, scratch = (settings_of(start, preset=preset, finetuning_length=0.5) for start in ("plain-loop", "scratch"))
    same = ("network", "max_size", "plane", "preset", "strategy")
    assert all(getattr(plain, name) == getattr(scratch, name) for name in same)
    lengths = ("steps", "epochs", "batch_size", "validate_every", "seed", "learning_rate")
    assert all(getattr(plain.optimisation, name) == getattr(scratch.optimisation, name) for name in lengths)
    assert (plain.optimisation.schedule, plain.optimisation.weight_decay) == ("poly", 1e-2)
    plain = replace(plain, mean_teacher=scratch.mean_teacher)  # which it has no use for
    assert (plain == scratch) == (preset in PLAIN_PRESETS)  # which is why a study of those has no row of its own for it


def test_its_recipe_does_not_follow_ours(monkeypatch):
    before = settings_of("plain-loop")
    quick = FinetuneSettings.from_preset("quick")
    other = replace(
        quick, foreground_share=0.1, loss="dice", spatial=replace(quick.spatial, rotation_deg=3.0), place="auto"
    )
    monkeypatch.setitem(
        __import__("SSLSegmentationLib.finetuning.settings", fromlist=["PRESETS"]).PRESETS, "quick", other
    )
    assert settings_of("plain-loop") == before != other
