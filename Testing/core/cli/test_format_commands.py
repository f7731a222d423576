"""Formats of other systems are listed, and a project is written as one of them."""

import json
import re

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, save
from volumes.dicom_objects import voxels, write_series
from volumes.synthetic import noise

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.importing.dataset_formats import REGISTRY
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.mask_formats import offered
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.segmentation_formats import REGISTRY as SEGMENTATIONS


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "study")
    mask = save(labels(), tmp_path / "mask.nrrd")
    add_volume(project, save(noise(SHAPE), tmp_path / "image.nrrd"), Role.TRAIN, label=mask)
    return project


def test_every_format_is_listed(sslseg):
    code, out, _ = sslseg("formats")
    assert code == 0 and all(name in out for name in (*REGISTRY, *SEGMENTATIONS, *offered()))
    code, out, _ = sslseg("formats", "--json")
    listed = {one["name"]: one for one in json.loads(out)}
    assert (listed["nnunet"]["in"], listed["nnunet"]["out"], listed["bids"]["out"]) == (True, True, False)


def test_a_project_is_written_and_read_again(sslseg, study, tmp_path):
    out = tmp_path / "Dataset001_Out"
    code, said, _ = sslseg(
        "export", study.folder, "--format", "nnunet", "--output", out, "--file-ending", ".mha", "--json"
    )
    content = json.loads(said)
    assert code == 0 and content["cases"] == {"train": 1} and (out / "imagesTr" / "case0001_0000.mha").is_file()
    code, said, _ = sslseg("import", tmp_path / "back", out)
    assert code == 0 and "Added 1 volume (1 with a mask)" in said
    code, _, said = sslseg("export", study.folder, "--format", "nnunet", "--output", out)
    assert code == 1 and "exists already" in said and len(said.splitlines()) == 1


def test_masks_are_written_as_dicom_and_read_again(sslseg, tmp_path):
    pytest.importorskip("highdicom")
    ids = {"StudyInstanceUID": "1.2.7", "FrameOfReferenceUID": "1.2.8"}
    series = write_series(tmp_path / "dicom", voxels(), **ids)
    project, out = tmp_path / "study", tmp_path / "out"
    mask = np.zeros((4, 6, 5), np.uint8)
    mask[1:3, 2, 1:4] = 1
    code, _, said = sslseg("add", project, series, "--role", "train")
    assert code == 0, said
    drawn = sitk.GetImageFromArray(mask)
    drawn.CopyInformation(read_volume(Project(project).cases()[0].image_path))
    sitk.WriteImage(drawn, str(tmp_path / "mask.nrrd"))
    assert sslseg("label", project, "case0001", tmp_path / "mask.nrrd")[0] == 0
    code, said, _ = sslseg(
        "export",
        project,
        "--format",
        "dicom-seg",
        "--dicom",
        tmp_path,
        "--output",
        out,
        "--cases",
        "case0001",
        "--json",
    )
    content = json.loads(said)
    assert code == 0 and content["written"] == {"case0001": "case0001.dcm"} and "Doe" not in said
    assert sslseg("label", project, "case0001", out / "case0001.dcm")[0] == 0
    case = Project(project).case("case0001")
    assert np.array_equal(read_label_map(case.label_path, drawn, Project(project).schema).array, mask)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--format", "dicom-seg"), "none is named"),
        (("--format", "dicom-seg", "--dicom", "gone"), "gone' does not exist"),
        (("--format", "dicom-seg", "--dicom", ".", "--file-ending", ".mha"), "--file-ending goes with data sets"),
        (("--format", "nnunet", "--dicom", "."), "--dicom goes with --format dicom-seg"),
    ],
)
def test_what_belongs_to_another_format_is_refused(sslseg, study, tmp_path, words, reason):
    pytest.importorskip("highdicom")
    code, _, said = sslseg("export", study.folder, "--output", tmp_path / "out", *words)
    assert code == 1 and re.search(reason, said) and len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_format_that_is_none_is_refused_with_those_there_are(sslseg, study, tmp_path, capsys):
    with pytest.raises(SystemExit):
        sslseg("export", study.folder, "--format", "bids", "--output", tmp_path / "out")
    assert "nnunet" in capsys.readouterr().err
    code, _, said = sslseg("import", tmp_path / "back", tmp_path, "--fold", "1")
    assert code == 1 and "no data set that is known" in said and not (tmp_path / "back").exists()
