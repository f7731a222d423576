"""The project folder: plain files that the GUI, the command line and a cluster share. Standard library only.

::

    project.json          format version, name, creation time
    labels.csv            label schema
    cases/<id>/case.json  role, image, label, provenance; image.nrrd and label.seg.nrrd beside it
    runs/<id>/            one training run
    models/<name>/        a backbone or model that was made elsewhere, with its card
    removed/<id>/         cases that were taken out; moving one back into cases/ brings it back
    removed/runs/<id>/    runs that were taken out, with what they made; removed/models/ likewise
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from enum import Enum
from itertools import count
from pathlib import Path

from . import __version__
from .errors import DataError, ProjectError, SettingsError
from .schema import LabelSchema
from .settings import from_dict
from .storage import check_format, read_json, storage_error, write_json

FORMAT_VERSION = 1
_FILE_MANAGER_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
#: Names of devices, which Windows does not allow for files.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


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


class Project:
    """A project folder. Opening one reads only ``project.json``; cases are read when asked for.

    Raises:
        ProjectError: the folder is no project, or one of a newer format.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).expanduser().absolute()
        if not (self.folder / "project.json").is_file():
            raise ProjectError(
                f"'{self.folder}' is not a project: it is no folder with a project.json.",
                "Check the path, or create a project there with 'sslseg new'.",
            )
        content = read_json(self.folder / "project.json", "project file")
        check_format(content, FORMAT_VERSION, f"The project '{self.folder}'")
        self.name: str = content.get("name", self.folder.name)

    @classmethod
    def create(cls, folder: Path | str, name: str | None = None) -> Project:
        """Create a project in a new or empty folder.

        Raises:
            ProjectError: the folder already holds a project or other files.
            StorageError: the folder cannot be written.
        """
        folder = Path(folder).expanduser().absolute()
        if (folder / "project.json").exists():
            raise ProjectError(f"'{folder}' already holds a project.", "Open it, or choose another folder.")
        if folder.exists() and not folder.is_dir():
            raise ProjectError(f"'{folder}' is a file.", "Choose a new or an empty folder.")
        if folder.is_dir() and any(entry.name not in _FILE_MANAGER_FILES for entry in folder.iterdir()):
            raise ProjectError(f"The folder '{folder}' is not empty.", "Choose a new or an empty folder.")
        content = {
            "format_version": FORMAT_VERSION,
            "name": name or folder.name,
            "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "created_with": __version__,
        }
        write_json(folder / "project.json", content)
        return cls(folder)

    @classmethod
    def open_or_create(cls, folder: Path | str) -> Project:
        """Open the project in ``folder``, or create one there."""
        return cls(folder) if (Path(folder).expanduser() / "project.json").exists() else cls.create(folder)

    # ------------------------------------------------------------------ label schema
    @property
    def has_schema(self) -> bool:
        """Whether ``labels.csv`` exists."""
        return (self.folder / "labels.csv").exists()

    @property
    def schema(self) -> LabelSchema:
        """The label schema.

        Raises:
            ProjectError: the project has none yet, or the file is damaged.
        """
        if not self.has_schema:
            raise ProjectError(
                f"The project '{self.name}' has no label schema yet.",
                "Say what to segment: 'sslseg labels PROJECT --names liver spleen', or import a dataset.",
            )
        return LabelSchema.read(self.folder / "labels.csv")

    def set_schema(self, schema: LabelSchema) -> None:
        """Write ``labels.csv``.

        Raises:
            ProjectError: labelled cases use a value that the new schema lacks or names differently.
        """
        if self.has_schema and any(case.label for case in self.cases()):
            for old in self.schema.segments:
                new = next((segment for segment in schema.segments if segment.value == old.value), None)
                if new is None or schema.by_name(old.name) != new:
                    raise ProjectError(
                        f"Labelled cases use the value {old.value} for '{old.name}'; the new schema does not.",
                        "Keep value and name of existing segments; add new ones after them.",
                    )
        schema.write(self.folder / "labels.csv")

    # ------------------------------------------------------------------ cases
    def cases(self, *roles: Role, labelled: bool | None = None) -> list[Case]:
        """Cases in the order of their ids: those with one of ``roles`` (default all), labelled or not if asked."""
        found = []
        for record in sorted((self.folder / "cases").glob("*/case.json")):
            case = Case.load(record.parent)
            if (not roles or case.role in roles) and (labelled is None or (case.label is not None) == labelled):
                found.append(case)
        return found

    def case(self, key: str) -> Case:
        """Return the case with this id, or with this name if only one has it.

        Raises:
            ProjectError: none or several.
        """
        cases = self.cases()
        found = [case for case in cases if case.id == key] or [case for case in cases if case.name == key]
        if len(found) == 1:
            return found[0]
        if found:
            raise ProjectError(
                f"{len(found)} cases are called '{key}'.", f"Use an id: {', '.join(case.id for case in found)}."
            )
        raise ProjectError(f"The project '{self.name}' has no case '{key}'.", "'sslseg cases PROJECT' lists them.")

    def new_case_folder(self, wish: str | None = None) -> Path:
        """Make a folder for a new case: ``wish`` made safe for every file system, or ``case0001``, ``case0002``, …

        Raises:
            StorageError: the disk refused.
        """
        stem = safe_name(wish) if wish else ""
        numbered = (f"{stem}-{n}" if n > 1 else stem for n in range(1, 10_000))
        names = numbered if wish else (f"case{n:04d}" for n in range(1, 1_000_000))
        # The id of a removed case is not given away: runs refer to it, and it may come back.
        free = (name for name in names if not (self.folder / "removed" / name).exists())
        return _make_first(self.folder / "cases", free)

    @contextmanager
    def filling_case_folder(self, wish: str | None = None) -> Iterator[Path]:
        """Yield :meth:`new_case_folder`, and remove it again if the block fails: half a case is worse than none."""
        folder = self.new_case_folder(wish)
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)  # ours, made a moment ago
            raise

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint → id of the cases."""
        return {case.fingerprint: case.id for case in self.cases()}

    def set_role(self, case: Case, role: Role, *, force: bool = False) -> None:
        """Give a case another role. What else its record on the disk says by now is kept.

        Raises:
            ProjectError: a test case would become a training or validation case; ``force`` does it all the same.
        """
        newest = Case.load(case.folder)
        if newest.role is Role.TEST and role is not Role.TEST and not force:
            raise ProjectError(
                f"'{case.id}' is a test case; using it for '{role}' would make test results worthless.",
                "If you mean it, repeat with --force.",
            )
        newest.role = role
        newest.save()
        case.role = role

    def remove_case(self, case: Case) -> Path:
        """Take a case out of the project: its folder moves to ``removed/``, and nothing is deleted.

        Returns:
            Where it is now; moving it back into ``cases/`` brings it back.

        Raises:
            StorageError: the disk refused; the case is still in the project.
        """
        removed = self.folder / "removed"
        target = next(
            path for n in count(1) if not (path := removed / (f"{case.id}-{n}" if n > 1 else case.id)).exists()
        )
        try:
            removed.mkdir(exist_ok=True)
            case.folder.rename(target)
        except OSError as error:
            raise storage_error(case.folder, error) from error
        return target

    # ------------------------------------------------------------------ runs and models
    def new_run_folder(self, kind: str) -> Path:
        """Make the folder ``runs/<time>-<kind>``, a name that sorts by time and is not taken yet.

        Raises:
            StorageError: the disk refused.
        """
        now = datetime.now()
        # Milliseconds: runs that a script starts within one second still sort in the order of their start.
        name = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03d}-{safe_name(kind)}"
        return _make_first(self.folder / "runs", (f"{name}-{n}" if n > 1 else name for n in range(1, 1000)))

    def run_folder(self, key: str) -> Path:
        """Return the folder of a run by its id, or of the newest one for ``latest``.

        Raises:
            ProjectError: there is none.
        """
        runs = sorted(path.parent for path in (self.folder / "runs").glob("*/job.json"))
        found = runs[-1:] if key == "latest" else [run for run in runs if run.name == key]
        if not runs:
            raise ProjectError(f"The project '{self.name}' has no run yet.", "'sslseg pretrain PROJECT' starts one.")
        if not found:
            raise ProjectError(f"The project '{self.name}' has no run '{key}'.", "'sslseg runs PROJECT' lists them.")
        return found[0]


def refuse_duplicate(what: object, fingerprint: str, known: Mapping[str, str]) -> None:
    """Refuse a volume whose fingerprint is among those of :meth:`Project.fingerprints`; ``what`` names it.

    Raises:
        DataError: says which case it is.
    """
    if fingerprint in known:
        raise DataError(
            f"'{what}' is the same volume as case '{known[fingerprint]}'.", "It was not added a second time."
        )


def safe_name(text: str) -> str:
    """Turn ``text`` into a file name that every file system takes: ASCII letters, digits, ``-``, ``_``, ``.``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_text).strip("-._")[:60].rstrip("-._")
    return f"case-{name}" if name.split(".")[0].upper() in _RESERVED else name or "case"


def _make_first(base: Path, names: Iterable[str]) -> Path:
    """Make the first folder of ``names`` that nobody has made yet: also when several processes try at once."""
    try:
        base.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                (base / name).mkdir()
            except FileExistsError:
                continue
            return base / name
    except OSError as error:
        raise storage_error(base, error) from error
    raise ProjectError(f"No name is free in '{base}'.", "Tidy it up, and try again.")
