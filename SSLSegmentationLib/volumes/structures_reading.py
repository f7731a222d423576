"""Contours of radiotherapy (RTSTRUCT) as a label map of an image: a voxel counts if its centre lies within a contour.

Contours are those of single slices (DICOM PS3.3 C.8.8.6), brought to the slices of the image by where they lie. A hole
is a contour within another, one that comes back to itself by a slit (a keyhole), or is said to be one
(``CLOSEDPLANAR_XOR``): an odd number of borders lies around what belongs to the structure. Programs that
trace masks draw from centre to centre of the outermost voxels: of such a contour, what lies on it belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK as sitk
from pydicom.dataset import Dataset

from ..core.errors import DataError, ProjectError
from ..core.text import listed, quoted
from ..project.records import DicomRecord
from ..project.schema import LabelSchema
from .dicom_headers import quiet_pydicom
from .dicom_seg_reading import BESIDE, OTHER_IMAGE, Held, ReadObject, ranks_in, refuse_other_space

_IN_SLICER = "Load it in Slicer together with its images, and save the segmentation there as .seg.nrrd."
_CLOSED, _XOR = ("CLOSED_PLANAR", "INTERPOLATED_PLANAR"), "CLOSEDPLANAR_XOR"
_FLAT = 0.1  # voxels that the points of a contour may lie out of their slice
_ON = 0.02  # voxels that a point may lie beside the centre that it means: points are rounded to 0.01 mm
_BEYOND = 1.0  # voxels that a contour may reach over the rim of the image
_MOST = 254  # values of a label schema


@dataclass
class _Structure:
    """A structure and its contours: points [N, 3] in mm (LPS), and whether they are said to be borders of holes."""

    name: str
    is_outside: bool
    contours: list[tuple[np.ndarray, bool]] = field(default_factory=list)
    open: int = 0  # contours that go around nothing
    color: tuple[int, int, int] | None = None


def read_structures(
    path: Path, image: sitk.Image, schema: LabelSchema | None = None, series: DicomRecord | None = None
) -> ReadObject:
    """Read a structure set as the mask of an image.

    Structures are matched to the schema by name, and others are left out and named; where structures overlap, the
    schema's first one wins.

    Args:
        path: of the file.
        image: whose mask it is.
        schema: the project's labels; None = the structures in the order of the file, the outline of the body last.
        series: that the image was added from, if that is remembered.

    Raises:
        DataError: the file is damaged, lies in another space or on other slices, has contours that cross each other,
            or none of the schema's structures.
    """
    content = _loaded(path)
    structures, others = _structures(path, content, series)
    unknown = [one.name for one in structures if schema and not schema.by_name(one.name)]
    if len(unknown) == len(structures):
        raise DataError(
            f"'{path}' has no structure that the label schema has: it has {listed(quoted(unknown))}.",
            f"Rename one, or add it to the schema: 'sslseg labels PROJECT --add \"{unknown[0]}\"'.",
        )
    structures = [one for one in structures if one.name not in unknown]
    own = _schema(path, structures)
    schema = schema or own
    ranks = ranks_in(own, schema)
    notes = []
    if unknown:
        notes.append(f"Left out of '{path}', since the label schema lacks them: {listed(quoted(unknown))}.")
    if others:
        notes.append(f"Left out of '{path}', since they are no closed contours: {listed(quoted(others))}.")
    held, with_holes, without = Held(image), [], []
    for number, structure in enumerate(structures, 1):
        at, nested = _filled(path, structure, image)
        held.take(at, ranks[number])
        with_holes += [structure.name] if nested else []
        without += [] if at[0].size else [structure.name]
    if partly := [one.name for one in structures if one.open]:
        notes.append(f"In '{path}', points and open lines were left out of {listed(quoted(partly))}.")
    if with_holes:
        notes.append(f"In '{path}', contours within others were taken for holes: {listed(quoted(with_holes))}.")
    if without:
        notes.append(f"In '{path}', no voxel of the image has its centre within {listed(quoted(without))}.")
    return held.read(path, schema, notes)


def _loaded(path: Path) -> Dataset:
    try:
        with quiet_pydicom():
            return pydicom.dcmread(path)
    except OSError as error:
        raise DataError(f"'{path}' cannot be read ({error.strerror or error}).", "Check the file.") from error
    except Exception as error:  # whatever pydicom stumbles over in a broken file: many types
        raise _damaged(path) from error


def _damaged(path: Path) -> DataError:
    return DataError(f"The structure set '{path}' is damaged.", "Copy or export it again.")


def _structures(path: Path, content: Dataset, series: DicomRecord | None) -> tuple[list[_Structure], list[str]]:
    """Structures with contours, the outline of the body last, and names of those that are points or lines.

    Raises:
        DataError: the file is damaged, has none, or counts places from elsewhere than the image.
    """
    found: dict[int, _Structure] = {}
    spaces: dict[int, str] = {}
    try:
        with quiet_pydicom():
            kinds = {
                int(one.ReferencedROINumber): str(one.get("RTROIInterpretedType") or "")
                for one in content.RTROIObservationsSequence  # comes last: without it, contours may be cut off
            }
            for one in content.StructureSetROISequence:
                number = int(one.ROINumber)
                name = " ".join(str(one.get("ROIName") or "").split()) or f"Structure {number}"
                found[number] = _Structure(name, kinds.get(number) == "EXTERNAL")
                spaces[number] = str(one.get("ReferencedFrameOfReferenceUID") or "")
            for one in content.get("ROIContourSequence") or ():
                structure = found[int(one.ReferencedROINumber)]
                structure.color = _color(one)
                for contour in one.get("ContourSequence") or ():
                    kind = str(contour.ContourGeometricType).upper()
                    points = _points(contour)
                    if not np.isfinite(points).all():
                        raise ValueError("points that are no numbers")
                    if kind in (*_CLOSED, _XOR) and len(points):
                        structure.contours.append((points, kind == _XOR))
                    else:
                        structure.open += 1
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise _damaged(path) from error
    drawn = {number: one for number, one in found.items() if one.contours}
    for number in drawn:
        refuse_other_space(path, spaces[number], series)
    if not drawn:
        raise DataError(f"The structure set '{path}' has no closed contour.", "Draw one, or choose another file.")
    others = [one.name for one in found.values() if one.open and not one.contours]
    return sorted(drawn.values(), key=lambda one: one.is_outside), others


def _points(contour: Dataset) -> np.ndarray:
    """Points [N, 3] in mm. As bytes, if nobody has read them yet: pydicom makes an object of each number."""
    stored = contour.get_item("ContourData")
    value = stored.value if stored is not None else None
    numbers = value.split(b"\\") if isinstance(value, bytes) and value.strip() else contour.get("ContourData")
    return np.array(numbers or [], dtype=float).reshape(-1, 3)


def _color(contours: Dataset) -> tuple[int, int, int] | None:
    """Red, green and blue in which a structure is to be shown; None if that is not said, or no colour."""
    numbers = np.atleast_1d(np.array(contours.get("ROIDisplayColor") or [], dtype=int)).tolist()
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 and set(numbers) <= set(range(256)) else None


def _schema(path: Path, structures: Sequence[_Structure]) -> LabelSchema:
    if len(structures) > _MOST:
        raise DataError(f"The structure set '{path}' has more than {_MOST} structures.", _IN_SLICER)
    try:
        schema = LabelSchema.from_names([one.name for one in structures])
    except ProjectError as error:
        raise DataError(f"'{path}' makes no label schema: {error.sentence}", error.hint) from error
    shown = zip(schema.segments, structures, strict=True)
    return LabelSchema(tuple(replace(segment, color=one.color or segment.color) for segment, one in shown))


def _filled(path: Path, structure: _Structure, image: sitk.Image) -> tuple[tuple[np.ndarray, ...], bool]:
    """Indices [z], [y], [x] of the voxels within a structure, and whether there are contours within others.

    Raises:
        DataError: its contours lie on no slices of the image, beyond it, or cross each other.
    """
    to_index = np.linalg.inv(np.array(image.GetDirection()).reshape(3, 3) * np.array(image.GetSpacing()))
    indices = [((points - image.GetOrigin()) @ to_index.T, xor) for points, xor in structure.contours]
    placed = [(points, xor) for points, xor in indices if len(points) > 2 or _is_traced(points)]
    structure.open += len(indices) - len(placed)
    extent = np.max([np.zeros(3), *(np.ptp(points, axis=0) for points, _ in placed)], axis=0).round(1)
    axis = 2 - int(np.argmin(extent[::-1]))  # single voxels lie in the slices of most files
    slices: dict[int, list[tuple[np.ndarray, bool]]] = {}
    for points, xor in placed:
        at = round(float(points[:, axis].mean()))
        if np.ptp(points[:, axis]) > _FLAT or np.abs(points[:, axis] - at).max() > BESIDE:
            raise DataError(
                f"The structure '{structure.name}' of '{path}' was drawn on other slices than those of the image.",
                OTHER_IMAGE,
            )
        size = np.array(image.GetSize())
        if (points.min(axis=0) < -0.5 - _BEYOND).any() or (points.max(axis=0) > size - 0.5 + _BEYOND).any():
            raise DataError(f"The structure '{structure.name}' of '{path}' reaches beyond the image.", OTHER_IMAGE)
        slices.setdefault(at, []).append((np.delete(points, axis, axis=1), xor))
    step = int(np.gcd.reduce(np.diff(sorted(slices)))) if len(slices) > 2 else 1
    if step > 1:
        raise DataError(
            f"The structure '{structure.name}' of '{path}' was drawn on one of {step} slices alone.",
            "Fill the slices between in the program that it was drawn with, or in Slicer, and export it again.",
        )
    mask = np.zeros(image.GetSize(), bool)  # i j k
    rest = [one for one in range(3) if one != axis]
    nested = False
    for at, outlines in slices.items():
        if not 0 <= at < mask.shape[axis]:
            continue  # on the rim of what may be beyond
        plane, within = _parity(path, structure.name, outlines, (mask.shape[rest[0]], mask.shape[rest[1]]))
        mask[tuple(at if one == axis else slice(None) for one in range(3))] = plane
        nested = nested or within
    i, j, k = np.nonzero(mask)
    return (k, j, i), nested


def _parity(
    path: Path, name: str, outlines: Sequence[tuple[np.ndarray, bool]], size: tuple[int, int]
) -> tuple[np.ndarray, bool]:
    """Which pixels of a slice an odd number of outlines goes around, and whether some lie within others.

    Raises:
        DataError: outlines that are not said to be borders of holes cross each other.
    """
    planes: list[np.ndarray] = []
    nested = False
    odd, border = np.zeros(size, bool), np.zeros(size, bool)
    for points, xor in outlines:
        if _is_traced(points):
            _mark_border(np.rint(points), border)
        plane = _inside(points, size)
        if any(np.array_equal(plane, other) for other in planes):
            continue  # twice the same
        for other in planes:
            if not xor and (plane & other).any():
                if (plane & ~other).any() and (other & ~plane).any():
                    raise DataError(f"Contours of the structure '{name}' of '{path}' cross each other.", _IN_SLICER)
                nested = True
        planes.append(plane)
        odd ^= plane
    return odd | border, nested


def _is_traced(points: np.ndarray) -> bool:
    """Whether an outline goes from centre to centre of voxels."""
    return bool(np.abs(points - np.rint(points)).max() <= _ON)


def _mark_border(points: np.ndarray, border: np.ndarray) -> None:
    """Mark the pixels whose centre lies on an outline of points [N, 2]."""
    ends = np.roll(points, -1, axis=0)
    low = np.maximum(np.ceil(np.minimum(points, ends) - _ON), 0).astype(int)
    high = np.minimum(np.floor(np.maximum(points, ends) + _ON), np.array(border.shape) - 1).astype(int)
    for k in np.flatnonzero((low <= high).all(axis=1)):  # few: most lines are short and pass no centre
        box = tuple(slice(first, last + 1) for first, last in zip(low[k], high[k], strict=True))
        centres = np.moveaxis(np.mgrid[box], 0, -1) - points[k]
        line = ends[k] - points[k]
        along = (centres @ line / max(float(line @ line), 1e-12)).clip(0, 1)
        border[box] |= np.linalg.norm(centres - along[..., None] * line, axis=-1) <= _ON


def _inside(points: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Pixels whose centre lies within an outline of points [N, 2]: behind an odd number of its lines in their row."""
    ends = np.roll(points, -1, axis=0)
    first, last = (np.ceil(pick(points[:, 1], ends[:, 1])).astype(int) for pick in (np.minimum, np.maximum))
    rows = last - first  # that a line crosses: from its lower end on, without its upper one
    line = np.repeat(np.arange(len(points)), rows)
    row = np.arange(len(line)) - np.repeat(np.cumsum(rows) - rows, rows) + first[line]
    begin, way = points[line], (ends - points)[line]
    crossing = begin[:, 0] + (row - begin[:, 1]) / way[:, 1] * way[:, 0]
    behind = (np.floor(crossing) + 1).clip(0, size[0]).astype(int)
    crossed = np.zeros((size[0] + 1, size[1]), np.uint8)
    within = (row >= 0) & (row < size[1])
    np.add.at(crossed, (behind[within], row[within]), 1)
    return np.add.accumulate(crossed[:-1], axis=0, dtype=np.uint8) % 2 == 1
