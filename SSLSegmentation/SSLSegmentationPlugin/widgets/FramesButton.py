"""A button that plays the frames of a case with their masks, in Slicer's own toolbar."""

from collections.abc import Iterator

import slicer
from slicer.i18n import tr as _

from ..scene import Views
from ..session.Review import CaseReviews
from ..session.Reviews import Reviews
from .Builders import timer
from .Panel import Panel

_BETWEEN_MS = 1


class FramesButton:
    """The frames are loaded one by one, with the window alive between them.

    Args:
        panel: that it is a part of; gives the button and shows messages.
        reviews: the masks.
    """

    def __init__(self, panel: Panel, reviews: Reviews) -> None:
        self.panel = panel
        self.reviews = reviews
        self._case: CaseReviews | None = None
        self._model = ""
        self._loading: Iterator[int] | None = None
        self._project: object = None
        self.button = panel.button(
            _("Show all frames"),
            self.start,
            _("The frames of this case with their masks, as a sequence that Slicer plays. It is a copy, to look at."),
        )
        self._timer = timer(_BETWEEN_MS, panel.acting(self._loadOne))

    def show(self, case: CaseReviews | None, model: str) -> None:
        """Say what a click would play: nothing of a case without frames."""
        self._case, self._model = case, model
        self.button.visible = case is not None and case.hasFrames

    @property
    def isLoading(self) -> bool:
        """Whether frames are being loaded."""
        return self._loading is not None

    def start(self) -> None:
        """Load the frames of the case at hand."""
        self._loading = self.reviews.loadFrames(self._case.case, self._model)
        self._project = self.panel.session.project
        self.button.enabled = False
        self._timer.start()

    def stop(self) -> None:
        """Load no further; what is loaded is in no scene yet."""
        self._timer.stop()
        self._loading = None
        self.button.enabled = True
        self.button.text = _("Show all frames")

    def _loadOne(self) -> None:
        if self._loading is None or self.panel.session.project is not self._project:
            self.stop()
            return
        try:
            self.button.text = _("Loading, {count} …").format(count=next(self._loading))
        except StopIteration as end:
            self.stop()
            browser, volumeNode = end.value
            Views.showVolume(volumeNode)
            slicer.modules.sequences.showSequenceBrowser(browser)
        except Exception:
            self.stop()
            raise
