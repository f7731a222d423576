"""What the figures of a study cannot carry, said for a reader who knows no statistics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..core.text import counted
from .design import draws_of_counts
from .pool import Pool
from .rows import Row, matrix
from .settings import SCRATCH, SCRATCH_LONGER, SHALLOW, YARDSTICKS, StudySettings
from .statistics import bootstrap_mean

#: Of fewer draws, test cases, or scores by which a learning rate is chosen, chance may decide.
LEAST_DRAWS, LEAST_TEST_CASES, LEAST_RATE_SCORES = 3, 6, 6
_NOTHING_FOUND = "No reason for doubt among those that are looked for (docs/study.md)."


def cautions_of_design(pool: Pool, settings: StudySettings) -> list[str]:
    """What can be told before anything is trained: sentences, each with its remedy."""
    draws, total = draws_of_counts(settings, pool.train), len(pool.train)
    found = [_few_draws(draws, total), _few_test_cases(pool.test)]
    found += [_few_rate_scores(settings, draws, total, pool.validation), *pool.remarks]
    found += pool.seen if settings.backbones else ()
    return [sentence for sentence in found if sentence]


def cautions_of_results(settings: StudySettings, rows: Sequence[Row], cells: Sequence[dict[str, Any]]) -> list[str]:
    """What the figures leave open: gains that may be none, and starts that do no better than a yardstick.

    Args:
        settings: of the study.
        rows: its table.
        cells: what the tested trainings found.
    """
    claims = [str(start) for start in settings.parsed_starts if not start.is_control]
    known = {row.start for row in rows} & {SCRATCH, SCRATCH_LONGER, *YARDSTICKS}  # older studies have fewer
    rivals = [str(start) for start in settings.parsed_starts if str(start) in known]
    found = [_not_shown(settings, rows, cells, start, rivals) for start in claims]
    found += [_better_than_scratch(rows, name) for name in rivals if name in YARDSTICKS]
    return [sentence for sentence in found if sentence]


def in_words(cautions: Sequence[str]) -> str:
    """The cautions as a section of a report, in Markdown."""
    lines = [f"- {sentence}" for sentence in cautions] or [_NOTHING_FOUND]
    return "**Before you rely on these figures**\n\n" + "\n".join(lines)


def _few_draws(draws: Mapping[int, int], total: int) -> str:
    few = {count: number for count, number in draws.items() if number < LEAST_DRAWS and count < total}
    if not few:
        return ""
    most = max(few.values())
    tried = "one choice" if most == 1 else counted(most, "choice")
    return (
        f"{_of_counts(few)}: only {tried} of labelled cases. Which cases are labelled can change Dice by 0.1 or more, "
        "and so few choices do not show it: the intervals are too narrow, and other cases may turn the order of the "
        "starts around. Use --draws-few 5 --draws-many 5."
    )


def _few_test_cases(test: int) -> str:
    if test >= LEAST_TEST_CASES:
        return ""
    return (
        f"Only {counted(test, 'test case')}: a single unusual patient moves every mean. With {test}, p cannot fall "
        f"below {2 / 2**test:.2g} however large a gain is, so p decides nothing. Label more test cases."
    )


def _few_rate_scores(settings: StudySettings, draws: Mapping[int, int], total: int, validation: int) -> str:
    """Whether a learning rate hangs on a few validation scores."""
    if len(settings.rates) == 1:
        return ""
    used = {count: min(number, settings.rate_draws) for count, number in draws.items() if count < total}
    used = used or dict(draws)
    if settings.rate_scope == "one":
        fewest = sum(used.values()) if not settings.rate_counts else settings.rate_draws * len(settings.rate_counts)
    else:
        fewest = min(used.values())
    if fewest * validation >= LEAST_RATE_SCORES:
        return ""
    return (
        f"Learning rates are chosen by {counted(fewest, 'training')} of each, scored on "
        f"{counted(validation, 'validation case')}: which rate wins may be luck, and a start that got its better rate "
        "looks better than one that did not. Use more validation cases or a larger --rate-draws, or one rate for all N "
        "(--rate-scope one)."
    )


def _not_shown(
    settings: StudySettings, rows: Sequence[Row], cells: Sequence[dict[str, Any]], start: str, rivals: Sequence[str]
) -> str:
    """The rivals that a start is worse than, or not clearly better than, and with how many labelled cases."""
    worse: dict[str, list[str]] = {}
    unclear: dict[str, list[str]] = {}
    for rival in rivals:
        for count in sorted({row.count for row in rows if row.start == start}):
            difference = matrix(cells, start, count, "dice") - matrix(cells, rival, count, "dice")
            estimate = bootstrap_mean(difference, settings.resamples, settings.seed)
            if estimate.high < 0:
                worse.setdefault(rival, []).append(f"{count} ({estimate.mean:+.3f})")
            elif estimate.low <= 0:
                words = f"{count} ({estimate.mean:+.3f}, may be {estimate.low:+.3f} to {estimate.high:+.3f})"
                unclear.setdefault(rival, []).append(words)
    said = [
        f"{what} {_against(found)}"
        for what, found in (("is worse than", worse), ("is not shown to be better than", unclear))
        if found
    ]
    chance = " A difference that may be 0 may be chance." if unclear else ""
    return f"**{start}** {', and '.join(said)}.{chance}" if said else ""


def _against(found: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"**{rival}** with N = {', '.join(counts)}" for rival, counts in found.items())


def _better_than_scratch(rows: Sequence[Row], name: str) -> str:
    counts = [row.count for row in rows if row.start == name and row.gain and row.gain.low > 0]
    if not counts:
        return ""
    what = "seconds without a network do" if name in SHALLOW else "a plain training does"
    return (
        f"**{name}** is better than scratch with N = {', '.join(map(str, counts))}: there {what} more than our "
        "training from scratch, and a gain over scratch alone says little."
    )


def _of_counts(counts: Iterable[int]) -> str:
    return f"N = {', '.join(map(str, sorted(counts)))}"
