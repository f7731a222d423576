"""The label schema: which value in a mask means what. Standard library only.

A project has one schema in one file, ``labels.csv``, a Slicer colour table with terminology (Slicer's developer guide,
"Color table CSV file format") and one column more, ``Priority``: where segments overlap, the lower number wins.
Slicer ignores that column, so the file loads in its Colors module as it is.
"""

from __future__ import annotations

import colorsys
import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .errors import ProjectError
from .storage import write_text

#: Mask value of voxels that nobody has looked at. It is never a segment's value and never counts in a loss or metric.
NOT_ANNOTATED = 255

_CODES = ("Category", "Type", "TypeModifier", "Region", "RegionModifier")
_CODE_COLUMNS = tuple(f"{code}_{part}" for code in _CODES for part in ("CodingScheme", "CodeValue", "CodeMeaning"))
_COLUMNS = ("LabelValue", "Name", "Color_R", "Color_G", "Color_B", "Color_A", *_CODE_COLUMNS, "Priority")


@dataclass(frozen=True)
class Segment:
    """One structure to segment.

    Args:
        value: its value in label maps, 1 to 254.
        name: what people call it, for example ``liver``.
        color: red, green, blue, each 0 to 255.
        terminology: Slicer's ``TerminologyEntry`` text (seven parts separated by ``~``), or empty.
    """

    value: int
    name: str
    color: tuple[int, int, int]
    terminology: str = ""


@dataclass(frozen=True)
class LabelSchema:
    """The segments of a project, the first with the highest priority.

    Raises:
        ProjectError: two segments share a value or a name, or a value or colour is out of its range.
    """

    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        if not self.segments:
            raise ProjectError("The label schema has no segment.", "Name at least one structure to segment.")
        seen_values: set[int] = set()
        seen_names: set[str] = set()
        for segment in self.segments:
            key = _name_key(segment.name)
            if not 1 <= segment.value < NOT_ANNOTATED:
                raise ProjectError(
                    f"Label value {segment.value} of '{segment.name}' is out of range.", "Use a value from 1 to 254."
                )
            if not key:
                raise ProjectError(f"The segment with label value {segment.value} has no name.", "Name it.")
            if segment.value in seen_values or key in seen_names:
                raise ProjectError(
                    f"Two segments share the value {segment.value} or the name '{segment.name}'.",
                    "Give each segment its own value and name.",
                )
            if len(segment.color) != 3 or not all(0 <= channel <= 255 for channel in segment.color):
                raise ProjectError(f"The colour of '{segment.name}' is not three numbers from 0 to 255.", "Correct it.")
            seen_values.add(segment.value)
            seen_names.add(key)

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
        """Return the segment with this name (case and ``_`` against space do not matter), or None."""
        key = _name_key(name)
        return next((segment for segment in self.segments if _name_key(segment.name) == key), None)

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
        """Read a Slicer colour CSV.

        Raises:
            ProjectError: the file is missing, lacks a needed column or holds a value that is not a number.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ProjectError(f"The label schema '{path}' cannot be read ({error}).", "Check the file.") from error
        rows = list(csv.DictReader(io.StringIO(text)))
        missing = [column for column in _COLUMNS[:5] if rows and rows[0].get(column) is None]
        if not rows or missing:
            lacks = f"lacks the column {', '.join(missing)}" if missing else "holds no segment"
            raise ProjectError(f"The label schema '{path}' {lacks}.", "Save it as a colour table (.csv) from Slicer.")
        try:
            ranked = [(float(row.get("Priority") or index), _segment(row)) for index, row in enumerate(rows, start=1)]
        except ValueError as error:
            raise ProjectError(
                f"The label schema '{path}' holds a bad number: {error}.", "Correct that row."
            ) from error
        ranked.sort(key=lambda pair: pair[0])
        return cls(tuple(segment for _, segment in ranked if segment.value != 0))

    def write(self, path: Path | str) -> None:
        """Write the schema as a Slicer colour CSV, atomically."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for priority, segment in enumerate(self.segments, start=1):
            codes = _split_terminology(segment.terminology)
            # Slicer's reader cannot hold quotation marks inside a value.
            name = segment.name.replace('"', "'")
            writer.writerow([segment.value, name, *segment.color, 255, *codes, priority])
        write_text(path, buffer.getvalue())

    def with_priority(self, names: Iterable[str]) -> LabelSchema:
        """Return the same segments, those in ``names`` first and in that order."""
        order = [_name_key(name) for name in names]
        rank = {key: index for index, key in enumerate(order)}
        ordered = sorted(self.segments, key=lambda segment: rank.get(_name_key(segment.name), len(order)))
        return replace(self, segments=tuple(ordered))

    def to_dict(self) -> list[dict[str, object]]:
        """Plain content for a checkpoint, highest priority first."""
        return [
            {"value": s.value, "name": s.name, "color": list(s.color), "terminology": s.terminology}
            for s in self.segments
        ]

    @classmethod
    def from_dict(cls, content: Iterable[Mapping[str, object]]) -> LabelSchema:
        """Inverse of :meth:`to_dict`."""
        return cls(
            tuple(
                Segment(int(s["value"]), str(s["name"]), tuple(int(c) for c in s["color"]), str(s["terminology"]))
                for s in content
            )
        )


def _name_key(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _distinct_color(index: int) -> tuple[int, int, int]:
    hue = (0.02 + index * 0.618034) % 1.0  # golden-ratio steps keep neighbours far apart in hue
    return tuple(round(255 * channel) for channel in colorsys.hsv_to_rgb(hue, 0.65, 0.9))


def _segment(row: Mapping[str, str]) -> Segment:
    value = int(row["LabelValue"])
    color = tuple(int(row[column]) for column in ("Color_R", "Color_G", "Color_B"))
    return Segment(value, (row.get("Name") or f"segment {value}").strip(), color, _join_terminology(row))


def _join_terminology(row: Mapping[str, str]) -> str:
    codes = ["^".join((row.get(column) or "").strip() for column in _CODE_COLUMNS[i : i + 3]) for i in range(0, 15, 3)]
    if all(code == "^^" for code in codes):
        return ""
    category, kind, modifier, region, region_modifier = codes
    return "~".join(("", category, kind, modifier, "", region, region_modifier))


def _split_terminology(terminology: str) -> list[str]:
    parts = terminology.split("~") if terminology else [""] * 7
    if len(parts) != 7:
        raise ProjectError(f"The terminology '{terminology}' has {len(parts)} parts instead of 7.", "Set it anew.")
    codes = [parts[i] for i in (1, 2, 3, 5, 6)]
    return [field for code in codes for field in [*code.split("^"), "", "", ""][:3]]
