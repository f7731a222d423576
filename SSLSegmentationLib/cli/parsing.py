"""Command lines that are wrong or of an earlier version: what was meant, in words."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from ..core.settings import add_arguments, describe, flag_names, former_flags
from ..core.text import closest

_UNKNOWN = "unrecognized arguments: "
_MISSING = "the following arguments are required: "
_NUMBERS = {"int": "whole number", "float": "number, such as 1.5"}
_NO_NUMBER = re.compile(r"invalid (int|float) value: ('.*')")


class Part(NamedTuple):
    """Settings whose flags a command has.

    Args:
        stage: that they are of; empty where a method has but one.
        settings: with the values that the help names.
        title: of their heading.
        place: where the request of a run holds them.
    """

    stage: str
    settings: Any
    title: str
    place: tuple[str, ...] = ()


class CommandParser(argparse.ArgumentParser):
    """An argument parser that knows former spellings, and whose errors name what was meant.

    Args:
        words: of the command line behind the command's name, as :attr:`words`.
        others: as of ``argparse.ArgumentParser``.
    """

    def __init__(self, *, words: Sequence[str] = (), **others: Any) -> None:
        super().__init__(**others)
        self.words = list(words)
        #: Former spelling of a flag → today's.
        self.former: dict[str, str] = {}

    def add_settings(self, *parts: Part) -> None:
        """Add the flags of settings that stand together in this command, after everything else has been added."""
        names = self._names(parts)
        self.former |= former_flags(names)
        for part in parts:
            add_arguments(self, part.settings, title=part.title, stage=part.stage, names=names)

    def setting_paths(self, *parts: Part) -> dict[str, tuple[str, ...]]:
        """Flags that :meth:`add_settings` would add → where the request of a run holds what they set."""
        names = self._names(parts)
        return {
            names[".".join(filter(None, (part.stage, *field["path"])))]: (*part.place, *field["path"])
            for part in parts
            for field in describe(part.settings)
        }

    def _names(self, parts: Sequence[Part]) -> dict[str, str]:
        return flag_names(*((part.stage, part.settings) for part in parts), taken=self.known)

    def today(self, words: Sequence[str], tell: Callable[[str], None]) -> list[str]:
        """The words with flags as they are spelt today; ``tell`` is given a sentence for each that is not."""
        found: list[str] = []
        for number, word in enumerate(words):
            if word == "--":
                return [*found, *words[number:]]
            flag, mark, value = word.partition("=")
            if now := self._today(flag):
                tell(f"'{flag}' is now '{now}'.")
                flag = now
            found.append(f"{flag}{mark}{value}")
        return found

    def _today(self, flag: str) -> str:
        """Today's spelling of a flag that is not spelt so; empty if it is, or is none."""
        known = self.known
        abbreviated = not any(each.startswith(flag) for each in known)
        for no in ("--no-", "--") if flag not in known else ():
            if flag.startswith(no):
                named = f"--{flag.removeprefix(no)}"
                meant = [old for old in self.former if old == named or (abbreviated and old.startswith(named))]
                meant = [named] if named in meant else meant
                if len(meant) == 1 and (now := f"{no}{self.former[meant[0]][2:]}") in known:
                    return now
        return ""

    @property
    def known(self) -> list[str]:
        """All flags."""
        return [flag for action in self._get_optional_actions() for flag in action.option_strings]

    def error(self, message: str) -> NoReturn:
        """Print usage and what is wrong, and end with code 2."""
        kind, _, rest = message.partition(_UNKNOWN)
        if rest and not kind:
            message += self._advice(rest.split())
        elif message.startswith(_MISSING):
            # argparse counts arguments that may be left out, too, where they may stand between options.
            optional = {action.dest for action in self._get_positional_actions() if action.nargs in ("*", "?")}
            names = [name for name in message[len(_MISSING) :].split(", ") if name not in optional]
            message = _MISSING + ", ".join(names)
        else:
            message = _NO_NUMBER.sub(lambda found: f"{found[2]} is not a {_NUMBERS[found[1]]}", message)
        super().error(message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is no choice, and name the choice that was meant."""
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            if near := closest(str(value), map(str, action.choices or ())):
                raise argparse.ArgumentError(action, f"{error.message}. Did you mean '{near}'?") from error
            raise

    def _advice(self, words: list[str]) -> str:
        advice = []
        for word in words:
            flag = word.partition("=")[0]
            if flag.startswith("--") and (meant := _meant(flag, self.shown)):
                advice.append(f"{flag}: did you mean {' or '.join(meant)}?")
        return "".join(f". {sentence}" for sentence in advice)

    @property
    def shown(self) -> list[str]:
        """Flags that the help names."""
        offered = (action for action in self._get_optional_actions() if action.help is not argparse.SUPPRESS)
        return [flag for action in offered for flag in action.option_strings]


def _meant(flag: str, known: list[str]) -> list[str]:
    """Flags of this command that somebody who types ``flag`` may mean, at most three."""
    ending = [each for each in known if each.endswith(f"-{flag[2:]}")]
    beginning = [each for each in known if flag.endswith(f"-{each[2:]}")]
    return (ending or beginning or difflib.get_close_matches(flag, known, n=1))[:3]
