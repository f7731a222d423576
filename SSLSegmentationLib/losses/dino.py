"""DINO's loss (Caron et al. 2021, section 3.1): a student foretells from one view what its teacher says of another."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from .ntxent import embedding_monitors


def dino_loss(
    student: Tensor, teacher: Tensor, centre: Tensor, student_temperature: float, teacher_temperature: float
) -> Tensor:
    """Cross-entropy of softmax((t − c) / τt) against softmax(s / τs), mean over images and pairs of different views.

    Args:
        student: ``[S, B, K]`` answers to all views.
        teacher: ``[T, B, K]`` answers to the first T ≤ S of these views; gets no gradient.
        centre: ``[K]``, subtracted from the teacher's answers.
        student_temperature: τs > 0.
        teacher_temperature: τt > 0, lower than τs.

    Returns:
        Scalar in float32 (float64 for float64 input), also under autocast; ln K for a student that always answers the
        same to every output.

    Raises:
        ValueError: there is no pair of different views.
    """
    views, seen = len(student), len(teacher)
    pairs = seen * views - min(views, seen)
    if not 1 <= seen <= views or not pairs:
        raise ValueError(f"{seen} views of the teacher and {views} of the student leave no pair of different views")
    with torch.autocast(student.device.type, enabled=False):
        aim = sharpened(teacher.detach(), centre, teacher_temperature)
        foretold = (_full_precision(student) / student_temperature).log_softmax(dim=-1)
        # Of all pairs but those of a view with itself: no [T, S, B, K] is ever made.
        every = (aim.sum(dim=0) * foretold.sum(dim=0)).sum()
        same = (aim * foretold[:seen]).sum()
        return (same - every) / (pairs * student.shape[1])


def sharpened(teacher: Tensor, centre: Tensor, temperature: float) -> Tensor:
    """The teacher's distribution over the outputs, softmax((t − c) / τ) over the last dimension, in full precision."""
    return ((_full_precision(teacher) - centre) / temperature).softmax(dim=-1)


def chance_level(outputs: int) -> float:
    """Loss of a student that does not tell the ``outputs`` apart, ln K."""
    return math.log(outputs)


@torch.no_grad()
def teacher_monitors(embeddings: Tensor, aim: Tensor) -> dict[str, Tensor]:
    """Cheap signs of the two ways in which DINO collapses: all outputs alike, or one output for every image.

    Args:
        embeddings: ``[2B, D]`` of two views of each image, before they are compared with the outputs.
        aim: ``[2B, K]`` or ``[2, B, K]``, the teacher's distributions for them (:func:`sharpened`).

    Returns:
        Scalars: those of :func:`.ntxent.embedding_monitors`; ``teacher_entropy``, the mean entropy of an image's
        distribution, 0 to ln K, where it is ln K if the teacher answers nothing; ``outputs_used``, exp of the entropy
        of the mean distribution, 1 to K, where it is 1 if all images get the same single output. The
        ``effective_rank`` is at most ``outputs_used``, so that either collapse shows in it.
    """
    aim = aim.flatten(0, -2)
    monitors = embedding_monitors(embeddings)
    used = _entropy(aim.mean(dim=0)).exp()
    return {
        **monitors,
        "effective_rank": torch.minimum(monitors["effective_rank"], used),
        "teacher_entropy": _entropy(aim).mean(),
        "outputs_used": used,
    }


def _entropy(distribution: Tensor) -> Tensor:
    return torch.special.entr(distribution).sum(dim=-1)


def _full_precision(x: Tensor) -> Tensor:
    return x if x.dtype == torch.float64 else x.float()
