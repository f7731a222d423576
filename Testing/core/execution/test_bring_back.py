"""A run trained elsewhere and brought back equals one that was trained here; what does not fit is refused."""

import json
import shutil
from dataclasses import replace

import pytest

from SSLSegmentationLib.api import finetune, new_finetuning, new_pretraining, pretrain, resume, run_job
from SSLSegmentationLib.cli.finding import find_model
from SSLSegmentationLib.core.errors import CheckpointError, ProjectError, StorageError
from SSLSegmentationLib.core.locks import FileLock
from SSLSegmentationLib.execution import bring_back, export_run, import_run
from SSLSegmentationLib.jobs import Job, JobState
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.preflight.budget import read_lengths, write_lengths
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.training import Stopped, load_checkpoint

from .conftest import HERE, away, finetuning, pretraining, same_weights, stop_after_a_step, stopping, train_there


def steps(run):
    return [event["step"] for event in run.events("metrics") if "loss" in event]


@pytest.mark.parametrize("begun", [False, True])
def test_a_pretraining_trained_elsewhere_equals_one_trained_here(project, tmp_path, begun):
    whole = pretrain(project, settings=pretraining(), options=HERE)
    run = new_pretraining(project, pretraining())
    if begun:
        stop_after_a_step(run)
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    came = import_run(project, folder)
    assert came.state is JobState.DONE and came.run.id == run.id and not came.warnings
    backbone = run.folder / "backbone.pt"
    assert same_weights(backbone, whole)
    assert load_checkpoint(backbone, "backbone")["data"] == load_checkpoint(whole, "backbone")["data"]
    view = Job(run.folder).poll()
    assert view.state is JobState.DONE and view.result["backbone"] == "backbone.pt" and view.note == ""
    drawn = [path.name for path in (folder / "previews").iterdir()]
    assert drawn and {*drawn} <= {path.name for path in (run.folder / "previews").iterdir()}
    assert (run.folder / "curves.png").exists() and (run.folder / "checkpoints" / "regression.pt").exists()
    assert steps(run) == ([1, 3] if begun else [3])
    assert not (run.folder / "exported.json").exists() and not list(run.folder.glob(".import-*"))


@pytest.mark.parametrize(("strategy", "context"), [("full", "auto"), ("mean_teacher", "1")])
def test_a_finetuning_trained_elsewhere_equals_one_trained_here_and_is_scored_on_its_return(
    project, tmp_path, strategy, context
):
    backbone = pretrain(project, settings=pretraining(1), options=HERE)
    settings = finetuning(strategy=strategy, context=context)
    whole = finetune(project, backbone, settings=settings, options=HERE).model
    run = new_finetuning(project, backbone, settings)
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    assert not (folder / "evaluation-validation.json").exists()
    import_run(project, folder)
    model = run.folder / "model.pt"
    assert same_weights(model, whole)
    one, other = (load_checkpoint(path, "model") for path in (model, whole))
    for part in ("data", "backbone", "labels", "schema", "settings", "training"):
        assert one[part] == other[part] is not None, part
    scores = [json.loads((path.parent / "evaluation-validation.json").read_text())["cases"] for path in (model, whole)]
    assert scores[0] == scores[1]


def test_it_goes_on_there_after_a_stop_and_may_be_finished_here(project, tmp_path):
    whole = pretrain(project, settings=pretraining(4), options=HERE)
    run = new_pretraining(project, pretraining(4))
    folder = export_run(project, run, tmp_path / "to go").folder
    for _ in range(2):
        with pytest.raises(Stopped):
            train_there(project, folder, stopping())
    assert Job(folder).poll().step == 2
    with pytest.raises(ProjectError, match=r"has not finished \(stopped\)"):
        import_run(project, folder)
    came = import_run(project, folder, unfinished=True)
    assert came.state is JobState.STOPPED and Job(run.folder).poll().step == 2
    assert (run.folder / "slices" / "slices.npy").read_bytes() == (folder / "slices" / "slices.npy").read_bytes()
    assert same_weights(resume(project, run.id, HERE), whole)
    assert steps(run) == [1, 2, 4]


def test_the_steps_that_minutes_have_come_to_travel_both_ways(project, tmp_path):
    settings = replace(pretraining(), minutes=5.0)
    run = new_pretraining(project, settings)
    write_lengths(run.folder, 5.0, {"regression": (4, 2)})
    folder = export_run(project, run, tmp_path / "to go").folder
    with pytest.raises(Stopped):
        train_there(project, folder, stopping())
    assert read_lengths(folder) == {"regression": (4, 2)} and Job(folder).poll().total == 4
    (run.folder / "budget.json").unlink()
    import_run(project, folder, unfinished=True)
    assert read_lengths(run.folder) == {"regression": (4, 2)}


def test_a_run_that_failed_there_comes_back_with_its_error(project, tmp_path):
    run = new_pretraining(project, pretraining())
    folder = export_run(project, run, tmp_path / "to go").folder
    shutil.move(folder / "plan.json", tmp_path / "plan.json")
    with pytest.raises(ProjectError, match="run plan"):
        train_there(project, folder)
    shutil.move(tmp_path / "plan.json", folder / "plan.json")
    assert import_run(project, folder, unfinished=True).state is JobState.FAILED
    assert "run plan" in Job(run.folder).poll().error.sentence
    resume(project, run.id, HERE)


def test_what_is_no_export_of_this_project_or_not_whole_is_refused(project, tmp_path):
    run = new_pretraining(project, pretraining())
    folder = export_run(project, run, tmp_path / "to go").folder
    with pytest.raises(ProjectError, match=r"has not finished \(queued\)"):
        import_run(project, folder)
    with pytest.raises(ProjectError, match="is no exported run"):
        import_run(project, run.folder)
    with pytest.raises(ProjectError, match="Name the project that it was exported from"):
        import_run(Project.create(tmp_path / "another"), folder)
    train_there(project, folder)
    with FileLock(folder / "worker.lock") as lock:
        assert lock.acquire()
        with pytest.raises(ProjectError, match="Wait until it has ended"):
            import_run(project, folder)
    half = tmp_path / "half"
    shutil.copytree(folder, half)
    content = (folder / "backbone.pt").read_bytes()
    (half / "backbone.pt").write_bytes(content[: len(content) // 2])
    with pytest.raises(CheckpointError, match="truncated"):
        import_run(project, half)
    (half / "slices" / "slices.npy").write_bytes(b"")
    with pytest.raises(ProjectError, match=r"is not whole: 'slices/slices\.npy' has 0 of"):
        import_run(project, half)
    assert Job(run.folder).poll().state is JobState.EXPORTED and not (run.folder / "backbone.pt").exists()
    import_run(project, folder)
    with pytest.raises(ProjectError, match="imported or taken back before"):
        import_run(project, folder)


def test_an_import_that_is_interrupted_can_be_repeated(project, tmp_path, monkeypatch):
    run = new_pretraining(project, pretraining())
    stop_after_a_step(run)
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)

    def full(path, content):
        raise StorageError("The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:  # everything is in place by then but the result
        patch.setattr(bring_back, "write_json", full)
        with pytest.raises(StorageError):
            import_run(project, folder)
    assert Job(run.folder).poll().state is JobState.EXPORTED
    import_run(project, folder)
    assert steps(run) == [1, 3] and Job(run.folder).poll().state is JobState.DONE


def test_a_run_that_was_renamed_meanwhile_is_found(project, tmp_path):
    run = new_pretraining(project, pretraining(1))
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    renamed = run.folder.rename(run.folder.with_name("my-favourite"))
    assert import_run(project, folder).run.folder == renamed and (renamed / "backbone.pt").exists()


def test_a_case_that_has_become_a_test_case_meanwhile_is_named(project, tmp_path):
    run = new_pretraining(project, pretraining(1))
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    case = project.cases(Role.UNLABELLED)[0]
    project.set_role(case, Role.TEST)
    came = import_run(project, folder)
    assert len(came.warnings) == 1 and f"'{case.id}'" in came.warnings[0]
    assert [event["text"] for event in run.events("warning")] == came.warnings


def test_a_model_that_cannot_be_scored_comes_back_all_the_same(project, tmp_path):
    run = new_finetuning(project, None, finetuning(1))
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    case = project.cases(Role.VALIDATION)[0]
    case.image = str(tmp_path / "unplugged.nrrd")
    case.save()
    came = import_run(project, folder)
    assert came.state is JobState.DONE and (run.folder / "model.pt").exists()
    assert len(came.warnings) == 1 and "was not scored" in came.warnings[0] and "unplugged" in came.warnings[0]


@pytest.fixture
def trained(project, tmp_path):
    """A run that waits in the project, and the whole folder in which it was trained."""
    run = new_finetuning(project, None, finetuning(1))
    folder = export_run(project, run, tmp_path / "to go").folder
    train_there(project, folder)
    return run, folder


@pytest.mark.parametrize("missing", ["model.pt", "result.json", "events.jsonl"])
def test_a_copy_without_a_file_is_refused_and_the_whole_one_comes_in_afterwards(project, trained, missing):
    run, folder = trained
    (folder / "events.jsonl").write_bytes(b"x" * 10 + (folder / "events.jsonl").read_bytes())
    record = json.loads((folder / "export.json").read_text())
    (folder / "export.json").write_text(json.dumps({**record, "events": 10}))
    kept = folder.with_name("kept")
    (folder / missing).rename(kept)
    with pytest.raises(ProjectError, match=f"is not whole: '{missing}'"):
        import_run(project, folder)
    assert Job(run.folder).poll().state is JobState.EXPORTED and not (run.folder / "result.json").exists()
    kept.rename(folder / missing)
    assert import_run(project, folder).state is JobState.DONE
    assert find_model(project, run.id) == run.folder / "model.pt"


def test_a_stopped_run_without_its_checkpoints_is_refused(project, tmp_path):
    run = new_pretraining(project, pretraining())
    folder = export_run(project, run, tmp_path / "to go").folder
    with away(project), pytest.raises(Stopped):
        run_job(WorkerRun(folder), stopping())
    (folder / "checkpoints").rename(tmp_path / "left behind")
    with pytest.raises(ProjectError, match="is not whole: 'checkpoints'"):
        import_run(project, folder, unfinished=True)
    (tmp_path / "left behind").rename(folder / "checkpoints")
    assert import_run(project, folder, unfinished=True).state is JobState.STOPPED


@pytest.mark.parametrize("name", ["/etc/passwd", "../model.pt", "backbone.pt", 7, None])
def test_a_result_that_names_another_file_is_refused(project, trained, name):
    _, folder = trained
    result = json.loads((folder / "result.json").read_text())
    (folder / "result.json").write_text(json.dumps({**result, "model": name}))
    with pytest.raises(ProjectError, match=r"damaged: it does not name its 'model\.pt'"):
        import_run(project, folder)
