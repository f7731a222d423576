"""Folders as people have them: masks among the images, files that fail in any way, volumes that are there already."""

import errno
import os

import numpy as np
import pytest
from importing_data import SCHEMA, SHAPE, labels, save
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, MaskError, StorageError
from SSLSegmentationLib.importing import ImportReport, add_folder, add_volume, add_volumes, volumes_in
from SSLSegmentationLib.importing import volumes as importing
from SSLSegmentationLib.project import Project, Role

LAYOUTS = {
    "monailabel": ("p{k}.nii.gz", "labels/final/p{k}.nii.gz"),
    "nnunet": ("imagesTr/l_{k:03d}_0000.nii.gz", "labelsTr/l_{k:03d}.nii.gz"),
    "acdc": ("patient{k:03d}_frame01.nii.gz", "patient{k:03d}_frame01_gt.nii.gz"),
    "kits": ("case_{k:05d}/imaging.nii.gz", "case_{k:05d}/segmentation.nii.gz"),
    "lits": ("volume-{k}.nii", "segmentation-{k}.nii"),
    "totalsegmentator": ("s{k:04d}/ct.nii.gz", "s{k:04d}/segmentations/liver.nii.gz"),
    "named mask": ("pat{k}/t2.nii.gz", "pat{k}/mask.nii.gz"),
    "named label": ("pat{k}/t2.nii.gz", "pat{k}/label.nii.gz"),
    "roi": ("pat{k}_t2.nii.gz", "pat{k}_t2_ROI.nii.gz"),
    "by content": ("pat{k}/t2.nii.gz", "pat{k}/outline.nii.gz"),
    "of a model": ("in/pat{k}.nrrd", "out/pat{k}.nrrd"),
}


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "mask study"
    folder.mkdir()
    return folder


# ---------------------------------------------------------------------- masks among the images
@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_images_and_masks_exactly_the_images_are_added(study, inbox, layout):
    image, mask = LAYOUTS[layout]
    images = [save(noise(SHAPE, seed=k), inbox / image.format(k=k)) for k in range(2)]
    masks = [save(np.roll(labels(), k, axis=2), inbox / mask.format(k=k)) for k in range(2)]
    report = add_folder(study, inbox, link=True)
    assert [case.image for case in study.cases()] == [str(path) for path in sorted(images)]
    assert sorted(report.masks) == sorted(masks) and not report.refused
    assert len(add_folder(study, inbox).masks) == 2 and len(study.cases()) == 2


def test_as_images_overrules(study, inbox):
    save(noise(SHAPE), inbox / "p.nrrd")
    save(labels(), inbox / "p_gt.nrrd")
    report = add_folder(study, inbox, as_images=True)
    assert len(report.added) == 2 and not report.masks


def test_an_image_that_is_called_a_mask_is_added(study, inbox):
    for number, name in enumerate(
        ("Mask/t2.nii.gz", "Smith/t2.nii.gz", "labels/scan 4.nrrd", "seg1.nrrd", "seg2.nrrd")
    ):
        save(noise(SHAPE, seed=number), inbox / name)
    assert len(add_folder(study, inbox).added) == 5


def test_images_are_added_although_names_and_places_say_masks(study, inbox):
    for number in range(3):
        save(noise(SHAPE, seed=number), inbox / "full" / f"p{number}.nrrd")
        save(noise(SHAPE, seed=10 + number), inbox / "seg" / f"p{number}.nrrd")  # segments of the body
        save(np.roll(labels(), number, axis=2), inbox / "full" / f"p{number}_gt.nrrd")
    report = add_folder(study, inbox)
    assert len(report.added) == 6 and len(report.masks) == 3


def test_masks_that_could_not_be_volumes_are_left_out_too(study, inbox):
    save(noise(SHAPE), inbox / "images" / "p1.nrrd")
    empty = save(np.zeros(SHAPE, np.uint8), inbox / "images" / "p2_label.nrrd")
    flat = save(labels((5, 20, 20))[1:2], inbox / "labels" / "vessel.nrrd")
    black = save(np.zeros(SHAPE, np.uint8), inbox / "images" / "p3.nrrd")  # not called a mask
    report = add_folder(study, inbox)
    assert sorted(report.masks) == [empty, flat] and [path for path, _ in report.refused] == [black]


def test_a_mask_that_is_named_alone_is_refused_with_the_ways_on(study, inbox):
    path = save(labels(), inbox / "p1.nrrd")
    with pytest.raises(MaskError, match=r"p1\.nrrd' looks like a mask") as caught:
        add_volume(study, path)
    assert "--label" in caught.value.hint and "--as-images" in caught.value.hint
    ((refused, error),) = add_volumes(study, [path]).refused
    assert refused == path and isinstance(error, MaskError)
    assert add_volume(study, path, as_image=True).id == "case0001"


def test_image_and_mask_in_each_others_place_are_noticed(study, inbox):
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(labels(), inbox / "b.nrrd")
    with pytest.raises(MaskError, match=r"b\.nrrd"):
        add_volume(study, mask, label=image)
    assert study.cases() == []


@pytest.mark.parametrize("names", [["a-label.nrrd"], ["p/labelsTr/a.nrrd", "p/labelsTr/b.nrrd"], ["x.seg.nrrd"]])
def test_a_folder_of_nothing_but_masks_is_refused(study, inbox, names):
    for name in names:
        save(labels(), inbox / name)
    with pytest.raises(DataError, match="holds no volume but masks") as caught:
        add_folder(study, inbox)
    assert "--as-images" in caught.value.hint


def test_the_masks_of_a_folder_are_named_with_their_images(inbox):
    image = save(noise(SHAPE), inbox / "p1.nrrd")
    mask = save(labels(), inbox / "p1_seg.nrrd")
    found = volumes_in(inbox)
    assert (found.volumes, found.masks) == ([image], {mask: image})
    assert volumes_in(inbox, as_images=True).volumes == [image, mask]


# ---------------------------------------------------------------------- whatever one file does
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (MemoryError(), "does not fit into memory"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "cannot be read"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "cannot be read"),
        (ValueError("cannot convert float NaN to integer"), "unexpected error.*ValueError"),
        (RecursionError(), "unexpected error.*RecursionError"),
    ],
)
def test_one_file_that_fails_in_any_way_does_not_end_the_batch(study, inbox, monkeypatch, fault, words):
    for seed, name in enumerate("abc"):
        save(noise(SHAPE, seed=seed), inbox / f"{name}.nrrd")
    real = importing.read_frames

    def read(path, *how):
        if path.name == "b.nrrd":
            raise fault
        return real(path, *how)

    monkeypatch.setattr(importing, "read_frames", read)
    report = add_folder(study, inbox)
    assert [case.name for case in report.added] == ["a", "c"]
    ((path, error),) = report.refused
    assert path.name == "b.nrrd" and isinstance(error, DataError)
    with pytest.raises(DataError, match=words):
        raise error
    assert "b.nrrd" in error.sentence and error.hint


@pytest.mark.parametrize(("number", "goes_on"), [(errno.EIO, True), (errno.ENOSPC, False), (errno.EROFS, False)])
def test_a_file_that_cannot_be_written_is_one_and_a_full_disk_is_all(study, inbox, monkeypatch, number, goes_on):
    for seed, name in enumerate("abc"):
        save(noise(SHAPE, seed=seed), inbox / f"{name}.nrrd")
    real, written = importing.write_image, []

    def write(path, image):
        written.append(path)
        if len(written) == 2:
            raise StorageError("It was not written.", "Try again.") from OSError(number, os.strerror(number))
        real(path, image)

    monkeypatch.setattr(importing, "write_image", write)
    if goes_on:
        report = add_folder(study, inbox)
        assert (len(report.added), len(report.refused)) == (2, 1)
    else:
        with pytest.raises(StorageError):
            add_folder(study, inbox)
        assert len(study.cases()) == 1


# ---------------------------------------------------------------------- volumes that are there already
@pytest.mark.parametrize("link", [False, True])
def test_a_case_without_mask_and_role_gets_those_that_come_with_its_volume(study, inbox, link):
    path = save(noise(SHAPE), inbox / "a.nrrd")
    mask = save(labels(), inbox / "a_gt.nrrd")
    add_folder(study, inbox, link=link)
    report = ImportReport()
    add_volume(study, path, Role.TRAIN, label=mask, report=report)
    (case,) = study.cases()
    assert (case.role, case.label is not None) == (Role.TRAIN, True)
    assert [done.id for done in report.completed] == [case.id] and not report.added
    assert case.id in report.notes[-1]


@pytest.mark.parametrize("role", [Role.TRAIN, Role.TEST])
def test_a_role_that_a_case_has_is_kept(study, inbox, role):
    path = save(noise(SHAPE), inbox / "a.nrrd")
    add_volume(study, path, role)
    other = Role.VALIDATION
    with pytest.raises(DataError, match="same volume as case 'case0001'") as caught:
        add_volume(study, path, other)
    assert "sslseg role PROJECT case0001 --role validation" in caught.value.hint
    assert study.case("case0001").role is role


def test_a_mask_that_a_case_has_is_kept_and_the_way_to_replace_it_named(study, inbox):
    path, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(labels(), inbox / "m.nrrd")
    case = add_volume(study, path, label=mask)
    with pytest.raises(DataError) as caught:
        add_volume(study, path, Role.TRAIN, label=save(np.roll(labels(), 1), inbox / "other.nrrd"))
    assert "sslseg label PROJECT case0001" in caught.value.hint and "other.nrrd" in caught.value.hint
    assert study.case(case.id) == case


def test_a_bad_mask_changes_nothing_of_a_case_that_is_there(study, inbox):
    path = save(noise(SHAPE), inbox / "a.nrrd")
    case = add_volume(study, path)
    with pytest.raises(DataError, match="another grid"):
        add_volume(study, path, Role.TRAIN, label=save(labels((5, 6, 8)), inbox / "m.nrrd"))
    assert study.case(case.id) == case


def test_a_folder_that_is_added_again_with_a_role_gives_it(study, inbox):
    for seed in range(2):
        save(noise(SHAPE, seed=seed), inbox / f"{seed}.nrrd")
    add_folder(study, inbox)
    study.set_role(study.case("case0002"), Role.TEST)
    report = add_folder(study, inbox, Role.TRAIN)
    assert [str(case.role) for case in study.cases()] == ["train", "test"]
    assert len(report.completed) == 1 and any("keeps its role 'test'" in note for note in report.notes)
