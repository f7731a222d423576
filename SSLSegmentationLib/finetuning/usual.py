"""What the labelled cases say of a structure's size and place. Only wholly annotated cases can tell."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..inference.certainty import Usual
from ..inference.evidence import COARSE, coarse_map
from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStore


def usual_structures(store: SliceStore, ids: Iterable[str]) -> tuple[Usual, ...]:
    """How each structure is in the labelled cases; empty if none is wholly annotated.

    Args:
        store: of the training.
        ids: cases that are labelled, those of validation among them.
    """
    wanted = set(ids)
    cases = [case for case in store.cases if case.id in wanted]
    masks = {case: store.needed_labels[store.window(case)] for case in cases}
    whole = {case: labels for case, labels in masks.items() if not (labels == NOT_ANNOTATED).any()}
    if not whole:
        return ()
    found = []
    for number, value in enumerate(store.needed_schema.values, start=1):
        volumes, places = [], []
        for case, labels in whole.items():
            mask = labels == number
            if mask.any():
                pixel_ml = store.preprocessing.spacing_mm**2 * case.slice_spacing_mm / 1000
                volumes.append(float(f"{np.count_nonzero(mask) * pixel_ml:.4g}"))
                places.append(coarse_map(mask))
        where = np.round(100 * np.mean(places, axis=0), 1) if places else np.zeros(COARSE)
        found.append(Usual(value, tuple(volumes), tuple(where.ravel().tolist()), always=len(volumes) == len(whole)))
    return tuple(found)
