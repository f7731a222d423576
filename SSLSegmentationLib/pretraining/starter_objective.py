"""What the starter learns from pairs: to tell structures apart in any contrast, what they are, and where they lie."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..losses.ntxent import masked_nt_xent
from ..losses.segmentation import segmentation_loss
from ..networks import UNet
from ..networks.heads import ProjectionHead
from ..stores.sampling import derived_seed, step_generator
from ..training import Objective
from .starter_looks import Pairs, draw_pairs
from .starter_scenes import ROLES
from .starter_settings import PAIRS, StarterLoss

#: Height and width of the images of successive steps, and pairs of a step: as many pixels in each, about.
_SIZES = ((64, 8), (64, 8), (96, 4), (64, 8), (64, 8), (128, 2))
_HIDDEN, _EMBEDDING = 128, 64


class StarterModule(nn.Module):
    """A U-Net with heads that are thrown away: one per compared map, one for place and role.

    Args:
        network: its encoder and decoder are what is kept.
    """

    def __init__(self, network: UNet) -> None:
        super().__init__()
        self.network = network
        widths = network.settings.widths
        compared = [widths[-1], *reversed(widths[:3])]  # the bottleneck and the last three maps of the decoder
        self.projections = nn.ModuleList(ProjectionHead(width, _HIDDEN, _EMBEDDING, layers=3) for width in compared)
        self.dense = nn.Conv2d(network.decoder_width(), 2 + len(ROLES), kernel_size=1)

    def forward(self, images: Tensor) -> tuple[list[Tensor], Tensor]:
        """Maps to compare, coarsest first, and the output for place (2) and roles, of images ``[V, 1, h, w]``."""
        features = self.network.encoder(images)
        maps = self.network.decoder.maps(features, len(features) - 1)
        return [features[-1], *maps[-3:]], self.dense(maps[-1])


class StarterObjective(Objective):
    """Pairs made anew in every step, none twice.

    Args:
        module: what learns.
        loss: settings.
        seed: of all that is random.
    """

    steps_per_epoch = 1
    batch_size = PAIRS
    keep_best = False

    def __init__(self, module: StarterModule, loss: StarterLoss, seed: int) -> None:
        self.module = module
        self.settings = loss
        self.seed = seed
        self._segmentation = segmentation_loss("dice_ce")

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Contrast on four maps, place, and roles."""
        size, count = _SIZES[step % len(_SIZES)]
        rng = np.random.default_rng(derived_seed(self.seed, "scenes", step))
        generator = step_generator(self.seed, "looks", step)
        with torch.no_grad(), torch.autocast("cpu", enabled=False):
            pairs = draw_pairs(count, size, rng, generator)
        maps, dense = self.module(pairs.images)
        contrasts = [
            self._contrast(features, head, pairs.labels, generator)
            for features, head in zip(maps, self.module.projections, strict=True)
        ]
        contrast = torch.stack(contrasts).mean()
        place, roles = _place_loss(dense[:, :2].float(), pairs), self._segmentation(dense[:, 2:], pairs.roles)
        total = contrast + self.settings.place_weight * place + self.settings.role_weight * roles
        return {"loss": total, "contrast": contrast, "place": place, "roles": roles}

    def _contrast(self, features: Tensor, head: nn.Module, labels: Tensor, generator: torch.Generator) -> Tensor:
        """Pixels of one structure in either look of a scene are alike; those of its other structures are not."""
        views, _, height, width = features.shape
        coarse = F.interpolate(labels[:, None].float(), size=(height, width), mode="nearest-exact").long()
        # Both views of a scene side by side: [B, 2hw]
        coarse = coarse.view(2, views // 2, -1).transpose(0, 1).flatten(1)
        chosen = balanced(coarse, self.settings.pixels, generator)
        vectors = features.flatten(2).unflatten(0, (2, views // 2)).permute(1, 0, 3, 2).flatten(1, 2)
        vectors = vectors.gather(1, chosen[..., None].expand(-1, -1, vectors.shape[-1]))
        embeddings = head(vectors.flatten(0, 1)).view(*chosen.shape, -1)
        picked = coarse.gather(1, chosen)
        alike = picked[:, :, None] == picked[:, None]
        return masked_nt_xent(embeddings, alike, ~alike, self.settings.temperature)

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Nothing: no pair comes twice, so the training loss is one of unseen pairs."""
        return {}


def balanced(labels: Tensor, count: int, generator: torch.Generator) -> Tensor:
    """Random places, small structures oftener than their share: ``[B, min(count, N)]`` of labels ``[B, N]``.

    A structure of n pixels gets a share in proportion to √n; no place comes twice.
    """
    frequency = torch.zeros(len(labels), int(labels.max()) + 1).scatter_add_(1, labels, torch.ones(labels.shape))
    weights = frequency.gather(1, labels).rsqrt()
    return torch.multinomial(weights, min(count, labels.shape[1]), generator=generator)


def _place_loss(predicted: Tensor, pairs: Pairs) -> Tensor:
    """Smooth L1 of the place in the body, mean over pixels whose place can be told; 0 without any."""
    error = F.smooth_l1_loss(predicted, pairs.place.clamp(-1.2, 1.2), reduction="none", beta=0.1).mean(dim=1)
    return (error * pairs.placed).sum() / pairs.placed.sum().clamp_min(1)
