"""Arguments that commands share. Standard library only."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

MOST_THREADS = 1024


def add_project_argument(parser: argparse.ArgumentParser) -> None:
    """Add the project's folder."""
    parser.add_argument("project", type=Path, help="project folder")


def add_run_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the project's folder and a run of it."""
    add_project_argument(parser)
    parser.add_argument("run", help="id of the run, or 'latest'")


def add_compute_arguments(parser: argparse._ActionsContainer) -> None:
    """Add what all commands that compute have in common."""
    parser.add_argument("--device", default="auto", help="'auto', 'cpu', 'cuda', 'cuda:1' or 'mps'")
    parser.add_argument(
        "--threads",
        type=_threads,
        default=None,
        help="CPU threads (default: one per core, or what the run was started with). Fewer leave room for other "
        "programs; on a busy computer fewer may even be faster",
    )


def add_ranks_argument(parser: argparse._ActionsContainer) -> None:
    """Add what commands have in common that can train in several processes."""
    parser.add_argument(
        "--ranks",
        type=_positive,
        default=1,
        help="processes on this machine that train together and share each batch, one for each GPU",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 on")
    return int(text)


def _threads(text: str) -> int:
    count = _positive(text)
    if count > MOST_THREADS:
        cores = os.cpu_count() or 1
        raise argparse.ArgumentTypeError(f"{count} is more than {MOST_THREADS}; this machine has {cores} cores")
    return count
