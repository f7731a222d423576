"""Who trains on what, in which order, and that nothing is done twice: with a stand-in for the trainings."""

import csv
import json
from pathlib import Path

import pytest

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.study.design import draw_cases
from SSLSegmentationLib.volumes.reading import read_volume

TINY = StudySettings(
    starts=("scratch", "regression"),
    yardsticks=False,
    **{"counts": (1,), "draws_few": 2, "rates": (1e-3, 2e-3), "rate_draws": 1, "resamples": 100},
)


class Trainings:
    """Notes what it is asked for, and leaves behind what a training leaves."""

    def __init__(self, project):
        self.project = project
        self.jobs = []

    def __call__(self, job):
        self.jobs.append(job)
        if job["kind"] == "prepare":
            write_json(job["result"], {"plan": {"batch_size": 2}, "prepare_cpu_s": 3.0})
        elif job["kind"] == "train":
            self._segment(job)
        else:
            cell = Path(job["work"]) / "cells" / job["name"]
            seconds = {
                "train_cpu_s": 40.0 + len(self.jobs),
                "train_wall_s": 90.0,
                "train_peak_mib": 500.0,
                "steps": 300,
            }
            validation = {"validation_dice": 0.5 if job.get("rate") == 2e-3 else 0.25}
            write_json(cell / "trained.json", seconds | validation)
            if job["test"]:
                dice = {case.id: 0.75 for case in self._test()}
                write_json(cell / "tested.json", seconds | validation | {"dice": dice, "test_peak_mib": 600.0})

    def _test(self):
        return self.project.cases(Role.TEST, labelled=True)

    def _segment(self, job):
        import SimpleITK as sitk

        from SSLSegmentationLib.stores.slices import classes

        masks = Path(job["masks"])
        masks.mkdir(parents=True)
        for case in self._test():  # a perfect prediction, as nnU-Net numbers it
            image = read_volume(case.image_path)
            mask = sitk.GetImageFromArray(classes(native_labels(case, image, self.project.schema), self.project.schema))
            mask.CopyInformation(image)
            sitk.WriteImage(mask, str(masks / f"{case.id}.nii.gz"))
        write_json(job["result"], {"train_cpu_s": job["seconds"], "steps": 7, "train_peak_mib": 900.0})


@pytest.fixture
def trainings(project):
    return Trainings(project)


@pytest.fixture
def contest(peers, project, tmp_path, trainings):
    def make(settings=TINY, **options):
        return peers.contest.Contest(tmp_path / "work", project, settings, trainings, **options)

    return make


def test_everybody_trains_on_the_draws_of_the_study_and_on_no_test_case(contest, trainings, project):
    assert contest().go()
    train, validation, test = (
        [case.id for case in project.cases(role, labelled=True)] for role in (Role.TRAIN, Role.VALIDATION, Role.TEST)
    )
    drawn = {(1, draw): draw_cases(train, 1, draw, 0) for draw in range(2)} | {(2, 0): draw_cases(train, 2, 0, 0)}
    ours = [job for job in trainings.jobs if job["kind"] in ("finetune", "monai")]
    assert {(job["count"], job["draw"]): tuple(job["cases"]) for job in ours} == drawn
    prepared = [job for job in trainings.jobs if job["kind"] == "prepare"]
    assert {tuple(job["train"]) for job in prepared} == set(drawn.values())
    assert all(job["validation"] == validation for job in prepared)
    pixels = plan_preprocessing(project.cases(Role.TRAIN, Role.VALIDATION, Role.UNLABELLED), 128).spacing_mm
    assert sorted((len(job["train"]), job["pixel_mm"] or 0) for job in prepared) == sorted(
        [(1, 0), (1, pixels)] * 2 + [(2, 0), (2, pixels)]
    )
    for job in prepared:
        names = [path.name for path in Path(job["folder"], "raw").rglob("*.nii.gz")]
        assert names and not any(case in name for case in test for name in names)
    for job in trainings.jobs:
        assert not set(test) & {*job.get("cases", ()), *job.get("train", ())}


def test_nnunet_gets_the_seconds_of_our_first_training_from_scratch_and_then_the_long_time(contest, trainings):
    contest(long_seconds=600.0).go()
    yardstick = next(j for j, job in enumerate(trainings.jobs, 1) if job["kind"] == "finetune" and job["test"])
    budgets = [(job["name"], job["seconds"]) for job in trainings.jobs if job["kind"] == "train"]
    assert [seconds for name, seconds in budgets if name == "nnunet-same-time"] == [40.0 + yardstick] * 3
    for name in ("nnunet-long", "nnunet-long-and-pixels"):
        assert [seconds for other, seconds in budgets if other == name] == [600.0] * 2  # of the first draw only


def test_rates_are_chosen_by_validation_for_ours_and_for_the_monai_pipeline(contest, trainings, tmp_path):
    contest(nnunet=()).go()
    of_counts = {"1": 2e-3, "2": 2e-3}
    assert read_json(tmp_path / "work" / "rates.json") == dict.fromkeys(("scratch", "regression", "monai"), of_counts)
    tried = [job for job in trainings.jobs if not job["test"] and job["kind"] != "pretrain"]
    kinds = [("scratch", "finetune"), ("regression", "finetune"), ("scratch", "monai")]
    expected = [(*kind, count, rate) for kind in kinds for count in (1, 2) for rate in (1e-3, 2e-3)]
    assert sorted((job["start"], job["kind"], job["count"], job["rate"]) for job in tried) == sorted(expected)


def test_what_is_done_is_not_done_again_and_a_call_does_no_more_than_it_may(contest, trainings):
    counts = []
    while not contest(left=2).go():
        counts.append(len([job for job in trainings.jobs if job["kind"] != "prepare"]))
    assert counts == [2 * number for number in range(1, len(counts) + 1)]
    done = len(trainings.jobs)
    assert contest().go()
    assert len(trainings.jobs) == done
    asked = [(job["kind"], job["name"], job.get("test"), job.get("folder")) for job in trainings.jobs]
    assert len(set(asked)) == len(asked)


def test_an_interrupted_training_is_done_when_asked_again(contest, trainings, peers, project, tmp_path):
    def interrupted(job):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        peers.contest.Contest(tmp_path / "work", project, TINY, interrupted).go()
    assert contest().rows() == []
    assert contest().go()


def test_who_is_left_out_can_come_later(contest):
    few = StudySettings(starts=("scratch",), counts=(1,), draws_few=1, all_labels=False, rate_draws=1)
    alone = contest(few, nnunet=(), monai=False)
    assert alone.go()
    assert [row["contender"] for row in alone.rows()] == ["scratch"]
    more = contest(few, long_seconds=0.0)
    assert more.go()
    assert [row["contender"] for row in more.rows()] == [
        "scratch",
        "monai",
        "nnunet-same-time",
        "nnunet-same-time-and-pixels",
    ]


def test_tables_name_every_contender_with_dice_seconds_and_memory(contest, peers, tmp_path, project):
    whole = contest()
    whole.go()
    text = peers.tables.write_tables(tmp_path, whole.rows(), 100, 0, "cpu")
    lines = [line for line in text.splitlines() if "| nnunet-same-time |" in line]
    assert [line.split(" | ")[2] for line in lines] == ["2", "1"]  # draws at N = 1 and with all
    assert all("1.000 [1.000, 1.000] | 7 | " in line and line.endswith(" | 900 |") for line in lines)
    assert "| 1 | scratch | 2 | 0.750 [0.750, 0.750] | 300 | " in text and " | 600 |" in text
    rows = list(csv.DictReader((tmp_path / "peers.csv").open()))
    assert len(rows) == 3 * 5 + 2 * 2 == len(whole.rows())
    test = project.cases(Role.TEST, labelled=True)[0].id
    assert {row[f"dice {test}"] for row in rows} == {"0.75", "1"}
    assert {row["source"] for row in rows} == {"measured"}


def test_a_finished_study_gives_rates_backbones_and_results_but_the_yardstick_is_measured(
    contest, trainings, project, tmp_path
):
    study = tmp_path / "study"
    test = project.cases(Role.TEST, labelled=True)[0].id
    of_start = {"scratch": {"1": 1e-3, "2": 1e-3}, "regression": {"1": 2e-3, "2": 1e-3}, "other": {"1": 1.0}}
    write_json(study / "choices.json", {"rates": of_start})
    write_json(study / "cells" / "pretrain-regression" / "result.json", {"ok": True, "seconds": 60.0})
    (study / "cells" / "pretrain-regression" / "backbone.pt").write_text("weights")
    train = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
    for start, rate in (("scratch", 1e-3), ("regression", 2e-3)):
        found = {"ok": True, "seconds": 50.0, "seconds_per_volume": 0.5, "validation_dice": 0.4}
        found |= {"cases": list(draw_cases(train, 1, 0, 0)), "test": {"dice": {test: 0.5}}}
        write_json(study / "cells" / f"{start}-n1-d0-lr{rate:g}" / "result.json", found)
    whole = contest(nnunet=())
    whole.adopt(study)
    whole.go()
    assert not [job for job in trainings.jobs if job["kind"] == "pretrain"]
    assert (tmp_path / "work" / "cells" / "pretrain-regression" / "backbone.pt").read_text() == "weights"
    asked = [job["name"] for job in trainings.jobs if job["kind"] == "finetune"]
    assert "scratch-n1-d0-lr0.001" in asked and "regression-n1-d0-lr0.002" not in asked
    # What was taken over with other counts may become the yardstick, and is then measured, too.
    write_json(
        tmp_path / "work" / "cells" / "scratch-n1-d0-lr0.001" / "tested.json", {"train_wall_s": 50.0, "dice": {}}
    )
    whole.go()
    assert whole.record("scratch-n1-d0-lr0.001", "tested.json")["train_cpu_s"] > 0
    adopted = next(row for row in whole.rows() if (row["contender"], row["draw"]) == ("regression", 0))
    assert (adopted["source"], adopted["dice"], adopted["train_wall_s"]) == ("study", {test: 0.5}, 50.0)


def test_a_study_of_other_cases_is_refused(contest, project, tmp_path):
    study = tmp_path / "study"
    write_json(study / "choices.json", {"rates": {"scratch": 1e-3, "regression": 2e-3}})
    found = {"ok": True, "seconds": 50.0, "seconds_per_volume": 0.5, "validation_dice": 0.4}
    found |= {"cases": ["somebody"], "test": {"dice": {}}}
    write_json(study / "cells" / "regression-n1-d0-lr0.002" / "result.json", found)
    with pytest.raises(DataError, match="other cases"):
        contest().adopt(study)


def test_a_study_without_a_rate_for_a_start_is_refused(contest, tmp_path):
    write_json(tmp_path / "study" / "choices.json", {"rates": {"scratch": 1e-3}})
    with pytest.raises(DataError, match="no learning rate for regression"):
        contest().adopt(tmp_path / "study")


def test_a_job_that_was_written_down_says_all(contest, trainings):
    contest().go()
    for job in trainings.jobs:
        read = json.loads(json.dumps(job))
        if "settings" in job:
            assert StudySettings.from_job(read.pop("settings")) == TINY
        assert read == {name: value for name, value in job.items() if name != "settings"}
