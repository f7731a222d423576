"""Which network a backbone or model holds, and a way to build it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import nn

from ..core.errors import CheckpointError
from ..core.settings import from_dict, to_dict
from .fpn3d2d import Fpn3d2d, Fpn3d2dSettings
from .probed import ProbedUNet, ProbedUNetSettings
from .unet import UNet, UNetSettings

UNET, PROBED_UNET, FPN3D2D = "unet", "probed_unet", "fpn3d2d"
#: A U-Net that takes where each pixel lies: a kind of its own, so that versions from before it say that they are.
PLACED_UNET = "placed_unet"
#: Several U-Nets of one shape that answer together (``networks.ensemble``).
ENSEMBLE = "unet_ensemble"
_KINDS: dict[str, tuple[type, type]] = {
    UNET: (UNetSettings, UNet),
    PLACED_UNET: (UNetSettings, UNet),
    ENSEMBLE: (UNetSettings, UNet),
    PROBED_UNET: (ProbedUNetSettings, ProbedUNet),
    FPN3D2D: (Fpn3d2dSettings, Fpn3d2d),
}
_SLICES, _FLAT = "slices", "projections, which make flat masks of volumes"
_WORDS = {UNET: _SLICES, PLACED_UNET: _SLICES, ENSEMBLE: _SLICES, PROBED_UNET: _SLICES, FPN3D2D: _FLAT}


def architecture(content: Mapping[str, Any]) -> str:
    """Kind of network of a backbone or model: ``unet``, ``placed_unet`` (one that takes where each pixel lies),
    ``unet_ensemble`` (several that answer together), ``probed_unet`` (that of a linear probe) or ``fpn3d2d``.

    Raises:
        CheckpointError: a kind that this version does not know.
    """
    kind = content.get("architecture", UNET)  # older ones do not say it
    if kind not in _KINDS:
        raise CheckpointError(f"There is no network '{kind}' in this version.", "Update SSLSegmentation.")
    return kind


def require_architecture(content: Mapping[str, Any], wanted: str, path: Path | str) -> None:
    """Refuse the network of a backbone or model that is for something else than ``wanted``.

    Raises:
        CheckpointError: says what it is for.
    """
    kind = architecture(content)
    if _WORDS[kind] != _WORDS[wanted]:
        remedy = "Use 'sslseg finetune --en-face'" if kind == FPN3D2D else "Leave out --en-face"
        raise CheckpointError(
            f"The network in '{path}' is for {_WORDS[kind]}; one for {_WORDS[wanted]} is needed here.",
            f"{remedy}, or choose another backbone.",
        )


def described(network: UNet) -> dict[str, Any]:
    """What a checkpoint says of a U-Net, so that :func:`build` makes one of its shape: its kind and its settings."""
    kind = PLACED_UNET if network.settings.place else UNET
    if isinstance(network, ProbedUNet):
        kind = PROBED_UNET
    return {"architecture": kind, "network": shape(network.settings)}


def shape(settings: UNetSettings | Fpn3d2dSettings) -> dict[str, Any]:
    """Plain content of settings of a network. Without a place it is not spoken of, so that older versions read it."""
    return {name: value for name, value in to_dict(settings).items() if name != "place" or value}


def build(content: Mapping[str, Any], outputs: int) -> nn.Module:
    """A network of the shape that a backbone or model describes, with random weights and so many outputs; of an
    ensemble one of its members."""
    settings, network = _KINDS[architecture(content)]
    return network(from_dict(settings, content["network"]), outputs)
