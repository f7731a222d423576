"""The project folder: plain files that the GUI, the command line and a cluster share. Standard library only.

::

    project.json          format version, name, creation time, identity, names of the sequences if there are several
    labels.csv            label schema
    imported.jsonl        which files have been taken in (digests, no names)
    patients.jsonl        who the patients of DICOM series are; it never leaves the project
    cases/<id>/case.json  role, image, label, provenance; image.nrrd (or frames/001.nrrd …) and label.seg.nrrd beside it
    runs/<id>/            one training run
    models/<name>/        a backbone or model that was made elsewhere, with its card
    drafts/               what a classifier makes of the cases; a cache that may be deleted at any time
    measures/             volumes of structures that were measured: tables and pictures
    thumbnails/           small pictures of the cases, and how large their masks are; may be deleted at any time
    removed/<id>/         cases that were taken out; moving one back into cases/ brings it back
    removed/runs/<id>/    runs that were taken out, with what they made; removed/models/ likewise
    removed/channels/     files of sequences that were taken away from their cases
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from itertools import islice
from pathlib import Path

from .. import __version__
from ..core.errors import ProjectError, SSLSegError
from ..core.paths import checked, leads_out, safe_name
from ..core.storage import check_format, make_first_folder, move, read_json, remove_file, storage_error, write_json
from ..core.terminal import one_line
from ..core.text import free_name, numbered
from .case_folders import CaseFolders
from .case_keys import CaseKeys
from .cases import RECORD, Case, Intensities, LabelRecord, Role
from .channels import project_channels
from .damaged import CaseMemory, DamagedCase, load_cases
from .identity import identity_of, new_identity
from .known import known_fingerprints, refuse_duplicate
from .runs import makes_drafts
from .schema import LabelSchema
from .series import expanded, frame_file, whole_id
from .views import has_mask

__all__ = ["Case", "DamagedCase", "Intensities", "LabelRecord", "Project", "Role", "refuse_duplicate", "safe_name"]

FORMAT_VERSION = 1
_FILE_MANAGER_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}


class Project:
    """A project folder. Opening one reads only ``project.json``; cases are read when asked for.

    Raises:
        ProjectError: the folder is no project, or one of a newer format.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).expanduser().absolute()
        if not os.path.isfile(self.folder / "project.json"):
            raise ProjectError(
                f"'{self.folder}' is not a project: it is no folder with a project.json.",
                "Check the path, or create a project there with 'sslseg new'.",
            )
        content = read_json(self.own("project.json"), "project file")
        check_format(content, FORMAT_VERSION, f"The project '{self.folder}'")
        self.id = identity_of(content)
        name = content.get("name")
        self.name = one_line(name if isinstance(name, str) and name.strip() else self.folder.name)
        self._folders = CaseFolders(self.folder)
        self._told: set[str] = set()  # sentences about cases that are left out

    @property
    def shown(self) -> str:
        """The name in sentences; of a project that was copied or moved to another name, with its folder."""
        own = self.folder.name.casefold() in (self.name.casefold(), safe_name(self.name).casefold())
        return self.name if own else f"{self.name} (in '{self.folder.name}')"

    @classmethod
    def create(cls, folder: Path | str, name: str | None = None) -> Project:
        """Create a project in a new or empty folder.

        Raises:
            ProjectError: the folder already holds a project or other files.
            StorageError: the folder cannot be written.
        """
        folder = Path(folder).expanduser().absolute()
        try:
            os.lstat(folder / "project.json")
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise storage_error(folder, error) from error
        else:
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
            "id": new_identity(),
        }
        write_json(folder / "project.json", content)
        return cls(folder)

    def discard_if_empty(self, *, keep_folder: bool) -> bool:
        """Take a project away again that was made a moment ago, unless it has a case by now; returns whether it went.

        Args:
            keep_folder: whether its folder was there before.
        """
        if any((self.folder / "cases").glob("*/*")):
            return False
        with suppress(SSLSegError, OSError):  # what cannot be removed does no harm
            for name in ("labels.csv", "imported.jsonl", "patients.jsonl", "project.lock", "project.json"):
                remove_file(self.folder / name)
            for folder in (self.folder / "cases", *([] if keep_folder else [self.folder])):
                if folder.is_dir():
                    folder.rmdir()
        return True

    # ------------------------------------------------------------------ label schema
    @property
    def has_schema(self) -> bool:
        """Whether ``labels.csv`` exists."""
        return self.own("labels.csv").exists()

    @property
    def schema(self) -> LabelSchema:
        """The label schema.

        Raises:
            ProjectError: the project has none yet, or the file is damaged.
        """
        if not self.has_schema:
            raise ProjectError(
                f"The project '{self.shown}' has no label schema yet.",
                "Say what to segment: 'sslseg labels PROJECT --names liver spleen', or import a dataset.",
            )
        return LabelSchema.read(self.own("labels.csv"))

    def set_schema(self, schema: LabelSchema) -> None:
        """Write ``labels.csv``. Former names of structures that stay are kept.

        Raises:
            ProjectError: labelled cases use a value that the new schema lacks or names differently (a structure that
                was :meth:`~.LabelSchema.renamed` is the same).
        """
        cases, damaged = self.survey()
        if self.has_schema and (damaged or any(map(has_mask, cases))):  # a damaged one may be labelled
            for old in self.schema.segments:
                new = next((segment for segment in schema.segments if segment.value == old.value), None)
                if new is None or schema.by_name(old.name) != new:
                    raise ProjectError(
                        f"Labelled cases use the value {old.value} for '{old.name}'; the new schema does not.",
                        "Keep value and name of what is there: 'sslseg labels PROJECT' has --add for more, and "
                        f'--rename "{old.name}=NEW NAME" for another name.',
                    )
            schema = schema.remembering(self.schema)
        schema.write(self.folder / "labels.csv")

    @property
    def channels(self) -> tuple[str, ...]:
        """Names of the sequences (channels) of its scans, that of ``image`` first; empty = one without a name.

        Raises:
            ProjectError: ``project.json`` is damaged.
        """
        return project_channels(self.own("project.json"))

    # ------------------------------------------------------------------ cases
    def cases(self, *roles: Role, labelled: bool | None = None) -> list[Case]:
        """Cases in the order of their ids: those with one of ``roles`` (default all), labelled or not if asked.

        A case with frames is one case; it is labelled if a frame is. What needs volumes asks :meth:`volumes`.
        """
        return [
            case
            for case in self.survey()[0]
            if (not roles or case.role in roles) and (labelled is None or case.is_labelled == labelled)
        ]

    def volumes(self, *roles: Role, labelled: bool | None = None) -> list[Case]:
        """As :meth:`cases`, but every frame of a case with frames in its place, labelled by itself."""
        views = expanded(self.cases(*roles))
        return [view for view in views if labelled is None or (view.label is not None) == labelled]

    def survey(self, *, tell: bool = True, memory: CaseMemory | None = None) -> tuple[list[Case], list[DamagedCase]]:
        """All cases in the order of their ids, and those that are left out as their record is damaged or missing.

        Args:
            tell: tell the log of each of the latter, once for this object.
            memory: of whoever asks often; records that have not changed are not read again.

        Raises:
            ProjectError: the folder of the cases leads out of the project.
            StorageError: the disk refused to list it.
        """
        folders = self._case_folders()
        cases, damaged = load_cases(folders, memory)
        for case in damaged if tell else ():
            if str(case) not in self._told:
                self._told.add(str(case))
                logging.getLogger(__name__).warning("%s", case)
        return cases, damaged

    def case_folder(self, case_id: str) -> Path:
        """Where the case of this id is or would be; that of a frame lies in the folder of its case.

        Raises:
            ProjectError: no id that a case can have, or a link leads out of the project.
        """
        if not isinstance(case_id, str) or os.path.basename(case_id) != case_id or case_id in ("", ".", ".."):
            raise ProjectError(f"{case_id!r} is no id of a case.", "'sslseg cases PROJECT' lists them.")
        folder = checked(self.folder, self._folders.folder / case_id, f"The case '{case_id}'")
        whole = whole_id(case_id)
        return folder if whole == case_id or os.path.lexists(folder) else self.case_folder(whole)

    def case(self, key: str) -> Case:
        """Return the case with this id, or with this name if only one has it; ``KEY@3`` is a view of its third frame.

        Raises:
            ProjectError: none or several.
        """
        return self.named_cases([key])[0]

    def named_cases(self, keys: Iterable[str]) -> list[Case]:
        """The case of each key, as :meth:`case` finds it, once; every record is read once at most.

        Raises:
            ProjectError: a key that is that of no case, of several, or of a damaged one.
        """
        return CaseKeys(self._case_folders(), self.cases, self.shown).cases(keys)

    def refuse_damaged(self, ids: Iterable[str]) -> None:
        """Make sure that no record among those of ``ids`` is damaged.

        Raises:
            SSLSegError: one is.
        """
        damaged = {case.id: case.error for case in self.survey()[1]}
        for case_id in ids:
            if case_id in damaged:
                raise damaged[case_id]

    def _case_folders(self) -> list[Path]:
        """Folders that are those of cases, damaged ones among them, by name."""
        base = self._folders.folder
        try:
            with os.scandir(base) as entries:
                folders = sorted(Path(entry.path) for entry in entries if not entry.name.startswith("."))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise storage_error(base, error) from error
        return [folder for folder in folders if self._is_case(folder)]

    def _is_case(self, folder: Path) -> bool:
        """Whether a folder has a record, or has lost it: one that is being filled has none yet."""
        if os.path.lexists(folder / RECORD):
            return True
        images = (folder / "image.nrrd", folder / frame_file(1))
        return any(map(os.path.lexists, images)) and not self._folders.is_being_filled(folder)

    def own(self, name: str) -> Path:
        """A file or folder of the project.

        Raises:
            ProjectError: it is a link that leads out of the project.
        """
        return checked(self.folder, self.folder / name, f"'{name}' of the project")

    def tidy(self) -> None:
        """Remove what programs were killed over. To be called by who holds the project's lock.

        Raises:
            ProjectError: the folder of the cases leads out of the project.
        """
        self._folders.tidy()

    def new_case_folder(self, wish: str | None = None) -> Path:
        """Make a folder for a new case: ``wish`` made safe for every file system, or ``case0001``, ``case0002``, …

        Raises:
            StorageError: the disk refused.
        """
        return self._folders.make(safe_name(wish) if wish else "")

    @contextmanager
    def filling_case_folder(self, wish: str | None = None) -> Iterator[Path]:
        """Yield :meth:`new_case_folder`, and remove it again if the block fails: half a case is worse than none."""
        with self._folders.filling(safe_name(wish) if wish else "") as folder:
            yield folder

    def fingerprints(self, surveyed: tuple[list[Case], list[DamagedCase]] | None = None) -> dict[str, str]:
        """Fingerprint → id of the cases and of frames, of damaged ones, too: :func:`.known.known_fingerprints`.

        Args:
            surveyed: what :meth:`survey` has just found, if it is at hand.
        """
        return known_fingerprints(*(surveyed or self.survey()))

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

    def remove_case(self, case: Case | DamagedCase) -> Path:
        """Take a case out of the project: its folder moves to ``removed/``, and nothing is deleted.

        Returns:
            Where it is now; moving it back into ``cases/`` brings it back.

        Raises:
            ProjectError: it is a frame, which belongs to its case.
            StorageError: the disk refused; the case is still in the project.
        """
        if isinstance(case, Case) and case.frame is not None:  # not one whose record is damaged
            raise ProjectError(
                f"'{case.id}' is {case.frame} of a case, and cannot be taken out of it.",
                f"'{case.frame.case_id}' is the whole case.",
            )
        target = self.place_removed(case.id)
        move(case.folder, target)
        return target

    def place_removed(self, name: str, kind: str = "") -> Path:
        """A free place in ``removed/``, or its folder ``kind``, for what is called ``name``.

        Raises:
            ProjectError: the folder leads out of the project.
            StorageError: the disk refused.
        """
        folder = checked(self.folder, self._folders.removed / kind, "The folder of what was removed")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            taken = {path.name.casefold() for path in folder.iterdir()}  # one name on disks that ignore capitals
        except OSError as error:
            raise storage_error(folder, error) from error
        return folder / free_name(name, lambda free: free.casefold() in taken)

    # ------------------------------------------------------------------ runs and models
    def new_run_folder(self, kind: str) -> Path:
        """Make the folder ``runs/<time>-<kind>``, a name that sorts by time and is not taken yet.

        Raises:
            StorageError: the disk refused.
        """
        now = datetime.now()
        # Milliseconds: runs that a script starts within one second still sort in the order of their start.
        name = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03d}-{safe_name(kind)}"
        return make_first_folder(self.own("runs"), islice(numbered(name), 1000))

    def run_folder(self, key: str) -> Path:
        """Return the folder of a run by its id, or of the newest one for ``latest``.

        Raises:
            ProjectError: there is none.
        """
        runs = self.run_folders()
        if key == "latest":
            runs = [run for run in runs if not makes_drafts(run)]
        found = runs[-1:] if key == "latest" else [run for run in runs if run.name == key]
        if not runs:
            raise ProjectError(f"The project '{self.shown}' has no run yet.", "'sslseg pretrain PROJECT' starts one.")
        if not found:
            raise ProjectError(f"The project '{self.shown}' has no run '{key}'.", "'sslseg runs PROJECT' lists them.")
        return found[0]

    def run_folders(self) -> list[Path]:
        """Folders of the runs, in the order of their start. A link to one elsewhere is none of them.

        Raises:
            ProjectError: the folder of the runs leads out of the project.
        """
        found = sorted(path.parent for path in self.own("runs").glob("*/job.json"))
        return [folder for folder in found if not leads_out(self.folder, folder)]
