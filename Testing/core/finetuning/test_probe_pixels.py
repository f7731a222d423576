"""Which pixels a probe keeps, and what of them."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.finetuning.probe_pixels import PixelSampler, class_counts, pixel_budget
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.probed import probed_settings, seeded_probed_network
from SSLSegmentationLib.stores.shares import kept_shares


@given(st.lists(st.integers(0, 10**8), min_size=2, max_size=6), st.integers(10, 10**5))
def test_pixels_are_kept_up_to_the_budget_and_rare_classes_whole(counts, budget):
    counts = np.array(counts)
    shares = kept_shares(counts, budget)
    kept = shares * counts
    assert (shares > 0).all() and (shares <= 1).all()
    assert kept.sum() <= budget + 1e-3
    assert (shares[counts <= budget // len(counts)] == 1).all()
    if counts.sum() <= budget:
        assert (shares == 1).all()


def test_the_kept_numbers_are_bounded_however_wide_the_network():
    assert pixel_budget(24) == 100_000
    assert pixel_budget(1984) * 1984 <= 1 << 24


def test_pixels_are_counted_by_class_and_those_not_annotated_are_not():
    labels = [np.array([[0, 1, 255]], np.uint8), np.array([[1, 2, 1]], np.uint8)]
    assert class_counts(labels, 4).tolist() == [1, 3, 1, 0]


def test_a_kept_pixel_stands_for_those_that_are_left_out():
    network = seeded_probed_network(probed_settings(UNetSettings(widths=(8, 16))), 2, seed=0).eval()
    images = torch.rand(2, 1, 32, 32)
    labels = torch.zeros(2, 32, 32, dtype=torch.uint8)
    labels[:, :4] = 1
    labels[:, 28:] = 255
    sampler = PixelSampler(network, np.array([0.25, 1.0]), torch.Generator().manual_seed(0))
    chosen = sampler.chosen(labels)
    assert not chosen[labels == 255].any() and chosen[labels == 1].all()
    sampler.keep(sampler.vectors(images, chosen), labels[chosen])
    samples = sampler.samples()
    with torch.inference_mode():
        joined = network.features(images).movedim(1, -1)
    assert torch.allclose(samples.vectors, joined[chosen], atol=1e-6)
    assert samples.weights[samples.labels == 0].sum().item() == torch.sum(labels == 0).item() * (
        4 * torch.sum(chosen & (labels == 0)).item() / torch.sum(labels == 0).item()
    )
    assert abs(samples.weights.sum().item() / torch.sum(labels != 255).item() - 1) < 0.1
