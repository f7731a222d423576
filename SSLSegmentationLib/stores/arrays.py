"""The files of a store: arrays that are written row by row, appear whole or not at all, and are read memory-mapped."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from ..core.errors import ProjectError, StorageError
from ..core.storage import atomic_path, move, patiently, remove_file, storage_error

REBUILD = "Delete the store's folder: resuming the run builds it again."


def clear(folder: Path) -> None:
    """Make an older store count as none, which it is without an index, and remove what not every store has, and what a
    killed build has left behind."""
    for path in [*map(folder.joinpath, ("index.json", "channels.npy")), *folder.glob(".partial-*.npy")]:
        remove_file(path)
    for path in folder.glob("begun*"):
        remove_file(path)


@contextmanager
def new_array(path: Path, dtype: type, shape: tuple[int, ...]) -> Iterator[Callable[[np.ndarray], None]]:
    """Yield a function that appends to a new .npy, which appears under its name only when the block ends well.

    The file is written, not mapped: on a map, a full disk kills the process instead of raising an error.
    """
    with atomic_path(path) as temporary, open(temporary, "wb") as file:
        _begin(file, np.dtype(dtype), shape)

        def append(block: np.ndarray) -> None:
            file.write(np.ascontiguousarray(block, dtype=dtype).data)

        yield append


class BegunArray:
    """A .npy that is written row by row and can be gone on with by another process, under a name of its own until it
    is whole.

    Args:
        path: of the whole array.
        dtype: of its entries.
        shape: of the whole array.
        rows: rows that an earlier process has written; 0 begins anew.

    Raises:
        StorageError: the disk refused.
    """

    def __init__(self, path: Path, dtype: type, shape: tuple[int, ...], rows: int) -> None:
        self.path, self.dtype, self.begun = path, np.dtype(dtype), begun_path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = cast(BinaryIO, patiently(open, self.begun, "r+b" if rows else "wb"))
            if rows:
                np.lib.format.read_magic(self._file)
                np.lib.format.read_array_header_1_0(self._file)
                self._file.seek(rows * int(np.prod(shape[1:])) * self.dtype.itemsize, os.SEEK_CUR)
            else:
                _begin(self._file, self.dtype, shape)
        except OSError as error:
            if hasattr(self, "_file"):
                self.close()
            raise storage_error(path, error) from error

    def append(self, block: np.ndarray) -> None:
        """Write further rows."""
        try:
            self._file.write(np.ascontiguousarray(block, dtype=self.dtype).data)
        except OSError as error:
            raise storage_error(self.path, error) from error

    def flush(self) -> None:
        """Have all rows so far on the disk."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise storage_error(self.path, error) from error

    def finish(self) -> None:
        """Give the array its name."""
        self.flush()
        self.close()
        move(self.begun, self.path)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):  # what could not be written has been told by then
            self._file.close()


def begun_path(path: Path) -> Path:
    """Where an array lies while it is being written."""
    return path.with_name(f"begun-{path.name}")


def _begin(file: BinaryIO, dtype: np.dtype, shape: tuple[int, ...]) -> None:
    """Write the header, and reserve the space for what follows."""
    header = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)
    _claim(file, int(np.prod(shape)) * dtype.itemsize)


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
