"""The step Review, with an interpreter that is not asked."""

import pytest
from SSLSegmentationPlugin.panels.ReviewPanel import ReviewPanel


@pytest.fixture
def panel(logic, ready, monkeypatch):
    monkeypatch.setattr(logic.environment, "ensureProbed", lambda: None)
    panel = ReviewPanel(logic)
    panel.widget.show()
    yield panel
    panel.cleanup()
