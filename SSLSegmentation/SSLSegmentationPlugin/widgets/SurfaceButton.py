"""A button that shows the mask that is looked at in 3D, on one click; off with the next mask."""

import slicer
from slicer.i18n import tr as _

from ..scene import Surfaces
from ..session.Reviews import Reviews
from .Builders import setEnabled
from .Panel import Panel


class SurfaceButton:
    """Surfaces take Slicer a while, so nobody gets one unasked.

    Args:
        panel: that it is a part of; gives the button.
        reviews: the masks.
    """

    def __init__(self, panel: Panel, reviews: Reviews) -> None:
        self.panel = panel
        self.reviews = reviews
        self.button = panel.button(
            _("3D"),
            self.toggle,
            _("Shows this mask in the 3D view. Slicer computes the surfaces, and does nothing else meanwhile."),
        )

    def refresh(self) -> None:
        """Show whether there is something to show."""
        node = self.reviews.shownNode
        setEnabled(self.button, "" if node is not None else _("Select one case in the list first."))
        self.button.text = _("Hide 3D") if node is not None and Surfaces.hasSurface(node) else _("3D")

    def toggle(self) -> None:
        """Show the surface, or hide it; of a very large mask after a question."""
        node = self.reviews.shownNode
        if Surfaces.hasSurface(node):
            Surfaces.removeSurface(node)
        elif Surfaces.voxelsToWalk(node) < Surfaces.MANY_VOXELS or self._isAgreed():
            Surfaces.showSurface(node)
        self.refresh()

    def _isAgreed(self) -> bool:
        question = _("This mask is large: its surfaces may take a minute, in which Slicer does nothing else. Go on?")
        return slicer.util.confirmOkCancelDisplay(question, windowTitle=self.panel.title)
