"""A 3D backbone as a checkpoint of nnssl, for nnU-Net to begin with.

::

    checkpoint_final.pth    weights and adaptation plan, read by torch as weights only
    adaptation_plan.json    the plan alone
    README.md               its card, and what differs

The plan says which network it is, where encoder and stem stand among its weights, and how volumes were prepared.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch

from ..core.errors import CheckpointError, SettingsError
from ..core.exchange import new_folder
from ..core.settings import from_dict
from ..core.storage import atomic_path, write_json, write_text
from ..networks.architecture import REGISTRY, RESIDUAL3D, UNET3D, architecture
from ..networks.settings import UNet3dSettings
from ..project.models import ModelEntry
from ..stores.volume_preprocessing import VolumePreprocessing
from ..training import load_checkpoint
from .model_formats import ExportedModel, for_others
from .nnssl_files import CHECKPOINT, PLAN, PLAN_FILE
from .nnssl_import import ELSEWHERE, OWN_TRAINER
from .nnssl_network import plan_of, to_nnssl

_PLANS = "nnsslPlans"
_RESAMPLING = "resample_data_or_seg_to_shape"
_RANGE, _STANDARD = "RescaleTo01", "ZScoreNormalization"
_TAKEN = "nnU-Net takes the encoder alone and learns a decoder anew."
_GREYS = (
    "Greys are from 0 to 1 here, between two percentiles, and have mean 0 and standard deviation 1 there; the first "
    "normalisation in the network takes away what that changes, but for voxels that are clipped here."
)
_ONE = "nnU-Net's loader of nnssl takes plain encoders for data of one sequence only."
_FIELD = "The bias field of volumes was corrected here; nnU-Net does not do that."


def export_nnssl(entry: ModelEntry, target: Path, describe: Callable[[ModelEntry], str]) -> ExportedModel:
    """Write a backbone of volumes as a folder with a checkpoint of nnssl.

    Args:
        entry: a backbone of volumes that sees one sequence.
        target: folder, new or empty.
        describe: writes the card for people.

    Raises:
        CheckpointError, SettingsError: nnssl has no such network.
        ProjectError: there is something in the folder.
        StorageError: the disk refused.
    """
    content = load_checkpoint(entry.path, "backbone")
    kind = architecture(content)
    if kind not in (UNET3D, RESIDUAL3D):
        raise CheckpointError(
            f"'{entry.name}' is no backbone of volumes: networks of nnssl see volumes in three dimensions.",
            "Pretrain one by a method in 3D, and export that.",
        )
    if content.get("inputs", 1) > 1:
        raise SettingsError(
            f"The backbone '{entry.name}' sees {content['inputs']} sequences; only backbones of one can be written for "
            "nnssl.",
            "Pretrain on the first sequence alone.",
        )
    network: UNet3dSettings = from_dict(REGISTRY[kind].settings, content["network"])
    prepared = _prepared(content, entry.name)
    described = plan_of(network)
    plan = {
        **described,
        "pretrain_plan": _pretraining(prepared),
        "pretrain_num_input_channels": 1,
        "recommended_downstream_patchsize": prepared["patch"],
    }
    checkpoint = {
        "network_weights": to_nnssl(content["state"], network),
        "trainer_name": OWN_TRAINER,
        "init_args": {},
        "current_epoch": 0,
        "logging": {},
        "optimizer_state": {},
        PLAN: plan,
    }
    notes = [_TAKEN]
    notes += [_GREYS] if prepared["normalisation"] == _RANGE else []
    notes += [_ONE] if kind == UNET3D else []
    notes += [_FIELD] if (content["preprocessing"] or {}).get("bias_field_correction") else []
    buffer = io.BytesIO()
    torch.save(checkpoint, buffer)
    with new_folder(target) as staging:
        with atomic_path(staging / CHECKPOINT) as temporary:
            temporary.write_bytes(buffer.getbuffer())
        write_json(staging / PLAN_FILE, {**plan, "trainer_name": OWN_TRAINER})
        card = describe(for_others(entry, content, target.name))
        write_text(staging / "README.md", card + _in_nnunet(notes))
    return ExportedModel(target, notes)


def _prepared(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    """How volumes were prepared, as a plan of nnssl says it."""
    if not content["preprocessing"]:
        found = content.get(ELSEWHERE) or {}
        if not found.get("patch"):
            raise CheckpointError(
                f"How volumes were prepared for '{name}' is not known, so that nnssl's plan cannot be written.",
                "Hand on the file that it came from.",
            )
        return found
    own = from_dict(VolumePreprocessing, content["preprocessing"])
    return {
        "spacing_mm": [own.slice_mm, own.spacing_mm, own.spacing_mm],
        "normalisation": _STANDARD if own.is_standardised else _RANGE,
        "patch": list(own.patch),
    }


def _pretraining(prepared: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a plan that says how volumes were prepared. Its data set has no name but ours."""
    spacing = prepared["spacing_mm"]
    style = "noresample" if spacing is None else "onemmiso" if set(spacing) == {1.0} else "median"
    resampling = {
        f"resampling_fn_{what}{ending}": value
        for what, is_seg, order in (("data", False, 3), ("mask", True, 1))
        for ending, value in (
            ("", _RESAMPLING),
            ("_kwargs", {"is_seg": is_seg, "order": order, "order_z": 0, "force_separate_z": None}),
        )
    }
    return {
        "dataset_name": "Dataset900_SSLSegmentation",
        "plans_name": _PLANS,
        "original_median_spacing_after_transp": spacing or [1.0, 1.0, 1.0],
        "image_reader_writer": "SimpleITKIO",
        "transpose_forward": [0, 1, 2],
        "transpose_backward": [0, 1, 2],
        "experiment_planner_used": "ExperimentPlanner",
        "configurations": {
            style: {
                "data_identifier": f"{_PLANS}_{style}",
                "preprocessor_name": "DefaultPreprocessor",
                "spacing_style": style,
                "normalization_schemes": [prepared["normalisation"]],
                "use_mask_for_norm": [False],
                **resampling,
                "spacing": spacing,
                "patch_size": list(prepared["patch"]),
            }
        },
    }


def _in_nnunet(notes: list[str]) -> str:
    """How it is used there, for people."""
    return "\n".join(
        [
            "",
            "## In nnU-Net",
            "",
            f"    nnUNetv2_preprocess_like_nnssl -d DATASET -n NAME -pc {CHECKPOINT} -am like_pretrained",
            "    nnUNetv2_train_pretrained DATASET 3d_fullres 0 -p PLANS",
            "",
            "These commands are of the version of nnU-Net that nnssl's pages name.",
            "",
            *(f"- {note}" for note in notes),
            "",
        ]
    )
