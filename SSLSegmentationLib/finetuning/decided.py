"""What a backbone has decided for the finetuning that starts from it: the network, and how volumes become images."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

from ..errors import SettingsError

T = TypeVar("T")

_ANY = "acquired"  # plane: each volume's own, whichever that is
_OF_IMAGES = ("plane", "bias_field_correction")
_OF_FLAT_IMAGES = ("pixels", "slow_axis", "standardise")


def check_decided(
    settings: Any, network: Any, start: Mapping[str, Any], backbone: Path | str, asked: Collection[str] = ()
) -> None:
    """Make sure that nothing else is asked for than what the backbone has decided.

    Args:
        settings: of the finetuning. What is as in its preset does not count as asked for.
        network: shape of the backbone's network.
        start: content of its checkpoint.
        backbone: its path.
        asked: dotted names of settings that were asked for even if they are as in the preset.

    Raises:
        SettingsError: names the first setting that is asked for and differs.
    """
    try:
        usual = type(settings).from_preset(settings.preset)
    except SettingsError:  # settings that somebody has put together: nobody knows what in them was meant
        usual = settings
    for name, theirs in _decided(settings, network, start).items():
        mine = _value(settings, name)
        if mine == theirs or (mine == _value(usual, name) and name not in asked) or (name == "plane" and mine == _ANY):
            continue
        flag = f"--{name.replace('.', '-').replace('_', '-')}"
        raise SettingsError(
            f"The backbone '{backbone}' was pretrained with {_shown(theirs)} as {_words(name)}, but {_shown(mine)} is "
            "asked for.",
            f"Leave that to the backbone (without {flag}), pretrain anew with it, or start from scratch.",
        )


def acted(settings: T, network: Any, max_size: int, preprocessing: Any) -> T:
    """The settings as they were in effect: with what the backbone has decided."""
    changes = {name: getattr(preprocessing, name) for name in _OF_IMAGES if hasattr(settings, name)}
    return replace(settings, network=network, max_size=max_size, **changes)


def _decided(settings: Any, network: Any, start: Mapping[str, Any]) -> dict[str, Any]:
    """Dotted name of a setting → its value in the backbone."""
    found = {f"network.{name}": value for name, value in vars(network).items()}
    if not start["preprocessing"]:
        return found
    images = start["preprocessing"]
    found["max_size"] = start["max_size"]
    found |= {name: images[name] for name in _OF_IMAGES if hasattr(settings, name) and name in images}
    if hasattr(settings, "data"):
        found |= {f"data.{name}": images[name] for name in _OF_FLAT_IMAGES if name in images}
    return found


def _value(settings: Any, name: str) -> Any:
    return reduce(getattr, name.split("."), settings)


def _words(name: str) -> str:
    return name.replace(".", " ").replace("_", " ")


def _shown(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return " ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else f"{value}"
