"""Volumes and masks come into a project whole or not at all, and the user's files stay as they are."""

import errno
import hashlib
import json
import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from volumes.synthetic import image_of, noise, rotation, sheared

from SSLSegmentationLib import importing
from SSLSegmentationLib.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.importing import (
    add_folder,
    add_label,
    add_volume,
    import_dataset,
    volume_name,
)
from SSLSegmentationLib.importing import (
    image_of as volume_of,
)
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, run_pretraining
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role
from SSLSegmentationLib.runs import RunFolder
from SSLSegmentationLib.schema import LabelSchema, Segment
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

SHAPE = (5, 6, 7)
SCHEMA = LabelSchema.from_names({1: "liver", 2: "spleen"})


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


def labels(shape=SHAPE, dtype=np.uint8):
    array = np.zeros(shape, dtype)
    array[1:3, 2:5, 2:6] = 1
    array[3, 1:3, 1:3] = 2
    return array


def save(array, path, compress=True, **geometry):
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image_of(array, **geometry), str(path), useCompression=compress)
    return path


def state(folder):
    """Content and time of change of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path, hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files]


def names_below(folder):
    return [path.name for path in folder.rglob("*")]


def refuse(number=errno.ENOSPC):
    def refusing(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return refusing


# ---------------------------------------------------------------------- one volume
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
    image = volume_of(again)
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


# ---------------------------------------------------------------------- masks
def test_a_volume_comes_with_its_mask(study, inbox):
    path, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(labels(), inbox / "mask.nii.gz")
    before = state(inbox)
    case = add_volume(study, path, Role.TRAIN, label=mask)
    assert state(inbox) == before
    assert study.case(case.id).label == LabelRecord("label.nii.gz", "imported")
    found = read_label_map(case.label_path, volume_of(case), study.schema)
    np.testing.assert_array_equal(found.array, labels())


@pytest.mark.parametrize(
    "name", ["m.nrrd", "m.NRRD", "m.nii", "m.nii.gz", "m.NII.GZ", "m.mha", "m.mhd", "m.nhdr", "v1.2 é.nii.gz"]
)
def test_masks_of_every_format_can_be_read_again_from_the_project(study, inbox, name):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    mask = save(labels(), inbox / name.lower())
    mask = mask.rename(inbox / name)
    add_label(study, case, mask)
    shutil.rmtree(inbox)  # the project must not depend on it
    found = read_label_map(study.case(case.id).label_path, volume_of(case), study.schema)
    np.testing.assert_array_equal(found.array, labels())
    assert sorted(os.listdir(case.folder)) == sorted(["case.json", "image.nrrd", case.label.file])


def test_a_slicer_segmentation_is_copied_with_everything_in_it(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    write_segmentation(inbox / "Segmentation.seg.nrrd", labels(), image_of(noise(SHAPE)), SCHEMA)
    add_label(study, case, inbox / "Segmentation.seg.nrrd")
    assert case.label.file == "label.seg.nrrd"
    assert case.label_path.read_bytes() == (inbox / "Segmentation.seg.nrrd").read_bytes()


@pytest.mark.parametrize("first_mask", ["label map", "segmentation", "segmentation named .nrrd"])
def test_the_first_mask_founds_the_schema(tmp_path, inbox, first_mask):
    study = Project.create(tmp_path / "p")
    image = save(noise(SHAPE), inbox / "a.nrrd")
    known = LabelSchema((Segment(2, 'tumour "A"', (1, 2, 3)), Segment(1, "liver", (4, 5, 6))))
    if first_mask == "label map":
        mask = save(labels(), inbox / "m.nrrd")
    else:
        write_segmentation(inbox / "m.seg.nrrd", labels(), image_of(noise(SHAPE)), known)
        mask = inbox / "m.seg.nrrd"
        if first_mask.endswith(".nrrd"):
            mask = mask.rename(inbox / "mask.nrrd")
    case = add_volume(study, image, label=mask)
    expected = ["Label 1", "Label 2"] if first_mask == "label map" else ["tumour 'A'", "liver"]
    assert [segment.name for segment in study.schema.segments] == expected
    found = read_label_map(case.label_path, volume_of(case), study.schema)
    np.testing.assert_array_equal(found.array, labels())


def test_a_mask_that_is_refused_founds_no_schema(tmp_path, inbox):
    study = Project.create(tmp_path / "p")
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(labels(), inbox / "m.nrrd", origin=(0, 0, 0))
    with pytest.raises(DataError, match="another grid"):
        add_volume(study, image, label=mask)
    case = add_volume(study, image)
    with pytest.raises(DataError, match="another grid"):
        add_label(study, case, mask)
    assert not study.has_schema


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("grid", "another grid than its image: origin differs"),
        ("size", "another grid than its image: size is"),
        ("value", "has the value 7, which the label schema lacks"),
        ("empty", "no labelled voxel"),
        ("missing", "does not exist"),
        ("damaged", "truncated"),
        ("fractions", "not whole numbers"),
    ],
)
@pytest.mark.parametrize("when", ["with the volume", "later"])
def test_a_mask_that_does_not_fit_is_refused_and_changes_nothing(study, inbox, fault, words, when):
    image = save(noise(SHAPE), inbox / "a.nrrd")
    array, geometry, mask = labels(), {}, inbox / "die Maske.nrrd"
    if fault == "grid":
        geometry["origin"] = (-12.3, 45.6, 17.8)
    elif fault == "size":
        array = array[:-1]
    elif fault == "value":
        array[0, 0, 0] = 7
    elif fault == "empty":
        array[:] = 0
    elif fault == "fractions":
        array = array * np.float32(0.5)
    if fault != "missing":
        save(array, mask, **geometry)
    if fault == "damaged":
        mask.write_bytes(mask.read_bytes()[:-40])
    if when == "later":
        case = add_volume(study, image)
    before = state(study.folder)
    with pytest.raises(DataError, match=words) as caught:
        if when == "later":
            add_label(study, case, mask)
        else:
            add_volume(study, image, label=mask)
    assert "die Maske.nrrd" in caught.value.sentence
    assert caught.value.hint
    assert state(study.folder) == before


def test_a_partly_annotated_volume_remembers_its_slices(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    mask = save(labels() * 0, inbox / "m.nrrd")
    slices = np.array([4, 0, 4])  # annotated, and nothing to see in them
    add_label(study, case, mask, source="scene", annotated_slices=slices, annotated_axis=2)
    assert study.case(case.id).label == LabelRecord("label.nrrd", "scene", 2, [0, 4])


@pytest.mark.parametrize(
    ("slices", "axis", "words"),
    [
        ([0, 5], 2, "no slice 5 along k"),
        ([-1], 0, "no slice -1 along i"),
        ([7], 0, "no slice 7 along i"),
        ([0], None, "need their axis"),
        ([0], 3, "need their axis"),
        ([], 2, "No slice"),
    ],
)
def test_slices_that_the_volume_lacks_are_refused(study, inbox, slices, axis, words):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    with pytest.raises(ProjectError, match=words) as caught:
        add_label(study, case, save(labels(), inbox / "m.nrrd"), annotated_slices=slices, annotated_axis=axis)
    assert caught.value.hint
    assert study.case(case.id).label is None


@pytest.mark.parametrize("second", ["m.nrrd", "m.nii.gz"])
@pytest.mark.parametrize("crash", ["before the record", "while writing", "before the old one is removed", "never"])
def test_a_new_mask_replaces_the_older_one_and_neither_is_ever_lost(study, inbox, monkeypatch, second, crash):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"), label=save(labels(), inbox / "old.nrrd"))
    add_label(study, case, inbox / "old.nrrd", annotated_slices=[1], annotated_axis=2)
    new = save(np.where(labels() > 0, 2, 0).astype(np.uint8), inbox / second)
    if crash == "before the record":
        monkeypatch.setattr(Case, "save", refuse())
    elif crash == "while writing":
        monkeypatch.setattr("shutil.copyfile", refuse())
    elif crash == "before the old one is removed":
        monkeypatch.setattr("pathlib.Path.unlink", refuse(errno.EACCES))
    try:
        add_label(study, case, new)
    except (StorageError, OSError):
        assert crash in ("before the record", "while writing")
    monkeypatch.undo()
    again = study.case(case.id)
    assert again.label == case.label
    found = read_label_map(again.label_path, volume_of(again), study.schema)
    if crash in ("before the record", "while writing"):
        assert again.label.annotated_slices == [1]
        np.testing.assert_array_equal(found.array, labels())
    else:
        assert again.label.annotated_slices is None
        assert found.present == (2,)
    add_label(study, case, inbox / "old.nrrd")  # and a later attempt tidies up
    add_label(study, case, new)
    assert read_label_map(case.label_path, volume_of(case), study.schema).present == (2,)
    if crash == "never":
        assert len(os.listdir(case.folder)) == 3


def test_the_mask_in_the_project_may_itself_be_given_again(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"), label=save(labels(), inbox / "m.nrrd"))
    add_label(study, case, case.label_path, annotated_slices=[1, 2], annotated_axis=2)
    np.testing.assert_array_equal(read_label_map(case.label_path, volume_of(case), SCHEMA).array, labels())


def test_a_label_does_not_undo_a_change_of_role_made_elsewhere(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    study.set_role(study.case(case.id), Role.TEST)
    add_label(study, case, save(labels(), inbox / "m.nrrd"))
    assert study.case(case.id).role is Role.TEST


def test_sheared_volumes_and_masks_are_taken_as_they_are(study, inbox):
    direction = sheared(rotation(12, (1, 0, 0)))
    image = save(noise(SHAPE), inbox / "a.nrrd", direction=direction)
    case = add_volume(study, image, label=save(labels(), inbox / "m.nrrd", direction=direction))
    np.testing.assert_allclose(np.reshape(case.direction, (3, 3)), direction, atol=1e-12)


# ---------------------------------------------------------------------- folders and DICOM
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


# ---------------------------------------------------------------------- Decathlon data sets
@pytest.fixture
def dataset(inbox):
    """A data set in the style of the Decathlon; returns a function that writes its description."""
    for number in range(5):
        save(noise(SHAPE, seed=number), inbox / "imagesTr" / f"liver_{number}.nii.gz")
        save(labels(), inbox / "labelsTr" / f"liver_{number}.nii.gz")

    def entry(number):
        return {"image": f"./imagesTr/liver_{number}.nii.gz", "label": f"./labelsTr/liver_{number}.nii.gz"}

    def write(**changes):
        content = {
            "labels": {"0": "background", "1": "liver", "2": "spleen"},
            "numTraining": 2,
            "training": [entry(0), entry(1)],
            "test": ["./imagesTr/liver_2.nii.gz"],
        }
        path = inbox / "dataset.json"
        path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
        return path

    write.entry = entry
    return write


def test_a_decathlon_data_set_is_imported_with_its_split(tmp_path, inbox, dataset):
    study = Project.create(tmp_path / "p")
    description = dataset(validation=[dataset.entry(3)], unlabeled=["imagesTr/liver_4.nii.gz"])
    before = state(inbox)
    report = import_dataset(study, description)
    assert state(inbox) == before
    assert report.refused == []
    found = {case.id: (str(case.role), case.label is not None) for case in study.cases()}
    assert found == {
        "liver_0": ("train", True),
        "liver_1": ("train", True),
        "liver_2": ("test", False),
        "liver_3": ("validation", True),
        "liver_4": ("unlabelled", False),
    }
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "liver"), (2, "spleen")]


def test_a_test_list_may_give_labels_too(study, dataset):
    report = import_dataset(study, dataset(test=[dataset.entry(2)]), link=True)
    case = study.case("liver_2")
    assert (case.role, case.label is not None, len(report.added)) == (Role.TEST, True, 3)
    assert case.image.endswith("liver_2.nii.gz")


def test_without_a_validation_list_none_is_made_up(study, dataset):
    import_dataset(study, dataset())
    assert study.cases(Role.VALIDATION) == []


@pytest.mark.parametrize("labels_", [{"background": 0, "liver": 1, "spleen": 2}, {"1": "Liver", "2": "SPLEEN"}])
def test_labels_may_be_turned_round_and_spelt_otherwise(study, dataset, labels_):
    assert len(import_dataset(study, dataset(labels=labels_)).added) == 3


def test_missing_and_double_volumes_are_reported_and_the_rest_goes_on(study, inbox, dataset):
    (inbox / "imagesTr" / "liver_1.nii.gz").unlink()
    report = import_dataset(study, dataset(unlabeled=["imagesTr/liver_0.nii.gz", "imagesTr/liver_4.nii.gz"]))
    assert [case.id for case in report.added] == ["liver_0", "liver_2", "liver_4"]
    (missing, double) = (error.sentence for _, error in report.refused)
    assert "liver_1.nii.gz' does not exist" in missing
    assert "same volume as case 'liver_0'" in double


@pytest.mark.parametrize("name", ["../../secret.nrrd", "imagesTr/../../secret.nrrd", "/etc/passwd"])
@pytest.mark.parametrize("kind", ["image", "label"])
def test_a_data_set_names_no_file_outside_its_folder(study, inbox, dataset, name, kind):
    save(noise(SHAPE, seed=9), inbox.parent / "secret.nrrd")
    report = import_dataset(study, dataset(training=[{**dataset.entry(0), kind: name}]))
    assert [case.id for case in report.added] == ["liver_2"]
    ((_, error),) = report.refused
    assert "outside the data set's folder" in error.sentence
    assert name in error.sentence


@pytest.mark.parametrize("entry", [17, None, {}, {"label": "x"}, {"image": ["a", "b"]}, {"image": 3}, ["a"]])
def test_an_entry_that_names_no_image_is_reported(study, dataset, entry):
    report = import_dataset(study, dataset(training=[entry, dataset.entry(0)]))
    assert [case.id for case in report.added] == ["liver_0", "liver_2"]
    ((path, error),) = report.refused
    assert path.name == "dataset.json"
    assert "dataset.json" in error.sentence


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labels": None}, "not a Decathlon"),
        ({"labels": ["liver"]}, "not a Decathlon"),
        ({"labels": {"one": "liver"}}, "not a Decathlon"),
        ({"labels": {"0": "background"}}, "not a Decathlon"),
        ({"labels": {"1": "liver", "2": "liver"}}, "not a Decathlon"),
        ({"labels": {"1": "kidney"}}, "labels of .* differ"),
        ({"labels": {"2": "liver"}}, "labels of .* differ"),
        ({"training": "imagesTr"}, "'training' is no list"),
        ({"training": [], "test": []}, "lists no volume"),
    ],
)
def test_a_description_of_another_style_is_refused_before_anything_is_written(study, dataset, changes, words):
    before = state(study.folder)
    with pytest.raises((ProjectError, DataError), match=words) as caught:
        import_dataset(study, dataset(**changes))
    assert "dataset.json" in caught.value.sentence
    assert caught.value.hint
    assert state(study.folder) == before


@pytest.mark.parametrize("content", [b"", b'{"labels": {"1": "li', b"[1, 2]", b"\xff\xfe{}"])
def test_a_damaged_description_is_named(study, inbox, content):
    (inbox / "dataset.json").write_bytes(content)
    with pytest.raises(ProjectError, match=r"data set description '.*dataset\.json' is damaged"):
        import_dataset(study, inbox / "dataset.json")
    with pytest.raises(ProjectError, match="does not exist"):
        import_dataset(study, inbox / "nowhere.json")


def test_a_full_disk_stops_the_import_and_keeps_what_is_there(study, dataset, monkeypatch):
    real, done = importing.write_image, []

    def full(path, image):
        if done:
            raise StorageError("The disk is full: nothing was written.", "Free some space.")
        done.append(path)
        real(path, image)

    monkeypatch.setattr(importing, "write_image", full)
    with pytest.raises(StorageError, match="disk is full"):
        import_dataset(study, dataset())
    assert [case.id for case in study.cases()] == ["liver_0"]
    assert os.listdir(study.folder / "cases") == ["liver_0"]


def test_a_data_set_named_by_a_path_with_dots_is_imported(cohort, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    description = folder / ".." / "data" / "dataset.json"
    shutil.copytree(cohort.parent, tmp_path / "data")
    report = import_dataset(Project.create(tmp_path / "p"), description, link=True)
    assert len(report.added) == 6 and not report.refused
