"""Commands are named as on the PATH of a terminal."""

import os
import sys

import pytest


@pytest.fixture(autouse=True)
def on_the_path(tmp_path_factory, monkeypatch):
    """A ``sslseg`` that a terminal finds, as after activating an environment."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / ("sslseg.exe" if sys.platform == "win32" else "sslseg")
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
