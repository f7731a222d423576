"""Positional contrast (PCL, Zeng et al. 2021, arXiv:2106.09157): slices of the same level of the body are alike.

    L = mean over anchors i of 1/|P(i)| Σ_{p ∈ P(i)} −log( exp(s_ip / τ) / Σ_{k ≠ i} exp(s_ik / τ) ),   s = cosine
    P(i) = the other view of i, and both views of every slice, of any volume, with |position − position_i| < threshold

Frames of a series are volumes like any others: the same slice of another frame is a positive, unless their phases are
further apart than ``phase``; phases run around, from the last frame to the first.

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
    matched = (("both",), ("position", "phase"))

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``both`` [2B, 1, H, W] as of SimCLR, ``position`` [B] and ``phase`` [B] (-1: no frame)."""
        phase = torch.full_like(batch.position, -1.0) if batch.phase is None else batch.phase
        return {**super().views(batch, generator), "position": batch.position, "phase": phase}

    def _contrast(self, embeddings: Tensor, views: Views) -> Tensor:
        position, phase = all_gather(views["position"]), all_gather(views["phase"])
        positive = same_place(position, self.settings.threshold) & same_phase(phase, self.settings.phase)
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


def same_phase(phase: Tensor, most: float) -> Tensor:
    """Which views are of phases that do not lie too far apart.

    Args:
        phase: [B] of the slices, each of which has two views, from 0 to 1 around; below 0 = it is no frame.
        most: largest difference, which counts; 0.5 = all phases.

    Returns:
        bool [2B, 2B] as of :func:`same_place`; true where one of the two is no frame.
    """
    apart = (phase[:, None] - phase).abs()
    frames = (phase[:, None] >= 0) & (phase >= 0)
    far = frames & (torch.minimum(apart, 1 - apart) > most + _EXACT)
    return ~far.repeat(2, 2)
