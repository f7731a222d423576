"""Positional contrast (PCL, Zeng et al. 2021, arXiv:2106.09157): slices of the same level of the body are alike.

    L = mean over anchors i of 1/|P(i)| Σ_{p ∈ P(i)} −log( exp(s_ip / τ) / Σ_{k ≠ i} exp(s_ik / τ) ),   s = cosine
    P(i) = the other view of i, and both views of every slice, of any volume, with |position − position_i| < threshold

Positions run from 0 to 1 along each volume, in the same anatomical direction in all of them. With a threshold of 0 this
is SimCLR. The preset ``paper`` is the study on cine MRI (de Mooij et al. 2024, arXiv:2409.18100, public code).
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from ...figures.panels import Preview
from ...losses.collectives import all_gather
from ...losses.ntxent import masked_nt_xent
from ...stores import SliceBatch
from ..method import Views
from .pcl_recipe import PositionalContrastSettings
from .simclr import GlobalContrast

_EXACT = 1e-6  # positions are float32: a distance of the threshold itself is not below it


class PositionalContrast(GlobalContrast):
    """SupCon over two views of each slice, with slices at nearly the same position as positives."""

    name = "positional"
    Settings = PositionalContrastSettings
    matched = (("both",), ("position",))

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``both`` [2B, 1, H, W] as of SimCLR, and ``position`` [B]."""
        return {**super().views(batch, generator), "position": batch.position}

    def _contrast(self, embeddings: Tensor, views: Views) -> Tensor:
        positive = same_place(all_gather(views["position"]), self.settings.threshold)
        return masked_nt_xent(embeddings, positive, ~positive, self.settings.temperature)

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """As of SimCLR, with the position of each slice."""
        shown = super().preview(batch, generator)
        rows = []
        for (slice_, *views), position in zip(shown.rows, batch.position.tolist(), strict=True):
            rows.append((replace(slice_, title=f"at {position:.0%} of the volume"), *views))
        text = (
            "Each slice in two other looks: the network learns to find alike (1 = the same) what lies at nearly the "
            "same level in any volume, and unlike (0 or below) what lies elsewhere."
        )
        return replace(shown, text=text, rows=tuple(rows))


def same_place(position: Tensor, threshold: float) -> Tensor:
    """Which views are positives of each other.

    Args:
        position: [B] of the slices, each of which has two views.
        threshold: distances below it are positive; one of exactly the threshold is not.

    Returns:
        bool [2B, 2B]: first all first views, then all second views; the two views of a slice are always positives. The
        diagonal means nothing.
    """
    near = (position[:, None] - position).abs() < threshold - _EXACT
    near.fill_diagonal_(True)
    return near.repeat(2, 2)
