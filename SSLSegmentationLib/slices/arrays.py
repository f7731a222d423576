"""The files of a store: arrays that are written row by row, appear whole or not at all, and are read memory-mapped."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np

from ..errors import ProjectError, StorageError
from ..storage import atomic_path, storage_error

REBUILD = "Delete the store's folder: resuming the run builds it again."


def clear(folder: Path) -> None:
    """Make an older store count as none (it has no index), and remove what a killed build has left behind."""
    try:
        (folder / "index.json").unlink(missing_ok=True)
        for leftover in folder.glob(".partial-*.npy"):
            leftover.unlink()
    except OSError as error:
        raise storage_error(folder / "index.json", error) from error


@contextmanager
def new_array(path: Path, dtype: type, shape: tuple[int, ...]) -> Iterator[Callable[[np.ndarray], None]]:
    """Yield a function that appends to a new .npy, which appears under its name only when the block ends well.

    The file is written, not mapped: on a map, a full disk kills the process instead of raising an error.
    """
    with atomic_path(path) as temporary, open(temporary, "wb") as file:
        header = {"descr": np.lib.format.dtype_to_descr(np.dtype(dtype)), "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
        _claim(file, int(np.prod(shape)) * np.dtype(dtype).itemsize)
        yield lambda block: file.write(np.ascontiguousarray(block, dtype=dtype).data)


def _claim(file: BinaryIO, size: int) -> None:
    """Reserve disk space for ``size`` more bytes: a disk that is too small should be noticed before the work."""
    file.flush()
    try:
        os.posix_fallocate(file.fileno(), file.tell(), size)
    except AttributeError:  # Windows, macOS
        if shutil.disk_usage(Path(file.name).parent).free < size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS):  # some network disks cannot reserve
            raise


def open_array(path: Path, dtype: type, shape: tuple[int, ...]) -> np.ndarray:
    """Map an array for reading.

    Raises:
        ProjectError: missing, damaged, or of another type or shape.
        StorageError: the disk refused.
    """
    try:
        array = np.lib.format.open_memmap(path, mode="r")
    except FileNotFoundError as error:
        raise ProjectError(f"The slice store lacks '{path}'.", REBUILD) from error
    except OSError as error:
        raise StorageError(f"'{path}' cannot be read ({error.strerror or error}).", "Check the disk.") from error
    except Exception as error:  # numpy parses the header as Python source: a damaged one raises almost anything
        raise ProjectError(f"The slice store file '{path}' is damaged ({error}).", REBUILD) from error
    if array.dtype != dtype or array.shape != shape:
        raise ProjectError(f"The slice store file '{path}' does not fit its index.", REBUILD)
    return array
