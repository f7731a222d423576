"""A DICOM segmentation object as a label map of an image: its frames are brought to the slices by where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK as sitk
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from ..core.errors import DataError, ProjectError, SSLSegError
from ..core.text import counted
from ..project.records import DicomRecord
from ..project.schema import LabelSchema
from ..project.terminology import CODE_COLUMNS, join_terminology, terminology_codes
from .dicom_color import rgb_of_lab
from .dicom_headers import quiet_pydicom
from .dicom_seg_names import full_name
from .dicom_traits import Groups

#: Class and type of what is read: segments of which each voxel is a part or not, and maps of their numbers.
_READ = {("1.2.840.10008.5.1.4.1.1.66.4", "BINARY"), ("1.2.840.10008.5.1.4.1.1.66.7", "LABELMAP")}
_EXPORT_AGAIN = "Export it as a segmentation object with binary segments, or save it in Slicer as .seg.nrrd."
OTHER_IMAGE = "Check that it belongs to this image. If it does, load both in Slicer, and save it there as .seg.nrrd."
#: How far, in voxels, a frame may lie beside a slice: positions of slices are rounded and scatter a little. From one
#: corner of it to the other it may not drift at all.
BESIDE, _DRIFT = 0.25, 0.05
#: Of SegmentAlgorithmType, and what this program remarks of masks of which nobody knows it.
_WAYS, _UNKNOWN = ("manual", "semiautomatic", "automatic"), "How it was made is not known"
_PLAIN = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian)
_NONE = 255  # rank of a voxel that belongs to no segment


@dataclass(frozen=True)
class ReadObject:
    """A mask that came out of a segmentation object.

    Args:
        labels: uint8 on the grid of the image, values of the schema.
        schema: that was asked for, or that of the object.
        notes: what a person should know of how it was read, in sentences.
        made: how its segments were made, as ``automatic by NAME``; empty if it does not say, or not of all the same.
    """

    labels: sitk.Image
    schema: LabelSchema
    notes: tuple[str, ...] = ()
    made: str = ""


def read_dicom_seg(
    path: Path, image: sitk.Image, schema: LabelSchema | None = None, series: DicomRecord | None = None
) -> ReadObject:
    """Read a segmentation object as the mask of an image.

    Segments are matched to the schema by name, else by the codes that say what they are; where segments overlap, the
    schema's first one wins.

    Args:
        path: of the file.
        image: whose mask it is.
        series: that the image was added from, if that is remembered.
        schema: the project's labels; None = those of the object, numbered as its segments are.

    Raises:
        DataError: the file is damaged, holds neither binary segments nor a label map, lies in another space, on
            another grid or beyond the image, or has a segment that the schema lacks.
    """
    content = _loaded(path)
    try:
        with quiet_pydicom():
            return _read(path, content, image, schema, series)
    except (SSLSegError, MemoryError):
        raise
    except Exception as error:  # as of _loaded: pydicom reads many elements when they are asked for
        raise _damaged(path) from error


def _read(
    path: Path, content: Dataset, image: sitk.Image, schema: LabelSchema | None, series: DicomRecord | None
) -> ReadObject:
    refuse_other_space(path, str(content.get("FrameOfReferenceUID", "")), series)
    own = _schema_of(path, content)
    schema = schema or own
    ranks = ranks_in(own, schema)
    held = Held(image)
    for number, groups, pixels in _frames(path, content):
        rows, columns = np.divmod(np.flatnonzero(pixels), pixels.shape[1])  # times faster than nonzero
        if not rows.size:
            continue
        if number not in ranks:
            raise _unknown(path, own, number, schema)
        rank = ranks[number]
        at = _places(path, groups, pixels.shape, rows, columns, image)
        held.take(at, rank)
    return replace(held.read(path, schema), made=_made(content))


def refuse_other_space(path: Path, space: str, series: DicomRecord | None) -> None:
    """Make sure that a segmentation and the series of an image count their places from one point.

    Args:
        path: of the segmentation.
        space: its frame of reference; empty where it says none.
        series: that the image was added from, if that is remembered.

    Raises:
        DataError: they do not.
    """
    if series and series.frame_of_reference and space and space != series.frame_of_reference:
        raise DataError(
            f"The DICOM segmentation '{path}' is of another examination: its frame of reference is not the image's.",
            OTHER_IMAGE,
        )


class Held:
    """Which segment of a schema each voxel of an image belongs to; of several, to the first."""

    def __init__(self, image: sitk.Image) -> None:
        self._image = image
        self._ranks = np.full(image.GetSize()[::-1], _NONE, np.uint8)
        self._overlap = np.zeros(self._ranks.shape, bool)

    def take(self, at: tuple[np.ndarray, ...], rank: int) -> None:
        """Give voxels, by their indices [z], [y], [x], to the segment at a place of the schema, 0 = the first."""
        before = self._ranks[at]
        self._overlap[at] |= (before != _NONE) & (before != rank)
        self._ranks[at] = np.minimum(before, rank)

    def read(self, path: Path, schema: LabelSchema, notes: Sequence[str] = ()) -> ReadObject:
        """All together, with what a person should know."""
        lookup = np.zeros(256, np.uint8)
        lookup[: len(schema.segments)] = [segment.value for segment in schema.segments]
        labels = sitk.GetImageFromArray(lookup[self._ranks])
        labels.CopyInformation(self._image)
        found = list(notes)
        if shared := int(np.count_nonzero(self._overlap)):
            belong = counted(shared, "voxel belongs", "voxels belong")
            found.append(
                f"In '{path}', {belong} to several segments; each counts as the one first in the label schema."
            )
        return ReadObject(labels, schema, tuple(found))


def _made(content: Dataset) -> str:
    """How all segments of an object were made."""
    ways = set()
    for segment in _segments(content):
        kind = str(segment.get("SegmentAlgorithmType") or "").lower()
        name = " ".join(str(segment.get("SegmentAlgorithmName") or "").split())
        known = kind in _WAYS and _UNKNOWN not in str(segment.get("SegmentDescription") or "")
        ways.add((f"{kind} by {name}" if name and kind != "manual" else kind) if known else "")
    return ways.pop() if len(ways) == 1 else ""


def _loaded(path: Path) -> Dataset:
    try:
        with quiet_pydicom():
            content = pydicom.dcmread(path)
            kind, form = str(content.SOPClassUID), str(content.get("SegmentationType", "")).upper()
    except OSError as error:
        raise DataError(f"'{path}' cannot be read ({error.strerror or error}).", "Check the file.") from error
    except Exception as error:  # whatever pydicom stumbles over in a broken file: many types
        raise _damaged(path) from error
    if (kind, form) not in _READ:
        what = "fractions, not whether a voxel belongs to a segment" if form == "FRACTIONAL" else "no binary segments"
        raise DataError(f"The DICOM segmentation '{path}' holds {what}.", _EXPORT_AGAIN)
    return content


def _damaged(path: Path) -> DataError:
    return DataError(f"The DICOM segmentation '{path}' is damaged.", "Copy or export it again.")


def _schema_of(path: Path, content: Dataset) -> LabelSchema:
    """Names, terms and colours of the segments; their numbers are the values."""
    segments = {int(one.SegmentNumber): one for one in _segments(content)}
    names = {number: _name(one) or f"Segment {number}" for number, one in segments.items()}
    try:
        schema = LabelSchema.from_names(names)
    except ProjectError as error:
        raise DataError(f"'{path}' makes no label schema: {error.sentence}", error.hint) from error
    return LabelSchema(
        tuple(
            replace(segment, terminology=_term(one), color=_color(one) or segment.color)
            for segment in schema.segments
            for one in [segments[segment.value]]
        )
    )


def _segments(content: Dataset) -> list[Dataset]:
    """What is said of each segment; of a label map some say it of the background too."""
    background = _background(content)
    return [one for one in content.get("SegmentSequence") or () if int(one.SegmentNumber) != background]


def _background(content: Dataset) -> int:
    """Value of a label map that is no segment's."""
    return int(content.get("PixelPaddingValue") or 0) if content.SegmentationType == "LABELMAP" else 0


def _color(segment: Dataset) -> tuple[int, int, int] | None:
    """Red, green and blue of the colour that a segment is to be shown in; None if it does not say."""
    value = segment.get("RecommendedDisplayCIELabValue")
    try:
        return rgb_of_lab(*value)
    except TypeError:
        return None


def _name(segment: Dataset) -> str:
    """What a segment is called, in full; a backslash in a name, as some write it, has made several of it."""
    label, description = segment.get("SegmentLabel") or "", str(segment.get("SegmentDescription") or "")
    return full_name(label if isinstance(label, str) else "\\".join(label), description)


def _term(segment: Dataset) -> str:
    """What a segment is, as a schema keeps it; empty where that means nothing in particular."""
    category = _first(segment, "SegmentedPropertyCategoryCodeSequence")
    kind = _first(segment, "SegmentedPropertyTypeCodeSequence")
    region = _first(segment, "AnatomicRegionSequence")
    codes = (
        category,
        kind,
        _first(kind, "SegmentedPropertyTypeModifierCodeSequence"),
        region,
        _first(region, "AnatomicRegionModifierSequence"),
    )
    entry = join_terminology(dict(zip(CODE_COLUMNS, [part for code in codes for part in _code(code)], strict=True)))
    return entry if terminology_codes(entry) else ""


def _first(holder: Dataset | None, keyword: str) -> Dataset | None:
    items = holder.get(keyword) if holder is not None else None
    return items[0] if items else None


def _code(code: Dataset | None) -> tuple[str, str, str]:
    if code is None:
        return ("", "", "")
    value = code.get("CodeValue") or code.get("LongCodeValue") or ""
    return str(code.get("CodingSchemeDesignator", "")), str(value), str(code.get("CodeMeaning", ""))


def ranks_in(own: LabelSchema, schema: LabelSchema) -> dict[int, int]:
    """Number of a segment → place of what it means in the schema, 0 = the first."""
    place = {segment.value: rank for rank, segment in enumerate(schema.segments)}
    return {number: place[value] for number, value in own.counterparts(schema).items()}


def _unknown(path: Path, own: LabelSchema, number: int, schema: LabelSchema) -> DataError:
    if number not in own.values:
        return _damaged(path)
    name, known = own.by_value(number).name, ", ".join(segment.name for segment in schema.segments)
    return DataError(
        f"The DICOM segmentation '{path}' has a segment '{name}', which the label schema lacks.",
        f"Rename the segment (the schema has {known}), remove it, or add it to the schema: "
        f"'sslseg labels PROJECT --add \"{name}\"'.",
    )


def _frames(path: Path, content: Dataset) -> Iterator[tuple[int, Groups, np.ndarray]]:
    """Number of a segment, functional groups and its pixels, of each frame and each segment in it.

    Raises:
        DataError: they are damaged, or cannot be decoded.
    """
    shared = _first(content, "SharedFunctionalGroupsSequence")
    own = content.get("PerFrameFunctionalGroupsSequence") or ()
    of_numbers, background = content.SegmentationType == "LABELMAP", _background(content)
    try:
        for item, pixels in zip(own, _pixels(content), strict=True):
            groups = Groups(content, shared, item)
            if of_numbers:
                yield from ((n, groups, pixels == n) for n in np.unique(pixels).tolist() if n != background)
            else:
                yield int(groups.value("SegmentIdentificationSequence", "ReferencedSegmentNumber")), groups, pixels
    except MemoryError:
        raise
    except Exception as error:  # as above
        syntax = content.file_meta.TransferSyntaxUID
        if syntax.is_compressed and not syntax.is_deflated:  # not all ways of that can be read
            raise DataError(
                f"The DICOM segmentation '{path}' cannot be decoded ({syntax.name}).", "Export it uncompressed."
            ) from error
        raise _damaged(path) from error


def _pixels(content: Dataset) -> Iterator[np.ndarray]:
    """Values [rows, columns] of each frame.

    Bits that stand there plainly are taken frame by frame: all together they are eight times the file, and pydicom 3.0
    reads no frame whose bits begin within a byte.
    """
    shape = (content.Rows, content.Columns)
    size = shape[0] * shape[1]
    if content.BitsAllocated != 1 or content.file_meta.TransferSyntaxUID not in _PLAIN:
        with quiet_pydicom():
            values = content.pixel_array.reshape(-1, *shape)
        yield from values
        return
    stored = np.frombuffer(content.PixelData, np.uint8)
    for begin in range(0, size * int(content.get("NumberOfFrames") or 1), size):
        bits = np.unpackbits(stored[begin // 8 : -(-(begin + size) // 8)], bitorder="little")
        yield bits[begin % 8 :][:size].reshape(shape).view(bool)


def _places(
    path: Path, groups: Groups, shape: tuple[int, ...], rows: np.ndarray, columns: np.ndarray, image: sitk.Image
) -> tuple[np.ndarray, ...]:
    """Indices [z], [y], [x] in the array of ``image`` of pixels of a frame.

    Raises:
        DataError: the frame says not where it lies, or its pixels are no voxels of the image.
    """
    position = groups.numbers("PlanePositionSequence", "ImagePositionPatient", 3)
    axes = groups.numbers("PlaneOrientationSequence", "ImageOrientationPatient", 6)
    spacing = groups.numbers("PixelMeasuresSequence", "PixelSpacing", 2)  # between rows, then between columns
    if position is None or axes is None or spacing is None:
        raise DataError(f"The DICOM segmentation '{path}' does not say where its frames lie.", _EXPORT_AGAIN)
    to_index = np.linalg.inv(np.array(image.GetDirection()).reshape(3, 3) * np.array(image.GetSpacing()))
    origin = to_index @ (position - image.GetOrigin())
    next_column, next_row = to_index @ axes[:3] * spacing[1], to_index @ axes[3:] * spacing[0]
    first, right, down = (np.rint(vector).astype(int) for vector in (origin, next_column, next_row))
    drift = np.abs(next_column - right) * (shape[1] - 1) + np.abs(next_row - down) * (shape[0] - 1)
    lattice = np.abs(right).sum() == 1 and np.abs(down).sum() == 1 and not (right * down).any()
    if not lattice or drift.max() > _DRIFT or np.abs(origin - first).max() > BESIDE:
        raise DataError(f"The DICOM segmentation '{path}' lies on another grid than the image.", OTHER_IMAGE)
    at = first + columns[:, None] * right + rows[:, None] * down  # [N, 3], i j k
    outside = int(((at < 0) | (at >= image.GetSize())).any(axis=1).sum())
    if outside:
        raise DataError(
            f"The DICOM segmentation '{path}' reaches beyond the image: {counted(outside, 'voxel')} of one of its "
            f"frames {'lies' if outside == 1 else 'lie'} outside.",
            OTHER_IMAGE,
        )
    return at[:, 2], at[:, 1], at[:, 0]
