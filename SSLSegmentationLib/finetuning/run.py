"""A finetuning run: labelled cases, a backbone or random weights, training, and the model that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .. import __version__
from ..errors import DataError
from ..networks import UNetSettings
from ..networks.unet import UNet, seeded_network
from ..preprocessing import Preprocessing, plan_preprocessing
from ..project import Case, Project, Role
from ..schema import LabelSchema
from ..settings import from_dict, to_dict
from ..slices import SliceStore
from ..storage import keep_copy
from ..training import (
    OptimisationSettings,
    Outcome,
    RunContext,
    Stopped,
    Trainer,
    TransferReport,
    load_checkpoint,
    save_result,
    transfer,
)
from ..training.plan import PlannedCase, RunPlan, fixed_plan, planned
from ..training.preparation import patch_size, prepared_store
from .settings import FinetuneSettings
from .supervised import Augmentation, SupervisedObjective

START = "start.pt"  # in the run folder: the backbone as it was when the run began


@dataclass(frozen=True)
class FinetuneResult:
    """What finetuning produced.

    Args:
        model: path of ``model.pt``.
        transfer: what was taken from the backbone; None from scratch.
        outcome: steps, best validation.
        labels: numbers of training and validation cases and of annotated training slices.
    """

    model: Path
    transfer: TransferReport | None
    outcome: Outcome
    labels: dict[str, int]


def labelled_cases(project: Project, train_ids: Sequence[str] | None = None) -> tuple[list[Case], list[Case]]:
    """Labelled training cases (all, or those of ``train_ids``, in that order) and labelled validation cases.

    Raises:
        DataError: no training case is labelled, or one of ``train_ids`` is not a labelled training case.
    """
    train = project.cases(Role.TRAIN, labelled=True)
    if train_ids is not None:
        by_id = {case.id: case for case in train}
        missing = [name for name in train_ids if name not in by_id]
        if missing:
            raise DataError(
                f"'{missing[0]}' is not a labelled case with the role 'train'.", "Label it, or change its role."
            )
        train = [by_id[name] for name in train_ids]
    if not train:
        raise DataError(
            f"The project '{project.name}' has no labelled training case.",
            "Label at least one case and give it the role 'train'.",
        )
    return train, project.cases(Role.VALIDATION, labelled=True)


@dataclass(frozen=True)
class FinetuningPlan:
    """What a finetuning learns from and starts with.

    Args:
        train: labelled cases to learn from.
        validation: labelled cases whose Dice chooses the best weights.
        schema: what is segmented.
        network: shape of the U-Net, of the backbone if there is one.
        max_size: pixels of the longer side of a typical slice.
        preprocessing: how volumes become slices.
        backbone: content of its checkpoint; None from scratch.
    """

    train: Sequence[Case | PlannedCase]
    validation: Sequence[Case | PlannedCase]
    schema: LabelSchema
    network: UNetSettings
    max_size: int
    preprocessing: Preprocessing
    backbone: dict[str, Any] | None

    def fixed(self) -> RunPlan:
        """What a run keeps of it."""
        return RunPlan(planned(self.train), planned(self.validation), self.preprocessing, self.schema)


def plan_finetuning(
    project: Project,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> FinetuningPlan:
    """Choose cases, network and preprocessing; arguments as in :func:`run_finetuning`.

    Raises:
        DataError: there is nothing to learn from.
        CheckpointError: the backbone cannot be used.
    """
    train, validation = labelled_cases(project, train_ids)
    network, max_size, start = _beginning(settings, backbone)
    preprocessing = from_dict(Preprocessing, start["preprocessing"]) if start else _plan(project, settings)
    return FinetuningPlan(train, validation, project.schema, network, max_size, preprocessing, start)


def fixed_finetuning_plan(
    folder: Path,
    project: Project | None,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call, with a copy of the backbone.

    The copy is what the run goes on with: the backbone itself may be trained further, or removed, meanwhile.

    Raises:
        DataError: there is nothing to learn from.
        CheckpointError: the backbone cannot be used.
        SSLSegError: others as :func:`fixed_plan`.
    """

    def choose(source: Project) -> RunPlan:
        plan = plan_finetuning(source, settings, backbone, train_ids)
        if backbone:
            keep_copy(backbone, folder / START)
        return plan.fixed()

    return fixed_plan(folder, project, choose)


def finetuning_plan(fixed: RunPlan, settings: FinetuneSettings, backbone: Path | None) -> FinetuningPlan:
    """A fixed plan with the network that it starts from; ``backbone`` is the run's own copy of it."""
    network, max_size, start = _beginning(settings, backbone)
    return FinetuningPlan(fixed.train, fixed.validation, fixed.schema, network, max_size, fixed.preprocessing, start)


def _beginning(
    settings: FinetuneSettings, backbone: Path | str | None
) -> tuple[UNetSettings, int, dict[str, Any] | None]:
    """Shape of the network, its ``max_size``, and the content of the backbone's checkpoint, if there is one."""
    if not backbone:
        return settings.network, settings.max_size, None
    start = load_checkpoint(backbone, "backbone")
    return from_dict(UNetSettings, start["network"]), start["max_size"], start


def supervised_objective(
    plan: FinetuningPlan,
    settings: FinetuneSettings,
    optimisation: OptimisationSettings,
    network: UNet,
    store: SliceStore,
    device: torch.device,
) -> SupervisedObjective:
    """What is trained on those cases of the plan that ``store`` holds; ``network`` is on ``device`` already.

    Raises:
        DataError: they hold no annotated slice.
    """
    rows = store.annotated_rows(store.rows(ids=[case.id for case in plan.train]))
    if not len(rows):
        raise DataError(
            "The labelled cases hold no annotated slice.", "Mark at least one slice as complete, and start a new run."
        )
    validation_ids = {case.id for case in plan.validation}
    return SupervisedObjective(
        network,
        store,
        rows,
        [case for case in store.cases if case.id in validation_ids],
        patch_size(store.canvas, plan.max_size, plan.network.stride),
        Augmentation(settings.spatial, settings.intensity),
        settings.loss,
        settings.foreground_share,
        optimisation,
        device,
    )


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
    folder = context.run.folder
    fixed = fixed_finetuning_plan(folder, project, settings, backbone, train_ids)
    plan = finetuning_plan(fixed, settings, folder / START if backbone else None)
    start = plan.backbone
    optimisation = settings.optimisation
    network = seeded_network(plan.network, plan.schema.class_count, optimisation.seed)
    report = transfer(network, start["state"], str(backbone), prefixes=("encoder.", "decoder.")) if start else None
    text = f"weights: {report or 'random'}{_unfinished(start)}"
    context.run.log_event("transfer", text=text, **(report.counts() if report else {}))
    store = prepared_store(fixed, project, context)
    objective = supervised_objective(plan, settings, optimisation, network.to(context.device), store, context.device)
    outcome = Trainer(objective, optimisation, context, "finetune").fit()
    stopped = {"stage": "finetune", "step": outcome.step, "total": outcome.total} if outcome.stopped else None
    labels = {"train_cases": len(plan.train), "validation_cases": len(plan.validation)}
    labels["train_slices"] = objective.train_slices
    patch = patch_size(store.canvas, plan.max_size, plan.network.stride)
    content = _model_content(network, plan.preprocessing, patch, outcome, labels)
    content |= {"schema": plan.schema.to_dict(), "settings": settings.to_job(), "backbone": _lineage(start)}
    content["data"] = {"fingerprint": store.fingerprint, "cases": fixed.train_ids}
    content["stopped_early"] = stopped
    path = save_result(folder, "model", content)
    result = FinetuneResult(path, report, outcome, labels)
    if stopped:
        raise Stopped(result, stopped)
    return result


def _plan(project: Project, settings: FinetuneSettings) -> Preprocessing:
    """The preprocessing that pretraining would choose: from all cases but the test cases."""
    cases = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
    choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
    return plan_preprocessing(cases, settings.max_size, **choices)


def _model_content(
    network: UNet, preprocessing: Preprocessing, patch: tuple[int, int], outcome: Outcome, labels: dict[str, int]
) -> dict[str, Any]:
    return {
        "version": __version__,
        "network": to_dict(network.settings),
        "preprocessing": to_dict(preprocessing),
        "patch": list(patch),
        "state": {name: tensor.detach().cpu() for name, tensor in network.state_dict().items()},
        "training": vars(outcome),
        "labels": labels,
    }


def _lineage(start: dict[str, Any] | None) -> dict[str, Any] | None:
    if start is None:
        return None
    lineage = {name: start[name] for name in ("method", "data", "version")}
    return lineage | {"stopped_early": start.get("stopped_early")}


def _unfinished(start: dict[str, Any] | None) -> str:
    """What to say of a backbone whose pretraining was stopped."""
    stopped = start.get("stopped_early") if start else None
    return f"; its pretraining was stopped at step {stopped['step']} of {stopped['total']}" if stopped else ""
