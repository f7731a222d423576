"""The campaign that compares suggested cases with random ones, in short."""

import sys

import pytest
import suggestion_campaign
from csv_rows import read_rows
from suggestion_campaign import percentile, random_choices, table


@pytest.mark.parametrize(("value", "expected"), [(5, 100), (0, 0), (2, 50), (1, 25), (3, 75)])
def test_the_percentile_counts_equal_ones_half(value, expected):
    assert percentile(value, [1, 1, 3, 3]) == expected


def test_random_choices_are_different_and_all_if_there_are_few():
    assert random_choices("abcd", 2, 200) == [*map(tuple, ("ab", "ac", "ad", "bc", "bd", "cd"))]
    found = random_choices([str(number) for number in range(20)], 4, 50)
    assert len(set(found)) == 50 and found == random_choices([str(number) for number in range(20)], 4, 50)


def test_a_set_is_scored_once_and_told_in_a_table(cohort, tmp_path, monkeypatch, capsys):
    path = tmp_path / "choices.csv"
    words = ["campaign", str(path), "--dataset", str(cohort), "--work", str(tmp_path), "--counts", "1", "--held-out"]
    monkeypatch.setattr(sys, "argv", words)
    suggestion_campaign.main()
    rows = read_rows(path)
    assert [row["why"] for row in rows] == ["suggested", "first in the list", "random", "random"]
    assert all(0 < float(row["dice"]) <= 1 for row in rows)
    by_cases = {row["cases"]: row["dice"] for row in rows}
    assert len(by_cases) == 2 and all(by_cases[row["cases"]] == row["dice"] for row in rows)
    monkeypatch.setattr(suggestion_campaign.Trial, "dice", lambda *_, **__: pytest.fail("done again"))
    suggestion_campaign.main()
    assert read_rows(path) == rows
    shown = capsys.readouterr().out
    assert table(rows) in shown and "(held out) | 1 |" in shown
