"""What a preflight says, as content and in words."""

import json

import pytest

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.preflight import Check, PreflightReport, Severity, StageEstimate


def test_a_stage_takes_its_steps_validations_and_checkpoints():
    stage = StageEstimate(steps=600, validations=10, step_seconds=0.5, validation_seconds=3.0, save_seconds=0.4)
    assert stage.seconds == pytest.approx(600 * 0.5 + 10 * (3.0 + 0.4) + 300 / 60 * 0.4)


def test_an_estimate_survives_the_event():
    stage = StageEstimate(steps=600, validations=10, step_seconds=0.5, parts=2, shrinks=1, peak_bytes=None)
    assert StageEstimate.from_dict(json.loads(json.dumps(stage.to_dict()))) == stage


def test_an_estimate_of_an_older_version_is_read():
    content = StageEstimate(steps=600, validations=10, step_seconds=0.5).to_dict()
    del content["train_slices"]
    assert StageEstimate.from_dict(content).train_slices == 0


def test_only_a_refusal_keeps_a_run_from_starting():
    report = PreflightReport("cpu", [Check.ok("a", "Fine."), Check.warning("b", "Hm.", "Look.")])
    report.refuse()
    assert report.to_dict()["ok"] and [check.name for check in report.warnings] == ["b"]
    report.add([Check("c", Severity.REFUSAL, "No room.", "Make some.")])
    with pytest.raises(SSLSegError, match=r"No room\. Make some\."):
        report.refuse()
    assert not report.to_dict()["ok"]


def test_the_text_names_checks_remedies_and_the_time():
    report = PreflightReport("cpu", [Check.warning("disk", "Little room.", "Make some.")])
    report.stages["global"] = StageEstimate(steps=100, validations=4, step_seconds=0.25)
    report.preparing_seconds = 5.0
    text = str(report)
    assert "warning  disk: Little room. Make some." in text
    assert "about 30 s on 'cpu': preparing slices 5 s; global 25 s (100 steps of 0.25 s, 4 validations)." in text
    assert PreflightReport("cpu").seconds is None
