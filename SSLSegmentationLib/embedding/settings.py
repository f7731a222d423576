"""What is asked of embeddings. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.errors import SettingsError
from ..core.settings import check, setting


@dataclass(frozen=True)
class FeatureChoice:
    """Which map of the network becomes the embedding."""

    part: str = setting("decoder", "part of the network that makes the features", choices=("decoder", "encoder"))
    level: int | None = setting(
        None,
        "0 = full resolution, each level has half the rows and columns of the one before; "
        "none = 0 of the decoder, the coarsest of the encoder",
        range=(0, 7),
    )

    def __post_init__(self) -> None:
        check(self)

    def level_in(self, stages: int) -> int:
        """The level in a network of so many stages.

        Raises:
            SettingsError: it has no such level.
        """
        coarsest = stages - (2 if self.part == "decoder" else 1)
        level = self.level if self.level is not None else {"decoder": 0, "encoder": coarsest}[self.part]
        if level > coarsest:
            raise SettingsError(
                f"The {self.part} of this network has no level {level}.", f"Choose a level from 0 to {coarsest}."
            )
        return level


#: Where the most similar pixel is looked for.
SEARCHES = ("volume", "position")
