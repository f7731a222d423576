"""The pages that describe the commands: they say what the commands say."""

import importlib.util
import re
from pathlib import Path

import pytest

from SSLSegmentationLib.cli.registry import commands

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def reference():
    specification = importlib.util.spec_from_file_location("reference", _ROOT / "Testing" / "reference.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_reference_of_settings_is_what_the_commands_have(reference):
    written = reference.PAGE.read_text(encoding="utf-8")
    assert written == reference.reference(), "Run 'python Testing/reference.py'."


def test_the_list_of_commands_is_what_there_is(reference):
    written = reference.LIST.read_text(encoding="utf-8")
    assert written == reference.command_list(written), "Run 'python Testing/reference.py'."


def test_every_command_is_on_the_page_of_commands():
    text = (_ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    missing = [name for name in commands() if f"`sslseg {name}" not in text and not name.endswith(" list")]
    assert missing == []


def test_a_command_that_anything_advises_exists():
    pages = [_ROOT / "README.md", _ROOT / "CONTRIBUTING.md", *(_ROOT / "docs").glob("*.md")]
    sources = [*(_ROOT / "SSLSegmentationLib").rglob("*.py"), *(_ROOT / "SSLSegmentation").rglob("*.py"), *pages]
    known = {name.split()[0] for name in commands()}
    for path in sources:
        advised = set(re.findall(r"['`]sslseg ([a-z][a-z-]*)", path.read_text(encoding="utf-8")))
        assert advised <= known, path
