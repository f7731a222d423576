"""Data sets of the Decathlon and of nnU-Net on their way into a project, with their split and their sequences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError
from ..core.progress import Progress, silent
from ..project import Project
from ..project.schema import LabelSchema
from ..volumes.assumed_spacing import SpacingWish, refuse_linked
from .datasets import read_dataset
from .report import ImportReport
from .volumes import Intake


def import_dataset(
    project: Project,
    description: Path | str,
    *,
    channel: str | None = None,
    link: bool = False,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import a ``dataset.json`` of the Medical Segmentation Decathlon or of nnU-Net, with its split.

    ``training`` (``imagesTr``) becomes train, ``validation`` validation, ``test`` (``imagesTs``) test and ``unlabeled``
    unlabelled; without a ``validation`` list none is made up. Cases are named after their files, which such data sets
    keep anonymous. A mask without a voxel makes its case a negative example.

    Args:
        channel: which image of each case, where a case has several: number or name.
        spacing: assumed of all of them.

    Raises:
        ProjectError: the file is missing, damaged or not of this style, or the project has other labels.
        SettingsError: there are several channels and none is chosen, or not the one that is.
        DataError: it lists no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    refuse_linked(link, spacing)
    description = Path(description).expanduser().absolute()
    dataset = read_dataset(description, channel, project.schema if project.has_schema else None)
    if not project.has_schema:
        project.set_schema(dataset.schema)
    elif not _agree(dataset.schema, project.schema):
        raise ProjectError(
            f"The labels of '{description}' differ from those of the project '{project.shown}'.",
            "Import it into a project of its own.",
        )
    intake = Intake(project, spacing, gives_roles=False)
    intake.report.notes += dataset.notes
    how: dict[str, Any] = {"keep_name": True, "link": link, "as_image": True, "allow_empty": True}
    for entry in progress(dataset.entries, "importing volumes"):
        if isinstance(entry, DataError):
            intake.report.refused.append((description, entry.kept()))
        else:
            intake.take(entry.image, entry.role, entry.label, name=entry.name, ignore=dataset.ignore, **how)
    return intake.report


def _agree(schema: LabelSchema, projects: LabelSchema) -> bool:
    """Whether every segment has the same value and name in the project."""
    found = [(segment.value, projects.by_name(segment.name)) for segment in schema.segments]
    return all(segment is not None and segment.value == value for value, segment in found)
