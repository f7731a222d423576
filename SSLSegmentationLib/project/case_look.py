"""What was found out of a case by reading its volume and its mask. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CaseLook:
    """What a case looks like, and how large its mask is.

    Args:
        picture: file of its picture; None = it has none.
        reason: why it has none, in a sentence.
        volumes_ml: of each structure of its mask, by name; None = it has no whole one.
        origin: empty if the mask is its own, else name of the model that has predicted it.
        certainty: Dice that the newest model's mask is expected to have, 0 to 1; None = unknown.
        structures: the same of each structure.
    """

    picture: str | None = None
    reason: str = ""
    volumes_ml: Mapping[str, float] | None = None
    origin: str = ""
    certainty: float | None = None
    structures: Mapping[str, float] = field(default_factory=dict)

    @property
    def total_ml(self) -> float | None:
        """Volume of all structures; None if :attr:`volumes_ml` is."""
        return None if self.volumes_ml is None else sum(self.volumes_ml.values())

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> CaseLook:
        """What ``sslseg thumbnails --json`` prints of a case; what else there is does not matter.

        Raises:
            KeyError, TypeError, ValueError, AttributeError: something of it is missing or otherwise.
        """
        volumes, certainty = content["volumes_ml"], content["certainty"]
        return cls(
            None if content["picture"] is None else str(content["picture"]),
            str(content["reason"]),
            None if volumes is None else {str(name): float(ml) for name, ml in volumes.items()},
            str(content["origin"]),
            None if certainty is None else float(certainty),
            {str(name): float(share) for name, share in content["structures"].items()},
        )
