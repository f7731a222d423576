"""Data sets of other systems on their way into a project, with their masks, their split and their sequences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..core.errors import DataError
from ..core.progress import Progress, silent
from ..core.text import counted
from ..project import Project
from ..project.case_keys import recorded
from ..project.channels import channel_counts, check_first_channel, counts_text
from ..volumes.assumed_spacing import SpacingWish, refuse_linked
from ..volumes.frames import load_frames
from ..volumes.reading import usable
from .channels import give_channel
from .datasets import DatasetEntry, DatasetWish, read_dataset
from .grouped import name_channels, take_channel
from .report import ImportReport, fault_of
from .volumes import Intake


def import_dataset(
    project: Project,
    source: Path | str,
    *,
    format: str | None = None,
    channel: str | None = None,
    fold: int | None = None,
    link: bool = False,
    spacing: SpacingWish | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import a data set with its masks and its split: of the Decathlon, nnU-Net, MONAI, BIDS.

    Where it names no validation cases none are made up. Cases are named after their files, which such data sets keep
    anonymous. A mask without a voxel makes its case a negative example. Where cases have several channels, in files of
    their own or in one, the first is the image of a case and the others its further sequences.

    Args:
        source: its folder, or the file that describes it.
        format: one of ``dataset_formats.REGISTRY``; None = it is recognised.
        channel: which channel of each case alone, where a case has several: number or name; None = all of them.
        fold: whose cases are for validation, where there are folds; None = the first.
        spacing: assumed of all of them.

    Raises:
        ProjectError: it is missing, damaged or of no known form, or the project has other labels, or images of another
            sequence.
        SettingsError: there is no such channel or fold.
        DataError: it lists no volume.
        StorageError: the disk refused; the volumes before are kept.
    """
    refuse_linked(link, spacing)
    source = Path(source).expanduser().absolute()
    wish = DatasetWish(channel, fold, project.schema if project.has_schema else None)
    dataset = read_dataset(source, wish, format)
    names = dataset.channels
    if names and (len(names) > 1 or project.channels):
        check_first_channel(project, names[0])
    dataset.give_schema(project, source)
    if len(names) > 1 or (names and not dataset.chosen and not project.channels and not project.cases()):
        name_channels(project, names)
    intake = Intake(project, spacing, gives_roles=False)
    intake.report.notes += dataset.notes
    how: dict[str, Any] = {"keep_name": True, "link": link, "as_image": True, "allow_empty": True}
    how |= {"ignore": dataset.ignore, "values": dataset.values}
    for entry in progress(dataset.entries, "importing volumes"):
        if isinstance(entry, DataError):
            intake.report.refused.append((source, entry.kept()))
        else:
            _take(intake, entry, how)
    if len(names) > 1 and (cases := project.cases()):
        intake.report.notes.append(f"{counts_text(channel_counts(names, cases), len(cases))}.")
    return intake.report


def _take(intake: Intake, entry: DatasetEntry, how: Mapping[str, Any]) -> None:
    """Add a case of a data set with its channels."""
    if entry.image.volume is not None:
        try:
            _take_stack(intake, entry, {"name": entry.name, **how})
        except Exception as error:
            intake.report.refused.append((entry.image.path, fault_of(entry.image.path, error).kept()))
        return
    case_id = intake.take(entry.image.path, entry.role, entry.label, name=entry.name, **how)
    for name, file in entry.channels.items() if case_id else ():
        take_channel(intake, case_id, name, file.path, link=bool(how["link"]), as_image=True)


def _take_stack(intake: Intake, entry: DatasetEntry, how: Mapping[str, Any]) -> None:
    """Add a case whose channels are volumes of one file, as those of the Decathlon.

    Raises:
        DataError: the file holds fewer, or one that cannot be used.
    """
    path, frames = entry.image.path, entry.image.frames
    there = intake.known.get(intake.ledger.fingerprint(intake.stamp(path, entry.label, frames)) or "")
    case = recorded(intake.project.case_folder(there), there) if there else None
    if case is not None and all(map(case.channel, entry.channels)):
        intake.report.present.append(path)
        return
    images = load_frames(path)
    if len(images) < max(file.volume or 0 for file in (entry.image, *entry.channels.values())):
        raise DataError(
            f"'{path}' holds {counted(len(images), 'volume')}, and its data set names the channels "
            f"{', '.join(entry.stacked)}.",
            "Correct 'modality' or 'channel_names' in the data set's description, or get the file again.",
        )
    case_id = intake.take(path, entry.role, entry.label, frames=frames, **how)
    case = recorded(intake.project.case_folder(case_id), case_id) if case_id else None
    if case is None:
        return
    for name, file in entry.channels.items():
        image = usable(images[(file.volume or 1) - 1], f"'{name}' of {path}")
        give_channel(intake.project, case, name, image, path, report=intake.report, known=intake.known)
