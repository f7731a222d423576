"""Masks come into a project if they fit, and an older mask is never lost."""

import errno
import os
import shutil

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SCHEMA, SHAPE, labels, refuse, save, state
from volumes.synthetic import image_of, noise, rotation, sheared

from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.importing import ImportReport, add_label, add_volume
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.geometry import same_grid
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
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


def test_a_volume_comes_with_its_mask(study, inbox):
    path, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(labels(), inbox / "mask.nii.gz")
    before = state(inbox)
    case = add_volume(study, path, Role.TRAIN, label=mask)
    assert state(inbox) == before
    assert study.case(case.id).label == LabelRecord("label.nii.gz", "imported")
    found = read_label_map(case.label_path, read_volume(case.image_path), study.schema)
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
    found = read_label_map(study.case(case.id).label_path, read_volume(case.image_path), study.schema)
    np.testing.assert_array_equal(found.array, labels())
    assert sorted(os.listdir(case.folder)) == sorted(["case.json", "image.nrrd", case.label.file])


def test_a_slicer_segmentation_is_copied_with_everything_in_it(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    write_segmentation(inbox / "Segmentation.seg.nrrd", labels(), image_of(noise(SHAPE)), SCHEMA)
    add_label(study, case, inbox / "Segmentation.seg.nrrd")
    assert case.label.file == "label.seg.nrrd"
    assert case.label_path.read_bytes() == (inbox / "Segmentation.seg.nrrd").read_bytes()


@pytest.mark.parametrize("change", ["reversed", "rounded"])
def test_a_label_map_that_readers_would_take_differently_is_written_anew_on_the_images_grid(study, inbox, change):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"))
    mask = image_of(labels() * 0.9999999 if change == "rounded" else labels())
    if change == "reversed":
        mask = sitk.Flip(mask, [False, True, True])
    sitk.WriteImage(mask, str(inbox / "m.nrrd"))
    add_label(study, case, inbox / "m.nrrd")
    assert case.label.file == "label.seg.nrrd"
    written = sitk.ReadImage(str(case.label_path))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(written), labels())
    assert same_grid(written, read_volume(case.image_path))


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
    found = read_label_map(case.label_path, read_volume(case.image_path), study.schema)
    np.testing.assert_array_equal(found.array, labels())


@pytest.mark.parametrize(("axis", "slices"), [(2, [1, 2]), (0, [3])])
def test_voxels_on_slices_that_were_not_named_are_told_of(study, inbox, axis, slices):
    case, array = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd")), labels()
    shown = np.flatnonzero(array.any(axis=tuple(other for other in range(3) if other != 2 - axis))).tolist()
    how = {"annotated_axis": axis, "annotated_slices": slices}
    report = ImportReport()
    add_label(study, case, save(array, inbox / "m.nrrd"), **how, report=report)
    others = [index for index in shown if index not in slices]
    (note,) = report.notes
    assert others and "counted from 0" in note and f": {', '.join(map(str, others[:2]))}" in note
    report = ImportReport()
    add_label(study, case, inbox / "m.nrrd", **{**how, "annotated_slices": shown}, report=report)
    assert report.notes == []


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
    found = read_label_map(again.label_path, read_volume(again.image_path), study.schema)
    if crash in ("before the record", "while writing"):
        assert again.label.annotated_slices == [1]
        np.testing.assert_array_equal(found.array, labels())
    else:
        assert again.label.annotated_slices is None
        assert found.present == (2,)
    add_label(study, case, inbox / "old.nrrd")  # and a later attempt tidies up
    add_label(study, case, new)
    assert read_label_map(case.label_path, read_volume(case.image_path), study.schema).present == (2,)
    if crash == "never":
        assert len(os.listdir(case.folder)) == 3


def test_the_mask_in_the_project_may_itself_be_given_again(study, inbox):
    case = add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"), label=save(labels(), inbox / "m.nrrd"))
    add_label(study, case, case.label_path, annotated_slices=[1, 2], annotated_axis=2)
    np.testing.assert_array_equal(read_label_map(case.label_path, read_volume(case.image_path), SCHEMA).array, labels())


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.ctbl", "# Color table file\n0 Background 0 0 0 0\n1 left_lobe 1 2 3 255\n2 spleen 4 5 6 255\n"),
        ("m_ColorTable.ctbl", "1 left_lobe 1 2 3 255\n2 spleen 4 5 6 255\n9 other 1 1 1 255\n"),
        ("m.csv", "LabelValue,Name,Color_R,Color_G,Color_B\n1,left lobe,1,2,3\n2,spleen,4,5,6\n"),
    ],
)
def test_a_mask_that_founds_the_labels_takes_names_from_the_table_beside_it(tmp_path, inbox, name, content):
    study = Project.create(tmp_path / "p")
    (inbox / name).write_text(content)
    add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"), label=save(labels(), inbox / "m.nii.gz"))
    assert [study.schema.by_value(value).name for value in (1, 2)] == ["left lobe", "spleen"]


@pytest.mark.parametrize("content", ["1 liver 1 2 3 255\n", "volume,mm3\n1,20\n", "", "\x00\x01"])
def test_a_table_that_says_too_little_is_left_aside(tmp_path, inbox, content):
    study = Project.create(tmp_path / "p")
    for name in ("m.ctbl", "m.csv"):
        (inbox / name).write_text(content)
    add_volume(study, save(noise(SHAPE), inbox / "a.nrrd"), label=save(labels(), inbox / "m.nii.gz"))
    assert [segment.name for segment in study.schema.segments] == ["Label 1", "Label 2"]
