"""What a checkpoint of nnssl looks like. Standard library only."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from ..core.errors import CheckpointError

PLAN_FILE = "adaptation_plan.json"
CHECKPOINT = "checkpoint_final.pth"
#: Key of a checkpoint under which the plan stands.
PLAN = "nnssl_adaptation_plan"
_CHECKPOINTS = (CHECKPOINT, "checkpoint_best.pth", "checkpoint_latest.pth")
_LOOKS = f"a checkpoint (.pth) with an adaptation plan in it, or a folder of one with {PLAN_FILE}"
_MOST_PICKLE = 256 << 20  # bytes


def is_nnssl(path: Path) -> bool:
    """Whether a path is a checkpoint of nnssl, or a folder with one: that of a training or one that was handed on."""
    if path.is_dir():
        return (path / PLAN_FILE).is_file()
    if path.suffix != ".pth":
        return False
    if any((folder / PLAN_FILE).is_file() for folder in path.parents[:2]) or _names(path, PLAN):
        return True
    # Without a plan, it is one of nnssl that lacks it, unless it lies where nnU-Net keeps its own.
    return not (path.parent.parent / "plans.json").is_file() and _names(path, "network_weights")


def checkpoint_in(path: Path) -> Path:
    """The checkpoint that a path stands for: the last one, in the folder or the first of its folds.

    Raises:
        CheckpointError: there is none.
    """
    if path.is_file():
        return path
    folders: Iterable[Path] = [path, *sorted(path.glob("fold_*"))] if path.is_dir() else []
    for folder in folders:
        for name in _CHECKPOINTS:
            if (folder / name).is_file():
                return folder / name
    what = "holds no checkpoint of nnssl" if path.is_dir() else "does not exist"
    raise CheckpointError(f"'{path}' {what}.", f"It takes {_LOOKS}.")


def _names(path: Path, key: str) -> bool:
    """Whether a checkpoint of torch, of which nothing is run, has something of this name."""
    try:
        with zipfile.ZipFile(path) as archive:
            pickles = (member for member in archive.infolist() if member.filename.endswith("/data.pkl"))
            return any(m.file_size <= _MOST_PICKLE and key.encode() in archive.read(m) for m in pickles)
    except (OSError, RuntimeError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False  # none, or damaged
