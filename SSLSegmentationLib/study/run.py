"""A study from beginning to end: pretrain, choose learning rates on validation, finetune, test, report."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from typing import Any

import numpy as np
import torch

from ..core.errors import DataError, SettingsError
from ..core.storage import write_json
from ..finetuning.planning import check_start, unlabelled_cases
from ..finetuning.strategy import REGISTRY as STRATEGIES
from ..pretraining.beginning import starter_network
from ..pretraining.recipe import counterparts, recipe
from ..project import Project, Role
from ..project.runs import Stopped
from ..project.series import whole_id
from ..project.shipped import STARTER
from ..tasks.base import task_of
from ..training import RunContext
from ..training.options import set_threads
from .cells import Place, do_cell, finetuning_settings
from .conditions import rates_in_words
from .design import FinetuningCell, PretrainingCell, chosen_rates, longer_rate_cells, rate_cells, result_cells
from .pool import Pool
from .report import StudyReport, write_report
from .same_recipe import refuse_another_recipe
from .settings import SCRATCH, SCRATCH_LONGER, YARDSTICKS, StudySettings

Cell = PretrainingCell | FinetuningCell
_STAGES = ("pretraining", "learning rates", "finetuning")
_POLL_SECONDS = 0.5


def check_study(project: Project, settings: StudySettings, pool: Pool | None = None) -> list[str]:
    """Refuse what cannot work before anything is trained; returns the ids of the labelled cases that it draws from.

    Args:
        project: with the cases.
        settings: of the study.
        pool: of a study that has begun.

    Raises:
        DataError: too few labelled cases of a role, or no images without labels for a strategy that needs them.
        SettingsError: an unknown method, preset or strategy, one of another task than the study, or a strategy that
            needs a backbone without one.
        CheckpointError: the starter is to be compared, and there is none.
    """
    for name in settings.backbones:
        method = PretrainingCell(name).method
        recipe(method).preset(settings.preset)
        task, wanted = task_of(recipe(method)), task_of(settings.task)
        if task is not wanted:
            same = counterparts(settings.task).get(method)
            raise SettingsError(
                f"'{method}' is pretrained for {task.purpose}, and this study compares {wanted.makes}.",
                f"Write '{same}' in its place." if same else "Leave it out of the starts.",
            )
    pool = pool or Pool.of(project)
    for start in settings.parsed_starts:
        if start.origin in YARDSTICKS and str(start) != start.origin:
            raise SettingsError(f"'{start}': a yardstick is what it is.", f"Write '{start.origin}' alone.")
        finetuning = finetuning_settings(settings, FinetuningCell(start, 1, 0, (), settings.rates[0]))
        check_start(finetuning, pretrained=start.is_pretrained)
        if start.origin == STARTER and starter_network() != finetuning.network:
            raise SettingsError(
                f"'{start}' cannot be compared: the starter backbone has another network than this study.",
                "Leave out --widths with the preset 'quick', or leave the starter out.",
            )
        drawn = [case for case in project.volumes(Role.TRAIN, labelled=True) if whole_id(case.id) in pool.train]
        alone = settings.all_labels and not unlabelled_cases(project.volumes(), drawn)
        if STRATEGIES[finetuning.strategy].unlabelled and alone:
            raise DataError(
                f"'{start}' needs images without labels, and with all labelled training cases none is left.",
                "Add volumes with the role 'unlabelled', or leave out the training with all labels.",
            )
    for role, count in (
        (Role.TRAIN, len(pool.train)),
        (Role.VALIDATION, pool.validation),
        (Role.TEST, pool.test),
    ):
        if not count:
            raise DataError(
                f"A study needs labelled {role} cases, and the project '{project.shown}' has none.",
                "Label some, and give them that role.",
            )
    return list(pool.train)


def run_study(project: Project, settings: StudySettings, context: RunContext) -> StudyReport:
    """Do all cells that are not done, and write the report into the run folder.

    Pretrains once per method, chooses a learning rate per start on the validation cases, finetunes on nested draws of
    the labelled training cases, and scores the test cases of each training once.

    Raises:
        Stopped: the context asked to stop; the study goes on cell by cell, each from its checkpoint.
        ProjectError: it was begun by a version whose preset means another recipe, and is not finished.
        SSLSegError: data, settings or storage do not allow it; the cells that are done stay.
    """
    run = context.run
    pool = Pool.of_run(run.folder, project)
    ids = check_study(project, settings, pool)
    place = Place(run.folder, project.folder, settings, str(context.device))
    with _workers(place, context) as workers:
        pretrained = workers.do(_STAGES[0], [PretrainingCell(name) for name in settings.backbones])
        tried = workers.do(_STAGES[1], rate_cells(settings, ids))
        longer = _longer(settings, pretrained, tried)
        tried += workers.do(_STAGES[1], longer_rate_cells(settings, ids, longer))
        rates = chosen_rates(settings, ids, tried)
        run.log_event("message", text=f"learning rates: {rates_in_words(rates)}")
        write_json(run.folder / "choices.json", {"rates": rates, "longer": longer, "tried": tried})
        tested = result_cells(settings, ids, rates, longer)
        cells = workers.do(_STAGES[2], tested)
    return write_report(place, project, pool, pretrained, rates, longer, tested, cells)


def _longer(settings: StudySettings, pretrained: Sequence[dict[str, Any]], tried: Sequence[dict[str, Any]]) -> float:
    """Length of ``scratch-longer``: as if the seconds of the longest pretraining were finetuning steps."""
    if not any(start.origin == SCRATCH_LONGER for start in settings.parsed_starts):
        return 1.0
    seconds = [row["seconds"] for row in tried if row["start"] == SCRATCH]
    if not pretrained:
        raise DataError(
            "How long 'scratch-longer' trains follows from the time that a pretraining takes, and there is none.",
            "Name a pretraining method among the starts, or leave it out.",
        )
    return 1.0 + max(row["seconds"] for row in pretrained) / float(np.mean(seconds))


# ---------------------------------------------------------------------- processes
_asked_to_stop: Any = None  # in a process of the pool: the event that its parent sets


def _begin(event: Any, threads: int) -> None:
    """In a new process of the pool: who stops it is its parent, and without one it ends."""
    global _asked_to_stop
    _asked_to_stop = event
    set_threads(threads)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is None:  # no process of a pool
        return
    parent.join()
    os._exit(1)  # the cell goes on from its last checkpoint when the study does


def _do_elsewhere(place: Place, cell: Cell) -> dict[str, Any] | None:
    """A cell in a process of the pool; None if it was stopped."""
    try:
        return do_cell(place, cell, _asked_to_stop.is_set)
    except Stopped:
        return None


@dataclass
class _Workers:
    """Does cells, one after the other here or several at a time in processes of their own."""

    place: Place
    context: RunContext
    pool: ProcessPoolExecutor | None
    stop: Any

    def do(self, stage: str, cells: Sequence[Cell]) -> list[dict[str, Any]]:
        """What the cells found, in their order.

        Raises:
            Stopped: asked to stop.
            ProjectError: some are still to be trained, and others were by another recipe.
            SSLSegError: the first fault of a cell; the others that had begun are ended first.
        """
        found: dict[int, dict[str, Any]] = {}
        work = [self._work(cell) for cell in cells]  # what is done already takes no time
        if any(work):
            refuse_another_recipe(self.place)
        started, to_do, done = time.monotonic(), sum(work), 0.0
        results = self._here(cells) if self.pool is None else self._elsewhere(cells, self.pool)
        for _ in self.context.progress(range(len(cells)), stage):
            index, content = next(results)
            found[index] = content
            done += work[index]
            left = round((time.monotonic() - started) * (to_do - done) / done, 1) if done else None
            self._tell(stage, cells[index], content, len(found), len(cells), left)
        return [found[index] for index in range(len(cells))]

    def _work(self, cell: Cell) -> float:
        """Length of the training that is still to come; that of a solver is too short to count."""
        if isinstance(cell, FinetuningCell) and cell.start.is_solved:
            return 0.0
        trained = self.place.result(replace(cell, purpose="rate") if isinstance(cell, FinetuningCell) else cell)
        return 0.0 if trained else getattr(cell, "length", 1.0)

    def _here(self, cells: Sequence[Cell]) -> Iterator[tuple[int, dict[str, Any]]]:
        for index, cell in enumerate(cells):
            done = self.place.result(cell)
            if done is None and self.context.should_stop():
                raise Stopped
            yield index, done or do_cell(self.place, cell, self.context.should_stop)

    def _elsewhere(self, cells: Sequence[Cell], pool: ProcessPoolExecutor) -> Iterator[tuple[int, dict[str, Any]]]:
        waiting: dict[Future, int] = {}
        for index, cell in enumerate(cells):
            done = self.place.result(cell)
            if done is not None:
                yield index, done
            else:
                waiting[pool.submit(_do_elsewhere, self.place, cell)] = index
        while waiting:
            finished, _ = wait(waiting, _POLL_SECONDS, FIRST_COMPLETED)
            if self.context.should_stop():
                raise Stopped
            for future in finished:
                yield waiting.pop(future), future.result()

    def _tell(self, stage: str, cell: Cell, content: dict[str, Any], done: int, total: int, left: float | None) -> None:
        number = _STAGES.index(stage) + 1
        scores = {name: content[name] for name in ("validation_dice", "seconds") if content.get(name) is not None}
        if "test" in content:
            scores["test_dice"] = float(np.nanmean(list(map(_number, content["test"]["dice"].values()))))
        self.context.run.log_event("cell", stage=stage, step=done, total=total, cell=cell.name, **scores)
        self.context.run.write_status(
            "running",
            stage=stage,
            stage_number=number,
            stage_count=len(_STAGES),
            step=done,
            total=total,
            seconds_left=left if number == len(_STAGES) else None,
        )


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


@contextmanager
def _workers(place: Place, context: RunContext) -> Iterator[_Workers]:
    count = place.settings.processes
    if count == 1:
        yield _Workers(place, context, None, None)
        return
    spawn = get_context("spawn")
    stop = spawn.Event()
    threads = max(1, torch.get_num_threads() // count)
    pool = ProcessPoolExecutor(count, mp_context=spawn, initializer=_begin, initargs=(stop, threads))
    try:
        yield _Workers(place, context, pool, stop)
    except BaseException:
        stop.set()  # those at work save and end; those that wait never begin
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
