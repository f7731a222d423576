"""A 3D network that was pretrained with nnssl as a backbone: its encoder and stem begin a finetuning here.

Weights only, as nnU-Net itself takes them: the decoder is learnt anew, and how volumes were prepared stays behind.
Nothing in the file is run (``training.foreign``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from .. import __version__
from ..core.errors import CheckpointError
from ..networks.architecture import RESIDUAL3D, UNET3D, described, outline
from ..networks.architecture import shape as shape_of
from ..networks.settings import ResidualUNet3dSettings, UNet3dSettings
from ..project import Project
from ..project.models import NNSSL
from ..training.foreign import read_foreign, weights_in
from ..training.inputs import ALIKE
from .model_exchange import adopt
from .model_formats import ImportedModel
from .nnssl_files import PLAN, checkpoint_in
from .nnssl_network import from_nnssl, settings_of

#: What the checkpoints that are written here call their trainer. Their decoders fit, too.
OWN_TRAINER = "SSLSegmentation"
#: Key of a backbone under which it stands how volumes were prepared elsewhere.
ELSEWHERE = "pretrained_with"
_OWN_STEPS = 250  # of an epoch of nnssl
_AGAIN = "Ask for the file again."
_GREYS = {
    "ZScoreNormalization": "of mean 0 and standard deviation 1",
    "RescaleTo01": "from 0 to 1",
    "NoNormalization": "as they were",
}
_NEEDED = ("architecture_plans", "pretrain_plan", "pretrain_num_input_channels", "key_to_encoder", "key_to_stem")


def import_nnssl(project: Project, source: Path, name: str | None = None) -> ImportedModel:
    """Take over the encoder of a checkpoint of nnssl as a backbone for volumes.

    Args:
        source: the checkpoint, the folder of a training, or one that was handed on.
        name: in the project (default: that of the folder).

    Raises:
        CheckpointError: it is none, half of one, holds program code, has no adaptation plan, or another network than a
            3D one of one channel with plain or residual stages.
        ProjectError: the very same is in the project already.
        StorageError: the disk refused.
    """
    path = checkpoint_in(source)
    read = read_foreign(path)
    weights = weights_in(read, path, "nnssl")
    plan = _plan(read, path)
    settings = settings_of(plan["architecture_plans"])
    prepared = _prepared(plan, path)
    content = {
        "version": __version__,
        **_network(read, weights, plan, settings),
        "method": NNSSL,
        "settings": {"preset": NNSSL},
        "preprocessing": None,
        "max_size": None,
        ALIKE: True,
        ELSEWHERE: prepared,
        "data": {"volumes": 0, "slices": 0, "validation_volumes": 0, "transductive": False, "cases": []},
        "stages": [{"stage": NNSSL, "step": _OWN_STEPS * _epochs(read)}],
        "stopped_early": None,
    }
    name = name or (source if source.is_dir() else path.parent).name
    return adopt(project, "backbone", content, path, name, [_LEARNT, _in_words(prepared)])


_LEARNT = (
    "What it was pretrained on is not known here: if test cases of this project were among that, their scores say too "
    "much."
)


def _plan(read: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The adaptation plan, which has what is needed of it."""
    plan = read.get(PLAN)
    if not isinstance(plan, Mapping):
        raise CheckpointError(
            f"'{path}' holds no adaptation plan of nnssl, which describes its network.",
            "nnssl can add it to an older checkpoint; if it is one of nnU-Net, take its whole folder.",
        )
    if lacking := [name for name in _NEEDED if name not in plan]:
        raise CheckpointError(f"The adaptation plan in '{path}' does not say '{lacking[0]}'.", _AGAIN)
    if not isinstance(plan["architecture_plans"], Mapping):
        raise CheckpointError(f"The adaptation plan in '{path}' does not describe the network.", _AGAIN)
    if plan["pretrain_num_input_channels"] != 1:
        raise CheckpointError(
            f"The network in '{path}' sees {plan['pretrain_num_input_channels']} images of each place; only networks "
            "of one can be taken over.",
            "Take one that was pretrained on single images.",
        )
    return plan


def _network(
    read: Mapping[str, Any], weights: Mapping[str, Any], plan: Mapping[str, Any], settings: UNet3dSettings
) -> dict[str, Any]:
    """What a backbone says of the network, and its weights."""
    kind = RESIDUAL3D if isinstance(settings, ResidualUNet3dSettings) else UNET3D
    network = outline({"architecture": kind, "network": shape_of(settings)}, 2)
    own = network.state_dict()
    state = from_nnssl(weights, plan, settings, own)
    if read.get("trainer_name") == OWN_TRAINER and any(theirs.startswith("decoder.") for theirs in weights):
        state |= from_nnssl(weights, plan, settings, own, "decoder.")
    return {**described(network), "state": state}


def _prepared(plan: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """How volumes were prepared there: spacing in mm (None = as they were), normalisation, patch."""
    pretraining = plan["pretrain_plan"]
    configurations = pretraining.get("configurations") if isinstance(pretraining, Mapping) else None
    found = next(iter(configurations.values()), None) if isinstance(configurations, Mapping) else None
    if not isinstance(found, Mapping):
        raise CheckpointError(f"The adaptation plan in '{path}' does not say how volumes were prepared.", _AGAIN)
    style, spacing = str(found.get("spacing_style")), _numbers(found.get("spacing"))
    if spacing is None and style != "noresample":
        raise CheckpointError(
            f"The adaptation plan in '{path}' says '{style}' of the size of voxels, but not what that is.", _AGAIN
        )
    patch = _numbers(plan.get("recommended_downstream_patchsize")) or _numbers(found.get("patch_size"))
    schemes = found.get("normalization_schemes")
    scheme = schemes[0] if isinstance(schemes, (list, tuple)) and schemes else None
    return {
        "spacing_mm": None if style == "noresample" else spacing,
        "normalisation": str(scheme or ""),
        "patch": [int(side) for side in patch] if patch else None,
    }


def _numbers(given: Any) -> list[float] | None:
    """Three positive numbers, as a list, a tuple or a tensor; None if they are others."""
    given = given.tolist() if isinstance(given, torch.Tensor) else given
    if not isinstance(given, (list, tuple)) or len(given) != 3:
        return None
    fine = all(isinstance(n, (int, float)) and not isinstance(n, bool) and math.isfinite(n) and n > 0 for n in given)
    return [float(n) for n in given] if fine else None


def _in_words(prepared: Mapping[str, Any]) -> str:
    spacing = prepared["spacing_mm"]
    size = f"voxels of {' × '.join(f'{mm:g}' for mm in spacing)} mm" if spacing else "voxels of any size"
    greys = _GREYS.get(prepared["normalisation"], f"of a kind that is not known here ('{prepared['normalisation']}')")
    return (
        f"It was pretrained on {size} and greys {greys}; here volumes are prepared as the settings of a training say."
    )


def _epochs(read: Mapping[str, Any]) -> int:
    number = read.get("current_epoch")
    return number if isinstance(number, int) and number >= 0 else 0
