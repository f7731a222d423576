"""Who trains on what, for how long, and what of it is done: the cells of the comparison and their records."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nnunet_folder import read_mask, write_dataset, write_images
from scoring import score

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.study.cells import Place
from SSLSegmentationLib.study.design import (
    FinetuningCell,
    PretrainingCell,
    Rates,
    chosen_rates,
    draws_of_counts,
    rate_cells,
    result_cells,
)
from SSLSegmentationLib.study.settings import SCRATCH

MONAI = "monai"
SAME_TIME, LONG = "nnunet-same-time", "nnunet-long"
OUR_PIXELS = SAME_TIME_PIXELS, LONG_PIXELS = f"{SAME_TIME}-and-pixels", f"{LONG}-and-pixels"
NNUNET = (SAME_TIME, SAME_TIME_PIXELS, LONG_PIXELS, LONG)
TRAINED, TESTED = "trained.json", "tested.json"

Job = dict[str, Any]
Record = dict[str, Any]


class _Enough(Exception):
    """As many trainings were done as this call may do."""


@dataclass
class Contest:
    """The comparison.

    Args:
        work: folder; ``cells/NAME/trained.json`` and ``tested.json`` are the records.
        project: with labelled training, validation and test cases.
        settings: of our study.
        run: does a job, in a process of its own.
        device: ``cpu`` or ``cuda``.
        threads: of everybody.
        clock: ``cpu`` or ``wall``: of what "same time" is measured in.
        monai: whether the MONAI pipeline takes part.
        nnunet: which of :data:`NNUNET` do.
        long_seconds: of nnU-Net's longer trainings, as it plans and at our pixel size; 0 = none.
        long_draws: how many draws are trained for so long.
        left: trainings that may still be done; None = all.
    """

    work: Path
    project: Project
    settings: StudySettings
    run: Callable[[Job], None]
    device: str = "cpu"
    threads: int = 1
    clock: str = "cpu"
    monai: bool = True
    nnunet: Sequence[str] = NNUNET
    long_seconds: float = 600.0
    long_draws: int = 1
    left: int | None = None

    def __post_init__(self) -> None:
        self.settings = replace(self.settings, yardsticks=False)  # of these there are others here
        self.work = self.work.absolute()
        self.train = self.project.cases(Role.TRAIN, labelled=True)
        self.validation = self.project.cases(Role.VALIDATION, labelled=True)
        self.test = self.project.cases(Role.TEST, labelled=True)
        self.ids = [case.id for case in self.train]

    # ------------------------------------------------------------------ a finished study
    def adopt(self, study: Path) -> None:
        """Take over rates, backbones and tested trainings of a study, but for the yardstick, which is measured.

        Raises:
            DataError: the study has no learning rate for one of the starts, or not this project's cases.
        """
        rates = self._rates_of(study)
        source = Place(study, self.project.folder, self.settings)
        for backbone in self.settings.backbones:
            cell = PretrainingCell(backbone)
            target = self.work / "cells" / cell.name
            if (found := source.result(cell)) and not target.exists():
                shutil.copytree(source.run(cell.name).folder, target)
                write_json(target / TRAINED, {"train_wall_s": found["seconds"], "source": "study"})
        test = {case.id for case in self.test}
        for cell in result_cells(self.settings, self.ids, rates):
            found = source.result(cell)
            if not found or cell == self._yardstick(rates) or self.record(cell.name, TESTED):
                continue
            if set(found["cases"]) != set(cell.cases) or set(found["test"]["dice"]) != test:
                raise DataError(f"The study in '{study}' was made with other cases.", "Name a study of this project.")
            seconds = {"train_wall_s": found["seconds"], "volume_wall_s": found["seconds_per_volume"]}
            scores = {"dice": found["test"]["dice"], "validation_dice": found["validation_dice"]}
            write_json(self.work / "cells" / cell.name / TESTED, {**seconds, **scores, "source": "study"})
        write_json(self.work / "rates.json", rates)

    def _rates_of(self, study: Path) -> Rates:
        counts, rates = draws_of_counts(self.settings, self.ids), {}
        found = read_json(study / "choices.json")["rates"]
        for start in self.settings.starts:
            of_start = found.get(start, {})
            if isinstance(of_start, (int, float)):  # a study of an older version: one for all numbers
                of_start = dict.fromkeys(map(str, counts), of_start)
            if missing := [count for count in counts if str(count) not in of_start]:
                raise DataError(
                    f"The study in '{study}' has no learning rate for {start} with {missing[0]} labelled cases.",
                    "Change --starts or --counts.",
                )
            rates[start] = {count: of_start[str(count)] for count in counts}
        return rates

    # ------------------------------------------------------------------ what is done
    def record(self, name: str, kind: str) -> Record | None:
        """What a cell has left behind; None while that is not done."""
        path = self.work / "cells" / name / kind
        return read_json(path) if path.exists() else None

    def rows(self) -> list[Record]:
        """All tested trainings, in the order of the table."""
        rates = self._known_rates()
        if rates is None:
            return []
        rows = []
        for count, draw, cases in self._draws(rates):
            for contender, cell_name in self._contenders(count, draw, cases, rates):
                if found := self.record(cell_name, TESTED):
                    place = {"contender": contender, "count": count, "draw": draw, "cases": list(cases)}
                    rows.append(place | {"rate": rates.get(contender, {}).get(count)} | found)
        return rows

    def _contenders(self, count: int, draw: int, cases: Sequence[str], rates: Rates) -> Iterator[tuple[str, str]]:
        for start in self.settings.parsed_starts:
            yield str(start), FinetuningCell(start, count, draw, tuple(cases), rates[str(start)][count]).name
        if MONAI in rates:
            yield MONAI, _monai_name(count, draw, rates[MONAI][count])
        for name in (SAME_TIME, SAME_TIME_PIXELS, LONG, LONG_PIXELS):
            yield name, f"{name}-n{count}-d{draw}"

    def _draws(self, rates: Rates) -> list[tuple[int, int, tuple[str, ...]]]:
        """Number of labelled cases, number of the draw, the cases: draw by draw."""
        cells = result_cells(self.settings, self.ids, rates)
        return list(dict.fromkeys((cell.count, cell.draw, cell.cases) for cell in cells))

    def _known_rates(self) -> Rates | None:
        """The learning rates, if they are known for all starts and numbers of labelled cases."""
        path = self.work / "rates.json"
        if not path.exists():
            return None
        rates = {name: {int(n): rate for n, rate in own.items()} for name, own in read_json(path).items()}
        counts = set(draws_of_counts(self.settings, self.ids))
        known = {name for name, own in rates.items() if counts <= set(own)}
        if not set(self.settings.starts) <= known:
            return None
        return {name: own for name, own in rates.items() if name in known}

    # ------------------------------------------------------------------ doing
    def go(self) -> bool:
        """Do what is missing; False if this call was not allowed to do all of it."""
        try:
            self._pretrain()
            rates = self._rates()
            self._measure_yardstick(rates)
            for count, draw, cases in self._draws(rates):
                for start in self.settings.parsed_starts:
                    self._ours(FinetuningCell(start, count, draw, cases, rates[str(start)][count]), tested=True)
                if self.monai:
                    self._monai(count, draw, cases, rates[MONAI][count], tested=True)
                for contender in (SAME_TIME, SAME_TIME_PIXELS):
                    if contender in self.nnunet:
                        self._nnunet(contender, count, draw, cases, self._same_time(rates))
            if self.long_seconds:
                for contender in (name for name in (LONG_PIXELS, LONG) if name in self.nnunet):
                    for count, draw, cases in self._draws(rates):
                        if draw < self.long_draws:
                            self._nnunet(contender, count, draw, cases, self.long_seconds)
        except _Enough:
            return False
        return True

    def _pretrain(self) -> None:
        for backbone in self.settings.backbones:
            name = PretrainingCell(backbone).name
            self._do({"kind": "pretrain", "name": name, "start": backbone, "test": False}, TRAINED)

    def _rates(self) -> Rates:
        """Learning rates of ours and of the MONAI pipeline, each chosen by the validation cases."""
        known = self._known_rates()
        cells = rate_cells(self.settings, self.ids)
        if known is None:
            tried = [self._tried(self._ours(cell, tested=False), cell) for cell in cells]
            known = chosen_rates(self.settings, self.ids, tried)
        if self.monai and MONAI not in known:
            tried = [
                self._tried(self._monai(cell.count, cell.draw, cell.cases, cell.rate, tested=False), cell)
                for cell in cells
                if str(cell.start) == SCRATCH
            ]
            known[MONAI] = chosen_rates(replace(self.settings, starts=(SCRATCH,)), self.ids, tried)[SCRATCH]
        write_json(self.work / "rates.json", known)
        return known

    @staticmethod
    def _tried(found: Record, cell: FinetuningCell) -> Record:
        place = {"start": str(cell.start), "count": cell.count, "rate": cell.rate}
        return place | {"validation_dice": found["validation_dice"]}

    def _yardstick(self, rates: Rates) -> FinetuningCell:
        """The training of ours whose seconds nnU-Net gets: from scratch, on the first draw."""
        return next(cell for cell in result_cells(self.settings, self.ids, rates) if str(cell.start) == SCRATCH)

    def _measure_yardstick(self, rates: Rates) -> None:
        """First of all, since its seconds are nnU-Net's; anew if its record is one of a study, which knows less."""
        yardstick = self._yardstick(rates)
        found = self.record(yardstick.name, TESTED)
        if found and f"train_{self.clock}_s" not in found:
            shutil.rmtree(self.work / "cells" / yardstick.name)
        self._ours(yardstick, tested=True)

    def _same_time(self, rates: Rates) -> float:
        return self.record(self._yardstick(rates).name, TESTED)[f"train_{self.clock}_s"]

    def _ours(self, cell: FinetuningCell, *, tested: bool) -> Record:
        job = {"kind": "finetune", "name": cell.name, "start": str(cell.start), "test": tested}
        job |= {"count": cell.count, "draw": cell.draw, "cases": list(cell.cases), "rate": cell.rate}
        return self._do(job, TESTED if tested else TRAINED)

    def _monai(self, count: int, draw: int, cases: Sequence[str], rate: float, *, tested: bool) -> Record:
        job = {"kind": MONAI, "name": _monai_name(count, draw, rate), "start": SCRATCH, "test": tested}
        job |= {"count": count, "draw": draw, "cases": list(cases), "rate": rate}
        return self._do(job, TESTED if tested else TRAINED)

    def _do(self, job: Job, kind: str) -> Record:
        if found := self.record(job["name"], kind):
            return found
        common = {"work": str(self.work), "project": str(self.project.folder), "settings": self.settings.to_job()}
        self._count()
        self.run(job | common | self._machine() | {"folder": str(self.work / "jobs" / job["name"])})
        return self.record(job["name"], kind)

    def _machine(self) -> Job:
        return {"device": self.device, "threads": self.threads}

    def _count(self) -> None:
        if self.left is not None:
            if self.left <= 0:
                raise _Enough
            self.left -= 1

    def _nnunet(self, contender: str, count: int, draw: int, cases: Sequence[str], seconds: float) -> None:
        name = f"{contender}-n{count}-d{draw}"
        cell = self.work / "cells" / name
        if self.record(name, TESTED):
            return
        self._count()
        folder = self._prepared(count, draw, cases, self._pixel_mm() if contender in OUR_PIXELS else None)
        images = self.work / "nnunet" / "test-images"
        if not images.exists():
            partial = images.with_name("test-images.partial")
            write_images(partial, self.test)
            partial.rename(images)
        masks = folder / f"masks-{contender}"
        job = {"kind": "train", "name": contender, "folder": str(folder), "seconds": seconds, "clock": self.clock}
        job |= {"seed": draw, "images": str(images), "masks": str(masks), "result": str(cell / TRAINED)}
        cell.mkdir(parents=True, exist_ok=True)
        self.run(job | self._machine())
        found = self.record(name, TRAINED)
        found["dice"] = self._scores(masks)
        write_json(cell / TESTED, found | {"budget_s": seconds} | read_json(folder / "prepared.json"))

    def _prepared(self, count: int, draw: int, cases: Sequence[str], pixel_mm: float | None) -> Path:
        """Folder of a draw with nnU-Net's data set, plan and preprocessed cases; ``pixel_mm``: None = as it plans."""
        folder = self.work / "nnunet" / (f"n{count}-d{draw}" + (f"-{pixel_mm:g}mm" if pixel_mm else ""))
        if not (folder / "prepared.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            write_dataset(folder / "raw", self._of(cases), self.validation, self.project.schema)
            job = {"kind": "prepare", "name": folder.name, "folder": str(folder), "train": list(cases)}
            job |= {"validation": [case.id for case in self.validation], "result": str(folder / "prepared.json")}
            self.run(job | {"pixel_mm": pixel_mm} | self._machine())
        return folder

    def _pixel_mm(self) -> float:
        """Pixel size of ours and of the MONAI pipeline."""
        size = self.settings.max_size or FinetuneSettings.from_preset(self.settings.preset).max_size
        cases = self.project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
        return plan_preprocessing(cases, size).spacing_mm

    def _of(self, ids: Sequence[str]) -> list[Case]:
        return [case for case in self.train if case.id in ids]

    def _scores(self, masks: Path) -> dict[str, float | None]:
        schema = self.project.schema
        return score(self.project, self.test, {case.id: read_mask(masks, case, schema) for case in self.test})


def _monai_name(count: int, draw: int, rate: float) -> str:
    return f"{MONAI}-n{count}-d{draw}-lr{rate:g}"
