"""Predicting into a folder that holds masks: none is taken for that of another image, nor replaced by it."""

import csv
import json
import shutil

import pytest
import SimpleITK as sitk
from predicting import SHAPE, save, save_model, state
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.inference.prediction_table import TABLE


@pytest.fixture
def predict(sslseg, model, tmp_path):
    """Run a prediction into ``out``: exit code, errors, and the rows of the table by mask."""

    def run(*paths, model=model):
        code, _, err = sslseg("predict", model, *paths, "--output", tmp_path / "out")
        table = tmp_path / "out" / TABLE
        rows = list(csv.DictReader(table.open(encoding="utf-8", newline=""))) if table.exists() else []
        return code, err, {row["mask"]: row for row in rows if row["mask"]}

    return run


def masks(folder):
    return {path: digest for path, digest in state(folder).items() if path.name != TABLE}


def of(rows):
    return {mask: row["file"] for mask, row in rows.items()}


@pytest.mark.parametrize("how", ["--skip-existing", "--overwrite", None])
def test_a_file_of_the_same_name_with_another_ending_gets_a_mask_of_its_own(predict, tmp_path, how):
    save(tmp_path / "in" / "t2.nrrd")
    assert predict(tmp_path / "in")[0] == 0
    before = masks(tmp_path / "out")
    save(tmp_path / "in" / "t2.nii.gz", seed=1)  # comes first in the folder
    code, err, rows = predict(tmp_path / "in", *([how] if how else []))
    assert of(rows) == {"t2.seg.nrrd": "t2.nrrd", "t2-2.seg.nrrd": "t2.nii.gz"}
    assert code == (0 if how else 3) and ("t2.seg.nrrd' exists already" in err) == (how is None)
    after = masks(tmp_path / "out")
    assert len(after) == 2
    assert how == "--overwrite" or before.items() <= after.items()
    again = predict(tmp_path / "in", "--skip-existing")
    assert again[0] == 0 and masks(tmp_path / "out") == after and again[2] == rows


@pytest.mark.parametrize("how", ["--skip-existing", "--overwrite", None])
def test_a_second_folder_leaves_the_masks_of_the_first_as_they_are(predict, tmp_path, how):
    save(tmp_path / "one" / "t2.nrrd")
    save(tmp_path / "two" / "t2.nrrd", seed=1)
    save(tmp_path / "two" / "t3.nrrd", seed=2)
    assert predict(tmp_path / "one")[0] == 0
    before = masks(tmp_path / "out")
    code, err, rows = predict(tmp_path / "two", *([how] if how else []))
    assert code == 3 and "is the mask of another image that is called 't2.nrrd'" in err and "--output" in err
    assert of(rows) == {"t2.seg.nrrd": "t2.nrrd", "t3.seg.nrrd": "t3.nrrd"}
    assert before.items() <= masks(tmp_path / "out").items()


def test_an_image_is_known_again_wherever_it_lies_and_whatever_it_is_called(predict, tmp_path):
    first = save(tmp_path / "in" / "a" / "t2.nrrd")
    save(tmp_path / "in" / "b" / "t2.nrrd", seed=1)
    assert predict(first, tmp_path / "in" / "b" / "t2.nrrd")[0] == 0  # t2, t2-2
    before = state(tmp_path / "out")
    shutil.move(tmp_path / "in" / "b", tmp_path / "elsewhere")
    sitk.WriteImage(sitk.ReadImage(str(first)), str(tmp_path / "T2.mha"))
    for path in (tmp_path / "elsewhere", first, tmp_path / "T2.mha"):
        code, err, _ = predict(path, "--skip-existing")
        assert (code, err) == (0, "") and state(tmp_path / "out") == before


def test_masks_keep_their_places_once_there_are_several_folders(predict, tmp_path):
    save(tmp_path / "in" / "a" / "t2.nrrd")
    assert predict(tmp_path / "in")[0] == 0
    save(tmp_path / "in" / "b" / "t2.nrrd", seed=1)
    code, _, rows = predict(tmp_path / "in", "--skip-existing")
    assert code == 0 and of(rows) == {"t2.seg.nrrd": "a/t2.nrrd", "b/t2.seg.nrrd": "b/t2.nrrd"}


def test_what_is_no_mask_is_not_overwritten(predict, tmp_path):
    path, image = save(tmp_path / "a.nrrd"), save(tmp_path / "out" / "a.nii.gz", seed=1)
    before = image.read_bytes()
    code, err, _ = predict(path, "--format", ".nii.gz", "--overwrite")
    assert code == 1 and "is no mask" in err and image.read_bytes() == before


def test_an_image_that_was_replaced_is_not_skipped(predict, tmp_path):
    path = save(tmp_path / "in" / "t2.nrrd")
    assert predict(path)[0] == 0
    before = masks(tmp_path / "out")
    save(path, seed=1)
    code, err, _ = predict(path, "--skip-existing")
    assert code == 1 and "another image that is called 't2.nrrd'" in err and masks(tmp_path / "out") == before


@pytest.mark.parametrize("loss", ["table", "fingerprint"])
def test_a_mask_of_which_nothing_is_known_is_not_taken_for_that_of_an_image(predict, tmp_path, loss):
    paths = [save(tmp_path / "in" / f"{name}.nrrd", seed=seed) for seed, name in enumerate("ab")]
    assert predict(*paths)[0] == 0
    table, lines = tmp_path / "out" / TABLE, (tmp_path / "out" / TABLE).read_text().splitlines()
    before = masks(tmp_path / "out")
    if loss == "table":
        table.unlink()
    else:  # a table of earlier versions
        table.write_text("\n".join(line.rsplit(",", 2)[0] for line in lines) + "\n")
    code, err, rows = predict(*paths, "--skip-existing")
    assert code == 1 and masks(tmp_path / "out") == before
    assert err.count("it is not known which image it was made from") == 2 and "--overwrite" in err
    assert len(rows) == {"table": 0, "fingerprint": 2}[loss]
    assert predict(*paths, "--overwrite")[0] == predict(*paths, "--skip-existing")[0] == 0
    assert table.read_text().splitlines() == lines


def test_masks_of_another_model_are_skipped_and_said_to_be(predict, sslseg, tmp_path):
    path = save(tmp_path / "in" / "t2.nrrd")
    assert predict(path)[0] == 0
    before = state(tmp_path / "out")
    other = save_model(tmp_path / "model.pt", patch=[32, 32])
    code, err, _ = predict(path, "--skip-existing", model=other)
    assert code == 0 and "1 mask that was there was made by another model" in err and state(tmp_path / "out") == before
    words = ("predict", other, path, "--output", tmp_path / "out", "--skip-existing", "--json")
    (skipped,) = json.loads(sslseg(*words)[1])["skipped"]
    assert skipped["other_model"] is True
    assert predict(path, "--overwrite", model=other)[0] == 0
    assert predict(path, "--skip-existing", model=other)[1] == ""


def test_frames_that_lack_a_mask_get_one_and_the_others_are_left(predict, tmp_path):
    film = tmp_path / "in" / "film.nrrd"
    film.parent.mkdir()
    sitk.WriteImage(sitk.JoinSeries([image_of(noise(SHAPE, seed=seed)) for seed in range(3)]), str(film))
    words = (film, "--frames", "all")
    assert predict(film, "--frames", "2")[0] == 0  # film.seg.nrrd
    code, err, _ = predict(film, "--frames", "3", "--skip-existing")
    assert code == 1 and "or of another frame of it" in err
    assert predict(*words)[0] == 0
    (tmp_path / "out" / "film.seg.nrrd").unlink()
    (tmp_path / "out" / "film@2.seg.nrrd").unlink()
    kept = tmp_path / "out" / "film@1.seg.nrrd"
    kept.write_bytes(b"corrected by hand")
    code, _, rows = predict(*words, "--skip-existing")
    assert code == 0 and kept.read_bytes() == b"corrected by hand" and len(masks(tmp_path / "out")) == 3
    assert sorted(row["frame"] for row in rows.values()) == [f"frame {number} of 3" for number in (1, 2, 3)]
    before = state(tmp_path / "out")
    assert predict(film, "--frames", "3", "--skip-existing")[0] == 0 and state(tmp_path / "out") == before
    code, err, rows = predict(film, "--frames", "1,2", "--format", ".nii.gz")
    assert code == 0 and len({*rows}) == 4
    code, err, _ = predict(*words, "--format", ".nii.gz", "--skip-existing")
    assert code == 1 and "it was made from other frames, other sequences" in err


def test_a_frame_and_a_file_that_is_called_like_it_have_masks_of_their_own(predict, tmp_path):
    film = tmp_path / "in" / "film.nrrd"
    save(tmp_path / "in" / "film@1.nrrd", seed=7)
    sitk.WriteImage(sitk.JoinSeries([image_of(noise(SHAPE, seed=seed)) for seed in range(2)]), str(film))
    code, _, rows = predict(tmp_path / "in", "--frames", "all", "--overwrite")
    assert code == 0 and of(rows) == {
        "film@1.seg.nrrd": "film.nrrd",
        "film@2.seg.nrrd": "film.nrrd",
        "film@1-2.seg.nrrd": "film@1.nrrd",
    }


def test_probabilities_of_a_mask_that_is_gone_are_not_those_of_another_image(predict, tmp_path):
    save(tmp_path / "one" / "t2.nrrd")
    save(tmp_path / "two" / "t2.nrrd", seed=1)
    assert predict(tmp_path / "one")[0] == 0
    _, err, _ = predict(tmp_path / "one", "--skip-existing", "--probabilities")
    assert "No probabilities were made" in err and len(masks(tmp_path / "out")) == 1
    assert predict(tmp_path / "one", "--overwrite", "--probabilities")[0] == 0
    (tmp_path / "out" / "t2.seg.nrrd").unlink()
    before = masks(tmp_path / "out")
    code, err, _ = predict(tmp_path / "two", "--skip-existing", "--probabilities")
    assert code == 1 and "another image that is called 't2.nrrd'" in err and masks(tmp_path / "out") == before


def test_a_map_never_replaces_a_mask(predict, tmp_path):
    save(tmp_path / "in" / "a.nrrd")
    save(tmp_path / "in" / "a-probability-3-liver.nrrd", seed=1)
    words = (tmp_path / "in", "--format", ".nrrd", "--probabilities", "--overwrite", "--as-images")
    code, err, rows = predict(*words)
    assert code == 0, err
    assert of(rows) == {"a-probability-3-liver.nrrd": "a-probability-3-liver.nrrd", "a-2.nrrd": "a.nrrd"}
