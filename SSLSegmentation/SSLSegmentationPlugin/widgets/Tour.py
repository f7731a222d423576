"""Six bubbles that say what is where: once by themselves, later if asked for. They are in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from ..session.Session import Store
from .Builders import textLabel, timer

_SEEN_KEY = "SSLSegmentation/tourShown"
_STYLE = "QFrame#tourBubble { background: palette(window); border: 2px solid palette(highlight); border-radius: 6px; }"
_PLACE_MS = 200  # the panel may become wider, or its strip higher, while a bubble is shown
_MARGIN = 8


def words() -> list[tuple[str, str]]:
    """What each bubble points at (the strip, a panel's class, the help), and what it says."""
    return [
        (
            "strip",
            _(
                "This strip is always here: your project, what this computer computes with, the job at work, and what "
                "to do next."
            ),
        ),
        (
            "DataPanel",
            _(
                "Data: make a project and add volumes. None has to be annotated. 'Try the demo' makes a project with "
                "computed volumes to play with."
            ),
        ),
        (
            "AnnotatePanel",
            _(
                "Annotate: name the structures, outline some slices, and say which are complete. All other volumes "
                "then show a draft, a first guess that you can use."
            ),
        ),
        (
            "FinetunePanel",
            _(
                "Finetune: a network learns from what you have outlined. 'Keep learning' in the strip does this by "
                "itself while you work."
            ),
        ),
        (
            "ReviewPanel",
            _(
                "Review: masks of all other volumes, those that need a look first. Accept them, edit them, or reject "
                "them; the next network learns from that."
            ),
        ),
        (
            "help",
            _(
                "The ? opens the tutorial's page of each step, on this computer. Its arrow shows this tour again, and "
                "collects a report if something goes wrong."
            ),
        ),
    ]


class Tour:
    """One bubble at a time.

    Args:
        store: remembers that it was shown.
        home: the widget that bubbles lie in.
        places: where each points, by the names of :func:`words`.
    """

    def __init__(
        self, store: Store, home: "qt.QWidget", places: Callable[[str], "tuple[qt.QWidget, qt.QRect]"]
    ) -> None:
        self.store, self._home, self._places = store, home, places
        self._bubble: qt.QFrame | None = None
        self.number = 0

    @property
    def isShown(self) -> bool:
        """Whether a bubble is there."""
        return self._bubble is not None

    def beginOnce(self) -> None:
        """Begin if it has never been shown, and nobody tests Slicer."""
        if not self.store.value(_SEEN_KEY) and not slicer.app.testingEnabled():
            self.begin()

    def begin(self) -> None:
        """Show the first bubble."""
        self.store.setValue(_SEEN_KEY, "yes")
        if self._bubble is None:
            self._build()
        self.go(0)

    def go(self, number: int) -> None:
        """Show a bubble; beyond the last one, the tour is over."""
        if number >= len(words()):
            self.end()
            return
        self.number = max(0, number)
        self.text.text = words()[self.number][1]
        self.count.text = _("{number} of {count}").format(number=self.number + 1, count=len(words()))
        isLast = self.number == len(words()) - 1
        self.nextButton.text = _("Done") if isLast else _("Next")
        self.skipButton.visible = not isLast
        self.backButton.enabled = self.number > 0
        self._lay()
        self.nextButton.setFocus()

    def end(self) -> None:
        """Put the bubble away."""
        if self._bubble is not None:
            self._laying.stop()
            for widget in (self._bubble, self._arrow):
                widget.hide()
                widget.deleteLater()
            self._bubble = None

    def _build(self) -> None:
        self._arrow = qt.QLabel("▲", self._home)
        self._arrow.styleSheet = "color: palette(highlight);"
        self._bubble = qt.QFrame(self._home)
        self._bubble.objectName = "tourBubble"
        self._bubble.styleSheet = _STYLE
        self._bubble.autoFillBackground = True
        rows = qt.QVBoxLayout(self._bubble)
        self.text = textLabel()
        self.count = qt.QLabel()
        rows.addWidget(self.text)
        row = qt.QHBoxLayout()
        self.skipButton, self.backButton, self.nextButton = (
            qt.QPushButton(text) for text in (_("Skip"), _("Back"), "")
        )
        self.skipButton.clicked.connect(lambda _checked=False: self.end())
        self.backButton.clicked.connect(lambda _checked=False: self.go(self.number - 1))
        self.nextButton.clicked.connect(lambda _checked=False: self.go(self.number + 1))
        row.addWidget(self.count, 1)
        for button in (self.skipButton, self.backButton, self.nextButton):
            row.addWidget(button)
        rows.addLayout(row)
        self.shortcuts = {}
        for key, action in (
            ("Esc", self.end),
            ("Right", lambda: self.go(self.number + 1)),
            ("Left", lambda: self.go(self.number - 1)),
        ):
            shortcut = qt.QShortcut(qt.QKeySequence(key), self._bubble)
            shortcut.setContext(qt.Qt.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
            self.shortcuts[key] = shortcut
        self._laying = timer(_PLACE_MS, self._lay)
        self._laying.start()

    def _lay(self, *_arguments) -> None:
        """Put bubble and arrow below what they point at."""
        widget, rectangle = self._places(words()[self.number][0])
        point = widget.mapTo(self._home, qt.QPoint(rectangle.center().x(), rectangle.bottom()))
        wide = self._home.width - 2 * _MARGIN
        x = min(max(point.x(), 3 * _MARGIN), self._home.width - 3 * _MARGIN)
        arrow = self._arrow.sizeHint
        self._arrow.setGeometry(x - arrow.width() // 2, point.y(), arrow.width(), arrow.height())
        top = point.y() + arrow.height() - 4
        self._bubble.setGeometry(_MARGIN, top, wide, self._bubble.layout().totalHeightForWidth(wide))
        for shown in (self._bubble, self._arrow):
            shown.show()
            shown.raise_()
