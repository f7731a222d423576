"""How long a training takes and how large it is: presets, minutes, and the flags that say otherwise."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from ..core.errors import SettingsError
from ..core.settings import destination
from ..training.presets import budget_preset
from .config import Config
from .main import loading


class Lasting(Protocol):
    """A dataclass of settings whose length can be given in minutes."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def preset(self) -> str: ...

    @property
    def minutes(self) -> float: ...


T = TypeVar("T", bound=Lasting)

PRESETS = ("quick", "default", "paper")
MINUTES = destination("minutes")
#: Settings that a time budget decides → what they are, in words.
_LENGTHS = {
    "steps": "a number of steps",
    "epochs": "a number of epochs",
    "validate_every": "a number of steps between validations",
}


def add_preset_argument(parser: argparse.ArgumentParser) -> None:
    """The flag ``--preset``."""
    parser.add_argument(
        "--preset",
        choices=PRESETS,
        help="quick: minutes on two cores; default (as without it): best measured, for a GPU; paper: the paper's own "
        "settings. Instead, --minutes takes size, network and number of steps that fit into a time on this machine; "
        "with both, the preset decides size and network",
    )


def preset_name(options: argparse.Namespace, config: Config) -> str:
    """Name of the preset, or of the budget, that is asked for."""
    named = options.preset or config.word("preset")
    minutes = getattr(options, MINUTES, None) or config.content.get("minutes")
    if named or not isinstance(minutes, (int, float)) or not minutes:
        return named or "default"
    return budget_preset(minutes, gpu=_is_gpu(options))


def _is_gpu(options: argparse.Namespace) -> bool:
    """Whether it will be computed on a graphics card; a device that is not there is refused later."""
    if options.device != "auto":
        return options.device != "cpu"
    with loading(options):
        from ..training import pick_device
    return pick_device().type != "cpu"


def timed(settings: T, options: argparse.Namespace, asked: Collection[str]) -> T:
    """The settings, with a time budget or a number of steps: a flag wins over what ``--config`` names.

    Args:
        settings: with the flags that were given.
        options: of the command.
        asked: names of settings of the optimisation that were given.

    Raises:
        SettingsError: a time budget stands beside what says otherwise how long to train.
    """
    in_file = {path[-1] for path in options.config.asked}
    lengths = set(asked) & set(_LENGTHS)
    if not getattr(options, MINUTES, None) and lengths:
        return replace(settings, minutes=0.0)
    if not settings.minutes:
        return settings
    both = [words for name, words in _LENGTHS.items() if name in lengths | in_file]
    if both or settings.preset == "paper":
        other = both[0] if both else "the preset 'paper', which has a length of its own,"
        raise SettingsError(f"Both --minutes and {other} are given.", "Give one of them.")
    if options.ranks > 1:
        raise SettingsError(
            "--minutes is for a training in one process: with several ones nothing is measured beforehand.",
            "Give a number of steps instead.",
        )
    return settings
