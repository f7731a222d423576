"""A perceptron with one hidden layer, fitted by L-BFGS: a second or two for some ten thousand pixels.

With vectors z (standardised), a weight a for each of them and A = sum of the weights, it minimises
(1/A) Σ −a log softmax(tanh(z U + b) V + c)_label + λ/2 (|U|² + |V|²).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

_LEAST_SPREAD = 1e-6  # of a channel; one that never changes says nothing
_PIXELS = 1 << 15  # that are classified at a time
_MEMORY = 20  # steps that L-BFGS knows of


@dataclass(frozen=True)
class Perceptron:
    """What was fitted.

    Args:
        mean: [C] of the channels.
        spread: [C] their standard deviation, 1 where they do not vary.
        layers: U [C, hidden], b [hidden], V [hidden, K] and c [K].
    """

    mean: np.ndarray
    spread: np.ndarray
    layers: tuple[np.ndarray, ...]

    @property
    def classes(self) -> int:
        """Number of classes, K."""
        return len(self.layers[-1])

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Probability of each class: float32 [K, …] of features [C, …], whatever follows the channels."""
        channels, *shape = features.shape
        pixels = features.reshape(channels, -1)
        found = np.empty((self.classes, pixels.shape[1]), np.float32)
        u, b, v, c = self.layers
        inward = np.ascontiguousarray((u / self.spread[:, None]).T)  # standardises at the same time
        offset, outward, constants = (b - inward @ self.mean)[:, None], np.ascontiguousarray(v.T), c[:, None]
        for start in range(0, pixels.shape[1], _PIXELS):
            part = slice(start, start + _PIXELS)
            hidden = inward @ pixels[:, part].astype(np.float32)
            hidden += offset
            logits = outward @ np.tanh(hidden, out=hidden) + constants
            np.exp(np.subtract(logits, logits.max(axis=0), out=logits), out=logits)
            found[:, part] = logits / logits.sum(axis=0)
        return found.reshape(-1, *shape)


@dataclass(frozen=True)
class Ensemble:
    """Perceptrons that see some of the channels each, and whose probabilities are averaged.

    Args:
        members: channels, and the perceptron that sees them.
    """

    members: tuple[tuple[slice, Perceptron], ...]

    @property
    def classes(self) -> int:
        """Number of classes, K."""
        return self.members[0][1].classes

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """As of a :class:`Perceptron`."""
        found = [member.probabilities(features[channels]) for channels, member in self.members]
        return np.stack(found).mean(axis=0)


def fit_perceptron(
    vectors: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    classes: int,
    *,
    hidden: int = 64,
    strength: float = 1e-3,
    iterations: int = 100,
    seed: int = 0,
    after_step: Callable[[], None] = lambda: None,
) -> Perceptron:
    """Fit a perceptron; the same every time.

    Args:
        vectors: [n, C], finite.
        labels: [n] integers, 0 to ``classes`` - 1. A class may be absent.
        weights: [n], above 0: how much each counts.
        classes: number of classes, K.
        hidden: units of the hidden layer.
        strength: λ.
        iterations: of L-BFGS, at most.
        seed: decides the weights that it begins with.
        after_step: called after each iteration; what it raises ends the fit.
    """
    weights = np.asarray(weights, np.float64) / np.sum(weights, dtype=np.float64)
    vectors = np.asarray(vectors, np.float32)
    mean, spread = _standardisation(vectors, weights)
    objective = Objective((vectors - mean) / spread, labels, weights.astype(np.float32), classes, hidden, strength)
    options = {"maxiter": iterations, "maxcor": _MEMORY}
    found = minimize(
        objective,
        objective.start(seed),
        jac=True,
        method="L-BFGS-B",
        options=options,
        callback=lambda intermediate_result: after_step(),
    )
    layers = tuple(layer.astype(np.float32) for layer in objective.layers(found.x))
    return Perceptron(mean, spread, layers)


def _standardisation(vectors: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted mean and standard deviation of each channel, float32 [C] each; 1 where it does not vary."""
    mean = weights @ vectors
    spread = np.sqrt(weights @ (vectors - mean) ** 2)
    return mean.astype(np.float32), np.where(spread > _LEAST_SPREAD, spread, 1).astype(np.float32)


class Objective:
    """What is minimised, as a function of all layers in one vector: its value and its gradient.

    Args:
        z: [n, C] standardised vectors. It is computed in their type.
        labels: [n].
        weights: [n], their sum 1.
        classes: K.
        hidden: units of the hidden layer.
        strength: λ.
    """

    def __init__(
        self, z: np.ndarray, labels: np.ndarray, weights: np.ndarray, classes: int, hidden: int, strength: float
    ) -> None:
        self.z, self.labels, self.weights, self.strength = z, labels, weights, strength
        channels = z.shape[1]
        self.shapes = ((channels, hidden), (hidden,), (hidden, classes), (classes,))
        self._ends = np.cumsum([np.prod(shape) for shape in self.shapes])
        self._rows = np.arange(len(z))

    def layers(self, vector: np.ndarray) -> list[np.ndarray]:
        """The vector cut into the layers."""
        parts = np.split(vector, self._ends[:-1])
        return [part.reshape(shape) for part, shape in zip(parts, self.shapes, strict=True)]

    def start(self, seed: int) -> np.ndarray:
        """Where to begin: weights with a variance of 1 over the number of inputs, constants of 0."""
        rng = np.random.default_rng(seed)
        parts = [
            rng.normal(0, shape[0] ** -0.5, shape) if len(shape) == 2 else np.zeros(shape) for shape in self.shapes
        ]
        return np.concatenate([part.ravel() for part in parts])

    def __call__(self, vector: np.ndarray) -> tuple[float, np.ndarray]:
        """Value and gradient, float64."""
        u, b, v, c = (layer.astype(self.z.dtype) for layer in self.layers(vector))
        hidden = np.tanh(self.z @ u + b)
        probabilities = _softmax(hidden @ v + c)
        chosen = probabilities[self._rows, self.labels]
        value = -float(self.weights @ np.log(np.maximum(chosen, np.finfo(self.z.dtype).tiny)))
        value += 0.5 * self.strength * float((u**2).sum() + (v**2).sum())
        error = probabilities  # becomes the gradient of the logits
        error[self._rows, self.labels] -= 1
        error *= self.weights[:, None]
        back = (error @ v.T) * (1 - hidden**2)
        gradients = (
            self.z.T @ back + self.strength * u,
            back.sum(0),
            hidden.T @ error + self.strength * v,
            error.sum(0),
        )
        return value, np.concatenate([part.ravel() for part in gradients]).astype(np.float64)


def _softmax(logits: np.ndarray) -> np.ndarray:
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    return logits / logits.sum(axis=1, keepdims=True)
