"""What came of volumes as a table for spreadsheets: a row for each mask, kept beside the masks from call to call."""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import DataError, ProjectError, SSLSegError, StorageError
from ..core.locks import Claim
from ..core.storage import read_text, write_text

if TYPE_CHECKING:
    from .case_prediction import PredictionResult
    from .file_prediction import PredictedFile

#: File name of the table.
TABLE = "predictions.csv"
_ML, _CERTAINTY = " (ml)", " (certainty)"
_DELIMITERS = ",;\t"  # spreadsheets of some countries save with semicolons
_FIRST = ("file", "frame", "mask")
#: What a mask was made from; the prefix keeps spreadsheets from taking digits for a number.
_IMAGE, _MODEL, _DIGEST = "image fingerprint", "model fingerprint", "sha256:"
_FINGERPRINTS = re.compile(rf"{_DIGEST}[0-9a-f]{{16}}(\+[0-9a-f]{{16}})*")

Row = dict[str, str]


class PredictionTable:
    """The table of a folder of masks.

    It holds what earlier calls wrote into it, columns that people added too. What is predicted again replaces the rows
    of its file.

    Args:
        folder: of the masks.
        paths: files and folders that are predicted. Files are called by their place below their common folder, so
            that no name of a folder above it gets into the table.
        model: SHA-256 of the model that predicts.

    Raises:
        DataError: there is a file of that name that is no such table, or is not readable.
    """

    def __init__(self, folder: Path, paths: Sequence[Path], model: str = "") -> None:
        self.folder, self.path = folder, folder / TABLE
        self._base = _common_folder(paths)
        self._model = f"{_DIGEST}{model[:16]}" if model else ""
        self._delimiter, self._columns, self._rows = ",", list(_FIRST), list[Row]()
        self._changes: list[tuple[Path, list[Row]]] = []
        self._known: tuple[int, ...] | None = None
        if self.path.exists():
            self._read()
        self._index()

    @staticmethod
    def identity(fingerprint: str, further: Iterable[str] = ()) -> str:
        """What an image is known by: its fingerprint and those of its further sequences."""
        return _DIGEST + "+".join([fingerprint, *further])

    @staticmethod
    def image_of(row: Row) -> str:
        """The identity of the image that the mask of a row was made from; empty if it is not known."""
        found = (row.get(_IMAGE) or "").strip()
        return found if _FINGERPRINTS.fullmatch(found) else ""

    def path_of(self, row: Row) -> Path:
        """The mask of a row."""
        return self.folder / (row.get("mask") or "")

    def rows_of(self, mask: Path) -> Sequence[Row]:
        """The rows that tell of a mask: one, or one for each frame that it holds."""
        return self._of_mask.get(path_key(self._relative(mask)), ())

    def rows_from(self, image: str, name: str) -> list[Row]:
        """The rows of masks that were made from an image, those of the file ``name`` first."""
        return sorted(self._of_image.get(image, ()) if image else (), key=lambda row: row.get("file") != name)

    def by_another_model(self, mask: Path) -> bool:
        """Whether another model than this one is known to have made a mask."""
        return any(row.get(_MODEL) and row[_MODEL] != self._model for row in self.rows_of(mask))

    def name_of(self, volume: Path) -> str:
        """What a volume is called: its place below the common folder, with ``/``."""
        name = Path(os.path.relpath(volume.absolute(), self._base)).as_posix()
        if name == ".":  # a folder that is one volume
            name = volume.absolute().name
        return name.encode("utf-8", "backslashreplace").decode()  # as it is read again

    def has_mask(self, volume: Path) -> bool:
        """Whether a row tells of a mask of a volume."""
        name = self.name_of(volume)
        return any(row.get("file") == name and row.get("mask") for row in self._rows)

    def predicted(self, volume: Path, found: Iterable[PredictedFile]) -> None:
        """A volume has been segmented: one row, or one for each frame; the former ones of its masks go."""
        rows = []
        for one in found:
            start = {"file": self.name_of(volume), "frame": one.frame, "mask": self._relative(one.mask)}
            made_from = {_IMAGE: one.image, _MODEL: self._model} if one.image else {}
            told = _told(one.volumes_ml, one.certainty, one.structure_certainty, one.remarks)
            rows.append(start | told | made_from)
        self._replace(volume, rows)

    def refused(self, volume: Path, error: SSLSegError) -> None:
        """A volume has no mask, and why; what is known of an earlier mask of it stays."""
        if not self.has_mask(volume):
            name = self.name_of(volume)
            sentence = error.sentence.replace(str(volume), name).replace(f"{self.folder}{os.sep}", "")
            self._replace(volume, [{"file": name, "remarks": f"Not predicted: {sentence}"}])

    def write(self) -> None:
        """Write the table, atomically; there is none as long as no volume has a mask. What somebody else has written
        into it meanwhile stays, another call or a spreadsheet.

        Raises:
            StorageError: the disk refused, or it is no table any more; it stays as it was.
        """
        self.refresh()
        if not any(row.get("mask") for row in self._rows):
            return
        claim = Claim(self.path)
        claim.wait()
        try:
            self.refresh()
            write_text(self.path, _as_csv(self._columns, self._rows, self._delimiter))
            self._known = self._state()
        finally:
            claim.release()

    def refresh(self) -> None:
        """Read it again if somebody else has written it, and keep what came of our volumes.

        Raises:
            StorageError: it is no table any more.
        """
        if not self.path.exists() or self._state() == self._known:
            return
        try:
            self._read()
        except DataError as error:
            raise StorageError(error.sentence, error.hint) from error
        self._index()
        changes, self._changes = self._changes, []
        for volume, rows in changes:
            if any(row.get("mask") for row in rows) or not self.has_mask(volume):
                self._replace(volume, rows)

    def _state(self) -> tuple[int, ...] | None:
        """By what a table that somebody else has written is known; None if there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _relative(self, mask: Path) -> str:
        return Path(os.path.relpath(mask.absolute(), self.folder.absolute())).as_posix()

    def _replace(self, volume: Path, rows: list[Row]) -> None:
        """Rows of a volume in place of those of their masks, and of its own that tell of no mask that is there."""
        self._changes.append((volume, rows))
        name, masks = self.name_of(volume), {path_key(row.get("mask") or "") for row in rows} - {""}

        def is_former(row: Row) -> bool:
            if row.get("mask") and path_key(row["mask"]) in masks:
                return True
            return row.get("file") == name and not (row.get("mask") and self.path_of(row).exists())

        goes = list(map(is_former, self._rows))
        place = goes.index(True) if any(goes) else len(self._rows)
        kept = [row for row, former in zip(self._rows, goes, strict=True) if not former]
        own = {"file", *(key for row in rows for key in row)}  # columns that people added stay with the first row
        if any(goes) and rows:
            added = {key: value for key, value in self._rows[place].items() if key not in own and not _is_ours(key)}
            rows = [rows[0] | added, *rows[1:]]
        self._rows = [*kept[:place], *rows, *kept[place:]]
        self._columns = _with_columns(self._columns, rows)
        self._index()

    def _index(self) -> None:
        self._of_mask: dict[str, list[Row]] = {}
        self._of_image: dict[str, list[Row]] = {}
        for row in self._rows:
            if row.get("mask"):
                self._of_mask.setdefault(path_key(row["mask"]), []).append(row)
                self._of_image.setdefault(self.image_of(row), []).append(row)

    def _read(self) -> None:
        state = self._state()
        try:
            text = read_text(self.path, "table of predictions")
            delimiter = next((one for one in _DELIMITERS if text.startswith((f"file{one}", f'"file"{one}'))), "")
            if not delimiter:
                raise ValueError
            lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except (csv.Error, ProjectError, ValueError) as error:
            raise DataError(
                f"'{self.path}' is no table of predictions, and the one of these masks would replace it.",
                "Move it away, or choose another --output.",
            ) from error
        self._known, self._delimiter = state, delimiter
        self._columns = _with_columns([], [dict.fromkeys(lines[0], "")])
        self._rows = [dict(zip(lines[0], line, strict=False)) for line in lines[1:] if any(line)]


def path_key(text: str) -> str:
    """The same of paths that some disk takes for one: with other capitals, or accents that are put together."""
    return unicodedata.normalize("NFC", text).casefold()


def case_table(result: PredictionResult) -> str:
    """The table of a prediction of cases, as text: a row for each case or frame, masks relative to the project."""
    rows = [
        {"case": one.case, "mask": one.path}
        | _told(one.volumes_ml, one.certainty, one.structure_certainty, one.remarks)
        for one in result.predicted
    ]
    rows += [{"case": one.case, "remarks": f"Not predicted: {one.sentence}"} for one in result.refused]
    return _as_csv(_with_columns(["case", "mask"], rows), rows, ",")


def _told(
    volumes_ml: Mapping[str, float],
    certainty: float | None,
    structure_certainty: Mapping[str, float],
    remarks: Sequence[str],
) -> Row:
    return {
        **{f"{name}{_ML}": f"{volume:.3f}" for name, volume in volumes_ml.items()},
        "certainty": "" if certainty is None else f"{certainty:.4f}",
        **{f"{name}{_CERTAINTY}": f"{value:.4f}" for name, value in structure_certainty.items()},
        "remarks": " ".join(remarks),
    }


def _is_ours(column: str) -> bool:
    return column in (*_FIRST, "certainty", "remarks", _IMAGE, _MODEL) or column.endswith((_ML, _CERTAINTY))


def _with_columns(columns: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """Columns in their order: those that were there, then volumes, certainty and remarks, fingerprints last."""
    names = dict.fromkeys([*columns, *(key for row in rows for key in row)])

    def place(name: str) -> int:
        ends = (name.endswith(_ML), name == "certainty", name.endswith(_CERTAINTY), name == "remarks")
        others = 6 if name in (_IMAGE, _MODEL) else 5
        return 1 + ends.index(True) if any(ends) else 0 if name in ("case", *_FIRST) else others

    return sorted(names, key=place)  # stable: each kind as it came


def _as_csv(columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _common_folder(paths: Sequence[Path]) -> str:
    folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]
    try:
        return os.path.commonpath(folders)
    except ValueError:  # on several drives
        return folders[0]
