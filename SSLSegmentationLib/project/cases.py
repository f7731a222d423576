"""A case: one volume of a project, what it is used for, its reference segmentation. Standard library only."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SettingsError, SSLSegError, StorageError
from ..core.paths import checked, inside, inside_or_linked, is_absolute
from ..core.settings import from_dict
from ..core.storage import read_json, remove_file, write_json
from .en_face import EnFaceRecord

RECORD = "case.json"
#: Names that label files are given here; no other file is ever deleted for being an older label.
_LABEL_NAME = re.compile(r"label(-\d)?\.[a-z.]+")
_LABEL_STEMS = ("label", *(f"label-{number}" for number in range(2, 7)))  # a record names five files at most
#: Parts of a record that are records themselves.
_PARTS = ("label", "intensities", "en_face", "assumed")


class Role(str, Enum):
    """What a case is used for. Kept once given: a test case does not slip into training."""

    UNLABELLED = "unlabelled"
    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def parse(cls, word: object) -> Role:
        """Read a role from a word.

        Raises:
            ProjectError: not a role.
        """
        try:
            return cls(str(word).lower())
        except ValueError as error:
            raise ProjectError(f"'{word}' is not a role.", f"Use one of: {', '.join(cls)}.") from error


@dataclass
class LabelRecord:
    """The reference segmentation of a case.

    Args:
        file: path relative to the case folder.
        source: where it comes from (``imported``, ``annotated``, ``accepted prediction``).
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which single slices were annotated, or None.
        annotated_slices: native indices along that axis that are complete; None = the whole volume.
    """

    file: str
    source: str = "imported"
    annotated_axis: int | None = None
    annotated_slices: list[int] | None = None


@dataclass(frozen=True)
class Intensities:
    """Voxel values of a volume in short: 1st percentile, median and 99th percentile."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class AssumedSpacing:
    """A spacing that a person gave a case in place of that of its file.

    Args:
        reason: how, in words, for example "field of view 180 mm".
        file_spacing_mm: that of the file along i, j, k, on whose grid masks of the file lie.
        file_fingerprint: of the volume as the file has it, to know it again.
    """

    reason: str
    file_spacing_mm: tuple[float, float, float]
    file_fingerprint: str


@dataclass
class Case:
    """One volume of a project.

    Args:
        id: folder name, neutral by default so that no patient name gets into a file name.
        name: what the user calls it.
        role: what it is used for.
        image: file name inside the case folder, or an absolute path to a file that stays where it is.
        fingerprint: of voxels and geometry, to detect duplicates and changed files.
        size: voxels along i, j, k.
        spacing_mm: along i, j, k.
        direction: physical direction of i, j, k as columns of a 3×3 matrix, row by row.
        source: ``file``, ``dicom`` or ``scene``.
        label: reference segmentation, if there is one.
        intensities: voxel values in short; None in projects from before they were kept.
        en_face: image and mask in the plane that the volume is projected onto, if there are any.
        assumed: what ``spacing_mm`` was before a person gave another one; None = it is that of the file.
    """

    id: str
    name: str
    role: Role
    image: str
    fingerprint: str
    size: tuple[int, int, int]
    spacing_mm: tuple[float, float, float]
    direction: tuple[float, ...]
    source: str = "file"
    label: LabelRecord | None = None
    intensities: Intensities | None = None
    en_face: EnFaceRecord | None = None
    assumed: AssumedSpacing | None = None
    folder: Path = field(default=Path(), compare=False)
    #: What a newer version has written into the record beside all that; it stays there.
    unknown: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def image_path(self) -> Path:
        """Where the volume is: in the case's folder, or at the absolute path of a file that is only ever read.

        Raises:
            ProjectError: the record names a place that is neither.
        """
        return inside_or_linked(self.folder, self.image, f"The image of the case '{self.id}'")

    @property
    def label_path(self) -> Path | None:
        """Where the reference segmentation is, or None.

        Raises:
            ProjectError: the record names a place outside the case's folder.
        """
        return self._inside(self.label.file, "label") if self.label else None

    @property
    def en_face_image_path(self) -> Path | None:
        """Where the image of another modality is, or None; raises as :attr:`label_path`."""
        return self._inside(self.en_face.image, "en-face image") if self.en_face and self.en_face.image else None

    @property
    def en_face_mask_path(self) -> Path | None:
        """Where the flat mask is, or None; raises as :attr:`label_path`."""
        return self._inside(self.en_face.mask, "en-face mask") if self.en_face and self.en_face.mask else None

    def prediction_path(self, model: str) -> Path:
        """Where the mask that ``model``, the name of a run, has predicted lies; raises as :attr:`label_path`."""
        path = self.folder / "predictions" / f"{model}.seg.nrrd"
        return checked(self.folder, path, f"The predicted mask of the case '{self.id}'")

    def save(self) -> None:
        """Write ``case.json`` atomically."""
        content = asdict(self)
        for name in ("folder", "unknown"):
            content.pop(name)
        for name in ("en_face", "assumed"):
            if content[name] is None:
                content.pop(name)  # versions that do not know it can still read the case
        content["role"] = str(self.role)
        for name, value in self.unknown.items():
            if name not in _PARTS:
                content[name] = value
            elif content.get(name) is not None:
                content[name] = {**value, **content[name]}
        write_json(self.folder / RECORD, content)

    def free_name(self, what: str, *wishes: str) -> str:
        """The first of ``wishes`` that the record does not give to another of its files.

        Args:
            what: is to have the name; ``en-face image`` and ``en-face mask`` may keep that of the older one.
            wishes: file names, best first.

        Raises:
            ProjectError: all are taken, which no record is that was written here.
        """
        taken = {name.casefold() for kind, name in self._files() if kind != what}
        for name in wishes:
            if name.casefold() not in taken:
                return name
        raise ProjectError(
            f"The case '{self.id}' has another file by the name '{wishes[0]}'.", "Remove the case, and add it again."
        )

    def _files(self) -> list[tuple[str, str]]:
        """What the record names in the case's folder: what it is, and its name."""
        label, flat = self.label and self.label.file, self.en_face
        named = [("record", RECORD), ("image", "" if is_absolute(self.image) else self.image), ("label", label)]
        named += [("en-face image", flat.image), ("en-face mask", flat.mask)] if flat else []
        return [(kind, name) for kind, name in named if name]

    def _inside(self, name: str, what: str) -> Path:
        return inside(self.folder, name, f"The {what} of the case '{self.id}'")

    def set_label(self, record: LabelRecord, suffix: str, write: Callable[[Path], None]) -> None:
        """Give the case its reference segmentation: one moment the older one, the next moment the new one.

        What else the record on the disk says by now is kept.

        Args:
            record: what is said of it; ``file`` is filled in here.
            suffix: of the file, for example ``.seg.nrrd``.
            write: writes it whole to the path that it is given, or raises.
        """
        newest = Case.load(self.folder)
        previous = newest.label
        target = self.folder / newest.free_name("a new file", *(f"{stem}{suffix}" for stem in _LABEL_STEMS))
        write(target)
        newest.label = replace(record, file=target.name)
        newest.unknown = {name: value for name, value in newest.unknown.items() if name != "label"}
        try:
            newest.save()
        except BaseException:
            with suppress(StorageError):
                remove_file(target)
            raise
        self.label = newest.label
        newest._forget(previous)

    def drop_label(self) -> None:
        """Take the reference segmentation away from the case. What else its record says by now is kept.

        Whoever may want the file again has copied it before.
        """
        newest = Case.load(self.folder)
        previous, newest.label = newest.label, None
        newest.save()
        self.label = None
        newest._forget(previous)

    def _forget(self, previous: LabelRecord | None) -> None:
        """Delete the file of an older label, if it is one that was written here."""
        if previous is None or not _LABEL_NAME.fullmatch(previous.file):
            return
        with suppress(StorageError):  # a file that nothing refers to does no harm
            remove_file(self.folder / previous.file)

    def checked_slices(self, slices: Sequence[int] | None, axis: int | None) -> list[int] | None:
        """Sorted indices of completely annotated slices along voxel axis ``axis``; None stays None: the whole volume.

        Raises:
            ProjectError: no axis, no slice, or an index that the volume does not have.
        """
        if slices is None:
            return None
        if axis not in (0, 1, 2):
            raise ProjectError("Annotated slices need their axis.", "Say 0, 1 or 2 for i, j or k.")
        if not len(slices):
            raise ProjectError(f"No slice of case '{self.id}' is marked as annotated.", "Name at least one.")
        bad = [index for index in slices if not 0 <= index < self.size[axis]]
        if bad:
            raise ProjectError(
                f"Case '{self.id}' has no slice {bad[0]} along {'ijk'[axis]}.", f"Use 0 to {self.size[axis] - 1}."
            )
        return sorted({int(index) for index in slices})

    @classmethod
    def load(cls, folder: Path) -> Case:
        """Read ``case.json``. The folder's name is the id, also after somebody has copied or renamed it.

        Raises:
            ProjectError: missing, damaged, incomplete or of a newer version.
        """
        place = checked(folder.parent.parent, folder / RECORD, f"The case '{folder.name}'")
        try:
            content = read_json(place, "case record")
        except ProjectError as error:
            raise ProjectError(error.sentence, _mend(folder)) from error
        try:
            content |= {"id": folder.name, "role": Role.parse(content.get("role"))}
            known, unknown = _parted(content)
            case = from_dict(cls, {**known, "folder": folder, "unknown": unknown})
            case._check()
        except (SettingsError, ProjectError) as error:
            raise ProjectError(f"The case record '{place}' is damaged: {error.sentence}", _mend(folder)) from error
        return case

    def _check(self) -> None:
        """Refuse a record whose parts cannot be true together.

        Raises:
            SettingsError, ProjectError: says what.
        """
        if len(self.direction) != 9:
            raise SettingsError(f"direction has {len(self.direction)} numbers instead of 9.")
        possible = all(map(math.isfinite, self.direction)) and all(1e-6 <= mm <= 1e6 for mm in self.spacing_mm)
        if not possible or min(self.size) <= 0:
            raise SettingsError("its size, spacing or direction is that of no volume.")
        _ = self.label_path, self.en_face_image_path, self.en_face_mask_path
        if not is_absolute(self.image):
            _ = self.image_path
        if self.label and self.label.annotated_slices is not None:
            self._check_slices(self.label.annotated_slices, self.label.annotated_axis)
        if self.en_face and self.en_face.axis not in (0, 1, 2):
            raise SettingsError(f"{self.en_face.axis} is no axis of projection.")
        names = [name.casefold() for _, name in self._files()]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise SettingsError(f"it gives the name {twice!r} to two of its files.")

    def _check_slices(self, slices: object, axis: object) -> None:
        if not isinstance(slices, list) or not all(type(index) is int for index in slices):
            raise SettingsError("annotated_slices is no list of whole numbers.")
        if slices:
            self.checked_slices(slices, axis if type(axis) is int else None)


@dataclass(frozen=True)
class DamagedCase:
    """A case that is left out of everything, as its record cannot be read.

    Args:
        id: name of its folder.
        folder: where it is.
        error: what is wrong, and how to mend it.
    """

    id: str
    folder: Path
    error: SSLSegError

    def __str__(self) -> str:
        return f"The case '{self.id}' is left out. {self.error}"

    @property
    def fingerprint(self) -> str | None:
        """Of its volume, if that can still be read of the record."""
        try:
            content = read_json(checked(self.folder.parent.parent, self.folder / RECORD, "The case"))
        except SSLSegError:
            return None
        found = content.get("fingerprint")
        return found if isinstance(found, str) else None


def load_cases(folders: Sequence[Path]) -> tuple[list[Case], list[DamagedCase]]:
    """The cases of some folders, and those folders whose record cannot be read."""
    good, damaged = [], []
    for folder in folders:
        try:
            good.append(Case.load(folder))
        except (ProjectError, StorageError) as error:
            damaged.append(DamagedCase(folder.name, folder, error.kept()))
    return good, damaged


def _mend(folder: Path) -> str:
    return f"Restore it from a backup, or move the folder '{folder.name}' out of the project."


def _parted(content: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What this version knows of a record, and what a newer one may have written beside it, also within its parts."""
    names = {field.name for field in fields(Case)} - {"folder", "unknown"}
    known = {name: value for name, value in content.items() if name in names}
    unknown = {name: value for name, value in content.items() if name not in names}
    for part, kind in zip(_PARTS, (LabelRecord, Intensities, EnFaceRecord, AssumedSpacing), strict=True):
        if isinstance(known.get(part), dict):
            own = {field.name for field in fields(kind)}
            if more := {name: value for name, value in known[part].items() if name not in own}:
                unknown[part] = more
                known[part] = {name: value for name, value in known[part].items() if name in own}
    return known, unknown
