"""A trained U-Net of nnU-Net v2 as a backbone: its encoder and decoder begin a finetuning here.

Weights only: what it segments, how volumes were prepared and what it was trained on stay behind, and nothing in the
file is run (``training.foreign``).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.errors import CheckpointError
from ..core.storage import read_json
from ..networks.architecture import UNET, described, outline
from ..networks.architecture import shape as shape_of
from ..project import Project
from ..project.models import NNUNET
from ..training.foreign import read_foreign, weights_in
from .model_exchange import adopt
from .model_formats import ImportedModel
from .nnunet_files import PLANS_FILE, checkpoint_in
from .nnunet_network import from_nnunet, settings_of

_OWN_STEPS = 250  # of an epoch of nnU-Net
_WHOLE = "Take the folder as nnU-Net has written it, with plans.json, dataset.json and fold_0."


def import_nnunet(project: Project, source: Path, name: str | None = None) -> ImportedModel:
    """Take over the network of a trained-model folder of nnU-Net, or of one of its checkpoints, as a backbone.

    Args:
        source: ``…/TRAINER__PLANS__2d`` with ``fold_0/checkpoint_final.pth``, the ``Dataset…`` folder around it, or a
            checkpoint in such a folder.
        name: in the project (default: that of the data set).

    Raises:
        CheckpointError: it is none, half of one, holds program code, or another network than a 2D PlainConvUNet of one
            channel.
        ProjectError: the very same is in the project already.
        StorageError: the disk refused.
    """
    path = checkpoint_in(source)
    plans = read_json(path.parent.parent / PLANS_FILE, "nnU-Net's plans")
    read = read_foreign(path)
    weights = weights_in(read, path, "nnU-Net v2")
    architecture = _architecture(read, plans, path)
    settings = settings_of(architecture)
    network = outline({"architecture": UNET, "network": shape_of(settings)}, 2)
    own = network.state_dict()
    inputs = _inputs(weights)
    if inputs != 1:
        raise CheckpointError(
            f"The network in '{path}' sees {inputs} images of each place; only networks of one can be taken over.",
            "Train nnU-Net on one channel.",
        )
    content = {
        "version": __version__,
        **described(network),
        "method": NNUNET,
        "settings": {"preset": NNUNET},
        "preprocessing": None,
        "max_size": None,
        "state": from_nnunet(weights, settings, own),
        "data": {
            "volumes": _trained_on(path),
            "slices": 0,
            "validation_volumes": 0,
            "transductive": False,
            "cases": [],
        },
        "stages": [{"stage": NNUNET, "step": _OWN_STEPS * _epochs(read)}],
        "stopped_early": None,
    }
    return adopt(project, "backbone", content, path, name or path.parent.parent.parent.name, [_LEARNT])


_LEARNT = (
    "Its weights alone were taken over. What nnU-Net trained it on is not known here: if test cases of this project "
    "were among that, their scores say too much."
)


def _architecture(read: Mapping[str, Any], plans: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """What the plans say of the network of the configuration that was trained."""
    init = read.get("init_args")
    name = str(init.get("configuration", "")) if isinstance(init, Mapping) else ""
    configurations = plans.get("configurations")
    found = configurations.get(name) if isinstance(configurations, Mapping) else None
    if not isinstance(found, Mapping) or not isinstance(found.get("architecture"), Mapping):
        raise CheckpointError(
            f"The plans beside '{path}' do not describe the network of its configuration '{name}'.", _WHOLE
        )
    return found["architecture"]


def _inputs(weights: Mapping[str, Any]) -> int:
    first = weights.get("encoder.stages.0.0.convs.0.conv.weight")
    return 1 if first is None or first.ndim < 2 else int(first.shape[1])


def _trained_on(path: Path) -> int:
    """How many volumes, as far as the data set's description says."""
    described = path.parent.parent / "dataset.json"
    number = read_json(described, "nnU-Net's description").get("numTraining") if described.is_file() else 0
    return number if isinstance(number, int) and number >= 0 else 0


def _epochs(read: Mapping[str, Any]) -> int:
    number = read.get("current_epoch")
    return number if isinstance(number, int) and number >= 0 else 0
