"""What a finetuning shall make: masks of volumes, in 2D or in 3D, or what else cases have references of."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import capitalised
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.tasks.base import REGISTRY, SLICES, Task, task_of

from ..text.LibraryText import translated
from .Builders import narrowChooser


class TaskChooser:
    """A combo box, shown only where there is a choice.

    Args:
        onChosen: called when something else is chosen.
    """

    def __init__(self, onChosen: Callable[..., None]) -> None:
        self.widget = narrowChooser(_("Each has models, settings and pretrainings of its own."))
        self.widget.activated.connect(onChosen)
        self._names: list[str] = []
        self.show([])

    @property
    def task(self) -> Task:
        """What is chosen."""
        return task_of(self.widget.itemData(self.widget.currentIndex))

    def show(self, cases: Sequence[Case]) -> bool:
        """Offer masks of volumes, and what else cases have references of; what was chosen stays so.

        Returns:
            Whether something else is chosen by now.
        """
        fits = [task for task in REGISTRY.values() if task.in_slicer]
        names = [task.name for task in fits if task.name == SLICES or any(map(task.has_reference, cases))]
        names.sort(key=lambda name: name != SLICES)
        if names == self._names:
            return False
        before = self.task.name if self._names else ""
        self._names = names
        self.widget.clear()
        for name in names:
            title, advice = map(capitalised, map(translated, (REGISTRY[name].makes, REGISTRY[name].flag_help)))
            self.widget.addItem(title, name)
            self.widget.setItemData(self.widget.count - 1, advice, qt.Qt.ToolTipRole)
        self.widget.currentIndex = names.index(before) if before in names else 0
        self.widget.visible = len(names) > 1
        return self.task.name != before
