"""What the classifier of drafts sees of each case: filters and place, computed once and kept memory-mapped.

All cases of a project are brought to one pixel size, which is chosen once and kept in ``drafts/grid.json``, so that a
further case does not make everything anew. numpy, scipy and SimpleITK only.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import numpy as np

from ..core.errors import SSLSegError
from ..core.settings import from_dict, to_dict
from ..core.storage import read_json, remove_file, write_json
from ..project import Case, Project
from ..stores.arrays import new_array
from ..stores.case_arrays import unchanged_volume
from ..stores.preprocessing import Preprocessing, plan_preprocessing, slice_shape
from .appearance import another_look
from .channels import FILTERS, PLACE
from .draft_files import drafts_folder
from .feature_files import features_folder, read_features
from .filters import relative_places, volume_features

#: Pixels of the longer side of a typical slice.
SIZE = 96
VERSION = 1  # of the features; raise it when they change
_DRIFT = 1.25  # factor between the pixel size that is kept and the one that would be chosen now
#: Other looks of each annotated slice.
LOOKS = 4
_SLICES_AT_ONCE = 4
_LOOK_BYTES = 1 << 26


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


class FeatureMaker(Protocol):
    """What makes features of slices."""

    @property
    def identity(self) -> str:
        """Changes whenever it would make other features."""

    @property
    def channels(self) -> int:
        """Numbers a pixel, C. The first is the intensity of the slice itself."""

    def features(self, slices: np.ndarray, heights: np.ndarray) -> np.ndarray:
        """Features float16 [s, C, h, w] of slices [s, h, w] in [0, 1] at relative heights [s] of their volume."""


class Filters:
    """Filters of several scales, and where a pixel lies."""

    identity = hashlib.sha256(" ".join([*FILTERS, *PLACE]).encode()).hexdigest()[:12]
    channels = len(FILTERS) + len(PLACE)

    def features(self, slices: np.ndarray, heights: np.ndarray) -> np.ndarray:
        """As of any maker."""
        return volume_features(slices, heights).swapaxes(0, 1)


def other_looks(maker: FeatureMaker, slice_: np.ndarray, height: float, rng: np.random.Generator) -> list[np.ndarray]:
    """Features float16 [C, h, w] of other looks of a slice [h, w] at a relative height of its volume."""
    slices = np.stack([another_look(slice_, rng) for _ in range(LOOKS)])
    return list(maker.features(slices, np.repeat(height, LOOKS)))


class FeatureCache:
    """The features of the cases of a project, in its folder ``drafts/features``.

    Args:
        project: with the cases.
        preprocessing: how volumes become slices.
        maker: makes the features.
    """

    def __init__(self, project: Project, preprocessing: Preprocessing, maker: FeatureMaker | None = None) -> None:
        self.folder = features_folder(project)
        self.preprocessing = preprocessing
        self.maker: FeatureMaker = maker or Filters()
        self._looks: OrderedDict[tuple[str, int], list[np.ndarray]] = OrderedDict()

    def key(self, case: Case) -> str:
        """Identifies what is computed of a case: its volume, its slices, and how."""
        content = [VERSION, case.fingerprint, to_dict(self.preprocessing), slice_shape(case, self.preprocessing)]
        return hashlib.sha256(json.dumps([*content, self.maker.identity]).encode()).hexdigest()[:12]

    def path(self, case: Case) -> Path:
        """Where the features of a case are, or would be."""
        return self.folder / f"{case.id}-{self.key(case)}.npy"

    def shape(self, case: Case) -> tuple[int, int, int, int]:
        """Channels, slices, rows and columns."""
        return self.maker.channels, *slice_shape(case, self.preprocessing)

    def open(self, case: Case) -> np.ndarray | None:
        """The kept features of a case, float16 [S, C, h, w] memory-mapped; None if there are none that are whole."""
        channels, count, *size = self.shape(case)
        found = read_features(self.path(case))
        return found if found is not None and found.shape == (count, channels, *size) else None

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
                append(self.maker.features(slices[part], heights[part]))
        found = self.open(case)
        if found is None:
            raise ValueError(f"the features of case '{case.id}' have another shape than its record says")
        return found

    def looks(self, case: Case, features: np.ndarray, number: int) -> list[np.ndarray]:
        """Features float16 [C, h, w] of other looks of a slice, the same every time.

        Those of the slices that were asked for last stay in memory, since somebody who draws has them learnt from
        again and again.
        """
        key = (self.key(case), number)
        if key not in self._looks:
            rng = np.random.default_rng([number, *key[0].encode()])
            height = relative_places(len(features))[number]
            self._looks[key] = other_looks(self.maker, features[number, 0], height, rng)
            room = _LOOK_BYTES // max(1, sum(each.nbytes for each in self._looks[key]))
            while len(self._looks) > max(1, room):
                self._looks.popitem(last=False)
        self._looks.move_to_end(key)
        return self._looks[key]

    def forget_others(self, cases: Sequence[Case]) -> None:
        """Delete the features of cases that are gone, and of volumes or settings that are no longer those."""
        wanted = {self.path(case).name for case in cases}
        for path in self.folder.glob("*.npy"):
            if path.name not in wanted and not path.name.startswith("."):
                with suppress(SSLSegError):  # on Windows somebody may have it open; next time
                    remove_file(path)
