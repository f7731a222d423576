"""Command lines that are wrong: what was meant, in words."""

from __future__ import annotations

import argparse
import difflib
from typing import NoReturn

_UNKNOWN = "unrecognized arguments: "
_MISSING = "the following arguments are required: "


class CommandParser(argparse.ArgumentParser):
    """An argument parser whose errors name what this command has instead of a flag that it does not know."""

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
        super().error(message)

    def _advice(self, words: list[str]) -> str:
        known = [flag for action in self._get_optional_actions() for flag in action.option_strings]
        advice = []
        for word in words:
            flag = word.partition("=")[0]
            if flag.startswith("--") and (meant := _meant(flag, known)):
                advice.append(f"{flag}: did you mean {' or '.join(meant)}?")
        return "".join(f". {sentence}" for sentence in advice)


def _meant(flag: str, known: list[str]) -> list[str]:
    """Flags of this command that somebody who types ``flag`` may mean, at most three."""
    ending = [each for each in known if each.endswith(f"-{flag[2:]}")]
    beginning = [each for each in known if flag.endswith(f"-{each[2:]}")]
    return (ending or beginning or difflib.get_close_matches(flag, known, n=1))[:3]
