"""Headers of DICOM files: each image in them with its place, its scale, and what tells its volume from others.

A file holds one image, or many frames with functional groups (enhanced objects, DICOM PS3.3 C.7.6.16). Both become
:class:`Frame`, and all that follows asks the same questions of both. Pixels are not read here. Nothing that
identifies a patient is kept.
"""

from __future__ import annotations

import hashlib
import math
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pydicom
from pydicom.datadict import tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.filereader import read_partial
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from .dicom_traits import PRIVATE_TAGS, TRAIT_KEYWORDS, Groups, traits

_INTEGER_PIXELS = 0x7FE00010
_PIXEL_TAGS = (0x7FE00008, 0x7FE00009, _INTEGER_PIXELS)  # the others are of floats and doubles
_PIXELS_FROM = min(_PIXEL_TAGS)
_PIXEL_KEYWORDS = (
    "Rows", "Columns", "NumberOfFrames", "SamplesPerPixel", "PhotometricInterpretation", "BitsAllocated", "BitsStored",
    "HighBit", "PixelRepresentation", "ExtendedOffsetTable", "ExtendedOffsetTableLengths",
)  # fmt: skip
_KEYWORDS = (
    "SpecificCharacterSet", "SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID", "SeriesNumber", "SeriesDescription",
    "InstanceNumber", "PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope",
    "RescaleIntercept", "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence", "ProtocolName",
    "StudyInstanceUID", "PatientID", "FrameOfReferenceUID", "ModalityLUTSequence",
)  # fmt: skip
_TAGS = [*map(tag_for_keyword, (*_KEYWORDS, *_PIXEL_KEYWORDS[:9], *TRAIT_KEYWORDS)), *PRIVATE_TAGS]
_NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TEXT_LENGTH = 64  # what the standard allows
#: Objects with pixels that are no images of a patient: doses, segmentations.
_NO_IMAGES = ("1.2.840.10008.5.1.4.1.1.481.2", "1.2.840.10008.5.1.4.1.1.66")


class HeaderError(Exception):
    """A file that is no DICOM, or whose header is damaged; its text is the reason, to follow "The DICOM file 'a'"."""


@dataclass(frozen=True)
class Encoding:
    """How pixels stand in a file. Equal in all files of most series."""

    syntax: UID
    rows: int
    columns: int
    samples: int
    photometric: str
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    floating: bool = False

    @property
    def is_native(self) -> bool:
        """Whether pixels stand there one after another, not compressed one by one."""
        return self.syntax in _NATIVE


@dataclass(frozen=True, eq=False)
class DicomFile:
    """What is asked of one DICOM file.

    Args:
        kind: storage class (0008,0016), what sort of object it is.
        uid: of this object (0008,0018).
        series: series instance UID.
        number: series number as it is written, "?" without one.
        description: of the series.
        encoding: of its pixels; None if it is no image.
        frame_count: number of images.
        enhanced: whether each image has functional groups.
        fault: why its pixels cannot be used, to follow "The DICOM file 'a'"; empty if they can.
        frames: its images; of several without functional groups, which tell no place, one stands for all.
        protocol: name of the protocol of the series.
        study: study instance UID.
        frame_of_reference: UID of the space that its places are in.
        examination: a digest that files of one patient and one study share; empty if they do not say.
    """

    path: Path
    kind: UID
    uid: str
    series: str
    number: str
    description: str
    instance: int
    encoding: Encoding | None
    frame_count: int
    enhanced: bool
    fault: str = ""
    frames: list[Frame] = field(default_factory=list)
    protocol: str = ""
    examination: str = ""
    study: str = ""
    frame_of_reference: str = ""

    @property
    def stored(self) -> Encoding:
        """How the pixels are stored, of a file that is an image."""
        if self.encoding is None:
            raise ValueError(f"'{self.path}' is no image")
        return self.encoding


class Placement(NamedTuple):
    """Position of the first pixel, axes and spacing of an image, as in :class:`Frame`."""

    position: np.ndarray
    axes: np.ndarray
    spacing: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Frame:
    """One image of a file.

    Args:
        index: which of the file, from 0.
        position: LPS of its first pixel in mm, [3].
        axes: direction cosines of a row and of a column, [2, 3].
        spacing: between columns and between rows in mm; None if the file does not say so.
        slope, intercept: value = slope · stored + intercept.
        traits: what may tell its volume from others at the same place.
    """

    file: DicomFile
    index: int
    position: np.ndarray | None
    axes: np.ndarray | None
    spacing: tuple[float, float] | None
    slope: float
    intercept: float
    traits: Mapping[str, Any]

    @property
    def is_mosaic(self) -> bool:
        """Whether it is one of Siemens' mosaics: all slices of a volume side by side."""
        return "MOSAIC" in self.traits.get("type", ())

    @property
    def placed(self) -> Placement:
        """Where the image lies, of one whose file says so."""
        if self.position is None or self.axes is None or self.spacing is None:
            raise ValueError(f"{self.name} does not say where it lies")
        return Placement(self.position, self.axes, self.spacing)

    @property
    def name(self) -> str:
        """What people call it: the file's name, with the number of the frame where there are several."""
        several = self.file.frame_count > 1
        return f"'{self.file.path.name}'" + (f" frame {self.index + 1}" if several else "")


@contextmanager
def quiet_pydicom() -> Iterator[None]:
    """Take values as they are written: what is wrong with one is asked of those that count, in words of ours."""
    with warnings.catch_warnings(), pydicom.config.disable_value_validation():
        warnings.simplefilter("ignore")
        yield


def read_header(path: Path) -> DicomFile:
    """Read what is asked of a DICOM file, without its pixels.

    Raises:
        HeaderError: it is no DICOM or damaged.
    """
    pixels: list[tuple[int, int, int]] = []  # tag, length, and length of what stands before them

    def at_pixels(tag: int, kind: str | None, length: int) -> bool:
        if int.__lt__(tag, _PIXELS_FROM):  # asked of each element: pydicom's own comparison is slow
            return False
        if tag in _PIXEL_TAGS:
            pixels.append((int(tag), length, 12 if kind else 8))
        return True

    try:
        size = path.stat().st_size
        if not size:
            raise HeaderError("is damaged: it is empty")
        with quiet_pydicom(), open(path, "rb") as file:
            content = read_partial(file, at_pixels, force=True, specific_tags=_TAGS)
            return _header(path, content, pixels[-1] if pixels else None, size - file.tell())
    except HeaderError:
        raise
    except OSError as error:
        raise HeaderError(f"cannot be read ({error.strerror or error})") from error
    except Exception as error:  # whatever pydicom stumbles over in a broken header: many types
        raise HeaderError("is damaged") from error


def read_stored(file: DicomFile) -> Dataset:
    """The pixels of a file, and what it takes to decode them.

    Raises:
        HeaderError: it cannot be read.
    """
    try:
        with quiet_pydicom():
            content = pydicom.dcmread(file.path, force=True, specific_tags=[*_PIXEL_TAGS, *_PIXEL_KEYWORDS])
            content.file_meta.TransferSyntaxUID = file.stored.syntax
    except Exception as error:  # as above
        raise HeaderError("is damaged") from error
    return content


def _header(path: Path, content: Dataset, pixels: tuple[int, int, int] | None, left: int) -> DicomFile:
    kind = UID(_text(content, "SOPClassUID") or _text(content.file_meta, "MediaStorageSOPClassUID"))
    kind = kind if kind.is_valid else UID("")
    series = _text(content, "SeriesInstanceUID")
    if not series and pixels is None and (not kind or _is_image_class(kind)):
        raise HeaderError("is damaged: it ends early" if kind else "is damaged, or no DICOM file")
    is_image = not kind.startswith(_NO_IMAGES) and (pixels is not None or _is_image_class(kind))
    shared = _items(content, "SharedFunctionalGroupsSequence")
    per_frame = _items(content, "PerFrameFunctionalGroupsSequence")
    encoding = _encoding(content, floating=pixels is not None and pixels[0] != _INTEGER_PIXELS) if is_image else None
    count = int(_number(content, "NumberOfFrames") or 1)
    file = DicomFile(
        path=path,
        kind=kind,
        uid=_text(content, "SOPInstanceUID"),
        series=series,
        number=_text(content, "SeriesNumber") or "?",
        description=_text(content, "SeriesDescription"),
        instance=int(_number(content, "InstanceNumber") or 0),
        encoding=encoding,
        frame_count=max(1, count),
        enhanced=bool(per_frame),
        fault=_fault(encoding, max(1, count), pixels, left, per_frame) or _table(content) if is_image else "",
        protocol=_text(content, "ProtocolName"),
        examination=_examination(content),
        study=_text(content, "StudyInstanceUID"),
        frame_of_reference=_text(content, "FrameOfReferenceUID"),
    )
    if encoding is not None and not file.fault:
        groups = shared[0] if shared else None
        items = per_frame or [None]  # frames without groups have no place: one stands for them all
        file.frames.extend(_frame(file, i, Groups(content, groups, item)) for i, item in enumerate(items))
    elif is_image:  # what its series is told by
        file.frames.append(_frame(file, 0, Groups(content, None, None)))
    return file


def _examination(content: Dataset) -> str:
    """Digest of patient and study."""
    study = _text(content, "StudyInstanceUID")
    return hashlib.sha256(f"{study}\0{_text(content, 'PatientID')}".encode()).hexdigest()[:16] if study else ""


def _frame(file: DicomFile, index: int, groups: Groups) -> Frame:
    axes = groups.numbers("PlaneOrientationSequence", "ImageOrientationPatient", 6)
    spacing = groups.numbers("PixelMeasuresSequence", "PixelSpacing", 2)  # between rows, then between columns
    slope = groups.numbers("PixelValueTransformationSequence", "RescaleSlope", 1)
    intercept = groups.numbers("PixelValueTransformationSequence", "RescaleIntercept", 1)
    usable = spacing is not None and bool((spacing > 0).all())
    return Frame(
        file=file,
        index=index,
        position=groups.numbers("PlanePositionSequence", "ImagePositionPatient", 3),
        axes=None if axes is None else axes.reshape(2, 3),
        spacing=(float(spacing[1]), float(spacing[0])) if spacing is not None and usable else None,
        slope=float(slope[0]) if slope is not None and slope[0] else 1.0,
        intercept=float(intercept[0]) if intercept is not None else 0.0,
        traits=traits(groups),
    )


def _encoding(content: Dataset, *, floating: bool) -> Encoding | None:
    rows, columns = _number(content, "Rows"), _number(content, "Columns")
    bits = _number(content, "BitsAllocated")
    if not rows or not columns or not bits:
        return None
    stored = _number(content, "BitsStored") or bits
    high_bit = _number(content, "HighBit")
    return Encoding(
        syntax=_syntax(content),
        rows=int(rows),
        columns=int(columns),
        samples=int(_number(content, "SamplesPerPixel") or 1),
        photometric=_text(content, "PhotometricInterpretation") or "MONOCHROME2",
        bits_allocated=int(bits),
        bits_stored=int(stored),
        high_bit=int(stored - 1 if high_bit is None else high_bit),
        signed=bool(_number(content, "PixelRepresentation")),
        floating=floating,
    )


def _syntax(content: Dataset) -> UID:
    """Transfer syntax; of a file that does not say, the one that it was read with."""
    stated = getattr(content.file_meta, "TransferSyntaxUID", None)
    if stated:
        return UID(stated) if UID(stated).is_valid else UID("")
    implicit, little = content.original_encoding
    if implicit:
        return ImplicitVRLittleEndian
    return ExplicitVRLittleEndian if little else ExplicitVRBigEndian


def _fault(
    encoding: Encoding | None, frames: int, pixels: tuple[int, int, int] | None, left: int, per_frame: list[Dataset]
) -> str:
    """Why the pixels of an image cannot be used; ``left``: bytes of the file from the pixel data's element on."""
    if pixels is None:
        return "is damaged: it ends before its pixels"
    if encoding is None or not encoding.syntax:
        return "is damaged: it does not say how its pixels are stored"
    if encoding.bits_allocated not in (8, 16, 32, 64):
        return f"keeps each pixel in {encoding.bits_allocated} bits, which is not read"
    if not 0 < encoding.bits_stored <= encoding.high_bit + 1 <= encoding.bits_allocated:
        return "is damaged: it does not say which bits are its pixels"
    if per_frame and len(per_frame) != frames:
        return f"is damaged: its number of frames is {frames}, but it describes {len(per_frame)}"
    if encoding.samples != 1 or not encoding.is_native or encoding.syntax == DeflatedExplicitVRLittleEndian:
        return ""  # colour is refused anyway; how much compressed pixels make is for the decoder to say
    one = math.ceil(encoding.rows * encoding.columns * encoding.samples * encoding.bits_allocated / 8)
    stated, left = pixels[1], left - pixels[2]
    there = min(stated, max(0, left))
    if there < one * frames:
        fault = "is truncated" if stated > left else "has too few pixels"
        return f"is damaged: it {fault} ({there} bytes of {one * frames})"
    if stated >= one * (frames + 1):
        return f"is damaged: it has more pixels than its header says ({stated} bytes for {one * frames})"
    return ""


def _table(content: Dataset) -> str:
    """Why an image whose values a table changes cannot be used; empty without one."""
    if not content.get("ModalityLUTSequence"):
        return ""
    return "says by a table (ModalityLUTSequence) what its values mean, which is not read"


def _is_image_class(kind: UID) -> bool:
    """Whether a class is one of images, by its name in the standard: asked only where the pixels are missing."""
    return kind.name.endswith("Image Storage")


def _items(content: Dataset, keyword: str) -> list[Dataset]:
    value = content.get(keyword)
    return list(value) if isinstance(value, pydicom.Sequence) else []


def _text(content: Dataset, keyword: str) -> str:
    """A value of text up to the first character that no text has: behind a broken length the next elements follow."""
    value = content.get(keyword)
    return "" if value is None else _CONTROL.split(str(value).lstrip(), maxsplit=1)[0].strip()[:_TEXT_LENGTH]


def _number(content: Dataset, keyword: str) -> float | None:
    try:
        value = float(content.get(keyword))
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) else None
