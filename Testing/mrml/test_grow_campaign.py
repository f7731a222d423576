"""The campaign that compares *Grow from seeds* with drafts of the same scribbles, in short."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "campaigns"))
import grow_campaign
from csv_rows import read_rows
from scribbles import scribble

from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort


@pytest.fixture
def reference():
    """Two structures, of which the smaller is in few slices."""
    labels = np.zeros((30, 40, 12), np.uint8)
    labels[5:25, 5:25, 2:10], labels[8:14, 28:34, 5:7] = 3, 8
    return labels


@pytest.mark.parametrize("background", [True, False])
def test_strokes_lie_in_three_slices_and_in_what_they_are_of(reference, background):
    drawn = scribble(reference, 2, background=background, rng=np.random.default_rng(0))
    assert len(drawn.numbers) == 3
    assert set(np.flatnonzero((drawn.structures > 0).any(axis=(0, 1)))) == set(drawn.numbers)
    assert (drawn.structures == reference)[drawn.structures > 0].all()
    assert set(np.unique(drawn.structures)) == {0, 3, 8}
    assert drawn.background.any() == background and not reference[drawn.background].any()
    assert np.count_nonzero(drawn.structures) < np.count_nonzero(reference) / 10


def test_strokes_are_the_same_every_time_and_differ_between_draws(reference):
    one, same, other = (
        scribble(reference, 2, background=True, rng=np.random.default_rng(seed)).structures for seed in (1, 1, 2)
    )
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_the_table_compares_each_way_with_growing_alone():
    shared = {"set": "livers", "backbone": "none", "strokes": "all", "draw": "0", "other": "a", "seconds": "1"}
    figures = [("b", "grow", 0.8), ("c", "grow", 0.6), ("b", "own", 0.9), ("c", "own", 0.5)]
    rows = [{**shared, "case": case, "way": way, "dice": str(dice)} for case, way, dice in figures]
    shown = grow_campaign.table(rows)
    assert "| `livers` | all | grow | 0.700 |  |  |  | 1.0 |" in shown
    assert "| `livers` | all | own | 0.700 |  | +0.000 ± 0.100 | 1/2 | 1.0 |" in shown


def test_every_way_is_scored_once_on_cases_that_are_scribbled_in(tmp_path, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 2000)
    cohort = write_cohort(tmp_path, CohortSettings(cases=4, training=2, validation=1, test=1, size=48))
    words = [str(cohort), str(tmp_path / "cases.csv"), "--work", str(tmp_path / "work"), "--draws", "1"]
    grow_campaign.main([*words, "--strokes", "all"])
    rows = read_rows(tmp_path / "cases.csv")
    dices = {row["way"]: float(row["dice"]) for row in rows}
    assert len(rows) == len(dices) and len({row["case"] for row in rows}) == 1
    assert dices["grow"] > 0.5 and dices["grow, sure background: own"] > 0.5 and dices["own"] > 0.3
    monkeypatch.setattr(grow_campaign.Scribbled, "results", lambda _: pytest.fail("it was done again"))
    grow_campaign.main([*words, "--strokes", "all"])
    assert read_rows(tmp_path / "cases.csv") == rows
