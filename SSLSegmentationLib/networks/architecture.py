"""Networks: the registry of what a backbone or model can hold, and a way to build it.

Each module ``…_network`` of this package registers some. None of this loads torch: an entry names its class, which is
imported when one is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..core.errors import CheckpointError
from ..core.registry import Registry, loaded
from ..core.settings import from_dict, to_dict

if TYPE_CHECKING:
    from torch import nn

UNET, FPN3D2D = "unet", "fpn3d2d"
#: A U-Net that takes where each pixel lies: a kind of its own, so that versions from before it say that they are.
PLACED_UNET = "placed_unet"
#: Several U-Nets of one shape that answer together (``networks.ensemble``).
ENSEMBLE = "unet_ensemble"


@dataclass(frozen=True)
class Network:
    """A kind of network.

    Args:
        name: registry key, as checkpoints say it.
        title: for people, in a model card.
        settings: class of its shape, with ``widths`` (channels of the encoder from full resolution down) and
            ``stride`` (of which the sides of its input have to be multiples).
        source: module of this package and class, as ``unet:UNet``. That class is made of settings and a number of
            output channels, and has a ``kind``: the name of the entry that describes it.
        task: name of the task that it is for.
    """

    name: str
    title: str
    settings: type
    source: str
    task: str = "slices"

    @property
    def module(self) -> type[nn.Module]:
        """The class. The first use loads torch."""
        return loaded(__package__, self.source)


REGISTRY: Registry[Network] = Registry("network", __package__, "_network")
register = REGISTRY.register


def architecture(content: Mapping[str, Any]) -> str:
    """Name of the kind of network of a backbone or model.

    Raises:
        CheckpointError: a kind that this version does not know.
    """
    kind = content.get("architecture", UNET)  # older ones do not say it
    if kind not in REGISTRY:
        raise CheckpointError(f"There is no network '{kind}' in this version.", "Update SSLSegmentation.")
    return kind


def described(network: nn.Module) -> dict[str, Any]:
    """What a checkpoint says of a network, so that :func:`build` makes one of its shape: its kind and its settings."""
    return {"architecture": network.kind, "network": shape(network.settings)}


def shape(settings: Any) -> dict[str, Any]:
    """Plain content of settings of a network. Without a place it is not spoken of, so that older versions read it."""
    return {name: value for name, value in to_dict(settings).items() if name != "place" or value}


def build(content: Mapping[str, Any], outputs: int) -> nn.Module:
    """A network of the shape that a backbone or model describes, with random weights and so many outputs; of an
    ensemble one of its members."""
    entry = REGISTRY[architecture(content)]
    return entry.module(from_dict(entry.settings, content["network"]), outputs)
