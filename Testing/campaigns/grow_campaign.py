"""In the case that is being drawn: *Grow from seeds*, drafts, or both? Scribbles in three slices, whole cases scored.

    OMP_NUM_THREADS=1 python Testing/campaigns/grow_campaign.py DATASET.json CASES.csv --work FOLDER \\
        [--draws 3] [--cases 6] [--strokes all structures] [--backbone none] [--minutes 5] [--table]

On training cases. A draw shuffles them: the first is the other case, wholly annotated, the last six are scribbled in
(scribbles.py), with strokes of background (``all``) or without (``structures``). The one click of *Annotate* adds
seeds of background beside them. Then

``grow``                 Slicer's filter (``vtkImageGrowCutSegment``) from strokes and seeds
``own``                  a draft of the strokes and seeds alone; ``own, one part``: the largest part of each structure
``other``, ``both``      a draft taught by the other case, and by the other case and the strokes
``grow, sure background``  seeds of background also where the draft is sure, in the scribbled slices: as the click does
``grow, sure seeds``     seeds of all classes wherever the draft is very sure
``mean``                 mean of the draft's probabilities and of what grew, blurred; with ``sure background``, too
``majority``             of grow, own, other; grow decides where all differ

with the draft ``own`` or ``both``, as named. Every scored case is a line of CASES.csv; what is there is not done again.
Seconds are of the processor, with all that a way needs but the features of the case.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import SimpleITK as sitk
from csv_rows import Row, read_rows, write_rows
from draft_campaign import Cohort, backbone_of
from scipy import ndimage
from scribbles import Scribbles, scribble
from scripted_corrections import grown

sys.path.append(str(Path(__file__).resolve().parents[2] / "SSLSegmentation"))
from SSLSegmentationPlugin.scene.BackgroundSeed import seedsBeside

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.embedding import Draft, DraftEngine
from SSLSegmentationLib.embedding.draft_engine import Samples
from SSLSegmentationLib.embedding.draft_files import origin_of
from SSLSegmentationLib.embedding.draft_lessons import Annotation, Lesson, Lessons
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.postprocessing import PostProcessing, rule_of
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores.case_arrays import unchanged_volume
from SSLSegmentationLib.volumes.overlap import structure_dices

COLUMNS = ("set", "backbone", "strokes", "draw", "other", "case", "way", "dice", "seconds")
STROKES = ("all", "structures")
_SURE, _VERY_SURE = 0.9, 0.95
_BLUR = 0.02  # of the longer side of a slice
_FIRST_SEED = 100
Made = TypeVar("Made")


class Scribbled:
    """A case in which somebody has scribbled, and what is made of that.

    Args:
        cohort: of the case.
        case: the case.
        lesson: what the other case teaches.
        strokes: one of :data:`STROKES`.
        seed: decides the strokes.
    """

    def __init__(self, cohort: Cohort, case: Case, lesson: Lesson, strokes: str, seed: int) -> None:
        self.cohort, self.case, self.lesson = cohort, case, lesson
        self.truth, self.axis = cohort.truth(case), 2 - origin_of(case).order[0]
        rng = np.random.default_rng((seed, STROKES.index(strokes)))
        self.drawn: Scribbles = scribble(self.truth, self.axis, background=strokes == "all", rng=rng)
        image = unchanged_volume(case)
        self.image, self.spacing_mm = sitk.GetArrayFromImage(image), image.GetSpacing()
        self.engine = DraftEngine(cohort.schema.class_count)
        self.seconds: dict[str, float] = {}

    def results(self) -> dict[str, np.ndarray]:
        """Label values [k, j, i] of every way; :attr:`seconds` tells how long each took."""
        found: dict[str, np.ndarray] = {}

        def take(way: str, make: Callable[[], np.ndarray], *needs: str) -> None:
            found[way] = self.timed(way, make, *needs)

        other, strokes = self.lesson.samples, self.timed("strokes", self.own_samples)
        rule = rule_of([self.lesson.parts])
        drafts = {
            "own": self.timed("own", lambda: self.draft([strokes], PostProcessing()), "strokes"),
            "other": self.timed("other", lambda: self.draft([other], rule)),
            "both": self.timed("both", lambda: self.draft([other, strokes], rule), "strokes"),
        }
        take("grow", lambda: self.grown(self.seeds()))
        for name, draft in drafts.items():
            take(name, draft.labels, name)
        whole = replace(drafts["own"], one_part=tuple(self.cohort.schema.values), _cleaned={})
        take("own, one part", whole.labels, "own")
        for name in ("own", "both"):
            draft = drafts[name]
            take(f"grow, sure background: {name}", lambda draft=draft: self.grown(self.seeds(draft)), name)
            take(f"mean: {name}", lambda draft=draft: self.mean(found["grow"], draft), name, "grow")
        draft, better = drafts["both"], "grow, sure background: both"
        take("grow, sure seeds: both", lambda: self.grown(self.sure_seeds(draft)), "both")
        take("mean, sure background: both", lambda: self.mean(found[better], draft), better)
        one, two, three = (found[name] for name in ("grow", "own", "other"))
        take("majority", lambda: np.where(two == three, two, one), "grow", "own", "other")
        return found

    def timed(self, name: str, make: Callable[[], Made], *needs: str) -> Made:
        """Make something, and note how long that takes, with all that it needs."""
        begun = time.process_time()
        made = make()
        self.seconds[name] = time.process_time() - begun + sum(self.seconds[need] for need in needs)
        return made

    def own_samples(self) -> Samples:
        """What the strokes and the seeds of background teach."""
        labels = np.where(self.drawn.structures > 0, self.drawn.structures, NOT_ANNOTATED).astype(np.uint8)
        labels[self.seeds() == self.background] = 0
        annotation = Annotation(self.case, self.cohort.schema, labels, "")
        return Lessons(print).of(annotation, self.cohort.features(self.case), self.cohort.cache, lambda: None).samples

    def draft(self, samples: Sequence[Samples], rule: PostProcessing) -> Draft:
        """What samples make of the case."""
        classifier, features = self.engine.fit_second(samples), self.cohort.features(self.case)
        assert classifier is not None
        return self.cohort.draft(self.case, self.engine.apply(classifier, features, range(len(features))), rule)

    @property
    def background(self) -> int:
        """Its value among seeds."""
        return max(self.cohort.schema.values) + 1

    def seeds(self, draft: Draft | None = None) -> np.ndarray:
        """What the click gives the filter: strokes, and background beside them, also where a draft is sure of it."""
        marks = self.drawn.structures.copy()
        voxel_axis = 2 - self.axis

        def surely(index: int) -> np.ndarray | None:
            if draft is None:
                return None
            none = draft.native_slice(voxel_axis, index) == 0
            return none & (draft.certainty(voxel_axis, index) >= _SURE)

        beside = seedsBeside(np.moveaxis(marks > 0, self.axis, 0), (), surely)
        marks[(np.moveaxis(beside, 0, self.axis) | self.drawn.background) & (marks == 0)] = self.background
        return marks

    def sure_seeds(self, draft: Draft) -> np.ndarray:
        """The seeds of the click, and in all slices whatever the draft is very sure of."""
        marks, labels = self.seeds(draft), draft.labels()
        sure = (draft.certainty() >= _VERY_SURE) & (marks == 0)
        marks[sure] = np.where(labels == 0, self.background, labels)[sure]
        return marks

    def grown(self, marks: np.ndarray) -> np.ndarray:
        """What Slicer's filter makes of seeds."""
        return grown(self.image, marks, self.spacing_mm)

    def mean(self, grew: np.ndarray, draft: Draft) -> np.ndarray:
        """The most probable class of the mean of two opinions."""
        size = [self.truth.shape[axis] for axis in range(3) if axis != self.axis]
        blur = np.insert(np.full(2, _BLUR * max(size)), self.axis, 0)
        values = (0, *self.cohort.schema.values)
        maps = [
            probability_of(draft, number) + ndimage.gaussian_filter((grew == value).astype(np.float32), blur)
            for number, value in enumerate(values)
        ]
        return np.array(values, np.uint8)[np.argmax(maps, axis=0)]


def probability_of(draft: Draft, number: int) -> np.ndarray:
    """Probability of a class of a draft on the grid of the volume, [k, j, i]."""
    own = draft.probabilities[number]
    alone = replace(draft, probabilities=np.stack([255 - own, own]), values=(1,), one_part=(), without_holes=())
    certainty = alone.certainty()
    return np.where(alone.labels() == 1, certainty, 1 - certainty)


def do_draw(cohort: Cohort, strokes: str, draw: int, count: int, done: Collection[str]) -> Iterator[list[Row]]:
    """For each case that is scribbled in, and not done, a line of each way."""
    training = cohort.project.cases(Role.TRAIN, labelled=True)
    order = [training[number] for number in np.random.default_rng(_FIRST_SEED + draw).permutation(len(training))]
    scribbled = [case for case in order[1:][-count:] if case.id not in done]
    if not scribbled:
        return
    other = Annotation(order[0], cohort.schema, None, "saved")
    lesson = Lessons(print).of(other, cohort.features(order[0]), cohort.cache, lambda: None)
    for case in scribbled:
        work, rows = Scribbled(cohort, case, lesson, strokes, draw), []
        for way, labels in work.results().items():
            dice = np.nanmean(structure_dices(labels, work.truth, cohort.schema.values))
            shared = {"strokes": strokes, "draw": str(draw), "other": order[0].id, "case": case.id, "way": way}
            rows.append(shared | {"dice": f"{dice:.4f}", "seconds": f"{work.seconds[way]:.2f}"})
        yield rows


def table(rows: Sequence[Row]) -> str:
    """Mean Dice of each way, spread over draws, difference to ``grow`` ± standard error over cases, seconds."""
    lines: list[Sequence[str]] = [("set", "strokes", "way", "Dice", "± over draws", "− grow", "better in", "seconds")]
    keys = ("set", "backbone", "strokes", "way")
    for name, backbone, strokes, way in dict.fromkeys(tuple(row[key] for key in keys) for row in rows):
        chosen = [row for row in rows if (row["set"], row["backbone"], row["strokes"]) == (name, backbone, strokes)]
        by_way = {
            each: {(row["draw"], row["case"]): float(row["dice"]) for row in chosen if row["way"] == each}
            for each in ("grow", way)
        }
        own, grow = by_way[way], by_way["grow"]
        draws = [
            statistics.mean(own[key] for key in own if key[0] == draw) for draw in dict.fromkeys(k[0] for k in own)
        ]
        differences = [own[key] - grow[key] for key in own]
        error = statistics.stdev(differences) / math.sqrt(len(differences)) if len(differences) > 1 else math.nan
        seconds = statistics.mean(float(row["seconds"]) for row in chosen if row["way"] == way)
        spread = f"{statistics.stdev(draws):.3f}" if len(draws) > 1 else ""
        shown = f"`{name}`" + ("" if backbone == "none" else f", {backbone}")
        against = (
            f"{statistics.mean(differences):+.3f} ± {error:.3f}",
            f"{sum(d > 0 for d in differences)}/{len(own)}",
        )
        compared = ("", "") if way == "grow" else against
        lines.append((shown, strokes, way, f"{statistics.mean(own.values()):.3f}", spread, *compared, f"{seconds:.1f}"))
    return markdown_table(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the draws, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--work", type=Path, help="folder for the project and features")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--cases", dest="count", type=int, default=6, help="that are scribbled in")
    parser.add_argument("--strokes", nargs="+", choices=STROKES, default=list(STROKES))
    parser.add_argument("--backbone", choices=("none", "starter"), default="none")
    parser.add_argument("--minutes", type=float, default=math.inf, help="go on with no case after them")
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    options = parser.parse_args(arguments)
    name, rows, begun = options.dataset.absolute().parent.name, read_rows(options.cases), time.monotonic()
    if not options.table:
        folder = options.work / f"{name}-{options.backbone}"
        if not (folder / "project.json").exists():
            import_dataset(Project.create(folder), options.dataset, link=True)
        cohort = Cohort(Project(folder), backbone_of(options.backbone)[1])
        for draw in range(options.draws):
            for strokes in options.strokes:
                key = {"set": name, "backbone": options.backbone, "strokes": strokes, "draw": str(draw)}
                done = {row["case"] for row in rows if key.items() <= row.items()}
                for found in do_draw(cohort, strokes, draw, options.count, done):
                    rows += [key | row for row in found]
                    write_rows(options.cases, COLUMNS, rows)
                    if time.monotonic() - begun > options.minutes * 60:
                        break
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
