"""Is a patient on both sides: learnt from, and there to measure by? Asked of cases whose patient is known."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.text import listed, quoted
from ..project import Project, Role
from ..project.patients import of_same_patients, patients_of
from ..project.series import whole_id
from ..training.setup import RunSetup
from .report import Check


def check_patients(work: RunSetup) -> list[Check]:
    """Cases to validate or test on whose patient is learnt from by other cases; nothing where no patient is known."""
    if not work.cases:
        return []
    cases = Project(work.cases[0].folder.parent.parent).survey(tell=False)[0]
    if not patients_of(cases):
        return []
    learnt = _whole([*work.plan.train_ids, *work.plan.unlabelled_ids])
    held = _whole(work.plan.validation_ids) | {case.id for case in cases if case.role is Role.TEST}
    taught, judging = ([case for case in cases if case.id in ids] for ids in (learnt, held - learnt))
    shared = sorted(case.id for case in of_same_patients(judging, taught))
    if not shared:
        return [Check.ok("patients", "No patient is both learnt from and there to validate or test on.")]
    return [
        Check.warning(
            "patients",
            f"Other cases of the same patients as {listed(quoted(shared))} are learnt from, so that figures on these "
            "are too good.",
            "Give all cases of a patient one role, or leave them out.",
        )
    ]


def _whole(ids: Iterable[str]) -> set[str]:
    """Ids of the cases, of frames those of their cases."""
    return set(map(whole_id, ids))
