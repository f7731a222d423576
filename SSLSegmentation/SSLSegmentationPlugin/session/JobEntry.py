"""A run of the open project, and what is known of it."""

import logging
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.paths import checked
from SSLSegmentationLib.core.storage import read_json
from SSLSegmentationLib.jobs.client import Job, JobView
from SSLSegmentationLib.project.history import MetricHistory


@dataclass
class JobEntry:
    """A run of the open project and what is known of it.

    Args:
        job: reads the run folder.
        view: the newest look at it.
        history: metrics that count.
        events: messages, warnings, predictions, previews: all but metrics.
    """

    job: Job
    view: JobView
    history: MetricHistory = field(default_factory=MetricHistory)
    events: list[dict[str, Any]] = field(default_factory=list)
    _plan: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Id of the run."""
        return self.job.run.id

    @cached_property
    def request(self) -> dict[str, Any]:
        """What was asked for, which never changes; empty if it cannot be read."""
        try:
            return self.job.run.read_job()
        except SSLSegError as error:
            logging.error("%s", error)
            return {}

    @property
    def plan(self) -> dict[str, Any]:
        """Cases that it learns from and is checked on, written when it first starts; empty before."""
        path = self.job.folder / "plan.json"
        if not self._plan and path.exists():
            try:
                self._plan = read_json(checked(self.job.folder, path, "The run's plan"), "run plan")
            except SSLSegError as error:
                logging.error("%s", error)
        return self._plan

    def update(self) -> bool:
        """Look again; returns whether anything is new."""
        before, self.view = self.view, self.job.poll()
        fresh = self.view.events
        self.history.add(fresh)
        self.events += [event for event in fresh if event.get("kind") != "metrics"]
        return bool(fresh) or _visible(before) != _visible(self.view)


def _visible(view: JobView) -> tuple[Any, ...]:
    """What a change of makes a look at a job worth showing."""
    made = (view.result or {}).get("number")  # of models, by a job that keeps learning
    return (view.state, view.note, view.stage, view.step, view.seconds_left, view.answering, len(view.pictures), made)
