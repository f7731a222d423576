"""The metrics of a run that count: those that a restart made void are left out. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class MetricHistory:
    """Collects the ``metrics`` events of a run, all at once or as they come in.

    A training that goes on from a checkpoint repeats the steps behind it. What was logged for those steps before goes:
    at a ``resumed`` event, and where steps go back without one (a loss that was not a number).

    ::

        history = MetricHistory()
        if history.add(job.poll().events):
            ...  # draw all of history.records anew
        else:
            ...  # draw what has come on
    """

    def __init__(self) -> None:
        #: Metrics events in their order.
        self.records: list[dict[str, Any]] = []
        self._last: dict[str, float] = {}  # newest step of each stage

    def add(self, events: Iterable[Mapping[str, Any]]) -> bool:
        """Take further events of any kind, in their order; returns whether earlier records went."""
        shortened = False
        for event in events:
            kind, stage, step = event.get("kind"), str(event.get("stage", "")), event.get("step")
            if kind not in ("metrics", "resumed") or not isinstance(step, (int, float)):
                continue
            if self._last.get(stage, step) > step:
                self.records = [
                    record for record in self.records if str(record.get("stage", "")) != stage or record["step"] <= step
                ]
                shortened = True
            self._last[stage] = step
            if kind == "metrics":
                self.records.append(dict(event))
        return shortened
