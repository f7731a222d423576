"""The perceptron: gradients by finite differences, a problem with a known answer, and what it must not depend on."""

import numpy as np
import pytest
from scipy.special import log_softmax

from SSLSegmentationLib.embedding.perceptron import Objective, Perceptron, fit_perceptron

RNG = np.random.default_rng


def ring(count=1500, seed=0):
    """Points of a disc: inside, on a ring, outside. No line parts them."""
    points = RNG(seed).uniform(-2, 2, (count, 2)).astype(np.float32)
    return points, np.digitize(np.hypot(*points.T), (0.7, 1.4))


def small_objective(strength=0.1):
    rng = RNG(1)
    weights = rng.uniform(0.1, 2, 12)
    return Objective(rng.normal(size=(12, 3)), rng.integers(0, 4, 12), weights / weights.sum(), 4, 5, strength)


def test_the_value_is_that_of_the_definition():
    objective = small_objective()
    vector = RNG(2).normal(size=3 * 5 + 5 + 5 * 4 + 4)
    u, b, v, c = objective.layers(vector)
    expected = 0.0
    for z, label, weight in zip(objective.z, objective.labels, objective.weights, strict=True):
        hidden = [np.tanh(sum(z[i] * u[i, j] for i in range(3)) + b[j]) for j in range(5)]
        logits = [sum(hidden[j] * v[j, k] for j in range(5)) + c[k] for k in range(4)]
        expected -= weight * log_softmax(logits)[label]
    expected += 0.05 * ((u**2).sum() + (v**2).sum())
    assert objective(vector)[0] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("strength", [0.0, 0.3])
def test_the_gradient_is_that_of_finite_differences(strength):
    objective = small_objective(strength)
    vector = RNG(3).normal(size=len(objective.start(0)))
    gradient = objective(vector)[1]
    step = 1e-6
    for place in range(len(vector)):
        there, back = vector.copy(), vector.copy()
        there[place] += step
        back[place] -= step
        slope = (objective(there)[0] - objective(back)[0]) / (2 * step)
        assert gradient[place] == pytest.approx(slope, abs=1e-7)


def test_it_learns_what_no_line_parts():
    points, labels = ring()
    fitted = fit_perceptron(points, labels, np.ones(len(points)), 3, hidden=16, strength=1e-5)
    others, truth = ring(seed=1)
    probabilities = fitted.probabilities(others.T)
    assert probabilities.dtype == np.float32 and probabilities.shape == (3, len(others))
    assert probabilities.sum(axis=0) == pytest.approx(1, abs=1e-5)
    assert (probabilities.argmax(axis=0) == truth).mean() > 0.93


def test_a_volume_is_classified_pixel_by_pixel(monkeypatch):
    points, labels = ring(200)
    fitted = fit_perceptron(points, labels, np.ones(200), 3, iterations=10)
    volume = RNG(4).uniform(-2, 2, (2, 3, 4, 5)).astype(np.float16)
    whole = fitted.probabilities(volume)
    assert whole.shape == (3, 3, 4, 5)
    assert whole[:, 1, 2, 3] == pytest.approx(fitted.probabilities(volume[:, 1, 2, 3][:, None])[:, 0], abs=1e-6)
    monkeypatch.setattr("SSLSegmentationLib.embedding.perceptron._PIXELS", 7)
    assert fitted.probabilities(volume) == pytest.approx(whole, abs=1e-6)


def test_a_pixel_of_weight_two_counts_as_two_pixels():
    points, labels = ring(60)
    doubled = np.concatenate([points, points[:20]])
    weights = np.where(np.arange(60) < 20, 2.0, 1.0)
    one = fit_perceptron(points, labels, weights, 3, hidden=4, iterations=15)
    other = fit_perceptron(doubled, np.concatenate([labels, labels[:20]]), np.ones(80), 3, hidden=4, iterations=15)
    assert one.probabilities(points.T) == pytest.approx(other.probabilities(points.T), abs=0.02)


def test_units_of_the_channels_make_no_difference_and_constant_ones_do_no_harm():
    points, labels = ring(300)
    one = fit_perceptron(points, labels, np.ones(300), 3, hidden=8, iterations=20)
    changed = points * np.float32([64, 0.25]) + np.float32([3, 1])
    other = fit_perceptron(changed, labels, np.ones(300), 3, hidden=8, iterations=20)
    assert other.probabilities(changed.T) == pytest.approx(one.probabilities(points.T), abs=0.03)
    constant = np.concatenate([points, np.full((300, 1), 7, np.float32)], axis=1)
    assert np.isfinite(fit_perceptron(constant, labels, np.ones(300), 3).probabilities(constant.T)).all()


def test_a_class_without_pixels_is_never_likely():
    points, labels = ring(300)
    fitted = fit_perceptron(points, np.minimum(labels, 1), np.ones(300), 3)
    assert fitted.probabilities(points.T)[2].max() < 0.05


def test_it_is_the_same_every_time():
    points, labels = ring(200)
    one, other = (fit_perceptron(points, labels, np.ones(200), 3, seed=5) for _ in range(2))
    assert isinstance(one, Perceptron)
    assert all(np.array_equal(a, b) for a, b in zip(one.layers, other.layers, strict=True))
