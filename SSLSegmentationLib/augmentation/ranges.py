"""Ranges of the random transforms, and those that are used under a name. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

from ..core.acting import ActsWith, Needs
from ..core.errors import SettingsError
from ..core.settings import check, setting


def check_ranges(settings: Any) -> None:
    """Check each field against its legal values, and that pairs are (lower, upper).

    Raises:
        SettingsError: names the field and its value.
    """
    check(settings)
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, tuple) and value[0] > value[1]:
            raise SettingsError(f"{field.name} = {value} is upside down.", "Give the lower value first.")


_BENT = (Needs(("elastic_probability",)),)


@dataclass(frozen=True)
class SpatialRanges:
    """Ranges of the random spatial transform; each sample of a batch gets its own draw.

    Amounts are in parts of the slice, so that they mean the same at every size. Elastic shifts used to be in pixels:
    settings from then say ``elastic_px`` and ``elastic_fine_px``, which go before ``elastic`` and ``elastic_fine``.

    Raises:
        SettingsError: a value is out of its range.
    """

    acts_with: ClassVar[ActsWith] = {
        "elastic": _BENT,
        "elastic_control_points": (*_BENT, Needs(("elastic", "elastic_px"))),
        "elastic_fine": _BENT,
        "elastic_fine_control_points": (*_BENT, Needs(("elastic_fine", "elastic_fine_px"))),
        "elastic_probability": (Needs(("elastic", "elastic_px", "elastic_fine", "elastic_fine_px")),),
    }

    rotation_deg: float = setting(0.0, "largest rotation, either way", unit="degrees", range=(0.0, 180.0))
    scale: tuple[float, float] = setting(
        (1.0, 1.0), "zoom of the content, log-uniform; above 1 magnifies", range=(0.1, 10.0)
    )
    random_crop: bool = setting(
        False,
        "cut a square out anywhere in the slice instead of about its centre; its side (1 / zoom) is then drawn evenly",
    )
    shear: float = setting(0.0, "largest horizontal shear, either way", unit="of the height", range=(0.0, 1.0))
    translation: float = setting(0.0, "largest shift along each axis", unit="of the output size", range=(0.0, 2.0))
    flip_horizontal: bool = setting(False, "swap left and right in half of the samples")
    flip_vertical: bool = setting(False, "swap top and bottom in half of the samples")
    elastic: float = setting(
        0.0,
        "largest elastic shift of a control point along each axis, 0 = off; limited to 0.4 of the spacing of the "
        "control points, so that the image never folds",
        unit="of the longer side",
        range=(0.0, 0.5),
    )
    elastic_control_points: int = setting(
        5, "free control points of the elastic shift along each axis; fewer is smoother", range=(1, 64)
    )
    elastic_fine: float = setting(
        0.0,
        "the same for a second, finer elastic shift on top of the first, 0 = off",
        unit="of the longer side",
        range=(0.0, 0.5),
    )
    elastic_fine_control_points: int = setting(
        7, "free control points of the finer shift along each axis", range=(1, 64)
    )
    elastic_probability: float = setting(1.0, "part of the samples that is deformed elastically", range=(0.0, 1.0))
    elastic_px: float | None = setting(
        None, "'elastic' in pixels, at every size", unit="output px", range=(0.0, 256.0), replaced_by="elastic"
    )
    elastic_fine_px: float | None = setting(
        None,
        "'elastic_fine' in pixels, at every size",
        unit="output px",
        range=(0.0, 256.0),
        replaced_by="elastic_fine",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


#: Umapathy et al. 2022, section II.E: finetuning with random translation, crops and elastic deformation. The paper
#: gives no amounts; these keep the anatomy plausible on abdominal and prostate MRI.
UMAPATHY_FINETUNE = SpatialRanges(scale=(1.0, 1.25), translation=0.1, elastic=6 / 256, elastic_probability=0.8)

#: Finetuning on a handful of annotated MRI: the above with small rotations and zoom both ways. No flips, since organs
#: have a side.
MRI_FINETUNE = SpatialRanges(
    rotation_deg=15.0, scale=(0.8, 1.25), translation=0.1, elastic=6 / 128, elastic_probability=0.5
)

#: With it :data:`FEW_LABELS_INTENSITY`: half the shift, and every slice is bent (docs/results.md).
FEW_LABELS_SPATIAL = SpatialRanges(rotation_deg=15.0, scale=(0.8, 1.25), translation=0.05, elastic=0.04)

#: What pretraining on MRI may turn, zoom, shift and flip: what it shows keeps its shape.
MRI_VIEW_SPATIAL = SpatialRanges(rotation_deg=15, scale=(0.8, 1.25), translation=0.1, flip_horizontal=True)

#: Pix2Rep (arXiv 2407.20395, public code): rotation up to 90°, a random crop of 0.33 to 0.95 of the side, flips.
PIX2REP_VIEW = SpatialRanges(
    rotation_deg=90.0, scale=(1.0526, 3.0303), random_crop=True, flip_horizontal=True, flip_vertical=True
)

#: Pix2Rep-v2 adds two elastic fields, which it gives at 128 px: 5 × 5 control points with ±8 px and 9 × 9 with ±2.5 px,
#: the outermost of them fixed.
PIX2REP_V2_VIEW = replace(
    PIX2REP_VIEW,
    elastic=8 / 128,
    elastic_control_points=3,
    elastic_fine=2.5 / 128,
    elastic_fine_control_points=7,
)

#: The cine study (de Mooij et al. 2024, arXiv:2409.18100, public code): nnU-Net's kind of augmentation of whole slices.
#: It shifts by up to 40 pixels of its 256 (not millimetres).
CINE_SPATIAL = SpatialRanges(
    rotation_deg=180.0, scale=(0.7, 1.4), translation=40 / 256, flip_horizontal=True, flip_vertical=True
)

_AMOUNTS = ("bias_field", "blur_sigma", "contrast", "brightness", "gamma", "noise_std")


def _probability(amount: str) -> str:
    return f"{amount.removesuffix('_sigma').removesuffix('_std')}_probability"


@dataclass(frozen=True)
class IntensityRanges:
    """Ranges of the random intensity transform. The defaults change nothing.

    Raises:
        SettingsError: a value is out of its range.
    """

    acts_with: ClassVar[ActsWith] = {
        **{amount: (Needs((_probability(amount),)),) for amount in _AMOUNTS},
        **{_probability(amount): (Needs((amount,)),) for amount in _AMOUNTS},
    }

    bias_field: float = setting(
        0.0, "largest log-amplitude of a smooth multiplicative field; 0.3 is a factor of 0.74 to 1.35", range=(0.0, 2.0)
    )
    bias_field_probability: float = setting(1.0, "part of the samples that gets a bias field", range=(0.0, 1.0))
    blur_sigma: float = setting(0.0, "largest standard deviation of a Gaussian blur", unit="px", range=(0.0, 10.0))
    blur_probability: float = setting(1.0, "part of the samples that is blurred", range=(0.0, 1.0))
    contrast: tuple[float, float] = setting(
        (1.0, 1.0), "factor on the distance from the image's mean", range=(0.0, 5.0)
    )
    contrast_probability: float = setting(1.0, "part of the samples that changes contrast", range=(0.0, 1.0))
    brightness: float = setting(0.0, "largest offset, up or down (images span 0 to 1)", range=(0.0, 1.0))
    brightness_probability: float = setting(1.0, "part of the samples that changes brightness", range=(0.0, 1.0))
    gamma: tuple[float, float] = setting((1.0, 1.0), "exponent, log-uniform; above 1 darkens", range=(0.1, 10.0))
    gamma_probability: float = setting(1.0, "part of the samples that changes gamma", range=(0.0, 1.0))
    noise_std: float = setting(
        0.0, "largest standard deviation of Gaussian noise (images span 0 to 1)", range=(0.0, 1.0)
    )
    noise_probability: float = setting(1.0, "part of the samples that gets noise", range=(0.0, 1.0))
    invert_probability: float = setting(0.0, "part of the samples that is inverted", range=(0.0, 1.0))

    def __post_init__(self) -> None:
        check_ranges(self)


#: The views of Umapathy et al. 2022 and Chaitanya et al. 2020: "contrast, brightness". The amounts are Chaitanya's
#: (code: brightness ±0.3, contrast 0.7 to 1.3); the first author's later code has ±0.5 and the same contrast.
SIMCLR_INTENSITY = IntensityRanges(contrast=(0.7, 1.3), brightness=0.3)

#: Views for contrast on MRI with a dark background: half the paper's brightness, since an offset of -0.3 clips most of
#: a prostate T2 slice to black, and the differences between coils and scanners instead.
MRI_VIEW_INTENSITY = IntensityRanges(
    bias_field=0.4,
    bias_field_probability=0.5,
    blur_sigma=1.0,
    blur_probability=0.3,
    contrast=(0.7, 1.3),
    brightness=0.15,
    gamma=(0.7, 1.5),
    gamma_probability=0.5,
    noise_std=0.05,
    noise_probability=0.3,
)

#: Finetuning on a handful of annotated MRI: coil shading, scanner contrast and noise in part of the samples, in the
#: ranges of nnU-Net's 2D augmentation (contrast 0.75 to 1.25, gamma 0.7 to 1.5, blur up to 1 px).
MRI_FINETUNE_INTENSITY = IntensityRanges(
    bias_field=0.3,
    bias_field_probability=0.3,
    blur_sigma=1.0,
    blur_probability=0.2,
    contrast=(0.75, 1.25),
    contrast_probability=0.5,
    brightness=0.1,
    brightness_probability=0.5,
    gamma=(0.7, 1.5),
    gamma_probability=0.3,
    noise_std=0.05,
    noise_probability=0.3,
)

#: Finetuning from the starter or from scratch in minutes: the same changes, without blur, to every slice. Of what was
#: tried on held-out cases of four sets it did best (docs/results.md).
FEW_LABELS_INTENSITY = IntensityRanges(
    bias_field=0.3,
    bias_field_probability=0.5,
    contrast=(0.75, 1.25),
    brightness=0.15,
    gamma=(0.607, 1.649),  # e^±0.5
    noise_std=0.05,
)

#: Pix2Rep (arXiv 2407.20395, public code, both views): probabilities and amounts as there, except for the noise. Its
#: standard deviation of up to 0.5 acts on intensities as the scanner wrote them, where it is next to nothing.
PIX2REP_INTENSITY = IntensityRanges(
    bias_field=0.9,
    bias_field_probability=0.75,
    blur_sigma=1.3,
    blur_probability=0.5,
    gamma=(0.951, 1.051),
    gamma_probability=0.9,
    noise_std=0.1,
    noise_probability=0.3,
    invert_probability=0.35,
)

#: Pix2Rep-v2 also stretches the range [0, 1] to one from 0 to 0.3 up to one of 0.7 to 1: here a contrast about the mean
#: and an offset of the same sizes. Its other amounts are not public.
PIX2REP_V2_INTENSITY = replace(PIX2REP_INTENSITY, contrast=(0.4, 1.0), brightness=0.15)

#: The cine study's images have mean 0 and standard deviation 1, ours span 0 to 1 with 0.19 to 0.24 (prostate, liver,
#: hippocampus): offset (0.4 there) and noise (0.2 there) are a quarter. Its factor acts about the mean, as does
#: contrast here.
CINE_INTENSITY = IntensityRanges(
    blur_sigma=1.5,
    blur_probability=0.2,
    contrast=(0.6, 1.5),
    brightness=0.1,
    gamma=(0.7, 1.5),
    noise_std=0.05,
    noise_probability=0.2,
)


@dataclass(frozen=True)
class AppearanceRanges:
    """How often the look of a slice changes. The defaults change nothing.

    Raises:
        SettingsError: a value is out of its range.
    """

    curve_probability: float = setting(
        0.0,
        "part of the samples in which each structure, and what is around, gets a random intensity curve of its own",
        range=(0.0, 1.0),
    )
    filter_probability: float = setting(
        0.0, "part of the samples that is mixed with a random filtering of itself", range=(0.0, 1.0)
    )

    def __post_init__(self) -> None:
        check_ranges(self)
