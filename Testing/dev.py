"""Set up the development environment and use it. Needs git and Python 3.11 or newer with venv, nothing else.

    python3 Testing/dev.py demo     the main job on synthetic data, in minutes
    python3 Testing/dev.py test     format, lint and all tests

The environment lies in ``.venv`` beside this checkout's README and holds the versions pinned in requirements.txt.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "Testing" / "requirements.txt"
ENVIRONMENT = ROOT / ".venv"
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
    print("Setting up .venv (once, a few minutes) …", flush=True)
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], check=True)
    subprocess.run([*pip, "--no-deps", "--editable", str(ROOT)], check=True)
    stamp.write_text(wanted)
    return python


def demo(python: Path, arguments: list[str]) -> int:
    """Run ``sslseg demo``."""
    return subprocess.run([str(python), "-m", "SSLSegmentationLib", "demo", *arguments], cwd=Path.cwd()).returncode


def test(python: Path, arguments: list[str]) -> int:
    """Check format and lint, then run the tests; extra arguments go to pytest."""
    for step in (["ruff", "format", "--check", "."], ["ruff", "check", "."], ["pytest", *arguments]):
        code = subprocess.run([str(python), "-m", *step], cwd=ROOT).returncode
        if code:
            return code
    return 0


def main() -> int:
    """Parse the command and run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("demo", "test"))
    options, rest = parser.parse_known_args()
    return {"demo": demo, "test": test}[options.command](ensure_environment(), rest)


if __name__ == "__main__":
    sys.exit(main())
