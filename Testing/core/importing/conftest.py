"""A project, and a data set as nnU-Net lays it out."""

import json

import pytest
from importing_data import SHAPE, labels, save
from volumes.synthetic import noise

from SSLSegmentationLib.project import Project


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


@pytest.fixture
def raw(tmp_path):
    """Two cases with masks and one without, in ``Dataset001_Liver``; returns what writes its description."""
    folder = tmp_path / "Dataset001_Liver"
    for number in range(2):
        save(noise(SHAPE, seed=number), folder / "imagesTr" / f"liver_{number:03d}_0000.nii.gz")
        save(labels(), folder / "labelsTr" / f"liver_{number:03d}.nii.gz")
    save(noise(SHAPE, seed=2), folder / "imagesTs" / "liver_002_0000.nii.gz")

    def write(**changes):
        content = {
            "channel_names": {"0": "T2"},
            "labels": {"background": 0, "liver": 1, "spleen": 2},
            "numTraining": 2,
            "file_ending": ".nii.gz",
        }
        content = {key: value for key, value in {**content, **changes}.items() if value is not None}
        (folder / "dataset.json").write_text(json.dumps(content), encoding="utf-8")
        return folder / "dataset.json"

    write.folder = folder
    return write
