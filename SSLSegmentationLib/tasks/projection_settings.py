"""Settings of runs on projections, shared by pretraining and finetuning, and those of finetuning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from ..core.errors import SettingsError
from ..core.settings import check, from_dict, setting, to_dict
from ..networks.settings import Fpn3d2dSettings
from ..training.presets import budget, minutes_setting
from ..training.settings import OptimisationSettings


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


@dataclass(frozen=True)
class EnFaceFinetuneSettings:
    """Everything that decides a finetuning from volumes to flat masks. ``job.json`` holds it."""

    #: Module of this library that runs such a finetuning (see ``finetuning.settings.run_module``).
    module: ClassVar[str] = "tasks.projection_finetuning"

    preset: str
    network: Fpn3d2dSettings
    optimisation: OptimisationSettings
    task: str = setting("en_face", "volumes become flat masks", choices=("en_face",))
    max_size: int = setting(256, "pixels of the longer side of a typical flat image", unit="px", range=(32, 2048))
    plane: str = setting(
        "acquired",
        "plane that volumes are projected onto; 'acquired' = the one given with the cases, else that of the slices",
        choices=("acquired", "axial", "coronal", "sagittal"),
    )
    data: EnFaceData = field(default_factory=EnFaceData)
    augmentation: EnFaceAugmentation = field(default_factory=EnFaceAugmentation)
    minutes: float = minutes_setting()

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def from_preset(cls, name: str = "default") -> EnFaceFinetuneSettings:
        """The settings of a preset.

        Raises:
            SettingsError: there is none of this name.
        """
        if row := budget(name):  # whose sizes are of slices: here it decides the length alone
            return replace(PRESETS[row.base], preset=name, minutes=row.minutes)
        if name not in PRESETS:
            raise SettingsError(f"There is no finetuning preset '{name}'.", f"Use one of: {', '.join(PRESETS)}.")
        return PRESETS[name]

    def lasting(self, lengths: Mapping[str, tuple[int, int]]) -> EnFaceFinetuneSettings:
        """The same with other lengths: by stage, steps and steps between validations."""
        own = lengths.get("finetune")
        return replace(self, optimisation=self.optimisation.lasting(*own)) if own else self

    def title(self, *, pretrained: bool) -> str:
        """What a training with these settings is, in words."""
        return f"Flat masks: {'finetuning from a pretrained backbone' if pretrained else 'training from scratch'}"

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> EnFaceFinetuneSettings:
        """Inverse of :meth:`to_job`."""
        return from_dict(cls, content)


#: For a laptop with two cores: half of the paper's channels, parts of 16 × 32 pixels, 64 voxels deep.
QUICK_NETWORK = Fpn3d2dSettings(widths=(8, 16, 32, 64, 128))
QUICK_DATA = EnFaceData(depth=64, patch=(16, 32))
QUICK_SIZE = 128

#: The paper's network; parts half as wide as its.
PAPER_NETWORK = Fpn3d2dSettings()
DEFAULT_DATA = EnFaceData(patch=(32, 128))
DEFAULT_SIZE = 256

#: B-scans keep their pixels; each has mean 0 and standard deviation 1.
PAPER_DATA = EnFaceData(pixels="native", standardise="b-scan", patch=(32, 256))
PAPER_SIZE = 1024

#: 40 epochs of 20 parts a volume, batches of 8, SGD at 0.1 for all of them.
PAPER_OPTIMISATION = OptimisationSettings(
    epochs=40,
    batch_size=8,
    optimizer="sgd",
    learning_rate=0.1,
    momentum=0.9,
    nesterov=False,
    weight_decay=1e-4,
    schedule="constant",
    warmup=0.0,
    gradient_clip=0.0,
    precision="fp32",
)

PRESETS = {
    "quick": EnFaceFinetuneSettings(
        "quick",
        QUICK_NETWORK,
        OptimisationSettings(steps=200, batch_size=4, learning_rate=3e-3, validate_every=50),
        max_size=QUICK_SIZE,
        data=QUICK_DATA,
    ),
    "default": EnFaceFinetuneSettings(
        "default",
        PAPER_NETWORK,
        OptimisationSettings(steps=3000, batch_size=8, learning_rate=1e-3),
        max_size=DEFAULT_SIZE,
        data=DEFAULT_DATA,
    ),
    "paper": EnFaceFinetuneSettings("paper", PAPER_NETWORK, PAPER_OPTIMISATION, max_size=PAPER_SIZE, data=PAPER_DATA),
}
