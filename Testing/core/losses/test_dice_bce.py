"""The projection network's segmentation loss against its formula, written out in float64."""

import numpy as np
import pytest
import torch

from SSLSegmentationLib.losses.dice_bce import half_dice_half_bce, output_channels, probabilities

EPSILON = 1e-6


def brute_force(logits, labels):
    """½ (mean Dice over structures + mean entropy over annotated pixels), pixel by pixel."""
    logits, labels = logits.double().numpy(), labels.numpy()
    structures = max(1, logits.shape[1] - 1)
    overlap, sizes, entropy, count = np.zeros(structures), np.zeros(structures), 0.0, 0
    for b, i, j in np.ndindex(labels.shape):
        label = labels[b, i, j]
        if label == 255:
            continue
        values = np.array([0.0, logits[b, 0, i, j]]) if structures == 1 else logits[b, :, i, j]
        chances = np.exp(values) / np.exp(values).sum()  # softmax of (0, x) is the sigmoid of x
        entropy, count = entropy - np.log(chances[label]), count + 1
        for structure in range(structures):
            p, g = chances[structure + 1], float(label == structure + 1)
            overlap[structure] += p * g
            sizes[structure] += p * p + g
    dice = 1 - 2 * (overlap + EPSILON) / (sizes + 2 * EPSILON)
    return 0.5 * (dice.mean() + entropy / count)


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_it_is_its_formula_without_what_nobody_annotated(classes):
    rng = np.random.default_rng(classes)
    logits = torch.from_numpy(rng.normal(size=(2, output_channels(classes), 5, 6))).float()
    labels = torch.from_numpy(rng.integers(0, classes, (2, 5, 6)))
    labels[0, :2] = 255
    assert half_dice_half_bce(logits, labels).item() == pytest.approx(brute_force(logits, labels), rel=1e-5)


@pytest.mark.parametrize("channels", [1, 3])
def test_pixels_that_nobody_annotated_get_no_gradient_whatever_they_hold(channels):
    logits = torch.zeros(1, channels, 4, 4)
    logits[..., 0, 0] = float("nan")
    logits.requires_grad_()
    labels = torch.ones(1, 4, 4, dtype=torch.long)
    labels[:, 0, 0] = 255
    half_dice_half_bce(logits, labels).backward()
    assert logits.grad[..., 0, 0].eq(0).all() and logits.grad[..., 1:, 1:].ne(0).all()


@pytest.mark.parametrize("channels", [1, 3])
def test_a_batch_without_any_annotation_gives_a_number_and_no_gradient(channels):
    logits = torch.randn(1, channels, 4, 4, requires_grad=True)
    loss = half_dice_half_bce(logits, torch.full((1, 4, 4), 255))
    loss.backward()
    assert loss.isfinite() and logits.grad.eq(0).all()


def test_a_sure_and_right_answer_costs_nothing():
    labels = torch.tensor([[[0, 1], [1, 0]]])
    assert half_dice_half_bce((labels[:, None] * 2.0 - 1) * 50, labels).item() == pytest.approx(0, abs=1e-5)


def test_probabilities_of_one_channel_are_those_of_two_classes():
    both = probabilities(torch.tensor([0.0, 2.0]).view(1, 1, 1, 2))
    assert both.shape == (1, 2, 1, 2) and torch.allclose(both.sum(dim=1), torch.ones(1, 1, 2))
    assert both[0, 1, 0].tolist() == pytest.approx([0.5, 1 / (1 + np.exp(-2))])
    assert probabilities(torch.randn(1, 3, 2, 2)).sum(dim=1).allclose(torch.ones(1, 2, 2))
