"""Why another program could not run a backbone or model, as far as its card tells. Standard library only."""

from __future__ import annotations

from ..core.errors import CheckpointError, SettingsError, SSLSegError
from ..project.models import ModelCard, ModelEntry

_PLAIN = ("unet", "unet_ensemble")
_FEWEST_STAGES = 3  # of MONAI's DynUNet


def why_not(card: ModelCard, name: str, system: str) -> SSLSegError | None:
    """Why a program that prepares volumes in its own way would not make the same masks.

    Args:
        card: of the backbone or model.
        name: that it has in the project.
        system: what the program is called.
    """
    if card.kind == "backbone":
        return CheckpointError(
            f"'{name}' is a backbone, which segments nothing yet; {system} takes models.",
            "Finetune from it, and export the model.",
        )
    if card.architecture not in _PLAIN or card.is_placed:
        why = "also sees where each pixel lies" if card.is_placed else "is no plain 2D U-Net"
        return CheckpointError(
            f"The network of '{name}' {why}: {system} cannot run it.",
            "Train a U-Net for slices that does not, with --normalisation z-score.",
        )
    if card.normalisation == "percentiles":
        return SettingsError(
            f"The model '{name}' was trained on greys between two percentiles, which {system} cannot prepare: its "
            "masks would be others.",
            "Finetune again with --normalisation z-score, and export that model.",
        )
    inputs = max(1, len(card.channels)) + 2 * card.context
    if inputs > 1:
        return SettingsError(
            f"The model '{name}' sees {inputs} images of each place (sequences, neighbouring slices); "
            f"only models of one can be written for {system}.",
            "Finetune on the first sequence alone, without neighbouring slices.",
        )
    if card.bias_field_correction:
        return SettingsError(
            f"The model '{name}' needs volumes whose bias field is corrected, which {system} does not do.",
            "Finetune without correcting it.",
        )
    return None


def not_for_nnunet(entry: ModelEntry) -> SSLSegError | None:
    """Why nnU-Net could not run it."""
    return why_not(entry.card, entry.name, "nnU-Net") if entry.card else None


def not_for_monai(entry: ModelEntry) -> SSLSegError | None:
    """Why MONAI could not run it."""
    card, name = entry.card, entry.name
    if card is None:
        return None
    return why_not(card, name, "MONAI") or not_in_bundle(name, card.networks, len(card.widths))


def not_in_bundle(name: str, networks: int, stages: int) -> SSLSegError | None:
    """Why a bundle cannot hold a model of so many networks of so many stages each."""
    if networks > 1:
        return SettingsError(
            f"The model '{name}' is {networks} networks that answer together; a bundle holds one.",
            "Finetune a single network.",
        )
    if stages < _FEWEST_STAGES:
        return no_dyn_unet(name)
    return None


def no_dyn_unet(name: str) -> CheckpointError:
    """What is said of a network of another shape than MONAI's can have."""
    return CheckpointError(
        f"MONAI's DynUNet cannot have the shape of the network of '{name}'.",
        "Train one of three stages or more, with instance or batch normalisation and the usual last map.",
    )
