"""Several networks in one finetuning: as that of each alone, together in the model, stopped and resumed."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.embedding import Embedder
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks.ensemble import states_of
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard, list_models
from SSLSegmentationLib.training import Stopped, load_checkpoint, save_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, made_backbone, same_tensors, tiny


def test_each_network_is_that_of_a_finetuning_with_its_own_seed(project, tmp_path):
    settings = tiny(networks=3)
    together = load_checkpoint(run_finetuning(project, settings, context(tmp_path)).model, "model")
    assert together["settings"]["networks"] == 3 and len(together["training"]["networks"]) == 3
    seeds = set()
    for number, (optimisation, state) in enumerate(
        zip(method_of(None, settings).trainings.values(), states_of(together), strict=True)
    ):
        alone = run_finetuning(
            project, replace(tiny(), optimisation=optimisation), context(tmp_path, f"alone{number}")
        ).model
        assert same_tensors(dict(load_checkpoint(alone, "model")["state"]), dict(state))
        seeds.add(optimisation.seed)
    assert len(seeds) == 3


def test_the_mask_is_that_of_the_mean_probability(project, tmp_path):
    model = run_finetuning(project, tiny(networks=2), context(tmp_path)).model
    predictor = load_predictor(model)
    images = torch.rand(2, 1, 32, 32, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        mean = sum(member(images).softmax(dim=1) for member in predictor.network.members) / 2
        assert torch.allclose(predictor.network(images).softmax(dim=1), mean, atol=1e-5)
    image = read_volume(project.cases(Role.TEST, Role.TRAIN)[0].image_path)
    assert predictor.predict(image).labels.shape == image.GetSize()[::-1]


@pytest.mark.parametrize("stop_after", [2, 6])
def test_a_stopped_run_keeps_what_it_has_and_resumes_bit_for_bit(project, tmp_path, stop_after):
    settings = tiny(networks=2)
    whole = load_checkpoint(run_finetuning(project, settings, context(tmp_path, "whole")).model, "model")
    with pytest.raises(Stopped) as stop:
        run_finetuning(project, settings, context(tmp_path, stop_after=stop_after))
    early = load_checkpoint(stop.value.kept.model, "model")
    assert len(states_of(early)) == (1 if stop_after < 4 else 2)
    assert early["stopped_early"]["stage"] == ("finetune" if stop_after < 4 else "finetune 2")
    resumed = load_checkpoint(run_finetuning(project, settings, context(tmp_path)).model, "model")
    assert same_tensors([dict(s) for s in states_of(whole)], [dict(s) for s in states_of(resumed)])


def test_all_begin_with_the_backbone(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    settings = tiny(networks=2, frozen_start=0.9)
    model = load_checkpoint(run_finetuning(project, settings, context(tmp_path), backbone).model, "model")
    began = load_checkpoint(backbone, "backbone")["state"]
    name = "encoder.stages.0.conv1.conv.weight"
    for state in states_of(model):
        assert (state[name] - began[name]).abs().max() < 0.02


def test_the_forecast_has_a_stage_for_each(project):
    names = [stage.name for stage in prepare_finetuning(project, tiny(networks=3)).stages]
    assert names == ["finetune", "finetune 2", "finetune 3"]


def test_a_linear_probe_of_several_networks_is_refused(project, tmp_path):
    with pytest.raises(SettingsError, match="one best answer"):
        run_finetuning(
            project,
            tiny(networks=2, strategy="linear_probe"),
            context(tmp_path),
            made_backbone(project, tmp_path / "b.pt"),
        )


def test_the_card_says_how_many_and_maps_of_the_first_can_be_looked_at(project, tmp_path):
    run = project.new_run_folder("finetune")
    model = run_finetuning(project, tiny(networks=2), context(run.parent, run.name)).model
    assert ModelCard.of("model", load_checkpoint(model, "model")).networks == 2
    (entry,) = list_models(project)
    assert "2 U-Nets that answer together" in card_text(entry)
    image = read_volume(project.cases()[0].image_path)
    assert Embedder(model).embed(image).vectors.shape[1] == 8


@pytest.mark.parametrize("spoilt", [[{}], [{"a": torch.zeros(1)}], 3, [3]])
def test_a_model_with_spoilt_further_weights_is_refused(project, tmp_path, spoilt):
    content = dict(load_checkpoint(run_finetuning(project, tiny(networks=2), context(tmp_path)).model, "model"))
    content["other_states"] = spoilt
    save_checkpoint(tmp_path / "spoilt.pt", "model", content)
    with pytest.raises(CheckpointError):
        load_predictor(tmp_path / "spoilt.pt")


def test_networks_share_the_steps_of_a_time_budget():
    lengths = {"finetune": (30, 10), "finetune 2": (28, 10)}
    optimisations = method_of(None, tiny(networks=2).lasting(lengths)).trainings.values()
    assert [optimisation.steps for optimisation in optimisations] == [28, 28]
