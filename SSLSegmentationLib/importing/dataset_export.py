"""Writing the cases of a project as a data set of another system: a new folder, whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..core.errors import ProjectError, SettingsError
from ..core.exchange import new_folder, writers
from ..core.progress import Progress, silent
from ..project import Project
from .dataset_formats import REGISTRY


@dataclass(frozen=True)
class ExportWish:
    """What somebody wants of an export.

    Args:
        folder: where it will be; what is written now lies elsewhere.
        ending: how the files of images end, such as ``.nrrd``; None = as is usual for the format.
        progress: shows how far it is.
    """

    folder: Path
    ending: str | None = None
    progress: Progress = silent


@dataclass
class DatasetExport:
    """What was written.

    Args:
        folder: where it is.
        cases: how many files of images there are, by what they are for, in words.
        notes: what a person should know, in sentences.
    """

    folder: Path
    cases: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def export_dataset(
    project: Project, format: str, target: Path | str, *, ending: str | None = None, progress: Progress = silent
) -> DatasetExport:
    """Write the cases of a project, with masks, roles and structures, as a data set of another system.

    Files are called by the ids of the cases; what cases are called, and where they came from, is in none of them.

    Args:
        format: one of ``dataset_formats.REGISTRY``.
        target: a new or an empty folder.
        ending: how the files of images are to end, where the format leaves a choice.

    Raises:
        ProjectError: the target is taken, or the project has nothing to write.
        SettingsError: no data set is written in this format, or not with files of this ending.
        DataError: a volume or mask cannot be used, or has no place in the format.
        StorageError: the disk refused. Nothing is left behind then.
    """
    entry = REGISTRY.named(format)
    if not entry.writes:
        known = ", ".join(each.name for each in writers(REGISTRY))
        raise SettingsError(f"Data sets of the format '{format}' are read, not written.", f"Use: {known}.")
    target = Path(os.path.abspath(Path(target).expanduser()))
    if project.folder == target or project.folder in target.parents:
        raise ProjectError(f"'{target}' lies in the project itself.", "Name a folder elsewhere.")
    with new_folder(target) as staging:
        made: DatasetExport = entry.write(project, staging, ExportWish(target, ending, progress))
    return made
