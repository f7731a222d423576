"""How the labels of a project stand at one moment, cheap enough to be asked for every second. Standard library only."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.errors import SSLSegError
from .cases import RECORD, Case
from .series import expanded

if TYPE_CHECKING:
    from .project import Project


@dataclass(frozen=True, order=True)
class LabelState:
    """The annotation of a case at one moment; two that differ are two annotations, or two uses of one.

    Args:
        case: its id; of a frame, that of the frame.
        role: what it is used for.
        file: path of the label relative to the case's folder.
        mtime_ns: when that was written; 0 if it is not there.
        axis: along which single slices are complete; None = the whole volume is.
        slices: their native indices; None = all.
    """

    case: str
    role: str
    file: str
    mtime_ns: int
    axis: int | None = None
    slices: tuple[int, ...] | None = None


def label_state(project: Project) -> tuple[LabelState, ...]:
    """All annotations of a project by case id. Cases without one, and those whose record is damaged, are left out."""
    return _states(project.survey(tell=False)[0])


class LabelWatch:
    """Asks many times a second for the cases of a project; reads a record only after it was written anew.

    Args:
        project: with the cases.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._known: dict[str, tuple[tuple[int, int, int], Case]] = {}

    def cases(self) -> list[Case]:
        """The cases as their records say now, in the order of their ids; damaged ones are left out.

        Raises:
            ProjectError: the folder of the cases leads out of the project.
        """
        self._known = {case.id: (stamp, case) for stamp, case in self._read()}
        return [case for _, (_, case) in sorted(self._known.items())]

    def state(self) -> tuple[LabelState, ...]:
        """What :func:`label_state` says."""
        return _states(self.cases())

    def _read(self) -> Iterator[tuple[tuple[int, int, int], Case]]:
        folder = self.project.own("cases")
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError, SSLSegError):  # removed at this moment, or damaged: told of elsewhere
                    stat = os.stat(os.path.join(entry.path, RECORD))
                    stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
                    known = self._known.get(entry.name)
                    yield stamp, known[1] if known and known[0] == stamp else Case.load(folder / entry.name)


def _states(cases: Iterable[Case]) -> tuple[LabelState, ...]:
    found = []
    for case in expanded(cases):
        if case.label is None:
            continue
        try:
            written = (case.folder / case.label.file).stat().st_mtime_ns
        except OSError:
            written = 0
        slices = case.label.annotated_slices
        axis = None if slices is None else case.label.annotated_axis
        chosen = None if slices is None else tuple(slices)
        found.append(LabelState(case.id, str(case.role), case.label.file, written, axis, chosen))
    return tuple(sorted(found, key=lambda state: state.case))
