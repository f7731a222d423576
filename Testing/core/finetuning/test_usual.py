"""What the labelled cases say of a structure's size and place, as a model keeps it."""

from types import SimpleNamespace

import numpy as np
import pytest

from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.usual import usual_structures
from SSLSegmentationLib.inference.certainty import Reference
from SSLSegmentationLib.inference.evidence import COARSE
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.training import load_checkpoint

from .conftest import context, stored_case, tiny

SHAPE = (8, 16, 16)


def usual(**masks):
    """Of cases with these masks, in classes; pixels are 2 mm, slices 5 mm apart."""
    store = SimpleNamespace(
        needed_schema=LabelSchema.from_names({5: "liver", 9: "lesion"}),
        preprocessing=SimpleNamespace(spacing_mm=2.0),
        cases=[stored_case(name, SHAPE) for name in masks],
        needed_labels=np.stack(list(masks.values())),
    )
    store.window = lambda case: list(masks).index(case.id)
    return usual_structures(store, [name for name in masks if name != "other"])


def box(rows, value=1):
    mask = np.zeros(SHAPE, np.uint8)
    mask[2:6, rows] = value
    return mask


def test_volumes_are_in_millilitres_and_places_are_those_of_the_mask():
    liver, lesion = usual(a=box(slice(4, 8)))
    assert liver.value == 5 and liver.always and liver.volumes_ml == pytest.approx((4 * 4 * 16 * 4 * 5 / 1000,))
    where = np.reshape(liver.where, COARSE)
    assert np.array_equal(where > 0, box(slice(4, 8)) > 0) and where.max() == 100
    assert not lesion.always and lesion.volumes_ml == () and not any(lesion.where)


def test_several_cases_are_averaged_and_the_order_does_not_matter():
    masks = {"a": box(slice(4, 8)), "b": box(slice(6, 10)), "c": box(slice(0, 2), value=2)}
    liver, lesion = usual(**masks)
    assert len(liver.volumes_ml) == 2 and not liver.always and not lesion.always
    assert set(liver.where) == {0.0, 50.0, 100.0}
    again, _ = usual(**dict(reversed(masks.items())))
    assert again.where == liver.where and sorted(again.volumes_ml) == sorted(liver.volumes_ml)


def test_a_case_that_is_labelled_in_part_and_one_that_nobody_named_say_nothing():
    partly = box(slice(4, 8))
    partly[0] = NOT_ANNOTATED
    assert usual(a=partly) == ()
    assert usual(a=box(slice(4, 8)), b=partly, other=box(slice(0, 4))) == usual(a=box(slice(4, 8)))


def test_a_finetuning_keeps_it_in_its_model(project, tmp_path):
    result = run_finetuning(project, tiny(2), context(tmp_path))
    reference = Reference.of(load_checkpoint(result.model, "model"))
    assert {one.value for one in reference.usual} == set(project.schema.values)
    assert all(one.volumes_ml for one in reference.usual)
