"""The switch between drawing on volumes and drawing on their flat images."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case

from ..session.Annotations import Annotations
from ..session.FlatAnnotations import hasFlat
from ..text.FlatText import directionWords
from .Builders import textLabel


class FlatBox:
    """A check box, and what is drawn on; not shown in projects without a flat image.

    Args:
        annotations: the case at hand.
        onSwitched: called when the other kind of image is wanted.
    """

    def __init__(self, annotations: Annotations, onSwitched: Callable[[], None]) -> None:
        self.annotations = annotations
        self._onSwitched = onSwitched
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.box = qt.QCheckBox(_("Draw on the flat image"))
        self.box.toolTip = _(
            "Cases have a flat mask of their own, in the plane that they are projected onto. The mask of the volume "
            "stays as it is, and comes back when this is switched off."
        )
        self.box.toggled.connect(self._onToggled)
        self.label = textLabel()
        rows.addWidget(self.box)
        rows.addWidget(self.label)

    def refresh(self, cases: Sequence[Case]) -> None:
        """Show what is.

        Args:
            cases: of the project.
        """
        flat = self.annotations.flat
        hasAny = any(map(hasFlat, cases))
        self.widget.visible = hasAny
        if not hasAny:
            flat.isWanted = False
        if self.box.checked != flat.isWanted:
            blocked = self.box.blockSignals(True)
            self.box.checked = flat.isWanted
            self.box.blockSignals(blocked)
        self.label.text = self._words()
        self.label.visible = bool(self.label.text)

    def _words(self) -> str:
        annotations = self.annotations
        if not annotations.flat.isWanted or not annotations.isOpen:
            return ""
        if not annotations.isFlat:
            return _("This case has no flat image, so its volume is shown: 'Flat image' in the step 'Data' makes one.")
        where = _("It is projected {direction}, and lies in the middle of the volume.").format(
            direction=directionWords(annotations.case, annotations.axis)
        )
        return where + " " + _("Drafts and suggested slices are of volumes only; of flat masks there are none.")

    def _onToggled(self, isWanted: bool) -> None:
        self.annotations.flat.isWanted = isWanted
        self._onSwitched()
