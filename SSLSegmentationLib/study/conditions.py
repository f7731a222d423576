"""How a study was done, in words: all that a sceptical reader asks, and the command that does it again."""

from __future__ import annotations

import dataclasses
import platform
import shlex
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch

from .. import __version__
from ..core.settings import flag_names
from ..project import Project
from .cells import Place
from .design import FinetuningCell, PretrainingCell, Rates
from .settings import SCRATCH_LONGER, StudySettings


def conditions(
    place: Place,
    project: Project,
    pretrained: Sequence[dict[str, Any]],
    rates: Rates,
    longer: float,
    tested: Sequence[FinetuningCell],
    cells: Sequence[dict[str, Any]],
) -> str:
    """Paragraphs about cases, statistics, learning rates, pretraining, sizes and machine; arguments as of the report.

    The same whenever it is written: the date is that of the trainings.
    """
    settings = place.settings
    validation = cells[0]["labels"]["validation_cases"]
    test = len(cells[0]["test"]["dice"])
    fewest = min(Counter((cell["start"], cell["count"]) for cell in cells).values())
    lines = [
        f"{test} test cases; hard Dice per 3D volume on the native grid, mean over structures, cases and draws. "
        f"N counts training labels; {validation} labelled validation cases choose weights and learning rate, so that "
        f"N = 1 means 1 + {validation} labelled cases. Intervals: bootstrap over draws and test cases together "
        f"({settings.resamples} resamples){_few_draws(fewest)}; p: Wilcoxon over test cases, each with its mean over "
        "the draws, by itself and corrected for the number of starts of one N (Holm; yardsticks not counted).",
        f"{_how_chosen(settings)}: {rates_in_words(rates)}.{_at_the_edge(settings, rates)}"
        f"{_longer(settings, rates, longer)}{_solved(settings)}",
        *([f"Pretraining: {'; '.join(_pretraining(settings, pretrained))}.{_same_time(rates)}"] if pretrained else []),
        f"Preset {settings.preset}, slices of at most {settings.max_size or 'the preset’s'} px, pretraining "
        f"× {settings.pretraining_length:g}, finetuning × {settings.finetuning_length:g}, seed {settings.seed}; "
        f"{_dates(place, tested)}; SSLSegmentation {__version__}, torch {torch.__version__}, {platform.machine()}, "
        f"{settings.processes} trainings at a time.",
        f"```\n{command(settings, project.name)}\n```",
    ]
    return "\n\n".join(lines)


def command(settings: StudySettings, source: str) -> str:
    """The command line that does the same study again; what has its default value is left out."""
    words, flags = ["sslseg", "study", shlex.quote(source)], flag_names(("", settings))
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if value == field.default:
            continue
        flag = flags[field.name]
        if isinstance(value, bool):
            words.append(flag if value else f"--no-{flag[2:]}")
            continue
        words += [flag, *map(str, value if isinstance(value, tuple) else (value,))]
    return " ".join(words)


def rates_in_words(rates: Rates) -> str:
    """Which rate each start has with which number of labelled cases."""
    words = []
    for start, of_counts in rates.items():
        chosen = {count: rate for count, rate in of_counts.items() if rate is not None}
        if len(chosen) < len(of_counts):  # found by a solver
            continue
        counts: dict[float, list[str]] = {}
        for count, rate in chosen.items():
            counts.setdefault(rate, []).append(str(count))
        ways = [f"{rate:g}" + (f" (N = {', '.join(own)})" if len(counts) > 1 else "") for rate, own in counts.items()]
        words.append(f"{start} {' and '.join(ways)}")
    return ", ".join(words)


def _few_draws(fewest: int) -> str:
    return ", too narrow where there are fewer than five draws (docs/study.md)" if fewest < 5 else ""


def _how_chosen(settings: StudySettings) -> str:
    if len(settings.rates) == 1:
        return "Learning rate, the only one tried"
    tried = " or ".join(f"{rate:g}" for rate in settings.rates)
    draws = "first draw" if settings.rate_draws == 1 else f"first {settings.rate_draws} draws"
    if settings.rate_scope == "each":
        scope = f"for each start and N apart ({draws})"
    else:
        of = f"N = {', '.join(map(str, settings.rate_counts))}" if settings.rate_counts else "all N"
        scope = f"for each start, one for all N ({draws} of {of})"
    return f"Learning rate {tried}, chosen by mean validation Dice {scope}"


def _at_the_edge(settings: StudySettings, rates: Rates) -> str:
    """Which starts might do better with a rate that was not tried."""
    if len(settings.rates) < 3:  # of two, both are
        return ""
    words = []
    for edge, name in ((min(settings.rates), "lowest"), (max(settings.rates), "highest")):
        starts = [start for start, of_counts in rates.items() if edge in of_counts.values()]
        if starts:
            words.append(f"the {name} of {', '.join(starts)}")
    return f" At the edge of what was tried, so that another rate might be better: {'; '.join(words)}." if words else ""


def _longer(settings: StudySettings, rates: Rates, longer: float) -> str:
    starts = [start for start in rates if start.startswith(SCRATCH_LONGER)]
    if not starts:
        return ""
    whose = "their own learning rates" if settings.tune_longer else "the learning rates of scratch"
    return (
        f" {', '.join(starts)}: {longer:.2f} times the finetuning steps, which take as long as the longest pretraining "
        f"and a finetuning, with {whose}."
    )


def _solved(settings: StudySettings) -> str:
    """Which starts have no learning rate."""
    starts = [str(start) for start in settings.parsed_starts if start.is_solved]
    return f" Found by a solver, without learning rate and steps: {', '.join(starts)}." if starts else ""


def _same_time(rates: Rates) -> str:
    """What nobody can tell without the control."""
    if any(start.startswith(SCRATCH_LONGER) for start in rates):
        return ""
    return f" Nobody spent that time on more finetuning instead: a gain may be one of time (control: {SCRATCH_LONGER})."


def _pretraining(settings: StudySettings, pretrained: Sequence[dict[str, Any]]) -> list[str]:
    """How long each took, and what they all learnt from."""
    took = []
    for name, row in zip(settings.backbones, pretrained, strict=True):
        placebo = " (slices paired at random, a control)" if PretrainingCell(name).placebo else ""
        took.append(f"{name}{placebo} {row['seconds'] / 60:.1f} min")
    learnt = sorted({row["data"] for row in pretrained if row["data"]})
    slices = sorted({row["slices"] for row in pretrained if row.get("slices")})
    return [", ".join(took), *learnt, *(f"{count} slices to learn from" for count in slices)]


def _dates(place: Place, tested: Sequence[FinetuningCell]) -> str:
    """First and last day on which a training of the results ended (UTC)."""
    times = [(place.run_of(cell).folder / "result.json").stat().st_mtime for cell in tested]
    days = [time.strftime("%Y-%m-%d", time.gmtime(moment)) for moment in (min(times), max(times))]
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
