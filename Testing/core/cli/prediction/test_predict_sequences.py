"""Prediction of files with their further sequences, named one by one or by patterns."""

import json

import numpy as np
import pytest
import SimpleITK as sitk
from predicting import SCHEMA, save, save_model

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.inference.prediction import Predictor, load_predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.stores.preprocessing import Preprocessing

T2_ADC = ("--channels", "T2=*t2*", "ADC=*adc*")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model of T2 and ADC with random weights."""
    preprocessing, settings = Preprocessing(spacing_mm=1.0, channels=("T2", "ADC")), UNetSettings(widths=(8, 8))
    return save_model(
        tmp_path_factory.mktemp("m") / "model.pt",
        preprocessing=to_dict(preprocessing),
        state=seeded_network(settings, 1 + len(SCHEMA.segments), 0, channels=2).state_dict(),
        inputs=2,
    )


@pytest.fixture
def inbox(tmp_path):
    for patient in range(2):
        save(tmp_path / "in" / f"P{patient}_t2.nrrd", patient)
        save(tmp_path / "in" / f"P{patient}_adc.nrrd", 10 + patient)
    return tmp_path / "in"


@pytest.fixture
def run(sslseg, model, tmp_path):
    """Predict; exit code, what it says and the errors."""

    def run(*words):
        code, out, err = sslseg("predict", model, *words, "--output", tmp_path / "out", "--device", "cpu", "--json")
        return code, json.loads(out) if out else {}, err

    return run


@pytest.fixture
def seen(monkeypatch):
    """What comes to each prediction: its volume and its further sequences."""
    found = {}
    real = Predictor.predict

    def predict(self, image, what="the volume", channels=None):
        found[getattr(what, "name", what)] = {name: sitk.GetArrayFromImage(one) for name, one in channels.items()}
        return real(self, image, what, channels)

    monkeypatch.setattr(Predictor, "predict", predict)
    return found


def test_a_file_is_segmented_with_its_sequence(run, inbox, seen):
    code, told, _ = run(inbox / "P0_t2.nrrd", "--channel", f"adc={inbox / 'P0_adc.nrrd'}")
    assert code == 0 and not any("lacks the sequence" in text for text in told["predicted"][0]["remarks"])
    ((name, given),) = seen.items()
    assert name == "P0_t2.nrrd" and np.array_equal(
        given["ADC"], sitk.GetArrayFromImage(sitk.ReadImage(str(inbox / "P0_adc.nrrd")))
    )


def test_a_file_alone_is_segmented_and_a_remark_says_what_lacks(run, inbox):
    code, told, _ = run(inbox / "P0_t2.nrrd")
    assert code == 0
    assert "It lacks the sequence 'ADC', which the model has learnt from." in told["predicted"][0]["remarks"]


def test_one_image_is_not_taken_for_two_sequences(run, inbox, tmp_path):
    for other in ("P0_t2.nrrd", "again.nii.gz"):  # the file itself, and its voxels in another one
        sitk.WriteImage(sitk.ReadImage(str(inbox / "P0_t2.nrrd")), str(inbox / other))
        code, told, _ = run(inbox / "P0_t2.nrrd", "--channel", f"ADC={inbox / other}")
        assert code == 1 and "is the same image as the volume itself" in told["refused"][0]["sentence"]
    assert not list(tmp_path.glob("out/*.nrrd"))


def test_a_mask_is_no_sequence(run, inbox):
    mask = np.zeros((4, 12, 14), np.uint8)
    mask[:, 3:9, 3:9] = 1
    image = sitk.GetImageFromArray(mask)
    image.CopyInformation(sitk.ReadImage(str(inbox / "P0_adc.nrrd")))
    sitk.WriteImage(image, str(inbox / "P0_adc.nrrd"))
    word = f"ADC={inbox / 'P0_adc.nrrd'}"
    code, told, _ = run(inbox / "P0_t2.nrrd", "--channel", word)
    assert code == 1 and "P0_adc.nrrd' looks like a mask" in told["refused"][0]["sentence"]
    code, told, err = run(inbox, *T2_ADC)
    assert [code, len(told["predicted"])] == [3, 1], (told, err)
    assert "P0_adc.nrrd' looks like a mask" in told["refused"][0]["sentence"]
    assert run(inbox / "P0_t2.nrrd", "--channel", word, "--as-images")[0] == 0


def test_a_folder_is_sorted_by_patterns(run, inbox, seen, tmp_path):
    (inbox / "P1_adc.nrrd").unlink()
    save(inbox / "P2_adc.nrrd", 5)
    code, told, _ = run(inbox, *T2_ADC)
    assert code == 0
    assert {name: list(given) for name, given in seen.items()} == {"P0_t2.nrrd": ["ADC"], "P1_t2.nrrd": []}
    remarks = [any("lacks the sequence" in text for text in entry["remarks"]) for entry in told["predicted"]]
    assert remarks == [False, True]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.nrrd")) == ["P0_t2.seg.nrrd", "P1_t2.seg.nrrd"]


def test_paths_may_be_relative(run, inbox, seen, monkeypatch):
    monkeypatch.chdir(inbox)
    assert run(".", *T2_ADC)[0] == 0
    assert [list(given) for given in seen.values()] == [["ADC"], ["ADC"]]


def test_the_model_says_which_sequence_is_segmented(run, inbox, seen):
    assert run(inbox, *T2_ADC[:1], *T2_ADC[:0:-1])[0] == 0
    assert sorted(seen) == ["P0_t2.nrrd", "P1_t2.nrrd"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--channel", "ADC"), "does not say which file"),
        (("--channel", "ADC=gone.nrrd"), "gone.nrrd"),
        (("--channel", "DWI=x.nrrd"), "does not see a sequence 'DWI'"),
        (("--channel", "T2=x.nrrd"), "is the volume itself"),
        (("--channel", "ADC=x.nrrd", "--channel", "ADC=y.nrrd"), "there twice"),
        (("--channel", "ADC=x.nrrd", "--channel", "adc=y.nrrd"), "are one"),
        (("--channels", "ADC=*adc*"), "segments the sequence 'T2'"),
        (("--channels", "T2=*t2*", "DWI=*adc*"), "does not see a sequence 'DWI'"),
        (("--channels", "T2=*t2*", "ADC=*dwi*"), "No file fits the pattern"),
    ],
)
def test_what_does_not_fit_is_refused(sslseg, model, inbox, tmp_path, words, said):
    volume = inbox if words[0] == "--channels" else inbox / "P0_t2.nrrd"
    code, _, err = sslseg("predict", model, volume, *words, "--output", tmp_path / "out", "--device", "cpu")
    assert code == 1 and said in err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_one_sequence_does_not_go_with_several_files(sslseg, model, inbox, tmp_path):
    code, _, err = sslseg("predict", model, inbox, "--channel", "ADC=x.nrrd", "--output", tmp_path / "out")
    assert code == 1 and "--channel goes with one image file, and there are 4" in err


def test_they_do_not_go_with_cases(sslseg, model, tmp_path):
    from SSLSegmentationLib.project import Project

    Project.create(tmp_path / "p")
    code, _, err = sslseg("predict", tmp_path / "p", "--channel", "ADC=x.nrrd")
    assert code == 1 and "--channel goes with image files" in err


def test_a_model_of_one_sequence_takes_none(sslseg, tmp_path, inbox):
    one = save_model(tmp_path / "one.pt")
    assert load_predictor(one, "cpu").further == ()
    words = ("--output", tmp_path / "out", "--device", "cpu")
    code, _, err = sslseg("predict", one, inbox / "P0_t2.nrrd", "--channel", "ADC=x.nrrd", *words)
    assert code == 1 and "it sees nothing beside it" in err
    assert sslseg("predict", one, inbox, "--channels", "T2=*t2*", *words)[0] == 0
    assert len(list((tmp_path / "out").glob("*.nrrd"))) == 2


def test_a_mask_that_was_made_with_other_sequences_is_not_skipped(run, inbox, tmp_path):
    words = (inbox / "P0_t2.nrrd", "--channel", f"ADC={inbox / 'P0_adc.nrrd'}", "--skip-existing")
    assert run(*words)[0] == 0
    assert [len(run(*words)[1][part]) for part in ("predicted", "skipped")] == [0, 1]
    other = (inbox / "P0_t2.nrrd", "--channel", f"ADC={inbox / 'P1_adc.nrrd'}")
    code, content, _ = run(*other, "--skip-existing")
    assert code == 1 and "other sequences" in content["refused"][0]["sentence"]
    assert run(*other, "--overwrite")[0] == 0
    assert run(*other, "--skip-existing")[0] == 0
