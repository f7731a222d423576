"""The step Annotate with cases in the project, and one of them open."""

import pytest
from fake_drafts import drafts  # noqa: F401
from real_cases import SCHEMA, addCase
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel


@pytest.fixture
def panel(logic):
    panel = AnnotatePanel(logic)
    panel.widget.show()
    yield panel
    panel.cleanup()


@pytest.fixture
def cases(project):
    project.set_schema(SCHEMA)
    return [addCase(project, f"MR {n:02d}").id for n in range(1, 4)]


@pytest.fixture
def opened(panel, logic, cases, scene):
    """The panel with the first case open, and what is open."""
    logic.session.notify("cases")
    panel.enter()
    panel.onCaseChosen(cases[0])
    assert logic.annotations.isOpen
    return logic.annotations
