"""Projection heads: they separate the space of the loss from the representation, and are discarded afterwards."""

from __future__ import annotations

from torch import Tensor, nn


class ProjectionHead(nn.Sequential):
    """Multilayer perceptron: ``layers - 1`` hidden layers with ReLU, then a linear layer (Chen et al. 2020, section 2).

    No layer has a bias, except that of the normalisation.

    Args:
        inputs: features per vector.
        hidden: features of the hidden layers.
        outputs: dimension of the embedding.
        layers: linear layers in all, 1 or more.
        batch_norm: normalise the hidden layers over the batch.
    """

    def __init__(self, inputs: int, hidden: int, outputs: int, layers: int = 2, batch_norm: bool = False) -> None:
        widths = [inputs, *[hidden] * (layers - 1), outputs]
        modules: list[nn.Module] = []
        for i in range(layers):
            modules.append(nn.Linear(widths[i], widths[i + 1], bias=False))
            if i < layers - 1:
                if batch_norm:
                    modules.append(nn.BatchNorm1d(widths[i + 1]))
                modules.append(nn.ReLU(inplace=True))
        super().__init__(*modules)

    def forward(self, vectors: Tensor) -> Tensor:
        """Map vectors [N, inputs] to embeddings [N, outputs]."""
        return super().forward(vectors)
