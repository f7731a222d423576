"""Bytes that a run will write, against those that are free."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

from torch import nn

from ..core.text import byte_size
from ..networks.outlines import without_memory
from ..training import OptimisationSettings
from ..training.setup import RunSetup, StageSetup
from .report import Check, Severity

_STATES = {"adam": 2, "adamw": 2, "sgd": 1}  # moments per parameter
_PER_TENSOR = 320  # bytes of name, place and alignment in torch's file format
_PER_EVENT = 300  # bytes of a line of metrics, logged every ten steps
_PICTURES = 1_000_000  # curves and previews
_COMFORT = 2.0


def check_disk(run_bytes: int, folder: Path, written: int = 0) -> Check:
    """Compare what a run will write with the space on the disk of ``folder``.

    Args:
        run_bytes: of all that it writes.
        folder: on that disk; need not exist yet.
        written: bytes that an earlier attempt at this run has left and that will be used or replaced.
    """
    needed = max(0, run_bytes - written)
    free = free_bytes(folder)
    remedy = "Free some space on the disk, or move the project to another one."
    if needed > free:
        sentence = f"The run needs {byte_size(needed)} on the disk, but only {byte_size(free)} are free."
        return Check("disk", Severity.REFUSAL, sentence, remedy)
    if free < _COMFORT * needed:
        sentence = f"The run needs {byte_size(needed)} of the {byte_size(free)} that are free on the disk."
        return Check.warning("disk", sentence, remedy)
    return Check.ok("disk", f"The run needs {byte_size(needed)}; {byte_size(free)} are free on the disk.")


def free_bytes(folder: Path) -> int:
    """Bytes that may still be written into ``folder``, or the nearest folder above that exists."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def run_bytes(work: RunSetup) -> int:
    """Bytes of everything that a run writes, and of the temporary file beside the largest checkpoint."""
    modules = [(stage, _blueprint(stage)) for stage in work.stages]
    resume = [checkpoint_bytes(module, stage.optimisation) for stage, module in modules]
    weights = [weight_bytes(module) for _, module in modules]
    kept = sum(stage.weight_files * count for (stage, _), count in zip(modules, weights, strict=True))
    events = sum(_PER_EVENT * (stage.steps // 10 + 2 * stage.validations) for stage in work.stages)
    return store_bytes(work) + sum(resume) + kept + max(weights) + max(resume) + events + _PICTURES


def store_bytes(work: RunSetup) -> int:
    """Bytes of the store: float16 slices or volumes of each sequence, uint8 labels of slices or flat ones where there
    are any, and what the run makes beside."""
    count, *_, height, width = work.shape
    return 2 * math.prod(work.shape) * work.preprocessing.sequences + count * height * width * (
        bool(work.schema) + work.furnished
    )


def weight_bytes(module: nn.Module) -> int:
    """Bytes of a file with the weights of ``module``."""
    state = module.state_dict().values()
    return sum(tensor.numel() * tensor.element_size() + _PER_TENSOR for tensor in state)


def checkpoint_bytes(module: nn.Module, optimisation: OptimisationSettings) -> int:
    """Bytes of a checkpoint to resume from: weights, their moving average, and the optimizer's state."""
    moments = _STATES[optimisation.optimizer]
    trained = [parameter for parameter in module.parameters() if parameter.requires_grad]
    state = sum(moments * (p.numel() * p.element_size() + _PER_TENSOR) + _PER_TENSOR for p in trained)
    return weight_bytes(module) * (2 if optimisation.weight_averaging else 1) + state


def stage_bytes(stage: StageSetup) -> int:
    """Bytes of the weights of a stage, their gradients and the optimizer's state in memory."""
    module = _blueprint(stage)
    trained = sum(p.numel() * p.element_size() for p in module.parameters() if p.requires_grad)
    return checkpoint_bytes(module, stage.optimisation) + trained


def _blueprint(stage: StageSetup) -> nn.Module:
    """The stage's module without memory for its weights, which may be more than there is."""
    with without_memory():
        return stage.module()
