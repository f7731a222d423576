"""The cases of the step Predict and review: volumes, certainty, what is worth a look, what was decided."""

from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.views import FlatCase

from ..session.Reviews import Review, Verdict
from ..text.FrameText import shownName
from ..text.Hints import inSlicer
from .RowTable import Cell, RowTable

_HEADINGS = (_("Case"), _("Volume"), _("Sure"), "")
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
_STRUCTURES_SHOWN = 3


class ReviewTable(RowTable):
    """Rows of several lines.

    Args:
        onSelected: called when other rows are selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        super().__init__(_HEADINGS, onSelected, headingHelp=_HEADING_HELP, several=True)
        self._reviews: dict[str, Review] = {}
        self.widget.setMinimumHeight(240)

    def show(self, reviews: Sequence[Review]) -> None:
        """Show these; the selected ones stay so."""
        self._reviews = {review.case.id: review for review in reviews}
        self.fill([(review.case.id, _cells(review)) for review in reviews])

    def selected(self) -> list[Review]:
        """The selected ones, from top to bottom."""
        return [self._reviews[key] for key in self.selectedKeys()]


def _cells(review: Review) -> Sequence[Cell]:
    remarks = remarksText(review)
    isOld = review.certainty is None and review.confidence is not None
    measure = _FLAT_MEASURE if isinstance(review.case, FlatCase) else _OLD_MEASURE
    return (
        (f"{shownName(review.case)}\n{VERDICTS[review.verdict]}", f"{review.case.name} ({review.case.id})"),
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
        words = [_FLAGS[flag].format(count=one.islands, share=share, sides=", ".join(one.sides)) for flag in one.flags]
        if words:
            lines.append(f"{one.name}: {'; '.join(words)}.")
    return "\n".join(lines)


def _sizes(review: Review, most: int | None = None) -> str:
    lines = [f"{name} {_ml(volume)}" for name, volume in review.volumesMl.items()]
    lines += [f"{name} {_area(area)}" for name, area in review.areasMm2.items()]
    if most is not None and len(lines) > most:
        more = counted(len(lines) - most + 1, _("more"), _("more"))
        lines = [*lines[: most - 1], _("… {more}").format(more=more)]
    return "\n".join(lines)


def _area(mm2: float) -> str:
    return f"{mm2:.1f} mm²" if mm2 < 1000 else f"{mm2 / 100:.0f} cm²"


def _ml(volume: float) -> str:
    return f"{volume:.0f} ml" if volume >= 100 else f"{volume:.1f} ml"
