"""Masks for image files that belong to no project, one after another: no odd file stops the others."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import DataError, MaskError, SettingsError, SSLSegError, StorageError
from ..core.progress import Progress, silent
from ..core.storage import storage_error
from ..core.text import counted, free_name
from ..importing import volume_name
from ..volumes.frames import FrameStack, SeveralVolumes, check_frames, read_frames
from ..volumes.itk import check_name
from ..volumes.masks import refuse_mask
from ..volumes.reading import search_volumes
from .certainty import recorded
from .frame_prediction import frame_masks, predict_frames
from .probability_maps import map_paths
from .single_prediction import predict_volume

if TYPE_CHECKING:
    from .prediction import TaskPredictor
    from .prediction_table import PredictionTable

#: What the whole disk has, not one file.
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
#: Ways to treat a mask that is there already.
REFUSE, SKIP, OVERWRITE = "refuse", "skip", "overwrite"


@dataclass(frozen=True)
class Target:
    """A volume and where its mask goes; whether it was found in a folder, not named itself; files of its further
    sequences, by name."""

    volume: Path
    mask: Path
    found: bool = False
    channels: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class PredictedFile:
    """A mask that was written, of a volume or one frame; the other fields as of
    :class:`~.case_prediction.PredictedCase`."""

    volume: Path
    mask: Path
    confidence: float | None
    volumes_ml: dict[str, float]
    remarks: list[str]
    removed_ml: dict[str, float]
    certainty: float | None
    structure_certainty: dict[str, float]
    frame: str = ""

    @property
    def shown(self) -> str:
        """The volume in words, with its frame if it is one of several."""
        return f"{self.volume} ({self.frame})" if self.frame else str(self.volume)


@dataclass
class FilesReport:
    """What became of the files.

    Args:
        predicted: masks that were written.
        refused: for each file without a mask the sentence that says why.
        skipped: masks that were there already and are left as they are.
        interrupted: whether somebody stopped it.
        masks: files of folders that were left out as masks.
        notes: what else of folders was left out, in sentences.
    """

    predicted: list[PredictedFile] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)
    skipped: list[Target] = field(default_factory=list)
    interrupted: bool = False
    masks: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def planned_targets(
    paths: Sequence[Path], output: Path, suffix: str, report: FilesReport, *, as_images: bool = False
) -> list[Target]:
    """Which volumes files and folders stand for, and where the mask of each goes.

    Below a folder whose volumes lie in several folders, these are made again in ``output``; else all masks lie in
    ``output`` itself. Masks that would have one name are numbered. A volume that is named twice counts once.

    Args:
        paths: image files, and folders that are searched.
        output: folder of the masks.
        suffix: of the masks.
        report: takes the folders that cannot be used, and the masks that lie in folders.
        as_images: take no file for a mask because of its name.
    """
    taken: set[str] = set()
    known: set[str] = set()
    targets = []
    for path in paths:
        for volume, folder in _found(path, report, as_images):
            if _place(volume) in known:
                continue  # named twice, or several files of one DICOM volume
            known.add(_place(volume))
            mask = _free(output / folder, volume_name(volume.absolute()), suffix, taken)
            targets.append(Target(volume, mask, found=path.is_dir()))
    return targets


def predict_files(
    predictor: TaskPredictor,
    targets: Iterable[Target],
    report: FilesReport,
    *,
    existing: str = REFUSE,
    as_images: bool = False,
    frames: str | None = None,
    table: PredictionTable | None = None,
    tell: Callable[[str], object] | None = None,
    progress: Progress = silent,
) -> None:
    """Segment volumes into files; what cannot be segmented is reported, and the rest goes on.

    Args:
        predictor: of the model.
        targets: of :func:`planned_targets`.
        report: is filled in; after Ctrl-C and with a full disk it says what there is.
        existing: what becomes of masks that are there already. A file that is to be segmented is never overwritten.
        as_images: segment also what looks like a mask.
        frames: which volumes of a file that holds several, as of :func:`~..volumes.frames.read_frames`.
        table: is told what came of each, and written after each.
        tell: is told where memory runs out and how it goes on.
    """
    targets = list(targets)
    volumes = {_place(target.volume) for target in targets}
    try:
        for number, target in enumerate(progress(targets, "predicting")):
            there = [mask for mask in (target.mask, frame_masks(target.mask, 2)[0]) if mask.exists()]
            if existing == SKIP and there:
                report.skipped.append(target)
                if table:
                    table.skipped(target.volume, there[0])
                continue
            try:
                _check_target(target, volumes, existing)
                _check_maps(predictor, [target.mask], volumes, existing)
                stack = _frames(target.volume, frames, as_images=as_images)
                found = _predicted(predictor, target, stack, existing, tell)
                report.predicted += found
                if table:
                    table.predicted(target.volume, found)
                    _keep(table)
            except MaskError as error:
                if target.found:
                    report.masks.append(target.volume)
                else:
                    report.refused.append((target.volume, error.kept()))
            except SSLSegError as error:
                whole_disk = _is_of_the_disk(error)
                report.refused.append((target.volume, error.kept()))
                if whole_disk:
                    report.refused += [_not_begun(later, error) for later in targets[number + 1 :]]
                    break
    except KeyboardInterrupt:
        report.interrupted = True
    if table:
        _finish(table, targets, report)


def _keep(table: PredictionTable) -> None:
    """Write it; where the disk refuses, because a spreadsheet has it open perhaps, the end says so."""
    with suppress(StorageError):
        table.write()


def _finish(table: PredictionTable, targets: Iterable[Target], report: FilesReport) -> None:
    volumes = {target.volume for target in targets}
    for path, error in report.refused:
        if path in volumes:
            table.refused(path, error)
    try:
        table.write()
    except StorageError as error:
        report.notes.append(f"{error} The masks are there.")


def _not_begun(target: Target, error: SSLSegError) -> tuple[Path, SSLSegError]:
    return target.volume, DataError(f"'{target.volume}' was not begun: there was no room for a mask.", error.hint)


def _found(path: Path, report: FilesReport, as_images: bool) -> list[tuple[Path, Path]]:
    """Volumes that a path stands for, and the folder of each below it."""
    if not path.exists():
        return [(path, Path())]  # reading it says so
    try:
        searched = search_volumes(path, as_images=as_images)
        volumes = searched.volumes
        report.masks += searched.masks
        report.notes += searched.notes
        if not volumes and searched.masks:
            raise DataError(
                f"The folder '{path}' holds no volume but masks.",
                "Name the folder of the images, or repeat with --as-images.",
            )
        if not volumes:
            raise DataError(f"The folder '{path}' holds no volume.", "Name a folder with images.")
    except SSLSegError as error:
        report.refused.append((path, error.kept()))
        return []
    folders = [_folder_of(volume, path) for volume in volumes]
    if not path.is_dir() or len(set(folders)) == 1:
        return [(volume, Path()) for volume in volumes]
    return [(volume, folder.relative_to(path)) for volume, folder in zip(volumes, folders, strict=True)]


def _folder_of(volume: Path, searched: Path) -> Path:
    """The folder that a volume lies in: one of several in a file lies where the file does."""
    if volume == searched:
        return searched
    return volume.parent.parent if volume.parent.is_file() else volume.parent


def _free(folder: Path, stem: str, suffix: str, taken: set[str]) -> Path:
    """A name that no other mask of this call has, also on disks that do not tell capitals apart."""
    target = folder / free_name(stem, lambda name: str(folder / name).casefold() in taken, suffix)
    taken.add(str(target).casefold())
    return target


def _check_target(target: Target, volumes: set[str], existing: str) -> None:
    for path in (target.volume, target.mask):
        check_name(path.absolute())
    if _place(target.mask) in volumes:
        raise DataError(
            f"The mask '{target.mask}' would replace an image that is to be segmented.", "Choose another --output."
        )
    folder = next(path for path in target.mask.absolute().parents if path.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):  # said before anything is computed
        number = errno.EACCES if folder.is_dir() else errno.ENOTDIR
        raise storage_error(target.mask, OSError(number, os.strerror(number)))
    _refuse_there(target.mask, existing)


def _check_maps(predictor: TaskPredictor, masks: Iterable[Path], volumes: set[str], existing: str) -> None:
    """Refuse to replace a user's file by a map; those that lie without their mask are left of a call that was stopped.

    Raises:
        DataError: says so.
    """
    if not getattr(predictor, "keep_maps", False):
        return
    for mask in masks:
        for path in map_paths(mask, predictor.schema):
            if _place(path) in volumes:
                raise DataError(
                    f"The probabilities '{path}' would replace an image that is to be segmented.",
                    "Choose another --output.",
                )
            if existing == REFUSE:
                _refuse_there(path, existing)


def _frames(volume: Path, choice: str | None, *, as_images: bool) -> FrameStack | None:
    """The frames of a volume that has several; None of others. What else is wrong with the file, its prediction says.

    Raises:
        MaskError: it looks like a mask.
        SeveralVolumes, SettingsError: there are several volumes, and it is not known which are wanted.
    """
    try:
        stack = read_frames(volume, choice)
    except (SeveralVolumes, SettingsError):
        raise
    except Exception:
        return None
    if not as_images:
        refuse_mask(stack.voxels(), volume)
    if stack.found < 2:
        return None
    check_frames(stack, volume)
    return stack


def _predicted(
    predictor: TaskPredictor,
    target: Target,
    stack: FrameStack | None,
    existing: str,
    tell: Callable[[str], object] | None,
) -> list[PredictedFile]:
    """Segment a volume, or all its frames, and write what came of it."""
    if stack is None:
        masks, names = [target.mask], [""]
        found = [predict_volume(predictor, target.volume, target.mask, f"'{target.volume}'", tell, target.channels)]
    elif target.channels:
        raise DataError(
            f"'{target.volume}' holds {counted(stack.found, 'volume')}, and further sequences belong to one volume.",
            "Leave the further sequences out, or name a file with one volume.",
        )
    else:
        masks = frame_masks(target.mask, len(stack)) if len(stack) > 1 else [target.mask]
        for mask in dict.fromkeys(masks):
            _refuse_there(mask, existing)
        if len(masks) > 1 and len(set(masks)) == 1 and getattr(predictor, "keep_maps", False):
            raise DataError(
                f"'{target.volume}' holds {counted(stack.found, 'volume')}, whose masks go into one file, and "
                "probabilities of them would not.",
                "Choose --format .seg.nrrd, which makes files for each, name one with --frames, or leave out "
                "--probabilities.",
            )
        _check_maps(predictor, masks, set(), existing)
        names = [f"frame {number} of {len(stack)}" for number in range(1, len(stack) + 1)] if len(stack) > 1 else [""]
        found = predict_frames(predictor, stack, target.mask, target.volume, tell)
    return [
        PredictedFile(
            target.volume,
            mask,
            one.confidence,
            one.volumes_ml,
            one.remarks,
            one.removed_ml,
            **recorded(one.certainty),
            frame=name,
        )
        for mask, name, one in zip(masks, names, found, strict=True)
    ]


def _refuse_there(mask: Path, existing: str) -> None:
    if mask.exists() and existing != OVERWRITE:
        raise DataError(
            f"'{mask}' exists already.",
            "Nothing was overwritten: choose another --output, leave out what is there with --skip-existing, "
            "or replace it with --overwrite.",
        )


def _place(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _is_of_the_disk(error: SSLSegError) -> bool:
    cause = error.__cause__
    return isinstance(error, StorageError) and isinstance(cause, OSError) and cause.errno in _DISK
