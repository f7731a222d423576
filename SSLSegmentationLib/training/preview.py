"""Pictures of what a network does at this moment of its training, a few in each run.

A method or objective says what there is to see (:class:`Preview`); ``figures`` draws it; :class:`Previews` decides when
and sees to it that a picture that fails costs a training nothing but the picture.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..core.errors import StorageError
from ..core.storage import remove_file
from ..figures.panels import Preview
from ..project.runs import RunFolder
from .reporting import Place

FOLDER = "previews"
_PICTURES = 20  # in a run
_SECONDS = 30.0  # between pictures, at least
_SHARE = 0.01  # of the time, at most, goes into pictures (besides the first and the last)
_SLICES = 3


class Previews:
    """The pictures of one stage: ``previews/<number>-<stage>-<step>.png`` in the run folder, an event for each.

    Twenty pictures a run at most, spread evenly over the steps and at least 30 s and a hundred times their own cost
    apart; besides those, always the first validation and the last step.

    Args:
        run: where to.
        stage: its name.
        total: steps of the stage.
        place: of the stage in the run.
    """

    def __init__(self, run: RunFolder, stage: str, total: int, place: Place) -> None:
        self.run = run
        self.stage = stage
        self.total = total
        self.limit = max(1, _PICTURES // place.count)
        self.stem = f"{place.number}-{stage}-"
        self._next_time = time.monotonic() + _SECONDS if self._drawn() else float("-inf")
        self._warned = False

    def due(self, step: int) -> bool:
        """Whether the validation at ``step`` should get a picture."""
        earlier = [drawn for drawn in self._drawn() if drawn < step]
        if step >= self.total or not earlier:
            return True
        enough_steps = step * self.limit // self.total > max(earlier) * self.limit // self.total
        return enough_steps and time.monotonic() >= self._next_time

    def forget_after(self, step: int) -> None:
        """Remove pictures of later steps: the training goes on from the checkpoint of ``step``."""
        for drawn, path in self._drawn().items():
            if drawn > step:
                with suppress(StorageError):  # one that stays will be drawn anew
                    remove_file(path)

    def take(self, step: int, look: Callable[[], Preview | None], device: torch.device) -> None:
        """Draw what ``look`` returns, if it is time for a picture; a failure is one warning event.

        Args:
            step: of the training.
            look: computes the preview; its use of random numbers is undone.
            device: on which it computes.
        """
        if not self.due(step):
            return
        started = time.monotonic()
        try:
            with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
                preview = look()
            if preview is not None:
                self._write(step, preview)
        except Exception as error:  # whatever a method or the disk does wrong: a picture is not worth a training
            self._warn(step, error)
        now = time.monotonic()
        self._next_time = max(started + _SECONDS, now + (now - started) / _SHARE)

    def _write(self, step: int, preview: Preview) -> None:
        from ..figures.preview import save_preview  # loads Matplotlib: only in a training

        path = self.run.folder / FOLDER / f"{self.stem}{step:08d}.png"
        save_preview(path, preview, f"Step {step} of {self.total}")
        name = path.relative_to(self.run.folder).as_posix()
        told = {"path": name, "text": preview.text, "words": preview.words}
        self.run.log_event("preview", stage=self.stage, step=step, **told)

    def _warn(self, step: int, error: Exception) -> None:
        if self._warned:
            return
        self._warned = True
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        text = f"A preview picture could not be made ({reason}). The training goes on."
        try:
            self.run.log_event("warning", stage=self.stage, step=step, text=text)
        except StorageError as refusal:  # the full disk that keeps the picture from being written
            logging.getLogger(__name__).warning("%s %s", text, refusal)

    def _drawn(self) -> dict[int, Path]:
        """Pictures of this stage by their step; also those from before a resume."""
        found = (self.run.folder / FOLDER).glob(f"{self.stem}*.png")
        steps = {path.stem.removeprefix(self.stem): path for path in found}
        return {int(step): path for step, path in steps.items() if step.isdigit()}


def spread_rows(case_of_row: np.ndarray, rows: np.ndarray, count: int = _SLICES) -> np.ndarray:
    """At most ``count`` of ``rows``, ascending: of cases far apart, at a quarter, the middle and three quarters.

    Args:
        case_of_row: case of each row of the slice store.
        rows: of the store, ascending.
    """
    cases = np.unique(case_of_row[rows])
    picked = []
    for place in range(count if len(cases) else 0):
        own = rows[case_of_row[rows] == cases[place * len(cases) // count]]
        picked.append(own[(place + 1) * len(own) // (count + 1)])
    return np.unique(np.array(picked, dtype=np.int64))


def middle(maps: Tensor) -> Tensor:
    """Maps [B, C, H, W] as they are; of volumes [B, C, D, H, W] the slice in the middle."""
    return maps[:, :, maps.shape[2] // 2] if maps.ndim == 5 else maps


def picture(images: Tensor) -> np.ndarray:
    """Images [B, 1, H, W], or the middle slices of volumes, on any device as float32 [B, H, W] from 0 to 1, for
    panels."""
    return middle(images)[:, 0].detach().float().clamp(0, 1).cpu().numpy()
