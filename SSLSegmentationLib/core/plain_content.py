"""Settings as plain content of JSON and checkpoints, and back. Standard library only."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import SettingsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

#: Metadata of a field that records do not speak of where it is the default, as those from before there was a choice.
UNSAID = types.MappingProxyType({"unsaid": True})
_HINTS: dict[Any, dict[str, Any]] = {}
_RESTORE = "Restore the file that it comes from, or start anew."
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a word"}


def to_dict(settings: Any) -> dict[str, Any]:
    """Plain content (JSON, checkpoint) of settings, nested ones included; without what is ``unsaid``."""
    return _spoken(settings, dataclasses.asdict(settings))


def _spoken(settings: Any, content: dict[str, Any]) -> dict[str, Any]:
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if field.metadata.get("unsaid") and value == field.default:
            del content[field.name]
            continue
        several = isinstance(value, (tuple, list))
        parts, told = (value, content[field.name]) if several else ([value], [content[field.name]])
        for part, words in zip(parts, told, strict=True):
            if dataclasses.is_dataclass(part):
                _spoken(part, words)
    return content


def from_dict(cls: type[T], content: Mapping[str, Any], **made: Any) -> T:
    """Inverse of :func:`to_dict`; lists become tuples, fields that a newer version added get their default.

    Args:
        cls: class of the settings.
        content: plain content.
        made: fields whose values have been made of it already.

    Raises:
        SettingsError: a field that this version does not know, one that is missing, or a value of another type.
    """
    if not isinstance(content, Mapping):
        raise SettingsError(f"{cls.__name__} cannot be made of {content!r}.", _RESTORE)
    hints = type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(cls)}
    unknown = sorted(set(content) - set(fields))
    if unknown:
        raise SettingsError(
            f"{cls.__name__} has no setting '{unknown[0]}'.",
            "It may come from a newer version: update SSLSegmentation.",
        )
    for name, field in fields.items():
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if needed and name not in content:
            raise SettingsError(f"{cls.__name__} lacks '{name}'.", _RESTORE)
    return cls(
        **{name: _revive(hints[name], value, name) for name, value in content.items() if name not in made}, **made
    )


def type_hints(cls: type) -> dict[str, Any]:
    """Types of the fields of a class, worked out once: its source text is evaluated, which is slow."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


def _revive(hint: Any, value: Any, name: str) -> Any:
    """Make of a JSON value what the type ``hint`` says, or refuse it."""
    kind = plain_type(hint)
    if value is None and kind is not hint:
        return None
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return from_dict(kind, value)
    if typing.get_origin(kind) is tuple and isinstance(value, (list, tuple)):
        items = typing.get_args(kind)
        items = items[:1] * len(value) if Ellipsis in items else items
        if len(items) == len(value):
            return tuple(_revive(item, part, name) for item, part in zip(items, value, strict=True))
    elif kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        with suppress(OverflowError):  # a whole number with hundreds of digits
            return float(value)
    elif type(value) is kind or (kind not in _KINDS and typing.get_origin(kind) is not tuple):
        return value
    raise SettingsError(f"{name} cannot be {value!r}.", f"It must be {_KINDS.get(kind, 'a list of numbers')}.")


def plain_type(hint: Any) -> Any:
    """The type without its None: ``int`` of ``int | None``."""
    if isinstance(hint, types.UnionType):
        return next(option for option in typing.get_args(hint) if option is not type(None))
    return hint
