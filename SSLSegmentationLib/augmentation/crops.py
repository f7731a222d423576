"""Pairs of random crops whose overlap is bounded, for contrastive positives.

Plain random crops of one slice may share no anatomy at all, and then hurt. On FLARE22 CT with 15 labelled scans,
SimSiam with crops of IoU 0.3 to 0.6 beat no pretraining, and unbounded crops fell below it; nnssl's SimCLR likewise
forces an overlap.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from ..core.errors import SettingsError
from .warp import Grid, Size

_CANDIDATES = 64


def crop_pair_boxes(
    batch: int,
    size: Size,
    scale_range: tuple[float, float],
    ratio: tuple[float, float] = (1.0, 1.0),
    min_iou: float = 0.3,
    max_iou: float = 0.8,
    generator: torch.Generator | None = None,
    margin: float = 0.0,
) -> tuple[Tensor, Tensor]:
    """Draw two boxes per sample with ``min_iou`` ≤ intersection over union ≤ ``max_iou``.

    Rejection sampling, all samples at once: 64 independent pairs are drawn for each and the first within the bounds is
    taken. For a sample without any (bounds that the ranges hardly ever meet), the second box becomes the first one
    shrunk to ``(min_iou + max_iou) / 2`` of its area at a random place inside it. The bounds on the overlap therefore
    always hold; in that fallback alone the second box may be smaller than ``scale_range`` says.

    Args:
        batch: number of samples.
        size: (height, width) of the image in pixels.
        scale_range: area of a box as a fraction of the image, above 0 and up to 1.
        ratio: width over height in pixels relative to that of the image, log-uniform.
        generator: a CPU generator.
        margin: part of the image's side, at each edge, that boxes keep clear of as far as their size allows.

    Returns:
        Two tensors ``[batch, 4]`` of (left, top, right, bottom), in pixels from the image's outer edge, on the CPU.

    Raises:
        SettingsError: bounds out of order or out of range.
    """
    if not 0 < scale_range[0] <= scale_range[1] <= 1:
        raise SettingsError(f"The crop area {scale_range} is not a range within 0 to 1.", "Use for example 0.25, 0.8.")
    if not 0 <= min_iou < max_iou <= 1:
        raise SettingsError(
            f"The overlap from {min_iou} to {max_iou} is not a range within 0 to 1.", "Use for example 0.3 to 0.8."
        )
    if not 0 < ratio[0] <= ratio[1]:
        raise SettingsError(f"The aspect ratio {ratio} is not a range.", "Use for example 0.75, 1.33.")
    unit = torch.rand(batch, _CANDIDATES, 2, 4, generator=generator)
    low, high = (math.log(bound) for bound in ratio)
    area = scale_range[0] + (scale_range[1] - scale_range[0]) * unit[..., 0]
    side = area.sqrt()
    # The stretch is limited where the box would outgrow the image, so the area is always as drawn.
    stretch = torch.exp((low + (high - low) * unit[..., 1]) / 2).clamp(side, 1 / side)
    width, height = (side * stretch).clamp_max(1), (side / stretch).clamp_max(1)
    left, top = ((1 - length) * _within(unit[..., axis], length, margin) for axis, length in ((2, width), (3, height)))
    boxes = torch.stack([left, top, left + width, top + height], dim=-1)  # in fractions of the image

    overlap = box_iou(boxes[:, :, 0], boxes[:, :, 1])
    accepted = (overlap >= min_iou) & (overlap <= max_iou)
    # argmax of booleans is the first True; rows without one give 0 and are replaced below.
    pair = boxes[torch.arange(batch), accepted.int().argmax(dim=1)]
    first, second = pair[:, 0], pair[:, 1]

    shrink = math.sqrt((min_iou + max_iou) / 2)
    sides = first[:, 2:] - first[:, :2]
    corner = first[:, :2] + sides * (1 - shrink) * unit[:, 0, 1, 2:]
    nested = torch.cat([corner, corner + sides * shrink], dim=1)
    second = torch.where(accepted.any(dim=1, keepdim=True), second, nested)
    to_pixels = torch.tensor([size[1], size[0], size[1], size[0]], dtype=torch.float32)
    return first * to_pixels, second * to_pixels


def _within(unit: Tensor, length: Tensor, margin: float) -> Tensor:
    """Places from 0 to 1, those of boxes of ``length`` in the room that ``margin`` leaves; all alike 0.5 in none."""
    if margin == 0:
        return unit
    kept = (margin / (1 - length).clamp_min(1e-6)).clamp_max(0.5)
    return kept + (1 - 2 * kept) * unit


def box_iou(first: Tensor, second: Tensor) -> Tensor:
    """Intersection over union of boxes ``[..., 4]`` (left, top, right, bottom), pairwise along the last axis."""
    corner = torch.maximum(first[..., :2], second[..., :2])
    sides = (torch.minimum(first[..., 2:], second[..., 2:]) - corner).clamp_min(0)
    shared = sides.prod(dim=-1)
    areas = [(box[..., 2:] - box[..., :2]).prod(dim=-1) for box in (first, second)]
    return shared / (areas[0] + areas[1] - shared)


def boxes_to_grid(boxes: Tensor, in_size: Size, out_size: Size, device: torch.device | str = "cpu") -> Grid:
    """Grid ``[B, h, w, 2]`` that cuts out ``boxes`` ``[B, 4]`` (pixels) and resizes each to ``out_size``."""
    scale = torch.tensor([2 / in_size[1], 2 / in_size[0]])
    edges = boxes.cpu().view(-1, 2, 2) * scale - 1  # [B, first or last, x or y]
    edges = edges.to(device, non_blocking=True)
    planes = []
    for axis, size in enumerate((out_size[1], out_size[0])):
        step = (torch.arange(size, device=edges.device, dtype=torch.float32) + 0.5) / size
        planes.append(torch.lerp(edges[:, 0, axis, None], edges[:, 1, axis, None], step))
    batch, (height, width) = len(boxes), out_size
    x, y = planes
    return torch.stack([x[:, None, :].expand(batch, height, width), y[:, :, None].expand(batch, height, width)], -1)
