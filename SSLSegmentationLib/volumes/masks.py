"""Telling masks from images: by what they hold, and by how files and folders are called. numpy only.

What a volume holds decides. Names only lower the threshold, and spare the reading of a file whose image lies where the
known layouts put it (``labelsTr`` beside ``imagesTr``, ``p1_gt.nii.gz`` beside ``p1.nii.gz``, ``segmentations/`` below
``ct.nii.gz``): a patient called Mask, or a series of segments of a body, are images all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from ..core.errors import MaskError

_MASK_WORDS = frozenset(
    """
    mask masks label labels labelmap lbl seg segs segm segmentation segmentations dseg aseg aparc wmparc parc
    parcellation gt groundtruth truth roi rois manual annotation annotations contour contours delineation
    delineations probseg probability brainmask lesionmask tumormask tumourmask
    """.split()  # noqa: SIM905
)
#: What says of an image only that it is one, or which: no part of what it shares with its mask.
_IMAGE_WORDS = frozenset(
    """
    image images img imaging volume vol scan orig mr mri ct cbct t1 t2 t1w t2w t1c t1n t1ce t1gd t2f t2star flair
    pd pdw dwi adc dce swi bold stir spair
    """.split()  # noqa: SIM905
)
_MASK_FOLDER = re.compile(
    r"(labels?|labelmaps?|masks?|segs?|segmentations?|gts?|groundtruths?|annotations?|rois?|contours?|delineations?)"
    r"(tr|ts|va|val|train|training|test|testing|validation)?"
)
#: Of BIDS: masks lie there, but also images that were made of others.
_MIXED_FOLDERS = frozenset(["derivatives"])
_CHANNEL = re.compile(r"[ _.-]\d{4}$")  # nnU-Net's number of the contrast at the end of an image's name
_FEW_FILES = 8  # images beside one folder of masks, as its contrasts

#: For (at most three values, named like a mask): least part of equal neighbours, most of voxels without one.
_LIMITS = {
    (True, False): (0.5, 0.05),
    (True, True): (0.3, 0.2),
    (False, False): (0.6, 0.005),
    (False, True): (0.4, 0.03),
}
_MOST_VALUES = 512  # the largest atlases of the brain have some 400 structures
_SAMPLE = 20_000
_SLAB = 64  # slices looked at together, which bounds the memory
_ALMOST_WHOLE = 1e-3


def describe_mask(voxels: np.ndarray, *, named: bool = False) -> str:
    """Say why a volume is taken for a mask: few whole values, each of which fills areas of its own.

    Measured on slices of real MRI that were reduced to 4 grey levels, 1 to 4 % of the voxels have no neighbour of their
    value, and on drawn masks less than 0.1 %. An image of no more than three values is a mask if it is not mere noise.

    Args:
        voxels: real values [z, y, x].
        named: whether its name says that it is a mask; then less is asked, and a map of probabilities is one too.

    Returns:
        What it holds, to follow the name of the file ("holds only the values 0, 1, 2"), or "" for an image.
    """
    values = _few_values(voxels)
    if values is None:
        return "holds probabilities from 0 to 1" if named and _probabilities(voxels) else ""
    if len(values) == 1:
        return f"holds nothing but {values[0]:g}" if named else ""
    coherent, isolated = _areas(voxels, values)
    least_coherent, most_isolated = _LIMITS[len(values) <= 3, named]
    if coherent < least_coherent or isolated > most_isolated:
        return ""
    if len(values) <= 5:
        return f"holds only the values {', '.join(f'{value:g}' for value in values)}"
    return f"holds only {len(values)} different values, each in areas of its own"


def refuse_mask(voxels: np.ndarray, path: Path) -> None:
    """Refuse a file whose voxels [z, y, x] are those of a mask; its name and that of its folder are taken into account.

    Raises:
        MaskError: says why, and what masks and images that look like one are for.
    """
    if found := describe_mask(voxels, named=is_named_like_mask(path, path.parent.parent)):
        raise MaskError(
            f"'{path}' looks like a mask, not like an image: it {found}.",
            "Masks come in with their images: 'sslseg add PROJECT IMAGE --label MASK', or 'sslseg label PROJECT CASE "
            "MASK' for a case that is there. If it is an image, repeat with --as-images.",
        )


def is_named_like_mask(path: Path, below: Path) -> bool:
    """Whether the name of a file, or of a folder between it and ``below``, says that it is a mask."""
    folders = _folders(path, below)
    return (
        ".seg." in path.name.lower()
        or any(word in _MASK_WORDS for word in _words(_stem(path)))
        or "ground truth" in " ".join(_words(_stem(path)))
        or any(_is_mask_folder(name) or name.lower() in _MIXED_FOLDERS for name in folders)
    )


def masks_beside_images(paths: Sequence[Path], below: Path) -> dict[Path, Path | None]:
    """Find the files that are masks by the way they lie: named so, and with their image where layouts put it.

    Args:
        paths: image files of a folder and the folders below it.
        below: this folder; its own name and those above it say nothing.

    Returns:
        Mask → its image, or None where several may be meant. Files that are only named like masks are not in it.
    """
    images = [path for path in paths if not is_named_like_mask(path, below)]
    by_key: dict[tuple[str, ...], list[Path]] = {}
    in_folder: dict[Path, list[Path]] = {}
    for image in images:
        for key in {_key(_stem(image)), _key(_CHANNEL.sub("", _stem(image)))}:
            by_key.setdefault(key, []).append(image)
        in_folder.setdefault(image.parent, []).append(image)
    found: dict[Path, Path | None] = {}
    for path in sorted(set(paths) - set(images)):
        near = _near(path, below, by_key, in_folder)
        if near or _is_slicer_segmentation(path):
            found[path] = near[0] if len(near) == 1 else None
    return found


def _near(
    path: Path, below: Path, by_key: dict[tuple[str, ...], list[Path]], in_folder: dict[Path, list[Path]]
) -> list[Path]:
    """Images that a file named like a mask may belong to."""
    key, words = _key(_stem(path)), _words(_stem(path))
    called_a_mask = any(word in _MASK_WORDS for word in words)
    between = [folder for folder in path.parents if folder.is_relative_to(below) and folder != below]  # upwards
    mask_folder = next((folder for folder in between if _is_mask_folder(folder.name)), None)
    mixed = next((folder for folder in reversed(between) if folder.name.lower() in _MIXED_FOLDERS), None)
    same = by_key.get(key, []) if key else []
    if mask_folder is None and mixed is None:
        beside = in_folder.get(path.parent, [])
        if not key and len(beside) == 1 and (not _key(_stem(beside[0])) or _MASK_WORDS.issuperset(words)):
            return beside
        return [image for image in same if image.parent == path.parent]
    if mask_folder is None and not called_a_mask:
        return []
    home = (mixed or mask_folder or path.parent).parent
    same = [image for image in same if image.is_relative_to(home)]
    beside = in_folder.get(mask_folder.parent, []) if mask_folder and (key or called_a_mask) else []
    return same or (beside if len(beside) <= _FEW_FILES else [])


def _few_values(voxels: np.ndarray) -> np.ndarray | None:
    """The distinct values, ascending, if they are whole and no more than a mask has."""
    if voxels.dtype.kind not in "biuf":
        return None
    sample = voxels.reshape(-1)[:: max(1, voxels.size // _SAMPLE)] if voxels.flags.c_contiguous else voxels
    if _whole_values(sample) is None:  # most images end here
        return None
    values = np.zeros(0)
    for slab in _slabs(voxels):
        found = _whole_values(slab)
        if found is None:
            return None
        values = np.union1d(values, found)
        if len(values) > _MOST_VALUES:
            return None
    return values


def _whole_values(voxels: np.ndarray) -> np.ndarray | None:
    values = np.unique(voxels).astype(np.float64)
    if len(values) > _MOST_VALUES and voxels.dtype.kind != "f":
        return None
    whole = np.rint(values)
    if not np.isfinite(values).all() or np.abs(values - whole).max() > _ALMOST_WHOLE:
        return None
    whole = np.unique(whole)
    return whole if len(whole) <= _MOST_VALUES else None


def _areas(voxels: np.ndarray, values: np.ndarray) -> tuple[float, float]:
    """How the voxels of all values but the most frequent lie: part of equal neighbours in the slice, and part of
    voxels without any equal neighbour."""
    count = len(values)
    equal, pairs, alone, held = (np.zeros(count) for _ in range(4))
    for slab in _slabs(voxels):
        ranks = np.searchsorted(values, np.rint(slab))
        friends = np.zeros(slab.shape, bool)
        for axis in range(slab.ndim):
            line, friend = np.moveaxis(ranks, axis, 0), np.moveaxis(friends, axis, 0)
            same = line[1:] == line[:-1]
            friend[1:] |= same
            friend[:-1] |= same
            if axis:
                equal += 2 * np.bincount(line[1:][same], minlength=count)
                pairs += np.bincount(line[1:].ravel(), minlength=count) + np.bincount(
                    line[:-1].ravel(), minlength=count
                )
        alone += np.bincount(ranks[~friends], minlength=count)
        held += np.bincount(ranks.ravel(), minlength=count)
    shown = np.arange(count) != held.argmax()
    return equal[shown].sum() / max(1.0, pairs[shown].sum()), alone[shown].sum() / max(1.0, held[shown].sum())


def _probabilities(voxels: np.ndarray) -> bool:
    """From 0 to 1, and almost everywhere one of the two."""
    if voxels.dtype.kind != "f" or not (voxels.min() >= 0 and voxels.max() <= 1):
        return False
    return float(np.mean((voxels < 0.01) | (voxels > 0.99))) > 0.9


def _slabs(voxels: np.ndarray) -> Iterable[np.ndarray]:
    return (voxels[start : start + _SLAB] for start in range(0, len(voxels), _SLAB))


def _is_slicer_segmentation(path: Path) -> bool:
    return path.name.lower().endswith((".seg.nrrd", ".seg.nhdr"))


def _folders(path: Path, below: Path) -> tuple[str, ...]:
    return path.relative_to(below).parts[:-1] if path.is_relative_to(below) else ()


def _is_mask_folder(name: str) -> bool:
    return _MASK_FOLDER.fullmatch(re.sub(r"[ _.-]", "", name.lower())) is not None


def _stem(path: Path) -> str:
    """The name without what stands for the format."""
    return re.sub(r"(\.nii)?\.[A-Za-z]+$", "", path.name)


def _words(stem: str) -> list[str]:
    """Words and numbers of a name: ``PatientA_T2-label001`` gives patienta, t2, label, 1."""
    words = []
    for part in re.findall(r"[^\W_]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", stem).lower()):
        pieces = [part] if part in _IMAGE_WORDS else re.findall(r"\d+|\D+", part)
        words += [piece.lstrip("0") or "0" if piece.isdecimal() else piece for piece in pieces]
    return words


def _key(stem: str) -> tuple[str, ...]:
    """What a mask and its image have in common."""
    return tuple(word for word in _words(stem) if word not in _MASK_WORDS and word not in _IMAGE_WORDS)
