"""NT-Xent and its relatives with given positives and negatives: one matrix product and one cross-entropy.

All similarities are cosines, and everything is computed in float32 (float64 for float64 input), also under autocast.
"""

from __future__ import annotations

import math
from typing import Any, Literal

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.autograd.function import once_differentiable

from ..core.errors import SettingsError


def nt_xent(a: Tensor, b: Tensor, temperature: float) -> Tensor:
    """Normalised temperature-scaled cross-entropy (Chen et al. 2020, SimCLR, equation 1).

    L = mean over the 2N anchors of -log( exp(s_ip / τ) / Σ_{k≠i} exp(s_ik / τ) ), where p is the other view of i. The
    original code returns the sum of the two views' means, which is twice this.

    Args:
        a, b: embeddings ``[N, D]`` of two views; rows of the same index are positives, all others negatives. They need
            not be normalised. Further leading dimensions, ``[..., N, D]``, are separate problems that are averaged.
        temperature: τ > 0; finite down to 0.005 and below.

    Returns:
        Scalar. ln(2N - 1) when all embeddings are equal, see :func:`chance_level`.
    """
    _check_temperature(temperature)
    with torch.autocast(a.device.type, enabled=False):
        scores = _Scores.apply(_full_precision(torch.cat([a, b], dim=-2)), temperature)
        count = scores.shape[-1]
        other_view = torch.arange(count, device=scores.device).roll(count // 2)
        return F.cross_entropy(scores.flatten(0, -2), other_view.repeat(scores.numel() // count**2))


def masked_nt_xent(
    z: Tensor,
    positive_mask: Tensor,
    negative_mask: Tensor,
    temperature: float,
    denominator: Literal["all", "own_positive"] = "all",
) -> Tensor:
    """Contrastive loss with given positives and negatives, averaged over each anchor's positives, then over anchors.

    The two denominators differ as soon as an anchor has more than one positive:

    - ``all``: -log( exp(s_ip) / Σ_{k ∈ positives ∪ negatives} exp(s_ik) ). Khosla et al. 2020 (SupCon, L_out) and
      Zeng et al. 2021 (PCL).
    - ``own_positive``: -log( exp(s_ip) / (exp(s_ip) + Σ_{k ∈ negatives} exp(s_ik)) ); the other positives are left
      out. Chaitanya et al. 2020.

    Args:
        z: embeddings ``[M, D]``, not necessarily normalised. Further leading dimensions, ``[..., M, D]``, are separate
            problems whose anchors are averaged.
        positive_mask, negative_mask: bool ``[M, M]`` or ``[..., M, M]``, row = anchor. The diagonal never counts.
        temperature: τ > 0.

    Returns:
        Scalar; anchors without a positive are left out, and without any the loss is 0.
    """
    _check_temperature(temperature)
    if denominator not in ("all", "own_positive"):
        raise SettingsError(f"The denominator '{denominator}' is unknown.", "Use all or own_positive.")
    with torch.autocast(z.device.type, enabled=False):
        scores = _Scores.apply(_full_precision(z), temperature)
        others = ~torch.eye(z.shape[-2], dtype=torch.bool, device=z.device)
        positive = positive_mask & others
        counted = (negative_mask & others) | (positive if denominator == "all" else False)
        # Finite, unlike -inf, so that an anchor without any term has a zero gradient instead of a NaN.
        nothing = torch.finfo(scores.dtype).min / 4
        rest = scores.masked_fill(~counted, nothing).logsumexp(dim=-1, keepdim=True)
        per_anchor = positive.sum(dim=-1)
        if denominator == "all":
            near = scores.masked_fill(~positive, 0).sum(dim=-1) / per_anchor.clamp_min(1)
            mean = (rest.squeeze(-1) - near).masked_fill(per_anchor == 0, 0)
        else:
            mean = F.softplus(rest - scores).masked_fill(~positive, 0).sum(dim=-1) / per_anchor.clamp_min(1)
        return mean.sum() / (per_anchor > 0).expand_as(mean).sum().clamp_min(1)


def chance_level(pairs: int) -> float:
    """NT-Xent of ``pairs`` pairs that the embedding cannot tell apart, ln(2N - 1); where a collapsed encoder stays."""
    return math.log(2 * pairs - 1)


@torch.no_grad()
def embedding_monitors(z: Tensor) -> dict[str, Tensor]:
    """Cheap signs of collapse.

    Args:
        z: embeddings ``[2N, D]``, the first views and then the second views in the same order.

    Returns:
        Scalars on the device of ``z``: ``std``, the standard deviation per dimension of the normalised embeddings times
        √D (near 1 when they fill the sphere, 0 when collapsed); ``positive_cosine``, the mean cosine of the pairs;
        ``effective_rank``, the participation ratio (Σλ)² / Σλ² of the covariance's eigenvalues, from 1 to D, 0 when
        collapsed.
    """
    with torch.autocast(z.device.type, enabled=False):
        z = F.normalize(_full_precision(z.detach()), dim=1)
        first, second = z.chunk(2)
        centred = z - z.mean(dim=0)
        # Both Gram matrices have the same non-zero eigenvalues; take the smaller.
        gram = centred @ centred.T if len(z) < z.shape[1] else centred.T @ centred
        trace = gram.diagonal().sum()
        # Rounding leaves about 1e-13 per row of a fully collapsed batch, which is no rank.
        spread = trace > 1e-9 * len(z)
        rank = torch.where(spread, trace**2 / gram.square().sum().clamp_min(torch.finfo(z.dtype).tiny), 0.0)
        return {
            "std": centred.square().mean(dim=0).sqrt().mean() * math.sqrt(z.shape[1]),
            "positive_cosine": (first * second).sum(dim=1).mean(),
            "effective_rank": rank,
        }


class _Scores(torch.autograd.Function):
    """Cosines of all pairs of rows of ``[..., M, D]`` over the temperature, ``[..., M, M]``, -inf on the diagonal.

    Autograd through normalise, product, scale and mask costs one matrix product and about ten passes over memory more.
    It takes for granted that no gradient comes back at the diagonal, as is so after a softmax or a mask.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, temperature: float) -> Tensor:
        # The floor keeps the gradient of an all-zero embedding moderate.
        norm = x.norm(dim=-1, keepdim=True).clamp_min(1e-6)
        z = x / norm
        ctx.save_for_backward(z, norm)
        ctx.temperature = temperature
        scores = z @ z.mT
        scores /= temperature
        scores.diagonal(dim1=-2, dim2=-1).fill_(-torch.inf)
        return scores

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:
        z, norm = ctx.saved_tensors
        with torch.autocast(z.device.type, enabled=False):
            # The scores are symmetric in z: one product with G + Gᵀ instead of two.
            towards = (gradient + gradient.mT) @ z
            radial = (towards * z).sum(dim=-1, keepdim=True)
            return torch.addcmul(towards, z, radial, value=-1) / (norm * ctx.temperature), None


def _full_precision(z: Tensor) -> Tensor:
    return z if z.dtype == torch.float64 else z.float()


def _check_temperature(temperature: float) -> None:
    if not temperature > 0:
        raise SettingsError(f"The temperature {temperature} is not positive.", "Choose a value such as 0.1.")
