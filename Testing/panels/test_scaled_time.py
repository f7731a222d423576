"""What changed settings make of a measured time, against what the core says of a run with these settings."""

import dataclasses

import pytest
from SSLSegmentationPlugin.session.ScaledTime import isCounted, scaledSeconds

from SSLSegmentationLib.core.settings import changed
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.preflight import PreflightReport, StageEstimate
from SSLSegmentationLib.pretraining.settings import PretrainingSettings

SLICES = 1000
PRETRAIN = PretrainingSettings.from_preset("contrastive", "quick")
FINETUNE = FinetuneSettings.from_preset("quick")
LARGER = dataclasses.replace(FINETUNE, max_size=2 * FINETUNE.max_size)


def measured(optimisation, step=0.2, validation=3.0):
    """What a preflight says of a stage with these settings, on a computer that needs ``step`` seconds for 8 slices."""
    in_pass = -(-SLICES // optimisation.batch_size)
    steps = optimisation.total_steps(in_pass)
    return StageEstimate(
        steps=steps,
        validations=-(-steps // optimisation.validation_interval(in_pass)),
        step_seconds=step * optimisation.batch_size / 8,
        validation_seconds=validation,
        save_seconds=0.4,
        best_seconds=0.1,
        train_slices=SLICES,
    )


def report(**stages):
    return PreflightReport("cpu", stages={name: measured(settings) for name, settings in stages.items()}).to_dict()


def optimised(**changes):
    return dataclasses.replace(FINETUNE, optimisation=dataclasses.replace(FINETUNE.optimisation, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"steps": 900},
        {"steps": 5000},
        {"batch_size": 3},
        {"batch_size": 32},
        {"epochs": 7},
        {"epochs": 60, "batch_size": 2},
        {"validate_every": 10},
        {"validate_every": 0},
        {"validate_every": 0, "epochs": 3, "schedule": "plateau"},
    ],
)
def test_it_is_the_time_that_the_core_would_expect(changes):
    base = FINETUNE.optimisation
    expected = measured(dataclasses.replace(base, **changes)).seconds
    found = scaledSeconds(report(finetune=base), FINETUNE, optimised(**changes))
    assert found == pytest.approx(expected, rel=1e-3)  # reports are rounded


def test_each_part_of_a_pretraining_follows_its_own_settings():
    parts = {name: optimisation for name, (_own, optimisation) in PRETRAIN.stages.items()}
    longer = dataclasses.replace(parts["local"], steps=4000)
    expected = measured(parts["global"]).seconds + measured(longer).seconds
    after = changed(PRETRAIN, {("stages", "local", "optimisation", "steps"): 4000})
    assert scaledSeconds(report(**parts), PRETRAIN, after) == pytest.approx(expected, rel=1e-3)


def test_larger_images_cost_by_their_pixels():
    base = FINETUNE.optimisation
    content = {**report(finetune=base), "preparing_seconds": 50.0}
    content["stages"]["finetune"] |= {"save_seconds": 0.0, "best_seconds": 0.0}
    before = scaledSeconds(content, FINETUNE, FINETUNE)
    assert scaledSeconds(content, FINETUNE, LARGER) == pytest.approx(4 * before)


def test_without_a_measurement_there_is_no_time():
    assert scaledSeconds({}, FINETUNE, LARGER) is None


def test_what_is_not_counted_is_known():
    assert isCounted(("stages", "global", "optimisation", "steps")) and isCounted(("max_size",))
    assert not isCounted(("network", "widths")) and not isCounted(("stages", "global", "method", "patches"))


def test_steps_that_are_a_stages_own_do_not_scale_with_the_settings():
    probe = StageEstimate(steps=40, validations=4, step_seconds=0.5, validation_seconds=1.0, own_steps=True)
    content = PreflightReport("cpu", stages={"finetune": probe}).to_dict()
    longer = optimised(steps=5000, batch_size=1)
    assert scaledSeconds(content, FINETUNE, longer) == scaledSeconds(content, FINETUNE, FINETUNE) == probe.seconds == 24
    assert scaledSeconds(content, FINETUNE, LARGER) == 4 * probe.seconds
