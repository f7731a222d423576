"""What to do next is right in every state of a project, and names a step and a control that are there."""

import json
import re
import shutil

import pytest
import qt
from fake_runs import FakeRun, add_cases
from real_cases import SCHEMA
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.panels import PANELS
from SSLSegmentationPlugin.session import Drafts
from SSLSegmentationPlugin.widgets.NextStep import nextStep

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.series import series_fingerprint

MODEL = "20260101-000000-000-finetune"
OPEN = "Next: 'Open' a project, 'Create' one, or 'Try the demo' (step 'Data')."
ADD = "Next: add the volumes that you want to segment, with 'Add volumes' (step 'Data')."
UNREADABLE = "Next: the cases cannot be read; the step 'Data' says why, and what helps."
TRAIN = "Next: use an annotated case for training, with 'Change' (step 'Data')."
NAME = "Next: name the structures to outline, with 'Add' (step 'Annotate')."
OUTLINE = "Next: outline the structures in some slices; 'Start here' says in which (step 'Annotate')."
ONE, TWO = (
    f"Next: finetune on your {n}, with 'Start finetuning' (step 'Finetune')."
    for n in ("1 labelled case", "2 labelled cases")
)
NOTHING = "Next: nothing has to be done. The job goes on by itself; you can draw meanwhile, or close Slicer."
PREDICT = "Next: have your model segment the other cases, with 'Predict all unlabelled' (step 'Review')."
LOOK = "Next: look at 1 predicted mask (step 'Review')."
CORRECT = "Next: some cases have no mask yet; 'Annotate it' opens the most useful one (step 'Review')."
ALL = "Next: all cases have masks. 'Add volumes', or hand the masks on with 'Write as …' (step 'Data')."
PRETRAIN = "Next: pretrain on your 1 volume, with 'Start pretraining' (step 'Pretrain')."
INSTALL = "Next: install what computing needs, with 'Install …' (step 'Set-up')."
CHECK = "Next: see why this computer cannot compute yet, with 'Check again' (step 'Set-up')."


def failed(step):
    return f"Next: see why the last job did not finish; 'Resume' goes on with it (step '{step}')."


# ---------------------------------------------------------------------- what a project is made of
def schema(project):
    project.set_schema(SCHEMA)


def unlabelled(project):
    add_cases(project, unlabelled=1)


def change(project, number=0, **values):
    file = project.folder / "cases" / f"case{number:04d}" / "case.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def labelled(project):
    schema(project)
    add_cases(project, train_labelled=1)


def slices(project):
    labelled(project)
    label = {"file": "label.seg.nrrd", "source": "annotated", "annotated_axis": 2, "annotated_slices": [7]}
    change(project, label=label)


def frames(project):
    """Two frames, of which one has a mask."""
    labelled(project)
    names = [
        {
            "image": f"frames/00{n}.nrrd",
            "fingerprint": f"g{n}",
            "label": {"file": "label@001.seg.nrrd"} if n == 1 else None,
        }
        for n in (1, 2)
    ]
    whole = {"image": "frames/001.nrrd", "fingerprint": series_fingerprint(["g1", "g2"])}
    change(project, label=None, series={"frames": names}, **whole)


def flat(project):
    labelled(project)
    change(project, label=None, en_face={"axis": 2, "image": "", "mask": "flat.nrrd"})


def held(project):
    schema(project)
    add_cases(project, validation_labelled=1)


def run(kind, state, **request):
    return lambda project: FakeRun(project, kind, {"settings": {}, **request}).status(state)


def background(state):
    return lambda project: FakeRun(project, "learn", {"settings": {}}).status(state)


def model(train=1):
    def make(project):
        labels = {"train_cases": train, "validation_cases": 0, "train_slices": 9}
        FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt", labels=labels)

    return make


def predicted(project, number=1, **record):
    file = project.folder / "cases" / f"case{number:04d}" / "predictions" / f"{MODEL}.seg.nrrd"
    file.parent.mkdir()
    file.write_bytes(b"mask")
    if record:
        content = {"mask": Drafts.checksum(file), **record}
        file.with_name(f"{MODEL}.review.json").write_text(json.dumps(content))


def rejected(project):
    predicted(project, rejected=True)


def accepted(project):
    predicted(project)
    change(project, 1, role="train", label={"file": "label.seg.nrrd", "source": f"accepted prediction of {MODEL}"})


def damaged(project):
    for file in (project.folder / "cases").glob("*/case.json"):
        file.write_text("{")


STATES = {
    "an empty project": ((), ADD),
    "only volumes without a mask, no structures": ((unlabelled,), NAME),
    "structures before volumes": ((schema,), ADD),
    "only volumes without a mask": ((schema, unlabelled), OUTLINE),
    "all cases damaged": ((schema, unlabelled, damaged), UNREADABLE),
    "one slice complete": ((slices, unlabelled), ONE),
    "one case": ((labelled,), ONE),
    "two cases, none for validation": ((labelled, labelled), TWO),
    "frames": ((frames,), ONE),
    "a flat mask": ((flat,), ONE),
    "a mask, but for validation alone": ((held, unlabelled), TRAIN),
    "pretraining while nothing is outlined": ((schema, unlabelled, run("pretrain", "running")), OUTLINE),
    "finetuning": ((labelled, unlabelled, run("finetune", "running")), NOTHING),
    "a finetuning that waits": ((labelled, unlabelled, run("finetune", "queued")), NOTHING),
    "a finetuning that failed": ((labelled, unlabelled, run("finetune", "failed")), failed("Finetune")),
    "a pretraining that failed": ((schema, unlabelled, run("pretrain", "failed")), failed("Pretrain")),
    "a prediction that failed": ((labelled, unlabelled, model(), run("predict", "failed")), failed("Review")),
    "failed, but begun anew": ((labelled, run("finetune", "failed"), run("finetune", "running")), NOTHING),
    "stopped before there was a model": ((labelled, run("finetune", "stopped")), ONE),
    "learning goes on": ((labelled, unlabelled, model(), background("running")), PREDICT),
    "learning has failed": ((labelled, unlabelled, model(), background("failed")), PREDICT),
    "a model": ((labelled, unlabelled, model()), PREDICT),
    "a model, and a new label": ((labelled, labelled, unlabelled, model()), TWO),
    "a prediction at work": ((labelled, unlabelled, model(), run("predict", "running")), NOTHING),
    "a mask to look at": ((labelled, unlabelled, model(), predicted), LOOK),
    "a mask to look at while learning goes on": (
        (labelled, unlabelled, model(), predicted, background("running")),
        LOOK,
    ),
    "a mask accepted, which nothing has learnt from": ((labelled, unlabelled, model(), accepted), TWO),
    "all looked at": ((labelled, unlabelled, model(2), accepted), ALL),
    "all looked at, one rejected": ((labelled, unlabelled, model(), rejected), CORRECT),
    "one case, and a model of it": ((labelled, model()), ALL),
}


@pytest.fixture
def panels(logic, ready, monkeypatch):
    monkeypatch.setattr(logic.environment, "ensureProbed", lambda: None)
    made = [panel(logic) for panel in PANELS]
    yield made
    for panel in made:
        panel.cleanup()


def opened(logic, folder, parts):
    shutil.rmtree(folder, ignore_errors=True)
    logic.session.closeProject()
    project = Project.create(folder)
    for part in parts:
        part(project)
    logic.session.openProject(project.folder)
    return project


def test_every_state_has_its_sentence(panels, logic, tmp_path):
    assert nextStep(panels, logic.session) == OPEN
    said = {}
    for number, (name, (parts, _sentence)) in enumerate(STATES.items()):
        opened(logic, tmp_path / f"p{number}", parts)
        said[name] = nextStep(panels, logic.session)
    assert said == {name: sentence for name, (_parts, sentence) in STATES.items()}


def test_without_an_environment_what_needs_one_waits_for_it(panels, logic, tmp_path):
    environment = logic.environment
    environment.session.store.setValue("SSLSegmentation/interpreter", "")
    environment.state, environment.report = ProbeState.UNUSABLE, {"missing": ["torch>=2.2"]}
    assert nextStep(panels, logic.session) == OPEN
    for number, (parts, sentence) in enumerate(
        [((schema, unlabelled), OUTLINE), ((labelled,), INSTALL), ((labelled, unlabelled, model()), INSTALL)]
    ):
        opened(logic, tmp_path / f"p{number}", parts)
        assert nextStep(panels, logic.session) == sentence
    environment.report = {}
    assert nextStep(panels, logic.session) == CHECK


def test_cases_that_cannot_be_listed_are_said(panels, logic, tmp_path):
    project = opened(logic, tmp_path / "p", (labelled,))
    (project.folder / "cases").rename(tmp_path / "elsewhere")
    (project.folder / "cases").symlink_to(tmp_path / "elsewhere")
    logic.session.notify("cases")
    assert nextStep(panels, logic.session) in (UNREADABLE, ADD)


def test_every_sentence_names_a_step_and_a_control_on_it(panels):
    sentences = {sentence for _parts, sentence in STATES.values()} | {OPEN, UNREADABLE, INSTALL, CHECK, PRETRAIN}
    titles = {panel.title: panel for panel in panels}
    for sentence in sentences - {NOTHING}:
        *controls, step = re.findall(r"'([^']+)'", sentence)
        widget = titles[step].widget
        there = [one.text for kind in (qt.QPushButton, qt.QCheckBox) for one in widget.findChildren(kind)]
        there += [box.title for box in widget.findChildren(qt.QGroupBox)]
        assert all(any(text.startswith(control) for text in there) for control in controls), sentence


def test_a_project_whose_drive_is_away_does_not_look_empty(logic, project):
    add_cases(project, unlabelled=1)
    logic.session.notify("cases")
    panels = [panel(logic) for panel in PANELS]
    gone = project.folder.with_name("away")
    project.folder.rename(gone)
    logic.session.notify("cases")
    text = nextStep(panels, logic.session)
    assert "cannot be reached" in text and "Connect its disk or network drive" in text
    gone.rename(project.folder)
    logic.session.notify("cases")
    assert nextStep(panels, logic.session) != text
    for panel in panels:
        panel.cleanup()
