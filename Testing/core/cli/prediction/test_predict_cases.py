"""Prediction of a project's cases from the command line: into the project, stopped, resumed, in the background."""

import csv
import json
import os
import signal
import sys

import pytest
from predicting import save

from SSLSegmentationLib.core.process import Identity, alive
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder


@pytest.mark.parametrize("flag", [["--format", ".nrrd"], ["--as-images"], ["--probabilities"], ["--output", "out"]])
def test_flags_for_files_are_refused_for_cases(sslseg, study, flag):
    code, _, err = sslseg("predict", study.folder, *flag)
    assert code == 1 and f"{flag[0]} goes with image files" in err


def test_cases_of_a_role_are_predicted_into_the_project(sslseg, study, tmp_path):
    for seed, role in enumerate([Role.UNLABELLED, Role.TEST]):
        add_volume(study, save(tmp_path / "in" / f"{seed}.nrrd", seed=seed), role)
    run = study.run_folder("latest").name
    code, out, _ = sslseg("predict", study.folder, "--json")
    assert code == 0
    assert [entry["volume"] for entry in json.loads(out)["predicted"]] == ["case0001"]
    assert (study.folder / "cases" / "case0001" / "predictions" / f"{run}.seg.nrrd").exists()
    code, _, err = sslseg("predict", study.folder, "--role", "validation")
    assert code == 1
    assert "no validation case" in err and "--role" in err


def test_named_cases_are_predicted_and_a_bad_one_stops_no_other(sslseg, study, tmp_path):
    for seed in range(3):
        add_volume(study, save(tmp_path / "in" / f"{seed}.nrrd", seed=seed))
    next((study.folder / "cases" / "case0003").glob("image.nrrd")).unlink()
    code, out, err = sslseg("predict", study.folder, "--cases", "case0003", "case0001")
    assert code == 3
    assert out.startswith("case0001 → ") and " ml, confidence " in out and len(out.splitlines()) == 1
    assert "not predicted: case0003: " in err and "does not exist" in err
    code, out, _ = sslseg("runs", study.folder)
    assert "1 case segmented, 1 refused" in out
    code, out, _ = sslseg("predict", study.folder, "--cases", "case0003", "--json")
    assert code == 1 and "None of the 1 cases" in json.loads(out)["error"]["sentence"]
    code, _, err = sslseg("predict", study.folder, "--cases", "case0009")
    assert code == 1 and "no case 'case0009'" in err
    (table,) = (study.folder / "runs").glob("*/predictions.csv")
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [bool(row["mask"]) for row in rows] == [True, False] and float(rows[0]["liver (ml)"]) >= 0
    assert rows[1]["remarks"].startswith("Not predicted: ")


@pytest.mark.parametrize("flag", ["--overwrite", "--skip-existing"])
def test_what_goes_with_files_is_refused_for_cases(sslseg, study, tmp_path, flag):
    add_volume(study, save(tmp_path / "a.nrrd"))
    code, _, err = sslseg("predict", study.folder, flag)
    assert code == 1 and "go with image files" in err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_prediction_in_the_background_is_followed_and_found_again(sslseg, study, tmp_path, monkeypatch):
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    for seed in range(2):
        add_volume(study, save(tmp_path / "in" / f"{seed}.nrrd", seed=seed))
    model = study.run_folder("latest").name
    flags = ["--background", "--threads", "1", "--device", "cpu"]
    code, out, _ = sslseg("predict", study.folder, "--cases", "case0002", "case0001", *flags)
    run = out.splitlines()[0]
    assert code == 0 and run.endswith("-predict")
    try:
        code, out, err = sslseg("jobs", "follow", study.folder, run)
    finally:
        who = Identity.from_dict(RunFolder(study.folder / "runs" / run).read_status().get("worker"))
        if who and alive(who):
            os.kill(who.pid, 9)
    assert code == 0 and "predicting 2/2\n2 cases segmented" in out
    assert "computing on 'cpu' with 1 CPU thread\n" in err
    assert err.index("case0002: liver ") < err.index("case0001: liver ")
    assert (study.folder / "cases" / "case0001" / "predictions" / f"{model}.seg.nrrd").exists()
    code, _, err = sslseg("resume", study.folder, run)
    assert code == 1 and "has finished" in err


def test_a_stopped_prediction_is_resumed_and_reported(sslseg, study, tmp_path, monkeypatch):
    for seed in range(2):
        add_volume(study, save(tmp_path / "in" / f"{seed}.nrrd", seed=seed))
    real = Predictor.predict_file

    def interrupt(self, *arguments):
        signal.raise_signal(signal.SIGINT)  # Ctrl-C during the first case
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Predictor, "predict_file", interrupt)
        code, out, err = sslseg("predict", study.folder)
    run = study.run_folder("latest").name
    assert (code, out) == (130, "")
    assert "Stopped; everything is saved. 1 case segmented so far.\n" in err
    assert f"Continue with: sslseg resume '{study.folder}' {run}" in err
    code, out, _ = sslseg("resume", study.folder)
    assert code == 0 and [line.split()[0] for line in out.splitlines()] == ["case0001", "case0002"]


def test_ctrl_c_twice_stops_at_once_and_says_how_to_go_on(sslseg, study, tmp_path, monkeypatch):
    add_volume(study, save(tmp_path / "a.nrrd"))

    def interrupt(self, *arguments):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Predictor, "predict_file", interrupt)
    code, out, err = sslseg("predict", study.folder)
    assert (code, out) == (130, "")
    assert "Interrupted." in err and f"sslseg resume '{study.folder}'" in err
    code, out, _ = sslseg("runs", study.folder)
    assert "stopped" in out


def test_an_output_folder_for_cases_is_refused_and_not_overlooked(sslseg, study, tmp_path):
    add_volume(study, save(tmp_path / "a.nrrd"))
    code, _, err = sslseg("predict", study.folder, "--output", tmp_path / "out")
    assert code == 1
    assert "go into the project" in err


def test_evaluation_without_labelled_cases_says_so(sslseg, study):
    code, out, err = sslseg("evaluate", study.folder, "--json")
    assert code == 1
    assert "no labelled test case" in json.loads(out)["error"]["sentence"]
    assert len(err.splitlines()) == 1
