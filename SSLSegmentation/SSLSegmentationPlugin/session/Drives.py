"""Whether a folder is there: at once, or without waiting for a drive that sleeps or a network that is gone."""

from __future__ import annotations

import os
import threading

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import Project


def isThere(project: Project) -> bool:
    """Whether the folder of a project that is open can be reached now."""
    return os.path.isfile(project.folder / "project.json")


def away(project: Project) -> ProjectError:
    """What is to be said of a project that is open and not there."""
    return ProjectError(
        _("The folder of the project, '{folder}', cannot be reached.").format(folder=project.folder),
        _(
            "Connect its disk or network drive, or move it back to where it was: it is still open here, and what you "
            "have drawn is saved as soon as it is there."
        ),
    )


class Look:
    """One look at a folder. A drive may take minutes to say no; nobody waits for it.

    Args:
        folder: that is looked for.
    """

    def __init__(self, folder: str) -> None:
        self._isThere: bool | None = None
        self._thread = threading.Thread(target=self._look, args=(folder,), daemon=True)
        self._thread.start()

    def _look(self, folder: str) -> None:
        self._isThere = os.path.isdir(folder)

    def answer(self, seconds: float) -> bool | None:
        """Whether it is there; None if nothing was heard within some seconds."""
        self._thread.join(seconds)
        return self._isThere
