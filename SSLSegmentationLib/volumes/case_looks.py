"""What each case of a project looks like and how large its mask is, kept in ``thumbnails`` of the project.

The folder may be deleted at any time. Its pictures are called like the cases, which have neutral names.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, ProjectError, SSLSegError
from ..core.progress import Progress, silent
from ..core.storage import read_json, write_json
from ..project import Case, Project
from ..project.case_look import CaseLook
from ..project.predicted import ToldMask, newest_model, told_masks
from ..project.schema import LabelSchema
from .labels import read_label_map, schema_from_segmentation
from .orientation import voxel_ml
from .reading import read_volume
from .thumbnail import thumbnail, write_thumbnail

FOLDER = "thumbnails"
_log = logging.getLogger(__name__)
_INDEX = "index.json"
_VERSION = 1
_SAVED_EVERY = 20  # cases, so that who is stopped loses little


@dataclass(frozen=True)
class _Wanted:
    """What a look depends on: the files that are read, as they are now."""

    image: list[Any] | None
    mask: list[Any] | None
    path: Path | None
    origin: str


def case_looks(
    project: Project, first: Sequence[str] = (), most: int | None = None, progress: Progress = silent
) -> tuple[dict[str, CaseLook], int]:
    """The look of each case that is known: those that are kept, and others found out one by one, and kept.

    Args:
        project: with the cases.
        first: ids of cases to begin with.
        most: how many to find out at most.
        progress: shows progress of those.

    Returns:
        Case id → look, and how many cases are left, as there were more than ``most``.

    Raises:
        ProjectError: the folder leads out of the project.
        StorageError: the disk refused.
    """
    folder, cases = project.own(FOLDER), project.cases()
    kept = _kept(folder)
    model = newest_model(project)
    told = told_masks(project, model.name, cases) if model is not None else {}
    wanted = {case.id: _wanted(case, told.get(case.id), model.name if model else "") for case in cases}
    begin = {case_id: place for place, case_id in enumerate(first)}
    open_ = sorted(
        (
            case
            for case in cases
            if wanted[case.id].image is not None and not _holds(kept.get(case.id), wanted[case.id], folder)
        ),
        key=lambda case: begin.get(case.id, len(begin)),
    )
    now = open_[:most]
    schema = project.schema if project.has_schema else None
    for number, case in enumerate(progress(now, "looking at cases"), start=1):
        kept[case.id] = _looked_at(case, wanted[case.id], schema, folder)
        if number % _SAVED_EVERY == 0 or number == len(now):
            known = {case.id: kept[case.id] for case in cases if case.id in kept}
            write_json(folder / _INDEX, {"version": _VERSION, "cases": known})
    left = {case.id for case in open_[len(now) :]}
    looks = {}
    for case in cases:
        if wanted[case.id].image is None:
            looks[case.id] = _of_lost(case, told.get(case.id))
        elif case.id not in left:
            looks[case.id] = _look(kept[case.id], told.get(case.id), folder)
    return looks, len(left)


def _kept(folder: Path) -> dict[str, dict[str, Any]]:
    """Case id → what was kept; nothing if there is no such file, or one that cannot be used."""
    if not (folder / _INDEX).is_file():
        return {}
    try:
        content = read_json(folder / _INDEX)
    except SSLSegError as error:
        _log.warning("%s It is made anew.", error)
        return {}
    cases = content.get("cases")
    if content.get("version") != _VERSION or not isinstance(cases, dict):
        return {}
    return {case_id: one for case_id, one in cases.items() if _is_entry(one)}


def _is_entry(one: object) -> bool:
    """Whether it is what this module has written."""
    if not isinstance(one, dict) or one.keys() != {"image", "mask", "picture", "reason", "volumes_ml", "origin"}:
        return False
    volumes = one["volumes_ml"]
    return (
        isinstance(one["picture"], (str, type(None)))
        and (one["picture"] is None or os.path.basename(one["picture"]) == one["picture"])
        and isinstance(one["reason"], str)
        and isinstance(one["origin"], str)
        and (volumes is None or (isinstance(volumes, dict) and all(type(ml) is float for ml in volumes.values())))
    )


def _wanted(case: Case, told: ToldMask | None, model: str) -> _Wanted:
    try:
        image = _stamp(case.image_path)
    except ProjectError:
        image = None
    path, origin = _own_mask(case), ""
    if path is None and case.label is None and told is not None:
        path, origin = told.path, model
    stamp = None if path is None else _stamp(path)
    return _Wanted(
        None if image is None else [case.fingerprint, *image],
        None if stamp is None or path is None else [path.name, *stamp],
        path if stamp is not None else None,
        origin,
    )


def _own_mask(case: Case) -> Path | None:
    """The reference mask of a case, if it is whole."""
    if case.label is None or case.label.annotated_slices is not None:
        return None
    try:
        return case.label_path
    except ProjectError:
        return None


def _stamp(path: Path) -> list[int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size]


def _holds(known: dict[str, Any] | None, wanted: _Wanted, folder: Path) -> bool:
    """Whether what is kept of a case is still so."""
    if known is None or wanted.image is None or known["image"] != wanted.image or known["mask"] != wanted.mask:
        return False
    return known["picture"] is None or (folder / known["picture"]).is_file()


def _looked_at(case: Case, wanted: _Wanted, schema: LabelSchema | None, folder: Path) -> dict[str, Any]:
    """What is kept of a case that was read."""
    found: dict[str, Any] = {
        "image": wanted.image,
        "mask": wanted.mask,
        "picture": None,
        "reason": "",
        "volumes_ml": None,
        "origin": wanted.origin,
    }
    try:
        image = _read(case)
        name = f"{case.id}-{zlib.crc32(case.fingerprint.encode()):08x}.png"
        write_thumbnail(folder / name, thumbnail(image))
        found["picture"] = name
    except (DataError, ProjectError) as error:
        return {**found, "reason": error.sentence}
    if wanted.path is not None:
        found["volumes_ml"] = _volumes(wanted.path, image, None if wanted.origin else schema)
    return found


def _read(case: Case) -> sitk.Image:
    image = read_volume(path := case.image_path)
    if image.GetSize() != tuple(case.size):
        raise DataError(
            f"The volume of case '{case.id}' has changed since it was added ('{path}').",
            "Remove the case, add it anew.",
        )
    return image


def _volumes(path: Path, image: sitk.Image, schema: LabelSchema | None) -> dict[str, float] | None:
    """Structure → ml of a mask; None if it cannot be used, which those who need it say."""
    try:
        schema = schema or schema_from_segmentation(path)
        labels = read_label_map(path, image, schema, allow_empty=True).array
    except SSLSegError as error:
        _log.info("%s", error)
        return None
    counts = np.bincount(labels.ravel(), minlength=256)
    each = voxel_ml(image.GetSpacing(), image.GetDirection())
    return {one.name: float(counts[one.value] * each) for one in schema.segments}


def _look(known: dict[str, Any], told: ToldMask | None, folder: Path) -> CaseLook:
    picture = None if known["picture"] is None else str(folder / known["picture"])
    return _with_certainty(CaseLook(picture, known["reason"], known["volumes_ml"], known["origin"]), told)


def _of_lost(case: Case, told: ToldMask | None) -> CaseLook:
    """Of a case whose image is not there, which may be back the next time."""
    try:
        reason = f"There is no file '{case.image_path}'."
    except ProjectError as error:
        reason = error.sentence
    return _with_certainty(CaseLook(reason=reason), told)


def _with_certainty(look: CaseLook, told: ToldMask | None) -> CaseLook:
    return look if told is None else replace(look, certainty=told.certainty, structures=dict(told.structures))


def content_of(looks: Mapping[str, CaseLook]) -> dict[str, dict[str, Any]]:
    """Plain content of looks: the inverse of :meth:`.CaseLook.from_dict`."""
    return {case_id: asdict(look) for case_id, look in looks.items()}
