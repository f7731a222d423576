"""How much of its blood a ventricle ejects, from its volumes over time. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..core.errors import DataError, SettingsError
from ..core.text import conjoined, quoted
from .schema import LabelSchema, Segment

#: SNOMED CT: the left ventricle, as what a segment is, or as where it is.
_LEFT_VENTRICLE = ("SCT", "87878005")
_NAMES = re.compile(
    r"(lv|left ventric(le|ular)) ?(cavity|blood ?pool|lumen|endo(cardium|cardial)?)|lvc|lv ?bp"
    r"|(cavity|blood ?pool|lumen) of (the )?left ventricle"
)


@dataclass(frozen=True)
class Ejection:
    """What a ventricle ejects in a beat.

    Args:
        structure: name of its cavity.
        end_diastole: number of the frame in which it is largest, from 1.
        end_systole: number of the frame in which it is smallest.
        largest_ml: its volume at end-diastole (EDV).
        smallest_ml: its volume at end-systole (ESV).
    """

    structure: str
    end_diastole: int
    end_systole: int
    largest_ml: float
    smallest_ml: float

    @property
    def stroke_ml(self) -> float:
        """What leaves it: EDV − ESV."""
        return self.largest_ml - self.smallest_ml

    @property
    def fraction(self) -> float:
        """Ejection fraction, (EDV − ESV) / EDV, from 0 to 1."""
        return self.stroke_ml / self.largest_ml

    def __str__(self) -> str:
        return (
            f"Ejection fraction of '{self.structure}': {100 * self.fraction:.1f} % ({self.largest_ml:.1f} ml at "
            f"end-diastole, frame {self.end_diastole}; {self.smallest_ml:.1f} ml at end-systole, frame "
            f"{self.end_systole}; stroke volume {self.stroke_ml:.1f} ml)."
        )


def left_ventricle(schema: LabelSchema, wish: str | None = None) -> Segment:
    """The structure that is the cavity of the left ventricle: by its terminology, else by its name.

    Args:
        schema: of the masks.
        wish: its name, if a person says it.

    Raises:
        SettingsError: there is none of this name; or none, or more than one, that can be told to be it.
    """
    names = conjoined(quoted(segment.name for segment in schema.segments))
    if wish is not None:
        if (found := schema.by_name(wish)) is None:
            raise SettingsError(f"There is no structure '{wish}'.", f"There are {names}.")
        return found
    meant = [segment for segment in schema.segments if _is_cavity_by_terminology(segment)]
    meant = meant or [segment for segment in schema.segments if _NAMES.fullmatch(_plain(segment.name))]
    if len(meant) != 1:
        which = "several structures are" if meant else "no structure is"
        raise SettingsError(
            f"The ejection fraction cannot be told: by name and terminology, {which} the cavity of the left ventricle.",
            f"Name it with --structure, one of {names}.",
        )
    return meant[0]


def ejection(structure: str, volumes_ml: Mapping[int, float]) -> Ejection:
    """What a ventricle ejects.

    Args:
        structure: name of its cavity.
        volumes_ml: number of a frame → volume of the cavity in it.

    Raises:
        DataError: there are fewer than two frames, or there is nothing of it in any.
    """
    if len(volumes_ml) < 2:
        raise DataError(
            f"The ejection fraction of '{structure}' cannot be told from the mask of a single frame.",
            "It takes those at end-diastole and at end-systole at least.",
        )
    largest = max(volumes_ml, key=lambda number: volumes_ml[number])
    smallest = min(volumes_ml, key=lambda number: volumes_ml[number])
    if volumes_ml[largest] <= 0:
        raise DataError(
            f"The ejection fraction cannot be told: there is nothing of '{structure}' in any frame.",
            "Look at the masks.",
        )
    return Ejection(structure, largest, smallest, volumes_ml[largest], volumes_ml[smallest])


def _is_cavity_by_terminology(segment: Segment) -> bool:
    parts = segment.terminology.split("~")
    if len(parts) != 7:
        return False
    kind, region = parts[2].split("^"), parts[5].split("^")
    if tuple(kind[:2]) == _LEFT_VENTRICLE:
        return True
    return tuple(region[:2]) == _LEFT_VENTRICLE and bool(re.search(r"cavity|blood|lumen", kind[-1], re.IGNORECASE))


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_\-]+", name.strip().lower()))
