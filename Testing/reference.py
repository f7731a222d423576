"""Writes the list of docs/commands.md, and docs/settings.md with every setting, from the commands themselves.

    python Testing/reference.py

A test compares the pages with what this makes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from SSLSegmentationLib.cli.main import prepared
from SSLSegmentationLib.cli.registry import GROUPS, commands
from SSLSegmentationLib.pretraining import recipes

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE, LIST = DOCS / "settings.md", DOCS / "commands.md"
_ENDS = "<!-- made by Testing/reference.py -->", "<!-- to here -->"
_HEAD = """# Every command and setting

Made by `python Testing/reference.py` from the commands themselves; `sslseg COMMAND --help` prints the same for your
version. What the commands are for: [commands.md](commands.md). Flags that are left out have their default value.
"""
_EVERYWHERE = {"--help", "--json", "--debug", "--version"}


def reference() -> str:
    """The whole page."""
    lines = [_HEAD]
    for name, command in commands().items():
        lines += [f"## sslseg {name}", "", f"{_capital(command.summary)}.", ""]
        lines += _tables(_parser(*name.split()), set())
        if name == "pretrain":
            lines += _methods()
    return "\n".join(lines).rstrip() + "\n"


def command_list(page: str) -> str:
    """The page of commands with its list made anew."""
    rows = []
    for group in GROUPS:
        rows += ["", f"## {group}", "", "| command | what it does |", "|---|---|"]
        rows += [
            f"| {prepared(name.split())[1].usage.removesuffix(' [options]').join('``')} | {_capital(found.summary)} |"
            for name, found in commands().items()
            if commands()[name.split()[0]].group == group and not name.endswith(" list")
        ]
    before, _, rest = page.partition(_ENDS[0])
    _, _, after = rest.partition(_ENDS[1])
    return "\n".join([f"{before}{_ENDS[0]}", *rows, "", f"{_ENDS[1]}{after}"])


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _methods() -> Iterator[str]:
    """What each pretraining method has that the default one has not."""
    common = {_row(action) for action in _parser("pretrain")._actions}
    for method in recipes():
        lines = list(_tables(_parser("pretrain", "--method", method), common))
        if lines:
            yield from (f"### --method {method}", "", "What is not as above:", "", *lines)


def _parser(*words: str) -> argparse.ArgumentParser:
    return prepared(words)[1]


def _tables(parser: argparse.ArgumentParser, but: set[str]) -> Iterator[str]:
    """A table of each group of arguments, without the rows of ``but``."""
    for group in parser._action_groups:
        rows = [row for row in map(_row, _shown(group._group_actions)) if row not in but]
        if rows:
            yield from (f"| {group.title} | |", "|---|---|", *rows, "")


def _shown(actions: Sequence[argparse.Action]) -> Iterable[argparse.Action]:
    hidden = (argparse.SUPPRESS,)  # earlier spellings
    return (a for a in actions if not _EVERYWHERE & set(a.option_strings) and a.help not in hidden)


def _row(action: argparse.Action) -> str:
    formatter = argparse.HelpFormatter("sslseg")
    name = ", ".join(action.option_strings) or action.dest
    text = " ".join(formatter._expand_help(action).split()) if action.help else ""
    choices = action.choices and f" (one of {', '.join(map(str, action.choices))})"
    choices = "" if not choices or "(one of " in text else choices
    return f"| `{name}` | {text}{choices} |".replace("*", "\\*")


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    LIST.write_text(command_list(LIST.read_text(encoding="utf-8")), encoding="utf-8")
