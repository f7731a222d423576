"""What to do next, in one line, in every state that a project can be in."""

from __future__ import annotations

from collections.abc import Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.jobs.background import BACKGROUND
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.project.views import has_mask

from ..session.Drives import away, isThere
from ..session.Session import Session
from ..text.Hints import inSlicer
from .Panel import Panel

#: Kind of a job → class name of the panel that shows it.
_STEPS = {"pretrain": "PretrainPanel", "finetune": "FinetunePanel", "predict": "ReviewPanel"}


def nextStep(panels: Sequence[Panel], session: Session) -> str:
    """What the user should do now; empty if nothing is due.

    What the steps have to say comes in their order; before it what keeps all of them from going on, after it what is
    due when none of them has anything to say.

    Args:
        panels: of all steps, in their order; the first one is about the project itself.
    """
    if session.project is None:
        return panels[0].nextStep()
    if not isThere(session.project):  # it would look empty
        return inSlicer(str(away(session.project)))
    titles = {type(panel).__name__: panel.title for panel in panels}
    try:
        cases = session.cases()
    except SSLSegError:
        return _unreadable(titles["DataPanel"])
    if not cases and session.damagedCases():
        return _unreadable(titles["DataPanel"])
    if text := _failed(session, titles):
        return text
    required = [panel for panel in panels if not panel.isOptional]
    optional = [panel for panel in panels if panel.isOptional]
    return (
        _first(required)
        or _running(session)
        or _notLearnt(cases, titles["DataPanel"])
        or _goOn(session, cases, titles)
        or _first(optional)
    )


def _first(panels: Sequence[Panel]) -> str:
    return next((text for text in (panel.nextStep() for panel in panels) if text), "")


def _unreadable(step: str) -> str:
    return _("Next: the cases cannot be read; the step '{step}' says why, and what helps.").format(step=step)


def _failed(session: Session, titles: dict[str, str]) -> str:
    """The newest job of the user has come to nothing."""
    mine = [entry for entry in session.jobs.values() if entry.view.kind not in BACKGROUND]
    if not mine or mine[-1].view.state not in (JobState.FAILED, JobState.LOST) or mine[-1].view.kind not in _STEPS:
        return ""
    text = _("Next: see why the last job did not finish; 'Resume' goes on with it (step '{step}').")
    return text.format(step=titles[_STEPS[mine[-1].view.kind]])


def _running(session: Session) -> str:
    if not any(entry.view.kind not in BACKGROUND for entry in session.living()):
        return ""
    return _("Next: nothing has to be done. The job goes on by itself; you can draw meanwhile, or close Slicer.")


def _notLearnt(cases: Sequence[Case], step: str) -> str:
    """Somebody has annotated, and nothing may learn from it."""
    annotated = [case for case in cases if has_mask(case)]
    if not annotated or any(case.role is Role.TRAIN for case in annotated):
        return ""
    return _("Next: use an annotated case for training, with 'Change' (step '{step}').").format(step=step)


def _goOn(session: Session, cases: Sequence[Case], titles: dict[str, str]) -> str:
    """There is a model, and nothing of it waits: what the next one could learn from."""
    if not session.models("model"):
        return ""
    if all(has_mask(case) for case in cases):
        text = _("Next: all cases have masks. 'Add volumes', or hand the masks on with 'Write as …' (step '{step}').")
        return text.format(step=titles["DataPanel"])
    text = _("Next: some cases have no mask yet; 'Annotate it' opens the most useful one (step '{step}').")
    return text.format(step=titles["ReviewPanel"])
