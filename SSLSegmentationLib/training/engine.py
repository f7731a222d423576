"""The training loop: one for pretraining and finetuning.

All randomness of a step is a function of (seed, step), so weights, optimizer, schedule and step number are the whole
state: a resumed run continues as if it had never stopped.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR, ReduceLROnPlateau
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ..core.errors import SSLSegError
from ..figures.panels import Preview
from ..losses.collectives import distributed
from .checkpoint import load_checkpoint, save_checkpoint
from .context import RunContext
from .memory import NotEnoughMemory, is_out_of_memory, release_cached_memory
from .objective import Objective
from .optimisation import OptimisationSettings, build_optimizer, build_scaler, build_schedule, resolve_precision
from .preview import Previews
from .reporting import Place, Reporter
from .settings import CHECKPOINT_SECONDS

_LOG_EVERY = 10
_ROLLBACKS = 3


class _NotANumber(Exception):
    """The loss became NaN or infinite."""


@dataclass(frozen=True)
class Outcome:
    """How a training ended, or where it was stopped. ``best_score`` is None as long as nothing was validated."""

    step: int
    total: int
    best_step: int
    best_score: float | None
    stopped: bool


class Trainer:
    """Runs an objective to its end, or until asked to stop.

    Args:
        objective: what to train; its module is on ``device`` already.
        settings: length, optimizer, schedule.
        context: the run's folder, device, stop signal and progress display.
        stage: name of this stage; its checkpoints lie in ``checkpoints/<stage>``.
        place: of this stage in the run.
    """

    def __init__(
        self,
        objective: Objective,
        settings: OptimisationSettings,
        context: RunContext,
        stage: str,
        place: Place | None = None,
    ) -> None:
        self.objective = objective
        self.settings = settings
        self.context = context
        self.run = context.run
        self.device = context.device
        self.ranks = context.ranks
        self.stage = stage
        self.total = settings.total_steps(objective.steps_per_epoch)
        self.interval = settings.validation_interval(objective.steps_per_epoch)
        self.dtype = resolve_precision(settings.precision, self.device)
        self.spread = self.ranks.distributed_loss(objective)
        self._divide(context.shards)
        self.optimizer = build_optimizer(settings, objective.parameter_groups())
        self.schedule = build_schedule(settings, self.optimizer, self.total)
        self.scaler = build_scaler(self.device, self.dtype)
        decay = settings.weight_averaging
        self.average = (
            AveragedModel(objective.module, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)
            if decay
            else None
        )
        self.step = 0
        self.best_step = 0
        self.best_score: float | None = None
        self.rollbacks = 0
        self.shrinks = 0
        place = place or Place()
        per_epoch = objective.steps_per_epoch
        self.reporter = Reporter(self.run, stage, self.total, objective.batch_size, per_epoch, self.interval, place)
        self.previews = Previews(self.run, stage, self.total, place) if context.previews else None
        self._sums: dict[str, Tensor] = {}
        self._summed = 0

    @property
    def folder(self) -> Path:
        """Where this stage's checkpoints lie."""
        return self.run.checkpoints / self.stage

    @property
    def evaluated_module(self) -> nn.Module:
        """The module that is validated and kept: the moving average if there is one."""
        return self.average.module if self.average is not None else self.objective.module

    def fit(self) -> Outcome:
        """Train from the last checkpoint of this stage, if there is one, to the end.

        On return, also after a stop, the module holds the weights to keep: the best validated ones, or the last
        without validation. A stopped training goes on from ``last.pt``, not from these.

        Raises:
            SSLSegError: the loss is not a number, three times in a row of ever lower rates.
            StorageError: checkpoints cannot be written.
        """
        self.context.before_stage(self)
        self.go_down(*self.ranks.broadcast((self.objective.parts, self.shrinks)))
        self._restore()
        while True:
            try:
                stopped = self._run_steps()
                break
            except _NotANumber:
                self._roll_back()
        self._keep_best()
        return Outcome(self.step, self.total, self.best_step, self.best_score, stopped)

    def _run_steps(self) -> bool:
        """Train up to the end or a stop; True if stopped."""
        self.reporter.begin(self.step)
        saved = time.monotonic()
        for step in self.context.progress(range(self.step, self.total), self.stage):
            self.within_memory(self.train_step, step)
            self.step = step + 1
            asked, late = self.ranks.any(self.context.should_stop(), time.monotonic() - saved > CHECKPOINT_SECONDS)
            stopped = asked and self.step < self.total
            validated = self.step % self.interval == 0 or self.step == self.total
            if validated:
                with self.reporter.pause(validation=True):
                    self.within_memory(self.validate)
            save = validated or stopped or late
            if save or self.step % _LOG_EVERY == 0:
                self._log()  # also keeps a NaN out of the checkpoint
            if save:
                with self.reporter.pause():
                    self.save()
                saved = time.monotonic()
            if stopped:
                return True
            if validated and self.previews:
                with self.reporter.pause():
                    self.previews.take(self.step, self._look, self.device)
        return False

    def _look(self) -> Preview | None:
        module = self.evaluated_module
        module.eval()
        with torch.inference_mode(), self.autocast():
            return self.objective.preview(module)

    def _roll_back(self) -> None:
        """Go back to the last good checkpoint and halve the learning rate; give up after three times."""
        broken = self.step
        self.rollbacks += 1
        if self.rollbacks > _ROLLBACKS:
            raise SSLSegError(
                f"The loss of stage '{self.stage}' is not a number, also at an eighth of the learning rate.",
                "Repeat with a much lower --learning-rate or with --precision fp32, and look at the volumes.",
            )
        rollbacks = self.rollbacks
        self._restore()
        self.rollbacks = rollbacks
        self._sums, self._summed = {}, 0
        for group in self.optimizer.param_groups:
            group["lr"] *= 0.5
            if "initial_lr" in group:
                group["initial_lr"] *= 0.5
        if isinstance(self.schedule, LambdaLR):
            self.schedule.base_lrs = [rate * 0.5 for rate in self.schedule.base_lrs]
        self.save()
        self.run.log_event(
            "warning",
            stage=self.stage,
            step=broken,
            text=f"The loss was not a number at step {broken}: back to step {self.step}, learning rate halved.",
        )

    def within_memory(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do ``work``; when memory runs out, take one step down the ladder and do it again."""
        while True:
            try:
                return work(*arguments)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                self._step_down(error)

    def go_down(self, parts: int, shrinks: int) -> None:
        """Go to a known rung of the memory ladder: batches in ``parts``, patches made smaller ``shrinks`` times."""
        self.objective.parts = parts
        while self.shrinks < shrinks and self.objective.shrink():
            self.shrinks += 1

    def _step_down(self, error: BaseException) -> None:
        """Smaller batches with accumulation, then smaller patches, then the CPU; each step is an event."""
        if self.ranks.world_size > 1:  # the others are in the middle of a step
            raise SSLSegError(
                f"Memory has run out in one of {self.ranks.world_size} processes.",
                "Use a smaller batch or network, or more processes; a run in one process makes its batches smaller.",
            ) from error
        objective = self.objective
        self.optimizer.zero_grad(set_to_none=True)
        release_cached_memory(self.device)
        if objective.batch_size // (2 * objective.parts) >= objective.min_micro_batch:
            objective.parts *= 2
            text = f"batches of {objective.batch_size // objective.parts} slices, {objective.parts} of them a step"
        elif words := objective.shrink():
            self.shrinks += 1
            text = words
        elif self.device.type != "cpu":
            self._move_to_cpu()
            text = "the CPU, which is slower"
        else:
            raise NotEnoughMemory from error
        self.run.log_event("fallback", stage=self.stage, step=self.step, text=f"Memory ran out: going on with {text}.")

    def _move_to_cpu(self) -> None:
        self.device = self.context.device = torch.device("cpu")
        self.dtype = resolve_precision(self.settings.precision, self.device)
        self.scaler = build_scaler(self.device, self.dtype)
        self.objective.move(self.device)
        if self.average is not None:
            self.average.to(self.device)
        self.optimizer.load_state_dict(self.optimizer.state_dict())  # moves its state to where the parameters are

    def train_step(self, step: int) -> None:
        """One optimizer step; events and checkpoints are left to :meth:`fit`."""
        self.objective.training_mode()
        self.objective.before_step(step, self.total)
        self.optimizer.zero_grad(set_to_none=True)
        parts = self.objective.parts
        losses: dict[str, Tensor] = {}
        for part in range(parts):
            with self.autocast():
                partial = (self.spread or self.objective.training_loss)(step, part)
            self.scaler.scale(partial["loss"] / parts).backward()
            for name, value in partial.items():
                losses[name] = losses.get(name, 0.0) + value.detach().float() / parts
        if self.settings.gradient_clip:
            self.scaler.unscale_(self.optimizer)
            parameters = [p for group in self.optimizer.param_groups for p in group["params"]]
            losses["gradient_norm"] = nn.utils.clip_grad_norm_(parameters, self.settings.gradient_clip)
        self.scaler.step(self.optimizer)
        self.scaler.update()
        if not isinstance(self.schedule, ReduceLROnPlateau):
            self.schedule.step()
        if self.average is not None:
            self.average.update_parameters(self.objective.module)
        self.objective.after_step(step, self.total)
        for name, value in losses.items():
            self._sums[name] = self._sums[name] + value if name in self._sums else value
        self._summed += 1

    def autocast(self) -> Any:
        """The context in which the network runs."""
        if self.dtype is torch.float32:
            return nullcontext()
        return torch.autocast(self.device.type, dtype=self.dtype)

    def validate(self) -> None:
        """Validate, record the metrics, and keep the weights if they are the best so far."""
        module = self.evaluated_module
        module.eval()
        metrics: dict[str, float] = {}
        shared = self.objective.shares_validation
        if self.ranks.is_main or shared:
            with torch.inference_mode(), self.autocast(), distributed() if shared else nullcontext():
                metrics = self.objective.validate(module)
        metrics = self.ranks.broadcast(metrics)
        if not metrics:
            return
        score = metrics.pop("score")
        if isinstance(self.schedule, ReduceLROnPlateau):
            self.schedule.step(score)
        better = math.isfinite(score) and (self.best_score is None or score < self.best_score)
        if better and self.objective.keep_best:
            self.best_score, self.best_step = score, self.step
            if self.ranks.is_main:
                content = {"step": self.step, "module": module.state_dict()}
                save_checkpoint(self.folder / "best.pt", "training", content)
        self.reporter.validated(self.step, metrics)

    def _log(self) -> None:
        if not self._summed:
            return
        means = self.ranks.all_reduce_mean({name: float(total) / self._summed for name, total in self._sums.items()})
        self._sums, self._summed = {}, 0
        if not math.isfinite(means["loss"]):
            raise _NotANumber
        self.reporter.trained(self.step, means, self.optimizer.param_groups[0]["lr"], self.device)

    def save(self) -> None:
        """Write ``last.pt``: all that a resumed run needs. Of several processes the first one does."""
        if not self.ranks.is_main:
            return
        content = {
            "stage": self.stage,
            "step": self.step,
            "best_step": self.best_step,
            "best_score": self.best_score,
            "rollbacks": self.rollbacks,
            "parts": self.objective.parts,
            "shrinks": self.shrinks,
            "shards": self.objective.shards.count,
            "module": self.objective.module.state_dict(),
            "average": None if self.average is None else self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "scaler": self.scaler.state_dict(),
        }
        save_checkpoint(self.folder / "last.pt", "training", content)

    def _restore(self) -> None:
        path = self.folder / "last.pt"
        if not self.ranks.broadcast(path.exists()):
            self.run.make_stage_folder(self.stage)
            self.save()  # something to go back to before the first validation
            return
        content = load_checkpoint(path, "training")
        self.objective.module.load_state_dict(content["module"])
        if self.average is not None:
            self.average.load_state_dict(content["average"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.schedule.load_state_dict(content["schedule"])
        self.scaler.load_state_dict(content["scaler"])
        self.step, self.best_step, self.best_score = content["step"], content["best_step"], content["best_score"]
        self.rollbacks = content["rollbacks"]
        self.go_down(content["parts"], content["shrinks"])
        shards = content.get("shards", 1)
        self._divide(shards)
        if shards != self.objective.shards.count:
            text = f"Going on in {self.ranks.world_size} processes, not {shards}: from here on with other random views."
            self.run.log_event("message", stage=self.stage, step=self.step, text=text)
        self.ranks.barrier()  # until all have read it: the first may write it again at once
        self.reporter.resumed(self.step)
        if self.previews:
            self.previews.forget_after(self.step)

    def _divide(self, shards: int) -> None:
        """Take this process's shards of each batch, those that the run began with if they go round."""
        self.objective.shards = self.ranks.shards(shards, self.objective.batch_size)
        self.context.shards = self.objective.shards.count

    def _keep_best(self) -> None:
        module = self.objective.module
        self.ranks.barrier()  # until it is written
        if self.best_score is not None:
            module.load_state_dict(load_checkpoint(self.folder / "best.pt", "training")["module"])
        elif self.average is not None:
            module.load_state_dict(self.average.module.state_dict())
