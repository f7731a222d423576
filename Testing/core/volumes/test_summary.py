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
