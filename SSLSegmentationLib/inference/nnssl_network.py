"""Networks of nnssl's adaptation plans as ours: their shapes, and weights of one as those of the other.

nnssl pretrains encoders of nnU-Net, plain ones (PlainConvUNet) or with residual blocks (ResidualEncoderUNet, ResEncL).
Biases of their convolutions are left out: a normalisation follows each and takes them away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from torch import Tensor

from ..core.errors import CheckpointError, SettingsError
from ..networks.settings import ResidualUNet3dSettings, UNet3dSettings
from .nnunet_network import each_of, sides_of, their_names

PLAIN, RESIDUAL = "PlainConvUNet", "ResidualEncoderUNet"
#: Shapes that have a name there.
_NAMED = {"ResEncL": ResidualUNet3dSettings((32, 64, 128, 256, 320, 320), blocks=(1, 3, 4, 6), depth_poolings=5)}
_MODULE = "torch.nn.modules"
_NORMS = {"instance": f"{_MODULE}.instancenorm.InstanceNorm3d", "batch": f"{_MODULE}.batchnorm.BatchNorm3d"}
_ENCODER, _STEM = "encoder.stages", "encoder.stem"  # where the weights of such networks stand
_OPS = {"conv": ("conv", 0), "adn.N": ("norm", 1)}  # ours → theirs, and its place in the list of what a block does
_AGAIN = "Ask for the file again."


def plan_of(settings: UNet3dSettings) -> dict[str, Any]:
    """How an adaptation plan describes a network of ours: what it is, and where its encoder and stem stand.

    Raises:
        CheckpointError: nnssl has no such network.
    """
    if settings.norm not in _NORMS:
        raise CheckpointError(
            f"nnssl has no network with {settings.norm} normalisation.",
            "Pretrain with instance or batch normalisation.",
        )
    stages, residual = range(len(settings.widths)), isinstance(settings, ResidualUNet3dSettings)
    if isinstance(settings, ResidualUNet3dSettings):
        own: dict[str, Any] = {"n_blocks_per_stage": [settings.blocks_of(stage) for stage in stages]}
    else:
        own = {"n_conv_per_stage": [2 for _ in stages]}
    stem = _STEM if residual else f"{_ENCODER}.0"
    first = f"{stem}.convs.0" if residual else f"{stem}.0.convs.0"
    imported = ["conv_op", "norm_op", "dropout_op", "nonlin"]
    return {
        "architecture_plans": {
            "arch_class_name": RESIDUAL if residual else PLAIN,
            "arch_kwargs": {
                "n_stages": len(stages),
                "features_per_stage": list(settings.widths),
                "conv_op": f"{_MODULE}.conv.Conv3d",
                "kernel_sizes": [list(settings.kernel(stage)) for stage in stages],
                "strides": [list(settings.step(stage)) for stage in stages],
                **own,
                "n_conv_per_stage_decoder": [2 for _ in stages[1:]],
                "conv_bias": False,
                "norm_op": _NORMS[settings.norm],
                "norm_op_kwargs": {"eps": 1e-05, "affine": True},
                "dropout_op": None,
                "dropout_op_kwargs": None,
                "nonlin": f"{_MODULE}.activation.LeakyReLU",
                "nonlin_kwargs": {"inplace": True},
            },
            "arch_kwargs_requiring_import": imported,
        },
        "key_to_encoder": _ENCODER,
        "key_to_stem": stem,
        "keys_to_in_proj": [f"{first}.conv", f"{first}.all_modules.0"],
        "key_to_lpe": None,
    }


def settings_of(architecture: Mapping[str, Any]) -> UNet3dSettings:
    """The shape of ours that equals the network of an adaptation plan.

    Raises:
        CheckpointError: there is none; says why.
    """
    name = str(architecture.get("arch_class_name", "")).rpartition(".")[2]
    if name in _NAMED:
        return _NAMED[name]
    if name not in (PLAIN, RESIDUAL):
        raise _other(f"it is a {name or 'network without a name'}")
    kwargs = architecture.get("arch_kwargs")
    kwargs = kwargs if isinstance(kwargs, Mapping) else {}
    try:
        stages, widths = int(kwargs["n_stages"]), tuple(map(int, kwargs["features_per_stage"]))
        if not str(kwargs["conv_op"]).endswith("Conv3d"):
            raise _other("it is 2D")
        kernels, strides = (sides_of(kwargs[name], stages, 3) for name in ("kernel_sizes", "strides"))
        blocks = "n_blocks_per_stage"  # what nnssl's own class of plans calls it for plain ones, too
        depth = kwargs[blocks if name == RESIDUAL else next((k for k in kwargs if k == "n_conv_per_stage"), blocks)]
        repeated = tuple(each_of(depth, stages))
        norm = next((ours for ours, op in _NORMS.items() if str(kwargs["norm_op"]).endswith(op.split(".")[-1])), None)
        bottlenecks = [kwargs.get(name) for name in ("bottleneck_channels", "stem_channels")]
    except (LookupError, TypeError, ValueError) as error:
        raise CheckpointError(
            f"The adaptation plan does not describe the network ({type(error).__name__}: {error}).", _AGAIN
        ) from error
    if norm is None:
        raise _other(f"it normalises with {kwargs['norm_op']}")
    if not str(kwargs.get("nonlin", "")).endswith("LeakyReLU"):
        raise _other(f"it has {kwargs.get('nonlin')} in place of a leaky ReLU")
    if bottlenecks != [None, None]:
        raise _other("its blocks or its stem have a width of their own")
    if name == PLAIN and set(repeated) != {2}:
        raise _other("it has not two convolutions in each stage")
    try:
        plain = UNet3dSettings(widths, norm, depth_poolings=0)
        found = ResidualUNet3dSettings(widths, norm, blocks=repeated, depth_poolings=0) if name == RESIDUAL else plain
    except SettingsError as error:
        raise _other(str(error.sentence).rstrip(".")) from error
    return _halving(found, kernels, strides)


def to_nnssl(state: Mapping[str, Tensor], settings: UNet3dSettings) -> dict[str, Tensor]:
    """Weights of our encoder, and of the decoder if there is one, under each of their names there."""
    parts = {name: tensor for name, tensor in state.items() if name.startswith(("encoder.", "decoder."))}
    return {theirs: tensor for name, tensor in parts.items() for theirs in _names(name, settings)}


def from_nnssl(
    weights: Mapping[str, Tensor],
    plan: Mapping[str, Any],
    settings: UNet3dSettings,
    own: Mapping[str, Tensor],
    part: str = "encoder.",
) -> dict[str, Tensor]:
    """Weights of nnssl, of an encoder with its stem, under our names.

    Args:
        weights: of the checkpoint.
        plan: the adaptation plan, which says where they stand.
        settings: of the network (:func:`settings_of`).
        own: weights of one of ours of these settings, of which names and shapes count.
        part: beginning of the names of those that are taken.

    Raises:
        CheckpointError: a weight is missing or has another shape.
    """
    places = {_STEM: str(plan["key_to_stem"]), _ENCODER: str(plan["key_to_encoder"])}
    found = {}
    for name, tensor in own.items():
        if not name.startswith(part):
            continue
        named = [_moved(theirs, places) for theirs in _names(name, settings)]
        theirs = next((theirs for theirs in named if theirs in weights), named[0])
        if theirs not in weights or weights[theirs].shape != tensor.shape:
            what = "has another shape than its plan says" if theirs in weights else "is missing"
            raise CheckpointError(
                f"The weights are not those of the network in the adaptation plan: '{theirs}' {what}.", _AGAIN
            )
        found[name] = weights[theirs].to(tensor.dtype).clone()
    return found


def _halving(settings: Any, kernels: list[tuple[int, ...]], strides: list[tuple[int, ...]]) -> Any:
    """The settings with the order in which a network halves slices and their stack."""
    stages = range(len(settings.widths))
    for flat in stages:
        for halved in range(len(stages) - flat):
            found = type(settings)(**{**vars(settings), "flat_stages": flat, "depth_poolings": halved})
            if [found.kernel(i) for i in stages] == kernels and [found.step(i) for i in stages] == strides:
                return found
    raise _other("its stages do not halve volumes as networks here do, or have other convolutions than of 3 voxels")


def _names(name: str, settings: UNet3dSettings) -> list[str]:
    """Names there of one of our weights, each of which stands for the same."""
    if not isinstance(settings, ResidualUNet3dSettings) or name.startswith("decoder."):
        return their_names(name, len(settings.widths))
    match = re.fullmatch(r"encoder\.(stem|stages\.(\d+)\.(\d+)\.(conv1|conv2|skip))\.(conv|adn\.N)\.(\w+)", name)
    if match is None:
        raise CheckpointError(f"nnssl's network has no place for '{name}'.", "Export another backbone.")
    whole, stage, number, part, op, kind = match.groups()
    block = f"{_STEM}.convs.0"
    if whole != "stem":  # the first thing on the way around is the average
        block = f"{_ENCODER}.{stage}.blocks.{number}.{'skip.1' if part == 'skip' else part}"
    theirs, place = _OPS[op]
    return [f"{block}.{theirs}.{kind}", f"{block}.all_modules.{place}.{kind}"]


def _moved(name: str, places: Mapping[str, str]) -> str:
    """The name where a plan says that encoder and stem stand."""
    return next((place + name[len(usual) :] for usual, place in places.items() if name.startswith(f"{usual}.")), name)


def _other(why: str) -> CheckpointError:
    return CheckpointError(
        f"This network of nnssl cannot be taken over: {why}.",
        f"3D encoders with residual blocks (ResEncL, {RESIDUAL}) and plain ones ({PLAIN}) can be taken over.",
    )
