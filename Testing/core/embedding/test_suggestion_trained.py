"""The campaign that trains networks on suggested and on other cases, in short."""

import sys

import pytest
import suggestion_campaign
import suggestion_trained
from csv_rows import read_rows


def test_suggested_and_other_cases_are_trained_on_once_and_ranked(cohort, tmp_path, monkeypatch, capsys):
    suggestions, trained = tmp_path / "suggestions.csv", tmp_path / "trained.csv"
    shared = ["--dataset", str(cohort), "--work", str(tmp_path), "--counts", "1"]
    monkeypatch.setattr(suggestion_campaign.Trial, "dice", lambda *_, **__: 0.5)
    monkeypatch.setattr(sys, "argv", ["campaign", str(suggestions), *shared])
    suggestion_campaign.main()
    monkeypatch.setattr(sys, "argv", ["campaign", str(suggestions), str(trained), *shared, "--steps", "1"])
    suggestion_trained.main()
    rows = read_rows(trained)
    assert [row["why"] for row in rows] == ["suggested", "random"]
    assert len({row["cases"] for row in rows}) == 2 and all(0 <= float(row["dice"]) <= 1 for row in rows)
    monkeypatch.setattr(suggestion_trained.TrainedTrial, "trained_dice", lambda *_: pytest.fail("done again"))
    suggestion_trained.main()
    assert read_rows(trained) == rows


def test_the_table_has_the_rank_of_the_suggested_among_the_others():
    common = {"set": "livers", "count": "1", "steps": "9", "seconds": "1"}
    figures = [("suggested", 0.6), ("random", 0.7), ("random", 0.5), ("random", 0.3)]
    rows = [{**common, "why": why, "cases": str(dice), "dice": str(dice)} for why, dice in figures]
    shown = suggestion_trained.table(rows)
    assert "| `livers` | 1 | 0.600 | 2 of 4 | 67 | 0.500 ± 0.200 | 0.300 to 0.700 | 3 |" in shown
