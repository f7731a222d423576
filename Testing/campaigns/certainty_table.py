"""What orders masks by how good they are, and how well: tables of the lines of certainty_campaign.py.

A network's masks are ordered among themselves, as a person has them before them. Rank correlation is Spearman's, of
the cases' mean over structures with their Dice, for each network and then averaged; ± is the standard error over
networks. Those of one draw learnt from the same case, so they are less independent than it says.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.stats import spearmanr

from SSLSegmentationLib.inference.certainty import expected_dice

COLUMNS = ("set", "draw", "recipe", "learnt", "case", "structure", "dice", "probability", "agreement", "doubt")
COLUMNS += ("likeness", "times")
_TERMS = ("agreement", "doubt", "likeness")
_WORST, _LOOKED_AT = 3, 5
_FEWEST = 3  # cases of a network that have an order
Row = dict[str, str]
Order = Callable[[Row], float]


def number(row: Row, name: str) -> float:
    """A column as a number; 0 where the structure was not found."""
    return float(row[name] or 0)


def formula(weights: Sequence[float], names: Sequence[str]) -> Order:
    """Expected Dice of a line by a logistic formula of some columns; 0 where the structure was not found."""

    def order(row: Row) -> float:
        if not row["agreement"]:
            return 0.0
        score = weights[0] + sum(w * number(row, name) for w, name in zip(weights[1:], names, strict=True))
        return 1 / (1 + math.exp(-score))

    return order


def product(row: Row) -> float:
    """Expected Dice of a line as ``sslseg predict`` says it."""
    return expected_dice(*(number(row, name) for name in _TERMS)) if row["agreement"] else 0.0


def fitted(rows: list[Row], names: Sequence[str]) -> np.ndarray:
    """Weights of the formula, least squares of Dice; each set counts as much as any other."""
    found = [row for row in rows if row["agreement"]]
    terms = np.array([[1.0, *(number(row, name) for name in names)] for row in found])
    dice = np.array([number(row, "dice") for row in found])
    sets = [row["set"] for row in found]
    share = np.array([1 / sets.count(name) for name in sets])

    def loss(weights: np.ndarray) -> float:
        expected = 1 / (1 + np.exp(-terms @ weights))
        return float((share * (expected - dice) ** 2).sum() + 1e-3 * (weights[1:] ** 2).sum())

    return minimize(loss, np.zeros(terms.shape[1])).x


def networks(rows: Iterable[Row]) -> dict[tuple[str, str, str], list[Row]]:
    """Lines of each network."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["set"], row["draw"], row["recipe"]), []).append(row)
    return found


def cases(rows: list[Row], order: Order) -> tuple[np.ndarray, np.ndarray]:
    """Of each case of a network: what it is ordered by, and its Dice; means over structures."""
    by_case: dict[str, list[Row]] = {}
    for row in rows:
        by_case.setdefault(row["case"], []).append(row)
    pairs = [
        (np.mean([order(row) for row in own]), np.mean([number(row, "dice") for row in own]))
        for own in by_case.values()
    ]
    return tuple(np.array(pairs).T)


def correlations(rows: list[Row], order: Order) -> list[float]:
    """Rank correlation with Dice of each network; 0 where everything is ordered alike."""
    found = []
    for own in networks(rows).values():
        certainty, dice = cases(own, order)
        if len(dice) >= _FEWEST:
            found.append(float(spearmanr(certainty, dice)[0]) if np.ptp(certainty) and np.ptp(dice) else 0.0)
    return found


def first_of(rows: list[Row], order: Order) -> list[int]:
    """Of each network with 20 cases: how many of the worst three are among the first five."""
    found = []
    for own in networks(rows).values():
        certainty, dice = cases(own, order)
        if len(dice) >= 20:
            first = np.argsort(certainty, kind="stable")[:_LOOKED_AT]
            found.append(len(set(first) & set(np.argsort(dice, kind="stable")[:_WORST])))
    return found


def mean_with_error(values: list[float]) -> str:
    """For example "0.71 ± 0.04"."""
    if not values:
        return "–"
    error = f" ± {statistics.stdev(values) / math.sqrt(len(values)):.2f}" if len(values) > 1 else ""
    return f"{statistics.mean(values):.2f}{error}"


def report(rows: list[Row]) -> str:
    """The table of every way to order masks; formulas are fitted without the set that they are tried on."""
    sets = sorted({row["set"] for row in rows})
    by_set = {name: [row for row in rows if row["set"] == name] for name in sets}
    columns = [*sets, "all", f"worst {_WORST} of 20 in the first {_LOOKED_AT}"]
    lines = [f"| ordered by | {' | '.join(columns)} |", "|" + "---|" * (len(columns) + 1)]
    single: dict[str, Order] = {
        "mean probability (before)": lambda row: number(row, "probability"),
        "agreement": lambda row: number(row, "agreement"),
        "doubt": lambda row: -number(row, "doubt") if row["agreement"] else -1.0,
        "likeness": lambda row: number(row, "likeness"),
        "the formula in use": product,
    }
    for title, order in single.items():
        lines.append(_line(title, [(own, order) for own in by_set.values()]))
    for names in (("agreement", "likeness"), ("agreement", "doubt"), ("doubt", "likeness"), _TERMS):
        tried = []
        for own in by_set.values():
            others = [row for row in rows if row["set"] != own[0]["set"]] or rows
            tried.append((own, formula(fitted(others, names), names)))
        lines.append(_line(f"{' + '.join(names)}, fitted on the other sets", tried))
    weights = fitted(rows, _TERMS).round(2).tolist()
    return "\n".join([*lines, "", f"Weights of all sets, {' '.join(('constant', *_TERMS))}: {weights}"])


def _line(title: str, tried: list[tuple[list[Row], Order]]) -> str:
    by_set = [correlations(own, order) for own, order in tried]
    first = [count for own, order in tried for count in first_of(own, order)]
    every = mean_with_error([value for values in by_set for value in values])
    share = f"{sum(first)} of {_WORST * len(first)}" if first else "–"
    return f"| {title} | {' | '.join(map(mean_with_error, by_set))} | {every} | {share} |"
