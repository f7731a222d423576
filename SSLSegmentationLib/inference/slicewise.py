"""A network over whole slices, some at a time, so that memory does not grow with the number of slices."""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..core.text import counted
from ..networks.segmenter import sees_place
from ..stores.place import Field, place_on_field
from ..training.optimisation import prediction_precision

#: Axes along which a slice is mirrored, none first.
FLIPS: tuple[tuple[int, ...], ...] = ((), (-1,), (-2,), (-2, -1))
_CHUNK = 8  # slices at a time, at most


class SlicewiseNetwork:
    """A network that is ready to look at slices, and what it does when memory runs out.

    Args:
        network: with a ``settings.stride``; it is moved to the device and put into evaluation mode.
        device: where to compute.
    """

    def __init__(self, network: nn.Module, device: torch.device | str) -> None:
        self.device = self._wished = torch.device(device)
        self.chunk = _CHUNK
        self.network = network.to(self.device).eval()

    def take_less_memory(self) -> str | None:
        """After memory ran out: fewer slices at a time, then the CPU. What was done, in words, or None at the end."""
        if self.chunk > 1:
            self.chunk //= 2
            return f"with {counted(self.chunk, 'slice')} at a time"
        if self.device.type != "cpu":
            self.device = torch.device("cpu")
            self.network.to(self.device)
            self.chunk = _CHUNK
            return "on the CPU, which is slower"
        return None

    def take_memory_again(self) -> None:
        """As at first: what did not fit even so is out of the way."""
        self.chunk, self.device = _CHUNK, self._wished
        self.network.to(self.device)


def field_of(size: tuple[int, int], patch: tuple[int, int], stride: int) -> Field:
    """Centre slices of ``size`` as in training: on a field of at least ``patch``, and of multiples of ``stride``."""
    height, width = (-(-max(side, least) // stride) * stride for side, least in zip(size, patch, strict=True))
    return Field((height, width), (height - size[0]) // 2, (width - size[1]) // 2)


def on_field(slices: Tensor, field: Field) -> Tensor:
    """Slices [S, h, w], or with channels [S, C, h, w], in [0, 1] surrounded by zeros: float32 [S, C, H, W]."""
    (height, width), (rows, columns) = slices.shape[-2:], field.size
    right, bottom = columns - width - field.left, rows - height - field.top
    images = slices[:, None] if slices.ndim == 3 else slices
    return F.pad(images.float(), (field.left, right, field.top, bottom))


def network_input(network: nn.Module, slices: Tensor, field: Field, heights: Tensor | None) -> Tensor:
    """Slices on a field, and where their pixels lie if the network takes that: float32 [S, C or C + 3, H, W].

    Args:
        network: for slices; its settings say whether it takes places.
        slices: [S, h, w] in [0, 1], or [S, C, h, w] with all that the network sees of each (``stores.gathering``).
        field: what the network sees.
        heights: [S] of the slices (``slices.place.slice_heights``); None will do for a network without places.

    Raises:
        ValueError: the network takes places, and there are no heights. In use nothing is left out silently.
    """
    images = on_field(slices, field)
    if not sees_place(network):
        return images
    if heights is None:
        raise ValueError("this network takes where pixels lie; the heights of the slices are missing")
    places = place_on_field(tuple(slices.shape[-2:]), heights.to(images.device), field)
    return torch.cat([images, places], dim=1)


@torch.inference_mode()
def slice_probabilities(
    network: nn.Module,
    slices: Tensor,
    patch: tuple[int, int],
    device: torch.device,
    *,
    flips: bool = False,
    heights: Tensor | None = None,
) -> Tensor:
    """Class probabilities of whole slices.

    Args:
        network: a U-Net in evaluation mode.
        slices: [S, h, w] in [0, 1], or [S, C, h, w] with all that the network sees of each.
        patch: height and width that the network was trained on; see :func:`field_of`.
        flips: average over mirrorings.
        heights: [S] of the slices in their volume, which a network that takes places needs; see :func:`network_input`.

    Returns:
        float32 [K, S, h, w].
    """
    height, width = slices.shape[-2:]
    field = field_of((height, width), patch, network.settings.stride)
    images = network_input(network, slices, field, heights).to(device)
    dtype = prediction_precision(device)
    total = torch.zeros((), device=device)
    mirrorings: Iterable[tuple[int, ...]] = FLIPS if flips else FLIPS[:1]
    for axes in mirrorings:
        with torch.autocast(device.type, dtype=dtype, enabled=dtype is not torch.float32):
            logits = network(images.flip(axes) if axes else images)
        probabilities = logits.float().softmax(dim=1)
        total = total + (probabilities.flip(axes) if axes else probabilities)
    mean = total / (len(FLIPS) if flips else 1)
    return mean[:, :, field.top : field.top + height, field.left : field.left + width].transpose(0, 1)
