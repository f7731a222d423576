"""A model as a MONAI bundle, which MONAI and programs over it (MONAI Label, MHub) run without this one.

::

    NAME/configs/metadata.json    what goes in and comes out, versions, who and what for
    NAME/configs/inference.json   MONAI's transforms, network (DynUNet, which is our U-Net) and inferer
    NAME/models/model.pt          weights for that network
    NAME/models/model.ts          the network as TorchScript
    NAME/models/model.onnx        the network for others than torch, where the package onnx is installed
    NAME/models/model.sslseg.zip  the model as this program keeps it: so it comes in again
    NAME/docs/README.md, license.txt
"""

from __future__ import annotations

import inspect
import json
import shutil
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import monai
import numpy as np
import torch
from monai.data import save_net_with_metadata
from monai.networks.nets import DynUNet
from torch import Tensor

from ..core.errors import CheckpointError, SSLSegError
from ..core.exchange import new_folder
from ..core.packages import require_optional
from ..core.storage import atomic_path, write_json, write_text
from ..project import Project
from ..project.models import ModelEntry
from ..training import load_checkpoint
from .bundle_config import inference_config, metadata, network_config
from .bundle_files import INFERENCE, METADATA, OWN
from .handed import HandedModel, handed
from .handed_card import no_dyn_unet, not_in_bundle
from .model_exchange import export_model, import_model
from .model_formats import SUFFIX, ExportedModel, ImportedModel, for_others

_SYSTEM = "MONAI"
_NO_LICENCE = (
    "Whoever trained these weights has not said under which licence they may be used. Ask before they are passed on.\n"
)


def export_bundle(entry: ModelEntry, target: Path, describe: Callable[[ModelEntry], str]) -> ExportedModel:
    """Write a model as a MONAI bundle.

    Args:
        entry: a model of slices that was trained on z-scores, of one network.
        target: folder, new or empty.
        describe: writes the card for people.

    Raises:
        CheckpointError, SettingsError: MONAI could not make the same masks with it.
        ProjectError: there is something in the folder.
        StorageError: the disk refused.
    """
    content = load_checkpoint(entry.path, "model")
    model = handed(content, entry.name, _SYSTEM)
    _refuse_others(model, entry.name)
    notes = model.differences(_SYSTEM)
    card = describe(for_others(entry, content, target.name))
    scores = {role: dict(score["overall"]) for role, score in entry.scores.items()}
    versions = {"monai": monai.__version__, "torch": torch.__version__.split("+")[0], "numpy": np.__version__}
    described = metadata(model, target.name, scores, versions)
    config = inference_config(model)
    network = dyn_unet(model)
    with new_folder(target) as staging:
        write_json(staging / METADATA, described)
        write_json(staging / INFERENCE, config)
        (staging / "models").mkdir()
        with atomic_path(staging / "models" / "model.pt") as temporary:
            torch.save(network.state_dict(), temporary)
        _save_script(network, model, staging / "models" / "model.ts", described, config)  # its name stands in it
        lacking = _save_onnx(network, model, staging / "models" / "model.onnx")
        shutil.move(export_model(entry, staging / f"own{SUFFIX}", describe), staging / OWN)
        write_text(staging / "docs" / "README.md", card + _in_monai(notes))
        write_text(staging / "docs" / "license.txt", _NO_LICENCE)
    return ExportedModel(target, [*notes, *lacking])  # what this computer lacks is nobody else's concern


def import_bundle(project: Project, source: Path, name: str | None = None) -> ImportedModel:
    """Take over a model from a bundle that this program wrote; errors as :func:`import_model`.

    Raises:
        CheckpointError: another program wrote it, or it is half of one.
    """
    own = source / OWN
    if not own.is_file():
        ours = '"sslsegmentation"' in (source / METADATA).read_text(encoding="utf-8", errors="replace")
        hint = "Ask for the whole bundle." if ours else "Only bundles that this program has written can be taken over."
        what = f"lacks '{OWN}'" if ours else "was not written by this program, which cannot train its network on"
        raise CheckpointError(f"The bundle '{source}' {what}.", hint)
    return import_model(project, own, name or source.resolve().name)


def dyn_unet(model: HandedModel) -> DynUNet:
    """MONAI's network with the weights of a model, in evaluation mode."""
    arguments = {name: value for name, value in network_config(model).items() if name != "_target_"}
    network = DynUNet(**arguments).eval()
    own = dict(network.named_parameters()) | dict(network.named_buffers())  # each once, whatever contains it
    given = {_dyn_name(name, len(model.network.widths)): tensor for name, tensor in model.states[0].items()}
    if set(own) != set(given):
        raise CheckpointError(
            "The network has other weights than MONAI's DynUNet of its shape.", "Export it in another form."
        )
    with torch.no_grad():
        for name, tensor in given.items():
            own[name].copy_(tensor)
    return network


def _dyn_name(name: str, stages: int) -> str:
    """What DynUNet calls one of our weights."""
    part, _, rest = name.partition(".stages.")
    if part == "encoder":
        number, _, rest = rest.partition(".")
        stage = int(number)
        places = {0: "input_block", stages - 1: "bottleneck"}
        return f"{places.get(stage, f'downsamples.{stage - 1}')}.{rest}"
    if part == "decoder":
        return f"upsamples.{rest}"
    return name.replace("segmentation_head.", "output_block.conv.conv.")


def _refuse_others(model: HandedModel, name: str) -> None:
    if fault := not_in_bundle(name, len(model.states), len(model.network.widths)):
        raise fault
    if model.network.norm == "group" or model.network.pixel_features:
        raise no_dyn_unet(name)


def _save_script(
    network: DynUNet, model: HandedModel, path: Path, described: Mapping[str, Any], config: Mapping[str, Any]
) -> None:
    """The network as TorchScript, with what the bundle says of it, as MONAI's ``ckpt_export`` does it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of torch, which prefers another form
        example: Tensor = torch.zeros(1, 1, *model.patch)
        script = torch.jit.trace(network, example, check_trace=False)
        more = {"inference.json": json.dumps(config).encode()}
        save_net_with_metadata(script, str(path), meta_values=dict(described), more_extra_files=more)


def _save_onnx(network: DynUNet, model: HandedModel, path: Path) -> list[str]:
    """The network in the form of ONNX, of any number of slices of any size; without the package a sentence of that."""
    try:
        require_optional("onnx", what="The network in the form of ONNX (models/model.onnx)")
    except SSLSegError as lacking:
        return [f"{lacking.sentence} {lacking.hint}"]
    free = {0: "slices", 2: "height", 3: "width"}
    # torch's newer exporter needs a further package for the same network; older versions of torch have one alone.
    how = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    with warnings.catch_warnings(), atomic_path(path) as temporary:
        warnings.simplefilter("ignore")  # of torch, which prefers the newer one
        torch.onnx.export(
            network,
            (torch.zeros(1, 1, *model.patch),),
            str(temporary),
            input_names=["image"],
            output_names=["pred"],
            dynamic_axes={"image": free, "pred": free},
            **how,
        )
    return []


def _in_monai(notes: list[str]) -> str:
    """How it is used there, for people."""
    return "\n".join(
        [
            "",
            "## In MONAI",
            "",
            "    python -m monai.bundle run --bundle_root . --meta_file configs/metadata.json \\",
            "        --config_file configs/inference.json --dataset_dir VOLUMES --output_dir MASKS",
            "",
            "VOLUMES: a folder of NIfTI files (.nii.gz). It needs pytorch-ignite, nibabel and fire.",
            "Other programs than torch take models/model.onnx, where there is one: 'image' in, 'pred' out.",
            "",
            *(f"- {note}" for note in notes),
            "",
        ]
    )
