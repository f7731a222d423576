"""A project with two structures, and a folder of what is to be added."""

import pytest

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.schema import LabelSchema


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(LabelSchema.from_names(["liver", "spleen"]))
    return project


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "3 Eingang é"
    folder.mkdir()
    return folder
