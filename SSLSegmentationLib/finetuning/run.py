"""A finetuning run: labelled cases, a backbone or random weights, training, and the model that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Generic

from torch import nn

from .. import __version__
from ..core.errors import ProjectError
from ..core.settings import to_dict
from ..inference.likeness import training_likeness
from ..preflight.budget import settled
from ..project import Case, Project, Role, expanded
from ..project.seen import SeenScans, scan_record, seen_scans
from ..project.series import count_frames, whole_id
from ..training import Checkpoint, Outcome, Place, RunContext, Stopped, TransferReport, save_result
from ..training.inputs import change_in_words
from ..training.plan import PlannedCase
from ..training.preparation import prepared_store
from ..training.setup import CaseSource, RunSetup, StageSetup
from .base import TaskFinetuning, Trained, finetuning_of
from .decided import acted
from .planning import FinetuningPlan, begun_finetuning, plan_finetuning
from .warm_start import MODEL, is_warm, seen_before


@dataclass(frozen=True)
class FinetuneResult:
    """What finetuning produced.

    Args:
        model: path of ``model.pt``.
        transfer: what was taken from the backbone; None from scratch.
        outcome: steps, best validation; of several networks those of the last.
        labels: numbers of training and validation cases, of annotated training slices, and of cases learnt from
            without labels.
    """

    model: Path
    transfer: TransferReport | None
    outcome: Outcome
    labels: dict[str, int]


@dataclass(frozen=True)
class FinetuneSetup(RunSetup, Generic[Trained]):
    """A finetuning before it starts.

    Args:
        stages: in their order.
        way: what the task does of it.
        begun: the plan with the network that it starts from.
        backbone: what the file with that is called; empty from scratch.
    """

    stages: tuple[StageSetup[Trained], ...]
    way: TaskFinetuning[Trained]
    begun: FinetuningPlan = field(kw_only=True)
    backbone: str = ""


def prepare_finetuning(
    project: Project | None,
    settings: Any,
    backbone: Path | str | Checkpoint | None = None,
    train_ids: Sequence[str] | None = None,
    folder: Path | None = None,
) -> FinetuneSetup:
    """Describe a finetuning: cases, stages and sizes.

    Args:
        project: None where the run folder has been taken elsewhere, with its plan and slices.
        settings: of the run.
        backbone: ``backbone.pt`` of a pretraining, whose network and preprocessing are used; None = from scratch.
        train_ids: labelled training cases to use (default: all).
        folder: of the run, in which its plan is fixed; None for one that nobody has started.

    Raises:
        SSLSegError: as :func:`plan_finetuning` and ``fixed_plan``.
    """
    if folder:
        plan = begun_finetuning(folder, project, settings, backbone, train_ids)
    elif project is None:
        raise ProjectError("A finetuning without a run folder needs a project.", "Name the project.")
    else:
        plan = plan_finetuning(project, settings, backbone, train_ids)
    source = CaseSource.of_run(plan.fixed(), project, folder)
    tested = [case.id for case in plan.unlabelled if case.role == Role.TEST]
    unlabelled: list[str] = []
    if project:  # what only the whole project knows
        seen = seen_scans(plan.backbone) if plan.backbone else SeenScans()
        held_out = project.volumes(Role.TEST)
        learnt = {*tested, *seen.among(held_out, seen.unlabelled)}
        tested = [case.id for case in held_out if case.id in learnt]
        train = [] if train_ids is not None else project.cases(Role.TRAIN)
        used = {whole_id(case.id) for case in (*source.plan.labelled(expanded(train)), *plan.unlabelled)}
        unlabelled = [case.id for case in train if case.id not in used]
    return _described(source, plan, str(backbone or ""), unlabelled, tested, settings)


def _described(
    source: CaseSource, plan: FinetuningPlan, backbone: str, unlabelled: list[str], tested: list[str], settings: Any
) -> FinetuneSetup:
    way = finetuning_of(settings)
    return FinetuneSetup(
        settings,
        source.plan,
        source.records,
        source.shape,
        way.stages(source, plan),
        way,
        unlabelled=unlabelled,
        seen_test_cases=tested,
        fixed_by=_fixed_by(plan),
        ending=partial(way.ending, source, plan),
        again=partial(_described, source, plan, backbone, unlabelled, tested),
        furnish=partial(way.furnish, plan),
        furnished=way.furnished,
        begun=plan,
        backbone=backbone,
    )


def _fixed_by(plan: FinetuningPlan) -> str:
    """What the backbone decides in place of the minutes."""
    if not plan.backbone:
        return ""
    what = "Pixels and network are those" if plan.backbone["preprocessing"] else "The network is that"  # the starter
    return f"{what} of the backbone that it starts from."


def run_finetuning(
    project: Project | None,
    settings: Any,
    context: RunContext,
    backbone: Path | str | Checkpoint | None = None,
    train_ids: Sequence[str] | None = None,
) -> FinetuneResult:
    """Finetune and write ``model.pt`` into the run folder: :func:`prepare_finetuning`, then
    :func:`execute_finetuning`."""
    with context.ranks.main_first():
        setup = prepare_finetuning(project, settings, backbone, train_ids, context.run.folder)
    return execute_finetuning(setup, project, context)


def execute_finetuning(setup: FinetuneSetup[Trained], project: Project | None, context: RunContext) -> FinetuneResult:
    """Finetune on the labelled cases and write ``model.pt`` into the run folder.

    When stopped after at least one step, ``model.pt`` holds the best weights so far; ``stopped_early`` in it says where
    that was (else None).

    Args:
        setup: of the run in the context's folder.
        project: None where the run folder has been taken elsewhere, with its plan and slices.
        context: of the run.

    Raises:
        Stopped: the context asked to stop; everything is saved, and ``kept`` is the result so far, if any.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    folder, plan, start = context.run.folder, setup.begun, setup.begun.backbone
    network, report = _begun(setup, setup.stages[0].optimisation.seed)
    changed = change_in_words(start, setup.plan.preprocessing) if start else ""
    text = f"weights: {report or 'random'}{unfinished(start)}{f'. {changed}' if changed else ''}"
    context.run.log_event("transfer", text=text, **(report.counts() if report else {}))
    with context.ranks.main_first():
        store = prepared_store(setup.plan, project, context, setup.furnish)
    setup = setup.with_settings(settled(folder, setup.settings, must=True))
    way = setup.way
    decided = way.look(plan, store, context)
    networks: list[nn.Module] = []
    outcomes: list[Outcome] = []
    stopped: dict[str, Any] | None = None
    for number, stage in enumerate(setup.stages, 1):
        if number > 1:
            network, _ = _begun(setup, stage.optimisation.seed)
        # The context's device, not one remembered: a training before may have run out of memory and moved to the CPU.
        objective = stage.objective(store, stage.optimisation, context.device, way.completed(network, decided))
        if number == 1 and (words := way.special(plan, objective)):
            context.run.log_event("message", text="; ".join(words))
        place = Place(number, len(setup.stages), sum(later.slices_to_see for later in setup.stages[number:]))
        outcome = way.fit(plan, objective, stage.optimisation, context, stage.name, place)
        if not outcome.stopped or outcome.step or not networks:
            networks.append(objective.exported)
            outcomes.append(outcome)
        if outcome.stopped:
            stopped = {"stage": stage.name, "step": outcome.step, "total": outcome.total}
            if not context.keeps_early:
                raise Stopped(None, stopped)
            break
    network = way.joined([each.to(context.device) for each in networks])
    labels: dict[str, Any] = {"train_cases": _count(plan.train), "validation_cases": _count(plan.validation)}
    labels |= {"train_slices": objective.train_slices, "unlabelled_cases": _count(plan.unlabelled)}
    of_frames = {
        "train": setup.plan.train_ids,
        "validation": setup.plan.validation_ids,
        "unlabelled": setup.plan.unlabelled_ids,
    }
    if frames := {part: count for part, ids in of_frames.items() if (count := count_frames(ids))}:
        labels["frames"] = frames
    path = folder / "model.pt"
    if context.ranks.is_main:
        content = {
            "version": __version__,
            "preprocessing": to_dict(plan.preprocessing),
            "training": vars(outcomes[-1]),
            "labels": labels,
            "schema": plan.schema.to_dict(),
            "backbone": lineage(start),
            "settings": acted(setup.settings, plan).to_job(),
            "data": {
                "fingerprint": store.fingerprint,
                "cases": setup.plan.train_ids,
                "unlabelled": setup.plan.unlabelled_ids,
                "transductive": plan.transductive,
                "scans": {
                    **scan_record(plan.train, plan.validation, plan.unlabelled, seen_before(start)),
                    **way.scans(store, setup.plan),
                },
                "like": training_likeness(store, setup.plan.train_ids),
            },
            "stopped_early": stopped,
        }
        content |= way.content(network, objective, outcomes, plan, decided, context)
        save_result(folder, "model", content)
    result = FinetuneResult(path, report, outcomes[-1], labels)
    if stopped:
        raise Stopped(result, stopped)
    return result


def _count(cases: Sequence[Case | PlannedCase]) -> int:
    """Number of cases; frames of one count once."""
    return len({whole_id(case.id) for case in cases})


def _begun(setup: FinetuneSetup, seed: int) -> tuple[nn.Module, TransferReport | None]:
    """A network as its training begins, and what came from the backbone."""
    network, start = setup.way.new_network(setup.begun, seed), setup.begun.backbone
    return network, setup.way.transferred(network, start, setup.backbone) if start else None


def lineage(start: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a model keeps of the backbone that it began with."""
    if start is None:
        return None
    if is_warm(start):
        return start[MODEL]["origin"]
    kept = {name: start[name] for name in ("method", "data", "version")}
    if "sha256" in start:  # of a starter
        kept["sha256"] = start["sha256"]
    return kept | {"stopped_early": start.get("stopped_early")}


def unfinished(start: dict[str, Any] | None) -> str:
    """What to say of a backbone whose pretraining was stopped."""
    stopped = start.get("stopped_early") if start else None
    return f"; its pretraining was stopped at step {stopped['step']} of {stopped['total']}" if stopped else ""
