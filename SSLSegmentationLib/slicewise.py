"""A network over whole slices, some at a time, so that memory does not grow with the number of slices."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_CHUNK = 8  # slices at a time, at most


class SlicewiseNetwork:
    """A network that is ready to look at slices, and what it does when memory runs out.

    Args:
        network: with a ``settings.stride``; it is moved to the device and put into evaluation mode.
        device: where to compute.
    """

    def __init__(self, network: nn.Module, device: torch.device | str) -> None:
        self.device = torch.device(device)
        self.chunk = _CHUNK
        self.network = network.to(self.device).eval()

    def take_less_memory(self) -> str | None:
        """After memory ran out: fewer slices at a time, then the CPU. What was done, in words, or None at the end."""
        if self.chunk > 1:
            self.chunk //= 2
            return f"with {self.chunk} slice{'s' * (self.chunk > 1)} at a time"
        if self.device.type != "cpu":
            self.device = torch.device("cpu")
            self.network.to(self.device)
            self.chunk = _CHUNK
            return "on the CPU, which is slower"
        return None


def on_field(slices: Tensor, patch: tuple[int, int], stride: int) -> tuple[Tensor, int, int]:
    """Centre slices on a field of zeros, as in training: at least ``patch``, and a multiple of the network's stride.

    Args:
        slices: [S, h, w] in [0, 1].
        patch: height and width that the network was trained on.
        stride: of the network.

    Returns:
        float32 [S, 1, H, W], and the row and the column of the field at which the slices begin.
    """
    height, width = slices.shape[-2:]
    rows, columns = (
        -(-max(size, least) // stride) * stride for size, least in zip((height, width), patch, strict=True)
    )
    top, left = (rows - height) // 2, (columns - width) // 2
    return F.pad(slices[:, None].float(), (left, columns - width - left, top, rows - height - top)), top, left
