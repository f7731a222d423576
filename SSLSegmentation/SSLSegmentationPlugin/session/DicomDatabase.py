"""What Slicer's DICOM database holds, as ``ctkDICOMDatabase`` tells it, and series of it on their way into the open
project: by their files, without the scene."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.text import listed, quoted
from SSLSegmentationLib.project import Case, Role

from .DataImport import DataImport, spacingOptions

PATIENT, STUDY, SERIES = "patient", "study", "series"
#: Kinds of series that hold no image of a patient.
_NO_IMAGES = frozenset(
    (
        "AU",
        "DOC",
        "ECG",
        "FID",
        "HD",
        "KO",
        "PLAN",
        "PR",
        "REG",
        "RTDOSE",
        "RTPLAN",
        "RTRECORD",
        "RTSTRUCT",
        "SEG",
        "SR",
    )
)


@dataclass(frozen=True)
class DicomEntry:
    """A patient, an examination or a series.

    Args:
        level: ``PATIENT``, ``STUDY`` or ``SERIES``.
        key: number in the database of a patient, UID of the others.
        name: what people call it.
        date: YYYY-MM-DD; of a patient that of the last examination.
        kind: modality.
        images: how many a series has.
    """

    level: str
    key: str
    name: str
    date: str = ""
    kind: str = ""
    images: str = ""

    @property
    def isImage(self) -> bool:
        """Whether it may be a volume."""
        return self.kind not in _NO_IMAGES


class DicomDatabase:
    """Slicer's database, which may be missing or closed; nothing of it is kept here."""

    @property
    def reason(self) -> str:
        """Why it cannot be asked; empty if it can."""
        database = getattr(slicer, "dicomDatabase", None)
        if database is None:
            return _("This Slicer has no DICOM module.")
        if not database.isOpen:
            return _("Slicer's DICOM database is not open: the DICOM module says why, and where it is kept.")
        return ""

    def patients(self) -> list[str]:
        """Keys of all patients, the newest first; quick however many there are."""
        return list(slicer.dicomDatabase.patients())[::-1]

    def patient(self, key: str) -> DicomEntry:
        """What is said of a patient."""
        database = slicer.dicomDatabase
        name, number = plainName(database.nameForPatient(key)), database.fieldForPatient("PatientID", key)
        shown = "  ".join(dict.fromkeys(filter(None, (name, number)))) or _("without a name")
        date = database.fieldForPatient("DisplayedLastStudyDate", key)
        return DicomEntry(PATIENT, key, shown, date)

    def below(self, entry: DicomEntry) -> list[DicomEntry]:
        """The examinations of a patient by their dates, the series of an examination by their numbers."""
        database = slicer.dicomDatabase
        if entry.level == PATIENT:
            return sorted(map(self._study, database.studiesForPatient(entry.key)), key=lambda one: one.date)
        if entry.level == STUDY:
            numbers = {uid: database.fieldForSeries("SeriesNumber", uid) for uid in database.seriesForStudy(entry.key)}
            return [self._series(uid, numbers[uid]) for uid in sorted(numbers, key=lambda uid: _number(numbers[uid]))]
        return []

    def _study(self, uid: str) -> DicomEntry:
        database = slicer.dicomDatabase
        text = database.descriptionForStudy(uid) or _("Examination")
        return DicomEntry(STUDY, uid, text, plainDate(database.fieldForStudy("StudyDate", uid)))

    def _series(self, uid: str, number: str) -> DicomEntry:
        database = slicer.dicomDatabase
        name = f"{number}: {database.descriptionForSeries(uid)}" if number else database.descriptionForSeries(uid)
        images = database.fieldForSeries("DisplayedCount", uid) or str(len(database.instancesForSeries(uid)))
        return DicomEntry(SERIES, uid, name, "", database.fieldForSeries("Modality", uid), images)

    def seriesOf(self, entry: DicomEntry) -> Iterator[DicomEntry]:
        """The series of images that an entry holds; one that is named itself whatever it is."""
        if entry.level == SERIES:
            yield entry
            return
        for one in self.below(entry):
            if one.level == STUDY or one.isImage:
                yield from self.seriesOf(one)

    def files(self, series: str) -> list[str]:
        """The files of a series."""
        return list(slicer.dicomDatabase.filesForSeries(series))

    def browsed(self) -> list[DicomEntry]:
        """The series that are selected in Slicer's DICOM browser, whichever of its two forms is shown."""
        widget = getattr(getattr(slicer.modules, "DICOMInstance", None), "browserWidget", None)
        if widget is None or self.reason:
            return []
        visual = getattr(widget, "dicomVisualBrowser", None)
        if getattr(widget, "useVisualDICOMBrowser", False) and hasattr(visual, "patientView"):
            found = list(visual.patientView().selectedSeriesInstanceUIDs())
        else:
            found = [slicer.dicomDatabase.seriesForFile(files[0]) for files in widget.fileLists if files]
        return [self._series(uid, "") for uid in dict.fromkeys(found) if uid]


class DicomImport:
    """Uses what adds volumes: one thing at a time, looked at and stopped in the same way.

    Args:
        dataImport: that.
    """

    def __init__(self, dataImport: DataImport) -> None:
        self._adding = dataImport
        self.database = DicomDatabase()

    def add(
        self,
        entries: Sequence[DicomEntry],
        role: Role = Role.UNLABELLED,
        *,
        asImages: bool = False,
        spacing: Mapping[str, float] | None = None,
    ) -> None:
        """Add series, or all those of examinations and patients, entry by entry as :meth:`.DataImport.step` is called.

        Of whole examinations what is no image and what the project has already is left out.

        Args:
            role, asImages, spacing: as of :meth:`.DataImport.addFiles`.

        Raises:
            ProjectError, StorageError: likewise.
        """
        self._adding.free()
        known = seriesOfCases(self._adding.session.cases())
        chosen: dict[str, list[str]] = {}

        def collect(entry: DicomEntry) -> Callable[[], None]:
            def piece() -> None:
                series = [one for one in self.database.seriesOf(entry) if entry.level == SERIES or one.key not in known]
                files = {one.key: self.database.files(one.key) for one in series}
                chosen.update({key: those for key, those in files.items() if those})
                if lost := [one.name for one in series if not files[one.key]]:
                    raise DataError(
                        _("Slicer's DICOM database has no file of {names}.").format(names=listed(quoted(lost))),
                        _("Import it in the DICOM module again."),
                    )

            return piece

        def afterwards() -> bool:
            if chosen:
                self._start(list(chosen.values()), role, asImages, spacing)
            else:
                self._adding.result.said = _(
                    "There was nothing to add: the project has these series, or they hold no image."
                )
            return bool(chosen)

        self._adding.takePieces([collect(entry) for entry in entries], afterwards)

    def _start(self, series: list[list[str]], role: Role, asImages: bool, spacing: Mapping[str, float] | None) -> None:
        adding = self._adding
        project = adding.session.openedProject()
        command = ["add", str(project.folder), "--series", adding.written(json.dumps(series)), "--role", str(role)]
        command += [*(["--as-images"] if asImages else []), *spacingOptions(spacing)]
        adding.start([*command, "--lock-key", adding.session.lendLock()], spacing, isMore=True)


def seriesOfCases(cases: Sequence[Case]) -> dict[str, str]:
    """UID of a series → the name of the case that was added from it."""
    return {case.dicom.series: case.name for case in cases if case.dicom}


def plainName(name: str) -> str:
    """A name of DICOM as people write it: "Doe, Jane"."""
    family, *given = [part.strip() for part in name.split("=")[0].split("^")]
    return ", ".join(part for part in (family, " ".join(filter(None, given))) if part)


def plainDate(date: str) -> str:
    """A date of DICOM as people read it: "2024-02-29"; what is none, as it is."""
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 and date.isdigit() else date


def _number(text: str) -> tuple[float, str]:
    return (float(text), "") if text.isdigit() else (float("inf"), text)
