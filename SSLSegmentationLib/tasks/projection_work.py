"""What a preflight needs to know about a run on projections."""

from __future__ import annotations

from pathlib import Path

from ..preflight.workload import StageWork, Workload
from ..project import Case, Project, Role
from ..stores.projections import EnFaceStore, en_face_canvas
from ..training.plan import RunPlan, cases_of
from .projection_plan import EnFacePlan


def en_face_source(
    folder: Path, plan: RunPlan, project: Project | None
) -> tuple[list[Case] | None, EnFaceStore | None]:
    """What the run in ``folder`` starts from: records of its cases, or its volumes once they are prepared.

    Raises:
        SSLSegError: its volumes are damaged, or a case is gone.
    """
    if (folder / "slices" / "index.json").exists():
        return None, EnFaceStore(folder / "slices")
    return cases_of(plan, project), None


def en_face_workload(
    plan: EnFacePlan, cases: list[Case] | None, store: EnFaceStore | None, stage: StageWork, minutes: float
) -> Workload:
    """A run of one stage; ``cases`` are the records of the plan's, unless there is a ``store``.

    ``minutes`` are those of its settings.
    """
    shape = store.images.shape if store else (len(plan.cases), *en_face_canvas(cases or [], plan.preprocessing))
    return Workload(plan, cases or [], shape, (stage,), seen_test_cases=seen_test_cases(plan), minutes=minutes)


def seen_test_cases(plan: RunPlan) -> list[str]:
    """Ids of test cases that the plan learns from."""
    return [case.id for case in plan.train if case.role == Role.TEST]
