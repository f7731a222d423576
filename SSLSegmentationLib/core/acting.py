"""Settings that do nothing as others are set: to ask for one is refused, so that no record says what did not happen.

A dataclass of settings names them in its ``acts_with``. Standard library only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import SettingsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_NEUTRAL = (1, 1)  # a range of factors that changes nothing


@dataclass(frozen=True)
class Needs:
    """What else has to be set for a setting to do something.

    Args:
        names: of settings or properties of the same dataclass, dotted; one of them suffices.
        values: with which; none = any with which it is not off.
        otherwise: in words when it is not so, for example "while ..."; empty = from the name and its value.
    """

    names: tuple[str, ...]
    values: tuple[Any, ...] = ()
    otherwise: str = ""

    def met(self, settings: Any) -> bool:
        """Whether it is set so."""
        found = [value_of(settings, name) for name in self.names]
        return any(value in self.values if self.values else not is_off(value) for value in found)

    def missing(self, settings: Any) -> str:
        """Why a setting that needs it does nothing now."""
        name = self.names[0]
        return self.otherwise or f"while {in_words(name)} is {shown(value_of(settings, name))}"


#: Name of a setting, dotted, or of a group of them → all that it needs.
ActsWith = Mapping[str, tuple[Needs, ...]]


def idle(settings: Any) -> dict[str, str]:
    """Dotted names of the settings, nested ones included, that do nothing as the others are set → why, in words."""
    found: dict[str, str] = {}
    for name, needed in getattr(settings, "acts_with", {}).items():
        missing = next((needs.missing(settings) for needs in needed if not needs.met(settings)), None)
        if missing:
            found |= dict.fromkeys(_names(value_of(settings, name), name), missing)
    for field in fields(settings):
        value = getattr(settings, field.name)
        if is_dataclass(value):
            found = {f"{field.name}.{name}": why for name, why in idle(value).items()} | found
    return found


def refuse_idle(
    settings: Any, usual: Any, asked: Collection[str] = (), others: Mapping[str, str] | None = None
) -> None:
    """Make sure that nothing is asked for that does nothing.

    Args:
        settings: of a run.
        usual: those of its preset. What is as there, or as it is by default, does not count as asked for.
        asked: dotted names of settings that were asked for even so.
        others: that do nothing for a reason that they do not tell themselves → why, in words.

    Raises:
        SettingsError: names the first one.
    """
    for name, why in (idle(settings) | dict(others or {})).items():
        value = value_of(settings, name)
        if is_off(value) or (name not in asked and value in (value_of(usual, name), _default(settings, name))):
            continue
        raise SettingsError(
            f"{in_words(name).capitalize()} = {shown(value)} would do nothing {why}.",
            "Leave it out, or change that, too.",
        )


def is_off(value: Any) -> bool:
    """Whether a value says that something is off: that is true whatever else is set, and nobody has to give it up."""
    return not value or value == _NEUTRAL


def value_of(settings: Any, name: str) -> Any:
    """The value of a setting by its dotted name."""
    return reduce(getattr, name.split("."), settings)


def with_value(settings: T, name: str, value: Any) -> T:
    """The same settings with another value for the one of a dotted name."""
    first, _, rest = name.partition(".")
    return replace(settings, **{first: with_value(getattr(settings, first), rest, value) if rest else value})


def in_words(name: str) -> str:
    """A dotted name for people."""
    return name.replace(".", " ").replace("_", " ")


def shown(value: Any) -> str:
    """A value for people."""
    if isinstance(value, (tuple, list)):
        return " ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _default(settings: Any, name: str) -> Any:
    """What a setting is where nobody says anything of it; MISSING if somebody has to."""
    group, _, own = name.rpartition(".")
    holder = value_of(settings, group) if group else settings
    return next((field.default for field in fields(holder) if field.name == own), MISSING)


def _names(value: Any, name: str) -> list[str]:
    """Dotted names of what a group holds, or the name itself."""
    if not is_dataclass(value):
        return [name]
    return [each for field in fields(value) for each in _names(getattr(value, field.name), f"{name}.{field.name}")]
