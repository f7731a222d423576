"""Finetuning on z-scores: from scratch, from a backbone of the usual greys, and on from a model of z-scores."""

import numpy as np
import torch

from SSLSegmentationLib.augmentation.intensity import in_unit_range
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.finetuning.slices import turned_state
from SSLSegmentationLib.finetuning.warm_start import gone_on, start_of, write_start
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, made_backbone, tiny


def test_a_model_of_z_scores_says_so_and_is_gone_on_from_as_it_is(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    model = run_finetuning(project, tiny(normalisation="z-score"), context(tmp_path), backbone).model
    content = load_checkpoint(model, "model")
    assert content["preprocessing"]["normalisation"] == content["settings"]["normalisation"] == "z-score"
    canvas = np.load(tmp_path / "run" / "slices" / "slices.npy", mmap_mode="r").shape[1:]
    assert all(field >= side for field, side in zip(content["patch"], canvas, strict=True))
    assert all(0 <= grey <= 1 for greys in content["data"]["like"]["greys"] for grey in greys)

    (case, *_) = project.cases(Role.TEST)
    prediction = load_predictor(model).predict(read_volume(case.image_path))
    assert not any("grey values" in remark for remark in prediction.remarks)

    start = start_of(model, project.schema)
    assert gone_on(FinetuneSettings.from_preset("quick"), start).normalisation == "z-score"
    write_start(model, tmp_path / "start.pt", project.schema)
    assert plan_finetuning(project, tiny(), tmp_path / "start.pt").preprocessing.is_standardised


def test_a_backbone_leaves_the_normalisation_to_the_finetuning(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    usual = plan_finetuning(project, tiny(), backbone).preprocessing
    assert not usual.is_standardised
    standardised = plan_finetuning(project, tiny(normalisation="z-score"), backbone).preprocessing
    assert standardised.is_standardised and standardised.spacing_mm == usual.spacing_mm


def test_turned_weights_answer_alike_to_turned_slices():
    network, other = (seeded_network(UNetSettings(widths=(4, 8)), 3, seed).eval() for seed in (0, 1))
    other.load_state_dict(turned_state(network.state_dict()))
    images = torch.rand((1, 1, 24, 40), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        first, turned = network.encoder(images)[0], other.encoder(images.flip(-2, -1))[0]
        torch.testing.assert_close(turned.flip(-2, -1), first, atol=1e-4, rtol=1e-4)
        answers, again = network(images), other(images.flip(-2, -1)).flip(-2, -1)
        unturned = network(images.flip(-2, -1)).flip(-2, -1)
    # Stages that halve the sides begin at the other end: what they say is shifted by a pixel.
    assert (answers - again).abs().mean() < 0.9 * (answers - unturned).abs().mean()


def test_what_changes_greys_of_any_range_sees_them_in_its_own():
    images = torch.linspace(-3, 9, 32).view(2, 1, 4, 4)
    seen = []
    changed = in_unit_range(images, lambda greys: seen.append(greys) or greys)
    torch.testing.assert_close(changed, images)
    assert seen[0].amin(dim=(1, 2, 3)).tolist() == [0, 0] and seen[0].amax(dim=(1, 2, 3)).tolist() == [1, 1]
    flat = torch.full((1, 1, 2, 2), 5.0)
    assert torch.equal(in_unit_range(flat, lambda greys: greys), flat)
