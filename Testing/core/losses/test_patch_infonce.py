import math

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.losses.patch_infonce import lattice_corners, negative_count, patch_infonce, random_corners


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def maps(batch=3, channels=4, size=(12, 10), seed=0):
    source = generator(seed)
    first = torch.randn(batch, channels, *size, generator=source, dtype=torch.float64)
    return first, first + 0.5 * torch.randn(first.shape, generator=source, dtype=torch.float64)


def loop(map1, map2, corners, patch, temperature, negatives="image", projection=None):
    """Views, images, patches: one anchor at a time."""

    def vector(feature_map, image, corner):
        row, column = corner.tolist()
        flat = feature_map[image, :, row : row + patch, column : column + patch].flatten()
        flat = flat if projection is None else projection(flat).detach()
        return flat / flat.norm()

    batch, count = corners.shape[:2]
    vectors = [[[vector(m, i, corners[i, p]) for p in range(count)] for i in range(batch)] for m in (map1, map2)]
    losses = []
    for view in range(2):
        for image in range(batch):
            for place in range(count):
                anchor = vectors[view][image][place]
                positive = math.exp(float(anchor @ vectors[1 - view][image][place]) / temperature)
                total = positive
                for other_image in range(batch) if negatives == "batch" else [image]:
                    for other in range(count):
                        if (other_image, other) != (image, place):
                            for v in range(2):
                                total += math.exp(float(anchor @ vectors[v][other_image][other]) / temperature)
                losses.append(-math.log(positive / total))
    return sum(losses) / len(losses)


@pytest.mark.parametrize("negatives", ["image", "batch"])
@pytest.mark.parametrize("patch", [1, 3])
def test_equals_the_triple_loop(negatives, patch):
    first, second = maps()
    corners = random_corners(3, (12, 10), patch, 5, generator())
    projection = torch.nn.Linear(4 * patch**2, 6, bias=False, dtype=torch.float64)
    for head in (None, projection):
        value = patch_infonce(first, second, corners, patch, 0.1, negatives, head)
        expected = loop(first, second, corners, patch, 0.1, negatives, head)
        assert float(value.detach()) == pytest.approx(expected, abs=1e-11)


def test_equals_the_unfold_form():
    """Independent vectorised form: unfold, separate sums over the negatives of each view."""
    first, second = maps()
    corners = random_corners(3, (12, 10), 3, 6, generator())
    index = corners[..., 0] * 8 + corners[..., 1]  # unfold of a width of 10 has 8 positions per row
    a, b = (
        F.normalize(F.unfold(m, 3).gather(2, index[:, None].expand(-1, 36, -1)).transpose(1, 2), dim=-1)
        for m in (first, second)
    )
    same = torch.eye(6, dtype=torch.bool)
    aa, bb, ab = (torch.einsum("brc,bsc->brs", u, v) / 0.1 for u, v in ((a, a), (b, b), (a, b)))
    positive = ab.diagonal(dim1=1, dim2=2)
    rest1 = torch.cat([x.masked_fill(same, -torch.inf) for x in (aa, ab)], dim=2).logsumexp(dim=2)
    rest2 = torch.cat([x.masked_fill(same, -torch.inf) for x in (bb, ab.mT)], dim=2).logsumexp(dim=2)
    expected = (torch.logaddexp(positive, rest1) + torch.logaddexp(positive, rest2) - 2 * positive).mean() / 2
    torch.testing.assert_close(patch_infonce(first, second, corners, 3, 0.1), expected)


def test_constant_maps_give_the_chance_level():
    flat = torch.ones(2, 4, 12, 12)
    corners = random_corners(2, (12, 12), 3, 5, generator())
    assert float(patch_infonce(flat, flat, corners, 3, 0.1)) == pytest.approx(math.log(9), abs=1e-5)
    assert float(patch_infonce(flat, flat, corners, 3, 0.1, "batch")) == pytest.approx(math.log(19), abs=1e-5)


def test_images_do_not_influence_each_other_unless_asked_to():
    first, second = maps(2)
    corners = random_corners(2, (12, 10), 3, 4, generator())
    for negatives, expect_leak in (("image", False), ("batch", True)):
        view = first.clone().requires_grad_()
        whole = patch_infonce(view, second, corners, 3, 0.1, negatives)
        alone = patch_infonce(view[:1], second[:1], corners[:1], 3, 0.1)
        (gradient,) = torch.autograd.grad(whole - alone / 2, view)
        assert bool(gradient[0].abs().max() > 1e-9) == expect_leak


def test_gradient_reaches_only_the_sampled_patches_of_both_maps():
    first, second = (m.requires_grad_() for m in maps(1))
    corners = torch.tensor([[[0, 0], [5, 5]]])
    patch_infonce(first, second, corners, 3, 0.1).backward()
    inside = torch.zeros(12, 10, dtype=torch.bool)
    inside[0:3, 0:3] = inside[5:8, 5:8] = True
    for gradient in (first.grad, second.grad):
        touched = (gradient[0] != 0).any(dim=0)
        assert torch.equal(touched, inside)


def test_gradient_is_the_derivative():
    first, second = (m.requires_grad_() for m in maps(2, 2, (6, 6)))
    corners = random_corners(2, (6, 6), 2, 3, generator())
    assert torch.autograd.gradcheck(lambda *m: patch_infonce(*m, corners, 2, 0.3), (first, second))


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    patch=st.integers(1, 5),
    size=st.tuples(st.integers(5, 30), st.integers(5, 30)),
    share=st.floats(0, 1),
)
def test_corners_are_distinct_inside_and_apart_where_they_fit(seed, patch, size, share):
    places = (size[0] - patch + 1) * (size[1] - patch + 1)
    count = max(1, round(share * places))
    corners = random_corners(3, size, patch, count, generator(seed))
    assert corners.shape == (3, count, 2) and corners.dtype == torch.int64
    assert corners.min() >= 0
    assert (corners + patch <= torch.tensor(size)).all()
    for image in corners:
        assert len(image.unique(dim=0)) == count
        if count <= (size[0] // patch) * (size[1] // patch):
            gap = (image[:, None] - image).abs().amax(dim=-1) + patch * torch.eye(count, dtype=torch.int64)
            assert gap.min() >= patch


def test_corners_repeat_with_the_seed_differ_between_images_and_cover_the_map():
    corners = random_corners(200, (16, 16), 3, 13, generator(1))
    assert torch.equal(corners, random_corners(200, (16, 16), 3, 13, generator(1)))
    assert len(corners.flatten(1).unique(dim=0)) == 200
    assert len(corners.flatten(0, 1).unique(dim=0)) == 14 * 14


def test_wrong_requests_are_refused():
    with pytest.raises(SettingsError, match="do not fit"):
        random_corners(1, (4, 4), 3, 5, generator())
    with pytest.raises(SettingsError, match="do not fit"):
        random_corners(1, (2, 9), 3, 1, generator())
    with pytest.raises(SettingsError, match="volume"):
        patch_infonce(*maps(), random_corners(3, (12, 10), 3, 2, generator()), 3, 0.1, "volume")


def test_the_lattice_is_that_of_the_source():
    """On its map of 48 × 48: a lattice over the whole map and the centres of its cells, the same for every image."""
    corners = lattice_corners(3, (48, 48), 3)
    assert corners.shape == (3, 13, 2) and all(torch.equal(image, corners[0]) for image in corners)
    expected = {(r, c) for r in (0, 22, 45) for c in (0, 22, 45)} | {(r, c) for r in (11, 33) for c in (11, 33)}
    assert {tuple(place) for place in corners[0].tolist()} == expected
    wide = lattice_corners(1, (7, 30), 3)[0]
    assert len(wide.unique(dim=0)) == 13 and wide.amax(dim=0).tolist() == [4, 27]
    with pytest.raises(SettingsError, match="do not fit"):
        lattice_corners(1, (6, 30), 3)


def test_nearest_negatives_equal_the_gathered_form():
    """Independent form: the negatives of each view gathered by their numbers, and logaddexp."""
    first, second = maps(2, 4, (12, 12))
    corners = lattice_corners(2, (12, 12), 3)
    a, b = (
        F.normalize(F.unfold(m, 3)[:, :, corners[0, :, 0] * 10 + corners[0, :, 1]].transpose(1, 2), dim=-1)
        for m in (first, second)
    )
    distance = torch.cdist(corners[0].double(), corners[0].double()).round(decimals=9)
    near = (distance + torch.eye(13) * 1e9).argsort(dim=1, stable=True)[:, :5].expand(2, -1, -1)
    aa, bb, ab = (torch.einsum("brc,bsc->brs", u, v) / 0.1 for u, v in ((a, a), (b, b), (a, b)))
    positive = ab.diagonal(dim1=1, dim2=2)
    rest1 = torch.cat([aa.gather(2, near), ab.gather(2, near)], dim=2).logsumexp(dim=2)
    rest2 = torch.cat([bb.gather(2, near), ab.mT.gather(2, near)], dim=2).logsumexp(dim=2)
    expected = (torch.logaddexp(positive, rest1) + torch.logaddexp(positive, rest2) - 2 * positive).mean() / 2
    torch.testing.assert_close(patch_infonce(first, second, corners, 3, 0.1, "nearest"), expected)


@pytest.mark.parametrize(("negatives", "places", "count"), [("image", 5, 8), ("batch", 5, 18), ("nearest", 5, 8),
                                                            ("nearest", 9, 10)])  # fmt: skip
def test_chance_follows_from_the_number_of_negatives(negatives, places, count):
    flat = torch.ones(2, 4, 12, 12, dtype=torch.float64)
    corners = random_corners(2, (12, 12), 3, places, generator())
    assert negative_count(corners, negatives) == count
    assert float(patch_infonce(flat, flat, corners, 3, 0.1, negatives)) == pytest.approx(math.log1p(count))
