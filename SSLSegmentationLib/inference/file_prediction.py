"""Masks for image files that belong to no project, one after another: no odd file stops the others."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import SimpleITK as sitk

from ..core.errors import DataError, MaskError, SettingsError, SSLSegError, StorageError
from ..core.progress import Progress, silent
from ..core.storage import storage_error
from ..core.text import counted
from ..importing import volume_name
from ..volumes.frames import FrameStack, SeveralVolumes, check_frames, read_frames
from ..volumes.itk import check_name
from ..volumes.masks import refuse_mask
from ..volumes.reading import fingerprint, search_volumes
from .certainty import recorded
from .frame_prediction import predict_frames
from .mask_places import REFUSE, MaskPlace, MaskPlaces, refuse_there
from .prediction import read_whole
from .prediction_table import PredictionTable
from .probability_maps import map_paths
from .single_prediction import predict_volume, unforeseen

if TYPE_CHECKING:
    from .prediction import Prediction, TaskPredictor

#: What the whole disk has, not one file.
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True)
class Target:
    """A volume and what its mask is to be called; whether it was found in a folder, not named itself; files of its
    further sequences, by name."""

    volume: Path
    mask: Path
    found: bool = False
    channels: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class PredictedFile:
    """A mask that was written, of a volume or one frame; ``image`` is what it was made from, as of
    :meth:`~.prediction_table.PredictionTable.identity`; the other fields as of
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
    image: str = ""

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
        skipped: masks of these volumes that were there already and are left as they are.
        other_model: those of them that another model has made.
        interrupted: whether somebody stopped it.
        masks: files of folders that were left out as masks.
        notes: what else of folders was left out, in sentences.
    """

    predicted: list[PredictedFile] = field(default_factory=list)
    refused: list[tuple[Path, SSLSegError]] = field(default_factory=list)
    skipped: list[Target] = field(default_factory=list)
    other_model: list[Path] = field(default_factory=list)
    interrupted: bool = False
    masks: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def planned_targets(
    paths: Sequence[Path], output: Path, suffix: str, report: FilesReport, *, as_images: bool = False
) -> list[Target]:
    """Which volumes files and folders stand for, and what the mask of each is to be called.

    Below a folder whose volumes lie in several folders, these are made again in ``output``; else all masks lie in
    ``output`` itself. A volume that is named twice counts once. Names that several want are told apart by
    :class:`~.mask_places.MaskPlaces`, once it is known which image each volume is.

    Args:
        paths: image files, and folders that are searched.
        output: folder of the masks.
        suffix: of the masks.
        report: takes the folders that cannot be used, and the masks that lie in folders.
        as_images: take no file for a mask because of its name.
    """
    known: set[str] = set()
    targets = []
    for path in paths:
        for volume, folder in _found(path, report, as_images):
            if _place(volume) in known:
                continue  # named twice, or several files of one DICOM volume
            known.add(_place(volume))
            mask = output / folder / f"{volume_name(volume.absolute())}{suffix}"
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
    keeps_maps, without_maps = getattr(predictor, "keep_maps", False), 0
    places = MaskPlaces(table, existing, lambda mask: map_paths(mask, predictor.schema) if keeps_maps else [])
    try:
        for number, target in enumerate(progress(targets, "predicting")):
            try:
                for path in (target.volume, target.mask):
                    check_name(path.absolute())
                _refuse_volume(target.mask, volumes)
                segmenting = predictor.of_volume(target.volume)
                stack = _frames(target.volume, frames, as_images=as_images)
                images = (
                    _identities(target, stack, segmenting.origin_digests())
                    if table
                    else [""] * (len(stack) if stack else 1)
                )
                if not as_images:
                    _refuse_mask_sequences(target)
                several = stack if stack is not None and stack.found > 1 else None
                stack = None  # a single volume is read again by what segments it
                place = places.place(target.volume, target.mask, images, framed=several is not None)
                if place.is_complete:
                    report.skipped.append(replace(target, mask=place.masks[0]))
                    report.other_model += [mask for mask in place.there if table and table.by_another_model(mask)]
                    without_maps += not all(path.exists() for mask in place.there for path in places.maps(mask))
                    continue
                _check_place(place, volumes)
                _check_maps(predictor, place.masks, volumes, existing)
                for found in _predicted(segmenting, target, place, images, several, tell):
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
            finally:
                places.release()
    except KeyboardInterrupt:
        report.interrupted = True
    if without_maps:
        report.notes.append(
            "No probabilities were made beside masks that were there already. Repeat with --overwrite to make both."
        )
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


def _check_place(place: MaskPlace, volumes: set[str]) -> None:
    for mask in dict.fromkeys(place.masks):
        _refuse_volume(mask, volumes)
    folder = next(path for path in place.mask.absolute().parents if path.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):  # said before anything is computed
        number = errno.EACCES if folder.is_dir() else errno.ENOTDIR
        raise storage_error(place.mask, OSError(number, os.strerror(number)))


def _refuse_volume(mask: Path, volumes: set[str]) -> None:
    if _place(mask) in volumes:
        raise DataError(
            f"The mask '{mask}' would replace an image that is to be segmented.", "Choose another --output."
        )


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
                refuse_there(path, existing)


def _frames(volume: Path, choice: str | None, *, as_images: bool) -> FrameStack | None:
    """A volume, or the frames of one that has several; None if it cannot be read, why, its prediction says.

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
    if stack.found > 1:
        check_frames(stack, volume)
    return stack


def _refuse_mask_sequences(target: Target) -> None:
    """Refuse further sequences that look like masks; what cannot be read, its prediction says.

    Raises:
        DataError: says which. It is no fault of the volume, so no :class:`MaskError`.
    """
    for path in target.channels.values():
        try:
            image = read_whole(path)  # keep a name on it: a view does not keep its image alive
            refuse_mask(sitk.GetArrayViewFromImage(image), path)
        except MaskError as error:
            hint = "Give the file of the image. If it is one, repeat with --as-images."
            raise DataError(error.sentence, hint) from error
        except SSLSegError:
            raise
        except Exception as error:
            raise unforeseen(f"'{path}'", error) from error


def _identities(target: Target, stack: FrameStack | None, origin: Sequence[str]) -> list[str]:
    """What each frame of a volume is known by, together with its further sequences and what else its mask is made for.

    Raises:
        DataError: it cannot be read.
    """
    try:
        images = stack.images if stack else (read_whole(target.volume),)
        further = [fingerprint(read_whole(path)) for _, path in sorted(target.channels.items())]
        return [PredictionTable.identity(fingerprint(image), [*further, *origin]) for image in images]
    except SSLSegError:
        raise
    except Exception as error:
        raise unforeseen(f"'{target.volume}'", error) from error


def _predicted(
    predictor: TaskPredictor,
    target: Target,
    place: MaskPlace,
    images: Sequence[str],
    stack: FrameStack | None,
    tell: Callable[[str], object] | None,
) -> Iterator[list[PredictedFile]]:
    """Segment a volume, or those of its frames that have no mask, and give what came of it file by file."""
    if stack is None:
        one = predict_volume(predictor, target.volume, place.mask, f"'{target.volume}'", tell, target.channels)
        yield [_told(target, place.mask, one, "", images[0])]
        return
    if target.channels:
        raise DataError(
            f"'{target.volume}' holds {counted(stack.found, 'volume')}, and further sequences belong to one volume.",
            "Leave the further sequences out, or name a file with one volume.",
        )
    count = len(stack)
    if count > 1 and len(set(place.masks)) == 1 and getattr(predictor, "keep_maps", False):
        raise DataError(
            f"'{target.volume}' holds {counted(stack.found, 'volume')}, whose masks go into one file, and "
            "probabilities of them would not.",
            "Choose --format .seg.nrrd, which makes files for each, name one with --frames, or leave out "
            "--probabilities.",
        )
    for found in predict_frames(predictor, stack, place.mask, target.volume, tell, place.there):
        yield [
            _told(
                target, place.masks[number], one, f"frame {number + 1} of {count}" if count > 1 else "", images[number]
            )
            for number, one in found
        ]


def _told(target: Target, mask: Path, one: Prediction, frame: str, image: str) -> PredictedFile:
    told = (one.confidence, one.volumes_ml, one.remarks, one.removed_ml)
    return PredictedFile(target.volume, mask, *told, **recorded(one.certainty), frame=frame, image=image)


def _place(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _is_of_the_disk(error: SSLSegError) -> bool:
    cause = error.__cause__
    return isinstance(error, StorageError) and isinstance(cause, OSError) and cause.errno in _DISK
