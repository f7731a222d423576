"""In-plane resampling: landmarks stay where they are in mm, labels stay labels, memory stays flat."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.stores import resampling
from SSLSegmentationLib.stores.resampling import resample_in_plane, resample_labels_in_plane, resample_probabilities_to

spacings = st.floats(0.3, 3.0)


def centre_in_mm(slice_, spacing):
    """Centre of mass from the upper left corner of the field of view; pixel i spans i to i + 1 pixels."""
    weights = slice_.astype(float) / slice_.sum()
    rows, columns = (np.arange(n) + 0.5 for n in slice_.shape)
    return weights.sum(1) @ rows * spacing[0], weights.sum(0) @ columns * spacing[1]


def blob(shape=(60, 80), at=(23.4, 51.7), width=5.0):
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return np.exp(-((rows - at[0]) ** 2 + (columns - at[1]) ** 2) / (2 * width**2)).astype(np.float32)[None]


@settings(max_examples=60, deadline=None)
@given(spacings, spacings, spacings)
def test_a_landmark_keeps_its_place_in_mm(row_mm, column_mm, out_mm):
    image = blob()
    result = resample_in_plane(image, (row_mm, column_mm), (out_mm, out_mm))
    true_spacing = (60 * row_mm / result.shape[1], 80 * column_mm / result.shape[2])
    before, after = centre_in_mm(image[0], (row_mm, column_mm)), centre_in_mm(result[0], true_spacing)
    np.testing.assert_allclose(after, before, atol=0.05 * max(row_mm, column_mm, out_mm))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), spacings, spacings)
def test_the_field_of_view_is_kept_to_half_a_pixel(size, spacing_in, spacing_out):
    result = resample_in_plane(np.ones((1, size, 9), np.float32), (spacing_in, 1), (spacing_out, 1))
    assert result.shape[1] == max(1, round(size * spacing_in / spacing_out))
    assert result.shape[2] == 9
    np.testing.assert_allclose(result, 1, atol=1e-5)


def test_shrinking_averages_instead_of_picking_pixels():
    stripes = np.tile(np.array([0, 1], np.float32), (1, 64, 32))
    result = resample_in_plane(stripes, (1, 1), (4, 4))
    assert np.ptp(result[:, 2:-2, 2:-2]) < 0.01
    assert abs(result.mean() - 0.5) < 0.01


def test_blocks_of_slices_do_not_change_the_result(monkeypatch):
    image = np.random.default_rng(0).random((7, 20, 22), dtype=np.float32)
    labels = (image * 3).astype(np.uint8)
    probabilities = torch.rand(3, 7, 10, 11)
    results = []
    for pixels in (1, 3 * 20 * 22, 1 << 22):
        monkeypatch.setattr(resampling, "_BLOCK_PIXELS", pixels)
        results.append(
            (
                resample_in_plane(image, (1, 1), (1.7, 0.6)),
                resample_labels_in_plane(labels, (1, 1), (1.7, 0.6)),
                resample_probabilities_to(probabilities, (20, 22)).numpy(),
            )
        )
    for other in results[1:]:
        for a, b in zip(results[0], other, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(*[st.integers(2, 60)] * 4)  # torch repeats the first row of slices that are one pixel wide
def test_arrays_are_resampled_as_tensors_are(height, width, new_height, new_width):
    maps = np.random.default_rng(height * width).random((2, 3, height, width), dtype=np.float32)
    found = resampling.resized(maps, (new_height, new_width))
    expected = resample_probabilities_to(torch.from_numpy(maps), (new_height, new_width)).numpy()
    assert found.shape == expected.shape and found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)


def test_equal_spacing_changes_nothing():
    image = np.random.default_rng(0).random((2, 5, 6), dtype=np.float32)
    np.testing.assert_array_equal(resample_in_plane(image, (0.7, 0.9), (0.7, 0.9)), image)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), spacings, st.sets(st.sampled_from([0, 1, 2, 3, 254, 255]), min_size=1))
def test_labels_never_become_a_value_that_was_not_there(seed, spacing_out, values):
    labels = np.random.default_rng(seed).choice(sorted(values), (3, 12, 14)).astype(np.uint8)
    result = resample_labels_in_plane(labels, (1, 1), (spacing_out, spacing_out))
    assert result.dtype == np.uint8
    assert set(np.unique(result)) <= set(np.unique(labels))


@pytest.mark.parametrize("spacing_out", [0.5, 0.37, 2.0, 1.6])
def test_labels_agree_with_a_one_hot_argmax_in_float64(spacing_out):
    rows, columns = np.ogrid[:48, :48]
    labels = np.zeros((1, 48, 48), np.uint8)
    labels[0, (rows - 20) ** 2 + (columns - 25) ** 2 < 200] = 3
    labels[0, (rows - 20) ** 2 + (columns - 18) ** 2 < 30] = 1
    labels[0, 36:] = 255
    result = resample_labels_in_plane(labels, (1, 1), (spacing_out, spacing_out))
    values = np.array([255, 0, 1, 3])
    one_hot = torch.from_numpy((labels == values[:, None, None]).astype(float))[None]
    shares = torch.nn.functional.interpolate(one_hot, result.shape[1:], mode="bilinear", antialias=True)[0].numpy()
    expected = values[shares.argmax(0)]
    ordered = np.sort(shares, axis=0)
    clear = ordered[-1] - ordered[-2] > 1e-4
    assert clear.mean() > 0.9
    np.testing.assert_array_equal(result[0][clear], expected[clear])


def test_what_nobody_annotated_does_not_leak_into_a_class():
    labels = np.full((1, 40, 40), 255, np.uint8)
    labels[0, :, :20] = 2
    for spacing_out in (0.5, 2.0, 2.5):
        result = resample_labels_in_plane(labels, (1, 1), (spacing_out, spacing_out))
        assert set(np.unique(result)) == {2, 255}
        width = result.shape[2]
        assert (result[0, :, : width // 2 - 1] == 2).all()
        assert (result[0, :, width // 2 :] == 255).all()


def test_a_tie_with_what_nobody_annotated_stays_not_annotated():
    labels = np.tile(np.array([1, 255], np.uint8), (1, 8, 4))
    assert (resample_labels_in_plane(labels, (1, 1), (8, 8)) == 255).all()


def test_the_way_back_of_probabilities_keeps_sums_type_and_place():
    probabilities = torch.softmax(torch.randn(4, 5, 16, 20), 0).half()
    result = resample_probabilities_to(probabilities, (37, 29))
    assert result.shape == (4, 5, 37, 29)
    assert result.dtype == torch.float16
    np.testing.assert_allclose(result.float().sum(0), 1, atol=3e-3)
    image = blob()
    small = resample_in_plane(image, (1, 1), (1.6, 1.6))
    back = resample_probabilities_to(torch.from_numpy(small)[None], (60, 80))[0].numpy()
    np.testing.assert_allclose(centre_in_mm(back[0], (1, 1)), centre_in_mm(image[0], (1, 1)), atol=0.05)
    assert np.abs(back - image).max() < 0.05


def test_there_and_back_keeps_a_mask():
    rows, columns = np.ogrid[:100, :100]
    mask = ((rows - 40) ** 2 + (columns - 55) ** 2 < 400)[None].astype(np.uint8)
    there = resample_labels_in_plane(mask, (0.8, 0.8), (1.0, 1.0))
    back = resample_labels_in_plane(there, (1.0, 1.0), (0.8, 0.8))
    assert back.shape == mask.shape
    assert 2 * (back & mask).sum() / (back.sum() + mask.sum()) > 0.98


def test_impossible_spacing_is_refused():
    with pytest.raises(ValueError, match="positive"):
        resample_in_plane(np.zeros((1, 2, 2), np.float32), (0, 1), (1, 1))
