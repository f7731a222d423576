"""The ejection fraction: what is taken for the left ventricle's cavity, and where the fraction cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.project.heart import ejection, left_ventricle
from SSLSegmentationLib.project.schema import LabelSchema, Segment

BLANK = "~SCT^123037004^Anatomical Structure~{}~^^~~{}~^^"
VENTRICLE, MUSCLE, BLOOD = "SCT^87878005^Left Ventricle", "SCT^10206005^Myocardium", "SCT^87612001^Blood"
NONE = "^^"


def schema(*segments):
    """Structures by name, or by name and terminology (type, region)."""
    rows = [(one, ("", "")) if isinstance(one, str) else one for one in segments]
    return LabelSchema(
        tuple(
            Segment(value, name, (9, 9, 9), BLANK.format(kind, region or NONE) if kind else "")
            for value, (name, (kind, region)) in enumerate(rows, 1)
        )
    )


@pytest.mark.parametrize(
    "name",
    ["LV cavity", "lv_cavity", "LVC", "Left ventricle cavity", "left ventricular blood pool", "LV-bloodpool", "lv endo",
     "Cavity of the left ventricle"],
)  # fmt: skip
def test_names_that_say_it(name):
    assert left_ventricle(schema("RV cavity", "LV wall", name)).name == name


@pytest.mark.parametrize(
    "names", [["LV"], ["LV wall", "RV"], ["liver"], ["MLV", "RV"], ["LV cavity", "LVC"], ["LV epi"]]
)
def test_names_that_do_not_are_asked_about(names):
    with pytest.raises(SettingsError, match="The ejection fraction cannot be told") as error:
        left_ventricle(schema(*names))
    assert "--structure" in error.value.hint and names[0] in error.value.hint


def test_terminology_comes_before_names():
    by_type = schema(("chamber", (VENTRICLE, "")), "LV cavity")
    assert left_ventricle(by_type).name == "chamber"
    by_region = schema(("inside", (BLOOD, VENTRICLE)), ("muscle", (MUSCLE, VENTRICLE)))
    assert left_ventricle(by_region).name == "inside"
    with pytest.raises(SettingsError, match="several structures are"):
        left_ventricle(schema(("a", (VENTRICLE, "")), ("b", (VENTRICLE, ""))))


def test_a_person_can_say_it():
    assert left_ventricle(schema("LV", "RV"), "rv").name == "RV"
    with pytest.raises(SettingsError, match="There is no structure 'LA'"):
        left_ventricle(schema("LV", "RV"), "LA")


def test_the_two_ends_of_a_beat():
    found = ejection("LV", {1: 120.0, 2: 90.0, 3: 48.0, 4: 100.0})
    assert (found.end_diastole, found.end_systole, found.stroke_ml) == (1, 3, 72.0)
    assert found.fraction == pytest.approx(0.6)
    assert str(found) == (
        "Ejection fraction of 'LV': 60.0 % (120.0 ml at end-diastole, frame 1; 48.0 ml at end-systole, frame 3; "
        "stroke volume 72.0 ml)."
    )


@pytest.mark.parametrize(
    ("volumes", "words"), [({1: 5.0}, "single frame"), ({}, "single frame"), ({1: 0.0, 2: 0.0}, "nothing")]
)
def test_where_it_cannot_be_told(volumes, words):
    with pytest.raises(DataError, match=words) as error:
        ejection("LV", volumes)
    assert error.value.hint


@given(st.dictionaries(st.integers(1, 99), st.floats(0.01, 1000), min_size=2), st.floats(0.1, 10))
def test_it_is_a_part_of_one_and_has_no_unit(volumes, factor):
    found = ejection("LV", volumes)
    assert 0 <= found.fraction < 1 and found.stroke_ml >= 0
    assert volumes[found.end_diastole] == max(volumes.values()) and volumes[found.end_systole] == min(volumes.values())
    scaled = ejection("LV", {number: factor * volume for number, volume in volumes.items()})
    assert scaled.fraction == pytest.approx(found.fraction, abs=1e-9)
