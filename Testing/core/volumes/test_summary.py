"""Intensities of a volume in three numbers."""

import numpy as np
import pytest

from SSLSegmentationLib.volumes.summary import intensities


def test_a_small_volume_is_looked_at_whole():
    array = np.arange(101, dtype=np.int16).reshape(1, 101, 1)
    found = intensities(array)
    assert (found.low, found.median, found.high) == (1, 50, 99)


@pytest.mark.parametrize("shape", [(24, 320, 320), (10, 512, 511), (100, 100, 100)])
def test_samples_of_a_large_volume_come_from_all_columns(shape):
    columns = np.broadcast_to(np.arange(shape[2], dtype=np.float32), shape)
    found = intensities(np.ascontiguousarray(columns))
    exact = np.percentile(columns, (1, 50, 99))
    assert (found.low, found.median, found.high) == pytest.approx(tuple(exact), abs=0.02 * shape[2])


@pytest.mark.filterwarnings("error")
def test_the_whole_range_of_float32_is_summed_up():
    array = (np.linspace(-1, 1, 1000).reshape(10, 10, 10) * 3.4e38).astype(np.float32)
    found = intensities(array)
    assert (found.low, found.high) == pytest.approx((-3.332e38, 3.332e38), rel=1e-3)
