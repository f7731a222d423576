"""Views of a case: what is drawn, predicted and kept of a part of it as of a case of its own. Standard library only.

A frame is such a view (:mod:`.series`), and so is the plane that a volume is projected onto: one slice, as thick as
the volume, whose label is the flat mask. What is given to a view changes its own entry of the case's record.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ..core.errors import ProjectError, StorageError
from ..core.storage import remove_file
from .cases import Case
from .en_face import MASK, EnFaceRecord
from .records import LabelRecord
from .series import frames_of


@dataclass
class FlatCase(Case):
    """The plane that a case is projected onto, as a case of one slice; made by :func:`flat_view`.

    Its ``image`` is that of another modality if the case has one, else the volume itself, still to be projected; its
    ``label`` is the flat mask. Id, role and folder are those of the case.

    Args:
        axis: voxel axis along which the volume is projected.
    """

    axis: int = 0

    def save(self) -> None:
        """A view is no record.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("the record of a case is written by the case, not by a view of its plane")

    def set_label(self, record: LabelRecord, suffix: str, write: Callable[[Path], None]) -> None:
        """Give the case its flat mask; the older file is replaced in one moment.

        Args:
            record: what is said of it; of it, the source is kept.
            suffix: of the file; flat masks are ``.seg.nrrd``.
            write: writes it whole to the path that it is given, or raises.

        Raises:
            ProjectError: the case is projected along another axis by now.
        """
        newest = self._newest_flat()
        name = newest.free_name("en-face mask", MASK)
        write(self.folder / name)
        self._note(newest, replace(newest.en_face or EnFaceRecord(self.axis), mask=name, mask_source=record.source))

    def drop_label(self) -> None:
        """Take the flat mask away. Whoever may want the file again has copied it before.

        Raises:
            ProjectError: as of :meth:`set_label`.
        """
        newest = self._newest_flat()
        if newest.en_face is not None:
            before = newest.en_face.mask
            self._note(newest, replace(newest.en_face, mask=None, mask_source=None))
            if before == MASK:
                with suppress(StorageError):  # a file that nothing refers to does no harm
                    remove_file(self.folder / MASK)

    def _newest_flat(self) -> Case:
        newest = Case.load(self.folder)
        if newest.en_face is not None and newest.en_face.axis != self.axis:
            raise ProjectError(
                f"The case '{self.id}' is projected along another direction by now.",
                "Choose it anew, and look at its flat image first.",
            )
        return newest

    def _note(self, newest: Case, record: EnFaceRecord) -> None:
        newest.en_face = record
        newest.save()
        self.en_face, self.label = record, _label(record)


def flat_view(case: Case, axis: int | None = None) -> FlatCase | None:
    """The plane that a case is projected onto, as a case of one slice.

    Args:
        axis: along which it is projected if its record does not say.

    Returns:
        None where neither says along which axis, and for a case with frames.
    """
    record = case.en_face
    axis = record.axis if record is not None else axis
    if axis is None or case.series is not None or case.frame is not None:
        return None
    size, spacing = list(case.size), list(case.spacing_mm)
    spacing[axis] *= size[axis]
    size[axis] = 1
    content = {field.name: getattr(case, field.name) for field in fields(Case)}
    content |= {"name": f"{case.name} (flat)", "size": tuple(size), "spacing_mm": tuple(spacing)}
    content |= {"image": (record.image if record else None) or case.image, "label": _label(record), "unknown": {}}
    content |= {"channels": None}
    return FlatCase(**content, axis=axis)


def again(case: Case) -> Case:
    """The same case, or the same view of it, as its record says now.

    Raises:
        ProjectError: the record is damaged, or has no longer what this is a view of.
    """
    newest = Case.load(case.folder)
    if isinstance(case, FlatCase):
        return flat_view(newest, case.axis) or newest
    if case.frame is not None:
        views = [view for view in frames_of(newest) if view.id == case.id]
        if not views:
            raise ProjectError(f"The case '{newest.id}' has no longer the frame '{case.id}'.", "Choose another one.")
        return views[0]
    return newest


def part_of(case: Case) -> str:
    """What of a case this is a view of: ``flat-j``, or ``f003`` for its frame 3; empty if it is the case itself."""
    if isinstance(case, FlatCase):
        return f"flat-{'ijk'[case.axis]}"  # what is drawn across another axis is another drawing
    return f"f{case.frame.number:03d}" if case.frame else ""


def has_mask(case: Case) -> bool:
    """Whether a case, a frame of it or its plane has a reference mask."""
    return case.is_labelled or bool(case.en_face and case.en_face.mask)


def _label(record: EnFaceRecord | None) -> LabelRecord | None:
    return LabelRecord(record.mask, record.mask_source or "imported") if record and record.mask else None
