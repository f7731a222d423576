"""The step Finetune: the Dice as it comes, and the comparison with from-scratch."""

import json

import pytest
from fake_runs import FakeRun, add_cases, every, learning, rising
from finetuning_runs import finetuning, labels, show


def test_a_running_finetuning_shows_its_dice_and_what_it_has_taken_over(panel, logic, project, backbone, picture):
    run = finetuning(project, backbone).plan(3, 1)
    run.status("running", stage="finetune", step=200, total=300, seconds_left=75.0)
    counts = {"loaded": {"encoder": 40, "decoder": 20}, "new": {"segmentation_head": 2}}
    run.event("transfer", text="weights: 60 tensors loaded", dropped={}, mismatched={}, **counts)
    run.metrics("finetune", 10, 200, loss=learning(1.4, 0.3, 300), validation_dice=every(50, rising(0.71, 300)))
    show(logic, panel)
    assert panel.run.stateLabel.text == "Running, step 200 of 300, about 75 s left."
    assert len(panel.run.plot._drawn[0].curve.points) == 4
    assert panel.run.notesLabel.text == (
        "Taken over from the pretraining: the part that recognises patterns and the part that draws outlines. "
        "New, with random values: the last layer, which names the structures."
    )
    picture(panel.widget, "finetune-running")


def test_a_part_that_was_taken_over_in_pieces_is_told_so(panel, logic, project, backbone):
    run = finetuning(project, backbone).plan(3, 1).status("running", stage="finetune", step=1, total=300)
    counts = {"loaded": {"encoder": 40, "decoder": 8}, "new": {"decoder": 12, "segmentation_head": 2}}
    run.event("transfer", text="weights", dropped={}, mismatched={}, **counts)
    show(logic, panel)
    assert "Of the part that draws outlines, 12 of 20 pieces start at random." in panel.run.notesLabel.text


def test_without_a_held_out_case_the_error_is_drawn(panel, logic, project, labelled):
    run = finetuning(project).plan(3, 0).status("running", stage="finetune", step=50, total=300)
    run.metrics("finetune", 10, 50, loss=1.0)
    show(logic, panel)
    assert [line.line.metric for line in panel.run.plot._drawn] == ["loss"]


@pytest.fixture
def compared(project, backbone):
    """Both runs of a comparison, done."""

    def make(pretrained, scratch, held=1):
        runs = []
        for start, dice in ((backbone, pretrained), (None, scratch)):
            run = finetuning(project, start).plan(3, held).status("done", stage="finetune", step=300, total=300)
            run.metrics("finetune", 10, 300, loss=1.0, validation_dice=every(50, rising(dice, 300)))
            runs.append(run.result(model="model.pt", validation_dice=dice, labels=labels(held=held)))
        return runs

    return make


@pytest.mark.parametrize(
    ("dice", "held", "said", "unsaid"),
    [
        ((0.713, 0.662), 1, "Pretraining gained 0.051. So few held-out cases", "lost"),
        ((0.662, 0.713), 1, "Pretraining lost 0.051: without it the result is better here.", "gained"),
        ((0.713, 0.711), 8, "No difference.", "So few"),
    ],
)
def test_a_comparison_shows_both_dice_and_what_they_rest_on(panel, logic, compared, dice, held, said, unsaid, picture):
    compared(*dice, held=held)
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert f"Pretrained: validation Dice {dice[0]:.3f}" in text
    assert f"From scratch: validation Dice {dice[1]:.3f}" in text
    assert f"3 labelled cases (41 slices), checked on {held} held-out case" in text
    assert said in text and unsaid not in text
    assert sorted(line.line.name for line in panel.run.plot._drawn) == ["from scratch", "pretrained"]
    assert not panel.run.plot.empty
    if held == 1 and dice[0] > dice[1]:
        picture(panel.widget, "finetune-compared")


def test_a_comparison_that_is_not_over_gives_no_verdict(panel, logic, project, backbone, compared):
    _pretrained, scratch = compared(0.71, 0.66)
    scratch.run.write_status("stopped", stage="finetune", step=100, total=300)
    (scratch.folder / "result.json").write_text(
        json.dumps(
            {"format_version": 1, "ok": True, "model": "model.pt", "validation_dice": 0.4, "stopped_early": True}
        )
    )
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert "no fair comparison" in text and "when it ended early" in text and "gained" not in text


@pytest.mark.parametrize("change", [{"preset": "paper"}, {"max_size": 64}])
def test_runs_of_another_recipe_are_not_compared(panel, logic, project, backbone, change):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    other = finetuning(project, None, **change).plan(3, 1).status("done")
    other.result(model="model.pt", validation_dice=0.6, labels=labels())
    show(logic, panel)
    assert "From scratch:" not in panel.run.notesLabel.text
    assert "Validation Dice 0.600, from 3 labelled cases (41 slices), checked on 1 held-out case." in (
        panel.run.notesLabel.text
    )


def test_runs_on_other_cases_are_not_compared(panel, logic, project, backbone):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    other = finetuning(project).plan(2, 1).status("done")
    other.result(model="model.pt", validation_dice=0.6, labels=labels(train=2))
    show(logic, panel)
    assert "Same training" not in panel.run.notesLabel.text


def test_new_labels_ask_for_another_finetuning(panel, logic, project, backbone):
    finetuning(project, backbone).plan(3, 1).status("done").result(
        model="model.pt", validation_dice=0.7, labels=labels()
    )
    show(logic, panel)
    assert panel.nextStep() == ""
    add_cases(project, train_labelled=1)
    logic.session.notify("cases")
    assert "4 labelled cases" in panel.nextStep()


def test_minutes_are_compared_as_minutes_with_the_steps_that_they_came_to(panel, logic, project, backbone):
    for start, steps in ((backbone, 612), (None, 480)):
        run = finetuning(project, start, preset="3min", minutes=3.0).plan(3, 1).status("done")
        run.event("preflight", stages={"finetune": {"steps": steps}})
        run.result(model="model.pt", validation_dice=0.7, labels=labels())
    show(logic, panel)
    text = panel.run.notesLabel.text
    assert "Same time, with (612 steps) and without pretraining (480 steps): 3 labelled cases" in text
    assert "about 3 minutes" in panel.run.chooser.itemText(0)


def test_what_keeps_learning_needs_no_finetuning_beside_it(panel, project):
    add_cases(project, train_labelled=2)
    panel.session.notify("cases")
    run = FakeRun(project, "learn", {}).status("running")
    panel.session.findJobs()
    assert panel.nextStep() == ""
    run.status("stopped").result(number=1, stopped_early=True, labels={"train_cases": 2, "validation_cases": 0})
    panel.session.jobs[run.id].update()
    assert panel.nextStep() == ""
    add_cases(project, train_labelled=1)
    panel.session.notify("cases")
    assert "3 labelled cases" in panel.nextStep()
