"""The features that drafts keep of each case, on the disk: numpy only, so that a window reads them at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..project import Case, Project
from .channels import FILTERS, PLACE
from .draft_files import drafts_folder, origin_of


def features_folder(project: Project) -> Path:
    """Where the features of a project are, or would be: ``<case id>-<what made them>.npy``.

    Raises:
        ProjectError: the folder is a link that leads out of the project.
    """
    return drafts_folder(project) / "features"


def read_features(path: Path) -> np.ndarray | None:
    """Features float16 [S, C, h, w] memory-mapped; None if they are not there, or damaged."""
    try:
        found = np.load(path, mmap_mode="r", allow_pickle=False)
    except Exception:  # numpy parses the header as Python source: a damaged one raises almost anything
        return None
    return found if found.dtype == np.float16 and found.ndim == 4 else None


def kept_features(project: Project, case: Case) -> np.ndarray | None:
    """The features of a case that were made last, whatever made them: float16 [S, C, h, w] memory-mapped, or None.

    Raises:
        ProjectError: their folder leads out of the project.
    """
    count, *_size = origin_of(case).canonical_size
    paths = [path for path in features_folder(project).glob(f"{case.id}-*.npy") if path.stem[:-13] == case.id]
    for path in sorted(paths, key=_made, reverse=True):
        found = read_features(path)
        if found is not None and len(found) == count and found.shape[1] >= len(FILTERS) + len(PLACE):
            return found
    return None


def _made(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # it has gone in this moment
        return 0
