"""SSIM as a loss, against scikit-image and on its identities."""

import numpy as np
import pytest
import torch
from skimage.metrics import structural_similarity

from SSLSegmentationLib.losses.ssim import negative_ssim


@pytest.fixture
def pair():
    rng = np.random.default_rng(0)
    target = rng.random((2, 1, 24, 33))
    return torch.from_numpy(np.clip(target + rng.normal(0, 0.2, target.shape), 0, 1)).float(), torch.from_numpy(
        target
    ).float()


def test_equal_images_have_a_loss_of_minus_one(pair):
    assert negative_ssim(pair[0], pair[0]).item() == pytest.approx(-1, abs=1e-6)


def test_it_is_scikit_images_ssim_where_the_window_lies_inside(pair):
    expected = []
    for prediction, target in zip(*(images[:, 0].double().numpy() for images in pair), strict=True):
        options = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 1.0}
        _, places = structural_similarity(prediction, target, full=True, **options)
        expected.append(places[5:-5, 5:-5].mean())
    assert negative_ssim(*pair).item() == pytest.approx(-np.mean(expected), abs=1e-5)


def test_it_is_symmetric_and_the_inverted_image_is_worse_than_any_constant(pair):
    image, target = pair
    assert negative_ssim(image, target).item() == pytest.approx(negative_ssim(target, image).item(), abs=1e-6)
    assert negative_ssim(1 - target, target) > negative_ssim(torch.full_like(target, 0.5), target) > -0.5


def test_descending_it_restores_the_image(pair):
    image = pair[0].clone().requires_grad_()
    optimizer = torch.optim.Adam([image], 0.02)
    for _ in range(60):
        optimizer.zero_grad()
        negative_ssim(image, pair[1]).backward()
        optimizer.step()
    assert negative_ssim(image, pair[1]).item() < -0.98


def test_autocast_does_not_round_it(pair):
    with torch.autocast("cpu", torch.bfloat16):
        assert negative_ssim(*pair).item() == pytest.approx(negative_ssim(*pair).item(), abs=0)
        assert negative_ssim(pair[0].bfloat16(), pair[1]).dtype == torch.float32
    assert negative_ssim(pair[0].half(), pair[1]).isfinite()


def test_an_image_smaller_than_the_window_is_refused():
    with pytest.raises(ValueError, match="11 pixels"):
        negative_ssim(torch.zeros(1, 1, 10, 20), torch.zeros(1, 1, 10, 20))
