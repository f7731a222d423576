"""Which model predicts, and what is said where there is none."""

import pytest
from predicting import save

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder


def test_two_ways_to_name_cases_or_a_model_are_refused(sslseg, study, tmp_path):
    with pytest.raises(SystemExit):
        sslseg("predict", study.folder, "--role", "test", "--cases", "case0001")
    model = study.run_folder("latest") / "model.pt"
    code, _, err = sslseg("predict", model, save(tmp_path / "in" / "a.nrrd"), "--model", "another")
    assert code == 1 and "and --model are given" in err


@pytest.mark.parametrize("how", ["latest", "id", "path"])
def test_a_model_is_found_by_name_id_or_path(sslseg, study, tmp_path, how):
    run = study.run_folder("latest")
    wish = {"latest": "latest", "id": run.name, "path": run / "model.pt"}[how]
    path = save(tmp_path / "a.nrrd")
    assert sslseg("predict", study.folder, path, "--model", wish, "--output", tmp_path / "out")[0] == 0


def test_a_run_without_a_model_is_named(sslseg, study, tmp_path):
    run = study.new_run_folder("pretrain")
    (run / "job.json").write_text("{}")
    path = save(tmp_path / "a.nrrd")
    code, _, err = sslseg("predict", study.folder, path, "--model", run.name)
    assert code == 1
    assert f"run '{run.name}' has made no model" in err and "sslseg runs" in err
    code, _, err = sslseg("predict", study.folder, path, "--model", "other")
    assert code == 1
    assert "neither a run nor an imported model called 'other'" in err


def test_a_model_of_a_stopped_run_is_used_and_said_to_be_unfinished(sslseg, study, tmp_path):
    run = RunFolder(study.run_folder("latest"))
    run.write_result(model="model.pt", stopped_early=True, stage="finetune", step=40, total=100)
    add_volume(study, save(tmp_path / "a.nrrd"))
    for arguments in ([], [tmp_path / "a.nrrd", "--output", tmp_path / "out"]):
        code, _, err = sslseg("predict", study.folder, *arguments)
        assert code == 0
        assert f"'{run.id}' was stopped at step 40 of 100" in err
        assert f"sslseg resume '{study.folder}' {run.id}" in err


def test_a_project_without_a_model_says_what_to_do(sslseg, tmp_path):
    Project.create(tmp_path / "p")
    code, _, err = sslseg("predict", tmp_path / "p", save(tmp_path / "a.nrrd"))
    assert code == 1
    assert "no finished model" in err and "sslseg finetune" in err


@pytest.mark.parametrize(
    ("target", "words"),
    [("nowhere.pt", "does not exist"), ("damaged.pt", "is damaged"), ("nowhere", "is not a project")],
)
def test_what_is_no_model_is_named(sslseg, tmp_path, target, words):
    (tmp_path / "damaged.pt").write_bytes(b"PK\x03\x04" + bytes(100))
    code, out, err = sslseg("predict", tmp_path / target, save(tmp_path / "a.nrrd"))
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    assert target in line and words in line


def test_a_model_alone_asks_for_volumes(sslseg, model):
    code, _, err = sslseg("predict", model)
    assert code == 1
    assert "no volume is named" in err


def test_a_device_that_is_not_there_is_named(sslseg, model, tmp_path):
    code, _, err = sslseg("predict", model, save(tmp_path / "a.nrrd"), "--device", "quantum")
    assert code == 1
    assert "'quantum'" in err and "--device auto" in err
