"""A prediction run: one mask after another, each kept; no bad case stops a good one; nothing is done twice."""

import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.api import Options, new_prediction, predict_cases, resume, run_job
from SSLSegmentationLib.core.errors import CheckpointError, DataError, ProjectError, StorageError
from SSLSegmentationLib.core.locks import Claim
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.inference.case_prediction import clear_half_written, mask_path
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import Stopped
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint


@pytest.fixture
def model(project):
    """A model of the project with random weights, as a finetuning leaves it."""
    run = project.new_run_folder("finetune")
    return save_model(run / "model.pt", project)


def save_model(path, project, seed=0):
    settings = UNetSettings(widths=(8, 8))
    content = {
        "schema": project.schema.to_dict(),
        "preprocessing": to_dict(Preprocessing(spacing_mm=4.0)),
        "patch": [16, 16],
        "network": to_dict(settings),
        "state": seeded_network(settings, project.schema.class_count, seed).state_dict(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    save_checkpoint(path, "model", content)
    return path


def ids(project, *roles):
    return [case.id for case in project.cases(*roles)]


def stop_before(case_number):
    """Ask to stop before the case of this number, counted from 0."""
    asked = iter(range(10**6))
    return Options("cpu", should_stop=lambda: next(asked) >= case_number)


def pixels(path):
    return sitk.GetArrayFromImage(sitk.ReadImage(str(path)))


def test_every_finished_case_is_an_event_with_its_volumes(project, model):
    run = WorkerRun(new_prediction(project, model, ids(project)).folder)
    result = run_job(run, Options("cpu"))
    events = list(run.events("prediction"))
    assert [event["case"] for event in events] == ids(project) == [entry.case for entry in result.predicted]
    for case, event in zip(project.cases(), events, strict=True):
        path = project.folder / event["path"]
        assert path == mask_path(case, model) and path.name == f"{model.parent.name}.seg.nrrd"
        millilitres = np.prod(case.spacing_mm) / 1000
        for segment in project.schema.segments:
            expected = (pixels(path) == segment.value).sum() * millilitres
            assert event["volumes_ml"][segment.name] == pytest.approx(expected, abs=1e-3)
        assert 0 < event["confidence"] <= 1 and event["seconds"] > 0
    written = run.read_result()
    assert [entry["path"] for entry in written["predicted"]] == [event["path"] for event in events]
    assert written["ok"] and written["refused"] == [] and "stopped_early" not in written
    status = run.read_status()
    assert (status["state"], status["stage"], status["step"], status["total"]) == ("done", "predicting", 6, 6)


def test_the_time_left_goes_by_the_voxels_that_are_left(project, model, monkeypatch):
    small, large = project.cases()[:2]
    large.size = (*small.size[:2], 9 * small.size[2])  # nine times the voxels, by its record
    large.save()
    now = iter(range(1000))
    clock = SimpleNamespace(monotonic=lambda: float(next(now)))
    monkeypatch.setattr("SSLSegmentationLib.inference.case_prediction.time", clock)
    told = []
    run = WorkerRun(new_prediction(project, model, [small.id, large.id]).folder)
    monkeypatch.setattr(run, "write_status", lambda state, **details: told.append(details))
    run_job(run, Options("cpu"))
    first, second = (details for details in told if "seconds_left" in details)
    assert (first["step"], second["step"], second["seconds_left"]) == (1, 2, 0)
    assert first["seconds_left"] == 9 * 3  # the clock ticked three times until the first case was done


def test_stopped_between_cases_it_says_what_is_there_and_goes_on_from_there(project, model):
    cases = ids(project)
    with pytest.raises(Stopped):
        predict_cases(project, model, project.cases(), options=stop_before(2))
    run = WorkerRun(project.run_folder("latest"))
    early = run.read_result()
    assert early["ok"] and early["stopped_early"] and [e["case"] for e in early["predicted"]] == cases[:2]
    assert run.read_status()["state"] == "stopped" and run.read_status()["step"] == 2
    first = mask_path(project.cases()[0], model)
    before = first.stat().st_mtime_ns
    result = resume(project, run.id, Options("cpu"))
    assert [entry.case for entry in result.predicted] == cases
    assert [event["case"] for event in run.events("prediction")] == cases  # each once
    assert first.stat().st_mtime_ns == before
    assert [(event["stage"], event["step"]) for event in run.events("resumed")] == [("predicting", 2)]
    assert "stopped_early" not in run.read_result() and run.read_status()["state"] == "done"


def test_a_kill_between_mask_and_event_repeats_one_case_with_the_same_mask(project, model):
    with pytest.raises(Stopped):
        predict_cases(project, model, project.cases(), options=stop_before(3))
    run = WorkerRun(project.run_folder("latest"))
    lines = (run.folder / "events.jsonl").read_text().splitlines(keepends=True)
    assert json.loads(lines[-1])["kind"] == "prediction"
    (run.folder / "events.jsonl").write_text("".join(lines[:-1]) + lines[-1][:30])  # cut short, mask written
    third = mask_path(project.cases()[2], model)
    mask, half = pixels(third), third.with_name(f".partial-12345678-{third.name}")
    half.write_bytes(b"half a mask")
    mask_path(project.cases()[1], model).unlink()  # an event whose mask is gone proves nothing
    result = resume(project, run.id, Options("cpu"))
    assert [entry.case for entry in result.predicted] == ids(project)
    assert np.array_equal(pixels(third), mask) and mask_path(project.cases()[1], model).exists()
    assert not half.exists()


def test_cases_that_cannot_be_segmented_stop_no_other(project, model):
    cases = project.cases()
    missing, damaged, record = cases[0], cases[2], cases[3]
    for case in (missing, damaged):
        case.image = "image.nrrd"  # instead of the shared file
        case.save()
    (damaged.folder / "image.nrrd").write_bytes(b"NRRD0004\ntype: short\n")
    (record.folder / "case.json").write_text("{")
    run = WorkerRun(new_prediction(project, model, [case.id for case in cases] + ["case9999"]).folder)
    result = run_job(run, Options("cpu"))
    bad = [missing.id, damaged.id, record.id, "case9999"]
    assert [entry.case for entry in result.refused] == bad == [event["case"] for event in run.events("refused")]
    assert all(entry.sentence and entry.hint for entry in result.refused)
    assert "does not exist" in result.refused[0].sentence and "damaged" in result.refused[2].sentence
    assert [entry.case for entry in result.predicted] == [case.id for case in cases if case.id not in bad]
    assert len(run.read_result()["refused"]) == 4 and run.read_status()["state"] == "done"
    assert not (project.folder / "cases" / "case9999").exists()


def test_a_volume_that_was_replaced_where_it_lies_is_not_segmented_as_the_case(project, model, tmp_path):
    first, second = project.cases()[:2]
    predict_cases(project, model, [first], options=Options("cpu"))
    before = mask_path(first, model).read_bytes()
    shutil.copy(second.image_path, tmp_path / "linked.nrrd")
    first.image = str(tmp_path / "linked.nrrd")
    first.save()
    result = predict_cases(project, model, [first, second], options=Options("cpu"))
    ((refused,), (entry,)) = result.refused, result.predicted
    assert refused.case == first.id and "has changed since it was added" in refused.sentence and entry.case == second.id
    assert mask_path(first, model).read_bytes() == before


def test_a_refused_case_is_tried_again_after_a_stop(project, model):
    first = project.cases()[0]
    away = first.image
    first.image = "/nowhere.nrrd"
    first.save()
    with pytest.raises(Stopped):
        predict_cases(project, model, project.cases(), options=stop_before(2))
    first.image = away
    first.save()
    result = resume(project, options=Options("cpu"))
    assert result.refused == [] and [entry.case for entry in result.predicted] == ids(project)


def test_if_no_case_can_be_segmented_the_job_fails(project, model):
    run = WorkerRun(new_prediction(project, model, ["case8888", "case9999"]).folder)
    with pytest.raises(DataError, match=r"None of the 2 cases could be segmented\. The first: .*case8888"):
        run_job(run, Options("cpu"))
    assert run.read_status()["state"] == "failed" and not run.read_result()["ok"]


def test_a_disk_that_refuses_masks_ends_the_job(project, model, monkeypatch):
    def full(*_):
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr("SSLSegmentationLib.inference.prediction.write_segmentation", full)
    with pytest.raises(StorageError, match="disk is full"):
        predict_cases(project, model, project.cases(), options=Options("cpu"))


def test_no_case_and_no_model_are_refused_before_a_run_is_made(project, model):
    with pytest.raises(DataError, match="No case"):
        new_prediction(project, model, [])
    with pytest.raises(CheckpointError, match=r"nowhere\.pt' does not exist"):
        new_prediction(project, project.folder / "nowhere.pt", ids(project))
    assert [path.name for path in (project.folder / "runs").iterdir()] == [model.parent.name]


@pytest.mark.parametrize("change", ["removed", "replaced"])
def test_a_model_that_is_not_the_same_any_more_is_refused(project, model, change):
    run = new_prediction(project, model, ids(project))
    if change == "removed":
        model.unlink()
    else:
        save_model(model, project, seed=1)  # as a finetuning does that went on after an early stop
    with pytest.raises(CheckpointError, match="does not exist" if change == "removed" else "has changed") as caught:
        run_job(WorkerRun(run.folder), Options("cpu"))
    assert str(model) in caught.value.sentence and caught.value.hint
    assert not list(project.folder.glob("cases/*/predictions/*"))


def test_a_moved_project_goes_on_with_its_model(project, model, tmp_path):
    with pytest.raises(Stopped):
        predict_cases(project, model, project.cases(), options=stop_before(1))
    assert WorkerRun(project.run_folder("latest")).read_job()["model"] == f"runs/{model.parent.name}/model.pt"
    moved = shutil.move(project.folder, tmp_path / "elsewhere")
    result = resume(Project(moved), options=Options("cpu"))
    assert [entry.case for entry in result.predicted] == ids(Project(moved))
    assert all((Path(moved) / entry.path).exists() for entry in result.predicted)


def test_a_model_from_outside_is_named_in_full(project, tmp_path):
    model = save_model(tmp_path / "models" / "liver" / "model.pt", project)
    run = new_prediction(project, os.path.relpath(model), ids(project, Role.TEST))
    assert run.read_job()["model"] == str(model)
    (entry,) = run_job(WorkerRun(run.folder), Options("cpu")).predicted
    assert entry.path.endswith("/predictions/liver.seg.nrrd")


def test_flips_are_part_of_the_request(project, model):
    case = project.cases(Role.TEST)[0]
    predict_cases(project, model, [case], flips=True, options=Options("cpu"))
    expected = Predictor(model, flips=True).predict_file(case.image_path, project.folder / "x.nrrd")
    assert np.array_equal(pixels(mask_path(case, model)), expected.labels)


def test_keeping_all_parts_is_part_of_the_request_and_what_was_removed_is_kept_with_the_case(project, model):
    rule = {"one_part": list(project.schema.values), "without_holes": []}
    content = load_checkpoint(model, "model")
    header = ("format", "format_version", "kind")
    content = {name: value for name, value in content.items() if name not in header}
    save_checkpoint(model, "model", {**content, "postprocessing": rule})
    case = project.cases(Role.TEST)[0]
    masks = {}
    for keep in (True, False):
        (entry,) = predict_cases(project, model, [case], keep_all_parts=keep, options=Options("cpu")).predicted
        masks[keep] = pixels(mask_path(case, model))
        assert bool(entry.removed_ml) != keep  # random weights make many parts
    assert np.count_nonzero(masks[False]) < np.count_nonzero(masks[True])
    run = WorkerRun(project.run_folder("latest"))
    (event,) = run.events("prediction")
    assert event["removed_ml"] == entry.removed_ml == run.read_result()["predicted"][0]["removed_ml"]


@pytest.mark.parametrize("known", [True, False])
def test_how_good_a_mask_is_expected_to_be_is_kept_with_the_case(project, model, known):
    if known:
        content = load_checkpoint(model, "model")
        header = ("format", "format_version", "kind")
        content = {name: value for name, value in content.items() if name not in header}
        save_checkpoint(model, "model", {**content, "certainty": {"usual": []}})
    run = WorkerRun(new_prediction(project, model, ids(project, Role.TEST)).folder)
    (entry,) = run_job(run, Options("cpu")).predicted
    (event,) = run.events("prediction")
    assert event["certainty"] == entry.certainty == run.read_result()["predicted"][0]["certainty"]
    assert (entry.certainty is not None) == known == bool(entry.structure_certainty)
    assert event["look_at"] == entry.look_at and (entry.look_at is not None) == known


def test_a_request_of_an_older_version_follows_the_rule_of_its_model(project, model):
    run = WorkerRun(new_prediction(project, model, ids(project, Role.TEST)).folder)
    request = json.loads((run.folder / "job.json").read_text())
    del request["keep_all_parts"]
    (run.folder / "job.json").write_text(json.dumps(request))
    assert len(run_job(run, Options("cpu")).predicted) == 1


def test_where_memory_runs_out_it_goes_on_in_smaller_bites_and_says_so(project, model, monkeypatch):
    """Stands for a device with little memory: more than two slices at a time do not fit."""
    import SSLSegmentationLib.inference.prediction as prediction

    plain = predict_cases(project, model, project.cases(Role.TEST), options=Options("cpu")).predicted
    real = prediction.slice_probabilities

    def small(network, slices, *rest, **more):
        if len(slices) > 2:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory.")
        return real(network, slices, *rest, **more)

    monkeypatch.setattr(prediction, "slice_probabilities", small)
    run = WorkerRun(new_prediction(project, model, ids(project, Role.TEST)).folder)
    result = run_job(run, Options("cpu"))
    assert [e.volumes_ml for e in result.predicted] == [e.volumes_ml for e in plain]
    assert [event["text"].split(": ")[1] for event in run.events("fallback")] == [
        "going on with 4 slices at a time.",
        "going on with 2 slices at a time.",
    ]


def test_a_case_too_large_for_the_memory_is_refused_and_the_others_are_not(project, model, monkeypatch):
    large = project.cases()[0]
    real = Predictor.predict_file

    def predict_file(self, source, target):
        if source == large.image_path:
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
        return real(self, source, target)

    monkeypatch.setattr(Predictor, "predict_file", predict_file)
    result = predict_cases(project, model, project.cases(), options=Options("cpu"))
    (refused,) = result.refused
    assert refused.case == large.id and "not enough memory" in refused.sentence
    assert len(result.predicted) == len(project.cases()) - 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "does not fit into memory"),
        (RuntimeError("itk::ERROR: odd"), "itk::ERROR: odd"),
        (ValueError("cannot convert float NaN to integer"), "float NaN"),
        (OverflowError("too large"), "too large"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_whatever_reading_a_case_does_stops_no_other(project, model, monkeypatch, error, words):
    import SSLSegmentationLib.inference.prediction as prediction

    odd, real = project.cases()[0], prediction.read_volume

    def read(path):
        if path == odd.image_path:
            raise error
        return real(path)

    monkeypatch.setattr(prediction, "read_volume", read)
    run = WorkerRun(new_prediction(project, model, ids(project)[:3]).folder)
    result = run_job(run, Options("cpu"))
    (refused,) = result.refused
    assert refused.case == odd.id and words in refused.sentence and refused.hint
    assert len(result.predicted) == 2 and not list(run.events("fallback"))


def test_after_a_case_that_did_not_fit_the_next_gets_all_the_memory_again(project, model, monkeypatch):
    import SSLSegmentationLib.inference.prediction as prediction

    large, seen = project.cases()[0], []
    real = Predictor.predict_file

    def predict_file(self, source, target):
        if source == large.image_path:
            raise MemoryError
        seen.append(self.chunk)
        return real(self, source, target)

    monkeypatch.setattr(prediction.Predictor, "predict_file", predict_file)
    predict_cases(project, model, project.cases()[:2], options=Options("cpu"))
    assert seen == [8]


def test_what_is_unlike_the_training_is_a_remark_of_the_case(project, model, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.inference.prediction.likeness_remarks", lambda *_: ["Its slices are wide."])
    run = WorkerRun(new_prediction(project, model, ids(project)[:2]).folder)
    result = run_job(run, Options("cpu"))
    assert all(entry.remarks[0] == "Its slices are wide." for entry in result.predicted)
    assert [event["remarks"] for event in run.events("prediction")] == [entry.remarks for entry in result.predicted]
    assert run.read_result()["predicted"][0]["remarks"] == result.predicted[0].remarks


def test_a_record_from_before_there_were_remarks_is_read(project, model):
    run = new_prediction(project, model, ids(project)[:2])
    with pytest.raises(Stopped):
        run_job(WorkerRun(run.folder), stop_before(1))
    events = run.folder / "events.jsonl"
    lines = [json.loads(line) for line in events.read_text().splitlines()]
    for line in lines:
        line.pop("remarks", None)
    events.write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = resume(project, options=Options("cpu"))
    assert len(result.predicted) == 2 and result.predicted[0].remarks == []


def test_an_unknown_kind_of_job_is_refused(project):
    run = WorkerRun(project.new_run_folder("dance"))
    run.write_job("dance", {})
    with pytest.raises(ProjectError, match="unknown kind 'dance'"):
        run_job(run)


def test_two_runs_of_one_model_make_a_mask_one_after_the_other(project, model):
    first, second = project.cases()[:2]
    claim = Claim(mask_path(first, model))
    assert claim.acquire()
    half = mask_path(first, model).with_name(f".partial-12345678-{mask_path(first, model).name}")
    half.write_bytes(b"of whoever is at it")
    clear_half_written(project, [first.id, second.id], model)
    assert half.exists()
    with pytest.raises(Stopped) as caught:
        predict_cases(project, model, [second, first], options=stop_before(2))
    assert [entry.case for entry in caught.value.kept.predicted] == [second.id]
    claim.release()
    clear_half_written(project, [first.id, second.id], model)
    assert not half.exists()
    result = predict_cases(project, model, [first], options=Options("cpu"))
    assert [entry.case for entry in result.predicted] == [first.id]
    assert os.listdir(first.folder / "predictions") == [mask_path(first, model).name]
