"""The same scan is known again with other greys and on another grid; another one is not taken for it."""

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.stores.signature import SAME_SCAN, likeness, most_like, signature, signatures
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def images(project):
    return [read_volume(case.image_path) for case in project.cases()]


def of(image):
    return signature(Preprocessing(spacing_mm=6.0).apply(image))


def like(array, image):
    changed = sitk.GetImageFromArray(array)
    changed.CopyInformation(image)
    return changed


def test_other_greys_and_another_grid_keep_a_scan_what_it_is(images):
    image = images[0]
    voxels = sitk.GetArrayFromImage(image).astype(np.float32)
    share = (voxels - voxels.min()) / np.ptp(voxels)
    noise = np.random.default_rng(0).normal(0, 0.03, share.shape).astype(np.float32)
    stretched = sitk.Image(image)
    stretched.SetSpacing([1.02 * mm for mm in image.GetSpacing()])
    stretched.SetOrigin((5, 5, 5))
    copies = [like(3.7 * voxels + 20, image), like(share**1.3, image), like(np.round(255 * share), image)]
    copies += [like(share + noise, image), stretched, image[:, :, 1:], sitk.Cast(image, sitk.sitkFloat64)]
    assert min(likeness(of(image), of(copy)) for copy in copies) > SAME_SCAN


def test_different_scans_are_not_taken_for_one(images):
    found = [of(image) for image in images]
    pairs = [likeness(a, b) for number, a in enumerate(found) for b in found[:number]]
    assert max(pairs) < SAME_SCAN - 0.05


def test_likeness_is_the_cosine_of_block_means():
    one, other = np.random.default_rng(1).random((2, 16, 24, 32))
    blocks = [array.reshape(8, 2, 8, 3, 8, 4).mean(axis=(1, 3, 5)).ravel() - array.mean() for array in (one, other)]
    expected = blocks[0] @ blocks[1] / np.linalg.norm(blocks[0]) / np.linalg.norm(blocks[1])
    assert likeness(signature(one), signature(other)) == pytest.approx(expected, abs=0.01)


def test_a_flat_volume_and_none_at_all_are_like_nothing():
    flat = signature(np.ones((3, 4, 5)))
    assert flat.dtype == torch.int8 and not flat.any()
    assert (
        most_like(flat, {"a": signature(np.arange(60.0).reshape(3, 4, 5)).tolist()}) == 0 and most_like(flat, {}) == 0
    )


def test_a_store_gives_the_signature_of_each_volume(project, tmp_path):
    cases = project.cases(Role.TRAIN)
    build_store(tmp_path, cases, Preprocessing(spacing_mm=6.0))
    store = SliceStore(tmp_path)
    found = signatures(store, store.cases)
    assert list(found) == [case.fingerprint for case in cases]
    for case in cases:
        assert likeness(torch.tensor(found[case.fingerprint]), of(read_volume(case.image_path))) > 0.999
