"""The part of a network that came from a backbone: it learns at a rate of its own, or stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from torch import nn

from ..networks import UNet


class TransferredPart:
    """Learning rate and freezing of those weights of a network that came from a backbone.

    What is frozen gets no gradient and is in evaluation mode, so that running statistics do not move either.

    Args:
        network: with the backbone's weights loaded already.
        names: of the tensors (weights and buffers) that came from the backbone; none from scratch.
        rate: factor on the learning rate for them.
        frozen: part of the steps, from the first, during which they stay as they are; 1 = all (a linear probe).
    """

    def __init__(self, network: UNet, names: Iterable[str] = (), rate: float = 1.0, frozen: float = 0.0) -> None:
        came = set(names)
        parameters = dict(network.named_parameters())
        self.everything = list(parameters.values())
        self.transferred = [parameter for name, parameter in parameters.items() if name in came]
        self.fresh = [parameter for name, parameter in parameters.items() if name not in came]
        self.modules = [module for path, module in network.named_modules() if _within(path, module, came)]
        self.rate = rate
        self.frozen = frozen if self.transferred else 0.0
        self.prepare(0, 1)

    def groups(self, learning_rate: float) -> list[dict[str, Any]]:
        """Parameter groups for the optimizer; the first one learns at ``learning_rate``."""
        if self.frozen == 1:
            return [{"params": self.fresh}]
        if not self.transferred or self.rate == 1:
            return [{"params": self.everything}]
        return [{"params": self.fresh}, {"params": self.transferred, "lr": self.rate * learning_rate}]

    def prepare(self, step: int, total: int) -> None:
        """Freeze or release what came from the backbone, as it should be at ``step`` of ``total``.

        To be called after the network was put into training mode.
        """
        if not self.frozen:
            return
        frozen = self.frozen == 1 or step < self.frozen * total
        for parameter in self.transferred:
            parameter.requires_grad_(not frozen)
        if frozen:
            for module in self.modules:
                module.eval()


def _within(path: str, module: nn.Module, names: set[str]) -> bool:
    """Whether a module has tensors of its own, and all of them are among ``names``."""
    tensors = (*module.named_parameters(recurse=False), *module.named_buffers(recurse=False))
    return bool(tensors) and all(f"{path}.{name}" in names for name, _ in tensors)
