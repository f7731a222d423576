"""The features that drafts keep: the newest whole ones of a case are found, by whatever they were made."""

import os

import numpy as np
import pytest

from SSLSegmentationLib.embedding.draft_files import origin_of
from SSLSegmentationLib.embedding.feature_files import features_folder, kept_features


@pytest.fixture
def case(project):
    features_folder(project).mkdir(parents=True)
    return project.cases()[0]


def keep(project, case_id, made, age, shape, dtype=np.float16):
    path = features_folder(project) / f"{case_id}-{made}.npy"
    np.save(path, np.full(shape, age, dtype))
    os.utime(path, ns=(10**18 - age, 10**18 - age))
    return path


def test_the_newest_whole_ones_count(project, case):
    count = origin_of(case).canonical_size[0]
    assert kept_features(project, case) is None
    keep(project, case.id, "0123456789ab", 9, (count, 28, 5, 4))
    keep(project, case.id, "1123456789ab", 8, (count, 60, 5, 4))
    keep(project, case.id, "2123456789ab", 1, (count + 1, 60, 5, 4))  # of another volume
    keep(project, case.id, "3123456789ab", 2, (count, 60, 5, 4), np.float32)
    keep(project, case.id, "4123456789ab", 3, (count, 60, 5))
    keep(project, case.id, "5123456789ab", 4, (count, 3, 5, 4))
    keep(project, case.id, "6123456789ab", 5, (count, 60, 5, 4)).write_bytes(b"\x93NUMPY damaged")
    keep(project, f"{case.id}-b", "7123456789ab", 6, (count, 60, 5, 4))  # of a case whose id begins so
    found = kept_features(project, case)
    assert found.shape == (count, 60, 5, 4) and (found == 8).all() and isinstance(found, np.memmap)
