"""Text for people who must not learn whose data it speaks of: names and places are replaced, all else stays.

It errs on the side of silence: what looks like a place of this computer, or like the name of an image, is replaced even
if nobody's name is in it. Standard library only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

#: What stands in place of a path, of the name of an image, of an address of a mailbox.
PLACE, FILE, ADDRESS = "<path>", "<file>", "<address>"
#: From these folders on a path says which program, and not whose computer.
_PROGRAM = ("site-packages", "dist-packages", "SSLSegmentationLib", "SSLSegmentationPlugin", "SSLSegmentation.py")
#: Names of files that the program gives by itself.
_OWN = re.compile(
    r"(?:image|label|mask|draft|flat|model|backbone|start|log|job|status|result|plan|budget|events|case|card|project"
    r"|preview|curve|frames?)[-_.0-9]*(?:\.seg)?\.\w+|\d{1,3}\.\w+|step[-_]?\d+\.\w+"
)
_IMAGE = r"\.(?:nrrd|nhdr|seg\.nrrd|nii|nii\.gz|mha|mhd|zraw|dcm|ima|hdr|img|mgz|tiff?|png|jpe?g|mrml|mrb)"
_SUFFIX = r"\.(?:[A-Za-z]\w{1,4})(?:\.gz)?"
_START = r"(?:(?<![\w\])}.<>/\\])/(?=[\w.~])|\b[A-Za-z]:[\\/]|\\\\(?=\w)|(?<![\w/])~[\w]*[\\/]|file://)"
_WEB = r"https?://[^\s'\"<>]+"
_QUOTED = rf"(?P<quote>['\"])(?P<inside>{_START}(?:(?!(?P=quote))[^\n])*|(?:(?!(?P=quote))[^\n/\\])*{_IMAGE})(?P=quote)"
# To the last part of the line that belongs to a path: names may hold spaces, and nothing says where such a path ends.
_BARE = rf"{_START}(?:[^\n'\"]*[/\\][^\s'\"/\\]+|[^\s'\"]*)(?:[^\n'\"/\\]*?{_SUFFIX}(?![\w.]))?"
_PATHS = re.compile(rf"(?P<web>{_WEB})|{_QUOTED}|(?P<bare>{_BARE})", re.IGNORECASE)
_NAMED_IMAGE = re.compile(rf"[^\s'\"/\\<>:=,;()\[\]]+{_IMAGE}(?![\w.])", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_SEPARATORS = re.compile(r"[\s_^,.\-]+")


class Redaction:
    """Replaces names and places.

    Args:
        names: what must not be read → what stands in its place. Also found in other capitals, with other signs between
            its words, and as programs escape letters. A number of less than four digits is no name.
        folders: whose paths are kept from there on → what stands for them.
    """

    def __init__(self, names: Mapping[str, str], folders: Mapping[Path, str] | None = None) -> None:
        self._folders = sorted(
            ((str(path), word) for path, word in (folders or {}).items()), key=lambda one: -len(one[0])
        )
        known = [(pattern, word) for name, word in names.items() for pattern in _patterns(name)]
        known.sort(key=lambda one: -len(one[0]))
        self._names = [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in dict(known).items()]

    def text(self, text: str) -> str:
        """The text without them."""
        text = unicodedata.normalize("NFC", text)
        text = _PATHS.sub(self._path, text)
        text = _MAILBOX.sub(ADDRESS, text)
        text = _NAMED_IMAGE.sub(lambda found: found[0] if _OWN.fullmatch(found[0]) else _nameless(found[0]), text)
        for pattern, word in self._names:
            text = pattern.sub(word, text)
        return text

    def content(self, content: Any) -> Any:
        """JSON's content without them, keys included."""
        if isinstance(content, str):
            isPath = re.match(_START, content) and "\n" not in content  # to its end: its name may hold spaces
            return self.text(self._shown(content) if isPath else content)
        if isinstance(content, dict):
            return {self.text(str(key)): self.content(value) for key, value in content.items()}
        return [self.content(value) for value in content] if isinstance(content, (list, tuple)) else content

    def _path(self, found: re.Match[str]) -> str:
        if found["web"]:
            return found["web"]
        path = found["inside"] or found["bare"]
        shown = self._shown(path)
        return f"{found['quote']}{shown}{found['quote']}" if found["quote"] else shown

    def _shown(self, path: str) -> str:
        for folder, word in self._folders:
            for spelt in {folder, folder.replace("\\", "/"), json.dumps(folder)[1:-1]}:
                if path.casefold().startswith(spelt.casefold()) and path[len(spelt) : len(spelt) + 1] in (
                    "",
                    "/",
                    "\\",
                ):
                    return word + path[len(spelt) :]
        parts = re.split(r"[/\\]+", path)
        for name in _PROGRAM:
            if name in parts:
                return "/".join((PLACE, *parts[parts.index(name) :]))
        return f"{PLACE}/{parts[-1]}" if _OWN.fullmatch(parts[-1]) else _nameless(path, PLACE)


def _nameless(name: str, word: str = FILE) -> str:
    found = re.search(rf"(?:{_IMAGE}|{_SUFFIX})$", name, re.IGNORECASE)
    return word + (found[0] if found else "")


def _patterns(name: str) -> list[str]:
    """Patterns that find a name as it may be written."""
    name = unicodedata.normalize("NFC", name).strip()
    if not any(letter.isalpha() for letter in name) and sum(letter.isdigit() for letter in name) < 4:
        return []
    spelt = {name, json.dumps(name)[1:-1], name.encode("unicode_escape").decode("ascii"), quote(name)}
    if "^" in name:  # a person's name of DICOM: each part of it names him
        spelt |= {part for part in _SEPARATORS.split(name) if len(part) > 2 and part.isalpha()}
    return [_pattern(one) for one in spelt]


def _pattern(name: str) -> str:
    words = [re.escape(word) for word in _SEPARATORS.split(name) if word]
    between = r"[\s_^,.\-]*"
    return rf"(?<![^\W_]){between.join(words)}(?![^\W_])" if words else re.escape(name)
