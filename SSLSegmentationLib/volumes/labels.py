"""Masks: read whatever a user has as one label map in the values of the project's schema, or say why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, ProjectError
from ..core.text import counted, listed, quoted
from ..project.schema import NOT_ANNOTATED, LabelSchema, Segment
from .geometry import grid_difference, in_axes_of, lattice_offset
from .itk import metadata_of
from .reading import load_image
from .segments import FileSegment, is_segmentation, parse_segments, source_representation
from .writing import write_image, write_segmentation

__all__ = [
    "LabelMap",
    "read_label_map",
    "schema_from_label_map",
    "schema_from_segmentation",
    "write_image",
    "write_segmentation",
]

#: How far a label may be from a whole number: rescale slopes and single precision leave less, interpolation more.
_ALMOST_WHOLE = 1e-5
_LARGEST_VALUE = 1e15  # of a label in a file of real numbers; beyond, not every whole number exists
_RESAMPLE_HINT = "In Slicer, load both, and export the segmentation again with this image as the reference volume."


@dataclass(frozen=True)
class LabelMap:
    """A mask on the grid of its image.

    Args:
        array: uint8 [z, y, x]: 0 or a value of the schema; 255 where nobody annotated, if the file says so.
        overlap_voxels: voxels that several segments of the file claimed; the schema's first one has got them.
        present: schema values that the mask holds, ascending.
        source_kind: what the file was.
        as_stored: whether a copy of the file says the same to every reader: it is False of a label map whose axes run
            otherwise than the image's, or whose values were rounded.
        merged: names that several segments of the file share; their voxels were taken together.
    """

    array: np.ndarray
    overlap_voxels: int
    present: tuple[int, ...]
    source_kind: Literal["label map", "segmentation"]
    as_stored: bool = True
    merged: tuple[str, ...] = ()

    def remarks(self, path: Path) -> list[str]:
        """What a person should know of how the file was read, in sentences."""
        found = []
        if self.overlap_voxels:
            belong = counted(self.overlap_voxels, "voxel belongs", "voxels belong")
            found.append(
                f"In '{path}', {belong} to several segments; each counts as the one that stands "
                "first in the label schema ('sslseg labels PROJECT --priority' changes the order)."
            )
        if self.merged:
            names = ", ".join(quoted(self.merged))
            found.append(f"'{path}' has several segments called {names}; those of one name were taken together.")
        return found


def read_label_map(
    path: Path | str,
    image: sitk.Image,
    schema: LabelSchema,
    *,
    allow_empty: bool = False,
    ignore: int | None = None,
    values: Mapping[int, int] | None = None,
    stored: sitk.Image | None = None,
) -> LabelMap:
    """Read the mask of an image.

    Slicer segmentations (``.seg.nrrd``, also with overlapping segments or cropped to their content) are matched to the
    schema by segment name, never by order; where segments overlap, the schema's first one wins. Segments that the
    schema lacks are refused unless they are empty. Other files are label maps whose values are the schema's.

    Args:
        path: ``.seg.nrrd``, NRRD, NIfTI, MHA or MHD.
        image: the image that the mask belongs to.
        schema: the project's labels.
        allow_empty: accept a mask without a single labelled voxel.
        ignore: value that stands for voxels that nobody annotated, in label maps.
        values: value in a label map → value of the schema, where they differ; others are refused then.
        stored: what has been read of the file already, one frame of it for example.

    Raises:
        DataError: the file cannot be read; it lies on another grid; it holds a value or name that the schema lacks,
            or fractional values; it holds no labelled voxel.
    """
    path = Path(path)
    stored, metadata = _load(path) if stored is None else (stored, {})
    labels = in_axes_of(stored, image)
    merged: tuple[str, ...] = ()
    kind: Literal["label map", "segmentation"]
    if is_segmentation(metadata):
        array, overlap, merged = _compose(path, labels, metadata, image, schema)
        kind, as_stored = "segmentation", True
    else:
        array, overlap = _plain(path, labels, image, schema, ignore, values), 0
        kind, as_stored = "label map", labels is stored and np.array_equal(sitk.GetArrayViewFromImage(labels), array)
    counts = np.bincount(array.ravel(), minlength=256)
    present = tuple(int(value) for value in np.flatnonzero(counts) if value not in (0, NOT_ANNOTATED))
    if not present and not allow_empty:
        raise DataError(
            f"The mask '{path}' holds no labelled voxel.",
            "Annotate the image. If there is nothing to annotate in it, 'sslseg label PROJECT CASE --healthy' says so.",
        )
    return LabelMap(array, overlap, present, kind, as_stored, merged)


def schema_from_segmentation(path: Path | str) -> LabelSchema:
    """Make a label schema of a ``.seg.nrrd``: names, colours, terminology and, where they are unique, label values.

    Segments keep the order of the file as their priority.

    Raises:
        DataError: the file cannot be read, is no segmentation, has no segment, or has two of one name.
    """
    path = Path(path)
    labels, metadata = _load(path)
    segments = _segments(path, metadata, labels.GetNumberOfComponentsPerPixel())
    if not segments:
        raise DataError(f"'{path}' names no segment.", "Choose a segmentation saved by 3D Slicer (.seg.nrrd).")
    free = iter(sorted(set(range(1, NOT_ANNOTATED)) - {segment.value for segment in segments}))
    taken: set[int] = set()
    rows = []
    for segment in segments:
        value = segment.value if 1 <= segment.value < NOT_ANNOTATED and segment.value not in taken else next(free, 0)
        taken.add(value)
        rows.append(Segment(value, segment.name, segment.color, segment.terminology))
    return _schema(path, rows)


def schema_from_label_map(path: Path | str, labels: sitk.Image | None = None) -> LabelSchema:
    """Make a label schema of an integer label map: one segment "Label N" per value, colours spread in hue.

    Args:
        path: of the file.
        labels: what has been read of it already.

    Raises:
        DataError: the file cannot be read, or its values are not integers from 0 to 254, or are all 0.
    """
    path = Path(path)
    labels = _load(path)[0] if labels is None else labels
    voxels = _whole(path, sitk.GetArrayViewFromImage(labels))
    values = [value for value in map(int, np.unique(voxels).tolist()) if value]
    if not values:
        raise DataError(f"The mask '{path}' holds no labelled voxel.", "Choose a mask that shows every structure.")
    if values[0] < 0 or values[-1] >= NOT_ANNOTATED:
        raise DataError(
            f"The mask '{path}' has values from {values[0]} to {values[-1]}.", "Renumber them from 1 to 254."
        )
    return LabelSchema.from_names({value: f"Label {value}" for value in values})


def _load(path: Path) -> tuple[sitk.Image, dict[str, str]]:
    labels = load_image(path)
    metadata = metadata_of(labels)
    if labels.GetDimension() < 3:
        raise DataError(f"The mask '{path}' is 2-D.", "Save it with three dimensions, like its image.")
    if labels.GetNumberOfComponentsPerPixel() > 1 and not is_segmentation(metadata):
        raise DataError(f"The mask '{path}' has several values per voxel.", "Save it as a label map or .seg.nrrd.")
    return labels, metadata


def _plain(
    path: Path,
    labels: sitk.Image,
    image: sitk.Image,
    schema: LabelSchema,
    ignore: int | None = None,
    values: Mapping[int, int] | None = None,
) -> np.ndarray:
    difference = grid_difference(labels, image)
    if difference:
        raise DataError(f"The mask '{path}' lies on another grid than its image: {difference}.", _RESAMPLE_HINT)
    voxels = _whole(path, sitk.GetArrayViewFromImage(labels))
    meant = schema.values if values is None else values
    unknown = sorted(set(map(int, np.unique(voxels).tolist())) - {0, *meant, 0 if ignore is None else ignore})
    if unknown:
        shown = listed(unknown, 8)
        known = ", ".join(f"{value} {schema.by_value(value).name}" for value in schema.values[:8])
        sentence = f"The mask '{path}' has the value {shown}, which the label schema lacks."
        if unknown[0] < 0 or unknown[-1] >= NOT_ANNOTATED:
            raise DataError(sentence, f"Renumber the mask with values from 1 to 254 (the schema has {known}).")
        raise DataError(
            sentence,
            f"Renumber the mask (the schema has {known}), or name the value: "
            f"'sslseg labels PROJECT --add {unknown[0]}=NAME'.",
        )
    array = voxels.astype(np.uint8)
    if values is not None:
        lookup = np.zeros(256, np.uint8)
        lookup[list(values)] = list(values.values())
        array = lookup[array]
    if ignore is not None:
        array[voxels == ignore] = NOT_ANNOTATED
    return array


def _whole(path: Path, voxels: np.ndarray) -> np.ndarray:
    """The voxels as whole numbers, rounded where arithmetic has left a trace; refuses other fractions."""
    if voxels.dtype.kind not in "iuf":
        raise DataError(f"The mask '{path}' has complex voxels.", "Save it as an integer label map.")
    if voxels.dtype.kind != "f":
        return voxels
    whole = np.rint(voxels)
    with np.errstate(invalid="ignore"):  # infinity less infinity
        broken = voxels[~(np.abs(voxels - whole) <= _ALMOST_WHOLE)]
    if broken.size:
        probable = bool(voxels.min() >= 0 and voxels.max() <= 1)
        what = ", like a map of probabilities" if probable else ""
        raise DataError(
            f"The mask '{path}' has values that are not whole numbers{what}, such as {broken.flat[0]:.9g}.",
            "Choose a label map, not an image or a probability map, and resample labels with nearest neighbour.",
        )
    worst = max(whole.min(), whole.max(), key=abs)
    if abs(worst) > _LARGEST_VALUE:
        raise DataError(
            f"The mask '{path}' has values as large as {worst:.3g}, which no label has.",
            "Choose a label map, with values from 0 to 254.",
        )
    return whole


def _segments(path: Path, metadata: dict[str, str], layer_count: int) -> list[FileSegment]:
    representation = source_representation(metadata)
    if representation.lower() != "binary labelmap":
        raise DataError(
            f"The segmentation '{path}' is stored as '{representation}'.",
            "In Slicer's Segmentations module, make Binary labelmap the source representation and save it again.",
        )
    try:
        segments = parse_segments(metadata)
        if any(not 0 <= segment.layer < layer_count for segment in segments):
            raise ValueError(f"a segment names a layer beyond the {layer_count} that the file has")
        return segments
    except ValueError as error:
        raise DataError(f"The segmentation '{path}' has damaged metadata ({error}).", "Save it again.") from error


def _compose(
    path: Path, labels: sitk.Image, metadata: dict[str, str], image: sitk.Image, schema: LabelSchema
) -> tuple[np.ndarray, int, tuple[str, ...]]:
    """Compose the layers of a segmentation on the image's grid. Returns the array, the count of overlap voxels, and the
    names that several segments share."""
    result = np.zeros(image.GetSize()[::-1], np.uint8)
    segments = _segments(path, metadata, labels.GetNumberOfComponentsPerPixel())
    if labels.GetNumberOfPixels() == 1:  # Slicer's way of saving a segmentation without a voxel
        return result, 0, ()
    voxels = _whole(path, sitk.GetArrayViewFromImage(labels))
    layers = voxels if voxels.ndim == 4 else voxels[..., None]
    _check_segments(path, layers, segments, schema)
    composed = np.zeros(layers.shape[:3], np.uint8)
    overlap = np.zeros(layers.shape[:3], bool)
    merged = []
    for target in schema.segments:  # highest priority first
        shown = 0
        for segment in segments:
            if schema.by_name(segment.name) != target:
                continue
            mask = layers[..., segment.layer] == segment.value
            shown += bool(mask.any())
            overlap |= mask & (composed != 0) & (composed != target.value)
            composed[mask & (composed == 0)] = target.value
        merged += [target.name] * (shown > 1)
    _paste(path, composed, labels, image, result)
    return result, int(np.count_nonzero(overlap)), tuple(merged)


def _check_segments(path: Path, layers: np.ndarray, segments: Sequence[FileSegment], schema: LabelSchema) -> None:
    """Refuse voxels that no segment of the file, or no segment of the schema, stands for."""
    for layer in range(layers.shape[-1]):
        held = set(np.unique(layers[..., layer]).tolist()) - {0}
        for segment in segments:
            if segment.layer != layer or segment.value not in held:
                continue
            held.discard(segment.value)
            if schema.by_name(segment.name) is None:
                known = ", ".join(entry.name for entry in schema.segments)
                raise DataError(
                    f"The segmentation '{path}' has a segment '{segment.name}', which the label schema lacks.",
                    f"Rename the segment (the schema has {known}), remove it, or add it to the schema: "
                    f"'sslseg labels PROJECT --add \"{segment.name}\"'.",
                )
        if held:
            raise DataError(
                f"The segmentation '{path}' has voxels of value {min(held)} that belong to no segment.",
                "Open it in Slicer and save it again.",
            )


def _paste(path: Path, part: np.ndarray, labels: sitk.Image, image: sitk.Image, whole: np.ndarray) -> None:
    """Put ``part``, on the grid of ``labels``, where it belongs in ``whole``, on the grid of ``image``."""
    offset = lattice_offset(labels, image)
    if offset is None:
        difference = grid_difference(labels, image) or "the voxels are displaced"
        raise DataError(f"The mask '{path}' lies on another grid than its image: {difference}.", _RESAMPLE_HINT)
    source, target = [], []
    for start, extent, full in zip(offset[::-1], part.shape, whole.shape, strict=True):
        first, last = max(0, start), max(0, min(full, start + extent))
        target.append(slice(first, max(first, last)))
        source.append(slice(max(0, first - start), max(0, max(first, last) - start)))
    inside = part[tuple(source)]
    count = np.count_nonzero(part)
    if beyond := count - np.count_nonzero(inside):
        raise DataError(
            f"The segmentation '{path}' reaches beyond its image: {beyond} of its {count} voxels lie outside.",
            "Check that it belongs to this image. If it does, cut it off in Slicer: export it with this image as the "
            "reference volume.",
        )
    whole[tuple(target)] = inside


def _schema(path: Path, rows: Sequence[Segment]) -> LabelSchema:
    try:
        return LabelSchema(tuple(rows))
    except ProjectError as error:
        raise DataError(f"'{path}' makes no label schema: {error.sentence}", error.hint) from error
