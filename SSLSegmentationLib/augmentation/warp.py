"""Random spatial augmentation as one composed sampling grid and one resampling.

Crop, translation, rotation, shear, zoom, flips and elastic deformation end up in a single grid, so that an image is
interpolated once. The same grid warps the image, its label map and, in dense methods, the feature map. Grids of
volumes come from ``warp3d``; they are used like those of slices.

Conventions: images are ``[B, C, H, W]``; a grid is ``[B, h, w, 2]`` in float32 and holds, for each output pixel, the
(x, y) position in the input that it is read from, normalised to [-1, 1] between the outer *edges* of the input
(``align_corners=False``). Geometry is in pixels: at a zoom of 1 one output pixel is one input pixel, whatever the two
sizes are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..core.errors import SettingsError
from .ranges import SpatialRanges

Grid: TypeAlias = Tensor
Size: TypeAlias = tuple[int, ...]

#: Largest elastic shift of a control point as a fraction of the control points' spacing. A uniform cubic B-spline
#: cannot fold below such a bound (Choi and Lee, Injectivity conditions of 2D and 3D uniform cubic B-spline functions,
#: Graphical Models 2000). At 0.4 the worst control points found by gradient descent leave a Jacobian of 0.16.
FOLD_FREE_FRACTION = 0.4

#: The same for the sum of the fractions of two splines on top of each other. In the maximum norm, a spline of unit
#: amplitude and spacing changes by at most 2.0464 a unit of length (the constant of that paper). Below a sum of
#: 1 / 2.0464 = 0.488 the displacement thus changes less than the position does, and no two points meet.
FOLD_FREE_SUM = 0.45

_OUTSIDE = 4.0  # a normalised coordinate that is outside every input, whatever its size


def random_grid(
    batch: int,
    in_size: Size,
    out_size: Size,
    ranges: SpatialRanges,
    generator: torch.Generator,
    device: torch.device | str = "cpu",
) -> Grid:
    """Draw one random spatial transform per sample.

    The content is flipped, sheared, rotated (positive is anticlockwise) and zoomed about the centre of the input, then
    shifted and cut out at the centre of the output; the elastic displacement acts on the output and vanishes along its
    border. The parameters are drawn on the CPU, so the grid is the same on every device.

    Args:
        batch: number of samples.
        in_size, out_size: (height, width) in pixels.
        generator: a CPU generator.

    Returns:
        Grid ``[batch, h, w, 2]``; its memory may be laid out with x and y in separate planes.
    """
    drawn = in_plane(batch, in_size, out_size, ranges, generator)
    offset = -(drawn.matrix @ drawn.shift[:, :, None])[:, :, 0]
    fields = []
    for points, amplitude in elastic_amplitudes(ranges, out_size):
        draw = torch.rand(batch, 2, points, points, generator=generator, dtype=torch.float64).numpy() * 2 - 1
        fields.append(draw * drawn.bent[:, None, None, None] * amplitude)
    return _assemble(drawn.matrix, offset, fields, in_size, out_size, device)


@dataclass(frozen=True)
class InPlane:
    """What is drawn of the transforms of a batch in the plane of the slices.

    Args:
        matrix: [B, 2, 2] on (x, y) from output to input.
        shift: [B, 2] in output pixels.
        zoom: [B] of the content.
        bent: [B] whether it is deformed elastically.
    """

    matrix: np.ndarray
    shift: np.ndarray
    zoom: np.ndarray
    bent: np.ndarray


def in_plane(batch: int, in_size: Size, out_size: Size, ranges: SpatialRanges, generator: torch.Generator) -> InPlane:
    """Draw all of :func:`random_grid` but the elastic shifts; arguments as there."""
    # The few numbers per sample are worked out in numpy, where a small operation costs a fifth of torch's.
    unit = torch.rand(batch, 8, generator=generator, dtype=torch.float64).numpy()
    signed = unit * 2 - 1
    angle = signed[:, 0] * math.radians(ranges.rotation_deg)
    low, high = (math.log(bound) for bound in ranges.scale)
    zoom = np.exp(low + (high - low) * unit[:, 1])
    if ranges.random_crop:
        narrow, wide = (1 / bound for bound in reversed(ranges.scale))
        zoom = 1 / (narrow + (wide - narrow) * unit[:, 1])
    shear = signed[:, 2] * ranges.shear
    reach = np.full((batch, 2), ranges.translation) * (out_size[1], out_size[0])
    if ranges.random_crop:
        reach += np.clip((zoom[:, None] * (in_size[1], in_size[0]) - (out_size[1], out_size[0])) / 2, 0, None)
    shift = signed[:, 3:5] * reach
    flip_x = np.where(unit[:, 5] < 0.5 * ranges.flip_horizontal, -1, 1)
    flip_y = np.where(unit[:, 6] < 0.5 * ranges.flip_vertical, -1, 1)

    # From output to input: the inverse of zoom · rotation · shear · flip. y points down.
    cos, sin = np.cos(angle) / zoom, np.sin(angle) / zoom
    rows = (flip_x * (cos - shear * sin), -flip_x * (sin + shear * cos), flip_y * sin, flip_y * cos)
    matrix = np.stack(rows, axis=1).reshape(batch, 2, 2)
    return InPlane(matrix, shift, zoom, unit[:, 7] < ranges.elastic_probability)


def centre_crop_grid(in_size: Size, out_size: Size, batch: int = 1, device: torch.device | str = "cpu") -> Grid:
    """Grid without augmentation: the central ``out_size`` pixels, or the input padded where it is smaller.

    Output pixels fall exactly on input pixels, so nothing is interpolated.
    """
    matrix = np.broadcast_to(np.eye(2), (batch, 2, 2))
    return _assemble(matrix, np.zeros((batch, 2)), (), in_size, out_size, device)


def identity_grid(batch: int, size: Size, device: torch.device | str = "cpu") -> Grid:
    """Grid that reproduces an input of ``size`` (height, width)."""
    return centre_crop_grid(size, size, batch, device)


def compose(first: Grid, second: Grid) -> Grid:
    """Grid of two transforms in a row: ``warp(x, compose(first, second))`` is ``warp(warp(x, first), second)``.

    The image is interpolated once instead of twice. What ``second`` reads from outside the output of ``first`` stays
    outside. Within half a pixel of that border the position is held at the outermost pixel centre.

    Args:
        first: ``[B, h1, w1, 2]``, applied first.
        second: ``[B, h2, w2, 2]``, with an input of h1 × w1.
    """
    positions = _sample(first.permute(0, 3, 1, 2), second, "bilinear", padding="border")
    outside = second.abs().amax(dim=-1, keepdim=True) > 1
    return positions.permute(0, 2, 3, 1).masked_fill(outside, _OUTSIDE)


def warp(images: Tensor, grid: Grid, mode: str = "bilinear") -> Tensor:
    """Resample images or feature maps once; zero outside the field. Differentiable in ``images``.

    Args:
        images: ``[B, C, H, W]``; half precision is read as it is and interpolated in float32.
        grid: ``[B, h, w, 2]``.
        mode: ``bilinear`` or ``nearest``.

    Returns:
        ``[B, C, h, w]`` in float32 (float64 for float64 input).
    """
    if mode not in ("bilinear", "nearest"):
        raise SettingsError(f"The interpolation '{mode}' is unknown.", "Use bilinear or nearest.")
    if images.dtype in (torch.float16, torch.bfloat16):
        return torch.cat([_sample(part, positions, mode) for part, positions in _float32_pieces(images, grid)])
    return _sample(images, grid, mode)


def warp_labels(labels: Tensor, grid: Grid, fill: int = 0) -> Tensor:
    """Resample label maps by nearest neighbour.

    Args:
        labels: integers ``[B, H, W]``, for example uint8.
        grid: ``[B, h, w, 2]``.
        fill: label outside the field: 0 for background, 255 for pixels that must not count in a loss.

    Returns:
        ``[B, h, w]`` of the dtype of ``labels``.
    """
    # The zero that the sampler pads with becomes ``fill`` by shifting the values (unsigned ones wrap around and back).
    shifted = (labels - fill if fill else labels)[:, None]
    # Float32 holds every integer that is a label; back by way of int32, which on a CPU is three times as fast.
    pieces = [_sample(part, positions, "nearest").int() for part, positions in _float32_pieces(shifted, grid)]
    warped = torch.cat([piece.to(labels.dtype) for piece in pieces])[:, 0]
    return warped.add_(fill) if fill else warped


def valid_mask(grid: Grid, threshold: float = 0.999, in_size: Size | None = None) -> Tensor:
    """Output pixels whose value comes from inside the field.

    Args:
        grid: ``[B, h, w, 2]``, of volumes ``[B, d, h, w, 3]``.
        threshold: share of the bilinear weight that must fall on input pixels rather than on padding, 0 to 1. It is
            what warping an image of ones gives, worked out from the positions alone.
        in_size: (height, width) of the input, of volumes with their depth first; by default that of the grid itself.

    Returns:
        bool ``[B, h, w]``, of volumes ``[B, d, h, w]``.
    """
    sizes = reversed(in_size or grid.shape[1:-1])
    half_size = torch.tensor([side / 2 for side in sizes], device=grid.device, dtype=grid.dtype)
    weight = ((1 - grid.abs()) * half_size + 0.5).clamp(0, 1).prod(dim=-1)
    return weight > threshold


def _assemble(
    matrix: np.ndarray,
    offset: np.ndarray,
    fields: Sequence[np.ndarray],
    in_size: Size,
    out_size: Size,
    device: torch.device | str,
) -> Grid:
    """Grid of ``input = centre + matrix · (output + elastic(output)) + offset``, in pixels.

    Args:
        matrix: ``[B, 2, 2]`` on (x, y) from output to input.
        offset: ``[B, 2]`` in input pixels.
        fields: per elastic field ``[B, 2, n, n]``, displacement of the control points in output pixels.
    """
    batch = len(matrix)
    height, width = in_size
    to_normalised = np.array([2 / width, 2 / height])
    # With an odd difference of sizes the centre moves by half a pixel, so that an unrotated crop is not interpolated.
    centre = (crop_centre(width, out_size[1]) - width / 2, crop_centre(height, out_size[0]) - height / 2)
    matrix = matrix * to_normalised[:, None]
    offset = (offset + centre) * to_normalised
    small = [matrix.reshape(batch, 4), offset]
    small += [(matrix @ field.reshape(batch, 2, -1)).reshape(batch, -1) for field in fields]
    # One transfer for all parameters, and float32 from here on, also under autocast.
    packed = torch.from_numpy(np.concatenate(small, axis=1).astype(np.float32)).to(device, non_blocking=True)
    with torch.autocast(packed.device.type, enabled=False):
        x, y = (torch.arange(size, device=device, dtype=torch.float32) - (size - 1) / 2 for size in out_size[::-1])
        linear = packed[:, :4].view(batch, 2, 2)
        along_x = linear[:, :, 0, None] * x
        along_y = linear[:, :, 1, None] * y + packed[:, 4:6, None]
        grid = along_y[:, :, :, None] + along_x[:, :, None, :]
        for field, control in zip(fields, packed[:, 6:].split([field[0].size for field in fields], 1), strict=True):
            points = field.shape[-1]
            basis_y, basis_x = (spline_basis(size, points, packed.device) for size in out_size)
            # A tensor-product spline is two small matrix products: no field of control weights, no convolution.
            rows = (control.reshape(-1, points) @ basis_x.T).view(batch * 2, points, out_size[1])
            grid.flatten(0, 1).baddbmm_(basis_y.expand(batch * 2, out_size[0], points), rows)
    return grid.permute(0, 2, 3, 1)


def elastic_amplitudes(ranges: SpatialRanges, out_size: Size) -> list[tuple[int, float]]:
    """Control points along an axis and largest shift in output pixels of each elastic field that is on."""
    if ranges.elastic_probability == 0:
        return []
    side = max(out_size)
    coarse = ranges.elastic * side if ranges.elastic_px is None else ranges.elastic_px
    fine = ranges.elastic_fine * side if ranges.elastic_fine_px is None else ranges.elastic_fine_px
    wished = ((ranges.elastic_control_points, coarse), (ranges.elastic_fine_control_points, fine))
    spacings = {points: (min(out_size) - 1) / (points + 1) for points, _ in wished}
    on = [(points, min(px, FOLD_FREE_FRACTION * spacings[points])) for points, px in wished if px > 0]
    total = sum(px / spacings[points] for points, px in on)
    return [(points, px * min(1.0, FOLD_FREE_SUM / total)) for points, px in on]


def crop_centre(size: int, crop: int) -> float:
    """Where the middle of a crop lies in a line of ``size``, in pixels, on the grid of pixels."""
    return (size - crop) // 2 + crop / 2


@lru_cache(maxsize=32)
def spline_basis(size: int, points: int, device: torch.device) -> Tensor:
    """Weights ``[size, points]`` of the free control points of a cubic B-spline that is zero at both ends.

    Control points lie at 0, 1, …, points + 1 with the first and last pixel centre on the first and last of them. Those
    two are held at zero, and the ones beyond mirror the free ones with opposite sign, which makes the spline (not just
    its control points) vanish at the ends.
    """
    position = torch.arange(size, dtype=torch.float64) * ((points + 1) / max(size - 1, 1))
    weights = _cubic(position[:, None] - torch.arange(1, points + 1))
    weights[:, 0] -= _cubic(position + 1)
    weights[:, -1] -= _cubic(position - (points + 2))
    return weights.to(torch.float32).to(device)


def _cubic(distance: Tensor) -> Tensor:
    distance = distance.abs()
    near = 2 / 3 - distance**2 + distance**3 / 2
    far = (2 - distance).clamp_min(0) ** 3 / 6
    return torch.where(distance < 1, near, far)


def _sample(images: Tensor, grid: Grid, mode: str, padding: str = "zeros") -> Tensor:
    with torch.autocast(images.device.type, enabled=False):
        return F.grid_sample(images, grid.to(images.dtype), mode=mode, padding_mode=padding, align_corners=False)


def _float32_pieces(values: Tensor, grid: Grid) -> Iterator[tuple[Tensor, Grid]]:
    """Convert a batch for the sampler, on a CPU one sample per thread at a time: the copy then stays in the cache."""
    size = torch.get_num_threads() if values.device.type == "cpu" else len(values)
    for part, positions in zip(values.split(size), grid.split(size), strict=True):
        yield part.float(), positions
