"""Pixels of DICOM images as one volume: stored values, their slopes and intercepts.

Stored values are read image by image and scaled here, each by its own slope and intercept. pydicom reads what stands
there plainly; ITK has the codecs for what is compressed, and gets only the pixels: what its DICOM reader makes of the
rest of a header (the scale and voxel type of the first image for all, memory for what a damaged element promises) does
not count.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.pixels import iter_pixels
from pydicom.uid import MultiFrameGrayscaleWordSecondaryCaptureImageStorage, generate_uid

from .dicom_headers import DicomFile, Encoding, Frame, quiet_pydicom, read_stored
from .itk import quiet_itk

_INTEGERS = (np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32)
#: An image of more bytes than this is not believed to be squeezed into so little that it is more than 1000 times less.
_BELIEVED = 1 << 26


class PixelError(Exception):
    """Pixels of a file that cannot be decoded."""

    def __init__(self, file: DicomFile) -> None:
        self.file = file
        super().__init__(str(file.path))


def read_pixels(frames: Sequence[Frame]) -> sitk.Image:
    """Values of images as slices of a volume, in the order given; the distance of slices is not set.

    Whole numbers stay whole where one whole slope and intercept hold for all; else voxels are float64.

    Raises:
        PixelError: those of a file cannot be decoded.
    """
    kind = _voxel_type(frames)
    values: np.ndarray | None = None
    for i, stored in stored_pixels(frames):
        if values is None:  # memory is taken when there is something to put into it
            values = np.empty((len(frames), *stored.shape), kind)
        frame = frames[i]
        if frame.file.stored.photometric == "MONOCHROME1" and not frame.file.stored.floating:  # as it is displayed
            low, high = _stored_range(frame.file.stored)
            stored = low + high - stored.astype(np.int64)
        if (frame.slope, frame.intercept) != (1, 0):
            whole = values.dtype.kind != "f"
            slope, intercept = (int(frame.slope), int(frame.intercept)) if whole else (frame.slope, frame.intercept)
            stored = stored.astype(np.int64 if whole else np.float64) * slope + intercept
        values[i] = stored
    image, place = sitk.GetImageFromArray(values), frames[0].placed
    rows, columns = (axis / np.linalg.norm(axis) for axis in place.axes)
    image.SetOrigin(place.position.tolist())
    image.SetSpacing((*place.spacing, 1.0))
    image.SetDirection(np.stack([rows, columns, np.cross(rows, columns)], axis=1).ravel().tolist())
    return image


def stored_pixels(frames: Sequence[Frame]) -> Iterator[tuple[int, np.ndarray]]:
    """Stored values [rows, columns] of images with the number of each in ``frames``; file by file.

    Raises:
        PixelError: those of a file cannot be decoded.
    """
    for file, numbers in _by_file(frames).items():
        indices = [frames[i].index for i in numbers]
        decode = _native if file.stored.is_native else _compressed
        try:
            yield from zip(numbers, decode(read_stored(file), file, indices), strict=True)
        except MemoryError:
            raise
        except Exception as error:  # whatever a decoder stumbles over in broken pixels: many types
            raise PixelError(file) from error


def pixel_digests(frames: Sequence[Frame]) -> list[bytes]:
    """Digests of the stored pixels of images: equal for equal pixels. What cannot be decoded is like no other."""
    digests = [f"{i}".encode() for i in range(len(frames))]
    for file, numbers in _by_file(frames).items():
        if file.fault:
            continue
        try:
            for i, stored in stored_pixels([frames[n] for n in numbers]):
                digests[numbers[i]] = hashlib.sha256(np.ascontiguousarray(stored).tobytes()).digest()
        except PixelError:
            continue  # said when its volume is read
    return digests


def _by_file(frames: Sequence[Frame]) -> dict[DicomFile, list[int]]:
    files: dict[DicomFile, list[int]] = {}
    for i, frame in enumerate(frames):
        files.setdefault(frame.file, []).append(i)
    return files


def _voxel_type(frames: Sequence[Frame]) -> type[np.generic]:
    scales = {(frame.slope, frame.intercept) for frame in frames}
    slope, intercept = next(iter(scales))
    floating = any(frame.file.stored.floating for frame in frames)
    if floating or len(scales) > 1 or not (slope.is_integer() and intercept.is_integer()):
        return np.float64
    ends = [slope * end + intercept for frame in frames for end in _stored_range(frame.file.stored)]
    for kind in _INTEGERS:
        if np.iinfo(kind).min <= min(ends) and max(ends) <= np.iinfo(kind).max:
            return kind
    return np.float64


def _stored_range(encoding: Encoding) -> tuple[int, int]:
    """Lowest and highest value that can be stored."""
    values = 1 << encoding.bits_stored
    return (-values // 2, values // 2 - 1) if encoding.signed else (0, values - 1)


def _native(content: Dataset, file: DicomFile, indices: Sequence[int]) -> Iterator[np.ndarray]:
    with quiet_pydicom():
        for words in iter_pixels(content, indices=indices, raw=True, correct_unused_bits=False):
            yield _used_bits(words, file.stored)


def _used_bits(words: np.ndarray, encoding: Encoding) -> np.ndarray:
    """Without what stands in the bits beside a pixel's, such as overlays."""
    if encoding.floating or encoding.bits_stored == encoding.bits_allocated:
        return words
    values = words.astype(np.int64) >> (encoding.high_bit + 1 - encoding.bits_stored)
    values &= (1 << encoding.bits_stored) - 1
    sign = 1 << (encoding.bits_stored - 1)
    return ((values ^ sign) - sign if encoding.signed else values).astype(words.dtype)


def _compressed(content: Dataset, file: DicomFile, indices: Sequence[int]) -> Iterator[np.ndarray]:
    """Decoded by ITK from a file of the wanted frames with nothing else in it."""
    encoding = file.stored
    size = encoding.rows * encoding.columns * encoding.bits_allocated // 8 * file.frame_count
    if size > max(_BELIEVED, 1000 * len(content.PixelData)):
        raise ValueError("more pixels are promised than there can be")
    data = dict(enumerate(generate_frames(content.PixelData, number_of_frames=file.frame_count)))
    with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
        path = Path(folder) / "frames.dcm"
        with quiet_pydicom():
            _pixels_only(encoding, [data[i] for i in indices]).save_as(path, enforce_file_format=True)
        reader = sitk.ImageFileReader()
        reader.SetImageIO("GDCMImageIO")
        reader.SetFileName(str(path))
        with quiet_itk(codecs=True):
            decoded = sitk.GetArrayFromImage(reader.Execute())
    return iter(decoded.reshape(len(indices), encoding.rows, encoding.columns))


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
