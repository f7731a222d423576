"""Which sequences (channels) of a project's cases a training sees. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.errors import DataError, SettingsError
from ..core.settings import setting
from ..core.text import conjoined, quoted
from ..project import Case
from ..project.channels import FIRST_CHANNEL

_GIVE = "'sslseg channel PROJECT CASE NAME FILE' gives a case a further sequence."


def channels_setting() -> Any:
    """The field that names the sequences."""
    return setting(
        (),
        "sequences (channels) that the network sees, as T2,ADC; none = all that a case which is learnt from has",
        unsaid=True,
    )


def chosen_channels(known: Sequence[str], asked: Sequence[str], learnt: Sequence[Case]) -> tuple[str, ...]:
    """Names of the sequences that a training sees, in the order of the project; empty = the volume alone.

    Args:
        known: names of the project, that of the volume itself first (``Project.channels``).
        asked: names of those that are wished for, also with commas between them; none = all that at least one case has.
        learnt: cases that are learnt from.

    Raises:
        SettingsError: a name that the project lacks, or that none of the cases has, or the volume itself is left out.
    """
    known = tuple(known) or (FIRST_CHANNEL,)
    there = {name for name in known[1:] if any(case.channel(name) for case in learnt)}
    wanted = _named(asked)
    if not wanted:
        return _with_first(known, there)
    spelt = {name.casefold(): name for name in known} | {FIRST_CHANNEL: known[0]}
    if unknown := [name for name in wanted if name.casefold() not in spelt]:
        has = f"has {conjoined(quoted(known))}" if len(known) > 1 else "has one sequence, the image of each case"
        raise SettingsError(f"There is no sequence '{unknown[0]}': the project {has}.", _GIVE)
    names = {spelt[name.casefold()] for name in wanted}
    if known[0] not in names:
        raise SettingsError(
            f"The sequence '{known[0]}' cannot be left out: it is the image on which each case is segmented.",
            f"Write {','.join(_with_first(known, names))}.",
        )
    if lacking := [name for name in known[1:] if name in names and name not in there]:
        raise SettingsError(
            f"None of the cases that are learnt from has the sequence '{lacking[0]}'.",
            f"Leave it out of the channels, or give it to a case: {_GIVE}",
        )
    return _with_first(known, names)


def check_there(names: Sequence[str], cases: Sequence[Case]) -> None:
    """Make sure that the sequences of a plan have not gone since it was made.

    Args:
        names: that of the volume itself first.
        cases: of the plan, as they are now.

    Raises:
        DataError: no case has one of them any more.
    """
    if gone := [name for name in names[1:] if not any(case.channel(name) for case in cases)]:
        raise DataError(
            f"No case of this run has the sequence '{gone[0]}' any more, with which it began.",
            "Give it back to the cases, or start a new run.",
        )


def refuse_channels(known: Sequence[str], asked: Sequence[str], what: str) -> None:
    """Refuse further sequences where the volume itself is all that can be seen.

    Args:
        known: names of the project.
        asked: names of those that are wished for.
        what: sees the volume alone, as the first words of a sentence.

    Raises:
        SettingsError: there are any.
    """
    first = {FIRST_CHANNEL, *(name.casefold() for name in known[:1])}
    if further := [name for name in _named(asked) if name.casefold() not in first]:
        raise SettingsError(
            f"{what} sees the image of each case alone, and the sequence '{further[0]}' is asked for.",
            "Leave the channels out.",
        )


def _named(asked: Sequence[str]) -> list[str]:
    return [name.strip() for names in asked for name in names.split(",") if name.strip()]


def _with_first(known: Sequence[str], names: set[str]) -> tuple[str, ...]:
    further = tuple(name for name in known[1:] if name in names)
    return (known[0], *further) if further else ()
