"""The step Set-up: installing what the interpreter lacks."""

import importlib.metadata
import json
import os
import sys
import time
import types
from pathlib import Path

import pytest
import qt
import slicer
from probes import NO_TORCH, OLD_TORCH, WITH_GPU, check, wait
from SSLSegmentationPlugin.environment import Installation, InstallPackages
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.environment.Stage import Stage
from SSLSegmentationPlugin.session.JobWatcher import JobWatcher

from SSLSegmentationLib.core.errors import StorageError


def test_a_gpu_that_another_torch_would_use_is_a_click_away_and_says_what_that_means(
    panel, slicers_own, extension, dialogs, monkeypatch, picture
):
    shown = []
    monkeypatch.setattr(slicer.util, "selectModule", shown.append)
    slicers_own(OLD_TORCH)
    check(panel)
    picture(panel.widget, "setup-other-torch")
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.otherTorchButton.click()
    assert shown == [] and "about 3 GB" in dialogs.asked[0].text and "Uninstall PyTorch" in dialogs.asked[0].text
    dialogs.answer(qt.QMessageBox.Ok)
    panel.otherTorchButton.click()
    assert shown == ["PyTorchUtils"] and len(dialogs.asked) == 2
    assert not panel.logic.installation.running and "PyTorchUtils" not in sys.modules


def test_without_the_extension_the_way_to_another_torch_says_so(panel, slicers_own):
    slicers_own(OLD_TORCH)
    check(panel)
    assert not panel.otherTorchButton.isHidden() and not panel.otherTorchButton.enabled
    assert "Extensions Manager" in panel.otherTorchButton.toolTip


def test_for_a_python_of_the_users_own_the_page_of_pytorch_is_shown(panel, logic, slicers_own, python, dialogs):
    slicers_own(WITH_GPU)
    logic.environment.setInterpreter(python(OLD_TORCH))
    check(panel)
    assert panel.otherTorchButton.enabled
    dialogs.answer(qt.QMessageBox.Ok)
    panel.otherTorchButton.click()
    assert logic.environment.interpreter in dialogs.asked[0].text and "3 GB" in dialogs.asked[0].text
    assert [one.text for one in dialogs.asked[1:]] == ["https://pytorch.org/get-started/locally/"]


def test_without_the_extension_the_panel_says_where_to_get_it(panel, slicers_own, picture):
    slicers_own(NO_TORCH)
    check(panel)
    assert not panel.installButton.enabled and "Extensions Manager" in panel.installButton.toolTip
    assert "Extensions Manager" in panel.installText.text
    picture(panel.widget, "setup-no-extension")


def test_the_size_is_said_before_anything_is_installed(panel, slicers_own, extension, dialogs, second_slicer, picture):
    note = second_slicer("")
    slicers_own(NO_TORCH)
    check(panel)
    assert (
        "torch, monai" in panel.installText.text
        and "3 GB" in panel.installText.text
        and "free" in panel.installText.text
    )
    picture(panel.widget, "setup-missing")
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.installButton.click()
    assert len(dialogs.asked) == 1 and "3 GB" in dialogs.asked[0].text
    assert not note.exists() and not panel.logic.installation.running


def test_installing_runs_in_a_second_slicer_with_a_log_and_then_checks_again(
    panel, logic, slicers_own, extension, dialogs, second_slicer, picture, packages
):
    modules = set(sys.modules)
    note = second_slicer("print('Downloading torch (899.8 MB)', flush=True)\nsys.stdin.read()")
    slicers_own(NO_TORCH)
    check(panel)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.installButton.click()
    wait(logic, lambda: "Downloading torch (899.8 MB)" in panel.log.plainText)
    assert logic.installation.running and not panel.installButton.enabled and not panel.checkButton.enabled
    picture(panel.widget, "setup-installing")
    arguments = json.loads(note.read_text())
    assert arguments[:5] == ["--testing", "--no-splash", "--no-main-window", "--disable-modules", "--python-script"]
    stage = Path(arguments[6])
    assert Path(arguments[5]).name == "InstallPackages.py" and arguments[7:] == [
        str(extension),
        "torch>=2.2",
        "monai>=1.4",
    ]
    assert stage.parent == packages.parents[2]
    slicers_own(WITH_GPU)
    logic.installation._process._process.stdin.close()
    wait(logic, lambda: logic.environment.ready)
    assert panel.installBox.isHidden() and logic.installation.failure is None
    assert not (set(sys.modules) - modules) & {"torch", "PyTorchUtils"}
    wait(logic, lambda: not stage.exists())


def test_a_failed_installation_says_why_and_can_be_tried_again(
    panel, logic, slicers_own, extension, dialogs, second_slicer, picture
):
    second_slicer("print('ERROR: Something that nobody knows')\nsys.exit(1)")
    slicers_own(NO_TORCH)
    check(panel)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.installButton.click()
    wait(logic, lambda: not logic.installation.running and logic.environment.state is ProbeState.UNUSABLE)
    assert "Something that nobody knows. Nothing of Slicer's packages was changed." in panel._message.text
    assert panel.installButton.enabled and "Something that nobody knows" in panel.log.plainText
    picture(panel.widget, "setup-failed")


def test_stopping_ends_it_at_once_and_says_that_it_can_be_repeated(
    panel, logic, slicers_own, extension, dialogs, second_slicer
):
    second_slicer("print('Downloading', flush=True)\ntime.sleep(60)")
    slicers_own(NO_TORCH)
    check(panel)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.installButton.click()
    wait(logic, lambda: logic.installation.lines)
    panel.stopButton.click()
    wait(logic, lambda: not logic.installation.running)
    assert "was stopped" in panel._message.text


def test_it_goes_on_while_the_user_is_in_another_module(logic, slicers_own, extension, second_slicer):
    second_slicer("time.sleep(0.3)")
    slicers_own(NO_TORCH)
    watcher = JobWatcher(logic.session)
    watcher.start()
    logic.environment.startProbe()
    watcher.stop()
    limit = time.monotonic() + 30
    while logic.environment.state is ProbeState.CHECKING and time.monotonic() < limit:
        slicer.app.processEvents()
        time.sleep(0.01)
    assert logic.environment.state is ProbeState.UNUSABLE
    for _ in range(3):
        watcher.tick()
    assert not watcher._timer.active


def test_a_slicer_that_cannot_be_started_is_said(panel, logic, slicers_own, extension, second_slicer, monkeypatch):
    second_slicer("")
    slicers_own(NO_TORCH)
    check(panel)
    monkeypatch.setattr(type(slicer.app), "launcherExecutableFilePath", "/nowhere/Slicer", raising=False)
    with pytest.raises(StorageError, match="could not be started"):
        logic.installation.start()
    assert not logic.installation.running


@pytest.fixture
def inside(monkeypatch, tmp_path):
    """Slicer's installers as they are in the second Slicer, noting what they are asked for."""
    folder = tmp_path / "extension"
    folder.mkdir()
    (folder / "PyTorchUtils.py").write_text(
        "asked = []\nclass PyTorchUtilsLogic:\n"
        "    def installTorch(self, askConfirmation=False, forceComputationBackend=None,\n"
        "                     torchVersionRequirement=None, torchvisionVersionRequirement=None):\n"
        "        asked.append((askConfirmation, torchVersionRequirement))\n"
    )
    monkeypatch.delitem(sys.modules, "PyTorchUtils", raising=False)
    asked = []
    monkeypatch.setattr(InstallPackages, "check", lambda names: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(InstallPackages.signal, "signal", lambda *_: None)

    def pip_install(requirements, constraints=None, **options):
        asked.append((requirements, Path(constraints).read_text() if constraints else None))

    monkeypatch.setattr(slicer.packaging, "pip_install", pip_install)
    yield types.SimpleNamespace(folder=str(folder), pip=asked, stage=Stage.make())
    sys.modules.pop("PyTorchUtils", None)


def test_torch_comes_through_the_extension_and_the_rest_without_changing_what_is_there(inside):
    InstallPackages.install(inside.stage, inside.folder, ["torch>=2.2", "monai>=1.4", "tqdm>=4.60"])
    assert sys.modules["PyTorchUtils"].asked == [(False, ">=2.2")]
    ((requirements, constraints),) = inside.pip
    assert requirements == ["monai>=1.4", "tqdm>=4.60"]
    assert f"numpy=={importlib.metadata.version('numpy')}" in constraints.splitlines()
    assert not any(line.startswith("monai==") for line in constraints.splitlines())


def test_a_torch_that_is_there_is_left_alone(inside):
    InstallPackages.install(inside.stage, "", ["monai>=1.4"])
    assert "PyTorchUtils" not in sys.modules and len(inside.pip) == 1


def test_an_older_slicer_without_packaging_gets_the_same_constraints(inside, monkeypatch):
    asked = []
    monkeypatch.setitem(sys.modules, "slicer.packaging", None)
    monkeypatch.setattr(slicer.util, "pip_install", asked.append, raising=False)
    InstallPackages.install(inside.stage, "", ["monai>=1.4"])
    assert asked[0][:2] == ["monai>=1.4", "--constraint"] and asked[0][2].endswith("constraints.txt")


def test_the_installation_keeps_the_last_lines_of_a_long_log(logic, monkeypatch, slicers_own, extension, second_slicer):
    monkeypatch.setattr(Installation, "_LINES_KEPT", 5)
    second_slicer("print('\\n'.join(map(str, range(100))))")
    slicers_own(NO_TORCH)
    logic.environment.startProbe()
    wait(logic, lambda: logic.environment.state is ProbeState.UNUSABLE)
    logic.installation.start()
    wait(logic, lambda: not logic.installation.running)
    assert logic.installation.lines == ["95", "96", "97", "98", "99"]
