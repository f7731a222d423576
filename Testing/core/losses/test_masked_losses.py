import pytest
import torch

from SSLSegmentationLib.augmentation.corruption import random_block_mask
from SSLSegmentationLib.losses.masked import masked_l1, masked_mse


def case(channels=1):
    generator = torch.Generator().manual_seed(0)
    prediction = torch.randn(3, channels, 10, 12, generator=generator)
    target = torch.rand(3, channels, 10, 12, generator=generator)
    return prediction, target, random_block_mask(3, (10, 12), 1, 0.1, generator)


@pytest.mark.parametrize(("loss", "power"), [(masked_l1, 1), (masked_mse, 2)])
@pytest.mark.parametrize("channels", [1, 3])
def test_value_is_the_mean_over_masked_pixels(loss, power, channels):
    prediction, target, mask = case(channels)
    error = (prediction - target).abs()[mask.expand_as(target)].double() ** power
    assert float(loss(prediction, target, mask)) == pytest.approx(float(error.mean()), rel=1e-5)
    assert float(loss(target, target, mask)) == 0


def test_gradient_of_l1_is_the_sign_over_the_count_on_the_mask_and_zero_off_it():
    prediction, target, mask = case()
    prediction.requires_grad_()
    masked_l1(prediction, target, mask).backward()
    expected = torch.where(mask, (prediction - target).sign() / mask.sum(), 0.0)
    torch.testing.assert_close(prediction.grad, expected)


def test_gradient_of_mse_is_twice_the_error_over_the_count_on_the_mask():
    prediction, target, mask = case()
    prediction.requires_grad_()
    masked_mse(prediction, target, mask).backward()
    expected = torch.where(mask, 2 * (prediction - target) / mask.sum(), 0.0)
    torch.testing.assert_close(prediction.grad, expected.detach())


@pytest.mark.parametrize("loss", [masked_l1, masked_mse])
def test_pixels_off_the_mask_never_count_even_if_not_finite(loss):
    prediction, target, mask = case()
    expected = loss(prediction, target, mask)
    spoiled = prediction.masked_fill(~mask, torch.inf).requires_grad_()
    value = loss(spoiled, target, mask)
    value.backward()
    assert torch.equal(value, expected) and spoiled.grad.isfinite().all()


@pytest.mark.parametrize("loss", [masked_l1, masked_mse])
def test_half_precision_sums_in_float32(loss):
    prediction = torch.full((8, 1, 256, 256), 2.0, dtype=torch.float16)
    everywhere = torch.ones(8, 1, 256, 256, dtype=torch.bool)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = loss(prediction, torch.zeros_like(prediction), everywhere)
    assert value.dtype == torch.float32
    assert float(value) == (2 if loss is masked_l1 else 4)


@pytest.mark.parametrize("loss", [masked_l1, masked_mse])
def test_empty_mask_gives_zero(loss):
    prediction, target, mask = case()
    assert float(loss(prediction, target, torch.zeros_like(mask))) == 0
