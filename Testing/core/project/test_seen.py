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
from SSLSegmentationLib.importing import add_folder, add_volume
from SSLSegmentationLib.importing.projections import Part, cut_case
from SSLSegmentationLib.importing.volumes import Intake
from SSLSegmentationLib.inference.model_exchange import export_model, import_model
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import fixed_pretraining_plan, plan_pretraining
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.cohort import remarks
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.seen import refuse_scans_of_test_cases, scan_record, seen_scans
from SSLSegmentationLib.project.series import frames_of
from SSLSegmentationLib.training import load_checkpoint, save_result
from SSLSegmentationLib.training.plan import RunPlan, planned
from SSLSegmentationLib.volumes.assumed_spacing import SpacingWish


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


def learnt_from(*cases):
    """What a model says that has learnt from these, as its plan hands them on."""
    return seen_scans({"kind": "model", "data": {"cases": [], "scans": scan_record(learnt=planned(cases))}})


@pytest.fixture
def cine(tmp_path):
    voxels = np.stack([noise((4, 9, 8), np.int16, seed) for seed in range(4)])
    sitk.WriteImage(sitk.GetImageFromArray(voxels, isVector=False), str(tmp_path / "cine.nii.gz"))
    return tmp_path / "cine.nii.gz"


@pytest.mark.parametrize("frames", ["2", "2,4", "mean"])
def test_other_volumes_of_a_series_or_their_mean_are_its_scan_in_another_project_too(tmp_path, cine, frames):
    whole = add_volume(Project.create(tmp_path / "whole"), cine, frames="all")
    project = Project.create(tmp_path / "other")
    add_volume(project, cine, frames=frames)
    views, others = frames_of(whole), project.volumes()
    seen = learnt_from(views[0])
    assert seen.among(others, seen.learnt) == [other.id for other in others]
    seen = learnt_from(others[0])
    assert seen.among(views, seen.learnt) == [view.id for view in views]


def test_a_scan_is_the_same_at_an_assumed_spacing(tmp_path):
    sitk.WriteImage(sitk.GetImageFromArray(noise((4, 9, 8), np.int16, 1)), str(tmp_path / "scan.nrrd"))
    wishes = (None, SpacingWish(pixel_size=2), SpacingWish(pixel_size=3))
    as_it_is, *assumed = (
        add_volume(Project.create(tmp_path / f"project {number}"), tmp_path / "scan.nrrd", spacing=wish)
        for number, wish in enumerate(wishes)
    )
    for learnt, tested in ((as_it_is, assumed[0]), (assumed[0], as_it_is), (assumed[0], assumed[1])):
        with pytest.raises(DataError, match="the same scan, by its content"):
            learnt_from(learnt).refuse_learnt([tested], Role.TEST)


@pytest.fixture
def cut(tmp_path):
    """A project, the folder that its only volume came from, that volume as it was, and the parts it was cut into."""
    (tmp_path / "scans").mkdir()
    sitk.WriteImage(sitk.GetImageFromArray(noise((9, 6, 5), np.int16, 1)), str(tmp_path / "scans" / "eye.nrrd"))
    project = Project.create(tmp_path / "eyes")
    whole = add_folder(project, tmp_path / "scans", Role.TRAIN).added[0]
    return (
        project,
        tmp_path / "scans",
        whole,
        cut_case(project, whole, 2, [Part(Role.TRAIN, 0, 4), Part(Role.TEST, 5, 9)]),
    )


def test_a_part_of_a_case_is_of_its_scan_and_none_of_the_other_parts(cut):
    _, _, whole, (first, last) = cut
    assert learnt_from(whole).among([last], learnt_from(whole).learnt) == [last.id]
    learnt_from(first).refuse_learnt([last], Role.TEST)
    with pytest.raises(SettingsError, match="the same scan as the test case"):
        refuse_scans_of_test_cases(planned([whole]), [last])
    refuse_scans_of_test_cases(planned([first]), [last])


def test_what_was_cut_does_not_come_in_whole_again(cut):
    project, scans, _, parts = cut
    report = add_folder(project, scans, Role.TRAIN)
    assert report.present == [scans / "eye.nrrd"] and not report.added and not report.refused
    assert Intake(project).take(scans / "eye.nrrd", Role.TRAIN) == ""  # no part gets further sequences of the whole
    (project.folder / "imported.jsonl").unlink()
    for name in (None, "again"):
        with pytest.raises(DataError, match=f"was cut into parts, such as case '{parts[-1].id}'"):
            add_volume(project, scans / "eye.nrrd", name=name)
    with pytest.raises(DataError, match="was cut into parts"):
        add_volume(project, scans / "eye.nrrd", spacing=SpacingWish(pixel_size=2))
    for part in parts:
        project.remove_case(part)
    assert add_volume(project, scans / "eye.nrrd").size == (5, 6, 9)


def test_a_part_that_is_cut_again_remembers_both(cut):
    project, _, whole, (first, _) = cut
    smaller = cut_case(project, first, 0, [Part(Role.TRAIN, 0, 2), Part(Role.VALIDATION, 3, 5)])
    assert all(set(piece.cut_from) == {whole.fingerprint, first.fingerprint} for piece in smaller)
    assert Case.load(smaller[0].folder) == smaller[0]
