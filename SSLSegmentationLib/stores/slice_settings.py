"""How greys of slices are normalised, as a setting. Standard library only."""

from __future__ import annotations

from typing import Any

from ..core.settings import setting

PERCENTILES, Z_SCORE = "percentiles", "z-score"


def normalisation_setting() -> Any:
    """The field that says how greys are normalised."""
    return setting(
        PERCENTILES,
        "how greys are normalised: 'percentiles' become 0 and 1; 'z-score' gives mean 0 and standard deviation 1, as "
        "nnU-Net does, and slices as nnU-Net sees them, so that the model can be handed to nnU-Net",
        choices=(PERCENTILES, Z_SCORE),
        unsaid=True,
    )
