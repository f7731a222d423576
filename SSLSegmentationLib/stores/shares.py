"""How many pixels of each class are learnt from, where not all can be. Loads no torch."""

from __future__ import annotations

import numpy as np


def kept_shares(counts: np.ndarray, budget: int) -> np.ndarray:
    """Which part of the pixels of each class is kept: all, or so many that the classes share the budget as equally as
    they can.

    Args:
        counts: [K] pixels of each class.
        budget: pixels in all.

    Returns:
        float64 [K] in (0, 1].
    """
    shares, left = np.ones(len(counts)), budget
    order = np.argsort(counts, kind="stable")
    for place, kind in enumerate(order):
        quota = left // (len(order) - place)
        if counts[kind] > quota:
            shares[kind] = max(quota, 1) / counts[kind]
        left -= min(counts[kind], quota)
    return shares
