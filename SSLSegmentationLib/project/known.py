"""Which volumes a project knows, by their voxels: none comes in twice. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.errors import DataError
from .cases import Case
from .channels import OF_CHANNEL
from .damaged import DamagedCase
from .series import OF_SCAN, expanded

#: Stands before the UID of a DICOM series among fingerprints.
OF_DICOM = "series "
#: Stands before the fingerprint of a volume of which the project has parts.
OF_CUT = "cut:"


def known_fingerprints(cases: Sequence[Case], damaged: Sequence[DamagedCase]) -> dict[str, str]:
    """Fingerprint → id of cases and of frames; of damaged ones, too, as far as their records still tell.

    A case whose spacing is assumed is also known by the volume as its file has it; after ``OF_SCAN`` stand the volumes
    of the file that a case was taken from, after ``OF_CUT`` those that one is a part of, after ``OF_CHANNEL`` the
    further sequences of a case, after ``OF_DICOM`` the UID of the series that one was added from.
    """
    found = {view.fingerprint: view.id for view in reversed(expanded(cases))}
    found |= {case.assumed.file_fingerprint: case.id for case in cases if case.assumed}
    found |= {OF_SCAN + one: case.id for case in cases for one in case.scan or ()}
    found |= {OF_CUT + one: case.id for case in cases for one in case.cut_from or ()}
    both: list[Case | DamagedCase] = [*damaged, *cases]
    found |= {OF_DICOM + case.dicom.series: case.id for case in reversed(cases) if case.dicom}
    found |= {OF_CHANNEL + one: case.id for case in both for one in case.channel_fingerprints}
    return found | {
        **{case.fingerprint: case.id for case in damaged if case.fingerprint},
        **{case.fingerprint: case.id for case in cases},
    }


def refuse_duplicate(what: object, fingerprint: str, known: Mapping[str, str]) -> None:
    """Refuse a volume whose fingerprint is among those of :meth:`Project.fingerprints`; ``what`` names it.

    Raises:
        DataError: says which case it is, or which has it as a further sequence or is a part of it.
    """
    if fingerprint in known:
        raise DataError(
            f"'{what}' is the same volume as case '{known[fingerprint]}'.", "It was not added a second time."
        )
    if (there := known.get(OF_CHANNEL + fingerprint)) is not None:
        raise DataError(
            f"'{what}' is a further sequence of case '{there}'.",
            "It was not added a second time: one scan is one case, with one role.",
        )
    if (part := known.get(OF_CUT + fingerprint)) is not None:
        raise DataError(
            f"'{what}' was cut into parts, such as case '{part}'.",
            "It was not added a second time: its parts have roles of their own. To have it whole, take all of them out "
            f"first ('sslseg remove PROJECT {part}').",
        )
