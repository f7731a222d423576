"""Metrics that count: what a restart made void is left out, in one go and one by one; and what they say."""

import pytest

from SSLSegmentationLib.project.history import MetricHistory, Trouble, trouble


def metrics(stage, *steps, run=0):
    return [{"kind": "metrics", "stage": stage, "step": step, "run": run} for step in steps]


def resumed(stage, step):
    return [{"kind": "resumed", "stage": stage, "step": step}]


def kept(events):
    """The same in one go and event by event."""
    whole, single = MetricHistory(), MetricHistory()
    whole.add(events)
    for event in events:
        single.add([event])
    assert whole.records == single.records
    return [(record["stage"], record["step"], record["run"]) for record in whole.records]


def test_a_restart_makes_later_metrics_of_its_stage_void():
    events = [*metrics("a", 10, 20, 30), *resumed("a", 20)]
    assert kept(events) == [("a", 10, 0), ("a", 20, 0)]
    assert kept([*events, *metrics("a", 30, 40, run=1)])[2:] == [("a", 30, 1), ("a", 40, 1)]


def test_other_stages_keep_theirs():
    events = [
        *metrics("a", 10, 20),
        *metrics("b", 10, 20),
        *resumed("a", 20),
        *resumed("b", 10),
        *metrics("b", 20, run=1),
    ]
    assert kept(events) == [("a", 10, 0), ("a", 20, 0), ("b", 10, 0), ("b", 20, 1)]


def test_metrics_and_validation_of_one_step_are_both_kept():
    assert len(kept(metrics("a", 10, 10, 20))) == 3


def test_steps_that_go_back_without_a_word_replace_the_later_ones():
    assert kept([*metrics("a", 10, 20, 30), *metrics("a", 20, run=1)]) == [("a", 10, 0), ("a", 20, 0), ("a", 20, 1)]


@pytest.mark.parametrize(
    "event",
    [{}, {"kind": "metrics"}, {"kind": "metrics", "step": "x"}, {"kind": "resumed"}, {"kind": "preview", "step": 1}],
)
def test_what_is_no_metric_changes_nothing(event):
    assert kept([*metrics("a", 10), event]) == [("a", 10, 0)]


def test_it_says_when_a_drawing_must_begin_anew():
    history = MetricHistory()
    assert not history.add(metrics("a", 10, 20, 30))
    assert not history.add(resumed("a", 30))
    assert history.add(resumed("a", 20))
    assert not history.add(metrics("a", 30))


@pytest.mark.parametrize(
    ("monitors", "found"),
    [
        ({"std": 0.05, "loss": 1.0, "chance_level": 5.0}, Trouble.COLLAPSED),
        ({"std": 0.1, "loss": 1.0, "chance_level": 5.0}, None),
        ({"std": 0.9, "effective_rank": 1.2, "loss": 4.8, "chance_level": 5.0}, Trouble.COLLAPSED),
        # Answers that differ in one direction only may still tell images apart.
        ({"std": 0.9, "effective_rank": 1.2, "loss": 4.4, "chance_level": 5.0}, None),
        ({"std": 0.9, "effective_rank": 30.0, "loss": 4.95, "chance_level": 5.0}, Trouble.GUESSING),
        ({"loss": 0.99, "chance_level": 1.0}, Trouble.GUESSING),
        ({"loss": 0.97, "chance_level": 1.0}, None),
        ({"loss": 0.0, "chance_level": 0.0}, None),
        ({}, None),
    ],
)
def test_monitors_say_when_nothing_is_learnt(monitors, found):
    assert trouble(monitors) is found
