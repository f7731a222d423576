"""What an interpreter may answer, and waiting for it."""

import time

import slicer
from SSLSegmentationPlugin.environment.Environment import ProbeState

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
    "other_torch": True,
}
NO_TORCH = {
    "ok": False,
    "python": "3.12.10",
    "packages": {"torch": None, "monai": None, "numpy": "2.4.6"},
    "missing": ["torch>=2.2", "monai>=1.4"],
}


def wait(logic, until):
    limit = time.monotonic() + 60
    while not until():
        assert time.monotonic() < limit, "it takes too long"
        logic.session.pollAll()
        slicer.app.processEvents()
        time.sleep(0.01)


def check(panel):
    panel.enter()
    wait(panel.logic, lambda: panel.environment.state not in (ProbeState.CHECKING, ProbeState.UNKNOWN))
