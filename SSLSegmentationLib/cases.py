"""A case: one volume of a project, what it is used for, its reference segmentation. Standard library only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from pathlib import Path

from .enface.record import EnFaceRecord
from .errors import ProjectError, SettingsError
from .settings import from_dict
from .storage import read_json, write_json


class Role(str, Enum):
    """What a case is used for. Kept once given: a test case does not slip into training."""

    UNLABELLED = "unlabelled"
    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def parse(cls, word: str) -> Role:
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
    folder: Path = field(default=Path(), compare=False)

    @property
    def image_path(self) -> Path:
        """Where the volume is (``folder / image``; an absolute ``image`` stays absolute)."""
        return self.folder / self.image

    @property
    def label_path(self) -> Path | None:
        """Where the reference segmentation is, or None."""
        return self.folder / self.label.file if self.label else None

    def save(self) -> None:
        """Write ``case.json`` atomically."""
        content = asdict(self)
        content.pop("folder")
        if self.en_face is None:
            content.pop("en_face")  # versions that do not know it can still read the case
        content["role"] = str(self.role)
        write_json(self.folder / "case.json", content)

    def set_label(self, record: LabelRecord, suffix: str, write: Callable[[Path], None]) -> None:
        """Give the case its reference segmentation: one moment the older one, the next moment the new one.

        What else the record on the disk says by now is kept.

        Args:
            record: what is said of it; ``file`` is filled in here.
            suffix: of the file, for example ``.seg.nrrd``.
            write: writes it whole to the path that it is given, or raises.
        """
        newest = Case.load(self.folder)
        previous = newest.label_path
        names = [f"{stem}{suffix}" for stem in ("label", "label-2")]
        target = next(self.folder / name for name in names if newest.label is None or name != newest.label.file)
        write(target)
        newest.label = replace(record, file=target.name)
        try:
            newest.save()
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        self.label = newest.label
        if previous is not None:
            with suppress(OSError):  # a file that nothing refers to does no harm
                previous.unlink()

    def drop_label(self) -> None:
        """Take the reference segmentation away from the case. What else its record says by now is kept.

        Whoever may want the file again has copied it before.
        """
        newest = Case.load(self.folder)
        previous, newest.label = newest.label_path, None
        newest.save()
        self.label = None
        if previous is not None:
            with suppress(OSError):  # a file that nothing refers to does no harm
                previous.unlink()

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
        path = folder / "case.json"
        content = read_json(path, "case record")
        try:
            content |= {"id": folder.name, "role": Role.parse(content.get("role")), "folder": folder}
            case = from_dict(cls, content)
            if len(case.direction) != 9:
                raise SettingsError(f"direction has {len(case.direction)} numbers instead of 9.")
        except (SettingsError, ProjectError) as error:
            raise ProjectError(
                f"The case record '{path}' is damaged: {error.sentence}",
                f"Restore it from a backup, or move the folder '{folder.name}' out of the project.",
            ) from error
        return case
