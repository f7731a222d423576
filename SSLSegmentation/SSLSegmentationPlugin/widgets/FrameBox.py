"""Which frame of a case with frames is drawn on."""

from collections.abc import Callable

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project.series import frame_id

from ..session.Annotations import Annotations
from ..session.FrameAnnotations import neighbour
from ..text.FrameText import frameText
from .Builders import setEnabled
from .Panel import Panel


class FrameBox:
    """A slider with buttons beside it; not shown for cases without frames.

    Args:
        panel: that it is a part of; gives buttons.
        annotations: what is open.
        onChosen: called with the id of the frame that the user has chosen.
    """

    def __init__(self, panel: Panel, annotations: Annotations, onChosen: Callable[[str], None]) -> None:
        self.annotations = annotations
        self._onChosen = onChosen
        self.widget = qt.QWidget()
        row = qt.QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        self.previousButton = panel.button(
            "◀", lambda: self.go(-1), _("Save this frame, and open the one before. (Key J)")
        )
        self.nextButton = panel.button("▶", lambda: self.go(1), _("Save this frame, and open the one after. (Key K)"))
        self.slider = qt.QSlider(qt.Qt.Horizontal)
        self.slider.minimum = self.slider.pageStep = 1
        self.slider.tracking = False  # a frame is opened once the slider is let go of
        self.slider.toolTip = _("Each frame has a mask of its own. The views stay where they are.")
        self.slider.sliderMoved.connect(self._onMoved)
        self.slider.valueChanged.connect(self._onValue)
        self.label = qt.QLabel()
        for widget in (self.previousButton, self.nextButton, self.label):
            row.addWidget(widget)
        row.addWidget(self.slider, 1)

    def refresh(self) -> None:
        """Show what is open."""
        frame = self.annotations.case.frame if self.annotations.isOpen else None
        self.widget.visible = frame is not None
        if frame is None:
            return
        blocked = self.slider.blockSignals(True)
        self.slider.maximum, self.slider.value = frame.count, frame.number
        self.slider.blockSignals(blocked)
        self.label.text = frameText(frame)
        setEnabled(self.previousButton, "" if frame.number > 1 else _("This is the first frame."))
        setEnabled(self.nextButton, "" if frame.number < frame.count else _("This is the last frame."))

    def go(self, by: int) -> None:
        """Open the frame so many after (or before) the one at hand, if there is one."""
        wanted = neighbour(self.annotations.case, by) if self.annotations.isOpen else None
        if wanted is not None:
            self._onChosen(wanted)

    def _onMoved(self, number: int) -> None:
        self.label.text = frameText(self.annotations.case.frame, number)

    def _onValue(self, number: int) -> None:
        frame = self.annotations.case.frame
        if number != frame.number:
            self._onChosen(frame_id(frame.case_id, number))
