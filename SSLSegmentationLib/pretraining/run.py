"""A pretraining run: choose the cases, prepare them, train stage by stage, hand on the backbone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from torch import Tensor

from .. import __version__
from ..core.errors import ProjectError, SettingsError
from ..core.settings import to_dict
from ..preflight.budget import settled
from ..project import Project, Role
from ..project.seen import scan_record
from ..training import Place, RunContext, Stopped, Trainer, load_checkpoint, save_checkpoint, save_result
from ..training.plan import RunPlan, fixed_plan, to_pretrain_on
from ..training.preparation import prepared_store
from ..training.setup import CaseSource, RunSetup
from .asked import check_acting, check_frames
from .base import build_method, nothing_to_learn, pretraining_of
from .beginning import begin, check_beginning, keep_beginning
from .recipe import recipe
from .settings import PLACEBO, PretrainingSettings

__all__ = [
    "build_method",
    "execute_pretraining",
    "fixed_pretraining_plan",
    "plan_pretraining",
    "prepare_pretraining",
    "run_pretraining",
]


def plan_pretraining(project: Project, settings: PretrainingSettings) -> RunPlan:
    """Choose cases, as :func:`to_pretrain_on` does, among those that the task can use, and preprocessing.

    Raises:
        DataError: there is no case to learn from, or the cases do not go together.
        SettingsError: a step has fewer slices than a stage compares, the starter has another network, or something is
            asked for that would do nothing.
        CheckpointError: it shall begin with the starter, and that is missing or damaged.
    """
    stages = recipe(settings.method).stages
    for stage in stages:
        batch_size = settings.stages[stage.name][1].batch_size
        if batch_size < stage.method.min_batch_size:
            raise SettingsError(
                f"Stage '{stage.name}' compares slices with each other, which a batch size of {batch_size} does not "
                "allow.",
                f"Use {stage.method.min_batch_size} or more; 16 is usual.",
            )
    if settings.placebo and not any(stage.method.has_placebo() for stage in stages):
        raise SettingsError(f"The method '{settings.method}' has no placebo.", "Choose another method.")
    check_acting(settings)
    check_beginning(settings)
    way = pretraining_of(settings)
    learn, validation = to_pretrain_on(way.usable(project), transductive=settings.transductive)
    if not learn:
        raise nothing_to_learn(project)
    check_frames(settings, [*learn, *validation])
    return way.seeing(way.plan(learn, validation), project.channels, learn)


def fixed_pretraining_plan(folder: Path, project: Project | None, settings: PretrainingSettings) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call. Raises as :func:`fixed_plan`."""

    def choose(source: Project) -> RunPlan:
        plan = plan_pretraining(source, settings)
        keep_beginning(settings, folder)
        return plan

    return fixed_plan(folder, project, choose)


def prepare_pretraining(project: Project | None, settings: PretrainingSettings, folder: Path | None = None) -> RunSetup:
    """Describe a pretraining: cases, stages and sizes.

    Args:
        project: None where the run folder has been taken elsewhere, with its plan and slices.
        settings: of the run.
        folder: of the run, in which its plan is fixed; None for one that nobody has started.

    Raises:
        SSLSegError: as :func:`plan_pretraining` and :func:`fixed_plan`.
    """
    if folder:
        plan = fixed_pretraining_plan(folder, project, settings)
    elif project is None:
        raise ProjectError("A pretraining without a run folder needs a project.", "Name the project.")
    else:
        plan = plan_pretraining(project, settings)
    return _described(CaseSource.of_run(plan, project, folder), settings)


def _described(source: CaseSource, settings: PretrainingSettings) -> RunSetup:
    way = pretraining_of(settings)
    tested = [case.id for case in source.plan.train if case.role == Role.TEST]
    return RunSetup(
        settings,
        source.plan,
        source.records,
        source.shape,
        way.stages(source),
        way,
        seen_test_cases=tested,
        images=way.images(source),
        again=lambda changed: _described(source, changed),
    )


def run_pretraining(project: Project | None, settings: PretrainingSettings, context: RunContext) -> Path:
    """Pretrain and write ``backbone.pt`` into the run folder: :func:`prepare_pretraining`, then
    :func:`execute_pretraining`."""
    with context.ranks.main_first():
        setup = prepare_pretraining(project, settings, context.run.folder)
    return execute_pretraining(setup, project, context)


def execute_pretraining(setup: RunSetup, project: Project | None, context: RunContext) -> Path:
    """Train stage by stage and write ``backbone.pt`` into the run folder; continues where an earlier attempt stopped.

    When stopped after at least one step, ``backbone.pt`` holds the best weights so far, of a recipe of several stages
    what the stages up to then hand on; ``stopped_early`` in it says where that was (else None).

    Args:
        setup: of the run in the context's folder.
        project: None where the run folder has been taken elsewhere, with its plan and slices.
        context: of the run.

    Returns:
        Path of the backbone checkpoint.

    Raises:
        Stopped: the context asked to stop; everything is saved, and ``kept`` is the path of the backbone, if any.
        SSLSegError: data, settings or storage do not allow it.
    """
    run, plan = context.run, setup.plan
    with context.ranks.main_first():
        run.log_event("message", text=str(plan))
        if setup.settings.placebo:
            run.log_event("message", text="placebo: what belongs together is taken apart; for comparison, not for use")
        store = prepared_store(plan, project, context)
    setup = setup.with_settings(settled(run.folder, setup.settings, must=True))
    settings, way = setup.settings, setup.way
    network = way.network(plan, setup.stages[0].optimisation.seed)
    beginning = begin(network, settings, run.folder, plan.preprocessing)
    if beginning:
        run.log_event("message", text=f"beginning with the starter backbone (SHA-256 {beginning['sha256'][:12]}…)")
    state: dict[str, Tensor] = {}
    outcomes = []
    stopped: dict[str, Any] | None = None
    for number, stage in enumerate(setup.stages, 1):
        done = run.checkpoints / f"{stage.name}.pt"
        if done.exists():
            content = load_checkpoint(done, "training")
            network.load_state_dict(content["network"])
            outcomes.append(content["outcome"])
            context.shards = content.get("shards", 1)
            state.update({name: content["network"][name] for name in stage.module(network).transferable()})
            continue
        # The context's device, not one remembered: a stage before may have run out of memory and moved to the CPU.
        objective = stage.objective(store, stage.optimisation, context.device, network)
        to_come = sum(later.slices_to_see for later in setup.stages[number:])
        place = Place(number, len(setup.stages), to_come)
        outcome = Trainer(objective, stage.optimisation, context, stage.name, place).fit()
        outcomes.append({"stage": stage.name, **vars(outcome)})
        handed_on = objective.module.transferable()
        network.load_state_dict(handed_on, strict=False)  # the next stage starts from it, also if it is a teacher's
        state.update(handed_on)
        if outcome.stopped:
            stopped = {"stage": stage.name, "step": outcome.step, "total": outcome.total}
            break
        if context.ranks.is_main:
            content = {"network": network.state_dict(), "outcome": outcomes[-1], "shards": context.shards}
            save_checkpoint(done, "training", content)
    path = run.folder / "backbone.pt"
    if context.ranks.is_main:
        content = {
            "version": __version__,
            **way.described(plan),
            "method": f"{settings.method}{PLACEBO if settings.placebo else ''}",
            "settings": settings.to_job(),
            "preprocessing": to_dict(plan.preprocessing),
            "max_size": settings.max_size,
            "state": {name: tensor.cpu() for name, tensor in state.items()},
            "data": {
                "fingerprint": store.fingerprint,
                "volumes": len(plan.train),
                "slices": setup.images,
                "validation_volumes": len(plan.validation),
                "transductive": plan.transductive,
                "cases": plan.train_ids,
                "scans": scan_record(validation=plan.validation, unlabelled=plan.train),
            },
            "stages": outcomes,
            "start": beginning,
            "stopped_early": stopped,
        }
        save_result(run.folder, "backbone", content)
    if stopped:
        raise Stopped(path, stopped)
    return path
