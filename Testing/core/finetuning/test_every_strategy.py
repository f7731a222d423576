"""What holds for every registered strategy: it learns what it says and nothing else, resumes, is foretold and told.

What one does is tested in its own file. A new strategy needs no line here.
"""

import json
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from setting_walk import unseen

from SSLSegmentationLib.core.acting import idle
from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.core.settings import describe
from SSLSegmentationLib.embedding import draft_engine, draft_features
from SSLSegmentationLib.finetuning import FinetuneSettings, probe_pixels, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text, lineage_text
from SSLSegmentationLib.finetuning.method import FinetuningMethod, method_of
from SSLSegmentationLib.finetuning.planning import check_start, plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.strategy import DEFAULT_STRATEGY, REGISTRY, names
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.preflight import rehearse
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard, ModelEntry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.study.settings import Start
from SSLSegmentationLib.training import RunContext, Stopped, Trainer, load_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")
#: Own settings with which a strategy shows all of itself in the first steps.
EARLY = {"mean_teacher": {"start": 0.0}}

every_strategy = pytest.mark.parametrize("name", REGISTRY)


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    """Enough for networks of two stages."""
    monkeypatch.setattr(probe_pixels, "PIXELS", 3000)
    monkeypatch.setattr(draft_engine, "PIXELS", 1000)
    monkeypatch.setattr(draft_features, "LOOKS", 1)


def stopping(tmp_path, name, entry):
    """A context that asks to stop in the middle of the work."""
    run = RunFolder(tmp_path / name)
    run.folder.mkdir(exist_ok=True)
    if not entry.solved:
        return context(tmp_path, name, stop_after=2)
    return RunContext(run, should_stop=lambda: run.read_status().get("step", 0) >= 2)


@every_strategy
def test_it_learns_what_it_says_and_leaves_the_rest_as_it_is(project, tmp_path, name):
    entry, backbone = REGISTRY[name], made_backbone(project, tmp_path / "b.pt", norm="batch")
    result = run_finetuning(project, tiny(strategy=name), context(tmp_path), backbone)
    content = load_checkpoint(result.model, "model")
    start = load_checkpoint(backbone, "backbone")["state"]
    kept = {weight for weight in start if torch.equal(start[weight], content["state"][weight])}
    assert {weight for weight in start if entry.freezes and weight.startswith(entry.freezes)} <= kept
    learnt = [weight for weight in start if not (entry.freezes and weight.startswith(entry.freezes))]
    assert not kept & {weight for weight in learnt if weight.endswith("weight")}
    assert content["state"]["segmentation_head.weight"].abs().sum() > 0
    assert content["settings"]["strategy"] == name
    case = project.cases(Role.TEST)[0]
    labels = load_predictor(result.model).predict(read_volume(case.image_path)).labels
    assert labels.shape == case.size[::-1] or np.prod(labels.shape) == np.prod(case.size)


@every_strategy
def test_stopped_and_resumed_it_is_what_it_would_have_been(project, tmp_path, name):
    settings, backbone = tiny(5, strategy=name), made_backbone(project, tmp_path / "b.pt")
    whole = run_finetuning(project, settings, context(tmp_path, "whole"), backbone)
    with pytest.raises(Stopped):
        run_finetuning(project, settings, stopping(tmp_path, "halved", REGISTRY[name]), backbone)
    again = run_finetuning(project, settings, context(tmp_path, "halved"), backbone)
    assert again.outcome.total == whole.outcome.total
    assert same_tensors(*(load_checkpoint(result.model, "model")["state"] for result in (whole, again)))


@every_strategy
def test_preflight_knows_what_it_does_and_measures_it(project, tmp_path, name):
    settings, backbone = tiny(strategy=name), made_backbone(project, tmp_path / "b.pt")
    work = prepare_finetuning(project, settings, backbone)
    total = run_finetuning(project, settings, context(tmp_path), backbone).outcome.total
    assert [stage.steps for stage in work.stages] == [total]
    store = SliceStore(tmp_path / "run" / "slices")
    stage = work.stages[0]
    objective = stage.objective(store, stage.optimisation, CPU)
    shapes = {key: tensor.shape for key, tensor in stage.module().state_dict().items()}
    assert shapes == {key: tensor.shape for key, tensor in objective.module.state_dict().items()}
    report = rehearse(work, tmp_path, CPU)
    assert report.stages["finetune"].measured and report.stages["finetune"].steps == total and not report.refusals


@every_strategy
def test_it_refuses_what_it_cannot_do(project, tmp_path, name):
    entry = REGISTRY[name]

    def refused(pretrained=True, **changes):
        try:
            check_start(tiny(strategy=name, **changes), pretrained=pretrained)
        except SettingsError as error:
            assert error.hint and entry.noun in error.sentence
            return True
        return False

    assert not refused()
    assert refused(pretrained=False) is bool(entry.freezes)
    assert not refused(pretrained=False, random_probe=bool(entry.freezes))
    assert refused(place="on") is bool(entry.freezes) and not refused(place="auto")
    assert refused(networks=2) is entry.solved


@every_strategy
def test_it_learns_from_images_without_labels_if_it_says_so(project, tmp_path, name):
    entry, backbone = REGISTRY[name], made_backbone(project, tmp_path / "b.pt")
    assert bool(plan_finetuning(project, tiny(strategy=name), backbone).unlabelled) is entry.unlabelled
    for case in project.cases(Role.UNLABELLED):
        project.set_role(case, Role.TEST)
    if entry.unlabelled:
        with pytest.raises(DataError, match=f"no image without labels for the strategy '{name}'"):
            plan_finetuning(project, tiny(strategy=name), backbone)
    else:
        plan_finetuning(project, tiny(strategy=name), backbone)


@every_strategy
def test_settings_that_do_nothing_in_it_are_known(name):
    entry, nothing = REGISTRY[name], idle(tiny(strategy=name))
    assert ("optimisation.steps" in nothing) is ("loss" in nothing) is entry.solved
    assert ("backbone_rate" in nothing) is bool(entry.freezes)
    assert ("random_probe" in nothing) is not entry.freezes or bool(entry.freezes)
    for other in REGISTRY.values():
        if other.settings:
            own = {f"{other.name}.{field.name}" for field in fields(other.own(tiny()))}
            assert own <= set(nothing) if other is not entry else not own & set(nothing)


@pytest.mark.parametrize("name", names(settings=True))
def test_each_setting_of_its_own_acts_and_comes_back(project, tmp_path, name):
    entry, backbone = REGISTRY[name], made_backbone(project, tmp_path / "b.pt")
    settings = replace(tiny(strategy=name), **{name: replace(entry.own(tiny()), **EARLY.get(name, {}))})
    stores = {}

    def described(own):
        asked = replace(settings, **{name: own})
        assert FinetuneSettings.from_job(json.loads(json.dumps(asked.to_job()))) == asked
        work = prepare_finetuning(project, asked, backbone)
        yield work.plan, work.seen_test_cases
        key = str(work.plan)
        if key not in stores:
            stores[key] = work.plan.build_store(tmp_path / f"store {len(stores)}", work.cases)
        stage = work.stages[0]
        objective = stage.objective(stores[key], stage.optimisation, CPU)
        trainer = Trainer(objective, stage.optimisation, context(tmp_path), stage.name)
        for step in range(3):
            trainer.train_step(step)
            yield dict(objective.module.state_dict()), dict(objective.exported.state_dict())

    assert not unseen(entry.own(settings), described, lambda own: None)


@every_strategy
def test_a_study_knows_whether_learning_rates_do_something_in_it(name):
    entry = REGISTRY[name]
    start = Start("mim", name)
    assert start.is_solved is entry.solved
    assert start.has_rate is not (entry.solved or entry.freezes)


@every_strategy
def test_people_are_told_what_it_is(project, tmp_path, name):
    entry = REGISTRY[name]
    assert entry.name == name and all(
        issubclass(entry.method(task), FinetuningMethod) for task in ("slices", *entry.forms)
    )
    assert entry.noun or name == DEFAULT_STRATEGY
    field = next(field for field in describe(tiny()) if field["path"] == ["strategy"])
    assert name in field["choices"] and f"'{name}' = {entry.learns}" in field["help"]
    for pretrained in (True, False):
        title = tiny(strategy=name).title(pretrained=pretrained)
        assert title[0].isupper() and (pretrained is ("backbone" in title))
    if entry.settings:
        for described in describe(entry.own(tiny())):
            assert len(described["help"]) > 8 and not described["help"].endswith(".")
    backbone = made_backbone(project, tmp_path / "b.pt")
    plan = plan_finetuning(project, tiny(strategy=name), backbone)
    assert isinstance(method_of(plan, tiny(strategy=name)), entry.method("slices"))
    card = ModelCard("model", "0", "", ("a",), 1, 9, 0, strategy=name, unlabelled_volumes=3 * entry.unlabelled)
    assert entry.noun in lineage_text(card)
    text = card_text(ModelEntry("run", "model", tmp_path, card, False))
    assert (f"Only its {entry.part} learnt" in text) is bool(entry.freezes)
    assert (f"without labels ({entry.noun})" in text) is entry.unlabelled


@every_strategy
def test_it_survives_the_job_file(name):
    settings = tiny(strategy=name)
    settings = replace(settings, random_probe=bool(REGISTRY[name].freezes))
    assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings
