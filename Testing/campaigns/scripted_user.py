"""How much is left to correct from case to case? Predict, correct and accept, by a scripted user.

    OMP_NUM_THREADS=1 python Testing/campaigns/scripted_user.py DATASET.json CASES.csv --work FOLDER \\
        [--ways keep once anew empty grow] [--orders 2] [--count 10] [--table] [--picture CURVES.png]

The first case is drawn by hand. Each further one is proposed, the user redraws the slices that are not good enough
(below a Dice, or with more than so many voxels wrong) and accepts the others as they are, and so they are learnt from.

``keep``    learning goes on after every case (``sslseg learn``: rounds from the last model on all labels so far)
``once``    a finetuning on the first case, which proposes all others
``anew``    a finetuning from the backbone after every case, as many steps as ``keep`` takes
``empty``   everything is drawn by hand
``grow``    Slicer's *Grow from seeds* in every case: seeds in three slices and at both ends, then the same corrections

Cases are the training and validation cases of the set in random orders; test cases are not looked at. All models begin
with the starter backbone and take the same steps on the first case. Every case is a line of CASES.csv; what is there is
not done again, so the command can be stopped between the parts of an order.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch
from csv_rows import read_rows, write_rows
from scripted_corrections import Correction, Limits, correct, grown, seeds

from SSLSegmentationLib.core.storage import keep_copy
from SSLSegmentationLib.execution.learning import Learning
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.learning_settings import LearningSettings
from SSLSegmentationLib.importing.datasets import DatasetEntry, read_dataset
from SSLSegmentationLib.importing.masks import add_label
from SSLSegmentationLib.importing.volumes import add_volume
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.jobs.requests import LearningRequest
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.shipped import shipped_starter
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing, through_plane_axis
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

WAYS = ("keep", "once", "anew", "empty", "grow")
COLUMNS = ("set", "order", "way", "number", "case", "shown", "slices", "foreground", "voxels", "dice", "seconds")
LIMITS = {"liver_t2spir": Limits(0.9, 1000), "hippocampus": Limits(0.85, 50)}
_USUAL = Limits(0.9, 500)
CPU = torch.device("cpu")


@dataclass(frozen=True)
class Effort:
    """How long is trained.

    Args:
        steps: of a round.
        first: rounds on the first case, and on the first alone.
        later: rounds on each further one.
        batch_size: slices a step.
        max_size: pixels of the longer side of a slice.
    """

    steps: int = 100
    first: int = 4
    later: int = 1
    batch_size: int = 4
    max_size: int = 64


class Desk:
    """A project that begins without labels, and the user's knowledge of what is right.

    Args:
        entries: cases in their order.
        description: ``dataset.json`` that they are of.
        folder: for the project.
    """

    def __init__(self, entries: Sequence[DatasetEntry], description: Path, folder: Path) -> None:
        self.project = Project.create(folder)
        dataset = read_dataset(description)
        self.project.set_schema(dataset.schema)
        self.cases = [
            add_volume(self.project, e.image.path, Role.UNLABELLED, link=True, keep_name=True, as_image=True)
            for e in entries
        ]
        self.references = {case.id: e.label for case, e in zip(self.cases, entries, strict=True) if e.label}
        plan = plan_preprocessing(self.cases, 64)
        self.axes = {case.id: 2 - through_plane_axis(case, plan) for case in self.cases}

    def image(self, case: Case) -> sitk.Image:
        """The volume."""
        return read_volume(case.image_path)

    def reference(self, case: Case, image: sitk.Image) -> np.ndarray:
        """What is right, [k, j, i]."""
        return read_label_map(self.references[case.id], image, self.project.schema).array

    def accept(self, case: Case, mask: np.ndarray, image: sitk.Image) -> None:
        """Keep a mask as the annotation of a training case."""
        path = self.project.folder / "accepted.seg.nrrd"
        write_segmentation(path, mask, image, self.project.schema)
        add_label(self.project, case, path, source="accepted prediction", allow_empty=True)
        self.project.set_role(case, Role.TRAIN)


Propose = Callable[[Case, sitk.Image], np.ndarray]


class Trained:
    """A model that proposes, and learns or not.

    Args:
        desk: with the project.
        way: ``keep``, ``once`` or ``anew``.
        effort: how long it trains.
        seed: of its random numbers.
        first: where the model of the first case is kept, which is the same for all ways.
    """

    def __init__(self, desk: Desk, way: str, effort: Effort, seed: int, first: Path) -> None:
        self.desk, self.way, self.effort, self.first = desk, way, effort, first
        quick = FinetuneSettings.from_preset("quick")
        optimisation = quick.optimisation.lasting(effort.steps, effort.steps)
        optimisation = replace(optimisation, seed=seed, batch_size=effort.batch_size)
        self.settings = LearningSettings(replace(quick, optimisation=optimisation, max_size=effort.max_size), keep=1)
        self.run = LearningRequest(self.settings, shipped_starter(), once=True).write(desk.project)
        self.model: Path | None = None

    def learn(self) -> None:
        """After a case was accepted."""
        first = self.model is None
        if self.way == "anew" and not first:
            return self._anew()
        if first and self.way != "keep" and self.first.exists():
            self.model = self.first
        elif first or self.way == "keep":
            settings = replace(self.settings, rounds=self.effort.first if first else self.effort.later)
            context = RunContext(self.run, CPU)
            self.model = Learning(self.desk.project, settings, shipped_starter(), context, once=True).learn().model
            if first and self.model is not None:
                keep_copy(self.model, self.first)
        return None

    def _anew(self) -> None:
        folder = self.desk.project.folder / "anew"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        steps = self.effort.steps * self.effort.later
        own = self.settings.finetuning
        own = replace(own, optimisation=own.optimisation.lasting(steps, steps))
        context = RunContext(RunFolder(folder), CPU)
        self.model = run_finetuning(self.desk.project, own, context, shipped_starter()).model

    def propose(self, case: Case, image: sitk.Image) -> np.ndarray:
        """The mask that the model makes."""
        if self.model is None:
            return np.zeros(image.GetSize()[::-1], np.uint8)
        return load_predictor(self.model, CPU).predict(image).labels


def worked_through(
    desk: Desk, way: str, limits: Limits, effort: Effort, seed: int
) -> Iterator[tuple[Case, Correction, float]]:
    """Case by case, what was corrected, and the seconds that proposing and learning took."""
    place = desk.project.folder
    first = place.with_name(f"first-{place.name.rpartition('-')[0]}") / "model.pt"
    trained = Trained(desk, way, effort, seed, first) if way in ("keep", "once", "anew") else None
    for case in desk.cases:
        started = time.process_time()
        image = desk.image(case)
        reference, axis, drawn = desk.reference(case, image), desk.axes[case.id], 0
        if way == "grow":
            marks, drawn = seeds(reference, axis)
            proposal = grown(sitk.GetArrayFromImage(image), marks, image.GetSpacing())
        elif trained is not None:
            proposal = trained.propose(case, image)
        else:
            proposal = np.zeros_like(reference)
        done = correct(proposal, reference, axis, limits)
        done = replace(done, slices=done.slices + drawn)
        if trained is not None:
            desk.accept(case, done.mask, image)
            trained.learn()
        yield case, done, time.process_time() - started


def order_of(entries: Sequence[DatasetEntry], order: int, count: int) -> list[DatasetEntry]:
    """The cases of an order."""
    return [entries[index] for index in np.random.default_rng(order).permutation(len(entries))[:count]]


def table(rows: Sequence[dict[str, str]]) -> str:
    """Per set and way: what was corrected in the second and in the last case, beside the first, drawn by hand.

    A part is that of the case's own voxels of structures; the last figure is the corrections of the last case through
    those of the first one, order by order.
    """
    lines = ["| set | way | orders | part redrawn: 2nd, last | slices: 2nd, last | Dice: 2nd, last | last / first |"]
    lines += ["|---" * 7 + "|"]
    for name, way in dict.fromkeys((row["set"], row["way"]) for row in rows):
        orders: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            if (row["set"], row["way"]) == (name, way):
                orders.setdefault(row["order"], []).append(row)
        whole = [each for each in orders.values() if len(each) > 2]
        if not whole:
            continue

        def mean(column: str, index: int, whole: list = whole) -> float:
            return statistics.mean(float(each[index][column]) for each in whole)

        parts = [
            statistics.mean(int(each[index]["voxels"]) / int(each[index]["foreground"]) for each in whole)
            for index in (1, -1)
        ]
        shares = [int(each[-1]["voxels"]) / int(each[0]["foreground"]) for each in whole]
        lines.append(
            f"| {name} | `{way}` | {len(whole)} | {parts[0]:.2f}, {parts[1]:.2f} | "
            f"{mean('slices', 1):.1f}, {mean('slices', -1):.1f} | {mean('dice', 1):.3f}, {mean('dice', -1):.3f} | "
            f"{', '.join(f'{share:.2f}' for share in shares)} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Parse arguments, work through the orders, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path, help="dataset.json")
    parser.add_argument("cases", type=Path, help="CSV of the cases; may hold other sets, too")
    parser.add_argument("--work", type=Path, required=True, help="folder for projects, which are removed at the end")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--orders", type=int, nargs="+", default=[0, 1], help="numbers of the orders")
    parser.add_argument("--count", type=int, default=10, help="cases of an order")
    parser.add_argument("--max-size", type=int, default=Effort.max_size)
    parser.add_argument(
        "--steps", type=int, default=Effort.steps, help="of a round: four on the first case, then one each"
    )
    parser.add_argument("--table", action="store_true", help="only print the table of what is there")
    parser.add_argument("--picture", type=Path, help="draw the curves of all that is there")
    options = parser.parse_args()
    rows = read_rows(options.cases)
    if not options.table:
        torch.set_num_threads(1)
        os.environ["SSLSEG_STATE"] = str(options.work / "state")  # it stands in nobody's line
        work(options, rows)
    if options.picture:
        from scripted_curves import draw

        draw(rows, options.picture)
    print(table(rows))


def work(options: argparse.Namespace, rows: list[dict[str, str]]) -> None:
    """Do what is not there yet, and write each case down at once."""
    name = options.set or options.dataset.resolve().parent.name
    effort = replace(Effort(), max_size=options.max_size, steps=options.steps)
    usable = [e for e in read_dataset(options.dataset.resolve()).entries if isinstance(e, DatasetEntry) and e.label]
    entries = [e for e in usable if e.role in (Role.TRAIN, Role.VALIDATION)]
    for order in options.orders:
        for way in options.ways:
            key = {"set": name, "order": str(order), "way": way}
            mine = [row for row in rows if key.items() <= row.items()]
            chosen = order_of(entries, order, options.count)
            if len(mine) == len(chosen):
                continue
            rows[:] = [row for row in rows if row not in mine]
            folder = options.work / f"{name}-{order}-{way}"
            shutil.rmtree(folder, ignore_errors=True)
            desk = Desk(chosen, options.dataset.resolve(), folder)
            limits = LIMITS.get(options.dataset.resolve().parent.name, _USUAL)
            for number, (case, done, seconds) in enumerate(worked_through(desk, way, limits, effort, order), 1):
                figures = {"number": number, "case": case.id, "dice": f"{done.dice:.4f}", "seconds": f"{seconds:.1f}"}
                figures |= {column: getattr(done, column) for column in ("shown", "slices", "foreground", "voxels")}
                rows.append(key | {column: str(value) for column, value in figures.items()})
                print(" ".join(rows[-1][column] for column in COLUMNS), flush=True)
                write_rows(options.cases, COLUMNS, rows)
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
