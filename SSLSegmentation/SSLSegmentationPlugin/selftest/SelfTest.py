"""The module's self-test, as Slicer's Self Tests run it: a user's whole way through the module's own widget.

``testWithFakeWorker`` needs no torch: its jobs only pretend to compute (``FakeWorker``). ``testWholeLoop`` computes for
real, on the demo's volumes with tiny settings, in about two minutes on two cores. Where the computer is not set up for
that, it says so and ends; with SSLSEG_SELFTEST_NEEDS_TORCH set (as in continuous integration) that is a failure.

Both list for how long the window did not answer, with the step that kept it, and fail where that was too long. Both
leave the user's project, settings and files as they were.
"""

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import slicer

from SSLSegmentationLib.core.process import current, start_detached
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.jobs.launch import search_path
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelEntry
from SSLSegmentationLib.project.runs import RunFolder

from ..environment.Environment import Environment, ProbeState, slicerPython
from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.Segmentations import setLabels
from ..session import Session as session_module
from ..session.StartPoints import startPoints
from .Answering import Answering
from .DraftSteps import keepLearning, seeAlike, startHere, useDraft
from .FakeWorker import HOLD
from .FlatSteps import drawFlat, learnFlat, makeFlatImages
from .FrameSteps import addCine, drawFrames, reviewFrames
from .Means import panel as shownPanel
from .Means import reason, rest, say, wait
from .SequenceSteps import addScan, seeSequences

_JOB_SECONDS = 600.0
_FAKE_SECONDS = 60.0
_KEPT_KEYS = tuple(
    f"SSLSegmentation/{name}" for name in ("recentProjects", "projectsFolder", "openProject", "drafts", "alike")
)
_STRUCTURE = "bright ball"
_TINY = {"steps": 40, "batch_size": 4, "max_size": 32, "validate_every": 20}  # what decides how long a training takes


# ---------------------------------------------------------------------- the tests
def testWithFakeWorker(test) -> None:
    """Project → data from the scene → pretrain → annotate → finetune → predict → accept, with jobs that pretend."""
    hadTorch = "torch" in sys.modules
    with _module(test) as (widget, folder), _fakeJobs(widget.logic.environment):
        logic = widget.logic
        _createProject(test, widget, folder)
        _addFromScene(test, widget, count=5)
        first, second, third, *others = [case.id for case in logic.session.cases()]
        logic.setRole([first, second], "train")
        logic.setRole([third], "validation")

        say(test, "Pretraining goes on while the scene is closed")
        hold = logic.session.project.folder / HOLD
        hold.touch()
        entry = _pretrain(test, widget, "regression")
        slicer.mrmlScene.Clear(0)
        test.assertFalse(entry.view.state.ended)
        hold.unlink()
        wait(widget, lambda: entry.view.state.ended, _FAKE_SECONDS)
        test.assertEqual(entry.view.state, JobState.DONE, reason(entry))
        test.assertTrue((entry.job.folder / "backbone.pt").is_file())

        say(test, "A pretraining is stopped from the strip, and what it has is kept")
        hold.touch()
        stopped = _pretrain(test, widget, "contrastive")
        wait(widget, lambda: (stopped.view.step or 0) > 0, _FAKE_SECONDS)
        test.assertTrue(widget.strip.stopButton.enabled)
        widget.strip.stopButton.click()
        rest()
        wait(widget, lambda: stopped.view.state.ended, _FAKE_SECONDS)
        hold.unlink()
        test.assertEqual(stopped.view.state, JobState.STOPPED, reason(stopped))
        test.assertTrue(stopped.view.result["stopped_early"])

        _nameStructure(test, widget)
        startHere(test, widget, _FAKE_SECONDS)
        for caseId in (first, second, third):
            _annotate(test, widget, caseId)
        useDraft(test, widget, others[0], _FAKE_SECONDS)
        seeAlike(test, widget, others[0], _FAKE_SECONDS)
        model = _finetune(test, widget, _FAKE_SECONDS)
        test.assertEqual(model.card.volumes, 2)
        _predictAndAccept(test, widget, model, others[0], _FAKE_SECONDS)
        keepLearning(test, widget, _FAKE_SECONDS)
        cine = addCine(test, widget, _FAKE_SECONDS)
        drawFrames(test, widget, cine)
        reviewFrames(test, widget, cine, model.name, _FAKE_SECONDS)
        seeSequences(test, widget, addScan(test, widget, _FAKE_SECONDS))
        makeFlatImages(test, widget, (first, others[0]), _FAKE_SECONDS)
        drawFlat(test, widget, (first,))
        learnFlat(test, widget, others[0], _FAKE_SECONDS)
        _checkModels(test, widget, backbones=3, models=3)
        if not hadTorch:  # another extension may have loaded it before
            test.assertNotIn("torch", sys.modules)


def testWholeLoop(test) -> None:
    """The same on the demo's volumes, computed for real."""
    with _module(test) as (widget, folder):
        environment = widget.logic.environment
        environment.ensureProbed()
        wait(widget, lambda: environment.state not in (ProbeState.UNKNOWN, ProbeState.CHECKING), _JOB_SECONDS)
        if not environment.ready:
            if os.environ.get("SSLSEG_SELFTEST_NEEDS_TORCH"):
                test.fail(f"Nothing can be computed here: {environment.reason}")
            say(test, f"Skipped, as nothing can be computed here: {environment.reason}")
            return
        _makeDemo(test, widget, folder)
        with _tinySettings(widget):
            entry = _pretrain(test, widget, "regression")
            wait(widget, lambda: entry.view.state.ended, _JOB_SECONDS)
            test.assertEqual(entry.view.state, JobState.DONE, reason(entry))
            unlabelled = [case.id for case in widget.logic.session.cases() if case.role is Role.UNLABELLED]
            _annotate(test, widget, unlabelled[0])
            widget.logic.setRole([unlabelled[0]], "train")
            model = _finetune(test, widget, _JOB_SECONDS)
        test.assertEqual(model.card.start.method, "regression")
        _predictAndAccept(test, widget, model, unlabelled[1], _JOB_SECONDS)
        _checkModels(test, widget, backbones=1, models=1)


TESTS = (testWithFakeWorker, testWholeLoop)


# ---------------------------------------------------------------------- around the tests
@contextmanager
def _module(test) -> Iterator[tuple]:
    """The opened module and an empty folder; afterwards all is as it was."""
    slicer.util.selectModule("SSLSegmentation")
    widget = slicer.util.getModuleWidget("SSLSegmentation")
    session = widget.logic.session
    before = session.project.folder if session.project else None
    folder = Path(tempfile.mkdtemp(prefix="sslseg self-test é "))
    kept = {key: session.store.value(key) for key in _KEPT_KEYS}
    session.closeProject()
    widget.logic.drafting.isOn, widget.logic.pointing.isOn = True, False  # as for somebody who has changed nothing
    answering = test.answering = Answering(*(path.name for path in Path(__file__).parent.glob("*.py")))
    try:
        yield widget, folder
        logging.info("Self-test: %s", answering.summary())
        test.assertEqual(answering.tooLong(), [], answering.summary())
    finally:
        answering.end()
        _endJobs(widget)
        session.closeProject()
        for key, value in kept.items():
            session.store.setValue(key, value)
        if before is not None and (before / "project.json").is_file():
            session.openProject(before)
        shutil.rmtree(folder, ignore_errors=True)


def _endJobs(widget) -> None:
    for entry in widget.logic.session.living():
        entry.job.end(0.0)


@contextmanager
def _fakeJobs(environment: Environment) -> Iterator[None]:
    """Jobs start the fake worker in Slicer's Python, whatever interpreter is set up and whatever it lacks."""

    def start(folder, _interpreter, _device="auto"):
        folder, python = Path(folder), slicerPython()
        RunFolder(folder).write_status(JobState.STARTING, starter=current().to_dict(), interpreter=python)
        command = [python, str(Path(__file__).with_name("FakeWorker.py")), str(folder)]
        launched = start_detached(command, folder / "log.txt", search_path(python))
        if launched:
            write_json(folder / "launch.json", {"process": launched.to_dict(), "command": command})
        return Job(folder)

    real = session_module.start
    session_module.start = start
    environment.endProbe()
    environment.startProbe = lambda: None
    environment.state, environment.report = ProbeState.READY, {"best": "cpu", "devices": []}
    try:
        yield
    finally:
        session_module.start = real
        del environment.startProbe
        environment.state, environment.report = ProbeState.UNKNOWN, {}
        environment.ensureProbed()


@contextmanager
def _tinySettings(widget) -> Iterator[None]:
    """The advanced settings of both trainings say what ends soon."""
    panels = [shownPanel(widget, title) for title in ("Pretrain", "Finetune")]
    for panel in panels:
        panel.enter()
        panel.advanced.collapsed = False
    try:
        yield
    finally:
        for panel in panels:
            panel.advanced.collapsed = True


# ---------------------------------------------------------------------- the steps
def _createProject(test, widget, folder: Path) -> None:
    say(test, "A new project")
    box = shownPanel(widget, "Data").projectBox
    box.widget.collapsed = False
    box.place.currentPath = str(folder)
    box.name.text = "Self test"
    test.assertTrue(box.createButton.enabled, box.createButton.toolTip)
    box.createButton.click()
    rest()
    test.assertIsNotNone(widget.logic.session.project)


def _makeDemo(test, widget, folder: Path) -> None:
    say(test, "The demo's project of computed volumes")
    box = shownPanel(widget, "Data").projectBox
    box.widget.collapsed = False
    box.place.currentPath = str(folder)
    box.demoButton.click()
    rest()
    wait(widget, lambda: not widget.logic.dataImport.running, _JOB_SECONDS)
    test.assertIsNone(widget.logic.dataImport.result.failure)
    test.assertGreater(len(widget.logic.session.cases()), 10)


def _addFromScene(test, widget, count: int) -> None:
    say(test, "Volumes of the scene become cases")
    random = np.random.default_rng(0)
    z, y, x = np.mgrid[:10, :32, :32]
    for number in range(count):
        ball = ((z - 5) / 4) ** 2 + ((y - 16) / 8) ** 2 + ((x - 14 - number) / 8) ** 2 < 1
        pixels = (300 * ball + 40 * random.random(ball.shape) + 100).astype(np.int16)
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", f"Ball {number}")
        slicer.util.updateVolumeFromArray(node, pixels)
        node.SetSpacing(1.5, 1.5, 4.0)
    data = shownPanel(widget, "Data")
    data.askScene()
    test.assertEqual(len(data.picker.checkedNodes()), count)
    data.picker.addButton.click()
    rest()
    wait(widget, lambda: not widget.logic.dataImport.running, _FAKE_SECONDS)
    test.assertEqual(len(widget.logic.session.cases()), count)


def _pretrain(test, widget, method: str):
    say(test, f"Pretraining by the method '{method}'")
    panel = shownPanel(widget, "Pretrain")
    panel.methods.choose(method)
    panel.budget.choose("quick")
    _shorten(panel)
    before = set(widget.logic.session.jobs)
    test.assertTrue(panel.startButton.enabled, panel.startButton.toolTip)
    panel.startButton.click()
    rest()
    (started,) = set(widget.logic.session.jobs) - before
    return widget.logic.session.jobs[started]


def _nameStructure(test, widget) -> None:
    """Say what is to be outlined."""
    editor = shownPanel(widget, "Annotate").schemaEditor
    editor.newName.text = _STRUCTURE
    editor.addButton.click()
    rest()
    test.assertEqual([s.name for s in widget.logic.session.openedProject().schema.segments], [_STRUCTURE])


def _annotate(test, widget, caseId: str) -> None:
    """Outline what is bright, as a user would with a threshold."""
    say(test, f"The case {caseId} is annotated")
    panel, annotations = shownPanel(widget, "Annotate"), widget.logic.annotations
    project = widget.logic.session.openedProject()
    panel.onCaseChosen(caseId)
    rest()
    test.assertEqual(annotations.case.id, caseId)
    test.assertIs(panel.editor.editor.segmentationNode(), annotations.segmentationNode)
    pixels = slicer.util.arrayFromVolume(annotations.volumeNode)
    value = project.schema.values[0]
    bright = (pixels > (float(pixels.min()) + float(pixels.max())) / 2).astype(np.uint8) * value
    setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), project.schema, bright)
    panel.complete.volumeButton.click()
    rest()
    label = project.case(caseId).label
    test.assertIsNotNone(label)
    test.assertIsNone(label.annotated_slices)


def _finetune(test, widget, seconds: float) -> ModelEntry:
    say(test, "Finetuning on the labelled cases")
    panel = shownPanel(widget, "Finetune")
    test.assertIsNotNone(panel.startPoint)
    # The starter is chosen where there is one; here the pretraining is to be handed on.
    made = next(point for point in startPoints(widget.logic.session) if point.entry)
    panel.startChooser.currentIndex = panel.startChooser.findData(made.name)
    panel.onBackboneChosen()
    rest()
    panel.budget.choose("quick")
    _shorten(panel)
    before = set(widget.logic.session.jobs)
    test.assertTrue(panel.startButton.enabled, panel.startButton.toolTip)
    panel.startButton.click()
    rest()
    (started,) = set(widget.logic.session.jobs) - before
    entry = widget.logic.session.jobs[started]
    wait(widget, lambda: entry.view.state.ended, seconds)
    test.assertEqual(entry.view.state, JobState.DONE, reason(entry))
    (model,) = [model for model in widget.logic.models("model") if model.name == started]
    return model


def _predictAndAccept(test, widget, model: ModelEntry, caseId: str, seconds: float) -> None:
    say(test, "A mask is predicted, looked at, and becomes a label")
    logic = widget.logic
    project = logic.session.openedProject()
    panel = shownPanel(widget, "Review")
    test.assertEqual(panel.model.name, model.name)
    panel.table.select([caseId])
    rest()
    before = set(logic.session.jobs)
    test.assertTrue(panel.selectedButton.enabled, panel.selectedButton.toolTip)
    panel.selectedButton.click()
    rest()
    (started,) = set(logic.session.jobs) - before
    entry = logic.session.jobs[started]
    wait(widget, lambda: entry.view.state.ended, seconds)
    test.assertEqual(entry.view.state, JobState.DONE, reason(entry))
    wait(widget, lambda: panel.table.selected()[0].path is not None, seconds)
    panel.table.select([caseId])
    rest()
    case = project.case(caseId)
    mask = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.PREDICTION)
    names = [segment.name for segment in project.schema.segments]
    segmentation = mask.GetSegmentation()
    found = [segmentation.GetNthSegment(n).GetName() for n in range(segmentation.GetNumberOfSegments())]
    test.assertEqual(found, names)
    test.assertGreater(sum(panel.table.selected()[0].volumesMl.values()), 0)
    test.assertTrue(panel.decisions.acceptButton.enabled, panel.decisions.acceptButton.toolTip)
    panel.decisions.acceptButton.click()
    rest()
    accepted = project.case(caseId)
    test.assertIsNotNone(accepted.label)
    test.assertEqual(accepted.label.source, f"accepted prediction of {model.name}")
    test.assertEqual(accepted.role, Role.TRAIN)


def _checkModels(test, widget, backbones: int, models: int) -> None:
    say(test, "What was learnt is listed")
    panel = shownPanel(widget, "Models")
    test.assertEqual(panel.table.widget.rowCount, backbones + models)
    kinds = [entry.kind for entry in widget.logic.models()]
    test.assertEqual((kinds.count("backbone"), kinds.count("model")), (backbones, models))
    test.assertIn("Where it comes from", panel.card.toPlainText())


def _shorten(panel) -> None:
    """Set what decides how long a training takes in the advanced settings, if they are open."""
    if panel.advanced.collapsed:
        return
    for field, control in panel.form.controls():
        if field["path"][-1] in _TINY:
            control.value = _TINY[field["path"][-1]]
