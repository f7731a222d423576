"""Which backbone or model a command means."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import ProjectError, SettingsError, SSLSegError
from ..project import Project
from ..project.models import ModelEntry, find_entry, list_models, newest
from ..project.runs import RunFolder
from ..project.shipped import STARTER, is_shipped, shipped_starter, starter_path
from ..tasks.base import SLICES, is_of, task_of
from .main import command_line, say

if TYPE_CHECKING:
    from ..networks import UNetSettings


def find_backbone(project: Project, wish: str, network: UNetSettings | None = None, task: str = SLICES) -> Path | None:
    """Resolve ``auto``, ``scratch``, ``starter``, ``latest``, a path, a run or an imported backbone.

    Args:
        project: with backbones or without.
        wish: what is asked for.
        network: that the finetuning would have from scratch. ``auto`` is the starter if that has the same, and so is
            ``latest`` where there is no pretraining yet; else ``auto`` is ``latest``. None = it never is, and ``auto``
            is ``scratch`` where nothing was pretrained.
        task: whose backbones ``latest`` chooses from.

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
    suitable = _suitable(project, task, "backbone")
    if wish == "auto" or (wish == "latest" and not suitable):
        if (shipped := _starter_for(network)) is not None:
            return shipped
        if wish == "auto" and network is None and not suitable:
            return None
        wish = "latest"
    remedy = "Run 'sslseg pretrain' first, or use --backbone scratch or --backbone starter."
    if network is None:  # which the starter never has
        remedy = "Run 'sslseg pretrain' first, or use --backbone scratch."
    none_yet = SettingsError(f"This project has no pretrained backbone{_only_others(project, task)}.", remedy)
    return _find(project, wish, suitable, "backbone", none_yet, "pretraining")


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
    return _find(project, wish, list_models(project, "model"), "model", none_yet, "finetuning")


def find_network(project: Project, wish: str) -> Path:
    """Resolve a path, the name of a run or an imported backbone or model, or ``latest`` to a backbone or model file.

    The latest is one for slices, which is what all can see through who ask.

    Raises:
        ProjectError: there is none.
    """
    if Path(wish).is_file():
        return Path(wish)
    suitable = _suitable(project)
    if wish != "latest" or not (suitable or list_models(project)):
        return find_entry(project, wish).path
    if not suitable:
        raise ProjectError(
            f"The project '{project.shown}' has no backbone or model{_only_others(project)}.",
            f"Make one: {command_line('pretrain', project)}",
        )
    return newest(suitable).path


def _suitable(project: Project, task: str = SLICES, kind: str | None = None) -> list[ModelEntry]:
    """Those of a project whose network is of a task; also those of which nothing is known."""
    return [entry for entry in list_models(project, kind) if is_of(entry.card, task)]


def _only_others(project: Project, task: str = SLICES) -> str:
    """For which task there is none, if there are some for others."""
    return f" for {task_of(task).purpose}" if list_models(project) else ""


def _from_starter(project: Project) -> str:
    """What is said of a start that nobody chose."""
    if not _suitable(project, kind="backbone"):
        return "It starts from the starter backbone."
    return (
        "It starts from the starter backbone, which with few labels mostly gave more than a short pretraining "
        "(docs/results.md). From the project's own pretraining: --backbone latest."
    )


def tell_if_unfinished(path: Path | None, options: argparse.Namespace) -> None:
    """Say so if the run that made a backbone or model was stopped early, or if the latest one is an imported one."""
    if path is None and getattr(options, "backbone", None) == "auto":
        way = f"a pretraining may help where labels are few ({_pretraining_of(options)})"
        say(options, f"Nothing was pretrained for this yet: it starts from scratch, with random weights; {way}.")
    if path is None or not (path.parent / "job.json").exists():
        latest = "latest" in (getattr(options, "model", None), getattr(options, "backbone", None))
        if latest and path and path.absolute().parents[1] == Path(options.project).expanduser().absolute() / "models":
            say(options, f"The newest is the imported {path.stem} '{path.parent.name}', which is used.")
        if latest and path == starter_path():
            say(options, "There is no pretraining of this project to start from: it starts from the starter backbone.")
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


def _pretraining_of(options: argparse.Namespace) -> str:
    """The command that pretrains for what a finetuning is asked for."""
    flag = task_of(getattr(options, "task", None) or SLICES).flag
    return command_line("pretrain", Project(options.project), *([f"--{flag}"] if flag else []))


def _find(
    project: Project, wish: str, suitable: Sequence[ModelEntry], what: str, none_yet: SettingsError, kind: str
) -> Path:
    """A path, one of a project by its name, or the latest of those that are suitable."""
    if wish == "latest":
        if not suitable:
            raise none_yet
        return newest(suitable).path
    if Path(wish).is_file():
        return Path(wish)
    if named := [entry.path for entry in list_models(project, what) if entry.name == wish]:
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
