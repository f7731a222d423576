"""The lines of a CSV file of a campaign."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from SSLSegmentationLib.core.storage import write_text

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """All lines; none if there is no file yet."""
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write all lines, so that the file is whole at any time; what a line has not is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(path, text.getvalue())
