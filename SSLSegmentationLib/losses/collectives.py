"""What the processes of a training know of each other's shares of a batch, with gradients. One process knows all.

Each of W processes holds a share of a batch. After :func:`all_gather` or :func:`all_reduce_sum` all of them compute the
same value of the whole batch, and DistributedDataParallel averages their gradients. So the gradient that comes back to
a process's own share counts W times there: the average is then the gradient of the whole batch. No gradient travels
back.

Only inside of :func:`distributed` do processes wait for each other. Elsewhere (in one process; in a validation, which
the first process does alone) each function answers for what it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn.modules.batchnorm import _BatchNorm

_together = False


@contextmanager
def distributed() -> Iterator[None]:
    """What is computed inside is computed by all processes at once, each with its share. In one it changes nothing."""
    global _together
    before, _together = _together, dist.is_available() and dist.is_initialized() and dist.get_world_size() > 1
    try:
        yield
    finally:
        _together = before


def world_size() -> int:
    """How many processes compute together at this moment."""
    return dist.get_world_size() if _together else 1


def all_gather(share: Tensor, views: int = 1, *, ragged: bool = False) -> Tensor:
    """The rows of all processes, in their order.

    Args:
        share: ``[views · b, ...]``, first all first views, then all second views and so on; half precision becomes
            float32.
        views: of each row; they stay outermost.
        ragged: processes may have different b, which costs another message.

    Returns:
        ``[views · B, ...]``, B the sum of all b. Its gradient reaches one's own rows, see above.
    """
    if not _together:
        return share
    share = share.float() if share.dtype in (torch.float16, torch.bfloat16) else share
    rows = len(share) // views
    lengths = [rows] * dist.get_world_size()
    if ragged:
        own = torch.tensor([rows], device=share.device)
        lengths = torch.cat(_all_gather(own)).tolist()
    return _Gather.apply(share, views, lengths)


def all_reduce_sum(share: Tensor) -> Tensor:
    """The sum over all processes of a tensor that each has; its gradient reaches one's own, see above."""
    return _Sum.apply(share) if _together else share


def all_reduce_mean(total: Tensor, count: Tensor) -> Tensor:
    """``total / count`` of the whole batch (0 where nothing counts), from each process's own sum and count."""
    if _together:
        total, count = all_reduce_sum(torch.stack([total, count.to(total)]))
    return total / count.detach().clamp_min(1)


def mean_over_processes(value: Tensor) -> Tensor:
    """The mean over all processes of a tensor that each has; without a gradient among several."""
    if not _together:
        return value
    total = value.detach().clone()
    dist.all_reduce(total)
    return total / dist.get_world_size()


def synchronise_batch_norms(module: nn.Module) -> None:
    """Let every batch normalisation of ``module`` see the whole batch when processes train together.

    The layers stay the same objects with the same tensors. (torch's SyncBatchNorm exists for CUDA only, and replaces
    layers that others may know.)
    """
    for layer in module.modules():
        if type(layer) in (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d):
            layer.__class__ = WholeBatchNorm


class WholeBatchNorm(_BatchNorm):
    """Batch normalisation by the mean and variance of the shares of all processes, in training, if they train together.

    Else a batch normalisation as torch has it. Running statistics are equal in all processes.
    """

    def _check_input_dim(self, input: Tensor) -> None:
        """Any number of dimensions."""

    def forward(self, input: Tensor) -> Tensor:
        """Normalise ``[b, C, ...]``; a process may have no rows at all."""
        if not (_together and self.training):
            return super().forward(input)
        with torch.autocast(input.device.type, enabled=False):
            values = input if input.dtype == torch.float64 else input.float()
            mean, variance, count = _whole_statistics(values)
            self._follow(mean.detach(), variance.detach(), count)
            shape = (1, -1, *[1] * (values.ndim - 2))
            scale = (variance + self.eps).rsqrt()
            scale = scale if self.weight is None else scale * self.weight
            normalised = (values - mean.view(shape)) * scale.view(shape)
            if self.bias is not None:
                normalised = normalised + self.bias.view(shape)
            return normalised.to(input.dtype)

    @torch.no_grad()
    def _follow(self, mean: Tensor, variance: Tensor, count: Tensor) -> None:
        if not self.track_running_stats:
            return
        self.num_batches_tracked.add_(1)
        share = 1 / self.num_batches_tracked if self.momentum is None else self.momentum
        unbiased = variance * count / (count - 1).clamp_min(1)
        self.running_mean.lerp_(mean.to(self.running_mean), share)
        self.running_var.lerp_(unbiased.to(self.running_var), share)


def _whole_statistics(values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Mean and biased variance ``[C]`` and the number of values per channel, over all processes."""
    channels = values.shape[1]
    count = values.numel() // channels
    rest = [axis for axis in range(values.ndim) if axis != 1]
    if count:
        variance, mean = torch.var_mean(values, dim=rest, correction=0)
    else:
        variance = mean = values.sum(dim=rest)  # zeros that a gradient may pass
    own = torch.cat([mean, variance, mean.new_tensor([count])])
    means, variances, counts = _Statistics.apply(own).split([channels, channels, 1], dim=1)
    total = counts.sum()
    mean = (means * counts).sum(dim=0) / total
    # Of the parts' variances and of their means around the common one: no difference of large numbers.
    variance = ((variances + (means - mean).square()) * counts).sum(dim=0) / total
    return mean, variance, total.detach()


class _Gather(torch.autograd.Function):
    """See :func:`all_gather`."""

    @staticmethod
    def forward(ctx: Any, share: Tensor, views: int, lengths: list[int]) -> Tensor:
        ctx.views, ctx.lengths = views, lengths
        most = max(lengths)
        padded = share.new_zeros(views, most, *share.shape[1:])
        padded[:, : len(share) // views] = share.unflatten(0, (views, -1)) if len(share) else 0
        pieces = [piece[:, :length] for piece, length in zip(_all_gather(padded), lengths, strict=True)]
        return torch.cat(pieces, dim=1).flatten(0, 1)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:
        rank = dist.get_rank()
        by_view = gradient.unflatten(0, (ctx.views, -1))
        own = by_view.narrow(1, sum(ctx.lengths[:rank]), ctx.lengths[rank])
        return own.flatten(0, 1) * len(ctx.lengths), None, None


class _Sum(torch.autograd.Function):
    """See :func:`all_reduce_sum`."""

    @staticmethod
    def forward(ctx: Any, share: Tensor) -> Tensor:
        total = share.clone()
        dist.all_reduce(total)
        return total

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return gradient * dist.get_world_size()


class _Statistics(torch.autograd.Function):
    """The vectors of all processes, ``[W, N]``. What each computes of them differs, so their gradients are added up."""

    @staticmethod
    def forward(ctx: Any, own: Tensor) -> Tensor:
        return torch.stack(_all_gather(own))

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        gradient = gradient.contiguous()
        dist.all_reduce(gradient)
        return gradient[dist.get_rank()]


def _all_gather(own: Tensor) -> list[Tensor]:
    pieces = [torch.empty_like(own) for _ in range(dist.get_world_size())]
    dist.all_gather(pieces, own.contiguous())
    return pieces
