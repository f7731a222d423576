"""Whose cases are whose: by number, and by name as long as somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.patients import FILE, PatientLine, anonymous_name, read_patients

from .DicomDatabase import plainName
from .Session import Session


class PatientNames:
    """What the table of cases says of patients. Whether names are shown is kept nowhere.

    Args:
        session: of whose project the list of patients is read, when names are to be shown and not before.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: object = None  # the project whose names are shown
        self._read: tuple[object, Mapping[str, PatientLine]] = (None, {})

    @property
    def shown(self) -> bool:
        """Whether names are shown: of the project for which that was asked, and no other."""
        return self._shown is not None and self._shown is self._session.project

    def show(self, isShown: bool) -> None:
        """Show names, or numbers alone; what was read of names is forgotten then."""
        self._shown = self._session.project if isShown else None
        self._read = (None, {})

    def of(self, case: Case) -> tuple[str, str]:
        """The patient and the examination of a case, in two short lines, and more about them; empty if not known.

        Numbers that the case is called by are not said again.

        Raises:
            ProjectError, StorageError: names are to be shown, and the list of patients cannot be read.
        """
        if case.patient is None:
            return "", ""
        number, study = case.patient.number, case.patient.study
        help = _("Patient {number}, examination {study}.").format(number=number, study=study)
        line = self._lines().get(case.id) if self.shown else None
        if line is None or line.patient != number:
            short = f"{number}\n" + _("exam. {study}").format(study=study)
            return "" if case.name.startswith(anonymous_name(case.patient)) else short, help
        person = line.person
        name, date = plainName(person.name) or person.id or str(number), _day(person.study_date)
        more = [help, plainName(person.name), person.id, _day(person.birth_date), date, line.called, person.description]
        return f"{name}\n{date}".strip(), "\n".join(filter(None, more))

    def _lines(self) -> Mapping[str, PatientLine]:
        """The list of patients, read again when it has changed."""
        project = self._session.openedProject()
        try:
            status = os.stat(project.folder / FILE)
            state: object = (project.folder, status.st_size, status.st_mtime_ns)
        except OSError:
            state = project.folder
        if self._read[0] != state:
            self._read = (state, read_patients(project.folder))
        return self._read[1]


def _day(date: str) -> str:
    """A date of DICOM as people write it."""
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 and date.isdigit() else date
