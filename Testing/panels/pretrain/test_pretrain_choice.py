"""The step Pretrain before a run: what it learns from, methods, advanced settings, the request."""

from dataclasses import replace
from importlib import import_module

import pytest
import slicer
from fake_runs import add_cases
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.panels.PretrainPanel import PretrainPanel

from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.project.runs import RunFolder


def offer(monkeypatch, methods):
    """Let these be all the methods that there are."""
    registry = import_module("SSLSegmentationLib.pretraining.recipe").REGISTRY
    monkeypatch.setattr(registry, "_entries", methods)


def test_without_a_project_it_says_so_and_nothing_can_be_started(panel, picture):
    panel.enter()
    assert "project first" in panel.dataLabel.text
    assert not panel.startButton.enabled and "step 'Data'" in panel.startButton.toolTip
    assert panel.run.widget.isHidden()
    assert panel.nextStep() == ""
    picture(panel.widget, "pretrain-no-project")


def test_it_says_from_how_many_volumes_it_learns_and_that_test_cases_are_left_out(panel, cases, ready, picture):
    panel.enter()
    text = panel.dataLabel.text
    assert (
        "<b>24 volumes</b>" in text and "2 validation volumes watch" in text and "5 test volumes are left out" in text
    )
    assert panel.startButton.enabled
    assert "24 volumes" in panel.nextStep() and "Pretrain" in panel.nextStep()
    panel.estimates.stop()
    picture(panel.widget, "pretrain-ready")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"test": 3}, "no volume to learn from"),
        ({"unlabelled": 1}, "more of the same kind help"),
        ({"unlabelled": 12}, "A tenth of them is set aside"),
    ],
)
def test_what_is_missing_is_said(panel, project, logic, counts, said):
    add_cases(project, **counts)
    logic.session.notify("cases")
    panel.enter()
    assert said in panel.dataLabel.text
    assert panel.startButton.enabled == ("unlabelled" in counts)


def test_without_a_usable_python_the_reason_is_in_the_tooltip(panel, cases, logic):
    logic.environment.state, logic.environment.reason = ProbeState.UNUSABLE, "The package 'torch' is missing."
    logic.session.notify("environment")
    panel.enter()
    assert not panel.startButton.enabled
    assert "torch" in panel.startButton.toolTip and "Set-up" in panel.startButton.toolTip


def test_a_damaged_case_is_left_out(panel, project, logic):
    add_cases(project, unlabelled=2)
    (project.folder / "cases" / "case0000" / "case.json").write_text("{")
    logic.session.notify("cases")
    panel.enter()
    assert "1 " in panel.dataLabel.text and "2 " not in panel.dataLabel.text
    assert "1 case is left out, as it cannot be read" in panel._message.text


def test_the_chosen_card_says_when_it_helps(panel, cases):
    panel.enter()
    panel.methods.choose("regression")
    assert panel.method == "regression"
    cards = panel.methods.cards
    assert not cards["regression"].when.isHidden() and cards["contrastive"].when.isHidden()
    assert "Umapathy" in cards["regression"].button.toolTip


def test_with_many_methods_the_first_ones_are_shown_and_the_others_are_a_click_away(
    logic, cases, ready, monkeypatch, picture
):
    known = recipes()
    some = {name: known[name] for name in ("contrastive", "regression")}
    more = {f"m{n}": replace(known["regression"], title=f"Method {n}", shown_first=False) for n in range(8)}
    offer(monkeypatch, {**more, **some})
    panel = PretrainPanel(logic)
    panel.enter()
    methods = panel.methods
    assert panel.method == "contrastive" and methods.more.collapsed
    assert methods.more.text == "More methods (8)"
    assert methods.cards["regression"].widget.parentWidget() is methods.widget
    panel.estimates.stop()
    picture(panel.widget, "pretrain-ten-methods")
    methods.more.collapsed = False
    methods.cards["m3"].button.click()
    assert panel.method == "m3" and not methods.cards["contrastive"].button.checked
    picture(panel.widget, "pretrain-ten-methods-unfolded")
    methods.more.collapsed = True
    assert methods.more.text == "More methods (8): Method 3" and panel.method == "m3"
    panel.cleanup()


def test_few_methods_need_no_fold(logic, cases, monkeypatch):
    offer(monkeypatch, {name: recipes()[name] for name in ("contrastive", "regression")})
    panel = PretrainPanel(logic)
    panel.enter()
    assert panel.methods.more.isHidden()
    panel.cleanup()


def test_the_panel_needs_no_more_width_than_slicers_has(logic, cases, picture):
    panel = PretrainPanel(logic)
    panel.enter()
    panel.methods.more.collapsed = panel.advanced.collapsed = False
    for name in panel.methods.cards:
        panel.methods.choose(name)
        picture(panel.widget, f"pretrain-{name}", 2500)
        assert panel.widget.layout().minimumSize().width() <= 440
    panel.cleanup()


def test_names_of_settings_are_words(panel, cases):
    panel.enter()
    panel.budget.choose("quick")
    panel.methods.choose("contrastive")
    panel.advanced.collapsed = False
    names = [label.text for label in slicer.util.findChildren(panel.advanced, className="QLabel")]
    assert "Learn from test cases, too" in names and "Transductive" not in names
    assert "<b>Part 'global', training</b>" in names and "Training steps" in names
    assert "Translation (of the output size)" in names
    panel.methods.choose("regression")
    names = [label.text for label in slicer.util.findChildren(panel.advanced, className="QLabel")]
    assert names.count("<b>General</b>") == 1 and "<b>Method</b>" in names


def test_three_minutes_are_proposed_and_on_a_gpu_they_mean_more(panel, cases, ready, logic):
    panel.enter()
    assert panel.budget.preset == "3min" and panel.budget.inMinutes
    on_cpu = {tuple(field["path"]): field["value"] for field in panel.fields()}
    logic.environment.report["best"] = "cuda:0"
    assert panel.budget.preset == "3min-gpu"
    on_gpu = {tuple(field["path"]): field["value"] for field in panel.fields()}
    assert on_gpu["max_size",] > on_cpu["max_size",] and on_gpu["minutes",] == on_cpu["minutes",] == 3
    panel.budget.choose("quick")
    assert panel.budget.preset == "default" and not panel.budget.inMinutes


def test_the_number_of_steps_can_be_set_where_no_minutes_are_chosen(panel, cases):
    panel.enter()
    panel.advanced.collapsed = False

    def shown():
        return {field["path"][-1] for field, control in panel.form.controls()}

    assert not shown() & {"steps", "epochs", "validate_every", "minutes"} and "batch_size" in shown()
    panel.budget.choose("quick")
    assert {"steps", "epochs", "validate_every"} <= shown() and "minutes" not in shown()


def test_start_writes_the_request_and_shows_the_run(panel, cases, started, logic, picture):
    panel.enter()
    panel.methods.choose("regression")
    panel.startButton.click()
    ((folder, _interpreter, device),) = started
    request = RunFolder(folder).read_job()
    assert request["settings"]["method"] == "regression" and request["settings"]["preset"] == "3min"
    assert request["settings"]["minutes"] == 3
    assert device == "auto"
    assert panel.section.collapsed  # the run is what matters now
    assert panel.run.entry.id == folder.name and not panel.run.widget.isHidden()


def test_advanced_settings_are_made_when_they_are_unfolded_and_change_the_request(panel, cases, started, picture):
    panel.enter()
    panel.methods.choose("contrastive")
    panel.budget.choose("quick")
    assert panel.form._fields == []
    panel.advanced.collapsed = False
    controls = {tuple(field["path"]): control for field, control in panel.form._fields}
    controls["stages", "global", "optimisation", "steps"].value = 77
    controls["network", "widths"].text = "8, 16 32"
    picture(panel.widget, "pretrain-advanced", 1400)
    panel.startButton.click()
    settings = RunFolder(started[0][0]).read_job()["settings"]
    assert settings["stages"]["global"]["optimisation"]["steps"] == 77
    assert settings["network"]["widths"] == [8, 16, 32]


def test_untouched_settings_are_no_changes(panel, cases):
    panel.enter()
    for name in panel.methods.cards:
        panel.methods.choose(name)
        for preset in ("1min", "3min", "10min", "1h", "night", "quick", "paper"):
            panel.budget.choose(preset)
            panel.advanced.collapsed = False
            assert panel.changes() == {}


def test_a_setting_that_is_no_list_of_numbers_is_refused_in_words(panel, cases, started):
    panel.enter()
    panel.advanced.collapsed = False
    controls = {tuple(field["path"]): control for field, control in panel.form._fields}
    controls["network", "widths"].text = "eight"
    panel.startButton.click()
    assert "widths cannot be 'eight'.\nIt must be a list of numbers." in panel._message.text
    assert not started


def test_a_setting_that_would_do_nothing_is_refused_before_a_run_is_made(panel, cases, started, project):
    panel.enter()
    panel.methods.choose("regression")
    panel.advanced.collapsed = False
    controls = {field["path"][-1]: control for field, control in panel.form._fields if "method" in field["path"]}
    controls["fill"].currentIndex = controls["fill"].findData("zero")
    controls["noise_std"].value = 0.5
    panel.startButton.click()
    assert "would do nothing while fill is zero" in panel._message.text
    assert not started and not (project.folder / "runs").exists()
