"""Further sequences (channels) of a case on their way into a project: read, checked, and put on the grid of its image.

A file on that grid is copied, or linked, as it is; any other is resampled onto it, which is said. The user's files are
read and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import SimpleITK as sitk

from ..core.errors import DataError, ProjectError
from ..core.storage import keep_copy
from ..project import Case, Project
from ..project.channels import (
    OF_CHANNEL,
    ChannelRecord,
    drop_channel,
    ensure_channel,
    link_channel,
    new_channel_name,
    write_channel,
)
from ..project.series import OF_SCAN, whole_id
from ..volumes.assumed_spacing import respaced
from ..volumes.geometry import grid_difference, in_axes_of, same_grid
from ..volumes.itk import check_name
from ..volumes.masks import refuse_mask
from ..volumes.onto_grid import Fitted, onto_grid, with_grid
from ..volumes.reading import fingerprint, image_suffix, read_volume
from ..volumes.summary import intensities
from ..volumes.writing import write_image
from .present import known_volumes
from .report import ImportReport


def add_channel(
    project: Project,
    case: Case,
    name: str,
    source: Path | str,
    *,
    link: bool = False,
    as_image: bool = False,
    replace_other: bool = True,
    report: ImportReport | None = None,
    known: dict[str, str] | None = None,
) -> ChannelRecord:
    """Give a case a further sequence of its scan, in place of an older one of this name.

    On the grid of the case's image a file is taken as it is. Any other is resampled onto that grid with linear
    interpolation, where it lies in space; what lies outside it gets its least value.

    Args:
        name: of the sequence; one that the project does not have yet is added to its names.
        source: image file, or a folder or file of one DICOM volume.
        link: leave the file where it is, if it has the grid of the image.
        as_image: take it also if it looks like a mask.
        replace_other: take it also in place of another volume; else that stays, and this one is refused.
        report: is told what should be known of it.
        known: :func:`.known_volumes` if they are at hand; those of the sequence are added.

    Raises:
        DataError: the file cannot be used, lies elsewhere in space, or is in the project already.
        MaskError: it looks like a mask.
        ProjectError: the case has frames, or is a part of one.
        SettingsError: no name for a sequence, or that of the image itself.
        StorageError: the disk refused; the older sequence, if any, stays.
    """
    path = Path(source).expanduser().absolute()
    for file in (path, project.folder):
        check_name(file)
    refuse_without_channels(case)
    name = new_channel_name(project.channels, name)
    image = read_volume(path)
    if not as_image:
        refuse_mask(sitk.GetArrayViewFromImage(image), path)
    how: dict[str, Any] = {"link": link, "replace_other": replace_other, "report": report, "known": known}
    return give_channel(project, case, name, image, path, **how)


def give_channel(
    project: Project,
    case: Case,
    name: str,
    image: sitk.Image,
    path: Path,
    *,
    link: bool = False,
    replace_other: bool = True,
    report: ImportReport | None = None,
    known: dict[str, str] | None = None,
) -> ChannelRecord:
    """:func:`add_channel` of an image that has been read of ``path`` and found good."""
    report = ImportReport() if report is None else report
    known = known_volumes(project) if known is None else known
    newest = Case.load(case.folder)
    own = fingerprint(image)
    there = newest.channel(name)
    if there is not None and own in (there.fingerprint, there.file_fingerprint):
        report.present.append(path)
        return there
    if there is not None and not replace_other:
        raise DataError(
            f"Case '{case.id}' has another volume as '{there.name}', which stays; '{path}' was not added.",
            "To have this one instead, give it to that case by itself.",
        )
    _refuse_known(path, newest, own, known)
    base = read_volume(case.image_path)
    fitted = _on_grid_of(base, newest, image, path)
    given = fingerprint(fitted.image)
    _refuse_known(path, newest, given, known)
    name = ensure_channel(project, name)
    record = ChannelRecord(
        name,
        str(path),
        given,
        fitted.resampled,
        intensities(sitk.GetArrayViewFromImage(fitted.image)),
        file_fingerprint=None if own == given else own,
    )

    def write(target: Path) -> ChannelRecord:
        write_image(target, fitted.image)
        # The record describes what will be read from now on: writing may round the geometry in its last digit.
        written = fingerprint(read_volume(target))
        return replace(record, fingerprint=written, file_fingerprint=None if own == written else own)

    linked = link and fitted.as_it_is and path.is_file() and image_suffix(path) is not None
    made = link_channel(case, replace(record, fingerprint=own)) if linked else write_channel(case, name, write)
    if there is not None:
        for one in newest.channel_fingerprints:
            known.pop(OF_CHANNEL + one, None)
    known |= {OF_CHANNEL + one: case.id for one in case.channel_fingerprints}
    report.channels.append((case.id, name))
    report.notes += fitted.notes
    if link and not linked:
        report.notes.append(f"'{path}' was copied, not linked: as it is, it does not lie on the grid of the image.")
    return made


def remove_channel(project: Project, case: Case, name: str) -> Path | None:
    """Take a further sequence away from a case; a file in the project moves to ``removed/``, nothing is deleted.

    Returns:
        Where the file is now; None for one that is linked, or lost.

    Raises:
        ProjectError: the case lacks it, or is a part of one.
        StorageError: the disk refused; the case still has it.
    """
    path = case.channel_path(name)
    kept = None
    if path is not None and path.parent == case.folder and path.is_file():
        kept = project.place_removed(f"{case.id}-{path.name}", "channels")
        keep_copy(path, kept)
    drop_channel(case, name)
    return kept


def refuse_without_channels(case: Case) -> None:
    """Refuse a case that can have no further sequences.

    Raises:
        ProjectError: it has frames, or is one.
    """
    if case.series is not None or case.frame is not None:
        raise ProjectError(
            f"'{case.id}' is of a case with frames, which has no further sequences.",
            "Add the volume that you want alone: 'sslseg add PROJECT FILE --frames first'.",
        )


def _on_grid_of(base: sitk.Image, case: Case, image: sitk.Image, path: Path) -> Fitted:
    """An image on the grid of a case's image ``base``.

    Raises:
        DataError: they share no place, or the spacing of the case is not that of its file and the grids differ.
    """
    if case.assumed is None or same_grid(image, base):
        return onto_grid(base, image, path, f"the image of case '{case.id}'")
    turned, stored = in_axes_of(image, base), respaced(base, case.assumed.file_spacing_mm)
    for grid in (base, stored):
        if same_grid(turned, grid):
            return Fitted(with_grid(turned, base))
    raise DataError(
        f"'{path}' lies on another grid than the file of case '{case.id}' ({grid_difference(turned, stored)}), and "
        f"the spacing of that case is assumed ({case.assumed.reason}), so that nobody knows how they lie.",
        "Resample it onto the grid of that file where both come from, then give it again.",
    )


def _refuse_known(path: Path, case: Case, one: str, known: Mapping[str, str]) -> None:
    """Refuse a volume that the project has, as a case or as a sequence of one: a scan is one case, with one role.

    Args:
        case: as its record says now.
        one: fingerprint of the volume.

    Raises:
        DataError: says where.
    """
    if known.get(one) == case.id:
        raise DataError(
            f"'{path}' is the image of case '{case.id}' itself.", "A further sequence is another volume of that scan."
        )
    there = known.get(one) or known.get(OF_CHANNEL + one)
    if there == case.id:
        name = next((each.name for each in case.channels or () if one in (each.fingerprint, each.file_fingerprint)), "")
        raise DataError(f"'{path}' is the sequence '{name}' of case '{case.id}' already.", "Give it one name.")
    if there is None and known.get(OF_SCAN + one, case.id) != case.id:
        there = known[OF_SCAN + one]
    if there is not None:
        raise DataError(
            f"'{path}' is a volume of case '{whole_id(there)}' already.",
            "One scan is one case, with one role: check which patient it is of. If it belongs here, take that case out "
            f"first ('sslseg remove PROJECT {whole_id(there)}').",
        )
