"""Prediction of files from the command line: nothing is overwritten, one bad file stops no other."""

import csv
import errno
import json
import os

import numpy as np
import pytest
import SimpleITK as sitk
from predicting import SHAPE, save, save_model, state
from volumes.dicom_objects import PLACES, enhanced, voxels
from volumes.dicom_objects import save as write_object
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.inference.prediction_table import TABLE


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
    assert before.pop(tmp_path / "out" / TABLE)
    assert {path: before[path] for path in before} == {path: state(tmp_path / "out")[path] for path in before}
    code, _, _ = sslseg("predict", model, one, "--output", tmp_path / "out")
    assert code == 1


def test_volumes_of_one_name_from_several_folders_get_masks_of_their_own(sslseg, model, tmp_path):
    for seed, name in enumerate("abc"):
        save(tmp_path / "in" / name / "t2.nrrd", seed=seed)
    code, out, _ = sslseg("predict", model, tmp_path / "in", "--output", tmp_path / "out", "--json")
    assert code == 0
    assert len({entry["mask"] for entry in json.loads(out)["predicted"]}) == 3
    assert sorted((tmp_path / "out").rglob("*.nrrd")) == [tmp_path / "out" / name / "t2.seg.nrrd" for name in "abc"]


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
    assert sorted(os.listdir(tmp_path / "out")) == ["good.seg.nrrd", TABLE]
    assert str(tmp_path) not in (tmp_path / "out" / TABLE).read_text()
    rows = list(csv.DictReader((tmp_path / "out" / TABLE).open()))
    assert {row["file"] for row in rows} == {*bad, "good.nrrd"}
    assert all(row["mask"] or bad[row["file"]] in row["remarks"] for row in rows)


def test_a_table_that_is_none_stops_before_anything_is_computed(sslseg, model, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / TABLE).write_text("mine")
    code, _, err = sslseg("predict", model, save(tmp_path / "a.nrrd"), "--output", tmp_path / "out")
    assert code == 1 and "is no table of predictions" in err and os.listdir(tmp_path / "out") == [TABLE]


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
    assert sorted(os.listdir(tmp_path / "out")) == [TABLE, "prostatex-0000-t2-transverse.seg.nrrd"]
    assert [row["file"] for row in csv.DictReader((tmp_path / "out" / TABLE).open())] == [folder.name]


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
    assert sorted(os.listdir(tmp_path / "both")) == [TABLE, "visit 2 echo 1.seg.nrrd", "visit 2 echo 2.seg.nrrd"]
    code, _, _ = sslseg("predict", model, path / "echo 2", "--output", tmp_path / "one")
    assert code == 0
    assert sorted(os.listdir(tmp_path / "one")) == [TABLE, "visit 2 echo 2.seg.nrrd"]


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
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_refused(sslseg, model, tmp_path):
    path = save(tmp_path / "a.nrrd")
    code, _, err = sslseg("predict", model, path, "--output", path)
    assert code == 1
    assert "not a folder" in err


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


@pytest.mark.parametrize("flag", [["--background"], ["--cases", "case0001"]])
def test_what_goes_with_cases_is_refused_for_files(sslseg, study, tmp_path, flag):
    code, _, err = sslseg("predict", study.folder, save(tmp_path / "a.nrrd"), *flag)
    assert code == 1 and f"{flag[0]} goes with cases" in err


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


@pytest.mark.parametrize(("suffix", "of_maps"), [(".seg.nrrd", ".nrrd"), (".nii.gz", ".nii.gz")])
def test_probabilities_lie_beside_the_mask_on_its_grid(sslseg, model, tmp_path, suffix, of_maps):
    path = save(tmp_path / "in" / "a.nrrd")
    words = ("predict", model, path, "--output", tmp_path / "out", "--format", suffix, "--keep-all-parts")
    assert sslseg(*words, "--probabilities")[0] == 0
    mask, image = sitk.ReadImage(str(tmp_path / "out" / f"a{suffix}")), sitk.ReadImage(str(path))
    found = sitk.ReadImage(str(tmp_path / "out" / f"a-probability-3-liver{of_maps}"))
    assert found.GetPixelID() == sitk.sitkUInt8 and found.GetSize() == image.GetSize()
    for get in ("GetOrigin", "GetSpacing", "GetDirection"):
        np.testing.assert_allclose(getattr(found, get)(), getattr(image, get)(), atol=1e-5)
    values, labels = sitk.GetArrayFromImage(found), sitk.GetArrayFromImage(mask)
    assert values.max() <= 100 and values.any()
    assert (values[labels > 0] >= 50).all() and (values[labels == 0] <= 50).all()  # of two classes
    (tmp_path / "out" / f"a{suffix}").unlink()
    code, _, err = sslseg(*words, "--probabilities")
    assert code == 1 and f"a-probability-3-liver{of_maps}' exists already" in err
    assert sslseg(*words, "--probabilities", "--skip-existing")[0] == 0  # maps that a stopped call has left
    assert (tmp_path / "out" / f"a{suffix}").exists()


def test_a_map_never_replaces_an_image(sslseg, model, tmp_path):
    one, two = save(tmp_path / "a.nrrd"), save(tmp_path / "a-probability-3-liver.nrrd", seed=1)
    before = two.read_bytes()
    words = ("predict", model, one, two, "--output", tmp_path, "--overwrite", "--probabilities")
    code, _, err = sslseg(*words)
    assert code == 3 and "would replace an image that is to be segmented" in err and two.read_bytes() == before


def test_probabilities_of_frames_have_files_of_their_own_or_a_sentence(sslseg, model, tmp_path):
    sitk.WriteImage(
        sitk.JoinSeries([image_of(noise(SHAPE, seed=seed)) for seed in (0, 1)]), str(tmp_path / "film.nrrd")
    )
    words = ("predict", model, tmp_path / "film.nrrd", "--frames", "all", "--probabilities", "--output")
    assert sslseg(*words, tmp_path / "out")[0] == 0
    maps = sorted(path.name for path in (tmp_path / "out").glob("*probability*"))
    assert maps == [f"film@{number}-probability-3-liver.nrrd" for number in (1, 2)]
    code, _, err = sslseg(*words, tmp_path / "one", "--format", ".nii.gz")
    assert code == 1 and "--format .seg.nrrd" in err and not (tmp_path / "one").exists()
    assert sslseg(*words[:3], "--frames", "2", *words[5:], tmp_path / "one", "--format", ".nii.gz")[0] == 0
    assert (tmp_path / "one" / "film-probability-3-liver.nii.gz").exists()
