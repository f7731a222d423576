"""No step needs more width than Slicer's module panel has, in any of the languages that the module speaks."""

import pytest
import slicer
from fake_runs import FakeRun
from real_cases import SCHEMA, addCine, addMask, blob
from SSLSegmentationPlugin.panels import PANELS
from SSLSegmentationPlugin.text import Translations

from SSLSegmentationLib.project import frames_of

MODEL = "20261121-090100-000-finetune"
WIDTH = 440  # what the module panel of a Slicer that was just installed leaves to a step


@pytest.fixture
def study(logic, ready, project, tmp_path, monkeypatch):
    """A project in which every step has something to show: frames of a DICOM series, a model, and a mask of it."""
    monkeypatch.setattr(logic.environment, "ensureProbed", lambda: None)
    project.set_schema(SCHEMA)
    FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    case = addCine(project, tmp_path, count=2)
    case.source = "dicom"
    case.save()
    addMask(case, f"{MODEL}@001", blob())
    logic.session.findJobs()
    logic.session.notify("cases")
    return project


@pytest.fixture(params=["en", "de", "fr"])
def language(request, scene, monkeypatch):
    """Words that a step asks for when it is made; those of constants, mostly of tables, are not loaded again."""
    monkeypatch.setattr(slicer.app, "applicationLocaleName", request.param)
    Translations.load()
    return request.param


def sections(panel):
    """Those of the step that fold."""
    if hasattr(panel, "methods"):
        yield panel.methods.more
        yield panel.advanced
    elif hasattr(panel, "schemaEditor"):
        yield panel.schemaEditor.widget
    elif hasattr(panel, "spacingBox"):
        yield panel.spacingBox.widget


def test_no_step_needs_more_width_than_slicers_panel_has(language, study, logic):
    case, widths = study.cases()[0], {}
    for kind in PANELS:
        panel, name = kind(logic), kind.__name__
        panel.widget.show()
        panel.enter()
        if name == "AnnotatePanel":
            panel.onCaseChosen(frames_of(case)[0].id)
        elif name in ("DataPanel", "ReviewPanel"):
            panel.table.select([case.id])
        if name == "DataPanel":
            panel.dicom.widget.visible = True
        for section in sections(panel):
            section.collapsed = False
        slicer.app.processEvents()
        widths[name] = panel.widget.layout().minimumSize().width()
        panel.exit()
        panel.cleanup()
    assert max(widths.values()) <= WIDTH, widths
