"""A teacher: a copy of a network that follows it as an exponential moving average of its weights."""

from __future__ import annotations

import copy
from itertools import chain

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn


def teacher_of(student: nn.Module) -> nn.Module:
    """A copy with the same weights and buffers, without gradients and in evaluation mode."""
    return copy.deepcopy(student).requires_grad_(False).eval()


@torch.no_grad()
def follow(teacher: nn.Module, student: nn.Module, decay: float) -> None:
    """Move each weight and buffer of ``teacher``: decay · teacher + (1 - decay) · student.

    Buffers follow like weights, so that running statistics belong to the weights beside them; whole numbers are copied.

    Args:
        teacher: changed in place.
        student: of the same architecture.
        decay: 0 (equals the student) to 1 (stays).
    """
    averaged, current = [], []
    for mine, its in zip(_tensors(teacher), _tensors(student), strict=True):
        if mine.is_floating_point():
            averaged.append(mine)
            current.append(its)
        else:
            mine.copy_(its)
    get_ema_multi_avg_fn(decay)(averaged, current, None)


def _tensors(module: nn.Module) -> chain[torch.Tensor]:
    return chain(module.parameters(), module.buffers())
