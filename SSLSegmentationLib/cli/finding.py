"""Which backbone or model a command means."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import SettingsError, SSLSegError
from ..models import find_entry
from ..project import Project
from ..runs import RunFolder
from .main import command_line, say


def find_backbone(project: Project, wish: str) -> Path | None:
    """Resolve ``scratch``, a path, the name of a run or an imported backbone, or ``latest`` (None for scratch).

    Raises:
        SettingsError: there is none.
    """
    if wish == "scratch":
        return None
    none_yet = SettingsError(
        "This project has no pretrained backbone.", "Run 'sslseg pretrain' first, or use --backbone scratch."
    )
    return _find(project, wish, "backbone", none_yet, "pretraining")


def find_model(project: Project, wish: str) -> Path:
    """Resolve a path, the name of a run or an imported model, or ``latest`` to a model file.

    Raises:
        SettingsError: there is none.
    """
    none_yet = SettingsError("This project has no finished model.", "Run 'sslseg finetune' first.")
    return _find(project, wish, "model", none_yet, "finetuning")


def find_network(project: Project, wish: str) -> Path:
    """Resolve a path, the name of a run or an imported backbone or model, or ``latest`` to a backbone or model file.

    Raises:
        ProjectError: there is none.
    """
    return Path(wish) if Path(wish).is_file() else find_entry(project, wish).path


def tell_if_unfinished(path: Path | None, options: argparse.Namespace) -> None:
    """Say so if the run that made a backbone or model was stopped early."""
    if path is None or not (path.parent / "job.json").exists():
        return
    run = RunFolder(path.absolute().parent)
    try:
        result = run.read_result() or {}
    except SSLSegError:
        return  # the file itself is what counts
    if result.get("stopped_early"):
        where = f" at step {result['step']} of {result.get('total', '?')}" if "step" in result else ""
        say(
            options,
            f"'{run.id}' was stopped{where}; the best so far is used. "
            f"To finish it first: {command_line('resume', Project(run.folder.parents[1]), run.id)}",
        )


def _find(project: Project, wish: str, what: str, none_yet: SettingsError, kind: str) -> Path:
    if wish == "latest":
        found = sorted((project.folder / "runs").glob(f"*/{what}.pt"))
        if not found:
            raise none_yet
        return found[-1]
    if Path(wish).is_file():
        return Path(wish)
    imported = project.folder / "models" / wish / f"{what}.pt"
    if imported.is_file():
        return imported
    path = project.run_folder(wish) / f"{what}.pt"
    if not path.exists():
        raise SettingsError(
            f"The run '{wish}' has made no {what}.",
            f"Choose a {kind} that is done, or was stopped and kept: 'sslseg runs PROJECT' lists them.",
        )
    return path
