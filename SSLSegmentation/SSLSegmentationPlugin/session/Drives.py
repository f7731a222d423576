"""Whether a folder is there, without waiting for a drive that sleeps or a network that is gone."""

from __future__ import annotations

import os
import threading


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
