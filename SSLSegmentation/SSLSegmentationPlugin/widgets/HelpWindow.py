"""The tutorial in a window of its own: a page for each step, without network."""

from __future__ import annotations

import re
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from ..text import Tutorial

_PICTURE = re.compile(r'<img src="([^"]+)"[^>]*>')
_WIDTH, _HEIGHT = 760, 800
_MARGIN = 60  # left and right of a picture, the scroll bar included


class HelpWindow:
    """Shows a page at a time. Links to other pages lead there; one into the web opens the browser, if it is clicked.

    Args:
        titles: class name of each step's panel → its heading, in the order of the steps.
    """

    def __init__(self, titles: dict[str, str]) -> None:
        self.dialog = qt.QDialog(slicer.util.mainWindow())
        self.dialog.windowTitle = _("Help")
        self.dialog.resize(_WIDTH, _HEIGHT)
        rows = qt.QVBoxLayout(self.dialog)
        self.steps = qt.QComboBox()
        for step, title in titles.items():
            self.steps.addItem(title, step)
        self.steps.currentIndexChanged.connect(self._onStep)
        self.browser = qt.QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._onLink)
        rows.addWidget(self.steps)
        rows.addWidget(self.browser)
        self._place = Path()

    def show(self, step: str) -> None:
        """Show the page of a step."""
        index = max(0, self.steps.findData(step))
        if index == self.steps.currentIndex:
            self._onStep()
        self.steps.currentIndex = index
        self.dialog.show()
        self.dialog.raise_()

    def close(self) -> None:
        """The module goes away."""
        self.dialog.close()
        self.dialog.deleteLater()

    def _onStep(self, *_arguments) -> None:
        text = Tutorial.page(self.steps.itemData(self.steps.currentIndex))
        if text:
            self._render(text, Tutorial.file().parent)
        else:
            self.browser.setHtml(
                _("The tutorial was not installed with this extension. It can be read here: {address}").format(
                    address=f'<a href="{Tutorial.ADDRESS}">{Tutorial.ADDRESS}</a>'
                )
            )

    def _onLink(self, url: "qt.QUrl") -> None:
        address = url.toString()
        if "://" in address:
            qt.QDesktopServices.openUrl(url)
            return
        file = self._place / address.partition("#")[0]
        if file.is_file() and file.suffix == ".md":
            self._render(file.read_text(encoding="utf-8"), file.parent)

    def _render(self, text: str, place: Path) -> None:
        """Show Markdown whose pictures and links are relative to a folder."""
        self._place = place
        document = qt.QTextDocument()
        document.setMarkdown(text)
        self._pictures: dict[str, qt.QPixmap] = {}
        html = _PICTURE.sub(lambda found: self._picture(found[1]), document.toHtml())
        for name, picture in self._pictures.items():
            self.browser.document.addResource(qt.QTextDocument.ImageResource, qt.QUrl(name), picture)
        self.browser.setHtml(html)

    def _picture(self, name: str) -> str:
        """A picture as wide as the window; made smaller here, which is smoother than what the browser does."""
        picture = qt.QPixmap(str(self._place / name))
        if picture.isNull():
            return ""
        width = self.dialog.width - _MARGIN
        if picture.width() > width:
            picture = picture.scaledToWidth(width, qt.Qt.SmoothTransformation)
        self._pictures[name] = picture
        return f'<img src="{name}">'
