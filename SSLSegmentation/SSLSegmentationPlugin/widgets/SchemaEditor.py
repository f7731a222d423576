"""The structures of a project: names, colours, terminology, and which goes first where they overlap."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import ctk
import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema, Segment

from . import Terminology
from .Builders import bodyOf, controlsRow, setEnabled, textLabel
from .RowTable import Cell, RowTable

_HEADINGS = (_("Structure"), _("Value"), _("Standard term"))


class SchemaEditor:
    """A table of the structures, and one of them to be changed. Every change is saved at once.

    Args:
        panel: that it is a part of; gives buttons and shows messages.
        change: saves another schema, or raises.
        takeOver: takes names and colours from the Segment Editor.
    """

    def __init__(self, panel, change: Callable[[LabelSchema], None], takeOver: Callable[[], None]) -> None:
        self.panel = panel
        self._change = change
        self._schema: LabelSchema | None = None
        self._filling = False
        self._shownProject: object = self
        self.widget = ctk.ctkCollapsibleButton()
        rows = bodyOf(self.widget)
        rows.addWidget(
            textLabel(_("Name what shall be outlined. Where two structures overlap, the upper one gets the voxel."))
        )
        self.table = RowTable(_HEADINGS, self._showSelected, yielding=(0, 2))
        self.table.widget.setFixedHeight(130)
        rows.addWidget(self.table.widget)
        self.form = self._buildForm()
        rows.addWidget(self.form)
        rows.addLayout(self._buildAdding())
        self.takeOverButton = panel.button(
            _("Take over from the Segment Editor"),
            takeOver,
            _(
                "Names, colours and terminology that you have changed in the Segment Editor's list below (by a "
                "double click), and segments that you have added there, become those of the project."
            ),
        )
        rows.addWidget(self.takeOverButton)

    def _buildAdding(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.newName = qt.QLineEdit()
        self.newName.placeholderText = _("new structure, for example liver")
        self.newName.textChanged.connect(self._onEdited)
        self.newName.returnPressed.connect(self.panel.acting(self.add))
        self.addButton = self.panel.button(_("Add"), self.add, _("Add a structure of this name."))
        row.addWidget(self.newName, 1)
        row.addWidget(self.addButton)
        return row

    def _buildForm(self) -> "qt.QWidget":
        """Controls for the selected structure."""
        form, row = controlsRow()
        row.setSpacing(3)
        self.color = ctk.ctkColorPickerButton()
        self.color.displayColorName = False
        self.color.setMaximumWidth(36)
        self.color.toolTip = _("Colour of the structure")
        self.color.colorChanged.connect(self.panel.acting(self._onColor))
        self.name = qt.QLineEdit()
        self.name.editingFinished.connect(self.panel.acting(self._onName))
        self.name.setProperty("enabledToolTip", _("Name of the structure; press Enter to change it."))
        self.termButton = self.panel.button(
            _("Term …"),
            self.askTerm,
            _("Choose a term of a standard terminology (SNOMED CT), so that others know what is meant."),
        )
        self.upButton = self.panel.button("▲", lambda: self._move(-1), _("Goes before the upper one where they meet."))
        self.downButton = self.panel.button("▼", lambda: self._move(1), _("The lower one goes first where they meet."))
        self.removeButton = self.panel.button(_("Remove"), self.remove, _("Nothing that was drawn is deleted."))
        row.addWidget(self.color)
        row.addWidget(self.name, 1)
        for button in (self.termButton, self.upButton, self.downButton, self.removeButton):
            row.addWidget(button)
        for button in (self.upButton, self.downButton):
            button.setMaximumWidth(32)
        return form

    # ------------------------------------------------------------------ what is shown
    def show(self, schema: LabelSchema | None, project: object, takeOver: str) -> None:
        """Show a schema; None if there is none yet.

        Args:
            project: whose it is; another one folds or unfolds the section.
            takeOver: why nothing can be taken over from the Segment Editor; empty if it can.
        """
        if project != self._shownProject:
            self._shownProject = project
            self.widget.collapsed = schema is not None
        if schema != self._schema or schema is None:
            self._schema = schema
            self._fill()
        segments = schema.segments if schema else ()
        names = ", ".join(segment.name for segment in segments)
        self.widget.text = (
            _("Structures ({count}): {names}").format(count=len(segments), names=_shortened(names))
            if segments
            else _("Structures: none yet")
        )
        setEnabled(self.takeOverButton, takeOver)
        self._refreshControls()

    def _fill(self) -> None:
        segments = self._schema.segments if self._schema else ()
        row, key = self._row(), "".join(self.table.selectedKeys())
        keys = [_key(segment) for segment in segments]
        if key not in keys and keys:  # the one that takes its place
            key = keys[min(max(row, 0), len(keys) - 1)]
        self.table.fill([(_key(segment), _cells(segment)) for segment in segments], [key])
        for index, segment in enumerate(segments):
            swatch = qt.QPixmap(14, 14)
            swatch.fill(qt.QColor(*segment.color))
            self.table.widget.item(index, 0).setIcon(qt.QIcon(swatch))
        self._showSelected()

    def _showSelected(self) -> None:
        segment = self._selected()
        self._filling = True
        try:
            self.name.text = segment.name if segment else ""
            self.color.color = qt.QColor(*segment.color) if segment else qt.QColor(128, 128, 128)
        finally:
            self._filling = False
        self._refreshControls()

    def _refreshControls(self) -> None:
        row, count = self._row(), len(self.table.keys)
        none = "" if row >= 0 else _("Select a structure first.")
        setEnabled(self.addButton, "" if self.newName.text.strip() else _("Write its name first."))
        setEnabled(self.upButton, none or (_("It is the first already.") if row == 0 else ""))
        setEnabled(self.downButton, none or (_("It is the last already.") if row == count - 1 else ""))
        setEnabled(self.removeButton, none or (_("A project needs at least one structure.") if count < 2 else ""))
        setEnabled(self.termButton, none)
        setEnabled(self.name, none)
        self.form.visible = count > 0

    def _row(self) -> int:
        return next((self.table.keys.index(key) for key in self.table.selectedKeys()), -1)

    def _selected(self) -> Segment | None:
        row = self._row()
        return self._schema.segments[row] if self._schema and 0 <= row < len(self._schema.segments) else None

    def _onEdited(self, *_arguments) -> None:
        self._refreshControls()

    # ------------------------------------------------------------------ what is changed
    def add(self) -> None:
        """Add a structure of the name that is written."""
        name = self.newName.text.strip()
        if not name:
            return
        segments = self._schema.segments if self._schema else ()
        used = {segment.value for segment in segments}
        value = next((value for value in range(1, NOT_ANNOTATED) if value not in used), None)
        if value is None:
            raise ProjectError(_("A project has at most 254 structures."), _("Remove one first."))
        color = LabelSchema.from_names([str(number) for number in range(value)]).segments[-1].color
        self._change(LabelSchema((*segments, Segment(value, name, color))))
        self.newName.text = ""
        self.table.select([str(value)])

    def remove(self) -> None:
        """Take the selected structure out of the schema."""
        segment = self._selected()
        self._change(LabelSchema(tuple(one for one in self._schema.segments if one is not segment)))

    def _move(self, by: int) -> None:
        segments, row = list(self._schema.segments), self._row()
        segments[row], segments[row + by] = segments[row + by], segments[row]
        self._change(LabelSchema(tuple(segments)))

    def askTerm(self) -> None:
        """Ask for a standard term of the selected structure."""
        segment = self._selected()
        term = Terminology.ask(segment.terminology)
        if term is not None:
            self._replace(segment, terminology=term)

    def _onColor(self) -> None:
        segment, color = self._selected(), self.color.color
        rgb = (color.red(), color.green(), color.blue())
        if not self._filling and segment is not None and rgb != segment.color:
            self._replace(segment, color=rgb)

    def _onName(self) -> None:
        segment, name = self._selected(), self.name.text.strip()
        if self._filling or segment is None or not name or name == segment.name:
            return
        try:
            self._change(self._schema.renamed({segment.name: name}))
        except Exception:
            self._showSelected()  # the name that it has
            raise

    def _replace(self, segment: Segment, **changes) -> None:
        changed = replace(segment, **changes)
        self._change(LabelSchema(tuple(changed if one is segment else one for one in self._schema.segments)))


def _key(segment: Segment) -> str:
    return str(segment.value)


def _cells(segment: Segment) -> Sequence[Cell]:
    words = (segment.name, str(segment.value), Terminology.text(segment.terminology) or "–")
    return [(text, text) for text in words]


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + " …"
