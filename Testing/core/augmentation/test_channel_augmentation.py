"""Several sequences change each in a way of its own, a slice and its neighbours alike, and what is lacking stays so."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.augmentation.appearance import augment_appearance
from SSLSegmentationLib.augmentation.channels import DROPPED, drop_channels
from SSLSegmentationLib.augmentation.intensity import augment_intensity
from SSLSegmentationLib.augmentation.ranges import PIX2REP_INTENSITY, AppearanceRanges

LOOK = replace(PIX2REP_INTENSITY, contrast=(0.7, 1.3), brightness=0.3, noise_std=0.0)
CURVES = AppearanceRanges(curve_probability=0.7, filter_probability=0.5)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def intensity(images, channels=1):
    return augment_intensity(images, LOOK, generator(), channels)


def appearance(images, channels=1):
    return augment_appearance(images, None, CURVES, generator(), channels)


both = pytest.mark.parametrize("change", [intensity, appearance])


def images(inputs, batch=12):
    return torch.rand(batch, inputs, 20, 24, generator=generator(1))


@both
def test_the_volume_itself_changes_as_it_does_alone_and_another_sequence_otherwise(change):
    same = images(1).repeat(1, 2, 1, 1)
    changed = change(same, 2)
    assert torch.equal(changed[:, :1], change(same[:, :1]))
    assert not torch.equal(changed[:, 1], changed[:, 0])


def test_a_slice_and_its_neighbours_change_alike():
    two = images(2)
    changed = intensity(two.repeat(1, 3, 1, 1), 2)
    torch.testing.assert_close(changed, changed[:, :2].repeat(1, 3, 1, 1))
    alone = intensity(images(1).repeat(1, 3, 1, 1))
    torch.testing.assert_close(alone, alone[:, :1].repeat(1, 3, 1, 1))


@both
def test_what_a_sample_lacks_stays_zero_and_moves_nothing_else(change):
    whole = images(4)
    lacking = whole.clone()
    lacking[3, 1::2] = 0
    changed = change(lacking, 2)
    assert not changed[3, 1::2].any()
    assert torch.equal(changed[:, ::2], change(whole, 2)[:, ::2])


def test_volumes_of_several_sequences_change_all_their_slices_alike():
    slices = images(2)[:, :, None].repeat(1, 1, 3, 1, 1)
    changed = intensity(slices, 2)
    torch.testing.assert_close(changed, changed[:, :, :1].repeat(1, 1, 3, 1, 1))


def test_each_further_sequence_is_dropped_from_a_share_of_the_samples_with_its_neighbours():
    batch = torch.ones(4000, 6, 1, 1)
    kept = drop_channels(batch, 3, generator())[..., 0, 0]
    assert torch.equal(kept[:, :3], kept[:, 3:])
    assert bool(kept[:, 0].all())
    for dropped in (1 - kept[:, 1], 1 - kept[:, 2], (1 - kept[:, 1]) * (1 - kept[:, 2]) / DROPPED):
        assert float(dropped.mean()) == pytest.approx(DROPPED, abs=0.03)


def test_nothing_is_drawn_for_a_single_sequence():
    source, batch = generator(), images(3)
    before = source.get_state()
    assert drop_channels(batch, 1, source) is batch
    assert torch.equal(source.get_state(), before)
