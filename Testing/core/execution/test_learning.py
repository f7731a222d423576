"""Learning that goes on: what it learns from, when it publishes, whom it gives way to, and what a kill leaves."""

import json
import os
from dataclasses import replace
from functools import partial

import pytest
import torch

from SSLSegmentationLib.api import Options, resume
from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.execution import learning
from SSLSegmentationLib.execution.chain import Chain, ChainState, Published, why_publish
from SSLSegmentationLib.execution.kinds import KeepLearning
from SSLSegmentationLib.execution.learning_round import Round
from SSLSegmentationLib.execution.run import do, run_job
from SSLSegmentationLib.finetuning.learning_settings import LearningSettings
from SSLSegmentationLib.jobs.background import Background
from SSLSegmentationLib.jobs.named_files import located_model, open_model_checksums
from SSLSegmentationLib.jobs.queueing import DeviceQueue
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.jobs.requests import LearningRequest, PredictionRequest
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import find_entry, list_models
from SSLSegmentationLib.project.seen import seen_scans
from SSLSegmentationLib.training import Stopped, load_checkpoint

from .conftest import HERE, finetuning, same_weights


def settings(steps=4, **changes):
    own = finetuning(steps)
    return LearningSettings(replace(own, optimisation=replace(own.optimisation, validate_every=2)), **changes)


@pytest.fixture(autouse=True)
def unscored(monkeypatch):
    """Scores on native grids, which take longer than such a training, are looked at in one test alone."""
    monkeypatch.setattr(learning, "score_validation", lambda *arguments: None)


@pytest.fixture
def asleep(monkeypatch):
    """What happens while learning waits: one action for each time that it looks."""
    actions = []

    def sleep(seconds):
        actions.pop(0)()

    monkeypatch.setattr(learning.time, "sleep", sleep)
    return actions


def learn(project, chosen=None, start=None, once=True, options=HERE):
    """A run of learning, to its end."""
    run = LearningRequest(chosen or settings(rounds=1), start, once).write(project)
    run_job(WorkerRun(run.folder), options)
    return run


def go_on(run, project, chosen):
    """The same chain, asked once more."""
    return learn(project, chosen, run.folder / "model.pt")


def state_of(run):
    return Chain(run.folder).read()


def model_of(run):
    return load_checkpoint(run.folder / "model.pt", "model")


def told(run, kind="message"):
    return " ".join(str(event["text"]) for event in run.events(kind) if "text" in event)


def fingerprints(project, *roles):
    return {case.fingerprint for case in project.cases(*roles, labelled=True)}


def unlabel(case):
    """Take a label away; returns what brings it back."""
    record = case.label
    path, content = case.label_path, case.label_path.read_bytes()
    case.drop_label()

    def again():
        path.write_bytes(content)
        case.label = record
        case.save()

    return again


# ---------------------------------------------------------------------- what it makes
def test_it_publishes_a_model_that_the_project_lists_and_goes_on_from_it_with_head_and_all(project):
    run = learn(project, settings(rounds=2))
    state = state_of(run)
    assert [each.number for each in state.models] == [1, 2] and state.settled and not state.training
    entry = find_entry(project, run.id)
    assert entry.path == run.folder / "model.pt" and entry.card.validation_volumes == 1
    result = run.read_result()
    assert (result["model"], result["number"]) == ("model.pt", 2) and "stopped_early" not in result
    assert result["validation_dice"] == state.models[1].validation_dice
    # The second round began where the first had got to: the same score, before a single step.
    before = float(state.models[1].reason.rpartition(" ")[2])
    assert before == pytest.approx(state.models[0].validation_dice, abs=6e-4)
    assert not (run.folder / "rounds" / "0001").exists() and not (run.folder / "rounds" / "0002").exists()
    assert same_weights(run.folder / "model.pt", Chain(run.folder).model_folder(2) / "model.pt")
    assert not same_weights(run.folder / "model.pt", Chain(run.folder).model_folder(1) / "model.pt")


def test_what_it_begins_with_is_judged_by_the_same_cases(project):
    first = learn(project)
    later = go_on(first, project, settings(rounds=1, publish_after=5))
    (told_of,) = (event for event in later.events("model"))
    was = state_of(first).models[0].validation_dice
    assert f"was {was:.3f}" in told_of["text"] or "has seen labels" in told_of["text"]


def test_its_log_says_what_each_model_has_seen(project):
    run = learn(project)
    (event,) = run.events("model")
    train = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
    (held_out,) = (case.id for case in project.cases(Role.VALIDATION, labelled=True))
    assert event["train"] == dict.fromkeys(train) and event["validation"] == [held_out]
    assert all(name in event["text"] for name in (*train, held_out))
    seen = seen_scans(model_of(run))
    assert seen.learnt == fingerprints(project, Role.TRAIN)
    assert seen.validation == fingerprints(project, Role.VALIDATION)


def test_a_label_that_comes_while_it_waits_is_in_the_next_model(project, asleep):
    late = project.cases(Role.TRAIN, labelled=True)[1]
    again, stop = unlabel(late), []
    asleep += [again, lambda: stop.append(True)]
    run = LearningRequest(settings(rounds=1)).write(project)
    with pytest.raises(Stopped):
        run_job(WorkerRun(run.folder), Options("cpu", should_stop=lambda: bool(stop)))
    first, second = state_of(run).models
    assert late.id not in first.train and late.id in second.train
    assert run.read_status()["state"] == "stopped" and run.read_result()["model"] == "model.pt"


def test_a_label_that_comes_early_in_a_round_is_in_the_first_model(project, monkeypatch):
    late = project.cases(Role.TRAIN, labelled=True)[1]
    again, seen = unlabel(late), []
    judge = Round.judge

    def comes(this, trainer):
        if not seen:
            again()
        seen.append(trainer)
        judge(this, trainer)

    monkeypatch.setattr(Round, "judge", comes)
    monkeypatch.setattr(learning, "_LOOK_SECONDS", 0.0)
    run = learn(project, settings(steps=20, rounds=1))
    state = state_of(run)
    assert seen[0].step == 1 and state.round == 2
    assert [late.id in model.train for model in state.models] == [True]


def test_without_labels_it_waits_and_once_says_what_is_lacking(project, asleep):
    back = [unlabel(case) for case in project.cases(labelled=True)]
    with pytest.raises(DataError, match="no labelled training case"):
        KeepLearning(settings(), once=True).check(project)
    stop = []
    asleep += [lambda: [again() for again in back], lambda: stop.append(True)]
    job = KeepLearning(settings(rounds=1))
    job.check(project)
    run = job.write(project)
    with pytest.raises(Stopped):
        run_job(WorkerRun(run.folder), Options("cpu", should_stop=lambda: bool(stop)))
    assert len(state_of(run).models) == 1


def test_a_mask_that_cannot_be_used_is_told_and_waited_for(project, asleep):
    case = project.cases(Role.TRAIN, labelled=True)[0]
    content = case.label_path.read_bytes()
    case.label_path.write_bytes(content[:200])
    stop = []
    asleep += [lambda: case.label_path.write_bytes(content), lambda: stop.append(True)]
    run = LearningRequest(settings(rounds=1)).write(project)
    with pytest.raises(Stopped):
        run_job(WorkerRun(run.folder), Options("cpu", should_stop=lambda: bool(stop)))
    assert case.id in told(run, "warning") and len(state_of(run).models) == 1


# ---------------------------------------------------------------------- who is held out
def test_what_has_judged_a_model_is_never_learnt_from_and_what_was_learnt_from_judges_none(project):
    run = learn(project)
    (held_out,) = project.cases(Role.VALIDATION, labelled=True)
    learnt, other = project.cases(Role.TRAIN, labelled=True)
    project.set_role(held_out, Role.TRAIN)
    project.set_role(learnt, Role.VALIDATION)
    later = go_on(run, project, settings(rounds=1))
    (model,) = state_of(later).models
    assert list(model.train) == [other.id] and model.validation == ()
    assert f"'{held_out.id}' is left out: it has judged" in told(later)
    assert f"'{learnt.id}' is left out: it has been learnt from" in told(later)
    seen = seen_scans(model_of(later))
    assert seen.learnt == {learnt.fingerprint, other.fingerprint} and seen.validation == {held_out.fingerprint}


def test_a_scan_that_was_learnt_from_cannot_become_a_test_case_of_the_chain(project):
    run = learn(project)
    case = project.cases(Role.TRAIN, labelled=True)[0]
    project.set_role(case, Role.TEST, force=True)
    with pytest.raises(SettingsError, match=f"'{case.id}' has become a test case"):
        go_on(run, project, settings(rounds=1))


def test_a_case_that_becomes_a_test_case_during_a_round_is_in_no_model(project, monkeypatch):
    case, other = project.cases(Role.TRAIN, labelled=True)
    judge = Round.judge

    def change(this, trainer):
        if this.state.round == 1:
            project.set_role(case, Role.TEST, force=True)
        judge(this, trainer)

    monkeypatch.setattr(Round, "judge", change)
    run = learn(project)
    assert [list(model.train) for model in state_of(run).models] == [[other.id]]
    assert seen_scans(model_of(run)).learnt == {other.fingerprint}


# ---------------------------------------------------------------------- when it publishes
PAST = ChainState(1, False, (), 1, False, 0, (), (Published(1, 1, "", {}, ()),))
NEWS = replace(PAST, labels=("other",))


@pytest.mark.parametrize(
    ("state", "before", "after", "says"),
    [
        (ChainState(), None, 0.1, "first"),
        (ChainState(), 0.6, 0.5, ""),  # it began with a model of another run, which is better
        (PAST, 0.5, 0.6, "0.600, was 0.500"),
        (PAST, 0.6, 0.6, ""),
        (PAST, None, None, "steps are done"),
        (PAST, None, 0.1, "Dice 0.100"),
        (NEWS, 0.6, 0.5, ""),
        (replace(NEWS, unpublished=1), 0.6, 0.5, "seen labels"),
        (replace(PAST, unpublished=1), 0.6, 0.5, ""),
        (replace(NEWS, rounds_on_labels=2), 0.6, 0.5, "seen labels"),
    ],
)
def test_a_model_is_published_if_it_is_better_or_when_new_labels_have_waited_long_enough(state, before, after, says):
    reason = why_publish(state, before, after, publish_after=2, rounds=3)
    assert says in reason and bool(says) == bool(reason)


def test_as_many_models_are_kept_as_asked_for_and_one_that_is_still_needed_beside(project):
    chosen = settings(steps=2, rounds=4, keep=1)
    for case in project.cases(Role.VALIDATION):  # every round is published
        project.set_role(case, Role.UNLABELLED)
    run = learn(project, replace(chosen, rounds=1))
    prediction = PredictionRequest(run.folder / "model.pt", [project.cases()[0].id]).write(project)
    assert open_model_checksums(project) == {state_of(run).models[0].sha256}
    job = json.loads((run.folder / "job.json").read_text())
    job["settings"]["rounds"] = 4
    (run.folder / "job.json").write_text(json.dumps(job))
    Chain(run.folder).write(replace(state_of(run), settled=False))
    (run.folder / "result.json").unlink()
    (run.folder / "status.json").unlink()
    run_job(WorkerRun(run.folder), HERE)
    assert [each.number for each in state_of(run).models] == [1, 2, 3, 4]
    kept = sorted(path.name for path in (run.folder / "models").iterdir())
    assert kept == [f"{run.id}-{number}" for number in (1, 3, 4)]
    assert "model 2" in told(run)
    # A prediction that was asked for before goes on with the model that it was asked for with.
    found = located_model(project, prediction.read_job())
    assert found == run.folder / "models" / f"{run.id}-1" / "model.pt"


def test_scores_stay_with_the_model_that_they_are_of(project, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("SSLSEG_STATE", str(project.folder.parent / "state"))
    run = learn(project, settings(steps=2, rounds=1))
    own = run.folder / "evaluation-validation.json"
    first = own.read_bytes()
    (run.folder / "evaluation-test.json").write_text("{}")
    Chain(run.folder).write(replace(state_of(run), settled=False, rounds_on_labels=0, labels=()))
    for name in ("result.json", "status.json"):
        (run.folder / name).unlink()
    run_job(WorkerRun(run.folder), HERE)
    before = Chain(run.folder).model_folder(1)
    if len(state_of(run).models) == 2:
        assert (before / "evaluation-test.json").exists() and not (run.folder / "evaluation-test.json").exists()
        assert (before / own.name).read_bytes() == first and own.exists()
    else:  # no better, so that nothing has become of it
        assert own.read_bytes() == first and (run.folder / "evaluation-test.json").exists()


# ---------------------------------------------------------------------- whom it gives way to
def test_it_gives_way_to_whoever_queues_and_then_goes_on_as_if_nothing_had_been(project, monkeypatch):
    whole = learn(project)
    tickets, seen = [], []
    judge = Round.judge

    def others_come(this, trainer):
        if not seen:
            tickets.append(DeviceQueue("cpu").enter(run="theirs"))
            seen.append(trainer)
        judge(this, trainer)

    def sleep(seconds):  # it waits, and has no place in the line meanwhile
        assert [record["run"] for record in DeviceQueue("cpu").living()] == ["theirs"]
        tickets.pop().leave()

    monkeypatch.setattr(Round, "judge", others_come)
    monkeypatch.setattr("SSLSegmentationLib.jobs.background.time.sleep", sleep)
    monkeypatch.setattr(learning, "Background", partial(Background, seconds=0.0))
    run = learn(project)
    assert seen[0].step == 1 and not tickets
    assert "Going on from step 1" in told(run, "resumed")
    assert same_weights(run.folder / "model.pt", whole.folder / "model.pt")


# ---------------------------------------------------------------------- what a kill leaves
class Killed(BaseException):
    """As if the process had ended here."""


@pytest.fixture(scope="module")
def unharmed():
    return {}


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("plan.json", 2),
        ("last.pt", 2),
        ("rounds/0002/model.pt", 1),
        ("-2/model.pt", 1),
        ("learn/model.pt", 2),
        ("learn/card.json", 2),
        ("learning.json", 4),
    ],
)
def test_killed_anywhere_it_goes_on_to_the_same_models(project, monkeypatch, unharmed, name, time):
    chosen = settings(steps=2, rounds=2)
    for case in project.cases(Role.VALIDATION):  # every round is published
        project.set_role(case, Role.UNLABELLED)
    if not unharmed:
        unharmed["state"] = model_of(learn(project, chosen))["state"]
    times, replaced = [0], os.replace

    def kill(source, target):
        path = str(target).replace(os.sep, "/")
        times[0] += path.endswith(name)
        if times[0] == time and path.endswith(name):
            times[0] += 1
            raise Killed
        replaced(source, target)

    monkeypatch.setattr(os, "replace", kill)
    run = LearningRequest(chosen, once=True).write(project)
    with pytest.raises(Killed):
        run_job(WorkerRun(run.folder), HERE)
    monkeypatch.setattr(os, "replace", replaced)
    state = state_of(run)
    for entry in list_models(project, "model"):  # whatever is there is whole
        assert load_checkpoint(entry.path, "model")["state"]
    assert all((Chain(run.folder).model_folder(each.number) / "model.pt").is_file() for each in state.models)
    (run.folder / "result.json").unlink(missing_ok=True)
    resume(project, run.id, HERE)
    assert [each.number for each in state_of(run).models] == [1, 2]
    found = model_of(run)["state"]
    assert all(torch.equal(found[key], tensor) for key, tensor in unharmed["state"].items())


def test_scores_that_a_kill_has_come_before_are_made_when_it_goes_on(project, monkeypatch):
    def killed(*_arguments):
        raise Killed

    monkeypatch.setattr(learning, "score_validation", killed)
    run = LearningRequest(settings(steps=2, rounds=1), once=True).write(project)
    with pytest.raises(Killed):
        run_job(WorkerRun(run.folder), HERE)
    scored = []
    monkeypatch.setattr(learning, "score_validation", lambda _project, _run, model, _options: scored.append(model))
    (run.folder / "result.json").unlink(missing_ok=True)
    resume(project, run.id, HERE)
    assert scored == [run.folder / "model.pt"] and [each.number for each in state_of(run).models] == [1]


# ---------------------------------------------------------------------- its own settings
def test_what_cannot_be_gone_on_with_is_refused():
    own = settings().finetuning
    for change, says in (
        ({"strategy": "linear_probe"}, "whole network"),
        ({"networks": 2}, "one network"),
        ({"minutes": 5.0}, "minutes would do nothing"),
    ):
        with pytest.raises(SettingsError, match=says):
            LearningSettings(replace(own, **change))


def test_a_model_decides_its_network_and_what_is_asked_for_beside_is_refused(project):
    run = learn(project)
    other = replace(settings().finetuning, network=replace(settings().finetuning.network, widths=(8, 32)))
    job = KeepLearning(LearningSettings(other), run.folder / "model.pt")
    with pytest.raises(SettingsError, match="is asked for"):
        job.check(project)
    placed = KeepLearning(LearningSettings(replace(settings().finetuning, place="on")), run.folder / "model.pt")
    with pytest.raises(SettingsError, match="where pixels lie"):
        placed.check(project)
    assert do(KeepLearning(settings(rounds=1), run.folder / "model.pt", once=True), project, HERE).models == 1


def test_what_would_do_nothing_is_refused_also_before_there_are_labels(project):
    for case in project.cases(labelled=True):
        case.drop_label()
    for change in ({"backbone_rate": 0.1}, {"random_probe": True}):
        with pytest.raises(SettingsError, match="would do nothing"):
            KeepLearning(LearningSettings(replace(settings().finetuning, **change))).check(project)


def test_a_place_that_the_first_model_takes_is_taken_by_those_that_go_on_from_it(project):
    own = settings(steps=2, rounds=2)
    run = learn(project, replace(own, finetuning=replace(own.finetuning, place="on")))
    assert [each.number for each in state_of(run).models] == [1, 2][: len(state_of(run).models)]
    content = model_of(run)
    assert content["network"]["place"] and content["architecture"] == "placed_unet"
    before = [event["text"] for event in run.events("transfer")]
    assert len(before) == 2 and "new with random values" not in before[1]


def test_later_rounds_learn_at_a_rate_and_in_an_order_of_their_own(project):
    run = learn(project)
    chain, state = Chain(run.folder), state_of(run)
    chosen = settings(later_rate=0.1)
    first = Round(project, chosen, None, chain, ChainState(round=1), run)
    second = Round(project, chosen, None, chain, replace(state, round=2), run)
    second.folder.mkdir(parents=True)
    one, other = first.finetuning(None).optimisation, second.finetuning(second.begin()).optimisation
    assert other.learning_rate == pytest.approx(0.1 * one.learning_rate) and one.seed != other.seed
    assert LearningSettings.from_job(json.loads(json.dumps(chosen.to_job()))) == chosen
