"""Whole volumes of a run, memory-mapped, with what is flat beside them.

::

    index.json    preprocessing, label values, what the targets are, one row per case
    volumes.npy   float16 [N, D, H, W] in [0, 1]; smaller volumes fill the first rows and columns, the rest is 0
    moments.npy   float32 [N, 2, H]: mean and standard deviation that standardise each row of a volume
    targets.npy   float16 [N, H, W] in [0, 1], if there is something to reconstruct
    masks.npy     uint8 [N, H, W] network classes (255 = not annotated), if there is something to segment

Volumes are written one by one, so that peak memory is that of one volume however many there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch
from torch import Tensor

from ..core.errors import DataError, ProjectError, SSLSegError
from ..core.settings import from_dict, to_dict
from ..core.storage import check_format, read_json, write_json
from ..importing.projections import flat_image, flat_mask
from ..project import Case
from ..project.schema import NOT_ANNOTATED, LabelSchema
from .arrays import REBUILD, clear, new_array, open_array
from .preprocessing import canonical_axes, slice_shape
from .projection_preprocessing import EnFacePreprocessing
from .projection_settings import PAIRED
from .slices import classes, unchanged_volume
from .stored import Stored

FORMAT_VERSION = 1
_LEAST_STD = 1e-3


@dataclass(frozen=True, kw_only=True)
class StoredVolume(Stored):
    """A volume of the store; its images are flat."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of its flat image."""
        return self.height, self.width


class EnFaceStore:
    """Read access to the volumes of a run.

    Args:
        folder: where :func:`build_en_face_store` wrote it.

    Raises:
        ProjectError: missing, damaged, or written by a newer version.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        index = read_json(self.folder / "index.json", "volume store index")
        check_format(index, FORMAT_VERSION, f"The volume store '{self.folder}'")
        try:
            self.preprocessing = from_dict(EnFacePreprocessing, index["preprocessing"])
            self.cases = [from_dict(StoredVolume, row) for row in index["cases"]]
            self.schema = LabelSchema.from_dict(index["schema"]) if index["schema"] else None
            self.target = str(index["target"])
            count, depth, height, width = (int(side) for side in index["shape"])
            if count != len(self.cases):
                raise ValueError(f"it lists {len(self.cases)} of {count} volumes")
        except (SSLSegError, LookupError, TypeError, ValueError) as error:
            raise ProjectError(
                f"The index of the volume store '{self.folder}' is damaged ({error}).", REBUILD
            ) from error
        self.images = open_array(self.folder / "volumes.npy", np.float16, (count, depth, height, width))
        self.moments = open_array(self.folder / "moments.npy", np.float32, (count, 2, height))
        flat = (count, height, width)
        self.targets = open_array(self.folder / "targets.npy", np.float16, flat) if self.target else None
        self.masks = open_array(self.folder / "masks.npy", np.uint8, flat) if self.schema else None
        self._resident: tuple[torch.device, Tensor] | None = None

    def __len__(self) -> int:
        return len(self.images)

    @property
    def planes(self) -> dict[str, str]:
        """Of slices; here there are none."""
        return {}

    @property
    def slices_apart_mm(self) -> dict[str, float]:
        """Of slices; here there are none."""
        return {}

    @property
    def fingerprint(self) -> str:
        """Identifies the data: the volumes (order included), their preprocessing and their targets."""
        content = [to_dict(self.preprocessing), self.target, [case.fingerprint for case in self.cases]]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    def numbers(self, ids: Iterable[str]) -> np.ndarray:
        """Numbers of the cases with these ids, ascending."""
        wanted = set(ids)
        return np.array([number for number, case in enumerate(self.cases) if case.id in wanted], dtype=np.int64)

    def window(self, case: StoredVolume) -> tuple[int, slice, slice, slice]:
        """Where a volume lies in ``images``."""
        return self.cases.index(case), slice(None), slice(0, case.height), slice(0, case.width)

    def flat(self, arrays: np.ndarray | None, number: int) -> np.ndarray:
        """The target or the mask of a case, [h, w].

        Args:
            arrays: :attr:`targets` or :attr:`masks`.
            number: of the case.

        Raises:
            ProjectError: the store was built without them.
        """
        if arrays is None:
            raise self._without_flat()
        case = self.cases[number]
        return arrays[number, : case.height, : case.width]

    @property
    def needed_schema(self) -> LabelSchema:
        """What the masks show, for who cannot do without. Raises as :meth:`flat`."""
        if self.schema is None:
            raise self._without_flat()
        return self.schema

    def _without_flat(self) -> ProjectError:
        return ProjectError(f"The volume store '{self.folder}' was prepared without what is flat.", REBUILD)

    def to_device(self, device: torch.device, budget_bytes: float) -> bool:
        """Keep the volumes on an accelerator if they take at most ``budget_bytes``; say whether they do."""
        if device.type == "cpu" or self.images.nbytes > budget_bytes:
            return False
        self._resident = (device, torch.from_numpy(np.array(self.images)).to(device))
        return True

    def volume(
        self,
        number: int,
        device: torch.device | str,
        rows: slice = slice(None),
        columns: slice = slice(None),
    ) -> Tensor:
        """A part of a volume, standardised: float32 [D, h, w]; without ``rows`` and ``columns`` all of it."""
        case, device = self.cases[number], torch.device(device)
        rows, columns = slice(*rows.indices(case.height)), slice(*columns.indices(case.width))
        if self._resident is not None and self._resident[0] == device:
            voxels = self._resident[1][number, :, rows, columns]
        else:
            voxels = torch.from_numpy(np.array(self.images[number, :, rows, columns])).to(device)
        mean, std = torch.from_numpy(np.array(self.moments[number, :, rows])).to(device)
        return (voxels.float() - mean[:, None]) / std[:, None]


def build_en_face_store(
    folder: Path | str,
    cases: Sequence[Case],
    preprocessing: EnFacePreprocessing,
    schema: LabelSchema | None = None,
    target: str = "",
    projection: str = "mean",
    progress: Callable[[Iterable[Case]], Iterable[Case]] = iter,
    canvas: tuple[int, int] | None = None,
) -> EnFaceStore:
    """Prepare volumes and what is flat beside them.

    Args:
        folder: where to; an older store there is replaced.
        cases: in the order of the store.
        preprocessing: what is done to each.
        schema: if given, flat masks are stored too; a case without one counts as not annotated.
        target: ``paired`` stores the cases' flat images, ``own`` projections of the volumes, empty nothing.
        projection: ``mean`` or ``max``, of volumes that are projected.
        progress: wraps the iteration over cases.
        canvas: rows and columns of the store, if larger volumes are to come (default: what these cases need).

    Raises:
        DataError: no cases, or a volume, image or mask that cannot be used.
        StorageError: disk full or not writable; no half-written store is left behind.
    """
    folder = Path(folder)
    depth, height, width = en_face_canvas(cases, preprocessing)
    height, width = canvas or (height, width)
    clear(folder)
    stored: list[StoredVolume] = []
    with ExitStack() as files:

        def new(name: str, dtype: type, *shape: int) -> Callable[[np.ndarray], None]:
            return files.enter_context(new_array(folder / name, dtype, (len(cases), *shape)))

        write_volume = new("volumes.npy", np.float16, depth, height, width)
        write_moments = new("moments.npy", np.float32, 2, height)
        write_target = new("targets.npy", np.float16, height, width) if target else None
        write_mask = new("masks.npy", np.uint8, height, width) if schema else None
        for case in progress(cases):
            image = unchanged_volume(case)
            volume = preprocessing.apply(image)
            size = volume.shape[1], volume.shape[2]
            write_volume(_padded(volume, (height, width), 0))
            write_moments(_padded(moments(volume, preprocessing)[..., None], (height, 1), 1)[..., 0])
            if write_target:
                write_target(
                    _padded(
                        _checked(_target(case, image, preprocessing, target, projection), size, case),
                        (height, width),
                        0,
                    )
                )
            if write_mask and schema:
                mask = _mask(case, image, schema, preprocessing, size)
                write_mask(_padded(_checked(mask, size, case), (height, width), NOT_ANNOTATED))
            stored.append(
                StoredVolume(
                    id=case.id, role=str(case.role), height=size[0], width=size[1], fingerprint=case.fingerprint
                )
            )
    write_json(
        folder / "index.json",
        {
            "format_version": FORMAT_VERSION,
            "shape": [len(cases), depth, height, width],
            "preprocessing": to_dict(preprocessing),
            "schema": schema.to_dict() if schema else None,
            "target": f"{target} {projection}" if target else "",
            "cases": [asdict(case) for case in stored],
        },
    )
    return EnFaceStore(folder)


def flat_size(case: Case, preprocessing: EnFacePreprocessing) -> tuple[int, int]:
    """Rows and columns of a case's flat image, from its record alone."""
    _, rows, columns = slice_shape(case, preprocessing)
    if preprocessing.pixels == "native":
        rows, columns = (case.size[axis] for axis in canonical_axes(case, preprocessing.plane)[1:])
    return (columns, rows) if preprocessing.slow_axis == "columns" else (rows, columns)


def en_face_canvas(cases: Sequence[Case], preprocessing: EnFacePreprocessing) -> tuple[int, int, int]:
    """Depth, rows and columns of the stored volumes.

    Raises:
        DataError: no cases.
    """
    if not cases:
        raise DataError("There is no volume to train on.", "Add volumes to the project, or change their roles.")
    sizes = [flat_size(case, preprocessing) for case in cases]
    return preprocessing.depth, max(rows for rows, _ in sizes), max(columns for _, columns in sizes)


def moments(volume: np.ndarray, preprocessing: EnFacePreprocessing) -> np.ndarray:
    """Mean and standard deviation of each row of a volume [D, H, W], or of all of it: float32 [2, H]."""
    axes = (0, 2) if preprocessing.standardise == "b-scan" else None
    both = [
        np.broadcast_to(moment(volume, axis=axes, dtype=np.float64), volume.shape[1]) for moment in (np.mean, np.std)
    ]
    both[1] = np.maximum(both[1], _LEAST_STD)
    return np.stack(both).astype(np.float32)


def _target(
    case: Case, image: sitk.Image, preprocessing: EnFacePreprocessing, target: str, projection: str
) -> np.ndarray:
    flat = flat_image(case, image) if target == PAIRED else image
    if flat is None:
        raise DataError(f"The case '{case.id}' has no image to reconstruct any more.", "Start a new run.")
    return preprocessing.flat_image(flat, projection)


def _mask(
    case: Case, image: sitk.Image, schema: LabelSchema, preprocessing: EnFacePreprocessing, size: tuple[int, int]
) -> np.ndarray:
    labels = flat_mask(case, image, schema)
    if labels is None:
        return np.full(size, NOT_ANNOTATED, dtype=np.uint8)
    return preprocessing.flat_labels(classes(labels, schema), image)


def _checked(flat: np.ndarray, size: tuple[int, int], case: Case) -> np.ndarray:
    if flat.shape != size:
        raise DataError(
            f"What case '{case.id}' has in the en-face plane, {flat.shape[0]} × {flat.shape[1]} pixels, does not fit "
            f"its volume, {size[0]} × {size[1]}.",
            "Give it to the case again with 'sslseg en-face'.",
        )
    return flat


def _padded(array: np.ndarray, size: tuple[int, int], value: float) -> np.ndarray:
    """Fill the last two axes up to ``size``."""
    missing = [(0, 0)] * (array.ndim - 2) + [
        (0, full - side) for full, side in zip(size, array.shape[-2:], strict=True)
    ]
    return np.pad(array, missing, constant_values=value)
