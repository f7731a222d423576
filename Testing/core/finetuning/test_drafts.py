"""Training that begins with drafts: which cases teach, when, and that nobody else does."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.progress import silent
from SSLSegmentationLib.embedding import draft_engine, draft_features
from SSLSegmentationLib.execution.files import copy_slices, rename_slices
from SSLSegmentationLib.finetuning import drafts, run_finetuning
from SSLSegmentationLib.finetuning.drafts import drafted_count
from SSLSegmentationLib.finetuning.drafts_strategy import DraftsSettings
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.preflight.disk import store_bytes
from SSLSegmentationLib.project import LabelRecord, Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores.preprocessing import through_plane_axis
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.preparation import prepared_store

from .conftest import context, same_tensors, tiny

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    monkeypatch.setattr(draft_engine, "PIXELS", 1000)
    monkeypatch.setattr(draft_features, "LOOKS", 1)


def drafting(steps=4, **changes):
    """Settings of a tiny run with this strategy."""
    return tiny(steps, strategy="drafts", drafts=DraftsSettings(**changes))


def begun(project, tmp_path, settings, name="run", train_ids=None):
    """A run before its first step: its setup, slices and objective."""
    where = context(tmp_path, name)
    setup = prepare_finetuning(project, settings, None, train_ids, where.run.folder)
    store = prepared_store(setup.plan, project, where, setup.furnish)
    stage = setup.stages[0]
    return setup, store, stage.objective(store, stage.optimisation, CPU)


def annotate_one_slice(project):
    """Of each training case only the middle slice is annotated from now on."""
    for case in project.cases(Role.TRAIN):
        axis = through_plane_axis(case)
        case.label = LabelRecord(case.label.file, "annotated", axis, [case.size[axis] // 2])
        case.save()


# ---------------------------------------------------------------------- when
def test_drafts_come_first_and_then_annotated_slices_alone():
    counts = [drafted_count(step, 100, 8, DraftsSettings(0.4, 0.5)) for step in range(100)]
    assert counts == [4] * 40 + [0] * 60
    fading = [drafted_count(step, 100, 8, DraftsSettings(0.5, 1.0, fade=True)) for step in range(100)]
    assert fading[0] == 8 and fading[25] == 4 and not any(fading[50:]) and fading == sorted(fading, reverse=True)
    assert sum(drafted_count(step, 100, 8, DraftsSettings(1.0)) for step in range(100)) == 800


def test_after_the_drafts_the_steps_are_those_of_full_finetuning(project, tmp_path):
    _, _, objective = begun(project, tmp_path, drafting(10, first_part=0.4))
    _, _, alone = begun(project, tmp_path, tiny(10), "alone")
    for step in range(10):
        same = all(map(torch.equal, objective.batch(step), alone.batch(step)))
        assert same is (step >= 4), step


def test_a_part_of_a_batch_is_annotated_if_that_is_asked_for(project, tmp_path):
    _, store, objective = begun(project, tmp_path, drafting(first_part=1.0, batch_share=0.5))
    train = set(store.rows(roles=["train"]))
    assert [sum(row in train for row in objective.stream.batch(step)) for step in range(4)] == [2] * 4


# ---------------------------------------------------------------------- who
def test_drafts_are_of_unlabelled_cases_alone_and_taught_by_the_labelled_ones(project, tmp_path):
    chosen, other = project.cases(Role.TRAIN)
    setup, store, objective = begun(project, tmp_path, drafting(), train_ids=[chosen.id])
    taught, held_out = objective.taught, {case.id for case in project.cases(Role.VALIDATION, Role.TEST)}
    assert set(objective.stream.drafted.rows) == set(store.rows(ids=setup.plan.unlabelled_ids))
    assert other.id in setup.plan.unlabelled_ids and not held_out & set(setup.plan.unlabelled_ids)
    own, validation = store.rows(ids=[chosen.id]), store.rows(ids=held_out)
    np.testing.assert_array_equal(taught.labels[own], store.labels[own])
    assert len(validation) and (taught.labels[validation] == NOT_ANNOTATED).all()
    truth = begun(project, tmp_path, tiny(), "both")[1]
    drafted, known = (each.labels[each.rows(ids=[other.id])] for each in (taught, truth))
    overlap = 2 * np.sum((drafted > 0) & (drafted == known)) / (np.sum(drafted > 0) + np.sum(known > 0))
    assert overlap > 0.5  # it has never seen this label
    assert not (project.folder / "drafts").exists()


def test_the_classifier_sees_the_labelled_training_cases_alone(project, tmp_path, monkeypatch):
    seen, teach = [], drafts.teach
    monkeypatch.setattr(drafts, "teach", lambda cases, *given: (seen.extend(cases), teach(seen, *given))[1])
    setup, store, _ = begun(project, tmp_path, drafting())
    learnt = [store.window(case) for case in store.cases if case.id in setup.plan.train_ids]
    assert len(seen) == len(learnt) == 2 and len(setup.plan.validation) == 1
    for (slices, labels), window in zip(seen, learnt, strict=True):
        np.testing.assert_array_equal(slices, store.images[window])
        np.testing.assert_array_equal(labels, store.labels[window])


def test_open_slices_of_a_labelled_case_are_drafted_around_what_is_annotated(project, tmp_path):
    annotate_one_slice(project)
    _, store, objective = begun(project, tmp_path, drafting())
    own = store.rows(roles=["train"])
    annotated = store.labels[own] != NOT_ANNOTATED
    assert 0 < annotated.mean() < 0.5
    assert (objective.taught.labels[own][annotated] == store.labels[own][annotated]).all()
    assert (objective.taught.labels[own] != NOT_ANNOTATED).all()
    assert set(objective.stream.drafted.rows) == {*store.open_rows(own), *store.rows(roles=["unlabelled"])}
    assert objective.train_slices == 2


def test_unsure_pixels_are_left_out(project, tmp_path):
    everything = begun(project, tmp_path, drafting())[2].taught.labels
    store, sure = begun(project, tmp_path, drafting(certainty=0.9), "sure")[1:]
    rows = store.rows(roles=["unlabelled"])
    left_out = sure.taught.labels[rows] == NOT_ANNOTATED
    assert 0 < left_out.mean() < 0.9
    assert (sure.taught.labels[rows][~left_out] == everything[rows][~left_out]).all()


def test_the_run_says_which_cases_teach_by_drafts(project, tmp_path):
    where = context(tmp_path)
    result = run_finetuning(project, drafting(2), where)
    named = [case.id for case in project.cases(Role.UNLABELLED)]
    (said,) = [event["text"] for event in where.run.events("message") if "drafts" in event["text"]]
    assert all(name in said for name in named) and "first 40% of the steps" in said
    assert load_checkpoint(result.model, "model")["data"]["unlabelled"] == named
    card = ModelCard.read(where.run.folder)
    assert (card.strategy, card.unlabelled_volumes, card.transductive) == ("drafts", len(named), False)


# ---------------------------------------------------------------------- kept
def test_drafts_are_made_once_and_anew_when_the_annotation_or_the_question_changes(project, tmp_path, monkeypatch):
    _, store, objective = begun(project, tmp_path, drafting())
    made, teach = [], drafts.teach
    monkeypatch.setattr(drafts, "teach", lambda *given: (made.append(1), teach(*given))[1])
    again = begun(project, tmp_path, drafting())[2]
    np.testing.assert_array_equal(again.taught.labels, objective.taught.labels)
    assert not made
    begun(project, tmp_path, drafting(certainty=0.5))
    assert len(made) == 1
    (kept,) = store.folder.glob("drafts*")
    kept.write_bytes(b"damaged")
    begun(project, tmp_path, drafting(certainty=0.5))
    assert len(made) == 2


def test_stopped_between_two_drafts_it_begins_them_again_and_ends_the_same(project, tmp_path):
    whole = run_finetuning(project, drafting(3), context(tmp_path, "whole"))
    where = context(tmp_path, "halved")
    where.progress = lambda items, what: items if what != "drafting" else stopping(items)

    def stopping(items):
        yield next(iter(items))
        raise Stopped

    with pytest.raises(Stopped):
        run_finetuning(project, drafting(3), where)
    assert (where.run.folder / "slices/index.json").exists()
    assert not [*(where.run.folder / "slices").glob("*drafts*")]
    again = run_finetuning(project, drafting(3), context(tmp_path, "halved"))
    assert same_tensors(*(load_checkpoint(result.model, "model")["state"] for result in (whole, again)))


# ---------------------------------------------------------------------- before it starts
def test_room_for_drafts_is_counted(project):
    alone, both = (prepare_finetuning(project, settings) for settings in (tiny(), drafting()))
    assert store_bytes(alone) == 3 * math.prod(alone.shape)  # 16 bits of a slice, 8 of its labels
    assert store_bytes(both) == 4 * math.prod(both.shape)


@pytest.mark.parametrize(
    ("sure", "words"), [(0.0, "do not suffice for a draft, which"), (0.99, "for a draft that is 0.99 certain")]
)
def test_what_cannot_teach_is_refused_with_a_remedy(project, tmp_path, monkeypatch, sure, words):
    teach = drafts.teach if sure else lambda *given: None
    monkeypatch.setattr(drafts, "teach", unsure(teach) if sure else teach)
    with pytest.raises(DataError, match=words) as refused:
        run_finetuning(project, drafting(certainty=sure), context(tmp_path))
    assert "Annotate a slice" in refused.value.hint and ("less certainty" in refused.value.hint) is bool(sure)


def unsure(teach):
    """A classifier that is never sure."""

    class Unsure:
        def __init__(self, *given):
            self.drafter = teach(*given)

        def draft(self, slices):
            found, sure = self.drafter.draft(slices)
            return found, np.minimum(sure, 0.5)

    return Unsure


def test_drafts_go_along_to_another_computer_where_cases_go_by_numbers(project, tmp_path, monkeypatch):
    setup, store, objective = begun(project, tmp_path, drafting())
    names = {case.id: f"case-{number}" for number, case in enumerate(setup.plan.cases)}
    copy_slices(store.folder, tmp_path / "away/slices", silent)
    rename_slices(tmp_path / "away/slices", names)
    setup.plan.renamed(names).write(tmp_path / "away")
    monkeypatch.setattr(drafts, "teach", lambda *given: pytest.fail("taught again"))
    _, _, again = begun(None, tmp_path, drafting(), "away")
    np.testing.assert_array_equal(again.taught.labels, objective.taught.labels)


def test_several_networks_learn_from_the_same_drafts(project, tmp_path, monkeypatch):
    made, teach = [], drafts.teach
    monkeypatch.setattr(drafts, "teach", lambda *given: (made.append(1), teach(*given))[1])
    run_finetuning(project, replace(drafting(2), networks=2), context(tmp_path))
    assert len(made) == 1
