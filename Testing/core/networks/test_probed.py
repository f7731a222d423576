"""The network of a linear probe: which maps, and the same numbers as from the maps joined."""

import pytest
import torch
import torch.nn.functional as F

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.probed import ProbedUNetSettings, probed_settings, seeded_probed_network, untrained
from SSLSegmentationLib.networks.unet import seeded_network

SHAPE = UNetSettings(widths=(8, 16, 24), norm="batch", pixel_features=12)


@pytest.mark.parametrize("maps", [((), (0, 1)), ((2, 0), (1,)), ((0, 1, 2), ())])
def test_logits_are_those_of_one_convolution_of_the_joined_maps(maps):
    network = seeded_probed_network(ProbedUNetSettings(**vars(SHAPE), encoder_maps=maps[0], decoder_maps=maps[1]), 3, 0)
    torch.nn.init.normal_(network.segmentation_head.weight)
    torch.nn.init.normal_(network.segmentation_head.bias)
    network = network.double().eval()
    images = torch.rand(2, 1, 32, 16, dtype=torch.float64)
    with torch.inference_mode():
        joined = network.features(images)
        assert joined.shape == (2, sum(network.map_widths), 32, 16)
        assert torch.allclose(network(images), network.segmentation_head(joined), atol=1e-10)
        encoded = network.encoder(images)
        decoded = {0: network.decoder(encoded, 1), 1: network.decoder(encoded)}
        parts = [*(encoded[i] for i in maps[0]), *(decoded[i] for i in maps[1])]
        parts = [F.interpolate(one, size=(32, 16), mode="bilinear", align_corners=False) for one in parts]
        assert torch.allclose(joined, torch.cat(parts, 1), atol=1e-12)


def test_encoder_and_decoder_are_those_of_the_u_net_of_this_seed():
    plain, probed = seeded_network(SHAPE, 3, 5).state_dict(), seeded_probed_network(probed_settings(SHAPE), 3, 5)
    for name, tensor in probed.state_dict().items():
        assert name.startswith("segmentation_head") or torch.equal(tensor, plain[name])


def test_maps_are_those_that_a_backbone_has_trained():
    names = list(seeded_network(SHAPE, 2, 0).state_dict())

    def maps(kept):
        found = probed_settings(SHAPE, [name for name in names if name.startswith(kept)])
        return found.encoder_maps, found.decoder_maps

    assert maps(("encoder", "decoder")) == ((0, 1, 2), (0, 1))
    assert maps(("encoder", "decoder.stages.0.")) == ((0, 1, 2), (0,))
    assert maps(("encoder", "decoder.stages.1.")) == ((0, 1, 2), ())  # the finest alone rests on a random one
    assert maps(("encoder",)) == ((0, 1, 2), ())
    assert probed_settings(SHAPE) == probed_settings(SHAPE, names)
    encoder_alone = seeded_probed_network(probed_settings(SHAPE, [n for n in names if n.startswith("encoder")]), 2, 0)
    assert set(untrained(encoder_alone)) == {name for name in names if name.startswith("decoder.")}
    assert untrained(seeded_probed_network(probed_settings(SHAPE), 2, 0)) == []


@pytest.mark.parametrize("maps", [{}, {"encoder_maps": (3,)}, {"decoder_maps": (2,)}, {"decoder_maps": (-1,)}])
def test_maps_that_there_are_not_are_refused(maps):
    with pytest.raises(SettingsError, match="no such maps"):
        ProbedUNetSettings(**vars(SHAPE), **maps)
