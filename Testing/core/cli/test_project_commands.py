"""The project from the command line: what a person sees, also when the data is not as it should be."""

import errno
import json
import os
import shutil

import numpy as np
import pytest
import SimpleITK as sitk
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

SHAPE = (5, 6, 7)


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(LabelSchema.from_names(["liver", "spleen"]))
    return project


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "3 Eingang é"
    folder.mkdir()
    return folder


def labels():
    array = np.zeros(SHAPE, np.uint8)
    array[1:3, 2:5, 2:6] = 1
    return array


def save(array, path, **geometry):
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image_of(array, **geometry), str(path))
    return path


def volumes(inbox, count=1):
    return [save(noise(SHAPE, seed=n), inbox / f"Läufer {n}.nrrd") for n in range(count)]


# ---------------------------------------------------------------------- new
def test_new_makes_a_project_and_says_where(sslseg, tmp_path):
    code, out, err = sslseg("new", tmp_path / "Leber é 1", "--name", "Liver study")
    assert (code, err) == (0, "")
    assert "Liver study" in out and str(tmp_path / "Leber é 1") in out
    assert Project(tmp_path / "Leber é 1").name == "Liver study"
    code, out, _ = sslseg("new", tmp_path / "b", "--json")
    assert json.loads(out) == {"project": str(tmp_path / "b")}


def test_new_refuses_a_folder_in_use(sslseg, inbox):
    volumes(inbox)
    code, out, err = sslseg("new", inbox)
    assert (code, out) == (1, "")
    assert "is not empty" in err and "3 Eingang é" in err and "Choose" in err


def test_new_on_a_disk_that_cannot_be_written(sslseg, tmp_path, monkeypatch):
    def refuse(*arguments, **options):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    code, _, err = sslseg("new", tmp_path / "p")
    assert code == 1
    assert "read-only" in err and "Choose a folder that you can write to" in err


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_new_in_a_read_only_folder(sslseg, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    code, _, err = sslseg("new", tmp_path / "locked" / "p")
    assert code == 1
    assert "permission" in err


# ---------------------------------------------------------------------- add
def test_add_makes_the_project_if_need_be_and_says_so(sslseg, tmp_path, inbox):
    code, out, err = sslseg("add", tmp_path / "new é", *volumes(inbox, 2), "--role", "train")
    assert code == 0
    assert "Created the project 'new é'" in err
    assert out == "Added 2 volumes to 'new é'.\n"
    assert [case.role for case in Project(tmp_path / "new é").cases()] == [Role.TRAIN] * 2


def test_add_takes_volumes_before_between_and_after_options(sslseg, study, inbox):
    one, two, three = volumes(inbox, 3)
    code, out, _ = sslseg("add", "--link", study.folder, one, "--role", "test", two, three)
    assert code == 0 and "3 volumes" in out
    assert study.case("case0003").image == str(three)
    assert [case.id for case in study.cases(Role.TEST)] == ["case0001", "case0002", "case0003"]


def test_add_of_a_mixture_adds_the_good_and_names_the_bad(sslseg, study, inbox):
    (good,) = volumes(inbox)
    bad = {
        "cut.nrrd": "truncated",
        "constant.nrrd": "Every voxel",
        "broken.nrrd": "NaN",
        "film.nrrd": "4-D",
        "photo.nrrd": "3 values per voxel",
        "single.nrrd": "single slice",
        "letter.nrrd": "not what its name says",
        "empty.mha": "is empty",
        "twin.nii.gz": "same volume as case 'case0001'",
        "nowhere.nrrd": "does not exist",
        "notes.txt": "no kind that can be read",
    }
    (inbox / "cut.nrrd").write_bytes(good.read_bytes()[:-20])
    save(np.full(SHAPE, 7, np.int16), inbox / "constant.nrrd")
    spoilt = noise(SHAPE, np.float32)
    spoilt[0, 0, :2] = np.nan, np.inf
    save(spoilt, inbox / "broken.nrrd")
    sitk.WriteImage(sitk.JoinSeries([image_of(noise(SHAPE))] * 2), str(inbox / "film.nrrd"))
    sitk.WriteImage(sitk.Compose([image_of(noise(SHAPE, np.uint8))] * 3), str(inbox / "photo.nrrd"))
    save(noise((1, 6, 7)), inbox / "single.nrrd")
    for name in ("letter.nrrd", "notes.txt"):
        (inbox / name).write_text("Dear colleague, thank you for sending this patient. " * 20)
    (inbox / "empty.mha").touch()
    save(noise(SHAPE, seed=0), inbox / "twin.nii.gz")
    code, out, err = sslseg("add", study.folder, good, *(inbox / name for name in bad))
    assert code == 3
    assert out == f"Added 1 volume to 'étude 1', refused {len(bad)}.\n"
    assert len(err.splitlines()) == len(bad)
    for line, (name, words) in zip(err.splitlines(), bad.items(), strict=True):
        assert line.startswith("not added: ")
        assert name in line and words in line
        assert line.endswith(".") and line.count(". ") >= 1  # a sentence and a remedy
        assert "Traceback" not in line
    assert [case.name for case in study.cases()] == ["Läufer 0"]


def test_add_with_json_prints_json_and_nothing_else(sslseg, study, inbox):
    code, out, err = sslseg("add", study.folder, *volumes(inbox), inbox / "nowhere.nrrd", "--json")
    assert (code, err) == (3, "")
    content = json.loads(out)
    assert content["added"] == ["case0001"]
    (refused,) = content["refused"]
    assert refused["path"].endswith("nowhere.nrrd")
    assert "does not exist" in refused["sentence"] and refused["hint"]


def test_add_of_nothing_but_bad_files_fails(sslseg, study, inbox):
    code, out, err = sslseg("add", study.folder, inbox / "nowhere.nrrd")
    assert code == 1
    assert "refused 1" in out and "nowhere.nrrd" in err


def test_add_of_folders_takes_all_below_and_one_bad_folder_stops_nothing(sslseg, study, inbox):
    volumes(inbox / "a", 2)
    (inbox / "nothing here").mkdir()
    code, out, _ = sslseg("add", study.folder, inbox / "nothing here", inbox / "a", "--json")
    assert code == 3
    assert json.loads(out)["added"] == ["case0001", "case0002"]
    assert "nothing here" in json.loads(out)["refused"][0]["sentence"]


def test_add_with_a_mask(sslseg, study, inbox):
    mask = save(labels(), inbox / "Maske é.nii.gz")
    code, out, _ = sslseg("add", study.folder, *volumes(inbox), "--label", mask, "--role", "train")
    assert code == 0
    assert out == "Added 1 volume (1 with a mask) to 'étude 1'.\n"
    code, _, err = sslseg("add", study.folder, *volumes(inbox, 2), "--label", mask)
    assert code == 1
    assert "--label goes with one volume" in err


@pytest.mark.parametrize(
    ("fault", "words"),
    [("grid", "another grid"), ("value", "the value 9"), ("gone", "does not exist")],
)
def test_a_mask_that_does_not_fit_is_named_with_a_remedy(sslseg, study, inbox, fault, words):
    array = labels()
    array[4, 0, 0] = 9 if fault == "value" else 0
    if fault != "gone":
        save(
            array,
            inbox / "Maske.nrrd",
            origin=(0, 0, 0) if fault == "grid" else (-12.3, 45.6, 7.8),
        )
    for command in (
        ["add", study.folder, *volumes(inbox), "--label", inbox / "Maske.nrrd"],
        ["label", study.folder, "case0001", inbox / "Maske.nrrd"],
    ):
        code, _, err = sslseg(*command)
        assert code == 1
        (line,) = err.splitlines()
        assert "Maske.nrrd" in line and words in line and line.count(". ") >= 1
        sslseg("add", study.folder, *volumes(inbox))
    assert study.cases(labelled=True) == []


def test_a_real_series_that_lacks_a_slice_is_refused_and_the_good_one_added(sslseg, study, shared_data):
    code, out, err = sslseg("add", study.folder, shared_data / "dicom")
    assert code == 3
    assert "Added 1 volume to" in out and "refused 1" in out
    (line,) = err.splitlines()
    assert "missing-slice-dwi" in line and "lacks 1 slice" in line and "Export the series again" in line
    assert study.cases()[0].source == "dicom"


def test_a_series_is_added_with_a_mask_and_by_one_of_its_files(sslseg, study, shared_data):
    folder = shared_data / "dicom" / "prostatex-0000-t2-transverse"
    code, out, _ = sslseg("add", study.folder, folder / "1-03.dcm", "--json")
    assert (code, json.loads(out)["added"]) == (0, ["case0001"])


def test_add_on_a_full_disk_says_so_in_one_line(sslseg, study, inbox, monkeypatch):
    def full(*arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    paths = volumes(inbox)
    monkeypatch.setattr(os, "replace", full)
    code, out, err = sslseg("add", study.folder, *paths)
    monkeypatch.undo()
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    assert "disk is full" in line and "Free some space" in line
    assert study.cases() == []


def test_names_of_patients_stay_out_of_file_names_unless_asked_for(sslseg, study, inbox):
    path = save(noise(SHAPE), inbox / "Müller Anna.nrrd")
    sslseg("add", study.folder, path)
    assert not any("Anna" in name for _, folders, files in os.walk(study.folder) for name in [*folders, *files])
    shutil.rmtree(study.folder / "cases")
    code, out, _ = sslseg("add", study.folder, path, "--keep-names", "--json")
    assert (code, json.loads(out)["added"]) == (0, ["Muller-Anna"])


@pytest.mark.skipif(os.name == "nt", reason="POSIX file names")
def test_a_file_name_that_is_no_unicode_is_refused_before_it_kills_the_process(sslseg, study, inbox):
    odd = os.path.join(os.fsencode(inbox), b"M\xfcller.nrrd")
    os.rename(volumes(inbox)[0], odd)
    for path in (os.fsdecode(odd), inbox):
        code, _, err = sslseg("add", study.folder, path)
        assert code == 1
        assert "unknown encoding" in err and "Rename the file" in err and len(err.splitlines()) == 1


# ---------------------------------------------------------------------- import
def test_import_takes_a_cohort_with_its_split(sslseg, tmp_path, cohort):
    code, out, _ = sslseg("import", tmp_path / "p", cohort, "--link")
    assert code == 0
    assert out == "Added 6 volumes (4 with a mask) to 'p'.\n"
    code, out, _ = sslseg("import", tmp_path / "p", cohort, "--json")
    assert code == 0
    content = json.loads(out)
    assert (content["added"], content["refused"], len(content["present"])) == ([], [], 6)


@pytest.mark.parametrize(
    ("content", "words"), [("{", "is damaged"), ("{}", "not a Decathlon"), (None, "does not exist")]
)
def test_import_of_a_bad_description_is_named(sslseg, study, inbox, content, words):
    if content is not None:
        (inbox / "dataset.json").write_text(content)
    code, out, err = sslseg("import", study.folder, inbox / "dataset.json")
    assert (code, out) == (1, "")
    assert "dataset.json" in err and words in err and len(err.splitlines()) == 1


# ---------------------------------------------------------------------- labels and label
def test_labels_are_set_shown_and_ordered(sslseg, tmp_path):
    Project.create(tmp_path / "p")
    code, _, err = sslseg("labels", tmp_path / "p")
    assert code == 1 and "no label schema" in err and "sslseg labels" in err
    code, out, _ = sslseg("labels", tmp_path / "p", "--names", "liver", "hepatic vein", "tumour")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["value", "-----", "1", "2", "3"]
    assert "hepatic vein" in out
    code, out, _ = sslseg("labels", tmp_path / "p", "--priority", "tumour", "Hepatic_Vein", "--json")
    assert [(entry["value"], entry["name"]) for entry in json.loads(out)] == [
        (3, "tumour"),
        (2, "hepatic vein"),
        (1, "liver"),
    ]


def test_labels_come_from_a_slicer_colour_table(sslseg, tmp_path, study):
    study.schema.write(tmp_path / "Farben é.csv")
    Project.create(tmp_path / "p")
    assert sslseg("labels", tmp_path / "p", "--file", tmp_path / "Farben é.csv", "--priority", "spleen")[0] == 0
    assert [segment.name for segment in Project(tmp_path / "p").schema.segments] == ["spleen", "liver"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--names", "liver", "Liver"], "share a name"),
        (["--priority", "tumor"], "no segment 'tumor'"),
        (["--names", "liver", "--file", "a.csv"], "same thing"),
        (["--file", "nowhere.csv"], "nowhere.csv' does not exist"),
        (["--names", "kidney", "--priority", "liver"], "no segment 'liver'"),
    ],
)
def test_labels_that_make_no_sense_change_nothing(sslseg, study, arguments, words):
    before = study.schema
    code, out, err = sslseg("labels", study.folder, *arguments)
    assert (code, out) == (1, "")
    assert words in err and len(err.splitlines()) == 1
    assert study.schema == before


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


def test_an_axis_without_slices_is_refused_and_not_overlooked(sslseg, study, inbox):
    sslseg("add", study.folder, *volumes(inbox))
    code, _, err = sslseg("label", study.folder, "case0001", save(labels(), inbox / "m.nrrd"), "--axis", "k")
    assert code == 1
    assert "--axis goes with --slices" in err


def test_a_case_that_is_not_there_is_named(sslseg, study, inbox):
    code, _, err = sslseg("label", study.folder, "case0007", inbox / "m.nrrd")
    assert code == 1
    assert "no case 'case0007'" in err and "sslseg cases" in err


# ---------------------------------------------------------------------- role, cases
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
    assert json.loads(out) == {"cases": ["case0001", "case0003"], "role": "train"}


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


# ---------------------------------------------------------------------- lists of files
def test_a_list_names_more_files_than_a_command_line_holds(sslseg, study, inbox, tmp_path):
    first, *others = volumes(inbox, 3)
    listed = tmp_path / "list é.txt"
    listed.write_text("\n".join(map(str, others)) + "\n\n", encoding="utf-8")
    assert sslseg("add", study.folder, first, "--list", listed)[0] == 0
    assert [case.name for case in study.cases()] == ["Läufer 0", "Läufer 1", "Läufer 2"]


def test_nothing_to_add_and_a_list_that_cannot_be_read_are_said(sslseg, study, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    assert "nothing to add" in sslseg("add", study.folder, "--list", tmp_path / "empty.txt")[2]
    (tmp_path / "image.nrrd").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in sslseg("add", study.folder, "--list", tmp_path / "image.nrrd")[2]


# ---------------------------------------------------------------------- remove
def test_a_removed_case_is_kept_and_the_command_says_where(sslseg, study, inbox):
    for path in volumes(inbox, 2):
        sslseg("add", study.folder, path)
    code, out, _ = sslseg("remove", study.folder, "case0001")
    assert code == 0 and "1 case" in out and str(study.folder / "removed") in out and "nothing was deleted" in out
    assert [case.id for case in study.cases()] == ["case0002"]
    code, _, err = sslseg("remove", study.folder, "case0002", "case0001")
    assert code == 1 and "no case 'case0001'" in err
    assert [case.id for case in study.cases()] == ["case0002"]  # all or none


# ---------------------------------------------------------------------- remarks
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


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--field-of-view", "180", "--pixel-size", "0.6"], "say the same thing"),
        (["--pixel-size", "nan"], "cannot be"),
        (["--field-of-view", "180", "--link"], "Leave out --link"),
    ],
)
def test_an_assumed_spacing_that_cannot_be_adds_nothing(sslseg, study, inbox, flags, words):
    code, _, err = sslseg("add", study.folder, *volumes(inbox), *flags)
    assert code == 1 and words in err and study.cases() == []


# ---------------------------------------------------------------------- names of structures
@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["liver", "spleen"], {1: "liver", 2: "spleen"}),
        (["4=spleen"], {4: "spleen"}),
        (["liver", "1=spleen", "left kidney"], {1: "spleen", 2: "liver", 3: "left kidney"}),
        (["2=a=b", "Milz"], {1: "Milz", 2: "a=b"}),
    ],
)
def test_names_may_say_their_values(sslseg, study, names, expected):
    assert sslseg("labels", study.folder, "--names", *names)[0] == 0
    assert {segment.value: segment.name for segment in study.schema.segments} == expected


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["0=background"], "out of range"),
        (["255=x"], "out of range"),
        (["1=a", "1=b"], "'a' and 'b' are given the label value 1"),
        (["liver=1"], "Write '1=liver'"),
        (["x=y"], "does not begin with a label value"),
        (["1.5=y"], "does not begin with a label value"),
        (["=y"], "does not begin with a label value"),
        (["1="], "has no name"),
        (["a", "A"], "share a name"),
    ],
)
def test_names_that_make_no_schema_are_refused_and_change_nothing(sslseg, study, names, words):
    before = study.schema
    code, _, err = sslseg("labels", study.folder, "--names", *names)
    assert code == 1 and words in err
    assert study.schema == before


@pytest.fixture
def labelled(study, inbox):
    """A project with a case that carries the names of its structures, and one that has their values only."""
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), inbox / "m.seg.nrrd"
    write_segmentation(mask, labels(), image_of(noise(SHAPE)), study.schema)
    add_volume(study, image, Role.TRAIN, label=mask)
    add_volume(study, save(noise(SHAPE, seed=1), inbox / "b.nrrd"), label=save(labels(), inbox / "b_label.nrrd"))
    return study


def test_a_structure_is_renamed_and_its_masks_follow(sslseg, labelled, inbox):
    code, out, _ = sslseg("labels", labelled.folder, "--rename", "liver=Leber é", "spleen=Milz")
    assert code == 0 and "Leber é" in out and "Milz" in out
    assert "Leber é" in sslseg("labels", labelled.folder)[1]
    for case in labelled.cases():
        found = read_label_map(case.label_path, read_volume(case.image_path), labelled.schema)
        np.testing.assert_array_equal(found.array, labels())
    code, _, err = sslseg("label", labelled.folder, "case0002", inbox / "m.seg.nrrd")  # made before
    assert code == 0, err
    newer = inbox / "newer.seg.nrrd"
    write_segmentation(newer, labels(), image_of(noise(SHAPE)), labelled.schema)
    assert sslseg("label", labelled.folder, "case0001", newer)[0] == 0


@pytest.mark.parametrize("crash", ["before", "after"])
def test_a_crash_while_renaming_leaves_every_mask_readable(sslseg, labelled, monkeypatch, crash):
    real = os.replace

    def replace(source, target):
        if str(target).endswith("labels.csv"):
            if crash == "after":
                real(source, target)
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        sslseg("labels", labelled.folder, "--rename", "liver=Leber")
    assert labelled.schema.by_value(1).name == ("liver" if crash == "before" else "Leber")
    for case in labelled.cases():
        found = read_label_map(case.label_path, read_volume(case.image_path), labelled.schema)
        np.testing.assert_array_equal(found.array, labels())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--rename", "liver"], "old and a new name"),
        (["--rename", "liver="], "old and a new name"),
        (["--rename", "kidney=ren"], "no segment 'kidney'"),
        (["--rename", "liver=spleen"], "share a name"),
        (["--rename", "liver=a", "liver=b"], "renamed twice"),
        (["--rename", "liver=a", "--names", "b"], "one of them at a time"),
        (["--add", "1=kidney"], "share the label value 1"),
        (["--names", "prostate"], "--rename"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_a_way_on(sslseg, labelled, arguments, words):
    before = labelled.schema
    code, _, err = sslseg("labels", labelled.folder, *arguments)
    assert code == 1 and words in err
    assert labelled.schema == before


def test_a_structure_is_added_to_those_that_are_there(sslseg, labelled, inbox):
    array = labels()
    array[4, 1, 1] = 4
    mask = save(array, inbox / "four.nrrd")
    code, _, err = sslseg("label", labelled.folder, "case0001", mask)
    assert code == 1 and "--add 4=NAME" in err
    colours = [segment.color for segment in labelled.schema.segments]
    assert sslseg("labels", labelled.folder, "--add", "4=left kidney", "aorta")[0] == 0
    assert {s.value: s.name for s in labelled.schema.segments} == {
        1: "liver",
        2: "spleen",
        4: "left kidney",
        3: "aorta",
    }
    assert [segment.color for segment in labelled.schema.segments][:2] == colours
    assert sslseg("label", labelled.folder, "case0001", mask)[0] == 0
