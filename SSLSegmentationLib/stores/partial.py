"""A store that is being written: an interruption loses half a minute of work, not hours."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from ..core.errors import ProjectError, StorageError
from ..core.storage import read_json, remove_file, write_json
from ..project.runs import Stopped
from .arrays import BegunArray, begun_path, clear

_SAVE_SECONDS = 30.0


class PartialStore:
    """The arrays of a store up to the last volume, and which volumes these are.

    What is saved in between (``begun.json``) is only what has reached the disk. The block is left with an array under
    its final name, or, after a request to stop or Ctrl-C, with what another build goes on from, or with nothing.

    Args:
        folder: of the store; an older store there, or another one that was begun, goes.
        key: changes with whatever decides the content of the arrays.
        arrays: file name, type and shape of each array of the whole store, a row for each slice.

    Raises:
        StorageError: the disk refused.
    """

    def __init__(self, folder: Path, key: str, arrays: Sequence[tuple[str, type, tuple[int, ...]]]) -> None:
        self.folder = folder
        self.key = key
        self.record = folder / "begun.json"
        self.cases = self._saved([folder / name for name, _, _ in arrays])
        if not self.cases:
            clear(folder)
        self._arrays: list[BegunArray] = []
        try:
            for name, dtype, shape in arrays:
                self._arrays.append(BegunArray(folder / name, dtype, shape, self.rows))
        except BaseException:
            self._drop()
            raise
        self._saved_at = time.monotonic()

    @property
    def rows(self) -> int:
        """Slices so far."""
        return self.cases[-1]["first"] + self.cases[-1]["count"] if self.cases else 0

    def append(self, case: dict[str, Any], *blocks: np.ndarray) -> None:
        """Write the slices of a further volume, a block for each array; ``case`` is its row of the index."""
        for array, block in zip(self._arrays, blocks, strict=True):
            array.append(block)
        self.cases.append(case)
        if time.monotonic() - self._saved_at > _SAVE_SECONDS:
            self.save()

    def save(self) -> None:
        """Write down how far it is."""
        for array in self._arrays:
            array.flush()
        write_json(self.record, {"key": self.key, "cases": self.cases})
        self._saved_at = time.monotonic()

    def __enter__(self) -> PartialStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                for array in self._arrays:
                    array.finish()
            except BaseException:
                self._drop()
                raise
            remove_file(self.record)
        elif self.cases and issubclass(kind, (Stopped, KeyboardInterrupt)):
            self.save()
            self._close()
        else:
            self._drop()

    def _saved(self, paths: list[Path]) -> list[dict[str, Any]]:
        """Volumes that an earlier build of the same store has written."""
        if (self.folder / "index.json").exists() or not all(begun_path(path).is_file() for path in paths):
            return []
        try:
            content = read_json(self.record)
        except ProjectError:
            return []
        return content["cases"] if content.get("key") == self.key and isinstance(content.get("cases"), list) else []

    def _close(self) -> None:
        for array in self._arrays:
            array.close()

    def _drop(self) -> None:
        self._close()
        with suppress(StorageError):  # the error that led here says more
            clear(self.folder)
