"""The linear probe as a run: what it learns and leaves alone, how it stops and begins anew, what comes out."""

import json
import time
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.embedding import Embedder
from SSLSegmentationLib.finetuning import FinetuneSettings, linear_probe, probe_pixels, run_finetuning
from SSLSegmentationLib.finetuning.linear_probe import LinearProbe
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks import UNetSettings, architecture
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.preflight import rehearse
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    """Enough for networks of two stages."""
    monkeypatch.setattr(probe_pixels, "PIXELS", 3000)


def probing(**changes):
    return tiny(strategy="linear_probe", **changes)


def stopping(tmp_path, name, at):
    """A context that asks to stop once so many steps are done."""
    run = RunFolder(tmp_path / name)
    run.folder.mkdir(exist_ok=True)
    return RunContext(run, should_stop=lambda: run.read_status().get("step", 0) >= at)


def told(tmp_path, kind, name="run"):
    return list(RunFolder(tmp_path / name).events(kind))


@pytest.mark.parametrize("norm", ["instance", "batch"])
def test_it_leaves_the_backbone_as_it_is(project, tmp_path, norm):
    backbone = made_backbone(project, tmp_path / "b.pt", norm=norm)
    result = run_finetuning(project, probing(), context(tmp_path), backbone)
    content = load_checkpoint(result.model, "model")
    model, start = content["state"], load_checkpoint(backbone, "backbone")["state"]
    assert same_tensors({name: model[name] for name in start}, start)
    assert set(model) - set(start) == {"segmentation_head.weight", "segmentation_head.bias"}
    assert model["segmentation_head.weight"].abs().sum() > 0
    message = next(event["text"] for event in told(tmp_path, "message"))
    assert "linear probe" in message and "2 maps of the encoder and 1 of the decoder" in message
    card = ModelCard.of("model", content)
    assert card.strategy == "linear_probe" and task_of(card).name == "slices" and card.widths == (8, 16)


def test_it_learns_more_than_chance_in_seconds(project, tmp_path, monkeypatch):
    monkeypatch.setattr(probe_pixels, "PIXELS", 20_000)
    settings = replace(probing(random_probe=True), network=UNetSettings(widths=(8, 16, 32, 32)), max_size=48)
    started = time.process_time()
    result = run_finetuning(project, settings, context(tmp_path))
    assert time.process_time() - started < 10
    events = told(tmp_path, "metrics")
    losses = [event["loss"] for event in events if "loss" in event]
    half = len(losses) // 2
    for course in (losses[:half], losses[half:]):  # of each strength
        assert course == sorted(course, reverse=True)
    dices = [event["validation_dice"] for event in events if "validation_dice" in event]
    assert len(dices) == 4 and 1 - result.outcome.best_score == pytest.approx(max(dices), abs=1e-5)
    assert max(dices) > 0.15  # of four small segments, from features of a network that has learnt nothing
    assert told(tmp_path, "metrics")[-1]["step"] == result.outcome.step == result.outcome.total


def test_what_it_learns_from_is_what_a_prediction_computes(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    settings = probing()
    result = run_finetuning(project, settings, context(tmp_path), backbone)
    store = SliceStore(tmp_path / "run/slices")
    predictor = load_predictor(result.model)
    plan = plan_finetuning(project, settings, backbone)
    network = method_of(plan, settings).network(0)
    network.load_state_dict(predictor.network.state_dict())
    objective = method_of(plan, settings).objective(settings.optimisation, network, store, CPU)
    probe = LinearProbe(objective, "auto", context(tmp_path, "other"))
    seen = {}

    def keep(_module, images):
        seen.setdefault("images", images[0])

    predictor.network.register_forward_pre_hook(keep)
    case = project.case(probe.batches[0][0].id)
    predictor.chunk = 10**6
    predictor.predict(read_volume(case.image_path))
    rows = probe.batches[0][1] - probe.batches[0][0].first
    images, _labels = next(probe.slices())
    assert images.shape[1:] == seen["images"].shape[1:]
    assert torch.allclose(images, seen["images"][rows], atol=2e-3)  # the store keeps float16


def test_the_same_seed_gives_the_same_model_and_another_one_another(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    heads = []
    for name, seed in (("one", 0), ("two", 0), ("three", 1)):
        settings = probing()
        settings = replace(settings, optimisation=replace(settings.optimisation, seed=seed))
        model = run_finetuning(project, settings, context(tmp_path, name), backbone).model
        heads.append(load_checkpoint(model, "model")["state"]["segmentation_head.weight"])
    assert torch.equal(heads[0], heads[1]) and not torch.equal(heads[0], heads[2])


def test_stopped_before_there_is_a_classifier_it_keeps_nothing_and_begins_anew(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    with pytest.raises(Stopped) as stop:
        run_finetuning(project, probing(), stopping(tmp_path, "halved", at=2), backbone)
    assert stop.value.kept is None and stop.value.where["step"] == 2
    assert not (tmp_path / "halved/model.pt").exists()
    resumed = run_finetuning(project, probing(), context(tmp_path, "halved"), backbone)
    whole = run_finetuning(project, probing(), context(tmp_path, "whole"), backbone)
    one, other = (load_checkpoint(result.model, "model") for result in (resumed, whole))
    assert same_tensors(one["state"], other["state"]) and one["stopped_early"] is None


def test_stopped_later_it_keeps_the_best_so_far_and_begins_anew(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    total = prepare_finetuning(project, probing(), backbone).stages[0].steps
    with pytest.raises(Stopped) as stop:
        run_finetuning(project, probing(), stopping(tmp_path, "halved", at=total - 9), backbone)
    kept = load_checkpoint(stop.value.kept.model, "model")
    assert kept["stopped_early"] == {"stage": "finetune", "step": total - 9, "total": total}
    image = read_volume(project.cases(Role.TEST)[0].image_path)
    assert load_predictor(stop.value.kept.model).predict(image).labels.any()
    resumed = run_finetuning(project, probing(), context(tmp_path, "halved"), backbone)
    whole = run_finetuning(project, probing(), context(tmp_path, "whole"), backbone)
    one, other = (load_checkpoint(result.model, "model") for result in (resumed, whole))
    assert same_tensors(one["state"], other["state"])
    (again,) = told(tmp_path, "resumed", "halved")
    assert again["step"] == 0 and "begins anew" in again["text"]


def test_a_probe_that_an_older_version_has_begun_is_finished(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    where = context(tmp_path)
    where.run.make_stage_folder("finetune")
    last = where.run.checkpoints / "finetune" / "last.pt"
    last.write_bytes(b"steps of SGD")
    where.run.log_event("metrics", stage="finetune", step=10, loss=1.5)
    result = run_finetuning(project, probing(), where, backbone)
    assert result.outcome.step == result.outcome.total and last.read_bytes() == b"steps of SGD"


def test_without_validation_cases_the_fixed_strengths_are_used_and_the_last_classifier_kept(project, tmp_path):
    for case in project.cases(Role.VALIDATION):
        project.set_role(case, Role.UNLABELLED)
    result = run_finetuning(project, probing(), context(tmp_path), made_backbone(project, tmp_path / "b.pt"))
    assert result.outcome.best_score is None and result.outcome.best_step == result.outcome.total
    assert len([event for event in told(tmp_path, "metrics") if "loss" in event]) == linear_probe.BLOCKS


def test_of_an_encoder_alone_the_encoders_maps_are_classified(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt", parts=("encoder",))
    result = run_finetuning(project, probing(), context(tmp_path), backbone)
    content = load_checkpoint(result.model, "model")
    assert tuple(content["network"]["encoder_maps"]) == (0, 1) and not content["network"]["decoder_maps"]
    assert content["state"]["segmentation_head.weight"].shape[1] == 24
    assert any("2 maps of the encoder and 0 of the decoder" in event["text"] for event in told(tmp_path, "message"))
    with pytest.raises(CheckpointError, match="no trained decoder"):
        Embedder(result.model)


def test_features_of_a_probe_can_be_looked_at(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    result = run_finetuning(project, probing(), context(tmp_path), backbone)
    embedder = Embedder(result.model)
    assert embedder.embed(read_volume(project.cases(Role.TEST)[0].image_path)).vectors.shape[1] == embedder.width == 8
    assert same_tensors(
        dict(embedder.network.decoder.state_dict()), dict(Embedder(backbone).network.decoder.state_dict())
    )


def test_a_version_that_does_not_know_such_networks_says_so(project, tmp_path, monkeypatch):
    result = run_finetuning(project, probing(), context(tmp_path), made_backbone(project, tmp_path / "b.pt"))
    known = {name: kind for name, kind in architecture.REGISTRY.items() if name != "probed_unet"}
    monkeypatch.setattr(architecture, "REGISTRY", known)
    with pytest.raises(CheckpointError, match="no network 'probed_unet' in this version"):
        load_predictor(result.model)


def test_from_scratch_it_is_refused_unless_it_is_wanted(project, tmp_path):
    settings = probing()
    with pytest.raises(SettingsError, match=r"needs a pretrained backbone.*--random-probe"):
        run_finetuning(project, settings, context(tmp_path))
    with pytest.raises(SettingsError, match="needs a pretrained backbone"):
        prepare_finetuning(project, settings)
    result = run_finetuning(project, replace(settings, random_probe=True), context(tmp_path))
    model = load_checkpoint(result.model, "model")["state"]
    random = seeded_network(settings.network, 5, settings.optimisation.seed).state_dict()
    parts = [name for name in random if not name.startswith("segmentation_head")]
    assert same_tensors({name: model[name] for name in parts}, {name: random[name] for name in parts})


def test_memory_that_runs_out_means_fewer_slices_at_a_time(project, tmp_path, monkeypatch):
    backbone = made_backbone(project, tmp_path / "b.pt")
    whole = run_finetuning(project, probing(), context(tmp_path, "whole"), backbone)
    vectors = linear_probe.PixelSampler.vectors

    def tight(self, images, chosen):
        if len(images) > 1:
            raise RuntimeError("CUDA out of memory")
        return vectors(self, images, chosen)

    monkeypatch.setattr(linear_probe.PixelSampler, "vectors", tight)
    result = run_finetuning(project, probing(), context(tmp_path), backbone)
    words = [event["text"].partition("going on with ")[2] for event in told(tmp_path, "fallback")]
    assert words == ["2 slices at a time.", "1 slice at a time."]
    assert result.outcome.best_score == pytest.approx(whole.outcome.best_score, abs=0.01)


def test_the_preflight_tells_its_steps_and_its_time(project, tmp_path):
    settings, backbone = probing(), made_backbone(project, tmp_path / "b.pt")
    work = prepare_finetuning(project, settings, backbone)
    report = rehearse(work, project.folder, CPU)
    estimate = report.stages["finetune"]
    result = run_finetuning(project, settings, context(tmp_path), backbone)
    assert estimate.steps == work.stages[0].steps == result.outcome.total
    dices = [event for event in told(tmp_path, "metrics") if "validation_dice" in event]
    assert estimate.validations == len(dices) and estimate.own_steps
    assert 0 < report.seconds < 60 and estimate.peak_bytes != 0


def test_settings_survive_the_job_file():
    assert FinetuneSettings.from_job(json.loads(json.dumps(probing().to_job()))) == probing()
