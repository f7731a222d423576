"""Entry point: finds the command, runs it, turns faults into one sentence and an exit code."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from .. import __version__
from ..errors import SSLSegError

#: Command → (module, what it does). Only the module of the command that is called is imported.
COMMANDS = {
    "demo": ("training", "show the whole loop on synthetic data, in minutes"),
    "new": ("project", "create a project folder"),
    "add": ("project", "add volumes (files, folders, DICOM series)"),
    "import": ("project", "import a Decathlon dataset.json with its split"),
    "labels": ("project", "show or set what is segmented"),
    "label": ("project", "give a case its reference mask"),
    "role": ("project", "say what cases are used for"),
    "cases": ("project", "list the cases"),
    "methods": ("training", "list pretraining methods and presets"),
    "pretrain": ("training", "pretrain a backbone on volumes without labels"),
    "finetune": ("training", "finetune on the labelled cases"),
    "resume": ("training", "continue a stopped run"),
    "runs": ("project", "list runs and their state"),
    "predict": ("prediction", "segment volumes"),
    "evaluate": ("prediction", "score a model on labelled cases"),
    "probe": ("training", "report what this machine can compute with"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if not arguments or arguments[0] not in COMMANDS:
        return _overview(arguments)
    name = arguments[0]
    module = importlib.import_module(f".{COMMANDS[name][0]}_commands", __package__)
    parser = argparse.ArgumentParser(
        prog=f"sslseg {name}",
        description=COMMANDS[name][1].capitalize() + ".",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", default=False, help="print the result as JSON, for scripts")
    parser.add_argument("--debug", action="store_true", default=False, help="print the traceback of an error")
    module.configure(name, parser, arguments[1:])
    positional = " ".join(action.dest.upper() for action in parser._get_positional_actions())
    parser.usage = f"sslseg {name} {positional} [options]"  # with all flags in it the line would fill a page
    options = parser.parse_args(arguments[1:])
    try:
        return module.run(name, options) or 0
    except SSLSegError as error:
        return _fail(options, error)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130


def emit(options: argparse.Namespace, content: dict[str, Any] | list[Any], text: str) -> None:
    """Print a result: ``text`` for people, or ``content`` as JSON with ``--json``."""
    print(json.dumps(content, indent=2, ensure_ascii=False, default=str) if options.json else text)


def say(options: argparse.Namespace, text: str) -> None:
    """Print what is going on; to standard error, so that ``--json`` output stays clean."""
    if not options.json:
        print(text, file=sys.stderr, flush=True)


def _fail(options: argparse.Namespace, error: SSLSegError) -> int:
    if options.debug:
        traceback.print_exc()
    if options.json:
        content = {"class": type(error).__name__, "sentence": error.sentence, "hint": error.hint}
        print(json.dumps({"ok": False, "error": content}, ensure_ascii=False))
    print(f"sslseg: {error}", file=sys.stderr)
    return 1


def _overview(arguments: Sequence[str]) -> int:
    lines = [f"  {name:<9} {summary}" for name, (_, summary) in COMMANDS.items()]
    text = (
        f"sslseg {__version__}: segment MRI with a handful of annotations.\n\n"
        "usage: sslseg COMMAND ...     ('sslseg COMMAND --help' explains one)\n\n"
        + "\n".join(lines)
        + "\n\nStart with: sslseg demo my-first-project"
    )
    if arguments and arguments[0] == "--version":
        print(__version__)
        return 0
    if arguments and arguments[0] not in ("-h", "--help"):
        print(f"sslseg: there is no command '{arguments[0]}'.\n\n{text}", file=sys.stderr)
        return 2
    print(text)
    return 0
