"""The label schema: which value in a mask means what. Standard library only.

A project has one schema in one file, ``labels.csv``, a Slicer colour table with terminology (Slicer's developer guide,
"Color table CSV file format") and one column more, ``Priority``: where segments overlap, the lower number wins.
If structures were renamed, ``FormerNames`` keeps what they were called, so that masks and models made before still
mean them. Slicer ignores these columns, so the file loads in its Colors module as it is.
"""

from __future__ import annotations

import colorsys
import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError
from ..core.storage import read_text, write_text
from .terminology import CODE_COLUMNS, join_terminology, name_of_terminology, split_terminology, terminology_codes

#: Mask value of voxels that nobody has looked at. It is never a segment's value and never counts in a loss or metric.
NOT_ANNOTATED = 255

_NEEDED = ("LabelValue", "Color_R", "Color_G", "Color_B")
_COLUMNS = ("LabelValue", "Name", "Color_R", "Color_G", "Color_B", "Color_A", *CODE_COLUMNS, "Priority")
_FORMER = "FormerNames"  # only if there are any, separated by |
_BAR = "¦"  # stands for | in one of them
_RESAVE = "Save it as a colour table (.csv) from Slicer, or copy the heading of another project's labels.csv."
#: Control characters, and half letters, which no file can hold.
_CONTROL_TO_SPACE = dict.fromkeys([*range(32), *range(127, 160), *range(0xD800, 0xE000)], " ")


@dataclass(frozen=True)
class Segment:
    """One structure to segment.

    Args:
        value: its value in label maps, 1 to 254.
        name: what people call it, for example ``liver``.
        color: red, green, blue, each 0 to 255.
        terminology: Slicer's ``TerminologyEntry`` text (seven parts separated by ``~``), or empty.
        former: names that it had before: masks and models that carry them still mean it.
    """

    value: int
    name: str
    color: tuple[int, int, int]
    terminology: str = ""
    former: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class LabelSchema:
    """The segments of a project, the first with the highest priority.

    Raises:
        ProjectError: two segments share a value or a name, a value or colour is out of its range, or a terminology
            does not have seven parts.
    """

    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        if not self.segments:
            raise ProjectError("The label schema has no segment.", "Name at least one structure to segment.")
        object.__setattr__(self, "segments", tuple(map(_in_one_line, self.segments)))
        by_value: dict[int, Segment] = {}
        by_key: dict[str, Segment] = {}
        for segment in self.segments:
            _check(segment)
            key = _name_key(segment.name)
            if segment.value in by_value:
                raise ProjectError(
                    f"'{by_value[segment.value].name}' and '{segment.name}' share the label value {segment.value}.",
                    "Give each segment its own value.",
                )
            if key in by_key:
                raise ProjectError(
                    f"The segments '{by_key[key].name}' and '{segment.name}' share a name.",
                    "Give each segment its own name; capitals, spaces and underscores make no difference.",
                )
            by_value[segment.value] = by_key[key] = segment
        for segment in self.segments:
            for name in segment.former:
                other = by_key.setdefault(_name_key(name), segment)
                if other is not segment:
                    raise ProjectError(
                        f"'{name}' cannot be '{other.name}': it is what '{segment.name}' was called before.",
                        "Choose another name, since older masks and models still mean the former by it.",
                    )

    @property
    def values(self) -> tuple[int, ...]:
        """Label values, ascending. Network channel ``i + 1`` is ``values[i]``; channel 0 is the background."""
        return tuple(sorted(segment.value for segment in self.segments))

    @property
    def class_count(self) -> int:
        """Number of network output channels: the segments and the background."""
        return len(self.segments) + 1

    def by_value(self, value: int) -> Segment:
        """Return the segment with this label value; ``KeyError`` if there is none."""
        for segment in self.segments:
            if segment.value == value:
                return segment
        raise KeyError(value)

    def by_name(self, name: str) -> Segment | None:
        """Return the segment with this name, now or before (case and ``_`` against space do not matter), or None."""
        key = _name_key(name)
        called = (segment for segment in self.segments if key in map(_name_key, (segment.name, *segment.former)))
        return next(called, None)

    def by_terminology(self, entry: str) -> Segment | None:
        """Return the one segment that means the same as a ``TerminologyEntry``, judged by its codes, or None.

        "Tissue", which Slicer gives to every new segment, means nothing in particular and matches none.
        """
        codes = terminology_codes(entry)
        found = [segment for segment in self.segments if codes and terminology_codes(segment.terminology) == codes]
        return found[0] if len(found) == 1 else None

    def counterparts(self, other: LabelSchema) -> dict[int, int]:
        """Label value here → label value in ``other`` of the segments that both have, whatever values they give them.

        A segment's counterpart is the one of its name; for those without one, the one that means the same by its
        terminology, as long as that is not taken and no second one means it, too.
        """
        names = [(s.value, name) for s in self.segments for name in (*s.former[::-1], s.name)]  # the last one counts
        named = {value: found.value for value, name in names if (found := other.by_name(name))}
        left = [s for s in self.segments if s.value not in named]
        meant = {s.value: found.value for s in left if (found := other.by_terminology(s.terminology))}
        once = Counter((*named.values(), *meant.values()))
        return named | {mine: theirs for mine, theirs in meant.items() if once[theirs] == 1}

    @classmethod
    def from_names(cls, names: Mapping[int, str] | Iterable[str]) -> LabelSchema:
        """Make a schema from ``{value: name}`` or from names that get the values 1, 2, …; colours are spread in hue."""
        pairs = dict(names) if isinstance(names, Mapping) else dict(enumerate(names, start=1))
        return cls(
            tuple(
                Segment(int(value), name, _distinct_color(i)) for i, (value, name) in enumerate(sorted(pairs.items()))
            )
        )

    @classmethod
    def read(cls, path: Path | str) -> LabelSchema:
        """Read a Slicer colour CSV, also one that a spreadsheet has separated by semicolons or tabs. The columns of
        names, opacity, terminology, priority and former names are optional.

        Raises:
            ProjectError: the file is missing, lacks a needed column, holds a cell that is not a number, or makes no
                valid schema.
            StorageError: the disk refused to read it.
        """
        text = read_text(path, "label schema")
        try:
            reader = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
            # Spreadsheets leave lines of nothing but commas behind.
            rows = [(line, row) for line, row in enumerate(reader, start=2) if any(row.values())]
        except csv.Error as error:
            raise ProjectError(f"The label schema '{path}' is damaged ({error}).", _RESAVE) from error
        missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
        if rows and missing:
            raise ProjectError(f"The label schema '{path}' lacks the column {', '.join(missing)}.", _RESAVE)
        try:
            ranked = [(_priority(row, line, rank), _segment(row, line)) for rank, (line, row) in enumerate(rows)]
            ranked.sort(key=lambda pair: pair[0])
            return cls(tuple(segment for _, segment in ranked if segment.value != 0))
        except ProjectError as error:
            raise ProjectError(f"The label schema '{path}' is wrong: {error.sentence}", error.hint) from error

    def write(self, path: Path | str) -> None:
        """Write the schema as a Slicer colour CSV, atomically."""
        write_text(path, self.to_text())

    def to_text(self) -> str:
        """Content of a Slicer colour CSV."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        remembers = any(segment.former for segment in self.segments)
        writer.writerow([*_COLUMNS, *([_FORMER] if remembers else [])])
        for priority, segment in enumerate(self.segments, start=1):
            codes = split_terminology(segment.terminology)
            texts = [_writable(text) for text in (segment.name, *codes)]
            former = "|".join(_writable(name).replace("|", _BAR) for name in segment.former)
            row = [segment.value, texts[0], *segment.color, 255, *texts[1:], priority]
            writer.writerow([*row, *([former] if remembers else [])])
        return buffer.getvalue()

    def with_priority(self, names: Iterable[str]) -> LabelSchema:
        """Return the same segments, those in ``names`` first and in that order.

        Raises:
            ProjectError: there is no segment of one of the names.
        """
        names = list(names)
        for name in names:
            if self.by_name(name) is None:
                known = ", ".join(segment.name for segment in self.segments)
                raise ProjectError(f"The label schema has no segment '{name}'.", f"It has: {known}.")
        order = [_name_key(name) for name in names]
        rank = {key: index for index, key in enumerate(order)}
        ordered = sorted(self.segments, key=lambda segment: rank.get(_name_key(segment.name), len(order)))
        return replace(self, segments=tuple(ordered))

    def renamed(self, names: Mapping[str, str]) -> LabelSchema:
        """Return the same segments with other names; the old ones are remembered.

        Args:
            names: old → new.

        Raises:
            ProjectError: there is no segment of a name, or a new one is empty, taken, or another segment's former one.
        """
        wanted = {}
        for old, new in names.items():
            segment = self.by_name(old)
            if segment is None:
                known = ", ".join(segment.name for segment in self.segments)
                raise ProjectError(f"The label schema has no segment '{old}'.", f"It has: {known}.")
            wanted[segment.value] = new
        return LabelSchema(
            tuple(_called(segment, wanted.get(segment.value, segment.name)) for segment in self.segments)
        )

    def with_more(self, names: Mapping[int, str]) -> LabelSchema:
        """Return the same segments and more, last in priority.

        Args:
            names: value → name.

        Raises:
            ProjectError: a value or name is taken or cannot be used.
        """
        more = [
            Segment(value, name, _distinct_color(len(self.segments) + number))
            for number, (value, name) in enumerate(sorted(names.items()))
        ]
        return LabelSchema((*self.segments, *more))

    def remembering(self, other: LabelSchema) -> LabelSchema:
        """Return this schema with what the segments of ``other`` that it has too are or were called there.

        Raises:
            ProjectError: a name would stand for two segments.
        """
        segments = []
        for segment in self.segments:
            same = next((one for one in other.segments if one.value == segment.value), None)
            if same is not None and (other.by_name(segment.name) == same or self.by_name(same.name) == segment):
                names = (*segment.former, same.name, *same.former)
                segment = replace(segment, former=_without(segment.name, names))
            segments.append(segment)
        return LabelSchema(tuple(segments))

    def to_dict(self) -> list[dict[str, object]]:
        """Plain content for a checkpoint, highest priority first."""
        return [
            {"value": s.value, "name": s.name, "color": list(s.color), "terminology": s.terminology}
            | ({"former": list(s.former)} if s.former else {})
            for s in self.segments
        ]

    @classmethod
    def from_dict(cls, content: Iterable[Mapping[str, Any]]) -> LabelSchema:
        """Inverse of :meth:`to_dict`."""
        return cls(
            tuple(
                Segment(
                    int(s["value"]),
                    str(s["name"]),
                    _color(s["color"]),
                    str(s["terminology"]),
                    tuple(str(name) for name in s.get("former", ())),
                )
                for s in content
            )
        )


def _check(segment: Segment) -> None:
    """Refuse a segment that no mask or file can hold."""
    if not 1 <= segment.value < NOT_ANNOTATED:
        raise ProjectError(f"Label value {segment.value} of '{segment.name}' is out of range.", "Use 1 to 254.")
    if not _name_key(segment.name):
        raise ProjectError(f"The segment with label value {segment.value} has no name.", "Name it.")
    if len(segment.color) != 3 or not all(0 <= channel <= 255 for channel in segment.color):
        raise ProjectError(f"The colour of '{segment.name}' is not three numbers from 0 to 255.", "Correct it.")
    if segment.terminology and segment.terminology.count("~") != 6:
        raise ProjectError(
            f"The terminology of '{segment.name}' does not have seven parts.", "Choose it anew in the Segment Editor."
        )


def _in_one_line(segment: Segment) -> Segment:
    """The segment; a name with line feeds or other control characters, as no file of ours can hold, without them."""
    plain = segment.name.translate(_CONTROL_TO_SPACE)
    return segment if plain == segment.name else replace(segment, name=" ".join(plain.split()))


def _writable(text: str) -> str:
    """What a cell of the file can hold: one line, and none of the quotation marks that Slicer's reader trips over."""
    return text.translate(_CONTROL_TO_SPACE).strip().replace('"', "'")


def _name_key(name: str) -> str:
    """Equal for names that differ in nothing but capitals, underscores and what the file cannot hold."""
    return " ".join(_writable(name).replace("_", " ").replace("|", _BAR).split()).casefold()


def _called(segment: Segment, name: str) -> Segment:
    """The segment under another name; it remembers the one that it has."""
    return replace(segment, name=name, former=_without(name, (segment.name, *segment.former)))


def _without(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names, each once, but for those that say the same as ``name``."""
    found = {_name_key(other): other.strip() for other in reversed(list(names))}
    return tuple(other for key, other in reversed(found.items()) if key and key != _name_key(name))


def _delimiter(text: str) -> str:
    """What separates the columns, by the heading: spreadsheets of many countries write semicolons."""
    heading = text.split("\n", 1)[0]
    return next((mark for mark in (",", ";", "\t") if mark in heading), ",")


def _distinct_color(index: int) -> tuple[int, int, int]:
    hue = (0.02 + index * 0.618034) % 1.0  # golden-ratio steps keep neighbours far apart in hue
    return _color(round(255 * channel) for channel in colorsys.hsv_to_rgb(hue, 0.65, 0.9))


def _color(channels: Iterable[Any]) -> tuple[int, int, int]:
    red, green, blue = map(int, channels)
    return red, green, blue


def _segment(row: Mapping[str, str | None], line: int) -> Segment:
    value, *color = (_integer(row, column, line) for column in _NEEDED)
    name = (row.get("Name") or "").strip() or name_of_terminology(row) or f"segment {value}"
    former = (row.get(_FORMER) or "").split("|")
    return Segment(value, name, _color(color), join_terminology(row), _without(name, former))


def _integer(row: Mapping[str, str | None], column: str, line: int) -> int:
    cell = (row[column] or "").strip()
    try:
        return int(cell)
    except ValueError as error:
        raise ProjectError(f"In row {line}, {column} is '{cell}'.", "Put a whole number there.") from error


def _priority(row: Mapping[str, str | None], line: int, rank: int) -> float:
    """The row's priority; without one, its place in the file."""
    cell = (row.get("Priority") or "").strip()
    try:
        priority = float(cell or rank + 1)
    except ValueError:
        priority = math.nan
    if math.isnan(priority):
        raise ProjectError(f"In row {line}, Priority is '{cell}'.", "Put a number there; the lowest one wins.")
    return priority
