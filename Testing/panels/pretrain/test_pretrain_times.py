"""The step Pretrain: times are measured on this computer."""

import json

import pytest
from fake_runs import add_cases
from pretraining_runs import new_run, settle, show

from SSLSegmentationLib.pretraining.settings import PretrainingSettings


def times(panel):
    return [panel.budget._times[name].text for name in ("3min", "quick", "paper")]


WARNING = '{"severity": "warning", "sentence": "Pixels differ.", "remedy": "Check the spacing."}'
REFUSAL = '{"severity": "refusal", "sentence": "The disk is too small.", "remedy": "Free some space."}'
ANSWERS = {
    "--minutes 3": f'{{"ok": true, "seconds": 702.4, "checks": [{WARNING}]}}',
    "--preset quick": '{"ok": true, "seconds": 11000, "checks": []}',
    "--preset paper": f'{{"ok": false, "seconds": null, "checks": [{REFUSAL}]}}',
}


def test_the_times_are_measured_here_one_after_the_other_that_of_the_chosen_one_first(
    panel, cases, interpreter, application, picture, project, logic
):
    asked = interpreter(ANSWERS)
    panel.enter()
    assert times(panel) == ["measuring …"] * 3
    picture(panel.widget, "pretrain-measuring")
    settle(application, logic, lambda: "measuring …" not in times(panel))
    assert times(panel) == ["about 12 min", "about 3 h 03 min", "not possible"]
    assert "disk is too small" in panel.budget._times["paper"].toolTip
    assert panel.budget._notes.text == "Pixels differ. Check the spacing."
    commands = asked.read_text().splitlines()
    assert len(commands) == 3
    assert commands[0].startswith(f"-m SSLSegmentationLib pretrain {project.folder} --method position")
    assert commands[0].endswith("--minutes 3 --check --json")
    assert [panel.budget._times[name].text for name in ("1min", "10min", "1h", "night")] == [""] * 4
    panel.refresh()  # what is known is not measured again
    assert times(panel)[0] == "about 12 min"
    picture(panel.widget, "pretrain-measured")


STAGE = {"validation_seconds": 2.0, "save_seconds": 0.1, "best_seconds": 0.1, "train_slices": 640}
STAGES = {
    "global": {"steps": 400, "validations": 10, "step_seconds": 1.0, **STAGE},
    "local": {"steps": 200, "validations": 5, "step_seconds": 1.0, **STAGE},
}
SECONDS = {"ok": True, "seconds": 640, "checks": [], "preparing_seconds": 0.0, "stages": STAGES}


def test_the_time_of_the_chosen_preset_follows_changed_settings(panel, cases, interpreter, application, logic, picture):
    asked = interpreter(dict.fromkeys(ANSWERS, json.dumps(SECONDS)))
    panel.methods.choose("contrastive")
    panel.budget.choose("quick")
    panel.enter()
    settle(application, logic, lambda: "measuring …" not in times(panel))
    assert times(panel)[1] == "about 11 min"
    panel.advanced.collapsed = False
    controls = {tuple(field["path"]): control for field, control in panel.form.controls()}
    controls["stages", "global", "optimisation", "steps"].value = 4000
    assert times(panel)[1] == "about 72 min" and times(panel)[2] == "about 11 min"
    assert "Estimated" in panel.budget._times["quick"].toolTip
    controls["max_size",].value = 64
    assert times(panel)[1] == "about 18 min"
    controls["network", "widths"].text = "8"  # not counted, and no list of stages: said when it is started
    assert times(panel)[1] == "about 18 min"
    picture(panel.widget, "pretrain-reckoned", 1500)
    panel.budget.choose("paper")
    assert times(panel)[1] == "about 11 min"  # the other preset's changes are gone with it
    assert len(asked.read_text().splitlines()) == 2


def test_when_the_cases_change_the_times_are_measured_anew(panel, cases, interpreter, application, project, logic):
    interpreter(ANSWERS)
    panel.enter()
    settle(application, logic, lambda: times(panel)[0] == "about 12 min")
    add_cases(project, unlabelled=1)
    logic.session.notify("cases")
    assert times(panel)[0] == "measuring …"


def test_leaving_the_step_ends_the_measurement(panel, cases, interpreter):
    interpreter(ANSWERS, seconds=60)
    panel.enter()
    process = panel.estimates._child._process
    assert process.poll() is None
    panel.exit()
    assert process.poll() is not None
    assert panel.estimates._child is None


def test_while_a_job_computes_nothing_is_measured(panel, cases, interpreter, logic):
    asked = interpreter(ANSWERS)
    new_run(logic).status("running", stage="global", step=5, total=400)
    show(logic, panel)
    assert panel.section.collapsed
    panel.section.collapsed = False
    assert times(panel) == ["", "–", "–"] and "while a job computes" in panel.budget._times["quick"].toolTip
    assert panel.startButton.text == "Start pretraining (waits for the running job)"
    assert not asked.exists()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('{"ok": false, "error": {"sentence": "No case.", "hint": "Add one."}}', "No case. Add one."),
        ("Traceback", "gave no answer"),
    ],
)
def test_a_measurement_that_fails_says_why(panel, cases, interpreter, application, logic, answer, said):
    interpreter(dict.fromkeys(ANSWERS, answer))
    panel.enter()
    settle(application, logic, lambda: "measuring …" not in times(panel))
    assert times(panel) == ["not possible"] * 3
    assert said in panel.budget._notes.text


def test_an_interpreter_that_is_missing_is_said(panel, cases, logic, ready):
    logic.environment.session.store.setValue("SSLSegmentation/interpreter", "/nowhere/python")
    panel.enter()
    assert "/nowhere/python" in panel.budget._notes.text


def test_minutes_stay_minutes_whatever_else_is_changed(panel, cases, interpreter, application, logic, picture):
    interpreter(dict.fromkeys(ANSWERS, json.dumps({**SECONDS, "seconds": 178})))
    panel.enter()
    settle(application, logic, lambda: "measuring …" not in times(panel))
    assert times(panel)[0] == "about 3 min"
    panel.advanced.collapsed = False
    controls = {tuple(field["path"]): control for field, control in panel.form.controls()}
    controls["max_size",].value = 256
    assert times(panel)[0] == "about 3 min" and "Measured" in panel.budget._times["3min"].toolTip


def test_another_budget_is_measured_when_it_is_chosen(panel, cases, interpreter, application, logic):
    asked = interpreter({**ANSWERS, "--minutes 60": '{"ok": true, "seconds": 1200, "checks": []}'})
    panel.enter()
    settle(application, logic, lambda: "measuring …" not in times(panel))
    panel.budget.choose("1h")
    settle(application, logic, lambda: panel.budget._times["1h"].text == "about 20 min")
    assert len(asked.read_text().splitlines()) == 4


def test_minutes_that_are_too_few_are_said(panel, cases, interpreter, application, logic, picture):
    check = {"severity": "refusal", "sentence": "3 minutes are too short.", "remedy": "Give it 5 minutes or more."}
    interpreter({**ANSWERS, "--minutes 3": json.dumps({"ok": False, "seconds": None, "checks": [check]})})
    panel.enter()
    settle(application, logic, lambda: "measuring …" not in times(panel))
    assert times(panel)[0] == "not possible"
    assert panel.budget._notes.text == "3 minutes are too short. Give it 5 minutes or more."
    picture(panel.widget, "pretrain-too-short")


def test_settings_are_described_once_however_often_the_times_are_looked_at(panel, cases, monkeypatch):
    described, describe = [], PretrainingSettings.describe
    monkeypatch.setattr(PretrainingSettings, "describe", lambda self: described.append(self) or describe(self))
    panel.refreshTimes()
    before = len(described)
    for _ in range(5):
        panel.refreshTimes()
        panel.changes()
    assert len(described) == before <= 4
    panel.budget.choose("paper")  # other settings are described anew
    assert panel.fields() == panel.settings().describe() and len(described) > before
