"""The step Set-up: Pythons of the user's own are found and offered, without a path to be typed."""

import os
import sys

import pytest
from probes import WITH_GPU, check, wait
from SSLSegmentationPlugin.environment import Interpreters as module


def program(folder, answer):
    """Something that answers as Python would; returns its path."""
    path = folder / "bin" / "python"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!{sys.executable}\nprint({answer!r})\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with four environments, one of them listed by conda only, and nothing on the path."""
    home = tmp_path / "a home é"
    programs = {
        "both": program(home / "miniconda3" / "envs" / "both", '["3.11.4", "2.5.1", "1.4.0"]'),
        "without": program(home / ".virtualenvs" / "without", '["3.12.1", null, null]'),
        "old": program(home / "venv", '["3.8.1", "2.2.0", "1.4.0"]'),
        "far": program(tmp_path / "far", '["3.12.1", "2.6.0", null]'),
        "odd": program(home / "project" / ".venv", "this is no answer"),
    }
    (home / ".conda").mkdir()
    (home / ".conda" / "environments.txt").write_text(f"{tmp_path / 'far'}\n{tmp_path / 'gone'}\n", encoding="utf-8")
    monkeypatch.setattr(module.Path, "home", lambda: home)
    monkeypatch.setenv("PATH", "")
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    return programs


def test_candidates_are_looked_for_where_environments_lie_and_each_is_named_once(home, tmp_path):
    environment = {"VIRTUAL_ENV": str(tmp_path / "far"), "PATH": os.pathsep.join([str(tmp_path / "far" / "bin"), ""])}
    found = list(module.candidates(module.Path.home(), environment))
    assert sorted(found) == sorted(home.values()) and found[0] == home["far"]


def test_slicers_own_python_is_no_other(tmp_path, monkeypatch):
    own = program(tmp_path / "Slicer", "")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "Slicer"))
    assert own not in module.candidates(tmp_path, {"VIRTUAL_ENV": str(tmp_path / "Slicer"), "PATH": ""})


def test_those_that_have_torch_are_offered_and_one_click_takes_one(panel, logic, slicers_own, home, picture):
    slicers_own(WITH_GPU)
    check(panel)
    assert panel.foundBox.isHidden() and not logic.interpreters.found  # nobody has asked for another
    panel.otherRadio.click()
    wait(logic, lambda: len(logic.interpreters.found) == 2 and logic.interpreters._asked is None)
    assert {one.path for one in logic.interpreters.found} == {home["far"], home["both"]}
    assert panel.foundBox.count == 3 and not panel.foundBox.isHidden()
    texts = [panel.foundBox.itemText(index) for index in range(3)]
    assert any("torch 2.5.1, MONAI 1.4.0" in text for text in texts) and any("is missing" in text for text in texts)
    picture(panel.widget, "setup-found")
    index = panel.foundBox.findData(home["both"])
    panel.foundBox.currentIndex = index
    panel.foundBox.activated.emit(index)
    assert panel.path.currentPath == home["both"] and panel.useButton.enabled
    assert logic.environment.isSlicerPython  # nothing is used before it is said
    panel.ownRadio.click()
    assert panel.foundBox.isHidden()


def test_one_that_does_not_answer_keeps_no_other_from_being_found(panel, logic, slicers_own, home, monkeypatch):
    monkeypatch.setattr(module, "_SECONDS", 0.3)
    with open(home["far"], "a", encoding="utf-8") as file:
        file.write("import time\ntime.sleep(60)\n")
    slicers_own(WITH_GPU)
    panel.wantOther()
    wait(logic, lambda: any(one.path == home["both"] for one in logic.interpreters.found))
