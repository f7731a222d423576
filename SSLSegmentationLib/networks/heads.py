"""Projection heads: they separate the space of the loss from the representation, and are discarded afterwards."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
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


class PrototypeHead(nn.Module):
    """DINO's head (Caron et al. 2021, section 3.1): embeddings of length 1, and their cosines with learnt directions.

    A multilayer perceptron of three layers with GELU and biases ends in the embedding. Its weights start with a
    standard deviation of 1/√inputs of their layer, which is the 0.02 of the authors' code at their width of 2048; with
    0.02 in narrower layers the embedding is so short before its normalisation that the gradient explodes. The last
    layer is weight-normalised with a gain that stays 1, so that its outputs are cosines.

    Args:
        inputs: features per vector.
        hidden: features of the two hidden layers.
        embedding: dimension of the embedding.
        outputs: number of directions.
        batch_norm: normalise the hidden layers over the batch.
    """

    def __init__(self, inputs: int, hidden: int, embedding: int, outputs: int, batch_norm: bool = False) -> None:
        super().__init__()
        modules: list[nn.Module] = []
        for width in (inputs, hidden):
            modules += [nn.Linear(width, hidden), *([nn.BatchNorm1d(hidden)] if batch_norm else []), nn.GELU()]
        self.mlp = nn.Sequential(*modules, nn.Linear(hidden, embedding))
        for module in self.mlp:
            if isinstance(module, nn.Linear):
                nn.init.trunc_normal_(module.weight, std=module.in_features**-0.5)
                nn.init.zeros_(module.bias)
        self.directions = nn.Parameter(torch.empty(outputs, embedding))
        nn.init.kaiming_uniform_(self.directions, a=math.sqrt(5))  # as torch's linear layer

    def embed(self, vectors: Tensor) -> Tensor:
        """Map vectors [N, inputs] to embeddings [N, embedding] of length 1, in float32."""
        return F.normalize(self.mlp(vectors).float(), dim=1)

    def compare(self, embeddings: Tensor, *, frozen: bool = False) -> Tensor:
        """Cosines [N, outputs] of embeddings with the directions, which get no gradient if ``frozen``.

        In float32 also under autocast: they are divided by temperatures of a few hundredths.
        """
        directions = self.directions.detach() if frozen else self.directions
        with torch.autocast(embeddings.device.type, enabled=False):
            return F.linear(embeddings, F.normalize(directions, dim=1))
