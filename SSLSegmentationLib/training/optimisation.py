"""How weights are optimised: one set of settings for pretraining and finetuning, and what torch makes of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import torch
from torch.optim.lr_scheduler import LambdaLR, LRScheduler, ReduceLROnPlateau

from ..acting import ActsWith, Needs
from ..settings import check, setting

_SGD = Needs(("optimizer",), ("sgd",))


@dataclass(frozen=True)
class OptimisationSettings:
    """Length of training, optimizer and learning rate."""

    acts_with: ClassVar[ActsWith] = {
        "steps": (Needs(("epochs",), (0,)),),
        "momentum": (_SGD,),
        "nesterov": (_SGD, Needs(("momentum",))),
        "warmup": (Needs(("schedule",), ("constant", "cosine", "poly")),),
        "plateau_patience": (Needs(("schedule",), ("plateau",)),),
    }

    steps: int = setting(1000, "optimisation steps (ignored if epochs is above 0)", unit="steps", range=(1, 10_000_000))
    epochs: int = setting(0, "passes over the training slices; 0 = use steps", unit="epochs", range=(0, 100_000))
    batch_size: int = setting(16, "slices per step", unit="slices", range=(1, 4096))
    optimizer: str = setting("adamw", "optimizer", choices=("adam", "adamw", "sgd"))
    learning_rate: float = setting(1e-3, "largest learning rate", range=(1e-8, 10.0))
    weight_decay: float = setting(1e-4, "weight decay", range=(0.0, 1.0))
    momentum: float = setting(0.9, "momentum of the optimizer sgd", range=(0.0, 0.9999))
    nesterov: bool = setting(True, "Nesterov's form of the momentum of sgd")
    schedule: str = setting(
        "cosine",
        "course of the learning rate; 'plateau' halves it when the validation loss stops falling",
        choices=("constant", "cosine", "poly", "plateau"),
    )
    warmup: float = setting(0.03, "part of the steps during which the rate rises from 0", range=(0.0, 0.5))
    plateau_patience: int = setting(20, "validations without improvement before the rate is halved", range=(1, 10_000))
    gradient_clip: float = setting(12.0, "largest norm of the gradient; 0 = no limit", range=(0.0, 1e6))
    weight_averaging: float = setting(
        0.0, "decay of the moving average of the weights that is validated and kept; 0 = off", range=(0.0, 0.99999)
    )
    validate_every: int = setting(
        0,
        "steps between validations; 0 = once per pass, at most 40 in all unless the schedule is plateau",
        range=(0, 10**6),
    )
    precision: str = setting(
        "auto",
        "number format; 'auto' = bf16 where the processor or GPU computes with it, fp16 on older GPUs, else fp32",
        choices=("auto", "fp32", "bf16", "fp16"),
    )
    seed: int = setting(0, "decides weights, order of slices and augmentation", range=(0, 2**31))

    def __post_init__(self) -> None:
        check(self)

    def total_steps(self, steps_per_epoch: int) -> int:
        """Steps of the whole training."""
        return self.epochs * steps_per_epoch if self.epochs else self.steps

    def lasting(self, steps: int, validate_every: int) -> OptimisationSettings:
        """The same, but for its length."""
        return replace(self, steps=steps, epochs=0, validate_every=validate_every)

    def validation_interval(self, steps_per_epoch: int) -> int:
        """Steps between validations; once per pass where they drive the learning rate."""
        if self.validate_every or self.schedule == "plateau":
            return self.validate_every or steps_per_epoch
        return max(steps_per_epoch, math.ceil(self.total_steps(steps_per_epoch) / 40))


def build_optimizer(settings: OptimisationSettings, groups: Iterable[dict[str, Any]]) -> torch.optim.Optimizer:
    """Make the optimizer for parameter groups; a group may carry its own ``lr``."""
    groups = list(groups)
    on_cuda = all(p.is_cuda for group in groups for p in group["params"])
    common = {"lr": settings.learning_rate, "weight_decay": settings.weight_decay}
    if settings.optimizer == "sgd":
        nesterov = settings.nesterov and settings.momentum > 0
        return torch.optim.SGD(groups, momentum=settings.momentum, nesterov=nesterov, **common)
    kind = torch.optim.AdamW if settings.optimizer == "adamw" else torch.optim.Adam
    return kind(groups, fused=True if on_cuda else None, **common)


def build_schedule(
    settings: OptimisationSettings, optimizer: torch.optim.Optimizer, total: int
) -> LRScheduler | ReduceLROnPlateau:
    """Make the learning-rate schedule: per step, or (``plateau``) per validation with the validation loss."""
    if settings.schedule == "plateau":
        return ReduceLROnPlateau(optimizer, factor=0.5, patience=settings.plateau_patience)
    warmup = round(settings.warmup * total)

    def factor(step: int) -> float:
        if step < warmup:
            return (step + 1) / warmup
        done = min(1.0, (step - warmup) / max(1, total - warmup))
        if settings.schedule == "cosine":
            return 0.5 * (1 + math.cos(math.pi * done))
        return (1 - done) ** 0.9 if settings.schedule == "poly" else 1.0

    return LambdaLR(optimizer, factor)


def resolve_precision(wish: str, device: torch.device) -> torch.dtype:
    """Number format for training the network on ``device``.

    ``auto``: bf16 on CUDA from compute capability 8 on and on CPUs with instructions for it, where a step takes 0.6 of
    the time and results are the same (docs/results.md); fp16 on older CUDA; fp32 elsewhere.
    """
    named = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
    if wish != "auto":
        return named[wish]
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.get_device_capability(device) >= (8, 0) else torch.float16
    return torch.bfloat16 if device.type == "cpu" and _cpu_computes_bf16() else torch.float32


def prediction_precision(device: torch.device) -> torch.dtype:
    """Number format for predicting on ``device``: fp32 on CPUs, so that a mask is the same on each of them."""
    return torch.float32 if device.type == "cpu" else resolve_precision("auto", device)


def _cpu_computes_bf16() -> bool:
    """Whether this CPU multiplies bf16 natively; False where torch cannot tell (before 2.4, and on ARM)."""
    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, name)() for name in checks if hasattr(torch.cpu, name))


def build_scaler(device: torch.device, dtype: torch.dtype) -> Any:
    """The loss scaler that fp16 needs; it does nothing for other formats."""
    enabled = dtype is torch.float16
    if hasattr(torch.amp, "GradScaler"):
        return torch.amp.GradScaler(device.type, enabled=enabled)
    return torch.cuda.amp.GradScaler(enabled=enabled)  # torch 2.2, the last for Intel Macs


def pick_device(wish: str = "auto") -> torch.device:
    """``auto`` = CUDA, then Apple's MPS, then the CPU; or the named device.

    Raises:
        SettingsError: the named device is not usable here.
    """
    from ..errors import SettingsError

    if wish == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(wish)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise SettingsError(
            f"The device '{wish}' cannot be used here.", "Use --device auto or --device cpu."
        ) from error
    return device
