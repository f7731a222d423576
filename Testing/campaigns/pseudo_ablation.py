"""Whether volumes without labels help a finetuning at the same time, draw by draw.

    OMP_NUM_THREADS=1 python Testing/campaigns/pseudo_ablation.py DATASET.json CELLS.csv --work FOLDER \\
        [--ways labels rounds online ...] [--count 1] [--draws 4] [--seconds 60] [--table]

``labels`` is a recipe of recipe_parts.py on labelled slices alone; pseudo_parts.py lists the other ways. All have the
same seconds of one processor in all, predictions of the volumes without labels included. Draws, cases to learn from
and cases to score are those of recipe_ablation.py, whose columns and table these are. Learnt from without labels are
the other training cases and those that have none, at most 30: never scored cases, nor those of validation or test.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from pseudo_parts import WAYS, Anatomy, HalfPrecision, OpenCohort, Task, probabilities_of, train_with
from recipe_ablation import COLUMNS, WIDTHS, Cell, Cells, cell_dice, read_cells, split, table
from recipe_parts import mean_dice, recipe_of

from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.networks import UNet
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.storage import write_text
from SSLSegmentationLib.volumes.resampling import resample_probabilities_to


def do_draw(wanted: list[Cell], cells: Cells, cohort: OpenCohort, path: Path, widths: tuple[int, ...] = WIDTHS) -> None:
    """Do the cells of one draw and recipe that are not done, and write each down at once.

    What ways do alike first is done once, and counted for each. A cell's recipe is ``RECIPE/WAY``. ``start`` is a file of
    weights that recipe_ablation.py has trained on the same cases.
    """
    wanted = [cell for cell in wanted if cell not in cells]
    if not wanted:
        return
    recipe, count, draw = wanted[0].recipe.split("/")[0].removesuffix("+bf16"), wanted[0].count, wanted[0].draw
    learnt, scored = split(cohort.ids(Role.TRAIN), count, draw)
    weights = None
    if start:
        content = torch.load(start, weights_only=True)
        if content["learnt"] != learnt or content["scored"] != scored:
            raise ValueError(f"'{start}' has learnt from other cases.")
        weights = content["state"]
    task = Task(cohort, recipe_of(recipe), learnt, cohort.pool(learnt, scored, draw), widths, draw, weights)
    for cell in wanted:
        objective, network, steps, seconds = train_with(task, WAYS[cell.recipe.rpartition("/")[2]], cell.budget)
        common = {
            "set": cell.set,
            "count": cell.count,
            "draw": cell.draw,
            "recipe": cell.recipe,
            "budget": f"{cell.budget:g}",
            "seconds": f"{seconds:.1f}",
            "steps": steps,
            "trained_on": " ".join(learnt),
        }
        lines = [common | {"case": name} | dices for name, dices in score(network, objective, cohort, learnt, scored)]
        cells[cell] = [{name: str(value) for name, value in line.items()} for line in lines]
        write_cells(path, cells)
        one_part = np.mean([float(row["one_part"]) for row in cells[cell]])
        print(
            f"{cell}: {cell_dice(cells[cell]):.3f}, one part {one_part:.3f}, {steps} steps, {seconds:.1f} s", flush=True
        )


@torch.inference_mode()
def score(
    network: UNet, objective: HalfPrecision, cohort: OpenCohort, learnt: list[str], scored: list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Hard Dice of each of ``scored`` on its own pixels, mean over structures, as it is and with parts left out."""
    rule = Anatomy.of(objective, learnt).rule
    for case in (case for case in objective.store.cases if case.id in scored):
        native = cohort.native(case.id)
        labels, certainty = [], []
        for chunk in torch.from_numpy(probabilities_of(network, objective, case)).split(8, dim=1):
            found = resample_probabilities_to(chunk, native.shape[1:]).max(dim=0)
            labels.append(found.indices.byte().numpy())
            certainty.append(found.values.numpy())
        mask = np.concatenate(labels)
        before = mean_dice(mask, native, network.classes)
        rule.apply(mask, np.concatenate(certainty))
        yield case.id, {"dice": f"{before:.4f}", "one_part": f"{mean_dice(mask, native, network.classes):.4f}"}


def write_cells(path: Path, cells: Cells) -> None:
    """Write all cells, so that the file is whole at any time."""
    text = io.StringIO()
    writer = csv.DictWriter(text, dict.fromkeys([*COLUMNS, "one_part"]), lineterminator="\n")
    writer.writeheader()
    for rows in cells.values():
        writer.writerows(rows)
    write_text(path, text.getvalue())


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
    parser.add_argument("--recipe", default="plain", help="of recipe_parts.py")
    parser.add_argument("--count", type=int, default=1, help="labelled cases to learn from")
    parser.add_argument("--draws", type=int, default=4)
    parser.add_argument("--first-draw", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the processor, for one training")
    parser.add_argument("--start", type=Path, help="folder with weights of recipe_ablation.py to go on from")
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
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
    print(table(cells))


if __name__ == "__main__":
    main()
