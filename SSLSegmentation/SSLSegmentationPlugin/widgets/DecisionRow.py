"""What the user decides about the mask that is looked at: buttons, what is asked first, and what is shown next."""

import qt
import slicer
from slicer.i18n import tr as _

from ..session.Review import Review, Verdict
from ..session.Reviews import Reviews
from ..text.FrameText import shownName
from .Builders import rowOf, setEnabled
from .Panel import Panel
from .ReviewTable import VERDICTS
from .WorkList import WorkList


class DecisionRow:
    """Accept, edit, reject, undo; and below them a row, :attr:`more`, for buttons about the same mask.

    Args:
        panel: that it is a part of; gives buttons, shows messages, and has the chosen model.
        reviews: the masks.
        workList: in which a mask is selected.
    """

    def __init__(self, panel: Panel, reviews: Reviews, workList: WorkList) -> None:
        self.panel = panel
        self.reviews = reviews
        self.list = workList
        self.widget = qt.QWidget()
        rows = qt.QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.acceptButton = panel.button(
            _("✔ Accept"),
            self.accept,
            _("Good as it is: it becomes the mask of this case, from which the next finetuning learns. (Key A)"),
        )
        self.editButton = panel.button(
            _("✎ Edit"),
            self.edit,
            _("Nearly good: correct it in the step 'Annotate'. The predicted mask is kept. (Key E)"),
        )
        self.rejectButton = panel.button(
            _("✘ Reject"),
            self.reject,
            _("Of no use. The file is kept, and the case stays without a mask. (Key X)"),
        )
        self.undoButton = panel.button(
            _("↶ Undo"),
            self.takeBack,
            _("Takes back the last Accept, Edit or Reject: the case is as it was before. (Key Z)"),
        )
        rows.addLayout(rowOf(self.acceptButton, self.editButton, self.rejectButton, self.undoButton))
        self.more = qt.QHBoxLayout()
        rows.addLayout(self.more)

    def refresh(self) -> None:
        """Show what can be decided."""
        one = self.list.one
        if one is None:
            reason = _("Select one case in the list first.")
        elif one.path is None:
            reason = _("There is no mask to decide about: {why}.").format(why=VERDICTS[one.verdict])
        elif one.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED):
            reason = _("This mask has become the case's own: go on in the step 'Annotate'.")
        else:
            reason = ""
        for button in (self.acceptButton, self.editButton, self.rejectButton):
            setEnabled(button, reason)
        setEnabled(self.undoButton, "" if self.reviews.decisions.last else _("Nothing is decided yet."))
        rejected = one is not None and one.verdict is Verdict.REJECTED
        self.rejectButton.text = _("Not rejected") if rejected else _("✘ Reject")

    # ------------------------------------------------------------------ what is done
    def accept(self) -> None:
        """Make the selected mask the label of its case, and go on to the next."""
        one = self.list.one
        questions = self.reviews.doubts(one)
        if one.case.label is not None:
            questions.append(
                _(
                    "'{name}' has a mask already ({source}).\n\nReplace it by the predicted one? The present mask is "
                    "kept in the case's folder, under 'set aside'."
                ).format(name=shownName(one.case), source=one.case.label.source)
            )
        elif questions:
            questions.append(_("Accept it so?"))
        if questions and not slicer.util.confirmOkCancelDisplay("\n\n".join(questions), windowTitle=self.panel.title):
            return
        warnings = self.reviews.accept(one, isAgreed=True)
        self._goOn(one, [*warnings, _("'{name}' is accepted.").format(name=shownName(one.case))])

    def reject(self) -> None:
        """Mark the selected mask as of no use, and go on to the next; or take that back."""
        one = self.list.one
        if one.verdict is Verdict.REJECTED:
            self.reviews.reject(one, False)
        else:
            self.reviews.reject(one)
            self._goOn(one, [_("'{name}' is rejected.").format(name=shownName(one.case))])

    def edit(self) -> None:
        """Correct the selected mask in the step Annotate."""
        self.correct(self.list.one)

    def correct(self, review: Review) -> None:
        """Correct a mask in the step Annotate."""
        if review.verdict is Verdict.CORRECTING:  # it goes on, and does not begin anew
            self.reviews.goOn(review)
        else:
            self.reviews.correct(review)
        self.panel.session.askForStep("AnnotatePanel")

    def takeBack(self) -> None:
        """Let the case of the last decision be as it was before, and show it."""
        try:
            review = self.reviews.decisions.takeBack()
        finally:
            self.refresh()
        self.list.select(review.case.id)
        self.panel.say(_("The decision about '{name}' is taken back.").format(name=shownName(review.case)))

    def _goOn(self, done: Review, words: list[str]) -> None:
        """Show the next mask to review, if there is one."""
        waiting = [one for one in self.reviews.ofModel(self.panel.model.name) if one.verdict is Verdict.WAITING]
        left = [one for one in waiting if one.case.id != done.case.id]
        if left:
            following = self.list.selectNext(done, left)
            words.append(_("Next: '{name}'.").format(name=shownName(following.case)))
        else:
            words.append(_("No other mask waits for a review."))
        self.panel.say(" ".join(words))
