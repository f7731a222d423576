"""The slice store: all slices of all cases in one memory-mapped float16 array, with an index.

::

    index.json    preprocessing, label values, one row per case (first slice, count, size inside the canvas)
    slices.npy    float16 [N, H, W] in [0, 1]; smaller slices are centred on the canvas, the rest is 0
    channels.npy  float16 [N, C - 1, H, W], the further sequences, if there are any; 0 where a case lacks one
    labels.npy    uint8 [N, H, W] network classes (0 = background, i + 1 = schema.values[i], 255 = not annotated)
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor

from ..core.errors import ProjectError, SSLSegError
from ..core.settings import from_dict, to_dict
from ..core.storage import check_format, read_json
from ..project import Role
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .arrays import REBUILD, open_array
from .case_arrays import classes as classes  # also for those who look for them here
from .case_arrays import native_labels as native_labels
from .case_arrays import unchanged_volume as unchanged_volume
from .channels import FILE as CHANNELS
from .channels import further
from .gathering import SliceBatch, seen_slices, with_channels
from .preprocessing import Preprocessing
from .stored import Stored

FORMAT_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class StoredCase(Stored):
    """Where the slices of one case are.

    Args:
        first: row of its first slice.
        count: number of slices.
        slice_spacing_mm: distance of neighbouring slices.
    """

    first: int
    count: int
    slice_spacing_mm: float

    @property
    def shape(self) -> tuple[int, int, int]:
        """Slices, rows and columns."""
        return self.count, self.height, self.width

    @property
    def rows(self) -> range:
        """Rows of the store that hold this case."""
        return range(self.first, self.first + self.count)


class SliceStore:
    """Read access to a slice store.

    What a class of stores is for other than slices derives from it and says how its volumes are prepared.

    Args:
        folder: where ``build_store`` wrote it.

    Raises:
        ProjectError: missing, damaged, or written by a newer version.
    """

    #: How its volumes are prepared.
    preparing: ClassVar[type[Preprocessing]] = Preprocessing

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        index = read_json(self.folder / "index.json", "slice store index")
        check_format(index, FORMAT_VERSION, f"The slice store '{self.folder}'")
        try:
            self.preprocessing: Any = from_dict(self.preparing, index["preprocessing"])
            self.cases = [from_dict(StoredCase, row) for row in index["cases"]]
            self.schema = LabelSchema.from_dict(index["schema"]) if index["schema"] else None
            shape = _consistent_shape(index["shape"], self.cases)
            #: Case → plane in which it was acquired, and phase of a frame; empty in stores from before they were kept.
            self.planes = {str(case): str(plane) for case, plane in dict(index.get("planes") or {}).items()}
            self.phases = {str(case): float(phase) for case, phase in dict(index.get("phases") or {}).items()}
            #: Case → its further sequences and their fingerprints, if there are any.
            self.known_channels = {str(case): dict(known) for case, known in dict(index.get("channels") or {}).items()}
        except (SSLSegError, LookupError, TypeError, ValueError) as error:
            raise ProjectError(
                f"The index of the slice store '{self.folder}' is damaged ({error}).", REBUILD
            ) from error
        self.images = open_array(self.folder / "slices.npy", np.float16, shape)
        self.labels = open_array(self.folder / "labels.npy", np.uint8, shape) if self.schema else None
        names = further(self.preprocessing)
        channels = shape[0], len(names), *shape[1:]
        self.channels = open_array(self.folder / CHANNELS, np.float16, channels) if names else None
        counts = [case.count for case in self.cases]
        self._counts = np.array(counts, dtype=np.int64)
        self._first_rows = np.array([case.first for case in self.cases], dtype=np.int64)
        self.case_of_row = np.repeat(np.arange(len(counts)), counts)
        self.position_of_row = np.concatenate([(np.arange(n) + 0.5) / n for n in counts] or [np.zeros(0)])
        self._resident: tuple[torch.device, Tensor, Tensor | None, Tensor | None] | None = None

    def __len__(self) -> int:
        return len(self.images)

    @property
    def slices_apart_mm(self) -> dict[str, float]:
        """Case → distance of its slices."""
        return {case.id: case.slice_spacing_mm for case in self.cases}

    @property
    def canvas(self) -> tuple[int, int]:
        """Height and width of the stored slices in pixels."""
        return tuple(self.images.shape[1:])

    @property
    def fingerprint(self) -> str:
        """Identifies the data: the volumes (order included) with their sequences, and their preprocessing."""
        content: list[Any] = [to_dict(self.preprocessing), [case.fingerprint for case in self.cases]]
        if self.channels is not None:
            content.append([self.known_channels.get(case.id, {}) for case in self.cases])
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def lacking(self) -> dict[str, list[str]]:
        """Case → names of the further sequences that it lacks; without those cases that have all."""
        names = further(self.preprocessing)
        found = {case.id: [n for n in names if n not in self.known_channels.get(case.id, {})] for case in self.cases}
        return {case: lacks for case, lacks in found.items() if lacks}

    def name_of_row(self, row: int) -> str:
        """A row in words: its case and its slice, counted from 1."""
        case = self.cases[self.case_of_row[row]]
        return f"{case.id}, slice {row - case.first + 1} of {case.count}"

    def window(self, case: StoredCase) -> tuple[slice, slice, slice]:
        """Where the slices of one case lie in ``images`` and ``labels``, without the canvas around them."""
        top, left = (self.canvas[0] - case.height) // 2, (self.canvas[1] - case.width) // 2
        rows = slice(case.first, case.first + case.count)
        return rows, slice(top, top + case.height), slice(left, left + case.width)

    def rows(self, roles: Iterable[Role | str] | None = None, ids: Iterable[str] | None = None) -> np.ndarray:
        """Rows of the cases with one of ``roles`` or ``ids`` (default: all), ascending."""
        wanted_roles = None if roles is None else {str(role) for role in roles}
        wanted_ids = None if ids is None else set(ids)
        picked = [
            np.arange(case.first, case.first + case.count)
            for case in self.cases
            if (wanted_roles is None or case.role in wanted_roles) and (wanted_ids is None or case.id in wanted_ids)
        ]
        return np.concatenate(picked) if picked else np.zeros(0, dtype=np.int64)

    def with_labels(self, labels: np.ndarray) -> SliceStore:
        """The same slices with other labels: uint8 [N, H, W], 255 = not annotated."""
        other = copy.copy(self)
        other.labels = labels
        if self._resident:
            device, images, channels, _ = self._resident
            other._resident = (device, images, channels, torch.from_numpy(np.array(labels)).to(device))
        return other

    @property
    def needed_labels(self) -> np.ndarray:
        """The labels, for who cannot do without.

        Raises:
            ProjectError: the store was built without a schema.
        """
        if self.labels is None:
            raise self._without_labels()
        return self.labels

    @property
    def needed_schema(self) -> LabelSchema:
        """What the labels show, for who cannot do without. Raises as :attr:`needed_labels`."""
        if self.schema is None:
            raise self._without_labels()
        return self.schema

    def _without_labels(self) -> ProjectError:
        return ProjectError(f"The slice store '{self.folder}' was prepared without labels.", REBUILD)

    def annotated_rows(self, rows: np.ndarray) -> np.ndarray:
        """Those of ``rows`` that hold at least one annotated pixel."""
        labels = self.needed_labels
        return np.array([row for row in rows if (labels[row] != NOT_ANNOTATED).any()], dtype=np.int64)

    def open_rows(self, rows: np.ndarray) -> np.ndarray:
        """Those of ``rows`` that hold at least one pixel that is not annotated."""
        labels = self.needed_labels
        return np.array([row for row in rows if (labels[row] == NOT_ANNOTATED).any()], dtype=np.int64)

    def foreground_rows(self, rows: np.ndarray) -> np.ndarray:
        """Those of ``rows`` in which a segment is visible."""
        labels = self.needed_labels
        seen = [row for row in rows if ((labels[row] > 0) & (labels[row] != NOT_ANNOTATED)).any()]
        return np.array(seen, dtype=np.int64)

    def to_device(self, device: torch.device, budget_bytes: float) -> bool:
        """Keep the whole store on an accelerator if it takes at most ``budget_bytes``; say whether it does.

        On the CPU the memory map itself is the fastest place: the operating system caches it.
        """
        arrays = (self.images, self.channels, self.labels)
        size = sum(array.nbytes for array in arrays if array is not None)
        if device.type == "cpu" or size > budget_bytes:
            return False
        images, *others = (None if array is None else torch.from_numpy(np.array(array)).to(device) for array in arrays)
        self._resident = (device, images, *others)
        return True

    def batch(self, rows: np.ndarray, device: torch.device | str = "cpu") -> SliceBatch:
        """Gather ``rows`` ([B] integers) into a batch on ``device``."""
        device = torch.device(device)
        case = torch.from_numpy(self.case_of_row[rows])
        position = torch.from_numpy(self.position_of_row[rows]).float()
        phase = torch.tensor([self.phases.get(self.cases[number].id, -1.0) for number in case.tolist()])
        kept: Any = (self.images, self.channels, self.labels)
        if self._resident is not None and self._resident[0] == device:
            kept = self._resident[1:]
        seen = self._seen(rows)
        images, channels = (None if part is None else _taken(part, seen, device) for part in kept[:2])
        images = with_channels(images, channels).flatten(1, 2)
        labels = None if kept[2] is None else _taken(kept[2], np.asarray(rows), device)
        return SliceBatch(images, labels, case.to(device), position.to(device), phase=phase.to(device))

    def inputs(self, case: StoredCase, chosen: np.ndarray | None = None) -> Tensor:
        """Whole slices of a case as a network sees them, without the canvas around them.

        Args:
            case: of the store.
            chosen: [s] numbers of its slices, from 0 (default: all).

        Returns:
            float16 [s, C, h, w] as stored, the channels as those of a batch.
        """
        slices = np.arange(case.count) if chosen is None else np.asarray(chosen)
        rows, down, across = self.window(case)
        seen = self._seen(rows.start + slices)
        images = torch.from_numpy(np.ascontiguousarray(self.images[seen, down, across]))
        if self.channels is None:
            return images
        channels = torch.from_numpy(np.ascontiguousarray(self.channels[seen, :, down, across]))
        return with_channels(images, channels).flatten(1, 2)

    def seen_labels(self, rows: np.ndarray, device: torch.device | str = "cpu") -> Tensor:
        """Labels of ``rows`` and of their neighbours that are seen with them, uint8 [B, 1 + neighbours, H, W]."""
        device = torch.device(device)
        kept: Any = self.needed_labels
        if self._resident is not None and self._resident[0] == device:
            kept = self._resident[-1]
        return _taken(kept, self._seen(rows), device)

    def _seen(self, rows: np.ndarray) -> np.ndarray:
        """Rows of all slices that a network sees with each of ``rows``, [B, 1 + neighbours]."""
        own = self.case_of_row[rows]
        return seen_slices(rows, self.preprocessing.context, self._first_rows[own], self._counts[own])


def _taken(pixels: Any, index: np.ndarray, device: torch.device) -> Tensor:
    """What an array, or a tensor that lies on the device, holds at these rows, on the device."""
    if isinstance(pixels, Tensor):
        where = torch.from_numpy(np.asarray(index, dtype=np.int64)).to(device, non_blocking=True)
        return pixels.index_select(0, where.flatten()).unflatten(0, where.shape)
    return torch.from_numpy(pixels[index]).to(device, non_blocking=True)


def _consistent_shape(shape: Sequence[int], cases: Sequence[StoredCase]) -> tuple[int, int, int]:
    """Shape of the arrays, if the cases fill it without gaps; ``ValueError`` otherwise."""
    count, height, width = (int(size) for size in shape)
    row = 0
    for case in cases:
        if case.first != row or case.count < 1 or case.height > height or case.width > width:
            raise ValueError(f"case '{case.id}' is out of place")
        row += case.count
    if row != count:
        raise ValueError(f"its cases have {row} slices, its arrays {count}")
    return count, height, width
