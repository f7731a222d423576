"""*Keep learning*: the job that goes on from the last model whenever annotations have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from slicer.i18n import tr as _

from SSLSegmentationLib.finetuning.learning_settings import LearningSettings
from SSLSegmentationLib.jobs.requests import LearningRequest
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.networks.architecture import can_go_on
from SSLSegmentationLib.project.models import ModelEntry
from SSLSegmentationLib.project.shipped import is_shipped, starter_path
from SSLSegmentationLib.tasks.base import SLICES

from ..text.Hints import inSlicer
from .JobEntry import JobEntry
from .Session import Session

#: What ``kind`` of job keeps learning.
KIND = "learn"


class Learning:
    """Switched on and off; a job like every other does the work, and goes on without Slicer.

    Args:
        session: whose project it is.
        interpreter: says which Python computes.
    """

    def __init__(self, session: Session, interpreter: Callable[[], str]) -> None:
        self.session = session
        self._interpreter = interpreter

    @property
    def entry(self) -> JobEntry | None:
        """The newest job of this kind."""
        return next((entry for entry in reversed(self.session.jobs.values()) if entry.view.kind == KIND), None)

    @property
    def isOn(self) -> bool:
        """Whether it is at work, or waits for something to learn."""
        return self.entry is not None and not self.entry.view.state.ended

    def start(self, device: str = "auto") -> JobEntry:
        """Go on with the job that was stopped last, or begin one from the project's newest model, or from the starter.

        Raises:
            SSLSegError: its folder cannot be written.
        """
        entry, project = self.entry, self.session.openedProject()
        if entry is not None and not entry.view.state.ended:
            return entry
        if entry is not None and entry.view.state.startable:
            run = entry.job.run
        else:
            run = LearningRequest(LearningSettings.from_preset(), self._begin()).write(project)
        return self.session.startJob(run, self._interpreter(), device)

    def stop(self) -> None:
        """Learn no more; what was published stays, and it can go on later.

        Raises:
            StorageError: its folder cannot be written.
        """
        if self.isOn:
            self.session.stopJob(self.entry.id)

    def words(self) -> str:
        """What it does, in a line; empty if it never ran."""
        entry = self.entry
        if entry is None:
            return ""
        view = entry.view
        published = (view.result or {}).get("number")
        models = _("model {number}").format(number=published) if published else _("no model yet")
        if view.state is JobState.FAILED:
            return inSlicer(view.error.sentence) if view.error else _("It failed.")
        if view.state.ended:
            return _("off; {models}").format(models=models) if published else ""
        if view.state in (JobState.STARTING, JobState.QUEUED):
            return _("starting …")
        if view.note:
            return f"{inSlicer(view.note).rstrip('.')}; {models}"
        step = f" {view.step}/{view.total}" if view.step and view.total else ""
        return _("learning{step}; {models}").format(step=step, models=models)

    def _begin(self) -> Path | None:
        """What a new job begins with."""
        found = [entry for entry in self.session.models("model") if self._fits(entry)]
        if found:
            return found[-1].path
        return starter_path() if is_shipped() else None

    def _fits(self, entry: ModelEntry) -> bool:
        """Whether a model can be gone on from, and segments what the project does."""
        card, project = entry.card, self.session.openedProject()
        if card is None or not can_go_on(card.architecture, SLICES):
            return False
        return sorted(card.structures) == sorted(segment.name for segment in project.schema.segments)
