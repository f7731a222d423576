"""A linear classifier of vectors, found by a solver: ridge regression in closed form, multinomial logistic regression.

Everything is in float64 on the CPU. With vectors z (standardised), one-hot targets t and a weight a for each vector,
A = sum of the weights:

- ridge: minimise (1/A) Σ a |V z + c − t|² + λ |V|²; the constant c is not penalised.
- logistic: minimise (1/A) Σ −a log softmax(V z + c)_label + λ/2 |V|².
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor

_ROWS = 1 << 14  # vectors at a time for the normal equations
_LEAST_SPREAD = 1e-6  # of a channel; one that never changes says nothing


@dataclass(frozen=True)
class Samples:
    """Vectors with labels.

    Args:
        vectors: float32 [n, C].
        labels: int64 [n], 0 to ``classes`` - 1.
        weights: float64 [n], above 0: how many vectors each stands for.
        classes: number of classes, K.
    """

    vectors: Tensor
    labels: Tensor
    weights: Tensor
    classes: int

    def standardisation(self) -> tuple[Tensor, Tensor]:
        """Weighted mean and standard deviation of each channel: float64 [C] each; 1 where it does not vary."""
        total = self.weights.sum()
        mean = sum(w @ x for x, w in self._chunks()) / total
        variance = sum(w @ (x - mean).square() for x, w in self._chunks()) / total
        spread = variance.sqrt()
        return mean, torch.where(spread > _LEAST_SPREAD, spread, torch.ones_like(spread))

    def _chunks(self) -> Iterator[tuple[Tensor, Tensor]]:
        for vectors, weights in zip(self.vectors.split(_ROWS), self.weights.split(_ROWS), strict=True):
            yield vectors.double(), weights


@dataclass(frozen=True)
class LinearClassifier:
    """Logits = weight · vector + bias, of vectors that are not standardised: float64 [K, C] and [K]."""

    weight: Tensor
    bias: Tensor

    def __call__(self, vectors: Tensor) -> Tensor:
        """Logits [n, K] of vectors [n, C]."""
        return vectors.double() @ self.weight.T + self.bias


def unstandardised(v: Tensor, c: Tensor, mean: Tensor, spread: Tensor) -> LinearClassifier:
    """The classifier of vectors as they are, from weights [K, C] and constants [K] for standardised ones."""
    weight = v / spread
    return LinearClassifier(weight, c - weight @ mean)


def balanced(samples: Samples, power: float) -> Samples:
    """The same with the weight of each class divided by (its weight in all)^power: 0 = as it is, 1 = all alike."""
    totals = torch.zeros(samples.classes, dtype=torch.float64).index_add_(0, samples.labels, samples.weights)
    return replace(samples, weights=samples.weights * totals[samples.labels] ** -power)


def ridge(samples: Samples, strength: float) -> LinearClassifier:
    """Ridge regression on one-hot targets, in closed form: (Z'AZ/A + λ) V' = Z'AT/A, summed some vectors at a time."""
    mean, spread = samples.standardisation()
    gram = torch.zeros(len(mean), len(mean), dtype=torch.float64)
    moment = torch.zeros(len(mean), samples.classes, dtype=torch.float64)
    shares = torch.zeros(samples.classes, dtype=torch.float64)
    parts = (tensor.split(_ROWS) for tensor in (samples.vectors, samples.labels, samples.weights))
    for vectors, labels, weights in zip(*parts, strict=True):
        z = (vectors.double() - mean) / spread
        targets = F.one_hot(labels, samples.classes).double()
        gram += (z * weights[:, None]).T @ z
        moment += (z * weights[:, None]).T @ targets
        shares += weights @ targets
    total = samples.weights.sum()
    penalty = strength * torch.eye(len(mean), dtype=torch.float64)
    v = torch.linalg.solve(gram / total + penalty, moment / total).T
    # The weighted mean of z is zero, so that the constant is the mean target.
    return unstandardised(v, shares / total, mean, spread)


class LogisticRegression:
    """Multinomial logistic regression by L-BFGS with a strong-Wolfe line search, some iterations at a time.

    Args:
        samples: vectors; they are kept standardised in float64.
        strength: λ.
    """

    def __init__(self, samples: Samples, strength: float) -> None:
        self.mean, self.spread = samples.standardisation()
        self.z = samples.vectors.double().sub_(self.mean).div_(self.spread)
        self.labels = samples.labels
        self.weights = samples.weights / samples.weights.sum()
        self.strength = strength
        self.v = torch.zeros(samples.classes, len(self.mean), dtype=torch.float64, requires_grad=True)
        self.c = torch.zeros(samples.classes, dtype=torch.float64, requires_grad=True)
        self._solver = torch.optim.LBFGS(
            [self.v, self.c], history_size=20, line_search_fn="strong_wolfe", tolerance_change=1e-12
        )

    def objective(self) -> Tensor:
        """What is minimised."""
        losses = F.cross_entropy(F.linear(self.z, self.v, self.c), self.labels, reduction="none")
        return self.weights @ losses + 0.5 * self.strength * self.v.square().sum()

    def iterate(self, iterations: int) -> float:
        """Do some iterations more; what is minimised, before them."""
        self._solver.param_groups[0].update(max_iter=iterations, max_eval=2 * iterations)
        return float(self._solver.step(self._closure).detach())

    @torch.enable_grad()
    def _closure(self) -> Tensor:
        self._solver.zero_grad()
        loss = self.objective()
        loss.backward()
        return loss

    @property
    def classifier(self) -> LinearClassifier:
        """As it is now."""
        return unstandardised(self.v.detach(), self.c.detach(), self.mean, self.spread)
