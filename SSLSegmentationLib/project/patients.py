"""Whose cases are whose: patients by number, and the list that says who they are. Standard library only.

``patients.jsonl`` in the project has a line for each case that came from a DICOM series: its patient and examination by
number, and who that is. It is the only place where names, dates and numbers of patients are kept. Only whoever may
write the project can read it; no export, model, job or log takes anything of it. Lines are only ever added.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ..core.errors import StorageError
from ..core.paths import checked
from ..core.storage import append_line, patiently, storage_error
from ..core.text import conjoined, free_name, listed, quoted
from .cases import Case, PatientRecord, Role

FILE = "patients.jsonl"
#: What stands for a number or name that was taken out; it says nothing of who somebody is.
_NOBODY = {"", "0", "anon", "anonymous", "anonymized", "anonymised", "none", "unknown", "unnamed", "noname", "no name",
           "patient", "subject", "test", "xxx", "xxxx", "n/a", "na", "removed",
           "deidentified"}  # fmt: skip
#: Roles that must not share a patient: what one of them learns, another measures.
_APART = (Role.TRAIN, Role.VALIDATION, Role.TEST)


@dataclass(frozen=True)
class Person:
    """What DICOM files say of whom a series is; empty where they do not.

    Args:
        name: as it is written, with ``^`` between its parts.
        id: number of the patient at the hospital.
        birth_date: YYYYMMDD.
        study_uid, study_date: of the examination; the date as that of birth.
        series_uid: of the series.
        description: of the series.
    """

    name: str = ""
    id: str = ""
    birth_date: str = ""
    study_uid: str = ""
    study_date: str = ""
    series_uid: str = ""
    description: str = ""

    @property
    def words(self) -> set[str]:
        """Parts of the name, in small letters."""
        return {word for word in "".join(c if c.isalnum() else " " for c in self.name.casefold()).split() if word}

    def is_same(self, other: Person) -> bool:
        """Whether two series are of one patient, as far as numbers, dates of birth and names tell."""
        ids = [one.id.strip().casefold() for one in (self, other)]
        known = [one not in _NOBODY for one in ids]
        dates = self.birth_date, other.birth_date
        if (any(known) and ids[0] != ids[1]) or (all(dates) and dates[0] != dates[1]):
            return False
        names = [one.words - _NOBODY for one in (self, other)]
        if all(known):  # what has digits is no name but another number
            telling = [{word for word in words if word.isalpha()} for words in names]
            return all(dates) or not all(telling) or bool(telling[0] & telling[1])
        return all(names) and names[0] == names[1]

    @property
    def study(self) -> str:
        """UID of the examination, or of the series where the files say none; empty without either."""
        return self.study_uid or self.series_uid


@dataclass(frozen=True)
class PatientLine:
    """A line of the list.

    Args:
        case: id of a case.
        patient, study: as in its record.
        person: whose series it is.
        name: what the case is called.
        called: what it would be called after its folder and series.
    """

    case: str
    patient: int
    study: int
    person: Person
    name: str = ""
    called: str = ""


def read_patients(project: Path) -> dict[str, PatientLine]:
    """Id of a case → what the list of a project says of it; empty where there is no list.

    Raises:
        ProjectError: the file is a link that leads out of the project.
        StorageError: it cannot be read.
    """
    return {line.case: line for line in _lines(project)}


def _lines(project: Path) -> list[PatientLine]:
    path = checked(project, project / FILE, f"'{FILE}' of the project")
    try:
        with patiently(lambda: open(path, encoding="utf-8", errors="replace")) as file:
            return [line for text in file if (line := _line(text))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(
            f"The project's list of patients, '{path}', cannot be read ({error.strerror}).",
            "Whoever made the project can give you the right to read it.",
        ) from error


def _line(text: str) -> PatientLine | None:
    """What a line says; None if it was cut short by a crash, or is none of ours."""
    try:
        content = json.loads(text)
        known = {field.name for field in fields(PatientLine)} - {"person"}
        person = {field.name: str(content["person"].get(field.name, "")) for field in fields(Person)}
        line = PatientLine(**{k: v for k, v in content.items() if k in known}, person=Person(**person))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    whole = isinstance(line.case, str) and type(line.patient) is int and type(line.study) is int
    return line if whole else None


class Patients:
    """Gives the cases that come into a project their patients. Whoever has one holds the project's lock.

    Args:
        folder: of the project.
        cases: its cases so far; numbers and examinations that their records have are known without the list.
    """

    def __init__(self, folder: Path, cases: Iterable[Case]) -> None:
        self.folder = folder
        self._persons: list[tuple[Person, int]] = []
        self._studies: dict[str, tuple[int, int]] = {}  # UID → patient and number
        self._taken: set[str] = set()
        self._last: dict[int, int] = {}  # patient → last number of an examination
        for line in _lines(folder):
            self._keep(line.person, line.patient, line.study)
            self._taken.add(line.name)
        for case in cases:
            self._taken.add(case.name)
            if case.patient is not None:
                uids = (case.dicom.study, case.dicom.series) if case.dicom else ("", "")
                self._keep(Person(study_uid=uids[0], series_uid=uids[1]), case.patient.number, case.patient.study)

    def _keep(self, person: Person, patient: int, study: int) -> None:
        self._last[patient] = max(study, self._last.get(patient, 0))
        if person.study:
            self._studies.setdefault(person.study, (patient, study))
        if (person, patient) not in self._persons[-3:]:  # mostly many series of one, in a row
            self._persons.append((person, patient))

    def place(self, person: Person) -> PatientRecord:
        """Whose a series is: a patient and examination that are known, or the next number."""
        if person.study in self._studies:
            return PatientRecord(*self._studies[person.study])
        found = next((number for one, number in self._persons if one.is_same(person)), None)
        number = found or max(self._last, default=0) + 1
        return PatientRecord(number, self._last.get(number, 0) + 1)

    def enter(
        self, case: str, person: Person, words: Sequence[str] = (), called: str = "", name: str = ""
    ) -> PatientLine:
        """Write down whose a new case is, before the case itself is written.

        Args:
            case: its id.
            words: what is said of the series in the name of the case; no word of a name may be among them.
            called: what the case would be called after its folder.
            name: what it is called, if not by numbers.

        Raises:
            StorageError: the disk refused.
        """
        place = self.place(person)
        if not name:
            name = "_".join([anonymous_name(place), *(["-".join(words)] if words else [])])
            name = free_name(name, self._taken.__contains__)
        line = PatientLine(case, place.number, place.study, person, name, called)
        path = checked(self.folder, self.folder / FILE, f"'{FILE}' of the project")
        try:
            _make_private(path)
            append_line(path, json.dumps(asdict(line), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        except OSError as error:
            raise storage_error(path, error) from error
        self._keep(person, place.number, place.study)
        self._taken.add(name)
        return line


def anonymous_name(patient: PatientRecord) -> str:
    """What the names of cases of a patient's examination begin with."""
    return f"patient-{patient.number:02d}_{patient.study}"


def _make_private(path: Path) -> None:
    """Make the file so that nobody reads it but its owner, and those who may write into its folder."""
    shared = os.stat(path.parent).st_mode & 0o020
    os.close(patiently(os.open, path, os.O_CREAT | os.O_WRONLY, 0o660 if shared else 0o600))


def patients_of(cases: Iterable[Case]) -> dict[str, str]:
    """Id of a case → a key of its patient, for those whose patient is known: by number, else by examination."""
    cases = list(cases)
    numbers = {case.dicom.study: case.patient.number for case in cases if case.patient and case.dicom}
    found: dict[str, str] = {}
    for case in cases:
        study = case.dicom.study if case.dicom else ""
        number = case.patient.number if case.patient else numbers.get(study) if study else None
        if number is not None or study:
            found[case.id] = f"patient {number}" if number is not None else study
    return found


def of_same_patients(cases: Iterable[Case], others: Iterable[Case]) -> list[Case]:
    """Those of ``cases`` whose patient has a case among ``others``; none where no patient is known.

    All that draws cases, or takes some out, asks here whether a patient would be on both sides.
    """
    cases, others = list(cases), list(others)
    keys = patients_of([*cases, *others])
    there = {keys[case.id] for case in others if case.id in keys}
    return [case for case in cases if keys.get(case.id) in there]


def mixed_patients(cases: Iterable[Case]) -> dict[str, str]:
    """Cases whose patient has cases of several roles that must be apart, with the sentence that says so."""
    cases = list(cases)
    keys = patients_of(case for case in cases if case.role in _APART)
    groups: dict[str, list[Case]] = {}
    for case in cases:
        if case.id in keys:
            groups.setdefault(keys[case.id], []).append(case)
    found: dict[str, str] = {}
    for group in groups.values():
        by_role = {role: [case for case in group if case.role is role] for role in _APART}
        by_role = {role: those for role, those in by_role.items() if those}
        if len(by_role) > 1:
            text = _mixed(by_role)
            found |= {case.id: text for case in group}
    return found


def _mixed(by_role: Mapping[Role, Sequence[Case]]) -> str:
    names = {role: listed(quoted(case.name for case in cases), 3) for role, cases in by_role.items()}
    parts = [f"{role} ({those})" for role, those in names.items()]
    return (
        f"The same patient is in {conjoined(parts)}: figures of cases whose patient was learnt from are too good. "
        "Give all cases of a patient one role."
    )
