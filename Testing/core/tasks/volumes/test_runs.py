"""A 3D network through the same machinery as all: trained, gone on with, scored, predicted with, handed on, refused."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.api import Options, evaluate, finetune, predict_cases
from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import CheckpointError, DataError
from SSLSegmentationLib.execution import export_run, import_run
from SSLSegmentationLib.execution.worker import work
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.volumes import field_of
from SSLSegmentationLib.inference.prediction import Predictor, load_predictor
from SSLSegmentationLib.inference.volumes import volume_probabilities
from SSLSegmentationLib.jobs.requests import FinetuningRequest
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.networks.unet3d import UNet3d
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.volumes.overlap import mean_dice
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import NETWORK, add, ball_volume, context, finetuning, make_project

CPU, DEVICE = Options("cpu"), torch.device("cpu")


def objective(project, tmp_path, settings=None):
    setup = prepare_finetuning(project, settings or finetuning())
    store = setup.plan.build_store(tmp_path / "prepared", setup.cases)
    network = setup.way.new_network(setup.begun, 0)
    return setup.stages[0].objective(store, setup.stages[0].optimisation, DEVICE, network)


def test_it_learns_and_its_masks_lie_on_the_grid_of_the_volume(balls, tmp_path):
    add(balls, *ball_volume(7, (8, 16, 16)), Role.TEST, (1.0, 1.0, 2.0))
    settings = finetuning(
        optimisation=replace(finetuning().optimisation, steps=40, learning_rate=2e-2, validate_every=40)
    )
    result = finetune(balls, settings=settings, options=CPU)
    folder = result.model.parent
    assert (folder / "curves.png").exists() and list((folder / "previews").glob("*.png"))
    assert json.loads((folder / "plan.json").read_text())["kind"] == "volumes"
    assert evaluate(balls, result.model, options=CPU).scores
    (case,) = balls.cases(Role.TEST)
    image = read_volume(case.image_path)
    predictor = load_predictor(result.model)
    predictor.keep_maps = True
    found = predictor.predict(image)
    for value, sure in enumerate(found.maps, 1):
        assert (sure[found.labels == value] == found.maps.max(axis=0)[found.labels == value]).all()
    truth = native_labels(case, image, balls.schema)
    assert found.labels.shape == truth.shape and mean_dice(found.labels, truth, (1, 2)) > 0.5
    assert found.certainty is not None and 0 < found.confidence <= 1
    assert found.volumes_ml["left"] == pytest.approx(2e-3 * (found.labels == 1).sum())
    mirrored = load_predictor(result.model, flips=True).predict(image)
    assert (mirrored.labels != found.labels).mean() < 0.2
    (mask,) = predict_cases(balls, result.model, [case], options=CPU).predicted
    assert (balls.folder / mask.path).is_file()
    entry = find_entry(balls, folder.name)
    assert task_of(entry.card).name == "volumes" and entry.card.architecture == "unet3d"
    with pytest.raises(CheckpointError, match=r"three dimensions; one for slices.*sslseg models"):
        Predictor(result.model)
    with pytest.raises(DataError, match="voxels of"):
        image.SetSpacing((1.0, 1.0, 3000.0))
        load_predictor(result.model).predict(image)


def test_a_stopped_training_goes_on_bit_for_bit(balls, tmp_path):
    whole = run_finetuning(balls, finetuning(), context(tmp_path / "whole"))
    with pytest.raises(Stopped):
        run_finetuning(balls, finetuning(), context(tmp_path / "halved", 2))
    again = run_finetuning(balls, finetuning(), context(tmp_path / "halved"))
    one, other = (load_checkpoint(result.model, "model")["state"] for result in (whole, again))
    assert one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


def test_several_networks_answer_together(balls, tmp_path):
    settings = finetuning(2, networks=2)
    result = run_finetuning(balls, settings, context(tmp_path / "two"))
    case = balls.cases(Role.VALIDATION)[0]
    assert len(load_predictor(result.model).network.members) == 2
    assert load_predictor(result.model).predict(read_volume(case.image_path)).labels.shape == (16, 16, 16)


def test_a_step_depends_on_its_number_alone_and_patches_become_smaller(balls, tmp_path):
    made = objective(balls, tmp_path, finetuning(network=replace(NETWORK, patch_voxels=4096)))
    losses = [float(made.training_loss(step)["loss"].detach()) for step in (1, 0, 1)]
    assert losses[0] == losses[2] != losses[1]
    made.parts = 2
    assert all(bool(made.training_loss(1, part)["loss"].isfinite()) for part in (0, 1))
    assert made.patch == (16, 16, 16) and made.shrink() == "patches of 8 × 8 × 8 voxels"
    while made.shrink():
        pass
    assert min(made.patch) > 1 and bool(made.training_loss(2)["loss"].isfinite())
    spatial = replace(made.augmentation.spatial, rotation_deg=0.0, scale=(1.0, 1.0), translation=0.0)
    assert field_of((8, 8, 8), spatial, (16, 16, 16)) == (8, 8, 8)
    assert field_of((8, 8, 8), made.augmentation.spatial, (10, 16, 16)) == (10, 14, 14)


def test_a_window_that_holds_the_volume_is_the_network_itself():
    network = UNet3d(NETWORK.planned(8, 1.0), 3).eval()
    volume = torch.rand(8, 12, 12)
    with torch.inference_mode():
        expected = network(volume[None, None]).softmax(dim=1)[0]
    assert torch.allclose(volume_probabilities(network, volume, (8, 12, 12), DEVICE), expected, atol=1e-5)
    for size in ((13, 21, 12), (3, 5, 7), (1, 30, 4)):  # larger, smaller and flat
        found = volume_probabilities(network, torch.rand(size), (8, 12, 12), DEVICE)
        assert found.shape == (3, *size) and torch.allclose(found.sum(dim=0), torch.ones(size), atol=1e-4)


def test_odd_volumes_are_learnt_from(tmp_path):
    project = make_project(tmp_path / "odd", (1.0, 1.0, 30.0), (5, 16, 16))  # extremely thick
    add(project, *ball_volume(4, (3, 9, 9)), spacing=(1.0, 1.0, 30.0))  # smaller than a patch
    nothing, labels = ball_volume(5, (2, 16, 16))
    add(project, nothing, 0 * labels, spacing=(1.0, 1.0, 10.0))  # one slice, and nothing to see on it
    sparse = add(project, *ball_volume(6, (9, 16, 16)), spacing=(1.0, 1.0, 10.0), annotated=[4])
    result = run_finetuning(project, finetuning(3), context(tmp_path / "run"))
    content = load_checkpoint(result.model, "model")
    assert content["network"]["flat_stages"] == 1 and result.labels["train_cases"] == 5
    made = objective(project, tmp_path)
    case = next(case for case in made.store.cases if case.id == sparse.id)
    assert case.count == 3 and len(made.store.annotated_rows(np.array(case.rows))) == 1
    assert result.labels["train_slices"] == 5 + 5 + 3 + 1 + 1


def test_it_is_trained_elsewhere(balls, tmp_path, monkeypatch):
    run = FinetuningRequest(finetuning(2)).write(balls)
    export_run(balls, run, tmp_path / "export")
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    assert work(tmp_path / "export", "cpu", 1) == 0
    assert import_run(balls, tmp_path / "export", options=CPU).state is JobState.DONE


def test_the_command_line_offers_it_and_refuses_what_would_do_nothing(balls, capsys):
    words = ["finetune", str(balls.folder), "--volumes", "--backbone", "scratch", "--check", "--device", "cpu"]
    assert main([*words, "--widths", "2", "4", "--patch-voxels", "1024", "--max-size", "32"]) == 0
    assert "each the middle of a patch" in capsys.readouterr().out
    assert main([*words, "--backbone-rate", "0.5"]) == 1
    assert "would do nothing" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*words, "--place", "on"])


def test_the_comparison_with_slices_has_a_table_of_means_and_spreads():
    import volumes_campaign  # a command, whose folder conftest makes known

    assert {task_of(make()).name for make in volumes_campaign.KINDS.values()} == {"slices", "volumes"}
    rows = [
        {"set": "liver", "kind": kind, "count": "1", "draw": str(draw), "dice": str(dice)}
        for kind, draw, dice in (("slices", 0, 0.5), ("slices", 1, 0.7), ("volumes", 0, 0.4))
    ]
    assert "| liver | 1 | 0.600 ± 0.141 (2) | 0.400 ± 0.000 (1) |" in volumes_campaign.table(rows)


@pytest.mark.parametrize("flags", [["--volumes", "--en-face"], ["--en-face", "--volumes"]])
def test_two_tasks_at_once_are_refused(balls, capsys, flags):
    with pytest.raises(SystemExit):
        main(["finetune", str(balls.folder), "--backbone", "scratch", *flags])
    assert "not allowed with" in capsys.readouterr().err
