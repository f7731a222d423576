"""What is known of a case where all cases are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from SSLSegmentationLib.project import Case

from .CaseStatus import CaseStatus


@dataclass(frozen=True)
class CaseLook:
    """What was found out of a case by reading its volume and its mask, which takes a while.

    Args:
        picture: file of a small picture; empty if there is none.
        reason: why there is none.
        volumesMl: of each structure of its mask, by name; None = it has none that is whole.
        origin: whose mask that is: empty for its own, else the name of the model that has predicted it.
        certainty: Dice that the mask of the newest model is expected to have, 0 to 1; None = unknown.
        structures: the same of each structure.
    """

    picture: str = ""
    reason: str = ""
    volumesMl: Mapping[str, float] | None = None
    origin: str = ""
    certainty: float | None = None
    structures: Mapping[str, float] = field(default_factory=dict)

    @property
    def totalMl(self) -> float | None:
        """Of all structures."""
        return None if self.volumesMl is None else sum(self.volumesMl.values())

    @classmethod
    def fromDict(cls, content: Mapping[str, Any]) -> CaseLook:
        """What ``sslseg look`` prints of a case.

        Raises:
            KeyError, TypeError, ValueError: something of it is missing or otherwise.
        """
        volumes = content["volumes_ml"]
        return cls(
            str(content["picture"] or ""),
            str(content["reason"] or ""),
            None if volumes is None else {str(name): float(ml) for name, ml in volumes.items()},
            str(content["origin"] or ""),
            None if content["certainty"] is None else float(content["certainty"]),
            {str(name): float(share) for name, share in content["structures"].items()},
        )


NOTHING = CaseLook()


@dataclass(frozen=True)
class CaseEntry:
    """A row of the table of cases.

    Args:
        case: itself.
        status: how far its annotation is.
        remarks: what is unusual about it.
        group: whose scan it is, or whatever else brings cases together; empty if nothing is known.
        groupHelp: more about that.
        look: what was found out by reading it.
    """

    case: Case
    status: CaseStatus
    remarks: tuple[str, ...] = ()
    group: str = ""
    groupHelp: str = ""
    look: CaseLook = NOTHING
