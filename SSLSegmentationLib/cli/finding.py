"""Which backbone or model a command means."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import SettingsError, SSLSegError
from ..project import Project
from ..project.models import find_entry, list_models, newest
from ..project.runs import RunFolder
from ..project.shipped import STARTER, is_shipped, shipped_starter, starter_path
from .main import command_line, say

if TYPE_CHECKING:
    from ..networks import UNetSettings


def find_backbone(project: Project, wish: str, network: UNetSettings | None = None) -> Path | None:
    """Resolve ``auto``, ``scratch``, ``starter``, ``latest``, a path, a run or an imported backbone.

    Args:
        project: with backbones or without.
        wish: what is asked for.
        network: that the finetuning would have from scratch. ``auto`` is the starter if that has the same, and so is
            ``latest`` where there is no pretraining yet; else ``auto`` is ``latest``. None = it never is.

    Returns:
        None for a training from scratch.

    Raises:
        SettingsError: there is none.
        CheckpointError: there is no starter, or it is damaged.
    """
    if wish == "scratch":
        return None
    if wish == STARTER:
        return shipped_starter()
    if wish == "auto" or (wish == "latest" and not list_models(project, "backbone")):
        if (shipped := _starter_for(network)) is not None:
            return shipped
        wish = "latest"
    remedy = "Run 'sslseg pretrain' first, or use --backbone scratch or --backbone starter."
    if network is None:  # which the starter never has
        remedy = "Run 'sslseg pretrain' first, or use --backbone scratch."
    none_yet = SettingsError("This project has no pretrained backbone.", remedy)
    return _find(project, wish, "backbone", none_yet, "pretraining")


def _starter_for(network: UNetSettings | None) -> Path | None:
    """The starter, if there is one and it has this network."""
    if network is None or not is_shipped():
        return None
    from ..pretraining.beginning import starter_network  # torch: a command that needs none is not to wait for it

    return shipped_starter() if network == starter_network() else None


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


def _from_starter(project: Project) -> str:
    """What is said of a start that nobody chose."""
    if not list_models(project, "backbone"):
        return "It starts from the starter backbone."
    return (
        "It starts from the starter backbone, which with few labels mostly gave more than a short pretraining "
        "(docs/results.md). From the project's own pretraining: --backbone latest."
    )


def tell_if_unfinished(path: Path | None, options: argparse.Namespace) -> None:
    """Say so if the run that made a backbone or model was stopped early, or if the latest one is an imported one."""
    if path is None or not (path.parent / "job.json").exists():
        latest = "latest" in (getattr(options, "model", None), getattr(options, "backbone", None))
        if latest and path and path.absolute().parents[1] == Path(options.project).expanduser().absolute() / "models":
            say(options, f"The newest is the imported {path.stem} '{path.parent.name}', which is used.")
        if latest and path == starter_path():
            say(options, "There is no pretraining in this project yet: it starts from the starter backbone.")
        if getattr(options, "backbone", None) == "auto" and path == starter_path():
            say(options, _from_starter(Project(options.project)))
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
    entries = list_models(project, what)
    if wish == "latest":
        if not entries:
            raise none_yet
        return newest(entries).path
    if Path(wish).is_file():
        return Path(wish)
    if named := [entry.path for entry in entries if entry.name == wish]:
        return named[0]
    if not (project.folder / "runs" / wish / "job.json").is_file():
        raise SettingsError(
            f"The project '{project.shown}' has neither a run nor an imported {what} called '{wish}'.",
            "'sslseg models PROJECT' lists what it has; a path to a file works, too.",
        )
    raise SettingsError(
        f"The run '{wish}' has made no {what}.",
        f"Choose a {kind} that is done, or was stopped and kept: 'sslseg runs PROJECT' lists them.",
    )
