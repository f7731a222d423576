"""The filter bank against a loop over pixels on a padded copy, and what it must not depend on."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.embedding.filters import EDGE_SIGMAS, FILTERS, PLACE, SIGMAS, SPREAD_SIGMAS, volume_features

SHAPE = (3, 9, 7)


def image(shape=SHAPE, seed=0):
    return np.random.default_rng(seed).random(shape, dtype=np.float32)


def padded(slice_, width):
    return np.pad(slice_.astype(np.float64), width, mode="edge")


def gaussian(slice_, sigma):
    """The weighted mean of the pixels around each pixel, in float64."""
    radius = int(3 * sigma + 0.5)
    weights = np.array([math.exp(-0.5 * (d / sigma) ** 2) for d in range(-radius, radius + 1)])
    weights = np.outer(weights, weights) / weights.sum() ** 2
    wide = padded(slice_, radius)
    size = 2 * radius + 1
    rows, columns = (range(count) for count in slice_.shape)
    return np.array([[(wide[r : r + size, c : c + size] * weights).sum() for c in columns] for r in rows])


def brute_force(slice_):
    """Name → values of every filter of a slice [H, W]."""
    found = {"intensity": slice_.astype(np.float64)}
    for sigma in SIGMAS:
        smooth = gaussian(slice_, sigma)
        found[f"Gaussian {sigma:g} px"] = smooth
        wide = padded(smooth, 1)
        up, down, left, right = wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]
        if sigma in EDGE_SIGMAS:
            found[f"gradient {sigma:g} px"] = sigma * np.hypot(down - up, right - left) / 2
            found[f"Laplacian {sigma:g} px"] = sigma**2 * (up + down + left + right - 4 * smooth)
        if sigma in SPREAD_SIGMAS:
            variance = gaussian(slice_.astype(np.float64) ** 2, sigma) - smooth**2
            found[f"spread {sigma:g} px"] = np.sqrt(np.maximum(variance, 0))
    return found


def test_every_filter_is_what_a_loop_over_pixels_finds():
    slices = image()
    features = volume_features(slices)
    assert features.dtype == np.float16 and features.shape == (25 + 3, *SHAPE) == (len(FILTERS) + len(PLACE), *SHAPE)
    for number, slice_ in enumerate(slices):
        expected = brute_force(slice_)
        assert set(expected) == set(FILTERS)
        for name, channel in zip(FILTERS, features[:, number], strict=False):
            assert channel == pytest.approx(expected[name], abs=2e-3), name


def test_place_is_relative_to_the_slice_and_the_volume():
    row, column, height = volume_features(np.zeros((4, 2, 5), np.float32), filters=False).astype(float)
    assert row[0, :, 0] == pytest.approx([0.25, 0.75], abs=1e-3) and (row == row[:1, :, :1]).all()
    assert column[0, 0] == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9], abs=1e-3) and (column == column[:1, :1]).all()
    assert height[:, 0, 0] == pytest.approx([0.125, 0.375, 0.625, 0.875], abs=1e-3)


@settings(max_examples=20)
@given(st.integers(1, 5), st.integers(1, 20), st.integers(1, 20), st.data())
def test_a_slice_alone_gives_what_it_gives_among_others(count, height, width, data):
    slices = image((count, height, width), seed=count)
    whole = volume_features(slices)
    number = data.draw(st.integers(0, count - 1))
    alone = volume_features(slices[number : number + 1], [(number + 0.5) / count])
    assert np.array_equal(alone[:, 0], whole[:, number])
    assert np.isfinite(whole).all()


def test_blocks_of_slices_make_no_difference(monkeypatch):
    whole = volume_features(image())
    monkeypatch.setattr("SSLSegmentationLib.embedding.filters._BLOCK_PIXELS", 70)
    assert np.array_equal(volume_features(image()), whole)


def test_features_can_be_written_into_a_file(tmp_path):
    whole = volume_features(image())
    mapped = np.lib.format.open_memmap(tmp_path / "features.npy", "w+", np.float16, whole.shape)
    assert volume_features(image(), out=mapped) is mapped
    mapped.flush()
    assert np.array_equal(np.load(tmp_path / "features.npy"), whole)
    with pytest.raises(ValueError, match="the features have the shape"):
        volume_features(image(), filters=False, out=mapped)
