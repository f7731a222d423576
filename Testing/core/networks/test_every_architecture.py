"""What holds for every network that a training on slices can be asked for: it is pretrained and finetuned by its name.

A new network needs no line here.
"""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.core.settings import describe
from SSLSegmentationLib.embedding.embedder import Embedder
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.strategy import REGISTRY as STRATEGIES
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks.architecture import REGISTRY, with_network
from SSLSegmentationLib.preflight import rehearse
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes, run_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

CPU = torch.device("cpu")
every_network = pytest.mark.parametrize("name", task_of("slices").networks)


def small(settings, name):
    """Settings of a training on slices with a small network of a kind."""
    network = replace(REGISTRY[name].settings(), widths=(8, 16))
    return replace(with_network(settings, name), network=network, max_size=32)


def finetuning(name, **changes):
    settings = FinetuneSettings.from_preset("quick")
    steps = {} if STRATEGIES[changes.get("strategy", "full")].solved else {"steps": 4, "validate_every": 2}
    optimisation = replace(settings.optimisation, batch_size=4, **steps)
    return small(replace(settings, optimisation=optimisation, **changes), name)


def pretraining(name, method="regression"):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        stage: (own, replace(optimisation, steps=2, batch_size=4))
        for stage, (own, optimisation) in settings.stages.items()
    }
    return small(replace(settings, stages=stages), name)


def context(folder, stop_after=None):
    folder.mkdir(exist_ok=True)
    run, steps = RunFolder(folder), iter(range(10**6))
    return RunContext(
        run,
        should_stop=lambda: stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after,
    )


@every_network
def test_it_is_pretrained_and_its_backbone_finetuned(project, tmp_path, name):
    backbone = run_pretraining(project, pretraining(name), context(tmp_path / "backbone"))
    start = load_checkpoint(backbone, "backbone")
    assert start["architecture"] == start["settings"]["architecture"] == name
    assert ModelCard.of("backbone", start).widths == (8, 16)
    asked = replace(FinetuneSettings.from_preset("quick"), optimisation=finetuning(name).optimisation)
    result = run_finetuning(project, asked, context(tmp_path / "model"), backbone)
    content = load_checkpoint(result.model, "model")
    assert content["settings"]["architecture"] == name and result.transfer.loaded
    assert content["architecture"] in (name, "placed_unet")
    assert FinetuneSettings.from_job(content["settings"]).network.widths == (8, 16)
    case = project.cases(Role.TEST)[0]
    assert load_predictor(result.model).predict(read_volume(case.image_path)).labels.shape == case.size[::-1]


@every_network
def test_from_scratch_it_learns_resumes_and_is_foretold(project, tmp_path, name):
    settings = finetuning(name)
    report = rehearse(prepare_finetuning(project, settings), tmp_path, CPU)
    assert report.stages["finetune"].measured and not report.refusals
    whole = load_checkpoint(run_finetuning(project, settings, context(tmp_path / "whole")).model, "model")
    with pytest.raises(Stopped):
        run_finetuning(project, settings, context(tmp_path / "halved", stop_after=2))
    again = load_checkpoint(run_finetuning(project, settings, context(tmp_path / "halved")).model, "model")
    assert whole["architecture"] == name
    assert all(torch.equal(tensor, again["state"][key]) for key, tensor in whole["state"].items())
    begun = prepare_finetuning(project, settings).way.new_network(plan_finetuning(project, settings), 0).state_dict()
    moved = {key.partition(".")[0] for key, tensor in begun.items() if not torch.equal(tensor, whole["state"][key])}
    assert {"encoder", "decoder", "segmentation_head"} <= moved


@every_network
def test_several_of_it_answer_together(project, tmp_path, name):
    model = run_finetuning(project, finetuning(name, networks=2), context(tmp_path / "run")).model
    content = load_checkpoint(model, "model")
    predictor = load_predictor(model)
    assert type(predictor.network.members[1]) is REGISTRY[name].module
    assert REGISTRY[content["architecture"]].module is REGISTRY[name].module
    assert ModelCard.of("model", content).networks == 2


@every_network
def test_each_strategy_and_method_takes_it_or_says_why_not(project, tmp_path, name):
    entry = REGISTRY[name]
    for strategy in STRATEGIES.values():
        settings = finetuning(name, strategy=strategy.name, random_probe=bool(strategy.freezes))
        if strategy.staged and not entry.staged:
            with pytest.raises(SettingsError, match=f"'{name}'.*no such stages"):
                plan_finetuning(project, settings)
        else:
            plan_finetuning(project, settings)
    if not entry.placed:
        with pytest.raises(SettingsError, match=f"'{name}'.*cannot learn where pixels lie"):
            plan_finetuning(project, finetuning(name, place="on"))
        assert run_finetuning(project, finetuning(name, place="auto"), context(tmp_path / "run")).model.exists()
    for method, recipe in recipes("slices").items():
        if any(stage.staged for stage in recipe.stages) and not entry.staged:
            with pytest.raises(SettingsError, match=f"architecture cannot be '{name}'"):
                pretraining(name, method)
        else:
            assert name in recipe.networks and pretraining(name, method).architecture == name


@every_network
@pytest.mark.parametrize("kind", [finetuning, pretraining])
def test_its_request_comes_back(kind, name):
    settings = kind(name)
    assert type(settings).from_job(json.loads(json.dumps(settings.to_job()))) == settings
    shown = {field["path"][-1] for field in describe(settings) if field["path"][0] == "network"}
    assert "widths" in shown and "place" not in shown


# ---------------------------------------------------------------------- the choice
@pytest.mark.parametrize("kind", [FinetuneSettings, PretrainingSettings])
def test_requests_of_earlier_versions_mean_the_u_net(kind):
    settings = finetuning("unet") if kind is FinetuneSettings else pretraining("unet")
    content = settings.to_job()
    del content["architecture"]
    assert kind.from_job(content) == settings and settings.architecture == "unet"


def test_one_network_is_no_choice_and_two_are(second_network):
    def offered(settings):
        return [field["choices"] for field in settings.describe() if field["path"] == ["architecture"]]

    assert offered(FinetuneSettings.from_preset("quick")) == [("second", "unet")]
    assert offered(PretrainingSettings.from_preset("mim", "quick")) == [("second", "unet")]
    assert not offered(PretrainingSettings.from_preset("contrastive", "quick"))  # whose local stage needs stages
    assert not offered(PretrainingSettings.from_preset("intermodal", "quick"))


def test_a_network_of_another_task_is_not_offered():
    with pytest.raises(SettingsError, match="architecture cannot be 'fpn3d2d'"):
        with_network(FinetuneSettings.from_preset("quick"), "fpn3d2d")
    with pytest.raises(SettingsError, match="architecture cannot be 'unet'"):
        with_network(PretrainingSettings.from_preset("intermodal", "quick"), "unet")
    for made_of_one in ("placed_unet", "unet_ensemble", "probed_unet", "unett"):
        with pytest.raises(SettingsError, match=f"architecture cannot be '{made_of_one}'"):
            with_network(FinetuneSettings.from_preset("quick"), made_of_one)


def test_a_shape_of_another_network_is_refused():
    flat = PretrainingSettings.from_preset("intermodal", "quick").network
    with pytest.raises(SettingsError, match="'unet' cannot have a shape of Fpn3d2dSettings"):
        replace(FinetuneSettings.from_preset("quick"), network=flat)


def test_the_network_of_a_backbone_is_its_own(project, tmp_path, second_network):
    backbone = run_pretraining(project, pretraining(second_network), context(tmp_path / "backbone"))
    plan = plan_finetuning(project, finetuning(second_network), backbone)
    assert plan.architecture == second_network and plan.network.widths == (8, 16)
    with pytest.raises(CheckpointError, match="no maps of several resolutions"):
        Embedder(backbone)
    usual = FinetuneSettings.from_preset("quick")
    assert plan_finetuning(project, usual, backbone).architecture == second_network
    with pytest.raises(SettingsError, match=r"pretrained with second as architecture, but unet is.*--architecture"):
        try:
            plan_finetuning(project, usual, backbone, asked=["architecture"])
        except SettingsError as error:
            raise SettingsError(f"{error.sentence} {error.hint}") from error
    of_unet = run_pretraining(project, pretraining("unet"), context(tmp_path / "unet"))
    with pytest.raises(SettingsError, match="pretrained with unet as architecture, but second is asked for"):
        plan_finetuning(project, finetuning(second_network), of_unet)


def test_weights_depend_on_the_seed_alone(project, second_network):
    plan = plan_finetuning(project, finetuning(second_network))
    way = prepare_finetuning(project, finetuning(second_network)).way
    torch.manual_seed(1)
    before = torch.rand(1)
    torch.manual_seed(1)
    states = [way.new_network(plan, seed).state_dict() for seed in (0, 0, 1)]
    assert torch.equal(torch.rand(1), before)
    first, same, other = (state["segmentation_head.weight"] for state in states)
    assert torch.equal(first, same) and not np.allclose(first, other)
