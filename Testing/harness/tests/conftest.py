"""The stand-in of Slicer's Qt side, with its fixtures."""

from Testing import harness

harness.install()

from Testing.harness.fixtures import application, dialogs, picture, scene  # noqa: E402, F401
