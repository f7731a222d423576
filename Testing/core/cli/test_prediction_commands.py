"""Prediction of files and cases from the command line: nothing is overwritten, one bad file stops no other."""

import errno
import hashlib
import json
import os
import signal
import sys

import numpy as np
import pytest
import SimpleITK as sitk
from volumes.dicom_objects import PLACES, enhanced, voxels
from volumes.dicom_objects import save as write_object
from volumes.synthetic import image_of, noise, rotation

from SSLSegmentationLib.core.process import Identity, alive
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint

SCHEMA = LabelSchema.from_names({3: "liver"})
SHAPE = (4, 12, 14)


def save_model(path, **more):
    """A model with random weights."""
    settings = UNetSettings(widths=(8, 8))
    content = {
        "schema": SCHEMA.to_dict(),
        "preprocessing": to_dict(Preprocessing(spacing_mm=1.0)),
        "patch": [16, 16],
        "network": to_dict(settings),
        "state": seeded_network(settings, 2, 0).state_dict(),
        **more,
    }
    save_checkpoint(path, "model", content)
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return save_model(tmp_path_factory.mktemp("modèle 1") / "model.pt")


@pytest.fixture
def study(tmp_path):
    """A project with one finished model."""
    project = Project.create(tmp_path / "étude 1")
    run = project.new_run_folder("finetune")
    (run / "job.json").write_text("{}")
    save_model(run / "model.pt")
    return project


def save(path, seed=0, array=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    voxels = noise(SHAPE, seed=seed) if array is None else array
    sitk.WriteImage(image_of(voxels, rotation(20, (1, 2, 0))), str(path))
    return path


def state(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nrrd", ".nii.gz", ".mha"])
def test_a_file_gets_a_mask_on_its_own_grid(sslseg, model, tmp_path, suffix):
    path = save(tmp_path / "Eingang é" / "3 Läufer.nii.gz")
    before = state(path.parent)
    code, out, _ = sslseg("predict", model, "--output", tmp_path / "out é", path, "--format", suffix, "--device", "cpu")
    target = tmp_path / "out é" / f"3 Läufer{suffix}"
    assert code == 0
    assert str(path) in out and str(target) in out
    mask, image = sitk.ReadImage(str(target)), sitk.ReadImage(str(path))
    assert mask.GetSize() == image.GetSize()
    for get in ("GetOrigin", "GetSpacing", "GetDirection"):
        np.testing.assert_allclose(getattr(mask, get)(), getattr(image, get)(), atol=1e-5)
    assert set(np.unique(sitk.GetArrayViewFromImage(mask))) <= {0, 3}
    assert state(path.parent) == before


def test_the_default_folder_is_predictions_here(sslseg, model, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert sslseg("predict", model, save(tmp_path / "a.nrrd"))[0] == 0
    assert (tmp_path / "predictions" / "a.seg.nrrd").exists()


def test_nothing_is_overwritten(sslseg, model, tmp_path):
    one, two = save(tmp_path / "in" / "a.nrrd"), save(tmp_path / "in" / "b.nrrd", seed=1)
    assert sslseg("predict", model, one, "--output", tmp_path / "out")[0] == 0
    before = state(tmp_path / "out")
    code, out, err = sslseg("predict", model, one, two, "--output", tmp_path / "out")
    assert code == 3
    assert "b.seg.nrrd" in out
    (line,) = err.splitlines()
    assert "a.seg.nrrd' exists already" in line
    assert "--output" in line and "--overwrite" in line and "--skip-existing" in line
    assert {path: before[path] for path in before} == {path: state(tmp_path / "out")[path] for path in before}
    code, _, _ = sslseg("predict", model, one, "--output", tmp_path / "out")
    assert code == 1


def test_volumes_of_one_name_from_several_folders_get_masks_of_their_own(sslseg, model, tmp_path):
    for seed, name in enumerate("abc"):
        save(tmp_path / "in" / name / "t2.nrrd", seed=seed)
    code, out, _ = sslseg("predict", model, tmp_path / "in", "--output", tmp_path / "out", "--json")
    assert code == 0
    assert len({entry["mask"] for entry in json.loads(out)["predicted"]}) == 3
    assert sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file()) == [
        tmp_path / "out" / name / "t2.seg.nrrd" for name in "abc"
    ]


def test_a_mixture_predicts_the_good_and_names_the_bad(sslseg, model, tmp_path):
    good = save(tmp_path / "good.nrrd")
    bad = {
        "cut.nrrd": "truncated",
        "constant.nrrd": "Every voxel",
        "film.nrrd": "4-D",
        "nowhere.nrrd": "does not exist",
        "notes.txt": "no kind that can be read",
    }
    (tmp_path / "cut.nrrd").write_bytes(good.read_bytes()[:-20])
    save(tmp_path / "constant.nrrd", array=np.full(SHAPE, 5, np.int16))
    sitk.WriteImage(sitk.JoinSeries([image_of(noise(SHAPE))] * 2), str(tmp_path / "film.nrrd"))
    (tmp_path / "notes.txt").write_text("not an image")
    paths = [tmp_path / name for name in bad]
    code, out, err = sslseg("predict", model, *paths, good, "--output", tmp_path / "out")
    assert code == 3
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == len(bad)
    for line, (name, words) in zip(err.splitlines(), bad.items(), strict=True):
        assert line.startswith("not predicted: ") and name in line and words in line
    assert os.listdir(tmp_path / "out") == ["good.seg.nrrd"]


def test_json_says_what_was_predicted_and_what_was_not(sslseg, model, tmp_path):
    good = save(tmp_path / "good.nrrd")
    code, out, err = sslseg("predict", model, good, tmp_path / "nowhere.nrrd", "--output", tmp_path / "out", "--json")
    assert (code, err) == (3, "")
    content = json.loads(out)
    (predicted,) = content["predicted"]
    assert predicted["volume"] == str(good)
    assert predicted["confidence"] is None or 0 < predicted["confidence"] <= 1
    (refused,) = content["refused"]
    assert "nowhere.nrrd" in refused["sentence"] and refused["hint"]
    assert refused["path"] == str(tmp_path / "nowhere.nrrd")


def test_a_folder_without_volumes_is_refused(sslseg, model, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = sslseg("predict", model, tmp_path / "empty", "--output", tmp_path / "out")
    assert code == 1
    assert "empty' holds no volume" in err


def test_a_real_dicom_folder_is_predicted_under_its_name(sslseg, model, shared_data, tmp_path):
    folder = shared_data / "dicom" / "prostatex-0000-t2-transverse"
    code, _, _ = sslseg("predict", model, folder, "--output", tmp_path / "out")
    assert code == 0
    assert os.listdir(tmp_path / "out") == ["prostatex-0000-t2-transverse.seg.nrrd"]


def test_each_volume_of_a_dicom_file_gets_a_mask_that_is_called_after_it(sslseg, model, tmp_path):
    volume = voxels(shape=(24, 32))
    echoes = enhanced(
        np.concatenate([volume, volume // 2]),
        [*PLACES, *PLACES],
        frame=lambda f: {"MREchoSequence": {"EffectiveEchoTime": 2.0 + f // 4}},
    )
    path = write_object(echoes, tmp_path / "visit 2" / "e.dcm")
    code, _, _ = sslseg("predict", model, path, "--output", tmp_path / "both")
    assert code == 0
    assert sorted(os.listdir(tmp_path / "both")) == ["visit 2 echo 1.seg.nrrd", "visit 2 echo 2.seg.nrrd"]
    code, _, _ = sslseg("predict", model, path / "echo 2", "--output", tmp_path / "one")
    assert code == 0
    assert os.listdir(tmp_path / "one") == ["visit 2 echo 2.seg.nrrd"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_refuses_the_mask_is_named_and_no_half_mask_is_left(sslseg, model, tmp_path, monkeypatch, number):
    path = save(tmp_path / "a.nrrd")

    def refuse(*arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    code, out, err = sslseg("predict", model, path, "--output", tmp_path / "out")
    assert (code, out) == (1, "Nothing was predicted.\n")
    (line,) = err.splitlines()
    assert "a.seg.nrrd' was not written" in line
    assert os.listdir(tmp_path / "out") == []


def test_an_output_that_is_a_file_is_refused(sslseg, model, tmp_path):
    path = save(tmp_path / "a.nrrd")
    code, _, err = sslseg("predict", model, path, "--output", path)
    assert code == 1
    assert "not a folder" in err


# ---------------------------------------------------------------------- which model
@pytest.mark.parametrize("flag", [["--format", ".nrrd"], ["--as-images"], ["--output", "out"]])
def test_flags_for_files_are_refused_for_cases(sslseg, study, flag):
    code, _, err = sslseg("predict", study.folder, *flag)
    assert code == 1 and f"{flag[0]} goes with image files" in err


def test_two_ways_to_name_cases_or_a_model_are_refused(sslseg, study, tmp_path):
    with pytest.raises(SystemExit):
        sslseg("predict", study.folder, "--role", "test", "--cases", "case0001")
    model = study.run_folder("latest") / "model.pt"
    code, _, err = sslseg("predict", model, save(tmp_path / "in" / "a.nrrd"), "--model", "another")
    assert code == 1 and "and --model are given" in err


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


def test_masks_that_are_there_are_skipped_or_replaced_if_asked(sslseg, model, tmp_path):
    one, two = save(tmp_path / "in" / "a.nrrd"), save(tmp_path / "in" / "b.nrrd", seed=1)
    output = ["--output", tmp_path / "out"]
    assert sslseg("predict", model, one, *output)[0] == 0
    first = tmp_path / "out" / "a.seg.nrrd"
    first.write_bytes(b"corrected by hand")
    code, out, _ = sslseg("predict", model, one, two, *output, "--skip-existing")
    assert code == 0 and "a.nrrd: skipped" in out and "b.seg.nrrd" in out
    assert first.read_bytes() == b"corrected by hand"
    code, out, _ = sslseg("predict", model, one, two, *output, "--skip-existing", "--json")
    assert code == 0 and json.loads(out)["skipped"][0]["mask"] == str(first)
    code, out, _ = sslseg("predict", model, one, *output, "--overwrite")
    assert code == 0 and sitk.ReadImage(str(first)).GetSize() == SHAPE[::-1]


def test_an_image_is_never_overwritten_by_its_mask(sslseg, model, tmp_path):
    paths = [save(tmp_path / "in" / "a.nrrd"), save(tmp_path / "in" / "b.nrrd", seed=1)]
    before = state(tmp_path / "in")
    code, _, err = sslseg(
        "predict", model, tmp_path / "in", "--output", tmp_path / "in", "--format", ".nrrd", "--overwrite"
    )
    assert code == 1 and err.count("would replace an image") == len(paths)
    assert state(tmp_path / "in") == before


def test_ctrl_c_says_how_many_masks_are_there(sslseg, model, tmp_path, monkeypatch):
    paths = [save(tmp_path / f"{name}.nrrd", seed=seed) for seed, name in enumerate("abc")]
    real, calls = Predictor.predict_file, []

    def interrupt(self, *arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(self, *arguments)

    monkeypatch.setattr(Predictor, "predict_file", interrupt)
    code, out, err = sslseg("predict", model, *paths, "--output", tmp_path / "out")
    assert code == 130 and len(out.splitlines()) >= 1 and "a.seg.nrrd" in out
    assert "1 of 3 masks is there" in err and "--skip-existing" in err


@pytest.mark.parametrize("flag", ["--overwrite", "--skip-existing"])
def test_what_goes_with_files_is_refused_for_cases(sslseg, study, tmp_path, flag):
    add_volume(study, save(tmp_path / "a.nrrd"))
    code, _, err = sslseg("predict", study.folder, flag)
    assert code == 1 and "go with image files" in err


@pytest.mark.parametrize("flag", [["--background"], ["--cases", "case0001"]])
def test_what_goes_with_cases_is_refused_for_files(sslseg, study, tmp_path, flag):
    code, _, err = sslseg("predict", study.folder, save(tmp_path / "a.nrrd"), *flag)
    assert code == 1 and f"{flag[0]} goes with cases" in err


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


def test_evaluation_without_labelled_cases_says_so(sslseg, study):
    code, out, err = sslseg("evaluate", study.folder, "--json")
    assert code == 1
    assert "no labelled test case" in json.loads(out)["error"]["sentence"]
    assert len(err.splitlines()) == 1


def test_parts_that_were_removed_are_said_and_can_be_kept(sslseg, tmp_path):
    model = save_model(tmp_path / "model.pt", postprocessing={"one_part": [3], "without_holes": []})
    path, folder = save(tmp_path / "a.nrrd"), tmp_path / "out"
    _, out, _ = sslseg("predict", model, path, "--output", folder, "--json")
    (cleaned,) = json.loads(out)["predicted"]
    mask = sitk.GetArrayFromImage(sitk.ReadImage(cleaned["mask"]))
    _, out, _ = sslseg("predict", model, path, "--output", folder, "--overwrite", "--json", "--keep-all-parts")
    (whole,) = json.loads(out)["predicted"]
    assert whole["removed_ml"] == {} and cleaned["removed_ml"]["liver"] > 0
    kept = sitk.GetArrayFromImage(sitk.ReadImage(whole["mask"]))
    assert np.count_nonzero(mask) < np.count_nonzero(kept) and not (mask[kept == 0]).any()
    total = cleaned["removed_ml"]["liver"] + cleaned["volumes_ml"]["liver"]
    assert total == pytest.approx(whole["volumes_ml"]["liver"])
