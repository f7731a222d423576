"""Entry point: finds the command, runs it, turns faults into one sentence and an exit code."""

from __future__ import annotations

import argparse
import json
import logging
import shlex
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.errors import SettingsError, SSLSegError, StorageError
from ..core.packages import load, load_error, require_all
from ..core.starting import INTERRUPTED, ends_at_once, sign_of_life
from ..core.storage import finite
from ..core.terminal import one_line
from ..core.text import listed
from ..project import Project
from .former import today
from .parsing import CommandParser
from .registry import GROUPS, Command, commands, find, unknown, verbs
from .streams import READ_NO_MORE, prepare_streams, print_message, print_result, silence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    try:
        try:
            return _command(arguments) if arguments and not arguments[0].startswith("-") else _overview(arguments)
        finally:
            sys.stdout.flush()
    except OSError as error:  # everything else has been told by then
        silence(sys.stdout)
        if isinstance(error, BrokenPipeError):  # the reader, for example `head`, has seen enough
            return READ_NO_MORE
        print_message(f"sslseg: The result could not be printed ({error.strerror or error}).")
        return 1


def _command(arguments: Sequence[str]) -> int:
    words = today(arguments)
    if wrong := unknown(words):
        print_message(f"sslseg: {wrong}")
        return 2
    if words != list(arguments):
        print_message(f"'{shell_words('sslseg', *arguments)}' is now '{shell_words('sslseg', *words)}'.")
    return _run(words)


def _run(words: Sequence[str]) -> int:
    # What has gone wrong before the command line is understood is told in the form that it asks for.
    options = argparse.Namespace(json="--json" in words, debug="--debug" in words)
    try:
        with ends_at_once():
            command, parser = prepared(words)
        if {"-h", "--help"} & set(parser.words):  # parse_intermixed_args would hide defaults of positional arguments
            parser.parse_args(["--help"])
        # Volumes may stand before, between, after the options.
        options = parser.parse_intermixed_args(parser.today(parser.words, print_message))
        with _warnings_shown():
            return command.run(options) or 0
    except SSLSegError as error:
        return _fail(options, error)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        print_message("\nInterrupted.")
        return INTERRUPTED
    except Exception as error:
        return _fail(options, _explained(error), error)


def prepared(words: Sequence[str]) -> tuple[Command, CommandParser]:
    """The command that ``words`` begin with, and its parser. Neither needs torch.

    Raises:
        SettingsError: they begin with no command.
    """
    if (found := find(words)) is None:
        raise SettingsError(unknown(words), "'sslseg --help' lists all commands.")
    command, rest = found
    parser = CommandParser(
        words=rest,
        prog=f"sslseg {command.name}",
        description=f"{command.summary[0].upper()}{command.summary[1:]}.",
        epilog=_verbs_text(command.name),
        formatter_class=_HelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON, for scripts")
    parser.add_argument("--debug", action="store_true", help="print the traceback of an error")
    parser.add_argument("--version", action="version", version=__version__, help="print the version and end")
    command.arguments(parser)
    parser.usage = _usage(command.name, parser)
    return command, parser


def _verbs_text(name: str) -> str | None:
    """What else a command can do, for its help."""
    found = [f"  sslseg {one.name:<16} {one.summary}" for one in verbs(name).values()]
    return "\n".join(["more:", *found]) if found else None


@contextmanager
def loading(options: argparse.Namespace) -> Iterator[None]:
    """Around the first import of what loads torch, which commands do not need to explain themselves or to list things.

    Raises:
        SSLSegError: a package is missing, or numpy is broken.
    """
    with ends_at_once(), sign_of_life(wanted=not options.json):
        require_all()
        load("numpy")  # first: torch, which loads it, would be blamed for a broken one
        yield


def _explained(error: Exception) -> SSLSegError:
    """What to tell people of an error that nobody has put into words."""
    if known := load_error(error):
        return known
    if isinstance(error, MemoryError):
        return SSLSegError("The memory is full.", "Close other programs, or use smaller images.")
    reason = " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())  # a fault of ours: say so
    return SSLSegError(
        f"An unexpected error stopped the command ({reason}).",
        "Please report it with what the command prints when it is repeated with --debug.",
    )


class _ToStandardError(logging.Handler):
    """Shows what the library warns of, a line each: also with ``--json``, which leaves standard error free."""

    def emit(self, record: logging.LogRecord) -> None:
        print_message(f"sslseg: {one_line(record.getMessage())}")


@contextmanager
def _warnings_shown() -> Iterator[None]:
    logger, handler = logging.getLogger(__package__.partition(".")[0]), _ToStandardError(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def emit(options: argparse.Namespace, content: dict[str, Any] | list[Any], text: str) -> None:
    """Print a result: ``text`` for people, or ``content`` as JSON (ASCII, so that no encoding spoils it)."""
    print_result(json.dumps(finite(content), indent=2, allow_nan=False, default=str) if options.json else text)


def say(options: argparse.Namespace, text: str) -> None:
    """Print what is going on; to standard error, so that ``--json`` output stays clean."""
    if not options.json:
        print_message(text)


def command_line(command: str, project: Project, *words: str) -> str:
    """A command about a project or, with its id, a run, to be copied into a terminal."""
    return shell_words(*program(), *command.split(), project.folder, *words)


def program() -> list[str]:
    """How to start this program from a terminal: by its name, by the path of its script, or with its Python."""
    if shutil.which("sslseg"):
        return ["sslseg"]
    script = shutil.which("sslseg", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "SSLSegmentationLib"]


def shell_words(*parts: object) -> str:
    """Words of a command, quoted so that it can be copied into a terminal."""
    words = [str(part) for part in parts]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def shared_remarks(notes: Iterable[tuple[str, str]]) -> list[str]:
    """Remarks, each with the cases that it is made of: one that many share is said once.

    Args:
        notes: case and remark, in order.
    """
    cases: dict[str, list[str]] = {}
    for case, note in notes:
        cases.setdefault(note, []).append(case)
    return [f"{listed(ids)}: {note}" for note, ids in cases.items()]


class _HelpFormatter(argparse.ArgumentDefaultsHelpFormatter):
    """Names defaults, except where there is none to speak of, and keeps the lines of a list of verbs."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith("more:") else super()._fill_text(text, width, indent)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        if action.default in (None, False) or "default" in (action.help or ""):
            return action.help
        return super()._get_help_string(action)


def _usage(name: str, parser: argparse.ArgumentParser) -> str:
    """Positional and required arguments; with all flags in it the line would fill a page."""
    shapes: dict[int | str | None, str] = {None: "{}", "?": "[{}]", "*": "[{} ...]", "+": "{} ..."}
    parts = [shapes[action.nargs].format(action.dest.upper()) for action in parser._get_positional_actions()]
    for action in parser._get_optional_actions():
        if action.required:
            parts.append(f"{action.option_strings[0]} {action.dest.upper()}")
    return " ".join(["sslseg", name, *parts, "[options]"])


def _fail(options: argparse.Namespace, error: SSLSegError, cause: BaseException | None = None) -> int:
    if options.debug:
        traceback.print_exception(cause or error)
    if options.json:
        content = {"class": type(cause or error).__name__, "sentence": error.sentence, "hint": error.hint}
        with suppress(StorageError):  # that it could not be printed stands in standard error, or is what is told here
            print_result(json.dumps({"ok": False, "error": content}))
    print_message(f"sslseg: {one_line(error)}")
    return 1


def _overview(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == "--version":
        print(__version__)
        return 0
    if arguments and arguments[0] not in ("-h", "--help"):
        print_message(f"sslseg: {unknown(arguments)}")
        return 2
    lines = []
    for group in GROUPS:
        lines += ["", f"{group}:"]
        lines += [f"  {one.name:<10} {one.summary}" for one in commands().values() if one.group == group]
    print(
        f"sslseg {__version__}: segment MRI with a handful of annotations.\n\n"
        "usage: sslseg COMMAND ...     ('sslseg COMMAND --help' explains one)\n"
        + "\n".join(lines)
        + "\n\nStart with: sslseg demo my-first-project"
    )
    return 0
