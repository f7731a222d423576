"""Batches for a projection network: random parts of volumes over the full depth, with what is flat above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from ..core.errors import DataError
from ..losses.ssim import WINDOW
from ..project.schema import NOT_ANNOTATED
from .projection_settings import EnFaceAugmentation
from .projections import EnFaceStore


@dataclass(frozen=True)
class EnFaceBatch:
    """Parts of volumes, on the device.

    Args:
        volumes: standardised, [B, 1, D, h, w].
        targets: flat images in [0, 1], [B, 1, h, w], or None.
        masks: uint8 [B, h, w] classes with 255 = not annotated, or None.
    """

    volumes: Tensor
    targets: Tensor | None
    masks: Tensor | None

    def __len__(self) -> int:
        return len(self.volumes)


def fitting_patch(
    store: EnFaceStore, numbers: Iterable[int], wanted: tuple[int, int], stride: tuple[int, int]
) -> tuple[int, int]:
    """Rows and columns of parts: as wanted, or what the smallest of these volumes allows; multiples of ``stride``.

    Raises:
        DataError: a flat image is smaller than the smallest part.
    """
    cases = [store.cases[number] for number in numbers]
    least = least_patch(stride)
    smallest = min(case.height for case in cases), min(case.width for case in cases)
    fitting = tuple(min(side, most) // step * step for side, most, step in zip(wanted, smallest, stride, strict=True))
    if any(side < low for side, low in zip(smallest, least, strict=True)):
        raise DataError(
            f"A flat image of {smallest[0]} × {smallest[1]} pixels is too small: the network needs "
            f"{least[0]} × {least[1]}.",
            "Leave the smallest volumes out, or raise --max-size.",
        )
    rows, columns = (max(side, low) for side, low in zip(fitting, least, strict=True))
    return rows, columns


def least_patch(stride: tuple[int, int]) -> tuple[int, int]:
    """The smallest part: the window of SSIM must fit in."""
    rows, columns = (-(-WINDOW // step) * step for step in stride)
    return rows, columns


def random_crops(
    store: EnFaceStore,
    numbers: np.ndarray,
    patch: tuple[int, int],
    generator: torch.Generator,
    device: torch.device,
) -> EnFaceBatch:
    """Cut a part out of each of the volumes ``numbers`` [B], anywhere; all randomness comes from ``generator``."""
    draws = torch.rand(len(numbers), 2, generator=generator).tolist()
    volumes, targets, masks = [], [], []
    for number, draw in zip(numbers, draws, strict=True):
        case = store.cases[number]
        first = [
            int(u * (side - part + 1)) for u, side, part in zip(draw, (case.height, case.width), patch, strict=True)
        ]
        rows, columns = (slice(start, start + part) for start, part in zip(first, patch, strict=True))
        volumes.append(store.volume(number, device, rows, columns))
        if store.targets is not None:
            targets.append(torch.from_numpy(store.targets[number, rows, columns].astype(np.float32)))
        if store.masks is not None:
            masks.append(torch.from_numpy(np.array(store.masks[number, rows, columns])))
    return EnFaceBatch(
        torch.stack(volumes)[:, None],
        torch.stack(targets)[:, None].to(device) if targets else None,
        torch.stack(masks).to(device) if masks else None,
    )


def augment(batch: EnFaceBatch, settings: EnFaceAugmentation, generator: torch.Generator) -> EnFaceBatch:
    """Mirror and turn parts in the en-face plane with what is flat, and shift and scale the voxels."""
    count = len(batch)
    coins = torch.rand(count, 3, generator=generator) < 0.5
    noise, uniform = torch.randn(count, generator=generator), torch.rand(2, count, generator=generator)
    turned = coins[:, 0] & settings.rotate
    rows, columns = (coins[:, axis] & settings.mirror ^ turned for axis in (1, 2))
    low, high = settings.scale
    scale = (low + (high - low) * uniform[0]).to(batch.volumes.device)
    shift = (settings.shift * (2 * uniform[1] - 1)).to(batch.volumes.device)
    offset = (settings.offset_std * noise).to(batch.volumes.device)

    def placed(images: Tensor | None) -> Tensor | None:
        """The same mirrorings for all that belongs to a part; its last two axes are rows and columns."""
        if images is None:
            return None
        for axis, chosen in ((-2, rows), (-1, columns)):
            where = chosen.to(images.device).view(-1, *[1] * (images.ndim - 1))
            images = torch.where(where, images.flip(axis), images)
        return images

    def each(values: Tensor) -> Tensor:
        return values.view(-1, 1, 1, 1, 1)

    volumes = (placed(batch.volumes) + each(offset)) * each(scale) + each(shift)
    return replace(batch, volumes=volumes, targets=placed(batch.targets), masks=placed(batch.masks))


def annotated(store: EnFaceStore, numbers: np.ndarray) -> np.ndarray:
    """Those of the volumes ``numbers`` whose flat mask holds an annotation."""
    return np.array([n for n in numbers if (store.flat(store.masks, n) != NOT_ANNOTATED).any()], dtype=np.int64)
