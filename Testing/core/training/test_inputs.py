"""A backbone begins a network that sees other things: what both see keeps its weights, and what is new is zero."""

import pytest
import torch

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.architecture import build
from SSLSegmentationLib.networks.ensemble import weights_of
from SSLSegmentationLib.networks.unet import UNet
from SSLSegmentationLib.project.shipped import shipped_starter
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, transfer
from SSLSegmentationLib.training.inputs import change_in_words, fitted, new_in_words

PARTS = ("encoder.", "decoder.", "segmentation_head.")
TWO = ("T2", "ADC")
SHAPE = {"widths": [8, 16], "norm": "instance", "pixel_features": 0}


def begun_with(content, preprocessing):
    """A network that sees what the preprocessing says and begins with a backbone."""
    inputs = {"inputs": preprocessing.inputs}
    network = build({**content, **inputs}, 2)
    transfer(network, fitted(content, preprocessing)["state"], "backbone.pt", prefixes=PARTS)
    return network.eval()


def backbone(preprocessing=None, *, place=False):
    """What a checkpoint says of a network with random weights; without a preprocessing, of a starter."""
    torch.manual_seed(3)
    network = UNet(UNetSettings(widths=(8, 16), place=place), 2, (preprocessing or Preprocessing()).inputs)
    prepared = preprocessing and to_dict(preprocessing)
    return {**weights_of(network), "preprocessing": prepared}, network.eval()


@pytest.mark.parametrize("place", [False, True])
@pytest.mark.parametrize("known", [None, Preprocessing()])
def test_a_network_of_single_slices_answers_the_same_once_it_sees_neighbours(known, place):
    content, network = backbone(known, place=place)
    with torch.no_grad():
        if place:
            network.encoder.stages[0].place.normal_()
            content = {**content, "state": network.state_dict()}
    after = begun_with(content, Preprocessing(context=1))
    seen = torch.rand(2, 3, 16, 16)
    places = torch.rand(2, 3, 16, 16) if place else seen[:, :0]
    with torch.inference_mode():
        expected = network(torch.cat([seen[:, :1], places], dim=1))
        torch.testing.assert_close(after(torch.cat([seen, places], dim=1)), expected)
    assert after.channels == 3


def test_the_shipped_starter_does_so():
    content = load_checkpoint(shipped_starter(), "backbone")
    after = begun_with(content, Preprocessing(context=1))
    network = begun_with(content, Preprocessing())
    seen = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(after.features(seen), network.features(seen[:, :1]))
    assert new_in_words(content, Preprocessing(context=1)) == "the neighbours of a slice"


def test_new_inputs_learn():
    content, _ = backbone()
    network = begun_with(content, Preprocessing(context=1))
    network(torch.rand(1, 3, 16, 16)).square().mean().backward()
    gradient = network.encoder.stages[0].conv1.conv.weight.grad
    assert all(gradient[:, number].abs().sum() > 0 for number in range(3))


def test_what_is_left_over_goes_and_people_are_told():
    both = Preprocessing(context=1, channels=TWO)
    content, network = backbone(both)
    alone = begun_with(content, Preprocessing())
    seen = torch.zeros(1, 6, 16, 16)
    seen[:, 0] = torch.rand(16, 16)
    with torch.inference_mode():
        torch.testing.assert_close(alone(seen[:, :1]), network(seen))
    words = change_in_words(content, Preprocessing())
    assert words == (
        "The backbone has also seen 'ADC' and the neighbours of a slice, which the network does not see any more."
    )


def test_sequences_and_neighbours_find_their_weights_by_what_they_are():
    content, network = backbone(Preprocessing(channels=("T2", "ADC", "DWI")))
    after = begun_with(content, Preprocessing(context=1, channels=("T2", "DWI")))
    weight, old = (each.encoder.stages[0].conv1.conv.weight for each in (after, network))
    assert torch.equal(weight[:, :2], old[:, [0, 2]]) and not weight[:, 2:].any()
    words = change_in_words(content, Preprocessing(context=1, channels=("T2", "DWI")))
    assert "not seen the neighbours of a slice: that counts for nothing until" in words and "also seen 'ADC'" in words


def test_where_the_same_is_seen_nothing_changes():
    content, _ = backbone(Preprocessing(context=1))
    assert fitted(content, Preprocessing(context=1, spacing_mm=2.0))["state"] is content["state"]
    assert change_in_words(content, Preprocessing(context=1)) == ""
