"""How volumes are prepared for a projection network, cut and changed, as settings. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.settings import check, setting

PAIRED = "paired"  # the flat image to reconstruct is one that the case has


@dataclass(frozen=True)
class EnFaceData:
    """How volumes are prepared and cut."""

    depth: int = setting(
        0,
        "voxels along the axis of projection that every volume is resampled to; 0 = as many as a typical volume has, "
        "and at least what the network needs",
        unit="voxels",
        range=(0, 4096),
    )
    pixels: str = setting(
        "square",
        "pixels of the flat image: 'square' resamples, 'native' keeps those of each volume",
        choices=("square", "native"),
    )
    slow_axis: str = setting(
        "rows",
        "direction of the flat image in which B-scans follow each other; where there are none it matters little",
        choices=("rows", "columns"),
    )
    standardise: str = setting(
        "volume", "what gets mean 0 and standard deviation 1 before the network", choices=("volume", "b-scan")
    )
    patch: tuple[int, int] = setting(
        (32, 256),
        "rows (slow) and columns (fast) of the parts that the network learns from, over the full depth",
        unit="px",
        range=(12, 2048),
    )
    crops_per_volume: int = setting(20, "parts that a pass takes from each volume", range=(1, 10_000))

    def __post_init__(self) -> None:
        check(self)

    @property
    def choices(self) -> dict[str, str]:
        """What preprocessing needs to know of it, but for the depth."""
        return {"pixels": self.pixels, "slow_axis": self.slow_axis, "standardise": self.standardise}


@dataclass(frozen=True)
class EnFaceAugmentation:
    """Random changes of the parts. Volumes have mean 0 and standard deviation 1."""

    rotate: bool = setting(True, "turn half of the parts by 180 degrees in the en-face plane")
    mirror: bool = setting(True, "mirror half of the parts along the rows, and half along the columns")
    offset_std: float = setting(
        0.2, "standard deviation of a random number added to all voxels of a part", range=(0.0, 2.0)
    )
    scale: tuple[float, float] = setting((0.9, 1.1), "smallest and largest factor on all voxels", range=(0.1, 10.0))
    shift: float = setting(0.2, "largest number, either way, added to all voxels after that", range=(0.0, 2.0))

    def __post_init__(self) -> None:
        check(self)
