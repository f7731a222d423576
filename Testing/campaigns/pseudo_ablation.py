"""Whether volumes without labels help a finetuning at the same time, draw by draw.

    OMP_NUM_THREADS=1 python Testing/campaigns/pseudo_ablation.py DATASET.json CELLS.csv --work FOLDER \\
        [--ways labels rounds online ...] [--count 1] [--draws 4] [--seconds 60] [--table]

``labels`` is a recipe of recipe_parts.py on labelled slices alone; pseudo_parts.py lists the other ways. All have the
same seconds of one processor in all, predictions of the volumes without labels included. Draws, cases to learn from
and cases to score are those of recipe_ablation.py, whose columns and table these are. Learnt from without labels are
the other training cases and those that have none, at most 12: never scored cases, nor those of validation or test.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from pseudo_parts import WAYS, OpenCohort, Task, train_with
from recipe_ablation import WIDTHS, Cell, Cells, cell_dice, lines_of, read_cells, split, table, write_cells
from recipe_parts import SCORES, score
from recipes import recipe_of

from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project, Role


def do_draw(
    wanted: list[Cell],
    cells: Cells,
    cohort: OpenCohort,
    path: Path,
    widths: tuple[int, ...] = WIDTHS,
    start: Path | None = None,
) -> None:
    """Do the cells of one draw and recipe that are not done, and write each down at once.

    What ways do alike first is done once, and counted for each. A cell's recipe is ``RECIPE/WAY``. ``start`` is a file
    of weights that recipe_ablation.py has trained on the same cases.
    """
    wanted = [cell for cell in wanted if cell not in cells]
    if not wanted:
        return
    recipe, count, draw = wanted[0].recipe.split("/")[0], wanted[0].count, wanted[0].draw
    learnt, scored = split(cohort.ids(Role.TRAIN), count, draw)
    weights = None
    if start:
        content = torch.load(start, weights_only=True)
        if content["learnt"] != learnt or content["scored"] != scored:
            raise ValueError(f"'{start}' has learnt from other cases.")
        weights = content["state"]
    task = Task(cohort, recipe_of(recipe), learnt, cohort.pool(learnt, scored, draw), widths, draw, weights)
    for cell in wanted:
        trained, seconds = train_with(task, WAYS[cell.recipe.rpartition("/")[2]], cell.budget)
        cells[cell] = lines_of(cell, learnt, trained, seconds, score(trained, task.objective(), cohort, scored))
        write_cells(path, cells)
        dices = ", ".join(f"{kind} {cell_dice(cells[cell], kind):.3f}" for kind in SCORES)
        print(f"{cell}: {dices}, {trained.steps} steps, {seconds:.1f} s", flush=True)


def open_cohort(description: Path, work: Path, max_size: int) -> OpenCohort:
    """The cases of a ``dataset.json``, linked; slices are kept in ``work`` for the next time."""
    folder = work / "project"
    project = Project(folder) if folder.exists() else Project.create(folder)
    if not project.cases():
        import_dataset(project, description, link=True)
    return OpenCohort(project, work / f"slices-{max_size}", max_size)


def main() -> None:
    """Parse arguments, do the cells, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("cells", type=Path, help="CSV of the cells; may hold other sets, too")
    parser.add_argument("--work", type=Path, required=True, help="folder for this set's project and slices")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["labels", "rounds", "online"])
    parser.add_argument("--recipe", default="plain+bf16", help="of recipe_parts.py")
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=4)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the processor, for one training")
    parser.add_argument("--start", type=Path, help="folder with weights of recipe_ablation.py to go on from")
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    parser.add_argument("--score", choices=SCORES, default="one_part", help="which score the table is of")
    options = parser.parse_args()
    cells = read_cells(options.cells)
    if not options.table:
        torch.set_num_threads(1)
        name = options.dataset.resolve().parent.name
        cohort = open_cohort(options.dataset, options.work, 64)
        for draw in range(options.first_draw, options.first_draw + options.draws):
            base = f"{options.recipe}/after" if options.start else options.recipe
            recipes = [f"{base}/{way}" for way in options.ways]
            wanted = [Cell(name, options.count, draw, recipe, options.seconds) for recipe in recipes]
            start = options.start and options.start / f"{name}-{options.count}-{draw}-{options.recipe}.pt"
            do_draw(wanted, cells, cohort, options.cells, start=start)
    print(table(cells, options.score, [f"{options.recipe}/labels", f"{options.recipe}/after/labels"]))


if __name__ == "__main__":
    main()
