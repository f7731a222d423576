"""Mean Teacher and its settings: labels, and images without them; what it does is in ``mean_teacher``."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.settings import check, setting
from .strategy import Strategy, register


@dataclass(frozen=True)
class MeanTeacherSettings:
    """How images without labels are learnt from. The defaults are those of the reference."""

    weight: float = setting(
        0.1,
        "largest weight of the agreement on images without labels, beside the loss on labelled ones",
        range=(0.0, 1e4),
    )
    ramp: float = setting(1.0, "part of the steps during which the weight of the agreement rises", range=(0.0, 1.0))
    start: float = setting(
        0.033, "part of the steps, from the first, during which the agreement does not count", range=(0.0, 0.9)
    )
    decay: float = setting(
        0.99,
        "part of itself that the teacher keeps at each step, at most; more = slower and steadier",
        range=(0.0, 0.9999),
    )
    noise: float = setting(
        0.1,
        "standard deviation of the noise in the images that the teacher sees (images span 0 to 1)",
        range=(0.0, 1.0),
    )
    unlabelled_ratio: int = setting(1, "slices without labels a step, for each labelled one", range=(1, 16))
    keep: str = setting(
        "teacher", "which of the two networks is validated and becomes the model", choices=("teacher", "student")
    )
    transductive: bool = setting(
        False,
        "learn from the images (not the labels) of test cases, too (not of validation cases); results on them are then "
        "not those of unseen patients",
    )

    def __post_init__(self) -> None:
        check(self)


register(
    Strategy(
        "mean_teacher",
        noun="Mean Teacher",
        part="whole network",
        how="from images without labels, too",
        source="mean_teacher:MeanTeacherMethod",
        forms={"volumes": "volume_strategies:VolumeMeanTeacherMethod"},
        unlabelled=True,
        settings=MeanTeacherSettings,
        presets={"quick": MeanTeacherSettings(ramp=0.4)},
    )
)
