"""A mask on its way into a case: read, checked, and written as it was or in the project's own form."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SSLSegError
from ..core.storage import atomic_path, read_text
from ..project import Case, LabelRecord, Project
from ..project.cases import AssumedSpacing
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..volumes.assumed_spacing import grid_of_mask
from ..volumes.itk import check_name
from ..volumes.labels import (
    LabelMap,
    read_label_map,
    schema_from_label_map,
    schema_from_segmentation,
    write_segmentation,
)
from ..volumes.reading import image_suffix, load_image, read_volume
from ..volumes.segments import is_segmentation
from .datasets import names_beside

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


def add_label(
    project: Project,
    case: Case,
    path: Path | str,
    *,
    source: str = "imported",
    annotated_slices: Sequence[int] | None = None,
    annotated_axis: int | None = None,
    allow_empty: bool = False,
    report: ImportReport | None = None,
) -> Case:
    """Give a case its reference segmentation: a copy of ``path`` in the case's folder, which replaces an older one.

    Args:
        path: ``.seg.nrrd``, NRRD, NIfTI or MHA on the grid of the image, or of its file if another spacing is assumed.
        source: where it comes from.
        annotated_slices: native indices of the complete slices of a partly annotated volume.
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which they lie.
        allow_empty: take a mask without a voxel as a negative example.
        report: is told what should be known of the mask.

    Raises:
        DataError: the mask's grid differs, a value lacks in the schema, or the mask is empty.
        ProjectError: a slice index is out of range.
        StorageError: the disk refused; the older mask, if any, stays.
    """
    path = Path(path).expanduser().absolute()
    check_name(path)
    slices = case.checked_slices(annotated_slices, annotated_axis)
    given = read_mask(
        project,
        path,
        read_volume(case.image_path),
        source=source,
        axis=annotated_axis,
        slices=slices,
        allow_empty=allow_empty,
        assumed=case.assumed,
    )
    given.give_to(project, case)
    if report is not None:
        report.tell_of(given)
    return case


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
    assumed: AssumedSpacing | None = None,
) -> ReadMask:
    """Read the mask of an image, before anything is written.

    Args:
        source: where it comes from.
        axis: voxel axis across which ``slices`` lie, the complete ones of a partly annotated volume.
        allow_empty: take a mask without a voxel as a negative example.
        ignore: value that stands for voxels that nobody annotated.
        assumed: what the spacing of ``image`` was in its file; the mask may lie on that grid, and is put on this one.

    Raises:
        DataError: it cannot be used.
    """
    schema = _schema_for(project, path)
    grid = grid_of_mask(path, image, assumed)
    label_map = read_label_map(path, grid, schema, allow_empty=allow_empty or slices is not None, ignore=ignore)
    suffix, write = _mask_writer(path, label_map, image, schema, moved=grid is not image)
    if ignore is not None and (label_map.array == NOT_ANNOTATED).any():
        axis, slices = _complete_slices(path, label_map.array)
        suffix, write = (
            ".seg.nrrd",
            rewriter(np.where(label_map.array == NOT_ANNOTATED, 0, label_map.array), image, schema),
        )
    record = LabelRecord("", source, axis if slices is not None else None, None if slices is None else list(slices))
    empty = not label_map.present and slices is None
    return ReadMask(path, schema, record, suffix, write, label_map.remarks(path), empty)


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


def _schema_for(project: Project, label: Path) -> LabelSchema:
    """The project's schema; without one, the schema that the mask makes, by the names that come with it."""
    if project.has_schema:
        return project.schema
    if is_segmentation(load_image(label).GetMetaDataKeys()):
        return schema_from_segmentation(label)
    schema = schema_from_label_map(label)
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
