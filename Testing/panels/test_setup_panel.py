"""The step Set-up: which Python computes, what it can compute with, installing what it lacks."""

import importlib.metadata
import json
import stat
import sys
import time
import types
from pathlib import Path

import pytest
import qt
import slicer
from SSLSegmentationPlugin import Environment as environment_module
from SSLSegmentationPlugin import Installation, InstallPackages
from SSLSegmentationPlugin.Environment import ProbeState
from SSLSegmentationPlugin.JobWatcher import JobWatcher
from SSLSegmentationPlugin.panels.SetupPanel import SetupPanel

from SSLSegmentation import SSLSegmentationLogic
from SSLSegmentationLib.errors import StorageError

PACKAGES = {"torch": "2.9.0", "monai": "1.5.1", "numpy": "2.4.6"}
CPU = {"device": "cpu", "name": "Xeon", "usable": True, "sentence": "works", "free_gib": None, "total_gib": None}
GPU = {
    "device": "cuda:0",
    "name": "NVIDIA RTX 5090",
    "usable": True,
    "sentence": "works",
    "free_gib": 30.4,
    "total_gib": 31.8,
}
FOUND = {"ok": True, "python": "3.12.10", "packages": PACKAGES, "missing": [], "notes": []}
WITH_GPU = {**FOUND, "best": "cuda:0", "sentence": "GPU: NVIDIA RTX 5090.", "devices": [CPU, GPU]}
OLD_TORCH = {
    **FOUND,
    "best": "cpu",
    "sentence": "CPU only, although there is a GPU: see below.",
    "devices": [CPU],
    "notes": ["NVIDIA RTX 5090 is not used: the installed torch is a CPU build. Install torch with CUDA."],
}
NO_TORCH = {
    "ok": False,
    "python": "3.12.10",
    "packages": {"torch": None, "monai": None, "numpy": "2.4.6"},
    "missing": ["torch>=2.2", "monai>=1.4"],
}


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
def logic(application):
    logic = SSLSegmentationLogic()
    yield logic
    logic.cleanup()


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


def wait(logic, until):
    limit = time.monotonic() + 60
    while not until():
        assert time.monotonic() < limit, "it takes too long"
        logic.session.lookAround()
        slicer.app.processEvents()
        time.sleep(0.01)


def check(panel):
    panel.enter()
    wait(panel.logic, lambda: panel.environment.state not in (ProbeState.CHECKING, ProbeState.UNKNOWN))


# ---------------------------------------------------------------------- the check
def test_nothing_is_asked_of_the_computer_before_the_user_comes(panel, logic, slicers_own):
    slicers_own(WITH_GPU)
    panel.refresh()
    assert logic.environment.state is ProbeState.UNKNOWN and logic.environment._probe is None
    assert logic.environment.badge()[0] == "not checked"


def test_coming_here_starts_the_check_and_does_not_wait_for_it(panel, logic, slicers_own, picture):
    slicers_own("", wait=True)
    began = time.monotonic()
    panel.enter()
    assert time.monotonic() - began < 1
    assert logic.environment.badge()[0] == "checking …" and not panel.checkButton.enabled
    probe = logic.environment._probe
    panel.enter()
    assert logic.environment._probe is probe  # not a second one
    picture(panel.widget, "setup-checking")


def test_a_gpu_that_works_is_named_with_its_memory(panel, slicers_own, picture):
    slicers_own(WITH_GPU, error="a warning of a library")
    check(panel)
    assert panel.environment.badge() == ("GPU", "GPU: NVIDIA RTX 5090.")
    assert panel.state.text == "Ready. Jobs use the GPU."
    assert "✓ GPU NVIDIA RTX 5090, 30 of 32 GB memory free: works" in panel.details.text
    assert "torch 2.9.0" in panel.details.text and panel.installBox.isHidden() and panel.nextStep() == ""
    picture(panel.widget, "setup-gpu")


def test_a_gpu_that_is_not_used_comes_with_the_reason(panel, slicers_own, picture):
    slicers_own(OLD_TORCH)
    check(panel)
    assert panel.environment.badge()[0] == "CPU" and "CPU build" in panel.environment.badge()[1]
    assert "Install torch with CUDA" in panel.details.text
    picture(panel.widget, "setup-cpu-only")


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ("", "…/python: No module named SSLSegmentationLib", "3.10 or newer"),
        ("", "Traceback …\nOSError: libcudart.so: cannot open", "libcudart.so"),
        (
            {"ok": False, "error": {"sentence": "An unexpected error (OSError).", "hint": "Report it."}},
            "",
            "Report it.",
        ),
        ("[1, 2]", "", "no answer"),
    ],
)
def test_a_python_that_cannot_compute_says_why(panel, slicers_own, answer, error, words):
    slicers_own(answer, error=error)
    check(panel)
    assert panel.environment.badge()[0] == "not set up" and words in panel.environment.badge()[1]
    assert words in panel.details.text and "Set-up" in panel.nextStep()


def test_a_check_that_never_ends_is_given_up(panel, logic, slicers_own, monkeypatch):
    slicers_own("", wait=True)
    monkeypatch.setattr(environment_module, "_PROBE_SECONDS", 0.1)
    check(panel)
    assert "longer than" in logic.environment.reason and logic.environment._probe is None


def test_the_real_check_asks_another_python_which_finds_our_library(panel, logic):
    """The Python behind the tests' environment, which usually lacks torch: the answer comes in a second."""
    logic.environment.setInterpreter(sys._base_executable)
    check(panel)
    assert set(PACKAGES) <= set(logic.environment.report["packages"])
    assert logic.environment.ready == (not logic.environment.missing())


def test_the_report_for_others_goes_to_the_clipboard(panel, slicers_own, study_path):
    slicers_own(OLD_TORCH)
    check(panel)
    panel.copyButton.click()
    text = qt.QApplication.clipboard().text()
    for words in ("SSLSegmentation ", "5.13", "RTX 5090 is not used", '"torch": "2.9.0"'):
        assert words in text
    assert str(study_path) not in text


@pytest.fixture
def study_path(logic, tmp_path):
    logic.session.createProject(tmp_path / "Mrs Smith")
    return tmp_path / "Mrs Smith"


# ---------------------------------------------------------------------- another Python
def test_another_python_is_checked_and_kept_for_the_next_slicer(panel, logic, slicers_own, python, tmp_path, picture):
    slicers_own(NO_TORCH)
    check(panel)
    other = python(WITH_GPU)
    assert not panel.useButton.enabled and "Another one" in panel.useButton.toolTip
    panel.otherRadio.click()
    assert not panel.useButton.enabled and "bin/python" in panel.useButton.toolTip
    panel.path.currentPath = other
    panel.useButton.click()
    wait(logic, lambda: logic.environment.ready)
    assert logic.environment.interpreter == other and not logic.environment.isSlicerPython
    assert "in use" in panel.useButton.toolTip
    picture(panel.widget, "setup-other-python")
    assert SSLSegmentationLogic().environment.interpreter == other
    panel.ownRadio.click()
    assert logic.environment.isSlicerPython and logic.environment.state is ProbeState.CHECKING


def test_a_path_without_a_program_is_refused_and_nothing_changes(panel, logic, slicers_own, tmp_path):
    slicers_own(WITH_GPU)
    check(panel)
    panel.otherRadio.click()
    panel.path.currentPath = str(tmp_path / "missing")
    panel.useButton.click()
    assert "There is no Python at" in panel._message.text and logic.environment.ready
    assert logic.environment.isSlicerPython


def test_another_python_that_lacks_packages_is_told_how_to_get_them(panel, logic, slicers_own, python):
    slicers_own(WITH_GPU)
    check(panel)
    logic.environment.setInterpreter(python(NO_TORCH))
    wait(logic, lambda: logic.environment.state is ProbeState.UNUSABLE)
    assert not panel.installButton.enabled and "your own" in panel.installButton.toolTip
    assert '-m pip install "torch>=2.2" "monai>=1.4"' in panel.installText.text


# ---------------------------------------------------------------------- installing
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
    panel, logic, slicers_own, extension, dialogs, second_slicer, picture
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
    assert Path(arguments[5]).name == "InstallPackages.py" and arguments[6:] == [
        str(extension),
        "torch>=2.2",
        "monai>=1.4",
    ]
    slicers_own(WITH_GPU)
    logic.installation._process._process.stdin.close()
    wait(logic, lambda: logic.environment.ready)
    assert panel.installBox.isHidden() and logic.installation.failure is None
    assert not (set(sys.modules) - modules) & {"torch", "PyTorchUtils"}


def test_a_failed_installation_says_why_and_can_be_tried_again(
    panel, logic, slicers_own, extension, dialogs, second_slicer, picture
):
    second_slicer("print('ERROR: Could not find a version that satisfies the requirement')\nsys.exit(1)")
    slicers_own(NO_TORCH)
    check(panel)
    dialogs.answer(qt.QMessageBox.Ok)
    panel.installButton.click()
    wait(logic, lambda: not logic.installation.running and logic.environment.state is ProbeState.UNUSABLE)
    assert "Could not find a version" in panel._message.text
    assert panel.installButton.enabled and "Could not find" in panel.log.plainText
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


# ---------------------------------------------------------------------- what the second Slicer does
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

    def pip_install(requirements, constraints=None, **options):
        asked.append((requirements, Path(constraints).read_text() if constraints else None))

    monkeypatch.setattr(slicer.packaging, "pip_install", pip_install)
    yield types.SimpleNamespace(folder=str(folder), pip=asked)
    sys.modules.pop("PyTorchUtils", None)
    sys.path[:] = [path for path in sys.path if path != str(folder)]


def test_torch_comes_through_the_extension_and_the_rest_without_changing_what_is_there(inside):
    InstallPackages.install(inside.folder, ["torch>=2.2", "monai>=1.4", "tqdm>=4.60"])
    assert sys.modules["PyTorchUtils"].asked == [(False, ">=2.2")]
    ((requirements, constraints),) = inside.pip
    assert requirements == ["monai>=1.4", "tqdm>=4.60"]
    assert f"numpy=={importlib.metadata.version('numpy')}" in constraints.splitlines()


def test_a_torch_that_is_there_is_left_alone(inside):
    InstallPackages.install("", ["monai>=1.4"])
    assert "PyTorchUtils" not in sys.modules and len(inside.pip) == 1


def test_an_older_slicer_without_packaging_gets_the_same_constraints(inside, monkeypatch):
    asked = []
    monkeypatch.setitem(sys.modules, "slicer.packaging", None)
    monkeypatch.setattr(slicer.util, "pip_install", asked.append, raising=False)
    InstallPackages.install("", ["monai>=1.4"])
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
