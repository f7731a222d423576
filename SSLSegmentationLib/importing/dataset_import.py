"""Data sets of the Decathlon and of nnU-Net on their way into a project, with their split and their sequences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError
from ..core.progress import Progress, silent
from ..core.text import counted
from ..project import Project
from ..project.case_keys import recorded
from ..project.channels import channel_counts, check_first_channel, counts_text
from ..project.schema import LabelSchema
from ..volumes.assumed_spacing import SpacingWish, refuse_linked
from ..volumes.frames import load_frames
from ..volumes.reading import usable
from .channels import give_channel
from .datasets import Dataset, DatasetEntry, read_dataset
from .grouped import name_channels, take_channel
from .report import ImportReport, fault_of
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
    keep anonymous. A mask without a voxel makes its case a negative example. Where its cases have several channels,
    in files of their own or as the fourth axis of one, the first is the image of a case and the others its further
    sequences.

    Args:
        channel: which channel of each case alone, where a case has several: number or name.
        spacing: assumed of all of them.

    Raises:
        ProjectError: the file is missing, damaged or not of this style, or the project has other labels, or images of
            another sequence.
        SettingsError: there are several channels without names and none is chosen, or not the one that is.
        DataError: it lists no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    refuse_linked(link, spacing)
    description = Path(description).expanduser().absolute()
    dataset = read_dataset(description, channel, project.schema if project.has_schema else None)
    names = list(dataset.channels.values())
    if dataset.several and (len(names) > 1 or project.channels):
        check_first_channel(project, names[0])
    if not project.has_schema:
        project.set_schema(dataset.schema)
    elif not _agree(dataset.schema, project.schema):
        raise ProjectError(
            f"The labels of '{description}' differ from those of the project '{project.shown}'.",
            "Import it into a project of its own.",
        )
    if len(names) > 1:
        name_channels(project, names)
    intake = Intake(project, spacing, gives_roles=False)
    intake.report.notes += dataset.notes
    how: dict[str, Any] = {"keep_name": True, "link": link, "as_image": True, "allow_empty": True}
    for entry in progress(dataset.entries, "importing volumes"):
        if isinstance(entry, DataError):
            intake.report.refused.append((description, entry.kept()))
        else:
            _take(intake, entry, dataset, how)
    if len(names) > 1 and (cases := project.cases()):
        intake.report.notes.append(f"{counts_text(channel_counts(names, cases), len(cases))}.")
    return intake.report


def _take(intake: Intake, entry: DatasetEntry, dataset: Dataset, how: Mapping[str, Any]) -> None:
    """Add a case of a data set with its channels."""
    asked: dict[str, Any] = {"name": entry.name, "ignore": dataset.ignore, **how}
    if entry.further is None and dataset.several:
        _take_stack(intake, entry, dataset, asked)
        return
    case_id = intake.take(entry.image, entry.role, entry.label, **asked)
    for number, path in (entry.further or {}).items():
        if case_id:
            take_channel(intake, case_id, dataset.channels[number], path, link=bool(how["link"]), as_image=True)


def _take_stack(intake: Intake, entry: DatasetEntry, dataset: Dataset, asked: Mapping[str, Any]) -> None:
    """Add a case whose channels are the fourth axis of its image, as those of the Decathlon."""
    path = entry.image.expanduser().absolute()
    numbers = list(dataset.channels)
    which = str(numbers[0] + 1)
    there = intake.known.get(intake.ledger.fingerprint(intake.stamp(path, entry.label, which)) or "")
    case = recorded(intake.project.case_folder(there), there) if there else None
    if case is not None and all(case.channel(dataset.channels[number]) for number in numbers[1:]):
        intake.report.present.append(path)
        return
    try:
        images = load_frames(path)
        if len(images) <= max(numbers):
            raise DataError(
                f"'{path}' holds {counted(len(images), 'volume')}, and its data set names the channels "
                f"{', '.join(f'{number} {name}' for number, name in dataset.channels.items())}.",
                "Correct 'modality' or 'channel_names' in the data set's description, or get the file again.",
            )
        case_id = intake.take(path, entry.role, entry.label, frames=which, **asked)
        case = recorded(intake.project.case_folder(case_id), case_id) if case_id else None
        if case is not None:
            for number in numbers[1:]:
                name = dataset.channels[number]
                image = usable(images[number], f"'{name}' of {path}")
                give_channel(intake.project, case, name, image, path, report=intake.report, known=intake.known)
    except Exception as error:
        intake.report.refused.append((path, fault_of(path, error).kept()))


def _agree(schema: LabelSchema, projects: LabelSchema) -> bool:
    """Whether every segment has the same value and name in the project."""
    found = [(segment.value, projects.by_name(segment.name)) for segment in schema.segments]
    return all(segment is not None and segment.value == value for value, segment in found)
