"""What a data set's description says: that of the Medical Segmentation Decathlon, and those of nnU-Net 1 and 2.

The Decathlon and nnU-Net 1 list the files in ``dataset.json``. nnU-Net 2 only says how they end: images lie in
``imagesTr`` and ``imagesTs`` as ``case_0000.nii.gz`` with the number of their channel, masks in ``labelsTr`` (and
``labelsTs``) as ``case.nii.gz``.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError, SettingsError
from ..core.storage import read_json
from ..core.text import free_name
from ..project import Role
from ..project.channels import FIRST_CHANNEL
from ..project.schema import LabelSchema
from ..volumes.reading import IMAGE_SUFFIXES, image_suffix

_SPLITS = {"training": Role.TRAIN, "validation": Role.VALIDATION, "test": Role.TEST, "unlabeled": Role.UNLABELLED}
#: nnU-Net's folders of images and masks; the last is ours, for images that nobody has annotated.
_FOLDERS = (
    ("imagesTr", "labelsTr", Role.TRAIN),
    ("imagesTs", "labelsTs", Role.TEST),
    ("imagesUn", "", Role.UNLABELLED),
)
_CHANNEL = re.compile(r"_(\d{4})$")


@dataclass(frozen=True)
class DatasetEntry:
    """A case of a data set.

    Args:
        image: its image; of a data set with several channels, the first of them, or all in one file.
        label: its mask, if it has one.
        role: what it is for.
        name: what it is called, if not as its image.
        further: number of another channel → its file; None where ``image`` may hold them all.
    """

    image: Path
    label: Path | None
    role: Role
    name: str | None = None
    further: dict[int, Path] | None = None


@dataclass
class Dataset:
    """What a description says.

    Args:
        labels: value → name, without the background.
        ignore: value of voxels that nobody has annotated, or None.
        entries: its cases; an error in place of one that does not name its files.
        notes: what a person should know of it, in sentences.
        channels: number → name of the channels that are taken, that of the image first.
        several: whether each case has several.
    """

    labels: dict[int, str]
    ignore: int | None = None
    channels: dict[int, str] = field(default_factory=dict)
    several: bool = False
    entries: list[DatasetEntry | DataError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def schema(self) -> LabelSchema:
        """The label schema that it makes.

        Raises:
            ProjectError: it makes none.
        """
        return LabelSchema.from_names(self.labels)


def read_dataset(description: Path, channel: str | None = None, known: LabelSchema | None = None) -> Dataset:
    """Read a ``dataset.json`` and find the files that it speaks of.

    Args:
        description: absolute path.
        channel: which channel of a case alone, where it has several: a number or a name; None = all of them.
        known: label schema of the project, which may name values that the description does not.

    Raises:
        ProjectError: the file is missing, damaged or of no style that is known.
        SettingsError: the cases have several images without names and none was chosen, or not one that there is.
        DataError: it lists no volume.
    """
    content = read_json(description, "data set description")
    dataset = _read_labels(description, content.get("labels"), known)
    listed = any(key in content for key in _SPLITS)
    names = channel_names(content)
    dataset.several = len(names) > 1
    dataset.channels = names if channel is None else _chosen(description, names, channel)
    numbers = list(dataset.channels) or [0]
    if len(names) < 2 and channel is None and not listed:
        _refuse_several(description)
    if listed:
        _read_lists(dataset, description, content, numbers)
    elif isinstance(content.get("dataset"), Mapping):
        _read_named(dataset, description, content["dataset"], numbers)
    else:
        _read_folders(dataset, description, content.get("file_ending"), numbers)
    if not dataset.entries:
        where = "Check its 'training' and 'test' lists." if listed else "nnU-Net's images lie in 'imagesTr' beside it."
        raise DataError(f"'{description}' lists no volume.", where)
    return dataset


def names_beside(mask: Path) -> dict[int, str]:
    """Names of label values that a ``dataset.json`` in the folder of a mask, or in the one above, gives; else none."""
    for folder in list(mask.parents)[:2]:
        if (folder / "dataset.json").is_file():
            try:
                content = read_json(folder / "dataset.json")
                return _read_labels(folder / "dataset.json", content.get("labels"), None).labels
            except ProjectError:
                return {}
    return {}


def _read_labels(description: Path, labels: Any, known: LabelSchema | None) -> Dataset:
    wrong = ProjectError(
        f"'{description}' is not a Decathlon or nnU-Net dataset.json: its 'labels' do not name label values.",
        'It needs entries like "labels": {"1": "liver"} and "training": [{"image": …, "label": …}], or nnU-Net\'s '
        '"labels": {"liver": 1} with the folders imagesTr and labelsTr.',
    )
    if not isinstance(labels, Mapping):
        raise wrong
    pairs: list[tuple[Any, Any]] = list(labels.items())
    if not all(str(value).lstrip("-").isdigit() for value, _ in pairs):
        pairs = [(value, name) for name, value in pairs]  # nnU-Net writes {"liver": 1}
    regions = {str(name): list(value) for value, name in pairs if isinstance(value, list | tuple) and len(value) != 1}
    basic: dict[int, str] = {}
    try:
        for value, name in pairs:
            if str(name) not in regions:
                number = int(value[0] if isinstance(value, list | tuple) else value)
                if number != 0 and basic.setdefault(number, str(name)) != str(name):
                    raise ValueError(f"two names for {number}")
        parts = {int(part) for values in regions.values() for part in values} - {0}
    except (TypeError, ValueError, OverflowError) as error:
        raise wrong from error
    ignore = next((value for value, name in basic.items() if name.lower() == "ignore"), None)
    basic.pop(ignore, None) if ignore is not None else None
    dataset = Dataset(basic, ignore)
    if regions:
        _name_parts(dataset, description, regions, parts, known)
    try:
        _ = dataset.schema
    except ProjectError as error:
        raise wrong from error
    return dataset


def _name_parts(
    dataset: Dataset,
    description: Path,
    regions: Mapping[str, list[Any]],
    parts: Iterable[int],
    known: LabelSchema | None,
) -> None:
    """Name the values that regions are made of: as the description does by itself, else as the project does."""
    name, values = next(iter(regions.items()))
    what = f"'{name}' is the values {', '.join(map(str, values))} together"
    missing = sorted(set(parts) - set(dataset.labels))
    if known is not None and set(missing) <= set(known.values):
        dataset.labels |= {value: known.by_value(value).name for value in missing}
        missing = []
    if missing:
        examples = " ".join(f"{value}=NAME" for value in sorted({*parts, *dataset.labels}))
        raise ProjectError(
            f"'{description}' describes regions that overlap ({what}), and gives {_values(missing)} no name of "
            f"{'their' if missing[1:] else 'its'} own.",
            f"Name every value first: 'sslseg labels PROJECT --names {examples}', then import again.",
        )
    dataset.notes.append(
        f"'{description}' describes regions that overlap ({what}). The values were taken one by one instead: "
        f"{', '.join(f'{value} {text}' for value, text in sorted(dataset.labels.items()))}."
    )


def _values(values: list[int]) -> str:
    return f"the {'value' if len(values) == 1 else 'values'} {', '.join(map(str, values))}"


def channel_names(content: Mapping[str, Any]) -> dict[int, str]:
    """Number → name of the channels that a description names, in words that a sequence can be called."""
    stated = content.get("channel_names") or content.get("modality") or {}
    if not isinstance(stated, Mapping) or not all(str(key).isdecimal() for key in stated):
        return {}
    found: dict[int, str] = {}
    taken: set[str] = set()
    for number, text in sorted((int(key), str(name)) for key, name in stated.items()):
        word = " ".join(re.sub(r"[^\w+-]+", " ", text).split()).lstrip("_+-")[:36].strip() or f"channel {number}"
        if found and word.casefold() == FIRST_CHANNEL:
            word = f"{word} {number}"
        found[number] = free_name(word, lambda name: name.casefold() in taken, separator=" ")
        taken.add(found[number].casefold())
    return found


def _chosen(description: Path, names: Mapping[int, str], wanted: str) -> dict[int, str]:
    """The channel of a number or a name.

    Raises:
        SettingsError: there is none.
    """
    found = [number for number, name in names.items() if wanted.casefold() == name.casefold()]
    if not found and wanted.isdecimal() and (int(wanted) in names or len(names) < 2):
        found = [int(wanted)]  # the files may say more than the description
    if len(found) != 1:
        shown = ", ".join(f"{number} {name}" for number, name in names.items())
        raise SettingsError(f"'{description}' has no channel '{wanted}'.", f"It has: {shown or '0'}.")
    return {found[0]: names.get(found[0], "")}


def _refuse_several(description: Path) -> None:
    """Refuse files of several channels where the description speaks of one."""
    files = _files(description.parent / "imagesTr", tuple(IMAGE_SUFFIXES))
    numbers = sorted({int(found[1]) for path in files if (found := _CHANNEL.search(_stem(path)))})
    if len(numbers) > 1:
        raise SettingsError(
            f"The images in '{description.parent / 'imagesTr'}' are of the channels {', '.join(map(str, numbers))}, "
            f"and '{description.name}' does not name them all ('channel_names').",
            f"Choose one, for example --channel {numbers[0]}.",
        )


def _read_lists(dataset: Dataset, description: Path, content: Mapping[str, Any], numbers: list[int]) -> None:
    for key, role in _SPLITS.items():
        listed = content.get(key) or []
        if not isinstance(listed, list):
            raise ProjectError(f"'{description}' is damaged: '{key}' is no list.", "Get the data set again.")
        for entry in listed:
            try:
                image, label = _entry_paths(description, entry)
                dataset.entries.append(_numbered(image, label, role, numbers))
            except DataError as error:
                dataset.entries.append(error)


def _numbered(image: Path, label: Path | None, role: Role, numbers: list[int]) -> DatasetEntry:
    """The case that a list means: nnU-Net 1 leaves the channel's number out of the names of its images."""
    suffix = image_suffix(image) or ""
    files = {number: image.with_name(f"{_stem(image)}_{number:04d}{suffix}") for number in numbers}
    if not image.exists() and files[numbers[0]].exists():
        further = {number: path for number, path in files.items() if number != numbers[0] and path.exists()}
        return DatasetEntry(files[numbers[0]], label, role, _stem(image), further)
    return DatasetEntry(image, label, role)


def _read_named(dataset: Dataset, description: Path, cases: Mapping[str, Any], numbers: list[int]) -> None:
    """nnU-Net 2's form that names the files of each training case."""
    for name, case in cases.items():
        images = case.get("images") if isinstance(case, Mapping) else None
        if not isinstance(images, list) or len(images) <= numbers[0]:
            dataset.entries.append(
                DataError(f"The case '{name}' of '{description}' does not list its images.", "Correct it.")
            )
            continue
        try:
            image, label = _entry_paths(description, {"image": images[numbers[0]], "label": case.get("label")})
            further = {n: _entry_paths(description, images[n])[0] for n in numbers[1:] if n < len(images)}
            dataset.entries.append(DatasetEntry(image, label, Role.TRAIN, str(name), further))
        except DataError as error:
            dataset.entries.append(error)
    _read_folders(dataset, description, None, numbers, folders=_FOLDERS[1:])


def _read_folders(
    dataset: Dataset,
    description: Path,
    ending: Any,
    numbers: list[int],
    folders: Iterable[tuple[str, str, Role]] = _FOLDERS,
) -> None:
    """nnU-Net 2's folders."""
    endings = (ending.lower(),) if isinstance(ending, str) and ending else tuple(IMAGE_SUFFIXES)
    open_cases: list[str] = []
    for images, labels, role in folders:
        masks = {_stem(path): path for path in _files(description.parent / labels, endings)} if labels else {}
        for name, files in _by_case(_files(description.parent / images, endings), numbers).items():
            path = files.pop(numbers[0], None)
            if path is None:
                dataset.entries.append(_without_first(description.parent / images, name, dataset.channels))
                continue
            label = masks.get(name)
            if label is None and role is Role.TRAIN:
                open_cases.append(path.name)
            here = Role.UNLABELLED if label is None and role is Role.TRAIN else role
            dataset.entries.append(DatasetEntry(path, label, here, None if _stem(path) == name else name, files))
    if open_cases:
        dataset.notes.append(
            f"{len(open_cases)} of the images in 'imagesTr' (such as '{open_cases[0]}') have no mask in 'labelsTr': "
            "they came in as unlabelled."
        )


def _by_case(paths: Iterable[Path], numbers: list[int]) -> dict[str, dict[int, Path]]:
    """Name of a case → number of a channel → its file; a file without a number is the first channel."""
    cases: dict[str, dict[int, Path]] = {}
    for path in paths:
        stem = _stem(path)
        found = _CHANNEL.search(stem)
        number = int(found[1]) if found else numbers[0]
        if number in numbers:
            cases.setdefault(stem[: found.start()] if found else stem, {})[number] = path
    return cases


def _without_first(folder: Path, name: str, channels: Mapping[int, str]) -> DataError:
    first = next(iter(channels.values()), "0")
    return DataError(
        f"The case '{name}' in '{folder}' lacks the channel '{first}', which is the image of a case.",
        "Add its file, or leave the case out.",
    )


def _files(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.lower().endswith(endings) and not p.name.startswith("."))


def _stem(path: Path) -> str:
    return path.name[: len(path.name) - len(image_suffix(path) or path.suffix)]


def _entry_paths(description: Path, entry: str | Mapping[str, Any]) -> tuple[Path, Path | None]:
    image, label = (entry.get("image"), entry.get("label")) if isinstance(entry, Mapping) else (entry, None)
    if not isinstance(image, str) or not isinstance(label, str | None):
        raise DataError(f"An entry of '{description}' does not name one image file: {entry}.", "Correct it.")
    return _inside(description, image), _inside(description, label) if label else None


def _inside(description: Path, name: str) -> Path:
    """A file of the data set. One that is elsewhere on the disk is refused: it is not the author's to name."""
    folder = Path(os.path.normpath(description.parent))
    path = Path(os.path.normpath(folder / name))
    try:
        os.lstat(path)
    except (ValueError, OSError) as error:  # ValueError: NUL, or half a letter
        if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
            shown = ascii(name[:80])
            raise DataError(f"{shown} in '{description}' is no name that a file can have.", "Correct it.") from error
    if not path.is_relative_to(folder):
        raise DataError(f"'{name}' in '{description}' lies outside the data set's folder.", "Move it into the folder.")
    return path
