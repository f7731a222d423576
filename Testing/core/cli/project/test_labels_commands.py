"""The structures of a project from the command line: named, ordered, renamed, added."""

import json
import os

import numpy as np
import pytest
from importing_data import SHAPE, save
from project_data import labels
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume


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
