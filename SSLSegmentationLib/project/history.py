"""The metrics of a run that count, and whether they say that nothing is learnt. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

#: Standard deviation of the embeddings' entries below which all count as the same.
COLLAPSED_STD = 0.1
#: Dimensions that the embeddings fill, below which they are as good as one.
COLLAPSED_RANK = 1.5
#: Part of its chance level above which a loss is no better than guessing.
NO_BETTER_THAN_CHANCE = 0.98
#: … and below which a network tells images apart, also where its answers differ in one direction only.
CLEARLY_LEARNING = 0.9


class Trouble(Enum):
    """What is wrong with a pretraining."""

    COLLAPSED = "the same answer to every image"
    GUESSING = "no better than chance"


def trouble(monitors: Mapping[str, float]) -> Trouble | None:
    """What the monitors of a pretraining say is wrong; None if nothing is.

    Args:
        monitors: of one step, or means of some: ``std``, ``effective_rank``, ``loss``, ``chance_level``; those that a
            method does not have are left out.
    """
    spread, rank = monitors.get("std"), monitors.get("effective_rank")
    loss, chance = monitors.get("loss"), monitors.get("chance_level")
    learns = guesses = False
    if loss is not None and chance:
        learns, guesses = loss < CLEARLY_LEARNING * chance, loss > NO_BETTER_THAN_CHANCE * chance
    flat = rank is not None and rank < COLLAPSED_RANK and not learns
    if spread is not None and (spread < COLLAPSED_STD or flat):
        return Trouble.COLLAPSED
    return Trouble.GUESSING if guesses else None


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
