"""Names of structures as DICOM has them: 64 characters in one line without a backslash, and the name in full beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 64
_NAMELESS, _COUNTED = "Segment", re.compile(r".* \d+")
_DIVIDES = re.compile(r"[\\\x00-\x1f\x7f-\x9f]+")  # the backslash divides values


def plain_text(text: str) -> str:
    """Text as a short value of DICOM."""
    return " ".join(_DIVIDES.sub(" ", text).split())[:_LONGEST].strip()


def short_names(names: Sequence[str]) -> list[str]:
    """Names as labels of segments, no two of them alike; one that DICOM can hold stays as it is."""
    taken = {name for name in names if plain_text(name) == name}
    found = []
    for number, name in enumerate(names, 1):
        label = plain_text(name) or f"{_NAMELESS} {number}"
        if label != name:
            count = 1
            plain = label
            while label in taken:
                count += 1
                label = f"{plain[: _LONGEST - len(str(count)) - 1].strip()} {count}"
            taken.add(label)
        found.append(label)
    return found


def full_name(label: str, description: str) -> str:
    """The name that a label is short for, by the first line of the description; the label if that is something else."""
    first = description.splitlines()[0].strip() if description.strip() else ""
    label = label.strip()
    if not first or plain_text(first) == first:
        return label
    begin = plain_text(first) or _NAMELESS
    is_short = label == begin or (bool(_COUNTED.fullmatch(label)) and begin.startswith(label.rpartition(" ")[0]))
    return first if is_short else label
