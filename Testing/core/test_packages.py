"""Which packages this Python has."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

from SSLSegmentationLib import packages
from SSLSegmentationLib.cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_is_that_of_the_package():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [")[1].split("]")[0]
    assert dict(re.findall(r'"(\w+)>=([\d.]+)"', block)) == packages.REQUIRED


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
