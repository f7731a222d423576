"""Settings of the making of a starter. Loads no torch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..core.settings import check, setting
from ..networks.settings import UNetSettings
from ..training.presets import QUICK_NETWORK
from ..training.settings import OptimisationSettings

PAIRS = 8  #: of images a step, where they are smallest


@dataclass(frozen=True)
class StarterLoss:
    """Settings of the loss."""

    temperature: float = setting(0.2, "temperature of the contrast", range=(0.005, 10.0))
    pixels: int = setting(256, "pixels that are compared, of a pair and a map", range=(8, 8192))
    place_weight: float = setting(0.5, "weight of the place in the body", range=(0.0, 100.0))
    role_weight: float = setting(0.5, "weight of the segmentation of what structures are", range=(0.0, 100.0))

    def __post_init__(self) -> None:
        check(self)


#: The rate stays as it is from the first step on, and the weights that are kept are a moving average: so the result of
#: some steps does not depend on how many were meant to follow, and a starter can be given more of them later.
_OPTIMISATION = OptimisationSettings(
    steps=20_000,
    batch_size=PAIRS,
    learning_rate=2e-3,
    weight_decay=1e-2,
    schedule="constant",
    warmup=0.0,
    gradient_clip=5.0,
    weight_averaging=0.999,
    precision="bf16",
)


@dataclass(frozen=True)
class StarterSettings:
    """Everything that decides a starter."""

    network: UNetSettings = QUICK_NETWORK
    loss: StarterLoss = field(default_factory=StarterLoss)
    optimisation: OptimisationSettings = _OPTIMISATION

    @classmethod
    def of(cls, steps: int, seed: int) -> StarterSettings:
        """The usual settings with this length and seed.

        Raises:
            SettingsError: one is out of its range.
        """
        return cls(optimisation=replace(_OPTIMISATION, steps=steps, seed=seed))

    def with_steps(self, steps: int) -> StarterSettings:
        """The same with another length."""
        return replace(self, optimisation=replace(self.optimisation, steps=steps))
