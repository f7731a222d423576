"""Cleaning masks: what is one piece is left in one piece, what may be the structure itself is never lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.inference.postprocessing import PostProcessing, numbered_parts
from SSLSegmentationLib.project.schema import LabelSchema

ONE_PART = PostProcessing(one_part=(1, 2, 3))
NO_HOLES = PostProcessing(without_holes=(1, 2, 3))
ALL = PostProcessing(one_part=(1, 2, 3), without_holes=(1, 2, 3))
SHAPES = arrays.array_shapes(min_dims=2, max_dims=3, min_side=2, max_side=7)


@st.composite
def masks(draw):
    """A label map with structures 1 to 3, mostly one or the other, and how certain each voxel is."""
    shape = draw(SHAPES)
    labels = draw(arrays.arrays(np.uint8, shape, elements=st.sampled_from([0, 0, 1, 1, 1, 2, 3])))
    certainty = draw(arrays.arrays(np.float16, shape, elements=st.sampled_from([0.25, 0.5, 0.75, 1.0])))
    return labels, certainty


def cleaned(labels, certainty=None, rule=ALL):
    found = labels.copy()
    sure = np.ones(labels.shape, np.float16) if certainty is None else certainty.copy()
    return found, sure, rule.apply(found, sure)


@given(masks())
def test_a_second_time_changes_nothing(mask):
    once, sure, _ = cleaned(*mask)
    twice, _, changes = cleaned(once, sure)
    assert np.array_equal(once, twice) and not changes.removed and not changes.filled


@given(masks())
def test_what_is_taken_away_becomes_background_and_only_background_is_filled(mask):
    labels, _ = mask
    found, _, changes = cleaned(*mask, ONE_PART)
    assert ((found == labels) | (found == 0)).all()
    assert sum(changes.removed.values()) == np.count_nonzero(found != labels)
    found, _, changes = cleaned(*mask, NO_HOLES)
    assert (labels[found != labels] == 0).all()
    assert sum(changes.filled.values()) == np.count_nonzero(found != labels)


@given(masks())
def test_the_part_with_most_mass_stays_whole_and_the_others_go_if_it_is_most_of_it(mask):
    labels, certainty = mask
    found, _, changes = cleaned(*mask, ONE_PART)
    for value in set(np.unique(labels)) - {0}:
        number, mass = numbered_parts(labels == value, certainty)
        largest = (labels == value) & (number == mass.argmax() + 1)
        clear = mass.max() >= 2 / 3 * mass.sum()
        assert np.array_equal(found == value, largest if clear else labels == value)
        assert (value in changes.scattered) != clear


@given(masks())
def test_single_parts_are_left_alone(mask):
    labels, certainty = mask
    single = np.zeros_like(labels)
    for value in set(np.unique(labels)) - {0}:
        number, mass = numbered_parts(labels == value, certainty)
        single[(number == mass.argmax() + 1) & (labels == value)] = value
    found, _, changes = cleaned(single, certainty, ONE_PART)
    assert np.array_equal(found, single) and not changes.removed and not changes.scattered


@given(masks(), st.data())
def test_the_order_of_axes_and_their_direction_do_not_matter(mask, data):
    labels, certainty = mask
    order = data.draw(st.permutations(range(labels.ndim)))
    flipped = data.draw(st.sets(st.sampled_from(range(labels.ndim))))

    def turned(array):
        return np.flip(array.transpose(order), tuple(flipped)).copy()

    assert np.array_equal(turned(cleaned(*mask)[0]), cleaned(turned(labels), turned(certainty))[0])


@given(masks())
def test_what_no_rule_names_is_left_alone(mask):
    labels, _ = mask
    found, _, _ = cleaned(*mask, PostProcessing(one_part=(2,), without_holes=(2,)))
    for value in (1, 3):
        assert np.array_equal(found == value, labels == value)
    assert np.array_equal(cleaned(*mask, PostProcessing())[0], labels)


def blocks(*sizes, depth=5):
    """Blocks of one structure side by side."""
    labels = np.zeros((depth + 2, 8, 12 * len(sizes)), np.uint8)
    for number, size in enumerate(sizes):
        labels[1 : 1 + depth, 1:7, 12 * number + 1 : 12 * number + 1 + size] = 1
    return labels


def test_a_small_sure_part_is_kept_rather_than_a_large_unsure_one():
    labels = blocks(10, 5)
    certainty = np.full(labels.shape, 0.2, np.float16)
    certainty[..., 12:] = 0.9
    found, _, changes = cleaned(labels, certainty)
    assert not found[..., :12].any() and np.array_equal(found[..., 12:], labels[..., 12:])
    assert changes.removed == {1: 5 * 6 * 10}


def test_if_no_part_is_clearly_the_largest_all_stay_and_that_is_told():
    labels = blocks(10, 6, 1)
    found, _, changes = cleaned(labels)
    assert np.array_equal(found, labels) and changes.scattered == {1: 3} and not changes.removed
    (remark,) = ALL.remarks(changes, found, LabelSchema.from_names(["kidney"]), 0.5)
    assert "'kidney' is in 3 parts, none of them clearly the largest" in remark


def test_the_remark_says_how_much_was_left_out():
    labels = blocks(10, 1)
    found, _, changes = cleaned(labels)
    for voxel_ml, amount in ((0.5, "15.0"), (0.0005, "0.015"), (100, "3000.0")):
        (remark,) = ALL.remarks(changes, found, LabelSchema.from_names(["kidney"]), voxel_ml)
        assert remark.startswith(f"{amount} ml of 'kidney' lay apart")


def test_specks_are_removed_without_a_remark():
    labels = blocks(10, 1, depth=20)
    labels[2:, :, 12:] = 0
    found, _, changes = cleaned(labels)
    assert changes.removed == {1: 6} and not ALL.remarks(changes, found, LabelSchema.from_names(["kidney"]), 1.0)


def test_what_touches_at_a_corner_is_one_part():
    labels = np.zeros((4, 4, 4), np.uint8)
    labels[0, 0, 0] = labels[1, 1, 1] = labels[2, 2, 2] = labels[3, 3, 3] = 1
    assert np.array_equal(cleaned(labels)[0], labels)


def hollow(hole=1):
    labels = np.zeros((9, 9, 9), np.uint8)
    labels[1:8, 1:8, 1:8] = 1
    labels[3 : 3 + hole, 3 : 3 + hole, 3 : 3 + hole] = 0
    return labels


def test_a_small_hole_is_filled():
    found, sure, changes = cleaned(hollow(2))
    assert (found[1:8, 1:8, 1:8] == 1).all() and changes.filled == {1: 8}
    assert sure[3, 3, 3] == 0 and sure[1, 1, 1] == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda labels: labels.__setitem__((3, 3, 3), 2), id="another structure lies in it"),
        pytest.param(lambda labels: labels.__setitem__((3, 3, slice(3)), 0), id="it is open"),
        pytest.param(lambda labels: labels.__setitem__((slice(2, 6),) * 3, 0), id="it is large"),
    ],
)
def test_other_holes_stay(change):
    labels = hollow(2)
    change(labels)
    assert np.array_equal(cleaned(labels)[0], labels)


def test_a_part_that_was_taken_away_leaves_no_hole():
    labels = np.zeros((9, 9, 30), np.uint8)
    labels[1:8, 1:8, 1:8] = 1
    labels[4, 4, 4] = 2
    labels[3:6, 3:6, 20:26] = 2
    found, _, changes = cleaned(labels)
    assert found[4, 4, 4] == 1 and changes.removed == {2: 1} and changes.filled == {1: 1}


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_single_slice_has_holes_in_its_plane(axis):
    flat = np.ones((9, 9), np.uint8)
    flat[4, 4] = 0
    assert cleaned(np.expand_dims(flat, axis))[0].all()
    assert not cleaned(np.stack([np.zeros_like(flat), flat, np.zeros_like(flat)], axis))[2].filled


def test_an_empty_mask_and_values_that_no_mask_has_are_no_trouble():
    labels = np.zeros((3, 3, 3), np.uint8)
    rule = PostProcessing((0, -1, 7, 999), (0, -1, 7, 999))
    assert not cleaned(labels, rule=rule)[0].any()
    assert rule.names(LabelSchema.from_names({7: "liver"})) == (("liver",), ("liver",))
    assert PostProcessing((1,)).apply(np.ones((1, 1, 1), np.uint8), np.ones((1, 1, 1), np.float16)).removed == {}


def test_a_rule_is_read_from_a_model_and_older_models_have_none():
    assert not PostProcessing.of({}) and not PostProcessing.of({"postprocessing": None})
    assert PostProcessing.of({"postprocessing": {"one_part": [3, 1]}}) == PostProcessing((3, 1))
    for damaged in ({"one_part": ["liver"]}, {"one_part": 1}, {"newer": [1]}, [1]):
        with pytest.raises(SettingsError):
            PostProcessing.of({"postprocessing": damaged})
