"""The expected Dice of a mask: between 0 and 1, 0 for what is missing, by what the labelled cases show."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.inference.certainty import Reference, Usual, expected_dice, recorded
from SSLSegmentationLib.inference.evidence import COARSE, Evidence
from SSLSegmentationLib.project.schema import LabelSchema

SCHEMA = LabelSchema.from_names({3: "liver", 7: "spleen"})
HALF = np.zeros(COARSE, np.float32)
HALF[:4] = 1
share = st.floats(0, 1)


def usual(value, where=HALF, volumes=(100.0,), always=True):
    return Usual(value, volumes, tuple((100 * where).ravel().tolist()), always)


def evidence(agreement=0.9, doubt=0.2, where=HALF):
    return Evidence(agreement, doubt, where)


def judged(liver, spleen, reference=None, liver_ml=100.0):
    known = Reference((usual(3), usual(7))) if reference is None else reference
    return known.judge([liver, spleen], {"liver": liver_ml, "spleen": 100.0}, SCHEMA)


@given(share, share, st.one_of(share, st.just(math.nan)))
def test_the_expected_dice_lies_between_0_and_1(agreement, doubt, likeness):
    assert 0 <= expected_dice(agreement, doubt, likeness) <= 1


@given(share, share, share, share)
def test_more_agreement_and_more_likeness_never_lower_it(low, high, doubt, other):
    low, high = sorted((low, high))
    assert expected_dice(low, doubt, other) <= expected_dice(high, doubt, other)
    assert expected_dice(other, doubt, low) <= expected_dice(other, doubt, high)


@given(share, share)
def test_a_structure_that_every_labelled_case_has_and_that_is_missing_is_the_worst_of_all(agreement, doubt):
    found = judged(evidence(agreement, doubt), None)
    assert [one.name for one in found.structures] == ["spleen", "liver"]
    assert found.structures[0].expected_dice == 0 <= found.structures[1].expected_dice
    assert found.expected_dice < judged(evidence(agreement, doubt), evidence(agreement, doubt)).expected_dice
    assert found.reasons[0] == "No 'spleen' was found, though every labelled case has one."


def test_a_structure_that_some_labelled_cases_lack_may_be_missing():
    reference = Reference((usual(3), usual(7, always=False)))
    found = judged(evidence(), None, reference)
    assert [one.name for one in found.structures] == ["liver"] and not found.reasons
    assert found.expected_dice == judged(evidence(), evidence()).structures[0].expected_dice


def test_a_structure_that_no_labelled_case_shows_is_judged_without_them():
    reference = Reference((usual(3), usual(7, 0 * HALF, (), always=False)))
    found = judged(evidence(), evidence(), reference)
    assert math.isnan({one.name: one for one in found.structures}["spleen"].likeness)


def test_without_a_wholly_labelled_case_it_goes_by_agreement_alone_and_nothing_is_called_unusual():
    found = judged(evidence(0.9), None, Reference())
    assert [one.expected_dice == 0 for one in found.structures] == [True, False]
    assert found.reasons == ("No 'spleen' was found.",)
    assert all(math.isnan(one.likeness) and math.isnan(one.times) for one in found.structures)


def test_where_nothing_was_found_nothing_is_expected():
    assert judged(None, None).expected_dice == 0
    assert judged(None, None, Reference((usual(3, always=False), usual(7, always=False)))).expected_dice == 0


def test_the_worst_structure_comes_first_with_its_reasons_in_words():
    found = judged(evidence(), evidence(0.3, where=1 - HALF), liver_ml=310.0)
    assert found.reasons == (
        "'spleen' lies elsewhere than in the labelled cases and is outlined otherwise when the image is moved and "
        "darkened a little.",
        "'liver' has 3.1 times the volume that it has in the labelled cases.",
    )
    assert not judged(evidence(), evidence()).reasons


@pytest.mark.parametrize(("volume", "times"), [(50.0, 0.5), (100.0, 1.0), (150.0, 1.0), (400.0, 2.0)])
def test_a_volume_between_those_of_labelled_cases_is_usual(volume, times):
    reference = Reference((usual(3, volumes=(100.0, 200.0)), usual(7)))
    found = {one.name: one for one in judged(evidence(), evidence(), reference, liver_ml=volume).structures}
    assert found["liver"].times == pytest.approx(times)


def test_what_a_model_keeps_comes_back_from_json():
    reference = Reference((usual(3), usual(7, always=False)))
    assert Reference.of({"certainty": json.loads(json.dumps(to_dict(reference)))}) == reference


@pytest.mark.parametrize(
    "kept",
    [
        None,
        {},
        7,
        {"usual": [{"value": 3}]},
        {"usual": [{"value": 3, "volumes_ml": [1.0], "where": [0.0, 1.0], "always": True}]},
        {"usual": [{"value": 3, "volumes_ml": [math.nan], "where": [0.0] * 2048, "always": True}]},
        {"usual": [{"value": 3, "volumes_ml": [0.0], "where": [0.0] * 2048, "always": True}]},
        {"later": True},
    ],
)
def test_a_model_without_it_or_with_a_damaged_one_has_none(kept):
    assert Reference.of({} if kept is None else {"certainty": kept}) in (None, Reference())
    assert Reference.of({}) is None


def test_masks_of_a_model_with_a_damaged_one_say_so_and_others_do_not():
    assert "damaged" in Reference.damage({"certainty": {"later": True}})[0]
    assert Reference.damage({}) == [] == Reference.damage({"certainty": to_dict(Reference())})


def test_the_record_of_a_mask_names_each_structure():
    told = recorded(judged(evidence(), None))
    assert told["structure_certainty"]["spleen"] == 0 and set(told["structure_certainty"]) == {"spleen", "liver"}
    assert 0 < told["certainty"] < told["structure_certainty"]["liver"]
    assert recorded(None) == {"certainty": None, "structure_certainty": {}}
