"""The command about backbones and models: list, show, export, import, delete. Loads torch only to read weights."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.settings import to_dict
from ..jobs.removal import set_aside
from ..project import Project
from ..project.model_text import card_text, lineage_text, score_text
from ..project.models import ModelEntry, find_entry, list_models, successors
from ..project.shipped import STARTER, is_shipped, starter_card
from .attended import add_attended_arguments, attend
from .main import counted, emit, say
from .project_commands import table


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments."""
    parser.add_argument("project", type=Path, help="project folder")
    parser.add_argument(
        "model",
        nargs="?",
        default=None,
        help="a run's id, an imported model's name, 'latest', or 'starter' (which comes along); its card "
        "is shown. Without one, all are listed",
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--export",
        type=Path,
        default=None,
        metavar="FILE",
        help="write it with card and label schema into one file for a colleague, without names of cases",
    )
    action.add_argument(
        "--import",
        type=Path,
        default=None,
        metavar="FILE",
        dest="import_from",
        help="take over such a file, or a bare model.pt or backbone.pt, under the name MODEL (default: the file's)",
    )
    action.add_argument(
        "--delete",
        action="store_true",
        help="take it out of the project with its whole run; the folder moves to 'removed', nothing is deleted",
    )
    parser.add_argument("--yes", action="store_true", help="delete without asking")
    add_attended_arguments(parser)


def run(name: str, options: argparse.Namespace) -> int:
    """Run the command."""
    attend(options)
    project = Project(options.project)
    if options.import_from:
        return _import(project, options)
    if options.model is None:
        if options.export or options.delete:
            raise SettingsError("No backbone or model is named.", "Name one; without options all are listed.")
        return _list(project, options)
    if options.model == STARTER and is_shipped() and not (options.export or options.delete):
        card = starter_card()
        emit(options, card, _starter_text(card))
        return 0
    entry = find_entry(project, options.model)
    if options.export:
        return _export(entry, options)
    if options.delete:
        return _delete(project, entry, options)
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


def _list(project: Project, options: argparse.Namespace) -> int:
    entries = list_models(project)
    rows: list[Sequence[Any]] = [("name", "kind", "learnt from", "Dice")]
    for entry in entries:
        origin = lineage_text(entry.card) if entry.card else entry.problem
        rows.append((entry.name, entry.kind, origin + (" (imported)" if entry.imported else ""), score_text(entry)))
    empty = f"The project '{project.shown}' has no backbone and no model yet."
    text = table(rows) if entries else empty
    if is_shipped():
        text += (
            f"\nBesides, --backbone {STARTER} begins a finetuning; 'sslseg models PROJECT {STARTER}' says what it is."
        )
    emit(options, [content(entry) for entry in entries], text)
    return 0


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


def _export(entry: ModelEntry, options: argparse.Namespace) -> int:
    from ..inference.model_exchange import export_model

    path = export_model(entry, options.export)
    size = path.stat().st_size
    emit(options, {"file": str(path), "bytes": size}, f"Wrote '{entry.name}' to {path} ({size / 1e6:.1f} MB).")
    return 0


def _import(project: Project, options: argparse.Namespace) -> int:
    from ..inference.model_exchange import import_model

    imported = import_model(project, options.import_from, options.model)
    text = f"Took over the {imported.entry.kind} '{imported.entry.name}'."
    emit(options, {**content(imported.entry), "warnings": imported.warnings}, "\n".join([text, *imported.warnings]))
    return 0


def _delete(project: Project, entry: ModelEntry, options: argparse.Namespace) -> int:
    size = entry.size()
    if not options.yes:
        if options.json or not sys.stdin.isatty():
            raise SettingsError("Deleting a model asks first.", "Give --yes if you mean it.")
        used = successors(project, entry)
        say(options, f"'{entry.name}' ({entry.kind}, {size / 1e6:.1f} MB), used by {counted(len(used), 'run')}.")
        if input("Take it out of the project? [y/N] ").strip().lower() not in ("y", "yes"):
            emit(options, {"deleted": None}, "Nothing was changed.")
            return 0
    target = set_aside(project, entry)
    text = f"Moved '{entry.name}' to {target}. Moving it back brings it back; deleting it frees {size / 1e6:.1f} MB."
    emit(options, {"deleted": entry.name, "folder": str(target), "bytes": size}, text)
    return 0
