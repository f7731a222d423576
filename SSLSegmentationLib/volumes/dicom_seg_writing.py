"""A mask as a DICOM segmentation object (SEG) of the series that its image came from: binary segments, by highdicom.

The object names the patient and the examination as the images do, since DICOM demands it; nothing else here does.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

from ..core.errors import DataError
from ..core.storage import atomic_path
from ..core.text import counted, listed, quoted
from ..project.schema import LabelSchema, Segment
from ..project.terminology import split_terminology, terminology_codes
from .dicom_headers import quiet_pydicom
from .dicom_seg_names import plain_text, short_names
from .dicom_seg_source import SegmentedImages, segmented_images
from .dicom_source import DicomSource
from .geometry import in_axes_of
from .writing import is_sheared

if TYPE_CHECKING:
    from highdicom.seg import SegmentDescription

PROGRAM = "SSLSegmentation"
#: What a structure is of which nobody has said what it is: anything that an image shows of a body.
DEFAULT_TERM = ("SCT", "85756007", "Tissue")
#: Added to the number of the series that was segmented: viewers list the object behind the images.
_SERIES_STEP = 1000
_LARGEST = 2**31 - 1


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
    turned = in_axes_of(mask, source.image)  # keep a name on it: a view does not keep its image alive
    voxels = sitk.GetArrayViewFromImage(turned)
    held = set(np.unique(voxels).tolist()) - {0}
    segments = [one for one in schema.segments if one.value in held] or list(schema.segments)
    numbers = np.zeros(256, np.uint8)
    numbers[[segment.value for segment in segments]] = np.arange(1, len(segments) + 1)
    content = _object(segmented_images(source), numbers[voxels], segments, origin)
    content.SeriesNumber = _series_number(source)
    with atomic_path(path) as temporary, quiet_pydicom():
        content.save_as(temporary)
    without = [segment.name for segment in segments if not terminology_codes(segment.terminology)]
    notes = []
    if without:
        notes.append(
            f"Nobody has said by a code what {listed(quoted(without))} {'is' if len(without) == 1 else 'are'}: "
            "written as 'Tissue'. A term can be chosen in Slicer."
        )
    if is_sheared(source.image):
        notes.append(
            "Slices of a tilted gantry lie askew. Each frame of the segmentation says where it lies, but programs that "
            "take frames for an upright stack, such as dcmqi and Slicer by it, show them beside their places."
        )
    return notes


def check_source(source: DicomSource) -> None:
    """Make sure that a segmentation of a series can be written.

    Raises:
        DataError: the series lacks what an object must name, or is gone.
    """
    segmented_images(source)


def _series_number(source: DicomSource) -> int:
    """Of the object: behind the number of its images, which may say none."""
    try:
        number = int(float(source.volume.frames[0].file.number))
    except (ValueError, OverflowError):
        number = 0
    return _SERIES_STEP + (number if 0 <= number < _LARGEST - _SERIES_STEP else 0)


def _object(images: SegmentedImages, numbered: np.ndarray, segments: list[Segment], origin: MaskOrigin) -> Dataset:
    """The object of a mask whose values [image, row, column] are the numbers of the segments."""
    from highdicom.seg import Segmentation

    labels = short_names([segment.name for segment in segments])
    described = [
        _described(number, segment, label, origin)
        for number, (segment, label) in enumerate(zip(segments, labels, strict=True), 1)
    ]
    with quiet_pydicom(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = Segmentation(
                images.plain,
                numbered,
                "BINARY",
                described,
                series_instance_uid=generate_uid(),
                series_number=_SERIES_STEP,
                sop_instance_uid=generate_uid(),
                instance_number=1,
                manufacturer=PROGRAM,
                manufacturer_model_name=plain_text(origin.model or PROGRAM),
                software_versions=origin.version,
                device_serial_number="1",
                content_label="SEGMENTATION",
                content_description=f"{counted(len(segments), 'structure')}, {_how_made(origin)}",
                series_description="Segmentation",
                omit_empty_frames=bool(numbered.any()),  # without a voxel all frames are written
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # what highdicom says of an odd header
            reason = " ".join(str(error).split())[:200]
            raise DataError(
                f"No segmentation can be written of the DICOM series ({reason}).", "Export the original series again."
            ) from error
        images.name_in(found)
    found.SpecificCharacterSet = "ISO_IR 192"  # any script; highdicom takes it as an argument from 0.28 on only
    return found


def _how_made(origin: MaskOrigin) -> str:
    return "imported" if origin.is_unknown else origin.kind.lower()


def _described(number: int, segment: Segment, label: str, origin: MaskOrigin) -> SegmentDescription:
    from highdicom import AlgorithmIdentificationSequence
    from highdicom.color import CIELabColor
    from highdicom.seg import SegmentDescription
    from pydicom.sr.codedict import codes

    category, kind, kind_modifier, region, region_modifier = _terms(segment)
    how: dict[str, Any] = {}
    if origin.kind != "MANUAL" and not origin.imported:
        family, name = codes.cid7162.ArtificialIntelligence, plain_text(origin.model or PROGRAM)
        how["algorithm_identification"] = AlgorithmIdentificationSequence(name, family, origin.version, source=PROGRAM)
    described = SegmentDescription(
        number,
        label,
        category or _concept(DEFAULT_TERM),
        kind or _concept(DEFAULT_TERM),
        "MANUAL" if origin.imported else origin.kind,
        anatomic_regions=[region] if region else None,
        display_color=CIELabColor.from_rgb(*segment.color),
        **how,
    )
    remarks = [segment.name] if label != segment.name else []
    if origin.is_unknown:
        remarks.append("Imported. How it was made is not known.")
    if remarks:
        described.SegmentDescription = "\r\n".join(remarks)
    if origin.imported and origin.kind != "MANUAL":  # highdicom wants more of it than is known; DICOM does not
        described.SegmentAlgorithmType, described.SegmentAlgorithmName = origin.kind, plain_text(origin.model)
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
    return CodedConcept(value, scheme, plain_text(meaning))
