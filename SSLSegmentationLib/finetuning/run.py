"""A finetuning run: labelled cases, a backbone or random weights, training, and the model that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.settings import to_dict
from ..inference.certainty import Reference
from ..inference.likeness import training_likeness
from ..networks.ensemble import Ensemble, together, weights_of
from ..networks.unet import UNet
from ..preflight.budget import settled
from ..project import Project
from ..project.model_text import rule_sentences
from ..project.seen import scan_record
from ..stores import SliceStore
from ..stores.preprocessing import Preprocessing
from ..stores.signature import signatures
from ..training import (
    Outcome,
    RunContext,
    Stopped,
    TransferReport,
    save_result,
    transfer,
)
from ..training.preparation import patch_size, prepared_store
from ..training.reporting import Place
from .decided import acted
from .method import FinetuningMethod, method_of
from .parts import decided_postprocessing
from .place import PlaceChoice, chosen_place
from .planning import START, finetuning_plan, fixed_finetuning_plan
from .settings import FinetuneSettings, run_module
from .strategy import PARTS, REGISTRY
from .usual import usual_structures


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


def run_finetuning(
    project: Project | None,
    settings: FinetuneSettings,
    context: RunContext,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> FinetuneResult:
    """Finetune on the labelled cases and write ``model.pt`` into the run folder.

    When stopped after at least one step, ``model.pt`` holds the best weights so far; ``stopped_early`` in it says where
    that was (else None).

    Args:
        project: None where the run folder has been taken elsewhere, with its plan and slices.
        backbone: ``backbone.pt`` of a pretraining, whose network and preprocessing are used; None = from scratch.
        train_ids: labelled training cases to use (default: all).

    Raises:
        Stopped: the context asked to stop; everything is saved, and ``kept`` is the result so far, if any.
        SSLSegError: data, settings, checkpoint or storage do not allow it.
    """
    if module := run_module(settings):
        return module.run_finetuning(project, settings, context, backbone, train_ids)
    folder = context.run.folder
    with context.ranks.first_before_others():
        fixed = fixed_finetuning_plan(folder, project, settings, backbone, train_ids)
    plan = finetuning_plan(fixed, settings, folder / START if backbone else None)
    start = plan.backbone
    method = method_of(plan, settings)
    network, report = _begun(method, settings.optimisation.seed, backbone)
    text = f"weights: {report or 'random'}{unfinished(start)}"
    context.run.log_event("transfer", text=text, **(report.counts() if report else {}))
    with context.ranks.first_before_others():
        store = prepared_store(fixed, project, context)
    settings = settled(folder, settings, must=True)
    place = _place(settings, store, context)
    networks: list[UNet] = []
    outcomes: list[Outcome] = []
    stopped: dict[str, Any] | None = None
    for number, (stage, optimisation) in enumerate(method.trainings.items(), 1):
        if number > 1:
            network, _ = _begun(method, optimisation.seed, backbone)
        if place.used:
            network.add_place()
        device = context.device  # not one remembered: a training before may have run out of memory and moved to the CPU
        objective = method.objective(optimisation, network.to(device), store, device)
        if number == 1 and (words := method.special(objective, fixed)):
            context.run.log_event("message", text="; ".join(words))
        to_come = (settings.networks - number) * objective.total * objective.batch_size
        where = Place(number, settings.networks, to_come)
        outcome = method.fit(objective, optimisation, context, stage, where)
        if not outcome.stopped or outcome.step or not networks:
            networks.append(objective.handed_on)
            outcomes.append(outcome)
        if outcome.stopped:
            stopped = {"stage": stage, "step": outcome.step, "total": outcome.total}
            break
    network = together([each.to(context.device) for each in networks])
    labels = {"train_cases": len(plan.train), "validation_cases": len(plan.validation)}
    labels |= {"train_slices": objective.train_slices, "unlabelled_cases": len(plan.unlabelled)}
    patch = patch_size(store.canvas, plan.max_size, plan.network.stride)
    training = {**vars(outcomes[-1]), "networks": [vars(outcome) for outcome in outcomes]}
    content = model_content(network, plan.preprocessing, patch, training, labels)
    content |= {"schema": plan.schema.to_dict(), "backbone": lineage(start), "place": place.sentence}
    content["settings"] = acted(settings, plan.network, plan.max_size, plan.preprocessing).to_job()
    content["data"] = {"fingerprint": store.fingerprint, "cases": fixed.train_ids}
    content["data"] |= {"unlabelled": fixed.unlabelled_ids, "transductive": fixed.transductive}
    content["data"]["scans"] = scan_record(fixed.train, fixed.validation, fixed.unlabelled)
    learnt = [case for case in store.cases if case.id in fixed.train_ids]
    content["data"]["scans"]["signatures"] = signatures(store, learnt)
    content["data"]["like"] = training_likeness(store, fixed.train_ids)
    content["stopped_early"] = stopped
    path = folder / "model.pt"
    if context.ranks.first:
        rule = decided_postprocessing(objective, network, fixed.train_ids)
        content["postprocessing"] = to_dict(rule)
        labelled = [*fixed.train_ids, *(case.id for case in plan.validation)]
        content["certainty"] = to_dict(Reference(usual_structures(store, labelled)))
        for sentence in rule_sentences(*rule.names(plan.schema)):
            context.run.log_event("message", text=sentence)
        save_result(folder, "model", content)
    result = FinetuneResult(path, report, outcomes[-1], labels)
    if stopped:
        raise Stopped(result, stopped)
    return result


def _begun(method: FinetuningMethod, seed: int, backbone: Path | str | None) -> tuple[UNet, TransferReport | None]:
    """A network as its training begins, and what came from the backbone."""
    network, start = method.network(seed), method.plan.backbone
    return network, transfer(network, start["state"], str(backbone), prefixes=PARTS) if start else None


def _place(settings: FinetuneSettings, store: SliceStore, context: RunContext) -> PlaceChoice:
    """Whether the network takes places: as it was told when the run began, else as it is chosen now."""
    told = [PlaceChoice(event["place"], event["text"]) for event in context.run.events("message") if "place" in event]
    choice = told[-1] if told else chosen_place(settings.place, REGISTRY[settings.strategy], store)
    if choice.sentence and not told:
        context.run.log_event("message", place=choice.used, text=choice.sentence)
    return PlaceChoice(*context.ranks.from_first((choice.used, choice.sentence)))


def model_content(
    network: UNet | Ensemble,
    preprocessing: Preprocessing,
    patch: tuple[int, int],
    training: dict[str, Any],
    labels: dict[str, int],
) -> dict[str, Any]:
    """What a prediction needs of a model, but for its schema, and how it came about."""
    return {
        "version": __version__,
        **weights_of(network),
        "preprocessing": to_dict(preprocessing),
        "patch": list(patch),
        "training": training,
        "labels": labels,
    }


def lineage(start: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a model keeps of the backbone that it began with."""
    if start is None:
        return None
    kept = {name: start[name] for name in ("method", "data", "version")}
    if "sha256" in start:  # of a starter
        kept["sha256"] = start["sha256"]
    return kept | {"stopped_early": start.get("stopped_early")}


def unfinished(start: dict[str, Any] | None) -> str:
    """What to say of a backbone whose pretraining was stopped."""
    stopped = start.get("stopped_early") if start else None
    return f"; its pretraining was stopped at step {stopped['step']} of {stopped['total']}" if stopped else ""
