"""What somebody who helps needs to know of a problem, without images and without names.

Versions, what computes, a run's status, settings, result and the end of its log. Names of cases, of the project, of the
user and of the computer are replaced, and so is every path. Standard library only; nothing is sent anywhere.
"""

from __future__ import annotations

import getpass
import json
import platform
import re
import time
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import __version__
from ..core import packages
from ..core.errors import SSLSegError
from ..core.redaction import Redaction
from ..core.storage import atomic_path, dump_json, read_json, write_text
from ..project import Project
from ..project.cases import RECORD
from ..project.runs import RunFolder
from .client import Job
from .states import JobState

_LOG_BYTES = 64 * 1024
_EVENTS = 60
_NEUTRAL = re.compile(r"case\d+")  # ids that the program has given
_FILES = ("status", "job", "result")
#: Of ``status.json``: which computer and which process, which helps nobody elsewhere.
_LEFT_OUT = frozenset({"worker", "starter", "process", "pid"})
_TROUBLE = (JobState.FAILED, JobState.LOST)
_ABOUT = (
    "What is below holds no images. Names of cases, of the project, of the user and of the computer are replaced,\n"
    "and so is every path. Nothing was sent: read it, and pass it on yourself if you wish.\n"
)


@dataclass(frozen=True)
class ProblemReport:
    """A report in parts.

    Args:
        parts: name of each part, as of a file → its text.
    """

    parts: Mapping[str, str]

    def text(self) -> str:
        """All parts below each other, as they are shown and saved."""
        return "\n".join([_ABOUT, *(f"==== {name}\n{text.rstrip()}\n" for name, text in self.parts.items())])

    def save(self, path: Path | str) -> None:
        """Save it: as one text, or with a file for each part if the name ends in ``.zip``.

        Raises:
            StorageError: the disk refused.
        """
        path = Path(path)
        if path.suffix.lower() != ".zip":
            write_text(path, self.text())
            return
        with atomic_path(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("about.txt", _ABOUT)
            for name, text in self.parts.items():
                archive.writestr(name, text.encode("utf-8", "backslashreplace"))


def problem_report(
    project: Project | None = None,
    run: Path | None = None,
    *,
    machine: Mapping[str, Any] | None = None,
    more: Mapping[str, str] | None = None,
) -> ProblemReport:
    """Collect a report.

    Args:
        project: that it is about; None = none is open.
        run: folder of the run that it is about (default: the last one that failed or was lost, else the last one).
        machine: what ``sslseg probe --json`` says; None = it was not asked.
        more: further parts, for example the end of another log; names in them are replaced, too.
    """
    hidden = Redaction(_names(project), {project.folder: "<project>"} if project else None)
    parts = {"versions.txt": _versions()}
    if machine is not None:
        parts["machine.json"] = dump_json(hidden.content(machine), indent=2)
    if project is not None:
        parts["project.txt"] = hidden.text(_about(project))
        run = run or _troubled(project)
    if run is not None:
        parts |= {f"{run.name}/{name}": text for name, text in _of_run(run, hidden).items()}
    parts |= {name: hidden.text(text) for name, text in (more or {}).items()}
    return ProblemReport(parts)


def _versions() -> str:
    found = packages.installed()
    lines = [f"SSLSegmentation {__version__}", f"Python {platform.python_version()}, {platform.platform()}"]
    lines += [f"{name} {version or 'is missing'}" for name, version in found.items()]
    return "\n".join([*lines, f"Collected {time.strftime('%Y-%m-%d %H:%M')}"])


def _about(project: Project) -> str:
    try:
        cases, damaged = project.survey(tell=False)
        counts = [f"{sum(case.role == role for case in cases)} {role}" for role in dict.fromkeys(c.role for c in cases)]
        labelled = sum(case.is_labelled for case in cases)
        lines = [f"{len(cases)} cases ({', '.join(counts)}), {labelled} with a mask, {len(damaged)} damaged"]
        lines += [
            f"{case.id}: {' x '.join(map(str, case.size))} voxels of {_millimetres(case.spacing_mm)} mm"
            for case in cases[:200]
        ]
        lines += [str(one) for one in damaged]
        lines += [f"{folder.name}: {Job(folder).poll(events=False).state}" for folder in project.run_folders()]
    except SSLSegError as error:
        return str(error)
    return "\n".join(lines)


def _millimetres(lengths: Sequence[float]) -> str:
    return " x ".join(f"{length:.3g}" for length in lengths)


def _troubled(project: Project) -> Path | None:
    try:
        folders = project.run_folders()
    except SSLSegError:
        return None
    states = {folder: Job(folder).poll(events=False).state for folder in folders}
    return next((one for one in reversed(folders) if states[one] in _TROUBLE), folders[-1] if folders else None)


def _of_run(folder: Path, hidden: Redaction) -> dict[str, str]:
    """Status, settings and result of a run, and the ends of its log and of what happened in it."""
    run, parts = RunFolder(folder), {}
    for name in _FILES:
        if (folder / f"{name}.json").exists():
            try:
                content = read_json(folder / f"{name}.json")
            except SSLSegError as error:
                parts[f"{name}.json"] = hidden.text(str(error))
                continue
            kept = {key: value for key, value in content.items() if key not in _LEFT_OUT}
            parts[f"{name}.json"] = dump_json(hidden.content(kept), indent=2)
    with suppress(SSLSegError):
        events = [hidden.content(event) for event in run.events()]
        parts["events.jsonl"] = "\n".join(dump_json(event) for event in events[-_EVENTS:])
    with suppress(OSError):
        parts["log.txt"] = hidden.text(log_end(folder / "log.txt"))
    return parts


def log_end(path: Path | str) -> str:
    """The last 64 KiB of a log, from a line's begin on; empty if it has not been written yet.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _LOG_BYTES))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    return text.partition("\n")[2] if size > _LOG_BYTES else text


def _names(project: Project | None) -> dict[str, str]:
    """Names that must not be read, and what stands in their place."""
    names = {}
    with suppress(Exception):  # a user without a name
        names[getpass.getuser()] = "<user>"
    names[Path.home().name] = "<user>"
    host = platform.node()
    names |= {one: "<computer>" for one in (host, host.partition(".")[0])}
    if project is not None:
        names |= {one: "<project>" for one in (project.name, project.folder.name)}
        files = sorted(project.folder.glob(f"*/*/{RECORD}"))  # those that were removed, too
        for number, file in enumerate(files, 1):
            own = file.parent.name if _NEUTRAL.fullmatch(file.parent.name) else f"case {number}"
            names[file.parent.name] = f"<{own}>"
            with suppress(OSError, ValueError, KeyError, TypeError):
                names[str(json.loads(file.read_text(encoding="utf-8-sig"))["name"])] = f"<{own}>"
        names |= {one.name: f"<model {n}>" for n, one in enumerate(sorted((project.folder / "models").glob("*")), 1)}
    return {name: word for name, word in names.items() if name and name.strip()}
