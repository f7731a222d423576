"""Networks that answer together: the mean of their probabilities, kept and restored as they are."""

import pytest
import torch

from SSLSegmentationLib.inference.prediction import slice_probabilities
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.ensemble import Ensemble, restored, states_of, together, weights_of
from SSLSegmentationLib.networks.unet import seeded_network

SHAPE = UNetSettings(widths=(8, 16))


def networks(count, place=False):
    found = [seeded_network(SHAPE, 3, seed).eval() for seed in range(count)]
    for network in found if place else ():
        network.add_place()
        torch.nn.init.normal_(network.encoder.stages[0].place, generator=torch.Generator().manual_seed(0))
    return found


def test_the_probabilities_are_the_mean_of_those_of_the_members():
    images = torch.rand(2, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    members = networks(3)
    with torch.inference_mode():
        expected = sum(network(images).double().softmax(dim=1) for network in members) / 3
        found = Ensemble(members)(images).softmax(dim=1)
    torch.testing.assert_close(found.double(), expected, atol=1e-6, rtol=0)


def test_members_that_are_sure_and_disagree_leave_numbers():
    members = networks(2)
    for network, sign in zip(members, (1, -1), strict=True):
        torch.nn.init.zeros_(network.segmentation_head.weight)
        network.segmentation_head.bias.data = sign * torch.tensor([200.0, 0.0, -200.0])
    with torch.inference_mode():
        probabilities = Ensemble(members)(torch.rand(1, 1, 8, 8)).softmax(dim=1)[0, :, 0, 0]
    torch.testing.assert_close(probabilities, torch.tensor([0.5, 0.0, 0.5]))


@pytest.mark.parametrize("place", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_model_restores_what_it_was_made_of(count, place):
    network = together(networks(count, place))
    content = weights_of(network)
    again = restored(content, 3).eval()
    assert type(again) is type(network) and len(states_of(content)) == count
    assert content["architecture"] == ("unet_ensemble" if count > 1 else "placed_unet" if place else "unet")
    slices, heights = torch.rand(4, 20, 18), torch.linspace(-0.75, 0.75, 4)
    with torch.inference_mode():
        first, second = (
            slice_probabilities(each, slices, (16, 16), torch.device("cpu"), heights=heights)
            for each in (network, again)
        )
    assert torch.equal(first, second)


def test_one_network_is_kept_as_versions_before_have_it():
    (network,) = networks(1)
    assert together([network]) is network and "other_states" not in weights_of(network)
