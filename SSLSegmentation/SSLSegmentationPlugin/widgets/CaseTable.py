"""The table of a project's cases: what each is, what it is used for, what is unusual about it."""

from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case, DamagedCase

from ..text.FlatText import directionWords
from ..text.FrameText import framesText
from ..text.Hints import advice
from ..text.RoleText import ROLE_HELP, ROLE_NAMES
from ..text.SequenceText import sequencesText
from .RowTable import Cell, RowTable

_SOURCES = {"file": _("from a file"), "dicom": _("from DICOM"), "scene": _("from the scene")}
_HEADINGS = (_("Case"), _("Voxels, spacing"), _("Used for"), _("Mask"), "")


class CaseTable(RowTable):
    """Rows of two lines.

    Args:
        onSelected: called when other rows are selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        super().__init__(_HEADINGS, onSelected, several=True)
        self.widget.setMinimumHeight(220)

    def show(
        self,
        cases: Sequence[Case],
        remarks: dict[str, list[str]],
        damaged: Sequence[DamagedCase] = (),
        sequences: Sequence[str] = (),
    ) -> None:
        """Show these cases, after them those that are damaged; rows that were selected stay so.

        Args:
            sequences: names of those of the project; none where there is but one.
        """
        rows = [(case.id, _cells(case, remarks.get(case.id, []), sequences)) for case in cases]
        self.fill([*rows, *((case.id, _damagedCells(case)) for case in damaged)])


def _cells(case: Case, remarks: list[str], sequences: Sequence[str]) -> Sequence[Cell]:
    source, words = _SOURCES.get(case.source, case.source), sequencesText(case, sequences)
    return (
        (f"{case.name}\n{words or source}", f"{case.name} ({case.id})\n{_imageOf(case)}\n{words}".strip()),
        (f"{_times(case.size)}\n{_times(case.spacing_mm)} mm{' *' if case.assumed else ''}", _assumed(case)),
        (ROLE_NAMES[case.role], ROLE_HELP[case.role]),
        _withFlat(maskStatus(case), case),
        ("⚠" if remarks else "", "\n".join(remarks)),
    )


def _assumed(case: Case) -> str:
    """What was assumed in place of what the image's file says; empty if nothing was."""
    if case.assumed is None:
        return ""
    text = _("* Assumed when the case was added: {reason}. Its file says {spacing} mm.")
    return text.format(reason=case.assumed.reason, spacing=_times(case.assumed.file_spacing_mm))


def _damagedCells(case: DamagedCase) -> Sequence[Cell]:
    why = advice(case.error)
    return (f"{case.id}\n" + _("damaged: left out"), f"{case.folder}\n{why}"), *[("", why)] * 3, ("⚠", why)


def _imageOf(case: Case) -> str:
    try:
        return str(case.image_path)
    except SSLSegError:  # for example a file of another computer
        return case.image


def _withFlat(cell: Cell, case: Case) -> Cell:
    """What is said of the mask, and of what the case has in the plane that it is projected onto."""
    if case.en_face is None:
        return cell
    flat = _("flat mask") if case.en_face.mask else _("flat image") if case.en_face.image else _("nothing flat")
    return f"{cell[0]}\n{flat}", f"{cell[1]}\n" + directionWords(case, case.en_face.axis)


def maskStatus(case: Case) -> tuple[str, str]:
    """Whether a case has a reference mask, in a word, and more about it."""
    if case.series is not None:
        return framesText(case), _("Each frame has a mask of its own: 'Annotate' opens one after the other.")
    if case.label is None:
        return _("none"), _("Nobody has segmented this case yet. That is fine for pretraining.")
    origin = _("The mask was {source}.").format(source=case.label.source)
    slices = case.label.annotated_slices
    if slices is None:
        return _("whole"), origin
    return _("{count} slices").format(count=len(slices)), origin


def _times(numbers: Sequence[float]) -> str:
    return "×".join(f"{number:.3g}" if number < 1000 else str(round(number)) for number in numbers)
