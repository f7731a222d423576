"""Commands about backbones and models: list, show, export, import, remove. Load torch only to read weights."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.exchange import readers, writers
from ..core.settings import to_dict
from ..core.text import byte_size, counted, table
from ..finetuning.card_words import card_text, lineage_text
from ..inference.model_formats import REGISTRY, USUAL, format_of
from ..jobs.removal import set_aside
from ..project import Project
from ..project.model_text import score_text
from ..project.models import ModelEntry, find_entry, list_models, successors
from ..project.shipped import STARTER, is_shipped, starter_card
from ..tasks.base import REGISTRY as TASKS
from ..tasks.base import is_of
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend
from .main import emit, say
from .registry import USE, command


def _model_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("model", help="a run's id, an imported model's name, or 'latest'")


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "model", help="a run's id, an imported model's name, 'latest', or 'starter' (which comes along)"
    )


@command("models show", "show the card of a backbone or model", arguments=_show_arguments)
def show(options: argparse.Namespace) -> int:
    """Say what a backbone or model is."""
    project = Project(options.project)
    if options.model == STARTER and is_shipped():
        card = starter_card()
        emit(options, card, _starter_text(card))
    else:
        entry = find_entry(project, options.model)
        emit(options, content(entry), card_text(entry).rstrip())
    return 0


def content(entry: ModelEntry) -> dict[str, Any]:
    """An entry as plain content."""
    return {
        "name": entry.name,
        "kind": entry.kind,
        "path": str(entry.path),
        "imported": entry.imported,
        "card": to_dict(entry.card) if entry.card else None,
        "scores": entry.scores,
        "problem": entry.problem,
    }


@command(
    "models",
    "list backbones and models; show, hand on, take over, remove one",
    group=USE,
    arguments=add_project_argument,
)
@command("models list", "the same as without a verb", arguments=add_project_argument)
def list_all(options: argparse.Namespace) -> int:
    """List all backbones and models."""
    project = Project(options.project)
    entries = list_models(project)
    rows: list[Sequence[Any]] = [("name", "kind", "learnt from", "Dice")]
    for entry in entries:
        origin = lineage_text(entry.card) if entry.card else entry.problem
        rows.append((entry.name, _kind(entry), origin + (" (imported)" if entry.imported else ""), score_text(entry)))
    empty = f"The project '{project.shown}' has no backbone and no model yet."
    text = table(rows) if entries else empty
    if is_shipped():
        text += (
            f"\nBesides, --backbone {STARTER} begins a finetuning; 'sslseg models show PROJECT {STARTER}' says what it "
            "is."
        )
    emit(options, [content(entry) for entry in entries], text)
    return 0


def _kind(entry: ModelEntry) -> str:
    """What it is, and for which task, if that is not the usual one."""
    flag = next((task.flag for task in TASKS.values() if entry.card and is_of(entry.card, task.name)), "")
    return f"{entry.kind} ({flag})" if flag else entry.kind


def _starter_text(card: dict[str, Any]) -> str:
    """The card of the starter for people."""
    made = card["made_with"]
    return "\n".join(
        [
            str(card["what"]),
            f"Made by: {card['command']} ({made['threads']} thread, torch {made['torch']}, {made['machine']}, "
            f"{made['instructions']})",
            f"Parameters: {card['parameters']}; SHA-256: {card['sha256']}",
        ]
    )


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _model_arguments(parser)
    parser.add_argument("file", type=Path, help="to be written; some forms are folders")
    names = [entry.name for entry in writers(REGISTRY)]
    forms = "; ".join(f"'{entry.name}': {entry.title}" for entry in writers(REGISTRY))
    parser.add_argument("--format", choices=names, default=USUAL, help=f"form: {forms} (default: {USUAL})")
    add_attended_arguments(parser)


@command(
    "models export",
    "write a backbone or model with card and label schema into one file for a colleague, without names of cases, or in "
    "a form of another program",
    arguments=_export_arguments,
)
def export(options: argparse.Namespace) -> int:
    """Write a backbone or model into a file."""
    attend(options)
    entry = find_entry(Project(options.project), options.model)
    form = REGISTRY.named(options.format)
    if fault := form.why_not(entry):
        raise fault
    exported = form.write(entry, options.file, card_text)
    files = [exported.path, *exported.path.rglob("*")]
    size = sum(path.stat().st_size for path in files if path.is_file())
    content = {"file": str(exported.path), "bytes": size, "format": options.format, "notes": exported.notes}
    text = f"Wrote '{entry.name}' to {exported.path} ({byte_size(size)})."
    emit(options, content, "\n".join([text, *exported.notes]))
    return 0


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    names = [entry.name for entry in readers(REGISTRY)]
    forms = "; ".join(f"{entry.title}: {entry.looks}" for entry in readers(REGISTRY))
    parser.add_argument("file", type=Path, help=f"what is taken over ({forms})")
    parser.add_argument("name", nargs="?", default=None, help="its name here (default: the file's)")
    parser.add_argument("--format", choices=names, default=None, help="form (default: as it looks)")
    add_attended_arguments(parser)


@command(
    "models import",
    "take over what a colleague has exported, or a network of another program",
    arguments=_import_arguments,
)
def take_over(options: argparse.Namespace) -> int:
    """Take over a backbone or model from a file."""
    attend(options)
    project = Project(options.project)
    entry = REGISTRY.named(options.format) if options.format else format_of(options.file)
    imported = entry.read(project, options.file, options.name)
    text = f"Took over the {imported.entry.kind} '{imported.entry.name}'."
    emit(options, {**content(imported.entry), "warnings": imported.warnings}, "\n".join([text, *imported.warnings]))
    return 0


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    _model_arguments(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")


@command(
    "models remove",
    "take a backbone or model out of the project with its whole run; the folder moves to 'removed', nothing is deleted",
    arguments=_remove_arguments,
)
def remove(options: argparse.Namespace) -> int:
    """Set a backbone or model aside."""
    project = Project(options.project)
    entry = find_entry(project, options.model)
    size = entry.size()
    if not options.yes:
        if options.json or not sys.stdin.isatty():
            raise SettingsError("Removing a model asks first.", "Give --yes if you mean it.")
        used = successors(project, entry)
        say(options, f"'{entry.name}' ({entry.kind}, {byte_size(size)}), used by {counted(len(used), 'run')}.")
        if input("Take it out of the project? [y/N] ").strip().lower() not in ("y", "yes"):
            emit(options, {"deleted": None}, "Nothing was changed.")
            return 0
    target = set_aside(project, entry)
    text = f"Moved '{entry.name}' to {target}. Moving it back brings it back; deleting it frees {byte_size(size)}."
    emit(options, {"deleted": entry.name, "folder": str(target), "bytes": size}, text)
    return 0
