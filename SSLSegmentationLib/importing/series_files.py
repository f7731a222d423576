"""DICOM series by their files, as a DICOM database has them: in one folder or in many, among those of other series."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import StorageError
from ..volumes.dicom import volumes_of_files


def read_series_list(path: Path) -> list[list[Path]]:
    """The files of each series that a JSON file lists.

    Raises:
        StorageError: it cannot be read, or is no list of lists of paths.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StorageError(f"The list of series '{path}' cannot be read.", "It must be JSON (UTF-8).") from error
    if not isinstance(content, list) or not all(_is_series(one) for one in content):
        raise StorageError(f"'{path}' is no list of series.", "It holds lists of paths, one list for each series.")
    return [[Path(os.path.abspath(file)) for file in series] for series in content]


def _is_series(content: object) -> bool:
    return isinstance(content, list) and bool(content) and all(isinstance(file, str) and file for file in content)


@contextmanager
def volumes_of_series(series: Sequence[Sequence[Path]]) -> Iterator[list[Path]]:
    """Paths that name the volumes of some series, good until the block ends.

    A series whose files lie in several folders, as on some disks, is gathered in one of its own; the files stay where
    they are. One whose files are gone is named by its first file: whoever reads that says so.
    """
    with tempfile.TemporaryDirectory(prefix="sslseg-") as gathered:
        paths: list[Path] = []
        for number, files in enumerate(series, 1):
            found = _volumes(files, Path(gathered, f"series {number}"))
            paths += [path for path in found if path not in paths]
        yield paths


def _volumes(files: Sequence[Path], place: Path) -> list[Path]:
    if not all(map(os.path.isfile, files)):
        return [next(file for file in files if not os.path.isfile(file))]
    folders = {file.parent for file in files}
    if len(folders) > 1:
        place.mkdir()
        files = [_beside(file, place / f"{number:06d}.dcm") for number, file in enumerate(files, 1)]
    folder = files[0].parent
    return volumes_of_files(folder, {file.name for file in files}) or [files[0]]


def _beside(file: Path, target: Path) -> Path:
    try:
        os.symlink(file, target)
    except (OSError, NotImplementedError):  # Windows wants a right for it
        shutil.copyfile(file, target)
    return target
