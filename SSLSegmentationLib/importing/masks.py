"""A mask on its way into a case: read, checked, and written as it was or in the project's own form."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SSLSegError
from ..core.storage import atomic_path, read_text
from ..core.text import counted, listed
from ..project import Case, LabelRecord, Project, frames_of
from ..project.cases import AssumedSpacing
from ..project.records import DicomRecord
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..project.series import frame_id
from ..volumes.assumed_spacing import grid_of_mask, respaced
from ..volumes.frames import load_frames
from ..volumes.itk import check_name
from ..volumes.labels import (
    LabelMap,
    read_label_map,
    schema_from_label_map,
    schema_from_segmentation,
    write_segmentation,
)
from ..volumes.reading import image_suffix, load_image, read_volume
from ..volumes.segmentation_formats import segmentation_format
from ..volumes.segments import is_segmentation
from .dataset_labels import names_beside

if TYPE_CHECKING:
    from .report import ImportReport


@dataclass(frozen=True)
class ReadMask:
    """A mask that has been read and found good, and what writes it into a case."""

    path: Path
    schema: LabelSchema
    record: LabelRecord
    suffix: str
    write: Callable[[Path], None]
    remarks: list[str]
    empty: bool

    def give_to(self, project: Project, case: Case) -> None:
        """Make it the reference segmentation of a case that is there, in place of an older one.

        Raises:
            StorageError: the disk refused; the older mask, if any, stays.
        """
        if not project.has_schema:
            project.set_schema(self.schema)
        case.set_label(self.record, self.suffix, self.write)


@dataclass(frozen=True)
class FrameMasks:
    """A mask with frames that has been read.

    Args:
        path: of the file.
        masks: one for each frame; None for those that it says nothing of.
    """

    path: Path
    masks: list[ReadMask | None]
    empty = False  # as a whole

    @property
    def remarks(self) -> list[str]:
        """What should be known of it, in sentences."""
        known = [mask for mask in self.masks if mask is not None]
        remarks = list(dict.fromkeys(text for mask in known for text in mask.remarks))
        if empty := sum(mask.empty for mask in known):
            frames = counted(empty, "frame holds", "frames hold")
            remarks.append(
                f"{frames} no labelled voxel in '{self.path}': negative examples, in which none of the structures is."
            )
        return remarks

    def give_to(self, project: Project, case: Case) -> None:
        """Give each frame of a case its mask; those that it says nothing of stay as they are.

        Raises:
            StorageError: the disk refused; later frames keep what they had.
        """
        for view, mask in zip(frames_of(case), self.masks, strict=True):
            if mask is not None:
                mask.give_to(project, view)
        case.series = Case.load(case.folder).series


def add_label(
    project: Project,
    case: Case,
    path: Path | str,
    *,
    source: str = "imported",
    annotated_slices: Sequence[int] | None = None,
    annotated_axis: int | None = None,
    allow_empty: bool = False,
    empty_frames: bool = False,
    report: ImportReport | None = None,
) -> Case:
    """Give a case its reference segmentation: a copy of ``path`` in the case's folder, which replaces an older one.

    A case with frames gets a mask of as many frames: each frame its own.

    Args:
        path: ``.seg.nrrd``, NRRD, NIfTI, MHA or a DICOM segmentation on the grid of the image, or of its file if
            another spacing is assumed.
        source: where it comes from.
        annotated_slices: native indices of the complete slices of a partly annotated volume.
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.
        allow_empty: take a mask without a voxel as a negative example.
        empty_frames: take frames without a voxel, of a mask with frames, as negative examples; else they stay as
            they are.
        report: is told what should be known of the mask.

    Raises:
        DataError: the mask's grid differs, a value lacks in the schema, or the mask is empty.
        ProjectError: a slice index is out of range.
        StorageError: the disk refused; the older mask, if any, stays.
    """
    path = Path(path).expanduser().absolute()
    check_name(path)
    if case.frame is not None and not _is_of_one(path) and len(load_frames(path)) > 1:
        raise DataError(
            f"The mask '{path}' has several frames, and '{case.id}' is one.",
            f"Name the case, '{case.frame.case_id}': each of its frames gets its own.",
        )
    if case.series is not None and segmentation_format(path) is not None:
        raise DataError(
            f"The mask '{path}' is of one volume, and '{case.id}' has {counted(len(case.series.frames), 'frame')}.",
            f"Name the frame that it belongs to, as '{frame_id(case.id, 1)}'.",
        )
    how: dict[str, Any] = {
        "source": source,
        "axis": annotated_axis,
        "slices": case.checked_slices(annotated_slices, annotated_axis),
        "assumed": case.assumed,
    }
    given: ReadMask | FrameMasks
    if case.series is None:
        given = read_mask(project, path, read_volume(case.image_path), allow_empty=allow_empty, dicom=case.dicom, **how)
    else:
        images = [read_volume(view.image_path) for view in frames_of(case)]
        given = read_frame_masks(project, path, images, empty_frames=empty_frames, **how)
    given.give_to(project, case)
    if report is not None:
        report.tell_of(given)
    return case


def _is_of_one(path: Path) -> bool:
    """Whether a mask is of one volume, whatever it holds."""
    return path.name.lower().endswith(".seg.nrrd") or segmentation_format(path) is not None


def add_empty_label(project: Project, case: Case, *, source: str = "annotated") -> Case:
    """Say of a case that none of the structures is in it: a negative example. It gets a mask without a voxel.

    Raises:
        ProjectError: the project has no label schema yet.
        StorageError: the disk refused; the older mask, if any, stays.
    """
    schema = project.schema
    image = read_volume(case.image_path)
    array = np.zeros(image.GetSize()[::-1], np.uint8)
    case.set_label(LabelRecord("", source), ".seg.nrrd", rewriter(array, image, schema))
    return case


def read_mask(
    project: Project,
    path: Path,
    image: sitk.Image,
    *,
    source: str = "imported",
    axis: int | None = None,
    slices: Sequence[int] | None = None,
    allow_empty: bool = False,
    ignore: int | None = None,
    values: Mapping[int, int] | None = None,
    assumed: AssumedSpacing | None = None,
    stored: sitk.Image | None = None,
    schema: LabelSchema | None = None,
    dicom: DicomRecord | None = None,
) -> ReadMask:
    """Read the mask of an image, before anything is written.

    Args:
        source: where it comes from.
        axis: voxel axis across which ``slices`` lie, the complete ones of a partly annotated volume.
        allow_empty: take a mask without a voxel as a negative example.
        ignore: value that stands for voxels that nobody annotated.
        values: value in a label map → value of the schema, where they differ.
        assumed: what the spacing of ``image`` was in its file; the mask may lie on that grid, and is put on this one.
        stored: what has been read of the file already, one frame of several; it is written anew.
        schema: of what is not the project's yet.
        dicom: the series that the image was added from.

    Raises:
        DataError: it cannot be used.
    """
    notes: tuple[str, ...] = ()
    if stored is None and (entry := segmentation_format(path)):
        on = respaced(image, assumed.file_spacing_mm) if assumed else image
        read = entry.read(path, on, schema or (project.schema if project.has_schema else None), dicom)
        stored, schema, notes = read.labels, read.schema, read.notes
        source = f"{source} ({read.made})" if read.made and source == "imported" else source
    schema = schema or schema_for(project, path)
    grid = grid_of_mask(path, image, assumed, stored)
    empty_too = allow_empty or slices is not None
    known: dict[str, Any] = {"allow_empty": empty_too, "ignore": ignore, "values": values}
    label_map = read_label_map(path, grid, schema, **known, stored=stored)
    notes += _beside_slices(path, label_map.array, axis, slices)
    suffix, write = _mask_writer(path, label_map, image, schema, moved=grid is not image or stored is not None)
    if ignore is not None and (label_map.array == NOT_ANNOTATED).any():
        axis, slices = _complete_slices(path, label_map.array)
        suffix, write = (
            ".seg.nrrd",
            rewriter(np.where(label_map.array == NOT_ANNOTATED, 0, label_map.array), image, schema),
        )
    record = LabelRecord("", source, axis if slices is not None else None, None if slices is None else list(slices))
    empty = not label_map.present and slices is None
    return ReadMask(path, schema, record, suffix, write, [*notes, *label_map.remarks(path)], empty)


def read_frame_masks(
    project: Project, path: Path, images: Sequence[sitk.Image], *, empty_frames: bool = False, **how: Any
) -> FrameMasks:
    """Read a label map with frames, before anything is written; frames that are empty in it have no mask.

    Args:
        project: with the label schema; without one, all frames together make it.
        path: of the file.
        images: the frames of the image.
        empty_frames: frames without a voxel are negative examples.
        how: as of :func:`read_mask`.

    Raises:
        DataError: it cannot be used, has not as many frames as the image, or holds no labelled voxel at all.
    """
    masks = load_frames(path)
    if len(masks) != len(images):
        raise DataError(
            f"The mask '{path}' has {counted(len(masks), 'frame')}, and its image has {len(images)}.",
            "A mask of one frame goes to that frame, as in 'sslseg label PROJECT case0001@3 MASK'.",
        )
    voxels = [sitk.GetArrayViewFromImage(mask) for mask in masks]
    held = [bool(np.any(frame)) for frame in voxels]
    if not any(held):
        raise DataError(
            f"The mask '{path}' holds no labelled voxel in any of its {len(masks)} frames.", "Annotate at least one."
        )
    schema = schema_for(project, path, sitk.GetImageFromArray(np.concatenate(voxels)))
    found = [
        read_mask(project, path, image, allow_empty=True, stored=mask, schema=schema, **how)
        if one or empty_frames
        else None
        for mask, image, one in zip(masks, images, held, strict=True)
    ]
    return FrameMasks(path, found)


def _beside_slices(path: Path, array: np.ndarray, axis: int | None, slices: Sequence[int] | None) -> tuple[str, ...]:
    """What to say where a mask shows something on slices that were not named, perhaps as they were counted from 1."""
    if axis is None or slices is None:
        return ()
    across = tuple(other for other in range(3) if other != 2 - axis)
    held = (array > 0) & (array != NOT_ANNOTATED)
    shown = np.flatnonzero(held.any(axis=across) & ~np.isin(np.arange(array.shape[2 - axis]), slices))
    if not shown.size:
        return ()
    return (
        f"'{path}' shows structures on slices that are not among the complete ones, and do not count: "
        f"{listed(shown.tolist())} (slices are counted from 0).",
    )


def _complete_slices(path: Path, array: np.ndarray) -> tuple[int, list[int]]:
    """Voxel axis and slices that are annotated, of a mask in which slices are to be ignored.

    Raises:
        DataError: voxels within the slices are to be ignored, or all are.
    """
    ignored = array == NOT_ANNOTATED
    for axis in (2, 1, 0):
        across = tuple(other for other in range(3) if other != 2 - axis)
        whole = ignored.all(axis=across)
        if whole.any() and np.array_equal(whole, ignored.any(axis=across)) and not whole.all():
            return axis, np.flatnonzero(~whole).tolist()
    raise DataError(
        f"The mask '{path}' says of parts of its slices, or of all of it, that nobody annotated them.",
        "Here some slices of a case can be annotated, each of them completely. Complete them in Slicer, or add the "
        "image without its mask ('sslseg add PROJECT IMAGE').",
    )


def _mask_writer(
    path: Path, label_map: LabelMap, image: sitk.Image, schema: LabelSchema, *, moved: bool
) -> tuple[str, Callable[[Path], None]]:
    """Suffix of the mask's file in a case, and what writes it there: if all readers agree on it, a copy of ``path``.

    Args:
        moved: the file lies on another grid than ``image``.
    """
    suffix = ".seg.nrrd" if path.name.lower().endswith(".seg.nrrd") else image_suffix(path) or ""

    def copy(target: Path) -> None:
        with atomic_path(target) as temporary:
            shutil.copyfile(path, temporary)

    # The voxels lie on another grid, in a second file, or in another order.
    if moved or suffix in (".nhdr", ".mhd") or not label_map.as_stored:
        return ".seg.nrrd", rewriter(label_map.array, image, schema)
    return suffix, copy


def rewriter(array: np.ndarray, image: sitk.Image, schema: LabelSchema) -> Callable[[Path], None]:
    """What writes label values [z, y, x] on the grid of ``image`` into a file."""
    return lambda target: write_segmentation(target, array, image, schema)


def schema_for(project: Project, label: Path, labels: sitk.Image | None = None) -> LabelSchema:
    """The project's schema; without one, the schema that the mask makes, by the names that come with it.

    Args:
        label: the mask's file.
        labels: what has been read of it already, no segmentation.
    """
    if project.has_schema:
        return project.schema
    if labels is None and is_segmentation(load_image(label).GetMetaDataKeys()):
        return schema_from_segmentation(label)
    schema = schema_from_label_map(label, labels)
    for named in (_table_beside(label), names_beside(label)):
        if named and set(schema.values) <= set(named):
            return LabelSchema.from_names(named)
    return schema


def _table_beside(mask: Path) -> dict[int, str]:
    """Names of label values in a colour table that is called like the mask, as Slicer saves it beside; else none."""
    stem = mask.name[: len(mask.name) - len(image_suffix(mask) or "")]
    for path in (mask.with_name(f"{stem}{end}") for end in ("_ColorTable.ctbl", "_ColorTable.csv", ".ctbl", ".csv")):
        try:
            if path.suffix == ".csv":
                return {segment.value: segment.name for segment in LabelSchema.read(path).segments}
            rows = [line.split() for line in read_text(path).splitlines() if not line.lstrip().startswith("#")]
            # number, name with _ for spaces, red, green, blue, opacity
            return {int(row[0]): row[1].replace("_", " ") for row in rows if len(row) == 6 and row[0] != "0"}
        except (SSLSegError, ValueError):  # there is none, or it is something else
            continue
    return {}
