"""What is gathered of a mask: agreement with changed slices, doubt, place; the same however slices come in."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from SSLSegmentationLib.inference.evidence import COARSE, Gathering, coarse_map


def disc(size=64, radius=16, row=32.0, column=32.0, slices=4):
    """A bright disc in each slice, float32 [S, size, size]."""
    rows, columns = np.mgrid[:size, :size]
    inside = (rows - row) ** 2 + (columns - column) ** 2 < radius**2
    return torch.from_numpy(np.repeat(inside[None], slices, axis=0).astype(np.float32))


def bright(slices):
    """Stands for a network: class 1 where the image is bright, be it darkened; [2, S, h, w]."""
    share = torch.sigmoid((slices - 0.3) * 40)
    return torch.stack([1 - share, share])


def fixed(place):
    """Stands for a network that marks the same pixels whatever it is shown."""
    return lambda slices: bright(place[: len(slices)])


def gathered(slices, network, chunk=8):
    gathering = Gathering(2)
    for part in slices.split(chunk):
        changed, back = gathering.changed(part)
        gathering.add(network(part), network(changed), back)
    return gathering.evidence()[0]


def test_a_network_that_follows_the_image_agrees_with_itself_and_one_that_does_not_follow_it_agrees_less():
    image = disc(radius=8, row=26, column=38)
    follows, stays = gathered(image, bright), gathered(image, fixed(image))
    assert follows.agreement > 0.9
    assert stays.agreement < follows.agreement - 0.05


def test_a_change_is_a_change_and_is_undone_where_it_was():
    image = disc(size=48, row=20, column=30)
    gathering = Gathering(2)
    changed, back = gathering.changed(image)
    assert changed.shape == image.shape and (changed - image).abs().mean() > 0.02
    assert not torch.allclose(changed[0], changed[1])  # neighbours are changed otherwise
    undone = torch.nn.functional.grid_sample(changed[:, None], back, align_corners=False)[:, 0]
    assert ((undone > 0.2) != (image > 0.3)).float().mean() < 0.02


@pytest.mark.parametrize("shape", [(3, 20, 50), (9, 33, 17), (1, 5, 5)])
def test_what_is_gathered_is_the_same_in_chunks_of_any_size(shape):
    slices = torch.rand(shape, generator=torch.Generator().manual_seed(0))
    whole, single = gathered(slices, bright, 8), gathered(slices, bright, 1)
    assert np.allclose([whole.agreement, whole.doubt], [single.agreement, single.doubt], atol=1e-5)
    assert np.allclose(whole.where, single.where, atol=1e-6)


def test_doubt_is_nothing_where_the_network_is_sure_and_one_where_it_guesses():
    mask = disc(slices=2) > 0
    for share, expected in ((1.0, 0.0), (0.5 + 1e-6, 1.0)):
        inside = torch.where(mask, share, 1 - share)  # outside as sure of the background
        probabilities = torch.stack([1 - inside, inside])
        gathering = Gathering(2)
        _, back = gathering.changed(mask.float())
        gathering.add(probabilities, probabilities, back)
        assert gathering.evidence()[0].doubt == pytest.approx(expected, abs=1e-3)


def test_agreement_and_doubt_equal_a_plain_loop_over_pixels():
    generator = torch.Generator().manual_seed(3)
    probabilities, of_changed = (torch.rand(3, 2, 6, 7, generator=generator) for _ in range(2))
    probabilities, of_changed = (each / each.sum(0) for each in (probabilities, of_changed))
    gathering = Gathering(3)
    _, back = gathering.changed(torch.zeros(2, 6, 7))
    identity = torch.nn.functional.affine_grid(torch.eye(2, 3).expand(2, 2, 3), (2, 1, 6, 7), align_corners=False)
    assert identity.shape == back.shape
    gathering.add(probabilities, of_changed, identity)
    found, again = probabilities.argmax(0).numpy(), of_changed.argmax(0).numpy()
    for value, evidence in enumerate(gathering.evidence(), start=1):
        both = ours = theirs = near = 0
        entropy = 0.0
        for s, r, c in np.ndindex(2, 6, 7):
            ours += found[s, r, c] == value
            theirs += again[s, r, c] == value
            both += found[s, r, c] == again[s, r, c] == value
            if (found[s, max(r - 1, 0) : r + 2, max(c - 1, 0) : c + 2] == value).any():
                share = probabilities[:, s, r, c].double().numpy()
                near, entropy = near + 1, entropy - float((share * np.log(share)).sum()) / np.log(3)
        assert evidence.agreement == pytest.approx(2 * both / (ours + theirs), abs=1e-9)
        assert evidence.doubt == pytest.approx(entropy / near, abs=1e-5)


def test_the_slice_in_which_a_network_sees_something_else_once_it_is_changed_needs_a_look():
    gathering, image = Gathering(2), disc(slices=10)
    for part in image.split(4):
        _changed, back = gathering.changed(part)
        found = bright(part)
        again = found.clone()
        if len(part) == 2:  # the last two
            again[:, 1] = found[:, 1].flip(0)
        gathering.add(found, again, back)
    whole = [slice(None)] * 3
    direction = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    assert gathering.look_at(10, direction, "axial", whole).slices[0] == 9
    assert gathering.look_at(10, direction, "axial", [slice(5, 15), *whole[1:]]).slices[0] == 14
    assert gathering.look_at(11, direction, "axial", whole) is None


def test_of_what_was_not_found_there_is_no_evidence():
    assert gathered(torch.zeros(2, 16, 16), bright) is None


@settings(max_examples=30, deadline=None)
@given(
    arrays.arrays(
        np.float32, arrays.array_shapes(min_dims=3, max_dims=3, max_side=40), elements=st.sampled_from([0, 1])
    )
)
def test_a_coarse_map_lies_between_nothing_and_all_for_any_volume(mask):
    found = coarse_map(mask)
    assert found.shape == COARSE and found.min() >= 0 and found.max() <= 1
    assert (found.max() > 0) == bool(mask.any())


def test_a_coarse_map_does_not_depend_on_how_finely_a_volume_is_sampled():
    mask = np.zeros((16, 32, 32), np.float32)
    mask[4:9, 6:20, 10:15] = 1
    fine = mask.repeat(2, axis=0).repeat(2, axis=1).repeat(2, axis=2)
    assert np.allclose(coarse_map(mask), coarse_map(fine), atol=1e-6)
    assert coarse_map(mask).mean() == pytest.approx(mask.mean())
