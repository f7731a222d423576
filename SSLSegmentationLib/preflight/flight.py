"""A preflight as the first thing of a run, and one by itself that trains nothing."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import torch

from ..core.errors import SettingsError
from ..core.progress import Progress, silent
from ..core.storage import folder_size, storage_error
from ..core.text import byte_size, conjoined, duration
from ..project import Case
from ..stores import SliceStore
from ..training import RunContext, Trainer
from ..training.memory import NotEnoughMemory
from ..training.plan import drop_plan
from ..training.preparation import keep_on_device
from ..training.setup import CaseSource, RunSetup, StageSetup
from . import budget, memory
from .data import check_intensity, plan_checks
from .disk import check_disk, run_bytes
from .rehearsal import Rehearsal
from .report import Check, PreflightReport, Severity, StageEstimate
from .sequences import check_shown

MEASURING = "measuring the time it takes"
_MEASURED_SECONDS = 20.0  # of all stages together, about
_NOT_MEASURED = "Time and memory of several processes are not measured beforehand."
_SAMPLE_CASES = 4
_FULL = 0.9  # of an accelerator's memory
_LEFTOVER_SECONDS = 3600.0
_SEEN = 0.25  # of the minutes, after which the pace of preparing volumes is taken for that of all
_TRAINING = 2.0  # of the time that preparing takes: what makes sense at least


class Preflight:
    """Looks before a run leaps: cheap checks at once, measured steps when the slices are there.

    A run that is resumed on a device of the same kind checks the disk, and takes the rest from its events.

    Args:
        context: of the run, which calls for what comes later.
        clock: by which the time is kept that a run may take; it runs from now on.
    """

    def __init__(self, context: RunContext, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._began = clock, clock()
        self.context = context
        self.report = PreflightReport(str(context.device))

    def attach(self, work: RunSetup) -> None:
        """Check what needs no slices, and have the context call for the rest.

        Args:
            work: what the run will do.

        Raises:
            SSLSegError: the run cannot come to a good end.
        """
        run, report = self.context.run, self.report
        self.context.before_stage = self._start
        earlier = [event for event in run.events("preflight") if event.get("stages")]
        if earlier and earlier[-1]["device"] == report.device:
            report.disk_bytes = earlier[-1]["disk_bytes"]
            report.stages = {n: StageEstimate.from_dict(stage) for n, stage in earlier[-1]["stages"].items()}
            report.ending_seconds = earlier[-1].get("ending_seconds", 0.0)
            report.add([check_disk(report.disk_bytes, run.folder, folder_size(run.folder))])
            self._refuse()
            return
        self.work = work
        if self.work.minutes and self.context.ranks.world_size > 1 and budget.read_lengths(run.folder) is None:
            raise SettingsError(
                "A time budget is for a training in one process: with several ones nothing is measured beforehand.",
                "Start one process, or give a number of steps instead of minutes.",
            )
        report.disk_bytes = run_bytes(self.work)
        report.add([check_disk(report.disk_bytes, run.folder, folder_size(run.folder)), *plan_checks(self.work)])
        self._refuse()
        self.context.on_slices = self._measure
        if self.work.minutes:
            self.context.while_preparing = self._watch

    def _watch(self, done: int, count: int) -> None:
        """Give up as soon as preparing the volumes alone is seen to take longer than the minutes allow."""
        minutes, passed = self.work.minutes, self._clock() - self._began
        if passed < _SEEN * 60 * minutes:
            return
        around = passed * count / done
        if around > 60 * minutes:
            why = f"preparing the volumes alone takes about {duration(around)}"
            self.report.add([budget.too_short(minutes, _TRAINING * around, why)])
            self._refuse()

    def _measure(self, store: SliceStore) -> None:
        """Look at the slices, time some steps, and tell the user."""
        context = self.context
        self.report.add([check_intensity(store), *check_shown(store)])
        if context.ranks.world_size > 1:
            self.report.add([Check.ok("memory", _NOT_MEASURED)])
            self._refuse()
            return self._log()
        with _temporary_folder(context.run.folder, leftover_seconds=0.0) as folder:
            measure(self.work, store, folder, context.device, self.report, context.progress, context.should_stop)
        self._refuse()
        if self.work.minutes:
            self._settle()
        self._log()
        first, count = next(iter(self.report.stages.items())), len(self.work.stages)
        seconds = self.report.seconds
        context.run.write_status(
            "running",
            stage=first[0],
            stage_number=1,
            stage_count=count,
            step=0,
            total=first[1].steps,
            seconds_left=None if seconds is None else round(seconds, 1),
        )

    def _settle(self) -> None:
        """Work out, unless an earlier start has done so, how many steps fit into the minutes, and write it down."""
        folder = self.context.run.folder
        lengths = budget.read_lengths(folder)
        if lengths is None:
            lengths = budget.fit(self.work, self.report, self._clock() - self._began)
            self._refuse()
            budget.write_lengths(folder, self.work.minutes, lengths)
        budget.lengthen(self.report, lengths)

    def _start(self, trainer: Trainer) -> None:
        """Tell a stage how long it and the following ones take, and start it where its batches fit."""
        if self.context.ranks.world_size > 1:
            return
        estimate = self.report.stages[trainer.stage]
        names = list(self.report.stages)
        later = [self.report.stages[name].seconds for name in names[names.index(trainer.stage) + 1 :]]
        trainer.reporter.expect(
            estimate.validation_cost, sum(later) + self.report.ending_seconds, estimate.paced_seconds, self.context.tell
        )
        if estimate.lowered and not (trainer.folder / "last.pt").exists():
            trainer.go_down(estimate.parts, estimate.shrinks)
            text = f"Memory would run out: starting with {_lowered(trainer.objective.batch_size, estimate)}."
            self.context.run.log_event("fallback", stage=trainer.stage, step=0, text=text)

    def _refuse(self) -> None:
        """Go on only if nothing speaks against it; without slices, another start may choose other cases."""
        if not self.report.refusals:
            return
        self._log()
        if not (self.context.run.folder / "slices" / "index.json").exists():
            drop_plan(self.context.run.folder)
        self.report.refuse()

    def _log(self) -> None:
        warnings = [f"{check.sentence} {check.remedy}" for check in self.report.warnings]
        time_left = [f"It will take {self.report.time_sentence()}"] if self.report.stages else []
        time_left = [
            *(check.sentence for check in self.report.checks if check.name == budget.CHECK and not check.remedy),
            *time_left,
        ]
        if self.context.ranks.world_size > 1:
            time_left = [_NOT_MEASURED]
        self.context.run.log_event("preflight", text=" ".join([*time_left, *warnings]), **self.report.to_dict())
        for text in [*(f"Note: {warning}" for warning in warnings), *time_left]:
            self.context.tell(text)


def rehearse(
    work: RunSetup,
    folder: Path,
    device: torch.device,
    progress: Progress = silent,
    should_stop: Callable[[], bool] = lambda: False,
) -> PreflightReport:
    """All checks and measurements on a sample of the cases, without a run: nothing is trained, nothing is left behind.

    Args:
        work: what a run would do.
        folder: a temporary folder is made in it, so that the disk is the one that the run would use.
        device: where to compute.
        progress: shows progress.
        should_stop: asked between steps.

    Raises:
        DataError: a volume or label cannot be used.
        StorageError: ``folder`` is not writable.
        Stopped: asked to stop.
    """
    report = PreflightReport(str(device))
    report.disk_bytes = run_bytes(work)
    report.add([check_disk(report.disk_bytes, folder), *plan_checks(work)])
    if report.refusals:
        return report
    sample, (height, width) = _sample(work), work.shape[-2:]
    with _temporary_folder(folder) as temporary:
        started = time.perf_counter()
        store = work.plan.build_store(
            temporary / "slices",
            sample,
            lambda cases: progress(cases, "preparing slices"),
            canvas=(height, width),
        )
        work.furnish(store, progress)
        seconds = time.perf_counter() - started
        report.preparing_seconds = seconds * _voxels(work.cases) / _voxels(sample)
        keep_on_device(store, device)
        report.add([check_intensity(store), *check_shown(store)])
        started = time.perf_counter()
        measure(work, store, temporary, device, report, progress, should_stop)
        report.measuring_seconds = time.perf_counter() - started
    if work.minutes and not report.refusals:
        spent = report.preparing_seconds + report.measuring_seconds
        budget.lengthen(report, budget.fit(work, report, spent))
    return report


def measure(
    work: RunSetup,
    store: SliceStore,
    folder: Path,
    device: torch.device,
    report: PreflightReport,
    progress: Progress,
    should_stop: Callable[[], bool],
) -> None:
    """Time every stage and add what was found, the memory among it, to ``report``; arguments as in :func:`rehearse`."""
    used, free = memory.used_bytes(), memory.available_bytes()
    stages: list[StageSetup] = list(work.stages)
    seconds = budget.measuring_seconds(work.minutes, _MEASURED_SECONDS) / len(stages)
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        for stage in progress(stages, MEASURING):
            rehearsal = (stage.rehearsal or Rehearsal)(stage, store, folder, device, seconds, should_stop)
            try:
                report.stages[stage.name], fits_on = rehearsal.run()
            except NotEnoughMemory as error:
                report.stages.clear()
                report.add([Check("memory", Severity.REFUSAL, error.sentence, error.hint)])
                return
            if fits_on != device:
                report.add([_moved(device, fits_on)])
        if work.ending:
            report.ending_seconds = work.ending(store, folder, device)
    report.add([_memory_check(work, report, device, used, free)])


def _memory_check(
    work: RunSetup, report: PreflightReport, device: torch.device, used: int | None, free: int | None
) -> Check:
    lowered = [
        f"stage '{stage.name}' starts with {_lowered(stage.optimisation.batch_size, report.stages[stage.name])}"
        for stage in work.stages
        if report.stages[stage.name].lowered
    ]
    if lowered:
        return Check.warning(
            "memory",
            f"The memory does not hold a whole batch: {', '.join(lowered)}.",
            "Close other programs if it is too slow so, or choose a smaller network or the preset 'quick'.",
        )
    peaks = [estimate.peak_bytes for estimate in report.stages.values() if estimate.peak_bytes is not None]
    if len(peaks) < len(report.stages):
        return Check.ok("memory", "This system does not say how much is free; if it runs out, batches become smaller.")
    peak = max(peaks)
    if device.type == "cpu":
        taken = max(0, peak - (used or 0))
        if free is None:
            return Check.ok("memory", f"The run takes about {byte_size(taken)}; how much is free is not known.")
        return Check.ok("memory", f"The run takes about {byte_size(taken)} of the {byte_size(free)} that are free.")
    if device.type == "cuda":
        unused, total = torch.cuda.mem_get_info(device)
        room = unused + torch.cuda.memory_reserved(device)
        free_there = f"{byte_size(room)} that are free on '{device}' (of {byte_size(total)})"
        sentence = f"The run takes {byte_size(peak)} of the {free_there}."
        if peak > _FULL * room:
            return Check.warning("memory", sentence, "Close other programs that use it, or choose a smaller batch.")
        return Check.ok("memory", sentence)
    return Check.ok("memory", f"The run takes about {byte_size(peak)} of the memory of '{device}'.")


def _moved(device: torch.device, to: torch.device) -> Check:
    return Check.warning(
        "device",
        f"The memory of '{device}' does not hold even the smallest batch, so the run will go on on '{to}', slower.",
        "Close other programs that use it, or choose a smaller network (--widths).",
    )


def _lowered(batch: int, estimate: StageEstimate) -> str:
    """In words, as the training loop says it."""
    words = [f"batches of {batch // estimate.parts} slices, {estimate.parts} of them a step"] * (estimate.parts > 1)
    if estimate.shrinks:
        words.append("smaller patches")
    return conjoined(words)


def _sample(work: RunSetup) -> list[Case]:
    """A few cases to learn from, with and without labels, spread over all, and the largest validation case."""
    picked = {case.id for case in CaseSource(work.plan, work.cases).largest(work.plan.validation)}
    for ids in (work.plan.train_ids, work.plan.unlabelled_ids):
        step = max(1, len(ids) // _SAMPLE_CASES)
        picked |= set(ids[::step][:_SAMPLE_CASES])
    return [case for case in work.cases if case.id in picked]


def _voxels(cases: Sequence[Case]) -> int:
    return sum(case.size[0] * case.size[1] * case.size[2] for case in cases)


@contextmanager
def _temporary_folder(parent: Path, leftover_seconds: float = _LEFTOVER_SECONDS) -> Iterator[Path]:
    """A folder in ``parent`` that is removed at the end; those that killed processes have left go, too."""
    for leftover in parent.glob(".preflight-*"):
        if time.time() - leftover.stat().st_mtime >= leftover_seconds:
            shutil.rmtree(leftover, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".preflight-", dir=parent))
    except OSError as error:
        raise storage_error(parent, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
