"""The campaign that scores drafts: test cases only if it is asked for them, and no draw twice."""

from pathlib import Path

import draft_campaign
import pytest
from csv_rows import read_rows


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 3000)


def test_each_case_is_a_line_and_no_draw_is_done_twice(cohort, tmp_path, capsys, monkeypatch):
    words = [str(cohort), str(tmp_path / "cases.csv"), "--work", str(tmp_path), "--set", "abdomen", "--draws", "1"]
    assert draft_campaign.main([*words, "--quality", "first", "second"]) == 0
    rows = read_rows(tmp_path / "cases.csv")
    assert [row["quality"] for row in rows] == ["first", "second"]
    assert all(row["case"] != row["taught_by"] and float(row["dice"]) > 0.3 for row in rows)
    assert "| abdomen | 1 | all | none | second | train | 1 |" in capsys.readouterr().out
    monkeypatch.setattr(draft_campaign, "do_draw", lambda *_: pytest.fail("it was done again"))
    draft_campaign.main([*words, "--quality", "first", "second"])
    monkeypatch.undo()
    draft_campaign.main([*words, "--scored", "test", "--slices", "3"])
    more = read_rows(tmp_path / "cases.csv")[len(rows) :]
    assert len(more) == 1 and more[0]["scored"] == "test" and more[0]["slices"] == "3"
    assert more[0]["case"] not in {row["case"] for row in rows}


def test_a_backbone_is_none_the_starter_or_a_file_with_a_name(tmp_path, capsys):
    assert draft_campaign.backbone_of("own=runs/a/backbone.pt") == ("own", Path("runs/a/backbone.pt"))
    assert draft_campaign.backbone_of("none") == ("none", None)
    with pytest.raises(SystemExit):
        draft_campaign.main(["dataset.json", "cases.csv", "--work", str(tmp_path), "--backbone", "own"])
    assert "'own' is none of" in capsys.readouterr().err
