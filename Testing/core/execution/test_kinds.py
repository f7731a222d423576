"""What holds for all kinds of jobs."""

import pytest
import torch

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.execution.kinds import JOB_KINDS, Evaluating, Finetuning, Predicting, Pretraining, Study
from SSLSegmentationLib.execution.run import do
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.jobs.requests import Request
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Project
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


JOBS = {
    "pretrain": Pretraining(PretrainingSettings.from_preset("regression", "quick")),
    "finetune": Finetuning(FinetuneSettings.from_preset("quick"), "backbone.pt", ["b", "a", "b"]),
    "predict": Predicting("model.pt", ["b", "a"], flips=True, keep_all_parts=True),
    "study": Study(StudySettings()),
}


@pytest.mark.parametrize("kind", ["finetune", "predict", "pretrain", "study"])
def test_a_job_is_read_as_it_was_written(kind, tmp_path, monkeypatch):
    project = Project.create(tmp_path / "project")
    (project.folder / "model.pt").write_bytes(b"weights")
    monkeypatch.chdir(project.folder)
    run = JOBS[kind].write(project, threads=3)
    request = run.read_job()
    assert (request["kind"], request["threads"]) == (kind, 3)
    read = JOB_KINDS[kind].read(project, request)
    assert type(read) is type(JOBS[kind]) and read.content(project) == JOBS[kind].content(project)
    if kind == "finetune":
        assert request["backbone"] == "backbone.pt" and request["train_ids"] == ["b", "a"]  # once each


def test_there_is_a_job_of_every_kind_of_request():
    def all_of(kind):
        return {kind}.union(*map(all_of, kind.__subclasses__()))

    jobs = set(JOB_KINDS.values())
    asked = {kind for kind in all_of(Request) if "kind" in vars(kind)}
    assert {kind.kind for kind in asked} == set(JOB_KINDS) and all(any(issubclass(j, a) for j in jobs) for a in asked)


def test_an_evaluation_that_is_refused_and_one_that_is_done_leave_no_run(tmp_path, monkeypatch):
    project = Project.create(tmp_path / "project")
    job, done = Evaluating("model.pt", flips=True), []
    monkeypatch.setattr("SSLSegmentationLib.execution.kinds.evaluable", lambda *which: done.append("checked"))
    monkeypatch.setattr("SSLSegmentationLib.execution.kinds.evaluate", lambda *which, **how: done.append(how["flips"]))
    do(job, project)
    assert done == ["checked", True] and not project.run_folders()

    def refuse(*which):
        raise DataError("No labelled case.")

    monkeypatch.setattr("SSLSegmentationLib.execution.kinds.evaluable", refuse)
    with pytest.raises(DataError, match="No labelled case"):
        do(job, project)
    assert not project.run_folders()
