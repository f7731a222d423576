"""A study that an older version began: what it has found counts, and nothing is trained again."""

from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import Place
from SSLSegmentationLib.study.design import FinetuningCell

PROBE = FinetuningCell(Start("mim", "linear_probe"), 1, 0, ("a",), None)


def place_with(tmp_path, **results):
    """A study's place with cells of these names and results; their names have ``_`` for ``-``."""
    for name, content in results.items():
        folder = tmp_path / "cells" / name
        folder.mkdir(parents=True)
        if content is not None:
            RunFolder(folder).write_result(**content)
    return Place(tmp_path, tmp_path, StudySettings())


def test_a_probe_that_was_done_for_each_learning_rate_counts_once(tmp_path):
    tried, tested = {"validation_dice": 0.5}, {"validation_dice": 0.5, "test": {"dice": {"t": 0.4}}}
    older = {"mim+linear_probe-n1-d0-lr0.002": tested, "mim+linear_probe-n1-d0-lr0.005": tried}
    place = place_with(tmp_path, **older)
    assert place.run_of(PROBE).folder.name == "mim+linear_probe-n1-d0-lr0.002"
    assert place.result(PROBE)["test"] == tested["test"]


def test_a_probe_that_was_only_tried_goes_on_to_its_test(tmp_path):
    place = place_with(tmp_path, **{"mim+linear_probe-n1-d0-lr0.005": {"validation_dice": 0.5}})
    assert place.result(PROBE) is None
    assert place.run_of(PROBE).folder.name == "mim+linear_probe-n1-d0-lr0.005"


def test_an_unfinished_or_unlike_cell_is_not_taken_for_it(tmp_path):
    done = {"test": {"dice": {}}}
    others = {
        "mim+linear_probe-n1-d0-lr0.002": None,
        "mim+linear_probe-n1-d01-lr0.002": done,
        "mim+linear_probe-n1-d10-lr0.002": done,
        "mim-n1-d0-lr0.002": done,
    }
    place = place_with(tmp_path, **others)
    assert place.run_of(PROBE).folder.name == "mim+linear_probe-n1-d0" and place.result(PROBE) is None


def test_what_is_there_under_its_own_name_comes_first(tmp_path):
    done = {"test": {"dice": {}}}
    place = place_with(tmp_path, **{"mim+linear_probe-n1-d0-lr0.002": done, "mim+linear_probe-n1-d0": None})
    assert place.run_of(PROBE).folder.name == "mim+linear_probe-n1-d0"
