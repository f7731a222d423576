"""Commands as earlier versions spelt them: they go on working, and answer with today's spelling. Standard library only.

Flags that were spelt otherwise are known to the commands themselves (``CommandParser.former``).
"""

from __future__ import annotations

from collections.abc import Sequence

from .parsing import CommandParser
from .registry import verbs

#: Former name → today's.
_COMMANDS = {"import-run": "runs import"}
#: Flags that were verbs, of which `models` had two with a file behind them.
_VERBS = {
    "jobs": ("follow", "stop", "abort", "resume", "log", "clean"),
    "models": ("delete",),
}
_WITH_FILE = {"jobs": (), "models": ("export", "import")}


def today(words: Sequence[str]) -> list[str]:
    """A command line as it is spelt today."""
    first, rest = words[0], list(words[1:])
    if first == "export" and "--take-back" in rest:
        return ["runs", "take-back", *(word for word in rest if word != "--take-back")]
    if first == "export" and _exports_run(rest):
        return ["runs", "export", *rest]
    if first in _COMMANDS:
        return [*_COMMANDS[first].split(), *rest]
    if first in _VERBS and rest and rest[0] not in verbs(first) and not {"-h", "--help"} & set(rest):
        return _verb(first, rest)
    return list(words)


def _exports_run(words: Sequence[str]) -> bool:
    """Whether what follows `export` is a project, a run and a folder: today's command takes the project alone."""
    named = [word for word in words if not word.startswith("-")]
    return len(named) > 1 and not any(word.startswith(("--fo", "--fi", "--o", "-h", "--h")) for word in words)


def _verb(name: str, rest: list[str]) -> list[str]:
    """A command whose verb is a flag, or which needs none to show one thing."""
    parser = CommandParser(prog=f"sslseg {name}", usage=f"sslseg {name} VERB PROJECT [options]", add_help=False)
    actions = parser.add_mutually_exclusive_group()
    for verb in _VERBS[name]:
        actions.add_argument(f"--{verb}", dest="verb", action="store_const", const=verb)
    for verb in _WITH_FILE[name]:
        actions.add_argument(f"--{verb}", dest=verb)
    parser.add_argument("--lock-key")
    found, others = parser.parse_known_args(rest)
    flags = [word for word in others if word.startswith("-")]
    flags += ["--lock-key", found.lock_key] if found.lock_key is not None else []
    named = [word for word in others if not word.startswith("-")]
    if found.verb in _VERBS["jobs"]:
        return [name, found.verb, *others]
    if found.verb == "delete":
        return [name, "remove", *named, *flags]
    if name == "models" and found.export is not None:
        return [name, "export", *named, found.export, *flags]
    if name == "models" and getattr(found, "import") is not None:
        return [name, "import", *named[:1], getattr(found, "import"), *named[1:], *flags]
    if len(named) == 2:
        return [name, "show", *named, *flags]
    return [name, *rest]
