"""What is asked of a kind of job where it cannot be done."""

import pytest
import torch

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.execution.kinds import Predicting, Study
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.training import RunContext


@pytest.mark.parametrize("kind", [Predicting, Study])
def test_a_request_for_the_volumes_of_a_project_is_refused_without_one(kind):
    with pytest.raises(ProjectError, match="needs the volumes of its project"):
        kind.read(None, {})


@pytest.mark.parametrize("job", [Predicting("model.pt", ["case0001"]), Study(StudySettings())])
def test_nor_is_it_done_without_one(job, tmp_path):
    with pytest.raises(ProjectError, match="needs the volumes of its project"):
        job.work(None, RunContext(RunFolder(tmp_path), torch.device("cpu")))
