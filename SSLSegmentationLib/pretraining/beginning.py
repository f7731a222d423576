"""What a pretraining begins with: random weights, or the starter that comes with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..core.errors import CheckpointError, SettingsError
from ..core.settings import from_dict
from ..core.storage import keep_copy
from ..networks import UNet
from ..networks.architecture import UNET
from ..networks.settings import UNetSettings
from ..project.shipped import STARTER, checksum, shipped_starter, starter_card
from ..stores.preprocessing import Preprocessing
from ..training import load_checkpoint, transfer
from ..training.inputs import fitted
from ..training.plan import START
from .settings import RANDOM, PretrainingSettings


def starter_network() -> UNetSettings:
    """Shape of the network of the starter that comes with the package.

    Raises:
        CheckpointError: there is no starter, or it is damaged.
    """
    shipped_starter()  # is it there, and whole?
    try:
        return from_dict(UNetSettings, starter_card()["settings"]["network"])
    except (LookupError, TypeError, SettingsError) as error:
        raise CheckpointError(
            f"The card of the starter backbone does not describe its network ({type(error).__name__}: {error}).",
            "Install SSLSegmentation again, or start from scratch.",
        ) from error


def check_beginning(settings: PretrainingSettings) -> None:
    """Make sure that a pretraining can begin as it is asked to.

    Raises:
        SettingsError: the starter has another network than is asked for.
        CheckpointError: there is no starter, or it is damaged.
    """
    if settings.start == RANDOM:
        return
    shape = starter_network()
    if settings.architecture != UNET or shape != settings.network:
        raise SettingsError(
            f"The starter backbone has a network with {_widths(shape)} channels and {shape.norm} normalisation, which "
            f"is not the one that '{settings.method}' is to pretrain.",
            "Use the preset quick of a method for slices, or begin with random weights (--start random).",
        )


def keep_beginning(settings: PretrainingSettings, folder: Path) -> None:
    """Put a copy of the starter into a run's folder, if that is what it begins with: the run goes on with that."""
    if settings.start == STARTER:
        keep_copy(shipped_starter(), folder / START)


def begin(
    network: UNet, settings: PretrainingSettings, folder: Path, preprocessing: Preprocessing
) -> dict[str, Any] | None:
    """Load the weights that a run in ``folder`` begins with into ``network``; what to write down of them, if any.

    Raises:
        CheckpointError: the run's copy of the starter is missing or damaged.
    """
    if settings.start == RANDOM:
        return None
    path = folder / START
    content = load_checkpoint(path, "backbone")
    transfer(network, fitted(content, preprocessing)["state"], str(path), prefixes=("encoder.", "decoder."))
    return {"method": content["method"], "version": content["version"], "sha256": checksum(path)}


def _widths(shape: UNetSettings) -> str:
    return " · ".join(map(str, shape.widths))
