"""Shapes of networks, as settings. Standard library only."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from ..core.errors import SettingsError
from ..core.settings import check, setting

_GROUPS = 8


@dataclass(frozen=True)
class UNetSettings:
    """Shape of the network."""

    #: Axes of what it looks at.
    dims: ClassVar[int] = 2

    widths: tuple[int, ...] = setting(
        (16, 32, 64, 128, 128), "channels of each stage, from full resolution down", range=(4, 2048)
    )
    norm: str = setting("instance", "normalisation layer", choices=("instance", "group", "batch"))
    pixel_features: int = setting(
        0,
        "channels of the last map, at full resolution, from which each pixel is classified; 0 = as many as the first "
        "stage",
        range=(0, 2048),
    )
    #: Whether it also takes where each pixel lies. Not asked for here: a training decides it (``finetuning.place``).
    place: bool = False

    def __post_init__(self) -> None:
        check(self)
        if not 2 <= len(self.widths) <= 8:
            raise SettingsError(f"A U-Net of {len(self.widths)} stages is not possible.", "Give 2 to 8 widths.")
        if self.norm == "group" and any(width % _GROUPS for width in (*self.widths, self.pixel_features)):
            raise SettingsError("Group normalisation needs widths that are multiples of 8.", "Change the widths.")

    @property
    def stride(self) -> int:
        """Height and width of the input must be multiples of this."""
        return 2 ** (len(self.widths) - 1)

    def kernel(self, stage: int) -> int | tuple[int, ...]:
        """Sides of the convolutions of a stage, 0 = full resolution."""
        return 3

    def step(self, stage: int) -> int | tuple[int, ...]:
        """By what a stage is coarser than the one before."""
        return 2 if stage else 1

    def norm_layer(self) -> tuple[str, dict]:
        """The normalisation in MONAI's form."""
        options: dict[str, dict] = {"group": {"num_groups": _GROUPS}, "instance": {"affine": True}, "batch": {}}
        return self.norm, options[self.norm]


@dataclass(frozen=True)
class UNet3dSettings(UNetSettings):
    """Shape of the network. What depends on the distance of slices is planned from the volumes (:meth:`planned`)."""

    dims: ClassVar[int] = 3

    widths: tuple[int, ...] = setting(
        (16, 32, 64, 128, 128), "channels of each stage, from full resolution down", range=(2, 2048)
    )
    patch_voxels: int = setting(
        262_144,
        "voxels of the patches that it learns from, at most about; memory and time of a step grow with it",
        unit="voxels",
        range=(1024, 64_000_000),
    )
    #: First stages that look within slices alone, since these are further apart than pixels.
    flat_stages: int = 0
    #: How often the stack of slices is halved; -1 = as often as the slices.
    depth_poolings: int = -1

    @property
    def depth_stride(self) -> int:
        """The number of slices of the input must be a multiple of this."""
        return 2**self._halved

    def kernel(self, stage: int) -> tuple[int, ...]:
        """Slices, rows and columns of the convolutions of a stage."""
        return (1 if stage < self.flat_stages else 3, 3, 3)

    def step(self, stage: int) -> tuple[int, ...]:
        """By what a stage is coarser than the one before, in slices, rows and columns."""
        if not stage:
            return (1, 1, 1)
        return (2 if self.flat_stages < stage <= self.flat_stages + self._halved else 1, 2, 2)

    def planned(self, slices: int, thickness: float) -> UNet3dSettings:
        """The same for volumes of a kind; a network that was planned before, as that of a backbone, stays as it is.

        Slices are put together once pixels have grown to more than half their distance, and only as long as four of a
        patch are left.

        Args:
            slices: of a patch.
            thickness: distance of slices in pixels.
        """
        if self.depth_poolings >= 0:
            return self
        poolings = len(self.widths) - 1
        flat = min(poolings, int(math.log2(max(1.0, thickness))))
        halved = min(poolings - flat, int(math.log2(max(1.0, slices / _FEWEST_SLICES))))
        return replace(self, flat_stages=flat, depth_poolings=halved)

    @property
    def _halved(self) -> int:
        most = len(self.widths) - 1 - self.flat_stages
        return most if self.depth_poolings < 0 else min(most, self.depth_poolings)


_FEWEST_SLICES = 4  # that the coarsest stage of a 3D U-Net sees of a patch


@dataclass(frozen=True)
class ResidualUNet3dSettings(UNet3dSettings):
    """Shape of the network."""

    blocks: tuple[int, ...] = setting(
        (1, 2),
        "residual blocks of each stage, from full resolution down; the last number holds for the stages after it",
        range=(1, 64),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 1 <= len(self.blocks) <= len(self.widths):
            raise SettingsError(
                f"{len(self.blocks)} numbers of blocks do not suit a U-Net of {len(self.widths)} stages.",
                "Give one for each stage, or fewer: the last one holds for the stages after it.",
            )

    def blocks_of(self, stage: int) -> int:
        """Residual blocks of a stage, 0 = full resolution."""
        return self.blocks[min(stage, len(self.blocks) - 1)]


@dataclass(frozen=True)
class _Probed:
    """Which maps of a U-Net are classified, joined to its shape."""

    encoder_maps: tuple[int, ...] = setting((), "stages of the encoder whose maps are used, 0 = full resolution")
    decoder_maps: tuple[int, ...] = setting((), "stages of the decoder whose maps are used, 0 = the coarsest")

    def __post_init__(self) -> None:
        shape, of_the_network = cast(Any, self), cast(Any, super())
        of_the_network.__post_init__()
        stages = len(shape.widths)
        inside = all(0 <= i < stages for i in self.encoder_maps) and all(0 <= i < stages - 1 for i in self.decoder_maps)
        if not inside or not (*self.encoder_maps, *self.decoder_maps):
            raise SettingsError("The network has no such maps to classify pixels from.", "Get the file again.")


@dataclass(frozen=True)
class ProbedUNetSettings(_Probed, UNetSettings):
    """Shape of the network, and which of its maps are classified."""


@dataclass(frozen=True)
class ProbedUNet3dSettings(_Probed, UNet3dSettings):
    """Shape of the network, and which of its maps are classified."""


@dataclass(frozen=True)
class ProbedResidualUNet3dSettings(_Probed, ResidualUNet3dSettings):
    """Shape of the network, and which of its maps are classified."""


FPN_REACH = 4  # depth of the last convolution of a projection block, in voxels of the coarsest level
FPN_ROW_POOLINGS = 2  # the last ones, which halve the rows too


@dataclass(frozen=True)
class Fpn3d2dSettings:
    """Shape of the network."""

    widths: tuple[int, ...] = setting(
        (16, 32, 64, 128, 256), "channels of each level, from full resolution down", range=(2, 2048)
    )

    def __post_init__(self) -> None:
        check(self)
        if not 2 <= len(self.widths) <= 6:
            raise SettingsError(f"A projection network of {len(self.widths)} levels is not possible.", "Give 2 to 6.")

    @property
    def stride(self) -> tuple[int, int]:
        """Rows and columns of the input must be multiples of these."""
        poolings = len(self.widths) - 1
        return 2 ** min(FPN_ROW_POOLINGS, poolings), 2**poolings

    @property
    def least_depth(self) -> int:
        """Voxels along the axis of projection that the input needs at least."""
        return FPN_REACH * 2 ** (len(self.widths) - 1)
