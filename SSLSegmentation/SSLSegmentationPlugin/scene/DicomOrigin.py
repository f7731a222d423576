"""Whose scan a volume of the scene is, if Slicer's DICOM module has loaded it."""

from __future__ import annotations

import re

import slicer

from SSLSegmentationLib.project import Case, Project
from SSLSegmentationLib.project.cases import DicomRecord, PatientRecord
from SSLSegmentationLib.project.patients import FILE, Patients, Person


def rememberPatient(project: Project, case: Case, node: slicer.vtkMRMLNode) -> None:
    """Write down whose a case is that was made of a volume; nothing if it was not loaded from the DICOM database.

    The case keeps the name of the volume, unless a part of the patient's name is in it.

    Raises:
        StorageError: the list of patients cannot be read or written.
    """
    person, space = _personOf(node)
    if not person.study:
        return
    isListed = (project.folder / FILE).exists()
    isTelling = bool(person.words & set(re.findall(r"[^\W_]+", case.name.casefold())))
    patients = Patients(project.folder, () if isListed else project.cases())
    line = patients.enter(case.id, person, name="" if isTelling else case.name)
    case.name, case.patient = line.name, PatientRecord(line.patient, line.study)
    case.dicom = DicomRecord(person.study_uid, person.series_uid, space)
    case.save()


def _personOf(node: slicer.vtkMRMLNode) -> tuple[Person, str]:
    """Whose scan a node is, and the UID of the space that it lies in; nothing where the database does not tell."""
    instances = (node.GetAttribute("DICOM.instanceUIDs") or "").split()
    database = getattr(slicer, "dicomDatabase", None)
    if not instances or database is None or not database.isOpen:
        return Person(), ""
    file = database.fileForInstance(instances[0])
    series = database.seriesForFile(file) if file else ""
    study = database.studyForSeries(series) if series else ""
    patient = database.patientForStudy(study) if study else ""
    if not patient:
        return Person(), ""
    person = Person(
        database.nameForPatient(patient),
        database.fieldForPatient("PatientID", patient),
        database.fieldForPatient("PatientsBirthDate", patient).replace("-", ""),
        study,
        database.fieldForStudy("StudyDate", study).replace("-", ""),
        series,
        database.descriptionForSeries(series),
    )
    return person, database.fieldForSeries("FrameOfReferenceUID", series)
