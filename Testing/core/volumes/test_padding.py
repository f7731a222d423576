"""Padding and metal do not take the greys from the tissue; a volume without them is left to the last bit as it is."""

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.settings import from_dict, to_dict
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.volumes.intensity import normalise
from SSLSegmentationLib.volumes.padding import inside
from volumes.synthetic import image_of

SHAPE = (8, 48, 48)


def tissue(lowest=0, highest=1000, seed=0):
    """A bright ball in grey tissue with noise, from about ``lowest`` to ``highest``."""
    z, y, x = np.indices(SHAPE) - np.array(SHAPE)[:, None, None, None] / 2
    ball = (z / 3) ** 2 + (y / 9) ** 2 + (x / 9) ** 2 < 1
    grey = 0.3 + 0.5 * ball + 0.06 * np.random.default_rng(seed).standard_normal(SHAPE)
    return (lowest + (highest - lowest) * grey).round()


def circle(radius=22):
    _, y, x = np.indices(SHAPE)
    return np.hypot(y - 23.5, x - 23.5) < radius


def seen(array):
    return normalise(array, ignore_padding=True)


@pytest.mark.parametrize("value", [-3024, -2000, -32768, 32767, 5000])
@pytest.mark.parametrize("radius", [23, 20, 12])
def test_padding_far_from_the_tissue_changes_nothing_inside(value, radius):
    plain = tissue(-1000, 1500)
    padded = np.where(circle(radius), plain, value).astype(np.int16)
    np.testing.assert_allclose(seen(padded)[circle(radius)], normalise(plain)[circle(radius)], atol=0.12)
    assert np.ptp(normalise(padded)[circle(radius)]) < 0.95 or value == 5000  # what was wrong
    assert set(np.unique(seen(padded)[~circle(radius)])) == {float(value > 0)}


@pytest.mark.parametrize("side", range(6))
def test_a_constant_border_on_one_side_is_enough(side):
    plain, padded = tissue(), tissue()
    padded[(slice(None),) * (side // 2) + (slice(0, 2) if side % 2 else slice(-2, None),)] = -2000
    np.testing.assert_allclose(seen(padded)[padded > -2000], normalise(plain)[padded > -2000], atol=0.1)


def test_a_border_of_a_grey_between_the_others_does_not_shift_the_percentiles():
    plain = tissue(-1000, 1500)
    padded = np.where(circle(6), plain, 0)
    np.testing.assert_array_equal(inside(padded, 0.5, 99.5), inside(padded, 0.5, 99.5) & circle(6))
    expected = np.percentile(plain[circle(6)], 99.5)
    top = padded[seen(padded) == 1].min()
    assert abs(top - expected) < 100


def test_padding_that_resampling_has_mixed_with_the_image_is_found():
    image = image_of(np.where(circle(20), tissue(-1000, 1500), -2000).astype(np.int16), spacing=(1, 1, 3))
    turned = sitk.Resample(image, image, sitk.Euler3DTransform((23.5, 23.5, 12), 0, 0, 0.4), sitk.sitkLinear, -2000)
    array = sitk.GetArrayFromImage(turned)
    low = array[circle(15)][seen(array)[circle(15)] > 0].min()
    assert low > -800  # the darkest grey is that of the image, not of the edge


@pytest.mark.parametrize("metal", ["saturated", "noisy"])
@pytest.mark.parametrize("share", [0.007, 0.012, 0.018])
def test_metal_leaves_the_tissue_its_greys(metal, share):
    plain = tissue()
    rng = np.random.default_rng(1)
    size = round((share * plain.size) ** (1 / 3))
    box = (slice(1, 1 + min(size, 6)), slice(20, 20 + round((share * plain.size / min(size, 6)) ** 0.5)))
    box += (slice(20, 20 + round((share * plain.size / min(size, 6)) ** 0.5)),)
    marked = plain.copy()
    marked[box] = 30000 if metal == "saturated" else rng.normal(20000, 3000, marked[box].shape)
    assert (marked != plain).mean() > 0.005
    rest = marked == plain
    np.testing.assert_allclose(seen(marked)[rest], normalise(plain)[rest], atol=0.1)


def test_padding_and_metal_together():
    plain = tissue(-1000, 1500)
    both = np.where(circle(20), plain, -3024)
    both[2:5, 20:30, 20:30] = 30000
    rest = both == plain
    np.testing.assert_allclose(seen(both)[rest], normalise(plain)[rest], atol=0.1)


def test_a_small_body_in_a_wide_field_of_view_is_no_metal():
    array = np.where(circle(5), tissue(100, 1000), np.random.default_rng(0).normal(8, 2, SHAPE)).round()
    assert circle(5).mean() < 0.04
    np.testing.assert_array_equal(seen(array), normalise(array))


def mri(kind):
    rng = np.random.default_rng(3)
    body = tissue(100, 1000).clip(1)
    if kind == "zeros around":
        return np.where(circle(18), body, 0)
    if kind == "noise around":
        return np.where(circle(18), body, abs(rng.normal(0, 15, SHAPE)).round())
    if kind == "zero edge":
        return np.where(np.indices(SHAPE)[2] > 1, body, 0)
    if kind == "bright coil":
        return body * np.exp(2.5 * np.linspace(-1, 1, 48) ** 8)[None, :, None]
    if kind == "stripped":  # the darkest tissue is at 0.6 of what all tissue spans
        return np.where(circle(14), body + 200, 0)
    return body


@pytest.mark.parametrize("kind", ["plain", "zeros around", "noise around", "zero edge", "bright coil", "stripped"])
@pytest.mark.parametrize("dtype", [np.int16, np.uint16, np.float32, np.float64])
def test_ordinary_mri_is_left_to_the_last_bit_as_it_is(kind, dtype):
    array = mri(kind).astype(dtype)
    assert inside(array, 0.5, 99.5) is None
    np.testing.assert_array_equal(seen(array), normalise(array))


def test_a_drawing_of_few_values_keeps_them_apart():
    array = np.where(circle(12), 100, 0) + np.where(circle(5), 100, 0)
    np.testing.assert_array_equal(seen(array), normalise(array))


def test_real_mri_is_left_to_the_last_bit_as_it_is(shared_data):
    paths = [*shared_data.glob("*/images/*1*.nii.gz"), *shared_data.glob("nrrd_oblique/*.nrrd")]
    for path in sorted(paths)[::12]:
        assert inside(sitk.GetArrayFromImage(sitk.ReadImage(str(path))), 0.5, 99.5) is None, path


def test_a_model_gets_the_intensities_that_it_was_trained_with():
    padded = image_of(np.where(circle(20), tissue(-1000, 1500), -3024).astype(np.int16), spacing=(1, 1, 3))
    older = {name: value for name, value in to_dict(Preprocessing()).items() if name != "ignore_padding"}
    array = sitk.GetArrayFromImage(padded)
    np.testing.assert_array_equal(from_dict(Preprocessing, older).apply(padded), normalise(array))
    newer = from_dict(Preprocessing, to_dict(Preprocessing(ignore_padding=True)))
    np.testing.assert_array_equal(newer.apply(padded), seen(array))
