"""Parts of a case's record, and what a newer version has written beside them. Standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from ..core.errors import ProjectError, SettingsError

#: What the name of a sequence is made of: letters and digits of any script, and between or after them these signs.
_CHANNEL_NAME = re.compile(r"[^\W_]|[^\W_][\w +-]{0,38}[\w+-]")
#: What the first sequence of a project is called while nobody has given it a name.
FIRST_CHANNEL = "image"


class Role(str, Enum):
    """What a case is used for. Kept once given: a test case does not slip into training."""

    UNLABELLED = "unlabelled"
    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def parse(cls, word: object) -> Role:
        """Read a role from a word.

        Raises:
            ProjectError: not a role.
        """
        try:
            return cls(str(word).lower())
        except ValueError as error:
            raise ProjectError(f"'{word}' is not a role.", f"Use one of: {', '.join(cls)}.") from error


@dataclass
class LabelRecord:
    """The reference segmentation of a case, or of one frame of it.

    Args:
        file: path relative to the case folder.
        source: where it comes from (``imported``, ``annotated``, ``accepted prediction``).
        annotated_axis: voxel axis (0 = i, 1 = j, 2 = k) across which single slices were annotated, or None.
        annotated_slices: native indices along that axis that are complete; None = the whole volume.
    """

    file: str
    source: str = "imported"
    annotated_axis: int | None = None
    annotated_slices: list[int] | None = None


@dataclass(frozen=True)
class Intensities:
    """Voxel values of a volume in short: 1st percentile, median and 99th percentile."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class AssumedSpacing:
    """A spacing that a person gave a case in place of that of its file.

    Args:
        reason: how, in words, for example "field of view 180 mm".
        file_spacing_mm: that of the file along i, j, k, on whose grid masks of the file lie.
        file_fingerprint: of the volume as the file has it, to know it again.
    """

    reason: str
    file_spacing_mm: tuple[float, float, float]
    file_fingerprint: str


@dataclass(frozen=True)
class ChannelRecord:
    """A further sequence of the scan of a case, on the grid of its image.

    Args:
        name: as the project has it.
        image: its file, relative to the case folder, or the absolute path of a file that stays where it is.
        fingerprint: of its voxels and geometry.
        resampled: whether the file that was added has another grid.
        intensities: its voxel values in short.
        file_fingerprint: of the volume as its file has it, where that is another one than this.
    """

    name: str
    image: str
    fingerprint: str
    resampled: bool = False
    intensities: Intensities | None = None
    file_fingerprint: str | None = None


@dataclass(frozen=True)
class DicomRecord:
    """The DICOM series that a case was added from: numbers of the world, no name of anybody.

    Args:
        study: instance UID of the examination; empty if the files do not say.
        series: instance UID of the series.
        frame_of_reference: UID of the space in which its slices lie, which series of one examination may share.
    """

    study: str
    series: str
    frame_of_reference: str


@dataclass(frozen=True)
class PatientRecord:
    """Whom a case is of, by number alone: who that is stands in the project's list of patients (:mod:`.patients`).

    Args:
        number: of the patient, from 1, in the order in which patients came into the project.
        study: number of the examination, from 1, in the order in which those of the patient came in.
    """

    number: int
    study: int


def channel_name(text: str) -> str:
    """The name of a sequence, tidied.

    Raises:
        SettingsError: says what a name is made of.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not _CHANNEL_NAME.fullmatch(name):
        raise SettingsError(
            f"{text!r} is no name for a sequence.",
            "Use at most 40 letters, digits, spaces, '-', '_' and '+', a letter or digit first: T2, ADC, T1+C.",
        )
    return name


def check_channel_names(names: Sequence[str]) -> None:
    """Refuse names of sequences that cannot stand together.

    Raises:
        SettingsError: one is no name, or is there twice, whatever its capitals.
    """
    seen: dict[str, str] = {}
    for name in names:
        if channel_name(name) != name:
            raise SettingsError(f"{name!r} is no name for a sequence.", "Write it without the odd spaces.")
        if (other := seen.setdefault(name.casefold(), name)) != name or names.count(name) > 1:
            raise SettingsError(f"Two sequences are called '{other}' and '{name}'.", "Give one of them another name.")


def check_channels(channels: Sequence[ChannelRecord] | None, *, has_frames: bool) -> None:
    """Refuse what a record cannot say of the further sequences of a case.

    Raises:
        SettingsError: says what.
    """
    if not channels:
        return
    if has_frames:
        raise SettingsError("it has frames, and further sequences that are those of none of them.")
    check_channel_names([one.name for one in channels])


def parted(
    kind: type, content: Mapping[str, Any], parts: Mapping[str, type], own: frozenset[str] = frozenset()
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What this version knows of a record, and what a newer one may have written beside it, also within its parts.

    Args:
        kind: class of the record.
        content: as it stands in the file.
        parts: name of a field → class of the record, or of each of the records, that it holds.
        own: fields of ``kind`` that are in no file.
    """
    names = {field.name for field in fields(kind)} - own
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in content.items():
        if name not in names:
            unknown[name] = value
            continue
        known[name], more = _parted_value(value, parts[name], parts) if name in parts else (value, None)
        if more:
            unknown[name] = more
    return known, unknown


def _parted_value(value: Any, kind: type, parts: Mapping[str, type]) -> tuple[Any, Any]:
    if isinstance(value, dict):
        return parted(kind, value, parts)
    if isinstance(value, list) and all(isinstance(part, dict) for part in value):
        pairs = [parted(kind, part, parts) for part in value]
        return [known for known, _ in pairs], [more for _, more in pairs] if any(more for _, more in pairs) else None
    return value, None


def rejoined(content: dict[str, Any], unknown: Mapping[str, Any]) -> dict[str, Any]:
    """``content`` with what :func:`parted` has set apart of it; parts that are no longer there do not come back."""
    joined = dict(content)
    for name, more in unknown.items():
        own = content.get(name)
        if name not in content:
            joined[name] = more
        elif isinstance(own, dict) and isinstance(more, dict):
            joined[name] = rejoined(own, more)
        elif isinstance(own, (list, tuple)) and isinstance(more, list) and len(own) == len(more):
            joined[name] = [rejoined(part, rest) for part, rest in zip(own, more, strict=True)]
    return joined
