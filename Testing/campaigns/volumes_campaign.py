"""Slices or volumes: a 2D and a 3D network from scratch, of few labelled cases, in equal seconds of one processor.

    python volumes_campaign.py DATASET.json OUT.csv --work FOLDER --counts 1 4 --draws 3 --seconds 60
    python volumes_campaign.py ... --kinds "volumes, longer" mim_3d regression_3d position_3d

Learns from training cases of a data set and scores others of them, never test cases. A few steps are timed when a kind
has its first turn on a set, the quickest of some stretches, so that what else the machine does counts little; all draws
get as many steps as fit. The weights of the last step predict as a user's model does, on native grids.

The second line asks what pretraining is worth: for twice the seconds on all training cases but the scored ones, then a
finetuning as ever; beside it a training from scratch that takes as long as both.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from csv_rows import read_rows, write_rows
from recipe_ablation import split

from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.importing import add_volume, import_dataset
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes, run_pretraining
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training import RunContext, Trainer
from SSLSegmentationLib.training.setup import RunSetup
from SSLSegmentationLib.volumes.overlap import mean_dice
from SSLSegmentationLib.volumes.reading import read_volume

COLUMNS = ("set", "kind", "count", "draw", "seconds", "steps", "trained_seconds", "predicted_seconds", "dice")
_STRETCHES, _TIMED_SECONDS = 4, 2.0
_PRETRAINED = 2  # times as long as the finetuning after it
LONGER = "volumes, longer"


def _volumes() -> VolumeFinetuneSettings:
    return VolumeFinetuneSettings.from_preset("quick")


#: What is compared: settings for minutes of a processor.
KINDS: dict[str, Any] = {"slices": lambda: FinetuneSettings.from_preset("1min"), "volumes": _volumes}
#: What is asked for by name.
OTHERS: dict[str, Any] = {LONGER: _volumes, **dict.fromkeys(recipes("volumes"), _volumes)}


def fitting_steps(setup: RunSetup, ids: Sequence[str], seconds: float, folder: Path) -> int:
    """Steps of a run on some cases that fit into so many seconds of a processor."""
    store = setup.plan.build_store(folder / "timed", [case for case in setup.cases if case.id in ids])
    stage, cpu = setup.stages[0], torch.device("cpu")
    objective = stage.objective(store, stage.optimisation, cpu)
    trainer = Trainer(objective, stage.optimisation, RunContext(RunFolder(folder), cpu), "timed")
    trainer.train_step(0)
    step, quickest = 0, float("inf")
    for _ in range(_STRETCHES):
        started, first = time.process_time(), step
        while step < first + 2 or time.process_time() - started < min(_TIMED_SECONDS, seconds):
            step += 1
            trainer.train_step(step)
        quickest = min(quickest, (time.process_time() - started) / (step - first))
    return max(2, round(seconds / quickest))


def lasting(project: Project, settings: Any, ids: Sequence[str], seconds: float, folder: Path, steps: int = 0) -> Any:
    """The settings with so many steps or, with 0, as many as seconds of a processor allow."""
    steps = steps or fitting_steps(prepare_finetuning(project, settings, None, ids), ids, seconds, folder)
    return replace(settings, minutes=0.0, optimisation=settings.optimisation.lasting(steps, 10**6))


def mean_of_cases(project: Project, model: Path, scored: Sequence[str]) -> float:
    """Mean Dice of a model over structures, then over cases, on their own grids."""
    predictor, dices = load_predictor(model), []
    for case in project.cases():
        if case.id in scored:
            image = read_volume(case.image_path)
            truth = native_labels(case, image, project.schema)
            dices.append(mean_dice(predictor.predict(image).labels, truth, project.schema.values))
    return statistics.fmean(dices)


def pretrained(project: Project, method: str, scored: Sequence[str], seed: int, seconds: float, folder: Path) -> Path:
    """A backbone of the images of all training cases but those that are scored."""
    own = Project.create(folder / "project")
    for case in project.cases(Role.TRAIN):
        if case.id not in scored:
            add_volume(own, case.image_path, Role.UNLABELLED, link=True)
    settings = PretrainingSettings.from_preset(method, "quick")
    ((name, (how, optimisation)),) = settings.stages.items()
    setup = prepare_pretraining(own, settings)
    steps = fitting_steps(setup, [case.id for case in setup.cases[:4]], seconds, folder)
    optimisation = replace(optimisation.lasting(steps, 10**6), seed=seed)
    settings = replace(settings, minutes=0.0, stages={name: (how, optimisation)})
    return run_pretraining(own, settings, RunContext(RunFolder(folder / "run"), previews=False))


def trial(
    project: Project, kind: str, count: int, draw: int, seconds: float, work: Path, steps: int = 0
) -> dict[str, str]:
    """Train and score once, with so many steps or, with 0, as many as fit; a line of the table."""
    names = sorted(case.id for case in project.cases(Role.TRAIN) if case.label is not None)
    learnt, scored = split(names, count, draw)
    folder = work / f"{kind}-{count}-{draw}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    settings = (KINDS | OTHERS)[kind]()
    settings = replace(settings, optimisation=replace(settings.optimisation, seed=draw))
    longer = 1 + _PRETRAINED * (kind == LONGER)
    settings = lasting(project, settings, learnt, longer * seconds, folder, steps)
    started, start = time.process_time(), None
    if kind in recipes("volumes"):
        start = pretrained(project, kind, scored, draw, _PRETRAINED * seconds, folder / "pretraining")
    model = run_finetuning(project, settings, RunContext(RunFolder(folder), previews=False), start, learnt).model
    trained, started = time.process_time() - started, time.process_time()
    dice = mean_of_cases(project, model, scored)
    predicted = time.process_time() - started
    shutil.rmtree(folder)
    values = (kind, count, draw, seconds, settings.optimisation.steps, trained, predicted, dice)
    texts = [f"{value:.4g}" if isinstance(value, float) else str(value) for value in values]
    return dict(zip(COLUMNS, [project.folder.name, *texts], strict=True))


def table(rows: Sequence[dict[str, str]]) -> str:
    """Mean Dice and spread over draws."""
    kinds = [*KINDS, *(kind for kind in OTHERS if kind in {row["kind"] for row in rows})]
    lines = [f"| set | cases | {' | '.join(kinds)} |", f"|---|---|{'---|' * len(kinds)}"]
    for name, count in sorted({(row["set"], int(row["count"])) for row in rows}):
        cells = []
        for kind in kinds:
            found = [float(r["dice"]) for r in rows if (r["set"], r["kind"], int(r["count"])) == (name, kind, count)]
            spread = statistics.stdev(found) if len(found) > 1 else 0.0
            cells.append(f"{statistics.fmean(found):.3f} ± {spread:.3f} ({len(found)})" if found else "")
        lines.append(f"| {name} | {count} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """See the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--kinds", nargs="+", choices=[*KINDS, *OTHERS], default=list(KINDS))
    parser.add_argument("--counts", nargs="+", type=int, default=[1, 4])
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.work / options.dataset.resolve().parent.name
    project = Project(folder) if folder.exists() else Project.create(folder)
    if not project.cases():
        import_dataset(project, options.dataset, link=True)
    draws = range(options.first_draw, options.first_draw + options.draws)
    for draw, count, kind in itertools.product(draws, options.counts, options.kinds):
        rows = read_rows(options.out)
        alike = [row for row in rows if (row["set"], row["kind"]) == (project.folder.name, kind)]
        if (str(count), str(draw)) in {(row["count"], row["draw"]) for row in alike}:
            continue
        steps = int(alike[0]["steps"]) if alike else 0
        row = trial(project, kind, count, draw, options.seconds, options.work / "runs", steps)
        write_rows(options.out, COLUMNS, [*read_rows(options.out), row])
        print(row, flush=True)
    print(table(read_rows(options.out)))


if __name__ == "__main__":
    main()
