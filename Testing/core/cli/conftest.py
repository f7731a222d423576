"""Commands as a terminal runs them."""

import os
import sys

import pytest

from SSLSegmentationLib.cli import main


@pytest.fixture(autouse=True)
def on_the_path(tmp_path_factory, monkeypatch):
    """A ``sslseg`` that a terminal finds, as after activating an environment."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / ("sslseg.exe" if sys.platform == "win32" else "sslseg")
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.fixture
def sslseg(capsys):
    """Run a command; returns exit code, standard output and standard error."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run
