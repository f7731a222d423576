"""Is a volume like those that a model learnt from? Where nothing can come of it, it is refused; else it gets remarks.

A model keeps of each of its training cases: the field of view, the distance of slices, their plane, and the shape of
the histogram after normalisation. What the limits below give on public MRI stands in ``docs/methods.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..stores.preprocessing import Preprocessing, image_axes
from ..stores.stored import Stored
from ..volumes.geometry import plane_of
from ..volumes.intensity import unit_range

_QUANTILES = np.linspace(0.05, 0.95, 10)
_MOST_CASES = 50
_MOST_PIXELS = 1 << 16  # of a case, for its histogram
_FIELD = 1.5  # times larger or smaller than any field of view of the training
_DISTANCE = 2.0  # times the largest distance of slices, or its inverse
_GREYS = 0.08  # mean difference of quantiles, of the range of greys, and …
_SPREAD = 1.5  # … times the largest difference of a training case from the one most like it
_OLDER = 3.0  # of the patch of a model that has kept nothing else
_FEWEST_PIXELS = 2  # that the longer side of a slice may have for the model, and at most
_MOST_SIDE, _MOST_FINER = 4096, 4  # pixels, or times those of the volume
_UNSURE = 0.5
#: The remark on a mask without a voxel.
EMPTY = "Nothing was found in it."


class _Store(Protocol):
    """What a training learns from: slices, or whole volumes."""

    images: np.ndarray
    preprocessing: Any

    @property
    def cases(self) -> Sequence[Stored]: ...

    @property
    def planes(self) -> Mapping[str, str]: ...

    @property
    def slices_apart_mm(self) -> Mapping[str, float]: ...

    def window(self, case: Any) -> tuple[Any, ...]: ...


def training_likeness(store: _Store, ids: Collection[str]) -> dict[str, Any]:
    """What a model keeps of the volumes that it learnt from, so that others can be compared with them.

    Args:
        store: what it was trained on.
        ids: training cases.
    """
    wanted = set(ids)
    cases = [case for case in store.cases if case.id in wanted]
    cases = cases[:: -(-len(cases) // _MOST_CASES) or 1]  # spread over all of them
    pixel, apart = store.preprocessing.spacing_mm, store.slices_apart_mm
    return {
        "field_mm": [float(f"{max(case.height, case.width) * pixel:.4g}") for case in cases],
        "slice_mm": [float(f"{apart[case.id]:.4g}") for case in cases if case.id in apart],
        "greys": [_greys(store.images[store.window(case)], store.preprocessing) for case in cases],
        "planes": sorted({store.planes[case.id] for case in cases if case.id in store.planes}),
    }


def known_likeness(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a checkpoint keeps of :func:`training_likeness`; None if it is from before, or damaged."""
    try:
        known = content["data"]["like"]
        numbers = {name: np.array(known[name], dtype=float) for name in ("field_mm", "slice_mm", "greys")}
        whole = numbers["greys"].shape == (len(numbers["field_mm"]), len(_QUANTILES))
        planes = known.get("planes", [])
        whole = whole and isinstance(planes, list) and all(isinstance(plane, str) for plane in planes)
        positive = all((numbers[name] > 0).all() for name in ("field_mm", "slice_mm"))
        finite = all(np.isfinite(values).all() for values in numbers.values())
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
    return {**known, "planes": planes} if whole and positive and finite and len(numbers["field_mm"]) else None


def refuse_absurd(image: sitk.Image, preprocessing: Preprocessing, what: object) -> None:
    """Refuse a volume whose spacing is not of the model's world, before it takes all memory.

    Raises:
        DataError: says so; ``what`` names the volume.
    """
    spacing = " × ".join(f"{mm:.4g}" for mm in image.GetSpacing())
    hint = "Check the spacing of the file where it was made; --pixel-size of 'sslseg add' sets another one."
    if preprocessing.keeps_pixels:
        return
    native, slices = _in_plane(image, preprocessing)
    across = image_axes(image, preprocessing.plane_for(image))[0]
    stack, distance = image.GetSize()[across], image.GetSpacing()[across]
    too_many = preprocessing.stacked(stack, distance)[0] > max(_MOST_SIDE, _MOST_FINER * stack)
    too_fine = too_many or max(slices) > max(_MOST_SIDE, _MOST_FINER * max(native))
    if too_fine or max(slices) < min(_FEWEST_PIXELS, max(native)):
        raise DataError(
            f"'{what}' has voxels of {spacing} mm, but the model sees pixels of {preprocessing.spacing_mm:.3g} mm: "
            f"for it the slices of {native[0]} × {native[1]} pixels would be {slices[0]} × {slices[1]}.",
            hint if too_fine else "Use a model for images of this kind. " + hint,
        )


def likeness_remarks(
    image: sitk.Image,
    array: np.ndarray,
    preprocessing: Preprocessing,
    patch: Sequence[int],
    known: Mapping[str, Any] | None,
) -> list[str]:
    """How a volume differs from those that the model learnt from, in sentences.

    Args:
        image: the volume.
        array: the same preprocessed, [S, h, w] in [0, 1].
        preprocessing: of the model.
        patch: pixels that the model saw at a time.
        known: of :func:`known_likeness`.
    """
    in_mm = not preprocessing.keeps_pixels
    field = max(_in_plane(image, preprocessing)[1]) * preprocessing.spacing_mm
    if not known:
        usual = max(patch) * preprocessing.spacing_mm
        off = in_mm and _outside(field, [usual], _OLDER)
        return [f"Its slices are {field:.3g} mm wide, but the model saw {usual:.3g} mm at a time."] if off else []
    found = []
    if in_mm and _outside(field, known["field_mm"], _FIELD):
        found.append(
            f"Its slices are {field:.3g} mm wide; those that the model learnt from {_range(known['field_mm'])} mm."
        )
    distance = image.GetSpacing()[image_axes(image, preprocessing.plane_for(image))[0]]
    if known["slice_mm"] and _outside(distance, known["slice_mm"], _DISTANCE):
        found.append(
            f"Its slices are {distance:.3g} mm apart; those that the model learnt from {_range(known['slice_mm'])} mm."
        )
    plane = plane_of(image)
    if preprocessing.plane == "acquired" and known["planes"] and plane not in known["planes"]:
        found.append(f"Its slices are {plane}; those that the model learnt from {' or '.join(known['planes'])}.")
    if _other_greys(np.array(_greys(array, preprocessing)), np.array(known["greys"])):
        found.append("Its grey values are spread otherwise: it may be another contrast, body part or kind of image.")
    return found


def result_remarks(confidence: float | None) -> list[str]:
    """What a mask itself says of how well the volume suits the model."""
    if confidence is None:
        return [EMPTY]
    return [f"The model is unsure: confidence {confidence:.2f}."] if confidence < _UNSURE else []


def _in_plane(image: sitk.Image, preprocessing: Preprocessing) -> tuple[tuple[int, int], tuple[int, int]]:
    """Rows and columns of the slices of a volume, and what they would be in the model's pixels."""
    axes = image_axes(image, preprocessing.plane_for(image))[1:]
    native = tuple(image.GetSize()[axis] for axis in axes)
    millimetres = (image.GetSize()[axis] * image.GetSpacing()[axis] for axis in axes)
    return native, tuple(round(length / preprocessing.spacing_mm) for length in millimetres)


def _greys(array: np.ndarray, preprocessing: Preprocessing) -> list[float]:
    """Quantiles of evenly spread pixels, in [0, 1]."""
    flat = np.asarray(array, np.float32).ravel()
    step = -(-flat.size // _MOST_PIXELS)
    some = flat[:: step + (step % 2 == 0)]
    if preprocessing.is_standardised:
        some = unit_range(some)
    return [round(float(value), 4) for value in np.quantile(some, _QUANTILES)]


def _other_greys(greys: np.ndarray, known: np.ndarray) -> bool:
    apart = np.abs(known[:, None] - known[None]).mean(axis=2)
    np.fill_diagonal(apart, np.inf)
    usual = float(apart.min(axis=1).max()) if len(known) > 2 else 0.0
    return bool(np.abs(known - greys).mean(axis=1).min() > max(_GREYS, _SPREAD * usual))


def _outside(value: float, known: Sequence[float], factor: float) -> bool:
    return not min(known) / factor < value < max(known) * factor


def _range(values: Sequence[float]) -> str:
    low, high = f"{min(values):.3g}", f"{max(values):.3g}"
    return low if low == high else f"{low} to {high}"
