"""Networks without memory: shapes as those of the real ones, and quick, whichever network it is."""

import subprocess
import sys

import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.networks.architecture import REGISTRY, build, check_weights, of_inputs, outline

_ALL = """
import sys
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.networks.architecture import REGISTRY, outline
for name, entry in REGISTRY.items():
    more = {"encoder_maps": (0, 1)} if name.startswith("probed") else {}
    outline({"architecture": name, "network": to_dict(entry.settings(**more))}, 3)
print(sorted(name for name in sys.modules if name in ("torch._dynamo", "torch._inductor")))
"""


def content(name, **more):
    return {"architecture": name, "network": to_dict(REGISTRY[name].settings(widths=(8, 16))), **more}


@pytest.mark.parametrize("name", ["unet", "placed_unet"])
def test_names_and_shapes_are_those_of_the_network(name):
    own, made = outline(content(name), 3).state_dict(), build(content(name), 3).state_dict()
    assert {key: tensor.shape for key, tensor in own.items()} == {key: tensor.shape for key, tensor in made.items()}
    assert all(tensor.is_meta for tensor in own.values())


def test_none_has_torch_load_its_compiler():
    """Which takes two seconds, and makes a folder."""
    done = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_random_numbers_go_on_as_if_nothing_had_been_made():
    torch.manual_seed(0)
    first = torch.rand(3)
    torch.manual_seed(0)
    outline(content("unet"), 3)
    assert torch.equal(first, torch.rand(3))


def test_a_backbone_may_see_more_than_it_says_and_be_nothing_else():
    """As that of an exported run, whose network sees the neighbours of a slice."""
    state = build(content("unet", inputs=3), 2).state_dict()
    (name,) = of_inputs(content("unet"))
    check_weights(content("unet"), 2, state, "start.pt", "encoder.", any_inputs=True)
    with pytest.raises(CheckpointError, match="do not fit"):
        check_weights(content("unet"), 2, state, "model.pt")
    for spoilt in (state[name][:, :, :1], state[name][:4], torch.zeros(8), None):
        with pytest.raises(CheckpointError, match="do not fit"):
            check_weights(content("unet"), 2, {**state, name: spoilt}, "start.pt", "encoder.", any_inputs=True)
