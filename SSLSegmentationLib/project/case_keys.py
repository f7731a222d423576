"""Which case a person means: by its id, by its name, with the number of a frame. Standard library only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..core.errors import ProjectError
from .cases import RECORD, Case
from .series import frame_view, frames_of, split_frame_id


class CaseKeys:
    """Finds the cases of keys; every record is read once at most.

    Args:
        folders: of the cases.
        cases: all cases, asked for when a key is no id.
        project: what the project is called in sentences.
    """

    def __init__(self, folders: Sequence[Path], cases: Callable[[], Sequence[Case]], project: str) -> None:
        self._folders = {folder.name: folder for folder in folders}
        self._cases = cases
        self._project = project
        self._loaded: dict[str, Case] = {}
        self._by_name: dict[str, list[Case]] | None = None

    def cases(self, keys: Iterable[str]) -> list[Case]:
        """The case of each key, or the view of a frame, once.

        Raises:
            ProjectError: a key that is that of no case, of several, of a damaged one, or of a frame that is not there.
        """
        found = [self._case(key) for key in keys]
        return list({case.id: case for case in found}.values())

    def _case(self, key: str) -> Case:
        called = self._called(key)
        parts = split_frame_id(key)
        if not called and parts is not None and len(whole := self._called(parts[0])) == 1:
            return frame_view(whole[0], parts[1])
        if not called:
            raise ProjectError(
                f"The project '{self._project}' has no case '{key}'.", "'sslseg cases PROJECT' lists them."
            )
        if len(called) > 1:
            raise ProjectError(
                f"{len(called)} cases are called '{key}'.", f"Use an id: {', '.join(case.id for case in called)}."
            )
        return called[0]

    def _called(self, key: str) -> Sequence[Case]:
        """The case of this id, else those of this name."""
        if key in self._folders:
            if key not in self._loaded:
                self._loaded[key] = Case.load(self._folders[key])
            return [self._loaded[key]]
        if self._by_name is None:
            self._by_name = {}
            for case in self._cases():
                self._by_name.setdefault(case.name, []).append(case)
        return self._by_name.get(key, [])


def recorded(folder: Path, case_id: str) -> Case | None:
    """The case, or the view of a frame, of an id as its record says now; None if there is no such any more.

    Args:
        folder: of the case, as :meth:`.Project.case_folder` finds it.
        case_id: its id, or that of a frame.

    Raises:
        ProjectError: its record is damaged.
    """
    return next((found for found in whole_and_frames(folder) if found.id == case_id), None)


def whole_and_frames(folder: Path) -> list[Case]:
    """The case in a folder, and a view of each of its frames if it has any; none where there is no record.

    Raises:
        ProjectError: its record is damaged.
    """
    if not (folder / RECORD).exists():
        return []
    case = Case.load(folder)
    return [case, *frames_of(case)] if case.series else [case]
