"""Our U-Net is nnU-Net's PlainConvUNet in all but names: weights of one as those of the other, and its plans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from torch import Tensor

from ..core.errors import CheckpointError
from ..networks.settings import UNetSettings

CLASS = "dynamic_network_architectures.architectures.unet.PlainConvUNet"
_NORMS = {"instance": "torch.nn.modules.instancenorm.InstanceNorm2d", "batch": "torch.nn.modules.batchnorm.BatchNorm2d"}
_OPS = {"norm": 1, "conv": 0}  # place in nnU-Net's list of what a block does, where each weight stands a second time
_LARGEST = 3  # side of the convolutions


def plan_of(settings: UNetSettings) -> dict[str, Any]:
    """How plans of nnU-Net describe a U-Net.

    Raises:
        CheckpointError: nnU-Net has no such network.
    """
    if settings.norm not in _NORMS:
        raise CheckpointError(
            f"nnU-Net has no network with {settings.norm} normalisation.", "Train with instance or batch normalisation."
        )
    if settings.pixel_features:
        raise CheckpointError(
            "nnU-Net has no network whose last map has a width of its own.",
            "Train one with the usual last map (0 pixel features).",
        )
    stages = len(settings.widths)
    return {
        "network_class_name": CLASS,
        "arch_kwargs": {
            "n_stages": stages,
            "features_per_stage": list(settings.widths),
            "conv_op": "torch.nn.modules.conv.Conv2d",
            "kernel_sizes": [[_LARGEST, _LARGEST]] * stages,
            "strides": [[1, 1], *[[2, 2]] * (stages - 1)],
            "n_conv_per_stage": [2] * stages,
            "n_conv_per_stage_decoder": [2] * (stages - 1),
            "conv_bias": False,
            "norm_op": _NORMS[settings.norm],
            "norm_op_kwargs": {"eps": 1e-05, "affine": True},
            "dropout_op": None,
            "dropout_op_kwargs": None,
            "nonlin": "torch.nn.LeakyReLU",
            "nonlin_kwargs": {"inplace": True},
        },
        "_kw_requires_import": ["conv_op", "norm_op", "dropout_op", "nonlin"],
    }


def to_nnunet(state: Mapping[str, Tensor], settings: UNetSettings) -> dict[str, Tensor]:
    """Our weights under nnU-Net's names: each block's twice, and the encoder's once more below the decoder.

    The outputs of nnU-Net's deep supervision, which we have none of, are zero; prediction does not use them.
    """
    found: dict[str, Tensor] = {}
    for name, tensor in state.items():
        for theirs in their_names(name, len(settings.widths)):
            found[theirs] = tensor
    head = state["segmentation_head.weight"]
    for stage, width in enumerate(reversed(settings.widths[1:-1])):
        found[f"decoder.seg_layers.{stage}.weight"] = head.new_zeros(len(head), width, 1, 1)
        found[f"decoder.seg_layers.{stage}.bias"] = head.new_zeros(len(head))
    return found | {f"decoder.{name}": tensor for name, tensor in found.items() if name.startswith("encoder.")}


def from_nnunet(weights: Mapping[str, Tensor], settings: UNetSettings, own: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """nnU-Net's encoder and decoder under our names, without the outputs.

    Biases of its convolutions are left out: a normalisation follows and takes them away; of those that bring maps up,
    a rim of one pixel keeps a trace.

    Args:
        weights: of a checkpoint of nnU-Net.
        settings: of the network that its plans describe (:func:`settings_of`).
        own: weights of one of ours of these settings, of which names and shapes count.

    Raises:
        CheckpointError: a weight is missing or has another shape.
    """
    found = {}
    for name, tensor in own.items():
        if name.startswith("segmentation_head."):
            continue
        theirs = their_names(name, len(settings.widths))[0]
        if theirs not in weights or weights[theirs].shape != tensor.shape:
            what = "has another shape than its plans say" if theirs in weights else "is missing"
            raise CheckpointError(
                f"The weights are not those of the network in the plans: '{theirs}' {what}.",
                "Take the folder as nnU-Net has written it.",
            )
        found[name] = weights[theirs].to(tensor.dtype).clone()
    return found


def settings_of(architecture: Mapping[str, Any]) -> UNetSettings:
    """The shape of ours that equals a network of plans.

    Raises:
        CheckpointError: there is none; says why.
    """
    name = str(architecture.get("network_class_name", "")).rpartition(".")[2]
    if name != "PlainConvUNet":
        raise _other(f"it is a {name or 'network without a name'}, not a plain U-Net (PlainConvUNet)")
    kwargs = architecture.get("arch_kwargs")
    kwargs = kwargs if isinstance(kwargs, Mapping) else {}
    try:
        stages, widths = int(kwargs["n_stages"]), tuple(map(int, kwargs["features_per_stage"]))
        if str(kwargs["conv_op"]).endswith("Conv3d"):
            raise _other("it is 3D")
        kernels, strides = (sides_of(kwargs[name], stages, 2) for name in ("kernel_sizes", "strides"))
        convolutions = [*each_of(kwargs["n_conv_per_stage"], stages)]
        convolutions += each_of(kwargs["n_conv_per_stage_decoder"], stages - 1)
        norm = next((ours for ours, op in _NORMS.items() if op == kwargs["norm_op"]), None)
    except (LookupError, TypeError, ValueError) as error:
        raise CheckpointError(
            f"The plans do not describe the network ({type(error).__name__}: {error}).",
            "Take the folder as nnU-Net has written it.",
        ) from error
    if set(kernels) != {(_LARGEST, _LARGEST)}:
        raise _other("its convolutions are not all of 3 × 3 pixels")
    if strides != [(1, 1), *[(2, 2)] * (stages - 1)]:
        raise _other("not all its stages halve height and width: its patches were far from square")
    if set(convolutions) != {2}:
        raise _other("it has not two convolutions in each stage")
    if norm is None:
        raise _other(f"it normalises with {kwargs['norm_op']}")
    if not str(kwargs.get("nonlin", "")).endswith("LeakyReLU"):
        raise _other(f"it has {kwargs.get('nonlin')} in place of a leaky ReLU")
    return UNetSettings(widths=widths, norm=norm)


def their_names(name: str, stages: int) -> list[str]:
    """nnU-Net's names of one of our weights, each of which stands for the same.

    Raises:
        CheckpointError: it has none.
    """
    if name.startswith("segmentation_head."):
        return [f"decoder.seg_layers.{stages - 2}.{name.rpartition('.')[2]}"]
    if match := re.fullmatch(r"decoder\.stages\.(\d+)\.transp_conv\.conv\.(\w+)", name):
        return [f"decoder.transpconvs.{match[1]}.{match[2]}"]
    pattern = r"(encoder|decoder)\.stages\.(\d+)\.(?:conv_block\.)?(conv|norm)([12])\.(?:conv\.)?(\w+)"
    match = re.fullmatch(pattern, name)
    if match is None:
        raise CheckpointError(f"nnU-Net's network has no place for '{name}'.", "Train a plain U-Net.")
    part, stage, op, number, kind = match.groups()
    block = f"{part}.stages.{stage}.{'0.' if part == 'encoder' else ''}convs.{int(number) - 1}"
    return [f"{block}.{op}.{kind}", f"{block}.all_modules.{_OPS[op]}.{kind}"]


def sides_of(given: Any, stages: int, dims: int) -> list[tuple[int, ...]]:
    """Sides of the kernels, or strides, of each stage as plans say them.

    Raises:
        TypeError, ValueError: they say it otherwise.
    """
    found = [tuple(map(int, side)) if isinstance(side, (list, tuple)) else (int(side),) * dims for side in given]
    if len(found) != stages:
        raise ValueError(f"{len(found)} sides for {stages} stages")
    return found


def each_of(given: Any, count: int) -> list[int]:
    """A number for each of so many stages, as plans say them; errors as of :func:`sides_of`."""
    return [int(given)] * count if isinstance(given, int) else [int(value) for value in given]


def _other(why: str) -> CheckpointError:
    return CheckpointError(
        f"This network of nnU-Net cannot be taken over: {why}.",
        "2D U-Nets of nnU-Net's planner 'ExperimentPlanner' (configuration 2d) can be taken over.",
    )
