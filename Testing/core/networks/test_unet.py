"""The U-Net: shapes, named parts, seeds."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks import ProjectionHead, UNet, UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network


@pytest.mark.parametrize("norm", ["instance", "group", "batch"])
def test_logits_have_the_size_of_the_image(norm):
    network = UNet(UNetSettings(widths=(8, 16, 24), norm=norm), classes=3)
    assert network(torch.rand(2, 1, 32, 40)).shape == (2, 3, 32, 40)


def test_encoder_halves_each_stage_and_decoder_doubles():
    network = UNet(UNetSettings(widths=(8, 16, 24)), classes=2)
    features = network.encoder(torch.rand(1, 1, 32, 48))
    assert [tuple(f.shape[1:]) for f in features] == [(8, 32, 48), (16, 16, 24), (24, 8, 12)]
    assert network.decoder(features, 1).shape == (1, 16, 16, 24)
    assert network.decoder(features).shape == (1, 8, 32, 48)
    assert (network.decoder_width(1), network.decoder_width()) == (16, 8)


@pytest.mark.parametrize("norm", ["instance", "group", "batch"])
def test_the_last_map_may_be_wider_than_the_first_stage(norm):
    settings = UNetSettings(widths=(8, 16, 24), norm=norm, pixel_features=40)
    network = seeded_network(settings, 3, seed=0)
    plain = seeded_network(UNetSettings(widths=(8, 16, 24), norm=norm), 3, seed=0)
    assert network.features(torch.rand(2, 1, 16, 24)).shape == (2, 40, 16, 24)
    assert network(torch.rand(2, 1, 16, 24)).shape == (2, 3, 16, 24)
    assert (network.decoder_width(1), network.decoder_width(2), network.decoder_width()) == (16, 40, 40)
    changed = {name for name, p in network.named_parameters() if p.shape != plain.get_parameter(name).shape}
    assert changed and all(name.startswith(("decoder.stages.1.conv_block.", "segmentation_head")) for name in changed)


def test_a_size_that_the_stride_does_not_divide_is_refused():
    with pytest.raises(ValueError, match="multiples of 4"):
        UNet(UNetSettings(widths=(8, 16, 24)), classes=2)(torch.rand(1, 1, 30, 32))


def test_every_parameter_gets_a_gradient():
    network = UNet(UNetSettings(widths=(8, 16, 24)), classes=2)
    network(torch.rand(2, 1, 16, 16)).square().mean().backward()
    without = [name for name, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
    assert without == []


def test_the_seed_alone_decides_the_weights():
    settings = UNetSettings(widths=(8, 16))
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    first = seeded_network(settings, 2, seed=5).state_dict()
    assert torch.equal(before, torch.random.get_rng_state())
    torch.manual_seed(2)
    second = seeded_network(settings, 2, seed=5).state_dict()
    other = seeded_network(settings, 2, seed=6).state_dict()
    assert all(torch.equal(first[k], second[k]) for k in first)
    assert not torch.equal(first["encoder.stages.0.conv1.conv.weight"], other["encoder.stages.0.conv1.conv.weight"])


@pytest.mark.parametrize("widths", [(8,), (2, 4), (8,) * 9])
def test_impossible_widths_are_refused(widths):
    with pytest.raises(SettingsError):
        UNetSettings(widths=widths)


def test_group_norm_needs_multiples_of_eight():
    with pytest.raises(SettingsError, match="multiples of 8"):
        UNetSettings(widths=(8, 12), norm="group")
    with pytest.raises(SettingsError, match="multiples of 8"):
        UNetSettings(widths=(8, 16), norm="group", pixel_features=12)


def test_projection_head_has_the_asked_for_layers():
    head = ProjectionHead(10, 20, 5, layers=3)
    assert [tuple(p.shape) for p in head.parameters()] == [(20, 10), (20, 20), (5, 20)]
    assert head(torch.rand(4, 10)).shape == (4, 5)


def test_a_normalised_projection_head_is_blind_to_the_scale_of_each_hidden_unit():
    torch.manual_seed(0)
    head = ProjectionHead(6, 8, 5, batch_norm=True)
    assert [tuple(p.shape) for p in head.parameters()] == [(8, 6), (8,), (8,), (5, 8)]
    vectors = torch.rand(32, 6)
    before = head(vectors)
    with torch.no_grad():
        head[0].weight *= torch.linspace(1, 3, 8)[:, None]
    torch.testing.assert_close(head(vectors), before, atol=1e-3, rtol=0)


def test_convolutions_start_as_he_et_al_say_and_keep_the_scale_of_the_signal():
    network = seeded_network(UNetSettings(widths=(32, 64)), 2, seed=0)
    weight = network.encoder.stages[1].conv1.conv.weight
    assert float(weight.detach().std()) == pytest.approx((2 / (32 * 9)) ** 0.5, rel=0.05)


# ---------------------------------------------------------------------- where pixels lie
@pytest.mark.parametrize("norm", ["instance", "group", "batch"])
def test_with_a_place_the_network_begins_as_the_same_one_without(norm):
    settings = UNetSettings(widths=(8, 16, 24), norm=norm)
    plain, placed = seeded_network(settings, 3, seed=4), seeded_network(replace(settings, place=True), 3, seed=4)
    later = seeded_network(settings, 3, seed=4)
    later.add_place()
    assert later.settings == placed.settings == replace(settings, place=True)
    images, places = torch.rand(2, 1, 16, 16), torch.rand(2, 3, 16, 16)
    expected = plain.eval()(images)
    for network in (placed.eval(), later.eval()):
        assert network.state_dict().keys() - plain.state_dict().keys() == {"encoder.stages.0.place"}
        assert torch.equal(network(torch.cat([images, places], dim=1)), expected)
        assert torch.equal(network(images), expected)


def with_trained_place(norm="instance"):
    network = seeded_network(UNetSettings(widths=(8, 16), norm=norm, place=True), 2, seed=0).eval()
    with torch.no_grad():
        network.encoder.stages[0].place.normal_(generator=torch.Generator().manual_seed(1))
    return network


def test_a_dropped_place_is_one_of_zeros():
    network, images = with_trained_place(), torch.rand(2, 1, 16, 16)
    assert torch.equal(network(images), network(torch.cat([images, torch.zeros(2, 3, 16, 16)], dim=1)))


@pytest.mark.parametrize("norm", ["instance", "group", "batch"])
@pytest.mark.parametrize("channel", [0, 1, 2])
def test_row_column_and_height_each_reach_the_output(norm, channel):
    """The height is the same all over a slice, which normalisation of instances takes away where it meets it."""
    network, images = with_trained_place(norm), torch.rand(1, 1, 16, 16)
    places = torch.zeros(2, 3, 16, 16)
    places[1, channel] = 0.5
    low, high = network(torch.cat([images.expand(2, -1, -1, -1), places], dim=1))
    assert (low - high).abs().max() > 0.01


def test_the_place_learns():
    network = seeded_network(UNetSettings(widths=(8, 16), place=True), 2, seed=0)
    network(torch.rand(2, 4, 16, 16))[:, 1].square().mean().backward()
    assert network.encoder.stages[0].place.grad.abs().max() > 0


def test_half_a_place_is_refused():
    with pytest.raises(ValueError, match="3 channels, got 2"):
        with_trained_place()(torch.rand(1, 3, 16, 16))


def test_a_band_across_a_stack_is_told_from_its_surroundings_by_the_height_alone():
    """One image at all heights; to be found in the middle of the stack. Coordinates alone take far longer."""
    network = seeded_network(UNetSettings(widths=(8, 16), place=True), 2, seed=0)
    optimizer = torch.optim.AdamW(network.parameters(), 1e-2)
    heights = torch.linspace(-1, 1, 12)
    images = torch.rand(1, 1, 8, 8, generator=torch.Generator().manual_seed(0)).expand(12, -1, -1, -1)
    places = torch.cat([torch.zeros(12, 2, 8, 8), heights.view(12, 1, 1, 1).expand(-1, 1, 8, 8)], dim=1)
    labels = (heights.abs() < 0.4).long().view(12, 1, 1).expand(-1, 8, 8)
    for _ in range(80):
        loss = torch.nn.functional.cross_entropy(network(torch.cat([images, places], dim=1)), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss < 0.3  # 0.58 without waves
