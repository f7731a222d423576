"""How good are drafts? One annotated case (or more), all others drafted, scored on their own grids.

    OMP_NUM_THREADS=1 python Testing/campaigns/draft_campaign.py DATASET.json CASES.csv --work FOLDER \\
        [--count 1] [--draws 5] [--slices 0] [--quality second first] [--backbone none starter own=FILE] \\
        [--scored train]

Drafts as ``sslseg draft`` makes them: the same slices, features, looks, fits and rule for the parts of a structure. A
draw shuffles the training cases; the first N teach, wholly annotated, or with ``--slices`` as many slices each, those
that ``sslseg suggest`` names before anything is annotated. Scored are the other training cases, at most twelve;
``--scored test`` scores the set's test cases, which is for the end, once. Every scored case is a line of CASES.csv; a
draw that is in it is not done again. The table at the end has the mean Dice over the structures and cases, and its
spread over draws.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from csv_rows import Row, read_rows, write_rows

from SSLSegmentationLib.core.terminal import one_line
from SSLSegmentationLib.embedding import Draft, DraftEngine, FeatureCache, draft_grid
from SSLSegmentationLib.embedding.draft_files import FIRST, SECOND, origin_of
from SSLSegmentationLib.embedding.draft_lessons import Annotation, Lessons
from SSLSegmentationLib.embedding.suggested_slices import axis_of, spread_slices
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.postprocessing import PostProcessing, rule_of
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.project.shipped import starter_path
from SSLSegmentationLib.stores.case_arrays import native_labels, unchanged_volume
from SSLSegmentationLib.volumes.overlap import structure_dices

COLUMNS = ("set", "count", "slices", "backbone", "quality", "draw", "taught_by", "scored", "case", "dice", "seconds")
_MOST_SCORED = 12
_FIRST_SEED = 100


@dataclass(frozen=True)
class Trial:
    """What is drafted and how.

    Args:
        set: name of the data set.
        count: cases that teach.
        slices: of each that are annotated; 0 = all.
        backbone: ``none``, ``starter``, or what another one is called in the table.
        scored: ``train`` or ``test``.
    """

    set: str
    count: int
    slices: int
    backbone: str
    scored: str


class Cohort:
    """A data set whose features are made once.

    Args:
        project: of its cases.
        backbone: whose maps are seen beside the filters; None = none.
    """

    def __init__(self, project: Project, backbone: Path | None) -> None:
        self.project = project
        self.schema = project.schema
        # The grid is that of a project without the test cases: nothing is chosen by them.
        known = project.cases(Role.TRAIN, Role.VALIDATION, Role.UNLABELLED)
        grid = draft_grid(project, known)
        maker = None
        if backbone:
            from SSLSegmentationLib.embedding.draft_maps import maps_for

            maker = maps_for(backbone, project, grid, known, lambda: None)
        self.cache = FeatureCache(project, grid, maker)

    def features(self, case: Case) -> np.ndarray:
        """Of a case, [S, C, h, w]."""
        found = self.cache.open(case)
        return self.cache.make(case) if found is None else found

    def truth(self, case: Case) -> np.ndarray:
        """Label values of a case, [z, y, x]."""
        return native_labels(case, unchanged_volume(case), self.schema)

    def draft(self, case: Case, probabilities: np.ndarray, rule: PostProcessing, quality: str = SECOND) -> Draft:
        """Of probabilities [K, S, h, w] of all slices of a case."""
        return Draft(
            case.id,
            probabilities,
            tuple(range(probabilities.shape[1])),
            tuple(self.schema.values),
            tuple(segment.name for segment in self.schema.segments),
            origin_of(case),
            case.fingerprint,
            1,
            quality,
            "",
            one_part=rule.one_part,
            without_holes=rule.without_holes,
        )

    def drawn(self, case: Case, slices: int) -> np.ndarray | None:
        """What is annotated of a case that teaches; None = all of it."""
        if not slices:
            return None
        truth, axis, chosen = self.truth(case), 2 - axis_of(case), list(spread_slices(case, slices))
        labels = np.full_like(truth, NOT_ANNOTATED)
        np.moveaxis(labels, axis, 0)[chosen] = np.moveaxis(truth, axis, 0)[chosen]
        return labels


def backbone_of(word: str) -> tuple[str, Path | None]:
    """What a backbone is called in the table, and its file."""
    name, _, file = word.partition("=")
    known = {"none": None, "starter": starter_path()}
    if not file and name not in known:
        raise argparse.ArgumentTypeError(f"'{word}' is none of none, starter and NAME=FILE")
    return name, Path(file) if file else known[name]


def draws_of(trial: Trial, cohort: Cohort, draw: int) -> tuple[list[Case], list[Case]]:
    """Cases that teach, and cases that are scored."""
    training = cohort.project.cases(Role.TRAIN, labelled=True)
    order = [training[number] for number in np.random.default_rng(_FIRST_SEED + draw).permutation(len(training))]
    others = order[trial.count :][-_MOST_SCORED:]
    return order[: trial.count], others if trial.scored == "train" else cohort.project.cases(Role.TEST, labelled=True)


def do_draw(trial: Trial, cohort: Cohort, draw: int, qualities: Sequence[str]) -> list[Row]:
    """Teach, draft and score; a line for each scored case and quality."""
    teachers, scored = draws_of(trial, cohort, draw)
    engine, lessons, found = DraftEngine(cohort.schema.class_count), Lessons(print), []
    for case in teachers:
        annotation = Annotation(case, cohort.schema, cohort.drawn(case, trial.slices), "saved")
        found.append(lessons.of(annotation, cohort.features(case), cohort.cache, lambda: None))
    rule = rule_of(lesson.parts for lesson in found)
    rows = []
    for quality in qualities:
        begun = time.process_time()
        fit = {FIRST: engine.fit_first, SECOND: engine.fit_second}[quality]
        classifier = fit([lesson.samples for lesson in found])
        seconds = time.process_time() - begun
        assert classifier is not None
        for case in scored:
            features = cohort.features(case)
            draft = cohort.draft(case, engine.apply(classifier, features, range(len(features))), rule, quality)
            dice = np.nanmean(structure_dices(draft.labels(), cohort.truth(case), cohort.schema.values))
            rows.append(
                {
                    **{name: str(value) for name, value in vars(trial).items()},
                    "quality": quality,
                    "draw": str(draw),
                    "taught_by": " ".join(teacher.id for teacher in teachers),
                    "case": case.id,
                    "dice": f"{dice:.4f}",
                    "seconds": f"{seconds:.2f}",
                }
            )
    return rows


def table(rows: Sequence[Row]) -> str:
    """Mean Dice of each way over draws, with its standard deviation over draws."""
    lines = ["| set | N | slices | backbone | answer | scored | draws | Dice | sd over draws | worst draw |"]
    lines.append("|---" * 10 + "|")
    ways = dict.fromkeys(
        tuple(row[name] for name in ("set", "count", "slices", "backbone", "quality", "scored")) for row in rows
    )
    for way in ways:
        own = [
            row
            for row in rows
            if tuple(row[name] for name in ("set", "count", "slices", "backbone", "quality", "scored")) == way
        ]
        by_draw: dict[str, list[float]] = {}
        for row in own:
            by_draw.setdefault(row["draw"], []).append(float(row["dice"]))
        means = [statistics.mean(dices) for dices in by_draw.values()]
        spread = statistics.stdev(means) if len(means) > 1 else float("nan")
        name, count, slices, backbone, quality, scored = way
        shown = "all" if slices == "0" else slices
        lines.append(
            f"| {name} | {count} | {shown} | {backbone} | {quality} | {scored} | {len(means)} | "
            f"{statistics.mean(means):.3f} | {spread:.3f} | {min(means):.3f} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the draws, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--set", default=None, help="name in the table (default: that of the folder)")
    parser.add_argument("--count", type=int, nargs="+", default=[1])
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--slices", type=int, nargs="+", default=[0])
    parser.add_argument("--quality", nargs="+", choices=(FIRST, SECOND), default=[SECOND])
    parser.add_argument("--backbone", nargs="+", type=backbone_of, default=[("none", None)], metavar="NAME=FILE")
    parser.add_argument("--scored", choices=("train", "test"), default="train")
    options = parser.parse_args(arguments)
    name = one_line(options.set or options.dataset.absolute().parent.name)
    rows = read_rows(options.cases)
    for backbone, path in options.backbone:
        folder = options.work / f"{name}-{backbone}"
        if not (folder / "project.json").exists():
            import_dataset(Project.create(folder), options.dataset, link=True)
        cohort = Cohort(Project(folder), path)
        for trial in (
            Trial(name, count, slices, backbone, options.scored) for count in options.count for slices in options.slices
        ):
            for draw in range(options.draws):
                mine = {**{key: str(value) for key, value in vars(trial).items()}, "draw": str(draw)}
                done = {row["quality"] for row in rows if mine.items() <= row.items()}
                if todo := [quality for quality in options.quality if quality not in done]:
                    rows += do_draw(trial, cohort, draw, todo)
                    write_rows(options.cases, COLUMNS, rows)
    print(table([row for row in rows if row["set"] == name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
