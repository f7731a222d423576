"""Formats of other systems are listed, and a project is written as one of them."""

import json

import pytest
from importing_data import SHAPE, labels, save
from volumes.synthetic import noise

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.importing.dataset_formats import REGISTRY
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.mask_formats import offered


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "study")
    mask = save(labels(), tmp_path / "mask.nrrd")
    add_volume(project, save(noise(SHAPE), tmp_path / "image.nrrd"), Role.TRAIN, label=mask)
    return project


def test_every_format_is_listed(sslseg):
    code, out, _ = sslseg("formats")
    assert code == 0 and all(name in out for name in (*REGISTRY, *offered()))
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


def test_a_format_that_is_none_is_refused_with_those_there_are(sslseg, study, tmp_path, capsys):
    with pytest.raises(SystemExit):
        sslseg("export", study.folder, "--format", "bids", "--output", tmp_path / "out")
    assert "nnunet" in capsys.readouterr().err
    code, _, said = sslseg("import", tmp_path / "back", tmp_path, "--fold", "1")
    assert code == 1 and "no data set that is known" in said and not (tmp_path / "back").exists()
