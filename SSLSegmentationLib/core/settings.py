"""Settings are dataclasses: the command line, the forms of the GUI, checkpoints and docs read the same fields.

A field made with :func:`setting` carries its help text, unit, range or choices. Standard library only.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import types
import typing
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .errors import SettingsError
from .plain_content import UNSAID as UNSAID  # also for those who look for them here
from .plain_content import from_dict as from_dict
from .plain_content import plain_type, type_hints
from .plain_content import to_dict as to_dict
from .text import did_you_mean

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


class RunSettings(Protocol):
    """Settings of a run, with all that they nest as plain content."""

    def to_job(self) -> dict[str, Any]: ...

    @classmethod
    def from_job(cls: type[J], content: Mapping[str, Any], /) -> J: ...


J = TypeVar("J", bound=RunSettings)

#: Metadata of a field with settings that say nothing without its name, which therefore stands in their flags.
NAMED = types.MappingProxyType({"named": True})


def setting(
    default: Any,
    help: str,
    *,
    unit: str = "",
    range: tuple[float | None, float | None] | None = None,
    choices: tuple[str, ...] | Callable[[Any], Mapping[str, str]] | None = None,
    replaced_by: str = "",
    flag: str = "",
    unsaid: bool = False,
) -> Any:
    """A dataclass field with what a person needs to set it.

    Args:
        default: value if nobody says otherwise.
        help: one plain sentence without a full stop.
        unit: for example ``mm``, ``px``, ``steps``.
        range: smallest and largest legal value, both included; None for open.
        choices: legal words, or what tells them and what each means, given the settings that the field is of. Where
            there is but one, nobody is offered a choice; whoever gives another word is told so.
        replaced_by: name of the setting that is used instead today. Such a one is read and obeyed wherever it is given,
            also as a flag, and offered to nobody.
        flag: word on the command line, if it is not the field's name.
        unsaid: records do not speak of it where it is the default, as those from before there was a choice.
    """
    metadata = {"help": help, "unit": unit, "range": range, "choices": choices, "replaced_by": replaced_by}
    return dataclasses.field(default=default, metadata=metadata | {"flag": flag, "unsaid": unsaid})


def check(settings: Any) -> None:
    """Check each field against its range and choices, nested settings included.

    Raises:
        SettingsError: names the field, the value and what is legal.
    """
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if dataclasses.is_dataclass(value):
            check(value)
            continue
        choices = told(field, settings).get("choices")
        if choices and value not in choices:
            legal = f"Choose one of: {', '.join(choices)}."
            raise SettingsError(f"{field.name} cannot be '{value}'.", did_you_mean(value, choices, legal))
        low, high = field.metadata.get("range") or (None, None)
        numbers = value if isinstance(value, tuple) else (value,)
        for number in numbers:
            if not isinstance(number, (int, float)) or isinstance(number, bool):
                continue
            if not ((low is None or number >= low) and (high is None or number <= high)):
                raise SettingsError(f"{field.name} = {value} is out of range.", f"Use {range_text(field.metadata)}.")


def told(field: dataclasses.Field[Any], settings: Any) -> Mapping[str, Any]:
    """What :func:`setting` says of a field, with the choices that there are in ``settings``."""
    choices = field.metadata.get("choices")
    if not callable(choices):
        return field.metadata
    words: Mapping[str, str] = choices(settings)
    meanings = "; ".join(f"'{word}' = {meaning}" for word, meaning in words.items())
    return {**field.metadata, "choices": tuple(words), "help": f"{field.metadata['help']}: {meanings}"}


def _is_offered(metadata: Mapping[str, Any]) -> bool:
    """Whether forms and help show a setting: not one that has another name today, nor one without a choice."""
    return not metadata["replaced_by"] and len(metadata["choices"] or ()) != 1


def range_text(metadata: Mapping[str, Any]) -> str:
    """Legal values of a field in words, or an empty text."""
    if metadata.get("choices"):
        return "one of " + ", ".join(metadata["choices"])
    low, high = metadata.get("range") or (None, None)
    unit = f" {metadata['unit']}" if metadata.get("unit") else ""
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}{unit}"
    if low is not None:
        return f"{_number(low)} or more{unit}"
    if high is not None:
        return f"at most {_number(high)}{unit}"
    return f"in{unit}" if unit else ""


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def flag_names(*parts: tuple[str, Any], taken: Collection[str] = ()) -> dict[str, str]:
    """How the settings of one command are spelt there.

    A flag is the last word of the setting's dotted name while no other ends in it; else as little of the rest of the
    name goes before it as tells them apart. The stage always does, where a method has several, and so does the name of
    a group whose field has the metadata ``NAMED``.

    Args:
        parts: settings, each with its stage, which is empty where there is but one.
        taken: flags that the command has besides.

    Returns:
        Dotted name of each setting, its stage included → its flag.
    """
    ways: dict[str, list[str]] = {}
    for stage, base in parts:
        for path in _leaves(base):
            ways[_dotted(stage, path)] = _spellings(stage, path)
    uses = Counter(way for each in ways.values() for way in set(each))
    uses.update(taken)
    return {name: next((way for way in each if uses[way] == 1), each[-1]) for name, each in ways.items()}


def former_flags(names: Mapping[str, str]) -> dict[str, str]:
    """Flags that earlier versions had, the whole dotted names → today's, for what :func:`flag_names` returns."""
    former = {f"--{name}".replace(".", "-").replace("_", "-"): flag for name, flag in names.items()}
    return {flag: today for flag, today in former.items() if flag != today}


def add_arguments(
    parser: argparse.ArgumentParser,
    base: Any,
    *,
    title: str,
    stage: str = "",
    names: Mapping[str, str] | None = None,
) -> None:
    """Add one flag per field of the settings ``base``, nested ones included, to ``parser`` under headings.

    A flag that is not given leaves no attribute, so that :func:`overrides` can tell it from one that is given with the
    default value.

    Args:
        parser: to add to.
        base: gives the defaults that the help names.
        title: of the heading.
        stage: that the settings are of, where a method has several.
        names: as from :func:`flag_names` (default: of these settings alone).
    """
    if names is None:
        names = flag_names((stage, base), taken=list(parser._option_string_actions))
    groups = {}
    for path in _leaves(base):
        *inside, field = path
        heading = "".join([title, *(f": {each.name.replace('_', ' ')}" for each in inside)])
        if heading not in groups:
            groups[heading] = parser.add_argument_group(heading)
        name = _dotted(stage, path)
        holder = functools.reduce(getattr, (each.name for each in inside), base)
        metadata = told(field, holder)
        options = _argument_options(metadata, type_hints(type(holder))[field.name], getattr(holder, field.name))
        if not _is_offered(metadata):
            options["help"] = argparse.SUPPRESS
        groups[heading].add_argument(names[name], dest=destination(name), **options)


def overrides(base: T, arguments: argparse.Namespace, *, stage: str = "") -> T:
    """Return ``base`` with the flags that the user gave.

    Raises:
        SettingsError: a value out of its range, or a setting together with the one that has replaced it.
    """
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(base):
        value, name = getattr(base, field.name), ".".join(filter(None, (stage, field.name)))
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changes[field.name] = overrides(value, arguments, stage=name)
        elif hasattr(arguments, destination(name)):
            given = getattr(arguments, destination(name))
            changes[field.name] = tuple(given) if isinstance(given, list) else given
            today = field.metadata.get("replaced_by")
            if today and hasattr(arguments, destination(".".join(filter(None, (stage, today))))):
                raise SettingsError(f"{field.name} and {today} are two words for one setting.", f"Give {today} alone.")
    changed = dataclasses.replace(base, **changes)
    check(changed)
    return changed


def given(base: Any, arguments: argparse.Namespace, *, stage: str = "") -> set[str]:
    """Dotted names, without the stage, of the settings whose flags the user gave, be it with the default value."""
    return {_dotted("", path) for path in _leaves(base) if hasattr(arguments, destination(_dotted(stage, path)))}


def _leaves(base: Any) -> Iterator[tuple[dataclasses.Field[Any], ...]]:
    """Settings that have a help text, each with the fields of the groups that it lies in before it."""
    for field in dataclasses.fields(base):
        value = getattr(base, field.name)
        if dataclasses.is_dataclass(value):
            yield from ((field, *path) for path in _leaves(value))
        elif field.metadata.get("help"):
            yield (field,)


def _dotted(stage: str, path: Sequence[dataclasses.Field[Any]]) -> str:
    return ".".join(filter(None, (stage, *(field.name for field in path))))


def _spellings(stage: str, path: Sequence[dataclasses.Field[Any]]) -> list[str]:
    """Flags that a setting could have, the shortest first: with none, one or all of its groups that need no name."""
    *groups, last = path
    silent = [] if last.metadata["replaced_by"] else [g.name for g in reversed(groups) if not g.metadata.get("named")]
    told = [set(silent), *({*silent} - {name} for name in silent), set()]
    found = []
    for hidden in told:
        words = [stage, *(g.name for g in groups if g.name not in hidden), last.metadata["flag"] or last.name]
        found.append("--" + "-".join(filter(None, words)).replace("_", "-"))
    return list(dict.fromkeys(found))


def describe(base: Any) -> list[dict[str, Any]]:
    """What a form needs to show the settings ``base``: one plain dictionary per field, those of nested ones included.

    Settings that another one has replaced are not shown, nor those that leave no choice.

    Returns:
        For each field ``path`` (its names from the outermost settings down), ``kind`` (``bool``, ``int``, ``float``,
        ``str``), ``length`` (of a list of numbers; 0 = any length; None = a single value), ``help``, ``unit``,
        ``range``, ``choices`` and ``value``, that of ``base``.
    """
    described = []
    hints = type_hints(type(base))
    for field in dataclasses.fields(base):
        value = getattr(base, field.name)
        if dataclasses.is_dataclass(value):
            described += [{**inner, "path": [field.name, *inner["path"]]} for inner in describe(value)]
        elif (metadata := told(field, base)).get("help") and _is_offered(metadata):
            kind, length = plain_type(hints[field.name]), None
            if typing.get_origin(kind) is tuple:
                items = typing.get_args(kind)
                kind, length = items[0], 0 if Ellipsis in items else len(items)
            shown = {key: metadata[key] for key in ("help", "unit", "range", "choices")}
            described.append({"path": [field.name], "kind": kind.__name__, "length": length, **shown, "value": value})
    return described


def changed(settings: J, values: Mapping[tuple[str, ...], Any]) -> J:
    """The settings of a run with other values at some paths, checked.

    Args:
        settings: that have ``to_job`` and ``from_job``.
        values: path, as in :func:`describe`, → value as in JSON.

    Raises:
        SettingsError: there is no such setting, or its value is not legal.
    """
    content = settings.to_job()
    for path, value in values.items():
        inner = content
        for name in path[:-1]:
            inner = inner.get(name, {})
        if path[-1] not in inner:
            raise SettingsError(f"There is no setting '{'.'.join(path)}'.", "'sslseg methods --json' lists all.")
        inner[path[-1]] = value
    return type(settings).from_job(content)


def destination(name: str) -> str:
    """Attribute of parsed arguments that holds a flag of :func:`add_arguments`, by its dotted name."""
    return f"setting:{name}"


def _argument_options(metadata: Mapping[str, Any], hint: Any, default: Any) -> dict[str, Any]:
    kind = plain_type(hint)
    notes = "; ".join(note for note in (range_text(metadata), f"default: {_shown(default)}") if note)
    help_text = f"{metadata['help']} ({notes})"
    options: dict[str, Any] = {"default": argparse.SUPPRESS, "help": help_text.replace("%", "%%")}
    if kind is bool:
        options["action"] = argparse.BooleanOptionalAction
        return options
    if typing.get_origin(kind) is tuple:
        item_types = typing.get_args(kind)
        options["nargs"] = "+" if Ellipsis in item_types else len(item_types)
        kind = item_types[0]
    if metadata.get("choices"):
        options["choices"] = metadata["choices"]
    options["type"] = kind
    options["metavar"] = {int: "N", float: "X", str: "WORD"}.get(kind, "VALUE")
    return options


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
