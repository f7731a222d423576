"""Terminology entries as Slicer writes them (category, type, region, modifiers), and their columns in a colour table.

Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping

_CODES = ("Category", "Type", "TypeModifier", "Region", "RegionModifier")
CODE_COLUMNS = tuple(f"{code}_{part}" for code in _CODES for part in ("CodingScheme", "CodeValue", "CodeMeaning"))
_ANY_TISSUE = ("SCT", "85756007")


def plain_terminology(entry: str) -> str:
    """A ``TerminologyEntry`` as a label schema keeps it: without the names of the lists that it was picked from.

    What does not have the seven parts becomes empty.
    """
    parts = entry.split("~")
    if len(parts) != 7:
        return ""
    parts[0] = parts[4] = ""
    return "~".join(parts)


def terminology_codes(entry: str) -> tuple[tuple[str, str], ...]:
    """Coding scheme and value of category, type, region and their modifiers; empty for what means nothing."""
    parts = entry.split("~")
    if len(parts) != 7:
        return ()
    split = (part.split("^") for part in (parts[1], parts[2], parts[3], parts[5], parts[6]))
    codes = tuple((scheme, "".join(rest[:1])) for scheme, *rest in split)
    return () if codes[1] in (_ANY_TISSUE, ("", "")) else codes


def name_of_terminology(row: Mapping[str, str | None]) -> str:
    """For example "Mass of Right Kidney"."""
    kind, modifier, region, region_modifier = ((row.get(f"{code}_CodeMeaning") or "").strip() for code in _CODES[1:])
    parts = (modifier, kind, "of" if region else "", region_modifier, region)
    return " ".join(part for part in parts if part) if kind else ""


def join_terminology(row: Mapping[str, str | None]) -> str:
    """The entry of a row; empty without one."""
    codes = ["^".join((row.get(column) or "").strip() for column in CODE_COLUMNS[i : i + 3]) for i in range(0, 15, 3)]
    if all(code == "^^" for code in codes):
        return ""
    category, kind, modifier, region, region_modifier = codes
    return "~".join(("", category, kind, modifier, "", region, region_modifier))


def split_terminology(terminology: str) -> list[str]:
    """The columns of an entry."""
    parts = terminology.split("~") if terminology else [""] * 7
    codes = [parts[i] for i in (1, 2, 3, 5, 6)]
    return [field for code in codes for field in [*code.split("^"), "", "", ""][:3]]
