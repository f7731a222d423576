"""The short form of ``Testing/campaigns/pseudo_ablation.py``: nothing is learnt from labels that are not given."""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
import torch

from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.inference.postprocessing import PostProcessing
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED

_CAMPAIGNS = Path(__file__).resolve().parents[2] / "campaigns"
_MODULES = ("recipes", "recipe_cohort", "recipe_parts", "recipe_ablation", "pseudo_parts", "pseudo_ablation")
_WIDTHS = (8, 16)


@pytest.fixture(scope="module")
def ablation():
    sys.path.insert(0, str(_CAMPAIGNS))
    yield import_module("pseudo_ablation")
    sys.path.remove(str(_CAMPAIGNS))
    for name in _MODULES:
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def parts(ablation):
    return sys.modules["pseudo_parts"]


@pytest.fixture(scope="module")
def plain(ablation):
    return sys.modules["recipes"].PLAIN


@pytest.fixture(scope="module")
def cohort(ablation, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pseudo")
    sizes = CohortSettings(cases=8, training=4, validation=1, test=1, size=64)
    description = write_cohort(folder / "cohort", sizes)
    opened = ablation.open_cohort(description, folder, 32)
    assert ablation.open_cohort(description, folder, 32).cases.keys() == opened.cases.keys()  # a second time
    return opened


@pytest.fixture
def split(ablation, cohort):
    learnt, scored = ablation.split(cohort.ids(Role.TRAIN), 1, 0)
    return learnt, scored, cohort.pool(learnt, scored, 0)


def test_the_pool_has_neither_labelled_nor_scored_nor_validation_or_test_cases(cohort, split):
    learnt, scored, pool = split
    assert set(pool) == (set(cohort.ids(Role.TRAIN)) - {*learnt, *scored}) | set(cohort.ids(Role.UNLABELLED))
    assert len(cohort.ids(Role.UNLABELLED)) == 2 and len(pool) == 3


def test_no_label_of_another_case_can_be_seen(parts, plain, cohort, split):
    learnt = split[0]
    store = cohort.store(plain)
    own = next(case for case in store.cases if case.id == learnt[0])
    other = next(case for case in store.cases if case.id != learnt[0])
    guess = np.ones((other.count, other.height, other.width), np.uint8)
    seen = parts.store_with(store, learnt, {other.id: guess})
    assert np.array_equal(seen.labels[own.rows], store.labels[own.rows])
    assert (seen.labels[seen.window(other)] == 1).all()
    rest = [row for case in store.cases if case not in (own, other) for row in case.rows]
    assert (seen.labels[rest] == NOT_ANNOTATED).all() and not (store.labels[rest] == NOT_ANNOTATED).all()


def volume(*spots):
    """Probabilities [2, 4, 8, 8] of a background of 0.95 with spots (box, probability of the structure)."""
    structure = np.full((4, 8, 8), 0.05, np.float32)
    for box, probability in spots:
        structure[box] = probability
    return np.stack([1 - structure, structure])


BODY = np.s_[1:3, 1:5, 1:5]  # 32 pixels
SPECK = np.s_[3, 7, 7]
EDGE = np.s_[1:3, 1:5, 5]


@pytest.fixture
def anatomy(parts):
    return parts.Anatomy(PostProcessing(one_part=(1,)), {1: (60.0, 80.0)})


def test_a_guess_is_one_part_and_silent_where_it_is_unsure(parts, anatomy):
    guess = parts.guess_of(volume((BODY, 0.9), (EDGE, 0.6), (SPECK, 0.9)), 2.0, anatomy, parts.Rounds())
    assert (guess.labels[BODY] == 1).all() and guess.labels[SPECK] == 0
    assert (guess.labels[EDGE] == NOT_ANNOTATED).all()
    assert 0.8 < guess.credibility < 0.9
    assert parts.guess_of(volume((BODY, 0.9), (SPECK, 0.9)), 2.0, anatomy, parts.Rounds(clean=False)).labels[SPECK] == 1


@pytest.mark.parametrize("spacing", [0.5, 10.0])
def test_a_structure_of_an_unlikely_volume_is_not_learnt_from(parts, anatomy, spacing):
    guess = parts.guess_of(volume((BODY, 0.9), (EDGE, 0.3)), spacing, anatomy, parts.Rounds())
    assert guess.credibility == 0
    assert (guess.labels[BODY] == NOT_ANNOTATED).all() and (guess.labels[EDGE] == NOT_ANNOTATED).all()
    assert guess.labels[0, 0, 0] == 0  # surely background


def test_a_structure_in_two_equal_parts_is_not_learnt_from(parts, anatomy):
    guess = parts.guess_of(
        volume((np.s_[1:3, 1:3, 1:5], 0.9), (np.s_[1:3, 5:7, 1:5], 0.9)), 2.0, anatomy, parts.Rounds()
    )
    assert guess.credibility == 0 and not (guess.labels == 1).any()


def test_anatomy_has_the_volumes_of_the_labelled_cases_alone(parts, plain, cohort, split):
    learnt = split[0]
    objective = parts.RecipeObjective(plain, cohort, learnt, _WIDTHS, 0)
    anatomy = parts.Anatomy.of(objective, learnt)
    case = next(case for case in objective.store.cases if case.id == learnt[0])
    for value, (low, high) in anatomy.volumes.items():
        pixels = np.count_nonzero(objective.store.labels[objective.store.window(case)] == value)
        assert low == high == pixels * case.slice_spacing_mm > 0


def test_rules_for_label_values_become_rules_for_classes(parts, cohort):
    values = cohort.schema.values
    rule = parts.in_classes(PostProcessing(one_part=values[-1:], without_holes=values), cohort.schema)
    assert rule == PostProcessing((len(values),), tuple(range(1, len(values) + 1)))


def test_of_every_class_the_same_part_is_sure_enough(parts):
    certainty = torch.linspace(0.6, 0.9, 80).view(1, 10, 8)
    foreground = torch.zeros(1, 10, 8, dtype=torch.bool)
    foreground[:, :, :2] = True
    probabilities = torch.where(foreground, 1 - certainty, certainty)
    labels = parts.sure_labels(torch.stack([probabilities, 1 - probabilities], dim=1), 0.25)
    for value, mine in ((1, foreground), (0, ~foreground)):
        assert (labels[mine] == value).float().mean() == pytest.approx(0.75, abs=0.02)
        assert certainty[mine & (labels == NOT_ANNOTATED)].max() < certainty[mine & (labels == value)].min()
    everything = parts.sure_labels(torch.stack([probabilities, 1 - probabilities], dim=1), 0.0)
    assert torch.equal(everything == 1, foreground)


def test_rectangles_show_the_slice_before_in_image_and_target_alike(parts):
    generator = torch.Generator().manual_seed(0)
    rectangles = parts.random_rectangles(200, (32, 24), 0.5, generator)
    share = rectangles.float().mean(dim=(1, 2))
    assert 0.35 < (share > 0).float().mean() < 0.65
    assert share[share > 0].min() > 0.08 and share.max() < 0.55
    numbers = torch.arange(200)[:, None, None].expand(rectangles.shape)
    assert torch.equal(parts.swapped(numbers, rectangles), torch.where(rectangles, (numbers - 1) % 200, numbers))


def test_the_teacher_counts_when_its_time_has_come(parts, plain, cohort, split, monkeypatch):
    learnt, _, pool = split
    objective = parts.OnlineObjective(plain, cohort, learnt, _WIDTHS, 0, pool, parts.Online(), 10.0)
    weights = []
    for second in (0.0, 1.9, 3.0, 5.0, 9.0):
        monkeypatch.setattr(parts.time, "process_time", lambda second=second: objective.started + second)
        weights.append(objective.weight())
        assert torch.isfinite(objective.training_loss(len(weights))["loss"])
    assert weights[:2] == [0, 0] and 0 < weights[2] < weights[3] == weights[4] == 1
    assert not (objective.store.labels[objective.unlabelled.rows] != NOT_ANNOTATED).any()


def test_half_of_a_batch_has_guesses(parts, plain, cohort, split):
    learnt, _, pool = split
    store = cohort.store(plain)
    guesses = {c.id: np.ones((c.count, c.height, c.width), np.uint8) for c in store.cases if c.id in pool}
    objective = parts.GuessedObjective(plain, cohort, learnt, _WIDTHS, 0, guesses)
    of_case = [objective.store.cases[objective.store.case_of_row[row]].id for row in objective.stream.batch(3)]
    assert set(of_case[:4]) == set(learnt) and set(of_case[4:]) <= set(pool) and len(of_case) == 8


def test_ways_share_their_first_part_take_the_same_time_and_are_done_once(ablation, cohort, tmp_path, monkeypatch):
    cells, path = {}, tmp_path / "cells.csv"
    ways = ("labels", "rounds", "rounds-half", "online")
    wanted = [ablation.Cell("synthetic", 1, 0, f"plain/{way}", 0.8) for way in ways]
    trained = []
    train = sys.modules["pseudo_parts"].train

    def noted(objective, seconds):
        trained.append(type(objective).__name__)
        return train(objective, min(seconds, 0.4))

    monkeypatch.setattr("pseudo_parts.train", noted)
    ablation.do_draw(wanted, cells, cohort, path, _WIDTHS)
    # The whole training on labels, the half that both kinds of rounds begin with, and a second half of each.
    assert len(trained) == 5 and trained[:2] == ["RecipeObjective"] * 2 and trained[-1] == "OnlineObjective"
    read = ablation.read_cells(path)
    assert read == cells and list(read) == wanted
    for rows in read.values():
        assert all(0 <= float(row["dice"]) <= 1 and 0 <= float(row["one_part"]) <= 1 for row in rows)
        assert 0.3 < float(rows[0]["seconds"]) < 5
        assert {row["case"] for row in rows} == set(ablation.split(cohort.ids(Role.TRAIN), 1, 0)[1])
    monkeypatch.setattr("pseudo_parts.train", pytest.fail)
    ablation.do_draw(wanted, read, cohort, path, _WIDTHS)


def test_the_table_has_differences_to_labels_alone(ablation):
    cells = {
        ablation.Cell("s", 1, draw, f"plain/{way}", 9.0): [{"dice": str(dice), "steps": "10"}]
        for way, dices in (("labels", (0.5, 0.6)), ("rounds", (0.4, 0.52)))
        for draw, dice in enumerate(dices)
    }
    text = ablation.table(cells, "dice", ["plain/labels"])
    assert "| recipe | draws | Dice | − plain/labels | steps |\n|---|---|---|---|---|\n" in text
    assert "| `plain/rounds` | 2 | 0.460 | -0.090 ± 0.010 (0 of 2) | 10 |" in text


def test_weights_that_have_learnt_from_other_cases_are_refused(ablation, cohort, tmp_path):
    torch.save({"state": {}, "learnt": ["another"], "scored": []}, tmp_path / "start.pt")
    wanted = [ablation.Cell("synthetic", 1, 0, "plain/after/labels", 1.0)]
    with pytest.raises(ValueError, match="has learnt from other cases"):
        ablation.do_draw(wanted, {}, cohort, tmp_path / "cells.csv", _WIDTHS, start=tmp_path / "start.pt")


@pytest.mark.parametrize("way", ["labels", "rounds", "rounds-fresh", "online"])
def test_every_way_goes_on_from_weights_with_other_random_numbers(parts, plain, cohort, split, way, monkeypatch):
    learnt, _, pool = split
    fresh = parts.Task(cohort, plain, learnt, pool, _WIDTHS, 0)
    weights = {name: tensor + 1 for name, tensor in fresh.objective().network.state_dict().items()}
    task = parts.Task(cohort, plain, learnt, pool, _WIDTHS, 0, weights)
    began = []

    def noted(objective, seconds):
        began.append((objective, seconds, {name: t.clone() for name, t in objective.network.state_dict().items()}))
        return parts.Trained(objective.network, objective.network, 1)

    monkeypatch.setattr(parts, "train", noted)
    monkeypatch.setattr(parts, "guessed", lambda *arguments: {})
    parts.train_with(task, parts.WAYS[way], 5.0)
    [(objective, seconds, state)] = began
    assert seconds == pytest.approx(5.0, abs=2.0)
    assert all(torch.equal(state[name], weights[name]) for name in weights) is (way != "rounds-fresh")
    assert objective.seed != fresh.seed


@pytest.mark.parametrize("change", [{"mask_pixels": "soft"}, {"place": 0.8}, {"keep_best": True}])
def test_recipes_that_would_see_other_labels_are_refused(parts, plain, cohort, change):
    with pytest.raises(ValueError, match="not for learning without labels"):
        parts.Task(cohort, replace(plain, **change), ["case"], [], _WIDTHS, 0)
