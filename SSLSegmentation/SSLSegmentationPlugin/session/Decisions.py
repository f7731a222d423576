"""Decisions about predicted masks, which can be taken back, the last one first. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.storage import atomic_path, remove_file
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role
from SSLSegmentationLib.project.views import again

from ..scene import CaseScene, SceneNodes
from . import CaseLabels, Drafts
from .Annotations import Annotations
from .Review import Review
from .Session import Session

_MOST = 10  # as many as the Segment Editor can undo


@dataclass(frozen=True)
class Kept:
    """What a case has of its own before a decision, byte by byte.

    Args:
        label: its mask's record; None without a mask.
        mask: the mask's file.
        drafts: files of what is drawn, with their content; None of those that are not there.
        role: what it is used for.
    """

    label: LabelRecord | None
    mask: bytes
    drafts: dict[Path, bytes | None]
    role: Role

    @classmethod
    def of(cls, case: Case) -> Kept:
        """What a case has now.

        Raises:
            OSError: a file cannot be read.
        """
        drafts = {path: path.read_bytes() if path.is_file() else None for path in Drafts.files(case)}
        mask = b"" if case.label_path is None else case.label_path.read_bytes()
        return cls(case.label, mask, drafts, Case.load(case.folder).role)

    def giveBack(self, project: Project, case: Case) -> None:
        """Let a case have all of it again, to the byte.

        Raises:
            SSLSegError: the disk refused; what is there is then either of before or of after, and can be opened.
        """
        if self.label is None:
            if case.label is not None:
                case.drop_label()
        elif Kept.of(case).mask != self.mask or case.label != self.label:
            case.set_label(self.label, "." + self.label.file.partition(".")[2], self._writeMask)
        for path, content in self.drafts.items():
            if content is not None:
                _write(path, content)
            elif path.is_file():
                remove_file(path)
        if Case.load(case.folder).role is not self.role:
            project.set_role(case, self.role, force=True)  # the mask for which it got the other one is gone

    def _writeMask(self, target: Path) -> None:
        _write(target, self.mask)


class Decisions:
    """The last decisions of the open project.

    Args:
        session: whose project it is.
        annotations: the case at hand, which may be what is to be as before.
    """

    def __init__(self, session: Session, annotations: Annotations) -> None:
        self.session = session
        self.annotations = annotations
        self._made: list[tuple[Review, Callable[[], None]]] = []

    @property
    def last(self) -> Review | None:
        """What was decided about last; None if nothing was, or all is taken back."""
        return self._made[-1][0] if self._made else None

    def forget(self) -> None:
        """Another project."""
        self._made = []

    def add(self, review: Review, takeBack: Callable[[], None]) -> None:
        """Remember a decision.

        Args:
            review: what it is about, as it was before.
            takeBack: makes all as it was before, or refuses.
        """
        self._made = [*self._made[1 - _MOST :], (review, takeBack)]

    @contextmanager
    def aboutLabel(self, review: Review) -> Iterator[None]:
        """Within it, a decision changes mask or draft of a case; it is remembered unless it fails."""
        project, case = self.session.openedProject(), again(review.case)
        before = Kept.of(case)
        yield
        after = _state(case)
        self.add(review, lambda: self._giveBack(project, case, before, after))

    def takeBack(self) -> Review:
        """Make all as it was before the last decision.

        Returns:
            What it was about.

        Raises:
            ProjectError: there is none, or the case was changed since; then the one before is the last one.
            SSLSegError: the disk refused.
        """
        if not self._made:
            raise ProjectError(_("There is no decision to take back."))
        review, takeBack = self._made.pop()
        takeBack()
        self.session.notify("cases")
        return review

    def _giveBack(self, project: Project, case: Case, before: Kept, after: object) -> None:
        annotations = self.annotations
        if annotations.isOpen and SceneNodes.isSame(annotations.case, case):
            annotations.close()  # what is drawn is saved, so that it is seen below
        node = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.ANNOTATION)
        volumeNode = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE)
        isDrawn = node is not None and not (
            volumeNode is not None and CaseLabels.isAsSaved(again(case), node, volumeNode, project.schema)
        )
        if isDrawn or _state(case) != after:
            raise ProjectError(
                _("The mask of '{name}' was changed after the decision, and stays as it is.").format(name=case.name),
                _("The mask from before lies in the case's folder, under 'set aside'."),
            )
        if node is not None:
            CaseScene.unload(case, node, keepVolume=True)
        before.giveBack(project, again(case))


def _state(case: Case) -> object:
    """Changes with the mask and the draft of a case, and with what is said of them."""
    return again(case).label, Drafts.fingerprint(case)


def _write(path: Path, content: bytes) -> None:
    with atomic_path(path) as temporary:
        temporary.write_bytes(content)
