"""One vector for each volume of a project: what it looks like, part by part. Without torch.

A volume is shrunk to a small picture book (at most :data:`SIDE` pixels and :data:`SLICES` slices), looked at by the
filters of :mod:`.filters`, and cut into 3 × 5 × 5 equal parts. How much every filter varies in every part makes the
vector: what there is of tissue and edges, coarse and fine, and where. Volumes of another field of view, coil or body
part lie far apart. Which numbers serve best was tried on real volumes: ``docs/suggestions.md``.

Vectors are kept in ``drafts/volumes/vectors.npz`` of the project, which may be deleted at any time.
"""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..core.errors import DataError, SSLSegError
from ..core.progress import Progress, silent
from ..core.storage import atomic_path
from ..project import Case, Project
from ..volumes.orientation import plane_across, through_plane_axis
from .filters import FILTERS, volume_features

_log = logging.getLogger(__name__)

#: Pixels of the longer side of a slice, and slices of a volume, at most.
SIDE, SLICES = 64, 32
#: Parts of a volume along slices, rows and columns.
PARTS = (3, 5, 5)
#: Numbers of a vector.
LENGTH = len(FILTERS) * PARTS[0] * PARTS[1] * PARTS[2]
_VERSION = 1  # of what makes a vector of a volume
_FILE = "drafts/volumes/vectors.npz"  # not beside the drafts, which are called like cases
_SAVED_EVERY = 20  # vectors, so that who is stopped loses little


@dataclass(frozen=True)
class VolumeVectors:
    """What the volumes of a project look like.

    Args:
        ids: of the cases, ascending.
        vectors: float32 [n, :data:`LENGTH`].
        unreadable: case id → why it has no vector, in a sentence.
        missing: ids of cases whose vectors were not at hand and not to be computed.
    """

    ids: tuple[str, ...]
    vectors: np.ndarray
    unreadable: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def volume_vectors(
    project: Project, cases: Sequence[Case] | None = None, *, compute: bool = True, progress: Progress = silent
) -> VolumeVectors:
    """Vectors of volumes: those that are kept, and the others computed one by one and kept.

    Args:
        project: whose cache is used.
        cases: whose vectors; by default of all cases.
        compute: False = only those that are kept; takes milliseconds and reads no volume.
        progress: shows progress of those that are computed.

    Raises:
        ProjectError: the folder of the cases, or of the cache, leads out of the project.
    """
    cases = sorted(project.cases() if cases is None else cases, key=lambda case: case.id)
    kept = _load(project)
    wanted = [case for case in cases if _key(case) not in kept]
    unreadable: dict[str, str] = {}
    if compute:
        for number, case in enumerate(progress(wanted, "looking at volumes"), start=1):
            try:
                kept[_key(case)] = vector_of(case)
            except SSLSegError as error:
                unreadable[case.id] = error.sentence
            if number % _SAVED_EVERY == 0 or number == len(wanted):
                _save(project, kept)
    found = [case for case in cases if _key(case) in kept]
    vectors = np.stack([kept[_key(case)] for case in found]) if found else np.zeros((0, LENGTH), np.float32)
    missing = tuple(case.id for case in wanted if _key(case) not in kept and case.id not in unreadable)
    return VolumeVectors(tuple(case.id for case in found), vectors, unreadable, missing)


def vector_of(case: Case) -> np.ndarray:
    """The vector of a volume, float32 [:data:`LENGTH`]; of a case with frames that of the first.

    Raises:
        DataError: the volume cannot be used, or has another size than its record says.
        ProjectError: its record names a place outside the project.
    """
    import SimpleITK as sitk  # takes longer to load than all vectors that are kept

    from ..volumes.geometry import to_canonical
    from ..volumes.intensity import normalise
    from ..volumes.reading import read_volume

    image = read_volume(case.image_path)
    if image.GetSize() != tuple(case.size):
        raise DataError(
            f"The volume of case '{case.id}' has changed since it was added ('{case.image_path}').",
            "Move the case's folder out of the project, and add the volume again.",
        )
    plane = plane_across(through_plane_axis(case.spacing_mm, image.GetDirection()), image.GetDirection())
    array = sitk.GetArrayFromImage(to_canonical(image, plane))
    return vector_of_slices(_shrunk(normalise(array, ignore_padding=True)))


def vector_of_slices(slices: np.ndarray) -> np.ndarray:
    """The vector of slices [S, H, W] in [0, 1]: standard deviations, float32 [:data:`LENGTH`]."""
    features = volume_features(slices)[: len(FILTERS)].astype(np.float32)
    means, squares = area_means(features, PARTS), area_means(features**2, PARTS)
    return np.sqrt(np.maximum(squares - means**2, 0)).ravel().astype(np.float32)


def area_means(arrays: np.ndarray, shape: Sequence[int]) -> np.ndarray:
    """Means over equal parts of the last axes of an array, each voxel counted by how much of it lies in a part.

    Args:
        arrays: [..., S, H, W].
        shape: number of parts along each of the last axes; one larger than the axis makes several of a voxel.

    Returns:
        [..., *shape], floating point.
    """
    first = arrays.ndim - len(shape)
    for axis, parts in enumerate(shape, start=first):
        if arrays.shape[axis] != parts:
            weights = _shares(arrays.shape[axis], parts).astype(arrays.dtype)
            arrays = np.moveaxis(np.tensordot(weights, arrays, (1, axis)), 0, axis)
    return arrays


def _shares(size: int, parts: int) -> np.ndarray:
    """[parts, size]: which share of a part lies in each of ``size`` equal cells of the same length."""
    edges = np.arange(parts + 1) * size / parts
    cells = np.arange(size)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    overlap = np.maximum(overlap, 0)
    return overlap / overlap.sum(axis=1, keepdims=True)


def _shrunk(slices: np.ndarray) -> np.ndarray:
    """Slices [S, H, W] with at most :data:`SIDE` pixels a side and :data:`SLICES` slices; never larger than before."""
    count, *sides = slices.shape
    scale = min(1.0, SIDE / max(sides))
    height, width = (max(1, round(side * scale)) for side in sides)
    return area_means(slices, (min(count, SLICES), height, width))


def _key(case: Case) -> str:
    """What decides a vector."""
    return f"{_VERSION}-{case.fingerprint}"


def _load(project: Project) -> dict[str, np.ndarray]:
    """Key → vector; none if there is no cache, or a damaged one."""
    path = project.own(_FILE)
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as content:
            keys, vectors = content["keys"], content["vectors"]
            whole = vectors.ndim == 2 and vectors.shape == (len(keys), LENGTH) and np.isfinite(vectors).all()
    except (OSError, ValueError, LookupError, zipfile.BadZipFile, EOFError) as error:
        _log.warning("'%s' cannot be read (%s) and is made anew.", path, error)
        return {}
    if not whole:
        _log.warning("'%s' is damaged and is made anew.", path)
        return {}
    return {str(key): vector.astype(np.float32) for key, vector in zip(keys, vectors, strict=True)}


def _save(project: Project, kept: dict[str, np.ndarray]) -> None:
    """Keep vectors; a disk that refuses only costs the time to compute them again."""
    try:
        with atomic_path(project.own(_FILE)) as temporary:
            np.savez(temporary, keys=np.array(sorted(kept)), vectors=np.stack([kept[key] for key in sorted(kept)]))
    except SSLSegError as error:
        _log.warning("What the volumes look like is not kept: %s", error)
