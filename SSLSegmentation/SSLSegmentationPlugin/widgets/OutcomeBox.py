"""What came of adding volumes: a box with what was not added, and why."""

import re
from collections.abc import Mapping, Sequence

import qt
from slicer.i18n import tr as _

from ..session.ImportResult import ImportResult
from ..text.Hints import advice, inSlicer
from .Panel import Panel
from .SpacingBox import lengthWords


class OutcomeBox:
    """Hidden as long as there is nothing to read.

    Args:
        panel: whose line of messages says it in short.
    """

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.widget = qt.QGroupBox(_("Not added"))
        self.lines = qt.QPlainTextEdit()
        self.lines.readOnly = True
        self.lines.setMaximumHeight(110)
        qt.QVBoxLayout(self.widget).addWidget(self.lines)
        self.widget.visible = False

    def show(self, result: ImportResult, remarks: Sequence[str]) -> None:
        """Show a result.

        Args:
            remarks: what is unusual about cases that were added.
        """
        lines = [advice(refusal, " ") for refusal in result.refused]
        if result.masks:
            text = _(
                "Left out as masks ({count}): {masks}. Give them to their cases with 'Give it a mask', below; if "
                "they are images, choose 'Also what looks like a mask' and add them again."
            )
            lines.append(text.format(count=len(result.masks), masks="; ".join(result.masks)))
        lines += map(inSlicer, result.notes)
        lines += remarks
        if result.added and result.spacing:
            text = _("Added with {words} in place of what the files say.")
            lines.append(text.format(words=lengthWords(result.spacing)))
        session = self.panel.session
        names = {case.id: case.name for case in session.cases()} if lines and session.project else {}
        self.lines.plainText = "\n\n".join(_named(line, names) for line in lines)
        self.widget.visible = bool(lines)
        count = len(result.refused) + len(result.masks)
        self.widget.title = _("Not added ({count})").format(count=count) if count else _("Worth knowing")
        self._say(result, count)

    def _say(self, result: ImportResult, count: int) -> None:
        panel = self.panel
        if result.failure:
            panel.problem(result.failure)
        elif result.stopped:
            panel.warn(_("Stopped. Volumes that were added by then stay."))
        elif count and result.plan is None:
            text = _("{added} added, {refused} not: below is why.")
            panel.warn(text.format(added=len(result.added), refused=count))
        else:
            panel.say(result.said or _came(result))


def _named(text: str, names: Mapping[str, str]) -> str:
    """A sentence with the names of the cases that it speaks of by their ids."""

    def named(match: re.Match[str]) -> str:
        name = names.get(match[1], match[1])
        return match[0] if name == match[1] else f"'{name}' ({match[1]})"

    return re.sub("'([^']+)'", named, text)


def _came(result: ImportResult) -> str:
    """What has come in, in short."""
    parts = [_("{added} volumes were added.").format(added=len(result.added)) if result.added else ""]
    if result.sequences:
        parts.append(_("{count} further sequences were given to cases.").format(count=result.sequences))
    if result.present:
        parts.append(_("{count} were there already.").format(count=result.present))
    return " ".join(part for part in parts if part)
