"""What each pretraining gives one labelled case: linear probe, short finetuning, and scratch at the same total time.

    OMP_NUM_THREADS=1 python Testing/campaigns/pretraining_comparison.py DATASET.json CELLS.csv --work FOLDER \\
        [--starts scratch position ...] [--tasks probe finetune] [--draws 3] [--seconds 120] [--max-size 64] [--table]

A start is ``scratch``, ``scratch-longer`` (finetuning alone: as many steps more as the pretraining took time),
``starter`` (the backbone that comes with the package) or a pretraining method, by its preset ``quick`` at 64 pixels,
with as many steps as ``--seconds`` of the processor allow; ``position+starter`` is one that begins with the starter and
``contrastive+still`` one with changed settings (:data:`VARIANTS`). There is one pretraining a start and set, on all
images but those of validation and test cases.

A draw shuffles the *training* cases as recipe_ablation.py does: the first N are learnt from, the last ones are scored.
Their images, not their labels, are among those of the pretraining, as in a cohort whose rest is to be segmented. Test
cases are left alone; validation cases choose weights, and classifiers of the probe. A draw has the same cases, seed and
order of slices for every start.

Every scored case is a line of CELLS.csv. A cell that is in it, and a pretraining in FOLDER, is not done again: the
command can be stopped at any time and be given more draws, starts or tasks. A table ends it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from csv_rows import read_rows, write_rows
from recipe_ablation import cell_dice, difference, split

from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe
from SSLSegmentationLib.pretraining.run import build_method, fixed_pretraining_plan, run_pretraining
from SSLSegmentationLib.pretraining.slices import CLASSES, stage_objective
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.shipped import STARTER, shipped_starter
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.training.preparation import patch_size, stored_slices
from SSLSegmentationLib.volumes.reading import read_volume

COLUMNS = (
    *("set", "count", "draw", "start", "task", "pretraining_seconds", "pretraining_steps"),
    *("seconds", "steps", "trained_on", "case", "dice"),
)
TASKS = ("probe", "finetune")
_TIMED_STEPS = 4

#: Changes of a method's settings: stage → setting → value; those of a nested setting are a dictionary.
VARIANTS: dict[str, dict[str, dict[str, Any]]] = {
    "warp": {"local": {"warp": {"rotation_deg": 20.0, "scale": (0.8, 1.25), "translation": 0.1, "elastic": 1 / 32}}},
    "still": {"local": {"warp": {"rotation_deg": 0.0, "scale": (1.0, 1.0), "translation": 0.0, "elastic": 0.0}}},
    "head": {"local": {"head_batch_norm": True}},
    "global-head": {"global": {"head_batch_norm": True, "pooling": 4}},
    "small-squares": {"mim": {"patch": 8}},
    "plain-head": {"simclr": {"head_batch_norm": False}, "pcl": {"head_batch_norm": False}},
}


@dataclass(frozen=True)
class Cell:
    """One training on labels.

    Args:
        set: name of the data set.
        count: labelled cases.
        draw: number of the draw.
        start: where the weights come from.
        task: what is done with them, one of :data:`TASKS`.
    """

    set: str
    count: int
    draw: int
    start: str
    task: str


Cells = dict[Cell, list[dict[str, str]]]


@dataclass(frozen=True)
class Amounts:
    """How much is computed: seconds of a pretraining, steps of a finetuning, pixels of a slice."""

    seconds: float = 120.0
    steps: int = 200
    max_size: int = 64
    widths: tuple[int, ...] = (16, 32, 64, 128, 128)


def read_cells(path: Path) -> Cells:
    """The cells that are done, each with its lines; none if there is no file yet."""
    cells: Cells = {}
    for row in read_rows(path):
        key = Cell(row["set"], int(row["count"]), int(row["draw"]), row["start"], row["task"])
        cells.setdefault(key, []).append(row)
    return cells


def write_cells(path: Path, cells: Cells) -> None:
    """Write all cells, so that the file is whole at any time."""
    write_rows(path, COLUMNS, (row for rows in cells.values() for row in rows))


def start_settings(start: str, amounts: Amounts) -> PretrainingSettings:
    """Settings of ``METHOD`` or ``METHOD+VARIANT+…``, with the preset's steps.

    Raises:
        SettingsError: there is no such method.
        ValueError: there is no such variant, or it changes nothing of this method.
    """
    method, *variants = start.split("+")
    settings = PretrainingSettings.from_preset(method, "quick")
    settings = replace(settings, max_size=amounts.max_size, network=replace(settings.network, widths=amounts.widths))
    for name in variants:
        if name == STARTER:
            settings = replace(settings, start=STARTER)
            continue
        changes = {stage: change for stage, change in VARIANTS.get(name, {}).items() if stage in settings.stages}
        if not changes:
            raise ValueError(
                f"'{start}': the variants are {', '.join(VARIANTS)}, each of certain methods, and {STARTER}"
            )
        stages = {
            stage: (_changed(own, changes.get(stage, {})), optimisation)
            for stage, (own, optimisation) in settings.stages.items()
        }
        settings = replace(settings, stages=stages)
    return settings


def _changed(settings: Any, changes: Mapping[str, Any]) -> Any:
    values = {
        name: replace(getattr(settings, name), **value) if isinstance(value, Mapping) else value
        for name, value in changes.items()
    }
    return replace(settings, **values)


def pretrained(start: str, project: Project, work: Path, amounts: Amounts) -> tuple[Path, float, int]:
    """Backbone of a start, the seconds of the processor it took here, and its steps; computed once."""
    if start == STARTER:
        return shipped_starter(), 0.0, 0
    folder = work / f"{start}-{amounts.seconds:g}s"
    if not (folder / "cost.json").exists():
        _prepare(folder, project, work, start, amounts)
        settings = PretrainingSettings.from_job(json.loads((folder / "settings.json").read_text(encoding="utf-8")))
        started = time.process_time()
        run_pretraining(project, settings, RunContext(RunFolder(folder)))
        steps = sum(optimisation.steps for _, optimisation in settings.stages.values())
        write_json(folder / "cost.json", {"seconds": time.process_time() - started, "steps": steps})
        print(f"{start}: {steps} steps in {time.process_time() - started:.0f} s", flush=True)
    cost = json.loads((folder / "cost.json").read_text(encoding="utf-8"))
    return folder / "backbone.pt", cost["seconds"], cost["steps"]


def _prepare(folder: Path, project: Project, work: Path, start: str, amounts: Amounts) -> None:
    """Slices, which all pretrainings share, and settings with as many steps as there is time for."""
    folder.mkdir(parents=True, exist_ok=True)
    slices, settings = work / "slices", start_settings(start, amounts)
    if slices.exists() and not (folder / "slices").exists():
        shutil.copytree(slices, folder / "slices")
    plan = fixed_pretraining_plan(folder, project, settings)
    store = stored_slices(folder / "slices", plan, project)
    if not slices.exists():
        shutil.copytree(folder / "slices", slices)
    if (folder / "settings.json").exists():
        return
    size = patch_size(store.canvas, settings.max_size, settings.network.stride)
    network = seeded_network(settings.network, CLASSES, 0)
    cost = 0.0
    for stage in recipe(settings.method).stages:
        optimisation = settings.stages[stage.name][1]
        method = build_method(stage, settings, network, size)
        objective = stage_objective(stage, method, plan, optimisation, store, torch.device("cpu"))
        for step in range(_TIMED_STEPS + 1):
            if step == 1:  # the first is slower
                started = time.process_time()
            objective.training_loss(step)["loss"].backward()
        cost += (time.process_time() - started) / _TIMED_STEPS * optimisation.steps
    stages = {
        name: (own, replace(optimisation, steps=max(1, round(optimisation.steps * amounts.seconds / cost))))
        for name, (own, optimisation) in settings.stages.items()
    }
    write_json(folder / "settings.json", replace(settings, stages=stages).to_job())


def do_cell(cell: Cell, cells: Cells, project: Project, work: Path, amounts: Amounts) -> list[dict[str, str]]:
    """Pretrain if need be, learn from the labels, score; the lines of the cell."""
    ids = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
    learnt, scored = split(ids, cell.count, cell.draw)
    backbone, before, before_steps = None, 0.0, 0
    if not cell.start.startswith("scratch"):
        backbone, before, before_steps = pretrained(cell.start, project, work, amounts)
    settings = FinetuneSettings.from_preset("quick")
    probed = cell.task == "probe"
    optimisation = replace(settings.optimisation, seed=cell.draw)
    settings = replace(
        settings,
        max_size=amounts.max_size,
        network=replace(settings.network, widths=amounts.widths),
        strategy="linear_probe" if probed else "full",
        random_probe=probed and backbone is None,
        optimisation=optimisation if probed else replace(optimisation, steps=_steps(cell, cells, amounts)),
    )
    folder = work / "models" / f"{cell.task}-{cell.start}-{cell.count}-{cell.draw}"
    shutil.rmtree(folder, ignore_errors=True)  # of a cell that was stopped
    context, prepared = RunContext(RunFolder(folder)), []
    context.on_slices = lambda _store: prepared.append(time.process_time())
    folder.mkdir(parents=True)
    model = run_finetuning(project, settings, context, backbone, learnt).model
    seconds = time.process_time() - prepared[0]
    common = {name: str(value) for name, value in vars(cell).items()} | {
        "pretraining_seconds": f"{before:.1f}",
        "pretraining_steps": str(before_steps),
        "seconds": f"{seconds:.1f}",
        "steps": str(settings.optimisation.steps if cell.task == "finetune" else 0),
        "trained_on": " ".join(learnt),
    }
    predictor = load_predictor(model)
    rows = [common | {"case": name, "dice": f"{_dice(predictor, project, name):.4f}"} for name in scored]
    shutil.rmtree(folder)
    return rows


def _steps(cell: Cell, cells: Cells, amounts: Amounts) -> int:
    """Steps of a finetuning; of ``scratch-longer`` as many as scratch would do in the time with a pretraining."""
    if cell.start != "scratch-longer":
        return amounts.steps
    seconds = float(cells[replace(cell, start="scratch")][0]["seconds"])
    return round(amounts.steps * (seconds + amounts.seconds) / seconds)


def _dice(predictor: Any, project: Project, case_id: str) -> float:
    """Dice of the whole volume on its own grid, mean over structures that are in either mask."""
    case = next(case for case in project.cases() if case.id == case_id)
    image = read_volume(case.image_path)
    found, reference = predictor.predict(image).labels, native_labels(case, image, project.schema)
    pairs = [(found == value, reference == value) for value in project.schema.values]
    return float(np.mean([2 * (a & b).sum() / (a.sum() + b.sum()) for a, b in pairs if a.any() or b.any()]))


def table(cells: Cells) -> str:
    """Per set and N: Dice of each start and task, and its differences to scratch in the draws that both have.

    ± is the standard error over draws; a difference is marked when it is more than twice that, in three draws or more.
    A probe is compared with the probe of random weights.
    """
    lines = []
    for name, count in sorted({(cell.set, cell.count) for cell in cells}):
        own = {cell: cell_dice(rows) for cell, rows in cells.items() if (cell.set, cell.count) == (name, count)}
        lines += [f"{name}, N = {count}", "", "| task | start | draws | Dice | spread | − scratch | − scratch-longer |"]
        lines += ["|---|---|---|---|---|---|---|"]
        for task in TASKS:
            starts = {cell.start: {} for cell in own if cell.task == task}
            for cell, dice in own.items():
                if cell.task == task:
                    starts[cell.start][cell.draw] = dice
            for start, mine in starts.items():
                against = [
                    difference(mine, starts.get(base, {})) if start != base else "–"
                    for base in ("scratch", "scratch-longer")
                ]
                values = list(mine.values())
                figures = [str(len(values)), f"{statistics.mean(values):.3f}", f"{min(values):.3f}–{max(values):.3f}"]
                lines.append(f"| {task} | `{start}` | {' | '.join([*figures, *against])} |")
        lines.append("")
    return "\n".join(lines)


def open_project(description: Path, folder: Path) -> Project:
    """The cases of a ``dataset.json``, linked."""
    if folder.exists():
        return Project(folder)
    project = Project.create(folder)
    import_dataset(project, description, link=True)
    return project


def run(
    cells: Cells, wanted: Iterable[Cell], project: Project, work: Path, path: Path, amounts: Amounts | None = None
) -> None:
    """Do those of ``wanted`` that are not in ``cells``, and write each down at once."""
    amounts = amounts or Amounts()
    for cell in wanted:
        if cell not in cells:
            cells[cell] = do_cell(cell, cells, project, work, amounts)
            write_cells(path, cells)
            print(f"{cell}: {cell_dice(cells[cell]):.3f}, {cells[cell][0]['seconds']} s", flush=True)


def main() -> None:
    """Parse arguments, do the cells, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("cells", type=Path, help="CSV of the cells; may hold other sets, too")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project and pretrainings")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    methods = ["position", "regression", "mim", "contrastive", "pix2rep"]
    parser.add_argument("--starts", nargs="+", default=["scratch", "scratch-longer", *methods])
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=Amounts.seconds, help="of the processor, for a pretraining")
    parser.add_argument("--steps", type=int, default=Amounts.steps, help="of a finetuning")
    parser.add_argument("--max-size", type=int, default=Amounts.max_size, help="pixels of a slice's longer side")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    options = parser.parse_args()
    cells = read_cells(options.cells)
    if not options.table:
        torch.set_num_threads(options.threads)
        amounts = Amounts(options.seconds, options.steps, options.max_size)
        for start in options.starts:
            if not start.startswith("scratch") and start != STARTER:
                start_settings(start, amounts)  # a slip in a name is told of before any work
        name = options.set or options.dataset.resolve().parent.name
        draws = range(options.first_draw, options.first_draw + options.draws)
        wanted = [
            Cell(name, options.count, draw, start, task)
            for task in options.tasks
            for draw in draws
            for start in options.starts
            if not (task == "probe" and start == "scratch-longer")
        ]
        run(
            cells, wanted, open_project(options.dataset, options.work / "project"), options.work, options.cells, amounts
        )
    print(table(cells))


if __name__ == "__main__":
    main()
