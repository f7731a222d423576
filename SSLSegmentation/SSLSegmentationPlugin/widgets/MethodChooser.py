"""The pretraining methods as cards in plain words: a few at once, the others a click away."""

from collections.abc import Callable, Mapping

import ctk
import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.pretraining import Recipe

from ..text.Hints import inSlicer
from ..text.LibraryText import translated
from .Builders import bodyOf, textLabel

_FEW = 4  # so many need no fold


class MethodChooser:
    """One card for each method; one of them is chosen.

    Args:
        methods: name → recipe.
        onChosen: called when another one is chosen.
    """

    def __init__(self, methods: Mapping[str, Recipe], onChosen: Callable[[], None]) -> None:
        self._onChosen = onChosen
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        first = [name for name, method in methods.items() if method.shown_first]
        if len(methods) <= _FEW or not first:
            first = list(methods)
        self._others = [name for name in methods if name not in first]
        self._methods = methods
        self._group = qt.QButtonGroup(self.widget)
        self.cards = {name: _Card(methods[name]) for name in [*first, *self._others]}
        for name in first:
            rows.addWidget(self.cards[name].widget)
        self.more = ctk.ctkCollapsibleButton()
        inner = bodyOf(self.more)
        for name in self._others:
            inner.addWidget(self.cards[name].widget)
        self.more.collapsed = True
        self.more.visible = bool(self._others)
        rows.addWidget(self.more)
        self.cards[first[0]].button.checked = True
        for card in self.cards.values():
            self._group.addButton(card.button)
            card.button.toggled.connect(self._onToggled)
        self._refresh()

    @property
    def chosen(self) -> str:
        """Name of the chosen method."""
        return next(name for name, card in self.cards.items() if card.button.checked)

    def choose(self, name: str) -> None:
        """Choose a method; its card is shown."""
        self.cards[name].button.checked = True
        if name in self._others:
            self.more.collapsed = False

    def _onToggled(self, checked: bool) -> None:
        if checked:  # the one that was chosen before tells nothing
            self._refresh()
            self._onChosen()

    def _refresh(self) -> None:
        for card in self.cards.values():
            card.refresh()
        text = _("More methods ({count})").format(count=len(self._others))
        if self.chosen in self._others:  # said also while it is folded away
            text += (
                ": " + translated(self._methods[self.chosen].title).split(" (")[0]
            )  # a long text would widen the panel
        self.more.text = text


class _Card:
    """A method in plain words; what it is good for shows when it is chosen."""

    def __init__(self, method: Recipe) -> None:
        self.widget = qt.QFrame()
        self.widget.setFrameShape(qt.QFrame.StyledPanel)
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(8, 4, 8, 4)
        self.button = qt.QRadioButton(translated(method.title))
        self.button.toolTip = _("Source: {source}").format(source=method.source)
        self.button.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Fixed)  # a long title makes nothing wider
        rows.addWidget(self.button)
        text = _("<i>When:</i> {when}").format(when=translated(method.when))
        if method.needs:
            text += "<br>" + _("<i>Needs:</i> {needs}").format(needs=inSlicer(translated(method.needs)))
        self.when = textLabel(text)
        for label in (textLabel(translated(method.summary)), self.when):
            label.setContentsMargins(20, 0, 0, 0)
            rows.addWidget(label)

    def refresh(self) -> None:
        """Show more of the chosen one."""
        self.when.visible = self.button.checked
