"""Ridge and logistic regression against plain numpy and scipy in float64."""

import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from scipy.special import logsumexp

from SSLSegmentationLib.finetuning import linear_classifier
from SSLSegmentationLib.finetuning.linear_classifier import LogisticRegression, Samples, balanced, ridge


@pytest.fixture
def samples():
    """300 vectors of 7 channels, of very different scales and far from zero, one of which says nothing."""
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 3, 300)
    vectors = rng.normal(size=(300, 7)) + np.eye(3, 7)[labels]
    vectors = vectors * [1, 100, 0.01, 3, 1, 0, 5] + [50, -3, 0, 1, 0, 4, 0]
    weights = rng.uniform(0.5, 20, 300)
    return Samples(torch.from_numpy(vectors).float(), torch.from_numpy(labels), torch.from_numpy(weights), 3)


def standardised(samples):
    x, w = samples.vectors.double().numpy(), samples.weights.numpy()
    mean = np.average(x, axis=0, weights=w)
    spread = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w))
    return (x - mean) / np.where(spread > 1e-6, spread, 1)


@pytest.mark.parametrize("rows", [64, 1 << 14])
@pytest.mark.parametrize("strength", [1e-3, 1.0])
def test_ridge_is_the_least_squares_solution(samples, strength, rows, monkeypatch):
    monkeypatch.setattr(linear_classifier, "_ROWS", rows)
    z, targets = standardised(samples), np.eye(3)[samples.labels]
    weights = samples.weights.numpy() / samples.weights.numpy().sum()
    # As one system of least squares: a row for each vector with a one for the constant, a row for each penalty.
    a = np.concatenate([np.sqrt(weights)[:, None] * np.c_[z, np.ones(300)], np.sqrt(strength) * np.eye(7, 8)])
    b = np.concatenate([np.sqrt(weights)[:, None] * targets, np.zeros((7, 3))])
    theirs = np.c_[z, np.ones(300)] @ np.linalg.lstsq(a, b, rcond=None)[0]
    np.testing.assert_allclose(ridge(samples, strength)(samples.vectors).numpy(), theirs, atol=1e-10)


@pytest.mark.parametrize("strength", [1e-4, 1e-2])
def test_logistic_regression_comes_to_the_optimum_that_scipy_finds(samples, strength):
    z, weights = standardised(samples), samples.weights.numpy() / samples.weights.numpy().sum()

    def objective(flat):
        v, c = flat[:21].reshape(3, 7), flat[21:]
        logits = z @ v.T + c
        losses = logsumexp(logits, axis=1) - logits[np.arange(300), samples.labels]
        return weights @ losses + 0.5 * strength * (v**2).sum()

    best = minimize(
        objective, np.zeros(24), method="L-BFGS-B", options={"maxiter": 5000, "maxfun": 10**6, "ftol": 1e-14}
    )
    regression = LogisticRegression(samples, strength)
    told = [regression.iterate(5) for _ in range(12)]
    assert told[0] == pytest.approx(np.log(3)) and told == sorted(told, reverse=True)
    assert float(regression.objective().detach()) == pytest.approx(best.fun, abs=1e-6)
    logits = regression.classifier(samples.vectors)  # also of vectors that are not standardised
    losses = torch.nn.functional.cross_entropy(logits, samples.labels, reduction="none")
    penalty = 0.5 * strength * regression.v.detach().square().sum()
    assert float(torch.from_numpy(weights) @ losses + penalty) == pytest.approx(
        float(regression.objective().detach()), abs=1e-10
    )


def test_a_channel_that_never_changes_does_no_harm(samples):
    for classifier in (ridge(samples, 1e-2), LogisticRegression(samples, 1e-2).classifier):
        assert torch.isfinite(classifier.weight).all() and torch.isfinite(classifier.bias).all()


def test_classes_are_balanced_to_the_power_asked_for(samples):
    def totals(power):
        weights = balanced(samples, power).weights
        return torch.stack([weights[samples.labels == k].sum() for k in range(3)])

    assert torch.allclose(totals(1.0), torch.ones(3, dtype=torch.float64))
    assert torch.allclose(totals(0.5), totals(0.0).sqrt())
    assert torch.equal(balanced(samples, 0.0).weights, samples.weights)
