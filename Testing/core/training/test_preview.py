"""Pictures during a training: when they are drawn, and that they cost the training nothing but the time to draw."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.figures.panels import Panel, Preview
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.sampling import step_generator
from SSLSegmentationLib.training import Objective, OptimisationSettings, Place, RunContext, Trainer
from SSLSegmentationLib.training.preview import Previews, spread_rows

SETTINGS = OptimisationSettings(steps=12, batch_size=4, learning_rate=0.05, validate_every=3, precision="fp32")
PREVIEW = Preview("A grey square.", ("Square",), ((Panel(np.full((4, 4), 0.5, np.float32)),),))


class Seen(Objective):
    """Trains a network with dropout and batch statistics, and notes in what mode it is looked at."""

    steps_per_epoch = 3
    batch_size = 4

    def __init__(self, preview=lambda module: PREVIEW):
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.module = torch.nn.Sequential(torch.nn.Linear(3, 8), torch.nn.BatchNorm1d(8), torch.nn.Linear(8, 1))
        self.look = preview

    def training_loss(self, step, part=0):
        assert self.module.training
        x = torch.randn(4, 3, generator=step_generator("seen", step)) + torch.rand(1)  # global random numbers, too
        return {"loss": (self.module(x) - x.sum(1, keepdim=True)).square().mean()}

    def validate(self, module):
        return {}

    def preview(self, module):
        assert not module.training and not torch.is_grad_enabled()
        return self.look(module)


def trained(tmp_path, name, objective, previews=True, stop_after=None):
    run = RunFolder(tmp_path / name)
    run.folder.mkdir(exist_ok=True)
    asked = iter(range(100))
    stop = lambda: stop_after is not None and next(asked) + 1 >= stop_after  # noqa: E731
    with torch.random.fork_rng():
        torch.manual_seed(1)
        Trainer(objective, SETTINGS, RunContext(run, should_stop=stop, previews=previews), "stage").fit()
    return run


def pictures(run):
    return sorted(path.name for path in (run.folder / "previews").glob("*"))


def test_the_first_validation_and_the_last_step_get_a_picture_and_an_event(tmp_path):
    run = trained(tmp_path, "run", Seen())
    assert pictures(run) == ["1-stage-00000003.png", "1-stage-00000012.png"]
    events = list(run.events("preview"))
    assert [(event["stage"], event["step"], event["text"]) for event in events] == [
        ("stage", 3, "A grey square."),
        ("stage", 12, "A grey square."),
    ]
    for event in events:
        assert event["words"] == ["Square"]
        assert (run.folder / event["path"]).read_bytes().startswith(b"\x89PNG")


def test_pictures_are_off_unless_asked_for_and_a_method_may_have_none(tmp_path):
    assert pictures(trained(tmp_path, "off", Seen(), previews=False)) == []
    run = trained(tmp_path, "none", Seen(lambda module: None))
    assert pictures(run) == [] and not list(run.events("preview")) and not list(run.events("warning"))


def test_pictures_change_nothing_in_the_weights(tmp_path):
    def disturb(module):
        torch.rand(7)
        module(torch.ones(4, 3))  # in training mode this would move the batch statistics
        return PREVIEW

    plain, watched = Seen(), Seen(disturb)
    trained(tmp_path, "plain", plain, previews=False)
    trained(tmp_path, "watched", watched)
    for name, tensor in plain.module.state_dict().items():
        assert torch.equal(tensor, watched.module.state_dict()[name]), name


@pytest.mark.parametrize("fault", [ValueError("no such slice"), StorageError("The disk is full.", "Free some space.")])
def test_a_picture_that_fails_is_one_warning_and_the_training_goes_on(tmp_path, fault):
    def fail(module):
        raise fault

    run = trained(tmp_path, "run", Seen(fail))
    assert run.events("metrics") and pictures(run) == []
    warnings = list(run.events("warning"))
    assert len(warnings) == 1 and warnings[0]["stage"] == "stage" and "goes on" in warnings[0]["text"]
    assert str(fault) in warnings[0]["text"]


def test_a_disk_too_full_for_the_warning_does_not_end_the_training_either(tmp_path, monkeypatch, caplog):
    def full(self, kind, **content):
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr(RunFolder, "log_event", full)
    Previews(RunFolder(tmp_path), "stage", 10, Place()).take(5, lambda: PREVIEW, torch.device("cpu"))
    assert "goes on" in caplog.text and "The disk is full." in caplog.text


def test_a_stop_by_the_user_is_not_taken_for_a_failed_picture(tmp_path):
    def interrupt(module):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path, "run", Seen(interrupt))


def test_a_resumed_training_forgets_pictures_of_steps_that_it_repeats(tmp_path):
    run = trained(tmp_path, "run", Seen(), stop_after=4)
    later, other = run.folder / "previews/1-stage-00000006.png", run.folder / "previews/2-stage-00000006.png"
    for path in (later, other):
        path.write_bytes(b"drawn just before the kill")
    trained(tmp_path, "run", Seen())
    assert pictures(run) == ["1-stage-00000003.png", "1-stage-00000012.png", other.name]


def drawn_steps(tmp_path, monkeypatch, total, interval, seconds_a_step, cost=0.3, count=1):
    """Steps that get a picture, with a clock that the test moves."""
    now, run = [0.0], RunFolder(tmp_path)
    monkeypatch.setattr("SSLSegmentationLib.training.preview.time.monotonic", lambda: now[0])
    previews = Previews(run, "stage", total, Place(1, count))

    def write(step, preview):
        now[0] += cost
        path = tmp_path / "previews" / f"1-stage-{step:08d}.png"
        path.parent.mkdir(exist_ok=True)
        path.touch()

    monkeypatch.setattr(previews, "_write", write)
    for step in range(interval, total + 1, interval):
        now[0] += interval * seconds_a_step
        previews.take(step, lambda: PREVIEW, torch.device("cpu"))
    return sorted(previews._drawn())


def test_a_long_run_gets_about_twenty_pictures_spread_over_its_steps(tmp_path, monkeypatch):
    steps = drawn_steps(tmp_path, monkeypatch, 10_000, 50, 1.0)
    assert 18 <= len(steps) <= 22 and steps[0] == 50 and steps[-1] == 10_000
    assert max(np.diff(steps)) <= 600


def test_two_stages_share_the_twenty(tmp_path, monkeypatch):
    assert 9 <= len(drawn_steps(tmp_path, monkeypatch, 10_000, 50, 1.0, count=2)) <= 12


def test_a_quick_run_waits_half_a_minute_between_pictures(tmp_path, monkeypatch):
    steps = drawn_steps(tmp_path, monkeypatch, 1000, 10, 0.1)  # 100 s
    assert steps[0] == 10 and steps[-1] == 1000
    assert all(gap * 0.1 >= 30 for gap in np.diff(steps)[:-1]) and len(steps) == 5


def test_costly_pictures_are_drawn_less_often(tmp_path, monkeypatch):
    steps = drawn_steps(tmp_path, monkeypatch, 1000, 10, 1.0, cost=5.0)
    assert all(gap >= 500 for gap in np.diff(steps)[:-1]) and len(steps) == 3


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.data())
def test_slices_for_pictures_are_of_the_wanted_rows_and_of_several_cases(counts, data):
    case_of_row = np.repeat(np.arange(len(counts)), counts)
    rows = np.array(sorted(data.draw(st.sets(st.sampled_from(range(len(case_of_row))), min_size=1))))
    chosen = spread_rows(case_of_row, rows)
    assert 1 <= len(chosen) <= 3 and set(chosen) <= set(rows)
    assert len(set(case_of_row[chosen])) == min(3, len(set(case_of_row[rows])))


def test_no_rows_give_no_slices():
    assert len(spread_rows(np.zeros(5, int), np.array([], dtype=np.int64))) == 0
