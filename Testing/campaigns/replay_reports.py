"""Replay public bug reports, rebuilt as tiny inputs, and say which of them come out right.

    python Testing/campaigns/replay_reports.py REPORTS [--only 27 74]

REPORTS is a folder of generators ``caseNN_*.py``: each has ``make(folder)``, and in its docstring the report and what
is right. They need pydicom, nibabel and pynrrd. Exit code 1 if a row is wrong.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import report_checks  # noqa: F401  # fills CHECKS
from report_case import CHECKS, Case, Wrong


def replay(reports: Path, only: Sequence[int] = ()) -> list[tuple[int, str, str]]:
    """Number, title and what is wrong (empty if nothing) of each report that has a check."""
    sys.path.insert(0, str(reports))
    rows = []
    for path in sorted(reports.glob("case*_*.py")):
        number = int(path.stem[4:6])
        if number not in CHECKS or (only and number not in only):
            if number not in CHECKS:
                rows.append((number, path.stem[7:], "-"))
            continue
        with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as work:
            try:
                module = importlib.import_module(path.stem)
                module.make(Path(made))
                CHECKS[number](Case(number, module, Path(made), Path(work)))
                wrong = ""
            except Wrong as error:
                wrong = " ".join(str(error).split())[:400]
            except Exception:
                wrong = traceback.format_exc(limit=-3)
        rows.append((number, path.stem[7:].replace("_", " "), wrong))
        print(f"{number:>3}  {'right' if not wrong else 'WRONG'}  {rows[-1][1]}  {wrong}".rstrip(), flush=True)
    return rows


def run() -> int:
    """Parse the command and run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--only", type=int, nargs="+", default=())
    options = parser.parse_args()
    rows = replay(options.reports.resolve(), options.only)
    elsewhere = [str(number) for number, _, wrong in rows if wrong == "-"]
    wrong = [str(number) for number, _, what in rows if what not in ("", "-")]
    right = len(rows) - len(wrong) - len(elsewhere)
    print(f"\n{right} right, {len(wrong)} wrong{': ' + ', '.join(wrong) if wrong else ''}")
    if elsewhere:
        print(f"Without a check here (they need a scene; Testing/mrml and Testing/panels have them): {elsewhere}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(run())
