"""The short form of ``Testing/campaigns/recipe_ablation.py``: it compares with ours, and does each cell once."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import recipe_cohort
import recipes
import torch

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.supervised import Augmentation, SupervisedObjective
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing

_FOLDER = Path(__file__).resolve().parents[2] / "campaigns"
_WIDTHS = (8, 16)


def _loaded(name):
    specification = importlib.util.spec_from_file_location(name, _FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def parts():
    yield _loaded("recipe_parts")
    del sys.modules["recipe_parts"]


@pytest.fixture(scope="module")
def ablation(parts):
    yield _loaded("recipe_ablation")
    del sys.modules["recipe_ablation"]


@pytest.fixture(scope="module")
def cohort(parts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("recipes")
    sizes = CohortSettings(cases=6, training=4, validation=1, test=1, size=64)
    project = Project.create(folder / "project")
    import_dataset(project, write_cohort(folder / "cohort", sizes), link=True)
    return recipe_cohort.Cohort(project, folder / "slices", max_size=32)


def _own_objective(cohort, folder, train_ids, seed):
    """The preset ``quick``, put together from the library alone."""
    settings = FinetuneSettings.from_preset("quick")
    cases = [*cohort.cases.values()]
    store = build_store(folder, cases, plan_preprocessing(cases, 32), cohort.schema)
    network = seeded_network(UNetSettings(widths=_WIDTHS), cohort.schema.class_count, seed)
    return SupervisedObjective(
        network,
        store,
        store.annotated_rows(store.rows(ids=train_ids)),
        [],
        (32, 32),
        Augmentation(settings.spatial, settings.intensity),
        settings.loss,
        settings.foreground_share,
        replace(settings.optimisation, seed=seed),
        torch.device("cpu"),
    )


def test_quick_draws_the_batches_and_losses_of_the_projects_own_finetuning(parts, cohort, tmp_path):
    ids = cohort.ids(Role.TRAIN)[:2]
    ours = parts.RecipeObjective(recipes.QUICK, cohort, ids, _WIDTHS, seed=3)
    own = _own_objective(cohort, tmp_path / "slices", ids, seed=3)
    assert ours.patch == own.patch
    for step in (0, 5):
        for mine, reference in zip(ours.batch(step), own.batch(step), strict=True):
            assert torch.equal(mine, reference)
        assert torch.equal(ours.training_loss(step)["loss"], own.training_loss(step)["loss"])


@pytest.mark.parametrize(
    "stage", ["shift", "bend", "looks", "no-looks", "no-turn", "soft-masks", "percentiles", "curves", "filters"]
)
def test_each_change_of_slices_reaches_the_batch(parts, cohort, stage):
    ids = cohort.ids(Role.TRAIN)[:2]
    names = ("plain", f"plain+{stage}")
    plain, changed = (parts.RecipeObjective(recipes.recipe_of(name), cohort, ids, _WIDTHS, seed=3) for name in names)
    (images, masks), (others, other_masks) = plain.batch(0), changed.batch(0)
    assert masks.shape != other_masks.shape if stage == "soft-masks" else not torch.equal(images, others)


def test_a_network_that_sees_places_learns_from_them_and_is_scored_with_them(parts, cohort):
    ids = cohort.ids(Role.TRAIN)
    objective = parts.RecipeObjective(recipes.recipe_of("plain+place"), cohort, ids[:1], _WIDTHS, 3)
    assert objective.batch(0)[0].shape[1] == 4
    trained = parts.Trained(objective.network.eval(), objective.network, 0)
    assert set(parts.score(trained, objective, cohort, ids[1:2])[ids[1]]) == set(parts.SCORES)


def test_the_border_of_a_bright_slice_is_repeated_or_black(parts, cohort, monkeypatch):
    monkeypatch.setattr(cohort.store(recipes.PLAIN), "images", np.ones_like(cohort.store(recipes.PLAIN).images))
    for name, black in (("plain+no-looks", False), ("plain+no-looks+border", True)):
        objective = parts.RecipeObjective(recipes.recipe_of(name), cohort, cohort.ids(Role.TRAIN)[:1], _WIDTHS, seed=3)
        assert bool((objective.batch(0)[0] < 0.5).any()) is black


def test_quick_has_the_amounts_of_the_preset(parts):
    settings, ours = FinetuneSettings.from_preset("quick"), recipes.QUICK
    spatial, optimisation = settings.spatial, settings.optimisation
    assert (ours.rotation_deg, ours.scale, ours.shift) == (spatial.rotation_deg, spatial.scale, spatial.translation)
    assert (ours.bend, ours.bend_probability) == (spatial.elastic, spatial.elastic_probability)
    assert (ours.rate, ours.weight_decay) == (optimisation.learning_rate, optimisation.weight_decay)
    assert (ours.schedule, ours.warmup, ours.clip) == (
        optimisation.schedule,
        optimisation.warmup,
        optimisation.gradient_clip,
    )
    assert (ours.steps, ours.foreground_share) == (optimisation.steps, settings.foreground_share)
    assert (ours.averaging, ours.keep_best) == (optimisation.weight_averaging, True)


def test_stages_lead_from_plain_to_ours_and_back(parts):
    all_stages = "+".join(recipes.STAGES)
    assert recipes.recipe_of(f"plain+{all_stages}") == recipes.OURS
    assert recipes.recipe_of(f"ours+{all_stages}") == recipes.PLAIN
    with pytest.raises(ValueError, match="is no recipe"):
        recipes.recipe_of("plain+mask")


@pytest.mark.parametrize("recipe", ["plain", "plain+percentiles+pixels", "plain+soft-masks"])
def test_images_and_masks_stay_on_top_of_each_other_in_every_way_of_shrinking_them(parts, cohort, recipe):
    recipe = recipes.recipe_of(recipe)
    store = cohort.store(recipe)
    soft = cohort.shares(store).float()
    for stored in store.cases:
        rows, across, along = store.window(stored)
        native = cohort.native(stored.id)
        scale = np.array(native.shape[1:]) / (stored.height, stored.width)
        small = store.labels[rows, across, along] > 0
        if recipe.mask_pixels == "soft":
            small = soft[rows, :, across, along].sum(dim=1).numpy()
        assert np.abs(_centre(native > 0) - _centre(small) * scale).max() < 0.5  # native pixels


def _centre(masks):
    """Centre of mass of masks [S, H, W] in (row, column), pixels counted from the outer edge."""
    weight = np.asarray(masks, dtype=np.float64).sum(axis=0)
    rows, columns = (np.arange(size) + 0.5 for size in weight.shape)
    return np.array([(weight.sum(axis=1) * rows).sum(), (weight.sum(axis=0) * columns).sum()]) / weight.sum()


def test_soft_masks_are_shares_that_sum_to_one_also_where_the_warp_reads_outside(parts, cohort):
    objective = parts.RecipeObjective(
        recipes.recipe_of("plain+soft-masks"), cohort, cohort.ids(Role.TRAIN)[:1], _WIDTHS, 0
    )
    _, shares = objective.batch(0)
    assert shares.shape[1] == cohort.schema.class_count
    assert shares.min() > -1e-3 and torch.allclose(shares.sum(dim=1), torch.ones(()), atol=1e-5)
    assert torch.isfinite(objective.training_loss(0)["loss"])


def test_nobody_is_scored_who_was_learnt_from_and_draws_nest(ablation):
    training = [f"case{number}" for number in range(9)]
    for draw in range(4):
        one, scored = ablation.split(training, 1, draw)
        four, same = ablation.split(training, 4, draw)
        assert scored == same and len(scored) == 4 and four[:1] == one and not set(four) & set(scored)
    with pytest.raises(ValueError, match="leave fewer than 4"):
        ablation.split(training, 6, 0)


def test_a_cell_is_done_once_and_scores_training_cases_only(ablation, cohort, tmp_path, monkeypatch):
    cells, path = {}, tmp_path / "cells.csv"
    wanted = [ablation.Cell("synthetic", 1, 0, name, 0.3) for name in ("plain", "plain+best+averaging")]
    ablation.run(cells, wanted, cohort, path, _WIDTHS)
    read = ablation.read_cells(path)
    assert read == cells and list(read) == wanted
    rows = [row for cell in read.values() for row in cell]
    assert {row["case"] for row in rows} <= set(cohort.ids(Role.TRAIN)) - {row["trained_on"] for row in rows}
    assert all(0 <= float(row[kind]) <= 1 for row in rows for kind in ("dice", "one_part", "average"))
    assert all(int(row["steps"]) > 0 for row in rows)
    monkeypatch.setattr(ablation, "do_cell", pytest.fail)
    ablation.run(read, wanted, cohort, path, _WIDTHS)
    assert ablation.read_cells(path) == cells


def test_the_table_compares_draw_by_draw(ablation):
    def cells(recipe, dices):
        return {
            ablation.Cell("s", 1, draw, recipe, 60.0): [{"dice": str(dice), "average": "", "steps": "10"}]
            for draw, dice in enumerate(dices)
        }

    text = ablation.table(
        cells("plain", (0.5, 0.6, 0.7)) | cells("ours", (0.4, 0.49, 0.61)) | cells("plain+best", (0.6,))
    )
    assert "| `ours` | 3 | 0.500 | **-0.100 ± 0.006** (0 of 3) | – | 10 |" in text
    assert "| `plain+best` | 1 | 0.600 | +0.100 | +0.200 | 10 |" in text


@pytest.fixture
def limits(ablation):
    yield _loaded("recipe_limits")
    del sys.modules["recipe_limits"]


def test_shares_bring_masks_back_better_than_whole_pixels_do(limits, cohort):
    hard, soft = limits.there_and_back(cohort, "share"), limits.there_and_back(cohort, "soft")
    assert 0.5 < hard < soft <= 1


def test_the_bends_of_plain_loop_and_preset_are_parts_of_the_side(limits):
    assert limits.bend(64, pinned=False) == pytest.approx(limits.bend(128, pinned=False), rel=0.1)
    assert limits.bend(64, pinned=True) == pytest.approx(limits.bend(128, pinned=True), rel=0.1)
