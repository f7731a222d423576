"""A scan that a network has seen is known again by its content, in this project and in another one."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from model_samples import model_content
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import fixed_finetuning_plan
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.inference.model_exchange import export_model, import_model
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import fixed_pretraining_plan, plan_pretraining
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.cohort import remarks
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.seen import scan_record, seen_scans
from SSLSegmentationLib.training import load_checkpoint, save_result
from SSLSegmentationLib.training.plan import RunPlan, planned


def copied_by_hand(project, case, role):
    folder = case.folder.with_name("copy")
    shutil.copytree(case.folder, folder)
    copy = Case.load(folder)
    copy.role = role
    copy.save()
    return copy


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    return RunFolder(folder)


def test_a_training_case_that_is_the_scan_of_a_test_case_is_refused(project, run):
    copied_by_hand(project, project.cases(Role.TEST)[0], Role.TRAIN)
    with pytest.raises(SettingsError, match=r"'copy', .* is the same scan as the test case"):
        fixed_finetuning_plan(run.folder, project, FinetuneSettings.from_preset("quick"), None, ["copy"])
    with pytest.raises(SettingsError, match="is the same scan"):
        fixed_pretraining_plan(run.folder, project, PretrainingSettings.from_preset("regression", "quick"))
    assert not list(run.folder.iterdir())


def test_the_same_scan_twice_is_remarked_on(project):
    original = project.cases(Role.TEST)[0]
    copied_by_hand(project, original, Role.UNLABELLED)
    found = remarks(project.cases())
    assert found["copy"] == [f"Is the same scan as '{original.id}' (test): keep one of them."]
    assert "'copy' (unlabelled)" in found[original.id][0]


def test_a_transductive_pretraining_keeps_validation_cases_apart(project):
    plan = plan_pretraining(project, replace(PretrainingSettings.from_preset("regression", "quick"), transductive=True))
    learnt, validation = ({case.id for case in part} for part in (plan.train, plan.validation))
    assert validation == {case.id for case in project.cases(Role.VALIDATION)}
    assert not learnt & validation and {case.id for case in project.cases(Role.TEST)} <= learnt


def test_a_model_from_another_project_brings_its_scans_along(project, tmp_path):
    case = project.cases(Role.TRAIN)[0]
    made = RunFolder(project.new_run_folder("finetune"))
    content = model_content()
    content["data"]["scans"] = scan_record(learnt=[case])
    content["backbone"]["data"]["scans"] = scan_record(unlabelled=project.cases(Role.TEST))
    save_result(made.folder, "model", content)
    file = export_model(find_entry(project, made.id), tmp_path / "model", card_text)
    entry = import_model(Project.create(tmp_path / "other"), file).entry
    seen = seen_scans(load_checkpoint(entry.path, "model"), entry.folder)
    assert seen.among([case], seen.learnt) == [case.id]
    assert seen.among(project.cases(), seen.unlabelled) == [c.id for c in project.cases(Role.TEST)]


def test_the_plan_of_a_run_knows_the_scans_that_an_older_checkpoint_does_not(project, run):
    learnt = project.cases(Role.TRAIN)
    plan = plan_pretraining(project, PretrainingSettings.from_preset("regression", "quick"))
    RunPlan(planned(learnt), planned(project.cases(Role.VALIDATION)), plan.preprocessing, project.schema).write(
        run.folder
    )
    content = {**model_content(), "kind": "model", "backbone": None}
    content["data"] = {"fingerprint": "g", "cases": [case.id for case in learnt]}
    seen = seen_scans(content, run.folder)
    assert not seen.by_id and seen.learnt == {case.fingerprint for case in learnt}
    assert seen.validation == {case.fingerprint for case in project.cases(Role.VALIDATION)}
    (run.folder / "plan.json").write_text("{")
    assert seen_scans(content, run.folder).by_id


def test_all_frames_of_a_series_are_one_scan(tmp_path):
    project = Project.create(tmp_path / "hearts")
    voxels = np.stack([noise((4, 9, 8), np.int16, seed) for seed in range(3)])
    sitk.WriteImage(sitk.GetImageFromArray(voxels, isVector=False), str(tmp_path / "cine.nii.gz"))
    case = add_volume(project, tmp_path / "cine.nii.gz", Role.TEST, frames="all")
    learnt, *others = project.volumes()
    seen = seen_scans({"kind": "model", "data": {"cases": [learnt.id], "scans": scan_record(learnt=[learnt])}})
    assert seen.among(others, seen.learnt) == [other.id for other in others] and case.series is not None
    with pytest.raises(DataError, match=f"'{others[0].id}' was used to train"):
        seen.refuse_learnt(others[:1], Role.TEST)
