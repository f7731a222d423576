"""Remarks on cases that differ from the others."""

import dataclasses

import pytest

from SSLSegmentationLib.cohort import ENOUGH, remarks
from SSLSegmentationLib.project import Case, Intensities, Role


@pytest.fixture
def usual(tmp_path):
    """Eight similar MRI volumes, whose figures vary as those of one protocol do."""
    image = tmp_path / "image.nrrd"
    image.touch()
    return [
        Case(
            id=f"case{n}",
            name=f"case {n}",
            role=Role.UNLABELLED,
            image=str(image),
            fingerprint=str(n),
            size=(320, 320, 24),
            spacing_mm=(1.0 + 0.04 * n, 1.0 + 0.04 * n, 5.0 + 0.2 * n),
            direction=(1, 0, 0, 0, 1, 0, 0, 0, 1),
            intensities=Intensities(5.0, 120.0 + 8 * n, 900.0 + 70 * n),
        )
        for n in range(8)
    ]


def changed(cases, **values):
    return [*cases[:-1], dataclasses.replace(cases[-1], **values)]


def test_a_uniform_cohort_has_no_remarks(usual):
    assert remarks(usual) == {}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"spacing_mm": (3.0, 3.0, 5.0)}, ("Pixels of 3 mm", "against 1.1")),
        ({"spacing_mm": (5.0, 3.0, 3.0)}, ("Pixels of 3 mm",)),  # stored in another axis order
        ({"spacing_mm": (1.1, 1.1, 20.0)}, ("Slices 20 mm apart", "against 5.7")),
        ({"spacing_mm": (1.1, 1.1, 1.1)}, ("Slices 1.1 mm apart",)),
        ({"intensities": Intensities(50.0, 1500.0, 90_000.0)}, ("Intensities span", "another modality")),
        ({"intensities": Intensities(-1024.0, 20.0, 900.0)}, ("below 0", "-1024", "CT")),
        ({"intensities": Intensities(5.0, 850.0, 900.0)}, ("brighter",)),
    ],
)
def test_what_differs_from_the_others_is_said_of_that_case_alone(usual, values, words):
    found = remarks(changed(usual, **values))
    assert list(found) == ["case7"]
    assert all(word in " ".join(found["case7"]) for word in words)


def test_negative_values_are_usual_where_many_cases_have_them(usual):
    assert remarks([dataclasses.replace(c, intensities=Intensities(-1000.0, 20.0, 900.0)) for c in usual]) == {}


def test_scale_alone_is_no_remark_where_scales_vary_anyhow(usual):
    scaled = [
        dataclasses.replace(c, intensities=Intensities(0.0, 20.0 * 2**n, 100.0 * 2**n)) for n, c in enumerate(usual)
    ]
    assert remarks(scaled) == {}


def test_two_odd_cases_do_not_hide_each_other(usual):
    odd = [dataclasses.replace(c, spacing_mm=(6.0, 6.0, 6.0)) if n < 2 else c for n, c in enumerate(usual)]
    assert set(remarks(odd)) == {"case0", "case1"}


def test_few_cases_are_not_compared(usual):
    assert remarks(changed(usual[: ENOUGH - 1], spacing_mm=(9.0, 9.0, 9.0))) == {}


def test_an_image_that_is_gone_is_said_however_few_cases_there_are(usual, tmp_path):
    found = remarks(changed(usual[:2], image=str(tmp_path / "away.nrrd")))
    assert list(found) == ["case1"] and "away.nrrd" in found["case1"][0]


def test_cases_from_before_intensities_were_kept_are_compared_by_spacing(usual):
    cases = [dataclasses.replace(case, intensities=None) for case in usual]
    assert remarks(cases) == {}
    assert list(remarks(changed(cases, spacing_mm=(9.0, 9.0, 9.0)))) == ["case7"]


def test_a_spacing_of_zero_in_a_damaged_record_raises_nothing(usual):
    assert "case7" not in remarks(changed(usual, spacing_mm=(0.0, 0.0, 0.0), intensities=Intensities(1, 1, 1)))
