"""Set up the development environment and use it. Needs git and Python 3.11 or newer with venv, nothing else.

    python3 Testing/dev.py demo     the main job on synthetic data, in minutes
    python3 Testing/dev.py test     format, lint, types and all tests

The environment lies in ``.venv`` beside this checkout's README and holds the versions pinned in requirements.txt.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import threading
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "Testing" / "requirements.txt"
ENVIRONMENT = ROOT / ".venv"
_TELL_SECONDS = 10.0
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")


def ensure_environment() -> Path:
    """Create or update ``.venv`` if the pins or this checkout's place have changed; return its Python."""
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    stamp = ENVIRONMENT / "installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + str(ROOT).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    if sys.version_info < (3, 11):
        sys.exit("The pinned environment needs Python 3.11 or newer (the library itself runs from 3.10 on).")
    print(f"Setting up .venv, once: {_what_comes()}. Ctrl-C stops it; the same command goes on.", flush=True)
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--progress-bar", "off", "--disable-pip-version-check"]
    _run_telling([*pip, "--requirement", str(REQUIREMENTS)])
    _run_telling([*pip, "--no-deps", "--editable", str(ROOT)])
    stamp.write_text(wanted)
    return python


def _what_comes() -> str:
    """How much is downloaded, and how long that takes."""
    if sys.platform == "linux":
        return (
            "downloads about 3 GB and takes 8 GB of disk with PyPI's torch, which brings CUDA (1 GB and 3 GB where pip "
            "finds a CPU build), 3 to 15 minutes"
        )
    return "downloads about 1 GB and takes 3 GB of disk, 3 to 10 minutes"


def _run_telling(command: list[str]) -> None:
    """Run pip, with its newest line every few seconds; all of them if it fails."""
    started, lines = time.monotonic(), ["starting"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    reader = threading.Thread(target=lambda: lines.extend(line.rstrip() for line in process.stdout), daemon=True)
    reader.start()
    while process.poll() is None:
        reader.join(_TELL_SECONDS)
        if reader.is_alive():
            print(f"  {time.monotonic() - started:4.0f} s  {lines[-1].strip()[:100]}", flush=True)
    reader.join()
    if process.returncode:
        sys.exit(
            "\n".join(
                [*lines, "The set-up has failed, see above. Check the network and the disk, and repeat the command."]
            )
        )


def _run(command: list[str], folder: Path) -> int:
    """Run a command to its end; Ctrl-C, which reaches it too, leaves it the time to save."""
    process = subprocess.Popen(command, cwd=folder)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def demo(python: Path, arguments: list[str]) -> int:
    """Run ``sslseg demo``."""
    return _run([str(python), "-m", "SSLSegmentationLib", "demo", *arguments], Path.cwd())


def test(python: Path, arguments: list[str]) -> int:
    """Check format, lint and types, then run the tests: all of them, or what the extra arguments tell pytest."""
    for step in (["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"], _pytest(arguments)):
        code = _run([str(python), "-m", *step], ROOT)
        if code:
            return code
    return 0


def _pytest(arguments: list[str]) -> list[str]:
    """All tests take two processes where there are two cores, each with one thread; a few start sooner in one."""
    if arguments or (os.cpu_count() or 1) < 2:
        return ["pytest", *arguments]
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return ["pytest", "-n", "2", "--dist", "loadfile"]


def main() -> int:
    """Parse the command and run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("demo", "test"))
    options, rest = parser.parse_known_args()
    try:
        return {"demo": demo, "test": test}[options.command](ensure_environment(), rest)
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
