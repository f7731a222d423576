"""Several sequences per case from the command line."""

import json

import pytest
from importing_data import SHAPE, save
from project_data import volumes
from volumes.synthetic import noise


@pytest.fixture
def two_cases(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox, 2))
    return save(noise(SHAPE, seed=7), inbox / "adc.nrrd")


def test_a_case_gets_a_sequence_and_the_project_its_name(sslseg, study, two_cases):
    code, out, err = sslseg("channel", study.folder, "Läufer 0", "ADC", two_cases)
    assert (code, err) == (0, "")
    assert out == "Case 'case0001' has the sequence 'ADC' now (image: all 2 cases; ADC: 1 of 2 cases).\n"
    code, out, _ = sslseg("channel", study.folder, "case0001", "ADC", two_cases, "--json")
    assert (code, json.loads(out)["present"]) == (0, True)
    assert sslseg("channels", study.folder, "--first", "T2")[0] == 0
    code, out, _ = sslseg("channels", study.folder, "--json")
    assert json.loads(out) == {
        "channels": [
            {"name": "T2", "cases": 2, "lacking": []},
            {"name": "ADC", "cases": 1, "lacking": ["case0002"]},
        ],
        "cases": 2,
    }
    _, out, _ = sslseg("channels", study.folder)
    assert "1 of 2" in out and "case0002" in out
    _, out, _ = sslseg("cases", study.folder)
    assert "sequences" in out and "T2, ADC" in out
    _, out, _ = sslseg("cases", study.folder, "--json")
    assert [case["channels"] for case in json.loads(out)] == [["T2", "ADC"], ["T2"]]


def test_one_that_is_resampled_says_so(sslseg, study, inbox, two_cases):
    other = save(noise((9, 8, 9), seed=8), inbox / "dwi.nrrd")
    code, out, _ = sslseg("channel", study.folder, "case0001", "DWI", other, "--link", "--json")
    notes = json.loads(out)["notes"]
    assert code == 0 and json.loads(out)["resampled"]
    assert "resampled onto that" in notes[0] and "copied, not linked" in notes[1]


def test_a_sequence_is_taken_away(sslseg, study, inbox, two_cases):
    sslseg("channel", study.folder, "case0001", "ADC", two_cases)
    code, out, _ = sslseg("channel", study.folder, "case0001", "ADC", "--drop")
    assert code == 0 and "no sequence 'ADC' any more; its file is in" in out
    code, _, err = sslseg("channel", study.folder, "case0001", "ADC", "--drop")
    assert code == 1 and "It has its image alone" in err
    code, _, err = sslseg("channel", study.folder, "case0001", "ADC", two_cases, "--drop")
    assert code == 1 and "--drop goes without a file" in err


def test_a_project_of_one_sequence_says_so(sslseg, study, two_cases):
    code, out, _ = sslseg("channels", study.folder)
    assert code == 0 and "Each of the 2 cases of 'étude 1' has one sequence" in out
    code, out, _ = sslseg("cases", study.folder, "--json")
    assert [case["channels"] for case in json.loads(out)] == [None, None]
    assert "sequences" not in sslseg("cases", study.folder)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("case0001", "a,b", "adc.nrrd"), "no name for a sequence"),
        (("case0009", "ADC", "adc.nrrd"), "no case 'case0009'"),
        (("case0001", "ADC", "gone.nrrd"), "gone.nrrd' does not exist"),
    ],
)
def test_what_cannot_be_is_refused(sslseg, study, inbox, two_cases, words, said):
    case, name, file = words
    code, _, err = sslseg("channel", study.folder, case, name, inbox / file)
    assert code == 1 and said in err
    assert study.channels == ()


# ---------------------------------------------------------------------- whole folders
@pytest.fixture
def patients(inbox):
    for number in range(1, 3):
        save(noise(SHAPE, seed=number), inbox / f"P{number}_t2.nii.gz")
    save(noise(SHAPE, seed=10), inbox / "P1_adc.nii.gz")
    return inbox


def test_a_folder_comes_in_by_patterns(sslseg, study, patients):
    channels = ("--channels", "T2=*t2*", "ADC=*adc*")
    code, out, _ = sslseg("add", study.folder, patients, *channels, "--role", "train", "--json")
    content = json.loads(out)
    assert code == 0 and len(content["added"]) == 2
    assert content["channels"] == [{"case": "case0001", "channel": "ADC"}]
    assert content["notes"] == ["T2: all 2 cases; ADC: 1 of 2 cases."]
    code, out, err = sslseg("add", study.folder, patients, *channels)
    assert code == 0 and "3 were there already" in out and "ADC: 1 of 2 cases" in err


def test_relative_and_absolute_paths_may_stand_together(sslseg, study, patients, monkeypatch):
    monkeypatch.chdir(patients)
    code, out, _ = sslseg("add", study.folder, ".", patients / "P1_t2.nii.gz", "--channels", "T2=*t2*", "ADC=*adc*")
    assert code == 0 and out.startswith("Added 2 volumes") and "1 further sequence" in out


def test_files_can_be_named_one_by_one(sslseg, study, patients):
    code, out, _ = sslseg("add", study.folder, *sorted(patients.glob("*.nii.gz")), "--channels", "T2=*t2*", "ADC=*adc*")
    assert code == 0 and out.startswith("Added 2 volumes") and "1 further sequence" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["T2=*t2*", "--frames", "all"], "--channels goes without --frames"),
        (["T2=*t2*", "--label", "m.nrrd"], "--channels goes without --label"),
        (["T2"], "does not say which files"),
        (["T2=*t2*", "ADC=*dwi*"], "No file fits the pattern '*dwi*'"),
        (["T2=*P1*", "ADC=*adc*"], "fits the patterns of two sequences"),
    ],
)
def test_what_makes_no_sense_is_refused_and_makes_no_project(sslseg, tmp_path, patients, words, said):
    code, _, err = sslseg("add", tmp_path / "new", patients, "--channels", *words)
    assert code == 1 and said in err
    assert not (tmp_path / "new").exists()
