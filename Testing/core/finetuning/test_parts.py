"""Whether a structure is one part is decided by wholly annotated cases, and by how validation masks fare."""

from types import MethodType, SimpleNamespace

import numpy as np
import pytest
import torch
from torch import nn

from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.parts import decided_postprocessing
from SSLSegmentationLib.finetuning.supervised import SupervisedObjective
from SSLSegmentationLib.inference.postprocessing import PostProcessing
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.project import LabelRecord
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.training import load_checkpoint

from .conftest import context, stored_case, tiny

SCHEMA = LabelSchema.from_names({5: "liver", 9: "lesions"})
SHAPE = (4, 16, 16)


class Copying(nn.Module):
    """Stands for a network: the class is what the image shows, in halves."""

    settings, classes = UNetSettings(widths=(8, 8)), 3

    def forward(self, images):
        return torch.cat([-(((2 * images - value) * 10) ** 2) for value in range(3)], dim=1)


class Store:
    """Stands for a slice store: cases of one size."""

    schema = needed_schema = SCHEMA

    def __init__(self, masks, images):
        self.cases = [stored_case(name, SHAPE) for name in masks]
        self.labels = self.needed_labels = np.stack(list(masks.values()))
        self.images = np.stack([images.get(name, np.zeros(SHAPE)) for name in masks]).astype(np.float16)

    def window(self, case):
        return [one.id for one in self.cases].index(case.id)

    def inputs(self, case, chosen):
        return torch.from_numpy(self.images[self.window(case)][chosen])[:, None]


def decided(masks, validation=(), predicted=None):
    """The names of structures that are decided to be one part, and to have no hole.

    Args:
        masks: case → reference, in classes; all that are not of validation are trained on.
        predicted: case → what the network makes of it.
    """
    store = Store(masks, {name: mask / 2 for name, mask in (predicted or masks).items()})
    objective = SimpleNamespace(
        store=store,
        validation_cases=[case for case in store.cases if case.id in validation],
        network=Copying(),
        exported=Copying(),
        batch_size=3,
        parts=1,
        patch=SHAPE[1:],
        device=torch.device("cpu"),
    )
    objective.answers = MethodType(SupervisedObjective.answers, objective)
    return decided_postprocessing(
        objective, objective.exported, [name for name in masks if name not in validation]
    ).names(SCHEMA)


def mask(*boxes):
    """A mask with class 1 or 2 in boxes (class, rows, columns), in the slices 0 to 2."""
    labels = np.zeros(SHAPE, np.uint8)
    for value, rows, columns in boxes:
        labels[:3, slice(*rows), slice(*columns)] = value
    return labels


LIVER = mask((1, (0, 10), (0, 10)))
TWO = mask((1, (0, 10), (0, 10)), (1, (12, 16), (0, 4)))
BOTH = mask((1, (0, 10), (0, 10)), (2, (12, 14), (2, 4)), (2, (12, 14), (8, 10)))


def test_one_case_with_one_part_suffices_and_what_nobody_has_shown_is_left_alone():
    assert decided({"a": LIVER}) == (("liver",), ("liver",))


def test_what_has_several_parts_in_any_case_keeps_all():
    assert decided({"a": LIVER, "b": TWO}) == ((), ("liver",))
    assert decided({"a": BOTH}) == (("liver",), ("liver", "lesions"))


def test_specks_of_a_reference_count_for_nothing():
    speck = LIVER.copy()
    speck[0, 15, 15] = 1
    assert decided({"a": speck})[0] == ("liver",)


def test_a_structure_that_another_cuts_in_two_keeps_both():
    cut = LIVER.copy()
    cut[:, 5] = 2
    assert decided({"a": cut})[0] == ("lesions",)


def test_holes_of_a_reference_are_no_faults():
    hollow = np.zeros(SHAPE, np.uint8)
    hollow[:, 2:9, 2:9] = 1
    hollow[1:3, 4:6, 4:6] = 0
    assert decided({"a": hollow}) == (("liver",), ())


def test_a_partly_annotated_case_cannot_tell():
    partly = LIVER.copy()
    partly[2] = NOT_ANNOTATED
    assert decided({"a": partly}) == ((), ())
    apart = TWO.copy()
    apart[2] = NOT_ANNOTATED
    assert decided({"a": apart, "b": LIVER})[0] == ("liver",)


def test_an_empty_reference_tells_nothing():
    assert decided({"a": np.zeros(SHAPE, np.uint8)}) == ((), ())
    assert decided({"a": np.zeros(SHAPE, np.uint8), "b": LIVER})[0] == ("liver",)


def test_validation_cases_forbid_what_makes_their_masks_worse():
    false_blob = mask((1, (0, 10), (0, 10)), (1, (12, 16), (0, 4)))
    assert decided({"a": LIVER, "v": LIVER}, ["v"], {"v": false_blob})[0] == ("liver",)
    missed = mask((1, (0, 3), (0, 10)), (1, (8, 10), (0, 5)))  # one organ, of which the network has found two parts
    assert decided({"a": LIVER, "v": LIVER}, ["v"], {"v": missed}) == ((), ("liver",))
    assert decided({"a": LIVER, "v": LIVER, "w": LIVER}, ["v", "w"], {"v": false_blob, "w": LIVER})[0] == ("liver",)


def test_validation_references_count_as_those_of_training_do():
    assert decided({"a": LIVER, "v": TWO}, ["v"])[0] == ()


def test_a_finetuning_keeps_the_rule_in_its_model_and_says_it(project, tmp_path):
    result = run_finetuning(project, tiny(2), context(tmp_path))
    content = load_checkpoint(result.model, "model")
    rule = PostProcessing.of(content)
    assert set(rule.one_part) <= set(project.schema.values) and rule.without_holes
    told = [event["text"] for event in RunFolder(tmp_path / "run").events("message")]
    assert any("small holes are filled" in text for text in told)
    card = ModelCard.read(result.model.parent)
    assert (card.one_part, card.without_holes) == rule.names(project.schema)


@pytest.mark.parametrize("whole", [True, False])
def test_annotated_slices_alone_decide_nothing(project, tmp_path, whole):
    for case in project.cases(labelled=True):
        if not whole:
            case.label = LabelRecord(case.label.file, "annotated", 2, list(range(3)))
            case.save()
    content = load_checkpoint(run_finetuning(project, tiny(2), context(tmp_path)).model, "model")
    assert bool(PostProcessing.of(content)) == whole
