"""The probe: what works is tried for real, what does not is said in words."""

import json

import pytest
import torch

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.training import probe as module
from SSLSegmentationLib.training.probe import probe, why_failed, why_no_cuda


def test_without_a_gpu_no_other_torch_is_proposed(monkeypatch):
    monkeypatch.setattr(module, "nvidia_gpu", lambda: None)
    assert not probe().other_torch


def test_a_gpu_that_torch_has_no_kernels_for_wants_another_torch(monkeypatch):
    sentence = module.why_failed(RuntimeError("no kernel image"), "12.0", ["sm_90"])
    broken = module.DeviceReport("cuda:0", "New GPU", False, sentence)
    monkeypatch.setattr(torch.version, "cuda", "12.4")
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(module, "_try_cuda", lambda index: broken)
    assert probe().other_torch


def test_the_cpu_does_a_real_pass():
    report = probe()
    cpu = report.devices[0]
    assert cpu.device == "cpu" and cpu.usable and cpu.seconds > 0
    assert report.torch == torch.__version__
    assert json.loads(json.dumps(report.to_dict()))["devices"][0]["usable"] is True


@pytest.mark.parametrize(
    ("built_for", "available", "error", "words"),
    [
        (None, False, "", "is a CPU build. Install torch with CUDA"),
        (
            "13.0",
            False,
            "The NVIDIA driver on your system is too old (found version 11040)",
            "driver is too old for CUDA 13.0",
        ),
        ("13.0", False, "Found no NVIDIA driver on your system.", "driver is not running"),
        ("13.0", False, "Unexpected error from cudaGetDeviceCount()\nError 802", "does not start (Unexpected error"),
        ("13.0", True, "", "CUDA_VISIBLE_DEVICES"),
    ],
)
def test_each_reason_for_an_unused_gpu_has_its_sentence_and_remedy(built_for, available, error, words):
    assert words in why_no_cuda("Some GPU", built_for, available, error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            "CUDA error: no kernel image is available for execution on the device",
            "no kernels for compute capability 12.0",
        ),
        ("CUDA out of memory. Tried to allocate 2 MiB", "memory is full"),
        ("The operator 'aten::x' is not implemented for the MPS device", "lacks an operation"),
        ("cuDNN error", "RuntimeError: cuDNN error"),
    ],
)
def test_each_failure_on_a_device_has_its_sentence(error, words):
    assert words in why_failed(RuntimeError(error), "12.0", ["sm_80", "sm_90"])


def test_a_gpu_that_torch_does_not_use_is_noted(monkeypatch):
    monkeypatch.setattr(module, "nvidia_gpu", lambda: "Some GPU")
    monkeypatch.setattr(torch.version, "cuda", None)
    report = probe()
    assert report.best == "cpu" and "although there is a GPU" in report.sentence
    assert "CPU build" in report.notes[0] and "CPU build" in str(report)
    assert report.other_torch


def test_a_device_that_fails_is_reported_and_not_raised(monkeypatch):
    def broken(device):
        raise RuntimeError("CUDA error: no kernel image is available")

    monkeypatch.setattr(module, "forward_and_backward", broken)
    report = probe()
    assert report.devices[0].usable is False and "no kernels" in report.devices[0].sentence


def test_a_torch_that_does_not_fit_numpy_can_compute_nothing(monkeypatch, capsys):
    def refuse(array):
        raise RuntimeError("Numpy is not available")

    monkeypatch.setattr(torch, "from_numpy", refuse)
    assert main(["probe", "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert content["ok"] is False and not any(device["usable"] for device in content["devices"])
    assert "was built for another numpy" in content["sentence"] and "numpy<2" in content["sentence"]
    assert main(["probe"]) == 1
    assert "works" not in capsys.readouterr().out


def test_the_command_prints_text_and_json(capsys):
    assert main(["probe"]) == 0
    assert "torch" in capsys.readouterr().out
    assert main(["probe", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["best"]
