"""Label efficiency on a real data set: pretrain with each method, finetune with N = 1, 2, 4 and all labelled cases.

    python Testing/benchmarks/real_data.py DATASET.json RESULTS [--jobs 2] [--preset quick] [--max-size 96]

For each start (from scratch, after each pretraining) the learning rate is chosen on the validation cases at N = 2; the
test cases are looked at once per cell, at the end. Subsets are nested: draw d of N = 1 is part of draw d of N = 2, and
so on. Every cell writes its own JSON file, so that an interrupted campaign goes on where it stopped. At the end come
``table.csv``, ``table.md`` and ``curve.png``.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import random
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import torch

from SSLSegmentationLib.figures import save_label_curve
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, run_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.runs import RunFolder
from SSLSegmentationLib.storage import read_json, write_json, write_text
from SSLSegmentationLib.training import RunContext, pick_device
from SSLSegmentationLib.workflow import evaluate, set_threads

SCRATCH = "scratch"


@dataclass(frozen=True)
class Campaign:
    """What all cells share."""

    folder: Path
    preset: str
    max_size: int
    widths: tuple[int, ...]
    threads: int
    device: str

    @property
    def project(self) -> Project:
        return Project(self.folder / "project")

    def context(self, name: str) -> RunContext:
        folder = self.folder / "runs" / name
        folder.mkdir(parents=True, exist_ok=True)
        return RunContext(RunFolder(folder), pick_device(self.device))


@dataclass(frozen=True)
class Cell:
    """One finetuning."""

    start: str
    count: int
    draw: int
    rate: float

    @property
    def name(self) -> str:
        return f"{self.start}-n{self.count}-d{self.draw}-lr{self.rate:g}"


def subset(project: Project, count: int, draw: int) -> list[str]:
    """The labelled training cases of a draw: nested over ``count``."""
    ids = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
    random.Random(draw).shuffle(ids)
    return ids[:count]


def pretrain(campaign: Campaign, method: str) -> dict:
    """Pretrain with one method; returns seconds and the last losses."""
    set_threads(campaign.threads)
    record = campaign.folder / "cells" / f"pretrain-{method}.json"
    if record.exists():
        return read_json(record)
    settings = PretrainingSettings.from_preset(method, campaign.preset)
    settings = replace(settings, network=UNetSettings(widths=campaign.widths), max_size=campaign.max_size)
    context = campaign.context(f"pretrain-{method}")
    started = time.monotonic()
    run_pretraining(campaign.project, settings, context)
    last: dict[str, dict] = {}
    for event in context.run.events("metrics"):
        last.setdefault(event["stage"], {}).update(event)
    content = {"method": method, "seconds": time.monotonic() - started, "stages": last}
    write_json(record, content)
    return content


def finetune(campaign: Campaign, cell: Cell) -> dict:
    """Run one cell; returns its validation and test Dice."""
    set_threads(campaign.threads)
    record = campaign.folder / "cells" / f"{cell.name}.json"
    if record.exists():
        return read_json(record)
    project = campaign.project
    settings = FinetuneSettings.from_preset(campaign.preset)
    settings = replace(
        settings,
        network=UNetSettings(widths=campaign.widths),
        max_size=campaign.max_size,
        optimisation=replace(settings.optimisation, learning_rate=cell.rate, seed=cell.draw),
    )
    backbone = None if cell.start == SCRATCH else campaign.folder / "runs" / f"pretrain-{cell.start}" / "backbone.pt"
    ids = subset(project, cell.count, cell.draw)
    started = time.monotonic()
    result = run_finetuning(project, settings, campaign.context(cell.name), backbone, ids)
    seconds = time.monotonic() - started
    report = evaluate(project, result.model, Role.TEST)
    content = {
        **vars(cell),
        "cases": ids,
        "seconds": seconds,
        "validation_dice": 1 - result.outcome.best_score,
        "test_dice": report.overall().mean,
        "per_case": {case: report.case_mean(case) for case in report.scores},
        "per_class": {s.name: report.per_class(s.value).mean for s in report.schema.segments},
        "hd95_mm": report.overall("hd95_mm").mean,
    }
    write_json(record, content)
    return content


def run(campaign: Campaign, methods: list[str], rates: list[float], draws: dict[int, int], jobs: int) -> list[dict]:
    """Run the whole campaign over ``jobs`` processes; returns the cells of the chosen learning rates.

    ``draws`` maps a number of labelled cases to a number of draws; all labelled cases are added as one draw.
    """
    total = len(campaign.project.cases(Role.TRAIN, labelled=True))
    starts = [SCRATCH, *methods]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for content in pool.map(pretrain, [campaign] * len(methods), methods):
            print(f"pretrained {content['method']} in {content['seconds']:.0f} s", flush=True)
        trials = [Cell(start, min(2, total), 0, rate) for start in starts for rate in rates]
        chosen: dict[str, float] = {}
        best: dict[str, float] = {}
        for content in pool.map(finetune, [campaign] * len(trials), trials):
            report(content)
            if content["validation_dice"] > best.get(content["start"], -1):
                best[content["start"]], chosen[content["start"]] = content["validation_dice"], content["rate"]
        print("learning rate chosen on validation:", chosen, flush=True)
        draws = {**{n: d for n, d in draws.items() if n < total}, total: 1}
        cells = [Cell(s, n, d, chosen[s]) for n, count in draws.items() for d in range(count) for s in starts]
        results = []
        for content in pool.map(finetune, [campaign] * len(cells), cells):
            report(content)
            results.append(content)
    return results


def report(content: dict) -> None:
    """One line per finished cell."""
    print(
        f"{content['start']:<12} N={content['count']} draw {content['draw']} lr {content['rate']:g}: "
        f"validation {content['validation_dice']:.3f}, test {content['test_dice']:.3f} ({content['seconds']:.0f} s)",
        flush=True,
    )


def write_tables(campaign: Campaign, results: list[dict], seconds: float, title: str) -> str:
    """Write CSV, Markdown and the curve; returns the Markdown."""
    classes = list(results[0]["per_class"])
    with open(campaign.folder / "table.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["start", "labelled_cases", "draw", "learning_rate", "validation_dice", "test_dice", *classes])
        for row in results:
            scores = [f"{row['per_class'][name]:.4f}" for name in classes]
            head = [row["start"], row["count"], row["draw"], row["rate"]]
            writer.writerow([*head, f"{row['validation_dice']:.4f}", f"{row['test_dice']:.4f}", *scores])
    lines = [
        f"| N | start | draws | {' | '.join(classes)} | mean Dice | range over draws |",
        "|" + "---|" * (5 + len(classes)),
    ]
    total = max(row["count"] for row in results)
    for count in sorted({row["count"] for row in results}):
        for start in dict.fromkeys(row["start"] for row in results):
            rows = [row for row in results if row["start"] == start and row["count"] == count]
            means = [f"{statistics.mean(row['per_class'][name] for row in rows):.3f}" for name in classes]
            dices = [row["test_dice"] for row in rows]
            spread = f"{min(dices):.3f} to {max(dices):.3f}" if len(dices) > 1 else "–"
            label = f"{count} (all)" if count == total else str(count)
            cells = [label, start, str(len(rows)), *means, f"{statistics.mean(dices):.3f}", spread]
            lines.append("| " + " | ".join(cells) + " |")
    rates = {row["start"]: row["rate"] for row in results}
    machine = f"{torch.get_num_threads()} threads a process, {platform.machine()}, torch {torch.__version__}"
    notes = (
        f"\nLearning rate chosen on validation: {', '.join(f'{s} {r:g}' for s, r in rates.items())}. "
        f"Preset {campaign.preset}, slices of at most {campaign.max_size} px, widths {campaign.widths}. "
        f"{len(results)} finetunings in the table; this call took {seconds / 60:.0f} min ({machine}).\n"
    )
    text = f"### {title}\n\n" + "\n".join(lines) + "\n" + notes
    write_text(campaign.folder / "table.md", text)
    curve = [{"initialization": r["start"], "labelled_cases": r["count"], "dice": r["test_dice"]} for r in results]
    save_label_curve(campaign.folder / "curve.png", curve, title)
    return text


def main() -> None:
    """Parse arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json with training, validation and test cases")
    parser.add_argument("results", type=Path, help="folder for the project, all runs and the tables")
    parser.add_argument("--methods", nargs="+", default=["regression", "contrastive"])
    parser.add_argument("--rates", nargs="+", type=float, default=[2e-3, 5e-3], help="learning rates to choose from")
    parser.add_argument("--draws", nargs="+", default=["1:3", "2:2", "4:1"], help="labelled cases:draws")
    parser.add_argument("--preset", default="quick")
    parser.add_argument("--max-size", type=int, default=96, help="pixels of the longer side of a typical slice")
    parser.add_argument("--widths", nargs="+", type=int, default=[16, 32, 64, 128])
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    parser.add_argument("--threads", type=int, default=1, help="threads of each process")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    started = time.monotonic()
    campaign = Campaign(
        options.results.absolute(),
        options.preset,
        options.max_size,
        tuple(options.widths),
        options.threads,
        options.device,
    )
    if not (campaign.folder / "project" / "project.json").exists():
        imported = import_dataset(Project.create(campaign.folder / "project"), options.dataset, link=True)
        if imported.refused:
            raise imported.refused[0][1]
    set_threads(options.threads)
    draws = {int(count): int(number) for count, number in (pair.split(":") for pair in options.draws)}
    results = run(campaign, options.methods, options.rates, draws, options.jobs)
    title = json.loads(options.dataset.read_text())["name"]
    print(write_tables(campaign, results, time.monotonic() - started, title))


if __name__ == "__main__":
    main()
