"""Does a finetuning do better at the same time if it begins with drafts? Draw by draw, with the drafts alone beside it.

    OMP_NUM_THREADS=1 python Testing/campaigns/taught_by_drafts.py DATASET.json CELLS.csv --work FOLDER \\
        [--ways labels drafts ...] [--start scratch] [--count 1] [--draws 3] [--seconds 30] [--table]

Each way is a finetuning as a user starts it (preset ``quick`` at 64 pixels, bf16) that learns from the same cases; its
steps are as many as the time allows once its slices and drafts are made, which count. Cases to learn from and cases to
score are those of recipe_ablation.py; drafted are the other training cases and those without a label, at most twelve:
never a scored case, nor one of validation or test. ``alone`` is the draft itself, as ``sslseg draft --backbone none``
makes it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from csv_rows import Row, read_rows, write_rows
from draft_campaign import Cohort as DraftCohort
from draft_campaign import Trial, do_draw
from recipe_ablation import difference, split

from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.embedding.draft_files import SECOND
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.drafts_strategy import DraftsSettings
from SSLSegmentationLib.finetuning.run import FinetuneSetup, prepare_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.shipped import starter_path
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.case_arrays import native_labels, unchanged_volume
from SSLSegmentationLib.training import RunContext, Trainer
from SSLSegmentationLib.training.preparation import prepared_store
from SSLSegmentationLib.volumes.overlap import structure_dices

COLUMNS = ("set", "count", "draw", "start", "way", "budget", "seconds", "made", "steps", "taught_by", "case", "dice")
KEY = ("set", "count", "draw", "start", "way", "budget")
_MOST_DRAFTED = 12
_CPU = torch.device("cpu")
_VALIDATIONS = 6
#: None is the usual training.
WAYS: dict[str, DraftsSettings | None] = {
    "labels": None,
    "drafts": DraftsSettings(),
    "first-0.6": DraftsSettings(first_part=0.6),
    "first-0.2": DraftsSettings(first_part=0.2),
    "first-sure": DraftsSettings(certainty=0.7),
    "mixed": DraftsSettings(first_part=0.7, batch_share=0.5),
    "fading": DraftsSettings(first_part=0.8, fade=True),
    "fading-half": DraftsSettings(first_part=1.0, batch_share=0.5, fade=True),
}


@dataclass(frozen=True)
class Draw:
    """What is learnt from.

    Args:
        set: name of the data set.
        count: labelled cases.
        number: of the draw.
        budget: seconds of the processor.
    """

    set: str
    count: int
    number: int
    budget: float

    def cell(self, start: str, way: str) -> Row:
        """The columns that tell a cell from others."""
        values = (self.set, self.count, self.number, start, way, f"{self.budget:g}")
        return dict(zip(KEY, map(str, values), strict=True))


class Cases:
    """A project whose roles are those of a draw, and again those of the data set.

    Args:
        project: of a data set.
        kept: file with its roles, written on the first call: whoever is killed leaves those of a draw behind.
    """

    def __init__(self, project: Project, kept: Path) -> None:
        self.project = project
        if not kept.exists():
            write_json(kept, {case.id: str(case.role) for case in project.cases()})
        self.roles = {name: Role.parse(role) for name, role in read_json(kept).items()}
        self.restore()
        self.training = [case.id for case in project.cases(Role.TRAIN, labelled=True)]

    def cast(self, draw: Draw) -> tuple[list[str], list[str]]:
        """Give the roles of a draw; cases to learn from and to score."""
        learnt, scored = split(self.training, draw.count, draw.number)
        free = [name for name in self.training if name not in (*learnt, *scored)]
        free += [name for name, role in self.roles.items() if role is Role.UNLABELLED]
        drafted = set(np.random.default_rng(draw.number).permutation(free)[:_MOST_DRAFTED].tolist())
        for case in self.project.cases():
            role = self.roles[case.id]
            used = case.id in learnt or case.id in drafted or role is Role.VALIDATION
            self.project.set_role(case, role if used else Role.TEST, force=True)
        return learnt, scored

    def restore(self) -> None:
        """Give the roles of the data set."""
        for case in self.project.cases():
            self.project.set_role(case, self.roles[case.id], force=True)


def do_cell(
    draw: Draw, cases: Cases, start: str, way: str, folder: Path, known: dict[str, tuple[float, float]]
) -> list[Row]:
    """Train and score; a line for each scored case. ``known`` are the paces so far by start: all ways have the same."""
    learnt, scored = cases.cast(draw)
    try:
        settings = replace(FinetuneSettings.from_preset("quick"), max_size=64)
        if WAYS[way]:
            settings = replace(settings, strategy="drafts", drafts=WAYS[way])
        settings = replace(settings, optimisation=replace(settings.optimisation, seed=draw.number, precision="bf16"))
        backbone = starter_path() if start == "starter" else None
        folder.mkdir(parents=True)
        context, began = RunContext(RunFolder(folder)), time.process_time()
        setup = prepare_finetuning(cases.project, settings, backbone, learnt, folder)
        store = prepared_store(setup.plan, cases.project, context, setup.furnish)
        made = time.process_time() - began
        known[start] = known.get(start) or paces(setup, store, folder / "pace")
        pace, validation = known[start]
        steps = max(10, int((draw.budget - made - _VALIDATIONS * validation) / pace))
        every = -(-steps // _VALIDATIONS)
        length = replace(settings.optimisation, steps=steps, validate_every=every)
        began = time.process_time()
        result = run_finetuning(cases.project, replace(settings, optimisation=length), context, backbone, learnt)
        seconds = made + time.process_time() - began
        predictor = load_predictor(result.model)
        common = draw.cell(start, way) | {"seconds": f"{seconds:.1f}", "made": f"{made:.1f}", "steps": str(steps)}
        rows = []
        for name in scored:
            case = cases.project.case(name)
            image = unchanged_volume(case)
            found = predictor.predict(image).labels
            dices = structure_dices(
                found, native_labels(case, image, cases.project.schema), cases.project.schema.values
            )
            rows.append(common | {"taught_by": " ".join(learnt), "case": name, "dice": f"{np.nanmean(dices):.4f}"})
        return rows
    finally:
        cases.restore()
        shutil.rmtree(folder, ignore_errors=True)


def paces(setup: FinetuneSetup, store: SliceStore, folder: Path) -> tuple[float, float]:
    """Seconds of the processor of a step, and of a validation."""
    stage = setup.stages[0]
    objective = stage.objective(store, stage.optimisation, _CPU)
    folder.mkdir()
    trainer = Trainer(objective, stage.optimisation, RunContext(RunFolder(folder)), stage.name)
    RunFolder(folder).make_stage_folder(stage.name)
    trainer.train_step(0)
    began = time.process_time()
    for step in range(1, 6):
        trainer.train_step(step)
    pace = (time.process_time() - began) / 5
    began = time.process_time()
    trainer.validate()
    validation = time.process_time() - began
    whole = stage.validation_slices / max(1, objective.validation_slices)
    return pace, validation * whole


def alone(draw: Draw, cases: Cases, cohort: DraftCohort) -> list[Row]:
    """Lines of the drafts themselves."""
    learnt, scored = split(cases.training, draw.count, draw.number)
    began = time.process_time()
    found = do_draw(Trial(draw.set, draw.count, 0, "none", "train"), cohort, draw.number, [SECOND])
    seconds = time.process_time() - began
    if {row["taught_by"] for row in found} != {" ".join(learnt)}:
        raise ValueError("the drafts were taught by other cases")
    common = draw.cell("–", "alone") | {"seconds": f"{seconds:.1f}", "taught_by": " ".join(learnt)}
    return [common | {"case": row["case"], "dice": row["dice"]} for row in found if row["case"] in scored]


def table(rows: list[Row]) -> str:
    """Per set, N and start: Dice of each way, and the difference to labels alone in the draws that both have."""
    lines = ["| set | N | start | way | draws | Dice | sd over draws | − labels | steps |", "|---" * 9 + "|"]
    means: dict[tuple[str, str, str, str], dict[int, float]] = {}
    steps: dict[tuple[str, str, str, str], list[int]] = {}
    for row in rows:
        key = (row["set"], row["count"], row["start"], row["way"])
        own = [float(r["dice"]) for r in rows if all(r[name] == row[name] for name in KEY)]
        means.setdefault(key, {})[int(row["draw"])] = statistics.mean(own)
        steps.setdefault(key, []).append(int(row.get("steps") or 0))
    for key in sorted(means):
        mine, base = means[key], means.get((*key[:3], "labels"), {})
        spread = f"{statistics.stdev(mine.values()):.3f}" if len(mine) > 1 else "–"
        against = difference(mine, base) if key[3] not in ("labels", "alone") else "–"
        figures = f"{len(mine)} | {statistics.mean(mine.values()):.3f} | {spread} | {against}"
        lines.append(f"| {' | '.join(key)} | {figures} | {statistics.mean(steps[key]):.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Parse arguments, do the cells, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("cells", type=Path, help="CSV of the cells; may hold other sets, too")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    parser.add_argument("--ways", nargs="+", choices=[*WAYS, "alone"], default=["labels", "drafts", "alone"])
    parser.add_argument("--start", nargs="+", choices=("scratch", "starter"), default=["scratch"])
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=30.0, help="of the processor, for one training")
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    options = parser.parse_args()
    rows = read_rows(options.cells)
    if not options.table:
        torch.set_num_threads(1)
        name = options.set or options.dataset.resolve().parent.name
        folder = options.work / "project"
        if not (folder / "project.json").exists():
            import_dataset(Project.create(folder), options.dataset, link=True)
        cases = Cases(Project(folder), options.work / "roles.json")
        wanted = [("–", "alone")] if "alone" in options.ways else []
        wanted += [(start, way) for start in options.start for way in options.ways if way != "alone"]
        known: dict[str, tuple[float, float]] = {}
        for number in range(options.first_draw, options.first_draw + options.draws):
            draw = Draw(name, options.count, number, options.seconds)
            for start, way in wanted:
                cell = draw.cell(start, way)
                if any(cell.items() <= row.items() for row in rows):
                    continue
                if way == "alone":
                    new = alone(draw, cases, DraftCohort(cases.project, None))
                else:
                    new = do_cell(draw, cases, start, way, options.work / "run", known)
                rows += new
                write_rows(options.cells, COLUMNS, rows)
                dice = statistics.mean(float(row["dice"]) for row in new)
                print(f"{' '.join(cell.values())}: {dice:.3f}, {new[0].get('steps')} steps, {new[0]['seconds']} s")
    print(table(rows))


if __name__ == "__main__":
    main()
