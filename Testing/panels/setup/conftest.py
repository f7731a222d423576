"""The step Set-up with an interpreter that answers what a test says, and stand-ins for what it would start."""

import json
import stat
import sys

import pytest
import slicer
from SSLSegmentationPlugin.environment import Environment as environment_module
from SSLSegmentationPlugin.environment import Installation as installation_module
from SSLSegmentationPlugin.environment import Stage as stage_module
from SSLSegmentationPlugin.panels.SetupPanel import SetupPanel


@pytest.fixture
def python(tmp_path):
    """A program that answers as ``python -m SSLSegmentationLib probe`` would; ``python(content)`` sets its answer."""
    program = tmp_path / "a python é"

    def answers(content, error="", wait=False):
        answer = content if isinstance(content, str) else json.dumps(content)
        code = f"import sys, time\nprint({answer!r})\nprint({error!r}, file=sys.stderr)\n"
        program.write_text(f"#!{sys.executable}\n{code}" + ("time.sleep(60)\n" if wait else ""), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return str(program)

    return answers


@pytest.fixture
def logic(plain_logic):
    return plain_logic


@pytest.fixture
def panel(logic):
    panel = SetupPanel(logic)
    yield panel
    panel.cleanup()


@pytest.fixture
def slicers_own(monkeypatch, python):
    """Slicer's own Python answers this."""

    def answers(content, **options):
        program = python(content, **options)
        monkeypatch.setattr(environment_module, "slicerPython", lambda: program)
        return program

    return answers


@pytest.fixture
def extension(monkeypatch, tmp_path):
    """The PyTorch extension's module is there; loading it in this process would be a fault."""
    folder = tmp_path / "PyTorch extension"
    folder.mkdir()
    (folder / "PyTorchUtils.py").write_text("raise AssertionError('loaded in Slicer')\n")
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def second_slicer(monkeypatch, tmp_path):
    """A program in the place of Slicer; notes its arguments and does what it is told."""

    def does(code):
        program = tmp_path / "Slicer"
        note = tmp_path / "arguments.json"
        text = f"import json, sys, time\nopen({str(note)!r}, 'w').write(json.dumps(sys.argv[1:]))\n{code}\n"
        program.write_text(f"#!{sys.executable}\n{text}")
        program.chmod(0o755)
        monkeypatch.setattr(type(slicer.app), "launcherExecutableFilePath", str(program), raising=False)
        monkeypatch.setattr(slicer.util, "startupEnvironment", lambda: {"PATH": "/usr/bin:/bin"}, raising=False)
        return note

    return does


@pytest.fixture(autouse=True)
def packages(monkeypatch, tmp_path):
    """Where Slicer's packages would lie."""
    site = tmp_path / "Slicer é" / stage_module._packagesIn()
    (site / "numpy").mkdir(parents=True)
    (site / "numpy" / "__init__.py").write_text("'as it was'")
    for module in (stage_module, installation_module):
        monkeypatch.setattr(module, "sitePackages", lambda: site)
    return site
