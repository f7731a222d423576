"""Random curves of each structure and random filters: against loops, and what must not depend on what."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import correlate

from SSLSegmentationLib.augmentation.appearance import (
    AppearanceRanges,
    augment_appearance,
    random_filtering,
    rising_curve,
)
from SSLSegmentationLib.core.errors import SettingsError

EVERYTHING = AppearanceRanges(curve_probability=1.0, filter_probability=1.0)
CURVES = AppearanceRanges(curve_probability=1.0)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def images(batch=4, channels=1, size=(20, 24), seed=0):
    return torch.rand(batch, channels, *size, generator=generator(seed))


def labels(batch=4, size=(20, 24)):
    values = torch.zeros(batch, *size, dtype=torch.uint8)
    values[:, 4:10, 3:12] = 1
    values[:, 12:18, 8:20] = 2
    values[1] = 255  # a slice that is not annotated
    return values


def test_defaults_change_nothing_and_draw_nothing():
    batch, source = images(), generator()
    assert torch.equal(augment_appearance(batch, labels(), AppearanceRanges(), source), batch)
    assert torch.equal(source.get_state(), generator().get_state())


def test_a_probability_above_one_is_refused():
    with pytest.raises(SettingsError):
        AppearanceRanges(curve_probability=1.5)


@given(st.lists(st.floats(0.05, 20), min_size=1, max_size=8), st.integers(0, 100))
def test_a_curve_is_numpys_interpolation_between_its_corners(steepness, seed):
    batch = images(1, size=(5, 6), seed=seed)
    corners = np.concatenate([[0], np.cumsum(steepness) / np.sum(steepness)])
    expected = np.interp(batch.numpy(), np.linspace(0, 1, len(corners)), corners)
    curved = rising_curve(batch, torch.tensor([steepness]))
    np.testing.assert_allclose(curved.numpy(), expected, atol=1e-5)


def test_within_a_structure_brighter_stays_brighter_and_structures_differ():
    batch, masks = images(), labels()
    changed = augment_appearance(batch, masks, CURVES, generator())
    curves = []
    for value in (0, 1, 2):
        inside = masks[0] == value
        order = batch[0, 0][inside].argsort()
        before, after = batch[0, 0][inside][order], changed[0, 0][inside][order]
        assert (after.diff() >= -1e-6).all() and (after - before).abs().max() > 0.02
        curves.append(np.interp([0.25, 0.5, 0.75], before.numpy(), after.numpy()))
    assert np.abs(curves[0] - curves[1]).max() > 0.02 and np.abs(curves[1] - curves[2]).max() > 0.02


def test_without_labels_a_sample_has_one_curve():
    batch = images()
    changed = augment_appearance(batch, None, CURVES, generator())
    order = batch[0].flatten().argsort()
    assert (changed[0].flatten()[order].diff() >= -1e-6).all()


def test_a_curve_does_not_depend_on_which_other_structures_there_are():
    batch, masks = images(), labels()
    fewer = torch.where(masks == 2, 0, masks)
    both = [augment_appearance(batch, each, EVERYTHING, generator()) for each in (masks, fewer)]
    curves = [augment_appearance(batch, each, CURVES, generator()) for each in (masks, fewer)]
    same = (masks == fewer)[:, None]
    assert torch.equal(curves[0][same], curves[1][same]) and not torch.equal(*both)


@pytest.mark.parametrize("channels", [1, 3])
def test_the_result_is_in_the_unit_range_and_nothing_leaks_between_samples(channels):
    batch, masks = images(channels=channels), labels()
    before = batch.clone()
    changed = augment_appearance(batch, masks, EVERYTHING, generator())
    assert torch.equal(batch, before) and changed.shape == batch.shape and changed.dtype == torch.float32
    assert changed.min() >= 0 and changed.max() <= 1
    batch[2] = 1 - batch[2]
    other = augment_appearance(batch, masks, EVERYTHING, generator())
    assert torch.allclose(other[[0, 1, 3]], changed[[0, 1, 3]], atol=1e-6) and not torch.allclose(other[2], changed[2])


def test_equal_seeds_repeat_and_samples_differ():
    same = images(1).expand(5, -1, -1, -1)
    first, again, other = (augment_appearance(same, None, EVERYTHING, generator(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again) and not torch.equal(first, other)
    assert torch.pdist(first.flatten(1)).min() > 1e-2


def test_part_of_the_samples_stays_as_it_is():
    batch = images(400, size=(4, 4))
    changed = augment_appearance(batch, None, AppearanceRanges(curve_probability=0.3), generator())
    untouched = (changed == batch).flatten(1).all(dim=1).float().mean()
    assert float(untouched) == pytest.approx(0.7, abs=0.07)


def test_filtering_is_a_loop_over_pixels_with_mean_and_spread_kept():
    batch = 0.4 + 0.2 * images(3)
    filtered = random_filtering(batch, generator(5))
    assert torch.allclose(filtered.mean(dim=(2, 3)), batch.mean(dim=(2, 3)), atol=1e-4)
    source = generator(5)
    layers = []
    for outputs, inputs in ((2, 1), (1, 2)):
        side = 3 if torch.rand((), generator=source) < 0.5 else 1
        layers.append(torch.randn(3, outputs, inputs, side, side, generator=source).double().numpy())
    share = torch.rand(3, 1, 1, 1, generator=source).double().numpy()
    for sample in range(3):
        image = batch[sample, 0].double().numpy()
        planes = [image - image.mean()]
        for number, kernels in enumerate(layers):
            planes = [
                sum(correlate(plane, kernel, mode="nearest") for plane, kernel in zip(planes, own, strict=True))
                for own in kernels[sample]
            ]
            if number == 0:
                planes = [np.where(plane > 0, plane, 0.2 * plane) for plane in planes]
        result = planes[0] - planes[0].mean()
        result = result / result.std(ddof=1) * image.std(ddof=1) + image.mean()
        expected = share[sample, 0] * image + (1 - share[sample, 0]) * result
        np.testing.assert_allclose(filtered[sample, 0].numpy(), np.clip(expected, 0, 1), atol=1e-4)


def test_a_slice_and_its_neighbours_go_through_the_same_filters():
    batch = images(4)
    stacks = batch.repeat(1, 3, 1, 1)
    filtered = random_filtering(stacks, generator(5))
    torch.testing.assert_close(filtered, random_filtering(batch, generator(5)).repeat(1, 3, 1, 1))


def test_structures_of_a_neighbour_change_where_they_lie_in_it():
    batch, masks = images(2), labels()[:2]
    moved = masks.roll(5, dims=-1)
    stacks = torch.cat([batch, batch.roll(5, dims=-1)], dim=1)
    changed = augment_appearance(
        stacks, torch.stack([masks, moved], dim=1), AppearanceRanges(curve_probability=1.0), generator(1)
    )
    assert torch.equal(changed[:, 1], changed[:, 0].roll(5, dims=-1))
    assert torch.equal(
        changed[:, :1], augment_appearance(batch, masks, AppearanceRanges(curve_probability=1.0), generator(1))
    )
