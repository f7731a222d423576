"""Kill background jobs at random moments, resume them, and compare with the same jobs that nobody killed.

    python Testing/campaigns/kill_campaign.py [--kills 50] [--seed 0] [--lanes 2] [--only learn]

Small jobs of each kind run on a synthetic project, first undisturbed, then with SIGKILL to the worker and all that it
started at moments drawn uniformly from the duration of the undisturbed job (every fourth kill waits for the next file
that is being written), each followed by a resume, until the job is done. Weights and masks must be equal bit for bit,
of learning that goes on those of every model of the chain, each kill must be noticed, and no process, half-written file
or unreadable record may be left. Exit code 1 if not. Learning has a project of its own: it would wait for the others.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kill_outputs import Parts, differences, masks, models, weights

from SSLSegmentationLib.api import new_finetuning, new_prediction, new_pretraining
from SSLSegmentationLib.core.process import Identity, alive
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.learning_settings import LearningSettings
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.jobs import Job, JobState, JobView, start
from SSLSegmentationLib.jobs.requests import LearningRequest
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder

_NETWORK = UNetSettings(widths=(8, 16, 32))
_SIZE = 48  # pixels
_METHODS = ("regression", "contrastive")
_LIMIT_SECONDS = 600.0  # for a job to get to its end
_WRITE_SECONDS = 3.0  # to wait for a file being written
_NOTICE_SECONDS = 20.0  # for a kill to be noticed
_EXIT_SECONDS = 5.0  # for a worker to leave after it has said that it is done


@dataclass(frozen=True)
class Kind:
    """A kind of job.

    Args:
        name: shown in the table.
        make: writes a new request.
        output: what the finished job made.
    """

    name: str
    make: Callable[[], RunFolder]
    output: Callable[[RunFolder], Parts]


@dataclass(frozen=True)
class Kill:
    """One kill.

    Args:
        where: state or stage that the job was in.
        writing: a file was being written.
        judged: what a newcomer concludes from the folder.
        seconds: until the newcomer concludes it.
    """

    where: str
    writing: bool
    judged: JobState
    seconds: float


@dataclass
class Tally:
    """What happened to the jobs of one kind."""

    reference_seconds: float
    jobs: int = 0
    extra_seconds: float = 0.0
    kills: list[Kill] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    busy: int = 0

    @property
    def turn(self) -> tuple[int, int]:
        """The lowest is next."""
        return len(self.kills) + self.busy, self.jobs + self.busy


class Campaign:
    """Kinds of jobs on a small synthetic project, and what kills did to them.

    Args:
        folder: new or empty.
        seed: decides the moments.
        effort: scales the number of training steps and of cases.
        kills_per_job: at most.
        interpreter: of the workers.
    """

    def __init__(
        self,
        folder: Path,
        seed: int = 0,
        effort: float = 1.0,
        kills_per_job: int = 3,
        interpreter: Path | str = sys.executable,
    ) -> None:
        self.folder = folder
        self.seed = seed
        self.effort = effort
        self.kills_per_job = kills_per_job
        self.interpreter = str(interpreter)
        self.project = Project.create(folder / "my projét")
        cohort = CohortSettings(cases=max(5, round(40 * effort)), training=2, validation=1, test=1, size=_SIZE)
        self.learners = Project.create(folder / "learning é")
        written = write_cohort(folder / "cohort", cohort)
        for project in (self.project, self.learners):
            import_dataset(project, written, link=True)
        self.tallies: dict[str, Tally] = {}
        self._references: dict[str, Parts] = {}
        self._kinds: list[Kind] = []
        self._guard = threading.Lock()

    def prepare(self, *methods: str, learning_alone: bool = False) -> None:
        """Run each kind once, undisturbed: pretraining by these methods, then what, or what alone, builds on it."""
        for method in methods:
            run = self._refer(Kind(method, lambda method=method: self._pretraining(method), weights))
        backbone = run.folder / "backbone.pt"
        if not learning_alone:
            self._prepare_prediction(backbone)
        self._refer(Kind("learn", lambda: self._learning(backbone), models))

    def _prepare_prediction(self, backbone: Path) -> None:
        run = self._refer(Kind("finetune", lambda: self._finetuning(backbone), weights))
        model, cases = run.folder / "model.pt", [case.id for case in self.project.cases()]

        def prediction() -> RunFolder:
            # Masks bear the name of their model's run: a copy of the model keeps those of different jobs apart.
            copy = self.project.folder / "models" / uuid.uuid4().hex / "model.pt"
            copy.parent.mkdir(parents=True)
            shutil.copyfile(model, copy)
            return new_prediction(self.project, copy, cases, flips=True)

        self._refer(Kind("predict", prediction, partial(masks, self.project)))

    def run(self, kills: int, lanes: int = 1, only: Collection[str] = ()) -> None:
        """Kill ``kills`` times, in ``lanes`` jobs at a time, if so asked only these kinds."""
        left = threading.Semaphore(kills)
        kinds = [kind for kind in self._kinds if not only or kind.name in only]

        def work(lane: int) -> None:
            while left.acquire(blocking=False):
                left.release()  # it is for the job to take
                with self._guard:  # that kind's turn which has had the fewest kills
                    kind = min(kinds, key=lambda kind: self.tallies[kind.name].turn)
                    tally = self.tallies[kind.name]
                    tally.busy += 1
                    draw = random.Random(f"{self.seed} {kind.name} {tally.jobs + tally.busy}")
                self._torment(kind, draw, lane, left)

        with ThreadPoolExecutor(lanes) as pool:
            list(pool.map(work, range(lanes)))

    @property
    def faults(self) -> list[str]:
        """Sentences on all that went wrong; empty = all is well."""
        left = [f"'{path}' was left" for path in self.folder.rglob(".partial-*")]
        return left + [f"{name}: {fault}" for name, tally in self.tallies.items() for fault in tally.faults]

    def table(self) -> str:
        """Markdown."""
        heads = "job", "undisturbed (s)", "jobs", "kills", "while …", "amid a write", "noticed after (s, slowest)"
        head = " | ".join(["", *heads, "extra per kill (s)", "equal", ""]).strip()
        head += "\n|---|---:|---:|---:|---|---:|---:|---:|---|"
        return "\n".join([head, *(_row(name, tally) for name, tally in self.tallies.items())])

    # ------------------------------------------------------------------ one job
    def _torment(self, kind: Kind, draw: random.Random, lane: int, left: threading.Semaphore) -> None:
        """Take a job of this kind to its end through some kills, and check what it leaves."""
        tally, run, seen = self.tallies[kind.name], kind.make(), set[Identity]()
        kills, faults, spent = [], [], 0.0
        while len(kills) < self.kills_per_job and left.acquire(blocking=False):
            moment, amid_write = draw.uniform(0, tally.reference_seconds), draw.random() < 0.25
            began = time.monotonic()
            kill = self._kill(self._start(run, lane), moment, amid_write, seen)
            spent += time.monotonic() - began
            if kill is None:  # it was done before
                left.release()
                if not kills:
                    tally.reference_seconds = min(tally.reference_seconds, spent)
                break
            kills.append(kill)
            spent -= kill.seconds  # looking at the corpse is no part of the job
            if not kill.judged.startable:
                faults.append(f"after a kill while {kill.where} it counted as {kill.judged}")
        view = Job(run.folder).poll()
        if kills and view.state.startable:
            began = time.monotonic()
            view = _until_ended(self._start(run, lane), seen)
            spent += time.monotonic() - began
        if view.state is not JobState.DONE:
            faults.append(f"it ended as {view.state}: {view.error or view.note}")
        faults += _leftovers(run, seen, len(kills)) + differences(self._references[kind.name], kind.output, run)
        with self._guard:
            tally.busy -= 1
            tally.jobs += 1
            tally.kills += kills
            tally.extra_seconds += max(0.0, spent - tally.reference_seconds)
            tally.faults += [f"{run.id}: {fault}" for fault in faults]

    def _kill(self, job: Job, moment: float, amid_write: bool, seen: set[Identity]) -> Kill | None:
        """Kill ``moment`` seconds after the start, or at the next write after it; None if the job had ended by then."""
        limit = time.monotonic() + moment
        while time.monotonic() < limit:
            if _note(job, seen).state.ended:
                return None
            time.sleep(min(0.05, max(0.0, limit - time.monotonic())))
        masks = tuple(self.project.folder.glob("cases/*/predictions")) if job.poll().kind == "predict" else ()
        while not (state := _note(job, seen).state).ended and not any(alive(who) for who in seen):
            time.sleep(0.01)  # a launcher has gone and what it launched has not said who it is
        if state.ended:
            return None
        while amid_write and not _half_written(job.folder, *masks) and time.monotonic() < limit + _WRITE_SECONDS:
            time.sleep(0.0002)
        for who in seen:
            _kill_group(who)
        killed, newcomer = time.monotonic(), Job(job.folder)
        writing, where = _half_written(job.folder, *masks), _where(job.run)
        while not (state := newcomer.poll().state).ended and time.monotonic() - killed < _NOTICE_SECONDS:
            time.sleep(0.02)
        if state is JobState.DONE:  # killed on its way out
            return None
        return Kill(where, writing, state, time.monotonic() - killed)

    def _start(self, run: RunFolder, lane: int) -> Job:
        """One thread, so that sums are rounded alike; a waiting line for each lane, so that lanes do not wait."""
        environment = {"OMP_NUM_THREADS": "1", "SSLSEG_STATE": str(self.folder / f"state{lane}")}
        return start(run.folder, self.interpreter, "cpu", environment)

    def _refer(self, kind: Kind) -> RunFolder:
        run, began = kind.make(), time.monotonic()
        view = _until_ended(self._start(run, 0), set())
        if view.state is not JobState.DONE:
            raise SystemExit(f"The undisturbed {kind.name} ended as {view.state}: {view.error or view.note}")
        self._kinds.append(kind)
        self.tallies[kind.name] = Tally(time.monotonic() - began)
        self._references[kind.name] = kind.output(run)
        return run

    # ------------------------------------------------------------------ requests
    def _pretraining(self, method: str) -> RunFolder:
        chosen = PretrainingSettings.from_preset(method, "quick")
        count = max(4, round(self.effort * 400 / len(chosen.stages)))
        stages = {
            name: (own, replace(optimisation, steps=count, batch_size=4, validate_every=max(2, count // 8)))
            for name, (own, optimisation) in chosen.stages.items()
        }
        return new_pretraining(self.project, replace(chosen, network=_NETWORK, max_size=_SIZE, stages=stages))

    def _finetuning(self, backbone: Path) -> RunFolder:
        chosen = FinetuneSettings.from_preset("quick")
        count = max(4, round(self.effort * 200))
        optimisation = replace(chosen.optimisation, steps=count, batch_size=4, validate_every=max(2, count // 6))
        return new_finetuning(self.project, backbone, replace(chosen, optimisation=optimisation))

    def _learning(self, backbone: Path) -> RunFolder:
        """Some rounds on the labels that there are."""
        chosen = LearningSettings.from_preset("quick")
        count = max(4, round(self.effort * 100))
        own = replace(chosen.finetuning.optimisation, steps=count, batch_size=4, validate_every=max(2, count // 4))
        rounds = replace(chosen, finetuning=replace(chosen.finetuning, optimisation=own))
        return LearningRequest(rounds, backbone, once=True).write(self.learners)


# ---------------------------------------------------------------------- watching and killing
def _note(job: Job, seen: set[Identity]) -> JobView:
    """Poll, and remember the processes that the folder names."""
    view = job.poll()
    for name, key in (("status.json", "worker"), ("launch.json", "process")):
        with suppress(OSError, ValueError):
            who = Identity.from_dict(json.loads((job.folder / name).read_bytes()).get(key))
            if who and who.pid != os.getpid():
                seen.add(who)
    return view


def _until_ended(job: Job, seen: set[Identity]) -> JobView:
    limit = time.monotonic() + _LIMIT_SECONDS
    while not (view := _note(job, seen)).state.ended and time.monotonic() < limit:
        time.sleep(0.05)
    return view


def _half_written(*folders: Path) -> bool:
    """Whether a checkpoint, slice store or mask lies there half-written (the status, written all the time, aside)."""
    with suppress(OSError):  # what is listed may be renamed before it is looked into
        return any(not path.name.endswith(".json") for folder in folders for path in folder.rglob(".partial-*"))
    return False


def _kill_group(who: Identity) -> None:
    if alive(who):
        for kill in (os.killpg, os.kill):  # it may not lead a group yet
            with suppress(ProcessLookupError):
                kill(who.pid, signal.SIGKILL)


def _where(run: RunFolder) -> str:
    """State or stage that a status speaks of."""
    status = run.read_status()
    if "stage" not in status:
        return "planning" if status["state"] == JobState.RUNNING else status["state"]
    return "finishing" if status.get("step") == status.get("total") else status["stage"]


# ---------------------------------------------------------------------- checking
def _leftovers(run: RunFolder, seen: set[Identity], kills: int) -> list[str]:
    """Sentences on what a finished run should not have left."""
    limit = time.monotonic() + _EXIT_SECONDS
    while any(alive(who) for who in seen) and time.monotonic() < limit:
        time.sleep(0.05)
    faults = [f"process {who.pid} still lives" for who in seen if alive(who)]
    broken = sum(not _is_json(line) for line in (run.folder / "events.jsonl").read_bytes().splitlines())
    if broken > kills:
        faults.append(f"{broken} events cannot be read")
    names = ("job.json", "status.json", "result.json")
    faults += [f"'{name}' cannot be read" for name in names if not _is_json((run.folder / name).read_bytes())]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(run.folder) in path.read_bytes().split(b"\0"):
                faults.append(f"process {path.parent.name} still works on it")
    return faults


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _row(name: str, tally: Tally) -> str:
    kills = tally.kills
    cells = [
        name,
        f"{tally.reference_seconds:.1f}",
        tally.jobs,
        len(kills),
        ", ".join(f"{place} {count}" for place, count in Counter(kill.where for kill in kills).most_common()),
        sum(kill.writing for kill in kills),
        f"{max((kill.seconds for kill in kills), default=0.0):.2f}",
        f"{tally.extra_seconds / max(1, len(kills)):.1f}",
        "no" if tally.faults else "yes",
    ]
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> int:
    """Run the campaign and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="number of kills (default: 50)")
    parser.add_argument("--seed", type=int, default=0, help="decides the moments (default: 0)")
    parser.add_argument("--lanes", type=int, default=2, help="jobs at a time (default: 2)")
    kinds = (*_METHODS, "finetune", "predict", "learn")
    parser.add_argument("--only", nargs="+", default=(), choices=kinds, help="kinds that are killed (default: all)")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder), options.seed)
        alone = set(options.only) == {"learn"}
        campaign.prepare(*(_METHODS[:1] if alone else _METHODS), learning_alone=alone)
        campaign.run(options.kills, options.lanes, options.only)
    print(campaign.table())
    print(f"\n{options.kills} kills, seed {options.seed}, {options.lanes} lanes: {time.monotonic() - began:.0f} s")
    for fault in campaign.faults:
        print(f"FAULT  {fault}")
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
