"""What holds for every registered recipe: it learns, resumes bit for bit, hands on what it says, shows and tells.

A method's own mathematics are tested in its own file. A new recipe needs no line here; where the tiny trial does not
suit a method, :data:`TRIALS` says how its stages are tried.
"""

import json
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.core.settings import describe
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, plan_pretraining, recipe, recipes, run_pretraining
from SSLSegmentationLib.pretraining.methods.mim import MaskedModellingSettings
from SSLSegmentationLib.pretraining.methods.pix2rep import Pix2RepSettings
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.pretraining.slices import stage_objective
from SSLSegmentationLib.project.history import COLLAPSED_STD, trouble
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint
from SSLSegmentationLib.training.plan import cases_of

SIZE = (32, 32)
CPU = torch.device("cpu")

every_recipe = pytest.mark.parametrize("method", recipes())
every_recipe_on_slices = pytest.mark.parametrize("method", recipes("slices"))  # others: core/enface


@dataclass(frozen=True)
class Trial:
    """How a stage is tried on the tiny cohort.

    Args:
        steps: of the trial in which it learns.
        learning_rate: of that trial.
        falls_to: part of its chance level below which the loss falls.
        settings: changes of the method's own settings that make it tiny.
    """

    steps: int = 60
    learning_rate: float = 3e-3
    falls_to: float = 0.8
    settings: dict[str, Any] = field(default_factory=dict)


NEARLY_WHOLE = SpatialRanges(rotation_deg=5, scale=(0.75, 0.85), random_crop=True)

EASY_PIXELS = {"pixels": 64, "temperature": 0.1, "warp": SpatialRanges(rotation_deg=20, scale=(1.0, 1.5))}

#: By recipe and stage, where the default does not suit.
TRIALS: dict[tuple[str, str], Trial] = {
    # With instance normalisation the mean over the whole map hardly differs between images
    # (docs/results_pretraining.md).
    ("contrastive", "global"): Trial(settings={"pooling": 4}),
    # At the paper's temperature of 0.53 a thousand pixels leave at least 0.75 of the chance level, and two stages see
    # too little around a pixel to know it again after a quarter turn.
    ("pix2rep", "pix2rep"): Trial(learning_rate=1e-2, settings=EASY_PIXELS),
    ("combine", "combine"): Trial(
        learning_rate=1e-2,
        settings={"mim": MaskedModellingSettings(patch=4), "pix2rep": Pix2RepSettings(**EASY_PIXELS)},
    ),
    ("pix2rep_v2", "pix2rep_v2"): Trial(settings={"pixels": 1024}),
    # Views of nearly the whole slice, and a teacher that moves fast enough for a few steps.
    ("dino", "dino"): Trial(
        settings={
            **{"outputs": 32, "hidden": 64, "embedding": 32, "teacher_momentum": 0.9, "small_size": 0.75},
            **{"large": NEARLY_WHOLE, "small": NEARLY_WHOLE, "intensity": IntensityRanges()},
        },
    ),
    ("mim", "mim"): Trial(settings={"patch": 4}),
    # Their tasks need anatomy; that they can be learnt shows without augmentation.
    ("pcl", "pcl"): Trial(settings={"crop_area": (1.0, 1.0), "intensity": IntensityRanges()}),
    ("chaitanya", "global"): Trial(settings={"crop_area": (0.8, 1.0), "intensity": IntensityRanges()}),
    ("position", "position"): Trial(settings={"spatial": SpatialRanges(), "intensity": IntensityRanges()}),
}


def trial(method, stage):
    return TRIALS.get((method, stage), Trial())


def tiny(method, learn=False):
    """The quick preset on a tiny network: a few steps, or (``learn``) so many that it learns."""
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {}
    for name, (own, optimisation) in settings.stages.items():
        chosen = trial(method, name)
        length = {"steps": chosen.steps, "validate_every": chosen.steps} if learn else {"steps": 4, "validate_every": 2}
        optimisation = replace(optimisation, batch_size=8, learning_rate=chosen.learning_rate, epochs=0, **length)
        stages[name] = (replace(own, **chosen.settings), optimisation)
    return replace(settings, network=UNetSettings(widths=(8, 16)), max_size=SIZE[0], stages=stages)


def context(folder, stop_after=None):
    folder.mkdir(exist_ok=True)
    run, steps = RunFolder(folder), iter(range(10**6))

    def should_stop():  # after so many steps; while volumes are prepared there is no checkpoint yet
        return stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after

    return RunContext(run, should_stop=should_stop)


def objectives(project, folder, method, settings=None):
    """The objective of each stage, on fresh weights."""
    settings = settings or tiny(method)
    plan = plan_pretraining(project, settings)
    store = build_store(folder / "slices", cases_of(plan, project), plan.preprocessing)
    network = seeded_network(settings.network, 2, 0)
    for stage in recipe(method).stages:
        module = build_method(stage, settings, network, SIZE)
        yield stage_objective(stage, module, plan, settings.stages[stage.name][1], store, CPU)


def same_tensors(first, second):
    """Whether two checkpoints hold the same, bit for bit."""
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(same_tensors(value, second[key]) for key, value in first.items())
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(map(same_tensors, first, second))
    return torch.equal(first, second) if isinstance(first, torch.Tensor) else first == second


@every_recipe_on_slices
def test_it_learns_a_tiny_cohort_and_hands_on_what_it_says(project, tmp_path, method):
    backbone = load_checkpoint(run_pretraining(project, tiny(method, learn=True), context(tmp_path)), "backbone")
    for stage in recipe(method).stages:
        records = [event for event in RunFolder(tmp_path).events("metrics") if event["stage"] == stage.name]
        training = [record for record in records if "loss" in record]
        for name in ("loss", "chance_level"):
            assert all(np.isfinite(record[name]) for record in training)
        last = training[-1]
        assert last["loss"] < trial(method, stage.name).falls_to * last["chance_level"], stage.name
        assert last["loss"] < training[0]["loss"] and last.get("std", 1) > COLLAPSED_STD
        assert np.isfinite(next(record["validation_loss"] for record in records if "validation_loss" in record))

    state, parts = backbone["state"], {part for stage in recipe(method).stages for part in stage.method.transfers}
    network = seeded_network(tiny(method).network, 2, 0).state_dict()
    assert set(state) == {name for name in network if name.split(".")[0] in parts}  # buffers too, never a head
    last_stage = recipe(method).stages[-1]
    trained = load_checkpoint(tmp_path / "checkpoints" / f"{last_stage.name}.pt", "training")["network"]
    handed_on = [name for name in state if name.split(".")[0] in last_stage.method.transfers]
    assert handed_on and all(torch.equal(state[name], trained[name]) for name in handed_on)
    for stage in recipe(method).stages:
        for part in stage.method.trains:
            assert any(not torch.equal(trained[name], network[name]) for name in network if name.startswith(part))


@every_recipe_on_slices
def test_it_resumes_bit_for_bit(project, tmp_path, method):
    """Stopped once in each stage, between two validations."""
    whole = run_pretraining(project, tiny(method), context(tmp_path / "whole"))
    for number, _ in enumerate(recipe(method).stages):
        after = 3 if number == 0 else 1 + 3  # the last step of the stage before comes first
        with pytest.raises(Stopped):
            run_pretraining(project, tiny(method), context(tmp_path / "halved", after))
    runs = whole, run_pretraining(project, tiny(method), context(tmp_path / "halved"))
    assert same_tensors(*(load_checkpoint(path, "backbone")["state"] for path in runs))
    for stage in recipe(method).stages:
        one, other = (load_checkpoint(path.parent / f"checkpoints/{stage.name}/last.pt", "training") for path in runs)
        assert all(same_tensors(one[part], other[part]) for part in ("module", "optimizer", "schedule"))


@every_recipe_on_slices
def test_a_collapse_is_noticed(project, tmp_path, method):
    """A network that answers the same, nothing, to every image: its weights are zero, and so is what heads add."""
    for objective in objectives(project, tmp_path, method):
        with torch.no_grad():
            for name, parameter in objective.module.named_parameters():
                if "network." in name or name.endswith("bias"):
                    parameter.zero_()
        objective.training_mode()
        monitors = {name: float(value.detach()) for name, value in objective.training_loss(0).items()}
        assert trouble(monitors), objective.stage  # then the Slicer module tells the user


@every_recipe_on_slices
def test_a_step_depends_on_its_number_alone_and_splits_into_parts(project, tmp_path, method):
    for objective in objectives(project, tmp_path, method):
        objective.training_mode()
        losses = [float(objective.training_loss(step)["loss"].detach()) for step in (1, 0, 1)]
        assert losses[0] == losses[2] != losses[1]
        objective.parts = 2
        parts = [objective.training_loss(1, part) for part in (0, 1)]
        assert all(bool(part["loss"].isfinite()) for part in parts)
        assert objective.batch_size // objective.parts >= objective.min_micro_batch


@every_recipe_on_slices
def test_half_precision_changes_little(project, tmp_path, method):
    for objective in objectives(project, tmp_path, method):
        objective.module.eval()
        with torch.no_grad():
            exact = objective.training_loss(0)["loss"]
            with torch.autocast("cpu", torch.bfloat16):
                rounded = objective.training_loss(0)["loss"]
        assert rounded.dtype == torch.float32
        assert float(rounded) == pytest.approx(float(exact), rel=0.03, abs=0.02), objective.stage


@every_recipe_on_slices
def test_every_method_shows_what_it_does_and_nothing_changes_by_looking(project, tmp_path, method):
    validation = plan_pretraining(project, tiny(method)).validation[0]
    for objective in objectives(project, tmp_path, method):
        module = objective.module.eval()
        before = {name: tensor.clone() for name, tensor in module.state_dict().items()}
        with torch.inference_mode():
            first, again = objective.preview(module), objective.preview(module)
            with torch.autocast("cpu", torch.bfloat16):  # as on devices that are fast at it
                rounded = objective.preview(module)
        assert np.abs(rounded.rows[0][-1].image - first.rows[0][-1].image).mean() < 0.05
        assert same_tensors(before, module.state_dict())
        assert first.text.endswith(".") and len(first.rows) == len(first.captions) == 3
        assert all(caption.startswith(f"{validation.id}, slice ") for caption in first.captions)
        for row, same in zip(first.rows, again.rows, strict=True):
            assert len(row) == len(first.columns)
            for panel, other in zip(row, same, strict=True):
                assert panel.image.ndim == 2 and np.array_equal(panel.image, other.image)
                assert np.isfinite(panel.image).all() and 0 <= panel.image.min() <= panel.image.max() <= 1


@every_recipe_on_slices
def test_a_placebo_gets_the_same_images_with_nothing_that_belongs_together(project, tmp_path, method):
    real, placebo = tiny(method), replace(tiny(method), placebo=True)
    pairs = zip(*(objectives(project, tmp_path, method, settings) for settings in (real, placebo)), strict=True)
    for one, other in pairs:
        assert same_tensors(one.module.state_dict(), other.module.state_dict())  # the same network and heads
        batch = one.store.batch(one.stream.batch(0), CPU)
        views, moved = (o.module.step_views(batch, torch.Generator().manual_seed(1)) for o in (one, other))
        assert set(views) <= set(moved)
        again = other.module.step_views(batch, torch.Generator().manual_seed(1))
        assert same_tensors(moved, again)
        images = [name for name, view in views.items() if view.ndim == 4 and view.is_floating_point()]
        assert any(not torch.equal(views[name], moved[name]) for name in images)
        for name in images:
            if "grid" not in name:
                assert sorted(view.sum().item() for view in views[name]) == sorted(v.sum().item() for v in moved[name])
        losses = [float(objective.training_loss(0)["loss"].detach()) for objective in (one, other)]
        assert losses[0] != losses[1] and np.isfinite(losses).all()


@every_recipe
def test_what_people_are_told_of_it_is_complete(method):
    entry = recipe(method)
    assert entry.name == method and set(entry.presets) == {"quick", "default", "paper"}
    for text in (entry.summary, entry.when):
        assert text[0].isupper() and text.endswith(".")
    assert entry.title and entry.source
    for preset in entry.presets.values():
        assert preset.summary and set(preset.stages) == {stage.name for stage in entry.stages}
        for stage in entry.stages:
            own = preset.stages[stage.name][0]
            assert type(own) is stage.method.Settings is entry.settings_of(stage.name)
            assert_every_field_is_explained(own)


def assert_every_field_is_explained(settings):
    for entry in fields(settings):
        value = getattr(settings, entry.name)
        if is_dataclass(value):
            assert_every_field_is_explained(value)
        else:
            assert len(entry.metadata["help"]) > 8 and not entry.metadata["help"].endswith("."), entry.name
            bounded = entry.metadata["range"] or entry.metadata["choices"] or isinstance(value, bool)
            assert bounded, f"{entry.name} has neither range nor choices"
    assert describe(settings)


@every_recipe
def test_the_settings_of_every_preset_survive_the_job_file(method):
    for preset in recipe(method).presets:
        settings = PretrainingSettings.from_preset(method, preset)
        assert PretrainingSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings
        assert "placebo" not in settings.to_job()  # what front ends show and ask for
        placebo = replace(settings, placebo=True)
        assert PretrainingSettings.from_job(json.loads(json.dumps(placebo.to_job()))) == placebo


@every_recipe_on_slices
def test_every_preset_fits_its_network(method):
    for preset in recipe(method).presets:
        settings = PretrainingSettings.from_preset(method, preset)
        assert settings.max_size % settings.network.stride == 0
        with torch.device("meta"):  # shapes without memory
            network = seeded_network(settings.network, 2, 0)
            for stage in recipe(method).stages:
                module = build_method(stage, settings, network, (settings.max_size,) * 2)
                assert set(stage.method.transfers) <= {name for name, _ in network.named_children()}
                assert set(module.transferable()) <= set(network.state_dict())
