"""What holds for every registered task: its parts are there, it is found by all that names it, its plans come back.

What one computes is tested in its own files. A new task needs no line here, and one that the library does not know is
asked the same; where references are no masks of volumes, a project of ``conftest`` has some.
"""

import inspect
import json
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from SSLSegmentationLib.core.errors import CheckpointError, DataError
from SSLSegmentationLib.core.settings import describe
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.base import TaskFinetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.inference.prediction import TaskPredictor
from SSLSegmentationLib.inference.scoring import score_volume
from SSLSegmentationLib.networks.architecture import REGISTRY as NETWORKS
from SSLSegmentationLib.pretraining.base import TaskPretraining
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import ModelCard, ModelEntry
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.tasks.base import REGISTRY, fits_slicer, require_task, shown_in_slicer
from SSLSegmentationLib.training.plan import RunPlan, cases_of

from .thresholds import ThresholdTask

pytestmark = pytest.mark.usefixtures("third")

every_task = pytest.mark.parametrize("name", [*REGISTRY, ThresholdTask.name])


@pytest.fixture
def cases_for(project, flat_cases):
    """The first project that has references of a task."""
    return lambda task: next(each for each in (project, flat_cases) if task.plan.labelled(each.cases()))


def networks_of(task):
    """Names of the networks that are for a task."""
    return [name for name, network in NETWORKS.items() if network.task == task.name]


def planned(task, project):
    """What a finetuning with its shortest preset keeps of the project's cases."""
    return plan_finetuning(project, task.settings.from_preset("quick")).fixed()


@every_task
def test_its_parts_are_what_the_run_asks_for(name):
    task = REGISTRY[name]
    assert issubclass(task.plan, RunPlan) and task.plan.task == task.name == name
    assert issubclass(task.finetuning, TaskFinetuning) and not inspect.isabstract(task.finetuning)
    assert task.pretraining is None or issubclass(task.pretraining, TaskPretraining)
    assert task.pretraining is None or not inspect.isabstract(task.pretraining)
    inspect.signature(task.predictor).bind(**dict.fromkeys(("path", "device", "flips", "keep_all_parts", "content")))
    assert issubclass(task.predictor, TaskPredictor) and not inspect.isabstract(task.predictor)
    assert len(inspect.signature(task.score).parameters) == len(inspect.signature(score_volume).parameters)


@every_task
def test_people_can_read_what_it_is(name):
    task = REGISTRY[name]
    for words in (task.purpose, task.makes, task.labelled_case.format(role="test")):
        assert len(words) > 5 and not words.endswith(".") and "{" not in words
    assert bool(task.flag) == bool(task.flag_help)
    others = [other for other in REGISTRY.values() if other is not task]
    assert all(task.flag != other.flag and task.purpose != other.purpose for other in others)


def test_one_task_is_what_is_done_unasked():
    assert [task.name for task in REGISTRY.values() if not task.flag] == ["slices"]


@every_task
def test_all_that_names_it_finds_it(name):
    task = REGISTRY[name]
    settings = task.settings.from_preset("quick")
    assert networks_of(task)
    subjects = [name, settings, task.plan, *({"architecture": network} for network in networks_of(task))]
    assert {task_of(subject) for subject in subjects} == {task}
    assert is_dataclass(settings) and all(field["help"] for field in describe(settings))
    assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings


@every_task
def test_a_model_of_it_is_not_taken_for_that_of_another(name):
    task = REGISTRY[name]
    for network in networks_of(task):
        content = {"architecture": network}
        require_task(content, task, "model.pt")
        for other in REGISTRY.values():
            if other is not task:
                with pytest.raises(CheckpointError, match="is for ") as refused:
                    require_task(content, other, "model.pt")
                assert task.purpose in refused.value.sentence and other.purpose in refused.value.sentence


@every_task
def test_a_card_names_its_network_and_slicer_offers_what_it_can_show(name):
    task = REGISTRY[name]
    for network in networks_of(task):
        card = ModelCard("model", "0", "", ("a",), 1, 9, 0, architecture=network, structures=("liver",))
        assert NETWORKS[network].title in card_text(ModelEntry("run", "model", Path("model.pt"), card, False))
        assert fits_slicer(card) is task.in_slicer and shown_in_slicer(card) is task.shown_in_slicer
        assert task.shown_in_slicer or not task.in_slicer


@every_task
def test_a_plan_comes_back_from_its_run(cases_for, tmp_path, name):
    task = REGISTRY[name]
    project = cases_for(task)
    plan = planned(task, project)
    assert type(plan) is task.plan and plan.train and plan.validation
    plan.check_apart()
    plan.write(tmp_path)
    again = RunPlan.read(tmp_path)
    assert again == plan and type(again) is task.plan and str(again) == str(plan)
    assert [case.id for case in cases_of(again, project)] == [case.id for case in plan.cases]
    names = {case.id: f"other-{case.id}" for case in plan.cases}
    assert plan.renamed(names).train_ids == [names[case] for case in plan.train_ids]


@every_task
def test_its_store_holds_the_cases_of_the_plan_as_their_records_foretell(cases_for, tmp_path, name):
    task = REGISTRY[name]
    project = cases_for(task)
    plan = planned(task, project)
    cases = cases_of(plan, project)
    made = plan.build_store(tmp_path, cases)
    for store in (made, plan.open_store(tmp_path)):
        assert [case.id for case in store.cases] == [case.id for case in plan.cases]
        assert store.images.shape == plan.store_shape(cases)
        assert (store.schema, store.preprocessing) == (plan.schema, plan.preprocessing)
        assert store.images[store.window(store.cases[0])].any()
    assert made.fingerprint == plan.open_store(tmp_path).fingerprint
    values = {*project.schema.values, 0, 255}
    for case in cases:
        found = plan.native_labels(case, project.schema)
        assert set(found.ravel().tolist()) <= values and found.ndim == 3


@every_task
def test_without_references_it_says_so(tmp_path, name):
    task = REGISTRY[name]
    empty = Project.create(tmp_path / "empty")
    assert task.plan.labelled(empty.cases()) == []
    with pytest.raises(DataError, match="empty") as refused:
        plan_finetuning(empty, task.settings.from_preset("quick"))
    assert refused.value.hint
