"""A project and its volumes from the command line: what a person sees, also when the data is not as it should be."""

import errno
import json
import os
import shutil

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, save
from project_data import labels, volumes
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.project import Project, Role


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
