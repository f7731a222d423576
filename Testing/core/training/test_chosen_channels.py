"""Which sequences a training sees: all that can be learnt from, or those that are named, and none silently left out."""

from types import SimpleNamespace

import pytest

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.training.channels import check_there, chosen_channels, refuse_channels

KNOWN = ("T2", "ADC", "DWI")


def case(*names):
    """One that has these further sequences."""
    return SimpleNamespace(channel=lambda name: name if name in names else None)


LEARNT = [case(), case("ADC")]


def test_nothing_said_is_all_that_a_case_has():
    assert chosen_channels(KNOWN, (), LEARNT) == ("T2", "ADC")
    assert chosen_channels(KNOWN, (), [case("DWI"), case("ADC")]) == KNOWN
    assert chosen_channels(KNOWN, (" ",), [case()]) == ()
    assert chosen_channels((), (), LEARNT) == ()


def test_names_are_those_of_the_project_in_its_order_whatever_their_capitals():
    everything = [case("ADC", "DWI")]
    assert chosen_channels(KNOWN, ("dwi", " t2 ", "ADC", "adc"), everything) == KNOWN
    assert chosen_channels(KNOWN, ("T2", "DWI"), everything) == ("T2", "DWI")
    assert chosen_channels(KNOWN, ("T2, DWI",), everything) == ("T2", "DWI")


@pytest.mark.parametrize("first", ["T2", "t2", "image"])
def test_the_first_alone_is_the_volume_alone(first):
    assert chosen_channels(KNOWN, (first,), LEARNT) == ()
    refuse_channels(KNOWN, (first,), "It")


def test_the_only_sequence_of_a_project_can_be_named():
    assert chosen_channels((), ("image",), LEARNT) == chosen_channels(("T2",), ("T2",), LEARNT) == ()


@pytest.mark.parametrize(
    "known, asked, words",
    [
        (KNOWN, ("T2", "FLAIR"), "no sequence 'FLAIR': the project has 'T2', 'ADC' and 'DWI'"),
        ((), ("ADC",), "no sequence 'ADC': the project has one sequence"),
        (KNOWN, ("ADC",), "'T2' cannot be left out"),
        (KNOWN, ("T2", "DWI"), "None of the cases that are learnt from has the sequence 'DWI'"),
    ],
)
def test_what_cannot_be_seen_is_refused(known, asked, words):
    with pytest.raises(SettingsError, match=words) as caught:
        chosen_channels(known, asked, LEARNT)
    assert caught.value.hint


def test_what_sees_the_volume_alone_says_so():
    with pytest.raises(SettingsError, match="It sees the image of each case alone, and the sequence 'ADC' is asked"):
        refuse_channels(KNOWN, ("T2", "ADC"), "It")


def test_a_sequence_that_has_gone_since_the_plan_is_told():
    check_there(("T2", "ADC"), LEARNT)
    check_there((), [case()])
    with pytest.raises(DataError, match="No case of this run has the sequence 'DWI' any more"):
        check_there(KNOWN, LEARNT)
