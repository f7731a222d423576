"""What happened in a run, in words for people. Standard library only."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from ..core.terminal import one_line
from ..project.series import counted_cases

_MADE = ("model.pt", "backbone.pt")
_PLACE = ("time", "kind", "stage", "step")


def event_text(event: Mapping[str, Any]) -> str:
    """One line about an event of ``events.jsonl``; an unknown kind is shown with all that it says."""
    clock = time.strftime("%H:%M:%S", time.localtime(event["time"])) if isinstance(event.get("time"), float) else ""
    kind = str(event.get("kind", ""))
    place = f"{event.get('stage', '')} {event.get('step', '')}".strip()
    parts: list[Any]
    if kind == "prediction":
        seconds = f", {_number(event.get('seconds'))} s"
        found = prediction_text(event.get("confidence"), event.get("volumes_ml"), event.get("certainty"))
        parts = [f"{event.get('case')}:", found + seconds, *(f"– {text}" for text in event.get("remarks") or ())]
    elif kind == "refused":
        parts = [f"{event.get('case')}: not predicted.", event.get("sentence"), event.get("hint")]
    elif kind == "preview":
        parts = [place, "preview:", event.get("text"), f"({event.get('path')})"]
    elif kind == "resumed":
        parts = [place, event.get("text") or "Going on from here."]
    elif kind == "transfer":
        parts = [event.get("text")]
    elif kind == "preflight":
        parts = ["Preflight:", event.get("text")]
    else:
        name = "" if kind in ("metrics", "message") else f"{kind}:" if place else kind
        parts = [place, name, _rest(event)]
    return f"{clock}  {one_line(' '.join(str(part) for part in parts if part))}".strip()


def prediction_text(confidence: Any, volumes_ml: Any, certainty: Any = None) -> str:
    """For example "liver 1423 ml, spleen 201 ml, expected Dice 0.81".

    Of a model that cannot tell how good a mask is: "…, confidence 0.93", which is only how sure it is of its voxels.
    """
    if confidence is None:
        return "nothing found"
    volumes = volumes_ml.items() if isinstance(volumes_ml, Mapping) else ()
    how_good = f"confidence {_number(confidence)}" if certainty is None else f"expected Dice {_number(certainty)}"
    return ", ".join([*(f"{name} {_number(size)} ml" for name, size in volumes), how_good])


def result_text(result: Mapping[str, Any] | None) -> str:
    """What a run has made so far, or nothing: "model.pt"; "3 cases segmented, 1 refused"; "… can be used already."."""
    if not result or not result.get("ok"):
        return ""
    made = str(result.get("model") or result.get("backbone") or "")
    made = made if made in _MADE else ""  # a record may name anything
    if isinstance(result.get("predicted"), list):
        done, refused = result["predicted"], len(result.get("refused") or ())
        names = [str((isinstance(row, Mapping) and row.get("case")) or number) for number, row in enumerate(done)]
        made = f"{counted_cases(names)} segmented" + (f", {refused} refused" if refused else "")
    if not result.get("stopped_early"):
        return made
    return f"{made} can be used already." if made.endswith(".pt") else f"{made} so far."


def _rest(event: Mapping[str, Any]) -> str:
    named = ((name, value) for name, value in event.items() if name not in _PLACE)
    return "  ".join(f"{'' if name == 'text' else f'{name} '}{_number(value)}" for name, value in named)


def _number(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
