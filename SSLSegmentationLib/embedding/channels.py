"""What the numbers of a pixel are that drafts keep: their names and order. Standard library only.

Filters first, then where the pixel lies, then, where there is a backbone, what it sees.
"""

from __future__ import annotations

#: Standard deviations in pixels of the Gaussians.
SIGMAS = (0.7, 1.0, 1.6, 2.5, 4.0, 6.5, 10.0)
#: Of those that gradient and Laplacian are taken of, and of those that the local standard deviation is weighted with.
EDGE_SIGMAS, SPREAD_SIGMAS = SIGMAS[:6], SIGMAS[2:]

#: Names of the filters, in the order of the channels.
FILTERS = (
    "intensity",
    *(f"Gaussian {sigma:g} px" for sigma in SIGMAS),
    *(f"gradient {sigma:g} px" for sigma in EDGE_SIGMAS),
    *(f"Laplacian {sigma:g} px" for sigma in EDGE_SIGMAS),
    *(f"spread {sigma:g} px" for sigma in SPREAD_SIGMAS),
)
#: Names of the channels that say where a pixel lies. They come after the filters.
PLACE = ("row", "column", "height")

_LESS = 0.85  # of the variance of one map that the next one has


def has_maps(channels: int) -> bool:
    """Whether so many numbers a pixel hold what a backbone sees."""
    return channels > len(FILTERS) + len(PLACE)


def compared(channels: int) -> list[int]:
    """Which of so many numbers a pixel say what it looks like: filters, and a backbone's maps if there are any.

    Where it lies is left out, or what is near would be alike.
    """
    return [*range(len(FILTERS)), *range(len(FILTERS) + len(PLACE), channels)]


def weights(channels: int) -> list[float]:
    """What each of the numbers that are :func:`compared` is multiplied by once all vary by as much.

    Of a backbone's maps the first are what varies most among pixels, the last are details: each counts a little less
    than the one before, and all together as if they counted the same. Tried on real volumes: ``docs/drafts.md``.
    """
    maps = max(channels - len(FILTERS) - len(PLACE), 0)
    shares = [_LESS**number for number in range(maps)]
    return [1.0] * len(FILTERS) + [(share * maps / sum(shares)) ** 0.5 for share in shares]
