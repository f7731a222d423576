"""How a finetuning compares with the same from scratch. No widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project.series import count_frames, whole_id

from ..text.FrameText import withFrames
from .JobEntry import JobEntry

#: Settings that a backbone decides whatever the task, besides those of its images.
OF_BACKBONE = ("architecture", "network", "max_size")
#: Settings of what comes from a backbone, which do nothing from scratch.
OF_TRANSFER = ("backbone_rate", "frozen_start")
_FEW_CASES = 5


def scratchChanges(entry: JobEntry) -> dict[tuple[str, ...], Any]:
    """Changes that give a training from scratch the network and images of this pretraining's backbone."""
    settings = entry.request.get("settings", {})
    names = (*OF_BACKBONE, *FinetuneSettings.of_images)
    return {(name,): settings[name] for name in names if name in settings}


def counterpart(jobs: Mapping[str, JobEntry], entry: JobEntry) -> JobEntry | None:
    """The newest finetuning that differs from this one only in its beginning: pretrained there, from scratch here.

    Recipe, training cases and network are the same; a pretrained run has the network of its backbone.
    """
    for other in reversed(list(jobs.values())):
        if other is entry or other.view.kind != "finetune":
            continue
        if bool(other.request.get("backbone")) == bool(entry.request.get("backbone")):
            continue
        if _recipe(jobs, other) == _recipe(jobs, entry) and _cases(other) == _cases(entry):
            return other
    return None


def _recipe(jobs: Mapping[str, JobEntry], entry: JobEntry) -> FinetuneSettings | dict[str, Any]:
    """Its settings, whatever version has written them down; as they stand there if this one cannot read them."""
    settings = dict(entry.request.get("settings", {}))
    for name in OF_TRANSFER:
        settings.pop(name, None)
    backbone = entry.request.get("backbone")
    if backbone:
        parts = str(backbone).replace("\\", "/").split("/")
        start = jobs.get(parts[-2]) if len(parts) > 1 else None
        for (name,), value in scratchChanges(start).items() if start else ():
            settings[name] = value
    try:
        return FinetuneSettings.from_job(settings)
    except SettingsError:
        return settings


def _cases(entry: JobEntry) -> Any:
    """Fingerprints of the cases to learn from and to check on; before the first start, what was asked for."""
    plan = entry.plan
    if not plan:
        return entry.request.get("train_ids")
    return [sorted(case.get("fingerprint", "") for case in plan.get(part, ())) for part in ("train", "validation")]


# ---------------------------------------------------------------------- validation Dice
def bestDice(entry: JobEntry) -> float | None:
    """The best validation Dice of a finetuning so far; None without any."""
    final = (entry.view.result or {}).get("validation_dice")
    if isinstance(final, (int, float)):
        return float(final)
    values = (record.get("validation_dice") for record in entry.history.records)
    return max((value for value in values if isinstance(value, (int, float))), default=None)


@dataclass(frozen=True)
class Labels:
    """What a finetuning has learnt from and was checked on."""

    train: int
    held: int
    slices: int | None = None
    trainFrames: int = 0
    heldFrames: int = 0

    def __str__(self) -> str:
        labels = withFrames(counted(self.train, _("labelled case"), _("labelled cases")), self.trainFrames)
        held = withFrames(counted(self.held, _("held-out case"), _("held-out cases")), self.heldFrames)
        if self.slices is not None:
            labels += " (" + counted(self.slices, _("slice"), _("slices")) + ")"
        return _("{labels}, checked on {held}").format(labels=labels, held=held)


def labelsOf(entry: JobEntry) -> Labels | None:
    """Counts of the labels of a finetuning; None before it has begun."""
    labels = (entry.view.result or {}).get("labels")
    if isinstance(labels, Mapping):
        counts = (labels.get(name) for name in ("train_cases", "validation_cases"))
        frames = labels.get("frames") or {}
        of = (frames.get(part) or 0 for part in ("train", "validation"))
        return Labels(*(count or 0 for count in counts), labels.get("train_slices"), *of)
    if not (plan := entry.plan):
        return None
    train, held = ([str(case.get("id")) for case in plan.get(part, ())] for part in ("train", "validation"))
    frames = (count_frames(train), count_frames(held))
    return Labels(len(set(map(whole_id, train))), len(set(map(whole_id, held))), None, *frames)


def comparisonText(first: JobEntry, second: JobEntry) -> str:
    """Both validation Dice values side by side, with what they rest on and how far they can be trusted."""
    scratch, pretrained = (first, second) if not first.request.get("backbone") else (second, first)
    labels = labelsOf(pretrained) or labelsOf(scratch)
    lines = [
        _same(scratch, pretrained) + (f": {labels}." if labels else "."),
        _("Pretrained: {dice}").format(dice=_diceText(pretrained)),
        _("From scratch: {dice}").format(dice=_diceText(scratch)),
    ]
    if labels is not None and not labels.held:
        lines.append(_("No labelled case is held out, so there is nothing to compare on."))
        return "\n".join(lines)
    dice = bestDice(pretrained), bestDice(scratch)
    if JobState.DONE is pretrained.view.state is scratch.view.state and None not in dice:
        lines.append(_verdict(dice[0] - dice[1], labels))
    elif any(entry.view.state.ended and entry.view.state is not JobState.DONE for entry in (first, second)):
        lines.append(_("One of the two was not trained to its end, so this is no fair comparison yet: resume it."))
    return "\n".join(lines)


def _same(scratch: JobEntry, pretrained: JobEntry) -> str:
    """What both have in common: steps, or minutes, which may have come to different numbers of steps."""
    if not pretrained.request.get("settings", {}).get("minutes"):
        return _("Same training, with and without pretraining")
    steps = _plannedSteps(pretrained), _plannedSteps(scratch)
    if None in steps or steps[0] == steps[1]:
        return _("Same time, with and without pretraining")
    return _("Same time, with ({first} steps) and without pretraining ({second} steps)").format(
        first=steps[0], second=steps[1]
    )


def _plannedSteps(entry: JobEntry) -> int | None:
    """Steps that were worked out when the run began; None before that."""
    for event in reversed(entry.events):
        if event.get("kind") == "preflight" and event.get("stages"):
            return event["stages"].get("finetune", {}).get("steps")
    return None


def _diceText(entry: JobEntry) -> str:
    dice, state = bestDice(entry), entry.view.state
    if dice is None:
        return {
            JobState.QUEUED: _("waits for its turn"),
            JobState.FAILED: _("failed"),
            JobState.DONE: _("not measured"),
        }.get(state, _("not measured yet"))
    text = _("validation Dice {dice:.3f}").format(dice=dice)
    if state is JobState.DONE:
        return text
    return text + " " + (_("when it ended early") if state.ended else _("so far"))


def _verdict(gain: float, labels: Labels | None) -> str:
    if abs(gain) < 0.005:
        text = _("No difference.")
    elif gain > 0:
        text = _("Pretraining gained {gain:.3f}.").format(gain=gain)
    else:
        text = _("Pretraining lost {loss:.3f}: without it the result is better here.").format(loss=-gain)
    if labels is None or labels.held < _FEW_CASES:
        text += " " + _(
            "So few held-out cases, which have also chosen the best moment of each training, cannot settle a small "
            "difference: the test cases say more."
        )
    return text
