"""``sslseg learn``: what it begins with, what it says, and what it refuses."""

import json

import pytest

from SSLSegmentationLib.execution import learning
from SSLSegmentationLib.project.runs import RunFolder

ROUND = ["--steps", "2", "--batch-size", "4", "--rounds", "1", "--device", "cpu", "--once"]
SMALL = ["--start", "scratch", "--widths", "8", "16", "--max-size", "32", *ROUND]


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """Waiting lines of this test only, and no scores on native grids, which take longer than such a training."""
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(learning, "score_validation", lambda *arguments: None)


def test_it_learns_once_then_goes_on_from_the_newest_model_and_takes_settings_of_an_earlier_run(project, sslseg):
    code, out, _ = sslseg("learn", project.folder, *SMALL, "--json")
    first = json.loads(out)
    assert code == 0 and first["number"] == 1 and 0 <= first["validation_dice"] <= 1
    code, out, told = sslseg("learn", project.folder, *ROUND)
    assert code == 0 and "model.pt" in out and "It goes on from the model" in told
    before, after = map(RunFolder, project.run_folders())
    assert before.read_job()["backbone"] is None
    assert after.read_job()["backbone"] == f"runs/{before.id}/model.pt"
    (loaded,) = after.events("transfer")
    assert set(loaded["loaded"]) == {"encoder", "decoder", "segmentation_head"}
    code, _, _ = sslseg("learn", project.folder, "--config", before.id, "--start", "scratch", "--once", "--keep", "7")
    again = RunFolder(project.run_folders()[-1]).read_job()["settings"]
    assert code == 0 and again == {**before.read_job()["settings"], "keep": 7}


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--networks", "2"], "one network"),
        (["--strategy", "linear_probe"], "whole network"),
        (["--minutes", "5"], "would do nothing"),
        (["--momentum", "0.5"], "would do nothing"),
        (["--start", "nobody"], "nobody"),
    ],
)
def test_what_it_cannot_do_is_refused_before_a_run_is_made_of_it(project, sslseg, flags, says):
    code, _, err = sslseg("learn", project.folder, *SMALL, *flags)
    assert code == 1 and says in err and project.run_folders() == []
