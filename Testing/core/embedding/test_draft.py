"""A draft on the grid of its volume: the same as the way of a network's probabilities, however the volume lies."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.embedding.draft import FULL, Draft, Origin
from SSLSegmentationLib.stores.resampling import resample_probabilities_to
from SSLSegmentationLib.volumes.geometry import from_canonical, plane_of, to_canonical

VALUES = (3, 7)
OBLIQUE = np.array([[0.9397, -0.3214, 0.1170], [0.3420, 0.8830, -0.3214], [0.0, 0.3420, 0.9397]])
FLIPPED = np.diag([-1.0, 1.0, -1.0])
TURNED = np.array([[0.0, 0.0, -1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
#: size (i, j, k), spacing, direction, and height and width of the slices of the draft.
GRIDS = {
    "axial": ((20, 16, 9), (1, 1, 3), np.eye(3), (8, 10)),
    "oblique": ((17, 21, 6), (0.8, 0.8, 4), OBLIQUE, (12, 9)),
    "flipped": ((14, 19, 5), (1, 1, 2), FLIPPED, (11, 23)),
    "sagittal": ((18, 15, 7), (1, 1, 5), TURNED, (7, 8)),
    "slices across i": ((6, 18, 15), (4, 1, 1), np.eye(3), (9, 10)),
    "anisotropic pixels": ((30, 10, 8), (0.5, 1.5, 5), OBLIQUE @ FLIPPED, (13, 13)),
    "as it is": ((10, 8, 4), (1, 1, 3), np.eye(3), (8, 10)),
}


def image_of(size, spacing, direction):
    image = sitk.Image([int(side) for side in size], sitk.sitkUInt8)
    image.SetSpacing([float(side) for side in spacing])
    image.SetDirection(direction.ravel().tolist())
    return image


def draft_of(size, spacing, direction, shape, seed=0):
    image = image_of(size, spacing, direction)
    plane = plane_of(image)
    count = to_canonical(image, plane).GetSize()[2]
    chances = np.random.default_rng(seed).dirichlet([0.3] * 3, (count, *shape)).transpose(3, 0, 1, 2)
    origin = Origin(tuple(size), tuple(direction.ravel().tolist()), plane)
    bytes_ = np.rint(chances * FULL).astype(np.uint8)
    draft = Draft("a", bytes_, tuple(range(count)), VALUES, ("one", "two"), origin, "f", 1, "second", "s")
    return draft, image


def by_torch(draft, image):
    """Label values by the way of a network's probabilities, and how far the best class leads."""
    size = to_canonical(image, draft.origin.plane).GetSize()[1::-1]
    maps = resample_probabilities_to(torch.from_numpy(draft.probabilities.astype(np.float32)), size).numpy()
    ordered = np.sort(maps, axis=0)
    labels = np.array([0, *VALUES], np.uint8)[maps.argmax(axis=0)]
    lead = (ordered[-1] - ordered[-2]).astype(np.float32)
    return tuple(sitk.GetArrayFromImage(from_canonical(each, image, draft.origin.plane)) for each in (labels, lead))


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_labels_are_those_of_the_way_through_torch(grid):
    draft, image = draft_of(*grid)
    expected, lead = by_torch(draft, image)
    found = draft.labels()
    assert found.dtype == np.uint8 and found.shape == expected.shape
    clear = lead > 0.01
    assert clear.mean() > 0.9
    np.testing.assert_array_equal(found[clear], expected[clear])


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_a_slice_is_that_of_the_whole_along_each_axis(grid):
    draft, _ = draft_of(*grid)
    whole, sure = draft.labels({3: 0.3}), draft.certainty()
    for axis in range(3):
        for index in (0, draft.origin.size[axis] // 2, draft.origin.size[axis] - 1):
            np.testing.assert_array_equal(draft.native_slice(axis, index, {3: 0.3}), np.take(whole, index, 2 - axis))
            np.testing.assert_allclose(draft.certainty(axis, index), np.take(sure, index, 2 - axis), atol=1e-5)
    with pytest.raises(ValueError, match="no slice"):
        draft.native_slice(1, draft.origin.size[1])


def test_a_threshold_is_the_probability_from_which_a_structure_is_taken():
    draft, _ = draft_of(*GRIDS["as it is"])
    bytes_ = np.zeros_like(draft.probabilities)
    bytes_[1] = np.linspace(0, FULL, bytes_[1].size).reshape(bytes_[1].shape)
    bytes_[0] = FULL - bytes_[1]
    draft = replace(draft, probabilities=bytes_)
    shares = draft.origin.native(bytes_[1]) / FULL
    for at in (0.1, 0.5, 0.8):
        taken = draft.labels({3: at}) == 3
        assert taken[shares > at + 0.01].all() and not taken[shares < at - 0.01].any()
    assert not (draft.labels({3: 0.0})[shares > 0.01] == 0).any()


def test_parts_that_lie_apart_are_left_out_if_a_structure_is_one():
    draft, _ = draft_of(*GRIDS["as it is"])
    bytes_ = np.zeros_like(draft.probabilities)
    bytes_[1, 1:3, 1:5, 1:6] = 200
    bytes_[1, 0, 7, 9] = 250
    bytes_[0] = FULL - bytes_[1]
    draft = replace(draft, probabilities=bytes_, one_part=(3,))
    assert set(np.unique(draft.labels())) == {0, 3}
    assert np.count_nonzero(draft.labels()) == 2 * 4 * 5
    assert np.count_nonzero(draft.labels({3: 0.9})) == 1
    assert not draft.native_slice(2, 0).any()


def test_slices_that_might_as_well_show_something_else_need_a_look():
    draft, _image = draft_of((20, 24, 12), (1.0, 1.0, 4.0), np.diag([1.0, 1.0, -1.0]), (8, 9))
    draft.probabilities[:] = np.array([FULL, 0, 0], np.uint8)[:, None, None, None]
    draft.probabilities[:, 3, 2:5, 2:5] = np.array([FULL * 0.4, FULL * 0.6, 0]).astype(np.uint8)[:, None, None]
    draft.probabilities[:, 7, 2:5, 2:5] = np.array([0, FULL, 0], np.uint8)[:, None, None]
    found = draft.doubtful()
    order = draft.origin.order[0]
    assert (found.axis, found.slices) == (order, (8 if draft.origin.is_flipped(0) else 3,))


def test_probabilities_of_another_shape_are_refused():
    draft, _ = draft_of(*GRIDS["axial"])
    with pytest.raises(ValueError, match="shape"):
        replace(draft, probabilities=draft.probabilities[:2])


def test_what_labels_need_is_loaded_piece_by_piece_and_then_nothing_is_left():
    code = (
        "import sys\nfrom SSLSegmentationLib.embedding.draft import load_pieces\n"
        "assert 'scipy' not in sys.modules\nnames = list(load_pieces())\nbefore = set(sys.modules)\n"
        "from SSLSegmentationLib.inference.postprocessing import PostProcessing\n"
        "print(len(names), sorted(set(sys.modules) - before))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split(maxsplit=1)[1].strip() == "[]"
