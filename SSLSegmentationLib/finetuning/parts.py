"""What the labelled cases say of the parts of a structure: whether it is one, and whether it has holes.

Only wholly annotated cases can tell: of single slices nobody knows what is connected between them. A structure is
taken for one part if it is one in each of them that shows it, those of training and validation alike. The masks that
the network makes of validation cases have a veto: where these would lose Dice by it, all parts are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from torch import nn

from ..inference.postprocessing import PostProcessing, parts_in, rule_of
from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStore, StoredCase
from ..volumes.overlap import structure_dices
from .supervised import SupervisedObjective

_NOISE = 0.001  # of Dice


def decided_postprocessing(
    objective: SupervisedObjective, network: nn.Module, train_ids: Iterable[str]
) -> PostProcessing:
    """What is to be done to the masks of a network, as far as the labelled cases can tell.

    Args:
        objective: of its training, which is over.
        network: the one that was trained, or several that answer together.
        train_ids: cases whose labels it learnt from.
    """
    store, validation = objective.store, {case.id for case in objective.validation_cases}
    labelled = [case for case in store.cases if case.id in validation.union(train_ids)]
    return decided_rule(store, labelled, objective.validation_cases, lambda case: _predicted(objective, network, case))


def decided_rule(
    store: SliceStore,
    labelled: Sequence[StoredCase],
    validation_cases: Sequence[StoredCase],
    predicted: Callable[[StoredCase], tuple[np.ndarray, np.ndarray]],
) -> PostProcessing:
    """The same of whatever makes masks.

    Args:
        store: with the labels.
        labelled: all labelled cases of training and validation.
        validation_cases: those of them that have a veto.
        predicted: classes of the slices of a case, uint8, and their probability, float32, both [S, h, w].
    """
    validation = {case.id for case in validation_cases}
    schema = store.needed_schema
    references = {case: store.needed_labels[store.window(case)] for case in labelled}
    whole = {case: labels for case, labels in references.items() if not (labels == NOT_ANNOTATED).any()}
    values = range(1, schema.class_count)
    rule = rule_of(parts_in(labels, values) for labels in whole.values())
    one_part, without_holes = rule.one_part, rule.without_holes
    held_out = [case for case in whole if case.id in validation]
    if held_out and (one_part or without_holes):
        kinds = PostProcessing(one_part=one_part), PostProcessing(without_holes=without_holes)
        each = (_gains(predicted(case), whole[case], kinds, len(values) + 1) for case in held_out)
        gains = sum(each, np.zeros((len(kinds), len(values)))) / len(held_out)
        one_part, without_holes = (
            tuple(value for value in wanted if gain[value - 1] >= -_NOISE)
            for wanted, gain in zip((one_part, without_holes), gains, strict=True)
        )
    own = schema.values
    return PostProcessing(*(tuple(own[value - 1] for value in chosen) for chosen in (one_part, without_holes)))


def _gains(
    predicted: tuple[np.ndarray, np.ndarray], reference: np.ndarray, kinds: Sequence[PostProcessing], classes: int
) -> np.ndarray:
    """What each kind of cleaning adds to the Dice of each structure of a case, float [kinds, structures]."""
    labels, certainty = predicted
    values = range(1, classes)
    before = np.array(structure_dices(labels, reference, values))
    gains = []
    for kind in kinds:
        cleaned = labels.copy()
        kind.apply(cleaned, certainty.copy())
        gains.append(np.array(structure_dices(cleaned, reference, values)) - before)
    return np.nan_to_num(np.array(gains))  # what is in neither mask has no Dice to lose


def _predicted(objective: SupervisedObjective, network: nn.Module, case: StoredCase) -> tuple[np.ndarray, np.ndarray]:
    """Classes of the slices of a case by the trained network, uint8, and their probability, float32, both [S, h, w]."""
    every = np.ones(case.count, dtype=bool)
    found = [probabilities.max(dim=0) for probabilities in objective.answers(network.eval(), case, every)]
    labels = np.concatenate([each.indices.byte().cpu().numpy() for each in found])
    return labels, np.concatenate([each.values.cpu().numpy() for each in found])
