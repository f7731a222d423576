"""The stand-in of Slicer's Qt side, with its fixtures."""

import harness

harness.install()

from harness.fixtures import application, dialogs, picture, scene  # noqa: E402, F401
