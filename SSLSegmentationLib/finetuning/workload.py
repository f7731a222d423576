"""What a finetuning will do, told before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import nn

from ..networks import UNet
from ..preflight.workload import SliceSource, StageWork, Workload
from ..project import Case, Project, Role
from ..project.seen import SeenScans, seen_scans
from ..stores import SliceStore
from ..stores.preprocessing import Preprocessing, slice_shape, through_plane_axis
from ..training import OptimisationSettings
from ..training.plan import PlannedCase
from .ending import ending_seconds
from .method import FinetuningMethod, method_of
from .planning import START, FinetuningPlan, finetuning_plan, fixed_finetuning_plan, plan_finetuning
from .settings import FinetuneSettings, run_module
from .supervised import SupervisedObjective


def planned_finetuning(
    project: Project,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> Workload:
    """Cases and sizes of a finetuning that nobody has started; arguments and errors as of the finetuning itself."""
    if module := run_module(settings):
        return module.planned_finetuning(project, settings, backbone, train_ids)
    plan = plan_finetuning(project, settings, backbone, train_ids)
    work = _workload(SliceSource(plan.fixed(), plan.cases), plan, settings)
    return _with_project(work, plan, project, train_ids)


def started_finetuning(
    folder: Path,
    project: Project | None,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> Workload:
    """Cases and sizes of the finetuning in a run folder; arguments and errors as of the finetuning itself."""
    if module := run_module(settings):
        return module.started_finetuning(folder, project, settings, backbone, train_ids)
    fixed = fixed_finetuning_plan(folder, project, settings, backbone, train_ids)
    plan = finetuning_plan(fixed, settings, folder / START if backbone else None)
    work = _workload(SliceSource.of_run(folder, fixed, project), plan, settings)
    return _with_project(work, plan, project, train_ids) if project else work


def _workload(source: SliceSource, plan: FinetuningPlan, settings: FinetuneSettings) -> Workload:
    method = method_of(plan, settings)
    sizes = [_annotated(source, [case]) for case in source.plan.train], bool(source.plan.validation)
    small = replace(plan, validation=source.largest(source.plan.validation))
    dearest = replace(settings, frozen_start=0.0)  # the later steps of a frozen start take more, so they are measured
    stages = tuple(
        StageWork(
            name,
            optimisation,
            _annotated(source, source.plan.train),
            _annotated(source, source.plan.validation),
            partial(_module, method_of(plan, dearest)),
            partial(_fresh_objective, method_of(small, dearest)),
            # The best of this one, its place in the model, and the copy of the backbone.
            weight_files=(1 if number == 0 else 2) + bool(plan.backbone and number == 0),
            rehearsal=method.rehearsal(*sizes),
        )
        for number, (name, optimisation) in enumerate(method.foretold(*sizes).items())
    )
    tested = [case.id for case in source.plan.unlabelled if case.role == Role.TEST]
    return Workload(
        source.plan,
        source.records,
        source.shape,
        stages,
        seen_test_cases=tested,
        minutes=settings.minutes,
        fixed_by=_fixed_by(plan),
        ending=partial(_ending, method_of(small, dearest), stages[-1].optimisation, source),
    )


def _with_project(work: Workload, plan: FinetuningPlan, project: Project, train_ids: Sequence[str] | None) -> Workload:
    """What only the whole project knows: training cases without a label, and test cases that the backbone has seen."""
    seen = seen_scans(plan.backbone) if plan.backbone else SeenScans()
    tested = project.cases(Role.TEST)
    learnt = {*work.seen_test_cases, *seen.among(tested, seen.unlabelled)}
    used = {case.id for case in plan.unlabelled}
    left_out = [] if train_ids is not None else project.cases(Role.TRAIN, labelled=False)
    return replace(
        work,
        unlabelled=[case.id for case in left_out if case.id not in used],
        seen_test_cases=[case.id for case in tested if case.id in learnt],
    )


def _fixed_by(plan: FinetuningPlan) -> str:
    """What the backbone decides in place of the minutes."""
    if not plan.backbone:
        return ""
    what = "Pixels and network are those" if plan.backbone["preprocessing"] else "The network is that"  # the starter
    return f"{what} of the backbone that it starts from."


def _ending(
    method: FinetuningMethod,
    optimisation: OptimisationSettings,
    source: SliceSource,
    store: SliceStore,
    folder: Path,
    device: torch.device,
) -> float:
    """Seconds of what comes after the last step; its plan validates on the largest case only."""
    objective = _fresh_objective(method, store, optimisation, device)
    held_out = set(source.plan.validation_ids)
    validation = [case for case in source.records if case.id in held_out]
    return ending_seconds(objective, source.plan.train_ids, validation, folder, method.settings.networks)


def _annotated(source: SliceSource, cases: Sequence[PlannedCase]) -> int:
    """Slices of labelled cases that hold an annotation."""
    ids = {case.id for case in cases}
    if source.store:
        return len(source.store.annotated_rows(source.store.rows(ids=ids)))
    return sum(annotated_slices(case, source.plan.preprocessing) for case in source.records if case.id in ids)


def annotated_slices(case: Case, preprocessing: Preprocessing) -> int:
    """Slices of a labelled case that hold an annotation, from its record alone."""
    record = case.label
    if record.annotated_slices is None or record.annotated_axis != through_plane_axis(case, preprocessing):
        return slice_shape(case, preprocessing)[0]
    return len(record.annotated_slices)


def _network(method: FinetuningMethod, seed: int) -> UNet:
    """As it will be; where the slices decide whether it takes places, the dearer way."""
    network = method.network(seed)
    if method.settings.place != "off" and not method.strategy.freezes:
        network.add_place()
    return network


def _module(method: FinetuningMethod) -> nn.Module:
    return method.module(_network(method, method.settings.optimisation.seed))


def _fresh_objective(
    method: FinetuningMethod, store: SliceStore, optimisation: OptimisationSettings, device: torch.device
) -> SupervisedObjective:
    return method.objective(optimisation, _network(method, optimisation.seed).to(device), store, device)
