"""The strategies of finetuning: what each learns and leaves alone, how it resumes, what it refuses."""

import json
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.errors import SettingsError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import finetuning_objective
from SSLSegmentationLib.finetuning.workload import planned_finetuning
from SSLSegmentationLib.losses.segmentation import segmentation_loss
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.preflight.disk import checkpoint_bytes
from SSLSegmentationLib.runs import RunFolder
from SSLSegmentationLib.slices import SliceStore
from SSLSegmentationLib.training import Stopped, load_checkpoint, transfer
from SSLSegmentationLib.training.optimisation import build_optimizer, build_schedule

from .conftest import context, last_checkpoint, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")
#: Ways of finetuning from a backbone, by name.
WAYS = {
    "full": {},
    "two rates": {"backbone_rate": 0.1},
    "frozen start": {"frozen_start": 0.5, "backbone_rate": 0.5},
    "linear probe": {"strategy": "linear_probe"},
    "mean teacher": {"strategy": "mean_teacher", "frozen_start": 0.4, "backbone_rate": 0.1},
}
every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def test_the_default_equals_one_rate_for_all_weights_bit_for_bit(project, tmp_path):
    settings, backbone = tiny(), made_backbone(project, tmp_path / "b.pt")
    run_finetuning(project, settings, context(tmp_path), backbone)
    last = last_checkpoint(tmp_path / "run")

    plan, optimisation = plan_finetuning(project, settings, backbone), settings.optimisation
    network = seeded_network(plan.network, plan.schema.class_count, optimisation.seed)
    transfer(network, plan.backbone["state"], "", prefixes=("encoder.", "decoder."))
    store = SliceStore(tmp_path / "run" / "slices")
    batches = finetuning_objective(plan, settings, optimisation, network, store, CPU)
    optimizer = build_optimizer(optimisation, [{"params": list(network.parameters())}])
    schedule = build_schedule(optimisation, optimizer, optimisation.steps)
    network.train()
    for step in range(optimisation.steps):
        images, labels = batches.batch(step)
        optimizer.zero_grad()
        segmentation_loss(settings.loss)(network(images), labels).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), optimisation.gradient_clip)
        optimizer.step()
        schedule.step()
    assert same_tensors(last["module"], dict(network.state_dict()))
    assert same_tensors(last["optimizer"]["param_groups"], optimizer.state_dict()["param_groups"])


@every_way
def test_a_stopped_run_resumes_bit_for_bit(project, tmp_path, way):
    settings, backbone = tiny(5, **way), made_backbone(project, tmp_path / "b.pt", norm="batch")
    run_finetuning(project, settings, context(tmp_path, "whole"), backbone)
    for after in (1, 3):  # in the frozen start, and after it
        with pytest.raises(Stopped):
            run_finetuning(project, settings, context(tmp_path, "halved", stop_after=after), backbone)
    run_finetuning(project, settings, context(tmp_path, "halved"), backbone)
    one, other = (last_checkpoint(tmp_path / name) for name in ("whole", "halved"))
    assert all(same_tensors(one[part], other[part]) for part in ("module", "optimizer", "schedule", "best_step"))
    one, other = (load_checkpoint(tmp_path / name / "model.pt", "model") for name in ("whole", "halved"))
    assert same_tensors(one["state"], other["state"])


def test_a_linear_probe_leaves_the_backbone_as_it_is(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt", norm="batch")
    result = run_finetuning(project, tiny(strategy="linear_probe"), context(tmp_path), backbone)
    model, start = load_checkpoint(result.model, "model")["state"], load_checkpoint(backbone, "backbone")["state"]
    assert any("running_var" in name for name in start)
    assert same_tensors({name: model[name] for name in start}, start)
    fresh = seeded_network(plan_finetuning(project, tiny(), backbone).network, 5, 0).segmentation_head.weight
    assert set(model) - set(start) == {"segmentation_head.weight", "segmentation_head.bias"}
    assert not torch.equal(model["segmentation_head.weight"], fresh)
    (message,) = [event["text"] for event in RunFolder(tmp_path / "run").events("message")]
    assert "linear probe" in message and "not linear" not in message


def test_a_linear_probe_of_an_encoder_says_that_it_is_none(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt", parts=("encoder",))
    result = run_finetuning(project, tiny(strategy="linear_probe"), context(tmp_path), backbone)
    model, start = load_checkpoint(result.model, "model")["state"], load_checkpoint(backbone, "backbone")["state"]
    assert same_tensors({name: model[name] for name in start}, start)
    assert any("not linear" in event["text"] for event in RunFolder(tmp_path / "run").events("message"))


def test_a_linear_probe_from_scratch_is_refused_unless_it_is_wanted(project, tmp_path):
    settings = tiny(2, strategy="linear_probe")
    with pytest.raises(SettingsError, match=r"needs a pretrained backbone.*--random-probe"):
        run_finetuning(project, settings, context(tmp_path))
    with pytest.raises(SettingsError, match="needs a pretrained backbone"):
        planned_finetuning(project, settings)
    result = run_finetuning(project, replace(settings, random_probe=True), context(tmp_path))
    model = load_checkpoint(result.model, "model")["state"]
    random = seeded_network(settings.network, 5, settings.optimisation.seed).state_dict()
    parts = [name for name in random if not name.startswith("segmentation_head")]
    assert same_tensors({name: model[name] for name in parts}, {name: random[name] for name in parts})


@every_way
def test_the_preflight_knows_what_is_trained(project, tmp_path, way):
    settings, backbone = tiny(**way), made_backbone(project, tmp_path / "b.pt")
    work = planned_finetuning(project, settings, backbone)
    run_finetuning(project, settings, context(tmp_path), backbone)
    foretold = checkpoint_bytes(work.stages[0].module(), settings.optimisation)
    assert (tmp_path / "run/checkpoints/finetune/last.pt").stat().st_size == pytest.approx(foretold, rel=0.25)
    objective = work.stages[0].objective(SliceStore(tmp_path / "run" / "slices"), settings.optimisation, CPU)
    objective.training_mode()
    objective.training_loss(0)["loss"].backward()
    with_gradient = {name for name, weight in objective.module.named_parameters() if weight.grad is not None}
    # Also what is frozen for some steps; never a teacher.
    everything = {name for name, _ in objective.module.named_parameters() if not name.startswith("teacher.")}
    probe = settings.strategy == "linear_probe"
    assert with_gradient == ({n for n in everything if n.startswith("segmentation_head")} if probe else everything)


@every_way
def test_settings_survive_the_job_file(way):
    settings = tiny(**way)
    assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings


def test_the_request_of_an_older_version_means_what_it_meant():
    settings = tiny()
    content = {
        name: value
        for name, value in settings.to_job().items()
        if name not in ("strategy", "backbone_rate", "frozen_start", "random_probe", "mean_teacher")
    }
    older = FinetuneSettings.from_job(content)
    assert older.strategy == "full" and replace(older, mean_teacher=settings.mean_teacher) == settings


@pytest.mark.parametrize(("strategy", "rate"), [("linear_probe", 0.1), ("mean_teacher", 0.01)])
def test_it_learns_a_tiny_cohort(project, tmp_path, strategy, rate):
    settings = tiny(40, strategy=strategy)
    optimisation = replace(settings.optimisation, learning_rate=rate, validate_every=10)
    settings = replace(settings, optimisation=optimisation)
    run_finetuning(project, settings, context(tmp_path), made_backbone(project, tmp_path / "b.pt"))
    events = list(RunFolder(tmp_path / "run").events("metrics"))
    losses = [event.get("supervised_loss", event["loss"]) for event in events if "loss" in event]
    assert losses == sorted(losses, reverse=True) and losses[-1] < 0.85 * losses[0]
    if strategy == "mean_teacher":  # of its teacher
        dices = [event["validation_dice"] for event in events if "validation_dice" in event]
        assert dices[-1] > 1.2 * dices[0]
        assert all(0 < event["disagreement"] < 1 for event in events if "loss" in event)


def test_an_unknown_strategy_is_named():
    with pytest.raises(SettingsError, match=r"strategy cannot be 'half'.*linear_probe"):
        tiny(strategy="half")
