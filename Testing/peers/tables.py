"""The comparison as a table for people and as one row per training for programs."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from SSLSegmentationLib.core.storage import write_text
from SSLSegmentationLib.study.statistics import bootstrap_mean

Record = dict[str, Any]
_NUMBERS = ("train_cpu_s", "train_wall_s", "volume_cpu_s", "volume_wall_s", "steps", "budget_s", "validation_dice")
_HEADS = ("contender", "count", "draw", "rate", "source", "mean_dice", "peak_mib", *_NUMBERS, "cases")


def write_tables(folder: Path, rows: Sequence[Record], resamples: int, seed: int, clock: str) -> str:
    """Write ``peers.md`` and ``peers.csv``; returns the Markdown."""
    text = markdown(rows, resamples, seed, clock)
    write_text(folder / "peers.md", text + "\n")
    write_text(folder / "peers.csv", table_csv(rows))
    return text


def peak(row: Record) -> float | None:
    """Most memory of a training and its test, MiB: of the GPU where there is one; None where it was not measured."""
    for kind in ("gpu_peak_mib", "peak_mib"):
        known = [row[name] for name in (f"train_{kind}", f"test_{kind}") if row.get(name) is not None]
        if known:
            return max(known)
    return None


def markdown(rows: Sequence[Record], resamples: int, seed: int, clock: str) -> str:
    """One line per number of labelled cases and contender: means over draws, Dice with its interval.

    Args:
        rows: of :meth:`Contest.rows`.
        resamples: of the bootstrap over draws and test cases.
        seed: of it.
        clock: whose seconds, ``cpu`` or ``wall``.
    """
    heads = ("N", "contender", "draws", "Dice [95 %]", "steps", "training s", "s per volume", "peak MiB")
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for count in sorted({row["count"] for row in rows}):
        of_count = [row for row in rows if row["count"] == count]
        for contender in dict.fromkeys(row["contender"] for row in of_count):
            own = [row for row in of_count if row["contender"] == contender]
            cells = [
                str(count),
                contender,
                str(len(own)),
                str(bootstrap_mean(_matrix(own), resamples, seed)),
                _mean((row.get("steps") for row in own), 0),
                _mean((row.get(f"train_{clock}_s") for row in own), 0),
                _mean((row.get(f"volume_{clock}_s") for row in own), 2),
                _mean(map(peak, own), 0),
            ]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _matrix(rows: Sequence[Record]) -> np.ndarray:
    """[draws, test cases] of Dice; NaN = not scored."""
    names = sorted(rows[0]["dice"])
    return np.array([[math.nan if row["dice"][name] is None else row["dice"][name] for name in names] for row in rows])


def _mean(values: Iterable[float | None], digits: int) -> str:
    known = [value for value in values if value is not None]
    return f"{np.mean(known):.{digits}f}" if known else "–"


def table_csv(rows: Sequence[Record]) -> str:
    """One line per training, with the Dice of every test case."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = sorted({name for row in rows for name in row["dice"]})
    writer.writerow([*_HEADS, *(f"dice {name}" for name in names)])
    for row in rows:
        scored = [value for value in row["dice"].values() if value is not None]
        whole = {
            "source": "measured",
            **row,
            "mean_dice": float(np.mean(scored)) if scored else None,
            "peak_mib": peak(row),
        }
        whole["cases"] = " ".join(row["cases"])
        writer.writerow([*(_shown(whole.get(head)) for head in _HEADS), *(_shown(row["dice"][name]) for name in names)])
    return text.getvalue()


def _shown(value: Any) -> Any:
    return "" if value is None else f"{value:.5g}" if isinstance(value, float) else value
