"""Writes docs/settings.md, the reference of every command and setting, from the commands themselves.

    python Testing/reference.py

A test compares the page with what this makes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from SSLSegmentationLib.cli.main import COMMANDS, _prepared
from SSLSegmentationLib.pretraining import recipes

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
_HEAD = """# Every command and setting

Made by `python Testing/reference.py` from the commands themselves; `sslseg COMMAND --help` prints the same for your
version. What the commands are for: [commands.md](commands.md). Flags that are left out have their default value.
"""
_EVERYWHERE = {"--help", "--json", "--debug", "--version"}


def reference() -> str:
    """The whole page."""
    lines = [_HEAD]
    for name, (_, summary) in COMMANDS.items():
        lines += [f"## sslseg {name}", "", f"{summary[0].upper()}{summary[1:]}.", ""]
        lines += _tables(_parser(name), set())
        if name == "pretrain":
            lines += _methods()
    return "\n".join(lines).rstrip() + "\n"


def _methods() -> Iterator[str]:
    """What each pretraining method has that the default one has not."""
    common = {_row(action) for action in _parser("pretrain")._actions}
    for method in recipes():
        lines = list(_tables(_parser("pretrain", "--method", method), common))
        if lines:
            yield from (f"### --method {method}", "", "What is not as above:", "", *lines)


def _parser(*words: str) -> argparse.ArgumentParser:
    return _prepared(words)[1]


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
