"""What new cases are called, and whose they are: those of DICOM by numbers, so that no name of a patient spreads."""

from __future__ import annotations

from pathlib import Path

from ..project import Project
from ..project.cases import PatientRecord
from ..project.patients import Patients
from ..volumes.reading import dicom_person
from .finding import volume_name


class Arrivals:
    """Names the cases that come into a project, one after the other; reads nothing before the first one of DICOM.

    Args:
        project: that they come into; whoever adds holds its lock.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._patients: Patients | None = None

    def welcome(
        self, path: Path, case_id: str, name: str | None, *, keep_name: bool
    ) -> tuple[str, PatientRecord | None]:
        """What a new case is called, and whose it is; to be asked just before its record is written.

        Args:
            path: of its volume.
            case_id: its id.
            name: what it is called, if somebody has said so.
            keep_name: whether it is called after its files.

        Raises:
            StorageError: the list of patients cannot be read or written.
        """
        said = dicom_person(path)
        if said is None:
            return name or volume_name(path), None
        if self._patients is None:
            self._patients = Patients(self.project.folder, self.project.survey(tell=False)[0])
        person, words = said
        called = volume_name(path)
        line = self._patients.enter(case_id, person, words, called, name or (called if keep_name else ""))
        return line.name, PatientRecord(line.patient, line.study)
