"""What a run is, where it stands and what is wrong with it, in words for people who know no deep learning."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from statistics import mean
from typing import TYPE_CHECKING, Any

from slicer.i18n import tr as _

from SSLSegmentationLib import __version__
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.jobs.telling import event_text
from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.project.history import Trouble, trouble
from SSLSegmentationLib.training.presets import budget

from .Durations import duration
from .Hints import inSlicer
from .LibraryText import translated

if TYPE_CHECKING:
    from ..session.JobEntry import JobEntry

_RECENT = 5  # logged records that a verdict looks at
_ENOUGH = 20  # … once there are so many: 200 steps
_MONITORS = ("std", "effective_rank", "loss", "chance_level")
_WORDS_IN_PICTURE = 12
_TOLD = ("message", "warning", "fallback", "preflight", "resumed", "transfer")

#: Budgets, by the name of the preset that stands for each. Its sizes are for a processor; that for a graphics card has
#: ``GPU`` behind their name.
BUDGETS = {
    "1min": _("About 1 minute"),
    "3min": _("About 3 minutes"),
    "10min": _("About 10 minutes"),
    "1h": _("About 1 hour"),
    "night": _("A night (8 hours)"),
}
GPU = "-gpu"
PRESETS = {
    "quick": _("Quick"),
    "default": _("Thorough"),
    "paper": _("As in the paper"),
    **BUDGETS,
    **{f"{name}{GPU}": words for name, words in BUDGETS.items()},
}
#: What is counted where no training steps are, as the worker names it.
_BESIDES_STEPS = {
    "preparing slices": _("preparing the images, {step} of {total}"),
    "measuring the time it takes": _("measuring how long a step takes"),
    "predicting": _("volume {step} of {total}"),  # of a case with frames, each is one
}
STATES = {
    JobState.QUEUED: _("waiting for its turn"),
    JobState.STARTING: _("starting"),
    JobState.RUNNING: _("running"),
    JobState.STOPPING: _("stopping"),
    JobState.DONE: _("finished"),
    JobState.STOPPED: _("stopped"),
    JobState.FAILED: _("failed"),
    JobState.LOST: _("interrupted"),
    JobState.EXPORTED: _("trained on another computer"),
}


# ---------------------------------------------------------------------- what it is
def methodTitle(name: str) -> str:
    """Title of a pretraining method; its name if this version does not know it."""
    known = recipes()
    return translated(known[name].title) if name in known else name


def methodName(name: str) -> str:
    """What people call a pretraining method."""
    return methodTitle(name).split(" (")[0]


def runTitle(entry: JobEntry) -> str:
    """For example "Contrastive, quick, 21 Nov 09:42"."""
    settings = entry.request.get("settings", {})
    name = methodName(settings["method"]) if "method" in settings else ""
    if entry.view.kind == "finetune":
        name = _("Pretrained") if entry.request.get("backbone") else _("From scratch")
    return ", ".join(part for part in (name, presetText(settings), startedText(entry.id)) if part)


def presetText(settings: Mapping[str, Any]) -> str:
    """For example "quick", "about 3 minutes"; any other number of minutes as such."""
    preset, minutes = settings.get("preset", ""), settings.get("minutes")
    usual = budget(preset)
    if minutes and (usual is None or minutes != usual.minutes):
        return _("about {minutes} minutes").format(minutes=f"{minutes:g}")
    return presetName(preset)


def presetName(preset: str) -> str:
    """A preset or budget within a sentence, as "about 3 minutes"."""
    words = PRESETS.get(preset, preset)
    return words[:1].lower() + words[1:]  # what other languages write large within it stays so


def startedText(runId: str, *, withYear: bool = False) -> str:
    """When a run was asked for, from its id; the id itself if it says nothing."""
    try:
        return time.strftime(
            "%d %b %Y %H:%M" if withYear else "%d %b %H:%M", time.strptime(runId[:15], "%Y%m%d-%H%M%S")
        )
    except ValueError:
        return runId


def lineage(entry: JobEntry) -> str:
    """Where a backbone comes from: method, volumes, how far, and whether test cases were among them."""
    settings = entry.request.get("settings", {})
    title = methodName(settings.get("method", ""))
    parts = [_("Learnt by the method '{title}' ({preset})").format(title=title, preset=presetText(settings))]
    plan = entry.plan
    if plan:
        count = len(plan.get("train", ()))
        parts[0] += " " + _("from {volumes}, without labels.").format(volumes=counted(count, _("volume"), _("volumes")))
        parts.append(
            _("Test cases were among them: results on these will look too good.")
            if plan.get("transductive")
            else _("No test case was among them.")
        )
    else:
        parts[0] += "."
    result = entry.view.result or {}
    if result.get("stopped_early"):
        where = _("It was stopped at step {step} of {total}; what it had learnt by then is used.")
        parts.append(where.format(step=result.get("step", "?"), total=result.get("total", "?")))
    return " ".join(parts)


# ---------------------------------------------------------------------- where it stands
def stateText(entry: JobEntry) -> str:
    """State, stage, step and time left."""
    view = entry.view
    parts = [STATES[view.state]]
    if view.state in (JobState.RUNNING, JobState.STOPPING, JobState.STOPPED, JobState.LOST) and view.step is not None:
        if (view.stage_count or 1) > 1:
            parts.append(_("part {number} of {count}").format(number=view.stage_number, count=view.stage_count))
        words = _BESIDES_STEPS.get(view.stage, _("step {step} of {total}"))
        parts.append(words.format(step=view.step, total=view.total or "?"))
    elif view.state is JobState.RUNNING:
        parts.append(_("preparing the images"))
    if view.seconds_left is not None and view.state is JobState.RUNNING:
        parts.append(_("about {time} left").format(time=duration(view.seconds_left)))
    text = ", ".join(parts)
    text = text[0].upper() + text[1:] + "."
    if (view.result or {}).get("stopped_early") and view.state.ended:
        text += " " + _("What it has learnt so far is kept and can be used.")
    return text


def progressText(entry: JobEntry) -> str:
    """What the bar of a job says: state, or part, percent and time left."""
    view = entry.view
    if not view.answering:
        return _("no sign of life for {age}").format(age=duration(view.heartbeat_age))
    if view.state in (JobState.QUEUED, JobState.STARTING, JobState.STOPPING):
        return STATES[view.state]
    stage = f"{view.stage_number}/{view.stage_count}  " if (view.stage_count or 1) > 1 else ""
    left = duration(view.seconds_left)
    return stage + "%p %" + (_("  {left} left").format(left=left) if left else "")


def cautions(entry: JobEntry) -> list[str]:
    """What the user should know about a run, the most important first."""
    found = []
    if entry.view.note and entry.view.state is not JobState.DONE:
        found.append(entry.view.note)
    found.append(collapse(entry.history.records, entry.view.stage))
    preflight = None
    for event in entry.events:
        if event.get("kind") in ("warning", "fallback"):
            found.append(str(event.get("text", "")))
        elif event.get("kind") == "preflight":
            preflight = event
    for check in (preflight or {}).get("checks", ()):
        if check.get("severity") == "warning":
            found.append(f"{check.get('sentence', '')} {check.get('remedy', '')}".strip())
    return list(dict.fromkeys(inSlicer(text) for text in found if text))


def collapse(records: Sequence[Mapping[str, Any]], stage: str | None) -> str:
    """Whether a pretraining learns nothing, judged by its monitors; empty if it is fine or too early to say.

    Args:
        records: metrics of the run.
        stage: at which it is.
    """
    recent: list[Mapping[str, Any]] = []
    count = 0
    for record in reversed(records):
        if stage is not None and record.get("stage") != stage:
            break
        if "loss" in record:
            count += 1
            if len(recent) < _RECENT:
                recent.append(record)
        if count >= _ENOUGH:
            break
    if count < _ENOUGH:
        return ""
    means = {name: value for name in _MONITORS if (value := _average(recent, name)) is not None}
    found = trouble(means)
    if found is Trouble.COLLAPSED:
        return _(
            "The network gives nearly the same answer for every image: it has 'collapsed' and learns nothing any more. "
            "Stop it, and start again with another method, with more volumes, or with a lower learning rate."
        )
    if found is Trouble.GUESSING:
        return _(
            "The network has not become better than guessing yet. If that stays so, stop it, and try another method "
            "or more volumes."
        )
    return ""


def _average(records: Sequence[Mapping[str, Any]], name: str) -> float | None:
    values = [record[name] for record in records if isinstance(record.get(name), (int, float))]
    return mean(values) if values else None


def transferText(entry: JobEntry) -> str:
    """What a finetuning has taken over from its backbone; empty before that is known, or from scratch."""
    event = next((event for event in reversed(entry.events) if event.get("kind") == "transfer"), None)
    if event is None or not event.get("loaded"):
        return ""
    parts = {"encoder": _("the part that recognises patterns"), "decoder": _("the part that draws outlines")}

    def words(counts: Mapping[str, int]) -> str:
        return _(" and ").join(parts.get(name, _("the last layer, which names the structures")) for name in counts)

    text = _("Taken over from the pretraining: {parts}.").format(parts=words(event["loaded"]))
    if event.get("new"):
        partly = set(event["new"]) & set(event["loaded"])
        fresh = {name: count for name, count in event["new"].items() if name not in partly}
        if partly:
            text += " " + _("Of {parts}, {count} of {all} pieces start at random.").format(
                parts=words(dict.fromkeys(sorted(partly), 1)),
                count=sum(event["new"][name] for name in partly),
                all=sum(event["new"][name] + event["loaded"][name] for name in partly),
            )
        if fresh:
            text += " " + _("New, with random values: {parts}.").format(parts=words(fresh))
    return text


def toldEvents(events: Sequence[Mapping[str, Any]]) -> list[str]:
    """Lines for those events that tell something."""
    return [event_text({**event, **_said(event)}) for event in events if event.get("kind") in _TOLD]


def _said(event: Mapping[str, Any]) -> dict[str, str]:
    """What an event tells, in the language of Slicer."""
    return {"text": inSlicer(str(event["text"]))} if event.get("text") else {}


def previewText(event: Mapping[str, Any]) -> str:
    """What a picture of a training shows, and what the English words in it mean."""
    written = [str(word) for word in event.get("words") or () if isinstance(word, str)]
    meant = [(word, inSlicer(word)) for word in written[:_WORDS_IN_PICTURE]]
    glossary = "; ".join(f"{word} = {said}" for word, said in meant if said != word)
    return "\n".join(filter(None, (inSlicer(str(event.get("text", ""))), glossary)))


# ---------------------------------------------------------------------- what went wrong
def report(entry: JobEntry, environment: Mapping[str, Any]) -> str:
    """All that helps an engineer to understand a failed run, as text to be sent.

    Args:
        environment: report of the probe.
    """
    view, error = entry.view, entry.view.error
    last = entry.history.records[-1] if entry.history.records else {}
    parts = [
        f"SSLSegmentation {__version__}: run {entry.id}, {view.kind}, {view.state}",
        f"at {view.stage} {view.step}/{view.total}; last metrics: {json.dumps(last, default=str)}",
        f"computer: {environment.get('sentence', 'not checked')}",
    ]
    if error:
        parts += [f"{error.kind}: {error.sentence} {error.hint}", error.traceback]
    parts += ["settings:", json.dumps(entry.request.get("settings", {}), indent=1)]
    told = [event_text(event) for event in entry.events if event.get("kind") in _TOLD]
    parts += ["events:", *told[-50:], "log:", view.log]
    return "\n".join(parts)
