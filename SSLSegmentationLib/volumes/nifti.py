"""What a NIfTI header says, and a name by which ITK reads that file and no other. numpy only.

Format: NIfTI-1 (https://nifti.nimh.nih.gov/nifti-1). Its header may state the geometry three times: voxel sizes in
``pixdim``, a scanner position in the qform, an affine matrix in the sform. ITK and Slicer take sizes from ``pixdim``,
nibabel, MRtrix and FreeSurfer from the sform; so a file in which they differ is refused.
"""

from __future__ import annotations

import gzip
import math
import os
import shutil
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..core.errors import DataError
from .checks import check_direction, check_origin, check_spacing
from .headers import Header, Piece, contradiction

#: Bytes from the start that hold the header.
HEADER_BYTES = 544
_SMALLEST_OFFSET = 352  # of the voxels: the header and four bytes that announce extensions
_ITEM_BITS = {
    2: 8, 4: 16, 8: 32, 16: 32, 32: 64, 64: 64, 128: 24, 256: 8, 512: 16, 768: 32, 1024: 64, 1280: 64, 1536: 128,
    1792: 128, 2048: 256, 2304: 32,
}  # fmt: skip
_FLOATS = {16: "f4", 64: "f8"}
_MILLIMETRES = {1: 1000.0, 2: 1.0, 3: 0.001}
_MILLISECONDS = {8: 1000.0, 16: 1.0, 24: 0.001}
#: How far two statements of one length may differ, as a fraction: single precision, and headers rounded to 4 digits.
_ROUNDING = 1e-3
_RIGHT_ANGLE = 1e-4
_HINT = (
    "Convert the original images again; or, if you know which is right, load the file in Slicer, enter the voxel size "
    "in the Volumes module (Volume Information) and save it as .nrrd."
)


@dataclass(frozen=True)
class _Geometry:
    """What the header states on place and size: lengths in mm, places in RAS as NIfTI has them."""

    spacing: np.ndarray
    size: np.ndarray
    qform: np.ndarray | None
    sform: np.ndarray | None
    sform_code: int


def read_header(path: Path, head: bytes) -> Header:
    """Check that a NIfTI-1 header does not contradict itself.

    Args:
        path: of the file, for the sentences.
        head: its first :data:`HEADER_BYTES` bytes, decompressed.

    Raises:
        DataError: it is no NIfTI-1 header; its geometry is none that a volume can have, or is stated twice and
            differently; ITK would look for the voxels in the wrong place.
    """
    order = _byte_order(path, head)

    def unpack(form: str, offset: int) -> tuple:
        return struct.unpack_from(order + form, head, offset)

    count, *sizes = unpack("8h", 40)
    if not 1 <= count <= 7 or min(sizes[:count]) < 1:
        raise contradiction(path, "dim", " ".join(map(str, (count, *sizes))), "which is no size of an image")
    kind, (offset, slope, intercept) = unpack("h", 70)[0], unpack("3f", 108)
    if kind not in _ITEM_BITS:
        raise contradiction(path, "datatype", str(kind), "which NIfTI does not know or ITK does not read")
    if not (np.isfinite(offset) and offset >= _SMALLEST_OFFSET):
        raise contradiction(
            path, "vox_offset", f"{offset:g}", f"but voxels cannot begin before byte {_SMALLEST_OFFSET}"
        )
    remarks = _check_scale(path, slope, intercept)
    geometry = _geometry(path, head, order, min(count, 3), sizes[:3])
    remarks += _check_agreement(path, geometry)
    needed = int(np.prod([int(extent) for extent in sizes[:count]], dtype=object)) * _ITEM_BITS[kind] // 8
    piece = Piece(path, int(offset), needed)
    volume = math.prod(sizes[:3]) if count > 3 and max(sizes[3:count]) > 1 else 0
    return Header((piece,), remarks=remarks, floats=order + _FLOATS[kind] if kind in _FLOATS else "", volume=volume)


def time_axis(path: Path) -> tuple[float | None, bool]:
    """Step along the fourth axis in ms, None if the header has none, and whether its unit is one of time.

    The file has been read, so that its header is known to be one.
    """
    with open(path, "rb") as file:
        head = file.read(348)
    if head[:2] == b"\x1f\x8b":
        with gzip.open(path, "rb") as unpacked:
            head = unpacked.read(348)
    order = "<" if head[:4] == b"\x5c\x01\0\0" else ">"
    step, factor = struct.unpack_from(order + "f", head, 92)[0], _MILLISECONDS.get(head[123] & 0x38)
    known = factor is not None and math.isfinite(step) and step > 0
    return (step * factor if known else None), factor is not None


@contextmanager
def unambiguous(path: Path) -> Iterator[Path]:
    """A path by which ITK, and thus Slicer, reads this NIfTI file itself, as long as the block lasts.

    Their reader chooses by names: asked for ``A.nii.gz`` it takes the voxels of an ``A.nii`` beside it, whether a file
    is compressed it sees by the suffix, and mixed-case suffixes it refuses. Where that would go wrong the path is one
    of a link (or a copy, where there are no links) in a temporary folder.
    """
    with open(path, "rb") as file:
        suffix = ".nii.gz" if file.read(2) == b"\x1f\x8b" else ".nii"
    stem = path.name[: -len(suffix)]
    if path.name == f"{stem}{suffix}" and not (suffix == ".nii.gz" and (path.parent / f"{stem}.nii").exists()):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
        alias = Path(folder) / f"volume{suffix}"
        for make in (os.symlink, os.link, shutil.copyfile):
            try:
                make(path.resolve(), alias)
                break
            except (OSError, NotImplementedError):  # Windows without the right to link, or another disk
                if make is shutil.copyfile:
                    raise
        yield alias


def sheared_error(path: Path) -> DataError:
    """The error for a NIfTI file whose axes are not at right angles: ITK would straighten them."""
    return DataError(
        f"The NIfTI file '{path}' is sheared (its axes are not at right angles), which cannot be read exactly.",
        "Convert the original images to NRRD instead.",
    )


def _byte_order(path: Path, head: bytes) -> str:
    for order in "<>":
        if len(head) >= 348 and struct.unpack_from(order + "i", head)[0] == 348:
            if head[344:347] == b"n+1":
                return order
            kind = "the header of a pair of .hdr and .img files" if head[344:347] == b"ni1" else "an Analyze header"
            raise DataError(
                f"'{path}' holds {kind}, not a whole NIfTI image.",
                "Load it, or the pair that it belongs to, in Slicer, check which side is left, and save it as .nrrd.",
            )
        if len(head) >= 540 and struct.unpack_from(order + "i", head)[0] == 540:
            raise DataError(
                f"'{path}' is a NIfTI-2 image, which neither SSLSegmentation nor Slicer reads.",
                "Convert it to NIfTI-1, for example in Python with nibabel: Nifti1Image.from_image(load(FILE)).",
            )
    raise DataError(f"'{path}' does not begin like a NIfTI image.", "Export it again from its source.")


def _check_scale(path: Path, slope: float, intercept: float) -> tuple[str, ...]:
    unscaled = slope == 0 or np.isnan(slope)  # nan is what nibabel keeps in memory for "none"
    if unscaled and intercept != 0 and not np.isnan(intercept):
        fault = "of which NIfTI says that nothing is scaled, but ITK and Slicer add the intercept"
    elif not unscaled and not (np.isfinite(slope) and np.isfinite(intercept)):
        fault = "from which no intensities can be computed"
    else:
        remark = f"'{path}' gives the slope nan for its intensities: they were taken as they are stored."
        return (remark,) if np.isnan(slope) else ()
    raise contradiction(path, "scl_slope, scl_inter", f"{slope:g}, {intercept:g}", fault)


def _geometry(path: Path, head: bytes, order: str, axes: int, sizes: list[int]) -> _Geometry:
    """Geometry in mm; what does not depend on other fields is checked for values that no volume can have."""
    to_mm = _MILLIMETRES.get(head[123] & 7, 1.0)
    qfac, *steps = struct.unpack_from(order + "4f", head, 76)
    missing = [1.0] * (3 - axes)
    spacing = np.append(np.array(steps[:axes], dtype=float) * to_mm, missing)
    size = np.append(np.array(sizes[:axes], dtype=float), missing)
    qform_code, sform_code = struct.unpack_from(order + "2h", head, 252)
    qform = sform = None
    if qform_code > 0:
        quaternion, place = np.array(struct.unpack_from(order + "6f", head, 256), dtype=float).reshape(2, 3)
        if not np.isfinite([qfac, *quaternion]).all() or (quaternion**2).sum() > 1 + _ROUNDING:
            raise contradiction(path, "qform, qfac", _text([*quaternion, qfac]), "which is no rotation")
        check_origin((place * to_mm).tolist(), path, "qoffset")
        with np.errstate(invalid="ignore"):  # spacing that is refused below
            matrix = _rotation(quaternion) * (1, 1, -1 if qfac < 0 else 1) * spacing
        qform = np.column_stack([matrix, place * to_mm])
    if sform_code > 0:
        sform = np.array(struct.unpack_from(order + "12f", head, 280), dtype=float).reshape(3, 4) * to_mm
        check_origin(sform[:, 3].tolist(), path, "sform origin")
        lengths = np.linalg.norm(sform[:, :3], axis=0)
        if not np.isfinite(lengths).all() or lengths.min() == 0:
            raise contradiction(path, "sform", _text(sform[:, :3].ravel()), "which is no matrix of a volume")
        check_direction(sform[:, :3] / lengths, path, "sform")
    return _Geometry(spacing, size, qform, sform, sform_code)


def _check_agreement(path: Path, stated: _Geometry) -> tuple[str, ...]:
    """Refuse two statements on size or handedness; returns remarks on what else differs."""
    spacing, size = stated.spacing.tolist(), stated.size.tolist()
    if stated.sform is None or min(spacing) < 0:
        check_spacing(spacing, path, "pixdim", size=size)
        return ()
    if stated.qform is None and _is_sheared(stated.sform):
        raise sheared_error(path)
    lengths = np.linalg.norm(stated.sform[:, :3], axis=0)
    several = stated.size > 1  # along the others there is no distance to agree on
    with np.errstate(divide="ignore"):
        agree = np.abs(lengths / stated.spacing - 1) <= _ROUNDING
    if not agree[several].all():
        sizes = [f"{_text(values, ' × ')} mm" for values in (stated.spacing, lengths)]
        if (np.abs(lengths - 1) > _ROUNDING)[several].any():
            raise DataError(
                f"The NIfTI file '{path}' contradicts itself: its voxels measure {sizes[0]} by its pixdim, but "
                f"{sizes[1]} by its sform.",
                _HINT,
            )
        check_spacing(spacing, path, "pixdim", size=size)
        return (f"'{path}' has an sform without voxel sizes: {sizes[0]} were taken from its pixdim.",)
    check_spacing(spacing, path, "pixdim and sform", size=size)
    if stated.qform is None:
        return ()
    if np.linalg.det(stated.sform[:, :3]) * np.linalg.det(stated.qform[:, :3]) < 0:
        raise DataError(
            f"The NIfTI file '{path}' contradicts itself: its qform and its sform are mirror images of each other.",
            "Convert the original images again: which side is left cannot be told from this file.",
        )
    corners = np.array(np.meshgrid(*([0, extent - 1] for extent in stated.size))).reshape(3, -1)
    apart = (stated.sform - stated.qform) @ np.vstack([corners, np.ones(8)])
    shift = float(np.linalg.norm(apart, axis=0).max())
    if shift <= 0.5 * stated.spacing.min():
        return ()
    used = "sform" if stated.sform_code == 1 and not _is_sheared(stated.sform) else "qform"  # as ITK and Slicer do
    return (
        f"'{path}' gives two positions, up to {shift:.1f} mm apart (qform and sform): that of the {used} was taken.",
    )


def _is_sheared(sform: np.ndarray) -> bool:
    units = sform[:, :3] / np.linalg.norm(sform[:, :3], axis=0)
    return bool(np.abs(units.T @ units - np.eye(3)).max() > _RIGHT_ANGLE)


def _rotation(quaternion: np.ndarray) -> np.ndarray:
    """Rotation matrix of the unit quaternion whose last three numbers are given."""
    b, c, d = quaternion
    a = np.sqrt(max(0.0, 1 - b * b - c * c - d * d))
    return np.array(
        [
            [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
            [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
            [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
        ]
    )


def _text(values: Iterable[float], between: str = " ") -> str:
    return between.join(f"{value:.4g}" for value in values)
