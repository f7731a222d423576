"""What becomes of a volume is known from its record alone, and follows the geometry, not the order of storage."""

from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from volumes.synthetic import image_of, noise, rotation, sheared

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.core.settings import from_dict, to_dict
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.stores.case_arrays import label_slices
from SSLSegmentationLib.stores.preprocessing import (
    PLANES,
    Preprocessing,
    plan_preprocessing,
    slice_shape,
    through_plane_axis,
)
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_image

ORDERS = ["LPS", "RAS", "PSL", "SLP", "ILA", "ASR"]


def record_of(image, folder=Path()):
    return Case(
        id="case0001",
        name="x",
        role=Role.TRAIN,
        image="image.nrrd",
        fingerprint="",
        size=image.GetSize(),
        spacing_mm=image.GetSpacing(),
        direction=image.GetDirection(),
        folder=folder,
    )


spacings = st.sampled_from([0.3125, 0.5, 0.75, 0.9375, 1.0, 1.5, 3.0, 3.3, 5.0]) | st.floats(0.2, 6.0)


@st.composite
def volumes(draw):
    """Any storage order, oblique or sheared, anisotropic or not, square or not."""
    shape = draw(st.tuples(st.integers(2, 7), st.integers(2, 12), st.integers(2, 12)))
    direction = rotation(draw(st.floats(-44, 44)), draw(st.sampled_from([(1, 0, 0), (0, 1, 0), (1, 2, 3), (0, 0, 1)])))
    if draw(st.booleans()):
        direction = sheared(direction, draw(st.floats(-0.3, 0.3)))
    image = image_of(noise(shape), direction, spacing=draw(st.tuples(spacings, spacings, spacings)))
    axes = draw(st.permutations([0, 1, 2]))
    return sitk.Flip(sitk.PermuteAxes(image, axes), draw(st.lists(st.booleans(), min_size=3, max_size=3)))


@given(volumes(), spacings, st.sampled_from(["acquired", *PLANES]))
@settings(max_examples=70, deadline=None)
def test_the_shape_is_known_from_the_record(image, spacing, plane):
    preprocessing = Preprocessing(spacing_mm=spacing, plane=plane)
    slices = preprocessing.apply(image)
    assert slice_shape(record_of(image), preprocessing) == slices.shape
    assert slices.dtype == np.float32
    assert slices.min() >= 0
    assert slices.max() <= 1
    assert image.GetSize()[through_plane_axis(record_of(image), preprocessing)] == len(slices)


@given(volumes(), spacings)
@settings(max_examples=30, deadline=None)
def test_the_shape_is_known_after_storage_too(tmp_path_factory, image, spacing):
    path = tmp_path_factory.getbasetemp() / "stored.nrrd"
    write_image(path, image)
    stored = read_volume(path)
    preprocessing = Preprocessing(spacing_mm=spacing)
    assert slice_shape(record_of(stored), preprocessing) == preprocessing.apply(stored).shape


@given(volumes(), spacings, st.sampled_from(["acquired", *PLANES]))
@settings(max_examples=25, deadline=None)
def test_the_order_of_storage_does_not_matter(image, spacing, plane):
    preprocessing = Preprocessing(spacing_mm=spacing, plane=plane)
    if plane == "acquired":
        preprocessing = Preprocessing(spacing_mm=spacing, plane=preprocessing.plane_for(image))  # ties between spacings
    expected = preprocessing.apply(image)
    for order in ORDERS[:3]:
        np.testing.assert_array_equal(preprocessing.apply(sitk.DICOMOrient(image, order)), expected)


def test_slices_run_from_feet_to_head_and_show_the_patient_from_below():
    array = np.zeros((4, 6, 8), np.int16)
    array[3, 1, 6] = 100  # at the head, in front, on the patient's left
    image = image_of(array, spacing=(1, 1, 3))
    for order in ORDERS:
        slices = Preprocessing(lower_percentile=0, upper_percentile=100).apply(sitk.DICOMOrient(image, order))
        assert slices.shape == (4, 6, 8)
        assert np.argwhere(slices == 1).tolist() == [[3, 1, 6]]


def test_intensities_are_scaled_between_the_percentiles():
    array = np.arange(1000, dtype=np.int16).reshape(10, 10, 10)
    slices = Preprocessing(lower_percentile=10, upper_percentile=90).apply(image_of(array, spacing=(1, 1, 1)))
    assert (slices == 0).mean() == pytest.approx(0.1, abs=0.005)
    assert (slices == 1).mean() == pytest.approx(0.1, abs=0.005)
    assert slices[5].mean() == pytest.approx(0.5, abs=0.1)


def test_the_bias_field_is_taken_out_only_on_request():
    z, y, x = np.meshgrid(np.linspace(-1, 1, 12), np.linspace(-1, 1, 24), np.linspace(-1, 1, 24), indexing="ij")
    head = (z**2 + y**2 + x**2 < 0.9) * 800.0
    image = image_of((head * np.exp(0.6 * x) + noise(head.shape) * 0.02).astype(np.float32), spacing=(2, 2, 2))
    inside = (z**2 + y**2 + x**2) < 0.7
    plain = Preprocessing(spacing_mm=2.0).apply(image)[inside]
    corrected = Preprocessing(spacing_mm=2.0, bias_field_correction=True).apply(image)[inside]
    assert corrected.std() / corrected.mean() < 0.5 * plain.std() / plain.mean()


@pytest.mark.parametrize(
    ("size", "spacing", "axis"),
    [((8, 9, 4), (1.0, 1.0, 4.0), 2), ((4, 9, 8), (4.0, 1.0, 1.0), 0), ((8, 4, 9), (1.0, 4.0, 1.0), 1)],
)
def test_the_axis_across_the_slices_is_that_of_the_largest_spacing(size, spacing, axis):
    image = image_of(noise(size[::-1]), spacing=spacing)
    case = record_of(image)
    assert through_plane_axis(case) == axis
    assert slice_shape(case, Preprocessing())[0] == 4
    axial = Preprocessing(plane="axial")
    assert through_plane_axis(case, axial) == 2
    assert slice_shape(case, axial)[0] == size[2]


def case_of(size, spacing):
    return record_of(image_of(noise((2, 2, 2)), spacing=spacing)).__class__(
        id="x", name="x", role=Role.TRAIN, image="", fingerprint="", size=size, spacing_mm=spacing,
        direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
    )  # fmt: skip


def test_the_pixel_size_is_the_median_of_the_cases():
    cases = [case_of((100, 100, 20), (s, s, 4.0)) for s in (0.5, 0.7, 2.0)]
    assert plan_preprocessing(cases, 256) == Preprocessing(spacing_mm=0.7, ignore_padding=True)


def test_the_pixel_size_grows_until_a_typical_slice_fits():
    cases = [case_of((512, 400, 20), (0.7, 0.7, 4.0))] * 3
    assert plan_preprocessing(cases, 256).spacing_mm == pytest.approx(1.4)
    planned = plan_preprocessing(cases, 128, plane="coronal", bias_field_correction=True)
    assert planned.plane == "coronal" and planned.bias_field_correction
    assert max(slice_shape(cases[0], planned)[1:]) <= 129


@given(st.lists(st.tuples(st.integers(2, 700), st.floats(0.1, 8.0), st.floats(0.1, 8.0)), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_typical_slice_never_exceeds_the_size_asked_for(draws):
    cases = [case_of((n, n, 10), (s, s, t)) for n, s, t in draws]
    planned = plan_preprocessing(cases, 64)
    sizes = sorted(max(slice_shape(case, planned)[1:]) for case in cases)
    assert sizes[(len(sizes) - 1) // 2] <= 64 or planned.spacing_mm == 20


@pytest.mark.parametrize("spacing", [0.3125, 0.78125, 0.859375, 1 / 3, 1.40625])
def test_slices_that_have_the_planned_size_already_are_not_interpolated(spacing):
    image = image_of(noise((2, 320, 512)), spacing=(spacing, spacing, 5.0))
    planned = plan_preprocessing([record_of(image)] * 3, 512)
    assert slice_shape(record_of(image), planned) == (2, 320, 512)


@pytest.mark.parametrize(("spacing", "planned"), [(30.0, 20.0), (0.001, 0.05)])
def test_the_planned_size_is_a_legal_one(spacing, planned):
    assert plan_preprocessing([case_of((64, 64, 5), (spacing, spacing, 2 * spacing))], 512).spacing_mm == planned


def test_no_cases_make_no_plan():
    with pytest.raises(DataError, match="no volume to plan for") as caught:
        plan_preprocessing([], 256)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [("spacing_mm", 0.01), ("plane", "oblique"), ("lower_percentile", 60), ("upper_percentile", 40)],
)
def test_values_that_are_not_legal_are_named(name, value):
    with pytest.raises(SettingsError, match=name):
        Preprocessing(**{name: value})


def nested(order="LPS"):
    """A volume of which only a box is not empty."""
    array = np.zeros((8, 20, 24), np.int16)
    array[1:7, 4:18, 5:20] = 100 + (np.abs(noise((6, 14, 15))) % 900).astype(np.int16)
    return sitk.DICOMOrient(image_of(array, spacing=(1, 1, 3)), order)


@pytest.mark.parametrize("order", ["LPS", "RAS", "SLP"])
def test_z_scores_are_of_what_is_not_empty_and_in_ras(order):
    slices = Preprocessing(plane="axial", normalisation="z-score").apply(nested(order))
    array = sitk.GetArrayFromImage(sitk.DICOMOrient(nested(), "RAS")).astype(np.float32)
    filled = array[array != 0]
    expected = np.where(array != 0, (array - filled.mean()) / filled.std(), 0)
    np.testing.assert_allclose(slices, expected, atol=1e-4)


def test_z_scores_are_resampled_without_antialiasing():
    image = image_of(np.abs(noise((3, 30, 40))).astype(np.float32) + 1, spacing=(1, 1, 3))
    slices = Preprocessing(spacing_mm=2.5, plane="axial", normalisation="z-score").apply(image)
    native = Preprocessing(spacing_mm=1.0, plane="axial", normalisation="z-score").apply(image)
    expected = torch.nn.functional.interpolate(torch.from_numpy(native)[None], (12, 16), mode="bilinear")[0].numpy()
    np.testing.assert_allclose(slices, expected, atol=1e-4)


def test_masks_of_turned_slices_lie_on_them():
    image = nested("PIR")
    labels = (sitk.GetArrayFromImage(image) > 0).astype(np.uint8)
    preprocessing = Preprocessing(spacing_mm=1.0, normalisation="z-score")
    found, _ = label_slices(labels, image, preprocessing)
    assert np.array_equal(found > 0, preprocessing.apply(image) != 0)


def test_records_do_not_speak_of_the_usual_normalisation():
    assert "normalisation" not in to_dict(Preprocessing())
    assert from_dict(Preprocessing, to_dict(Preprocessing(normalisation="z-score"))).is_standardised
    with pytest.raises(SettingsError, match="normalisation"):
        Preprocessing(normalisation="minmax")
