"""The slices of a run: built once in its folder, opened again when it resumes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import torch

from ..errors import SettingsError
from ..preprocessing import Preprocessing
from ..project import Case
from ..schema import LabelSchema
from ..slices import SliceStore, build_store
from .context import RunContext, Stopped

_GPU_MEMORY_SHARE = 0.25  # of the free memory, for keeping all slices there
_SMALLEST_PATCH = 32  # pixels


def prepared_store(
    folder: Path,
    cases: list[Case],
    preprocessing: Preprocessing,
    context: RunContext,
    schema: LabelSchema | None = None,
) -> SliceStore:
    """Open the run's slice store if it holds these cases, or build it.

    Raises:
        Stopped: the context asked to stop, which is looked at between volumes.
        SSLSegError: data or storage do not allow it.
    """
    if (folder / "index.json").exists():
        store = SliceStore(folder)
        same_cases = [(c.id, c.fingerprint) for c in store.cases] == [(c.id, c.fingerprint) for c in cases]
        if not same_cases or store.preprocessing != preprocessing:
            raise SettingsError(
                "The project's cases have changed since this run began.",
                "Start a new run instead of resuming this one.",
            )
    else:
        store = build_store(folder, cases, preprocessing, schema, lambda items: _stoppable(items, context))
    if context.device.type == "cuda":
        store.to_device(context.device, budget_bytes=_GPU_MEMORY_SHARE * torch.cuda.mem_get_info(context.device)[0])
    return store


def _stoppable(cases: Iterable[Case], context: RunContext) -> Iterator[Case]:
    for case in context.progress(cases, "preparing slices"):
        if context.should_stop():
            raise Stopped
        yield case


def patch_size(canvas: tuple[int, int], max_size: int, stride: int) -> tuple[int, int]:
    """Height and width of training patches: the canvas, at most ``max_size``, a multiple of the network's stride."""
    return tuple(-(-min(side, max_size) // stride) * stride for side in canvas)


def smaller_patch(patch: tuple[int, int], stride: int) -> tuple[int, int] | None:
    """About half the patch, multiples of ``stride``, at least 32 pixels a side; None if it is that small already."""
    least = -(-_SMALLEST_PATCH // stride) * stride
    halved = tuple(min(side, max(least, side // 2 // stride * stride)) for side in patch)
    return None if halved == tuple(patch) else halved
