"""With four cases the suggestion is as good as chance. Would another rule for the third and fourth be better?

    OMP_NUM_THREADS=1 python Testing/campaigns/suggestion_rules.py SCORES.csv RULES.csv --work FOLDER \\
        --dataset DATASET.json ... [--pools 20] [--number 200]

On training cases only. A pool is three quarters of the training cases of a set, chosen at random: the volumes of a
project. The first two cases are the suggested ones, the third and fourth are chosen by each rule. They teach the
classifier of suggestion_campaign.py, and the training cases that are not among them are scored, those outside the pool
too; the Dice of each counts as its difference to what random choices of four reach in it, since a choice must not look
worse for having taken the easy cases away. The figure is the percentile among the random choices within the pool.

Every scored case of every choice is a line of SCORES.csv, every choice of a rule one of RULES.csv; the table has the
mean percentiles, and the differences to today's rule, ± a standard error by drawing pools again.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from csv_rows import Row, read_rows, write_rows
from suggestion_campaign import Trial, percentile, random_choices

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.embedding.coverage import Coverage, standardised
from SSLSegmentationLib.embedding.looks import PARTS, area_means, volume_vectors

SCORES = ("set", "cases", "case", "dice")
COLUMNS = ("set", "pool", "rule", "cases", "percentile")
COUNT = 4
TODAY = "today's"
_SHARE, _FIRST_SEED, _LEAST_WEIGHT = 0.75, 100, 0.1


class Scores:
    """What choices of cases reach in the others; computed when it is asked for, and written down.

    Args:
        trial: the set.
        path: of the lines of all sets.
    """

    def __init__(self, trial: Trial, path: Path) -> None:
        self.trial, self.path = trial, path
        self._rows = read_rows(path)
        self._known: dict[tuple[str, ...], dict[str, float]] = {}
        for row in self._rows:
            if row["set"] == trial.name:
                self._known.setdefault(tuple(row["cases"].split(" ")), {})[row["case"]] = float(row["dice"])

    def of(self, chosen: Sequence[str]) -> dict[str, float]:
        """Dice of each training case that is not chosen."""
        key = tuple(sorted(chosen))
        if key not in self._known:
            perceptron = self.trial.fitted(key)
            found = {name: self.trial.score(perceptron, name) for name in self.trial.training if name not in key}
            self._known[key] = found
            shared = {"set": self.trial.name, "cases": " ".join(key)}
            self._rows += [{**shared, "case": case, "dice": f"{dice:.4f}"} for case, dice in found.items()]
            write_rows(self.path, SCORES, self._rows)
        return self._known[key]


@dataclass(frozen=True)
class Pool:
    """The volumes of a project.

    Args:
        names: of its cases, in the order of the vectors.
        vectors: of its cases.
        places: of each case, how much of each part of the volume its structures fill, [n, parts].
        taught: Dice of a case that another one has taught alone.
    """

    names: tuple[str, ...]
    vectors: np.ndarray
    places: np.ndarray
    taught: Callable[[str, str], float]

    @cached_property
    def coverage(self) -> Coverage:
        """As ``sslseg suggest`` sees it."""
        return Coverage(self.vectors)

    def left(self, chosen: Sequence[int]) -> list[int]:
        """Those that are not chosen."""
        return [one for one in range(len(self.names)) if one not in chosen]


def best(pool: Pool, chosen: Sequence[int], power: float, weights: np.ndarray, distances: np.ndarray) -> int:
    """The case that lowers the sum of weight · (squared distance to the nearest)^power most."""
    now = distances[list(chosen)].min(axis=0)
    return min(pool.left(chosen), key=lambda one: float(weights @ np.minimum(now, distances[one]) ** power))


def todays(pool: Pool, chosen: list[int]) -> int:
    """What ``sslseg suggest`` does."""
    return pool.coverage.next_best(chosen, pool.left(chosen))


def lower(power: float) -> Callable[[Pool, list[int]], int]:
    """Of three and four cases the farthest volumes are outliers, for which a high power cares most."""
    return lambda pool, chosen: best(pool, chosen, power, pool.coverage.weights, pool.coverage.distances)


def unweighted(pool: Pool, chosen: list[int]) -> int:
    """Once the usual is covered, rare volumes count as all others."""
    return best(pool, chosen, 2, np.ones(len(pool.names)), pool.coverage.distances)


def jointly(pool: Pool, chosen: list[int]) -> int:
    """The third is chosen with the fourth in mind: the pair that covers most, not one after the other."""
    distances, weights = pool.coverage.distances, pool.coverage.weights
    if len(chosen) + 1 >= COUNT:
        return todays(pool, chosen)
    now = distances[chosen].min(axis=0)
    pairs = itertools.combinations(pool.left(chosen), 2)
    pair = min(pairs, key=lambda two: float(weights @ np.minimum(now, distances[list(two)].min(axis=0)) ** 2))
    return pair[0]


def where_structures_are(pool: Pool, chosen: list[int]) -> int:
    """What is annotated says where structures lie: volumes are compared there."""
    place = pool.places[chosen].mean(axis=0)
    weight = np.sqrt(_LEAST_WEIGHT + place / max(place.max(), 1e-9))
    vectors = standardised(pool.vectors).reshape(len(pool.names), -1, len(place)) * weight
    distances = ((vectors[:, None] - vectors[None]) ** 2).sum(axis=(2, 3))
    return best(pool, chosen, 2, pool.coverage.weights, distances / distances.mean())


def badly_taught(pool: Pool, chosen: list[int]) -> int:
    """Volumes like an annotated one that the other annotated ones teach badly need more."""
    names = [pool.names[one] for one in chosen]
    hard = np.array([1 - max(pool.taught(other, name) for other in names if other != name) for name in names])
    nearest = pool.coverage.distances[chosen].argmin(axis=0)
    return best(pool, chosen, 2, pool.coverage.weights * hard[nearest], pool.coverage.distances)


RULES: dict[str, Callable[[Pool, list[int]], int]] = {
    TODAY: todays,
    "squared distance": lower(1),
    "distance": lower(0.5),
    "no weights": unweighted,
    "third and fourth together": jointly,
    "where structures are": where_structures_are,
    "like what is badly taught": badly_taught,
}


def pools_of(trial: Trial, scores: Scores, number: int) -> list[Pool]:
    """Random parts of the training cases."""
    training = [case for case in trial.cases if case.id in trial.training]
    known = volume_vectors(trial.project, training)
    vectors = dict(zip(known.ids, known.vectors, strict=True))
    places = {name: area_means((trial.labels[name] > 0).astype(np.float32), PARTS).ravel() for name in known.ids}
    size = max(COUNT + 1, round(_SHARE * len(known.ids)))
    pools = []
    for seed in range(number):
        order = np.random.default_rng(_FIRST_SEED + seed).permutation(len(known.ids))[:size]
        names = tuple(known.ids[index] for index in sorted(order))
        columns = (np.stack([each[name] for name in names]) for each in (vectors, places))
        pools.append(Pool(names, *columns, lambda teacher, name: scores.of([teacher])[name]))
    return [pool for index, pool in enumerate(pools) if pool.names not in [each.names for each in pools[:index]]]


def chosen_by(rule: str, pool: Pool) -> list[str]:
    """The four cases: two that are suggested today, two by a rule."""
    chosen: list[int] = []
    while len(chosen) < COUNT:
        chosen.append((todays if len(chosen) < 2 else RULES[rule])(pool, chosen))
    return [pool.names[one] for one in chosen]


def judged(trial: Trial, scores: Scores, number: int, pools: int) -> list[Row]:
    """What each rule chooses in each pool, and how that compares."""
    random = random_choices(trial.training, COUNT, number)
    of_random = [scores.of(choice) for choice in random]
    usual = {name: statistics.mean(found[name] for found in of_random if name in found) for name in trial.training}

    def value(choice: Sequence[str]) -> float:
        return statistics.mean(dice - usual[name] for name, dice in scores.of(choice).items())

    rows = []
    for index, pool in enumerate(pools_of(trial, scores, pools)):
        others = [value(choice) for choice in random if set(choice) <= set(pool.names)]
        for rule in RULES:
            choice = chosen_by(rule, pool)
            place = percentile(value(choice), others)
            shown = {"set": trial.name, "pool": str(index), "rule": rule, "cases": " ".join(choice)}
            rows.append(shown | {"percentile": f"{place:.1f}"})
    return rows


def table(rows: Sequence[Row]) -> str:
    """Mean percentile of each rule on each set and over the sets, and its difference to today's rule."""
    sets = list(dict.fromkeys(row["set"] for row in rows))
    found = {(row["set"], row["rule"], row["pool"]): float(row["percentile"]) for row in rows}
    pools = {name: list(dict.fromkeys(row["pool"] for row in rows if row["set"] == name)) for name in sets}
    lines: list[Sequence[str]] = [("third and fourth by", *(f"`{name}`" for name in sets), "mean", "− today's")]
    rng = np.random.default_rng(0)
    for rule in dict.fromkeys(row["rule"] for row in rows):
        own = [np.array([found[name, rule, pool] for pool in pools[name]]) for name in sets]
        today = [np.array([found[name, TODAY, pool] for pool in pools[name]]) for name in sets]
        differences = [one - other for one, other in zip(own, today, strict=True)]
        again = [np.mean([rng.choice(each, len(each)).mean() for each in differences]) for _ in range(1000)]
        mean = np.mean([each.mean() for each in own])
        shown = f"{np.mean([each.mean() for each in differences]):+.0f} ± {np.std(again):.0f}"
        lines.append((rule, *(f"{each.mean():.0f}" for each in own), f"{mean:.0f}", "" if rule == TODAY else shown))
    return markdown_table(lines)


def main() -> None:
    """Parse arguments, choose and score, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores", type=Path, metavar="SCORES.csv")
    parser.add_argument("rules", type=Path, metavar="RULES.csv")
    parser.add_argument("--dataset", type=Path, nargs="+", default=[], help="dataset.json of each set")
    parser.add_argument("--work", type=Path, help="folder for projects and slices")
    parser.add_argument("--pools", type=int, default=20)
    parser.add_argument("--number", type=int, default=200, help="random choices of each set")
    options = parser.parse_args()
    rows = read_rows(options.rules)
    for description in options.dataset:
        trial = Trial(description, options.work)
        rows = [row for row in rows if row["set"] != trial.name]
        rows += judged(trial, Scores(trial, options.scores), options.number, options.pools)
        write_rows(options.rules, COLUMNS, rows)
    print(table(rows))


if __name__ == "__main__":
    main()
