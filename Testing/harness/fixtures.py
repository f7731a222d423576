"""Fixtures over the stand-in: the application, a fresh scene, dialogs, pictures. A ``conftest.py`` imports them."""

from __future__ import annotations

from pathlib import Path

import pytest
import slicer

from . import dialogs as dialogs_module
from . import pictures, rules


@pytest.fixture(scope="session")
def application():
    """The QApplication, without a screen."""
    return pictures.application()


@pytest.fixture(autouse=True)
def scene(application, tmp_path):
    """An empty MRML scene, an own folder for settings; an exception in a connected callable fails the test."""
    slicer.app.begin(tmp_path / "slicer")
    rules.errors.clear()
    dialogs_module.dialogs.clear()
    yield slicer.mrmlScene
    slicer.app.end()
    if rules.errors:
        raise AssertionError("An exception in a callable connected to a signal") from rules.errors[0]


@pytest.fixture
def dialogs():
    """The dialogs that the code asked for, and answers to the next ones."""
    return dialogs_module.dialogs


@pytest.fixture
def picture(tmp_path):
    """``picture(widget, name)`` draws a widget as wide as Slicer's module panel; kept where SSLSEG_PICTURES says."""

    def draw(widget, name: str, height: int | None = None) -> Path:
        return pictures.save(widget, (pictures.folder() or tmp_path / "pictures") / f"{name}.png", height)

    return draw
