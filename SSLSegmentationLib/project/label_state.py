"""How the labels of a project stand at one moment, cheap enough to be asked for every second. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .project import Project


@dataclass(frozen=True, order=True)
class LabelState:
    """The annotation of a case at one moment; two that differ are two annotations, or two uses of one.

    Args:
        case: its id.
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
    found = []
    for case in project.survey(tell=False)[0]:
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
