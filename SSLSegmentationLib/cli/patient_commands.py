"""The command patients: whose the cases are, by number, and on request by name."""

from __future__ import annotations

import argparse
from typing import Any

from ..core.text import counted, listed, table
from ..project import Case, Project
from ..project.patients import mixed_patients, patients_of, read_patients
from .arguments import add_project_argument
from .main import emit, shared_remarks
from .registry import DATA, command


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--names",
        action="store_true",
        help="also say who they are: names, numbers and dates, as the DICOM files had them",
    )


@command("patients", "list the patients of cases from DICOM, by number or by name", group=DATA, arguments=_arguments)
def patients(options: argparse.Namespace) -> int:
    """List the patients; what the project knows of them by name only if that is asked for."""
    project = Project(options.project)
    cases = project.cases()
    keys, who = patients_of(cases), read_patients(project.folder) if options.names else {}
    groups: dict[str, list[Case]] = {}
    for case in sorted(cases, key=_order):
        if case.id in keys:
            groups.setdefault(keys[case.id], []).append(case)
    content = [_row(those, who) for those in groups.values()]
    mixed = shared_remarks(mixed_patients(cases).items())
    heading = ["patient", "examinations", "cases", "roles", *(["name", "number", "dates"] if options.names else [])]
    rows = [heading, *([_words(entry[name]) for name in heading] for entry in content)]
    others = len(cases) - len(keys)
    parts = [table(rows)] if content else [f"No patient is known in the project '{project.shown}'."]
    parts += [f"Of {counted(others, 'case')} the patient is not known."] if others and content else []
    parts += ["Worth a look:\n" + "\n".join(mixed)] if mixed else []
    emit(options, {"patients": content, "remarks": mixed}, "\n\n".join(parts))
    return 0


def _order(case: Case) -> tuple[float, int, str]:
    return (case.patient.number, case.patient.study, case.id) if case.patient else (float("inf"), 0, case.id)


def _row(cases: list[Case], who: dict[str, Any]) -> dict[str, Any]:
    number = next((case.patient.number for case in cases if case.patient), None)
    studies = {case.patient.study if case.patient else 0 for case in cases}
    persons = [who[case.id].person for case in cases if case.id in who and who[case.id].patient == number]
    return {
        "patient": number,
        "examinations": len(studies),
        "cases": [case.id for case in cases],
        "roles": list(dict.fromkeys(str(case.role) for case in cases)),
        "name": next((one.name for one in persons if one.name), ""),
        "number": next((one.id for one in persons if one.id), ""),
        "dates": list(dict.fromkeys(one.study_date for one in persons if one.study_date)),
    }


def _words(value: Any) -> str:
    if isinstance(value, list):
        return listed(value)
    return "–" if value in (None, "") else str(value)
