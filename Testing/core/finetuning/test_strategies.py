"""The strategies of finetuning: what each learns and leaves alone, how it resumes, what it refuses."""

import json
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.augmentation.appearance import AppearanceRanges
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.losses.segmentation import segmentation_loss
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.preflight.disk import checkpoint_bytes
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.training import Stopped, load_checkpoint, transfer
from SSLSegmentationLib.training.optimisation import build_optimizer, build_schedule

from .conftest import context, last_checkpoint, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")
#: Ways of finetuning from a backbone, by name.
WAYS = {
    "full": {},
    "two rates": {"backbone_rate": 0.1},
    "frozen start": {"frozen_start": 0.5, "backbone_rate": 0.5},
    "mean teacher": {"strategy": "mean_teacher", "frozen_start": 0.4, "backbone_rate": 0.1},
    "other looks": {"appearance": AppearanceRanges(curve_probability=0.5, filter_probability=0.5)},
}
every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def test_the_default_equals_one_rate_for_all_weights_bit_for_bit(project, tmp_path):
    settings, backbone = tiny(), made_backbone(project, tmp_path / "b.pt")
    settings = replace(settings, optimisation=replace(settings.optimisation, precision="fp32"))
    run_finetuning(project, settings, context(tmp_path), backbone)
    last = last_checkpoint(tmp_path / "run")

    plan, optimisation = plan_finetuning(project, settings, backbone), settings.optimisation
    network = seeded_network(plan.network, plan.schema.class_count, optimisation.seed)
    transfer(network, plan.backbone["state"], "", prefixes=("encoder.", "decoder."))
    store = SliceStore(tmp_path / "run" / "slices")
    batches = method_of(plan, settings).objective(optimisation, network, store, CPU)
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


@every_way
def test_the_preflight_knows_what_is_trained(project, tmp_path, way):
    settings, backbone = tiny(**way), made_backbone(project, tmp_path / "b.pt")
    work = prepare_finetuning(project, settings, backbone)
    run_finetuning(project, settings, context(tmp_path), backbone)
    foretold = checkpoint_bytes(work.stages[0].module(), settings.optimisation)
    assert (tmp_path / "run/checkpoints/finetune/last.pt").stat().st_size == pytest.approx(foretold, rel=0.25)
    objective = work.stages[0].objective(SliceStore(tmp_path / "run" / "slices"), settings.optimisation, CPU)
    objective.training_mode()
    objective.training_loss(0)["loss"].backward()
    with_gradient = {name for name, weight in objective.module.named_parameters() if weight.grad is not None}
    # Also what is frozen for some steps; never a teacher.
    everything = {name for name, _ in objective.module.named_parameters() if not name.startswith("teacher.")}
    assert with_gradient == everything


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


def test_a_mean_teacher_learns_a_tiny_cohort(project, tmp_path):
    settings = tiny(40, strategy="mean_teacher")
    optimisation = replace(settings.optimisation, learning_rate=0.01, validate_every=10)
    settings = replace(settings, optimisation=optimisation)
    run_finetuning(project, settings, context(tmp_path), made_backbone(project, tmp_path / "b.pt"))
    events = list(RunFolder(tmp_path / "run").events("metrics"))
    losses = [event["supervised_loss"] for event in events if "loss" in event]
    assert losses == sorted(losses, reverse=True) and losses[-1] < 0.85 * losses[0]
    dices = [event["validation_dice"] for event in events if "validation_dice" in event]  # of its teacher
    assert dices[-1] > 1.2 * dices[0]
    assert all(0 < event["disagreement"] < 1 for event in events if "loss" in event)


def test_an_unknown_strategy_is_named():
    with pytest.raises(SettingsError, match=r"strategy cannot be 'half'.*linear_probe"):
        tiny(strategy="half")
