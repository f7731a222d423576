"""Pixels of DICOM images as one volume: stored values, their slopes and intercepts.

A series of single images of one scale is left to ITK. Where each image has a scale of its own, or frames of
multi-frame objects are picked, stored values are read one by one and scaled here: ITK would give all of them the scale
and voxel type of the first.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.pixels import iter_pixels
from pydicom.uid import ExplicitVRBigEndian, MultiFrameGrayscaleWordSecondaryCaptureImageStorage, generate_uid

from .dicom_headers import DicomFile, Encoding, Frame, HeaderError, quiet_pydicom, read_whole
from .itk import quiet_itk

_INTEGERS = (np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32)


def read_pixels(frames: Sequence[Frame]) -> sitk.Image:
    """Values of images as slices of a volume, in the order given; the distance of slices is not set.

    Whole numbers stay whole where one whole slope and intercept hold for all; else voxels are float64.

    Raises:
        RuntimeError: the pixels cannot be decoded.
        HeaderError: a file cannot be read.
    """
    if _is_plain(frames):
        reader = sitk.ImageSeriesReader()
        reader.SetImageIO("GDCMImageIO")
        reader.SetFileNames([str(frame.file.path) for frame in frames])
        with quiet_itk(codecs=not frames[0].file.encoding.is_native):
            return reader.Execute()
    first = frames[0].file.encoding
    values = np.empty((len(frames), first.rows, first.columns), _voxel_type(frames))
    for i, stored in stored_pixels(frames):
        frame = frames[i]
        if frame.file.encoding.photometric == "MONOCHROME1":  # as it is displayed, like ITK
            low, high = _stored_range(frame.file.encoding)
            stored = (low + high - stored.astype(np.int64)).astype(stored.dtype)
        whole = values.dtype.kind != "f" and float(frame.slope).is_integer()
        scaled = stored.astype(np.int64 if whole else np.float64)
        values[i] = scaled * (int(frame.slope) if whole else frame.slope) + frame.intercept
    image = sitk.GetImageFromArray(values)
    rows, columns = (axis / np.linalg.norm(axis) for axis in frames[0].axes)
    image.SetOrigin(frames[0].position.tolist())
    image.SetSpacing((*frames[0].spacing, 1.0))
    image.SetDirection(np.stack([rows, columns, np.cross(rows, columns)], axis=1).ravel().tolist())
    return image


def stored_pixels(frames: Sequence[Frame]) -> Iterator[tuple[int, np.ndarray]]:
    """Stored values [rows, columns] of images with the number of each in ``frames``; file by file.

    Raises:
        RuntimeError: the pixels cannot be decoded.
        HeaderError: a file cannot be read.
    """
    for file, numbers in _by_file(frames).items():
        indices = [frames[i].index for i in numbers]
        decode = _native if file.encoding.is_native else _compressed
        yield from zip(numbers, decode(read_whole(file), file.encoding, file.frame_count, indices), strict=True)


def pixel_digests(frames: Sequence[Frame]) -> list[bytes]:
    """Digests of the stored pixels of images: equal for equal pixels. What cannot be decoded is like no other."""
    digests = [f"{i}".encode() for i in range(len(frames))]
    for file, numbers in _by_file(frames).items():
        if file.fault:
            continue
        try:
            for i, stored in stored_pixels([frames[n] for n in numbers]):
                digests[numbers[i]] = hashlib.sha256(np.ascontiguousarray(stored).tobytes()).digest()
        except (RuntimeError, HeaderError):
            continue  # said when its volume is read
    return digests


def _by_file(frames: Sequence[Frame]) -> dict[DicomFile, list[int]]:
    files: dict[DicomFile, list[int]] = {}
    for i, frame in enumerate(frames):
        files.setdefault(frame.file, []).append(i)
    return files


def _is_plain(frames: Sequence[Frame]) -> bool:
    """Whether these are single images that are stored and scaled alike, in the way that ITK knows."""
    first = frames[0]
    alike = all(
        a.file.encoding == b.file.encoding and (a.slope, a.intercept) == (b.slope, b.intercept)
        for a, b in pairwise(frames)
    )
    encoding = first.file.encoding
    known = encoding.high_bit == encoding.bits_stored - 1 and encoding.syntax != ExplicitVRBigEndian
    return alike and known and not any(frame.file.enhanced or frame.file.frame_count > 1 for frame in frames)


def _voxel_type(frames: Sequence[Frame]) -> type[np.generic]:
    scales = {(frame.slope, frame.intercept) for frame in frames}
    slope, intercept = next(iter(scales))
    if len(scales) > 1 or not (slope.is_integer() and intercept.is_integer()):
        return np.float64
    ends = [slope * end + intercept for frame in frames for end in _stored_range(frame.file.encoding)]
    for kind in _INTEGERS:
        if np.iinfo(kind).min <= min(ends) and max(ends) <= np.iinfo(kind).max:
            return kind
    return np.float64


def _stored_range(encoding: Encoding) -> tuple[int, int]:
    """Lowest and highest value that can be stored."""
    values = 1 << encoding.bits_stored
    return (-values // 2, values // 2 - 1) if encoding.signed else (0, values - 1)


def _native(content: Dataset, encoding: Encoding, count: int, indices: Sequence[int]) -> Iterator[np.ndarray]:
    with quiet_pydicom():
        try:
            for words in iter_pixels(content, indices=indices, raw=True, correct_unused_bits=False):
                yield _used_bits(words, encoding)
        except (ValueError, AttributeError, NotImplementedError, IndexError) as error:
            raise RuntimeError(str(error)) from error


def _used_bits(words: np.ndarray, encoding: Encoding) -> np.ndarray:
    """Without what stands in the bits beside a pixel's, such as overlays."""
    if words.dtype.kind == "f" or encoding.bits_stored == encoding.bits_allocated:
        return words
    values = words.astype(np.int64) >> (encoding.high_bit + 1 - encoding.bits_stored)
    values &= (1 << encoding.bits_stored) - 1
    sign = 1 << (encoding.bits_stored - 1)
    return ((values ^ sign) - sign if encoding.signed else values).astype(words.dtype)


def _compressed(content: Dataset, encoding: Encoding, count: int, indices: Sequence[int]) -> Iterator[np.ndarray]:
    """Decoded by ITK, which has the codecs, from a file of the wanted frames with nothing else in it."""
    try:
        wanted = set(indices)
        kept = {
            i: data for i, data in enumerate(generate_frames(content.PixelData, number_of_frames=count)) if i in wanted
        }
        extract = _pixels_only(encoding, [kept[i] for i in sorted(kept)])
        places = {index: k for k, index in enumerate(sorted(kept))}
        with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
            path = Path(folder) / "frames.dcm"
            with quiet_pydicom():
                extract.save_as(path, enforce_file_format=True)
            reader = sitk.ImageFileReader()
            reader.SetImageIO("GDCMImageIO")
            reader.SetFileName(str(path))
            with quiet_itk(codecs=True):
                decoded = sitk.GetArrayFromImage(reader.Execute())
    except (ValueError, AttributeError, KeyError) as error:
        raise RuntimeError(str(error)) from error
    decoded = decoded.reshape(-1, encoding.rows, encoding.columns)
    return (decoded[places[index]] for index in indices)


def _pixels_only(encoding: Encoding, frames: Sequence[bytes]) -> Dataset:
    content = Dataset()
    content.file_meta = FileMetaDataset()
    content.file_meta.TransferSyntaxUID = encoding.syntax
    content.SOPClassUID = MultiFrameGrayscaleWordSecondaryCaptureImageStorage
    content.SOPInstanceUID = generate_uid()
    content.Rows, content.Columns, content.NumberOfFrames = encoding.rows, encoding.columns, len(frames)
    content.SamplesPerPixel, content.PhotometricInterpretation = 1, "MONOCHROME2"
    content.BitsAllocated, content.BitsStored = encoding.bits_allocated, encoding.bits_stored
    content.HighBit, content.PixelRepresentation = encoding.high_bit, int(encoding.signed)
    content.PixelData = encapsulate(list(frames))
    content["PixelData"].VR = "OB"
    return content
