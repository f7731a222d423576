"""Which sequence of the open case the views show. Without Qt."""

from __future__ import annotations

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.channels import FIRST_CHANNEL

from ..scene import Views
from ..scene.CaseSequences import loadSequence
from ..text.SequenceText import lackingOf
from .Annotations import Annotations


class ShownSequence:
    """Remembers what the user wants to see: the next case is shown so, too, if it has that sequence.

    Args:
        annotations: what is open.
    """

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self._wanted = ""  # the image itself
        self._shown: tuple[Case | None, str] = (None, "")

    @property
    def names(self) -> list[str]:
        """Sequences that can be shown of the open case, its image first; none if there is but that."""
        case = self.annotations.case
        further = [one.name for one in (case and case.channels) or ()]
        return [self._first(), *further] if further else []

    @property
    def lacking(self) -> list[str]:
        """Sequences of the project that the open case lacks, where it could have them."""
        case = self.annotations.case
        if case is None or case.frame is not None or self.annotations.isFlat:
            return []
        return lackingOf(case, self.annotations.session.sequences())

    @property
    def shown(self) -> str:
        """Name of the sequence that the views show."""
        case, name = self._shown
        return name if case is self.annotations.case and name in self.names else self._first()

    def show(self, name: str) -> None:
        """Show a sequence of the open case in all views; slices, masks and what is edited stay as they are.

        Raises:
            SSLSegError: it cannot be read; the views stay as they are.
        """
        self._wanted = "" if name == self._first() else name
        self._show(name)

    def onOpened(self) -> None:
        """Another case is open, and its image shown: show of it what was wanted last.

        Raises:
            SSLSegError: that cannot be read; the image stays.
        """
        self._shown = (None, "")
        if self._wanted in self.names:
            self._show(self._wanted)

    def _show(self, name: str) -> None:
        case, image = self.annotations.case, self.annotations.volumeNode
        if case is None or name not in self.names:
            return
        node = image if name == self._first() else loadSequence(case, name, image)
        Views.showInstead(node)
        self._shown = (case, name)

    def _first(self) -> str:
        return next(iter(self.annotations.session.sequences()), FIRST_CHANNEL)
