"""Which packages this Python has."""

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core import packages

ROOT = Path(__file__).resolve().parents[3]


def test_the_list_is_that_of_the_package():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [")[1].split("]")[0]
    assert dict(re.findall(r'"(\w+)>=([\d.]+)"', block)) == packages.REQUIRED


def test_optional_packages_are_extras_of_the_package():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("[project.optional-dependencies]")[1].split("\n[")[0]
    assert dict(re.findall(r'"(\w+)>=([\d.]+)"', block)) == packages.OPTIONAL


def test_here_nothing_is_missing():
    assert packages.missing() == []
    assert packages.installed()["torch"] == metadata.version("torch")


@pytest.mark.parametrize(
    ("version", "old"), [("2.13.0+cpu", False), ("2.2", False), ("2.1.9", True), ("10.0rc1", False)]
)
def test_versions_are_compared_as_numbers(monkeypatch, version, old):
    monkeypatch.setattr(metadata, "version", lambda name: version if name == "torch" else "99")
    assert packages.missing() == (["torch>=2.2"] if old else [])


def test_a_python_without_torch_is_told_what_it_lacks(monkeypatch, capsys):
    def version(name):
        if name in ("torch", "monai"):
            raise metadata.PackageNotFoundError(name)
        return "99.0"

    monkeypatch.setattr(metadata, "version", version)
    assert main(["probe", "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert content["missing"] == ["torch>=2.2", "monai>=1.4"]
    assert content["packages"]["torch"] is None and content["packages"]["numpy"] == "99.0"
    assert main(["probe"]) == 1
    assert "lacks what computing needs: torch>=2.2, monai>=1.4" in capsys.readouterr().err


def test_the_probe_says_which_optional_packages_are_missing(monkeypatch):
    monkeypatch.setattr(packages, "OPTIONAL", {"torch": "2.2", "bagger": "1.2"})
    assert packages.report()["optional"] == {"bagger": "bagger>=1.2"}


# ---------------------------------------------------------------------- packages that are missing or broken
FAULTY = """
import importlib.abc, importlib.util, sys
class Loader(importlib.abc.Loader):
    def create_module(self, spec): return None
    def exec_module(self, module): raise {error}
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, Loader()) if name == {name!r} else None
sys.meta_path.insert(0, Finder())
"""
HALF = "import sys, types; sys.modules['torch'] = types.ModuleType('torch')"


def answer(folder, code, *words):
    """What a command says, in words and as JSON, in a Python that starts with ``code``."""
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    command = [sys.executable, "-m", "SSLSegmentationLib", *map(str, words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=folder)
    told = [line for line in done.stderr.splitlines() if not line.startswith("Loading")]
    assert done.returncode == 1 and len(told) == 1, done.stderr
    return told[0], json.loads(done.stdout) if "--json" in words else None


@pytest.mark.parametrize("name", packages.REQUIRED)
def test_a_missing_package_is_one_sentence_on_a_command_that_computes(tmp_path, name):
    told, content = answer(tmp_path, f"import sys; sys.modules[{name!r}] = None", "finetune", "nowhere", "--json")
    assert f"This Python lacks what computing needs: {name}>=" in told and "-m pip install" in told
    assert content["ok"] is False and name in content["error"]["hint"]


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        (
            "torch",
            "OSError('[WinError 126] Error loading \"c10.dll\"')",
            "'torch' is there, but does not work (OSError",
        ),
        ("torch", "ImportError('libtorch.so: failed to map segment from shared object')", "not enough memory to load"),
        ("torch", "MemoryError()", "not enough memory to load the package 'torch'"),
        ("torch", "ModuleNotFoundError('sympathy', name='sympathy')", "'torch' cannot be loaded: it needs 'sympathy'"),
        ("numpy", "ValueError('numpy.dtype size changed')", "'numpy' is there, but does not work (ValueError"),
    ],
)
@pytest.mark.parametrize("command", [["resume", "p"], ["probe"]], ids=["resume", "probe"])
def test_a_broken_package_is_one_sentence(tmp_path, name, error, words, command):
    told, _ = answer(tmp_path, FAULTY.format(name=name, error=error), *command)
    assert words in told and "unexpected" not in told


def test_a_package_of_which_only_a_part_is_there_is_named(tmp_path):
    assert "'torch'" in answer(tmp_path, HALF, "resume", "p")[0]


def test_bringing_data_in_names_its_package_too(tmp_path):
    (tmp_path / "a.nrrd").write_bytes(b"")
    main(["new", str(tmp_path / "p")])
    assert (
        "needs: SimpleITK>=" in answer(tmp_path, "import sys; sys.modules['SimpleITK'] = None", "add", "p", "a.nrrd")[0]
    )


def test_a_file_that_hides_a_package_is_named(tmp_path):
    (tmp_path / "tqdm.py").write_text("raise ValueError('mine')", encoding="utf-8")
    told = answer(tmp_path, "", "probe")[0]
    assert f"'{tmp_path / 'tqdm.py'}' is loaded in place of a package" in told and "Rename it" in told


def test_a_torch_that_was_built_for_another_numpy_is_known_wherever_it_shows():
    error = packages.load_error(RuntimeError("Numpy is not available"))
    assert "was built for another numpy" in error.sentence and "numpy<2" in error.hint


def test_other_errors_are_not_taken_for_those_of_packages():
    for error in (ValueError("x"), OSError("disk"), MemoryError(), AttributeError("name"), RuntimeError("cuDNN")):
        try:
            raise error
        except type(error) as raised:
            assert packages.load_error(raised) is None
