"""A model, and a project that has made one."""

import pytest
from predicting import save_model

from SSLSegmentationLib.project import Project


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return save_model(tmp_path_factory.mktemp("modèle 1") / "model.pt")


@pytest.fixture
def study(tmp_path):
    """A project with one finished model."""
    project = Project.create(tmp_path / "étude 1")
    run = project.new_run_folder("finetune")
    (run / "job.json").write_text("{}")
    save_model(run / "model.pt")
    return project
