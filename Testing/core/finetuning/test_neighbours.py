"""Finetuning of a network that sees the neighbours of each slice, from backbones that have seen them and have not."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.augmentation.appearance import AppearanceRanges
from SSLSegmentationLib.augmentation.warp import warp_labels
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.embedding import draft_engine, draft_features
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.warm_start import gone_on, start_of
from SSLSegmentationLib.inference.prediction import Predictor, slice_probabilities
from SSLSegmentationLib.networks.ensemble import weights_of
from SSLSegmentationLib.networks.unet import UNet
from SSLSegmentationLib.project.models import ModelCard, ModelEntry
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.place import slice_heights
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint

from .conftest import context, made_backbone, tiny

CPU = torch.device("cpu")
FIRST = "encoder.stages.0.conv1.conv.weight"


@pytest.fixture
def single(project, tmp_path):
    """A backbone that has seen slices by themselves."""
    return made_backbone(project, tmp_path / "backbone.pt")


@pytest.fixture
def neighbourly(single, tmp_path):
    """One that has seen neighbours."""
    content = load_checkpoint(single, "backbone")
    network = UNet(tiny().network, 2, 3)
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.startswith("segmentation")}
    seen = {"inputs": 3, "preprocessing": {**content["preprocessing"], "context": 1}, "state": state}
    kept = {name: value for name, value in content.items() if name not in ("format", "format_version", "kind")}
    save_checkpoint(tmp_path / "neighbourly.pt", "backbone", {**kept, **seen})
    return tmp_path / "neighbourly.pt"


def seen_slices(slices, number):
    """What is seen with a slice, put together by hand."""
    before, after = max(0, number - 1), min(len(slices) - 1, number + 1)
    return torch.stack([slices[number], slices[before], slices[after]])


@pytest.mark.parametrize("place", [False, True])
def test_a_volume_is_predicted_as_its_slices_with_their_neighbours_one_by_one(tmp_path, place):
    torch.manual_seed(0)
    network = UNet(replace(tiny().network, place=place), 2, 3).eval()
    if place:
        torch.nn.init.normal_(network.encoder.stages[0].place)
    preprocessing = Preprocessing(context=1)
    schema = LabelSchema.from_names({3: "organ"})
    content = {"schema": schema.to_dict(), "preprocessing": to_dict(preprocessing), "patch": [16, 16]}
    content |= {**weights_of(network), "certainty": {"usual": []}}
    save_checkpoint(tmp_path / "model.pt", "model", content)
    image = sitk.GetImageFromArray(np.random.default_rng(1).random((11, 20, 24), np.float32))
    image.SetSpacing((1.0, 1.0, 4.0))
    predictor = Predictor(tmp_path / "model.pt")
    predictor.chunk = 4  # so that neighbours lie in other chunks
    prediction = predictor.predict(image)
    slices, heights = torch.from_numpy(preprocessing.apply(image)), slice_heights(11)
    alone = [
        slice_probabilities(
            network, seen_slices(slices, number)[None], (16, 16), CPU, heights=heights[number : number + 1]
        )
        for number in range(len(slices))
    ]
    one_by_one = torch.cat([found.argmax(dim=0) for found in alone])
    assert (one_by_one == 1).any() and np.array_equal(prediction.labels == 3, one_by_one.numpy() == 1)
    assert prediction.certainty is not None  # the second look sees neighbours, too
    other = Predictor(tmp_path / "model.pt")
    other.chunk = 1
    assert np.array_equal(other.predict(image).labels, prediction.labels)


def test_new_neighbours_begin_at_zero_and_learn_and_people_are_told(project, tmp_path, single):
    result = run_finetuning(project, tiny(2, context="1"), context(tmp_path), single)
    content = load_checkpoint(result.model, "model")
    assert content["inputs"] == 3 and content["preprocessing"]["context"] == 1
    assert content["settings"]["context"] == "1"
    weight = content["state"][FIRST]
    before = load_checkpoint(single, "backbone")["state"][FIRST]
    assert (weight[:, :1] - before).abs().max() < 0.02 and 0 < weight[:, 1:].abs().max() < 0.02
    (event,) = context(tmp_path).run.events("transfer")
    assert "not seen the neighbours of a slice: that counts for nothing until the network" in event["text"]
    assert event["new"] == {"segmentation_head": 2}  # of the backbone nothing is left out
    card = ModelCard.of("model", content)
    text = card_text(ModelEntry("run", "model", result.model, card, False))
    assert "Of each slice the network looks at the slices before and after it, too." in text
    predictor = Predictor(result.model)
    assert predictor.preprocessing.inputs == 3


@pytest.mark.parametrize(("wish", "inputs"), [("auto", 3), ("1", 3), ("0", 1)])
def test_a_backbone_that_has_seen_neighbours_decides_unless_something_is_asked_for(
    project, tmp_path, neighbourly, wish, inputs
):
    plan = plan_finetuning(project, tiny(context=wish), neighbourly)
    assert plan.preprocessing.inputs == inputs
    state = load_checkpoint(neighbourly, "backbone")["state"]
    assert torch.equal(plan.backbone["state"][FIRST], state[FIRST][:, :inputs])


def test_a_backbone_of_single_slices_and_scratch_see_none_unless_asked_for(project, single):
    assert plan_finetuning(project, tiny(), single).preprocessing.context == 0
    assert plan_finetuning(project, tiny()).preprocessing.context == 0
    assert "context" not in str(to_dict(plan_finetuning(project, tiny()).fixed()))
    assert plan_finetuning(project, tiny(context="1")).preprocessing.context == 1


def test_what_goes_on_from_a_model_sees_what_it_has_seen(project, tmp_path):
    model = run_finetuning(project, tiny(2, context="1"), context(tmp_path)).model
    start = start_of(model, project.schema)
    assert start["inputs"] == 3
    assert gone_on(FinetuneSettings.from_preset("quick"), start).context == "1"
    content = load_checkpoint(model, "model")
    assert gone_on(tiny(), {**start, "preprocessing": {**content["preprocessing"], "context": 0}}).context == "0"


def test_structures_of_neighbours_look_otherwise_where_they_lie(project, tmp_path):
    settings = tiny(context="1", appearance=AppearanceRanges(curve_probability=1.0))
    work = prepare_finetuning(project, settings)
    store = work.plan.build_store(tmp_path / "slices", work.cases)
    (stage,) = work.stages
    objective, generator = stage.objective(store, stage.optimisation, CPU), torch.Generator().manual_seed(0)
    rows = objective.train_rows[:4]
    _, labels, grid = objective.warped(store, rows, generator)
    shown = objective.shown(rows, labels, grid)
    assert shown.shape == (4, 3, *labels.shape[1:]) and torch.equal(shown[:, 0], labels)
    assert not torch.equal(shown[:, 1], labels)
    assert torch.equal(shown, torch.stack([warp_labels(each, grid) for each in store.seen_labels(rows).unbind(1)], 1))


@pytest.mark.parametrize("strategy", ["linear_probe", "mean_teacher", "drafts"])
def test_strategies_see_neighbours_or_say_why_not(project, tmp_path, single, neighbourly, strategy, monkeypatch):
    monkeypatch.setattr(draft_engine, "PIXELS", 1000)  # enough for a network of two stages
    monkeypatch.setattr(draft_features, "LOOKS", 1)
    settings = tiny(context="auto", strategy=strategy)
    work = prepare_finetuning(project, settings, neighbourly)
    store = work.plan.build_store(tmp_path / "slices", work.cases)
    work.furnish(store, lambda items, _: items)
    (stage,) = work.stages
    objective = stage.objective(store, stage.optimisation, CPU)
    images, labels = objective.batch(0)
    assert images.shape[1] == 3 and len(images) == len(labels)
    assert bool(objective.training_loss(0)["loss"].isfinite())
    objective.module.eval()
    assert objective.validate(objective.exported)["validation_dice"] >= 0
    if strategy == "linear_probe":
        with pytest.raises(
            SettingsError, match="cannot learn to see the neighbours of a slice, which the backbone has"
        ):
            plan_finetuning(project, replace(settings, context="1"), single)
    else:
        assert plan_finetuning(project, replace(settings, context="1"), single).preprocessing.inputs == 3


def test_the_measurement_has_a_table_of_differences_draw_by_draw():
    import neighbours_campaign  # a command, whose folder conftest makes known

    assert neighbours_campaign.settings_of("neighbours", 0, 30).context == "1"
    assert neighbours_campaign.settings_of("z-score", 0, 30).normalisation == "z-score"
    rows = [
        {"set": "liver", "kind": kind, "count": "1", "draw": str(draw), "dice": str(dice)}
        for kind, draw, dice in (
            ("slices", 0, 0.5),
            ("slices", 1, 0.7),
            ("neighbours", 0, 0.55),
            ("neighbours", 1, 0.65),
        )
    ]
    assert "| liver | 1 | 0.600 ± 0.141 (2) | +0.000 ± 0.071 (2) |" in neighbours_campaign.table(rows)
