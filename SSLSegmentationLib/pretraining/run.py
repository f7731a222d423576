"""A pretraining run: choose the cases, prepare the slices, train stage by stage, hand on the backbone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from .. import __version__
from ..core.errors import DataError, SettingsError
from ..core.settings import to_dict
from ..figures.panels import Preview
from ..losses.collectives import average
from ..networks import UNet
from ..networks.architecture import shape
from ..networks.unet import seeded_network
from ..preflight.budget import settled
from ..project import Case, Project
from ..project.seen import scan_record
from ..stores import SliceStore
from ..stores.preprocessing import Preprocessing, plan_preprocessing
from ..stores.sampling import derived_seed, step_generator
from ..training import Objective, Place, RunContext, Stopped, Trainer, load_checkpoint, save_checkpoint, save_result
from ..training.distributed import Shards, merged
from ..training.plan import RunPlan, fixed_plan, holds_test_cases, planned, to_pretrain_on
from ..training.preparation import patch_size, prepared_store, smaller_patch
from ..training.preview import spread_rows
from ..training.settings import OptimisationSettings
from .asked import check_acting
from .beginning import begin, check_beginning, keep_beginning
from .method import PretrainingMethod, Views
from .recipe import Stage, recipe, run_module
from .settings import PLACEBO, PretrainingSettings

_VALIDATION_BATCHES = 8
CLASSES = 2  # the segmentation head is not pretrained; finetuning makes its own


@dataclass(frozen=True)
class PretrainingPlan:
    """Which cases are used for what.

    Args:
        train: cases to learn from.
        validation: cases for the unlabelled validation loss (plateau, best checkpoint).
        preprocessing: how they become slices.
        transductive: whether test cases are among them.
    """

    train: list[Case]
    validation: list[Case]
    preprocessing: Preprocessing
    transductive: bool

    def __str__(self) -> str:
        return str(self.fixed())

    def fixed(self) -> RunPlan:
        """What a run keeps of it."""
        return RunPlan(
            planned(self.train), planned(self.validation), self.preprocessing, transductive=self.transductive
        )


def plan_pretraining(project: Project, settings: PretrainingSettings) -> PretrainingPlan:
    """Choose cases, as :func:`to_pretrain_on` does, and preprocessing.

    Raises:
        DataError: fewer than one case to learn from.
        SettingsError: a step has fewer slices than a stage compares, the starter has another network, or something is
            asked for that would do nothing.
        CheckpointError: it shall begin with the starter, and that is missing or damaged.
    """
    for stage in recipe(settings.method).stages:
        if settings.stages[stage.name][1].batch_size < stage.method.least_slices:
            raise SettingsError(
                f"Stage '{stage.name}' compares slices with each other, which a batch size of "
                f"{settings.stages[stage.name][1].batch_size} does not allow.",
                f"Use {stage.method.least_slices} or more; 16 is usual.",
            )
    check_acting(settings)
    check_beginning(settings)
    learn, validation = to_pretrain_on(project.cases(), transductive=settings.transductive)
    if not learn:
        raise DataError(
            f"The project '{project.shown}' has no case to pretrain on.",
            "Add volumes with the role 'unlabelled' or 'train'.",
        )
    choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
    preprocessing = plan_preprocessing([*learn, *validation], settings.max_size, **choices)
    return PretrainingPlan(learn, validation, preprocessing, holds_test_cases(learn))


class PretrainingObjective(Objective):
    """One stage of a recipe on a slice store."""

    smallest_part = 2  # a contrast needs another slice

    def __init__(
        self,
        method: PretrainingMethod,
        store: SliceStore,
        train_rows: np.ndarray,
        validation_rows: np.ndarray,
        settings: OptimisationSettings,
        stage: str,
        device: torch.device,
    ) -> None:
        self.module: PretrainingMethod = method
        self.keep_best = method.keep_best
        self.leaves_weights_out = method.leaves_weights_out
        self.store = store
        self.stage = stage
        self.seed = settings.seed
        self.device = device
        self.batch_size = settings.batch_size
        self.stream = method.stream(store, train_rows, settings.batch_size, derived_seed(settings.seed, stage))
        self.steps_per_epoch = self.stream.steps_per_epoch
        # Evenly spread over cases and positions, the same in every validation.
        count = min(len(validation_rows), _VALIDATION_BATCHES * settings.batch_size)
        picked = validation_rows[np.linspace(0, len(validation_rows) - 1, count).round().astype(int)] if count else []
        order = np.random.default_rng(derived_seed(settings.seed, "validation")).permutation(np.asarray(picked, int))
        self.validation_slices = slices_compared(len(validation_rows), settings.batch_size)
        self.validation_batches = [
            order[i : i + settings.batch_size] for i in range(0, self.validation_slices, settings.batch_size)
        ]

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        shards = self.shards.of(self.stream.batch(step), part, self.parts, self.seed, self.stage, step)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            views = self._views(self.module, shards, self.shards.count)
        return self.module.loss(views)

    def _views(
        self, module: PretrainingMethod, shards: Iterable[tuple[np.ndarray, torch.Generator]], count: int
    ) -> Views:
        """Those of some of ``count`` shards."""
        module.shards = count
        views, sizes = [], []
        for rows, generator in shards:
            views.append(module.step_views(self.store.batch(rows, self.device), generator))
            sizes.append(len(rows))
        return merged(views, sizes)

    def shrink(self) -> str | None:
        """Halve the patch."""
        smaller = smaller_patch(self.module.size, self.module.network.settings.stride)
        if smaller is None:
            return None
        self.module.size = smaller
        return f"patches of {smaller[0]} × {smaller[1]} pixels"

    def move(self, device: torch.device) -> None:
        """Go on on another device."""
        super().move(device)
        self.device = device

    @property
    def shares_validation(self) -> bool:
        """If every batch can be divided evenly."""
        return all(len(rows) % self.shards.count == 0 for rows in self.validation_batches)

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean loss over fixed views of the validation slices."""
        found = []
        divided = self.shards if self.shares_validation else Shards()
        for number, batch in enumerate(self.validation_batches):
            shards = divided.of(batch, 0, 1, self.seed, self.stage, "validation", number)
            losses = module.loss(self._views(module, shards, divided.count))
            found.append({name: average(losses[name]) for name in ("loss", "chance_level") if name in losses})
        # Where chance has no loss (all slices count as alike) there is nothing to tell apart; 0 would look perfect.
        losses = [losses["loss"].float() for losses in found if float(losses.get("chance_level", 1)) > 0]
        if not losses:
            return {}
        loss = float(torch.stack(losses).mean())
        return {"score": loss, "validation_loss": loss}

    def preview(self, module: nn.Module) -> Preview | None:
        """The method's, on validation slices (training slices if there are none), with case and slice as captions."""
        rows = np.sort(np.concatenate(self.validation_batches)) if self.validation_batches else self.stream.rows
        rows = spread_rows(self.store.case_of_row, rows)
        batch, generator = self.store.batch(rows, self.device), step_generator(self.seed, self.stage, "preview")
        preview = module.preview(batch, generator)
        return preview and replace(preview, captions=tuple(self.store.name_of_row(row) for row in rows))

    def before_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.before_step(step, total)

    def after_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.after_step(step, total)


def slices_compared(available: int, batch_size: int) -> int:
    """Slices that a validation looks at: some whole batches, since contrastive losses depend on the batch size; a
    smaller one only if there is no other."""
    count = min(available, _VALIDATION_BATCHES * batch_size)
    return count if count < batch_size else count - count % batch_size


def build_method(
    stage: Stage, settings: PretrainingSettings, network: UNet, size: tuple[int, int]
) -> PretrainingMethod:
    """The method of a stage on ``network``; its heads depend on the seed alone."""
    own, optimisation = settings.stages[stage.name]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(derived_seed(optimisation.seed, stage.name))
        method = stage.method(network, own, size)
    method.placebo = settings.placebo
    return method


def stage_objective(
    stage: Stage,
    method: PretrainingMethod,
    plan: PretrainingPlan | RunPlan,
    optimisation: OptimisationSettings,
    store: SliceStore,
    device: torch.device,
) -> PretrainingObjective:
    """What a stage trains on those cases of the plan that ``store`` holds; ``method`` is on ``device`` already."""
    train, validation = (store.rows(ids=[case.id for case in cases]) for cases in (plan.train, plan.validation))
    return PretrainingObjective(method, store, train, validation, optimisation, stage.name, device)


def slices_to_see(optimisation: OptimisationSettings, slices: int) -> int:
    """How many slices a stage sees in all, repetitions counted; ``slices`` is the number of training slices."""
    steps_per_epoch = -(-slices // optimisation.batch_size)
    return optimisation.total_steps(steps_per_epoch) * optimisation.batch_size


def fixed_pretraining_plan(folder: Path, project: Project | None, settings: PretrainingSettings) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call. Raises as :func:`fixed_plan`."""
    if module := run_module(settings.method):
        return module.fixed_pretraining_plan(folder, project, settings)

    def choose(source: Project) -> RunPlan:
        plan = plan_pretraining(source, settings)
        keep_beginning(settings, folder)
        return plan.fixed()

    return fixed_plan(folder, project, choose)


def run_pretraining(project: Project | None, settings: PretrainingSettings, context: RunContext) -> Path:
    """Pretrain and write ``backbone.pt`` into the run folder; continues where an earlier attempt stopped.

    When stopped after at least one step, ``backbone.pt`` holds the best weights so far, of a recipe of several stages
    what the stages up to then hand on; ``stopped_early`` in it says where that was (else None).

    Args:
        project: None where the run folder has been taken elsewhere, with its plan and slices.

    Returns:
        Path of the backbone checkpoint.

    Raises:
        Stopped: the context asked to stop; everything is saved, and ``kept`` is the path of the backbone, if any.
        SSLSegError: data, settings or storage do not allow it.
    """
    if module := run_module(settings.method):
        if settings.placebo:
            raise SettingsError(f"The method '{settings.method}' has no placebo.", "Choose another method.")
        check_beginning(settings)
        return module.run_pretraining(project, settings, context)
    run = context.run
    with context.ranks.first_before_others():
        plan = fixed_pretraining_plan(run.folder, project, settings)
        run.log_event("message", text=str(plan))
        if settings.placebo:
            run.log_event("message", text="placebo: what belongs together is taken apart; for comparison, not for use")
        store = prepared_store(plan, project, context)
    settings = settled(run.folder, settings, must=True)
    size = patch_size(store.canvas, settings.max_size, settings.network.stride)
    first_seed = next(iter(settings.stages.values()))[1].seed
    network = seeded_network(settings.network, CLASSES, first_seed)
    beginning = begin(network, settings, run.folder)
    if beginning:
        run.log_event("message", text=f"beginning with the starter backbone (SHA-256 {beginning['sha256'][:12]}…)")
    state: dict[str, Tensor] = {}
    outcomes = []
    stopped: dict[str, Any] | None = None
    stages = recipe(settings.method).stages
    slices = len(store.rows(ids=plan.train_ids))
    for number, stage in enumerate(stages, 1):
        optimisation = settings.stages[stage.name][1]
        # The context's device, not one remembered: a stage before may have run out of memory and moved to the CPU.
        method = build_method(stage, settings, network, size).to(context.device)
        done = run.checkpoints / f"{stage.name}.pt"
        if done.exists():
            content = load_checkpoint(done, "training")
            network.load_state_dict(content["network"])
            outcomes.append(content["outcome"])
            context.shards = content.get("shards", 1)
            state.update({name: content["network"][name] for name in method.transferable()})
            continue
        objective = stage_objective(stage, method, plan, optimisation, store, context.device)
        to_come = sum(slices_to_see(settings.stages[later.name][1], slices) for later in stages[number:])
        outcome = Trainer(objective, optimisation, context, stage.name, Place(number, len(stages), to_come)).fit()
        outcomes.append({"stage": stage.name, **vars(outcome)})
        handed_on = method.transferable()
        network.load_state_dict(handed_on, strict=False)  # the next stage starts from it, also if it is a teacher's
        state.update(handed_on)
        if outcome.stopped:
            stopped = {"stage": stage.name, "step": outcome.step, "total": outcome.total}
            break
        if context.ranks.first:
            content = {"network": network.state_dict(), "outcome": outcomes[-1], "shards": context.shards}
            save_checkpoint(done, "training", content)
    path = run.folder / "backbone.pt"
    if context.ranks.first:
        content = {
            "version": __version__,
            "method": f"{settings.method}{PLACEBO if settings.placebo else ''}",
            "settings": settings.to_job(),
            "network": shape(settings.network),
            "preprocessing": to_dict(plan.preprocessing),
            "max_size": settings.max_size,
            "state": {name: tensor.cpu() for name, tensor in state.items()},
            "data": {
                "fingerprint": store.fingerprint,
                "volumes": len(plan.train),
                "slices": slices,
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
