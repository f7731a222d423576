"""What a pretraining will do, told before it starts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from ..networks.unet import seeded_network
from ..preflight.workload import SliceSource, StageWork, Workload
from ..project import Project, Role
from ..stores import SliceStore
from ..training.plan import RunPlan
from ..training.preparation import patch_size
from ..training.settings import OptimisationSettings
from .beginning import check_beginning
from .method import PretrainingMethod
from .recipe import Stage, recipe, run_module
from .run import (
    CLASSES,
    PretrainingObjective,
    build_method,
    fixed_pretraining_plan,
    plan_pretraining,
    slices_compared,
    stage_objective,
)
from .settings import PretrainingSettings


def planned_pretraining(project: Project, settings: PretrainingSettings) -> Workload:
    """Cases, stages and sizes of a pretraining that nobody has started.

    Raises:
        DataError: there is no case to learn from.
    """
    if module := run_module(settings.method):
        check_beginning(settings)
        return module.planned_pretraining(project, settings)
    plan = plan_pretraining(project, settings)
    return _workload(SliceSource(plan.fixed(), [*plan.train, *plan.validation]), settings)


def started_pretraining(folder: Path, project: Project | None, settings: PretrainingSettings) -> Workload:
    """Cases, stages and sizes of the pretraining in a run folder; arguments and errors as of the pretraining itself."""
    if module := run_module(settings.method):
        return module.started_pretraining(folder, project, settings)
    return _workload(SliceSource.of_run(folder, fixed_pretraining_plan(folder, project, settings), project), settings)


def _workload(source: SliceSource, settings: PretrainingSettings) -> Workload:
    plan = source.plan
    size = patch_size(source.shape[1:], settings.max_size, settings.network.stride)
    small = replace(plan, validation=source.largest(plan.validation))

    def work(stage: Stage) -> StageWork:
        optimisation = settings.stages[stage.name][1]
        return StageWork(
            stage.name,
            optimisation,
            source.slices(plan.train),
            slices_compared(source.slices(plan.validation), optimisation.batch_size),
            partial(_fresh_method, stage, settings, size),
            partial(_fresh_objective, stage, settings, size, small),
            smallest_part=PretrainingObjective.smallest_part,
            weight_files=2,  # the best, and what the stage hands on to the next
            keep_best=stage.method.keep_best,
        )

    return Workload(
        plan,
        source.records,
        source.shape,
        tuple(map(work, recipe(settings.method).stages)),
        seen_test_cases=[case.id for case in plan.train if case.role == Role.TEST],
        minutes=settings.minutes,
    )


def _fresh_method(stage: Stage, settings: PretrainingSettings, size: tuple[int, int]) -> PretrainingMethod:
    network = seeded_network(settings.network, CLASSES, settings.stages[stage.name][1].seed)
    return build_method(stage, settings, network, size)


def _fresh_objective(
    stage: Stage,
    settings: PretrainingSettings,
    size: tuple[int, int],
    plan: RunPlan,
    store: SliceStore,
    optimisation: OptimisationSettings,
    device: torch.device,
) -> PretrainingObjective:
    method = _fresh_method(stage, settings, size).to(device)
    return stage_objective(stage, method, plan, optimisation, store, device)
