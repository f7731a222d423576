"""The flat image of a whole volume, strip by strip so that memory stays small."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from ..networks.fpn3d2d import Fpn3d2d

#: Rows on either side that a row of the flat image depends on, for any number of levels (a multiple of the strides).
MARGIN_ROWS = 32
STRIP_VOXELS = 4 << 20  # of a strip without its margins


def flat_logits(network: Fpn3d2d, volume: Tensor, strip_voxels: int = STRIP_VOXELS) -> Tensor:
    """What a network in evaluation mode makes of a whole volume; the strips leave no trace.

    Args:
        network: on the device of ``volume``.
        volume: standardised, [D, H, W]; it is padded with 0, its mean, to the network's strides.
        strip_voxels: of a strip at most, without its margins.

    Returns:
        [outputs, H, W].
    """
    depth, height, width = volume.shape
    row_stride, column_stride = network.settings.stride
    padded = F.pad(volume, (0, -width % column_stride, 0, -height % row_stride))
    step = max(1, strip_voxels // (depth * padded.shape[2]) // row_stride) * row_stride
    pieces = []
    for first in range(0, padded.shape[1], step):
        last = min(first + step, padded.shape[1])
        start, stop = max(0, first - MARGIN_ROWS), min(last + MARGIN_ROWS, padded.shape[1])
        flat = network(padded[None, None, :, start:stop])[0]
        pieces.append(flat[:, first - start : last - start])
    return torch.cat(pieces, dim=1)[:, :height, :width]
