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
    return path.suffix == ".pth" and (
        any((folder / PLAN_FILE).is_file() for folder in path.parents[:2]) or _holds_plan(path)
    )


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


def _holds_plan(path: Path) -> bool:
    """Whether the names in a checkpoint of torch, of which nothing is run, have an adaptation plan among them."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = (member for member in archive.infolist() if member.filename.endswith("/data.pkl"))
            return any(m.file_size <= _MOST_PICKLE and PLAN.encode() in archive.read(m) for m in names)
    except (OSError, RuntimeError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False  # none, or damaged
