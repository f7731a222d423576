"""The project folder: plain files that the GUI, the command line and a cluster share. Standard library only.

::

    project.json          format version, name, creation time
    labels.csv            label schema
    imported.jsonl        which files have been taken in (digests, no names)
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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from itertools import count
from pathlib import Path

from . import __version__
from .cases import Case, Intensities, LabelRecord, Role
from .errors import DataError, ProjectError
from .schema import LabelSchema
from .storage import check_format, read_json, storage_error, write_json

__all__ = ["Case", "Intensities", "LabelRecord", "Project", "Role", "refuse_duplicate", "safe_name"]

FORMAT_VERSION = 1
_FILE_MANAGER_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
#: Names of devices, which Windows does not allow for files.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


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
        self._free_from: dict[str, int] = {}  # name of case folders → no smaller number of it is free

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
        return self.named_cases([key])[0]

    def named_cases(self, keys: Iterable[str]) -> list[Case]:
        """The case of each key, as :meth:`case` finds it; every record is read once at most.

        Raises:
            ProjectError: a key that is that of no case or of several.
        """
        folders = {record.parent.name: record.parent for record in (self.folder / "cases").glob("*/case.json")}
        by_name: dict[str, list[Case]] | None = None
        found = []
        for key in keys:
            if key in folders:
                found.append(Case.load(folders[key]))
                continue
            if by_name is None:
                by_name = {}
                for case in self.cases():
                    by_name.setdefault(case.name, []).append(case)
            called = by_name.get(key, [])
            if not called:
                raise ProjectError(
                    f"The project '{self.name}' has no case '{key}'.", "'sslseg cases PROJECT' lists them."
                )
            if len(called) > 1:
                raise ProjectError(
                    f"{len(called)} cases are called '{key}'.", f"Use an id: {', '.join(case.id for case in called)}."
                )
            found += called
        return found

    def new_case_folder(self, wish: str | None = None) -> Path:
        """Make a folder for a new case: ``wish`` made safe for every file system, or ``case0001``, ``case0002``, …

        Raises:
            StorageError: the disk refused.
        """
        return self._numbered_folder(safe_name(wish) if wish else "")

    def _numbered_folder(self, stem: str) -> Path:
        def names() -> Iterator[str]:
            for number in range(self._free_from.get(stem, 1), 1_000_000):
                self._free_from[stem] = number
                name = (f"{stem}-{number}" if number > 1 else stem) if stem else f"case{number:04d}"
                # The id of a removed case is not given away: runs refer to it, and it may come back.
                if not (self.folder / "removed" / name).exists():
                    yield name

        return _make_first(self.folder / "cases", names())

    @contextmanager
    def filling_case_folder(self, wish: str | None = None) -> Iterator[Path]:
        """Yield :meth:`new_case_folder`, and remove it again if the block fails: half a case is worse than none."""
        stem = safe_name(wish) if wish else ""
        folder = self._numbered_folder(stem)
        number = self._free_from[stem]
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)  # ours, made a moment ago
            self._free_from[stem] = min(number, self._free_from[stem])
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
