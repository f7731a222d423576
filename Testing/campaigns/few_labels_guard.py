"""Does one labelled case still give masks as good as it did? A small study on held-out training cases.

    python Testing/campaigns/few_labels_guard.py DATASET.json --work FOLDER [--set NAME] [--draws 3] [--record]

Makes a project of the set's training and validation cases; half of the training cases, at most eight, become its test
cases. The set's own test cases are left out: this is run again and again. Then ``sslseg study`` from scratch with one
label and the preset as it is. Its mean Dice is compared with the one that stands in docs/results/few_labels_guard.csv,
draw by draw: it fails (exit code 1) where the mean of the differences is below both -0.03 and twice its standard error.
``--record`` writes the figures down instead, for a change that is meant.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
from pathlib import Path

import numpy as np
from csv_rows import Row, read_rows, write_rows

from SSLSegmentationLib import __version__
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.jobs.requests import StudyRequest
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.study.run import run_study
from SSLSegmentationLib.training import RunContext

FIGURES = Path(__file__).resolve().parents[2] / "docs" / "results" / "few_labels_guard.csv"
COLUMNS = ("set", "draw", "trained_on", "dice", "seconds", "version")
_MOST_TESTED = 8
_ALLOWED = 0.03  # of Dice


def held_out_project(description: Path, folder: Path) -> Project:
    """A project of the training and validation cases of a ``dataset.json``, some of the former for testing."""
    if (folder / "project.json").exists():
        return Project(folder)
    project = Project.create(folder)
    import_dataset(project, description, link=True)
    for case in project.cases(Role.TEST):
        project.remove_case(case)
    training = project.cases(Role.TRAIN, labelled=True)
    chosen = np.random.default_rng(0).permutation(len(training))[: min(_MOST_TESTED, len(training) // 2)]
    for number in chosen:
        project.set_role(training[number], Role.TEST)
    return project


def measured(project: Project, name: str, settings: StudySettings) -> list[Row]:
    """The figures of a study with one label from scratch, one line a draw."""
    run = StudyRequest(settings).write(project)
    run_study(project, settings, RunContext(run))
    rows = read_rows(run.folder / "cells.csv")
    return [
        {
            "set": name,
            "draw": row["draw"],
            "trained_on": row["cases"],
            "dice": f"{statistics.mean(float(row[c]) for c in row if c.startswith('dice ') and row[c]):.4f}",
            "seconds": f"{float(row['seconds']):.0f}",
            "version": __version__,
        }
        for row in rows
        if row["start"] == "scratch"
    ]


def verdict(now: list[Row], before: list[Row]) -> tuple[bool, str]:
    """Whether all is well, and why, in a sentence. Draws with other cases are not compared."""
    recorded = {(row["draw"], row["trained_on"]): float(row["dice"]) for row in before}
    differences = [
        float(row["dice"]) - recorded[key] for row in now if (key := (row["draw"], row["trained_on"])) in recorded
    ]
    if len(differences) < 2:
        return False, "Fewer than two draws are recorded for this set: nothing to compare with. Use --record first."
    mean = statistics.mean(differences)
    error = statistics.stdev(differences) / math.sqrt(len(differences))
    well = mean >= -_ALLOWED or mean >= -2 * error
    return well, f"Dice {mean:+.3f} ± {error:.3f} against what is recorded, {len(differences)} draws."


def main() -> int:
    """Parse arguments, measure, compare or record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for the project")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--record", action="store_true", help="write the figures down instead of comparing them")
    options = parser.parse_args()
    name = options.set or options.dataset.resolve().parent.name
    rate = FinetuneSettings.from_preset("quick").optimisation.learning_rate
    few = {"counts": (1,), "all_labels": False, "draws_few": options.draws, "rates": (rate,)}
    settings = StudySettings(("scratch",), yardsticks=False, **few)
    rows = measured(held_out_project(options.dataset, options.work / name), name, settings)
    for row in rows:
        print(f"{name}, draw {row['draw']} ({row['trained_on']}): Dice {row['dice']}, {row['seconds']} s")
    recorded = read_rows(FIGURES)
    if options.record:
        write_rows(FIGURES, COLUMNS, [row for row in recorded if row["set"] != name] + rows)
        return 0
    well, words = verdict(rows, [row for row in recorded if row["set"] == name])
    print(words)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
