"""Which scans a backbone or model has seen, known by their voxels: what it is scored on must not be among them.

A checkpoint keeps the fingerprints of its scans, and no names: so a scan is found again whatever it is called, also
when the model comes from another project. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ..core.errors import DataError, SettingsError, SSLSegError
from ..core.storage import read_json
from ..core.text import listed, quoted
from .cases import Case, Role
from .series import frames_of

PLAN = "plan.json"


class Scan(Protocol):
    """A case, of a project or of a plan."""

    @property
    def id(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def channel_fingerprints(self) -> tuple[str, ...]: ...

    @property
    def file_fingerprints(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class SeenScans:
    """Fingerprints of scans, or, in checkpoints of older versions, ids of cases.

    Args:
        learnt: learnt from with their labels.
        validation: chose the best weights.
        unlabelled: learnt from without labels, by the model or by the backbone that it began with.
        by_id: whether these are ids of cases.
    """

    learnt: frozenset[str] = frozenset()
    validation: frozenset[str] = frozenset()
    unlabelled: frozenset[str] = frozenset()
    by_id: bool = False

    def among(self, cases: Iterable[Case], seen: frozenset[str]) -> list[str]:
        """Ids of those of ``cases`` whose scans are in ``seen``; all frames of a case are one scan."""
        return [case.id for case in cases if (case.id in seen if self.by_id else not seen.isdisjoint(_kin(case)))]

    def refuse_learnt(self, cases: Sequence[Case], role: Role) -> None:
        """Make sure that held-out cases are none whose labels were learnt from.

        Raises:
            DataError: one is.
        """
        if spoilt := self.among(cases, self.learnt):
            how = "" if self.by_id else " (the same scan, by its content)"
            raise DataError(
                f"The {role} case '{spoilt[0]}' was used to train this model{how}, so its score would mean nothing.",
                "Give it back its old role, or finetune again without it.",
            )

    def notes(self, cases: Sequence[Case], role: Role) -> list[str]:
        """What a reader of scores on ``cases`` has to know, in sentences."""
        found = []
        if role is Role.TEST and (chose := self.among(cases, self.validation)):
            found.append(f"The best weights were chosen by {_counted(chose)}: these scores are a little too good.")
        if images := self.among(cases, self.unlabelled):
            found.append(f"The images of {_counted(images)} were learnt from, without their labels (transductive).")
        return found


def scan_record(
    learnt: Iterable[Scan] = (),
    validation: Iterable[Scan] = (),
    unlabelled: Iterable[Scan] = (),
    before: SeenScans = SeenScans(),
) -> dict[str, list[str]]:
    """What a checkpoint keeps of the scans it has seen.

    Args:
        learnt: with their labels.
        validation: to choose the best weights by.
        unlabelled: without labels.
        before: what the model that it goes on from has seen, which counts as seen by this one, too.
    """
    parts = {"learnt": learnt, "validation": validation, "unlabelled": unlabelled}
    prints = {part: {one for scan in scans for one in _prints(scan)} for part, scans in parts.items()}
    return {part: sorted(found | getattr(before, part)) for part, found in prints.items()}


def seen_scans(content: Mapping[str, Any], folder: Path | None = None) -> SeenScans:
    """What the content of a backbone's or model's checkpoint says of the scans it has seen.

    Args:
        content: of the checkpoint.
        folder: of its run, whose plan knows the scans of a checkpoint that an older version wrote.
    """
    data, start = content["data"], (content.get("backbone") or {}).get("data", {})
    own = _parts(data.get("scans")) or (_planned(folder, content) if folder else None)
    if own is None:
        ids = frozenset(data["cases"])
        if content.get("kind") == "backbone":
            return SeenScans(unlabelled=ids, by_id=True)
        unlabelled = frozenset(data.get("unlabelled", ())) | frozenset(start.get("cases", ()))
        return SeenScans(learnt=ids, unlabelled=unlabelled - ids, by_id=True)
    learnt, validation, unlabelled = own
    of_start = _parts(start.get("scans"))
    if of_start:
        unlabelled |= of_start[2]
    return SeenScans(learnt, validation, unlabelled - learnt)


def refuse_scans_of_test_cases(learnt: Iterable[Scan], tested: Iterable[Case]) -> None:
    """Make sure that no case to learn from is the same scan as a test case under another name.

    Raises:
        SettingsError: one is.
    """
    by_content = {one: case.id for case in tested for one in _with_origin(case)}
    for scan in learnt:
        twin = next((by_content[one] for one in _prints(scan) if by_content.get(one, scan.id) != scan.id), None)
        if twin is not None:
            raise SettingsError(
                f"'{scan.id}', which is to be learnt from, is the same scan as the test case '{twin}'.",
                f"Take one of them out of the project ('sslseg remove PROJECT {scan.id}'), then start again.",
            )


def _parts(scans: object) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """Fingerprints that a checkpoint names, or None if it names none."""
    if not isinstance(scans, Mapping):
        return None
    learnt, validation, unlabelled = (
        frozenset(map(str, scans.get(part, ()))) for part in ("learnt", "validation", "unlabelled")
    )
    return learnt, validation, unlabelled


def _planned(folder: Path, content: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """Fingerprints in the plan of the run that made the checkpoint, or None if there is none of it."""
    if not (folder / PLAN).is_file():
        return None
    try:
        plan = read_json(folder / PLAN, "run plan")
        train, validation, unlabelled = (
            {str(case["id"]): str(case["fingerprint"]) for case in plan.get(part, ())}
            for part in ("train", "validation", "unlabelled")
        )
    except (SSLSegError, LookupError, TypeError):
        return None  # the ids in the checkpoint are known all the same
    if set(train) != set(content["data"]["cases"]):
        return None
    learnt, kept, other = (frozenset(part.values()) for part in (train, validation, unlabelled))
    return (learnt, kept, other) if content.get("kind") == "model" else (frozenset(), kept, learnt)


def _prints(scan: Scan) -> tuple[str, ...]:
    """Fingerprints of a case, of what its file holds, and of its further sequences."""
    return (scan.fingerprint, *scan.file_fingerprints, *scan.channel_fingerprints)


def _with_origin(case: Case) -> tuple[str, ...]:
    """The same, with those of what it was cut from. These are asked for alone: another part has not been seen."""
    return (*_prints(case), *(case.cut_from or ()))


def _kin(case: Case) -> list[str]:
    """Fingerprints of a case or, of a frame, of all frames of its case as its record says now."""
    if case.frame is None:
        return [*_with_origin(case)]
    return [*_prints(case), *(view.fingerprint for view in frames_of(Case.load(case.folder)))]


def _counted(cases: Sequence[str]) -> str:
    names = listed(quoted(cases))
    return f"{len(cases)} of these cases ({names})" if len(cases) > 1 else f"one of these cases ({names})"
