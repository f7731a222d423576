"""Normalisation copes with every intensity scale; the bias field is found and divided out."""

import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes.intensity import correct_bias_field, normalise

from .synthetic import image_of, rotation


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([np.uint8, np.int16, np.uint16, np.int32, np.float32, np.float64]),
    st.floats(100, 1.7e6),
    st.integers(0, 99),
)
def test_any_scale_becomes_zero_to_one(dtype, scale, seed):
    scale = min(scale, np.iinfo(dtype).max) if np.issubdtype(dtype, np.integer) else scale
    array = (np.random.default_rng(seed).random((6, 20, 20)) * scale).astype(dtype)
    result = normalise(array)
    low, high = np.percentile(array.astype(float), (0.5, 99.5))
    expected = np.clip((array.astype(float) - low) / (high - low), 0, 1)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, expected, atol=1e-5)


def test_scaling_the_intensities_changes_nothing():
    array = np.random.default_rng(0).gamma(2, 1, (5, 30, 30))
    np.testing.assert_allclose(normalise(array * 112), normalise(array * 1.7e6), atol=1e-5)


def test_large_integers_keep_their_differences():
    array = (2**24 + np.arange(1000)).astype(np.int32)
    np.testing.assert_allclose(normalise(array, 0, 100), np.arange(1000) / 999, atol=1e-6)


@pytest.mark.parametrize("background", [0.6, 0.9, 0.999])
def test_a_mostly_empty_volume_still_shows_its_content(background):
    array = np.zeros(100_000, np.int16)
    filled = round((1 - background) * array.size)
    array[:filled] = np.random.default_rng(0).integers(300, 900, filled)
    result = normalise(array.reshape(10, 100, 100)).ravel()
    assert result[:filled].min() > 0.25
    assert result[:filled].max() == 1
    assert result[filled:].max() == 0


def test_a_constant_volume_becomes_zero_and_the_input_is_untouched():
    assert not normalise(np.full((2, 3, 4), 7.5)).any()
    array = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    normalise(array)
    np.testing.assert_array_equal(array.ravel(), np.arange(24))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_voxels_that_are_not_finite_are_refused(bad):
    array = np.random.default_rng(0).random((4, 20, 20))
    array[1, 2, 3] = bad
    with pytest.raises(DataError, match="NaN or infinite"):
        normalise(array)


@pytest.mark.parametrize("lower, upper", [(50, 50), (-1, 99), (1, 101), (99, 1)])
def test_impossible_percentiles_are_refused(lower, upper):
    with pytest.raises(ValueError, match="percentiles"):
        normalise(np.arange(5), lower, upper)


def test_the_bias_field_is_divided_out_on_the_same_grid():
    rng = np.random.default_rng(0)
    z, y, x = np.ogrid[-1:1:8j, -1:1:32j, -1:1:32j]
    tissue = np.where(x**2 + y**2 < 0.7, 400.0, 5.0) + rng.normal(0, 4, (8, 32, 32))
    shading = np.exp(0.5 * x + 0.3 * y * y + 0.05 * z)
    direction = rotation(20, (1, 0, 0))
    image = image_of((tissue * shading).clip(0).astype(np.int16), direction, spacing=(4, 4, 6))
    corrected = correct_bias_field(image)
    inside = np.broadcast_to(x**2 + y**2 < 0.6, tissue.shape)

    def variation(volume):
        values = sitk.GetArrayViewFromImage(volume)[inside].astype(float)
        return values.std() / values.mean()

    assert variation(corrected) < 0.3 * variation(image)
    assert corrected.GetPixelID() == sitk.sitkFloat32
    assert corrected.GetSize() == image.GetSize()
    assert (corrected.GetOrigin(), corrected.GetSpacing()) == (image.GetOrigin(), image.GetSpacing())
    assert corrected.GetDirection() == image.GetDirection()


def wide(dtype):
    return np.linspace(-1, 1, 4 * 20 * 20).reshape(4, 20, 20).astype(dtype)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "array",
    [
        wide(np.float64) * 1e300,
        wide(np.float64) * 1.7e308,
        wide(np.float64) * 1e-300,
        wide(np.float64) * 1e-318,
        wide(np.float32) * np.float32(3e38),
        wide(np.float32) * np.float32(1e-37),
        wide(np.float32) * np.float32(1e-42),
        np.uint64(2**63) + (wide(np.float64) * 1000 + 1000).round().astype(np.uint64),
        np.int64(-(2**63)) + (wide(np.float64) * 1000 + 1000).round().astype(np.int64),
        (wide(np.float64) * 9e18).astype(np.int64),
    ],
    ids=["1e300", "1e308", "1e-300", "subnormal", "f4 3e38", "f4 1e-37", "f4 subnormal", "u8", "i8", "i8 wide"],
)
@pytest.mark.parametrize("ignore_padding", [False, True])
def test_numbers_that_float32_cannot_hold_become_zero_to_one(array, ignore_padding):
    result = normalise(array, ignore_padding=ignore_padding)
    np.testing.assert_allclose(result, normalise(wide(np.float64)), atol=2e-3)
    assert result.dtype == np.float32


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("far", [1e38, -1e38, 1e-38])
def test_one_voxel_far_from_the_others_leaves_them_their_greys(far):
    array = wide(np.float64)
    array[2, 3, 4] = far
    np.testing.assert_allclose(np.delete(normalise(array), 864), np.delete(normalise(wide(np.float64)), 864), atol=1e-2)


@pytest.mark.filterwarnings("error")
def test_the_bias_field_of_numbers_that_float32_cannot_hold_is_found_too():
    array = np.random.default_rng(0).gamma(4, 1, (6, 20, 20))
    usual, tiny = (sitk.GetArrayFromImage(correct_bias_field(image_of(array * f))) for f in (1, 1e-300))
    np.testing.assert_allclose(normalise(tiny), normalise(usual), atol=1e-2)
