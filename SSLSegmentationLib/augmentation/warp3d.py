"""Random spatial augmentation of volumes: that of slices (``warp``) in their plane, and a little of it across them.

A grid is ``[B, d, h, w, 3]`` and holds for each output voxel the (x, y, z) position that it is read from; all that
takes grids of slices takes these. Slices that are further apart than pixels are tilted, and moved nearer to each other,
by so much less. The elastic shift stays within the slices and changes from one to the next: it cannot fold.
"""

from __future__ import annotations

import math

import numpy as np
import torch

from .ranges import SpatialRanges
from .warp import Grid, Size, crop_centre, elastic_amplitudes, in_plane, spline_basis

_BENDS = 3  # along a stack, between which the elastic shift changes evenly


def random_grid3d(
    batch: int,
    in_size: Size,
    out_size: Size,
    ranges: SpatialRanges,
    generator: torch.Generator,
    device: torch.device | str = "cpu",
    thickness: float = 1.0,
) -> Grid:
    """Draw one random spatial transform per sample, as :func:`warp.random_grid`.

    Args:
        batch: number of samples.
        in_size, out_size: (depth, height, width) in voxels.
        ranges: of the transform in the plane of the slices.
        generator: a CPU generator.
        device: of the grid.
        thickness: distance of slices in pixels.

    Returns:
        Grid ``[batch, d, h, w, 3]``; its memory is laid out with x, y and z in separate blocks.
    """
    drawn = in_plane(batch, in_size[1:], out_size[1:], ranges, generator)
    signed = torch.rand(batch, 3, generator=generator, dtype=torch.float64).numpy() * 2 - 1
    zoom = drawn.zoom ** (1 / thickness)
    reach = np.full(batch, ranges.translation * out_size[0])
    if ranges.random_crop:
        reach += np.clip((zoom * in_size[0] - out_size[0]) / 2, 0, None)
    plane = np.zeros((batch, 3, 3))
    plane[:, :2, :2], plane[:, 2, 2] = drawn.matrix, 1 / zoom
    matrix = _tilts(signed[:, :2] * math.radians(ranges.rotation_deg) / thickness) @ plane
    voxel = np.array([1.0, 1.0, thickness])
    matrix = matrix * voxel / voxel[:, None]  # from pixels to voxels
    offset = -(matrix @ np.column_stack([drawn.shift, signed[:, 2] * reach])[:, :, None])[:, :, 0]
    fields = []
    for points, amplitude in elastic_amplitudes(ranges, out_size[1:]):
        draw = torch.rand(batch, 2, _BENDS, points, points, generator=generator, dtype=torch.float64).numpy() * 2 - 1
        fields.append(draw * drawn.bent[:, None, None, None, None] * amplitude)
    return _assembled(matrix, offset, fields, in_size, out_size, torch.device(device))


def _tilts(angles: np.ndarray) -> np.ndarray:
    """Rotations [B, 3, 3] of (x, y, z) about x and about y, [B, 2] in radians."""
    (cos_x, cos_y), (sin_x, sin_y) = np.cos(angles).T, np.sin(angles).T
    zero, one = np.zeros(len(angles)), np.ones(len(angles))
    about_x = np.stack([one, zero, zero, zero, cos_x, -sin_x, zero, sin_x, cos_x], axis=1).reshape(-1, 3, 3)
    about_y = np.stack([cos_y, zero, sin_y, zero, one, zero, -sin_y, zero, cos_y], axis=1).reshape(-1, 3, 3)
    return about_x @ about_y


def _assembled(
    matrix: np.ndarray,
    offset: np.ndarray,
    fields: list[np.ndarray],
    in_size: Size,
    out_size: Size,
    device: torch.device,
) -> Grid:
    """Grid of ``input = centre + matrix · (output + elastic(output)) + offset``, in voxels.

    Args:
        matrix: ``[B, 3, 3]`` on (x, y, z) from output to input.
        offset: ``[B, 3]`` in input voxels.
        fields: per elastic field ``[B, 2, bends, n, n]``, displacement of the control points in output pixels.
    """
    batch, (depth, height, width) = len(matrix), out_size
    sizes = np.array(in_size[::-1])
    centre = [crop_centre(side, crop) - side / 2 for side, crop in zip(in_size[::-1], out_size[::-1], strict=True)]
    matrix = matrix * (2 / sizes)[:, None]
    offset = (offset + centre) * (2 / sizes)
    controls = [np.einsum("bij,bjpyx->bipyx", matrix[:, :, :2], field) for field in fields]
    # Float32 from here on, also under autocast.
    linear, moved, *bends = (
        torch.from_numpy(part.astype(np.float32)).to(device) for part in (matrix, offset, *controls)
    )
    with torch.autocast(device.type, enabled=False):
        x, y, z = (torch.arange(side, device=device, dtype=torch.float32) - (side - 1) / 2 for side in out_size[::-1])
        along_x, along_y = linear[:, :, 0, None] * x, linear[:, :, 1, None] * y
        along_z = linear[:, :, 2, None] * z + moved[:, :, None]
        grid = along_z[..., None, None] + along_y[:, :, None, :, None] + along_x[:, :, None, None, :]
        for control in bends:
            points = control.shape[-1]
            basis_y, basis_x = (spline_basis(side, points, device) for side in (height, width))
            planes = basis_y @ (control @ basis_x.T)  # [B, 3, bends, h, w]
            along = _between_bends(depth, device).expand(batch * 3, depth, _BENDS)
            grid.view(batch * 3, depth, -1).baddbmm_(along, planes.view(batch * 3, _BENDS, -1))
    return grid.permute(0, 2, 3, 4, 1)


def _between_bends(depth: int, device: torch.device) -> torch.Tensor:
    """Weights [depth, bends] of straight pieces from the first to the last slice."""
    place = np.linspace(0, _BENDS - 1, depth) if depth > 1 else np.array([(_BENDS - 1) / 2])
    weights = np.clip(1 - np.abs(place[:, None] - np.arange(_BENDS)), 0, 1)
    return torch.from_numpy(weights.astype(np.float32)).to(device)
