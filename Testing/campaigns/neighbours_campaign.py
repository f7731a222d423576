"""What it is worth to see the neighbours of each slice: a network with ``--context 1`` against one without, both from
the starter backbone, of few labelled cases.

    python neighbours_campaign.py DATASET.json OUT.csv --work FOLDER --counts 1 2 4 --draws 3 --steps 300
    python neighbours_campaign.py ... --kinds slices z-score

The second line asks what it costs to normalise greys as nnU-Net does, in the same steps.

Learns from training cases of a data set and scores others of them, never test cases. Steps of both are timed first, in
turn, on one thread. ``neighbours`` gets as many as take the time of ``slices``, ``neighbours, same steps`` as many as
that has. The weights of the last step predict as a user's model does, on native grids. A draw has the same cases, the
same weights to begin with and the same order of slices in all of them, so they are compared draw by draw.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from csv_rows import read_rows, write_rows
from recipe_ablation import split
from volumes_campaign import mean_of_cases

from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.shipped import shipped_starter
from SSLSegmentationLib.training import RunContext, Trainer

COLUMNS = ("set", "kind", "count", "draw", "steps", "trained_seconds", "predicted_seconds", "dice")
SLICES, SAME_TIME, SAME_STEPS, Z_SCORE = "slices", "neighbours", "neighbours, same steps", "z-score"
#: What is compared: settings that differ from the preset's.
KINDS: dict[str, dict[str, str]] = {
    SLICES: {"context": "0"},
    SAME_TIME: {"context": "1"},
    SAME_STEPS: {"context": "1"},
    Z_SCORE: {"context": "0", "normalisation": "z-score"},
}
_TIMED = 30  # steps of each


def settings_of(kind: str, draw: int, steps: int) -> FinetuneSettings:
    """Those of the preset for a minute, with other steps."""
    settings = FinetuneSettings.from_preset("1min")
    optimisation = replace(settings.optimisation.lasting(steps, 10**6), seed=draw)
    return replace(settings, minutes=0.0, optimisation=optimisation, **KINDS[kind])


def times_longer(project: Project, ids: Sequence[str], folder: Path) -> float:
    """How much longer a step takes that sees neighbours: the ratio of the medians of steps taken in turn."""
    trainers = []
    for kind in (SLICES, SAME_TIME):
        setup = prepare_finetuning(project, settings_of(kind, 0, 100), shipped_starter(), ids)
        store = setup.plan.build_store(folder / kind, [case for case in setup.cases if case.id in ids])
        stage, run = setup.stages[0], RunFolder(folder / kind)
        objective = stage.objective(
            store, stage.optimisation, torch.device("cpu"), setup.way.new_network(setup.begun, 0)
        )
        trainers.append(Trainer(objective, stage.optimisation, RunContext(run, torch.device("cpu")), "timed"))
    seconds: list[list[float]] = [[], []]
    for step in range(_TIMED):
        for trainer, own in zip(trainers, seconds, strict=True):
            started = time.process_time()
            trainer.train_step(step)
            own.append(time.process_time() - started)
    one, other = (statistics.median(own[2:]) for own in seconds)
    return other / one


def trial(project: Project, kind: str, count: int, draw: int, steps: int, work: Path) -> dict[str, str]:
    """Train and score once; a line of the table."""
    names = sorted(case.id for case in project.cases(Role.TRAIN) if case.label is not None)
    learnt, scored = split(names, count, draw)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    started = time.process_time()
    context = RunContext(RunFolder(work), previews=False)
    model = run_finetuning(project, settings_of(kind, draw, steps), context, shipped_starter(), learnt).model
    trained, started = time.process_time() - started, time.process_time()
    dice = mean_of_cases(project, model, scored)
    predicted = time.process_time() - started
    shutil.rmtree(work)
    texts = [str(count), str(draw), str(steps), *(f"{value:.4g}" for value in (trained, predicted, dice))]
    return dict(zip(COLUMNS, [project.folder.name, kind, *texts], strict=True))


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """Mean Dice of each kind, and the differences to slices draw by draw: mean ± spread over draws (their number)."""
    others = [kind for kind in KINDS if kind != SLICES and kind in {row["kind"] for row in rows}]
    lines = [f"| set | cases | {' | '.join([SLICES, *others])} |", f"|---|---|---|{'---|' * len(others)}"]
    found = {(r["set"], int(r["count"]), r["kind"], r["draw"]): float(r["dice"]) for r in rows}
    for name, count in sorted({(key[0], key[1]) for key in found}):
        alone = {draw: dice for (*where, kind, draw), dice in found.items() if (*where, kind) == (name, count, SLICES)}
        cells = [_spread(list(alone.values()), "")]
        for kind in others:
            both = [draw for draw in alone if (name, count, kind, draw) in found]
            cells.append(_spread([found[name, count, kind, draw] - alone[draw] for draw in both], "+"))
        lines.append(f"| {name} | {count} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _spread(values: Sequence[float], sign: str) -> str:
    if not values:
        return ""
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{statistics.fmean(values):{sign}.3f} ± {spread:.3f} ({len(values)})"


def main() -> None:
    """See the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=[SLICES, SAME_TIME, SAME_STEPS])
    parser.add_argument("--counts", nargs="+", type=int, default=[1, 2, 4])
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--times-longer", type=float, default=0.0, help="as it was measured before; 0 = measure it now")
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.work / options.dataset.resolve().parent.name
    project = Project(folder) if folder.exists() else Project.create(folder)
    if not project.cases():
        import_dataset(project, options.dataset, link=True)
    names = sorted(case.id for case in project.cases(Role.TRAIN) if case.label is not None)
    steps = dict.fromkeys(options.kinds, options.steps)
    if SAME_TIME in steps:
        longer = options.times_longer or times_longer(project, names[:2], options.work / "timed")
        print(f"a step with neighbours takes {longer:.3f} times as long", flush=True)
        steps[SAME_TIME] = round(options.steps / longer)
    draws = range(options.first_draw, options.first_draw + options.draws)
    for draw, count, kind in itertools.product(draws, options.counts, options.kinds):
        rows = read_rows(options.out)
        key = (project.folder.name, kind, str(count), str(draw))
        if key not in {(row["set"], row["kind"], row["count"], row["draw"]) for row in rows}:
            row = trial(project, kind, count, draw, steps[kind], options.work / "runs" / folder.name)
            write_rows(options.out, COLUMNS, [*read_rows(options.out), row])
            print(row, flush=True)
    print(table(read_rows(options.out)))


if __name__ == "__main__":
    main()
