"""The further sequences of a volume that is segmented: on its grid, and prepared as those that were learnt from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import SimpleITK as sitk

from ..core.errors import DataError, SettingsError
from ..core.text import conjoined, quoted
from ..project.channels import FIRST_CHANNEL
from ..stores.channels import further
from ..stores.preprocessing import Preprocessing
from ..volumes.onto_grid import onto_grid
from ..volumes.reading import fingerprint


def spelt_channels(names: Mapping[str, object], preprocessing: Preprocessing) -> dict[str, str]:
    """How a model spells the names of further sequences that are given to it, whatever their capitals.

    Raises:
        SettingsError: it does not see one of them, or one is the volume itself.
    """
    known = further(preprocessing)
    spelt = {name.casefold(): name for name in known}
    first = {name.casefold() for name in (FIRST_CHANNEL, *preprocessing.channels[:1])}
    for name in names:
        if name.casefold() in first:
            raise SettingsError(f"The sequence '{name}' is the volume itself.", "Name the further sequences alone.")
        if name.casefold() not in spelt:
            sees = f"beside it sees {conjoined(quoted(known))}" if known else "sees nothing beside it"
            raise SettingsError(
                f"The model does not see a sequence '{name}' beside the volume that it segments: it {sees}.",
                "Leave it out, or train a model with it.",
            )
    return {name: spelt[name.casefold()] for name in names}


def with_sequences(
    array: np.ndarray,
    image: sitk.Image,
    given: Mapping[str, sitk.Image],
    preprocessing: Preprocessing,
    what: object,
) -> tuple[np.ndarray, list[str]]:
    """A prepared volume with its further sequences beside it.

    Args:
        array: the volume, [S, h, w] in [0, 1].
        image: as it was before.
        given: its further sequences by name; on another grid they are resampled onto that of the volume.
        preprocessing: names those that the model sees.
        what: names the volume in sentences.

    Returns:
        [S, C, h, w], zero where a sequence is missing, or the volume as it is if the model sees it alone; and
        sentences about what is missing, or was resampled.

    Raises:
        SettingsError: the model does not see one of them.
        DataError: one shares no place with the volume, or is the same image as the volume or another one.
    """
    spelt = spelt_channels(given, preprocessing)
    images = {spelt[name]: sequence for name, sequence in given.items()}
    names, remarks = further(preprocessing), []
    if not names:
        return array, []
    _refuse_twice(image, images, what)
    found = np.zeros((len(array), 1 + len(names), *array.shape[1:]), np.float32)
    found[:, 0] = array
    for number, name in enumerate(names, 1):
        if name not in images:
            remarks.append(f"It lacks the sequence '{name}', which the model has learnt from.")
            continue
        fitted = onto_grid(image, images[name], name, f"'{what}'")
        remarks += fitted.notes
        found[:, number] = preprocessing.apply(fitted.image)
    return found, remarks


def _refuse_twice(image: sitk.Image, images: Mapping[str, sitk.Image], what: object) -> None:
    """Refuse one image in the place of two: a file named by mistake, which the network would see without a word."""
    known = {fingerprint(image): "the volume itself"} if images else {}
    for name, sequence in images.items():
        one = fingerprint(sequence)
        if one in known:
            raise DataError(
                f"The sequence '{name}' of '{what}' is the same image as {known[one]}.",
                "Give the file of that sequence, or leave it out.",
            )
        known[one] = f"the sequence '{name}'"
