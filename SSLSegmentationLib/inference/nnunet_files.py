"""What a trained-model folder of nnU-Net looks like. Standard library only."""

from __future__ import annotations

import re
from pathlib import Path

from ..core.errors import CheckpointError
from .nnssl_files import is_nnssl

PLANS_FILE = "plans.json"
_CHECKPOINTS = ("checkpoint_final.pth", "checkpoint_best.pth", "checkpoint_latest.pth")
_FOLD = re.compile(r"fold_(all|\d+)")
_LOOKS = "a folder TRAINER__PLANS__2d with plans.json and fold_0/checkpoint_final.pth, or one of these checkpoints"


def is_nnunet_model(path: Path) -> bool:
    """Whether a path is, or is half of, a trained-model folder of nnU-Net, the ``Dataset…`` folder around one, or a
    checkpoint in it; nnssl's look alike but for their adaptation plan."""
    if is_nnssl(path):
        return False
    if path.is_dir():
        return bool(_inner(path)) or _looks_half(path)
    return path.suffix == ".pth" and (path.parent.parent / PLANS_FILE).is_file()


def checkpoint_in(path: Path) -> Path:
    """The checkpoint that a path stands for: the first fold's last one.

    Raises:
        CheckpointError: it is no such folder, half of one, or there are several.
    """
    if path.is_file():
        if not (path.parent.parent / PLANS_FILE).is_file():
            raise CheckpointError(
                f"Beside '{path}' there is no {PLANS_FILE}, which describes its network.", f"It takes {_LOOKS}."
            )
        return path
    folders = _inner(path)
    if len(folders) > 1:
        names = ", ".join(f"'{folder.name}'" for folder in folders)
        raise CheckpointError(f"'{path}' holds several trained models: {names}.", "Name one of these folders.")
    if not folders:
        what = f"is no whole trained model of nnU-Net: there is no {PLANS_FILE}" if _looks_half(path) else "is none"
        raise CheckpointError(f"'{path}' {what}.", f"It takes {_LOOKS}.")
    for fold in _folds(folders[0]):
        for name in _CHECKPOINTS:
            if (fold / name).is_file():
                return fold / name
    raise CheckpointError(
        f"'{folders[0]}' is half of a trained model of nnU-Net: no fold has a checkpoint.", f"It takes {_LOOKS}."
    )


def _inner(path: Path) -> list[Path]:
    """The folder itself if it holds plans and folds, else those in it that do."""
    if (path / PLANS_FILE).is_file():
        return [path]
    return sorted(inner for inner in path.iterdir() if inner.is_dir() and (inner / PLANS_FILE).is_file())


def _looks_half(path: Path) -> bool:
    return bool(_folds(path)) or len(path.name.split("__")) == 3


def _folds(path: Path) -> list[Path]:
    return sorted(fold for fold in path.iterdir() if fold.is_dir() and _FOLD.fullmatch(fold.name))
