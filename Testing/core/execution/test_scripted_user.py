"""The scripted user of the campaign: what he redraws, what he counts, and a short form of the whole."""

import json
import sys

import numpy as np
import pytest
import scripted_user
from scripted_corrections import Limits, agreement, correct, seeds


def masks():
    """A proposal that is right in slice 1, a little wrong in slice 2, and wrong in slice 3; slice 0 is empty."""
    reference = np.zeros((4, 6, 6), np.uint8)
    reference[1:, 1:5, 1:5] = 1
    proposed = reference.copy()
    proposed[2, 1, 1] = 0
    proposed[3, 1:4, 1:5] = 2
    return proposed, reference


def test_he_redraws_the_slices_below_a_dice_and_accepts_the_others_as_they_are():
    proposed, reference = masks()
    done = correct(proposed, reference, 0, Limits(0.9, 1000))
    assert (done.shown, done.slices, done.voxels, done.foreground) == (3, 1, 12, 48)
    assert (done.mask[3] == reference[3]).all() and (done.mask[2] == proposed[2]).all()
    assert done.dice == pytest.approx(2 * 35 / (47 + 48))


def test_he_redraws_slices_with_more_voxels_wrong_than_he_bears():
    done = correct(*masks(), 0, Limits(0.0, 0))
    assert (done.slices, done.voxels) == (2, 13) and (done.mask == masks()[1]).all()


def test_he_draws_everything_where_nothing_is_proposed_and_nothing_where_all_is_right():
    reference = masks()[1]
    nothing = correct(np.zeros_like(reference), reference, 0, Limits(0.9, 1000))
    assert (nothing.slices, nothing.voxels, nothing.dice) == (3, 48, 0.0)
    assert correct(reference, reference, 0, Limits(1.0, 0)).slices == 0
    assert agreement(np.zeros((2, 2)), np.zeros((2, 2))) == 1.0


def test_another_structure_in_the_same_place_does_not_agree():
    one = np.ones((3, 3), np.uint8)
    assert agreement(one, 2 * one) == 0.0


@pytest.mark.parametrize("axis", [0, 2])
def test_his_seeds_lie_in_what_they_are_of_and_name_every_structure(axis):
    reference = np.zeros((9, 20, 20), np.uint8)
    reference[1:8, 5:12, 5:12] = 1
    reference[2, 8:10, 8:10] = 2
    reference = np.moveaxis(reference, 0, axis)
    drawn, slices = seeds(reference, axis)
    assert slices == 6  # three, one for the small structure, and both ends
    assert set(np.unique(drawn)) == {0, 1, 2, 3}
    for value in (1, 2):
        assert (reference[drawn == value] == value).all()
    assert not reference[drawn == 3].any()


def test_a_short_form_counts_every_way_and_does_nothing_twice(cohort, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    path = tmp_path / "cases.csv"
    ways = ["keep", "once", "anew", "empty"]
    words = [str(cohort), str(path), "--work", str(tmp_path / "work"), "--orders", "3", "--count", "3"]
    words += ["--max-size", "32", "--steps", "1", "--ways", *ways, "--picture", str(tmp_path / "curves.png")]
    monkeypatch.setattr(sys, "argv", ["scripted_user.py", *words])
    scripted_user.main()
    rows = scripted_user.read_rows(path)
    assert [(row["way"], row["number"]) for row in rows] == [(way, n) for way in ways for n in "123"]
    first = [row for row in rows if row["number"] == "1"]
    assert all(row["voxels"] == row["foreground"] and row["slices"] == row["shown"] for row in first)
    second = {row["way"]: row["voxels"] for row in rows if row["number"] == "2"}
    assert second["keep"] == second["once"] == second["anew"]  # all have the same model of the first case
    assert len({row["voxels"] for row in rows if row["number"] == "3"}) > 1
    test_cases = [case["image"] for case in json.loads(cohort.read_text())["test"]]
    assert not {row["case"] for row in rows} & {name.split("/")[-1].split(".")[0] for name in test_cases}
    before = path.read_bytes()
    capsys.readouterr()
    scripted_user.main()
    told = capsys.readouterr().out
    assert path.read_bytes() == before and told.startswith("| set |") and (tmp_path / "curves.png").stat().st_size
