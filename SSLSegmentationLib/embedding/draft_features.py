"""What the classifier of drafts sees of each case: filters and place, computed once and kept memory-mapped.

All cases of a project are brought to one pixel size, which is chosen once and kept in ``drafts/grid.json``, so that a
further case does not make everything anew. numpy, scipy and SimpleITK only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from ..core.errors import SSLSegError
from ..core.settings import from_dict, to_dict
from ..core.storage import read_json, remove_file, write_json
from ..project import Case, Project
from ..stores.arrays import new_array
from ..stores.case_arrays import unchanged_volume
from ..stores.preprocessing import Preprocessing, plan_preprocessing, slice_shape
from .draft_files import drafts_folder
from .filters import FILTERS, PLACE, relative_places, volume_features

#: Pixels of the longer side of a typical slice.
SIZE = 96
VERSION = 1  # of the features; raise it when they change
_DRIFT = 1.25  # factor between the pixel size that is kept and the one that would be chosen now
_SLICES_AT_ONCE = 4


def draft_grid(project: Project, cases: Sequence[Case]) -> Preprocessing:
    """How volumes become the slices of drafts: as it was chosen before, or chosen now and kept.

    Raises:
        DataError: no cases.
        StorageError: the disk refused.
    """
    path = drafts_folder(project) / "grid.json"
    wanted = plan_preprocessing(cases, SIZE)
    with suppress(SSLSegError, LookupError, TypeError, ValueError):
        kept = from_dict(Preprocessing, read_json(path, "grid of the drafts")["preprocessing"])
        if 1 / _DRIFT < kept.spacing_mm / wanted.spacing_mm < _DRIFT and kept.plane == wanted.plane:
            return kept
    write_json(path, {"format_version": 1, "preprocessing": to_dict(wanted)})
    return wanted


class FeatureCache:
    """The features of the cases of a project, in its folder ``drafts/features``.

    Args:
        project: with the cases.
        preprocessing: how volumes become slices.
    """

    def __init__(self, project: Project, preprocessing: Preprocessing) -> None:
        self.folder = drafts_folder(project) / "features"
        self.preprocessing = preprocessing

    def key(self, case: Case) -> str:
        """Identifies what is computed of a case: its volume, its slices, and how."""
        content = [VERSION, case.fingerprint, to_dict(self.preprocessing), slice_shape(case, self.preprocessing)]
        return hashlib.sha256(json.dumps([*content, FILTERS, PLACE]).encode()).hexdigest()[:12]

    def path(self, case: Case) -> Path:
        """Where the features of a case are, or would be."""
        return self.folder / f"{case.id}-{self.key(case)}.npy"

    def shape(self, case: Case) -> tuple[int, int, int, int]:
        """Channels, slices, rows and columns."""
        return len(FILTERS) + len(PLACE), *slice_shape(case, self.preprocessing)

    def open(self, case: Case) -> np.ndarray | None:
        """The kept features of a case, float16 [S, C, h, w] memory-mapped; None if there are none that are whole."""
        channels, count, *size = self.shape(case)
        try:
            found = np.load(self.path(case), mmap_mode="r", allow_pickle=False)
        except Exception:  # numpy parses the header as Python source: a damaged one raises almost anything
            return None
        whole = found.shape == (count, channels, *size) and found.dtype == np.float16
        return found if whole else None

    def make(self, case: Case, between: Callable[[], None] = lambda: None) -> np.ndarray:
        """Compute the features of a case and keep them; ``between`` is called every few slices, and may raise.

        Raises:
            DataError: its volume cannot be read, or is another than when it was added.
            StorageError: the disk refused.
        """
        slices = self.preprocessing.apply(unchanged_volume(case))
        heights = relative_places(len(slices))
        channels, count, *size = self.shape(case)
        with new_array(self.path(case), np.float16, (count, channels, *size)) as append:
            for start in range(0, count, _SLICES_AT_ONCE):
                between()
                part = slice(start, start + _SLICES_AT_ONCE)
                append(volume_features(slices[part], heights[part]).swapaxes(0, 1))
        found = self.open(case)
        if found is None:
            raise ValueError(f"the features of case '{case.id}' have another shape than its record says")
        return found

    def forget_others(self, cases: Sequence[Case]) -> None:
        """Delete the features of cases that are gone, and of volumes or settings that are no longer those."""
        wanted = {self.path(case).name for case in cases}
        for path in self.folder.glob("*.npy"):
            if path.name not in wanted and not path.name.startswith("."):
                with suppress(SSLSegError):  # on Windows somebody may have it open; next time
                    remove_file(path)
