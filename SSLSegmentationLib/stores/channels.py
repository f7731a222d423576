"""The further sequences of cases as arrays: prepared as the volume itself, each by its own percentiles.

``channels.npy`` of a store lies beside ``slices.npy``, row by row: float16 [N, C - 1, H, W], zero where a case lacks a
sequence. There is none in a store of the volumes alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError
from ..project import Case
from ..volumes.reading import fingerprint, read_volume
from .preprocessing import Preprocessing

FILE = "channels.npy"
#: Case → its further sequences → their fingerprints.
Fingerprints = dict[str, dict[str, str]]


def further(preprocessing: Preprocessing) -> tuple[str, ...]:
    """Names of what is prepared beside the volume itself."""
    return preprocessing.channels[1:]


def known_channels(cases: Sequence[Case], preprocessing: Preprocessing) -> Fingerprints:
    """Which of the further sequences each case has, and what they are, from the records alone."""
    found: Fingerprints = {}
    for case in cases:
        records = {name: case.channel(name) for name in further(preprocessing)}
        found[case.id] = {name: record.fingerprint for name, record in records.items() if record}
    return found


def unchanged_channel(case: Case, name: str, image: sitk.Image) -> sitk.Image | None:
    """Read a further sequence of a case, on the grid of its volume; None if it lacks that.

    Args:
        case: of the project.
        name: of the sequence.
        image: the volume itself.

    Raises:
        DataError: it cannot be used, or is another than when it was added.
    """
    record, path = case.channel(name), case.channel_path(name)
    if record is None or path is None:
        return None
    found = read_volume(path)
    if found.GetSize() != image.GetSize() or fingerprint(found) != record.fingerprint:
        raise DataError(
            f"The sequence '{record.name}' of case '{case.id}' has changed since it was added ('{path}').",
            "Add it to the case again.",
        )
    found.CopyInformation(image)  # where the grids differ by rounding, its slices are to be as many and as large
    return found


def channel_slices(case: Case, image: sitk.Image, preprocessing: Preprocessing, shape: tuple[int, ...]) -> np.ndarray:
    """The further sequences of a case as slices: float16 [S, C - 1, h, w] in [0, 1], zero where it lacks one.

    Args:
        case: of the project.
        image: its volume.
        preprocessing: names them, and says what is done to each.
        shape: slices, rows and columns of the prepared volume.

    Raises:
        DataError: one cannot be used, or is another than when it was added.
    """
    names = further(preprocessing)
    found = np.zeros((shape[0], len(names), *shape[1:]), np.float16)
    for number, name in enumerate(names):
        sequence = unchanged_channel(case, name, image)
        if sequence is not None:
            found[:, number] = preprocessing.apply(sequence)
    return found
