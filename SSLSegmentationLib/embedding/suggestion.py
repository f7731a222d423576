"""Which case to annotate next, which of its slices, and why, in words. Needs no torch.

First the volume that is most like all others, then the one that stands for most of what nothing annotated is like
(:mod:`.coverage`). A model that has told how sure it is of its masks says which slices to look at; it chooses the case
only once all that is left is like what is annotated, in turn by the structures that it is least sure of: before that,
its doubt chooses worse than chance (``docs/suggestions.md``), as outliers are doubtful, too, and teach little. Cases
for validation and tests, their copies, and what has a mask are never suggested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..core.progress import Progress, silent
from ..core.text import counted
from ..project import Case, DamagedCase, Project, Role, frames_of
from ..project.predicted import ToldMask, newest_model, told_masks
from .coverage import Coverage, plane
from .looks import VolumeVectors, volume_vectors
from .suggested_slices import axis_of, slices_of_mask, spread_slices

#: Why a case is suggested: most like all, unlike what is annotated, or like it and the model is unsure of it.
KINDS = ("typical", "uncovered", "unsure")
#: Slices that are suggested of a case.
SLICES = 5
_NEAR = 0.25  # squared distance, in parts of that of two volumes on average
_MOST_GROUPS, _CASES_OF_GROUP = 6, 4  # on the map


@dataclass(frozen=True)
class Suggestion:
    """A case to annotate.

    Args:
        case_id: which; of a case with frames, its slices are those of the first.
        kind: one of :data:`KINDS`.
        reason: in a sentence.
        axis: voxel axis (0 = i, 1 = j, 2 = k) across which the slices are.
        slices: native indices along it, ascending: those to begin with.
        structure: that the model is least sure of in it; empty without a model that has told.
    """

    case_id: str
    kind: str
    reason: str
    axis: int
    slices: tuple[int, ...]
    structure: str = ""


class MapPoint(NamedTuple):
    """A volume on the map: those that look alike lie near each other.

    Args:
        case_id: which.
        x, y: -1 to 1.
        group: number from 0 of the group that it is in; volumes of one are more like its middle than any other's.
    """

    case_id: str
    x: float
    y: float
    group: int


def suggest(
    project: Project,
    count: int = 1,
    *,
    vectors: VolumeVectors | None = None,
    slices: int = SLICES,
    compute: bool = True,
    progress: Progress = silent,
) -> list[Suggestion]:
    """Which cases to annotate next, each as if those before it were annotated by then.

    Args:
        project: with the cases; its newest model is asked.
        count: how many, at most.
        vectors: of its volumes; by default those that are kept, and the others computed.
        slices: how many of each case.
        compute: False = read no volume: only cases whose vectors are kept are suggested.
        progress: shows progress of the vectors.

    Returns:
        The best first; empty if every case has a mask or is held out, or none can be read.

    Raises:
        SSLSegError: the project cannot be read.
    """
    cases, damaged = project.survey()
    pool = [case for case in cases if case.role in (Role.UNLABELLED, Role.TRAIN)]
    if vectors is None:
        vectors = volume_vectors(project, pool, compute=compute, progress=progress)
    rows = {case_id: row for row, case_id in enumerate(vectors.ids)}
    pool = sorted((case for case in pool if case.id in rows), key=lambda case: case.id)
    taken = _taken(cases, damaged)
    candidates = [index for index, case in enumerate(pool) if not _prints(case) & taken]
    coverage = Coverage(vectors.vectors[np.array([rows[case.id] for case in pool], int)])
    chosen = [index for index, case in enumerate(pool) if is_annotated(case)]
    asked = _Asked.of(project, [pool[index] for index in candidates])
    found: list[Suggestion] = []
    while candidates and len(found) < count:
        covered = bool(chosen) and bool(coverage.uncovered(chosen)[candidates].max() < _NEAR)
        one = asked.unsure(pool, candidates, coverage.gains(chosen, candidates)) if covered else None
        if one:
            index, structure = one
            kind, reason = "unsure", ""
        else:
            index = coverage.next_best(chosen, candidates)
            kind = "uncovered" if chosen else "typical"
            reason = "All that is left is much like what is annotated." if covered else _reason(coverage, chosen, index)
            structure = asked.least_sure(pool[index])
        if structure:
            reason = f"{reason} {asked.reason(pool[index], structure)}".strip()
            picked = slices_of_mask(project, pool[index], asked.masks[pool[index].id], structure, slices)
        else:
            picked = spread_slices(pool[index], slices)
        found.append(Suggestion(pool[index].id, kind, reason, axis_of(pool[index]), picked, structure))
        chosen.append(index)
        candidates = [other for other in candidates if not _prints(pool[other]) & _prints(pool[index])]
    return found


def suggestion_map(project: Project, vectors: VolumeVectors | None = None, *, compute: bool = True) -> list[MapPoint]:
    """All volumes as points of a plane, by case id; those without a vector are left out.

    Args:
        project: with the cases.
        vectors: of all its volumes; by default those that are kept, and the others computed.
        compute: False = read no volume.

    Raises:
        SSLSegError: the project cannot be read.
    """
    if vectors is None:
        vectors = volume_vectors(project, compute=compute)
    number = len(vectors.ids)
    of = Coverage(vectors.vectors).groups(min(_MOST_GROUPS, max(1, number // _CASES_OF_GROUP)))
    places = plane(vectors.vectors)
    return [
        MapPoint(case_id, round(float(x), 4), round(float(y), 4), int(group))
        for case_id, (x, y), group in zip(vectors.ids, places, of, strict=True)
    ]


def is_annotated(case: Case) -> bool:
    """Whether a case, or a frame of it, has something to learn from: slices that are complete, or a flat mask."""
    if any(view.label and view.label.annotated_slices != [] for view in frames_of(case)):
        return True
    return bool(case.en_face and case.en_face.mask)


def _taken(cases: Sequence[Case], damaged: Sequence[DamagedCase]) -> set[str]:
    """By which copies are known of what is annotated, is held out, or is damaged and may be held out."""
    found = {case.fingerprint for case in damaged if case.fingerprint}
    for case in cases:
        if is_annotated(case) or case.role in (Role.TEST, Role.VALIDATION):
            found |= _prints(case)
    return found


def _prints(case: Case) -> set[str]:
    """By which a copy of a volume is known, also one whose spacing is still that of its file."""
    frames = (view.fingerprint for view in frames_of(case))
    return {case.fingerprint, *frames, *([case.assumed.file_fingerprint] if case.assumed else [])}


def _reason(coverage: Coverage, chosen: Sequence[int], index: int) -> str:
    others = len(coverage) - 1
    if not chosen:
        return f"Most like the other {counted(others, 'volume')}." if others else "It is the only volume."
    like = int(coverage.nearer(chosen, index).sum()) - 1
    volumes = counted(like, "other volume is", "other volumes are")
    if coverage.uncovered(chosen)[index] < _NEAR:
        return f"Like what is annotated, but {volumes} more like this one." if like else "Like what is annotated."
    if not like:
        return "Unlike all that is annotated, and no other volume is more like it."
    return f"Unlike what is annotated; {volumes} more like it."


class _Asked:
    """What the newest model has told of its masks of some cases, and which structures were asked about by now.

    Args:
        masks: of the cases that have one, with the certainty of each structure.
    """

    def __init__(self, masks: Mapping[str, ToldMask]) -> None:
        self.masks = {case_id: mask for case_id, mask in masks.items() if mask.structures}
        self._times: dict[str, int] = {}

    @classmethod
    def of(cls, project: Project, cases: Sequence[Case]) -> _Asked:
        """That of the project's newest model; of nothing without one."""
        model = newest_model(project)
        return cls(told_masks(project, model.name, cases) if model else {})

    def unsure(self, pool: Sequence[Case], candidates: Sequence[int], gain: np.ndarray) -> tuple[int, str] | None:
        """The next case that the model is unsure of, and the structure that this is about; None if it has told nothing.

        Args:
            pool: all cases that may be learnt from.
            candidates: which of them may be suggested.
            gain: of each candidate (:meth:`.Coverage.gains`): the half that gains least is left out.
        """
        told = [(index, own) for index, own in zip(candidates, gain, strict=True) if pool[index].id in self.masks]
        if not told:
            return None
        doubts: dict[str, float] = {}
        for index, _ in told:
            for name, certainty in self.masks[pool[index].id].structures.items():
                doubts[name] = doubts.get(name, 0.0) + 1 - certainty
        structure = max(sorted(doubts), key=lambda name: doubts[name] / (1 + self._times.get(name, 0)))
        least = float(np.median([own for _, own in told]))
        having = [(index, own) for index, own in told if structure in self.masks[pool[index].id].structures]
        usual = [index for index, own in having if own >= least] or [index for index, _ in having]
        self._times[structure] = self._times.get(structure, 0) + 1
        return min(usual, key=lambda index: self.masks[pool[index].id].structures[structure]), structure

    def least_sure(self, case: Case) -> str:
        """The structure of a case's mask that the model is least sure of; empty if it has told nothing."""
        told = self.masks[case.id].structures if case.id in self.masks else {}
        return min(sorted(told), key=lambda name: told[name], default="")

    def reason(self, case: Case, structure: str) -> str:
        """In a sentence."""
        expected = self.masks[case.id].structures[structure]
        if not expected:
            return f"The model has found no '{structure}' in it."
        return f"The model is least sure of its '{structure}' (expected Dice {expected:.2f})."
