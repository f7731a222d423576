"""The starter that comes with the package, as finetunings and pretrainings begin with it."""

import json
import shutil
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.api import finetune, new_finetuning, new_pretraining, pretrain, resume, run_job
from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.execution import export_run
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.inference.model_exchange import import_model
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project.models import list_models
from SSLSegmentationLib.project.shipped import checksum, shipped_starter, starter_card
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.options import Options

from .conftest import WIDTHS

TINY = ["--preset", "quick", "--max-size", "32", "--device", "cpu", "--steps", "2"]


def tiny_finetuning(steps=2):
    settings = FinetuneSettings.from_preset("quick")
    optimisation = replace(settings.optimisation, steps=steps, batch_size=4, validate_every=2)
    return replace(settings, max_size=32, optimisation=optimisation)


def tiny_pretraining(widths=WIDTHS, start="starter"):
    settings = PretrainingSettings.from_preset("regression", "quick")
    own, optimisation = settings.stages["regression"]
    stages = {"regression": (own, replace(optimisation, steps=3, batch_size=2, seed=7))}
    return replace(settings, network=UNetSettings(widths=widths), max_size=32, stages=stages, start=start)


def test_what_is_shipped_is_small_whole_and_what_its_card_says():
    path = shipped_starter()
    content = load_checkpoint(path, "backbone")
    assert path.stat().st_size < 3e6 and content["stages"][0]["step"] == starter_card()["steps"]
    assert all(torch.isfinite(tensor).all() for tensor in content["state"].values())


def test_a_finetuning_takes_over_the_weights_but_no_pixel_size_and_no_plane(project, installed):
    settings = replace(tiny_finetuning(), plane="coronal", max_size=40)
    plan = plan_finetuning(project, settings, shipped_starter())
    scratch = plan_finetuning(project, replace(settings, network=UNetSettings(widths=WIDTHS)))
    assert plan.preprocessing == scratch.preprocessing and plan.max_size == scratch.max_size == 40
    assert plan.network == scratch.network  # the starter's, whatever the preset has
    result = finetune(project, shipped_starter(), settings=tiny_finetuning())
    assert {name.split(".")[0] for name in result.transfer.loaded} == {"encoder", "decoder"}
    assert result.transfer.new == ["segmentation_head.weight", "segmentation_head.bias"]
    state = load_checkpoint(result.model, "model")["state"]
    assert all(tensor.dtype == torch.float32 for tensor in state.values())


def test_a_run_names_the_starter_with_its_checksum_and_no_path(project, installed, capsys):
    assert main(["finetune", str(project.folder), "--backbone", "starter", *TINY]) == 0
    folder = project.run_folder("latest")
    job = json.loads((folder / "job.json").read_text())
    digest = checksum(installed / "starter.pt")
    assert (job["backbone"], job["backbone_sha256"]) == ("starter", digest)
    assert checksum(folder / "start.pt") == digest
    kept = load_checkpoint(folder / "model.pt", "model")["backbone"]
    assert (kept["method"], kept["sha256"]) == ("starter", digest)
    (entry,) = list_models(project, "model")
    assert "from the starter" in capsys.readouterr().out or "computed shapes" in card_text(entry)


def test_a_stopped_run_goes_on_with_its_own_copy(project, installed, monkeypatch):
    whole = load_checkpoint(finetune(project, shipped_starter(), settings=tiny_finetuning(4)).model, "model")
    run = new_finetuning(project, shipped_starter(), tiny_finetuning(4))
    steps = iter(range(100))
    with pytest.raises(Stopped):
        run_job(run, Options("cpu", should_stop=lambda: run.checkpoints.exists() and next(steps) >= 1))
    shutil.rmtree(installed)
    again = load_checkpoint(resume(project, run.id, Options("cpu")).model, "model")
    assert all(torch.equal(tensor, again["state"][name]) for name, tensor in whole["state"].items())
    assert again["backbone"] == whole["backbone"]


def test_a_damaged_starter_is_refused_in_one_sentence_and_leaves_no_run(project, installed, capsys):
    data = bytearray((installed / "starter.pt").read_bytes())
    data[len(data) // 2] ^= 1
    (installed / "starter.pt").write_bytes(data)
    for command in (["finetune", "--backbone", "starter", *TINY], ["pretrain", "--method", "regression", *TINY[:2]]):
        flags = ["--start", "starter"] if command[0] == "pretrain" else []
        assert main([command[0], str(project.folder), *command[1:], *flags]) == 1
        assert "is damaged: its checksum is not the one on its card" in capsys.readouterr().err
    assert not project.run_folders()


def test_without_a_starter_it_is_said_how_to_make_one(project, tmp_path, monkeypatch):
    from SSLSegmentationLib.project import shipped

    monkeypatch.setattr(shipped, "_FOLDER", tmp_path)
    with pytest.raises(CheckpointError, match=r"has no starter backbone\.") as refusal:
        shipped_starter()
    assert "sslseg starter" in refusal.value.hint


def test_a_starter_made_by_oneself_is_a_backbone_like_any_other(project, made):
    plan = plan_finetuning(project, tiny_finetuning(), made / "starter.pt")
    assert plan.network.widths == WIDTHS and plan.backbone["sha256"] == checksum(made / "starter.pt")
    imported = import_model(project, made / "starter.pt", "mine").entry
    assert imported.card.method == "starter" and "computed shapes" in card_text(imported)
    assert "pixels of" not in card_text(imported)


def test_a_pretraining_begins_with_the_starter_and_keeps_a_copy(project, installed):
    backbone = load_checkpoint(pretrain(project, settings=tiny_pretraining()), "backbone")
    assert backbone["start"]["sha256"] == checksum(installed / "starter.pt")
    assert checksum(project.run_folder("latest") / "start.pt") == backbone["start"]["sha256"]
    random = load_checkpoint(pretrain(project, settings=tiny_pretraining(start="random")), "backbone")
    assert random["start"] is None and not (project.run_folder("latest") / "start.pt").exists()
    weights = load_checkpoint(installed / "starter.pt", "backbone")["state"]

    def distance(content):
        names = [name for name in content["state"] if name in weights]
        return sum(float((content["state"][name] - weights[name].float()).norm()) for name in names)

    assert distance(backbone) < 0.3 * distance(random)


def test_a_stopped_pretraining_from_the_starter_goes_on_without_the_shipped_one(project, installed):
    whole = load_checkpoint(pretrain(project, settings=tiny_pretraining()), "backbone")
    steps = iter(range(100))
    with pytest.raises(Stopped):
        folder = project.folder / "runs"
        begun = lambda: len(list(folder.glob("*/checkpoints"))) > 1  # noqa: E731
        pretrain(
            project,
            settings=tiny_pretraining(),
            options=Options("cpu", should_stop=lambda: begun() and next(steps) >= 1),
        )
    shutil.rmtree(installed)
    again = load_checkpoint(resume(project, "latest", Options("cpu")), "backbone")
    assert all(torch.equal(tensor, again["state"][name]) for name, tensor in whole["state"].items())


def test_an_exported_run_takes_the_starter_along(project, installed, tmp_path):
    digest = checksum(installed / "starter.pt")
    pretraining = export_run(project, new_pretraining(project, tiny_pretraining()), tmp_path / "a").folder
    finetuning = export_run(
        project, new_finetuning(project, shipped_starter(), tiny_finetuning()), tmp_path / "b"
    ).folder
    shutil.rmtree(installed)
    backbone = load_checkpoint(run_job(WorkerRun(pretraining), Options("cpu")), "backbone")
    assert backbone["start"]["sha256"] == digest
    model = load_checkpoint(run_job(WorkerRun(finetuning), Options("cpu")).model, "model")
    assert model["backbone"]["sha256"] == digest


def test_the_list_of_models_names_it_and_shows_its_card(project, installed, capsys):
    assert main(["models", str(project.folder)]) == 0
    assert "--backbone starter" in capsys.readouterr().out
    assert main(["models", "show", str(project.folder), "starter"]) == 0
    shown = capsys.readouterr().out
    assert "sslseg starter FOLDER --steps 2" in shown and checksum(installed / "starter.pt") in shown
    assert main(["models", "show", str(project.folder), "starter", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 2


def test_a_pretraining_of_another_network_cannot_begin_with_it(project, installed):
    with pytest.raises(SettingsError, match="starter backbone has a network with 8 · 16 · 16 · 16"):
        pretrain(project, settings=tiny_pretraining((8, 16)))
    assert not project.run_folders()


def test_an_older_request_without_a_start_begins_at_random():
    job = tiny_pretraining().to_job()
    del job["start"]
    assert PretrainingSettings.from_job(job).start == "random"


def test_the_starter_cannot_be_asked_what_it_takes_for_alike(project, installed):
    from SSLSegmentationLib.embedding.embedder import Embedder

    with pytest.raises(CheckpointError, match="has learnt no pixel size"):
        Embedder(installed / "starter.pt")
