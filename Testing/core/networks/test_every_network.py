"""What holds for every registered network: its shape, and that a checkpoint's words are enough to build it again.

What one computes is tested in its own file. A new network needs no line here; where it has settings that have no
default, :data:`SHAPES` has some.
"""

from dataclasses import fields
from pathlib import Path

import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.core.settings import describe, from_dict, to_dict
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.networks.architecture import ENSEMBLE, REGISTRY, architecture, build, described, shape
from SSLSegmentationLib.networks.ensemble import Ensemble, restored, weights_of
from SSLSegmentationLib.project.models import ModelCard, ModelEntry
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint

#: Settings of networks that need some.
MAPS = {"encoder_maps": (0, 1), "decoder_maps": (0,)}
SHAPES = {"placed_unet": {"place": True}, "probed_unet": MAPS, "probed_unet3d": MAPS, "probed_residual_unet3d": MAPS}

every_network = pytest.mark.parametrize("name", REGISTRY)


def made(name, outputs=3):
    entry = REGISTRY[name]
    torch.manual_seed(0)
    settings = entry.settings(widths=(8, 16), **SHAPES.get(name, {}))
    if name == ENSEMBLE:
        return Ensemble([entry.module(settings, outputs) for _ in range(2)])
    return entry.module(settings, outputs)


def size_of(network, times=2):
    """Height and width that suit a network."""
    stride = network.settings.stride
    return tuple(times * side for side in (stride if isinstance(stride, tuple) else (stride, stride)))


def images_for(network, size, channels=1):
    """A batch of two: slices, or volumes where the network maps these."""
    settings = network.settings
    depth = getattr(settings, "least_depth", None) or 2 * getattr(settings, "depth_stride", 0)
    return torch.rand(2, channels, *([depth] if depth else []), *size)


@every_network
def test_it_maps_images_to_outputs_of_their_size(name):
    network = made(name).eval()
    for times in (2, 3):
        size = size_of(network, times)
        with torch.inference_mode():
            images = images_for(network, size)
            seen = images.shape[2:] if getattr(network, "dims", 2) == 3 else size  # in 3D, as deep as it was
            assert network(images).shape == (2, 3, *seen)
    height, width = size_of(network)
    if width == 2:
        return  # any size will do
    with pytest.raises(ValueError, match="multiples"):
        network(images_for(network, (height, width + 1)))


@every_network
def test_its_settings_tell_its_shape(name):
    entry = REGISTRY[name]
    settings = made(name).settings
    assert type(settings) is entry.settings and settings.widths == (8, 16)
    assert from_dict(entry.settings, to_dict(settings)) == settings == from_dict(entry.settings, shape(settings))
    assert "widths" in {field.name for field in fields(entry.settings)}
    for described_field in describe(settings):
        assert len(described_field["help"]) > 8 and not described_field["help"].endswith(".")
    parts = {weight.partition(".")[0] for weight in entry.module(settings, 3).state_dict()}
    assert {"encoder", "decoder", "segmentation_head"} <= parts  # what pretraining and finetuning hand on by name


@every_network
def test_what_a_checkpoint_says_of_it_is_enough_to_build_it(tmp_path, name):
    network = made(name).eval()
    content = weights_of(network)
    assert content["architecture"] == architecture(content) == name
    path = tmp_path / "network.pt"
    save_checkpoint(path, "training", content)
    again = restored(load_checkpoint(path, "training"), 3).eval()
    images = images_for(network, size_of(network))
    with torch.inference_mode():
        assert torch.equal(again(images), network(images))
    assert type(build(content, 5)) is REGISTRY[name].module


@every_network
def test_it_takes_several_input_channels_or_says_that_it_cannot(name):
    entry = REGISTRY[name]
    settings = made(name).settings
    if not entry.channels:
        with pytest.raises(SettingsError, match=r"sees one image at a time, and 3 are asked for.*--context 0"):
            entry.made(settings, 2, 3)
        return
    network = entry.made(settings, 2, 3)
    content = weights_of(network)
    assert content["inputs"] == network.channels == 3 and "inputs" not in weights_of(entry.made(settings, 2))
    again = restored(content, 2).eval()
    images = images_for(network, size_of(network), 3)
    with torch.inference_mode():
        assert torch.equal(again(images), network.eval()(images))


@every_network
def test_it_names_itself(name):
    if name != ENSEMBLE:  # whose members do
        network = made(name)
        assert network.kind == name and described(network) == {"architecture": name, "network": shape(network.settings)}


@every_network
def test_people_are_told_what_it_is(name):
    entry = REGISTRY[name]
    assert entry.name == name and entry.title and task_of({"architecture": name}).name == entry.task
    card = ModelCard("model", "0", "", ("a",), 1, 9, 0, architecture=name, widths=(8, 16))
    assert f"Network: {entry.title} with 8 · 16 channels" in card_text(
        ModelEntry("run", "model", Path("model.pt"), card, False)
    )


def test_a_network_of_a_newer_version_is_not_taken_for_another():
    with pytest.raises(CheckpointError, match=r"no network 'unet9' in this version.*Update"):
        architecture({"architecture": "unet9"})
