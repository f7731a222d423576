"""What this machine can compute with, and why not where it cannot: shown by ``sslseg probe`` and by the GUI's badge.

Each device that torch offers does one real forward and backward pass of a small U-Net, from numpy and back: a driver, a
library or a kernel that is missing, or a torch that was built for another numpy, shows there and nowhere else.
"""

from __future__ import annotations

import platform
import time
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import torch

from .. import __version__
from ..core.gpu import nvidia_gpu
from ..core.packages import load_error
from ..networks import UNetSettings
from ..networks.unet import seeded_network

_SIZE = 64


@dataclass(frozen=True)
class DeviceReport:
    """One device.

    Args:
        device: torch's name for it.
        name: the maker's name for it.
        usable: whether the forward and backward pass went well.
        sentence: what a person should know.
        free_gib: free memory in GiB, None where it cannot be asked for.
        total_gib: memory in GiB.
        capability: compute capability (CUDA), for example ``9.0``.
        seconds: time of the pass, after one to warm up.
    """

    device: str
    name: str
    usable: bool
    sentence: str
    free_gib: float | None = None
    total_gib: float | None = None
    capability: str | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class ProbeReport:
    """What was found. ``best`` is the device that ``--device auto`` takes; ``other_torch`` says that another build of
    torch would use a GPU that this one does not."""

    version: str
    python: str
    torch: str
    cuda: str | None
    best: str
    sentence: str
    devices: list[DeviceReport]
    notes: list[str] = field(default_factory=list)
    other_torch: bool = False

    @property
    def usable(self) -> bool:
        """Whether any device can compute."""
        return any(device.usable for device in self.devices)

    def to_dict(self) -> dict[str, Any]:
        """Plain content for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [
            self.sentence,
            f"SSLSegmentation {self.version}, Python {self.python}, torch {self.torch}, "
            f"CUDA {self.cuda or 'not built in'}",
        ]
        for device in self.devices:
            memory = "" if device.free_gib is None else f", {device.free_gib:.1f} of {device.total_gib:.1f} GiB free"
            pace = "" if device.seconds is None else f", {1000 * device.seconds:.0f} ms a pass"
            lines.append(f"  {device.device:<7} {device.name}{memory}{pace}: {device.sentence}")
        return "\n".join([*lines, *(f"Note: {note}" for note in self.notes)])


def probe() -> ProbeReport:
    """Try every device. Takes a few seconds; raises nothing."""
    devices = [_try_device(torch.device("cpu"), platform.processor() or platform.machine())]
    notes = []
    for index in range(torch.cuda.device_count() if torch.version.cuda else 0):
        devices.append(_try_cuda(index))
    if torch.backends.mps.is_available():
        devices.append(_try_device(torch.device("mps"), "Apple GPU"))
    accelerators = [device for device in devices if device.device != "cpu"]
    gpu = nvidia_gpu()
    if gpu and not accelerators:
        notes.append(why_no_cuda(gpu, torch.version.cuda, torch.cuda.is_available(), cuda_start_error()))
    cpu_build = bool(gpu) and not accelerators and torch.version.cuda is None
    other_torch = cpu_build or any("torch build" in device.sentence for device in accelerators)
    usable = [device for device in accelerators if device.usable]
    best = usable[0].device if usable else "cpu"
    if usable:
        sentence = f"GPU: {usable[0].name}."
    elif not devices[0].usable:
        sentence = f"Nothing can be computed here: {devices[0].sentence}"
    elif gpu or accelerators:
        sentence = "CPU only, although there is a GPU: see below."
    else:
        sentence = "CPU only: no GPU was found."
    versions = (__version__, platform.python_version(), torch.__version__, torch.version.cuda)
    return ProbeReport(*versions, best, sentence, devices, notes, other_torch and not usable)


def cuda_start_error() -> str:
    """What CUDA says when it is started; empty if it starts, or if torch is built without it."""
    if not torch.version.cuda:
        return ""
    try:
        torch.cuda.init()
    except (RuntimeError, AssertionError) as error:
        return str(error)
    return ""


def why_no_cuda(gpu: str, built_for: str | None, available: bool, error: str) -> str:
    """One sentence, and the remedy, for a GPU that torch does not use.

    Args:
        gpu: its name.
        built_for: CUDA version torch was built for; None = a CPU build.
        available: whether torch says that CUDA is available.
        error: what starting CUDA said.
    """
    if built_for is None:
        return f"{gpu} is not used: the installed torch is a CPU build. Install torch with CUDA."
    text = error.lower()
    if "too old" in text or "insufficient" in text:
        return f"{gpu} is not used: its driver is too old for CUDA {built_for}. Update the NVIDIA driver."
    if "no nvidia driver" in text or "driver not found" in text:
        return f"{gpu} is not used: the NVIDIA driver is not running. Install or restart it."
    if not available or error:
        reason = f" ({error.strip().splitlines()[0]})" if error.strip() else ""
        return f"{gpu} is not used: CUDA {built_for} does not start{reason}. Update the NVIDIA driver or restart."
    return f"{gpu} is not used: torch offers no device. It may be hidden by CUDA_VISIBLE_DEVICES."


def why_failed(error: BaseException, capability: str | None, architectures: list[str]) -> str:
    """One sentence, and the remedy, for a device whose pass failed."""
    if known := load_error(error):
        return str(known)
    text = str(error).lower()
    if "no kernel image" in text:
        built = ", ".join(architectures) or "other GPUs"
        return (
            f"torch has no kernels for compute capability {capability} (it has {built}). "
            "Install a torch build for this GPU."
        )
    if "out of memory" in text:
        return "its memory is full. Close other programs that use the GPU."
    if "not implemented" in text:
        return f"torch lacks an operation on it ({str(error).splitlines()[0]}). Update torch, or use the CPU."
    return f"a test on it failed ({type(error).__name__}: {str(error).strip().splitlines()[0]})."


def _try_cuda(index: int) -> DeviceReport:
    device = torch.device("cuda", index)
    properties = torch.cuda.get_device_properties(index)
    capability = f"{properties.major}.{properties.minor}"
    try:
        free, total = torch.cuda.mem_get_info(index)
    except RuntimeError as error:
        sentence = why_failed(error, capability, torch.cuda.get_arch_list())
        return DeviceReport(str(device), properties.name, False, sentence, capability=capability)
    return _try_device(device, properties.name, free / 2**30, total / 2**30, capability)


def _try_device(
    device: torch.device,
    name: str,
    free_gib: float | None = None,
    total_gib: float | None = None,
    capability: str | None = None,
) -> DeviceReport:
    architectures = torch.cuda.get_arch_list() if device.type == "cuda" else []
    try:
        seconds = forward_and_backward(device)
    except Exception as error:  # whatever goes wrong on this device is what we are here to report
        sentence = why_failed(error, capability, architectures)
        return DeviceReport(str(device), name, False, sentence, free_gib, total_gib, capability)
    return DeviceReport(str(device), name, True, "works", free_gib, total_gib, capability, seconds)


def forward_and_backward(device: torch.device) -> float:
    """Seconds of one forward and backward pass of a small U-Net (the second; the first warms up), from numpy and back.

    Raises:
        RuntimeError: it does not work.
    """
    network = seeded_network(UNetSettings(widths=(8, 16, 32)), 2, seed=0).to(device)
    pixels = np.random.default_rng(0).random((2, 1, _SIZE, _SIZE), dtype=np.float32)
    images = torch.from_numpy(pixels).to(device)
    if not np.array_equal(images.cpu().numpy(), pixels):
        raise RuntimeError("an image comes back from it changed")
    seconds = 0.0
    for _ in range(2):
        started = time.perf_counter()
        network(images).square().mean().backward()
        total = float(sum(parameter.grad.abs().sum() for parameter in network.parameters()))
        seconds = time.perf_counter() - started
    if not total > 0:
        raise RuntimeError("the gradient is zero or not a number")
    return seconds
