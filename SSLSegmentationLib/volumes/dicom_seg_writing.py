"""A mask as a DICOM segmentation object (SEG) of the series that its image came from: binary segments, by highdicom.

The object names the patient and the examination as the images do, since DICOM demands it; nothing else here does.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import SimpleITK as sitk
from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

from ..core.errors import DataError
from ..core.storage import atomic_path
from ..core.text import counted, listed, quoted
from ..project.schema import LabelSchema, Segment
from ..project.terminology import split_terminology, terminology_codes
from .dicom_headers import quiet_pydicom
from .dicom_source import DicomSource
from .geometry import in_axes_of

if TYPE_CHECKING:
    from highdicom.seg import SegmentDescription

PROGRAM = "SSLSegmentation"
#: What a structure is of which nobody has said what it is: anything that an image shows of a body.
DEFAULT_TERM = ("SCT", "85756007", "Tissue")
_LONGEST = 64  # characters of a name in DICOM
#: Added to the number of the series that was segmented: viewers list the object behind the images.
_SERIES_STEP = 1000
#: What an object takes from its images that all of them must say, and what may be empty in them.
_UIDS = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID", "FrameOfReferenceUID")
_MAY_BE_EMPTY = (
    "PatientID", "PatientName", "PatientBirthDate", "PatientSex", "AccessionNumber", "StudyID", "StudyDate",
    "StudyTime", "ReferringPhysicianName",
)  # fmt: skip


@dataclass(frozen=True)
class MaskOrigin:
    """Where a mask comes from, in DICOM's words.

    Args:
        kind: ``MANUAL``, ``SEMIAUTOMATIC`` or ``AUTOMATIC``.
        model: name of the model that made it, or a draft of it; empty of one that was drawn.
        version: of this program.
        imported: whether it came from elsewhere: what it was made by is known by name at most.
    """

    kind: str
    model: str
    version: str
    imported: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nobody has said how it was made; DICOM has no word for that, and ``kind`` says the least."""
        return self.imported and not self.model and self.kind == "MANUAL"


def write_dicom_seg(
    path: Path, mask: sitk.Image, schema: LabelSchema, source: DicomSource, origin: MaskOrigin
) -> list[str]:
    """Write a mask as a segmentation object.

    Args:
        path: of the file.
        mask: values of the schema (uint8), on the grid of the series; its axes and slices may run otherwise.
        schema: what the values mean.
        source: the series that was segmented.
        origin: where the mask comes from.

    Returns:
        What a person should know of it, in sentences.

    Raises:
        DataError: the series lacks what an object must name.
        StorageError: the disk refused.
    """
    voxels = sitk.GetArrayViewFromImage(in_axes_of(mask, source.image))
    held = set(np.unique(voxels).tolist()) - {0}
    segments = [one for one in schema.segments if one.value in held] or list(schema.segments)
    numbers = np.zeros(256, np.uint8)
    numbers[[segment.value for segment in segments]] = np.arange(1, len(segments) + 1)
    images, order = _images(source)
    content = _object(images, numbers[voxels[order]], segments, origin)
    with atomic_path(path) as temporary, quiet_pydicom():
        content.save_as(temporary)
    without = [segment.name for segment in segments if not terminology_codes(segment.terminology)]
    notes = []
    if without:
        notes.append(
            f"Nobody has said by a code what {listed(quoted(without))} {'is' if len(without) == 1 else 'are'}: "
            "written as 'Tissue'. A term can be chosen in Slicer."
        )
    return notes


def check_source(source: DicomSource) -> None:
    """Make sure that a segmentation of a series can be written.

    Raises:
        DataError: the series lacks what an object must name, or is gone.
    """
    _images(source)


def _images(source: DicomSource) -> tuple[list[Dataset], list[int]]:
    """Headers of the images that were segmented, and which slice of the volume lies in each, in their order.

    Raises:
        DataError: they lack what an object must name, or a file holds more than this volume.
    """
    frames = source.volume.frames
    files = list(dict.fromkeys(frame.file for frame in frames))
    if len(files) < len(frames) and (len(files) > 1 or files[0].frame_count != len(frames)):
        raise DataError(
            f"The DICOM file '{files[0].path}' holds several volumes, and a segmentation belongs to one.",
            "Export its volumes one by one.",
        )
    try:
        with quiet_pydicom():
            images = [pydicom.dcmread(file.path, stop_before_pixels=True, force=True) for file in files]
    except OSError as error:
        raise DataError(
            f"The DICOM file '{error.filename}' cannot be read any more ({error.strerror}).",
            "Check that the series is still there.",
        ) from error
    for file, image in zip(files, images, strict=True):
        lacking = [keyword for keyword in _UIDS if not image.get(keyword)]
        if lacking:
            raise DataError(
                f"The DICOM file '{file.path}' has no {lacking[0]}, which a segmentation of it must name.",
                "Export the original series again.",
            )
        for keyword in _MAY_BE_EMPTY:
            if keyword not in image:
                setattr(image, keyword, "")
    if len(files) == 1:
        return images, np.argsort([frame.index for frame in frames]).tolist()
    return images, list(range(len(frames)))


def _object(images: list[Dataset], numbered: np.ndarray, segments: list[Segment], origin: MaskOrigin) -> Dataset:
    """The object of a mask whose values [image, row, column] are the numbers of the segments."""
    from highdicom.seg import Segmentation

    described = [_described(number, segment, origin) for number, segment in enumerate(segments, 1)]
    model = origin.model or PROGRAM
    with quiet_pydicom(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = Segmentation(
                images,
                numbered,
                "BINARY",
                described,
                series_instance_uid=generate_uid(),
                series_number=_SERIES_STEP + int(images[0].get("SeriesNumber") or 0),
                sop_instance_uid=generate_uid(),
                instance_number=1,
                manufacturer=PROGRAM,
                manufacturer_model_name=model[:_LONGEST],
                software_versions=origin.version,
                device_serial_number="1",
                content_label="SEGMENTATION",
                content_description=f"{counted(len(segments), 'structure')}, {_how_made(origin)}",
                series_description="Segmentation",
            )
        except (AttributeError, TypeError, ValueError) as error:  # what highdicom says of an odd header
            reason = " ".join(str(error).split())[:200]
            raise DataError(
                f"No segmentation can be written of the DICOM series ({reason}).", "Export the original series again."
            ) from error
    found.SpecificCharacterSet = "ISO_IR 192"  # any script; highdicom takes it as an argument from 0.28 on only
    return found


def _how_made(origin: MaskOrigin) -> str:
    return "imported" if origin.is_unknown else origin.kind.lower()


def _described(number: int, segment: Segment, origin: MaskOrigin) -> SegmentDescription:
    from highdicom import AlgorithmIdentificationSequence
    from highdicom.color import CIELabColor
    from highdicom.seg import SegmentDescription
    from pydicom.sr.codedict import codes

    category, kind, kind_modifier, region, region_modifier = _terms(segment)
    how: dict[str, Any] = {}
    if origin.kind != "MANUAL" and not origin.imported:
        family, name = codes.cid7162.ArtificialIntelligence, (origin.model or PROGRAM)[:_LONGEST]
        how["algorithm_identification"] = AlgorithmIdentificationSequence(name, family, origin.version, source=PROGRAM)
    described = SegmentDescription(
        number,
        segment.name[:_LONGEST],
        category or _concept(DEFAULT_TERM),
        kind or _concept(DEFAULT_TERM),
        "MANUAL" if origin.imported else origin.kind,
        anatomic_regions=[region] if region else None,
        display_color=CIELabColor.from_rgb(*segment.color),
        **how,
    )
    if origin.is_unknown:
        described.SegmentDescription = "Imported. How it was made is not known."
    elif origin.imported and origin.kind != "MANUAL":  # highdicom wants more of it than is known; DICOM does not
        described.SegmentAlgorithmType, described.SegmentAlgorithmName = origin.kind, origin.model[:_LONGEST]
    if kind_modifier:
        described.SegmentedPropertyTypeCodeSequence[0].SegmentedPropertyTypeModifierCodeSequence = [kind_modifier]
    if region and region_modifier:
        described.AnatomicRegionSequence[0].AnatomicRegionModifierSequence = [region_modifier]
    return described


def _terms(segment: Segment) -> list[Any]:
    """Codes of category, type, its modifier, region and its modifier; None for what nobody has said."""
    parts = split_terminology(segment.terminology if terminology_codes(segment.terminology) else "")
    codes = [tuple(parts[i : i + 3]) for i in range(0, 15, 3)]
    return [_concept(code) if all(code) else None for code in codes]


def _concept(code: tuple[str, ...]) -> Any:
    from highdicom.sr import CodedConcept

    scheme, value, meaning = code
    return CodedConcept(value, scheme, meaning[:_LONGEST])
