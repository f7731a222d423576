"""A user who corrects masks by rule: which slices of a proposal are redrawn, and what Slicer's *Grow from seeds* makes.

*Grow from seeds* is Slicer's own filter (``vtkImageGrowCutSegment`` of slicer-core), within the seeds' extent and the
margin that the effect adds to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

_SEEDED = (0.25, 0.5, 0.75)  # of the slices that show a structure: where the user draws seeds
_RING = (4.0, 6.0)  # pixels around the structures: where the seed of the background is
_MARGIN, _LEAST_MARGIN = 0.2, 3  # of the seeds' extent; in voxels


@dataclass(frozen=True)
class Limits:
    """When the user redraws a slice.

    Args:
        dice: below which; of all structures together, class by class.
        voxels: more of which differ.
    """

    dice: float
    voxels: int


@dataclass(frozen=True)
class Correction:
    """What a user has done to a proposal.

    Args:
        mask: that is accepted.
        shown: slices in which the reference or the proposal shows a structure.
        slices: that were redrawn.
        voxels: that differed in them.
        foreground: voxels of the reference.
        dice: of the proposal, of all structures together.
    """

    mask: np.ndarray
    shown: int
    slices: int
    voxels: int
    foreground: int
    dice: float


def correct(proposed: np.ndarray, reference: np.ndarray, axis: int, limits: Limits) -> Correction:
    """Redraw the slices of a proposal that are not good enough; the others are accepted as they are.

    Args:
        proposed, reference: label values on the native grid.
        axis: of the arrays, across which slices lie.
        limits: when a slice is redrawn.
    """
    mask, slices, voxels, shown = proposed.copy(), 0, 0, 0
    for here, proposal, truth in zip(*(np.moveaxis(a, axis, 0) for a in (mask, proposed, reference)), strict=True):
        differing = int(np.count_nonzero(proposal != truth))
        shown += bool(proposal.any() or truth.any())
        if differing and (agreement(proposal, truth) < limits.dice or differing > limits.voxels):
            here[:] = truth
            slices += 1
            voxels += differing
    foreground = int(np.count_nonzero(reference))
    return Correction(mask, shown, slices, voxels, foreground, agreement(proposed, reference))


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Dice of all structures together: a voxel agrees where both say the same structure. 1 if both are empty."""
    total = np.count_nonzero(one) + np.count_nonzero(other)
    return 1.0 if total == 0 else float(2 * np.count_nonzero((one == other) & (other > 0)) / total)


def seeds(reference: np.ndarray, axis: int) -> tuple[np.ndarray, int]:
    """What a user draws for *Grow from seeds*: the core of each structure and a ring of background in three slices, one
    more for a structure that none of them shows, and background behind both ends.

    Returns:
        Seeds, of the background one value above all others, and the number of slices drawn in.
    """
    drawn = np.zeros_like(reference)
    background = int(reference.max()) + 1
    slices, target = np.moveaxis(reference, axis, 0), np.moveaxis(drawn, axis, 0)
    filled = np.flatnonzero(slices.any(axis=(1, 2)))
    chosen = {int(filled[round(share * (len(filled) - 1))]) for share in _SEEDED}
    for value in np.unique(reference[reference > 0]):
        if not any((slices[number] == value).any() for number in chosen):
            chosen.add(int(np.argmax((slices == value).sum(axis=(1, 2)))))
    for number in sorted(chosen):
        for value in np.unique(slices[number][slices[number] > 0]):
            inside = ndimage.distance_transform_edt(slices[number] == value)
            target[number][inside > inside.max() / 2] = value
        outside = ndimage.distance_transform_edt(slices[number] == 0)
        target[number][(outside >= _RING[0]) & (outside <= _RING[1])] = background
    ends = [number for number in (filled[0] - 1, filled[-1] + 1) if 0 <= number < len(slices)]
    for number in ends:
        target[number][slices.any(axis=0)] = background
    return drawn, len(chosen) + len(ends)


def grown(image: np.ndarray, drawn: np.ndarray, spacing_mm: tuple[float, float, float]) -> np.ndarray:
    """What *Grow from seeds* makes of seeds, without its background.

    Args:
        image: voxels [k, j, i].
        drawn: as of :func:`seeds`.
        spacing_mm: along i, j, k.
    """
    import slicer
    import vtk
    from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

    window = _window(drawn)

    def volume(array: np.ndarray) -> vtk.vtkImageData:
        part = np.ascontiguousarray(array[window])
        made = vtk.vtkImageData()
        made.SetDimensions(part.shape[::-1])
        made.SetSpacing(spacing_mm)
        made.GetPointData().SetScalars(numpy_to_vtk(part.ravel(), deep=True))
        return made

    cut = slicer.vtkImageGrowCutSegment()
    cut.SetIntensityVolume(volume(image.astype(np.float32)))
    cut.SetSeedLabelVolume(volume(drawn.astype(np.int16)))
    cut.SetDistancePenalty(0.0)
    cut.Update()
    found = np.zeros_like(drawn)
    part = found[window]
    part[:] = vtk_to_numpy(cut.GetOutput().GetPointData().GetScalars()).reshape(part.shape)
    found[found == drawn.max()] = 0
    return found


def _window(drawn: np.ndarray) -> tuple[slice, ...]:
    """The extent of the seeds with its margin."""
    found = []
    for axis in range(3):
        filled = np.flatnonzero(drawn.any(axis=tuple(other for other in range(3) if other != axis)))
        first, last = int(filled[0]), int(filled[-1])
        margin = max(_LEAST_MARGIN, int(_MARGIN * (last - first)))
        found.append(slice(max(0, first - margin), min(drawn.shape[axis], last + margin + 1)))
    return tuple(found)
