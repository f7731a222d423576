"""A finetuning begins with a network of nnssl: what it sees, what it keeps of it, and residual blocks in 3D."""

from dataclasses import replace

import pytest
import torch
from model_samples import make_run, volume_backbone_content
from two_sequences import two_sequences

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.inference.nnssl_export import export_nnssl
from SSLSegmentationLib.inference.nnssl_import import import_nnssl
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks.architecture import RESIDUAL3D
from SSLSegmentationLib.networks.settings import ResidualUNet3dSettings
from SSLSegmentationLib.pretraining import run_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.inputs import change_in_words
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import NETWORK, context, finetuning, make_project
from .test_pretraining import pretraining

DEVICE = torch.device("cpu")
RESIDUAL = ResidualUNet3dSettings(widths=(4, 8), blocks=(1, 2), patch_voxels=2048)


def begun(project, folder, backbone):
    """The network as its first step finds it, and the loss of that."""
    setup = prepare_finetuning(project, finetuning(), backbone)
    store = setup.plan.build_store(folder, setup.cases)
    network = setup.way.new_network(setup.begun, 0)
    setup.way.transferred(network, setup.begun.backbone, "backbone")
    made = setup.stages[0].objective(store, setup.stages[0].optimisation, DEVICE, network)
    return network, float(made.training_loss(0)["loss"].detach())


def taken(project, folder, entry):
    """A backbone that went out as one of nnssl and came in again."""
    return import_nnssl(project, export_nnssl(entry, folder, card_text).path, "taken").entry.path


def test_the_first_loss_is_that_of_the_backbone_itself(balls, tmp_path):
    prepared = plan_finetuning(balls, finetuning()).preprocessing  # as a pretraining would, too
    network = NETWORK.planned(prepared.patch[0], prepared.thickness)
    run = make_run(balls, "backbone", volume_backbone_content(network, preprocessing=to_dict(prepared)))
    entry = find_entry(balls, run.id)
    again = taken(balls, tmp_path / "out", entry)
    (one, loss), (other, same) = begun(balls, tmp_path / "a", entry.path), begun(balls, tmp_path / "b", again)
    assert loss == same
    assert all(torch.equal(tensor, other.state_dict()[name]) for name, tensor in one.state_dict().items())


def test_a_residual_one_begins_on_thick_slices_in_patches_that_are_asked_for(tmp_path):
    project = make_project(tmp_path / "thick", spacing=(1.0, 1.0, 4.0), shape=(6, 16, 16))
    run = make_run(project, "backbone", volume_backbone_content(replace(RESIDUAL, depth_poolings=1), RESIDUAL3D))
    start = taken(project, tmp_path / "out", find_entry(project, run.id))
    plan = plan_finetuning(project, finetuning(), start)
    assert plan.network == replace(RESIDUAL, depth_poolings=1) and plan.architecture == RESIDUAL3D
    assert plan.preprocessing.patch[0] % 2 == 0 and plan.preprocessing.slice_mm == 4.0
    result = run_finetuning(project, finetuning(2), context(tmp_path / "run"), start)
    assert {name.partition(".")[0] for name in result.transfer.loaded} == {"encoder", "decoder"}
    (case,) = project.cases(Role.VALIDATION)
    assert load_predictor(result.model).predict(read_volume(case.image_path)).labels.shape == (6, 16, 16)
    with pytest.raises(SettingsError, match=f"pretrained with {RESIDUAL3D} as architecture"):
        plan_finetuning(project, finetuning(), start, asked=["architecture"])


def test_its_stem_is_shared_by_several_sequences(tmp_path):
    project = two_sequences(tmp_path, (Role.TRAIN, Role.VALIDATION), shape=(4, 16, 16))
    run = make_run(project, "backbone", volume_backbone_content(replace(RESIDUAL, depth_poolings=1), RESIDUAL3D))
    start = taken(project, tmp_path / "out", find_entry(project, run.id))
    network, loss = begun(project, tmp_path / "slices", start)
    whole = load_checkpoint(start, "backbone")["state"]["encoder.stem.conv.weight"]
    own = network.encoder.stem.conv.weight
    assert own.shape[1] == 2 and torch.equal(own[:, :1], whole / 2) and torch.equal(own[:, 1:], whole / 2)
    assert loss > 0
    content = load_checkpoint(start, "backbone")
    words = change_in_words(content, plan_finetuning(project, finetuning(), start).preprocessing)
    assert words == "The backbone has seen single images: 'ADC' begins with the same weights as the first one."


def test_residual_blocks_learn_from_scratch_and_go_on_bit_for_bit(balls, tmp_path):
    settings = finetuning(architecture=RESIDUAL3D, network=RESIDUAL)
    whole = run_finetuning(balls, settings, context(tmp_path / "whole"))
    with pytest.raises(Stopped):
        run_finetuning(balls, settings, context(tmp_path / "halved", 2))
    again = run_finetuning(balls, settings, context(tmp_path / "halved"))
    one, other = (load_checkpoint(result.model, "model")["state"] for result in (whole, again))
    assert all(torch.equal(one[name], other[name]) for name in one)
    assert bool(one["encoder.stages.1.1.conv2.adn.N.weight"].any())  # which began at zero


def test_residual_blocks_are_pretrained_and_probed(balls, few_voxels, tmp_path):
    settings = replace(pretraining("mim_3d"), architecture=RESIDUAL3D, network=RESIDUAL)
    start = run_pretraining(balls, settings, context(tmp_path / "backbone"))
    assert load_checkpoint(start, "backbone")["architecture"] == RESIDUAL3D
    usual = VolumeFinetuneSettings.from_preset("quick").optimisation  # a probe takes no steps
    asked = finetuning(strategy="linear_probe", optimisation=usual)
    probe = run_finetuning(balls, asked, context(tmp_path / "probe"), start)
    assert probe.transfer.loaded and load_checkpoint(probe.model, "model")["architecture"] == f"probed_{RESIDUAL3D}"
