"""How far a mask can be trusted: the Dice that each of its structures is expected to have, and what speaks against it.

Looked at of each structure:

- *agreement*: the network looks at every slice a second time, a little magnified, moved, turned and darkened. What it
  finds there is laid back over the mask; the Dice of the two is what a change that means nothing leaves of it.
- *doubt*: how evenly the probability is spread over classes, inside the structure and one pixel around it.
- *likeness*: how much of the volume's field it fills, and where, against the labelled cases.

One formula for all models turns them into a number between 0 and 1. How it was fitted, and how well it orders masks,
stands in ``docs/certainty.md``. A structure that every labelled case has and that is not found is expected at 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..core.errors import SettingsError
from ..core.settings import from_dict
from ..project.schema import LabelSchema
from .evidence import COARSE, Evidence

#: Of the formula: constant, agreement, doubt, likeness.
WEIGHTS = (-2.6, 3.7, -3.0, 1.7)
#: Likeness that is assumed where nothing is known of it.
USUAL_LIKENESS = 0.5
#: When something is told of in words.
_ODD_TIMES, _LITTLE_LIKENESS, _LITTLE_AGREEMENT = 2.0, 0.25, 0.6

_DAMAGED = (
    "How well this mask may fit cannot be told: the model's record of its labelled cases is damaged. "
    "Train it again, or look at every mask."
)


@dataclass(frozen=True)
class Usual:
    """How a structure is in the wholly labelled cases that show it, if any does.

    Args:
        value: its label value.
        volumes_ml: its volume in each.
        where: mean over them of how much of each cell of :data:`COARSE` it fills, 0 to 100, flat.
        always: each of the wholly labelled cases shows it.
    """

    value: int
    volumes_ml: tuple[float, ...]
    where: tuple[float, ...]
    always: bool

    def __post_init__(self) -> None:
        whole = len(self.where) == math.prod(COARSE) and np.isfinite([*self.where, *self.volumes_ml]).all()
        if not whole or min(self.where) < 0 or min(self.volumes_ml, default=1) <= 0:
            raise SettingsError("What is known of a structure is damaged.", "Get the file again.")


@dataclass(frozen=True)
class Judged:
    """What is thought of a structure in a mask.

    Args:
        name: the structure's.
        expected_dice: 0 to 1.
        evidence: None if it was not found.
        times: its volume in parts of the labelled cases' (the nearest of them, 1 among them); NaN if unknown.
        likeness: overlap (soft Dice) with where it is in the labelled cases, 0 to 1; NaN if unknown.
    """

    name: str
    expected_dice: float
    evidence: Evidence | None = None
    times: float = math.nan
    likeness: float = math.nan


@dataclass(frozen=True)
class Certainty:
    """How far a mask can be trusted.

    Args:
        expected_dice: mean over the structures, 0 to 1.
        structures: those that were found or should have been.
        reasons: what speaks against it, in sentences, of the worst structure first.
    """

    expected_dice: float
    structures: tuple[Judged, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """What a model keeps of the labelled cases, to judge its masks by.

    Args:
        usual: each structure; empty if no case is wholly labelled.
    """

    usual: tuple[Usual, ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Reference | None:
        """That of a checkpoint; None if it is from before there was any, or damaged."""
        try:
            return from_dict(cls, content["certainty"])
        except (LookupError, SettingsError):
            return None

    @classmethod
    def damage(cls, content: Mapping[str, Any]) -> list[str]:
        """A remark for each mask of a checkpoint whose reference is damaged; none if it is whole or was never there."""
        if "certainty" not in content or cls.of(content) is not None:
            return []
        return [_DAMAGED]

    def judge(
        self, evidence: Sequence[Evidence | None], volumes_ml: Mapping[str, float], schema: LabelSchema
    ) -> Certainty:
        """Judge a mask.

        Args:
            evidence: of :class:`Gathering`.
            volumes_ml: of each structure by name.
            schema: of the model.
        """
        known = {usual.value: usual for usual in self.usual}
        judged = []
        for value, found in zip(schema.values, evidence, strict=True):
            name, usual = schema.by_value(value).name, known.get(value)
            if found is not None:
                judged.append(_judged(name, found, volumes_ml[name], usual))
            elif usual is None or usual.always:
                judged.append(Judged(name, 0.0))
        judged.sort(key=lambda one: one.expected_dice)
        overall = sum(one.expected_dice for one in judged) / len(judged) if judged else 0.0
        reasons = (_reason(one, bool(known)) for one in judged)
        return Certainty(overall, tuple(judged), tuple(reason for reason in reasons if reason))


def recorded(certainty: Certainty | None) -> dict[str, Any]:
    """For records: ``certainty``, the expected Dice, and ``structure_certainty``, that of each structure by name."""
    if certainty is None:
        return {"certainty": None, "structure_certainty": {}}
    each = {one.name: round(one.expected_dice, 4) for one in certainty.structures}
    return {"certainty": round(certainty.expected_dice, 4), "structure_certainty": each}


def expected_dice(agreement: float, doubt: float, likeness: float) -> float:
    """The formula; arguments as in :class:`Evidence` and :class:`Judged`."""
    if math.isnan(likeness):
        likeness = USUAL_LIKENESS
    terms = (1.0, agreement, doubt, likeness)
    return 1 / (1 + math.exp(-sum(weight * term for weight, term in zip(WEIGHTS, terms, strict=True))))


def _judged(name: str, evidence: Evidence, volume_ml: float, usual: Usual | None) -> Judged:
    times = likeness = math.nan
    if usual is not None and usual.volumes_ml:
        times = volume_ml / min(max(volume_ml, min(usual.volumes_ml)), max(usual.volumes_ml))
        likeness = _overlap(evidence.where, np.reshape(usual.where, COARSE) / 100)
    expected = expected_dice(evidence.agreement, evidence.doubt, likeness)
    return Judged(name, expected, evidence, times, likeness)


def _overlap(one: np.ndarray, other: np.ndarray) -> float:
    total = float(one.sum() + other.sum())
    return 2 * float(np.minimum(one, other).sum()) / total if total else 0.0


def _reason(judged: Judged, known: bool) -> str:
    """What speaks against a structure, in a sentence; empty if nothing does."""
    if judged.evidence is None:
        return f"No '{judged.name}' was found{', though every labelled case has one' if known else ''}."
    has_odd_volume = not math.isnan(judged.times) and not 1 / _ODD_TIMES < judged.times < _ODD_TIMES
    is_odd = has_odd_volume or judged.likeness < _LITTLE_LIKENESS
    is_unsteady = judged.evidence.agreement < _LITTLE_AGREEMENT
    odd = (
        f"has {judged.times:.2g} times the volume that it has in the labelled cases"
        if has_odd_volume
        else "lies elsewhere than in the labelled cases"
    )
    unsteady = "is outlined otherwise when the image is moved and darkened a little"
    if is_odd and is_unsteady:
        return f"'{judged.name}' {odd} and {unsteady}."
    if is_odd:
        return f"'{judged.name}' {odd}."
    return f"'{judged.name}' {unsteady}." if is_unsteady else ""
