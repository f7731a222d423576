"""The cases of the step Predict and review: volumes, certainty, what is worth a look, what was decided."""

from collections import Counter
from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.views import FlatCase

from ..session.Review import CaseReviews, Review, Verdict
from ..text.FrameText import framesText, frameText, shownName
from ..text.Hints import inSlicer
from .RowTable import Cell, RowTable

_HEADINGS = (_("Case"), _("Volume"), _("Sure"), "")
_FRAME_HEADINGS = (_("Frame"), *_HEADINGS[1:])
_HEADING_HELP = (
    _("To review first, those that are expected to be worst on top."),
    _("Of each structure, in millilitres; of flat masks the area."),
    _(
        "How well the mask is expected to agree with a careful drawing (Dice, 100 % at best): by whether it stays the "
        "same when the image is moved and darkened a little, and whether it lies where it does in the labelled cases. "
        "A guide, no guarantee. With *: an older measure."
    ),
    _("⚠: something is unusual. Select the case to read what."),
)
_OLD_MEASURE = _(
    "*: only how sure the network is of the voxels that it has marked, which says little of how good a mask is: the "
    "mask was made by an older version, or by a model of an older version. Predict it again; if the * stays, finetune "
    "again."
)
_FLAT_MEASURE = _(
    "*: only how sure the network is of the pixels that it has marked, which says little of how good a mask is; of "
    "flat masks nothing else is known."
)
VERDICTS = {
    Verdict.WAITING: _("to review"),
    Verdict.CORRECTING: _("being corrected"),
    Verdict.REJECTED: _("rejected"),
    Verdict.ACCEPTED: _("✔ accepted"),
    Verdict.CORRECTED: _("✔ corrected"),
    Verdict.REFUSED: _("could not be segmented"),
    Verdict.NONE: _("not predicted"),
    Verdict.CHECKED: _("has a mask; the model was compared with it"),
}
_FLAGS = {
    "empty": _("nothing was found"),
    "several islands": _("in {count} separate parts, the largest {share:.0%}"),
    "touches the border": _("reaches the border of the image ({sides})"),
}
_SIDES = {
    "first column": _("first column"),
    "last column": _("last column"),
    "first row": _("first row"),
    "last row": _("last row"),
    "first slice": _("first slice"),
    "last slice": _("last slice"),
}
_STRUCTURES_SHOWN = 3
_FRAMES_TOLD = 5


class ReviewTable(RowTable):
    """A row of several lines for each case. One with frames is one row, which says how far all of them are.

    Args:
        onSelected: called when other rows are selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        super().__init__(_HEADINGS, onSelected, headingHelp=_HEADING_HELP, several=True)
        self._cases: dict[str, CaseReviews] = {}
        self._made: dict[str, tuple[CaseReviews, Sequence[Cell]]] = {}

    def show(self, cases: Sequence[CaseReviews]) -> None:
        """Show these; the selected ones stay so."""
        self._cases = {one.case.id: one for one in cases}
        made = {}
        for key, one in self._cases.items():  # of what is as it was, the words are, too
            known = self._made.get(key)
            made[key] = known if known is not None and known[0] is one else (one, _rowOf(one))
        self._made = made
        self.fill([(key, cells) for key, (_one, cells) in made.items()])

    @property
    def isFlat(self) -> bool:
        """Whether flat masks are listed."""
        return any(isinstance(one.reviews[0].case, FlatCase) for one in self._cases.values())

    def selectedCases(self) -> list[CaseReviews]:
        """The selected ones, from top to bottom."""
        return self.casesOf(self.selectedKeys())

    def casesOf(self, keys: Sequence[str]) -> list[CaseReviews]:
        """The rows of these keys."""
        return [self._cases[key] for key in keys]

    def selected(self) -> list[Review]:
        """The masks of the selected ones, from top to bottom; of a case with frames those of all."""
        return [review for case in self.selectedCases() for review in case.reviews]


class FrameTable(RowTable):
    """The frames of the one case that is selected, in their order.

    Args:
        onSelected: called when another one is selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        super().__init__(_FRAME_HEADINGS, onSelected, headingHelp=_HEADING_HELP)
        self._reviews: dict[str, Review] = {}

    def show(self, case: CaseReviews | None) -> None:
        """Show the frames of a case; not shown for None, and for a case without."""
        reviews = case.reviews if case is not None and case.hasFrames else ()
        self.widget.visible = bool(reviews)
        self._reviews = {review.case.id: review for review in reviews}
        self.fill([(key, _cells(review, frameText(review.case.frame))) for key, review in self._reviews.items()])

    def selected(self) -> Review | None:
        """The selected one."""
        return next((self._reviews[key] for key in self.selectedKeys()), None)


def _rowOf(case: CaseReviews) -> Sequence[Cell]:
    if not case.hasFrames:
        (review,) = case.reviews
        return _cells(review, shownName(review.case))
    counts = Counter(VERDICTS[review.verdict] for review in case.reviews)
    told = [f"{count} {words}" for words, count in counts.items()]
    least = min((one for one in case.reviews if one.path is not None), key=lambda one: one.rank, default=None)
    odd = [review for review in case.reviews if remarksText(review)]
    words = [f"{frameText(review.case.frame)}: {remarksText(review)}" for review in odd]
    more = [_("… {count} more").format(count=len(words) - _FRAMES_TOLD)] if len(words) > _FRAMES_TOLD else []
    return (
        (f"{case.case.name}, {framesText(case.case)}\n{', '.join(told)}", f"{case.case.name} ({case.case.id})"),
        (_spans(case, _STRUCTURES_SHOWN), _spans(case)),
        ("" if least is None else sureText(least), _("Of the frame of which it is least sure.")),
        ("⚠" if odd else "", "\n".join([*words[:_FRAMES_TOLD], *more])),
    )


def _cells(review: Review, name: str) -> Sequence[Cell]:
    remarks = remarksText(review)
    isOld = review.certainty is None and review.confidence is not None
    measure = _FLAT_MEASURE if isinstance(review.case, FlatCase) else _OLD_MEASURE
    return (
        (f"{name}\n{VERDICTS[review.verdict]}", f"{review.case.name} ({review.case.id})"),
        (_sizes(review, _STRUCTURES_SHOWN), _sizes(review)),
        (sureText(review) if review.path else "", measure if isOld else _HEADING_HELP[2]),
        ("⚠" if remarks else "", remarks),
    )


def sureText(review: Review) -> str:
    """How good a mask is expected to be, in a word; with a star if that is only the older measure."""
    if review.sure is None:
        return "–"
    return f"{review.sure:.0%}" + (" *" if review.certainty is None else "")


def remarksText(review: Review) -> str:
    """What is worth a look, of the volume and of each structure, a line each; empty if there is nothing."""
    if review.refusal:
        return inSlicer(review.refusal)
    lines = [inSlicer(remark) for remark in review.remarks]
    for one in review.figures or ():
        share = min(one.largestShare, 0.99)  # of several parts none is 100 %
        sides = ", ".join(_SIDES[side] for side in one.sides)
        words = [_FLAGS[flag].format(count=one.islands, share=share, sides=sides) for flag in one.flags]
        if words:
            lines.append(f"{one.name}: {'; '.join(words)}.")
    return "\n".join(lines)


def _sizes(review: Review, most: int | None = None) -> str:
    lines = [f"{name} {_ml(volume)}" for name, volume in review.volumesMl.items()]
    lines += [f"{name} {_area(area)}" for name, area in review.areasMm2.items()]
    return _shortened(lines, most)


def _spans(case: CaseReviews, most: int | None = None) -> str:
    """The smallest and the largest volume of each structure over the frames."""
    found: dict[str, list[float]] = {}
    for review in case.reviews:
        for name, volume in review.volumesMl.items():
            found.setdefault(name, []).append(volume)
    ends = {name: (_ml(min(volumes)), _ml(max(volumes))) for name, volumes in found.items()}
    lines = [
        f"{name} {low}" if low == high else f"{name} {low.removesuffix(' ml')} – {high}"
        for name, (low, high) in ends.items()
    ]
    return _shortened(lines, most)


def _shortened(lines: list[str], most: int | None) -> str:
    if most is not None and len(lines) > most:
        more = counted(len(lines) - most + 1, _("more"), _("more"))
        lines = [*lines[: most - 1], _("… {more}").format(more=more)]
    return "\n".join(lines)


def _area(mm2: float) -> str:
    return f"{mm2:.1f} mm²" if mm2 < 1000 else f"{mm2 / 100:.0f} cm²"


def _ml(volume: float) -> str:
    return f"{volume:.0f} ml" if volume >= 100 else f"{volume:.1f} ml"
