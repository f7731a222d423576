"""Settings and presets of DINO; what it does is in ``dino``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from ...augmentation.ranges import CINE_INTENSITY, CINE_SPATIAL, MRI_VIEW_INTENSITY, IntensityRanges, SpatialRanges
from ...core.acting import ActsWith, Needs
from ...core.settings import NAMED, check, setting
from ...training.presets import CINE_NETWORK, CINE_OPTIMISATION, CINE_SIZE, Scale
from ...training.settings import OptimisationSettings
from ..recipe import Recipe, Stage, register

_ANYWHERE = SpatialRanges(rotation_deg=15.0, flip_horizontal=True, random_crop=True)


@dataclass(frozen=True)
class DinoSettings:
    """Settings of DINO."""

    acts_with: ClassVar[ActsWith] = {
        "temperature_warmup": (Needs(("warms_up",), otherwise="while both temperatures of the teacher are the same"),),
        **dict.fromkeys(("small_size", "small"), (Needs(("small_views",)),)),
    }

    outputs: int = setting(512, "outputs in which the answers of student and teacher are compared", range=(2, 1 << 17))
    student_temperature: float = setting(0.1, "temperature of the student's answers", range=(0.01, 10.0))
    teacher_temperature: tuple[float, float] = setting(
        (0.02, 0.02), "temperature of the teacher's answers, at first and after its warm-up", range=(0.001, 10.0)
    )
    temperature_warmup: float = setting(
        0.3, "part of the steps during which the teacher's temperature changes", range=(0.0, 1.0)
    )
    teacher_momentum: float = setting(
        0.99, "part of its weights that the teacher keeps in a step at first; it rises to 1", range=(0.0, 1.0)
    )
    centre_momentum: float = setting(
        0.9, "part of the centre of the teacher's answers that is kept in a step", range=(0.0, 1.0)
    )
    frozen_last_layer: float = setting(
        0.01, "part of the steps, at first, during which the last layer of the student stays", range=(0.0, 1.0)
    )
    large_size: float = setting(0.75, "side of the 2 large views as part of the slice's", range=(0.05, 1.0))
    small_size: float = setting(0.375, "side of the small views as part of the slice's", range=(0.05, 1.0))
    small_views: int = setting(2, "small views of each slice, which the student alone sees", range=(0, 32))
    large: SpatialRanges = field(default_factory=lambda: replace(_ANYWHERE, scale=(0.75, 1.25)), metadata=NAMED)
    small: SpatialRanges = field(default_factory=lambda: replace(_ANYWHERE, scale=(0.75, 1.5)), metadata=NAMED)
    intensity: IntensityRanges = field(default_factory=lambda: MRI_VIEW_INTENSITY)
    first_blur_sigma: float = setting(
        0.0, "largest blur of the first large view, which is then always blurred; 0 = as the others", range=(0.0, 10.0)
    )
    second_solarized: float = setting(
        0.0, "part of the second large views in which what is bright becomes dark", range=(0.0, 1.0)
    )
    pooling: int = setting(
        4,
        "the encoder's map is averaged over a grid of this side before the head; 1 = over the whole map",
        range=(1, 16),
    )
    hidden: int = setting(2048, "width of the two hidden layers of the head", range=(2, 8192))
    embedding: int = setting(256, "dimension of the embedding before the last layer", range=(2, 4096))
    head_batch_norm: bool = setting(
        True, "normalise the hidden layers of the head over the batch; keeps its answers from becoming all alike"
    )
    hand_on: str = setting("teacher", "whose encoder is handed on", choices=("teacher", "student"))

    def __post_init__(self) -> None:
        check(self)

    @property
    def warms_up(self) -> bool:
        """Whether the temperature of the teacher changes."""
        return self.teacher_temperature[0] != self.teacher_temperature[1]


_CINE_INTENSITY = replace(
    CINE_INTENSITY,
    blur_probability=0.1,
    contrast_probability=0.2,
    brightness_probability=0.15,
    gamma_probability=0.15,
    noise_probability=0.15,
)
_PAPER = DinoSettings(
    outputs=8192,
    teacher_temperature=(0.02, 0.04),
    teacher_momentum=0.996,
    large_size=1.0,
    small_size=0.5,
    small_views=6,
    # A pixel of its views is 0.524 to 1.4 and 0.313 to 0.524 of one of its slices.
    large=replace(CINE_SPATIAL, scale=(0.714, 1.908)),
    small=replace(CINE_SPATIAL, scale=(1.908, 3.195), translation=1.25),
    intensity=_CINE_INTENSITY,
    first_blur_sigma=2.0,
    second_solarized=0.2,
    pooling=1,
)
_PAPER_TRAINING = replace(
    CINE_OPTIMISATION,
    batch_size=64,
    learning_rate=0.0075,  # 0.03 · 64 / 256
    warmup=0.1,
    gradient_clip=3.0,
)

register(
    Recipe.of(
        Stage("dino", "dino:Dino"),
        name="dino",
        title="DINO (small cut-outs foretell large ones)",
        summary="A network learns to say of a small cut-out of a slice what its slower twin says of a large one.",
        when="Trains the encoder only and likes many volumes; in the cine study it helped less than its other methods.",
        source="Caron et al. 2021, arXiv:2104.14294; de Mooij et al. 2024, arXiv:2409.18100",
        quick=[
            (DinoSettings(hidden=512), OptimisationSettings(steps=400, batch_size=16, warmup=0.1, gradient_clip=3.0))
        ],
        default=[
            (
                DinoSettings(outputs=8192, teacher_momentum=0.996, small_views=6),
                OptimisationSettings(steps=20_000, batch_size=64, warmup=0.1, gradient_clip=3.0),
            )
        ],
        paper=[(_PAPER, _PAPER_TRAINING)],
        paper_scale=Scale(
            "settings of the cine study without the mistakes of its code: 2 large and 6 small views, 100 epochs",
            CINE_SIZE,
            CINE_NETWORK,
        ),
    )
)
