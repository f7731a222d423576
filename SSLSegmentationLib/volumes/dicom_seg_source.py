"""The images that a segmentation object belongs to, in a form that no odd header disturbs.

highdicom asks of images what a segmentation does not say of them: one class of all, groups in one place, dates that are
dates. So each slice is given to it as a plain image with what it needs, and the object gets afterwards what it must
say: which images these were, and whose, in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MRImageStorage, generate_uid

from ..core.errors import DataError
from .dicom_headers import DicomFile, Frame, Groups, quiet_pydicom
from .dicom_source import DicomSource
from .dicom_volumes import along_normal

#: Of each image, and what an object calls it.
_MUST = {
    "StudyInstanceUID": "study", "SeriesInstanceUID": "series", "SOPInstanceUID": "uid", "SOPClassUID": "kind",
    "FrameOfReferenceUID": "frame_of_reference",
}  # fmt: skip
#: Whose the object is: said as the images say it, even if that is no date or no sex of DICOM's.
_WHOSE = (
    "PatientID", "PatientName", "PatientBirthDate", "PatientSex", "AccessionNumber", "StudyID", "StudyDate",
    "StudyTime", "ReferringPhysicianName", "PositionReferenceIndicator",
)  # fmt: skip
#: Of a trial all is said or nothing; what pseudonymisation has taken is empty.
_TRIAL = ("ClinicalTrialProtocolName", "ClinicalTrialSiteID", "ClinicalTrialSiteName")
#: Groups of elements of patient, study, trial, series and scanner.
_GROUPS = (0x0008, 0x0010, 0x0012, 0x0018, 0x0020, 0x0032, 0x0038)
_LOSSY = ("LossyImageCompression", "LossyImageCompressionRatio", "LossyImageCompressionMethod")
_SEQUENCES = ("SourceImageSequence", "ReferencedInstanceSequence")


@dataclass(frozen=True)
class SegmentedImages:
    """Slices of a series as plain images, and what they stand for.

    Args:
        plain: one for each slice, in the order of their places.
        stands_for: number of a plain image → the slice.
        whose: what the images say of patient and study.
    """

    plain: list[Dataset]
    stands_for: dict[str, Frame]
    whose: Dataset

    def name_in(self, found: Dataset) -> None:
        """Have an object of the plain images name the real ones."""
        for element in self.whose:
            found[element.tag] = element
        parts: dict[DicomFile, list[int]] = {}
        for frame in self.stands_for.values():
            parts.setdefault(frame.file, []).append(frame.index + 1)
        of_frames = {  # segments of a slice share one
            id(source): source
            for groups in found.PerFrameFunctionalGroupsSequence
            for derived in groups.get("DerivationImageSequence") or ()
            for source in derived.get("SourceImageSequence") or ()
        }
        for reference in of_frames.values():
            frame = self.stands_for[reference.ReferencedSOPInstanceUID]
            _refer(reference, frame.file, [frame.index + 1])
        for holder in (found, *found.get("ReferencedSeriesSequence", ())):
            for keyword in _SEQUENCES:
                if keyword in holder:
                    setattr(holder, keyword, list(_once(parts)))


def _once(parts: dict[DicomFile, list[int]]) -> Iterator[Dataset]:
    """References to files, with the frames that are meant."""
    for file, numbers in parts.items():
        reference = Dataset()
        _refer(reference, file, sorted(numbers) if len(numbers) < file.frame_count else [])
        yield reference


def _refer(reference: Dataset, file: DicomFile, numbers: list[int]) -> None:
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = file.kind, file.uid
    if numbers and file.enhanced:
        reference.ReferencedFrameNumber = numbers


def segmented_images(source: DicomSource) -> SegmentedImages:
    """The images of a series.

    Raises:
        DataError: they lack what an object must name, or are gone.
    """
    frames = source.volume.frames
    _check({frame.file: None for frame in frames})
    header = _header(frames[0].file)
    with quiet_pydicom():
        first, whose = _plain(header), Dataset()
        for keyword in _WHOSE:
            setattr(whose, keyword, first[keyword].value if keyword in first else "")
            setattr(first, keyword, "")
        if "ClinicalTrialSponsorName" in first:
            for keyword in _TRIAL:
                first.setdefault(keyword, "")
        step = float(np.median(np.diff(along_normal(frames))))
        thickness = Groups(header, *_groups(header)).numbers("PixelMeasuresSequence", "SliceThickness", 1)
        thick = float(thickness[0]) if thickness is not None and thickness[0] > 0 else step
        plain = [_placed(Dataset() if k else first, frame, frames[0], step, thick) for k, frame in enumerate(frames)]
    stands_for = {image.SOPInstanceUID: frame for image, frame in zip(plain, frames, strict=True)}
    return SegmentedImages(plain, stands_for, whose)


def _check(files: dict[DicomFile, None]) -> None:
    for keyword, name in _MUST.items():
        without = next((file for file in files if not getattr(file, name)), None)
        if without is not None:
            raise DataError(
                f"The DICOM file '{without.path}' has no {keyword}, which a segmentation of it must name.",
                "Export the original series again.",
            )
    first = next(iter(files))
    for keyword in ("StudyInstanceUID", "FrameOfReferenceUID"):
        other = next((one for one in files if getattr(one, _MUST[keyword]) != getattr(first, _MUST[keyword])), None)
        if other is not None:
            raise DataError(
                f"The DICOM files '{first.path}' and '{other.path}' of one series differ in {keyword}, and a "
                "segmentation has one.",
                "Export the original series again.",
            )


def _header(file: DicomFile) -> Dataset:
    try:
        with quiet_pydicom():
            return pydicom.dcmread(file.path, stop_before_pixels=True, force=True)
    except OSError as error:
        raise DataError(
            f"The DICOM file '{file.path}' cannot be read any more ({error.strerror}).",
            "Check that the series is still there.",
        ) from error


def _groups(header: Dataset) -> tuple[Dataset | None, Dataset | None]:
    """Functional groups that all frames share, and those of the first one."""
    shared, own = (header.get(f"{which}FunctionalGroupsSequence") for which in ("Shared", "PerFrame"))
    return shared[0] if shared else None, own[0] if own else None


def _plain(header: Dataset) -> Dataset:
    """What a header says of patient, study, series and scanner, read in its own character set."""
    found = Dataset()
    for tag in list(header.keys()):
        if tag.group not in _GROUPS or tag == 0x00080005:  # the character set
            continue
        try:
            element = header[tag]
            for item in element.value if element.VR == "SQ" else ():
                list(item.iterall())  # else what nobody has looked at is written as it stands, in its old character set
            found.add(element)
        except Exception:  # as in dicom_headers; an element that nobody can read cannot be passed on
            continue
    if header.get("LossyImageCompression") == "01":
        for keyword in _LOSSY:
            if keyword in header:
                found.add(header[keyword])
    else:
        found.LossyImageCompression = "00"
    return found


def _placed(image: Dataset, frame: Frame, first: Frame, step: float, thickness: float) -> Dataset:
    """An image with a number of its own, at the place of a slice."""
    file, place = frame.file, first.placed
    image.file_meta = FileMetaDataset()
    image.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image.SOPClassUID, image.SOPInstanceUID = MRImageStorage, generate_uid()
    image.StudyInstanceUID, image.SeriesInstanceUID = file.study, file.series
    image.FrameOfReferenceUID = file.frame_of_reference
    image.Rows, image.Columns = file.stored.rows, file.stored.columns
    image.ImageOrientationPatient = place.axes.ravel().tolist()
    image.ImagePositionPatient = frame.placed.position.tolist()
    image.PixelSpacing = [place.spacing[1], place.spacing[0]]
    image.SliceThickness, image.SpacingBetweenSlices = thickness, step
    return image
