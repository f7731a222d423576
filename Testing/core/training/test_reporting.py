"""A training that becomes slower than it was measured says so, once, and trains on as planned."""

import pytest
import torch

from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import reporting
from SSLSegmentationLib.training.reporting import Place, Reporter


@pytest.fixture
def reporter(tmp_path, monkeypatch):
    """A reporter of 100 steps of 1 s, validated every 50, and a clock to set."""
    now = [0.0]
    monkeypatch.setattr(reporting.time, "monotonic", lambda: now[0])
    made = Reporter(RunFolder(tmp_path), "finetune", 100, 8, 10, 50, Place())
    said = []
    made.expect(5.0, 20.0, 1.0, said.append)

    def trained(step, at):
        now[0] = at
        made.trained(step, {"loss": 1.0}, 1e-3, torch.device("cpu"))
        return RunFolder(tmp_path).read_status()["seconds_left"], said

    return made, trained, now


def test_steps_as_measured_are_not_remarked_on(reporter):
    _, trained, _ = reporter
    assert trained(10, 10.0) == (90 + 2 * 5 + 20, [])
    assert trained(20, 25.0)[1] == []  # 1.25 s


def test_slower_steps_are_said_once_with_how_much_later_it_ends(reporter, tmp_path):
    _, trained, _ = reporter
    left, said = trained(10, 30.0)
    assert left == 90 * 3 + 2 * 5 + 20
    assert said == [
        "A step takes 3 s, and took 1 s when it was measured: this computer is busier than then. The number of steps "
        "stays, so that it ends about 3 min 20 s later."
    ]
    trained(20, 100.0)
    assert len(said) == 1
    (event,) = RunFolder(tmp_path).events("message")
    assert event["text"] == said[0] and event["step"] == 10


def test_one_slow_moment_and_validations_are_no_slow_steps(reporter):
    made, trained, now = reporter
    assert trained(1, 6.0)[1] == []
    with made.pause(validation=True):
        now[0] += 30.0
    assert trained(10, 42.0)[1] == []


def test_a_stage_that_was_not_measured_says_nothing(reporter):
    made, trained, _ = reporter
    made.expect(5.0, 0.0)
    assert trained(10, 1000.0)[1] == []
