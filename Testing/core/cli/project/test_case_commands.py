"""Labels, roles and lists of cases from the command line."""

import json

import pytest
from importing_data import SHAPE, save
from project_data import labels, volumes
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.labels import write_segmentation


def test_a_label_is_given_to_a_case_by_name(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox))
    write_segmentation(inbox / "a.seg.nrrd", labels(), image_of(noise(SHAPE)), study.schema)
    code, out, _ = sslseg("label", study.folder, "Läufer 0", inbox / "a.seg.nrrd")
    assert (code, out) == (0, "Case 'case0001' is labelled (all slices).\n")
    code, out, _ = sslseg("label", study.folder, "case0001", inbox / "a.seg.nrrd", "--slices", "1", "2", "2")
    assert (code, out) == (0, "Case 'case0001' is labelled (2 slices).\n")
    record = study.case("case0001").label
    assert (record.annotated_axis, record.annotated_slices) == (2, [1, 2])
    sslseg("label", study.folder, "case0001", inbox / "a.seg.nrrd", "--slices", "6", "--axis", "i")
    assert (study.case("case0001").label.annotated_axis, study.case("case0001").label.annotated_slices) == (0, [6])


@pytest.mark.parametrize(("slices", "words"), [(["5"], "no slice 5 along k"), (["-1"], "no slice -1 along k")])
def test_a_slice_that_is_not_there_is_named(sslseg, study, inbox, slices, words):
    sslseg("add", study.folder, *volumes(inbox))
    code, _, err = sslseg("label", study.folder, "case0001", save(labels(), inbox / "m.nrrd"), "--slices", *slices)
    assert code == 1
    assert words in err and "Use 0 to 4" in err


def test_slices_are_named_one_by_one_or_from_one_to_another(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox))
    mask = save(labels(), inbox / "m.nrrd")
    code, out, _ = sslseg("label", study.folder, "case0001", mask, "--slices", "0", "2-4", "3")
    assert (code, out) == (0, "Case 'case0001' is labelled (4 slices).\n")
    assert study.case("case0001").label.annotated_slices == [0, 2, 3, 4]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--slices", "4-2"], "'4-2' names no slices: write the smaller number first"),
        (["--slices", "1", "m.nrrd"], "the mask goes before --slices"),
        (["--slices", "1-99999999"], "'1-99999999' names no slices"),
        (["--slices", "1,2"], "'1,2' names no slices: write 3 5 8, or 3-8"),
    ],
)
def test_what_names_no_slices_is_said_in_words(capsys, study, words, said):
    with pytest.raises(SystemExit):
        main(["label", str(study.folder), "case0001", *words])
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["finetune", "P", "--steps", "abc"], "'abc' is not a whole number"),
        (["add", "P", "x", "--pixel-size", "1,5"], "'1,5' is not a number, such as 1.5"),
    ],
)
def test_what_is_no_number_is_said_in_words(capsys, words, said):
    with pytest.raises(SystemExit):
        main(words)
    assert said in " ".join(capsys.readouterr().err.split())


def test_an_axis_without_slices_is_refused_and_not_overlooked(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox))
    code, _, err = sslseg("label", study.folder, "case0001", save(labels(), inbox / "m.nrrd"), "--axis", "k")
    assert code == 1
    assert "--axis goes with --slices" in err


def test_a_case_that_is_not_there_is_named(sslseg, study, inbox):
    code, _, err = sslseg("label", study.folder, "case0007", inbox / "m.nrrd")
    assert code == 1
    assert "no case 'case0007'" in err and "sslseg cases" in err


def test_roles_are_set_for_several_cases_or_for_none(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox, 3))
    code, out, _ = sslseg("role", study.folder, "case0001", "Läufer 1", "--role", "train")
    assert (code, out) == (0, "2 cases are now 'train'.\n")
    code, out, _ = sslseg("role", study.folder, "case0003", "--role", "test")
    assert (code, out) == (0, "1 case is now 'test'.\n")
    code, out, err = sslseg("role", study.folder, "case0001", "case0003", "--role", "validation")
    assert (code, out) == (1, "")
    assert "'case0003' is a test case" in err and "--force" in err
    assert [str(case.role) for case in study.cases()] == ["train", "train", "test"]
    code, out, _ = sslseg("role", study.folder, "case0001", "case0003", "--role", "train", "--force", "--json")
    assert json.loads(out) == {"cases": ["case0001", "case0003"], "role": "train", "remarks": []}


def test_cases_are_listed_for_people_and_for_scripts(sslseg, study, inbox):
    code, out, _ = sslseg("cases", study.folder)
    assert (code, out) == (0, "The project 'étude 1' has no cases yet.\n")
    sslseg("add", study.folder, *volumes(inbox, 2))
    sslseg("label", study.folder, "case0002", save(labels(), inbox / "m.nrrd"), "--slices", "1")
    sslseg("role", study.folder, "case0002", "--role", "train")
    code, out, _ = sslseg("cases", study.folder)
    heading, _, first, second = out.splitlines()
    assert heading.split("  ")[0] == "id" and "spacing (mm)" in heading
    assert "Läufer 0" in first and "unlabelled" in first and "7×6×5" in first and "0.7×0.9×3" in first
    assert "imported, 1 slice" in second and "train" in second
    code, out, _ = sslseg("cases", study.folder, "--role", "train", "--json")
    (entry,) = json.loads(out)
    assert (entry["id"], entry["labelled"], entry["size"]) == ("case0002", True, [7, 6, 5])


def test_a_damaged_record_is_listed_with_what_to_do_and_hides_no_other_case(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox, 2))
    (study.folder / "cases" / "case0001" / "case.json").write_text("{")
    code, out, err = sslseg("cases", study.folder)
    assert (code, err) == (0, "")
    rows = out.splitlines()
    assert rows[2].split()[0] == "case0002" and rows[3].split() == ["case0001", "damaged"]
    assert "case0001/case.json' is damaged" in rows[-1] and "Restore it from a backup" in rows[-1]
    code, out, _ = sslseg("cases", study.folder, "--json")
    (good, damaged) = json.loads(out)
    assert good["id"] == "case0002" and damaged["id"] == "case0001" and "is damaged" in damaged["damaged"]


def test_a_removed_case_is_kept_and_the_command_says_where(sslseg, study, inbox):
    for path in volumes(inbox, 2):
        sslseg("add", study.folder, path)
    code, out, _ = sslseg("remove", study.folder, "case0001")
    assert code == 0 and "1 case" in out and str(study.folder / "removed") in out and "nothing was deleted" in out
    assert [case.id for case in study.cases()] == ["case0002"]
    code, _, err = sslseg("remove", study.folder, "case0002", "case0001")
    assert code == 1 and "no case 'case0001'" in err
    assert [case.id for case in study.cases()] == ["case0002"]  # all or none


def test_cases_that_differ_from_the_others_are_remarked_on(sslseg, study, inbox):
    for n in range(6):
        save(noise(SHAPE, seed=n), inbox / f"{n}.nrrd", spacing=(0.7, 0.7, 3.0 if n else 30.0))
    sslseg("add", study.folder, inbox)
    code, out, _ = sslseg("cases", study.folder, "--role", "unlabelled")
    assert code == 0 and "Worth a look:\ncase0001: Slices 30 mm apart, against 3 in the others." in out
    content = json.loads(sslseg("cases", study.folder, "--json")[1])
    assert [bool(case["remarks"]) for case in content] == [True] + [False] * 5


def test_a_nominal_spacing_is_remarked_on_and_another_one_can_be_assumed(sslseg, study, inbox):
    paths = [
        save(noise((4, side, side), seed=side), inbox / f"{side}.nrrd", spacing=(1, 1, 3)) for side in (16, 24, 32, 40)
    ]
    code, _, err = sslseg("add", study.folder, *paths)
    assert code == 0 and err.count("looks nominal") == 1 and "case0001, case0002, case0003 and 1 more: " in err
    code, out, _ = sslseg("cases", study.folder)
    assert code == 0 and out.count("slices of 16, 24, 32 and 40 pixels") == 1
    other = Project.create(study.folder.with_name("other"))
    code, out, _ = sslseg("add", other.folder, *paths, "--field-of-view", "180", "--slice-distance", "3.6", "--json")
    assert code == 0 and json.loads(out)["remarks"] == []
    code, out, _ = sslseg("cases", other.folder, "--json")
    assert [case["spacing_mm"][0] for case in json.loads(out)] == pytest.approx([180 / s for s in (16, 24, 32, 40)])
    assert json.loads(out)[0]["assumed_spacing"] == "field of view 180 mm, slice distance 3.6 mm"
    assert "(assumed)" in sslseg("cases", other.folder)[1]
