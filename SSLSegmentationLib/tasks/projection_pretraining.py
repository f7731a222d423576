"""A pretraining on projections. Functions and errors are those of ``pretraining.run`` and ``pretraining.workload``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import nn

from .. import __version__
from ..core.errors import DataError
from ..core.settings import to_dict
from ..networks.architecture import FPN3D2D
from ..networks.fpn3d2d import seeded_fpn
from ..preflight.budget import settled
from ..preflight.workload import StageWork, Workload
from ..pretraining.asked import check_acting
from ..pretraining.method import PretrainingMethod
from ..pretraining.recipe import Stage, recipe
from ..pretraining.run import PretrainingSettings, build_method
from ..project import Case, Project
from ..project.seen import scan_record
from ..stores.projection_preprocessing import plan_en_face
from ..stores.projections import EnFaceStore
from ..training import OptimisationSettings, RunContext, Stopped, Trainer, save_result
from ..training.plan import RunPlan, fixed_plan, holds_test_cases, planned, to_pretrain_on
from ..training.preparation import prepared_store
from .projection_objectives import ReconstructionObjective
from .projection_plan import PAIRED, EnFacePlan, no_image, with_image
from .projection_work import en_face_source, en_face_workload

OUTPUTS = 1


def plan_pretraining(project: Project, settings: PretrainingSettings) -> EnFacePlan:
    """Choose cases, as for slices, among those that have what is reconstructed.

    Raises:
        DataError: there is nothing to learn from, or the volumes are not projected alike.
        SettingsError: something is asked for that would do nothing.
    """
    check_acting(settings)
    own = _stage(settings)[1]
    everything = project.cases()
    usable = with_image(everything) if own.target == PAIRED else everything
    if not usable:
        raise no_image(project.name) if own.target == PAIRED else _nothing(project)
    learn, validation = to_pretrain_on(usable, transductive=settings.transductive)
    if not learn:
        raise _nothing(project)
    cases: list[Case] = [*learn, *validation]
    data, depth = own.data, settings.network.least_depth
    choices = {**data.choices, "bias_field_correction": settings.bias_field_correction}
    preprocessing = plan_en_face(cases, settings.max_size, depth, data.depth, settings.plane, **choices)
    return EnFacePlan(
        planned(learn),
        planned(validation),
        preprocessing,
        transductive=holds_test_cases(learn),
        target=own.target,
        projection=own.projection,
    )


def fixed_pretraining_plan(folder: Path, project: Project | None, settings: PretrainingSettings) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call."""
    return fixed_plan(folder, project, lambda source: plan_pretraining(source, settings))


def run_pretraining(project: Project | None, settings: PretrainingSettings, context: RunContext) -> Path:
    """Pretrain and write ``backbone.pt``, the whole network, into the run folder."""
    run = context.run
    plan = fixed_pretraining_plan(run.folder, project, settings)
    run.log_event("message", text=str(plan))
    store = prepared_store(plan, project, context)
    settings = settled(run.folder, settings, must=True)
    stage, _, optimisation = _stage(settings)
    method = _fresh_method(stage, settings).to(context.device)
    objective = _objective(method, plan, stage, store, optimisation, context.device)
    outcome = Trainer(objective, optimisation, context, stage.name).fit()
    stopped = {"stage": stage.name, "step": outcome.step, "total": outcome.total} if outcome.stopped else None
    path = save_result(
        run.folder,
        "backbone",
        {
            "version": __version__,
            "architecture": FPN3D2D,
            "outputs": OUTPUTS,
            "method": settings.method,
            "settings": settings.to_job(),
            "network": to_dict(settings.network),
            "preprocessing": to_dict(plan.preprocessing),
            "max_size": settings.max_size,
            "state": {name: tensor.cpu() for name, tensor in method.transferable().items()},
            "data": {
                "fingerprint": store.fingerprint,
                "volumes": len(plan.train),
                "slices": len(plan.train),  # flat images, one of each volume
                "validation_volumes": len(plan.validation),
                "transductive": plan.transductive,
                "cases": plan.train_ids,
                "scans": scan_record(validation=plan.validation, unlabelled=plan.train),
            },
            "stages": [{"stage": stage.name, **vars(outcome)}],
            "stopped_early": stopped,
        },
    )
    if stopped:
        raise Stopped(path, stopped)
    return path


def planned_pretraining(project: Project, settings: PretrainingSettings) -> Workload:
    """Cases and sizes of a pretraining that nobody has started."""
    plan = plan_pretraining(project, settings)
    cases = {case.id: case for case in project.cases()}
    return _workload(plan, [cases[case.id] for case in plan.cases], None, settings)


def started_pretraining(folder: Path, project: Project | None, settings: PretrainingSettings) -> Workload:
    """Cases and sizes of the pretraining in a run folder."""
    plan = fixed_pretraining_plan(folder, project, settings)
    return _workload(plan, *en_face_source(folder, plan, project), settings)


def _workload(
    plan: EnFacePlan, cases: list[Case] | None, store: EnFaceStore | None, settings: PretrainingSettings
) -> Workload:
    stage, own, optimisation = _stage(settings)
    objective = partial(_fresh_objective, stage, settings, plan)
    work = StageWork(
        stage.name,
        optimisation,
        len(plan.train) * own.data.crops_per_volume,
        len(plan.validation),
        partial(_fresh_method, stage, settings),
        objective,
        smallest_part=ReconstructionObjective.smallest_part,
    )
    return en_face_workload(plan, cases, store, work, settings.minutes)


def _fresh_method(stage: Stage, settings: PretrainingSettings) -> PretrainingMethod:
    _, own, optimisation = _stage(settings)
    network = seeded_fpn(settings.network, OUTPUTS, optimisation.seed)
    return build_method(stage, settings, network, own.data.patch)


def _objective(
    method: PretrainingMethod,
    plan: RunPlan,
    stage: Stage,
    store: EnFaceStore,
    optimisation: OptimisationSettings,
    device: torch.device,
) -> ReconstructionObjective:
    train, validation = store.numbers(plan.train_ids), store.numbers(plan.validation_ids)
    return ReconstructionObjective(method, store, train, validation, optimisation, stage.name, device)


def _fresh_objective(
    stage: Stage,
    settings: PretrainingSettings,
    plan: EnFacePlan,
    store: EnFaceStore,
    optimisation: OptimisationSettings,
    device: torch.device,
) -> ReconstructionObjective:
    method: nn.Module = _fresh_method(stage, settings).to(device)
    return _objective(method, plan, stage, store, optimisation, device)


def _stage(settings: PretrainingSettings) -> tuple[Stage, Any, OptimisationSettings]:
    """The recipe's only stage with its settings."""
    (stage,) = recipe(settings.method).stages
    return stage, *settings.stages[stage.name]


def _nothing(project: Project) -> DataError:
    return DataError(
        f"The project '{project.shown}' has no case to pretrain on.",
        "Add volumes with the role 'unlabelled' or 'train'.",
    )
