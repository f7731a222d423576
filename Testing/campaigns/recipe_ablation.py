"""Where finetuning from scratch loses: one part of it exchanged at a time against a plain loop, at the same time.

    OMP_NUM_THREADS=1 python Testing/campaigns/recipe_ablation.py DATASET.json CELLS.csv --work FOLDER \\
        [--recipes plain ours plain+masks ours+masks ...] [--count 1] [--draws 5] [--seconds 60] [--table]

``plain`` is a plain training loop, ``ours`` what the preset ``quick`` did at 64 pixels until 2026-11-30 and ``quick``
what it does since; ``plain+masks`` is the plain loop with our masks, ``ours+masks`` ours with the plain loop's
(recipes.py lists the stages and further changes). All have the same U-Net, the same loss and, but for those with the
preset's steps, the same seconds of the processor in one thread.

A draw shuffles the *training* cases: the first N are learnt from, the last ones (half, at most eight) are scored. Test
cases are neither learnt from nor scored; validation cases only choose weights where a recipe asks for it. A draw has
the same cases, the same random weights and the same order of slices for every recipe, so recipes are compared draw by
draw.

Every scored case is a line of CELLS.csv. A cell that is in it is not done again, so the command can be stopped at any
time and be given more draws or recipes. It prints a table of the differences to ``plain`` and to ``ours`` at the end.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from csv_rows import read_rows, write_rows
from recipe_cohort import Cohort
from recipe_parts import SCORES, RecipeObjective, Trained, score, train
from recipes import FURTHER, STAGES, recipe_of

from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role

COLUMNS = ("set", "count", "draw", "recipe", "budget", "seconds", "steps", "trained_on", "case", *SCORES)
WIDTHS = (16, 32, 64, 128, 128)
_MOST_SCORED = 8
_FIRST_SEED = 100  # of the shuffling; that of weights and augmentation is the draw


@dataclass(frozen=True)
class Cell:
    """One training.

    Args:
        set: name of the data set.
        count: labelled cases.
        draw: number of the draw.
        recipe: name of the recipe.
        budget: seconds of the processor that it is given.
    """

    set: str
    count: int
    draw: int
    recipe: str
    budget: float


Cells = dict[Cell, list[dict[str, str]]]


def read_cells(path: Path) -> Cells:
    """The cells that are done, each with its lines; none if there is no file yet."""
    cells: Cells = {}
    for row in read_rows(path):
        key = Cell(row["set"], int(row["count"]), int(row["draw"]), row["recipe"], float(row["budget"]))
        cells.setdefault(key, []).append(row)
    return cells


def write_cells(path: Path, cells: Cells) -> None:
    """Write all cells, so that the file is whole at any time."""
    write_rows(path, COLUMNS, (row for rows in cells.values() for row in rows))


def split(training: list[str], count: int, draw: int) -> tuple[list[str], list[str]]:
    """Cases to learn from and cases to score.

    Raises:
        ValueError: there are too few for both.
    """
    order = [str(name) for name in np.random.default_rng(_FIRST_SEED + draw).permutation(training)]
    scored = min(_MOST_SCORED, len(order) // 2)
    if count + scored > len(order):
        raise ValueError(f"{count} cases to learn from leave fewer than {scored} of {len(order)} to score.")
    return order[:count], order[-scored:]


def do_cell(
    cell: Cell, cohort: Cohort, widths: tuple[int, ...] = WIDTHS, networks: Path | None = None
) -> list[dict[str, str]]:
    """Train and score; the lines of the cell. The weights go into the folder ``networks``, if there is one."""
    learnt, scored = split(cohort.ids(Role.TRAIN), cell.count, cell.draw)
    objective = RecipeObjective(recipe_of(cell.recipe), cohort, learnt, widths, cell.draw)
    started = time.process_time()
    trained = train(objective, cell.budget)
    seconds = time.process_time() - started
    if networks:
        networks.mkdir(parents=True, exist_ok=True)
        name = f"{cell.set}-{cell.count}-{cell.draw}-{cell.recipe}.pt"
        states = {"state": trained.network.state_dict(), "average": trained.average.state_dict()}
        torch.save(
            {**states, "recipe": cell.recipe, "draw": cell.draw, "learnt": learnt, "scored": scored}, networks / name
        )
    return lines_of(cell, learnt, trained, seconds, score(trained, objective, cohort, scored))


def lines_of(
    cell: Cell, learnt: list[str], trained: Trained, seconds: float, scores: dict[str, dict[str, float]]
) -> list[dict[str, str]]:
    """The lines of a cell, one for each scored case."""
    common = {"set": cell.set, "count": cell.count, "draw": cell.draw, "recipe": cell.recipe}
    common |= {
        "budget": f"{cell.budget:g}",
        "seconds": f"{seconds:.1f}",
        "steps": trained.steps,
        "trained_on": " ".join(learnt),
    }
    lines = [common | {"case": case} | {name: f"{d:.4f}" for name, d in own.items()} for case, own in scores.items()]
    return [{name: str(value) for name, value in line.items()} for line in lines]


def cell_dice(rows: list[dict[str, str]], kind: str = "dice") -> float:
    """Mean over scored cases; NaN where this kind of score was not taken."""
    return statistics.mean(float(row[kind] or "nan") for row in rows)


def table(cells: Cells, kind: str = "dice", bases: Sequence[str] = ("plain", "ours")) -> str:
    """Per set and N: Dice of each recipe, and its differences to those in ``bases`` in the draws that both have.

    ± is the standard error over draws; a difference is marked when it is more than twice that, in three draws or more.
    """
    lines = []
    for name, count, budget in sorted({(cell.set, cell.count, cell.budget) for cell in cells}):
        chosen = {c: rows for c, rows in cells.items() if (c.set, c.count, c.budget) == (name, count, budget)}
        own = {c: dice for c, rows in chosen.items() if not math.isnan(dice := cell_dice(rows, kind))}
        recipes = list(dict.fromkeys(cell.recipe for cell in own))
        by_recipe = {r: {c.draw: dice for c, dice in own.items() if c.recipe == r} for r in recipes}
        lines += [
            f"{name}, N = {count}, {budget:g} s, {kind}",
            "",
            f"| recipe | draws | Dice | {' | '.join(f'− {base}' for base in bases)} | steps |",
        ]
        lines += ["|---" * (4 + len(bases)) + "|"]
        for recipe in recipes:
            mine = by_recipe[recipe]
            steps = statistics.mean(
                int(rows[0]["steps"]) for c, rows in cells.items() if c in own and c.recipe == recipe
            )
            against = [difference(mine, by_recipe.get(base, {})) if recipe != base else "–" for base in bases]
            figures = [str(len(mine)), f"{statistics.mean(mine.values()):.3f}", *against, f"{steps:.0f}"]
            lines.append(f"| `{recipe}` | {' | '.join(figures)} |")
        lines.append("")
    return "\n".join(lines)


def difference(mine: dict[int, float], base: dict[int, float]) -> str:
    """Mean ± standard error of the difference in the draws that both have, with how many of them are above."""
    both = [mine[draw] - base[draw] for draw in sorted(mine.keys() & base.keys())]
    if not both:
        return "–"
    mean = statistics.mean(both)
    if len(both) == 1:
        return f"{mean:+.3f}"
    error = statistics.stdev(both) / math.sqrt(len(both))
    clear = "**" if len(both) >= 3 and abs(mean) > 2 * error else ""
    return f"{clear}{mean:+.3f} ± {error:.3f}{clear} ({sum(d > 0 for d in both)} of {len(both)})"


def open_cohort(description: Path, work: Path, max_size: int) -> Cohort:
    """The cases of a ``dataset.json``, linked; slices are kept in ``work`` for the next time."""
    folder = work / "project"
    if folder.exists():
        return Cohort(Project(folder), work / f"slices-{max_size}", max_size)
    project = Project.create(folder)
    import_dataset(project, description, link=True)
    return Cohort(project, work / f"slices-{max_size}", max_size)


def run(
    cells: Cells,
    wanted: Iterable[Cell],
    cohort: Cohort,
    path: Path,
    widths: tuple[int, ...] = WIDTHS,
    networks: Path | None = None,
) -> None:
    """Do those of ``wanted`` that are not in ``cells``, and write each down at once."""
    for cell in wanted:
        if cell not in cells:
            cells[cell] = do_cell(cell, cohort, widths, networks)
            write_cells(path, cells)
            first = cells[cell][0]
            dices = ", ".join(f"{kind} {cell_dice(cells[cell], kind):.3f}" for kind in SCORES)
            done = f"{first['steps']} steps, {first['seconds']} s"
            print(f"{cell.set} {cell.count} {cell.draw} {cell.recipe}: {dices}, {done}", flush=True)


def main() -> None:
    """Parse arguments, do the cells, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("cells", type=Path, help="CSV of the cells; may hold other sets, too")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project and slices")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    parser.add_argument(
        "--recipes",
        nargs="+",
        default=["plain", "ours", *(f"plain+{s}" for s in [*STAGES, *FURTHER]), *(f"ours+{s}" for s in STAGES)],
    )
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the processor, for one training")
    parser.add_argument(
        "--max-size", type=int, default=64, help="pixels of the longer side of a slice; name the set apart"
    )
    parser.add_argument("--networks", type=Path, help="folder for the weights of each training (default: not kept)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--score", choices=SCORES, default="dice", help="which score the table is of")
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    options = parser.parse_args()
    cells = read_cells(options.cells)
    if not options.table:
        torch.set_num_threads(options.threads)
        for recipe in options.recipes:
            recipe_of(recipe)  # a slip in a name is told of before any work
        name = options.set or options.dataset.resolve().parent.name
        draws = range(options.first_draw, options.first_draw + options.draws)
        wanted = [Cell(name, options.count, d, r, options.seconds) for d in draws for r in options.recipes]
        cohort = open_cohort(options.dataset, options.work, options.max_size)
        run(cells, wanted, cohort, options.cells, networks=options.networks)
    print(table(cells, options.score))


if __name__ == "__main__":
    main()
