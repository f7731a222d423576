"""The campaign that scores what lights up: a pixel of each structure of each case, no draw twice."""

import alike_campaign
import numpy as np
import pytest
from csv_rows import read_rows


def test_each_pixel_is_a_line_for_each_way_and_no_draw_is_done_twice(cohort, tmp_path, capsys, monkeypatch):
    words = [str(cohort), str(tmp_path / "pixels.csv"), "--work", str(tmp_path), "--set", "abdomen", "--draws", "1"]
    assert alike_campaign.main(words) == 0
    rows = read_rows(tmp_path / "pixels.csv")
    assert {row["way"] for row in rows} == {"brightness", "filters"} and len({row["case"] for row in rows}) > 1
    own = [row for row in rows if row["way"] == "filters"]
    assert np.mean([float(row["own"]) for row in own]) > 0.6
    assert all(0 <= float(row["hits"]) <= 1 and -1e-3 < float(row["missed"]) < 0.5 for row in own)
    assert "| abdomen | filters | 1 |" in capsys.readouterr().out
    monkeypatch.setattr(alike_campaign, "do_draw", lambda *_: pytest.fail("it was done again"))
    assert alike_campaign.main(words) == 0


@pytest.mark.parametrize(("similarity", "expected"), [([0, 1, 2, 3], 1), ([3, 2, 1, 0], 0), ([1, 1, 1, 1], 0.5)])
def test_the_area_counts_pairs_and_equal_ones_half(similarity, expected, monkeypatch):
    seen = object.__new__(alike_campaign.Seen)
    seen.kinds = np.array([[[9, 9], [9, 0]], [[9, 9], [9, 0]], [[9, 9], [9, 2]], [[9, 9], [9, 2]]])
    monkeypatch.setattr(alike_campaign, "_SCORED_STEP", 1)
    values = np.broadcast_to(np.array(similarity, float)[:, None, None], seen.kinds.shape)
    assert seen.auc(values, 2) == expected
    assert np.isnan(seen.auc(values, 5))
