"""The command that completes the others in a shell: what they take, written as a script for it.

The script is made from the declarations of the commands and looks nothing up: neither projects nor runs, and it starts
no Python. Where it knows no word, the shell offers files.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .main import emit, prepared
from .parsing import CommandParser
from .registry import MACHINE, command, commands

_SHELLS = ("bash", "zsh", "fish")


@dataclass(frozen=True)
class Words:
    """What a command takes.

    Args:
        name: of the command.
        when: words behind it with which it takes this: a flag, and a value or none; empty = without others.
        flags: that its help names, each with its text.
        choices: flag, or the command's last word for what follows it → the words to choose between.
        takers: flags that a value follows.
    """

    name: str
    when: tuple[str, ...]
    flags: dict[str, str]
    choices: dict[str, list[str]] = field(default_factory=dict)
    takers: tuple[str, ...] = ()


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=_SHELLS, help="whose script is printed")


@command(
    "completion",
    "print a script that completes commands and flags in your shell: 'source <(sslseg completion bash)'",
    group=MACHINE,
    arguments=_arguments,
)
def completion(options: argparse.Namespace) -> int:
    """Print the script."""
    every = [words for name in commands() for words in _words(name)]
    script = _fish(every) if options.shell == "fish" else _bash(every, zsh=options.shell == "zsh")
    emit(options, {"shell": options.shell, "script": script}, script.rstrip())
    return 0


def _words(name: str) -> Iterator[Words]:
    """What a command takes, and what else it takes with a flag of its own that decides that."""
    usual = _of(name)
    yield usual
    for action in prepared(name.split())[1]._get_optional_actions():
        flag = action.option_strings[0]
        if action.dest.startswith("setting:"):
            continue
        alone: list[tuple[str, ...]] = [(flag,)] if action.nargs == 0 else []
        for when in [(flag, word) for word in action.choices or ()] or alone:
            words = _of(name, *when)
            if words.flags.keys() != usual.flags.keys():
                yield words


def _of(name: str, *when: str) -> Words:
    parser: CommandParser = prepared([*name.split(), *when])[1]
    actions = [action for action in parser._get_optional_actions() if action.help != argparse.SUPPRESS]
    flags = {
        flag: " ".join((action.help or "").split()).replace("%%", "%")
        for action in actions
        for flag in action.option_strings
    }
    choices = {flag: list(map(str, one.choices)) for one in actions if one.choices for flag in one.option_strings}
    first = next(iter(parser._get_positional_actions()), None)
    if first and first.choices:
        choices[name.split()[-1]] = list(map(str, first.choices))
    takers = tuple(flag for action in actions if action.nargs != 0 for flag in action.option_strings)
    return Words(name, when, flags, choices, takers)


def _verbs() -> dict[str, list[str]]:
    """Command → its verbs."""
    found: dict[str, list[str]] = {}
    for first, *verb in map(str.split, commands()):
        found.setdefault(first, []).extend(verb)
    return found


def _bash(every: Iterable[Words], *, zsh: bool) -> str:
    flags, choices, variants = [], [], []
    for words in every:
        key = " ".join((words.name, *words.when))
        flags.append(f"        '{key}') flags='{' '.join(words.flags)}' ;;")
        for flag, found in words.choices.items():
            choices.append(f"        '{key} {flag}') choices='{' '.join(found)}' ;;")
        if words.when:
            pattern = f"'{key}'" if len(words.when) == 2 else f"'{key} '*"
            variants.append(f"            {pattern}) key='{key}' ;;")
    takers = sorted({f"'{words.name} {flag}'" for words in every for flag in words.takers if flag not in words.choices})
    verbs = [f"            {first}) words='{' '.join(of)}' ;;" for first, of in _verbs().items() if of]
    names = " | ".join(f"'{name}'" for name in commands() if " " in name)
    lines = [
        f"# Completes sslseg in {'zsh' if zsh else 'bash'}. Made by 'sslseg completion'.",
        *(["autoload -U +X compinit && compinit", "autoload -U +X bashcompinit && bashcompinit"] if zsh else []),
        "_sslseg() {",
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} first=${COMP_WORDS[1]}",
        "    local key name words='' flags='' choices='' next i",
        "    if [ \"$cur\" = '=' ]; then cur=''",
        "    elif [ \"$prev\" = '=' ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi",
        "    COMPREPLY=()",
        '    if [ "$COMP_CWORD" -eq 1 ]; then',
        f"        COMPREPLY=($(compgen -W '{' '.join(_verbs())} --help --version' -- \"$cur\"))",
        "        return",
        "    fi",
        '    if [ "$COMP_CWORD" -eq 2 ]; then',
        '        case "$first" in',
        *verbs,
        "        esac",
        "    fi",
        "    name=$first",
        f'    case "$first ${{COMP_WORDS[2]}}" in {names}) name="$first ${{COMP_WORDS[2]}}" ;; esac',
        "    key=$name",
        "    for ((i = 2; i < COMP_CWORD; i++)); do",
        "        next=${COMP_WORDS[i+1]}",
        "        if [ \"$next\" = '=' ]; then next=${COMP_WORDS[i+2]}; fi",
        '        case "$name ${COMP_WORDS[i]} $next" in',
        *variants,
        "        esac",
        "    done",
        '    case "$key $prev" in',
        *choices,
        "    esac",
        '    case "$key" in',
        *flags,
        "    esac",
        '    if [ -n "$choices" ]; then words=$choices',
        f'    else case "$name $prev" in {" | ".join(takers)}) return ;; esac',
        '        case "$cur" in -*) words=$flags ;; esac',
        "    fi",
        '    COMPREPLY=($(compgen -W "$words" -- "$cur"))',
        "}",
        "complete -o default -F _sslseg sslseg",
    ]
    return "\n".join(lines) + "\n"


def _fish(every: Iterable[Words]) -> str:
    lines = ["# Completes sslseg in fish. Made by 'sslseg completion'."]
    for name, found in commands().items():
        first, *verb = name.split()
        where = f"__fish_seen_subcommand_from {first}" if verb else "__fish_use_subcommand"
        lines.append(
            f"complete -c sslseg -n {_quoted(where)} -a {verb[0] if verb else first} -d {_quoted(found.summary)}"
        )
    for words in every:
        where = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in words.name.split())
        if words.when:
            where += f"; and string match -q -- {_quoted('*' + ' '.join(words.when) + '*')} (commandline -cp)"
        if choices := words.choices.get(words.name.split()[-1]):
            lines.append(f"complete -c sslseg -n {_quoted(where)} -x -a {_quoted(' '.join(choices))}")
        for flag, text in words.flags.items():
            if flag.startswith("--"):
                takes = f"-x -a {_quoted(' '.join(words.choices[flag]))}" if flag in words.choices else "-r"
                given = f" {takes}" if flag in words.takers else ""
                lines.append(f"complete -c sslseg -n {_quoted(where)} -l {flag[2:]}{given} -d {_quoted(text)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text in quotes that every shell here understands."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
