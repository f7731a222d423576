"""Other looks of a slice: the same anatomy, another appearance."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.embedding.appearance import another_look


def slice_of(height, width):
    rows, columns = np.mgrid[:height, :width]
    return (((rows // 4 + columns // 5) % 2) * 0.6 + 0.2).astype(np.float16)


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 1000))
def test_a_look_is_a_slice_of_the_same_size_in_the_same_range(height, width, seed):
    found = another_look(slice_of(height, width), np.random.default_rng(seed))
    assert found.shape == (height, width) and found.dtype == np.float32
    assert np.isfinite(found).all() and found.min() >= 0 and found.max() <= 1


def test_looks_differ_and_are_the_same_for_the_same_numbers():
    slice_ = slice_of(30, 40)
    first, again, other = (another_look(slice_, np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.02


def test_what_is_brighter_beside_something_stays_so():
    slice_ = slice_of(32, 40)
    bright = slice_ > 0.5
    for seed in range(20):
        found = another_look(slice_, np.random.default_rng(seed))
        for rows in (slice(0, 16), slice(16, 32)):
            part, where = found[rows], bright[rows]
            assert part[where].mean() > part[~where].mean() + 0.05
