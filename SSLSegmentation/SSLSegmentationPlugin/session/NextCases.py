"""Which files the step *Annotate* will want next: those of the cases, or frames, that come after the open one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import slicer

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case

from ..scene import SceneNodes
from . import Drafts
from .Annotations import Annotations
from .FrameAnnotations import neighbour


def readAhead(annotations: Annotations, caseIds: Sequence[str | None]) -> None:
    """Read what will be opened next, the likeliest first, in a thread; see :class:`Ahead`.

    Args:
        annotations: what is open; of a case with frames, the next ones come first.
        caseIds: of the cases that may follow.
    """
    frames = [neighbour(annotations.case, by) for by in (1, -1)] if annotations.isOpen else []
    ids = dict.fromkeys(each for each in (*frames, *caseIds) if each is not None)
    paths: list[Path] = []
    for caseId in ids:
        with suppress(SSLSegError, OSError):  # whoever opens it is told
            paths += _filesOf(annotations, caseId)
    annotations.ahead.want(paths)


def _filesOf(annotations: Annotations, caseId: str) -> Iterator[Path]:
    project = annotations.session.openedProject()
    case = Case.load(project.case_folder(caseId))
    case = annotations.frames.chosen(annotations.flat.chosen(case), caseId)
    if SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE) is None:
        yield case.image_path
    if case.label_path is not None and not Drafts.draftPath(case).is_file():
        yield case.label_path
