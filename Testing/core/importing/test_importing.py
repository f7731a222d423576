"""Volumes come into a project whole or not at all, and the user's files stay as they are."""

import errno
import os
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SCHEMA, SHAPE, labels, names_below, save, state
from volumes.synthetic import noise, rotation

from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.importing import add_folder, add_volume, volume_name
from SSLSegmentationLib.importing import volumes as importing
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, run_pretraining
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def inbox(tmp_path):
    """The user's folder, whose files must stay as they are."""
    folder = tmp_path / "Eingang é 2"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("suffix", [".nrrd", ".nii.gz", ".mha"])
@pytest.mark.parametrize("link", [False, True])
def test_a_volume_is_copied_or_linked_and_the_users_file_stays_as_it_is(study, inbox, suffix, link):
    path = save(noise(SHAPE), inbox / f"3 Läufer{suffix}", direction=rotation(17, (1, 2, 0)))
    before = state(inbox)
    case = add_volume(study, path, Role.TRAIN, link=link)
    assert state(inbox) == before
    again = study.case(case.id)
    assert again == case
    assert again.role is Role.TRAIN
    assert again.image == (str(path) if link else "image.nrrd")
    assert (again.folder / "image.nrrd").exists() is not link
    image = read_volume(again.image_path)
    np.testing.assert_array_equal(sitk.GetArrayViewFromImage(image), noise(SHAPE))
    assert (image.GetSize(), image.GetSpacing(), image.GetDirection()) == (
        again.size,
        again.spacing_mm,
        again.direction,
    )
    assert importing.fingerprint(image) == again.fingerprint


def test_the_users_name_is_kept_in_the_record_and_spreads_to_no_file_or_folder(study, inbox):
    path = save(noise(SHAPE), inbox / "Müller Anna.nrrd")
    mask = save(labels(), inbox / "Müller Anna mask.nii.gz")
    case = add_volume(study, path, label=mask)
    assert case.name == "Müller Anna"
    assert study.case("Müller Anna").id == case.id == "case0001"
    assert not any("ller" in name or "Anna" in name for name in names_below(study.folder))


@pytest.mark.parametrize("link", [False, True])
def test_the_users_name_reaches_nothing_that_a_training_writes(study, inbox, link):
    for seed, name in enumerate(("Müller Anna", "Müller Berta")):
        add_volume(study, save(noise((4, 20, 20), seed=seed), inbox / f"{name}.nrrd"), link=link)
    quick = PretrainingSettings.from_preset("regression", "quick")
    stages = {name: (own, replace(how, steps=2, batch_size=2)) for name, (own, how) in quick.stages.items()}
    tiny = replace(quick, network=UNetSettings(widths=(8, 8)), max_size=32, stages=stages)
    run = study.new_run_folder("pretrain")
    run_pretraining(study, tiny, RunContext(RunFolder(run)))
    files = [path for path in run.rglob("*") if path.is_file()]
    assert {"events.jsonl", "backbone.pt", "index.json"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        assert b"M\xc3\xbcller" not in content and b"Anna" not in content and b"Berta" not in content


def test_names_are_kept_on_request_and_told_apart(study, inbox):
    first = add_volume(study, save(noise(SHAPE, seed=1), inbox / "a" / "Fall 1é.nrrd"), keep_name=True)
    second = add_volume(study, save(noise(SHAPE, seed=2), inbox / "b" / "Fall 1é.nrrd"), keep_name=True)
    third = add_volume(study, save(noise(SHAPE, seed=3), inbox / "c.nrrd"), name="Fall 1é", keep_name=True)
    assert [case.id for case in (first, second, third)] == ["Fall-1e", "Fall-1e-2", "Fall-1e-3"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.b.nii.gz", "a.b"), ("Anna.NRRD", "Anna"), ("im.1.dcm", "im.1"), ("IM0001", "IM0001"), ("folder/", "folder")],
)
def test_a_volume_is_called_after_its_file(tmp_path, name, expected):
    path = tmp_path / name
    path.mkdir() if name.endswith("/") else path.touch()
    assert volume_name(path) == expected


def test_a_dicom_folder_with_dots_keeps_its_whole_name(tmp_path):
    (tmp_path / "1.2.840").mkdir()
    assert volume_name(tmp_path / "1.2.840") == "1.2.840"


@pytest.mark.parametrize("link", [False, True])
def test_the_same_volume_is_not_added_twice_in_any_format(study, inbox, link):
    geometry = {"direction": rotation(23, (1, 1, 0)), "spacing": (0.75, 0.5625, 3.5)}
    first = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd", **geometry), Role.TEST, link=link)
    for path in (save(noise(SHAPE), inbox / "b.mha", **geometry), inbox / "a.nrrd", first.image_path):
        with pytest.raises(DataError, match=f"same volume as case '{first.id}'") as caught:
            add_volume(study, path, Role.TRAIN)
        assert str(path) in caught.value.sentence
    assert len(study.cases()) == 1
    assert os.listdir(study.folder / "cases") == [first.id]


def test_an_oblique_volume_is_recognised_although_its_copy_is_rounded(study, inbox):
    """Spacings such as 0.9375 mm lie on a rounding edge of the fingerprint, and copying moves their last digit."""
    for seed in range(8):
        path = save(
            noise(SHAPE, seed=seed),
            inbox / f"{seed}.nrrd",
            direction=rotation(10 + seed, (1, 2, 3)),
            spacing=(0.9375, 0.3125, 3.0),
        )
        case = add_volume(study, path)
        assert importing.fingerprint(read_volume(case.image_path)) == case.fingerprint
        with pytest.raises(DataError, match="same volume"):
            add_volume(study, path)


def test_a_file_that_is_no_volume_leaves_no_trace(study, inbox):
    path = inbox / "bad.nrrd"
    path.write_bytes(b"NRRD0004\n")
    with pytest.raises(DataError, match=r"bad\.nrrd"):
        add_volume(study, path)
    assert study.cases() == []
    assert not (study.folder / "cases").exists()


@pytest.mark.parametrize("call", ["os.replace", "os.fsync"])
def test_a_disk_that_runs_full_leaves_no_half_case(study, inbox, monkeypatch, call):
    path = save(noise(SHAPE), inbox / "a.nrrd")
    mask = save(labels(), inbox / "a-label.nrrd")
    before = state(inbox)
    for allowed in range(3):  # the image, the record, the mask
        real, left = getattr(os, call.split(".")[1]), [allowed]

        def full(*args, real=real, left=left):
            if left[0] == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            left[0] -= 1
            return real(*args)

        monkeypatch.setattr(call, full)
        with pytest.raises(StorageError, match="disk is full") as caught:
            add_volume(study, path, label=mask)
        monkeypatch.undo()
        assert "case0001" in caught.value.sentence
        assert os.listdir(study.folder / "cases") == []
    assert state(inbox) == before
    assert add_volume(study, path, label=mask).id == "case0001"


def test_an_interruption_leaves_no_half_case(study, inbox, monkeypatch):
    path = save(noise(SHAPE), inbox / "a.nrrd")

    def interrupt(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(Case, "save", interrupt)
    with pytest.raises(KeyboardInterrupt):
        add_volume(study, path)
    assert os.listdir(study.folder / "cases") == []


def test_a_folder_is_added_and_what_cannot_be_used_is_reported(study, inbox):
    save(noise(SHAPE, seed=1), inbox / "a.nrrd")
    save(noise(SHAPE, seed=2), inbox / "sub" / "é b.nii.gz")
    save(noise(SHAPE, seed=1), inbox / "sub" / "again.mha")
    save(labels(), inbox / "a.seg.nrrd")
    save(np.zeros(SHAPE, np.int16), inbox / "constant.nrrd")
    (inbox / "cut.nrrd").write_bytes((inbox / "a.nrrd").read_bytes()[:-30])
    (inbox / "notes.txt").write_text("not an image")
    before = state(inbox)
    report = add_folder(study, inbox, Role.TRAIN)
    assert sorted(case.name for case in report.added) == ["a", "é b"]
    assert {path.name for path, _ in report.refused} == {"again.mha", "constant.nrrd", "cut.nrrd"}
    assert all(path.name in error.sentence for path, error in report.refused)
    assert {case.role for case in study.cases()} == {Role.TRAIN}
    assert state(inbox) == before


def test_a_folder_without_volumes_is_refused(study, inbox):
    save(labels(), inbox / "a-label.nrrd")
    with pytest.raises(DataError, match="holds no volume") as caught:
        add_folder(study, inbox)
    assert inbox.name in caught.value.sentence
    assert "NRRD" in caught.value.hint
    with pytest.raises(DataError, match="does not exist"):
        add_folder(study, inbox / "nowhere")


def test_adding_many_volumes_reads_each_record_once(study, inbox, monkeypatch):
    for seed in range(4):
        save(noise(SHAPE, seed=seed), inbox / f"{seed}.nrrd")
    add_volume(study, inbox / "0.nrrd")
    loads = []
    real = Case.load
    monkeypatch.setattr(Case, "load", classmethod(lambda cls, folder: loads.append(folder) or real(folder)))
    assert len(add_folder(study, inbox).added) == 3
    assert len(loads) == 1


def test_a_real_dicom_series_is_added_as_one_volume(study, shared_data):
    folder = shared_data / "dicom" / "prostatex-0000-t2-transverse"
    before = state(folder)
    case = add_volume(study, folder, link=True)
    assert state(folder) == before
    assert (case.source, case.image) == ("dicom", "image.nrrd")
    assert case.size[2] == len(before)
    with pytest.raises(DataError, match="same volume"):
        add_volume(study, before[3][0])  # any one of its files stands for the series
    report = add_folder(study, folder.parent)
    assert len(report.refused) == 2
    assert b"0010|0010" not in (case.folder / "image.nrrd").read_bytes()


def test_a_real_series_that_lacks_a_slice_is_refused(study, shared_data):
    folder = shared_data / "dicom" / "missing-slice-dwi"
    with pytest.raises(DataError, match="lacks 1 slice") as caught:
        add_volume(study, folder)
    assert "missing-slice-dwi" in caught.value.sentence
    assert "1-05.dcm" in caught.value.sentence and "1-07.dcm" in caught.value.sentence
    assert caught.value.hint
    assert study.cases() == []
