"""What a DICOM header says of an image beyond its place: echo, b-value, phase, time and the like.

Volumes that a scanner puts into one series, or one object, differ in one of these. Each is looked for where single
images have it, in the functional groups of enhanced objects, and in a few private elements of vendors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from pydicom.datadict import keyword_for_tag
from pydicom.dataset import Dataset

#: Trait → where it stands: (functional group, element). The group counts in enhanced objects only.
_EXACT = {
    "echo": (("MREchoSequence", "EffectiveEchoTime"), ("", "EchoTime"), ("", "EchoNumbers")),
    "b": (("MRDiffusionSequence", "DiffusionBValue"),),
    "inversion": (("MRModifierSequence", "InversionTimes"), ("", "InversionTime")),
    "flip angle": (("MRTimingAndRelatedParametersSequence", "FlipAngle"),),
    "kernel": (("CTReconstructionSequence", "ConvolutionKernel"),),
    "context": (("MRArterialSpinLabelingSequence", "ASLContext"),),
    "time": (
        ("FrameContentSequence", "TemporalPositionIndex"),
        ("", "TemporalPositionIdentifier"),
        ("TemporalPositionSequence", "TemporalPositionTimeOffset"),
    ),
    "acquisition": (("FrameContentSequence", "FrameAcquisitionNumber"), ("", "AcquisitionNumber")),
    "heart": (("CardiacSynchronizationSequence", "NominalCardiacTriggerDelayTime"), ("", "TriggerTime")),
    "clock": (("FrameContentSequence", "FrameAcquisitionDateTime"), ("", "AcquisitionDateTime")),
}
_FRAME_TYPES = (
    "MRImageFrameTypeSequence", "CTImageFrameTypeSequence", "PETFrameTypeSequence", "MRSpectroscopyFrameTypeSequence",
)  # fmt: skip
#: What vendors have elements of their own for: (first element of the block, its owner) → elements.
_PRIVATE: dict[str, dict[tuple[int, str], tuple[int, ...]]] = {
    "b": {
        (0x00190010, "SIEMENS MR HEADER"): (0x0019100C,),
        (0x20010010, "Philips Imaging DD 001"): (0x20011003,),
        (0x00430010, "GEMS_PARM_01"): (0x00431039,),
    },
    "direction": {
        (0x00190010, "SIEMENS MR HEADER"): (0x0019100E,),
        (0x20050014, "Philips MR Imaging DD 005"): (0x20051413,),
        (0x00190010, "GEMS_ACQU_01"): (0x001910BB, 0x001910BC, 0x001910BD),
    },
    "context": {(0x20050014, "Philips MR Imaging DD 005"): (0x20051429,)},  # label or control
    "component": {(0x00430010, "GEMS_PARM_01"): (0x0043102F,)},
}
#: Siemens calls a sequence after its b-value, and after its direction or ``t`` for their trace.
_SEQUENCE_NAME = re.compile(r"\*?[a-z]+_b(\d+)(?:t|#(\d+))?", re.IGNORECASE)
_COMPONENTS = ("MAGNITUDE", "PHASE", "REAL", "IMAGINARY")
#: Dimensions of an enhanced object that speak of places, which the positions tell better.
_PLACES = {"StackID", "InStackPositionNumber", "ImagePositionPatient", "ImageOrientationPatient"}
#: Dimensions that speak of times.
_TIMES = {
    "TemporalPositionIndex", "TemporalPositionTimeOffset", "NominalCardiacTriggerDelayTime", "TriggerTime",
    "ActualCardiacTriggerDelayTime", "NominalPercentageOfCardiacPhase", "CardiacTriggerDelayTime",
    "FrameAcquisitionDateTime", "FrameReferenceDateTime",
}  # fmt: skip

PRIVATE_TAGS = {tag for places in _PRIVATE.values() for (owner, _), tags in places.items() for tag in (owner, *tags)}
TRAIT_KEYWORDS = (
    *dict.fromkeys(keyword for places in _EXACT.values() for _, keyword in places),
    "ImageType", "ComplexImageComponent", "DiffusionGradientOrientation", "AcquisitionDate", "AcquisitionTime",
    "DimensionIndexSequence", "SequenceName",
)  # fmt: skip


class Groups:
    """Elements of one image: its own functional groups, then those that all frames share, then the object's.

    Args:
        content: the object.
        shared: item of the groups that all frames share, if there are any.
        own: item of this frame's groups; None in an object that is one image.
    """

    def __init__(self, content: Dataset, shared: Dataset | None, own: Dataset | None) -> None:
        self.content = content
        self.own, self.shared = own, shared

    def value(self, group: str, keyword: str) -> Any:
        """Value of an element, or None."""
        for item in (self.own, self.shared):
            if group and item is not None:
                inner = item.get(group)
                value = inner[0].get(keyword) if inner else None
                if value is not None and value != "":
                    return value
        return self.content.get(keyword)

    def numbers(self, group: str, keyword: str, count: int) -> np.ndarray | None:
        """Finite numbers, [count]; None if the element lacks or is anything else."""
        try:
            values = np.atleast_1d(np.array(self.value(group, keyword), dtype=float))
        except (TypeError, ValueError):
            return None
        return values if values.shape == (count,) and np.isfinite(values).all() else None

    def private(self, key: str) -> Any:
        """Value of a vendor's element, or values of several, if the vendor is the one who owns their block; or None."""
        for (owner_tag, owner), tags in _PRIVATE[key].items():
            if str(getattr(self.content.get(owner_tag), "value", "")).strip() != owner:
                continue
            values = [self.content[tag].value for tag in tags if tag in self.content]
            if len(values) == len(tags):
                return values if len(values) > 1 else values[0]
        return None


def traits(groups: Groups) -> dict[str, Any]:
    """All that is said of an image; what is not said is not in it."""
    found = {name: _plain(_first(groups, places)) for name, places in _EXACT.items()}
    found["type"] = _image_type(groups)
    found["b"] = found["b"] if found["b"] is not None else _private_b(groups)
    found["direction"] = _direction(groups)
    if found["b"] is None and (
        called := _SEQUENCE_NAME.fullmatch(str(groups.content.get("SequenceName") or "").strip())
    ):
        found["b"] = float(called[1])
        found["direction"] = found["direction"] or _plain(called[2])
    found["context"] = found["context"] or _plain(groups.private("context"))
    if found["clock"] is None:
        date, time = groups.content.get("AcquisitionDate"), groups.content.get("AcquisitionTime")
        found["clock"] = f"{date or ''}{time}" if time else None
    found |= _dimensions(groups)
    return {name: value for name, value in found.items() if value is not None}


def _first(groups: Groups, places: Sequence[tuple[str, str]]) -> Any:
    values = (groups.value(group, keyword) for group, keyword in places)
    return next((value for value in values if value is not None and value != ""), None)


def _plain(value: Any) -> Hashable:
    """A number to 4 digits behind the point, or text; a list as a tuple."""
    if value is None or value == "":
        return None
    if not isinstance(value, str | bytes) and isinstance(value, Sequence):
        return tuple(map(_plain, value)) or None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value).strip() or None
    return round(number, 4) if math.isfinite(number) else None


def _image_type(groups: Groups) -> tuple[str, ...]:
    """Words of the image's type, with the part of a complex image that it is."""
    places = [*((group, "FrameType") for group in _FRAME_TYPES), ("", "ImageType")]
    value = _first(groups, places)
    words = [value] if isinstance(value, str) else list(value or ())
    component = _first(groups, [(group, "ComplexImageComponent") for group in _FRAME_TYPES])
    if component is None:
        number = _plain(groups.private("component"))
        component = _COMPONENTS[int(number)] if number in (0, 1, 2, 3) else None
    return tuple(str(word).strip().upper() for word in [*words, component] if word and word != "MIXED")


def _private_b(groups: Groups) -> Hashable:
    value = groups.private("b")
    if not isinstance(value, str | bytes) and isinstance(value, Sequence):
        value = value[0] if value else None
    number = _plain(value)
    if not isinstance(number, float):
        return None
    return number % 1e5 if number >= 1e9 else number  # GE adds 1e9 to mark what it has computed


def _direction(groups: Groups) -> Hashable:
    value = None
    for item in (groups.own, groups.shared):
        group = item.get("MRDiffusionSequence") if item is not None else None
        inner = group[0].get("DiffusionGradientDirectionSequence") if group else None
        value = value or (inner[0].get("DiffusionGradientOrientation") if inner else None)
    value = value or groups.content.get("DiffusionGradientOrientation") or groups.private("direction")
    return _plain(value)


def _dimensions(groups: Groups) -> dict[str, Hashable]:
    """Indices of an enhanced frame along the dimensions that its object names, but for those of places."""
    values, pointers = groups.value("FrameContentSequence", "DimensionIndexValues"), None
    if groups.own is not None:
        pointers = groups.content.get("DimensionIndexSequence")
    if values is None or not pointers:
        return {}
    values = list(values) if isinstance(values, Sequence) else [values]
    names = [keyword_for_tag(pointer.get("DimensionIndexPointer", 0)) for pointer in pointers]
    if len(names) != len(values):
        return {}
    return {
        f"dimension {i + 1}{' time' if name in _TIMES else ''}": int(values[i])
        for i, name in enumerate(names)
        if name not in _PLACES
    }
