"""Slicer's DICOM database and browser as its DICOM module leaves them: ``slicer.dicomDatabase``, ``DICOMInstance``.

A stand-in for ctkDICOMDatabase (CTK/Libs/DICOM/Core), with those of its functions that Python sees and a panel may use.
Rows have the columns of its schema (``dicom-schema.sql``, 0.8.1); everything comes back as text, an unknown column or
key as nothing, as from a query that fails. ``asked`` counts the queries of each kind.
"""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Sequence
from typing import Any

import slicer

_COLUMNS = {
    "Patients": "UID PatientsName PatientID PatientsBirthDate DisplayedNumberOfStudies DisplayedLastStudyDate",
    "Studies": "StudyInstanceUID PatientsUID StudyID StudyDate StudyDescription ModalitiesInStudy",
    "Series": "SeriesInstanceUID StudyInstanceUID SeriesNumber SeriesDescription Modality DisplayedCount "
    "FrameOfReferenceUID",
}


class DicomDatabase:
    """An open database in memory."""

    def __init__(self) -> None:
        self.isOpen = True
        self.asked: Counter[str] = Counter()
        self._tables: dict[str, dict[str, dict[str, str]]] = {name: {} for name in _COLUMNS}
        self._files: dict[str, list[str]] = {}

    def insert(self, table: str, key: str, **values: object) -> None:
        """Add a row; ``key`` is its first column."""
        unknown = set(values) - set(_COLUMNS[table].split())
        if unknown:
            raise KeyError(f"{table} has no column {unknown}")
        self._tables[table][key] = {name: str(value) for name, value in values.items()}

    def insertFiles(self, series: str, files: Sequence[object]) -> None:
        """Say where the images of a series are."""
        self._files[series] = [str(file) for file in files]

    def _where(self, table: str, column: str, value: str) -> tuple[str, ...]:
        self.asked[table] += 1
        return tuple(key for key, row in self._tables[table].items() if row.get(column) == value)

    def _field(self, table: str, field: str, key: str) -> str:
        self.asked[table] += 1
        return self._tables[table].get(key, {}).get(field, "")

    def patients(self) -> tuple[str, ...]:
        self.asked["Patients"] += 1
        return tuple(self._tables["Patients"])

    def studiesForPatient(self, patient: str) -> tuple[str, ...]:
        return self._where("Studies", "PatientsUID", patient)

    def seriesForStudy(self, study: str) -> tuple[str, ...]:
        return self._where("Series", "StudyInstanceUID", study)

    def filesForSeries(self, series: str, hits: int = -1) -> tuple[str, ...]:
        self.asked["Images"] += 1
        files = tuple(self._files.get(series, ()))
        return files[:hits] if hits > 0 else files

    def instancesForSeries(self, series: str, hits: int = -1) -> tuple[str, ...]:
        return tuple(f"{series}.{number}" for number, _ in enumerate(self.filesForSeries(series, hits)))

    def seriesForFile(self, file: str) -> str:
        self.asked["Images"] += 1
        return next((series for series, files in self._files.items() if file in files), "")

    def fileForInstance(self, instance: str) -> str:
        series, _, number = instance.rpartition(".")
        files = self.filesForSeries(series)
        return files[int(number)] if number.isdigit() and int(number) < len(files) else ""

    def studyForSeries(self, series: str) -> str:
        return self._field("Series", "StudyInstanceUID", series)

    def patientForStudy(self, study: str) -> str:
        return self._field("Studies", "PatientsUID", study)

    def nameForPatient(self, patient: str) -> str:
        return self._field("Patients", "PatientsName", patient)

    def descriptionForStudy(self, study: str) -> str:
        return self._field("Studies", "StudyDescription", study)

    def descriptionForSeries(self, series: str) -> str:
        return self._field("Series", "SeriesDescription", series)

    def fieldForPatient(self, field: str, patient: str) -> str:
        return self._field("Patients", field, patient)

    def fieldForStudy(self, field: str, study: str) -> str:
        return self._field("Studies", field, study)

    def fieldForSeries(self, field: str, series: str) -> str:
        return self._field("Series", field, series)


class Browser(types.SimpleNamespace):
    """SlicerDICOMBrowser: what is selected in its tables it keeps as lists of files."""

    fileLists: tuple = ()


def select(database: DicomDatabase, series: Sequence[str], *, visual: bool = True) -> None:
    """Show the browser in one of its two forms, with series selected."""
    view = types.SimpleNamespace(selectedSeriesInstanceUIDs=lambda: tuple(series) if visual else ())
    visual_browser = types.SimpleNamespace(patientView=lambda: view)
    browser = Browser(useVisualDICOMBrowser=visual, dicomVisualBrowser=visual_browser)
    browser.fileLists = () if visual else [database.filesForSeries(uid) for uid in series]
    slicer.modules.DICOMInstance = types.SimpleNamespace(browserWidget=browser)


def install(monkeypatch: Any) -> DicomDatabase:
    """Give Slicer a DICOM module with an open database, and a browser in which nothing is selected."""
    database = DicomDatabase()
    monkeypatch.setattr(slicer, "dicomDatabase", database, raising=False)
    slicer.modules.dicom = types.SimpleNamespace(name="DICOM")
    select(database, ())
    return database
