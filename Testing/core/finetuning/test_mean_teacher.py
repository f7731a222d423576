"""Mean Teacher: the ramp, who learns and who follows, which images it may see."""

import math
from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.mean_teacher import MeanTeacherSettings, agreement_weight
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.planning import FinetuningPlan, plan_finetuning, unlabelled_cases
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.preflight import rehearse
from SSLSegmentationLib.preflight.disk import stage_bytes, store_bytes, weight_bytes
from SSLSegmentationLib.project import Case, LabelRecord, Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import through_plane_axis
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.training.plan import RunPlan, cases_of, new_test_cases

from .conftest import context, last_checkpoint, same_tensors, tiny

CPU = torch.device("cpu")
REFERENCE = MeanTeacherSettings()


def semi(steps=4, norm="instance", intensity=None, **changes):
    """Settings of a tiny run with this strategy."""
    settings = tiny(steps, strategy="mean_teacher", mean_teacher=replace(REFERENCE, **changes))
    settings = replace(settings, network=UNetSettings(widths=(8, 16), norm=norm))
    return settings if intensity is None else replace(settings, intensity=intensity)


def objective_of(project, folder, settings):
    """What such a run trains, before its first step, and a slice store for it in ``folder``."""
    plan = plan_finetuning(project, settings)
    if not folder.exists():
        build_store(folder, cases_of(plan.fixed(), project), plan.preprocessing, plan.schema)
    network = seeded_network(plan.network, plan.schema.class_count, settings.optimisation.seed)
    return method_of(plan, settings).objective(settings.optimisation, network, SliceStore(folder), CPU)


# ---------------------------------------------------------------------- the ramp
def test_the_weight_rises_as_in_the_reference():
    no_pause = replace(REFERENCE, start=0.0)
    assert agreement_weight(0, 30_000, no_pause) == pytest.approx(0.1 * math.exp(-5))
    assert agreement_weight(15_000, 30_000, no_pause) == pytest.approx(0.1 * math.exp(-5 * 0.25))
    assert agreement_weight(30_000, 30_000, no_pause) == 0.1
    assert agreement_weight(989, 30_000, REFERENCE) == 0 < agreement_weight(990, 30_000, REFERENCE)
    weights = [agreement_weight(step, 300, no_pause) for step in range(301)]
    assert weights == sorted(weights)


def test_a_shorter_ramp_ends_earlier_and_none_is_a_step():
    short = replace(REFERENCE, ramp=0.4, start=0.0)
    assert (
        agreement_weight(119, 300, short)
        < 0.1
        == agreement_weight(120, 300, short)
        == agreement_weight(299, 300, short)
    )
    assert agreement_weight(0, 300, replace(short, ramp=0.0)) == 0.1


# ---------------------------------------------------------------------- student and teacher
def test_gradients_reach_only_the_student(project, tmp_path):
    objective = objective_of(project, tmp_path / "store", semi(weight=1.0, start=0.0, ramp=0.0))
    objective.training_mode()
    losses = objective.training_loss(0)
    assert losses["loss"] == losses["supervised_loss"] + losses["disagreement"] and losses["disagreement"] > 0
    losses["disagreement"].backward()
    assert all(weight.grad.abs().sum() > 0 for weight in objective.module.student.segmentation_head.parameters())
    assert all(weight.grad is None for weight in objective.module.teacher.parameters())
    trained = {id(weight) for group in objective.parameter_groups() for weight in group["params"]}
    assert trained == {id(weight) for weight in objective.module.student.parameters()}


def test_equal_networks_that_see_the_same_agree(project, tmp_path):
    plain = objective_of(project, tmp_path / "store", semi(noise=0.0, intensity=IntensityRanges()))
    plain.training_mode()
    assert float(plain.training_loss(0)["disagreement"].detach()) < 1e-10
    student, teacher = plain.unlabelled_views(0)
    assert torch.equal(student, teacher)
    with torch.no_grad():
        plain.network.segmentation_head.bias[0] += 1.0
    assert plain.training_loss(0)["disagreement"] > 1e-4


def test_both_see_the_same_place_and_only_the_teacher_sees_noise(project, tmp_path):
    objective = objective_of(project, tmp_path / "store", semi(noise=0.1, intensity=IntensityRanges()))
    student, teacher = objective.unlabelled_views(3)
    noise = (teacher - student).flatten()
    assert float(noise.abs().max()) == pytest.approx(0.2, rel=1e-4)  # cut off at two standard deviations
    assert float(noise.std()) == pytest.approx(0.096, rel=0.05) and abs(float(noise.mean())) < 0.005
    again, other = objective.unlabelled_views(3), objective.unlabelled_views(4)
    assert torch.equal(again[0], student) and torch.equal(again[1], teacher) and not torch.equal(other[0], student)


def test_the_labelled_slices_are_those_of_full_finetuning(project, tmp_path):
    settings = semi()
    both = objective_of(project, tmp_path / "store", settings)
    alone = objective_of(project, tmp_path / "store", replace(settings, strategy="full"))
    both.training_mode()
    for step in range(3):
        assert torch.equal(both.batch(step)[0], alone.batch(step)[0])
        supervised = float(both.training_loss(step)["supervised_loss"].detach())
        assert supervised == pytest.approx(float(alone.training_loss(step)["loss"].detach()), rel=1e-4)


def test_the_teacher_follows_by_the_formula_with_its_running_statistics(project, tmp_path):
    objective = objective_of(project, tmp_path / "store", semi(norm="batch", decay=0.6))
    student, teacher = objective.module.student, objective.module.teacher
    objective.training_mode()
    assert student.training and not teacher.training
    objective.training_loss(0)  # moves the student's running statistics, not the teacher's
    assert any(not torch.equal(mine, its) for mine, its in zip(teacher.buffers(), student.buffers(), strict=True))
    for step, decay in [(0, 0.0), (1, 0.5), (2, 0.6), (50, 0.6)]:
        with torch.no_grad():
            for weight in student.parameters():
                weight += 0.1
        before = {name: tensor.clone() for name, tensor in teacher.state_dict().items()}
        objective.after_step(step, 100)
        for name, tensor in teacher.state_dict().items():
            its = student.state_dict()[name]
            expected = decay * before[name] + (1 - decay) * its if its.is_floating_point() else its
            assert torch.allclose(tensor, expected, atol=1e-6), name
            assert step or torch.equal(tensor, its), name


@pytest.mark.parametrize("keep", ["teacher", "student"])
def test_the_network_that_was_validated_is_handed_on(project, tmp_path, keep):
    result = run_finetuning(project, semi(keep=keep, decay=0.9), context(tmp_path))
    best = load_checkpoint(tmp_path / "run/checkpoints/finetune/best.pt", "training")["module"]
    model = load_checkpoint(result.model, "model")["state"]
    other = {"teacher": "student", "student": "teacher"}[keep]
    assert same_tensors(model, {name: best[f"{keep}.{name}"] for name in model})
    assert not same_tensors(model, {name: best[f"{other}.{name}"] for name in model})
    objective = objective_of(project, tmp_path / "run" / "slices", semi(keep=keep))
    objective.module.load_state_dict(best)
    with torch.inference_mode():
        score = objective.validate(objective.module.eval())["score"]
    assert score == pytest.approx(result.outcome.best_score)


def test_memory_is_saved_on_both_halves_of_the_batch(project, tmp_path):
    objective = objective_of(project, tmp_path / "store", semi(unlabelled_ratio=2))
    whole = objective.unlabelled_views(0)[0]
    objective.parts = 4
    parts = [objective.unlabelled_views(0, part)[0] for part in range(4)]
    assert [len(part) for part in parts] == [2] * 4 and len(whole) == 8
    assert objective.training_loss(0, 3)["loss"].isfinite()


# ---------------------------------------------------------------------- which images
def a_case(number, role, labelled):
    geometry = {"size": (4, 4, 4), "spacing_mm": (1.0, 1.0, 1.0), "direction": (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)}
    label = LabelRecord("label.nrrd") if labelled else None
    return Case(f"case{number}", "", role, "image.nrrd", f"print{number}", **geometry, label=label)


@given(st.data(), st.lists(st.tuples(st.sampled_from(Role), st.booleans()), max_size=12), st.booleans())
def test_images_without_labels_come_from_no_test_or_validation_case(data, kinds, transductive):
    cases = [a_case(number, *kind) for number, kind in enumerate(kinds)]
    labelled = [case for case in cases if case.role is Role.TRAIN and case.label]
    train = data.draw(st.lists(st.sampled_from(labelled), unique_by=lambda case: case.id)) if labelled else []
    found = unlabelled_cases(cases, train, transductive=transductive)
    assert all(case.label is None for case in found) and not {c.id for c in found} & {c.id for c in train}
    allowed = {Role.TRAIN, Role.UNLABELLED} | ({Role.TEST} if transductive else set())
    assert {c.id for c in found} == {c.id for c in cases if c.role in allowed} - {c.id for c in train}
    validation = [case for case in cases if case.role is Role.VALIDATION and case.label]
    plan = FinetuningPlan(train, validation, None, None, 32, None, None, found, transductive)
    ids = [case.id for case in plan.fixed().cases]
    assert len(set(ids)) == len(ids) and ids == [case.id for case in plan.cases]
    assert transductive or not [case for case in plan.fixed().cases if case.role == Role.TEST]


def test_training_cases_that_are_not_chosen_are_learnt_from_without_their_labels(project, tmp_path):
    chosen, other = project.cases(Role.TRAIN)
    result = run_finetuning(project, semi(2), context(tmp_path), train_ids=[chosen.id])
    plan, store = RunPlan.read(tmp_path / "run"), SliceStore(tmp_path / "run" / "slices")
    held_out = {case.id for case in project.cases(Role.VALIDATION, Role.TEST)}
    assert other.id in plan.unlabelled_ids and not held_out & set(plan.unlabelled_ids)
    assert (store.labels[store.rows(ids=plan.unlabelled_ids)] == NOT_ANNOTATED).all()
    assert result.labels["train_cases"] == 1 and result.labels["unlabelled_cases"] == 3
    data = load_checkpoint(result.model, "model")["data"]
    assert data["cases"] == [chosen.id] and data["unlabelled"] == plan.unlabelled_ids and not data["transductive"]
    card = ModelCard.read(tmp_path / "run")
    assert (card.strategy, card.unlabelled_volumes, card.transductive) == ("mean_teacher", 3, False)


def test_slices_that_nobody_has_annotated_count_as_unlabelled(project, tmp_path):
    for case in project.cases(Role.UNLABELLED):
        project.set_role(case, Role.TEST)
    for case in project.cases(Role.TRAIN):
        axis = through_plane_axis(case)
        case.label = LabelRecord(case.label.file, "annotated", axis, [case.size[axis] // 2])
        case.save()
    objective = objective_of(project, tmp_path / "store", semi())
    store = objective.store
    assert objective.train_slices == 2
    assert set(objective.unlabelled.rows) == set(store.rows(roles=["train"])) - set(objective.stream.rows)


def test_without_any_image_to_learn_from_the_strategy_is_refused(project, tmp_path):
    for case in project.cases(Role.UNLABELLED):
        project.set_role(case, Role.TEST)
    with pytest.raises(DataError, match=r"no image without labels.*strategy 'full'"):
        run_finetuning(project, semi(), context(tmp_path))


def test_transductive_is_said_everywhere(project, tmp_path):
    settings = semi(2, transductive=True)
    test = {case.id for case in project.cases(Role.TEST)}
    validation = {case.id for case in project.cases(Role.VALIDATION)}
    assert set(prepare_finetuning(project, settings).seen_test_cases) == test
    run_finetuning(project, settings, context(tmp_path))
    plan = RunPlan.read(tmp_path / "run")
    assert plan.transductive and test <= set(plan.unlabelled_ids) and not validation & set(plan.unlabelled_ids)
    assert (len(plan.cases), len(SliceStore(tmp_path / "run" / "slices").cases)) == (6, 6)  # none of them twice
    assert ModelCard.read(tmp_path / "run").transductive
    assert new_test_cases(plan, project) == []
    learnt_from = project.cases(Role.TRAIN)[0]
    project.set_role(learnt_from, Role.TEST)
    assert new_test_cases(plan, project) == [learnt_from.id]


def test_an_unlabelled_case_that_becomes_a_test_case_stops_the_resume(project, tmp_path):
    run_finetuning(project, semi(2), context(tmp_path))
    case = project.cases(Role.UNLABELLED)[0]
    project.set_role(case, Role.TEST)
    with pytest.raises(SettingsError, match=f"'{case.id}' has become a test case"):
        run_finetuning(project, semi(2), context(tmp_path))


def test_other_strategies_plan_and_learn_without_unlabelled_cases(project, tmp_path):
    assert plan_finetuning(project, tiny()).fixed().unlabelled == ()
    result = run_finetuning(project, tiny(2), context(tmp_path))
    assert result.labels["unlabelled_cases"] == 0 and len(SliceStore(tmp_path / "run" / "slices").cases) == 3
    assert not any(name.startswith("teacher") for name in last_checkpoint(tmp_path / "run")["module"])


# ---------------------------------------------------------------------- before it starts
def test_the_preflight_measures_both_networks_and_both_halves_of_the_batch(project, tmp_path):
    work = prepare_finetuning(project, semi())
    alone = prepare_finetuning(project, tiny())
    one_network = weight_bytes(alone.stages[0].module())
    assert stage_bytes(work.stages[0]) == pytest.approx(stage_bytes(alone.stages[0]) + one_network, rel=0.01)
    assert store_bytes(work) > store_bytes(alone)  # slices without labels
    assert work.unlabelled == [] and {case.id for case in work.cases} >= {
        case.id for case in project.cases(Role.UNLABELLED)
    }
    seen = []
    forward = UNet.forward
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(UNet, "forward", lambda self, images: (seen.append(len(images)), forward(self, images))[1])
        report = rehearse(work, tmp_path, CPU)
    assert report.stages["finetune"].measured and not report.refusals
    assert {8, 4} <= set(seen)  # the student on both halves of a batch of four, the teacher on one


def test_a_sample_of_the_cases_without_any_unlabelled_slice_can_be_measured(project, tmp_path):
    plan = plan_finetuning(project, semi())
    store = build_store(tmp_path / "store", plan.train, plan.preprocessing, plan.schema)
    network = seeded_network(plan.network, plan.schema.class_count, 0)
    objective = method_of(plan, semi()).objective(semi().optimisation, network, store, CPU)
    assert objective.training_loss(0)["loss"].isfinite()
