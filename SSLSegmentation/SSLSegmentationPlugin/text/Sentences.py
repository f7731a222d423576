"""The library's own sentences in the language of Slicer: errors, advice, remarks, events.

The library speaks English, with names and numbers filled in. Its templates, as "The file '%1' does not exist.", are
collected by Testing/translations.py: their texts stand in Resources/Translations/sentences.json, their translations in
the catalogues. A text is taken apart into templates, the one with most words of its own first, and what was filled in
is put into their translations: as it is in quotation marks, else translated too if it is a template (or a list of
such). What is none stays in English. Nothing of this is read or done where Slicer speaks English.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from slicer.i18n import translate

from . import Translations

_CONTEXT = "SSLSegmentationLib.sentences"  # in the catalogues
_HOLE = re.compile(r"%(\d+)")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[−+-]?[\d.,   ]*\d(?:e[+-]?\d+)?(?: ?%)?|nan|-?inf|\?")
#: Where one sentence ends and another begins; names that look so make only more places to try.
_END = re.compile(r"(?<=[.!?…:])[ \t]+(?=\S)|(?<=[.!?][)'\"])[ \t]+(?=\S)|\s*\n\s*")
_BETWEEN = re.compile(r"(, (?:and |or )?| and | or |; )")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_MARK = re.compile(r"(?<!\w)'|'(?!\w)|\"")  # no apostrophe
_TWO_NAMES = re.compile(r"\S'\W.*(?<!\w)'\S")
_TOGETHER = re.compile(rf"{_QUOTED.pattern}|\([^()]*\)")
#: Words that stand in any text, also in one that the library has not said: "failed to open" is no "%1 to %2".
_SMALL = re.compile(r"(?:a|alone|and|as|at|by|for|in|it|is|more|most|of|or|than|the|to)")
_MOST_ENDS = 14  # a text of more sentences is translated line by line, and beyond that stays as it is
_DEEPEST = 4


class _Template:
    """A sentence of the library with places to be filled in.

    Args:
        text: with %1, %2 …
        kinds: of each place: "n" a number, "l" a list, "o" anything.
    """

    def __init__(self, text: str, kinds: str) -> None:
        self.text, self.kinds = text, kinds
        self.pieces = _HOLE.split(text)[::2]
        self.weight = sum(len(_LETTER.findall(piece)) for piece in self.pieces)
        self.size = sum(map(len, self.pieces))
        #: Whether it says so little by itself that what is filled in must be known.
        self.saysLittle = all(_SMALL.fullmatch(word) for word in self.words)
        self._pattern: re.Pattern[str] | None = None

    @property
    def words(self) -> list[str]:
        """Those that each text of it has, whole."""
        bounded = _HOLE.sub("\0", self.text)
        return [each[0] for each in _WORD.finditer(bounded) if "\0" not in bounded[each.start() - 1 : each.end() + 1]]

    def isQuoted(self, number: int) -> bool:
        """Whether a place stands in quotation marks: names and paths do."""
        return self.pieces[number][-1:] in ("'", '"') and self.pieces[number + 1][:1] == self.pieces[number][-1:]

    def isFair(self, text: str, groups: tuple[str, ...]) -> bool:
        """Whether no place begins or ends within quotation marks, which are a name's; a name may have odd ones."""
        free = (own for number, own in enumerate(groups) if not self.isQuoted(number))
        return bool(len(_MARK.findall(text)) % 2) or not any(len(_MARK.findall(own)) % 2 for own in free)

    def joins(self, groups: tuple[str, ...]) -> bool:
        """Whether a name would be two names and what stands between them: "a' is no b: 'c"."""
        return any(self.isQuoted(number) and _TWO_NAMES.search(own) for number, own in enumerate(groups))

    def filled(self, text: str) -> tuple[str, ...] | None:
        """What a text has at its places; None if it is not one of these."""
        where = 0
        for piece in self.pieces:
            where = text.find(piece, where)
            if where < 0:
                return None
            where += len(piece)
        if self._pattern is None:
            holes = [_NUMBER.pattern if kind == "n" else ".*?" for kind in self.kinds]
            parts = [re.escape(piece) for piece in self.pieces]
            joined = parts[0] + "".join(f"({hole}){part}" for hole, part in zip(holes, parts[1:], strict=True))
            self._pattern = re.compile(joined, re.DOTALL)
        found = self._pattern.fullmatch(text)
        return found.groups() if found else None


class Catalogue:
    """The templates, and how they are found.

    Args:
        templates: text → kinds of its places.
    """

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._byWord: dict[str, list[_Template]] = {}
        self._known: dict[str, tuple[int, str] | None] = {}  # parts of the text at hand
        made = [_Template(text, kinds) for text, kinds in templates.items()]
        self._plain = {each.text: each for each in made if not each.kinds}
        many = Counter(word for each in made if each.kinds for word in set(each.words))
        for each in made:
            if each.kinds:  # found by its word that is rarest among all
                key = min(each.words, key=lambda word: (many[word], -len(word)), default="")
                self._byWord.setdefault(key, []).append(each)

    @classmethod
    def read(cls) -> Catalogue:
        """That of the library."""
        return cls(json.loads((Translations.FOLDER / "sentences.json").read_text(encoding="utf-8")))

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """A text as it is shown, in parts: each with whether it was translated; together they are the whole."""
        self._known.clear()
        if len(_END.findall(text)) <= _MOST_ENDS:
            return self._parted(text, 0)[1]
        found: list[tuple[str, bool]] = []
        for line in re.split(r"(\n)", text):
            few = len(_END.findall(line)) <= _MOST_ENDS
            found += self._parted(line, 0)[1] if few else [(line, False)]
        return found

    def _parted(self, text: str, depth: int) -> tuple[int, list[tuple[str, bool]]]:
        """The best way to take a text apart at the ends of sentences, with the weight of what was translated."""
        ends = [match.span() for match in _END.finditer(text)]
        starts, stops = [0, *(end[1] for end in ends)], [*(end[0] for end in ends), len(text)]
        candidates = self._candidates(text)
        best: list[tuple[int, list[tuple[str, bool]]]] = [(0, [])]
        for last, stop in enumerate(stops):
            options = []
            for first in range(last + 1):
                weight, before = best[first]
                gap = [(text[stops[first - 1] : starts[first]], False)] if first else []
                own = text[starts[first] : stop]
                found = self._whole(own, candidates, depth) or self._ended(own, candidates, depth)
                if found is not None:
                    options.append((weight + found[0], [*before, *gap, (found[1], found[1] != own)]))
                elif first == last:
                    options.append((weight, [*before, *gap, (own, False)]))
            best.append(max(options, key=lambda option: (option[0], -len(option[1]))))
        return best[-1]

    def _ended(self, text: str, candidates: list[_Template], depth: int) -> tuple[int, str] | None:
        """The same of words that got their full stop, colon or dash of a list only where they are said."""
        before, after = (text[:2] if text[:2] in ("- ", "– ") else ""), (text[-1:] if text[-1:] in (".", ":") else "")
        for begin, end in ((before, ""), ("", after), (before, after)):
            found = self._whole(text[len(begin) : len(text) - len(end)], candidates, depth) if begin or end else None
            if found:
                return found[0], f"{begin}{found[1]}{end}"
        return None

    def _candidates(self, text: str) -> list[_Template]:
        words = {word: None for word in _WORD.findall(text)}
        return [*(each for word in words for each in self._byWord.get(word, ())), *self._byWord.get("", ())]

    def _whole(self, text: str, candidates: list[_Template], depth: int) -> tuple[int, str] | None:
        """Weight and translation of a text that is one template; None if it is none."""
        if text not in self._known:
            self._known[text] = self._translated(text, candidates, depth) if _LETTER.search(text) else None
        return self._known[text]

    def _translated(self, text: str, candidates: list[_Template], depth: int) -> tuple[int, str] | None:
        """The same, of the template that says most of the text by itself."""
        chosen, values = self._plain.get(text), ()
        if chosen is None:
            fitting = ((each, each.filled(text)) for each in candidates)
            options = [(each, groups) for each, groups in fitting if groups is not None and each.isFair(text, groups)]
            options = [(each, groups) for each, groups in options if self._isMeant(each, groups, depth)]
            if not options:
                return None
            chosen, values = max(options, key=lambda each: (not each[0].joins(each[1]), each[0].weight, each[0].size))
        parts = [self._place(chosen, number, own, depth) for number, own in enumerate(values)]
        weight = chosen.weight + sum(part[0] for part in parts)
        said = translate(_CONTEXT, chosen.text)
        if said == chosen.text:
            return weight, text
        return weight, _HOLE.sub(lambda match: parts[int(match[1]) - 1][1], said)

    def _isMeant(self, template: _Template, groups: tuple[str, ...], depth: int) -> bool:
        """Whether a template says enough by itself, or what is filled in is known: numbers, names, templates."""
        if not template.saysLittle:
            return True
        free = (each for each in enumerate(groups) if _LETTER.search(_QUOTED.sub("", each[1])))
        return all(template.isQuoted(number) or self._place(template, number, own, depth)[0] for number, own in free)

    def _place(self, template: _Template, number: int, text: str, depth: int) -> tuple[int, str]:
        """Weight and words of what is filled in."""
        if template.kinds[number] == "n" or depth >= _DEEPEST or template.isQuoted(number):
            return 0, text
        own = text.strip()
        if not _LETTER.search(own):
            return 0, text
        said = self._phrase(own, template.kinds[number], depth + 1)
        return said[0], text.replace(own, said[1], 1)

    def _phrase(self, text: str, kind: str, depth: int) -> tuple[int, str]:
        """Weight and words of a text within another: a template, in large letters too, or a list, or sentences."""
        found = [self._whole(text, self._candidates(text), depth), self._list(text, kind, depth)]
        small = text[:1].lower() + text[1:]
        if found == [None, None] and small != text:
            said = self._whole(small, self._candidates(small), depth)
            found.append(said and (said[0], said[1][:1].upper() + said[1][1:]))
        return max(filter(None, found), key=lambda each: each[0], default=None) or self._several(text, depth)

    def _several(self, text: str, depth: int) -> tuple[int, str]:
        """The same of several sentences, and of what follows a name and a colon."""
        weight, parts = self._parted(text, depth) if 0 < len(_END.findall(text)) <= _MOST_ENDS else (0, [])
        return (weight, "".join(part[0] for part in parts)) if parts else (0, text)

    def _list(self, text: str, kind: str, depth: int) -> tuple[int, str] | None:
        """The same of things that are joined by commas and "and"; None if it is no list, or one of names alone."""
        items = list(_items(text))
        if len(items) < 3:
            return None
        weight, said, known = 0, [], kind == "l"
        for item, isItem in items:
            found = self._whole(item, self._candidates(item), depth) if isItem else None
            known = known or found is not None or bool(isItem and _QUOTED.fullmatch(item))
            weight += found[0] if found else 0
            said.append((found[1] if found else item, isItem))
        if not known:
            return None
        return weight, "".join(words if isItem else _joint(words) for words, isItem in said)


def _items(text: str) -> Iterator[tuple[str, bool]]:
    """The things of a list and what stands between them, each with whether it is a thing; names stay whole."""
    hidden = _TOGETHER.sub(lambda match: "x" * len(match[0]), text)
    where = 0
    for match in _BETWEEN.finditer(hidden):
        yield text[where : match.start()], True
        yield match[0], False
        where = match.end()
    yield text[where:], True


def _joint(between: str) -> str:
    for english in (" and ", " or "):
        if between.endswith(english[1:]):
            said = translate(_CONTEXT, f"%1{english}%2")
            return said.replace("%1", "").replace("%2", "")
    return between


_catalogues: dict[str, Catalogue] = {}


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text of the library in parts, each as it is shown, with whether it was translated."""
    language = Translations.language()
    return list(_pieces(language, text)) if language and text else [(text, False)]


@lru_cache(maxsize=4096)
def _pieces(language: str, text: str) -> tuple[tuple[str, bool], ...]:
    if language not in _catalogues:
        _catalogues[language] = Catalogue.read()
    return tuple(_catalogues[language].pieces(text))
