"""Raw data sets of nnU-Net 2: the description says how files end, the folders say which there are.

Images lie in ``imagesTr`` and ``imagesTs`` as ``case_0000.nii.gz`` with the number of their channel, masks in
``labelsTr`` as ``case.nii.gz``. nnU-Net itself does not look at ``labelsTs``, ``imagesUn`` and ``labelsUn``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError, SSLSegError
from ..core.storage import check_format, read_json
from ..core.text import counted, listed, quoted
from ..project import Role
from ..project.schema import LabelSchema
from ..volumes.reading import IMAGE_SUFFIXES
from .dataset_formats import DESCRIPTION, read_description
from .dataset_labels import read_labels
from .datasets import (
    Dataset,
    DatasetEntry,
    DatasetWish,
    ImageFile,
    channel_names,
    chosen_channels,
    inside_dataset,
    stem,
)
from .nnunet_dataset import OWN_FORMAT, OWN_RECORD
from .nnunet_splits import split_roles

#: nnU-Net's folders of images and masks; the last are ours, for cases that are not to be learnt from or tested on.
FOLDERS = (
    ("imagesTr", "labelsTr", Role.TRAIN),
    ("imagesTs", "labelsTs", Role.TEST),
    ("imagesUn", "labelsUn", Role.UNLABELLED),
)
_CHANNEL = re.compile(r"_(\d{4})$")


def read(path: Path, wish: DatasetWish) -> Dataset:
    """Read the folders beside a description.

    Raises:
        ProjectError: the description, its split, or the record beside it is damaged, or the folder is half of one.
        SettingsError: it has not the channel or fold that is wished.
        DataError: it has no volume, or its files are of a kind that is not read.
    """
    description = path / DESCRIPTION if path.is_dir() else path
    folder = description.parent
    if folder.name.startswith(".partial-"):
        raise ProjectError(f"'{folder}' is half of an export that was broken off.", "Export it again.")
    content = read_description(description)
    dataset = read_labels(description, content, wish.known)
    if isinstance(content.get("dataset"), Mapping):
        found = {Role.TRAIN: _named(dataset, description, content["dataset"])}
        folders: Sequence[tuple[str, str, Role]] = FOLDERS[1:]
    else:
        found, folders = {}, FOLDERS
    endings = _endings(description, content.get("file_ending"))
    found |= {role: _files_of(folder, images, labels, endings) for images, labels, role in folders}
    numbers = sorted({number for cases in found.values() for case in cases.values() for number in case.images})
    known = channel_names(content, numbers)
    names = chosen_channels(description, known, wish.channel)
    dataset.channels = tuple(names.values()) if len(known) > 1 else ()
    dataset.chosen = wish.channel is not None
    record = _own_record(dataset, folder)
    own = record.get("roles", {})
    roles = {Role.TRAIN: split_roles(dataset, folder, list(found[Role.TRAIN]), wish.fold) | own, Role.UNLABELLED: own}
    _collect(dataset, description, found, names or {0: ""}, roles, record.get("lacking", {}))
    if not dataset.entries:
        raise DataError(f"'{description}' lists no volume.", _where(folder, endings))
    _tell_of_parts(dataset, description, content, found)
    return dataset


class _Files:
    """What there is of one case: its images by the numbers of their channels, its mask."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self.images: dict[int, Path] = {}
        self.label: Path | None = None


def _endings(description: Path, ending: Any) -> tuple[str, ...]:
    """How the files of a data set end.

    Raises:
        DataError: so that they are not read here.
    """
    if ending is None or ending == "":
        return tuple(IMAGE_SUFFIXES)
    if not isinstance(ending, str) or not ending.lower().endswith(tuple(IMAGE_SUFFIXES)):
        raise DataError(
            f"'{description}' is of files that end in '{ending}' ('file_ending'), which are not read here.",
            f"Convert them to one of {', '.join(IMAGE_SUFFIXES)}.",
        )
    return (ending.lower(),)


def _files(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.lower().endswith(endings) and not p.name.startswith("."))


def _files_of(folder: Path, images: str, labels: str, endings: tuple[str, ...]) -> dict[str, _Files]:
    """Files of the cases in a folder of images and its folder of masks, by the names of the cases."""
    cases: dict[str, _Files] = {}
    masks = {stem(path): path for path in _files(folder / labels, endings)}
    for path in _files(folder / images, endings):
        text = stem(path)
        number = _CHANNEL.search(text)
        name = text[: number.start()] if number else text
        case = cases.setdefault(name, _Files(name if number else None))
        case.images[int(number[1]) if number else 0] = path
        case.label = masks.pop(name, case.label)
    for name, path in masks.items():
        cases[name] = _Files(name)
        cases[name].label = path
    return cases


def _named(dataset: Dataset, description: Path, cases: Mapping[str, Any]) -> dict[str, _Files]:
    """nnU-Net 2's form that names the files of each training case."""
    found: dict[str, _Files] = {}
    for name, case in cases.items():
        images = case.get("images") if isinstance(case, Mapping) else None
        label = case.get("label") if isinstance(case, Mapping) else None
        try:
            if not isinstance(images, list) or not images or not all(isinstance(each, str) for each in images):
                raise DataError(f"The case '{name}' of '{description}' does not list its images.", "Correct it.")
            files = _Files(str(name))
            files.images = {number: inside_dataset(description, each) for number, each in enumerate(images)}
            files.label = inside_dataset(description, label) if isinstance(label, str) and label else None
            found[str(name)] = files
        except DataError as error:
            dataset.entries.append(error)
    return found


def _collect(
    dataset: Dataset,
    description: Path,
    found: Mapping[Role, Mapping[str, _Files]],
    names: Mapping[int, str],
    roles: Mapping[Role, Mapping[str, Role]],
    lacking: Mapping[str, Sequence[str]],
) -> None:
    """Make entries of what was found.

    Args:
        names: of the channels to take, by their numbers.
        roles: of cases, where it is not that of their folder.
        lacking: channels that cases have no image of but an empty one.
    """
    first, *others = names
    open_cases: list[str] = []
    fewer: list[str] = []
    for role, cases in found.items():
        for name, case in cases.items():
            if not case.images:
                continue  # told of below
            image = case.images.get(first)
            if image is None:
                what = f"the channel '{names[first]}'" if names[first] else "its image"
                dataset.entries.append(
                    DataError(
                        f"The case '{name}' in '{next(iter(case.images.values())).parent}' lacks {what}, which is the "
                        "image of a case.",
                        "Add its file, or leave the case out.",
                    )
                )
                continue
            own = roles.get(role, {}).get(name, role)
            if case.label is None and role is Role.TRAIN:
                open_cases.append(image.name)
                own = Role.UNLABELLED
            absent = lacking.get(name, ())
            further = {names[n]: case.images[n] for n in others if n in case.images and names[n] not in absent}
            fewer += [name] if len(further) + len(absent) < len(others) else []
            channels = {channel: ImageFile(path) for channel, path in further.items()}
            dataset.entries.append(DatasetEntry(ImageFile(image), case.label, own, case.name, channels))
    if open_cases:
        dataset.notes.append(
            f"{len(open_cases)} of the images in 'imagesTr' (such as '{open_cases[0]}') have no mask in 'labelsTr': "
            "they came in as unlabelled."
        )
    if fewer:
        dataset.notes.append(f"{counted(len(fewer), 'case lacks', 'cases lack')} a channel: {listed(quoted(fewer))}.")


def _tell_of_parts(
    dataset: Dataset, description: Path, content: Mapping[str, Any], found: Mapping[Role, Mapping[str, _Files]]
) -> None:
    """Say what lacks if only a part of a data set is there."""
    alone = [case.label.name for cases in found.values() for case in cases.values() if case.label and not case.images]
    if alone:
        dataset.notes.append(f"{counted(len(alone), 'mask has', 'masks have')} no image: {listed(quoted(alone))}.")
    count, there = content.get("numTraining"), len(found[Role.TRAIN]) - len(alone)
    if type(count) is int and there < count:
        dataset.notes.append(
            f"'{description}' speaks of {counted(count, 'training case')}, and {there} are there: is a part missing?"
        )


def _where(folder: Path, endings: Iterable[str]) -> str:
    lacking = [name for name, _, _ in FOLDERS[:2] if not (folder / name).is_dir()]
    where = f"nnU-Net's images lie in 'imagesTr' beside it, here with the ending {' or '.join(endings)}."
    return f"{where} There is no folder {' or '.join(quoted(lacking))}." if lacking else where


def _own_record(dataset: Dataset, folder: Path) -> dict[str, Any]:
    """What an export of ours says beside of structures and roles; empty if there is nothing, or nothing that fits.

    Raises:
        ProjectError: it is damaged, or of a newer version.
    """
    path = folder / OWN_RECORD
    if not path.is_file():
        return {}
    content = read_json(path, "record of the export")
    check_format(content, OWN_FORMAT, f"The record '{path}'")
    try:
        schema = LabelSchema.from_dict(content["schema"])
        values = {int(here): int(there) for here, there in content["values"].items()}
        fits = {here: schema.by_value(values[here]).name for here in dataset.labels} == dataset.labels
        roles = {str(name): Role.parse(role) for name, role in content.get("roles", {}).items()}
        lacking = {str(name): [str(one) for one in names] for name, names in content.get("lacking", {}).items()}
        channels = tuple(str(name) for name in content.get("channels", ()))
    except (LookupError, TypeError, ValueError, AttributeError, SSLSegError):
        fits = False
    if not fits:
        dataset.notes.append(
            f"'{path.name}' does not fit what '{DESCRIPTION}' says by now; colours, numbers and roles that only it "
            "knows were not taken from it."
        )
        return {}
    dataset.original, dataset.values = schema, values
    dataset.channels = dataset.channels or channels
    return {"roles": roles, "lacking": lacking}
