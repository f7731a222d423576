"""What is said below the table of cases: what is unusual about some of them, or how many there are."""

from collections.abc import Iterable, Mapping, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case, DamagedCase, Role

from .Hints import inSlicer
from .RoleText import ROLE_WORDS

_SHOWN = 3


def summaryText(
    cases: Sequence[Case], damaged: Sequence[DamagedCase], remarks: Mapping[str, Sequence[str]], selected: Sequence[str]
) -> str:
    """What is unusual about the selected cases, or about all.

    Args:
        remarks: id of a case → what is unusual about it.
        selected: ids.
    """
    if chosen := sharedRemarks(cases, remarks, selected):
        return _firstOf(chosen)
    if broken := [case for case in damaged if case.id in selected] or damaged:
        return _firstOf([f"⚠ {inSlicer(str(case))}" for case in broken])
    if not cases:
        return _(
            "Add the volumes that you want to segment, and similar ones: unlabelled volumes are of use, too. Files and "
            "folders, and volumes of Slicer's module Data, can also be dragged onto the table."
        )
    counts = {role: sum(case.role is role for case in cases) for role in Role}
    parts = [f"{count} {ROLE_WORDS[role]}" for role, count in counts.items() if count]
    text = _("{count} cases: {parts}.").format(count=len(cases), parts=", ".join(parts))
    if remarks:
        text += " " + _("⚠ Worth a look: {count}. Select one to read why.").format(count=len(remarks))
    return text


def sharedRemarks(cases: Sequence[Case], remarks: Mapping[str, Sequence[str]], ids: Iterable[str]) -> list[str]:
    """What is unusual about the cases of some ids; what several share is said once."""
    byId = {case.id: case.name for case in cases}
    names: dict[str, list[str]] = {}
    for id in ids:
        if id in remarks:
            names.setdefault(" ".join(remarks[id]), []).append(byId[id])
    return [f"⚠ {listed(those)}: {text}" for text, those in names.items()]


def listed(names: Sequence[str]) -> str:
    """The first few of some names."""
    return ", ".join(names[:5]) + (" …" if names[5:] else "")


def _firstOf(lines: Sequence[str]) -> str:
    more = [_("… and {count} more").format(count=len(lines) - _SHOWN)] if lines[_SHOWN:] else []
    return "\n".join([*lines[:_SHOWN], *more])
