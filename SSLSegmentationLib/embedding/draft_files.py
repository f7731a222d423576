"""Drafts on disk: what a classifier that was fitted a moment ago makes of each case. numpy and scipy only.

::

    drafts/focus.json          what a person looks at: the case, its visible slices
    drafts/focus.labels        the annotation in progress of that case, before it is saved
    drafts/<case id>.npz       the draft of a case: probabilities on the project's slices, and what taught them
    drafts/features/           what the classifier sees of each case
    drafts/grid.json           how volumes become these slices

All of it is a cache: it may be deleted at any time, holds no annotation that is not elsewhere, and leaves no project.
What is damaged counts as not there. Who draws writes the focus (:func:`write_focus`); who makes drafts reads it, and
writes drafts; who shows them asks :func:`draft_state` many times a second, and reads what has changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..core.errors import SSLSegError
from ..core.paths import checked
from ..core.storage import atomic_path, read_json, write_json
from ..project import Case, Project
from ..project.case_keys import recorded
from ..project.schema import NOT_ANNOTATED
from ..volumes.orientation import plane_across, reordering, through_plane_axis
from .draft import Draft, Origin

FOLDER = "drafts"
_FOCUS, _FOCUS_LABELS = "focus.json", "focus.labels"  # no case can be called so
_FORMAT_VERSION = 1
#: Qualities of a draft: that of the quick classifier, and that of the one that took longer.
FIRST, SECOND = "first", "second"

#: Path of a draft → its stamp and what :func:`draft_state` has read of it then.
_known: dict[str, tuple[tuple[int, int, int], DraftState]] = {}


def drafts_folder(project: Project) -> Path:
    """Where the drafts of a project are, or would be.

    Raises:
        ProjectError: the folder is a link that leads out of the project.
    """
    return project.own(FOLDER)


# ---------------------------------------------------------------------- what a person looks at
@dataclass(frozen=True)
class Focus:
    """What a person looks at.

    Args:
        case_id: the case.
        slices: indices of its visible slices in the volume, across the axis that drafts are sliced across
            (:func:`slice_axis`); none = all are as important.
        labels: label values on the grid of the volume, uint8 [k, j, i], 255 where nobody has annotated: the annotation
            in progress, which stands in place of the case's saved one; None = the saved one counts.
        features: whether features are wanted of this case and all others also where no draft can be made yet: somebody
            looks at what is alike.
    """

    case_id: str
    slices: tuple[int, ...] = ()
    labels: np.ndarray | None = field(default=None, compare=False)
    features: bool = False


def write_focus(
    project: Project,
    case_id: str | None,
    slices: Sequence[int] = (),
    labels: np.ndarray | None = None,
    features: bool = False,
) -> None:
    """Tell who makes drafts what a person looks at, and what has been drawn so far; arguments as of :class:`Focus`.

    Written atomically, some milliseconds. None as the case: nobody looks at any.

    Raises:
        StorageError: the disk refused.
    """
    folder = drafts_folder(project)
    if labels is not None and case_id is not None:
        _write_labels(folder / _FOCUS_LABELS, case_id, labels)
    content = {
        "format_version": _FORMAT_VERSION,
        "case": case_id,
        "slices": [int(number) for number in slices],
        "labels": None if labels is None else _FOCUS_LABELS,
        "features": features,
    }
    write_json(folder / _FOCUS, content)


def read_focus(project: Project) -> Focus | None:
    """What a person looks at; None if nobody does, or if it cannot be read."""
    with suppress(SSLSegError, OSError, LookupError, TypeError, ValueError):
        folder = drafts_folder(project)
        content = read_json(folder / _FOCUS, "focus")
        case_id, slices = content["case"], tuple(int(number) for number in content["slices"])
        if isinstance(case_id, str):
            labels = _read_labels(folder / _FOCUS_LABELS, case_id) if content.get("labels") else None
            return Focus(case_id, slices, labels, bool(content.get("features")))
    return None


def focus_stamp(project: Project) -> tuple[tuple[int, int, int] | None, ...]:
    """Changes with each :func:`write_focus`: that of the focus, and that of the annotation in progress."""
    folder = drafts_folder(project)
    return _stamp(folder / _FOCUS), _stamp(folder / _FOCUS_LABELS)


def slice_axis(case: Case) -> int:
    """Voxel axis (0 = i, 1 = j, 2 = k) of a case across which the slices of its draft lie."""
    return origin_of(case).order[0]


def slice_number(case: Case, axis: int, index: int) -> int | None:
    """The number that a slice of a volume has in its draft.

    Args:
        case: of the volume.
        axis: voxel axis (0 = i, 1 = j, 2 = k) that the slice lies across.
        index: of the slice along it.

    Returns:
        None if drafts are made of slices across another axis.
    """
    origin = origin_of(case)
    order, flips = reordering(np.asarray(origin.direction), origin.plane)
    if order[2] != axis or not 0 <= index < case.size[axis]:
        return None
    return case.size[axis] - 1 - index if flips[2] else index


def origin_of(case: Case) -> Origin:
    """Where the slices of a case's draft come from, from its record alone."""
    plane = plane_across(through_plane_axis(case.spacing_mm, case.direction), np.asarray(case.direction))
    return Origin(case.size, case.direction, plane)


def _write_labels(path: Path, case_id: str, labels: np.ndarray) -> None:
    """Only the box around what is annotated is written: it is small, so that nobody who draws waits for it."""
    labels = np.asarray(labels, np.uint8)
    annotated = labels != NOT_ANNOTATED
    box = []
    for axis in range(3):
        there = np.flatnonzero(annotated.any(axis=tuple({0, 1, 2} - {axis})))
        box.append((int(there[0]), int(there[-1]) + 1) if there.size else (0, 0))
    part = labels[tuple(slice(*ends) for ends in box)]
    about = {"case": case_id, "shape": list(labels.shape), "box": box}
    with atomic_path(path) as temporary, open(temporary, "wb") as file:
        np.savez_compressed(file, labels=part, about=_as_bytes(about))


def _read_labels(path: Path, case_id: str) -> np.ndarray | None:
    arrays = read_arrays(path, "labels", "about")
    about = _from_bytes(arrays["about"])
    if about["case"] != case_id:  # that of another case, which was in focus a moment ago
        return None
    labels = np.full(about["shape"], NOT_ANNOTATED, np.uint8)
    labels[tuple(slice(*ends) for ends in about["box"])] = arrays["labels"]
    return labels


# ---------------------------------------------------------------------- drafts
class DraftState(NamedTuple):
    """What there is of a draft.

    Args:
        fit: number of the classifier that made it; a later one has a larger number.
        quality: ``first`` (quick) or ``second``.
        slices: numbers of the slices that it made; others are of an earlier one, or empty.
        mtime_ns: when it was written.
        complete: whether it made all slices.
        signature: of what it learnt from.
        fingerprint: of the volume.
    """

    fit: int
    quality: str
    slices: tuple[int, ...]
    mtime_ns: int
    complete: bool
    signature: str
    fingerprint: str


def draft_state(project: Project) -> dict[str, DraftState]:
    """What drafts there are, by case id; cheap enough to be asked for many times a second."""
    found: dict[str, DraftState] = {}
    with suppress(OSError, SSLSegError), os.scandir(drafts_folder(project)) as entries:
        for entry in entries:
            if entry.name.endswith(".npz") and not entry.name.startswith("."):
                state = _state_of(entry.path)
                if state is not None:
                    found[entry.name.removesuffix(".npz")] = state
    return dict(sorted(found.items()))


def read_draft(project: Project, case_id: str) -> Draft | None:
    """The draft of a case; None if there is none, if it is damaged, or of another volume or other structures."""
    with suppress(SSLSegError, OSError, LookupError, TypeError, ValueError):
        case = recorded(project.case_folder(case_id), case_id)
        arrays = read_arrays(draft_path(project, case_id), "probabilities", "about")
        draft = Draft.from_dict(case_id, arrays["probabilities"], _from_bytes(arrays["about"]))
        same = case is not None and draft.fingerprint == case.fingerprint and draft.origin == origin_of(case)
        if same and project.has_schema and draft.values == tuple(project.schema.values):
            return draft
    return None


def write_draft(project: Project, draft: Draft) -> None:
    """Write a draft, in place of the one that was there.

    Raises:
        StorageError: the disk refused.
    """
    about = {"format_version": _FORMAT_VERSION, **draft.to_dict()}
    with atomic_path(draft_path(project, draft.case_id)) as temporary, open(temporary, "wb") as file:
        np.savez(file, about=_as_bytes(about), probabilities=draft.probabilities)


def draft_path(project: Project, case_id: str) -> Path:
    """Where the draft of a case is, or would be.

    Raises:
        ProjectError: no id that a case can have, or a link leads out of the project.
    """
    project.case_folder(case_id)  # refuses what is no id
    return checked(project.folder, drafts_folder(project) / f"{case_id}.npz", f"The draft of the case '{case_id}'")


def _state_of(path: str) -> DraftState | None:
    stamp = _stamp(path)
    if stamp is None:
        return None
    known = _known.get(path)
    if known and known[0] == stamp:
        return known[1]
    try:
        about = _from_bytes(read_arrays(path, "about")["about"])
        slices = tuple(about["slices"])
        state = DraftState(
            int(about["fit"]),
            str(about["quality"]),
            slices,
            stamp[1],
            len(slices) == int(about["count"]),
            str(about["signature"]),
            str(about["fingerprint"]),
        )
    except (OSError, LookupError, TypeError, ValueError, SSLSegError):
        return None
    _known[path] = (stamp, state)
    return state


def read_arrays(path: Path | str, *names: str) -> dict[str, np.ndarray]:
    """Arrays of a file of the cache.

    Raises:
        ValueError: it is missing, damaged or lacks one.
    """
    try:
        with np.load(path, allow_pickle=False) as content:
            return {name: content[name] for name in names}
    except Exception as error:  # numpy parses headers as Python source: a damaged file raises almost anything
        raise ValueError(f"'{path}' cannot be read ({error})") from error


def _as_bytes(content: Mapping[str, Any]) -> np.ndarray:
    return np.frombuffer(json.dumps(content).encode(), np.uint8)


def _from_bytes(array: np.ndarray) -> dict[str, Any]:
    content = json.loads(array.tobytes())
    if not isinstance(content, dict):
        raise ValueError("no description of an array")
    return content


def _stamp(path: Path | str) -> tuple[int, int, int] | None:
    """Changes with every atomic replacement."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
