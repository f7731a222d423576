"""What settings are called in forms: plain words where the name itself is for those who know the methods only.

A setting that is not listed here is shown by its name, and its help is its tooltip: new methods need nothing here.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import capitalised

from .LibraryText import translated

_NAMES = {
    "architecture": _("Kind of network"),
    "backbone_rate": _("Learning rate of the pretrained part"),
    "batch_size": _("Slices a step"),
    "batch_share": _("Drafts among the slices of such a step"),
    "bias_field_correction": _("Even out brightness (N4)"),
    "certainty": _("Certainty from which a draft counts"),
    "channels": _("Sequences"),
    "context": _("Neighbouring slices"),
    "curve_probability": _("Structures with other brightness"),
    "epochs": _("Passes over all slices"),
    "fade": _("Fewer and fewer drafts"),
    "filter_probability": _("Slices with other texture"),
    "first_part": _("Part of the steps that learns from drafts"),
    "foreground_share": _("Share of slices with structures"),
    "frozen_start": _("Pretrained part fixed at first"),
    "gradient_clip": _("Limit of the gradient"),
    "learning_rate": _("Learning rate"),
    "loss": _("Measure of error"),
    "masked_fraction": _("Share that is hidden"),
    "max_size": _("Image size"),
    "networks": _("Networks that answer together"),
    "norm": _("Normalisation"),
    "normalisation": _("Normalisation of brightness"),
    "pixel_features": _("Channels of the last map"),
    "place": _("Where each pixel lies"),
    "plane": _("Plane of the slices"),
    "precision": _("Number format"),
    "random_probe": _("Last layer only, on a random network"),
    "rotation_deg": _("Rotation"),
    "schedule": _("Course of the learning rate"),
    "seed": _("Random seed"),
    "start": _("Begins with"),
    "steps": _("Training steps"),
    "transductive": _("Learn from test cases, too"),
    "unlabelled_ratio": _("Unlabelled slices for each labelled one"),
    "validate_every": _("Steps between checks"),
    "warmup": _("Slow start of the learning rate"),
    "widths": _("Channels of the network"),
}
_GROUPS = {
    "appearance": _("random looks of tissues"),
    "drafts": _("drafts of other cases"),
    "intensity": _("random changes of brightness"),
    "mean_teacher": _("unlabelled images (mean teacher)"),
    "network": _("network"),
    "optimisation": _("training"),
    "spatial": _("random changes of shape"),
}
_LONGEST_UNIT = len("slices")
#: How the help of a setting explains a choice.
EXPLAINED = re.compile(r"'(\w+)' = ([^;]+)")


def settingName(field: Mapping[str, Any]) -> str:
    """What a setting is called, with its unit if that is too long to stand behind the number."""
    name = field["path"][-1]
    text = _NAMES.get(name) or translated(capitalised(name.replace("_", " ")))
    unit = translated(field["unit"])
    return text if settingUnit(field) == unit else f"{text} ({unit})"


def settingUnit(field: Mapping[str, Any]) -> str:
    """What stands behind the number."""
    unit = translated(field["unit"])
    return unit if len(unit) <= _LONGEST_UNIT else ""


def settingHelp(field: Mapping[str, Any]) -> str:
    """Its tooltip."""
    return capitalised(translated(field["help"]))


def groupName(path: Sequence[str], stages: int) -> str:
    """Heading over settings whose paths begin in the same way.

    Args:
        stages: of the method; with one, it needs no name.
    """
    parts = [part for part in path[:-1] if part != "method"]
    if parts[:1] == ["stages"]:
        own = parts[2:] or ([_("method")] if stages == 1 else [])
        parts = own if stages == 1 else [_("part '{name}'").format(name=parts[1]), *own]
    return capitalised(", ".join(_GROUPS.get(part) or translated(part.replace("_", " ")) for part in parts)) or _(
        "General"
    )


def choiceWords(field: Mapping[str, Any]) -> dict[str, str]:
    """Choice → what it means, as the setting's help explains it; the choice itself where it does not."""
    explained = dict(EXPLAINED.findall(translated(field["help"])))
    return {choice: capitalised(explained.get(choice, choice).strip()) for choice in field["choices"]}
