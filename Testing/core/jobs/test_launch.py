"""The environment in which another Python is started: it finds this library, and nothing of Slicer's own Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import SSLSegmentationLib
from SSLSegmentationLib.jobs.launch import search_path

LIBRARY = str(Path(SSLSegmentationLib.__file__).parents[1])


@pytest.fixture
def in_slicer(tmp_path, monkeypatch):
    """The environment that Slicer's launcher makes; ``home`` is its folder."""
    home = tmp_path / "Slicer-5.13 é"
    (home / "lib/Python/lib/python3.12").mkdir(parents=True)
    (home / "lib/Python/lib/python3.12/json.py").write_text("raise ImportError('of another Python')")
    monkeypatch.setattr(sys, "executable", str(home / "bin/PythonSlicer"))
    paths = {
        "PYTHONPATH": [home / "lib/Python/lib/python3.12", home / "lib/Python/lib/python3.12/site-packages"],
        "LD_LIBRARY_PATH": [home / "lib/Slicer-5.13", home / "lib/Python/lib", "/opt/mine/lib"],
        "PATH": [home / "bin", *os.environ["PATH"].split(os.pathsep)],
        "QT_PLUGIN_PATH": [home / "lib/QtPlugins"],
    }
    for name, entries in paths.items():
        monkeypatch.setenv(name, os.pathsep.join(map(str, entries)))
    for name, value in {"SLICER_HOME": home, "PYTHONHOME": home / "lib/Python", "PYTHONNOUSERSITE": 1}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("ITK_AUTOLOAD_PATH", str(home / "lib/ITKFactories"))
    return home


def test_slicers_own_python_keeps_its_environment(in_slicer):
    changes = search_path(sys.executable)
    assert set(changes) == {"PYTHONSAFEPATH", "PYTHONPATH"}
    assert changes["PYTHONPATH"] == LIBRARY + os.pathsep + os.environ["PYTHONPATH"]


def test_another_python_gets_nothing_of_slicers(in_slicer):
    changes = search_path("/usr/bin/python3")
    full = {name: value for name, value in {**os.environ, **changes}.items() if value is not None}
    assert full["PYTHONPATH"] == LIBRARY
    assert full["LD_LIBRARY_PATH"] == "/opt/mine/lib"
    assert str(in_slicer) not in full["PATH"] and full["PATH"]
    assert not {"PYTHONHOME", "QT_PLUGIN_PATH", "ITK_AUTOLOAD_PATH", "PYTHONNOUSERSITE"} & set(full)


def test_another_python_starts_from_slicer_and_finds_the_library(in_slicer):
    real = os.path.realpath(f"/proc/{os.getpid()}/exe") if sys.platform == "linux" else sys._base_executable
    environment = {name: value for name, value in {**os.environ, **search_path(real)}.items() if value is not None}
    code = "import json, SSLSegmentationLib; print(SSLSegmentationLib.__file__)"
    done = subprocess.run([real, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(LIBRARY)


def test_outside_slicer_the_users_own_search_path_is_handed_on(monkeypatch):
    monkeypatch.delenv("PYTHONHOME", raising=False)
    monkeypatch.delenv("SLICER_HOME", raising=False)
    monkeypatch.setenv("PYTHONPATH", "/my/packages")
    assert search_path("/usr/bin/python3") == {
        "PYTHONSAFEPATH": "1",
        "PYTHONPATH": LIBRARY + os.pathsep + "/my/packages",
    }
