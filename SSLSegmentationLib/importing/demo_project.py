"""A project of computed volumes, to try every step without data of one's own. numpy and SimpleITK; no torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..core.progress import Progress, silent
from ..core.storage import remove_file, remove_folder
from ..project import Project
from .dataset_import import import_dataset
from .synthetic import CohortSettings, write_cohort

#: Small enough for two cores: slices of about 64 pixels.
DEMO_COHORT = CohortSettings(cases=24, training=2, validation=2, test=6, size=64)


def make_demo_project(
    folder: Path | str, progress: Progress = silent, name: str | None = None, *, sequences: bool = False
) -> Project:
    """Make a project with 24 synthetic abdominal MRI volumes: 2 labelled ones to train on, 2 to validate, 6 to test.

    If it is interrupted, nothing is left behind.

    Args:
        sequences: each case has a second sequence, in which alone a lesion of the liver shows.

    Raises:
        ProjectError: the folder already holds a project or other files.
        StorageError: the disk refused.
    """
    folder = Path(folder).expanduser().absolute()
    was_there = folder.is_dir()
    project = Project.create(folder, name)
    try:
        cohort = write_cohort(folder / "cohort", replace(DEMO_COHORT, lesions=sequences), progress=progress)
        import_dataset(project, cohort, progress=progress)
        remove_folder(cohort.parent)  # the project holds copies, so that it can be moved
    except BaseException:  # everything in it is ours, made a moment ago
        for entry in list(folder.iterdir()):
            remove_folder(entry) if entry.is_dir() else remove_file(entry)
        if not was_there:
            folder.rmdir()
        raise
    return project
