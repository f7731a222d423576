"""The plan of a run is fixed when it starts: what is done to the project meanwhile changes no resumed run."""

import json
import shutil
from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.api import Options, finetune, pretrain, resume
from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.preflight.flight import MEASURING
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.plan import PlannedCase, RunPlan, fixed_plan

NETWORK = UNetSettings(widths=(8, 16))


def pretraining(steps=3):
    chosen = PretrainingSettings.from_preset("regression", "quick")
    stages = {n: (own, replace(o, steps=steps, batch_size=4)) for n, (own, o) in chosen.stages.items()}
    return replace(chosen, network=NETWORK, max_size=32, stages=stages)


def finetuning(steps=3):
    chosen = FinetuneSettings.from_preset("quick")
    return replace(
        chosen, network=NETWORK, max_size=32, optimisation=replace(chosen.optimisation, steps=steps, batch_size=4)
    )


def stop_while_training():
    """Stops a run after its first step."""
    seen = []

    def progress(items, what):
        seen.append(what)
        return items

    return Options("cpu", progress, lambda: seen[-1:] not in ([], ["preparing slices"], [MEASURING]))


def replace_file(path, by):
    """As every file of a project is replaced: with another inode under the same name."""
    shutil.copyfile(by, path.with_name("new.pt"))
    path.with_name("new.pt").replace(path)


def stopped(train, *arguments, **settings):
    with pytest.raises(Stopped):
        train(*arguments, **settings, options=stop_while_training())


def same_weights(one, other):
    one, other = (load_checkpoint(path, "backbone", "model")["state"] for path in (one, other))
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


def remove(case):
    shutil.rmtree(case.folder)


def add_copy(project, case):
    """A case more in the project, with the same files under another id."""
    shutil.copytree(case.folder, case.folder.with_name("a-new-one"))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"train": "ab", "validation": "cb"}, "'b' would be learnt from and validated on"),
        ({"train": "a", "validation": "b", "unlabelled": "cb"}, "'b' would be learnt from and validated on"),
        ({"train": "aa", "validation": "b"}, "'a' would be learnt from twice"),
    ],
)
def test_no_new_plan_has_a_case_in_two_parts(project, tmp_path, parts, words):
    cases = {part: tuple(PlannedCase(name, "train", name) for name in names) for part, names in parts.items()}
    plan = RunPlan(preprocessing=Preprocessing(), **cases)
    with pytest.raises(SettingsError, match=words):
        fixed_plan(tmp_path, project, lambda _project: plan)
    plan.write(tmp_path)  # by an older version, which goes on
    assert fixed_plan(tmp_path, None, lambda _project: plan) == plan


def test_a_resumed_pretraining_equals_an_unstopped_one_whatever_happened_to_the_cases(project):
    whole = pretrain(project, settings=pretraining(), options=Options("cpu"))
    stopped(pretrain, project, settings=pretraining())
    one, other = project.cases(Role.UNLABELLED)
    add_copy(project, one)
    remove(one)
    project.set_role(other, Role.VALIDATION)
    assert same_weights(resume(project, options=Options("cpu")), whole)


def test_a_resumed_finetuning_equals_an_unstopped_one_whatever_happened_to_the_cases(project):
    whole = finetune(project, settings=finetuning(), options=Options("cpu")).model
    stopped(finetune, project, settings=finetuning())
    one, other = project.cases(Role.TRAIN)
    add_copy(project, one)
    shutil.copy(project.cases(Role.VALIDATION)[0].label_path, one.folder / "label-2.nrrd")
    one.label = replace(one.label, file="label-2.nrrd")
    one.save()
    remove(other)
    project.set_schema(LabelSchema((*project.schema.segments, *LabelSchema.from_names({9: "new"}).segments)))
    assert same_weights(resume(project, options=Options("cpu")).model, whole)


def test_a_case_that_has_become_a_test_case_stops_the_resume(project):
    stopped(pretrain, project, settings=pretraining())
    case = project.cases(Role.UNLABELLED)[0]
    project.set_role(case, Role.TEST)
    with pytest.raises(SettingsError, match=f"'{case.id}' has become a test case"):
        resume(project)


@pytest.mark.parametrize("change", ["trained further", "removed"])
def test_a_resumed_finetuning_goes_on_from_the_backbone_it_began_with(project, change):
    backbone = pretrain(project, settings=pretraining(2), options=Options("cpu"))
    other = pretrain(project, settings=pretraining(3), options=Options("cpu"))
    whole = finetune(project, backbone, settings=finetuning(), options=Options("cpu")).model
    stopped(finetune, project, backbone, settings=finetuning())
    if change == "removed":
        shutil.rmtree(backbone.parent)
    else:
        replace_file(backbone, other)
    resumed = resume(project, options=Options("cpu")).model
    assert same_weights(resumed, whole)
    lineage = load_checkpoint(resumed, "model")["backbone"]
    assert lineage == load_checkpoint(whole, "model")["backbone"] is not None


def test_without_any_of_its_cases_a_resumed_finetuning_ends_all_the_same(project):
    stopped(finetune, project, settings=finetuning())
    for case in project.cases(Role.TRAIN, Role.VALIDATION):
        remove(case)
    resumed = resume(project, options=Options("cpu"))
    assert resumed.labels["train_cases"] == 2
    messages = [event["text"] for event in RunFolder(resumed.model.parent).events("message")]
    assert any("not scored on their own grids" in text for text in messages)


def killed_while_preparing(project):
    """A run whose plan is written, and whose slices are not."""
    stopped(pretrain, project, settings=pretraining())
    run = RunFolder(project.run_folder("latest"))
    shutil.rmtree(run.folder / "slices")
    shutil.rmtree(run.checkpoints)
    return run


def test_slices_that_were_never_finished_are_prepared_by_the_plan(project):
    whole = pretrain(project, settings=pretraining(), options=Options("cpu"))
    killed_while_preparing(project)
    add_copy(project, project.cases(Role.UNLABELLED)[0])
    assert same_weights(resume(project, options=Options("cpu")), whole)


def test_a_planned_case_that_is_gone_before_its_slices_are_prepared_is_named(project):
    killed_while_preparing(project)
    case = project.cases(Role.UNLABELLED)[0]
    remove(case)
    with pytest.raises(SettingsError, match=f"'{case.id}'.*is no longer in the project"):
        resume(project)


def test_data_that_cannot_be_prepared_may_be_mended_before_the_resume(project):
    whole = pretrain(project, settings=pretraining(), options=Options("cpu"))
    add_copy(project, project.cases(Role.UNLABELLED)[0])
    broken = project.case("a-new-one")
    broken.fingerprint = "0" * len(broken.fingerprint)
    broken.save()
    with pytest.raises(DataError, match="has changed since it was added"):
        pretrain(project, settings=pretraining(), options=Options("cpu"))
    remove(broken)
    assert same_weights(resume(project, options=Options("cpu")), whole)


def test_the_plan_survives_its_file_and_damage_is_named(project):
    stopped(finetune, project, settings=finetuning())
    folder = project.run_folder("latest")
    plan = RunPlan.read(folder)
    assert plan.schema == project.schema and len(plan.train) == 2 and len(plan.validation) == 1
    plan.write(folder)
    assert RunPlan.read(folder) == plan
    text = (folder / "plan.json").read_text()
    content = json.loads(text)
    (folder / "plan.json").write_text(json.dumps({**content, "train": [{"id": 3}]}))
    with pytest.raises(ProjectError, match="is damaged"):
        RunPlan.read(folder)
    (folder / "plan.json").write_text(json.dumps({**content, "format_version": 99}))
    with pytest.raises(ProjectError, match="format 99"):
        RunPlan.read(folder)
