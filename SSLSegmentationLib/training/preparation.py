"""The slices of a run: built once in its folder, opened again when it resumes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from ..core.errors import DataError, SettingsError
from ..networks.settings import UNet3dSettings
from ..project import Case, Project
from ..stores import SliceStore
from ..stores.volume_preprocessing import Sides
from .channels import check_there
from .context import RunContext, Stopped
from .plan import RunPlan, cases_of, drop_plan
from .setup import Furnish, nothing_more

_GPU_MEMORY_SHARE = 0.25  # of the free memory, for keeping all slices there
_SMALLEST_PATCH = 32  # pixels


def prepared_store(
    plan: RunPlan, project: Project | None, context: RunContext, furnish: Furnish = nothing_more
) -> SliceStore:
    """Open the slice store of a run, or build it, and keep it on the accelerator if it is small enough for that.

    Args:
        plan: what it holds. If that cannot be prepared, the plan is dropped: a resumed run looks at the project anew.
        project: to build it from; a complete store needs none.
        context: of the run.
        furnish: makes what the run needs beside the slices, before anything is measured.

    Raises:
        Stopped: the context asked to stop, which is looked at between volumes.
        SettingsError: it holds something else, or a planned case is gone.
        DataError: a volume or mask cannot be used.
        StorageError: the disk refused.
    """
    folder = context.run.folder
    try:
        store = stored_slices(folder / "slices", plan, project, lambda cases: _watched([*cases], context))
    except DataError:
        drop_plan(folder)
        raise
    keep_on_device(store, context.device)
    furnish(store, partial(_stoppable, context))
    context.on_slices(store)
    return store


def keep_on_device(store: SliceStore, device: torch.device) -> None:
    """Keep the slices on the accelerator if they are small enough for that."""
    if device.type == "cuda":
        store.to_device(device, budget_bytes=_GPU_MEMORY_SHARE * torch.cuda.mem_get_info(device)[0])


def stored_slices(
    folder: Path, plan: RunPlan, project: Project | None, progress: Callable[[Iterable[Case]], Iterable[Case]] = iter
) -> SliceStore:
    """Open the slice store in ``folder``, or build it. Raises as :func:`prepared_store`."""
    if not (folder / "index.json").exists():
        if plan.schema is not None and project is not None and project.has_schema:
            # Masks may have been saved under names that were given since.
            plan = replace(plan, schema=plan.schema.remembering(project.schema))
        cases = cases_of(plan, project)
        check_there(plan.preprocessing.channels, cases)
        return plan.build_store(folder, cases, progress)
    store = plan.open_store(folder)
    same_cases = [(c.id, c.fingerprint) for c in store.cases] == [(c.id, c.fingerprint) for c in plan.cases]
    if not same_cases or store.preprocessing != plan.preprocessing or store.schema != plan.schema:
        raise SettingsError(
            f"The prepared slices in '{folder}' are not those that this run is to learn from.", "Start a new run."
        )
    return store


def _stoppable(context: RunContext, items: Iterable[Any], description: str) -> Iterator[Any]:
    """Progress that asks between two items whether to stop."""
    for item in context.progress(items, description):
        if context.should_stop():
            raise Stopped
        yield item


def _watched(cases: Sequence[Case], context: RunContext) -> Iterator[Case]:
    for number, case in enumerate(_stoppable(context, cases, "preparing slices"), 1):
        yield case
        context.while_preparing(number, len(cases))


def patch_size(canvas: tuple[int, int], max_size: int, stride: int) -> tuple[int, int]:
    """Height and width of training patches: the canvas, at most ``max_size``, a multiple of the network's stride."""
    height, width = (-(-min(side, max_size) // stride) * stride for side in canvas)
    return height, width


def smaller_volume(patch: Sides, network: UNet3dSettings) -> Sides | None:
    """About half of each side of a patch of volumes, multiples of what the network needs, as many as make sense; None
    if it is that small already."""
    least = network.depth_stride, 2 * network.stride, 2 * network.stride
    steps = network.depth_stride, network.stride, network.stride
    depth, height, width = (
        min(side, max(low, side // 2 // step * step)) for side, low, step in zip(patch, least, steps, strict=True)
    )
    return None if (depth, height, width) == tuple(patch) else (depth, height, width)


def smaller_patch(patch: tuple[int, int], stride: int) -> tuple[int, int] | None:
    """About half the patch, multiples of ``stride``, at least 32 pixels a side; None if it is that small already."""
    least = -(-_SMALLEST_PATCH // stride) * stride
    height, width = (min(side, max(least, side // 2 // stride * stride)) for side in patch)
    return None if (height, width) == tuple(patch) else (height, width)
