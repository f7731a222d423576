"""Two looks of one scene: the same structures at the same places of the body, in other greys and another geometry."""

import numpy as np
import pytest
import torch

from SSLSegmentationLib.pretraining.starter_looks import draw_pairs
from SSLSegmentationLib.pretraining.starter_scenes import ROLES, TABLE


def pairs(count=6, size=48, seed=0):
    return draw_pairs(count, size, np.random.default_rng(seed), torch.Generator().manual_seed(seed))


PAIRS = pairs()


def test_pairs_depend_on_the_generators_alone_and_leave_the_global_state():
    before = torch.random.get_rng_state(), np.random.get_state()[1].copy()
    again, other = pairs(), pairs(seed=1)
    assert all(torch.equal(value, getattr(again, name)) for name, value in vars(PAIRS).items())
    assert not torch.equal(PAIRS.images, other.images)
    assert torch.equal(torch.random.get_rng_state(), before[0])
    assert np.array_equal(np.random.get_state()[1], before[1])


@pytest.mark.parametrize("size", [32, 64, 96])
def test_images_span_0_to_1_and_labels_name_structures(size):
    some = pairs(2, size)
    assert some.images.shape == (4, 1, size, size) and some.labels.shape == (4, size, size)
    assert some.images.dtype == torch.float32 and torch.isfinite(some.images).all()
    assert some.images.amin() == 0 and some.images.amax() == 1
    assert some.labels.min() >= 0 and some.labels.max() <= len(TABLE)


def test_roles_are_those_of_the_structures():
    for label in PAIRS.labels.unique().tolist():
        (role,) = PAIRS.roles[PAIRS.labels == label].unique().tolist()
        assert ROLES[role] == ("outside" if label == 0 else TABLE[label - 1].role)


def test_both_looks_show_the_same_structures_in_other_greys_at_other_pixels():
    first, second = PAIRS.labels.chunk(2)
    for one, other in zip(first, second, strict=True):
        mine, yours = set(one.unique().tolist()), set(other.unique().tolist())
        assert len(mine & yours) >= 0.5 * len(mine | yours)
        assert (one != other).float().mean() > 0.02
    images, others = PAIRS.images.chunk(2)
    correlations = [np.corrcoef(a.flatten(), b.flatten())[0, 1] for a, b in zip(images, others, strict=True)]
    assert np.min(correlations) < 0.5


def test_a_structure_has_the_same_place_in_the_body_in_either_look():
    many = pairs(20, seed=4)
    distances = []
    for scene in range(20):
        for label in set(many.labels[scene].unique().tolist()) & set(many.labels[scene + 20].unique().tolist()):
            masks = [many.labels[view] == label for view in (scene, scene + 20)]
            if min(int(mask.sum()) for mask in masks) > 40:
                centres = [many.place[v][:, m].mean(dim=1) for v, m in zip((scene, scene + 20), masks, strict=True)]
                distances.append(float((centres[0] - centres[1]).norm()))
    assert len(distances) > 50 and np.median(distances) < 0.06


def test_the_place_is_asked_for_inside_bodies_of_which_half_is_seen():
    assert not (PAIRS.placed & (PAIRS.labels == 0)).any()
    many = pairs(30, 16)
    seen = many.placed.flatten(1).any(dim=1)
    assert 0.3 < seen.float().mean() < 1
