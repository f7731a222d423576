"""What a single case is given by a command in a child process: a mask, or what belongs to its flat image."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.storage import remove_file
from SSLSegmentationLib.project import Case, frames_of

from ..text.FrameText import shownName
from . import Drafts


@dataclass(frozen=True)
class Gift:
    """What a case is given.

    Args:
        case: the case.
        command: of ``sslseg``, with what follows project and case.
        replaces: files of the case that go; copies are kept.
        said: says what was done, from what the command has printed; empty if nothing came of it.
        then: told when the case has it.
        otherWay: what else the user can try if it is refused, in a sentence.
        temporary: folder of what was written for it alone, which goes afterwards.
    """

    case: Case
    command: Sequence[str]
    replaces: Sequence[Path | None]
    said: Callable[[Case, Mapping[str, Any]], str]
    then: Callable[[Case], None] = lambda case: None
    otherWay: str = ""
    temporary: Path | None = None

    def keep(self) -> list[Path]:
        """Copy what it replaces; returns where the copies are.

        Raises:
            StorageError: the disk refused.
        """
        return Drafts.archive(self.case, self.replaces)


def discard(kept: Sequence[Path]) -> None:
    """Remove copies of what is still in its place."""
    for path in kept:
        remove_file(path)


def maskOf(case: Case, path: str | None, then: Callable[[Case], None]) -> Gift:
    """A mask from a file, of the case's own grid; of a case with frames one of as many, of a frame its own.

    Segments of a ``.seg.nrrd`` are matched to the project's structures by name, values of a label map by value.

    Args:
        path: of the mask; None = an empty one, of a case that shows none of the structures.
        then: told when the case has its mask.
    """
    command = ("label", "--healthy" if path is None else str(path))
    otherWay = _(
        "Or load it in Slicer as a segmentation, name its segments like the structures, and take it from the scene."
    )
    return Gift(case, command, [view.label_path for view in frames_of(case)], _maskWords, then, otherWay)


def flatOf(
    case: Case,
    axis: int,
    *,
    image: str | None = None,
    mask: str | None = None,
    projection: str | None = None,
    then: Callable[[Case], None] = lambda case: None,
) -> Gift:
    """A flat image or a flat mask.

    Args:
        axis: voxel axis along which the volume is projected.
        image: file of another modality, flat or on the volume's grid.
        mask: file of a flat mask.
        projection: ``mean`` or ``max``: the flat image is made of the volume itself.
        then: told when the case has it.
    """
    options = {"--image": image, "--projection": projection, "--mask": mask}
    command = ["en-face", "--axis", "ijk"[axis]]
    command += [word for flag, value in options.items() if value is not None for word in (flag, str(value))]
    replaces = [case.en_face_image_path if image or projection else None, case.en_face_mask_path if mask else None]
    return Gift(case, command, replaces, _flatWords, then)


def sequenceOf(case: Case, name: str, path: str, *, link: bool = False, temporary: Path | None = None) -> Gift:
    """A further sequence of the case's scan, from a file or a DICOM folder; an older one is kept beside the case.

    Args:
        name: of the sequence.
        path: of the file; on another grid than the image of the case it is resampled onto that.
        link: leave the file where it is, if it has the grid of the image.
        temporary: as of :class:`Gift`.
    """
    before = case.channel_path(name)
    own = [before] if before is not None and before.parent == case.folder else []  # a linked file stays where it is
    command = ("channel", name, str(path), *(["--link"] if link else []))
    otherWay = _("Or load it in Slicer, bring both onto each other there (its registration modules), and give it so.")
    return Gift(case, command, own, _sequenceWords, otherWay=otherWay, temporary=temporary)


def sequenceGone(case: Case, name: str) -> Gift:
    """A further sequence is taken away from the case; a copy of its file moves into ``removed/``."""
    return Gift(case, ("channel", name, "--drop"), [], _sequenceGoneWords)


def _sequenceWords(case: Case, content: Mapping[str, Any]) -> str:
    if "channel" not in content:
        return ""
    said = (
        _("'{name}' had this as '{sequence}' already.")
        if content.get("present")
        else _("'{name}' has its {sequence} now.")
    )
    return said.format(name=case.name, sequence=content["channel"])


def _sequenceGoneWords(case: Case, content: Mapping[str, Any]) -> str:
    if "channel" not in content:
        return ""
    return _(
        "'{name}' has no {sequence} any more. A copy of a file that was in the project is in its folder 'removed'."
    ).format(name=case.name, sequence=content["channel"])


def _maskWords(case: Case, content: Mapping[str, Any]) -> str:
    if "label" not in content:
        return ""
    said = _("'{name}' has its mask now.")
    if content.get("empty"):
        said = _(
            "The mask of '{name}' holds nothing: networks learn it as a case that shows none of the structures. If "
            "that is not so, give it another one."
        )
    return said.format(name=shownName(case))


def _flatWords(case: Case, content: Mapping[str, Any]) -> str:
    if "axis" not in content:
        return ""
    words = {"image": _("a flat image"), "mask": _("a flat mask")}
    has = _(" and ").join(word for key, word in words.items() if content.get(key))
    return _("'{name}' has {has} now.").format(name=case.name, has=has)
