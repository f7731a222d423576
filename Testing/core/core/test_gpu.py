"""A graphics card is found without torch, or is not waited for."""

import subprocess

from SSLSegmentationLib.core import gpu as module
from SSLSegmentationLib.core.gpu import nvidia_gpu


def test_a_driver_that_hangs_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(module.Path, "glob", lambda *_: [])
    monkeypatch.setattr(module.shutil, "which", lambda _: "nvidia-smi")

    def hang(*arguments, **options):
        raise subprocess.TimeoutExpired("nvidia-smi", options["timeout"])

    monkeypatch.setattr(module.subprocess, "run", hang)
    assert "does not answer" in nvidia_gpu()
