"""A small map of all volumes: a dot each, those that look alike near each other; a click opens one."""

from collections.abc import Callable, Mapping, Sequence

import qt
from slicer.i18n import tr as _

from ..session.Suggestions import Place

_SIDE_PX = 118
_DOT_PX = 10
_MOST = 400  # more dots would only cover each other
_DOT = "border-radius: 5px; padding: 0; margin: 0; background: {fill}; border: {border};"
_FILL = {True: "#2e7d32", False: "#9aa0a6"}
_RING = {"suggested": "2px solid #d97706", "open": "2px solid palette(text)", "": "1px solid palette(base)"}


class VolumeMap:
    """Dots on a square.

    Args:
        onChosen: called with the id of a case whose dot was clicked.
    """

    def __init__(self, onChosen: Callable[[str], None]) -> None:
        self._onChosen = onChosen
        self.widget = qt.QFrame()
        self.widget.setFrameShape(qt.QFrame.StyledPanel)
        self.widget.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.widget.toolTip = _(
            "All volumes: near each other if they look alike. Green: annotated; orange ring: suggested. "
            "Click a dot to open its case."
        )
        self.dots: dict[str, qt.QPushButton] = {}
        self._looks: dict[str, tuple] = {}

    def show(
        self,
        places: Sequence[Place],
        names: Mapping[str, str],
        annotated: Sequence[str],
        suggested: Mapping[str, str],
        current: str | None,
    ) -> None:
        """Show these places; what is right already is left alone.

        Args:
            names: case id → what the user calls it; places of other cases are left out.
            annotated: ids of the cases that have annotations.
            suggested: case id → why it is suggested.
            current: id of the case that is open.
        """
        shown = [place for place in places if place.caseId in names][:_MOST]
        for caseId in set(self.dots) - {place.caseId for place in shown}:
            dot = self.dots.pop(caseId)
            dot.hide()  # it goes when Slicer is idle, which may be a while
            dot.deleteLater()
            self._looks.pop(caseId)
        room = _SIDE_PX - _DOT_PX - 6
        for place in shown:
            ring = "open" if place.caseId == current else "suggested" if place.caseId in suggested else ""
            at = (3 + round(place.x * room), 3 + round((1 - place.y) * room))
            text = "\n".join(filter(None, (names[place.caseId], suggested.get(place.caseId, ""))))
            look = (at, place.caseId in annotated, ring, text)
            if self._looks.get(place.caseId) == look:
                continue
            self._looks[place.caseId] = look
            dot = self.dots.get(place.caseId) or self._dot(place.caseId)
            dot.move(*at)
            dot.styleSheet = _DOT.format(fill=_FILL[place.caseId in annotated], border=_RING[ring])
            dot.toolTip = text
            if ring:
                dot.raise_()

    def _dot(self, caseId: str) -> "qt.QPushButton":
        dot = qt.QPushButton(self.widget)
        dot.setFixedSize(_DOT_PX, _DOT_PX)
        dot.focusPolicy = qt.Qt.NoFocus
        dot.clicked.connect(lambda *_arguments: self._onChosen(caseId))
        dot.show()
        self.dots[caseId] = dot
        return dot
