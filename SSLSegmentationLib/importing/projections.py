"""Giving cases what belongs to them in the en-face plane, and cutting one case into spatially disjoint ones."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, ProjectError
from ..project import Case, Project, Role
from ..project.channels import ChannelRecord, write_channel
from ..project.en_face import IMAGE, MASK, EnFaceRecord
from ..project.schema import LabelSchema
from ..volumes.checks import check_scalar, check_voxels
from ..volumes.itk import check_name, without_metadata
from ..volumes.labels import (
    LabelMap,
    read_label_map,
    schema_from_label_map,
    schema_from_segmentation,
    write_segmentation,
)
from ..volumes.projection import flat_grid, is_whole, on_flat_grid, projected
from ..volumes.reading import fingerprint, load_image, read_volume
from ..volumes.segments import is_segmentation
from ..volumes.summary import intensities
from ..volumes.writing import write_image


def set_en_face(
    project: Project,
    case: Case,
    axis: int | None = None,
    *,
    image: Path | str | None = None,
    mask: Path | str | None = None,
    projection: str | None = None,
    notes: list[str] | None = None,
) -> Case:
    """Give a case an image of another modality or a mask in the plane that it is projected onto; copies are kept.

    Args:
        axis: voxel axis of projection (0 = i, 1 = j, 2 = k); default: the one that the case has already.
        image: flat image, or another volume on the case's grid, which is projected when it is used.
        mask: flat mask. Without a label schema so far, it founds that of the project.
        projection: ``mean`` or ``max``: without ``image``, the volume's own projection becomes the flat image.
        notes: takes what should be known of how the mask was read, in sentences.

    Raises:
        DataError: there is no axis yet, or a file cannot be used or does not lie in the plane.
        StorageError: the disk refused.
    """
    _refuse_frames(case)
    kept = case.en_face or EnFaceRecord(0)
    stays = (kept.image and image is None and projection is None) or (kept.mask and mask is None)
    axis = _axis(case, axis, replaces=not stays)
    volume = read_volume(case.image_path)
    other = None if image is None else _companion(Path(image), volume, axis)
    if other is None and projection is not None:
        other = without_metadata(projected(volume, axis, projection))
    labels = None if mask is None else _flat_labels(project, Path(mask), volume, axis)
    newest = Case.load(case.folder)
    for what, name in (("en-face image", IMAGE), ("en-face mask", MASK)):
        newest.free_name(what, name)  # refuses a record that calls another of its files so
    if other is not None:
        write_image(case.folder / IMAGE, other)
    if mask is not None and labels is not None:
        label_map, schema = labels
        if notes is not None:
            notes += label_map.remarks(Path(mask))
        write_segmentation(case.folder / MASK, label_map.array, flat_grid(volume, axis), schema)
        if not project.has_schema:
            project.set_schema(schema)
    record = newest.en_face or EnFaceRecord(axis)
    newest.en_face = replace(
        record,
        axis=axis,
        image=IMAGE if other is not None else record.image,
        mask=MASK if labels is not None else record.mask,
        mask_source=None if labels is not None else record.mask_source,
    )
    newest.save()
    case.en_face = newest.en_face
    return case


@dataclass(frozen=True)
class Part:
    """A piece of a volume: voxels ``first`` to ``last`` (not included) along an axis, and what it is used for."""

    role: Role
    first: int
    last: int


def cut_case(project: Project, case: Case, along: int, parts: Sequence[Part]) -> list[Case]:
    """Cut a case into cases of their own that share no voxel, with what they have in the en-face plane.

    For a data set of very few volumes, so that training and test are at least spatially disjoint. The case itself is
    moved to ``removed/``; leave a gap between parts, since neighbouring voxels are alike.

    Args:
        along: voxel axis that is cut (0 = i, 1 = j, 2 = k), within the en-face plane.
        parts: pieces that do not overlap.

    Raises:
        DataError: the parts overlap or leave the volume, or the axis is that of projection.
        ProjectError: the case has a 3D mask, or is a test case of which parts would be learnt from.
        StorageError: the disk refused; the case is still there, whole.
    """
    _refuse_frames(case)
    _check_parts(case, along, parts)
    volume = read_volume(case.image_path)
    made = []
    try:
        for number, part in enumerate(parts, 1):
            made.append(_part(project, case, volume, along, part, number))
    except BaseException:
        for piece in made:
            project.remove_case(piece)
        raise
    project.remove_case(case)
    return made


def _refuse_frames(case: Case) -> None:
    """Refuse a case with frames, or one of them: flat images and parts belong to a single volume.

    Raises:
        ProjectError: says so.
    """
    if case.series is not None or case.frame is not None:
        raise ProjectError(
            f"'{case.id}' is of a case with frames, which has no flat image and is not cut.",
            "Add the volume that you want alone: 'sslseg add PROJECT FILE --frames first'.",
        )


def flat_image(case: Case, volume: sitk.Image) -> sitk.Image | None:
    """The case's image of another modality as it is kept: flat, or a volume; None without."""
    path = case.en_face_image_path
    if path is None or case.en_face is None:
        return None
    image = load_image(path)
    return image if is_whole(image, volume) else on_flat_grid(image, volume, case.en_face.axis, path)


def flat_mask(case: Case, volume: sitk.Image, schema: LabelSchema) -> np.ndarray | None:
    """The case's flat mask on its native grid: uint8 [z, y, x] label values, one voxel along an axis; None without."""
    path = case.en_face_mask_path
    if path is None or case.en_face is None:
        return None
    grid = flat_grid(volume, case.en_face.axis)
    return read_label_map(path, grid, schema, allow_empty=True).array


def _axis(case: Case, wish: int | None, replaces: bool) -> int:
    record = case.en_face
    if wish is None:
        if record is None:
            raise DataError(
                f"It is not known along which axis the case '{case.id}' is projected.", "Say so with --axis i, j or k."
            )
        return record.axis
    if wish not in (0, 1, 2):
        raise DataError(f"{wish} is no axis of a volume.", "Use 0, 1 or 2 for i, j or k.")
    if record is not None and record.axis != wish and not replaces:
        raise DataError(
            f"The case '{case.id}' is projected along axis {'ijk'[record.axis]} so far, not {'ijk'[wish]}.",
            "To change that, give the case anew all that it has there, image and mask.",
        )
    return wish


def _companion(path: Path, volume: sitk.Image, axis: int) -> sitk.Image:
    path = path.expanduser().absolute()
    check_name(path)
    image = load_image(path)
    complex_voxels = "complex" in image.GetPixelIDTypeAsString()
    check_scalar(image.GetNumberOfComponentsPerPixel(), path, complex_voxels=complex_voxels)
    check_voxels(sitk.GetArrayViewFromImage(image), path)
    whole = is_whole(image, volume)
    return without_metadata(image if whole else on_flat_grid(image, volume, axis, path))


def _flat_labels(project: Project, path: Path, volume: sitk.Image, axis: int) -> tuple[LabelMap, LabelSchema]:
    """A flat mask on the flat grid, and the schema of its values: the project's, or a new one."""
    path = path.expanduser().absolute()
    check_name(path)
    image, grid = load_image(path), flat_grid(volume, axis)
    if is_segmentation(image.GetMetaDataKeys()):
        schema = project.schema if project.has_schema else schema_from_segmentation(path)
        return read_label_map(path, grid, schema), schema
    with tempfile.TemporaryDirectory() as folder:  # moved into the plane, it is read like any other mask
        moved = Path(folder) / "mask.nrrd"
        write_image(moved, on_flat_grid(image, volume, axis, path))
        try:
            schema = project.schema if project.has_schema else schema_from_label_map(moved)
            return read_label_map(moved, grid, schema), schema
        except DataError as error:
            raise DataError(error.sentence.replace(str(moved), str(path)), error.hint) from error


def _check_parts(case: Case, along: int, parts: Sequence[Part]) -> None:
    if along not in (0, 1, 2):
        raise DataError(f"{along} is no axis of a volume.", "Use 0, 1 or 2 for i, j or k.")
    if case.en_face is not None and case.en_face.axis == along:
        raise DataError(
            f"The case '{case.id}' is projected along axis {'ijk'[along]}, so it cannot be cut along it.",
            "Cut it along one of the other two axes.",
        )
    if case.label is not None:
        raise ProjectError(f"The case '{case.id}' has a 3D mask, which cannot be cut.", "Cut before you label.")
    ordered = sorted(parts, key=lambda part: part.first)
    bounds = [0, *(edge for part in ordered for edge in (part.first, part.last)), case.size[along]]
    if not parts or any(part.last - part.first < 2 for part in parts) or bounds != sorted(bounds):
        raise DataError(
            f"The parts do not lie one beside the other in the {case.size[along]} voxels of the case '{case.id}'.",
            "Give parts such as train=0:120 and test=128:200 that do not overlap, of two voxels or more.",
        )
    if case.role is Role.TEST and any(part.role is not Role.TEST for part in parts):
        raise ProjectError(
            f"'{case.id}' is a test case; learning from parts of it would make test results worthless.",
            "Give it another role first if you mean it.",
        )


def _part(project: Project, case: Case, volume: sitk.Image, along: int, part: Part, number: int) -> Case:
    piece = _cropped(volume, along, part)
    with project.filling_case_folder(f"{case.id}-{number}") as folder:
        write_image(folder / "image.nrrd", piece)
        piece = read_volume(folder / "image.nrrd")
        _cut_companions(project, case, volume, piece, along, part, folder)
        made = Case(
            id=folder.name,
            name=f"{case.name}, {'ijk'[along]} {part.first} to {part.last - 1}",
            role=part.role,
            image="image.nrrd",
            fingerprint=fingerprint(piece),
            size=piece.GetSize(),
            spacing_mm=piece.GetSpacing(),
            direction=piece.GetDirection(),
            source=case.source,
            dicom=case.dicom,
            patient=case.patient,
            cut_from=tuple(dict.fromkeys((*(case.cut_from or ()), *_volumes_of(case)))),
            intensities=intensities(sitk.GetArrayViewFromImage(piece)),
            en_face=_renamed(case.en_face),
            folder=folder,
        )
        made.save()
        _cut_channels(case, made, along, part)
    return made


def _volumes_of(case: Case) -> tuple[str, ...]:
    """Fingerprints of all that a piece of a case is a piece of."""
    return (case.fingerprint, *case.file_fingerprints, *case.channel_fingerprints)


def _cut_channels(case: Case, made: Case, along: int, part: Part) -> None:
    """Give a piece of a case its pieces of the further sequences, which lie on the grid of the image."""
    for one in case.channels or ():
        path = case.channel_path(one.name)
        if path is None:
            continue
        piece = _cropped(read_volume(path), along, part)

        def write(target: Path, piece: sitk.Image = piece, resampled: bool = one.resampled) -> ChannelRecord:
            write_image(target, piece)
            voxels = intensities(sitk.GetArrayViewFromImage(piece))
            return ChannelRecord("", "", fingerprint(load_image(target)), resampled, voxels)

        write_channel(made, one.name, write)


def _renamed(record: EnFaceRecord | None) -> EnFaceRecord | None:
    """The record of a case for a piece of it, whose files have the names that are given here."""
    if record is None:
        return None
    return replace(record, image=record.image and IMAGE, mask=record.mask and MASK)


def _cropped(image: sitk.Image, along: int, part: Part) -> sitk.Image:
    return image[tuple(slice(part.first, part.last) if axis == along else slice(None) for axis in range(3))]


def _cut_companions(
    project: Project, case: Case, volume: sitk.Image, piece: sitk.Image, along: int, part: Part, folder: Path
) -> None:
    """Write what belongs to a piece of a volume in the en-face plane."""
    record = case.en_face
    if (image := flat_image(case, volume)) is not None:
        write_image(folder / IMAGE, _cropped(image, along, part))
    if record is None or not record.mask:
        return
    mask = flat_mask(case, volume, project.schema)
    if mask is not None:
        cut = np.moveaxis(np.moveaxis(mask, 2 - along, 0)[part.first : part.last], 0, 2 - along)
        write_segmentation(folder / MASK, cut, flat_grid(piece, record.axis), project.schema)
