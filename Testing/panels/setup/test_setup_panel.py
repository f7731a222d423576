"""The step Set-up: which Python computes, what it can compute with."""

import sys
import time

import pytest
import qt
from probes import NO_TORCH, OLD_TORCH, PACKAGES, WITH_GPU, check, wait
from SSLSegmentationPlugin.environment import Environment as environment_module
from SSLSegmentationPlugin.environment.Environment import ProbeState

from SSLSegmentation import SSLSegmentationLogic


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
    assert panel.otherTorchButton.isHidden()
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
