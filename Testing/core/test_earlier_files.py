"""What earlier versions left on disk (Testing/data) opens, goes on and gives the same as then."""

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.api import Options, evaluate, finetune, predict_cases, resume, run_job
from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.execution import import_run
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.projection_settings import EnFaceFinetuneSettings
from SSLSegmentationLib.inference.model_exchange import import_model
from SSLSegmentationLib.jobs import Job, JobState
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import list_models
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.training.plan import RunPlan

ARCHIVES = sorted((Path(__file__).resolve().parents[1] / "data").glob("version-*.zip"))
HERE = Options("cpu")
PROJECTS = ("slices", "projections")


@pytest.fixture(scope="module", params=ARCHIVES, ids=lambda path: path.stem)
def unpacked(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("earlier")
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def earlier(unpacked, tmp_path, monkeypatch):
    """A copy of what the version has left: ``slices``, ``projections``, ``exported`` and ``model.sslseg.zip``."""
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    return Path(shutil.copytree(unpacked, tmp_path / "earlier"))


def runs(project, kind=None, state=None):
    found = [RunFolder(folder) for folder in sorted(project.run_folders())]
    found = [run for run in found if kind in (None, run.read_job()["kind"])]
    return [run for run in found if state in (None, Job(run.folder).poll().state)]


def stopped(project):
    return runs(project, state=JobState.STOPPED)


def test_there_is_an_archive_to_open():
    assert ARCHIVES


def test_projects_list_their_cases_with_images_and_labels(earlier):
    project = Project(earlier / "slices")
    assert [case.role for case in project.cases()] == [Role.TRAIN, Role.VALIDATION, Role.TEST, Role.UNLABELLED]
    assert [segment.name for segment in project.schema.segments] == ["organ"]
    for case in project.cases(labelled=True):
        assert sitk.ReadImage(str(case.image_path)).GetSize() == (32, 32, 4) and case.label_path.exists()
    flat = Project(earlier / "projections")
    assert [case.role for case in flat.cases()] == [Role.TRAIN, Role.VALIDATION, Role.UNLABELLED]
    assert all(case.en_face_image_path.exists() for case in flat.cases())
    assert flat.cases(Role.TRAIN)[0].en_face_mask_path.exists()


def test_runs_are_listed_with_their_states_and_requests(earlier):
    of_slices, flat = (Project(earlier / name) for name in PROJECTS)
    states = [(run.read_job()["kind"], str(Job(run.folder).poll().state)) for run in runs(of_slices)]
    assert sorted(states) == [
        ("finetune", "done"),
        ("finetune", "stopped"),
        ("finetune", "stopped"),
        ("predict", "done"),
        ("pretrain", "done"),
        ("pretrain", "exported"),
        ("pretrain", "stopped"),
        ("study", "done"),
    ]
    assert len(runs(flat, state=JobState.DONE)) == 3 and len(stopped(flat)) == 1
    readers = {"pretrain": PretrainingSettings, "finetune": FinetuneSettings, "study": StudySettings}
    for run in [*runs(of_slices), *runs(flat)]:
        job = run.read_job()
        if job["kind"] in readers:
            settings = readers[job["kind"]].from_job(job["settings"])
            assert readers[job["kind"]].from_job(settings.to_job()) == settings
    assert isinstance(FinetuneSettings.from_job(stopped(flat)[0].read_job()["settings"]), EnFaceFinetuneSettings)


@pytest.mark.parametrize("name", PROJECTS)
def test_plans_checkpoints_and_cards_can_be_read(earlier, name):
    project = Project(earlier / name)
    plans = [path.parent for path in project.folder.rglob("plan.json")]
    assert all(RunPlan.read(folder).train for folder in plans) and plans
    entries = list_models(project)
    assert entries and all(entry.card for entry in entries)
    for path in [*project.folder.rglob("backbone.pt"), *project.folder.rglob("model.pt")]:
        assert load_checkpoint(path, path.stem)["state"]


@pytest.mark.parametrize("name", PROJECTS)
def test_a_model_segments_as_it_did_then(earlier, name):
    project = Project(earlier / name)
    (run,) = runs(project, "finetune", JobState.DONE)
    (case,) = project.cases(Role.UNLABELLED)
    then = _mask(case.prediction_path(run.id))
    case.prediction_path(run.id).unlink()
    result = predict_cases(project, run.folder / "model.pt", [case], options=HERE)
    assert not result.refused
    now = _mask(case.prediction_path(run.id))
    assert then.shape == now.shape and np.mean(then == now) > 0.99


def _mask(path):
    return sitk.GetArrayFromImage(sitk.ReadImage(str(path)))


@pytest.mark.parametrize("name", PROJECTS)
def test_stopped_runs_go_on_to_their_end(earlier, name):
    project = Project(earlier / name)
    for run in stopped(project):
        resume(project, run.id, HERE)
        result = run.read_result()
        assert result["ok"] and not result.get("stopped_early")
        kind = "backbone" if run.read_job()["kind"] == "pretrain" else "model"
        assert load_checkpoint(run.folder / f"{kind}.pt", kind)["stopped_early"] is None


@pytest.mark.parametrize("name", PROJECTS)
def test_a_backbone_can_be_finetuned(earlier, name):
    project = Project(earlier / name)
    (before,) = runs(project, "finetune", JobState.DONE)
    settings = FinetuneSettings.from_job(before.read_job()["settings"])
    (backbone,) = (run.folder / "backbone.pt" for run in runs(project, "pretrain", JobState.DONE))
    assert finetune(project, backbone, settings=settings, options=HERE).transfer.loaded


def test_a_finished_study_writes_its_report_from_what_it_has_found(earlier):
    project = Project(earlier / "slices")
    (run,) = runs(project, "study")
    before = {path: path.stat().st_mtime_ns for path in run.folder.glob("cells/*/*.pt")}
    report = run_job(run, HERE)
    assert [row.start for row in report.rows] == ["scratch", "regression"]
    assert {path: path.stat().st_mtime_ns for path in run.folder.glob("cells/*/*.pt")} == before


def test_an_exported_run_is_trained_and_brought_back(earlier):
    project = Project(earlier / "slices")
    with pytest.raises(ProjectError):
        import_run(project, earlier / "exported")  # it has not finished
    run_job(RunFolder(earlier / "exported"), HERE)
    brought = import_run(project, earlier / "exported", options=HERE)
    assert brought.state is JobState.DONE and (brought.run.folder / "backbone.pt").exists()


def test_an_exported_model_is_taken_over_and_scores_as_it_did(earlier):
    project = Project(earlier / "slices")
    entry = import_model(project, earlier / "model.sslseg.zip", "from a colleague").entry
    dices = []
    for model in (runs(project, "finetune", JobState.DONE)[0].folder / "model.pt", entry.path):
        dices.append(evaluate(project, model, options=HERE).to_dict()["overall"]["dice"]["mean"])
    assert dices[0] == pytest.approx(dices[1])
