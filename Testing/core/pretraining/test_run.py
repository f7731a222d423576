"""Pretraining runs: which cases, resume, what the backbone records."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, plan_pretraining, recipe, run_pretraining
from SSLSegmentationLib.pretraining.run import build_method
from SSLSegmentationLib.pretraining.slices import PretrainingObjective
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.training import Place, RunContext, Stopped, Trainer, load_checkpoint
from SSLSegmentationLib.training.plan import cases_of
from SSLSegmentationLib.training.preparation import patch_size


def tiny(method, steps=4, **changes):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (own, replace(optimisation, steps=steps, batch_size=4, validate_every=2))
        for name, (own, optimisation) in settings.stages.items()
    }
    return replace(settings, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages, **changes)


def context(tmp_path, name="run", stop_after=None):
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    run, steps = RunFolder(folder), iter(range(10**6))

    def should_stop():  # after so many steps; while volumes are prepared there is no checkpoint yet
        return stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after

    return RunContext(run, should_stop=should_stop)


def test_unknown_methods_and_presets_are_named_with_the_choices():
    with pytest.raises(SettingsError, match=r"'magic'.*regression"):
        recipe("magic")
    with pytest.raises(SettingsError, match=r"'huge'.*quick"):
        PretrainingSettings.from_preset("regression", "huge")


def test_the_paper_preset_has_the_papers_settings():
    regression = recipe("regression").preset("paper").stages["regression"]
    assert (regression[0].masked_fraction, regression[0].noise_std, regression[0].fill) == (0.1, 0.01, "gauss")
    stages = recipe("contrastive").preset("paper").stages
    assert [stages[s][0].temperature for s in ("global", "local")] == [0.1, 0.1]
    for _, optimisation in (regression, *stages.values()):
        assert (optimisation.epochs, optimisation.optimizer, optimisation.learning_rate) == (1000, "adam", 1e-3)
        assert optimisation.schedule == "plateau"


def test_test_cases_stay_out_unless_asked_for(project):
    plan = plan_pretraining(project, tiny("regression"))
    assert {case.role for case in plan.train} == {Role.UNLABELLED, Role.TRAIN}
    assert {case.role for case in plan.validation} == {Role.VALIDATION}
    assert "without test cases" in str(plan)
    asked = plan_pretraining(project, tiny("regression", transductive=True))
    assert {case.role for case in asked.train} == {Role.UNLABELLED, Role.TRAIN, Role.TEST}
    assert {case.role for case in asked.validation} == {Role.VALIDATION} and "transductive" in str(asked)


def test_without_a_test_case_no_plan_says_that_it_learns_from_some(project):
    for case in project.cases(Role.TEST):
        project.set_role(case, Role.UNLABELLED, force=True)
    assert not plan_pretraining(project, tiny("regression", transductive=True)).transductive


def test_a_transductive_pretraining_without_validation_cases_holds_out_no_test_case(project):
    for number, case in enumerate(project.cases()):
        project.set_role(case, Role.TEST if number == 0 else Role.UNLABELLED, force=True)
    plan = plan_pretraining(project, tiny("regression", transductive=True))
    assert [case.role for case in plan.validation] == [Role.UNLABELLED] and plan.transductive


@pytest.mark.parametrize("transductive", [False, True])
def test_validation_cases_alone_are_never_learnt_from(project, transductive):
    for case in project.cases():
        project.set_role(case, Role.VALIDATION, force=True)
    with pytest.raises(DataError, match="no case to pretrain on"):
        plan_pretraining(project, tiny("regression", transductive=transductive))


def test_a_range_is_checked_on_every_way_in():
    with pytest.raises(SettingsError, match="max_size = 8 is out of range"):
        replace(tiny("regression"), max_size=8)


def test_without_validation_cases_some_are_held_out(project):
    for case in project.cases(Role.VALIDATION):
        project.set_role(case, Role.UNLABELLED)
    plan = plan_pretraining(project, tiny("regression"))
    assert len(plan.validation) == 1 and len(plan.train) == 4
    assert not {case.id for case in plan.train} & {case.id for case in plan.validation}


def test_a_project_with_test_cases_only_cannot_be_pretrained_on(project):
    for case in project.cases():
        project.set_role(case, Role.TEST)
    with pytest.raises(DataError, match="no case to pretrain on"):
        plan_pretraining(project, tiny("regression"))


@pytest.mark.parametrize("method", ["contrastive", "simclr", "pcl", "chaitanya"])
def test_a_contrast_needs_two_slices_a_step(project, method):
    settings = tiny(method)
    name, (own, optimisation) = next(iter(settings.stages.items()))
    stages = {**settings.stages, name: (own, replace(optimisation, batch_size=1))}
    with pytest.raises(SettingsError, match=f"Stage '{name}' compares slices .* Use 2 or more"):
        plan_pretraining(project, replace(settings, stages=stages))
    regression = tiny("regression")
    own, optimisation = regression.stages["regression"]
    stages = {"regression": (own, replace(optimisation, batch_size=1))}
    assert plan_pretraining(project, replace(regression, stages=stages)).train


def test_validation_slices_that_all_count_as_alike_are_no_score(project, tmp_path):
    """Their loss is 0 whatever the weights, so the first would stay the best."""
    settings = tiny("chaitanya")
    plan = plan_pretraining(project, settings)
    store = build_store(tmp_path / "slices", cases_of(plan, project), plan.preprocessing)
    stage = recipe("chaitanya").stages[0]
    module = build_method(stage, settings, seeded_network(settings.network, 2, 0), (32, 32))
    train = store.rows(ids=[case.id for case in plan.train])
    optimisation = settings.stages[stage.name][1]
    lowest, any_part = (store.rows()[-store.cases[-1].count :][:count] for count in (2, None))
    for rows, counts in ((lowest, False), (any_part, True)):
        objective = PretrainingObjective(module, store, train, rows, optimisation, stage.name, torch.device("cpu"))
        with torch.inference_mode():
            assert bool(objective.validate(module)) == counts


def test_the_backbone_records_method_data_and_preprocessing(project, tmp_path):
    backbone = run_pretraining(project, tiny("regression"), context(tmp_path))
    content = load_checkpoint(backbone, "backbone")
    assert content["data"]["transductive"] is False and content["data"]["volumes"] == 4
    assert sorted(content["data"]["cases"]) == sorted(case.id for case in project.cases(Role.TRAIN, Role.UNLABELLED))
    assert content["preprocessing"]["spacing_mm"] > 0 and content["network"]["widths"] in ([8, 16], (8, 16))
    assert {name.split(".")[0] for name in content["state"]} == {"encoder", "decoder"}


def stopped(project, tmp_path, settings, after, name="run"):
    with pytest.raises(Stopped) as stop:
        run_pretraining(project, settings, context(tmp_path, name, after))
    return stop.value


@pytest.mark.parametrize(("after", "parts", "stages"), [(3, {"encoder"}, 1), (6, {"encoder", "decoder"}, 2)])
def test_a_stop_hands_on_the_best_of_the_stages_so_far(project, tmp_path, after, parts, stages):
    stop = stopped(project, tmp_path, tiny("contrastive"), after)
    stage, step = ("global", 3) if stages == 1 else ("local", 2)
    assert stop.where == {"stage": stage, "step": step, "total": 4}
    assert stop.kept == tmp_path / "run" / "backbone.pt"
    content = load_checkpoint(stop.kept, "backbone")
    assert content["stopped_early"] == stop.where
    assert {name.split(".")[0] for name in content["state"]} == parts
    assert [outcome["stopped"] for outcome in content["stages"]] == [False] * (stages - 1) + [True]
    best = load_checkpoint(tmp_path / "run/checkpoints" / stage / "best.pt", "training")
    assert best["step"] == 2
    for name, tensor in content["state"].items():
        assert torch.equal(tensor, best["module"][f"network.{name}"]), name
    final = load_checkpoint(run_pretraining(project, tiny("contrastive"), context(tmp_path)), "backbone")
    assert final["stopped_early"] is None and len(final["stages"]) == 2


def test_a_stop_before_the_first_validation_keeps_the_last_weights(project, tmp_path):
    content = load_checkpoint(stopped(project, tmp_path, tiny("regression"), 1).kept, "backbone")
    last = load_checkpoint(tmp_path / "run/checkpoints/regression/last.pt", "training")
    assert (last["step"], last["best_score"]) == (1, None)
    assert all(torch.equal(tensor, last["module"][f"network.{name}"]) for name, tensor in content["state"].items())


def test_a_stop_while_volumes_are_prepared_keeps_nothing(project, tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    with pytest.raises(Stopped) as stop:
        run_pretraining(project, tiny("regression"), RunContext(RunFolder(folder), should_stop=lambda: True))
    assert stop.value.kept is None and not list(folder.rglob("*.pt"))


@pytest.mark.parametrize("method", ["regression", "contrastive"])
def test_the_events_suffice_to_draw_the_course_and_to_see_a_silent_failure(project, tmp_path, method):
    run_pretraining(project, tiny(method), context(tmp_path))
    events = list(RunFolder(tmp_path / "run").events("metrics"))
    stages = {event["stage"] for event in events}
    assert stages == {stage.name for stage in recipe(method).stages}
    for stage in stages:
        training = [event for event in events if event["stage"] == stage and "loss" in event]
        needed = {"step", "learning_rate", "examples_seen", "epoch", "slices_per_second", "memory_mib", "chance_level"}
        assert training and all(needed <= set(event) for event in training)
        if method == "contrastive":
            assert all(event["std"] > 0 for event in training)
        assert training[-1]["examples_seen"] == 16
        assert any("validation_loss" in event for event in events if event["stage"] == stage)


def test_without_validation_volumes_a_training_slice_is_shown(project, tmp_path):
    for case in project.cases()[1:]:
        project.set_role(case, Role.TEST)
    run = context(tmp_path)
    run.previews = True
    run_pretraining(project, tiny("regression"), run)
    assert [event["step"] for event in run.run.events("preview")] == [2, 4] and not list(run.run.events("warning"))


def test_a_stage_goes_on_where_the_one_before_it_had_to_move(project, tmp_path, monkeypatch):
    run, devices, fit = context(tmp_path), [], Trainer.fit
    run.device = torch.device("cpu:0")

    def moved(trainer):
        devices.append(trainer.objective.device)
        outcome = fit(trainer)
        run.device = torch.device("cpu")
        return outcome

    monkeypatch.setattr(Trainer, "fit", moved)
    run_pretraining(project, tiny("contrastive"), run)
    assert devices == [torch.device("cpu:0"), torch.device("cpu")]


def test_the_first_of_two_stages_knows_what_is_to_come(project, tmp_path, monkeypatch):
    places, fit = [], Trainer.fit
    monkeypatch.setattr(Trainer, "fit", lambda trainer: (places.append(trainer.reporter.place), fit(trainer))[1])
    run_pretraining(project, tiny("contrastive"), context(tmp_path))
    assert places == [Place(1, 2, 4 * 4), Place(2, 2, 0)]


def test_resuming_on_other_cases_is_refused(project, tmp_path):
    with pytest.raises(Stopped):
        run_pretraining(project, tiny("regression"), context(tmp_path, stop_after=1))
    project.set_role(project.cases(Role.UNLABELLED)[0], Role.TEST)
    with pytest.raises(SettingsError, match="has become a test case"):
        run_pretraining(project, tiny("regression"), context(tmp_path))


def test_pretraining_does_not_look_at_labels(project, tmp_path):
    first = load_checkpoint(run_pretraining(project, tiny("contrastive"), context(tmp_path, "with")), "backbone")
    for case in project.cases():
        case.label = None
        case.save()
    second = load_checkpoint(run_pretraining(project, tiny("contrastive"), context(tmp_path, "without")), "backbone")
    assert all(torch.equal(tensor, second["state"][name]) for name, tensor in first["state"].items())


def test_patches_fit_canvas_limit_and_stride():
    assert patch_size((208, 160), 128, 16) == (128, 128)
    assert patch_size((48, 64), 128, 16) == (48, 64)
    assert patch_size((48, 64), 128, 32) == (64, 64)
