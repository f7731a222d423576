"""Templates of sentences: words, and holes for what is filled in. Which are collected: sentences.py."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]{2}")
#: Texts with words that are no language: names of entries in files, formats, units.
_NO_LANGUAGE = re.compile(r"[\w.%-]+(?:/[\w.%-]+)+|[A-Z]{2}[A-Z\d %]*|https?://\S*")


@dataclass
class Hole:
    """What is filled in.

    Attributes:
        kind: "n" for a number, "l" for a list that the library joins, "o" for anything.
        node: the expression.
    """

    kind: str
    node: ast.AST


@dataclass
class Sentence:
    """A template.

    Attributes:
        text: with %1, %2 …
        kinds: one letter of :class:`Hole` for each.
        places: file and line of whoever says it.
    """

    text: str
    kinds: str
    places: list[str] = field(default_factory=list)


Parts = list["str | Hole"]


def sentence_of(parts: Parts, *, is_noun: bool = False) -> Sentence | None:
    """The template; None if it says nothing in a language."""
    text, kinds = "", ""
    for part in parts:
        if isinstance(part, Hole):
            kinds += part.kind
            text += f"%{len(kinds)}"
        else:
            text += part
    words = re.sub(r"%\d+", "", text).strip()
    text = text.strip()
    is_name = (" " not in text and not is_noun) or _NO_LANGUAGE.fullmatch(text) or "''" in text or "%s" in text
    if is_name or not _WORD.search(words) or not re.search("[a-z]{2}", words):
        return None
    numbers = iter(range(1, len(kinds) + 1))
    return Sentence(re.sub(r"%\d+", lambda _: f"%{next(numbers)}", text), kinds)


def made_plural(one: list[Parts] | None) -> list[Parts] | None:
    return None if one is None else [[*parts, "s"] for parts in one]


def capitalised(parts: Parts) -> Parts:
    first, *rest = parts or [""]
    return [first[:1].upper() + first[1:] if isinstance(first, str) else first, *rest]


def formatted(parts: Parts, node: ast.AST) -> Parts:
    """With what ``format`` fills in, here or later, as what is filled in."""
    found: Parts = []
    for part in parts:
        if isinstance(part, Hole):
            found.append(part)
            continue
        pieces = re.split(r"\{(?:\w+)?(?::[^{}]*)?\}", part)
        filled = re.findall(r"\{(\w*)(:[^{}]*[dfge%])?\}", part)
        for number, piece in enumerate(pieces):
            if number:
                name, form = filled[number - 1] if len(filled) == len(pieces) - 1 else ("", "")
                found.append(Hole("n" if form or name == "rank" else "o", node))
            found.append(piece)
    return found


def product(pieces: list[list[Parts]]) -> int:
    count = 1
    for piece in pieces:
        count *= len(piece)
    return count


def called_name(node: ast.Call) -> str:
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def hole_of(node: ast.AST) -> Hole:
    if isinstance(node, ast.Call):
        name = called_name(node)
        if name in ("listed", "conjoined"):
            return Hole("l", node)
        if name in ("len", "round", "sum"):
            return Hole("n", node)
        if name == "join" and re.match("'[^']*,? ", ast.unparse(node)):
            return Hole("l", node)
    return Hole("o", node)
