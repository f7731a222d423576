"""Remarks on cases that differ from the others."""

import dataclasses

import pytest

from SSLSegmentationLib.project import Case, Intensities, Role
from SSLSegmentationLib.project.cases import AssumedSpacing
from SSLSegmentationLib.project.cohort import ENOUGH, nominal_spacing, remarks


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


def sized(cases, sizes, spacing=(1.0, 1.0, 3.0)):
    return [
        dataclasses.replace(case, size=(*size, 20), spacing_mm=spacing)
        for case, size in zip(cases, sizes, strict=False)
    ]


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 3.0), (0.5, 0.5, 3.0), (1.0, 1.0, 1.0), (2.0, 2.0, 5.0)])
@pytest.mark.parametrize("sides", [(128, 160, 256), (320, 320, 256, 256), (100, 200, 300), (512, 512, 256, 256)])
def test_one_round_pixel_size_in_matrices_that_differ_looks_nominal(usual, spacing, sides):
    cases = sized(usual, [(side, side) for side in sides], spacing)
    found = nominal_spacing(cases)
    assert list(found) == [case.id for case in cases]
    text = remarks(cases)[cases[0].id][0]
    assert "looks nominal" in text and f"{max(sides)} pixels" in text and "--field-of-view" in text
    assert f"Pixels of {spacing[0]:g} mm" in text


@pytest.mark.parametrize(
    ("sizes", "spacing"),
    [
        ([(256, 256)] * 6, (1.0, 1.0, 3.0)),  # one protocol
        ([(256, 256), (256, 208), (240, 256), (256, 224)], (1.0, 1.0, 1.0)),  # a matrix that is cut on one side
        ([(35, 51), (34, 57), (38, 45), (36, 47), (41, 42)], (1.0, 1.0, 1.0)),  # crops of brains
        ([(128, 128), (160, 160), (256, 256)], (0.9375, 0.9375, 3.0)),  # not round
        ([(128, 128), (256, 256)], (1.0, 1.0, 3.0)),  # too few to say
        ([(256, 256)] * 4 + [(128, 128)], (1.0, 1.0, 3.0)),  # one odd case
    ],
)
def test_a_pixel_size_that_may_well_be_measured_gets_no_remark(usual, sizes, spacing):
    assert nominal_spacing(sized(usual, sizes, spacing)) == {}


def test_an_assumed_spacing_is_not_called_nominal(usual):
    assumed = AssumedSpacing("pixel size 1 mm", (1.0, 1.0, 3.0), "f")
    cases = [dataclasses.replace(case, assumed=assumed) for case in sized(usual, [(128, 128), (160, 160), (256, 256)])]
    assert nominal_spacing(cases) == {}


def test_real_cohorts(usual, shared_data):
    """Nominal is what is known to be."""
    import SimpleITK as sitk

    def records(name):
        found = []
        for path in sorted((shared_data / name / "images").glob("*.nii.gz")):
            reader = sitk.ImageFileReader()
            reader.SetFileName(str(path))
            reader.ReadImageInformation()
            record = dataclasses.replace(usual[0], id=path.name, size=reader.GetSize(), spacing_mm=reader.GetSpacing())
            found.append(record)
        return found

    counts = {
        name: len(nominal_spacing(records(name)))
        for name in ("prostate_gland", "prostate_zonal", "liver_t2spir", "hippocampus")
    }
    assert counts == {"prostate_gland": 62, "prostate_zonal": 0, "liver_t2spir": 0, "hippocampus": 0}
