"""DICOM objects as scanners write them, small and synthetic: single images and enhanced multi-frame objects."""

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

CLASSES = "1.2.840.10008.5.1.4.1.1."
MR, ENHANCED_MR, CT, PET = (CLASSES + number for number in ("4", "4.1", "2", "128"))
AXIAL = (1.0, 0, 0, 0, 1, 0)
PLACES = (0.0, 3.0, 6.0, 9.0)


def voxels(slices=4, shape=(6, 5), seed=0):
    """Noise [z, y, x] in which each slice is brighter than the one before."""
    noise = np.random.default_rng(seed).integers(0, 50, (slices, *shape))
    return (noise + 100 * np.arange(1, slices + 1)[:, None, None]).astype(np.uint16)


def item(**values):
    """A sequence of one item."""
    one = Dataset()
    for keyword, value in values.items():
        setattr(one, keyword, value)
    return Sequence([one])


def dicom_object(kind=MR, syntax=ExplicitVRLittleEndian, **values):
    """An object without pixels."""
    content = Dataset()
    content.file_meta = FileMetaDataset()
    content.SOPClassUID = content.file_meta.MediaStorageSOPClassUID = kind
    content.SOPInstanceUID = content.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    content.file_meta.TransferSyntaxUID = syntax
    content.PatientName = "Doe^Jane"
    content.SeriesInstanceUID, content.SeriesNumber, content.SeriesDescription = "1.2.3", 4, "t2 tra"
    for keyword, value in values.items():
        setattr(content, keyword, value)
    return content


def with_pixels(content, pixels):
    """Give an object its pixels: 16 bits, signed or not as the array is."""
    content.SamplesPerPixel, content.PhotometricInterpretation = 1, "MONOCHROME2"
    content.Rows, content.Columns = pixels.shape[-2:]
    content.BitsAllocated = content.BitsStored = 16
    content.HighBit, content.PixelRepresentation = 15, int(pixels.dtype.kind == "i")
    content.PixelData = np.ascontiguousarray(pixels).tobytes()
    content["PixelData"].VR = "OW"
    return content


def save(content, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    content.save_as(path, enforce_file_format=True)
    return path


def single_image(pixels, z, number=1, kind=MR, **values):
    """One axial image at z mm."""
    content = with_pixels(dicom_object(kind), pixels)
    content.ImageOrientationPatient, content.ImagePositionPatient = list(AXIAL), [1.5, 2.0, float(z)]
    content.PixelSpacing, content.SliceThickness, content.InstanceNumber = [0.5, 0.75], 3.0, number
    for keyword, value in values.items():
        setattr(content, keyword, value)
    return content


def write_series(folder, volume, places=PLACES, prefix="IM", each=None, start=1, **values):
    """One file a slice; ``each(k)`` gives elements that differ from slice to slice."""
    for k, (pixels, z) in enumerate(zip(volume, places, strict=True)):
        own = each(k) if each else {}
        content = single_image(pixels, z, start + k, **{**values, **own})
        save(content, folder / f"{prefix}{start + k:03}.dcm")
    return folder


def enhanced(volume, places=PLACES, axes=AXIAL, frame=None, shared_spacing=True, kind=ENHANCED_MR, **values):
    """An enhanced object whose f-th frame lies ``places[f]`` mm along the normal.

    ``frame(f)`` gives further functional groups of a frame: name → item's elements.
    """
    content = with_pixels(dicom_object(kind, NumberOfFrames=len(volume), InstanceNumber=1, **values), volume)
    measures = {"PixelSpacing": [0.5, 0.75], "SliceThickness": 3.0}
    shared = Dataset()
    shared.PlaneOrientationSequence = item(ImageOrientationPatient=list(axes))
    if shared_spacing:
        shared.PixelMeasuresSequence = item(**measures)
    normal = np.cross(axes[:3], axes[3:])
    frames = []
    for f, place in enumerate(places):
        one = Dataset()
        one.PlanePositionSequence = item(ImagePositionPatient=[round(float(v), 6) for v in place * normal])
        one.FrameContentSequence = item(StackID="1", InStackPositionNumber=f + 1)
        if not shared_spacing:
            one.PixelMeasuresSequence = item(**measures)
        for name, elements in (frame(f) if frame else {}).items():
            if isinstance(elements, dict) and name in one:
                for keyword, value in elements.items():
                    setattr(one[name].value[0], keyword, value)
            else:
                setattr(one, name, item(**elements))
        frames.append(one)
    content.SharedFunctionalGroupsSequence = Sequence([shared])
    content.PerFrameFunctionalGroupsSequence = Sequence(frames)
    return content
