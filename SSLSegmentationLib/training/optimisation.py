"""How weights are optimised: one set of settings for pretraining and finetuning, and what torch makes of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch.optim.lr_scheduler import LambdaLR, LRScheduler, ReduceLROnPlateau

from .settings import OptimisationSettings


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
    from ..core.errors import SettingsError

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
