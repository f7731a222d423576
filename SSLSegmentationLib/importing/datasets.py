"""What a data set says, whatever its format: its labels, its cases with their files, and what each is for."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError, SettingsError
from ..core.text import counted, free_name, listed
from ..project import Project, Role
from ..project.channels import FIRST_CHANNEL
from ..project.schema import LabelSchema
from ..volumes.labels import schema_from_label_map
from ..volumes.reading import image_suffix, load_image
from ..volumes.segments import is_segmentation
from .dataset_formats import format_of


@dataclass(frozen=True)
class DatasetWish:
    """What somebody wants of a data set.

    Args:
        channel: which image of a case, where it has several: a number or a name; None = all of them.
        fold: whose cases are for validation, where the training cases are in folds; None = the first.
        known: label schema of the project, which may name values that the data set does not.
    """

    channel: str | None = None
    fold: int | None = None
    known: LabelSchema | None = None


@dataclass(frozen=True)
class ImageFile:
    """Where an image of a case is.

    Args:
        path: its file.
        volume: which volume of the file, from 1, if the file may hold several.
    """

    path: Path
    volume: int | None = None

    @property
    def frames(self) -> str | None:
        """The choice of a volume, as of :func:`.volumes.frames.read_frames`."""
        return None if self.volume is None else str(self.volume)


@dataclass(frozen=True)
class DatasetEntry:
    """A case of a data set.

    Args:
        image: its image, the first of several.
        label: its mask, if it has one.
        role: what it is for.
        name: what it is called, if not as its image.
        channels: its further images, by the names of their channels.
        stacked: names of all channels that one file should hold, where one does.
    """

    image: ImageFile
    label: Path | None
    role: Role
    name: str | None = None
    channels: Mapping[str, ImageFile] = field(default_factory=dict)
    stacked: tuple[str, ...] = ()


@dataclass
class Dataset:
    """What a data set says.

    Args:
        labels: value in its masks → name, without the background; empty = the masks alone tell.
        ignore: value of voxels that nobody has annotated, or None.
        entries: its cases; an error in place of one that cannot be used.
        notes: what a person should know of it, in sentences.
        named: names of values that may occur, where ``labels`` is empty.
        channels: names of its channels, the first that of ``image`` of the entries; empty = one without a name.
        chosen: whether ``channels`` is one of several that somebody has chosen.
        original: the schema that it was written with, if it was written here.
        values: value in its masks → value of the schema, where they differ.
    """

    labels: dict[int, str]
    ignore: int | None = None
    entries: list[DatasetEntry | DataError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    named: dict[int, str] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    chosen: bool = False
    original: LabelSchema | None = None
    values: dict[int, int] | None = None

    @property
    def schema(self) -> LabelSchema:
        """The label schema that it makes.

        Raises:
            ProjectError: it makes none.
        """
        return self.original or LabelSchema.from_names(self.labels)

    def give_schema(self, project: Project, path: Path) -> None:
        """Give a project its labels, or make sure that they are the project's.

        Raises:
            ProjectError: the project has others.
        """
        if not self.labels:
            self._name_values(project)
            return
        if not project.has_schema:
            project.set_schema(self.schema)
            return
        own = project.schema
        found = [(segment.value, own.by_name(segment.name)) for segment in self.schema.segments]
        if not all(segment is not None and segment.value == value for value, segment in found):
            raise ProjectError(
                f"The labels of '{path}' differ from those of the project '{project.shown}'.",
                "Import it into a project of its own.",
            )

    def _name_values(self, project: Project) -> None:
        """Found the labels of a project on all values that the masks hold, where nothing else names them."""
        if project.has_schema:
            return
        values: set[int] = set()
        for entry in self.entries:
            if isinstance(entry, DatasetEntry) and entry.label is not None:
                with suppress(DataError):  # told when it is its turn
                    if is_segmentation(load_image(entry.label).GetMetaDataKeys()):
                        return  # the first one names its segments
                    values |= set(schema_from_label_map(entry.label).values)
        if values:
            project.set_schema(LabelSchema.from_names({one: self.named.get(one, f"Label {one}") for one in values}))


def read_dataset(path: Path, wish: DatasetWish | None = None, format: str | None = None) -> Dataset:
    """Read what a data set says, and find the files that it speaks of.

    Args:
        path: absolute path of its folder or of its description.
        wish: what is wanted of it.
        format: name of its format; None = it is recognised.

    Raises:
        ProjectError: it is missing, damaged or of no format that is known.
        SettingsError: it has not what is wished.
        DataError: it has no volume.
    """
    return format_of(path, format).read(path, wish or DatasetWish())


# ---------------------------------------------------------------------- channels
def channel_names(content: Mapping[str, Any], numbers: Sequence[int]) -> dict[int, str]:
    """Number → name of the channels that there are, as a project can have them.

    Args:
        content: of a description, with its ``channel_names`` or ``modality``.
        numbers: of channels that the files have beside.
    """
    named = content.get("channel_names") or content.get("modality") or {}
    if isinstance(named, list):
        named = dict(enumerate(named))
    named = {str(key): str(name) for key, name in named.items()} if isinstance(named, Mapping) else {}
    given = {int(key): name for key, name in named.items() if key.isdecimal()}
    names: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted({*given, *numbers}):
        word = " ".join(re.sub(r"[^\w+-]+", " ", given.get(number, "")).split()).lstrip("_+-")[:36].strip()
        if not word or (names and word.casefold() == FIRST_CHANNEL):
            word = f"{word or 'channel'} {number}"
        names[number] = free_name(word, lambda name: name.casefold() in taken, separator=" ")
        taken.add(names[number].casefold())
    return names


def chosen_channels(path: Path, names: Mapping[int, str], wanted: str | None) -> dict[int, str]:
    """The channels to take, of those that there are: all, or the one that is wanted by number or name.

    Raises:
        SettingsError: there is none of this name.
    """
    if wanted is None:
        return dict(names)
    found = [n for n, name in names.items() if wanted.casefold() in (name.casefold(), str(n), f"{n:04d}")]
    if not found and wanted.isdecimal() and len(names) < 2:  # the files may say more than the description
        return {int(wanted): ""}
    if len(found) != 1:
        shown = ", ".join(f"{number} {name}" for number, name in names.items())
        raise SettingsError(f"'{path}' has no channel '{wanted}'.", f"It has: {shown or '0'}.")
    return {found[0]: names[found[0]]}


# ---------------------------------------------------------------------- folds
def fold_note(path: Path, count: int, fold: int, chosen: bool) -> str:
    """What a person should know of folds of which one became the validation cases."""
    if chosen or count < 2:
        return ""
    return (
        f"The training cases of '{path}' are in {counted(count, 'fold')}: those of fold {fold} came in for validation, "
        "the others for training (--fold chooses another)."
    )


def check_fold(path: Path, fold: int | None, known: Sequence[int]) -> int | None:
    """The fold to take: the one that is wished, else the first; None where there are none.

    Raises:
        SettingsError: there is none of this number.
    """
    if fold is None:
        return min(known, default=None)
    if fold not in known:
        hint = f"It has: {listed(sorted(known), 10)}." if known else "Do not name a fold."
        raise SettingsError(f"'{path}' has no fold {fold}.", hint)
    return fold


# ---------------------------------------------------------------------- files
def stem(path: Path) -> str:
    """Name of a file without the ending that says its format."""
    return path.name[: len(path.name) - len(image_suffix(path) or path.suffix)]


def inside_dataset(description: Path, name: str) -> Path:
    """A file of the data set, as its description names it.

    Raises:
        DataError: it is elsewhere on the disk, which is not the author's to name, or no name that a file can have.
    """
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
