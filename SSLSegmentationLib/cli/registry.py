"""Commands, each declared once: a function, with what it does and what it takes.

::

    def _arguments(parser: CommandParser) -> None:
        parser.add_argument("project", type=Path, help="project folder")


    @command("cases", "list the cases", group=DATA, arguments=_arguments)
    def cases(options: argparse.Namespace) -> int: ...

The function returns the exit code. A name of two words is a verb of a command: ``jobs stop``. A new command needs this
and nothing else, in any file of this folder whose name ends in ``_commands.py``: those are found by themselves. None
of them may load torch before its function runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..core.registry import Registry
from ..core.text import closest, did_you_mean
from .parsing import CommandParser

#: Headings of the overview, in its order.
BEGIN, DATA, TRAINING, USE, RUNS = "Begin", "Data", "Training", "Backbones and models", "Runs"
MACHINE = "This machine"
_ALL = "'sslseg --help' lists all."
GROUPS = (BEGIN, DATA, TRAINING, USE, RUNS, MACHINE)


@dataclass(frozen=True)
class Command:
    """One command, or one verb of a command.

    Args:
        name: one word, or two.
        summary: what it does, without a full stop.
        run: does it with the parsed arguments; returns the exit code.
        arguments: adds what it takes; may look at ``parser.words``, all words that are given.
        group: its heading in the overview.
    """

    name: str
    summary: str
    run: Callable[[argparse.Namespace], int]
    arguments: Callable[[CommandParser], None]
    group: str


REGISTRY: Registry[Command] = Registry("command", __package__, "_commands")


def command(
    name: str, summary: str, *, group: str = "", arguments: Callable[[CommandParser], None] = lambda parser: None
) -> Callable[[Callable[[argparse.Namespace], int]], Callable[[argparse.Namespace], int]]:
    """Declare a function as a command; see :class:`Command`."""

    def declare(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
        REGISTRY.register(Command(name, summary, run, arguments, group))
        return run

    return declare


@cache
def commands() -> dict[str, Command]:
    """All commands by their names, in the order of the overview; verbs follow the command that they are of."""
    groups = {name: GROUPS.index(REGISTRY[name.split()[0]].group) for name in REGISTRY}
    return {name: REGISTRY[name] for name in sorted(REGISTRY, key=lambda name: (groups[name], name))}


def verbs(name: str) -> dict[str, Command]:
    """Verbs of a command by their own words."""
    return {one.name.split()[1]: one for one in commands().values() if one.name.startswith(f"{name} ")}


def find(words: Sequence[str]) -> tuple[Command, list[str]] | None:
    """The command that begins a command line, and the words behind it; None if it begins with none."""
    for length in (2, 1):
        if found := commands().get(" ".join(words[:length])):
            return found, list(words[length:])
    return None


def unknown(words: Sequence[str]) -> str:
    """What to say of a command line that begins with no command, or with a verb that its command lacks.

    Returns:
        A sentence; empty if all is well.
    """
    known = [name for name in commands() if " " not in name]
    if words[0] not in known:
        return f"there is no command '{words[0]}'. {did_you_mean(words[0], known, _ALL)}"
    if len(words) == 1 or words[1].startswith("-") or words[1] in verbs(words[0]) or Path(words[1]).exists():
        return ""
    if not (near := closest(words[1], verbs(words[0]))):
        return ""
    wrong = f"there is neither a project '{words[1]}' nor a command '{words[0]} {words[1]}'."
    return f"{wrong} Did you mean '{words[0]} {near}'?"
