"""Whether there is a graphics card, asked without torch: what would be downloaded for it has to be said before.

Standard library only.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def nvidia_gpu() -> str | None:
    """Name of an NVIDIA GPU in this machine, found without torch; None if there is none."""
    folder = Path("/proc/driver/nvidia/gpus")
    for information in sorted(folder.glob("*/information")):
        for line in information.read_text(errors="replace").splitlines():
            if line.startswith("Model:"):
                return line.partition(":")[2].strip()
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return None
    try:
        query = [tool, "--query-gpu=name", "--format=csv,noheader"]
        answer = subprocess.run(
            query, capture_output=True, encoding="utf-8", errors="replace", timeout=10, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return "NVIDIA GPU (its driver does not answer)"
    return answer.strip().splitlines()[0] if answer.strip() else None
