"""What would become of folders of several sequences: looked at, changed by hand, and added as it then is."""

import json

import pytest
from importing_data import SHAPE, save, state
from volumes.synthetic import noise

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.importing.scan_plan import read_plan
from SSLSegmentationLib.project import Project


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


@pytest.fixture
def inbox(tmp_path):
    """Two patients with both sequences; one file that is neither."""
    folder = tmp_path / "Eingang é"
    for number in (1, 2):
        save(noise(SHAPE, seed=number), folder / f"P{number}" / "t2.nii.gz")
        save(noise(SHAPE, seed=10 + number), folder / f"P{number}" / "adc.nii.gz")
    save(noise(SHAPE, seed=30), folder / "P2" / "scout.nii.gz")
    return folder


def planned(study, inbox, capsys, *more):
    words = ["channels", "plan", study.folder, inbox, "--channels", "T2=*t2*", "ADC=*adc*", "--json", *more]
    code = main([str(word) for word in words])
    return code, json.loads(capsys.readouterr().out)


def add(study, plan, path, capsys, *more):
    path.write_text(json.dumps(plan), encoding="utf-8")
    code = main([str(word) for word in ["channels", "add", study.folder, path, *more]])
    return code, *capsys.readouterr()


def test_a_plan_says_what_goes_where_and_changes_nothing(study, inbox, capsys):
    before = state(study.folder)
    code, plan = planned(study, inbox, capsys)
    assert code == 0 and state(study.folder) == before and study.channels == ()
    assert plan["channels"] == ["T2", "ADC"]
    assert plan["scans"][0] == {
        "name": "P1",
        "files": {"T2": str(inbox / "P1" / "t2.nii.gz"), "ADC": str(inbox / "P1" / "adc.nii.gz")},
    }
    assert plan["left"] == [str(inbox / "P2" / "scout.nii.gz")] and "no pattern" in plan["notes"][0]
    assert main(["channels", "plan", str(study.folder), str(inbox), "--channels", "T2=*t2*", "ADC=*adc*"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == ["scan", "T2", "ADC"] and out[2].split() == ["P1", "t2.nii.gz", "adc.nii.gz"]


def test_what_was_changed_by_hand_is_added_as_it_is(study, inbox, capsys, tmp_path):
    _, plan = planned(study, inbox, capsys)
    plan["scans"][0]["files"].pop("ADC")
    plan["scans"][1]["files"]["ADC"] = plan["left"][0]
    code, out, err = add(study, plan, tmp_path / "plan.json", capsys, "--role", "train")
    assert code == 0, err
    assert "Added 2 volumes" in out and "1 further sequence" in out
    first, second = study.cases()
    assert first.name == "P1" and first.channels is None and str(second.role) == "train"
    adc = str(inbox / "P1" / "adc.nii.gz")
    later = {"channels": ["T2", "ADC"], "scans": [{"case": "case0001", "files": {"ADC": adc}}]}
    code, _, err = add(study, later, tmp_path / "later.json", capsys)
    assert code == 0, err
    assert study.case("case0001").channel("ADC") and len(study.cases()) == 2


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ([], "is damaged"),
        ({"channels": ["T2"]}, "its 'scans' are not what they should be"),
        ({"channels": ["T2", "t2"], "scans": [{}]}, "is no plan of scans"),
        ({"channels": ["T2"], "scans": []}, "names no scan"),
        ({"channels": ["T2"], "scans": [{"name": "P", "files": ["a"]}]}, "its scan 'P' has no files"),
        ({"channels": ["T2"], "scans": [{"name": "P", "files": {"ADC": "a"}}]}, "'ADC' is none of its sequences"),
        ({"channels": ["T2"], "scans": [{"case": "x", "files": {"T2": "a"}}]}, "has its image 'T2' already"),
        ({"channels": ["T2", "ADC"], "scans": [{"case": "case9", "files": {"ADC": "a"}}]}, "no case 'case9'"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(study, tmp_path, plan, says):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    with pytest.raises((DataError, ProjectError), match=says):
        read_plan(path, study)
    assert study.cases() == []
