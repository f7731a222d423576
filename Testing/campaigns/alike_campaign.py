"""How good is what lights up under the mouse? A pixel of a structure, and how well it tells that from all else.

    OMP_NUM_THREADS=1 python Testing/campaigns/alike_campaign.py DATASET.json PIXELS.csv --work FOLDER \\
        [--backbone none starter] [--draws 5] [--cases 8]

A draw takes a pixel of every structure of every training case (at most ``--cases`` of them). Its similarity map is made
as in Slicer, in the case itself and in all others, and scored in these by the area under the ROC curve (AUC): how often
a pixel of the structure is more alike than a pixel of anything else, air included. And by the hits: how often the
place that is shown as most alike in another case lies in the structure. Beside it the simplest thing that lights up,
pixels of the same brightness (Gaussian of 1 pixel). Every pixel is a line of PIXELS.csv; a draw that is in it is not
done again. The table at the end has means over draws, and their standard deviation over draws.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from csv_rows import Row, read_rows, write_rows
from draft_campaign import Cohort, backbone_of
from scipy.stats import rankdata

from SSLSegmentationLib.core.terminal import one_line
from SSLSegmentationLib.embedding import AlikeMap
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.stores.case_arrays import classes, label_slices, unchanged_volume

COLUMNS = ("set", "way", "draw", "case", "structure", "own", "others", "hits", "missed")
_BRIGHTNESS = 2  # the channel of the Gaussian of 1 pixel
_SCORED_STEP = 3  # rows and columns from one scored pixel to the next


class Seen:
    """A case: its features, ready, and the classes of its pixels."""

    def __init__(self, cohort: Cohort, case: Case) -> None:
        self.case = case
        self.features = cohort.features(case)
        self.map = AlikeMap(self.features)
        self.map.go(float("inf"))
        truth = classes(cohort.truth(case), cohort.schema)
        self.kinds = label_slices(truth, unchanged_volume(case), cohort.cache.preprocessing)[0]

    def auc(self, similarity: np.ndarray, kind: int) -> float:
        """How often a pixel of a structure is more alike than one of anything else; nan if there is none."""
        some = (slice(None), slice(1, None, _SCORED_STEP), slice(1, None, _SCORED_STEP))
        values, within = similarity[some].ravel(), self.kinds[some].ravel() == kind
        count, others = int(within.sum()), int((~within).sum())
        if not count or not others:
            return float("nan")
        return float((rankdata(values)[within].sum() - count * (count + 1) / 2) / (count * others))


def score(cases: Sequence[Seen], own: int, pixel: tuple[int, int, int], kind: int, way: str) -> dict[str, str]:
    """The columns of a pixel from ``own`` on."""
    query = cases[own].map.standard.vector(pixel)
    here = float(cases[own].features[pixel[0], _BRIGHTNESS, pixel[1], pixel[2]])

    def similarity(seen: Seen) -> np.ndarray:
        if way == "brightness":
            return -np.abs(seen.features[:, _BRIGHTNESS].astype(np.float32) - here)
        return seen.map.similarity(query)

    others, hits, missed = [], [], []
    for number, seen in enumerate(cases):
        if number == own or not (seen.kinds == kind).any():
            continue
        values = similarity(seen)
        others.append(seen.auc(values, kind))
        best = np.unravel_index(int(values.argmax()), values.shape)
        if way != "brightness":
            found = seen.map.standard.best(seen.case.id, query)
            missed.append(float(values[best]) - found.similarity)
            best = found.pixel
        hits.append(float(seen.kinds[best] == kind))
    return {
        "own": f"{cases[own].auc(similarity(cases[own]), kind):.4f}",
        "others": f"{np.nanmean(others):.4f}",
        "hits": f"{np.mean(hits):.4f}",
        "missed": f"{max(missed):.4f}" if missed else "",
    }


def do_draw(name: str, ways: Sequence[str], cases: Sequence[Seen], draw: int, structures: Sequence[str]) -> list[Row]:
    """A pixel of every structure of every case, and how well it does."""
    rng, rows = np.random.default_rng(draw), []
    for own, seen in enumerate(cases):
        for kind, structure in enumerate(structures, start=1):
            within = np.argwhere(seen.kinds == kind)
            if not len(within):
                continue
            first, second, third = (int(at) for at in within[rng.integers(len(within))])
            for way in ways:
                row = {"set": name, "way": way, "draw": str(draw), "case": seen.case.id, "structure": structure}
                rows.append({**row, **score(cases, own, (first, second, third), kind, way)})
    return rows


def table(rows: Sequence[Row]) -> str:
    """Each way: means over draws ± standard deviation over draws, and each structure's AUC in other cases."""
    lines = ["| set | compared | draws | AUC own case | AUC other cases | best place in the structure | by structure |"]
    lines.append("|---" * 7 + "|")
    for name, way in dict.fromkeys((row["set"], row["way"]) for row in rows):
        own = [row for row in rows if (row["set"], row["way"]) == (name, way)]
        draws = list(dict.fromkeys(row["draw"] for row in own))
        cells = []
        for column in ("own", "others", "hits"):
            means = [statistics.mean(float(row[column]) for row in own if row["draw"] == draw) for draw in draws]
            spread = statistics.stdev(means) if len(means) > 1 else float("nan")
            cells.append(f"{statistics.mean(means):.3f} ± {spread:.3f}")
        by = {
            structure: statistics.mean(float(row["others"]) for row in own if row["structure"] == structure)
            for structure in dict.fromkeys(row["structure"] for row in own)
        }
        words = ", ".join(f"{structure} {value:.2f}" for structure, value in by.items())
        lines.append(f"| {name} | {way} | {len(draws)} | {' | '.join(cells)} | {words} |")
    missed = [float(row["missed"]) for row in rows if row["missed"]]
    return "\n".join([*lines, f"What the search missed of the best cosine: at most {max(missed, default=0):.3f}"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the draws, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("pixels", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--set", default=None, help="name in the table (default: that of the folder)")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--cases", type=int, default=8)
    parser.add_argument("--backbone", nargs="+", choices=("none", "starter"), default=["none"])
    options = parser.parse_args(arguments)
    name = one_line(options.set or options.dataset.absolute().parent.name)
    rows = read_rows(options.pixels)
    for backbone in options.backbone:
        folder = options.work / f"{name}-{backbone}"
        if not (folder / "project.json").exists():
            import_dataset(Project.create(folder), options.dataset, link=True)
        cohort = Cohort(Project(folder), backbone_of(backbone)[1])
        cases = [Seen(cohort, case) for case in cohort.project.cases(Role.TRAIN, labelled=True)[: options.cases]]
        ways = ("brightness", "filters") if backbone == "none" else (f"filters and the maps of the {backbone}",)
        structures = [cohort.schema.by_value(value).name for value in cohort.schema.values]
        for draw in range(options.draws):
            done = {row["way"] for row in rows if (row["set"], row["draw"]) == (name, str(draw))}
            if todo := [way for way in ways if way not in done]:
                rows += do_draw(name, todo, cases, draw, structures)
                write_rows(options.pixels, COLUMNS, rows)
    print(table([row for row in rows if row["set"] == name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
