"""Several processes that train one network: who they are, what they decide together, how a step is spread over them.

Every process takes its share of each batch, and DistributedDataParallel averages the gradients, so that weights,
optimizer, schedule, moving averages and buffers are the same in all of them at any time. The first process alone
writes, validates and draws. What the others cannot know (a wish to stop, the clock, a validation's score) is told to
them at fixed places, in messages of a group of its own whose patience is long: a validation may take hours.
"""

from __future__ import annotations

import datetime
import inspect
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from ..core.errors import SettingsError, SSLSegError
from ..losses.collectives import distributed, synchronise_batch_norms
from ..stores.sampling import step_generator
from .optimisation import pick_device

if TYPE_CHECKING:
    from .objective import Objective

T = TypeVar("T")

_STEP_PATIENCE = datetime.timedelta(minutes=30)
_PATIENCE = datetime.timedelta(days=30)  # the first process may have ten thousand volumes to prepare
_LOOK_SECONDS = 0.2
_REASON_SECONDS = 2.0  # for the reason of a process that has failed to arrive
_BEGIN, _END, _REASON = "begin", "end", "reason"
#: Buffers are equal in all processes anyway. The name changed in torch 2.13.
_RENAMED = "forward_sync_buffers" in inspect.signature(DistributedDataParallel.__init__).parameters
_NO_BUFFERS = {"forward_sync_buffers" if _RENAMED else "broadcast_buffers": False}
#: What gloo, NCCL and torch's store say when a process at the other end has gone.
_GONE = ("connection", "gloo", "nccl", "broken pipe", "socket", "timed out")


class RankLost(SSLSegError):
    """Another process of the run has ended."""


@dataclass(frozen=True)
class Shards:
    """How a batch is divided so that what is random in it does not depend on the number of processes.

    A batch has ``count`` shards, each with random numbers of its own. A process works on those in ``own``.
    """

    count: int = 1
    own: tuple[int, ...] = (0,)

    def of(
        self, rows: np.ndarray, part: int, parts: int, *seed: int | str
    ) -> Iterator[tuple[np.ndarray, torch.Generator]]:
        """Rows and random generator of each own shard, of part ``part`` of ``parts`` of it.

        Args:
            rows: of the whole batch.
            seed: what the randomness of the step depends on.
        """
        for shard in self.own:
            ending: list[int | str] = [part] if parts > 1 else []
            ending += ["shard", shard] if self.count > 1 else []
            yield rows[shard :: self.count][part::parts], step_generator(*seed, *ending)


@dataclass
class Ranks:
    """The processes of a training, as one of them sees them. By default there is one.

    Args:
        rank: of this process, from 0, the first.
        world_size: how many there are.
        rendezvous: where they have met; None for one process.
        control: their group for messages between CPUs; None for one process.
    """

    rank: int = 0
    world_size: int = 1
    rendezvous: Rendezvous | None = None
    control: Any = field(default=None, repr=False)

    @property
    def is_main(self) -> bool:
        """Whether this process writes, validates and draws."""
        return self.rank == 0

    # ------------------------------------------------------------------ what is decided together
    def any(self, *flags: bool) -> tuple[bool, ...]:
        """Each flag, set if it is in any process. Everyone has to call this, as all that follows here."""
        if self.world_size == 1:
            return flags
        flagged = torch.tensor(flags, dtype=torch.uint8)
        dist.all_reduce(flagged, dist.ReduceOp.MAX, self.control)
        return tuple(bool(flag) for flag in flagged)

    def broadcast(self, value: T) -> T:
        """What the first process has for ``value``: plain content."""
        if self.world_size == 1:
            return value
        parcel = [value]
        dist.broadcast_object_list(parcel, src=0, group=self.control)
        return parcel[0]

    def all_reduce_mean(self, values: Mapping[str, float]) -> dict[str, float]:
        """Each value's mean over the processes."""
        if self.world_size == 1:
            return dict(values)
        sums = torch.tensor(list(values.values()), dtype=torch.float64)
        dist.all_reduce(sums, group=self.control)
        return dict(zip(values, (sums / self.world_size).tolist(), strict=True))

    def barrier(self) -> None:
        """Until all are here."""
        if self.world_size > 1:
            self.any(False)

    @contextmanager
    def main_first(self) -> Iterator[None]:
        """The first process does what is inside, then the others; an error of the first ends them all."""
        if not self.is_main:
            self.barrier()
        yield
        if self.is_main:
            self.barrier()

    # ------------------------------------------------------------------ a step
    def shards(self, wanted: int, batch_size: int) -> Shards:
        """The shards that this process works on.

        Args:
            wanted: shards of the batch; taken if the processes divide it evenly, else there is one a process.
            batch_size: of all processes together.

        Raises:
            SettingsError: it cannot be divided evenly.
        """
        count = wanted if wanted and wanted % self.world_size == 0 else self.world_size
        if batch_size % count:
            raise SettingsError(
                f"A batch of {batch_size} slices cannot be divided evenly among {count} processes.",
                f"Use a batch size that is a multiple of {count}, or another number of processes.",
            )
        return Shards(count, tuple(range(self.rank, count, self.world_size)))

    def distributed_loss(self, objective: Objective) -> DistributedLoss | None:
        """What computes an objective's losses in several processes; None in one, which needs nothing of the kind."""
        return DistributedLoss(objective) if self.world_size > 1 else None

    # ------------------------------------------------------------------ the end
    def explained(self, error: BaseException) -> BaseException:
        """The error to tell people: if it only says that another process has gone, why that one has."""
        if self.world_size == 1 or isinstance(error, SSLSegError) or not isinstance(error, RuntimeError):
            return error
        if not any(sign in str(error).lower() for sign in _GONE):
            return error
        reason = self.rendezvous.reason() if self.rendezvous else ""
        lost = RankLost(
            reason
            or f"Another of the {self.world_size} processes of this run has ended: killed, crashed or out of memory.",
            "Start the run again in the same way: it goes on from its last checkpoint.",
        )
        return lost


class DistributedLoss:
    """An objective's losses of a process's share, such that the gradients of the last part of a step are averaged over
    processes, those of the parts before with them."""

    def __init__(self, objective: Objective) -> None:
        synchronise_batch_norms(objective.module)
        self.objective = objective
        self._learning: tuple[int, ...] = ()
        self._model: DistributedDataParallel | None = None

    def __call__(self, step: int, part: int) -> dict[str, Tensor]:
        """As ``Objective.training_loss``; all but the loss come without a gradient."""
        model = self._current()
        last = part == self.objective.parts - 1
        with nullcontext() if last else model.no_sync():
            return model(step, part)

    def _current(self) -> DistributedDataParallel:
        # Parts of a network may be frozen for a while, and DistributedDataParallel has to know which of them learn.
        learning = tuple(id(p) for p in self.objective.module.parameters() if p.requires_grad)
        if self._model is None or learning != self._learning:
            self._learning = learning
            some_left_out = self.objective.find_unused_parameters
            self._model = DistributedDataParallel(
                _Step(self.objective), find_unused_parameters=some_left_out, **_NO_BUFFERS
            )
        return self._model


class _Step(nn.Module):
    """An objective's losses as the forward pass of a module, which is what DistributedDataParallel wraps."""

    def __init__(self, objective: Objective) -> None:
        super().__init__()
        self.module = objective.module
        self.objective = objective

    def forward(self, step: int, part: int) -> dict[str, Tensor]:
        with distributed():
            losses = self.objective.training_loss(step, part)
        return {name: value if name == "loss" else value.detach() for name, value in losses.items()}


class Rendezvous:
    """Where processes that torchrun has started find each other, and what they tell each other outside of a training.

    Raises:
        SSLSegError: there is nobody at the address that the environment names.
    """

    def __init__(self) -> None:
        try:
            self._store, self.rank, self.world_size = next(dist.rendezvous("env://", timeout=_STEP_PATIENCE))
        except (RuntimeError, ValueError) as error:  # DistNetworkError and others are RuntimeErrors
            raise SSLSegError(
                f"The processes of this run do not find each other ({error}).",
                "Start them with torchrun, and see that MASTER_ADDR can be reached from every machine.",
            ) from error

    def begin(self) -> None:
        """The first process is about to train."""
        self._store.set(_BEGIN, "1")

    def end(self) -> None:
        """The first process has ended, in whatever way it told its run folder; the others have nothing to add."""
        with suppress(RuntimeError):  # nobody is left to tell
            self._store.set(_END, "1")

    def has_ended(self) -> bool:
        """Whether the first process has said so."""
        with suppress(RuntimeError):
            return self._store.check([_END])
        return False

    def awaited(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Wait until the first process begins; False if it ends without."""
        try:
            while not self._store.check([_BEGIN]):
                if self._store.check([_END]) or should_stop():
                    return False
                time.sleep(_LOOK_SECONDS)
        except RuntimeError:  # whoever kept the store has gone
            return False
        return True

    def fail(self, error: BaseException) -> None:
        """Leave word of why this process ends."""
        words = f"{type(error).__name__}: {error}".split("\n")[0].rstrip(": ")
        if isinstance(error, SSLSegError):
            words = error.sentence
        with suppress(RuntimeError):
            self._store.set(_REASON, f"Process {self.rank + 1} of {self.world_size} has failed. {words}")

    def reason(self) -> str:
        """What a process that has failed has left; empty if it could not."""
        patience = time.monotonic() + _REASON_SECONDS
        with suppress(RuntimeError):
            while not self._store.check([_REASON]):
                if time.monotonic() > patience or self._store.check([_END]):
                    return ""
                time.sleep(_LOOK_SECONDS)
            return self._store.get(_REASON).decode(errors="replace")
        return ""

    def join(self, device: torch.device) -> Ranks:
        """Come together, for steps on ``device``."""
        ranks = join(dist.PrefixStore("training", self._store), self.rank, self.world_size, device)
        ranks.rendezvous = self
        return ranks


def join(store: dist.Store, rank: int, world_size: int, device: torch.device) -> Ranks:
    """Process ``rank`` of ``world_size`` joins the others: with NCCL between CUDA devices, with gloo between CPUs.

    Messages between CPUs take a group of their own.
    """
    backend = "nccl" if device.type == "cuda" else "gloo"
    dist.init_process_group(backend, store=store, rank=rank, world_size=world_size, timeout=_STEP_PATIENCE)
    return Ranks(rank, world_size, control=dist.new_group(backend="gloo", timeout=_PATIENCE))


def leave() -> None:
    """After a good end."""
    if dist.is_initialized():
        dist.destroy_process_group()


def device_kind(wish: str) -> str:
    """What kind of device each process has: ``cuda`` if there is CUDA and the wish allows it, else ``cpu``.

    Raises:
        SettingsError: the wish is for something else.
    """
    if wish not in ("auto", "cpu", "cuda"):
        raise SettingsError(
            f"Several processes cannot share the device '{wish}'.", "Use --device auto, cuda or cpu with them."
        )
    return wish if wish != "auto" else "cuda" if torch.cuda.is_available() else "cpu"


def device_of_rank(wish: str, environment: Mapping[str, str] = os.environ) -> torch.device:
    """The device of this process: its machine's CUDA device of the number LOCAL_RANK, or the CPU.

    Raises:
        SettingsError: a machine has fewer CUDA devices than processes, or the wish is for something else.
    """
    if device_kind(wish) == "cpu":
        return torch.device("cpu")
    local, there = int(environment.get("LOCAL_RANK", "0")), torch.cuda.device_count()
    needed = int(environment.get("LOCAL_WORLD_SIZE", local + 1))
    if needed > there:  # all of them notice, the first too, which can tell
        raise SettingsError(
            f"{needed} processes on one machine need as many GPUs: there {'is' if there == 1 else 'are'} {there}.",
            f"Start as many processes as there are GPUs (--nproc_per_node {max(1, there)}), or use --device cpu.",
        )
    device = pick_device(f"cuda:{local}")
    torch.cuda.set_device(device)
    return device


def merged(views: Sequence[Mapping[str, Tensor]], rows: Sequence[int]) -> dict[str, Tensor]:
    """The views of some shards as those of one batch.

    Args:
        views: of each shard, as ``PretrainingMethod.views`` makes them: the first dimension of each tensor is a
            multiple of the shard's rows, first all first views, then all second views.
        rows: slices of each shard. Where a last dimension differs (pixels that were drawn), it is filled up with 0.
    """
    if len(views) == 1:
        return dict(views[0])
    joined = {}
    for name in views[0]:
        tensors = [each[name].unflatten(0, (-1, count)) for each, count in zip(views, rows, strict=True)]
        most = max(tensor.shape[-1] for tensor in tensors)
        padded = [_widened(tensor, most) for tensor in tensors]
        joined[name] = torch.cat(padded, dim=1).flatten(0, 1)
    return joined


def _widened(tensor: Tensor, width: int) -> Tensor:
    missing = width - tensor.shape[-1]
    return torch.cat([tensor, tensor.new_zeros(*tensor.shape[:-1], missing)], dim=-1) if missing else tensor
