"""Exporting a run: what the folder holds, what it does not, and what the run it came from may do meanwhile."""

import json
import shutil
from pathlib import Path

import pytest

from SSLSegmentationLib.api import finetune, new_finetuning, new_prediction, new_pretraining, pretrain, resume
from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.core.storage import atomic_path
from SSLSegmentationLib.execution import export_run, import_run, take_back
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.jobs.cleaning import removals
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import RunFolder

from .conftest import HERE, finetuning, pretraining, same_weights, stop_after_a_step


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def named_project(project, tmp_path):
    """A project of which a file and a case bear a patient's name."""
    case = project.cases(Role.UNLABELLED)[0]
    source = Path(case.image)
    volume = tmp_path / "archive of Mustermann" / f"mustermann_erika{''.join(source.suffixes)}"
    volume.parent.mkdir()
    shutil.copyfile(source, volume)
    shutil.rmtree(case.folder)
    add_volume(project, volume, keep_name=True, link=True)
    return project


@pytest.mark.parametrize("kind", ["pretrain", "full", "mean_teacher"])
def test_an_exported_folder_names_neither_patients_nor_places(named_project, tmp_path, kind):
    project = named_project
    if kind == "pretrain":
        run = new_pretraining(project, pretraining())
    else:
        backbone = pretrain(project, settings=pretraining(1), options=HERE)
        run = new_finetuning(project, backbone, finetuning(strategy=kind))
    stop_after_a_step(run)
    run.log_event("warning", text=f"something about {project.folder}")
    (run.folder / "log.txt").write_text(f"a line about {project.folder}")
    folder = export_run(project, run, tmp_path / "to go").folder
    known = [*(case.id for case in project.cases()), *(case.name for case in project.cases())]
    known += ["ustermann", str(tmp_path), project.folder.name, "cohort"]
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found = [word for word in known if word.encode() in content]
            assert not found, (path.name, found)


def test_an_exported_folder_holds_what_the_training_needs(project, tmp_path):
    backbone = pretrain(project, settings=pretraining(1), options=HERE)
    run = new_finetuning(project, backbone, finetuning())
    made = export_run(project, run, tmp_path / "to go")
    held = ["README.txt", "events.jsonl", "export.json", "job.json", "plan.json", "start.pt"]
    assert files(made.folder) == sorted([*held, "slices/index.json", "slices/labels.npy", "slices/slices.npy"])
    assert made.size == sum((made.folder / name).stat().st_size for name in files(made.folder))
    assert [case.id for case in made.plan.train] == [case.id for case in project.cases() if case.role == "train"]
    assert not (run.folder / "slices").exists()  # prepared in the folder itself: no copy stays behind


def test_checkpoints_travel_and_prepared_slices_are_copied(project, tmp_path):
    run = new_pretraining(project, pretraining())
    stop_after_a_step(run)
    folder = export_run(project, run, tmp_path / "to go").folder
    assert {"checkpoints/regression/last.pt", "slices/slices.npy"} <= set(files(folder))
    assert (folder / "slices/slices.npy").read_bytes() == (run.folder / "slices/slices.npy").read_bytes()


def test_an_exported_run_waits_until_it_is_taken_back(project, tmp_path):
    whole = pretrain(project, settings=pretraining(), options=HERE)
    run = new_pretraining(project, pretraining())
    stop_after_a_step(run)
    folder = export_run(project, run, tmp_path / "to go").folder
    view = Job(run.folder).poll()
    assert view.state is JobState.EXPORTED and "runs import" in view.note and (view.step, view.total) == (1, 3)
    for act in (
        lambda: resume(project, run.id),
        lambda: start(run.folder),
        lambda: export_run(project, run, tmp_path / "again"),
    ):
        with pytest.raises(ProjectError, match="is trained elsewhere"):
            act()
    assert removals(run.folder) == []
    with pytest.raises(ProjectError, match="could not come back"):
        removals(run.folder, whole=True)
    take_back(run)
    assert same_weights(resume(project, run.id, HERE), whole)
    with pytest.raises(ProjectError, match="imported or taken back before"):
        import_run(project, folder)
    with pytest.raises(ProjectError, match="is not exported"):
        take_back(run)


def test_what_cannot_be_exported_is_refused(project, tmp_path):
    model = finetune(project, settings=finetuning(1), options=HERE).model
    with pytest.raises(ProjectError, match="has finished"):
        export_run(project, RunFolder(model.parent), tmp_path / "to go")
    prediction = new_prediction(project, model, [project.cases()[0].id])
    with pytest.raises(ProjectError, match="is no training"):
        export_run(project, prediction, tmp_path / "to go")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine")
    with pytest.raises(ProjectError, match="exists already"):
        export_run(project, new_pretraining(project, pretraining()), tmp_path / "taken")
    assert not (tmp_path / "to go").exists() and files(tmp_path / "taken") == ["notes.txt"]


@pytest.mark.parametrize("broken", ["slices.npy", "export.json", "exported.json"])
def test_an_export_that_fails_leaves_nothing_and_the_run_as_it_was(project, tmp_path, monkeypatch, broken):
    run = new_pretraining(project, pretraining())
    before = set(tmp_path.iterdir())

    def refuse(*_):
        raise StorageError("The disk is full.", "Free some space.")

    def full(path):
        return refuse() if path.name == broken else atomic_path(path)

    with monkeypatch.context() as patch:
        for module in ("core.storage", "stores.arrays", "execution.files"):
            patch.setattr(f"SSLSegmentationLib.{module}.atomic_path", full)
        if broken == "slices.npy":  # written as the volumes come
            patch.setattr("SSLSegmentationLib.stores.partial.BegunArray.append", refuse)
        with pytest.raises(StorageError, match="disk is full"):
            export_run(project, run, tmp_path / "to go")
    assert set(tmp_path.iterdir()) == before
    assert Job(run.folder).poll().state is JobState.QUEUED and not (run.folder / "exported.json").exists()
    export_run(project, run, tmp_path / "to go")


def test_a_volume_that_cannot_be_prepared_may_be_mended_before_the_next_export(project, tmp_path):
    run = new_pretraining(project, pretraining())
    case = project.cases()[0]
    right = case.fingerprint
    case.fingerprint = "0" * len(right)
    case.save()
    with pytest.raises(DataError, match="has changed since it was added"):
        export_run(project, run, tmp_path / "to go")
    case.fingerprint = right
    case.save()
    export_run(project, run, tmp_path / "to go")


def test_an_empty_folder_may_be_the_target(project, tmp_path):
    (tmp_path / "to go").mkdir()
    folder = export_run(project, new_pretraining(project, pretraining()), tmp_path / "to go").folder
    assert json.loads((folder / "job.json").read_text())["kind"] == "pretrain"
    assert Project(project.folder).run_folder("latest").name == json.loads((folder / "export.json").read_text())["run"]
