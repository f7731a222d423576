"""Which case a person means: by its id, by its name, with the number of a frame. Standard library only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..core.errors import ProjectError
from .cases import RECORD, Case
from .series import frame_id, frame_view, frames_of, split_frame_id


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
        if key in self._folders:
            return self._of_id(key)
        whole, number = split_frame_id(key) or ("", 0)
        if whole in self._folders and (case := self._of_id(whole)).series:
            return frame_view(case, number)
        called, wholes = self._named(key), self._called(whole) if whole else []
        if called and (frames := [case for case in wholes if case.series and number <= len(case.series.frames)]):
            frame = frame_id(frames[0].id, number)
            raise ProjectError(
                f"'{key}' is the name of the case '{called[0].id}', and frame {number} of '{frames[0].name}'.",
                f"Use an id: '{called[0].id}' for the case, '{frame}' for the frame.",
            )
        if not called and len(wholes) == 1:
            return frame_view(wholes[0], number)
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
        return [self._of_id(key)] if key in self._folders else self._named(key)

    def _of_id(self, key: str) -> Case:
        if key not in self._loaded:
            self._loaded[key] = Case.load(self._folders[key])
        return self._loaded[key]

    def _named(self, key: str) -> Sequence[Case]:
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
