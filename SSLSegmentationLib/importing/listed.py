"""Data sets whose description lists their files: those of the Decathlon, of nnU-Net 1, and MONAI's data lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError
from ..core.text import counted
from ..project import Role
from ..volumes.reading import image_suffix
from .dataset_formats import DESCRIPTION, description_in, read_description
from .dataset_labels import read_labels
from .datasets import (
    Dataset,
    DatasetEntry,
    DatasetWish,
    ImageFile,
    channel_names,
    check_fold,
    chosen_channels,
    fold_note,
    inside_dataset,
    stem,
)
from .monai_dataset import NAMES

_SPLITS = {
    "training": Role.TRAIN,
    "validation": Role.VALIDATION,
    "test": Role.TEST,
    "testing": Role.TEST,
    "unlabeled": Role.UNLABELLED,
}


def read(path: Path, wish: DatasetWish) -> Dataset:
    """Read a description with lists of files.

    Raises:
        ProjectError: it is missing, damaged or of no style that is known.
        SettingsError: it has not the channel or fold that is wished.
        DataError: it lists no volume.
    """
    description = description_in(path, *NAMES) or path / DESCRIPTION
    content = read_description(description)
    dataset = read_labels(description, content, wish.known) if "labels" in content else Dataset({})
    listed = {key: _list(description, content, key) for key in _SPLITS}
    names = _names(content, [entry for entries in listed.values() for entry in entries])
    chosen = chosen_channels(description, names, wish.channel)
    channels = _Channels(names, chosen, declared=len(channel_names(content, [])) > 1)
    dataset.channels = tuple(chosen.values()) if len(names) > 1 else ()
    dataset.chosen = wish.channel is not None
    fold = _fold(dataset, description, listed["training"], wish)
    for key, role in _SPLITS.items():
        for entry in listed[key]:
            held_out = (
                role is Role.TRAIN and fold is not None and isinstance(entry, Mapping) and entry.get("fold") == fold
            )
            try:
                dataset.entries.append(_entry(description, entry, Role.VALIDATION if held_out else role, channels))
            except DataError as error:
                dataset.entries.append(error)
    if not dataset.entries:
        raise DataError(f"'{description}' lists no volume.", "Check its 'training' and 'test' lists.")
    return dataset


def _list(description: Path, content: Mapping[str, Any], key: str) -> list[Any]:
    entries = content.get(key) or []
    if not isinstance(entries, list):
        raise ProjectError(f"'{description}' is damaged: '{key}' is no list.", "Get the data set again.")
    return entries


def _images(entry: Any) -> list[Any]:
    """What an entry says of its images, always as a list."""
    images = entry.get("image") if isinstance(entry, Mapping) else entry
    return images if isinstance(images, list) else [images]


def _names(content: Mapping[str, Any], entries: Sequence[Any]) -> dict[int, str]:
    """Channels of the entries; without names in the description, what tells the names of their files apart."""
    lists = [_images(entry) for entry in entries if isinstance(entry, Mapping)]
    lists = [images for images in lists if all(isinstance(image, str) for image in images)]
    most = max(map(len, lists), default=1)
    named = content.get("channel_names") or content.get("modality")
    if most > 1 and (not isinstance(named, Mapping | list) or len(named) < most):
        told = {tuple(_apart(images)) for images in lists if len(images) == most}
        content = {"channel_names": list(told.pop()) if len(told) == 1 else []}
    return channel_names(content, range(most) if most > 1 else [])


def _apart(images: Sequence[str]) -> list[str]:
    """What tells the images of one case apart: ``t1``, ``t2`` of ``a_t1.nii.gz``, ``a_t2.nii.gz``, or their folders."""
    stems = [stem(Path(image)) for image in images]
    if len(set(stems)) == 1:
        return [Path(image).parent.name for image in images]
    return [text[len(_shared(stems)) :] for text in stems]


def _shared(stems: Sequence[str]) -> str:
    """What names begin with alike, up to the end of a word: ``a_`` of ``a_t1`` and ``a_t2``."""
    first = stems[0]
    length = next(
        (n for n, letters in enumerate(zip(*stems, strict=False)) if len(set(letters)) > 1), len(min(stems, key=len))
    )
    while length and length < len(first) and first[length - 1].isalnum():
        length -= 1
    return first[:length]


def _fold(dataset: Dataset, description: Path, training: Sequence[Any], wish: DatasetWish) -> int | None:
    """The fold whose cases are for validation; None if there are no folds that leave something to learn from."""
    known = [entry.get("fold") if isinstance(entry, Mapping) else None for entry in training]
    folds = {fold for fold in known if type(fold) is int}
    fold = check_fold(description, wish.fold, sorted(folds))
    if fold is None or (wish.fold is None and all(one == fold for one in known)):
        return None
    note = fold_note(description, len(folds), fold, wish.fold is not None)
    dataset.notes += [note] if note else []
    return fold


@dataclass(frozen=True)
class _Channels:
    """Which images of a case to take.

    Args:
        names: of all, by their numbers.
        chosen: those that are taken.
        declared: whether the description names them, and not only the files tell.
    """

    names: Mapping[int, str]
    chosen: Mapping[int, str]
    declared: bool


def _entry(description: Path, entry: Any, role: Role, channels: _Channels) -> DatasetEntry:
    images = _images(entry)
    label = entry.get("label") if isinstance(entry, Mapping) else None
    fit = images and all(isinstance(image, str) for image in images) and isinstance(label, str | None)
    if not fit or isinstance(entry, list):
        raise DataError(f"An entry of '{description}' does not name its image files: {entry}.", "Correct it.")
    mask = inside_dataset(description, label) if label else None
    found = [inside_dataset(description, image) for image in images]
    first, *others = channels.chosen or {0: ""}
    numbered = {number: _numbered(found[0], number) for number in (first, *others)}
    name: str | None = None
    stacked: tuple[str, ...] = ()
    if len(found) == 1 and not found[0].exists() and numbered[first].exists():
        # nnU-Net 1 leaves the channel's number out of its lists
        name, files = stem(found[0]), {n: ImageFile(path) for n, path in numbered.items() if path.exists()}
    elif len(found) == 1 and channels.declared and len(channels.names) > 1:
        # the Decathlon has the channels of a case in one file
        files = {number: ImageFile(found[0], number + 1) for number in numbered}
        stacked = tuple(channels.names.values())
    elif len(found) < max(len(channels.names), first + 1):
        raise DataError(
            f"An entry of '{description}' has {counted(len(found), 'image')}, and others have {len(channels.names)}: "
            f"{entry}.",
            "Complete it.",
        )
    else:
        name = _case_name(images) if len(found) > 1 else None
        files = {number: ImageFile(path) for number, path in enumerate(found)}
    further = {channels.chosen[number]: files[number] for number in others if number in files}
    return DatasetEntry(files[first], mask, role, name, further, stacked)


def _case_name(images: Sequence[str]) -> str | None:
    """What the names of the images of a case share, ``a`` of ``a_t1.nii.gz`` and ``a_t2.nii.gz``; or their folder."""
    shared = _shared([stem(Path(image)) for image in images])
    return shared.rstrip("_-. ") or Path(images[0]).parent.name or None


def _numbered(image: Path, channel: int) -> Path:
    return image.with_name(f"{stem(image)}_{channel:04d}{image_suffix(image) or ''}")
