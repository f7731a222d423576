import math
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from scipy import stats
from scipy.ndimage import gaussian_filter

from SSLSegmentationLib.augmentation.intensity import (
    augment_intensity,
    bias_field,
    blur,
    contrast_and_brightness,
    device_generator,
    gamma_,
    gaussian,
    invert,
    noise_,
)
from SSLSegmentationLib.augmentation.ranges import (
    MRI_FINETUNE_INTENSITY,
    MRI_VIEW_INTENSITY,
    PIX2REP_INTENSITY,
    SIMCLR_INTENSITY,
    IntensityRanges,
)
from SSLSegmentationLib.core.errors import SettingsError

EVERYTHING = replace(PIX2REP_INTENSITY, contrast=(0.7, 1.3), brightness=0.3)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def images(batch=4, channels=1, size=(40, 36), seed=0):
    return torch.rand(batch, channels, *size, generator=generator(seed))


def test_default_ranges_change_nothing():
    batch = images()
    torch.testing.assert_close(augment_intensity(batch, IntensityRanges(), generator()), batch, atol=1e-6, rtol=0)


@pytest.mark.parametrize(
    "ranges", [SIMCLR_INTENSITY, MRI_VIEW_INTENSITY, MRI_FINETUNE_INTENSITY, PIX2REP_INTENSITY, EVERYTHING]
)
def test_result_is_in_the_unit_range_and_the_input_is_not_touched(ranges):
    batch = images(16, 2)
    before = batch.clone()
    changed = augment_intensity(batch, ranges, generator())
    assert torch.equal(batch, before)
    assert changed.dtype == torch.float32 and changed.shape == batch.shape
    assert changed.min() >= 0 and changed.max() <= 1
    assert (changed - batch).abs().amax(dim=(1, 2, 3)).max() > 0.05


def test_equal_seeds_repeat_and_samples_differ():
    same = images(1).expand(6, -1, -1, -1)
    first, second, other = (augment_intensity(same, EVERYTHING, generator(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, second) and not torch.equal(first, other)
    assert torch.pdist(first.flatten(1)).min() > 1e-2


def test_nothing_leaks_between_samples():
    batch, changed = images(), images()
    changed[2] = 1 - changed[2]
    before, after = (augment_intensity(x, EVERYTHING, generator()) for x in (batch, changed))
    assert torch.equal(before[[0, 1, 3]], after[[0, 1, 3]])
    assert not torch.equal(before[2], after[2])


def test_switching_one_effect_off_leaves_the_draws_of_the_others():
    batch = 0.4 + 0.2 * images()  # far from the clipping bounds
    only = IntensityRanges(brightness=0.1)
    with_noise = replace(only, noise_std=0.01)
    shift = augment_intensity(batch, only, generator()) - batch
    noisy = augment_intensity(batch, with_noise, generator()) - batch
    torch.testing.assert_close(shift.mean(dim=(1, 2, 3)), noisy.mean(dim=(1, 2, 3)), atol=2e-3, rtol=0)


def test_generator_ends_in_the_same_state_whatever_is_switched_on():
    states = []
    for ranges in (IntensityRanges(), EVERYTHING):
        source = generator()
        augment_intensity(images(), ranges, source)
        states.append(source.get_state())
    assert torch.equal(*states)


@pytest.mark.parametrize("effect", ["bias_field", "blur", "contrast", "brightness", "gamma", "noise", "invert"])
def test_probability_is_the_part_of_the_samples_changed(effect):
    amounts = {
        "bias_field": {"bias_field": 0.5},
        "blur": {"blur_sigma": 3.0},
        "contrast": {"contrast": (0.5, 0.8)},
        "brightness": {"brightness": 0.3},
        "gamma": {"gamma": (1.3, 2.0)},
        "noise": {"noise_std": 0.2},
        "invert": {},
    }[effect]
    ranges = IntensityRanges(**amounts, **{f"{effect}_probability": 0.3})
    batch = images(300, size=(12, 12))
    changed = (augment_intensity(batch, ranges, generator()) - batch).abs().amax(dim=(1, 2, 3)) > 1e-4
    assert 0.2 < changed.float().mean() < 0.4


def test_brightness_contrast_gamma_and_inversion_are_their_formulas():
    batch = images(2, 2)
    amount, offset = torch.tensor([0.2, 1.5]), torch.tensor([-0.1, 0.3])
    stretched, curved = contrast_and_brightness(batch, amount, offset), gamma_(batch.clone(), amount)
    for index in range(2):
        x, a = batch[index].double(), float(amount[index])
        mean = x.mean(dim=(1, 2), keepdim=True)
        expected = mean + (x - mean) * a + float(offset[index])
        assert torch.allclose(stretched[index].double(), expected, atol=1e-6)
        assert torch.allclose(curved[index].double(), x**a, atol=1e-6)
    assert torch.equal(gamma_(torch.zeros(1, 1, 2, 2), amount[:1]), torch.zeros(1, 1, 2, 2))
    inverted = invert(batch, torch.tensor([True, False]))
    assert torch.equal(inverted[0], 1 - batch[0]) and torch.equal(inverted[1], batch[1])


def test_noise_has_the_standard_deviation_asked_for_per_sample():
    noisy = noise_(torch.zeros(2, 1, 200, 200), torch.tensor([0.05, 0.2]), generator())
    torch.testing.assert_close(noisy.std(dim=(1, 2, 3)), torch.tensor([0.05, 0.2]), rtol=0.03, atol=0)
    assert noisy.mean().abs() < 0.005


def test_noise_is_gaussian_and_neighbouring_draws_are_independent():
    draws = gaussian((1000, 1001), generator())
    assert draws.dtype == torch.float32 and draws.shape == (1000, 1001)
    sample = draws.double().flatten().numpy()
    assert stats.kstest(sample, "norm").pvalue > 0.01
    assert stats.skew(sample) == pytest.approx(0, abs=0.01)
    assert stats.kurtosis(sample) == pytest.approx(0, abs=0.02)
    assert 4 < np.abs(sample).max() < 4.4
    for distance in (1, 2, 3, 4, 1001):  # up to four draws come from one random number
        for a, b in ((sample, sample), (np.abs(sample), np.abs(sample))):
            assert abs(np.corrcoef(a[:-distance], b[distance:])[0, 1]) < 0.005
    assert torch.equal(draws, gaussian((1000, 1001), generator()))
    assert not torch.equal(draws, gaussian((1000, 1001), generator(1)))


def test_blur_equals_the_reference_filter_with_each_samples_own_width():
    batch = images(3, 2, size=(30, 25))
    sigma = torch.tensor([0.5, 1.3, 2.0])
    blurred = blur(batch, sigma)
    for index in range(3):
        for channel in range(2):
            plane = batch[index, channel].double().numpy()
            expected = gaussian_filter(plane, float(sigma[index]), mode="nearest", radius=6)
            np.testing.assert_allclose(blurred[index, channel].numpy(), expected, atol=1e-5)


def test_blur_of_nothing_returns_the_image_and_a_wide_one_does_not_fail_on_small_images():
    batch = images(2, size=(6, 5))
    torch.testing.assert_close(blur(batch, torch.zeros(2)), batch)
    torch.testing.assert_close(blur(batch, torch.tensor([0.0, 9.0]))[0], batch[0])


def test_bias_field_is_smooth_positive_and_as_strong_as_asked():
    flat = torch.ones(3, 2, 64, 48)
    amplitude = torch.tensor([0.0, 0.2, 0.7])
    coefficients = torch.rand(3, 4, 4, generator=generator()) * 2 - 1
    field = bias_field(flat, amplitude, coefficients)
    assert torch.equal(field[:, 0], field[:, 1])
    torch.testing.assert_close(field.log().abs().amax(dim=(1, 2, 3)), amplitude, atol=1e-5, rtol=0)
    assert field.log().diff(dim=-1).abs().max() < 0.15
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert torch.equal(bias_field(flat, amplitude, coefficients), field)


def test_ranges_bound_what_happens():
    flat = torch.full((500, 1, 4, 4), 0.5)
    shift = augment_intensity(flat, IntensityRanges(brightness=0.3), generator()) - 0.5
    assert -0.3 <= shift.min() < -0.28 and 0.28 < shift.max() <= 0.3 + 1e-6
    exponent = augment_intensity(flat, IntensityRanges(gamma=(0.5, 2.0)), generator()).log() / math.log(0.5)
    assert 0.5 - 1e-4 <= exponent.min() < 0.52 and 1.9 < exponent.max() <= 2 + 1e-4
    assert 0.9 < exponent.median() < 1.1  # as many brighten as darken


def test_half_precision_input_is_computed_in_float32():
    batch = images().half()
    changed = augment_intensity(batch, EVERYTHING, generator())
    assert changed.dtype == torch.float32
    assert torch.equal(changed, augment_intensity(batch.float(), EVERYTHING, generator()))


def test_device_generator_is_seeded_from_the_given_one():
    first, second = (device_generator(generator(seed), "cpu") for seed in (0, 1))
    again = device_generator(generator(0), "cpu")
    assert first.initial_seed() == again.initial_seed() != second.initial_seed()


def test_every_field_explains_itself_and_is_checked():
    assert all(field.metadata["help"] and field.metadata["range"] for field in fields(IntensityRanges))
    with pytest.raises(SettingsError, match="blur_sigma"):
        IntensityRanges(blur_sigma=-1)
    with pytest.raises(SettingsError, match="gamma"):
        IntensityRanges(gamma=(2.0, 1.0))
