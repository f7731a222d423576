"""Text from elsewhere (names, file names, sentences with them), made harmless for a terminal. Standard library only."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]+")
# What moves the cursor, colours, turns the direction of writing or breaks lines where no line break is meant.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def one_line(text: object) -> str:
    """``text`` in a single line, other control characters visible as escapes."""
    parts = (part.strip(" ") for part in _BREAKS.split(str(text)))
    return _HARMFUL.sub(_escape, " ".join(part for part in parts if part))


def plain(text: object) -> str:
    """``text`` with its lines as they are, other control characters visible as escapes."""
    return "\n".join(_HARMFUL.sub(_escape, line.replace("\t", "    ")) for line in re.split("\r?\n", str(text)))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
