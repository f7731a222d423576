"""Rules for the third and fourth case, on volumes whose groups are known."""

import numpy as np
import pytest
from suggestion_rules import RULES, Pool, chosen_by, table

GROUPS = [0, 0, 0, 5, 5, 5, 20, 20, 20, 60, 60, 60]


@pytest.fixture
def pool():
    """Four groups of three volumes that hardly differ."""
    names = tuple(f"case{number:02d}" for number in range(len(GROUPS)))
    vectors = np.array(GROUPS, float)[:, None] + 0.1 * np.random.default_rng(0).random((len(GROUPS), 8))
    return Pool(names, vectors, np.ones((len(GROUPS), 4)), lambda teacher, name: 0.5)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_takes_one_of_each_group(rule, pool):
    chosen = chosen_by(rule, pool)
    assert sorted(GROUPS[pool.names.index(name)] for name in chosen) == sorted(set(GROUPS))


def test_rules_are_compared_with_todays_pool_by_pool():
    figures = [("0", "today's", 40), ("1", "today's", 60), ("0", "other", 50), ("1", "other", 90)]
    rows = [{"set": "s", "pool": pool, "rule": rule, "percentile": str(place)} for pool, rule, place in figures]
    shown = table(rows)
    assert "| today's | 50 | 50 |  |" in shown and "| other | 70 | 70 | +20 ± 7 |" in shown
