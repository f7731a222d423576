"""A scene keeps project, step and case; loaded elsewhere it says what it misses, and closes nothing."""

import re
from pathlib import Path

import pytest
import slicer
from real_cases import SCHEMA, addCase, blob, draw
from SSLSegmentationPlugin.scene import PlaceNode
from SSLSegmentationPlugin.scene.PlaceNode import Place
from SSLSegmentationPlugin.session import Drives, Opening, Reopening
from SSLSegmentationPlugin.session.ScenePlace import ScenePlace

from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.project import Project
from Testing.harness import scripted
from Testing.harness.scripted import open_module

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation" / "SSLSegmentation.py"


def made(folder):
    project = Project.create(folder, folder.name)
    project.set_schema(SCHEMA)
    addCase(project, "Müller^Hans")
    return project


@pytest.fixture
def study(tmp_path):
    return made(tmp_path / "data" / "Study")


@pytest.fixture
def widget(module):
    made = open_module(module)
    yield made
    module.close()


class WithoutWidgets:
    """What a scene's place needs of the module: its steps are only asked for."""

    def __init__(self, logic, scene):
        self.logic = logic
        self.place = ScenePlace(logic.session, logic.recentProjects, self.shownStep)
        logic.session.observe("step", self.place.keep)
        self._tags = [
            scene.AddObserver(scene.EndCloseEvent, lambda *_: self.place.onSceneClosed()),
            scene.AddObserver(scene.EndImportEvent, lambda *_: self.place.onSceneLoaded()),
        ]

    def shownStep(self):
        return self.logic.session.step or "DataPanel"


@pytest.fixture
def light(logic, scene):
    made = WithoutWidgets(logic, scene)
    yield made
    for tag in made._tags:
        scene.RemoveObserver(tag)
    made.place.cleanup()


def save(scene, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    scene.SetURL(str(path))
    scene.SetRootDirectory(str(path.parent))
    scene.Commit()
    return path


def load(scene, path):
    """As File > Open does."""
    scene.Clear(False)
    scene.SetURL(str(path))
    scene.SetRootDirectory(str(path.parent))
    scene.Import()


def at(widget, project, step="AnnotatePanel"):
    widget.logic.session.askForStep("DataPanel")
    widget.logic.session.openProject(project.folder)
    widget.logic.session.setCurrentCase("case0001")
    widget.logic.session.askForStep(step)


def shown(widget):
    return "" if widget.place.offer is None else widget.place.offer.text


def test_a_scene_without_a_project_gets_no_node(light, scene):
    light.logic.session.askForStep("FinetunePanel")
    assert scene.GetFirstNodeByClass("vtkMRMLScriptedModuleNode") is None and shown(light) == ""


def test_the_scene_knows_project_step_and_case_and_nobodys_name(light, scene, study, tmp_path):
    at(light, study)
    place = Place(study.id, str(study.folder), "case0001", "AnnotatePanel")
    for folder, said in ((tmp_path, "data/Study/"), (study.folder / "scenes", "..")):
        file = save(scene, folder / "a.mrml")
        assert PlaceNode.read(scene) == place
        text = file.read_text(encoding="utf-8")
        lines = re.findall(r"<(?:ScriptedModule|TextStorage).*?>", text, re.DOTALL)
        assert len(lines) == 2 and not any("ller" in line or str(tmp_path) in line for line in lines)
        assert f'fileName="{said.rstrip("/")}' in lines[0] + lines[1]
    light.logic.session.closeProject()
    assert PlaceNode.read(scene) == Place()


@pytest.mark.parametrize("name", ["a & b", 'it\'s <100%> "x"', "Étude 李", "50%20 x"])
def test_a_scene_can_be_read_again_whatever_the_project_is_called(scene, tmp_path, name):
    place = Place("0123", str(tmp_path / name / "p"), PlaceNode.caseKey("Müller & Co <1>"), "DataPanel")
    PlaceNode.write(scene, place)
    for folder in (tmp_path, tmp_path / name / "q & r"):
        file = save(scene, folder / "a.mrml")
        assert "ller" not in file.read_text(encoding="utf-8")
        load(scene, file)
        assert PlaceNode.read(scene) == place
    assert PlaceNode.caseKey("case0007") == "case0007" and PlaceNode.caseKey(None) == ""


def test_a_scene_of_the_open_project_leads_to_its_step_and_case(widget, scene, study, tmp_path):
    addCase(study, "another")
    at(widget, study)
    path = save(scene, tmp_path / "a.mrml")
    widget.logic.session.setCurrentCase("case0002")
    widget.logic.session.askForStep("ReviewPanel")
    load(scene, path)
    assert widget.shownStep() == "AnnotatePanel" and widget.logic.annotations.case.id == "case0001"
    assert shown(widget) == ""


def test_what_is_drawn_is_saved_when_a_scene_of_another_project_is_opened(widget, scene, study, tmp_path, picture):
    other = made(tmp_path / "Other")
    at(widget, other)
    path = save(scene, tmp_path / "a.mrml")
    at(widget, study)
    annotations = widget.logic.annotations
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", blob() > 0)
    load(scene, path)
    session = widget.logic.session
    assert session.project.folder == study.folder  # nothing was closed
    assert (study.folder / "cases" / "case0001" / "draft.seg.nrrd").is_file()
    assert "'Other'" in shown(widget) and "'Study' is open" in shown(widget)
    box = widget.strip.widget
    picture(box, "place-other")
    assert PlaceNode.read(scene).projectId == other.id  # as long as nobody has decided
    widget.place.accept()
    assert session.project.folder == other.folder and shown(widget) == ""
    assert session.caseId == "case0001" and widget.shownStep() == "AnnotatePanel"
    assert annotations.isOpen and annotations.case.folder.is_relative_to(other.folder)
    with ProjectLock(study.folder):
        pass


def test_a_project_that_cannot_be_saved_stays_open(light, scene, study, tmp_path):
    other = made(tmp_path / "Other")
    at(light, other, "DataPanel")
    path = save(scene, tmp_path / "a.mrml")
    light.logic.session.openProject(study.folder)

    def fail():
        raise StorageError("The disk is full.", "Free some space.")

    token = light.logic.session.observe("closing", fail)
    load(scene, path)
    with pytest.raises(StorageError):
        light.place.accept()
    assert light.logic.session.project.folder == study.folder and shown(light)
    light.logic.session.unobserve(token)
    light.place.dismiss()
    assert shown(light) == "" and PlaceNode.read(scene).projectId == study.id


def test_scene_and_project_that_were_moved_together_are_found(light, scene, study, tmp_path):
    at(light, study, "ReviewPanel")
    save(scene, study.folder.parent / "a.mrml")
    light.logic.session.closeProject()
    moved = tmp_path / "moved"
    study.folder.parent.rename(moved)
    load(scene, moved / "a.mrml")
    assert "'Study'" in shown(light) and light.place.offer.folder == str(moved / "Study")
    light.place.accept()
    assert light.logic.session.project.folder == moved / "Study" and light.shownStep() == "ReviewPanel"


def test_a_project_that_is_not_here_is_said_and_can_be_found_by_the_user(light, scene, study, tmp_path, dialogs):
    other = made(tmp_path / "Other")
    at(light, study)
    path = save(scene, tmp_path / "scenes" / "a.mrml")
    light.logic.session.closeProject()
    moved = study.folder.rename(tmp_path / "elsewhere")
    load(scene, path)
    assert f"is not at '{study.folder}'" in shown(light) and light.place.offer.isMissing
    before = path.read_bytes()
    save(scene, path)  # saved again without a decision: it still says so
    assert (PlaceNode.read(scene).projectId == study.id and b"ProjectId" in before) or b"projectId" in before
    light.place.find(str(other.folder))
    assert "another project" in shown(light) and light.logic.session.project is None
    light.place.find(str(moved))
    assert light.logic.session.project.folder == moved and shown(light) == ""
    assert PlaceNode.read(scene).projectFolder == str(moved)


def test_a_moved_project_is_recognised_among_the_recent_ones(light, scene, study, tmp_path):
    at(light, study)
    path = save(scene, tmp_path / "scenes" / "a.mrml")
    light.logic.session.closeProject()
    moved = study.folder.rename(tmp_path / "elsewhere")
    light.logic.recentProjects._onAnswer({"projects": [{"folder": str(moved), "id": study.id}]}, "")
    load(scene, path)
    assert light.place.offer.folder == str(moved)


def test_a_case_that_is_gone_is_said(light, scene, study, tmp_path):
    at(light, study)
    path = save(scene, tmp_path / "a.mrml")
    light.logic.session.setCurrentCase(None)
    light.logic.session.project.remove_case(study.case("case0001"))
    light.logic.session.notify("cases")
    load(scene, path)
    assert "not in the project any more" in shown(light) and light.logic.session.project is not None
    light.place.dismiss()
    assert shown(light) == ""
    load(scene, path)
    light.logic.session.closeProject()
    assert shown(light) == ""


def test_a_case_whose_id_may_be_a_name_is_found_without_it(light, scene, study, tmp_path):
    (study.folder / "cases" / "case0001").rename(study.folder / "cases" / "Muller")
    record = study.folder / "cases" / "Muller" / "case.json"
    record.write_text(record.read_text().replace('"case0001"', '"Muller"'))
    session = light.logic.session
    session.openProject(study.folder)
    session.setCurrentCase("Muller")
    path = save(scene, tmp_path / "a.mrml")
    assert "Muller" not in path.read_text(encoding="utf-8")
    session.setCurrentCase(None)
    load(scene, path)
    assert session.caseId == "Muller" and shown(light) == ""


def test_a_scene_that_is_added_to_another_moves_nobody(light, scene, study, tmp_path):
    at(light, study, "ReviewPanel")
    path = save(scene, tmp_path / "a.mrml")
    light.logic.session.askForStep("DataPanel")
    scene.SetURL(str(path))
    scene.Import()
    assert light.shownStep() == "DataPanel" and shown(light) == ""
    assert PlaceNode.read(scene).step == "DataPanel"


def test_a_scene_of_a_newer_version_or_a_foreign_one_is_borne(light, scene, study):
    PlaceNode.write(scene, Place(study.id, "\0?", "nobody", "NoPanel"))
    assert not light.place.onSceneLoaded()
    assert light.place.offer.isMissing
    light.logic.session.openProject(study.folder)
    assert shown(light) == ""


# ---------------------------------------------------------------------- a slow drive
def test_a_project_on_a_drive_that_sleeps_is_opened_when_it_answers(module, study, monkeypatch, dialogs):
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(study.folder)
    module.close()
    answers = []
    monkeypatch.setattr(Drives.Look, "answer", lambda self, seconds: answers.pop() if answers else None)
    after = open_module(scripted.load(MODULE))
    message = after.panels[0]._message
    assert "does not answer yet" in message.text and after.logic.session.project is None
    after.watcher._timer.timeout.emit()
    assert after.logic.session.project is None
    answers.append(True)
    after.watcher._timer.timeout.emit()
    assert after.logic.session.project.folder == study.folder and not message.text and dialogs.asked == []
    assert Reopening._PATIENCE <= 0.5
    slicer.modules.sslsegmentation.close()


def test_a_project_with_many_cases_is_opened_again_in_pieces(module, study, monkeypatch):
    for n in range(3):
        addCase(study, f"further {n}")
    session = open_module(module).logic.session
    session.reopens = True
    session.openProject(study.folder)
    module.close()
    monkeypatch.setattr(Reopening, "_PIECE_SECONDS", 0.0)
    monkeypatch.setattr(Opening, "_PIECE_SECONDS", 0.0)
    monkeypatch.setattr(Opening.Opening, "step", lambda self: next(self._steps, "all") != "all")
    after = open_module(scripted.load(MODULE))
    ticks = 0
    while after.logic.session.project is None:
        after.watcher._timer.timeout.emit()
        ticks += 1
        assert ticks < 20
    assert after.logic.session.project.folder == study.folder and ticks >= 3
    slicer.modules.sslsegmentation.close()


def test_a_look_at_a_drive_is_not_waited_for(monkeypatch, tmp_path):
    import threading

    awake = threading.Event()
    monkeypatch.setattr(Drives.os.path, "isdir", lambda folder: awake.wait(5))
    look = Drives.Look(str(tmp_path))
    assert look.answer(0.01) is None
    awake.set()
    assert look.answer(5) is True
