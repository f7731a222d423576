"""Bringing volumes and masks in from the command line: what is said of what was left out, completed, read in part."""

import json
import shlex

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, save
from project_data import labels
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.labels import write_segmentation


# ---------------------------------------------------------------------- masks among the images
def test_masks_that_are_left_out_are_named_and_the_way_to_use_them_works(sslseg, study, inbox):
    for number in range(5):
        save(noise(SHAPE, seed=number), inbox / f"p{number}.nrrd")
        save(labels(), inbox / f"p{number}_gt.nrrd")
    code, out, err = sslseg("add", study.folder, inbox)
    assert code == 0
    assert out == "Added 5 volumes to 'étude 1', left out 5 masks.\n"
    assert "p0_gt.nrrd" in err and "p2_gt.nrrd" in err and "and 2 more" in err and "--as-images" in err
    command = err.split("for example: ")[1].splitlines()[0]
    code, out, err = sslseg(*shlex.split(command)[1:])
    assert (code, out) == (0, "Added 0 volumes to 'étude 1', completed 1 case.\n")
    assert study.case("case0001").label is not None and study.case("case0001").role is Role.TRAIN


def test_json_names_every_mask_with_its_image(sslseg, study, inbox):
    image, mask = save(noise(SHAPE), inbox / "p.nrrd"), save(labels(), inbox / "p_gt.nrrd")
    odd = save(labels(), inbox / "drawn.nrrd")
    code, out, err = sslseg("add", study.folder, inbox, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["masks"] == [
        {"path": str(mask), "image": str(image)},
        {"path": str(odd), "image": None},
    ]


def test_a_data_set_is_to_be_imported(sslseg, study, inbox):
    save(noise(SHAPE), inbox / "imagesTr" / "p_0000.nrrd")
    save(labels(), inbox / "labelsTr" / "p.nrrd")
    (inbox / "dataset.json").write_text(json.dumps({"labels": {"background": 0, "liver": 1}, "file_ending": ".nrrd"}))
    _, _, err = sslseg("add", study.folder, inbox)
    assert "sslseg import" in err and "dataset.json" in err
    code, out, _ = sslseg("import", study.folder, inbox / "dataset.json")
    assert code == 0 and "completed 1 case" in out


def test_a_folder_of_masks_alone_adds_nothing_and_says_so(sslseg, study, inbox):
    save(labels(), inbox / "a.nrrd")
    code, out, err = sslseg("add", study.folder, inbox)
    assert code == 1 and "left out 1 mask" in out and "--as-images" in err
    code, out, _ = sslseg("add", study.folder, inbox, "--as-images")
    assert code == 0 and "Added 1 volume" in out


def test_part_present_and_part_refused_is_code_3(sslseg, study, inbox):
    good = save(noise(SHAPE), inbox / "good.nrrd")
    assert sslseg("add", study.folder, good)[0] == 0
    (inbox / "bad.nrrd").write_bytes(b"NRRD0004\nnonsense")
    assert sslseg("add", study.folder, good, inbox / "bad.nrrd")[0] == 3
    assert sslseg("add", study.folder, inbox / "bad.nrrd")[0] == 1


# ---------------------------------------------------------------------- negative examples
def test_an_empty_mask_makes_a_healthy_case_and_that_is_said(sslseg, study, inbox):
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(np.zeros(SHAPE, np.uint8), inbox / "empty.nrrd")
    code, out, err = sslseg("add", study.folder, image, "--label", mask, "--role", "train")
    assert "holds no labelled voxel" in err and "empty.nrrd" in err
    assert code == 0 and "1 volume (1 with a mask)" in out and "negative example" in err
    (case,) = study.cases(Role.TRAIN, labelled=True)
    assert case.label.annotated_slices is None


@pytest.mark.parametrize("kind", ["mask", "segmentation", "no segments", "none"])
def test_label_takes_a_healthy_case(sslseg, study, inbox, kind):
    sslseg("add", study.folder, save(noise(SHAPE), inbox / "a.nrrd"))
    mask = inbox / "empty.nrrd"
    if kind == "mask":
        save(np.zeros(SHAPE, np.uint8), mask)
    elif kind == "segmentation":
        mask = inbox / "empty.seg.nrrd"
        write_segmentation(mask, np.zeros(SHAPE, np.uint8), image_of(noise(SHAPE)), study.schema)
    elif kind == "no segments":
        mask, image = inbox / "e.seg.nrrd", image_of(np.zeros((1, 1, 1), np.uint8))
        image.SetMetaData("Segmentation_ContainedRepresentationNames", "")
        sitk.WriteImage(image, str(mask))
    code, out, _ = sslseg("label", study.folder, "case0001", "--healthy" if kind == "none" else mask)
    assert code == 0 and "is labelled" in out
    assert study.case("case0001").label.annotated_slices is None


def test_healthy_without_labels_says_what_to_do_first(sslseg, tmp_path, inbox):
    project = Project.create(tmp_path / "p")
    sslseg("add", project.folder, save(noise(SHAPE), inbox / "a.nrrd"))
    code, _, err = sslseg("label", project.folder, "case0001", "--healthy")
    assert code == 1 and "no label schema yet" in err and "sslseg labels" in err


def test_an_empty_mask_cannot_found_the_labels(sslseg, tmp_path, inbox):
    project = Project.create(tmp_path / "p")
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), save(np.zeros(SHAPE, np.uint8), inbox / "empty.nrrd")
    code, _, err = sslseg("add", project.folder, image, "--label", mask)
    assert code == 1 and "holds no labelled voxel" in err and project.cases() == []


def test_healthy_does_not_go_with_slices(sslseg, study, inbox):
    sslseg("add", study.folder, save(noise(SHAPE), inbox / "a.nrrd"))
    code, _, err = sslseg("label", study.folder, "case0001", "--healthy", "--slices", 1)
    assert code == 1 and "--slices goes with a mask" in err


# ---------------------------------------------------------------------- segments that overlap
def overlapping(path, names=("liver", "spleen")):
    """A segmentation of Slicer in two layers, which share 12 voxels."""
    layers = np.zeros((*SHAPE, 2), np.uint8)
    layers[1:3, 2:5, 2:6, 0] = 1
    layers[1:3, 2:5, 4:7, 1] = 1
    image = sitk.GetImageFromArray(layers, isVector=True)
    image.CopyInformation(image_of(labels()))
    for index, name in enumerate(names):
        for key, value in {"ID": f"s{index}", "Name": name, "LabelValue": "1", "Layer": str(index)}.items():
            image.SetMetaData(f"Segment{index}_{key}", value)
    sitk.WriteImage(image, str(path))
    return path


@pytest.mark.parametrize("door", ["add", "label", "import"])
def test_voxels_of_several_segments_are_counted_on_every_door(sslseg, study, inbox, door):
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), overlapping(inbox / "m.seg.nrrd")
    if door == "add":
        code, _, err = sslseg("add", study.folder, image, "--label", mask)
    elif door == "label":
        sslseg("add", study.folder, image)
        code, _, err = sslseg("label", study.folder, "case0001", mask)
    else:
        content = {"labels": {"1": "liver", "2": "spleen"}, "training": [{"image": image.name, "label": mask.name}]}
        (inbox / "dataset.json").write_text(json.dumps(content))
        code, _, err = sslseg("import", study.folder, inbox / "dataset.json")
    assert code == 0
    assert "m.seg.nrrd', 12 voxels belong to several segments" in err


def test_segments_of_one_name_are_said_to_be_taken_together(sslseg, study, inbox):
    image, mask = save(noise(SHAPE), inbox / "a.nrrd"), overlapping(inbox / "m.seg.nrrd", ("liver", "Liver"))
    code, out, _ = sslseg("add", study.folder, image, "--label", mask, "--json")
    assert code == 0
    (note,) = json.loads(out)["notes"]
    assert "several segments called 'liver'" in note


def test_voxels_outside_the_image_are_counted_and_refused(sslseg, study, inbox):
    image = save(noise(SHAPE), inbox / "a.nrrd")
    array = np.zeros((5, 6, 9), np.uint8)
    array[1:3, 2:4, 5:9] = 1
    mask = inbox / "m.seg.nrrd"
    write_segmentation(mask, array, image_of(array), study.schema)
    code, _, err = sslseg("add", study.folder, image, "--label", mask)
    assert code == 1 and "8 of its 16 voxels lie outside" in err
