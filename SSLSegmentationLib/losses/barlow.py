"""Barlow Twins: two views of the same things agree in every dimension, and no two dimensions say the same.

Everything is computed in float32 (float64 for float64 input), also under autocast.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from .ntxent import embedding_monitors

_EPSILON = 1e-5  # that of batch normalisation, which the original code normalises with
_DEAD_STD = 1e-3
_MONITORED = 1024  # rows are enough for monitors; the mean over all pairs grows with their square


def barlow_twins(a: Tensor, b: Tensor, redundancy: float = 5e-3) -> Tensor:
    """Zbontar et al. 2021, algorithm 1.

    C = Ẑaᵀ Ẑb / N with Ẑ of mean 0 and (biased) variance 1 in each dimension; L = Σ_i (1 - C_ii)² + λ Σ_{i≠j} C_ij².

    Args:
        a, b: embeddings ``[N, D]`` of two views, rows of the same index belong together; N ≥ 2, and many more than D,
            since fewer cannot be uncorrelated.
        redundancy: λ; 5e-3 in the paper.

    Returns:
        Scalar; 0 for equal views of uncorrelated dimensions, see :func:`barlow_chance_level` for what is bad.
    """
    with torch.autocast(a.device.type, enabled=False):
        a, b = standardise(a), standardise(b)
        correlation = a.T @ b / len(a)
        diagonal = correlation.diagonal()
        others = correlation - torch.diag_embed(diagonal)
        return (1 - diagonal).square().sum() + redundancy * others.square().sum()


def barlow_chance_level(dimensions: int) -> float:
    """Barlow loss of two views that have nothing in common, D.

    Dimensions that are all the same cost less, λD(D - 1) with a small λ: ``effective_rank`` tells of those.
    """
    return float(dimensions)


def standardise(z: Tensor) -> Tensor:
    """Mean 0 and biased variance 1 (0 for constants) in each dimension of ``[N, D]``, N ≥ 2; at least float32."""
    return F.batch_norm(z if z.dtype == torch.float64 else z.float(), None, None, training=True, eps=_EPSILON)


@torch.no_grad()
def barlow_monitors(a: Tensor, b: Tensor) -> dict[str, Tensor]:
    """Cheap signs of collapse, from at most 1024 of the pairs.

    The loss does not see scale and offset of a dimension, so neither do these: all but ``std`` and
    ``dead_dimensions`` are of standardised embeddings.

    Args:
        a, b: embeddings ``[N, D]`` of two views.

    Returns:
        Scalars: ``std``, near 1, or 0 when the embeddings are constant; ``effective_rank``, see
        :func:`embedding_monitors`; ``alignment``, mean squared distance of the pairs on the unit sphere, 0 is best;
        ``uniformity``, log of the mean of exp(-2 d²) over other pairs, 0 when all are at one place and about -4 when
        they fill the sphere (both: Wang and Isola 2020); ``dead_dimensions``, part of the dimensions with a standard
        deviation below 0.001.
    """
    with torch.autocast(a.device.type, enabled=False):
        step = -(-len(a) // _MONITORED)
        a, b = a.detach()[::step], b.detach()[::step]
        variance = torch.stack([z.to(torch.promote_types(z.dtype, torch.float32)).var(0, correction=0) for z in (a, b)])
        z = torch.cat([standardise(a), standardise(b)])
        first, second = F.normalize(z, dim=1).chunk(2)
        others = (4 * (first @ first.T - 1)).exp()  # d² = 2 - 2 cos
        count = len(first)
        return {
            "std": (variance / (variance + _EPSILON)).sqrt().mean(),
            "effective_rank": embedding_monitors(z)["effective_rank"],
            "alignment": (first - second).square().sum(dim=1).mean(),
            "uniformity": ((others.sum() - others.diagonal().sum()) / (count * (count - 1))).log(),
            "dead_dimensions": (variance.sqrt() < _DEAD_STD).float().mean(),
        }
