"""What would become of folders of several sequences, as a file that a person may change before it is added.

::

    {"channels": ["T2", "ADC"],
     "scans": [{"name": "P1", "files": {"T2": "/inbox/P1/t2.nii.gz", "ADC": "/inbox/P1/adc.nii.gz"}},
               {"case": "case0007", "files": {"ADC": "/inbox/P7/adc.nii.gz"}}]}

The first sequence is the image of a new case; a scan that names a case gives it further ones. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..core.errors import DataError, SettingsError
from ..core.storage import read_json
from ..project import Project
from ..project.records import channel_name, check_channel_names
from .grouped import FoundScans, ScanFiles

_HELP = "Make it with 'sslseg channels plan PROJECT FOLDER --channels NAME=PATTERN … --json'."


def plan_content(found: FoundScans, names: list[str]) -> dict[str, Any]:
    """A plan as plain content, with what else was found."""
    return {
        "channels": names,
        "scans": [
            {"name": scan.name, "files": {name: str(path) for name, path in scan.files.items()}} for scan in found.scans
        ],
        "left": [str(path) for path in found.left],
        "masks": [str(path) for path in found.masks],
        "refused": [{"path": str(path), "sentence": e.sentence, "hint": e.hint} for path, e in found.refused],
        "notes": found.notes,
    }


def read_plan(path: Path, project: Project) -> tuple[FoundScans, list[str]]:
    """The scans of a plan, and the names of its sequences, that of the image first.

    Raises:
        DataError: it is no plan; says what is wrong.
        ProjectError: a case that it names is not there.
        StorageError: it cannot be read.
    """
    content = read_json(path, "plan of scans")
    try:
        names = [channel_name(name) for name in _listed(content, "channels", str)]
        check_channel_names(names)
        scans = [_scan(entry, names, project) for entry in _listed(content, "scans", dict)]
    except SettingsError as error:
        raise DataError(f"'{path}' is no plan of scans: {error.sentence}", _HELP) from error
    if not names or not scans:
        raise DataError(f"The plan '{path}' names no scan.", _HELP)
    return FoundScans(scans), names


def _listed(content: Mapping[str, Any], key: str, kind: type) -> list[Any]:
    found = content.get(key)
    if not isinstance(found, list) or not all(isinstance(one, kind) for one in found):
        raise SettingsError(f"its '{key}' are not what they should be.")
    return found


def _scan(entry: Mapping[str, Any], names: list[str], project: Project) -> ScanFiles:
    files, case, name = entry.get("files"), entry.get("case") or "", entry.get("name") or ""
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in (case, name, *files, *files.values())):
        raise SettingsError(f"its scan '{name or case}' has no files.")
    if unknown := [one for one in files if one not in names]:
        raise SettingsError(f"'{unknown[0]}' is none of its sequences.")
    if case and names[0] in files:
        raise SettingsError(f"the case '{case}' has its image '{names[0]}' already.")
    case_id = project.case(case).id if case else ""
    ordered = {one: Path(files[one]).expanduser() for one in names if one in files}
    return ScanFiles(name, ordered, case_id)
