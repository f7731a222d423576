"""A finetuning from volumes to flat masks. Functions and errors are those of the package ``finetuning``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

from .. import __version__
from ..core.errors import CheckpointError, DataError
from ..core.settings import from_dict, to_dict
from ..core.storage import keep_copy
from ..finetuning.decided import acted, check_acting, check_decided
from ..finetuning.planning import START
from ..finetuning.run import FinetuneResult, lineage, unfinished
from ..inference.likeness import training_likeness
from ..losses.dice_bce import output_channels
from ..networks.architecture import FPN3D2D, require_architecture
from ..networks.fpn3d2d import Fpn3d2d, Fpn3d2dSettings, seeded_fpn
from ..preflight.budget import settled
from ..preflight.workload import StageWork, Workload
from ..project import Case, Project, Role
from ..project.seen import scan_record
from ..stores.projection_batches import annotated
from ..stores.projection_preprocessing import EnFacePreprocessing, plan_en_face
from ..stores.projections import EnFaceStore
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
from ..training.plan import RunPlan, fixed_plan, planned
from ..training.preparation import prepared_store
from .projection_objectives import FlatSegmentationObjective
from .projection_plan import EnFacePlan, with_mask
from .projection_settings import EnFaceFinetuneSettings
from .projection_work import en_face_source, en_face_workload

_BODY, _HEAD = ("encoder.", "projection.", "decoder."), "segmentation_head."


def plan_finetuning(
    project: Project,
    settings: EnFaceFinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
    asked: Collection[str] = (),
) -> EnFacePlan:
    """Choose labelled cases and preprocessing."""
    train, validation = _labelled(project, train_ids)
    network, start = _beginning(settings, backbone)
    check_acting(settings, pretrained=bool(start), asked=asked)
    if start:
        check_decided(settings, network, start, backbone, asked)
        preprocessing = from_dict(EnFacePreprocessing, start["preprocessing"])
    else:
        cases = [*train, *validation]
        least, data = settings.network.least_depth, settings.data
        preprocessing = plan_en_face(cases, settings.max_size, least, data.depth, settings.plane, **data.choices)
    return EnFacePlan(planned(train), planned(validation), preprocessing, project.schema)


def fixed_finetuning_plan(
    folder: Path,
    project: Project | None,
    settings: EnFaceFinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call, with a copy of the backbone."""

    def choose(source: Project) -> RunPlan:
        plan = plan_finetuning(source, settings, backbone, train_ids)
        if backbone:
            keep_copy(backbone, folder / START)
        return plan

    return fixed_plan(folder, project, choose)


def run_finetuning(
    project: Project | None,
    settings: EnFaceFinetuneSettings,
    context: RunContext,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> FinetuneResult:
    """Finetune on cases with a flat mask and write ``model.pt`` into the run folder.

    A backbone is taken over whole: for a single structure with its last convolution, as the paper does; for several
    ones, that is made anew.
    """
    folder = context.run.folder
    plan = fixed_finetuning_plan(folder, project, settings, backbone, train_ids)
    network, report, start = _network(settings, plan, folder / START if backbone else None)
    text = f"weights: {report or 'random'}{unfinished(start)}"
    context.run.log_event("transfer", text=text, **(report.counts() if report else {}))
    store = prepared_store(plan, project, context)
    settings = settled(folder, settings, must=True)
    objective = _objective(settings, plan, network.to(context.device), store, settings.optimisation, context.device)
    outcome = Trainer(objective, settings.optimisation, context, "finetune").fit()
    stopped = {"stage": "finetune", "step": outcome.step, "total": outcome.total} if outcome.stopped else None
    labels = {"train_cases": len(plan.train), "validation_cases": len(plan.validation)}
    labels |= {"train_slices": len(objective.train), "unlabelled_cases": 0}  # flat masks
    size = start["max_size"] if start else settings.max_size
    in_effect = acted(settings, network.settings, size, plan.preprocessing)
    content = _content(network, in_effect, plan, outcome, labels) | {
        "backbone": lineage(start),
        "data": {
            "fingerprint": store.fingerprint,
            "cases": plan.train_ids,
            "scans": scan_record(plan.train, plan.validation),
            "like": training_likeness(store, plan.train_ids),
        },
        "stopped_early": stopped,
    }
    result = FinetuneResult(save_result(folder, "model", content), report, outcome, labels)
    if stopped:
        raise Stopped(result, stopped)
    return result


def planned_finetuning(
    project: Project,
    settings: EnFaceFinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> Workload:
    """Cases and sizes of a finetuning that nobody has started."""
    plan = plan_finetuning(project, settings, backbone, train_ids)
    cases = {case.id: case for case in project.cases()}
    return _workload(plan, [cases[case.id] for case in plan.cases], None, settings, backbone)


def started_finetuning(
    folder: Path,
    project: Project | None,
    settings: EnFaceFinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> Workload:
    """Cases and sizes of the finetuning in a run folder."""
    plan = fixed_finetuning_plan(folder, project, settings, backbone, train_ids)
    return _workload(plan, *en_face_source(folder, plan, project), settings, folder / START if backbone else None)


def _labelled(project: Project, train_ids: Sequence[str] | None) -> tuple[list[Case], list[Case]]:
    """Training and validation cases with a flat mask."""
    train = with_mask(project.cases(Role.TRAIN))
    if train_ids is not None:
        by_id = {case.id: case for case in train}
        wanted = list(dict.fromkeys(train_ids))
        project.refuse_damaged(wanted)
        if missing := [name for name in wanted if name not in by_id]:
            raise DataError(
                f"'{missing[0]}' is no case with the role 'train' and a flat mask.",
                "Give it one with 'sslseg en-face PROJECT CASE --mask FILE', or change its role.",
            )
        train = [by_id[name] for name in wanted]
    if not train:
        raise DataError(
            f"No training case of the project '{project.shown}' has a mask in the plane that it is projected onto.",
            "Give at least one its mask: 'sslseg en-face PROJECT CASE --axis k --mask FILE'.",
        )
    return train, with_mask(project.cases(Role.VALIDATION))


def _beginning(
    settings: EnFaceFinetuneSettings, backbone: Path | str | None
) -> tuple[Fpn3d2dSettings, dict[str, Any] | None]:
    """Shape of the network, and the content of the backbone's checkpoint, if there is one."""
    if not backbone:
        return settings.network, None
    start = load_checkpoint(backbone, "backbone")
    require_architecture(start, FPN3D2D, backbone)
    return from_dict(Fpn3d2dSettings, start["network"]), start


def _network(
    settings: EnFaceFinetuneSettings, plan: RunPlan, backbone: Path | None
) -> tuple[Fpn3d2d, TransferReport | None, dict[str, Any] | None]:
    """The network with what it takes over from a backbone."""
    shape, start = _beginning(settings, backbone)
    outputs = output_channels(plan.schema.class_count)
    network = seeded_fpn(shape, outputs, settings.optimisation.seed)
    if start is None:
        return network, None, None
    keeps_head = outputs == start["outputs"]
    report = transfer(network, start["state"], str(backbone), prefixes=(*_BODY, *[_HEAD] * keeps_head))
    if missing := [name for name in report.new if keeps_head or not name.startswith(_HEAD)]:
        raise CheckpointError(
            f"The checkpoint '{backbone}' lacks '{missing[0]}' of the network.", "Pretrain again, or choose another."
        )
    return network, report, start


def _objective(
    settings: EnFaceFinetuneSettings,
    plan: RunPlan,
    network: Fpn3d2d,
    store: EnFaceStore,
    optimisation: OptimisationSettings,
    device: torch.device,
) -> FlatSegmentationObjective:
    train, validation = (annotated(store, store.numbers(ids)) for ids in (plan.train_ids, plan.validation_ids))
    data, augmentation = settings.data, settings.augmentation
    return FlatSegmentationObjective(network, store, train, validation, data, augmentation, optimisation, device)


def _workload(
    plan: EnFacePlan,
    cases: list[Case] | None,
    store: EnFaceStore | None,
    settings: EnFaceFinetuneSettings,
    backbone: Path | str | None,
) -> Workload:
    shape, _ = _beginning(settings, backbone)

    def fresh() -> Fpn3d2d:
        return seeded_fpn(shape, output_channels(plan.schema.class_count), settings.optimisation.seed)

    def objective(
        stored: EnFaceStore, optimisation: OptimisationSettings, device: torch.device
    ) -> FlatSegmentationObjective:
        return _objective(settings, plan, fresh().to(device), stored, optimisation, device)

    stage = StageWork(
        "finetune",
        settings.optimisation,
        len(plan.train) * settings.data.crops_per_volume,
        len(plan.validation),
        fresh,
        objective,
        smallest_part=FlatSegmentationObjective.smallest_part,
        weight_files=2 if backbone else 1,
    )
    return en_face_workload(plan, cases, store, stage, settings.minutes)


def _content(
    network: nn.Module, settings: EnFaceFinetuneSettings, plan: EnFacePlan, outcome: Outcome, labels: dict[str, int]
) -> dict[str, Any]:
    return {
        "version": __version__,
        "architecture": FPN3D2D,
        "outputs": network.outputs,
        "network": to_dict(network.settings),
        "preprocessing": to_dict(plan.preprocessing),
        "state": {name: tensor.detach().cpu() for name, tensor in network.state_dict().items()},
        "training": vars(outcome),
        "labels": labels,
        "schema": plan.schema.to_dict(),
        "settings": settings.to_job(),
    }
