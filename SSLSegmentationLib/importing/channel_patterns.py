"""Which files of a folder are the sequences of one scan, by patterns of their names. Standard library only.

A pattern, ``*t2*``, is one of file names: ``*`` stands for any text, ``?`` for one character, ``[ab]`` for one of
these; capitals do not matter. Behind ``*`` a word begins as a word, where some name has it so: ``*t2*`` is ``ax_T2``,
not ``patient2``. What a name has beside the literal text of its pattern, with the folders above it, tells
whose it is: ``P1/t2.nii.gz`` and ``P1/adc.nii.gz`` belong together by ``*t2*`` and ``*adc*``, ``liver_1_0000.nii.gz``
and ``liver_1_0001.nii.gz`` by ``*_0000`` and ``*_0001``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from ..core.errors import SettingsError
from ..core.text import quoted
from ..project.channels import FIRST_CHANNEL
from ..project.records import channel_name, check_channel_names
from ..volumes.image_formats import image_suffix

K = TypeVar("K")
_EXAMPLE = "Write a name and a pattern, for example 'T2=*t2*'."
#: What stands between the words of a name, and says nothing.
_BETWEEN = " ._-/"
#: Here a word begins, or there is none.
_BEGINS = r"(?:(?<![^\W_])|(?![^\W_]))"
#: What goes on with the name of a sequence, and says nothing: T2w, ADCmap.
_ENDS = r"(?:(?:wi?|weighted|maps?)(?![^\W_]))?"


@dataclass
class GroupedScan(Generic[K]):
    """The volumes of one scan.

    Args:
        name: what a case of it is called.
        files: name of a sequence → its file, or what stands for it.
        case: id of the case that has its image already; empty if that is the first of the files.
    """

    name: str
    files: dict[str, K]
    case: str = ""


@dataclass(frozen=True)
class ChannelPattern:
    """A sequence, and what its files are called.

    Args:
        name: of the sequence.
        text: the pattern.
    """

    name: str
    text: str

    @property
    def is_of_paths(self) -> bool:
        """Whether it speaks of folders, too."""
        return "/" in self.text

    def rest(self, text: str, *, words: bool) -> list[str] | None:
        """What a text has beside the literal text of the pattern, part by part; None if it does not fit.

        Args:
            words: a word behind ``*`` begins as a word.
        """
        found = re.fullmatch(_expression(self.text, words), text, re.IGNORECASE | re.DOTALL)
        return None if found is None else list(found.groups())


@dataclass(frozen=True)
class ScanGroup:
    """Names of files of one scan.

    Args:
        title: what they have in common, in words; empty if there is but one scan.
        files: name of a sequence → the names of the files that fit it: one, or several, which is for the caller to
            refuse.
    """

    title: str
    files: dict[str, list[str]]


@dataclass
class Grouping:
    """What patterns make of names.

    Args:
        groups: in the order of the names.
        unmatched: names that fit no pattern.
        notes: what should be known of how they were grouped, in sentences.
    """

    groups: list[ScanGroup] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def channel_patterns(words: Sequence[str]) -> tuple[ChannelPattern, ...]:
    """Read ``NAME=PATTERN`` words; the first names the image of each case.

    Raises:
        SettingsError: one says no name or no pattern, or two say the same.
    """
    patterns = []
    for word in words:
        name, mark, text = word.partition("=")
        if not mark or not text.strip():
            raise SettingsError(f"'{word}' does not say which files a sequence is.", _EXAMPLE)
        patterns.append(ChannelPattern(channel_name(name), text.strip().replace("\\", "/")))
        try:
            patterns[-1].rest("", words=True)
        except re.error as error:
            raise SettingsError(f"The pattern '{text}' of '{name}' cannot be read ({error.msg}).", _EXAMPLE) from error
    check_channel_names([pattern.name for pattern in patterns])
    if any(pattern.name.casefold() == FIRST_CHANNEL for pattern in patterns[1:]):
        raise SettingsError(f"'{FIRST_CHANNEL}' is the image of a case, which comes first.", "Give another name.")
    texts = [pattern.text.casefold() for pattern in patterns]
    if twice := next((one for one in patterns if texts.count(one.text.casefold()) > 1), None):
        raise SettingsError(f"Two sequences have the pattern '{twice.text}'.", "Give each its own.")
    return tuple(patterns)


def grouped(names: Sequence[str], patterns: Sequence[ChannelPattern]) -> Grouping:
    """Sort names of files into scans.

    Args:
        names: paths below one folder, with ``/``.
        patterns: of the sequences.

    Raises:
        SettingsError: a name fits two patterns.
    """
    found = _matches(names, patterns)
    grouping = Grouping(unmatched=[name for name in names if name not in found])
    keys = {name: key for name, (_, key) in found.items()}
    folders = _by_folder(found, len(patterns))
    if folders is not None:
        keys = folders
        grouping.notes.append("Files were grouped by their folders: their names have nothing else in common.")
    groups: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for name in names:
        if name in found:
            groups.setdefault(keys[name], {}).setdefault(found[name][0].name, []).append(name)
    grouping.groups = [ScanGroup(" ".join(key), files) for key, files in groups.items()]
    return grouping


def unfit(patterns: Sequence[ChannelPattern], fitting: Sequence[str], names: Sequence[str], what: str) -> None:
    """Refuse patterns that nothing fits.

    Args:
        fitting: names of the sequences that something fits.
        names: of which something should.
        what: they are, for example "file".

    Raises:
        SettingsError: says which, and what some of the names are.
    """
    lost = next((pattern for pattern in patterns if pattern.name not in fitting), None)
    if lost is not None:
        some = ", ".join(quoted(names[:: max(1, len(names) // 3)][:3]))
        raise SettingsError(
            f"No {what} fits the pattern '{lost.text}' of '{lost.name}'.",
            f"Names are such as {some}." if names else "There is no volume.",
        )


def two_patterns(name: str, fitting: Sequence[ChannelPattern]) -> SettingsError:
    """What to say of a name that fits two patterns."""
    one, other = fitting[:2]
    return SettingsError(
        f"'{name}' fits the patterns of two sequences: '{one.text}' of '{one.name}' and '{other.text}' of "
        f"'{other.name}'.",
        "Give one of them more of the name: '[!x]' stands for any character but x.",
    )


def _matches(
    names: Sequence[str], patterns: Sequence[ChannelPattern]
) -> dict[str, tuple[ChannelPattern, tuple[str, ...]]]:
    """Name → the pattern that it fits, and what else it says."""
    rests = [dict(_fitting(pattern, names)) for pattern in patterns]
    found = {}
    for name in names:
        fitting = [number for number, rest in enumerate(rests) if name in rest]
        if len(fitting) > 1:
            raise two_patterns(name, [patterns[number] for number in fitting])
        if fitting:
            found[name] = (patterns[fitting[0]], rests[fitting[0]][name])
    return found


def _fitting(pattern: ChannelPattern, names: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names that fit a pattern: by the file's name; if none does, or the pattern has folders, by the path."""
    for words, whole in product((True, False), (True,) if pattern.is_of_paths else (False, True)):
        some = False
        for name in names:
            path = PurePosixPath(name)
            above = [] if whole else path.parts[:-1]
            rest = _rest(pattern, name if whole else path.name, words=words)
            if rest is not None:
                some = True
                yield name, tuple(part.strip(_BETWEEN) for part in (*above, *rest) if part.strip(_BETWEEN))
        if some:
            return


def _rest(pattern: ChannelPattern, text: str, *, words: bool) -> list[str] | None:
    """As of a pattern, of a text with or without the suffix of an image."""
    suffix = image_suffix(Path(text)) or ""
    rest = pattern.rest(text[: len(text) - len(suffix)], words=words)
    if rest is None and suffix and (rest := pattern.rest(text, words=words)):
        last = rest[-1].lower()
        rest[-1] = rest[-1][: -len(suffix)] if last.endswith(suffix) else "" if suffix.endswith(last) else rest[-1]
    return rest


def _by_folder(
    found: dict[str, tuple[ChannelPattern, tuple[str, ...]]], patterns: int
) -> dict[str, tuple[str, ...]] | None:
    """The folder of each name, if the names themselves bring no two sequences together, and folders do."""
    by_name: dict[tuple[str, ...], set[str]] = {}
    by_folder: dict[tuple[str, ...], list[str]] = {}
    for name, (pattern, key) in found.items():
        by_name.setdefault(key, set()).add(pattern.name)
        by_folder.setdefault(PurePosixPath(name).parts[:-1], []).append(pattern.name)
    alone = all(len(channels) == 1 for channels in by_name.values())
    once = all(len(set(channels)) == len(channels) for channels in by_folder.values())
    several = any(len(channels) > 1 for channels in by_folder.values())
    if patterns < 2 or not (alone and once and several) or () in by_folder:
        return None
    return {name: PurePosixPath(name).parts[:-1] for name in found}


def _expression(pattern: str, words: bool) -> str:
    """A pattern of file names as a regular expression, with a group for each part that is not literal."""
    begin = _BEGINS if words else ""
    parts = re.split(r"(\*+|\?|\[!?\]?[^]]*\])", pattern)
    return "".join(_part(part, _ENDS if any(parts[:number]) else "", begin) for number, part in enumerate(parts))


def _part(part: str, end: str, begin: str) -> str:
    if part.startswith("*"):
        return f"{end}(.*){begin}"
    if part == "?":
        return "(.)"
    if len(part) > 2 and part.startswith("[") and part.endswith("]"):
        inner = part[1:-1].replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
        return f"([{'^' + inner[1:] if inner.startswith('!') else inner}])"
    return re.escape(part)
