"""The table of a project's cases: what each looks like and is used for, how far it is, what is unusual about it."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case, DamagedCase, Role
from SSLSegmentationLib.project.case_look import CaseLook

from ..session.CaseEntry import CaseEntry
from ..session.CaseStatus import Status
from ..text.FlatText import directionWords
from ..text.Hints import advice, inSlicer
from ..text.RoleText import ROLE_HELP, ROLE_NAMES
from ..text.SequenceText import sequencesText
from .Builders import timer
from .CaseList import annotationCell
from .RowTable import Cell, RowTable

CASE, GROUP, VOXELS, ROLE, ANNOTATION, MASK, SURE, REMARKS = range(8)
_HEADINGS = (_("Case"), _("Patient"), _("Voxels, spacing"), _("Used for"), _("Annotation"), _("Mask"), _("Sure"), "⚠")
_HEADING_HELP = (
    _("A click sorts by what is below. A double click on a case, or Enter, opens it."),
    _("Cases of one patient or one examination."),
    _("Voxels along each axis, and how far they are apart."),
    _("What the case is used for."),
    _("How far the case is annotated."),
    _("Volume of all structures of the mask, in millilitres. In brackets: of a predicted mask."),
    _("How well the newest model's mask is expected to agree with a careful drawing (Dice, 100 % at best)."),
    _("Something is unusual. Select the case to read what."),
)
_SOURCES = {"file": _("from a file"), "dicom": _("from DICOM"), "scene": _("from the scene")}
_PICTURE_PX, _LARGE_PX = 34, 128
_PROGRESS = {status: rank for rank, status in enumerate(Status)}
_ROLES = {role: rank for rank, role in enumerate(Role)}
_NUMBER = re.compile(r"(\d+)")
#: Width that the names of cases should have before anything that is said elsewhere, too, is shown beside them.
_NAMES_PX = 150
_FEW_LETTERS_PX = 60  # of them, at the least


class CaseTable(RowTable):
    """Rows of two lines. Sorting is of what is shown only.

    Args:
        onSelected: called when other rows are selected.
        onOpened: called with the id of a case that is to be opened.
        onRemove: called when the selected ones are to be taken out.
    """

    atOnce = 40
    headingMargin = 30  # an arrow says which way it is sorted

    def __init__(
        self, onSelected: Callable[[], None], onOpened: Callable[[str], None], onRemove: Callable[[], None]
    ) -> None:
        self._pictures: dict[str, qt.QIcon] = {}
        self._sequences: Sequence[str] = ()
        self._entries: list[CaseEntry] = []
        self._damaged: Sequence[DamagedCase] = ()
        self._sorted: tuple[int, bool] | None = None  # by which column, whether downwards
        self._onOpened, self._onRemove = onOpened, onRemove
        self._isFitting = False
        self._placeholders: dict[bool, qt.QIcon] = {}
        super().__init__(_HEADINGS, onSelected, headingHelp=_HEADING_HELP, several=True)
        self.widget.setMinimumHeight(220)
        self.widget.setTextElideMode(qt.Qt.ElideMiddle)  # names mostly differ at their ends
        self.widget.setIconSize(qt.QSize(_PICTURE_PX, _PICTURE_PX))
        self._fitting = timer(0, self.fitColumns)  # once all parts of the table have their new sizes
        self._fitting.setSingleShot(True)
        self._fitting.setParent(self.widget)  # it goes with it
        header = self.widget.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sortBy)
        header.sectionResized.connect(self._onSectionResized)
        self.widget.cellDoubleClicked.connect(self._onDoubleClicked)
        self._shortcuts = [
            self._shortcut(key, action)
            for key, action in (
                (qt.Qt.Key_Return, self._onEnter),
                (qt.Qt.Key_Enter, self._onEnter),
                (qt.Qt.Key_Delete, self._onDelete),
                (qt.Qt.Key_Backspace, self._onDelete),
            )
        ]

    def _shortcut(self, key: int, action: Callable[[], None]) -> "qt.QShortcut":
        made = qt.QShortcut(qt.QKeySequence(key), self.widget)
        made.setContext(qt.Qt.WidgetShortcut)
        made.activated.connect(action)
        return made

    # ------------------------------------------------------------------ what is shown
    def show(
        self, entries: Sequence[CaseEntry], damaged: Sequence[DamagedCase] = (), sequences: Sequence[str] = ()
    ) -> None:
        """Show these cases, after them those that are damaged; rows that were selected stay so.

        Args:
            sequences: names of those of the project; none where there is but one.
        """
        isOtherwise = tuple(sequences) != tuple(self._sequences)
        self._entries, self._damaged, self._sequences = list(entries), damaged, sequences
        self._showSorted()
        if isOtherwise:
            self.redraw(self.keys)
        self.fitColumns()

    def sortBy(self, column: int) -> None:
        """Sort by a column; upwards, downwards, and at the third time in the order of the project again."""
        before = self._sorted if self._sorted and self._sorted[0] == column else None
        self._sorted = (column, False) if before is None else (column, True) if not before[1] else None
        header = self.widget.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is not None:
            header.setSortIndicator(column, qt.Qt.DescendingOrder if self._sorted[1] else qt.Qt.AscendingOrder)
        self._showSorted()

    def _showSorted(self) -> None:
        entries = self._entries
        if self._sorted is not None:
            entries = _sorted(entries, *self._sorted)
        self.fill([*((one.case.id, one) for one in entries), *((case.id, case) for case in self._damaged)])

    def fitColumns(self) -> None:
        """Show the columns that say something, and of those what there is room for: names of cases come first."""
        self._isFitting = True
        entries = self._entries
        told = {
            GROUP: any(one.group for one in entries),
            MASK: any(one.look.volumes_ml is not None for one in entries),
            SURE: any(one.look.certainty is not None for one in entries),
            REMARKS: bool(self._damaged) or any(one.remarks for one in entries),
        }
        for column, isTold in told.items():
            self.widget.setColumnHidden(column, not isTold)
        others = [column for column in self._fixed if column != VOXELS and told.get(column, True)]
        room = self.widget.viewport().width - sum(self._columns.get(column, 0) for column in (*others, VOXELS))
        self.widget.setColumnHidden(VOXELS, room < _NAMES_PX + _PICTURE_PX)
        self._fitNames(told, room + self._columns.get(VOXELS, 0))
        self._isFitting = False

    def _fitNames(self, told: dict[int, bool], room: int) -> None:
        """Cut what else is long short before the names of cases; where even that is too wide, leave columns out.

        Args:
            told: whether a column says something.
            room: that the others, each as wide as it wants to be, leave to the names of cases, in pixels.
        """
        for column in (GROUP, ANNOTATION):
            if told.get(column, True):
                wanted, least = self._columns[column], self._headings[column]
                width = max(wanted - max(_NAMES_PX + _PICTURE_PX - room, 0), least)
                self.widget.horizontalHeader().resizeSection(column, width)
                room += wanted - width
        for column in (ROLE, SURE) if told[GROUP] else (SURE,):
            isLeftOut = room < _FEW_LETTERS_PX + _PICTURE_PX
            self.widget.setColumnHidden(column, isLeftOut or not told.get(column, True))
            room += self._columns[column] if isLeftOut and told.get(column, True) else 0

    def _onSectionResized(self, column: int, *_sizes) -> None:
        """What is left to the names has changed: the table is wider or narrower, or a column wants more."""
        if column == CASE and not self._isFitting:
            self._fitting.start()

    # ------------------------------------------------------------------ a row
    def cellsOf(self, key: str, content: CaseEntry | DamagedCase) -> Sequence[Cell]:
        """The cells of a row."""
        if isinstance(content, DamagedCase):
            why = advice(content.error)
            return (
                (f"{content.id}\n" + _("damaged: left out"), f"{content.folder}\n{why}"),
                *[("", why)] * 6,
                ("⚠", why),
            )
        return _cells(content, self._sequences)

    def linesOf(self, content: Any) -> int:
        """All have two."""
        return 2

    def heightOf(self, lines: int) -> int:
        """So high that the picture has room."""
        return max(super().heightOf(lines), _PICTURE_PX + 4)

    def decorate(self, key: str, content: Any, item: "qt.QTableWidgetItem", column: int) -> None:
        """The picture, beside the name."""
        if column == CASE:
            look = content.look if isinstance(content, CaseEntry) else CaseLook(reason="damaged")
            item.setIcon(self._picture(look))

    def _picture(self, look: CaseLook) -> "qt.QIcon":
        """The picture of a case, or a plain one in its place."""
        if look.picture:
            if look.picture not in self._pictures:
                pixmap = qt.QPixmap(look.picture)
                self._pictures[look.picture] = self._placeholder(True) if pixmap.isNull() else qt.QIcon(pixmap)
            return self._pictures[look.picture]
        return self._placeholder(bool(look.reason))

    def _placeholder(self, isBroken: bool) -> "qt.QIcon":
        if isBroken not in self._placeholders:
            pixmap = qt.QPixmap(_PICTURE_PX, _PICTURE_PX)
            pixmap.fill(qt.QColor(128, 128, 128, 60))
            if isBroken:
                painter = qt.QPainter(pixmap)
                painter.setPen(qt.QColor(128, 128, 128))
                painter.drawLine(0, 0, _PICTURE_PX, _PICTURE_PX)
                painter.drawLine(0, _PICTURE_PX, _PICTURE_PX, 0)
                painter.end()
            self._placeholders[isBroken] = qt.QIcon(pixmap)
        return self._placeholders[isBroken]

    # ------------------------------------------------------------------ what the user does
    def _onDoubleClicked(self, row: int, _column: int) -> None:
        self._onOpened(self.keys[row])

    def _onEnter(self) -> None:
        if (key := self._currentKey()) is not None:
            self._onOpened(key)

    def _onDelete(self) -> None:
        if self.selectedKeys():
            self._onRemove()


# ---------------------------------------------------------------------- order
def _sorted(entries: Sequence[CaseEntry], column: int, isDownwards: bool) -> list[CaseEntry]:
    """By a column; those of which it says nothing are last, whichever the direction."""
    keyed = [(_SORT_KEYS[column](one), one) for one in entries]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=isDownwards)
    return [one for _key, one in known] + [one for key, one in keyed if key is None]


def _natural(text: str) -> tuple[Any, ...]:
    """So that 'MR 10' comes after 'MR 9'."""
    parts = _NUMBER.split(text.casefold())
    return tuple((int(part), "") if number % 2 else (0, part) for number, part in enumerate(parts))


def _voxels(case: Case) -> tuple[float, ...]:
    size, spacing = case.size, case.spacing_mm
    return size[0] * size[1] * size[2], spacing[0] * spacing[1] * spacing[2]


_SORT_KEYS: Mapping[int, Callable[[CaseEntry], Any]] = {
    CASE: lambda one: _natural(one.case.name),
    GROUP: lambda one: _natural(one.group) if one.group else None,
    VOXELS: lambda one: _voxels(one.case),
    ROLE: lambda one: _ROLES[one.case.role],
    ANNOTATION: lambda one: (_PROGRESS[one.status.status], one.status.slices),
    MASK: lambda one: one.look.total_ml,
    SURE: lambda one: one.look.certainty,
    REMARKS: lambda one: -len(one.remarks) if one.remarks else None,
}


# ---------------------------------------------------------------------- words
def _cells(entry: CaseEntry, sequences: Sequence[str]) -> Sequence[Cell]:
    case, look = entry.case, entry.look
    spacing = f"{_times(case.spacing_mm)} mm{' *' if case.assumed else ''}"
    words, size = sequencesText(case, sequences), _times(case.size)
    return (
        (f"{case.name}\n{words or spacing}", _caseHelp(entry, words, f"{size}, {spacing}")),
        (entry.group, entry.groupHelp),
        (f"{size}\n{spacing}", _assumed(case)),
        (ROLE_NAMES[case.role], ROLE_HELP[case.role]),
        _withFlat(annotationCell(case, entry.status), case),
        _maskCell(look),
        _sureCell(look),
        ("⚠" if entry.remarks else "", "\n".join(entry.remarks)),
    )


def _caseHelp(entry: CaseEntry, sequences: str, voxels: str) -> str:
    case, look = entry.case, entry.look
    source = _SOURCES.get(case.source, case.source)
    no = _("No picture: {reason}").format(reason=inSlicer(look.reason)) if look.reason else ""
    lines = [f"{case.name} ({case.id})", voxels, sequences, source, _imageOf(case), _assumed(case), no]
    lines = [line for line in lines if line]
    if not look.picture:
        return "\n".join(lines)
    address = html.escape(qt.QUrl.fromLocalFile(look.picture).toString())
    return f'<img src="{address}" width="{_LARGE_PX}"><br>' + "<br>".join(map(html.escape, lines))


def _maskCell(look: CaseLook) -> Cell:
    if look.volumes_ml is None:
        return "", ""
    lines = [f"{name}: {ml:.1f} ml" for name, ml in look.volumes_ml.items()]
    text = f"{look.total_ml:.3g} ml" if look.total_ml < 1000 else f"{look.total_ml:.0f} ml"
    if not look.origin:
        return text, "\n".join(lines)
    return f"({text})", "\n".join([_("Predicted by '{name}', not accepted.").format(name=look.origin), *lines])


def _sureCell(look: CaseLook) -> Cell:
    if look.certainty is None:
        return "", ""
    lines = [f"{name}: {share:.0%}" for name, share in look.structures.items()]
    return f"{look.certainty:.0%}", "\n".join([_HEADING_HELP[SURE], *lines])


def _assumed(case: Case) -> str:
    """What was assumed in place of what the image's file says; empty if nothing was."""
    if case.assumed is None:
        return ""
    text = _("* Assumed when the case was added: {reason}. Its file says {spacing} mm.")
    return text.format(reason=inSlicer(case.assumed.reason), spacing=_times(case.assumed.file_spacing_mm))


def _imageOf(case: Case) -> str:
    try:
        return str(case.image_path)
    except SSLSegError:  # for example a file of another computer
        return case.image


def _withFlat(cell: Cell, case: Case) -> Cell:
    """What is said of the annotation, and of what the case has in the plane that it is projected onto."""
    if case.en_face is None:
        return cell
    flat = _("flat mask") if case.en_face.mask else _("flat image") if case.en_face.image else _("nothing flat")
    return f"{cell[0]}\n{flat}", f"{cell[1]}\n" + directionWords(case, case.en_face.axis)


def _times(numbers: Sequence[float]) -> str:
    return "×".join(f"{number:.3g}" if number < 1000 else str(round(number)) for number in numbers)
